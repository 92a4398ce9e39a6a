/* promise.c owns reading one row of a table of commitments: its fields, words, custom fields.
 * It must not compare it with the register, nor store it. */
#include "core/exchange/promise.h"

#include "core/exchange/import_date.h"
#include "core/draft/names.h"
#include "core/text/text.h"

#include <string.h>

enum { TITLE_CHARS = 120 };

struct promise *promise_new(void)
{
    struct promise *promise = g_new0(struct promise, 1);
    gsize n;
    const struct field *fields = field_all(NOUN_COMMITMENT, &n);
    promise->fields = g_new0(const char *, n);
    promise->columns = g_new0(const struct column *, n);
    for (gsize i = 0; i < n; i++)
        if (fields[i].column != NULL && fields[i].type != FIELD_SERIES) {
            promise->columns[i] = table_column(table_of(TABLE_COMMITMENT), fields[i].column);
            g_assert(promise->columns[i]->type == COLUMN_TEXT);
        }
    promise->custom = g_array_new(FALSE, FALSE, sizeof(struct custom));
    return promise;
}

void promise_free(struct promise *promise)
{
    if (promise == NULL)
        return;
    g_free(promise->fields);
    g_free(promise->columns);
    g_array_unref(promise->custom);
    g_free(promise);
}

static gsize index_of(const char *name)
{
    gsize n;
    const struct field *fields = field_all(NOUN_COMMITMENT, &n);
    for (gsize i = 0; i < n; i++)
        if (strcmp(fields[i].name, name) == 0)
            return i;
    g_assert_not_reached();
}

const char *promise_field(const struct promise *promise, const char *name)
{
    return promise->fields[index_of(name)];
}

void promise_set_field(struct promise *promise, const char *name, const char *text)
{
    promise->fields[index_of(name)] = text;
}

static void add_custom(struct promise *promise, const char *name, const char *value)
{
    struct custom custom = {name, value};
    g_array_append_val(promise->custom, custom);
}

/* A word heldto does not know is kept beside; what is not known to be public is internal. */
static const char *read_word(struct import *import, struct promise *promise,
                             const struct field *field)
{
    const char *text = import_get(import, field->name);
    if (*text == '\0')
        return field->preset != NULL ? NULL : "";
    const struct word *word = words_find(field->words, text);
    if (word != NULL)
        return word->token;
    import_note(import, NOTE_WORD, text);
    add_custom(promise, import_keep(import, g_strdup_printf("%s as imported", field->name)), text);
    return field->words == WORDS_VISIBILITY ? "internal" : NULL;
}

/* Names parted by another sign than a semicolon. */
static const char *read_list(struct import *import, const char *text)
{
    char sign = import->options->lists;
    if (sign == 0 || sign == ';' || import->mapping->is_own)
        return text;
    GString *list = g_string_new(NULL);
    for (const char *p = text; *p != '\0'; p++) {
        if (*p == ';')
            g_string_append(list, "\\;");
        else
            g_string_append_c(list, *p == sign ? ';' : *p);
    }
    return import_keep(import, g_string_free(list, FALSE));
}

static gboolean read_day(struct import *import, struct promise *promise, const struct field *field,
                         gsize i, GError **error)
{
    return import_day(import, field->name, import_get(import, field->name), &promise->fields[i],
                      error);
}

static gboolean read_field(struct import *import, struct promise *promise, gsize i,
                           const struct field *field, GError **error)
{
    switch (field->type) {
    case FIELD_WORD:
        promise->fields[i] = read_word(import, promise, field);
        return TRUE;
    case FIELD_LONG:
        promise->fields[i] = import_raw(import, field->name);
        return TRUE;
    case FIELD_PARTIES:
    case FIELD_TOPICS:
        promise->fields[i] = read_list(import, import_get(import, field->name));
        return TRUE;
    case FIELD_DAY:
        return read_day(import, promise, field, i, error);
    case FIELD_PERIOD:
    case FIELD_EDTF:
        return TRUE; /* read together, against the meeting */
    default:
        promise->fields[i] = import_get(import, field->name);
        return TRUE;
    }
}

static gboolean read_fields(struct import *import, struct promise *promise, GError **error)
{
    gsize n;
    const struct field *fields = field_all(NOUN_COMMITMENT, &n);
    for (gsize i = 0; i < n; i++) {
        promise->fields[i] = NULL;
        if (import_has(import, fields[i].name) &&
            !read_field(import, promise, i, &fields[i], error))
            return FALSE;
    }
    promise->key = promise_field(promise, "key") != NULL ? promise_field(promise, "key") : "";
    promise_set_field(promise, "key", NULL); /* it never changes */
    return TRUE;
}

static gboolean read_due(struct import *import, struct promise *promise, GError **error)
{
    const char *text, *edtf, *reference = promise->occasion != NULL ? promise->occasion->last : "";
    if (!import_due(import, reference, &text, &edtf, error))
        return FALSE;
    promise_set_field(promise, "due_text", text);
    promise_set_field(promise, "due_edtf", edtf);
    return TRUE;
}

/* The words a text begins with, on one line. */
static const char *title_of(struct import *import, const char *text)
{
    g_auto(GStrv) words = g_strsplit_set(text, " \t\r\n", -1);
    g_autoptr(GString) line = g_string_new(NULL);
    for (gsize i = 0; words[i] != NULL && line->len <= 8 * TITLE_CHARS; i++)
        if (*words[i] != '\0')
            g_string_append_printf(line, "%s%s", line->len > 0 ? " " : "", words[i]);
    return import_keep(import, text_shorten(line->str, TITLE_CHARS));
}

/* Where the words go: a wording at the meeting, else the description; and what the row is called. */
static void read_words(struct import *import, struct promise *promise)
{
    const char *title = promise_field(promise, "title");
    const char *description = promise_field(promise, "description");
    gboolean is_own = import->mapping->is_own;
    promise->text = import_raw(import, "text");
    if (title != NULL && *title == '\0')
        promise_set_field(promise, "title", title = NULL);
    const char *words = *promise->text != '\0' ? promise->text : description;
    if (title == NULL && words != NULL && *words != '\0')
        title = title_of(import, words);
    if (title != NULL && *title == '\0')
        title = *promise->key != '\0' ? promise->key : "(no words)";
    promise->title = title;
    if (promise->occasion != NULL && *promise->text == '\0' && title != NULL && !is_own) {
        promise->text = title;
        promise->is_titled = TRUE;
    }
    if (promise->occasion == NULL && *promise->text != '\0') {
        gboolean is_both = description != NULL && *description != '\0';
        promise_set_field(
            promise, "description",
            is_both ? import_keep(import, g_strconcat(promise->text, "\n\n", description, NULL))
                    : promise->text);
        promise->text = "";
    }
}

static void read_voice(struct import *import, struct promise *promise)
{
    const char *text = import_get(import, "voice");
    const struct word *word = words_find(WORDS_VOICE, text);
    promise->voice = word != NULL ? word->token : "";
    if (word != NULL || *text == '\0')
        return;
    import_note(import, NOTE_WORD, text);
    add_custom(promise, "voice as imported", text);
}

/* A meeting that cannot be dated is remembered by its name. */
static gboolean read_occasion(struct import *import, struct change *change, struct promise *promise,
                              GError **error)
{
    if (!occasion_of_row(import, change, &promise->occasion, error))
        return FALSE;
    if (promise->occasion != NULL)
        return TRUE;
    const char *parts[] = {import_get(import, "meeting"), import_get(import, "meeting_date"),
                           import_get(import, "meeting_place")};
    g_autoptr(GString) all = g_string_new(NULL);
    for (gsize i = 0; i < G_N_ELEMENTS(parts); i++)
        if (*parts[i] != '\0')
            g_string_append_printf(all, "%s%s", all->len > 0 ? ", " : "", parts[i]);
    if (all->len == 0)
        return TRUE;
    import_note(import, NOTE_MEETING, all->str);
    add_custom(promise, "meeting as imported", import_keep(import, g_strdup(all->str)));
    return TRUE;
}

static void keep_status_word(struct import *import, struct promise *promise, enum note note,
                             const char *word)
{
    import_note(import, note, word);
    add_custom(promise, "status as imported", word);
    promise->wish.status = NULL;
}

static void read_status_word(struct import *import, struct promise *promise)
{
    struct status_wish *wish = &promise->wish;
    const char *word = import_get(import, "status"), *kind = promise_field(promise, "kind");
    const struct scheme_status_row *first = import->session->statuses->pdata[0];
    if (*word == '\0' || (!import->mapping->is_own && import_says_nothing(word)))
        return;
    wish->status = import_status_word(import, word);
    gboolean has_none =
        kind != NULL && (strcmp(kind, "position") == 0 || strcmp(kind, "third-party") == 0);
    if (wish->status == NULL || has_none)
        keep_status_word(import, promise, NOTE_STATUS, word);
    else if (wish->status->needs_successor && *wish->successor == '\0')
        keep_status_word(import, promise, NOTE_SUCCESSOR, word);
    else if (wish->status == first && *wish->on == '\0')
        wish->status = NULL; /* not assessed: what it is without an entry */
}

static gboolean read_status(struct import *import, struct change *change, struct promise *promise,
                            GError **error)
{
    struct status_wish *wish = &promise->wish;
    const char *kind = promise_field(promise, "kind");
    *wish = (struct status_wish){.note = "",
                                 .visibility = "",
                                 .author = "",
                                 .page = "",
                                 .checked_on = "",
                                 .successor = import_get(import, "successor")};
    if (!import_day(import, "status_on", import_get(import, "status_on"), &wish->on, error))
        return FALSE;
    read_status_word(import, promise);
    return import_status_check(import, kind != NULL ? kind : "", wish, error) &&
           import_source(import, change, &wish->source_id, error);
}

static void read_custom(struct import *import, struct promise *promise)
{
    const GPtrArray *custom = import->mapping->custom;
    for (guint i = 0; i < custom->len; i++) {
        const struct map_custom *column = custom->pdata[i];
        add_custom(promise, column->name, cells_column(import->cells, column->column));
    }
}

gboolean promise_read(struct import *import, struct change *change, struct promise *promise,
                      GError **error)
{
    g_array_set_size(promise->custom, 0);
    promise->is_titled = FALSE;
    promise->also = NULL;
    read_custom(import, promise);
    if (!read_fields(import, promise, error) || !read_occasion(import, change, promise, error) ||
        !read_due(import, promise, error))
        return FALSE;
    read_words(import, promise);
    read_voice(import, promise);
    return read_status(import, change, promise, error);
}
