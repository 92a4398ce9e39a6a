/* edition.c owns what an edition is called, and finding it by that.
 * It must not know how editions come to be. */
#include "core/edition/edition.h"

#include "core/scheme/words.h"
#include "core/text/text.h"

#include <jansson.h>
#include <string.h>

char *edition_name(const struct edition *edition)
{
    return g_strdup_printf("%s/%" G_GINT64_FORMAT, edition->report, edition->number);
}

const char *edition_extension(const struct edition *edition)
{
    const struct report_writer *writer = report_writer_find(edition->format);
    return writer != NULL ? writer->extension : edition->format;
}

char *edition_parameters_words(const struct edition *edition)
{
    GString *words = g_string_new(NULL);
    const char *name;
    json_t *value, *object = json_loads(edition->parameters, 0, NULL);
    json_object_foreach (object, name, value) {
        const char *text = json_string_value(value);
        g_string_append_printf(words, "%s%s%s%s", words->len > 0 ? "; " : "", name,
                               text != NULL ? " " : "", text != NULL ? text : "");
    }
    json_decref(object);
    return g_string_free(words, FALSE);
}

/* The digits at the end, behind a "/" or alone; 0: there are none. *report: what stands before. */
static gint64 parse(const char *name, char **report)
{
    const char *slash = strrchr(name, '/');
    const char *digits = slash != NULL ? slash + 1 : name;
    guint64 number = 0;
    if (g_ascii_string_to_unsigned(digits, 10, 1, G_MAXINT32, &number, NULL)) {
        *report = slash != NULL ? g_strndup(name, (gsize)(slash - name)) : g_strdup("");
        return (gint64)number;
    }
    *report = g_strdup(name);
    return 0;
}

/* The newest that is meant; *others: how many reports else have an edition of that number. */
static const struct edition *pick(const GPtrArray *heads, const char *report, gint64 number,
                                  guint *others)
{
    const struct edition *found = NULL;
    *others = 0;
    for (guint i = 0; i < heads->len; i++) {
        const struct edition *head = heads->pdata[i];
        if ((*report != '\0' && strcmp(head->report, report) != 0) ||
            (number != 0 && head->number != number))
            continue;
        if (found == NULL)
            found = head;
        else if (number != 0)
            (*others)++;
    }
    return found;
}

static const struct edition *find(const GPtrArray *heads, const char *name, GError **error)
{
    g_autofree char *report = NULL;
    g_autofree char *shown = text_show(name, -1);
    gint64 number = parse(name, &report);
    guint others;
    const struct edition *found = pick(heads, report, number, &others);
    if (heads->len == 0)
        heldto_refuse(error, HELDTO_ERROR_NOTHING,
                      _("no edition was issued yet; `heldto report NAME --issue` issues one"));
    else if (found == NULL && number == 0 && *report != '\0')
        heldto_refuse(error, HELDTO_ERROR_NOTHING,
                      _("no edition of a report \"%s\" was issued; `heldto edition list` lists "
                        "those there are"),
                      shown);
    else if (found == NULL)
        heldto_refuse(error, HELDTO_ERROR_NOTHING,
                      _("there is no edition \"%s\"; `heldto edition list` lists those there are"),
                      shown);
    else if (others > 0)
        heldto_refuse(error, HELDTO_ERROR_NOTHING,
                      _("several reports have an edition %" G_GINT64_FORMAT "; say which: %s/%s"),
                      number, found->report, shown);
    return others > 0 ? NULL : found;
}

struct edition *edition_named(struct session *session, const char *name, gboolean with_bytes,
                              GError **error)
{
    static const char prefix[] = "edition:";
    if (g_str_has_prefix(name, prefix))
        name += strlen(prefix);
    g_autoptr(GPtrArray) heads = edition_heads(session->db, error);
    const struct edition *found = heads != NULL ? find(heads, name, error) : NULL;
    if (found == NULL)
        return NULL;
    return with_bytes ? edition_by_id(session->db, found->id, error)
                      : edition_head_by_id(session->db, found->id, error);
}
