/* form_field.c owns one field of a form: its text, choices, judgement and completion.
 * It must not know how a form looks, nor keys. */
#include "tui/form_private.h"

#include "core/text/text.h"
#include "db/commitment.h"
#include "db/name.h"

#include <string.h>

#define OFFERS_MAX 40

gboolean form_field_is_required(const struct form *form, const struct form_field *field)
{
    const struct form_rules *rules = form->options.rules;
    return (field->field->flags & FIELD_REQUIRED) ||
           (rules != NULL && rules->is_required != NULL &&
            rules->is_required(field->field, form->options.data));
}

gboolean form_field_is_choice(const struct form_field *field)
{
    const enum field_type type = field->field->type;
    return type == FIELD_WORD || type == FIELD_YES || type == FIELD_STATUS || type == FIELD_CHOICE;
}

gboolean form_field_has_lines(const struct form_field *field)
{
    return strchr(field->line.text->str, '\n') != NULL;
}

static void add_choice(GArray *choices, struct form_choice choice)
{
    g_array_append_val(choices, choice);
}

static void add_words(GArray *choices, enum word_set set)
{
    gsize n = 0;
    const struct word *words = words_all(set, &n);
    for (gsize i = 0; i < n; i++)
        add_choice(choices, (struct form_choice){
                                .token = words[i].token,
                                .label = _(words[i].label),
                                .brief = _(words[i].brief),
                            });
}

static void add_statuses(GArray *choices, const struct session *session)
{
    for (guint i = 0; i < session->statuses->len; i++) {
        const struct scheme_status_row *status = session->statuses->pdata[i];
        add_choice(choices, (struct form_choice){
                                .token = status->token,
                                .label = status->label,
                                .brief = status->definition,
                                .letter = status->letter,
                            });
    }
}

/* The texts last as long as the form, being interned. */
static void add_offered(GArray *choices, const struct form *form, const struct form_field *field)
{
    g_auto(GStrv) words =
        g_strsplit(form->options.rules->choices(field->field, form->options.data), "|", -1);
    for (gsize i = 0; words[i] != NULL; i++) {
        const char *word = g_intern_string(words[i]);
        add_choice(choices, (struct form_choice){.token = word, .label = word, .brief = ""});
    }
}

GArray *form_field_choices(const struct form *form, const struct form_field *field)
{
    GArray *choices = g_array_new(FALSE, FALSE, sizeof(struct form_choice));
    const gboolean may_be_empty =
        !form_field_is_required(form, field) && field->field->type != FIELD_YES;
    if (may_be_empty)
        add_choice(choices, (struct form_choice){.token = "", .label = "–", .brief = ""});
    if (field->field->type == FIELD_WORD)
        add_words(choices, field->field->words);
    if (field->field->type == FIELD_CHOICE)
        add_offered(choices, form, field);
    if (field->field->type == FIELD_STATUS)
        add_statuses(choices, form_session(form));
    if (field->field->type == FIELD_YES) {
        add_choice(choices, (struct form_choice){.token = "0", .label = _("no"), .brief = ""});
        add_choice(choices, (struct form_choice){.token = "1", .label = _("yes"), .brief = ""});
    }
    return choices;
}

static char *choice_shown(const struct form *form, const struct form_field *field)
{
    g_autoptr(GArray) choices = form_field_choices(form, field);
    const char *label = field->line.text->str;
    for (guint i = 0; i < choices->len; i++) {
        const struct form_choice *choice = &g_array_index(choices, struct form_choice, i);
        if (strcmp(choice->token, field->line.text->str) == 0)
            label = choice->label;
    }
    return text_show(label, -1);
}

char *form_field_shown(const struct form *form, const struct form_field *field)
{
    const char *text = field->line.text->str;
    if (form_field_is_choice(field))
        return choice_shown(form, field);
    const char *end = strchr(text, '\n');
    if (end == NULL)
        return text_show(text, -1);
    guint lines = 1;
    for (const char *at = end; at; at = strchr(at + 1, '\n'))
        lines++;
    g_autofree char *first = text_show(text, end - text);
    return g_strdup_printf(_("(%u lines) %s"), lines, first);
}

void form_field_set(struct form *form, struct form_field *field, const char *text)
{
    g_autofree char *copy = g_strdup(text);
    g_string_assign(field->line.text, copy);
    field->line.at = MIN(field->line.at, field->line.text->len);
    while (field->line.at > 0 && (copy[field->line.at] & 0xC0) == 0x80)
        field->line.at--;
    draft_set(form->draft, field->field->name, copy);
    g_clear_pointer(&field->error, g_free);
    g_clear_pointer(&field->reading, g_free);
}

/* The message of a draft begins with the field's name, which stands beside it here. */
static char *without_name(const struct form_field *field, const char *message)
{
    g_autofree char *prefix = g_strconcat(field->field->name, ": ", NULL);
    if (g_str_has_prefix(message, prefix))
        message += strlen(prefix);
    return text_show(message, -1);
}

static gboolean obeys_rules(struct form *form, const struct form_field *field, GError **error)
{
    const struct form_rules *rules = form->options.rules;
    const char *text = field->line.text->str;
    if (*text == '\0' && form_field_is_required(form, field)) {
        g_set_error_literal(error, HELDTO_ERROR, HELDTO_ERROR_INPUT, _("it cannot be empty"));
        return FALSE;
    }
    return *text == '\0' || rules == NULL || rules->check == NULL ||
           rules->check(form->layer.app, field->field, text, form->options.data, error);
}

gboolean form_field_check(struct form *form, struct form_field *field)
{
    g_autofree char *reading = NULL;
    GError *error = NULL;
    g_clear_pointer(&field->error, g_free);
    g_clear_pointer(&field->reading, g_free);
    if (draft_check(form_session(form), form->draft, field->field, &reading, &error) &&
        obeys_rules(form, field, &error)) {
        field->reading = text_show(reading ? reading : "", -1);
        return TRUE;
    }
    /* Another program's lock says nothing about the text. */
    const gboolean is_wrong = !g_error_matches(error, DB_ERROR, DB_ERROR_BUSY);
    if (is_wrong)
        field->error = without_name(field, error->message);
    g_error_free(error);
    return !is_wrong;
}

static gboolean begins_with(const char *text, const char *prefix)
{
    g_autofree char *a = g_utf8_casefold(text, -1), *b = g_utf8_casefold(prefix, -1);
    return g_str_has_prefix(a, b);
}

static GPtrArray *offer_names(struct db *db, enum name_noun noun, const char *prefix)
{
    g_autoptr(GPtrArray) names = name_all(db, noun, NULL);
    GPtrArray *offers = g_ptr_array_new_with_free_func(g_free);
    for (guint i = 0; names && i < names->len && offers->len < OFFERS_MAX; i++) {
        const struct name *name = names->pdata[i];
        if (begins_with(name->text, prefix) &&
            !g_ptr_array_find_with_equal_func(offers, name->text, g_str_equal, NULL))
            g_ptr_array_add(offers, g_strdup(name->text));
    }
    return offers;
}

/* Where the last name of a list begins. */
static gsize start_of_last(const char *text)
{
    const char *semicolon = strrchr(text, ';');
    if (semicolon == NULL)
        return 0;
    semicolon++;
    return (gsize)(semicolon - text) + strspn(semicolon, " ");
}

gboolean form_field_is_name(const struct form_field *field)
{
    switch (field->field->type) {
    case FIELD_PARTIES:
    case FIELD_PARTY:
    case FIELD_TOPICS:
    case FIELD_SERIES:
    case FIELD_MEETING:
    case FIELD_COMMITMENT:
        return TRUE;
    default:
        return FALSE;
    }
}

GPtrArray *form_field_offers(const struct form *form, const struct form_field *field, gsize *start)
{
    struct db *db = form_session(form)->db;
    g_autofree char *text = g_strndup(field->line.text->str, field->line.at);
    const enum field_type type = field->field->type;
    const gboolean is_list = type == FIELD_PARTIES || type == FIELD_TOPICS;
    *start = is_list ? start_of_last(text) : 0;
    const char *prefix = text + *start;
    switch (type) {
    case FIELD_PARTIES:
    case FIELD_PARTY:
        return offer_names(db, NAME_PARTY, prefix);
    case FIELD_TOPICS:
        return offer_names(db, NAME_TOPIC, prefix);
    case FIELD_SERIES:
        return offer_names(db, NAME_SERIES, prefix);
    case FIELD_MEETING:
        return offer_names(db, NAME_MEETING, prefix);
    case FIELD_COMMITMENT:
        return commitment_keys_like(db, prefix, OFFERS_MAX, NULL);
    default:
        return NULL;
    }
}

static guint index_of(const GArray *choices, const char *token)
{
    for (guint i = 0; i < choices->len; i++)
        if (strcmp(g_array_index(choices, struct form_choice, i).token, token) == 0)
            return i;
    return 0;
}

gboolean form_field_turn(struct form *form, struct form_field *field, int by)
{
    if (!form_field_is_choice(field))
        return FALSE;
    g_autoptr(GArray) choices = form_field_choices(form, field);
    const guint n = choices->len, at = index_of(choices, field->line.text->str);
    const guint to = (guint)((gint64)at + by + n) % n;
    form_field_set(form, field, g_array_index(choices, struct form_choice, to).token);
    return TRUE;
}

void form_field_jump(struct form *form, struct form_field *field, const char *utf8)
{
    g_autoptr(GArray) choices = form_field_choices(form, field);
    const guint at = index_of(choices, field->line.text->str);
    for (guint i = 1; i <= choices->len; i++) {
        const struct form_choice *choice =
            &g_array_index(choices, struct form_choice, (at + i) % choices->len);
        const gboolean is_it =
            choice->letter ? strcmp(choice->letter, utf8) == 0 : begins_with(choice->label, utf8);
        if (is_it) {
            form_field_set(form, field, choice->token);
            return;
        }
    }
}
