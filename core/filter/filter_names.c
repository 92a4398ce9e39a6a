/* filter_names.c owns how a text finds parties, topics, series and meetings by their names.
 * It must not know where names are stored. */
#include "core/filter/filter_private.h"

#include "db/fold.h"

#include <string.h>

enum { MOST_FOUND = 1000 };

/* How well a name fits: the best fit found wins alone, so that "us" is not "Ususland" too. */
enum fit { FIT_NONE, FIT_INSIDE, FIT_BEGINS, FIT_WHOLE };

GPtrArray *filter_names_of_db(gpointer db, enum name_noun noun, GError **error)
{
    return name_all(db, noun, error);
}

static enum fit name_fit(const char *name, const char *folded)
{
    g_autofree char *text = fold_text(name, -1);
    if (strcmp(text, folded) == 0)
        return FIT_WHOLE;
    if (g_str_has_prefix(text, folded))
        return FIT_BEGINS;
    return fold_contains(text, folded) ? FIT_INSIDE : FIT_NONE;
}

static gboolean ids_have(const GArray *ids, gint64 id)
{
    for (guint i = 0; i < ids->len; i++)
        if (g_array_index(ids, gint64, i) == id)
            return TRUE;
    return FALSE;
}

static void ids_add(GArray *ids, gint64 id)
{
    if (!ids_have(ids, id))
        g_array_append_val(ids, id);
}

static GArray *find_ids(const GPtrArray *names, const char *folded)
{
    GArray *ids = g_array_new(FALSE, FALSE, sizeof(gint64));
    enum fit best = FIT_INSIDE;
    for (guint i = 0; i < names->len && *folded != '\0'; i++) {
        const struct name *name = names->pdata[i];
        enum fit fit = name_fit(name->text, folded);
        if (fit < best)
            continue;
        if (fit > best)
            g_array_set_size(ids, 0);
        best = fit;
        ids_add(ids, name->id);
    }
    return ids;
}

/* Whatever lies below one of the ids, at any depth. */
static void add_narrower(GArray *ids, const GPtrArray *names)
{
    guint before;
    do {
        before = ids->len;
        for (guint i = 0; i < names->len; i++) {
            const struct name *name = names->pdata[i];
            if (name->parent_id != 0 && ids_have(ids, name->parent_id))
                ids_add(ids, name->id);
        }
    } while (ids->len > before);
}

static gboolean is_token(const char *text)
{
    return text[strspn(text, "abcdefghijklmnopqrstuvwxyz0123456789-")] == '\0';
}

/* Its first name; where that is a token, rather a name of several words, or one that is no token. */
static const char *name_to_say(const GPtrArray *names, gint64 id)
{
    const char *first = NULL, *word = NULL;
    for (guint i = 0; i < names->len; i++) {
        const struct name *name = names->pdata[i];
        if (name->id != id)
            continue;
        if (first == NULL && !is_token(name->text))
            return name->text;
        if (strchr(name->text, ' ') != NULL)
            return name->text;
        if (first == NULL)
            first = name->text;
        else if (word == NULL && !is_token(name->text))
            word = name->text;
    }
    return word != NULL ? word : first != NULL ? first : "";
}

static GPtrArray *names_of(struct filter_reader *reader, enum name_noun noun)
{
    const struct filter_context *context = reader->context;
    if (context->names == NULL)
        return g_ptr_array_new();
    return context->names(context->names_data, noun, &reader->error);
}

/* A few names that begin like the text, else the first ones, to learn from. */
static char *suggestions(const GPtrArray *names, const char *folded)
{
    GString *list = g_string_new(NULL);
    gint64 last = 0;
    guint n = 0;
    for (guint pass = 0; pass < 2 && n == 0; pass++)
        for (guint i = 0; i < names->len && n < 6; i++) {
            const struct name *name = names->pdata[i];
            g_autofree char *text = fold_text(name->text, -1);
            if (name->id == last || (pass == 0 && *text != *folded))
                continue;
            g_string_append_printf(list, "%s“%s”", n > 0 ? ", " : "", name->text);
            last = name->id;
            n++;
        }
    return g_string_free(list, FALSE);
}

static struct filter *fail_name(struct filter_reader *reader, const struct filter_field *field,
                                const struct filter_value *value, const GPtrArray *names,
                                const char *folded)
{
    g_autofree char *list = suggestions(names, folded);
    /* What is mentioned or not is mentioned at a meeting. */
    const char *noun = strcmp(field->name, "mentioned") == 0 ? "meeting" : field->name;
    return filter_fail(reader, value->at, FILTER_ERROR_NAME,
                       *list != '\0' ? _("no %s is called “%s”; known are %s")
                                     : _("no %s is called “%s”"),
                       noun, value->text, list);
}

static struct filter *say_names(struct filter *filter, const struct filter_field *field,
                                const struct filter_value *value, const GPtrArray *names)
{
    const char *name = filter->ids->len == 1
                           ? name_to_say(names, g_array_index(filter->ids, gint64, 0))
                           : value->text;
    if (field->values == FILTER_VALUES_MEETING)
        return filter_say(filter, "%s", name);
    return filter_say(filter, _("%s is %s"), _(field->says), name);
}

struct filter *filter_lower_name(struct filter_reader *reader, const struct filter_field *field,
                                 const struct filter_value *value)
{
    g_autoptr(GPtrArray) names = names_of(reader, field->noun);
    if (names == NULL)
        return NULL;
    g_autofree char *folded = fold_text(value->text, -1);
    g_autoptr(GArray) ids = find_ids(names, folded);
    if (ids->len == 0)
        return fail_name(reader, field, value, names, folded);
    if (ids->len > MOST_FOUND)
        return filter_fail(reader, value->at, FILTER_ERROR_NAME,
                           _("“%s” fits %u names; say more of it"), value->text, ids->len);
    struct filter *named = filter_one_of(field->type, (const gint64 *)(void *)ids->data, ids->len);
    say_names(named, field, value, names);
    g_autofree char *says = g_steal_pointer(&named->says);
    add_narrower(named->ids, names);
    return filter_say(named, "%s", says);
}

struct filter *filter_lower_meeting(struct filter_reader *reader, const struct filter_field *field,
                                    const struct filter_value *value)
{
    g_autofree char *first = NULL, *last = NULL;
    if (!filter_days(value->text, reader->context->today, &first, &last))
        return filter_lower_name(reader, field, value);
    g_autofree char *words = filter_days_words(value->text, first, last);
    return filter_say(filter_between(field->type, first, last), "%s", words);
}
