/* cite.c owns the numbers of sources and the list of them at the end.
 * It must not know which report cites them. */
#include "core/report/cite.h"

#include "core/report/phrase.h"
#include "core/report/view.h"
#include "core/report/stood.h"

#include <string.h>

struct report_cited {
    gboolean is_document;
    gint64 id;
};

/* Documents have even keys, sources odd ones. */
static guint number_of(struct report *report, gboolean is_document, gint64 id)
{
    if (report->cited == NULL) {
        report->cited = g_array_new(FALSE, FALSE, sizeof(struct report_cited));
        report->numbers = g_hash_table_new_full(g_int64_hash, g_int64_equal, g_free, NULL);
    }
    gint64 key = id * 2 + (is_document ? 0 : 1);
    gpointer known = g_hash_table_lookup(report->numbers, &key);
    if (known != NULL)
        return GPOINTER_TO_UINT(known);
    struct report_cited cited = {.is_document = is_document, .id = id};
    g_array_append_val(report->cited, cited);
    g_hash_table_insert(report->numbers, g_memdup2(&key, sizeof key),
                        GUINT_TO_POINTER(report->cited->len));
    return report->cited->len;
}

guint cite_known(const struct report *report, gboolean is_document, gint64 id)
{
    gint64 key = id * 2 + (is_document ? 0 : 1);
    return report->numbers != NULL ? GPOINTER_TO_UINT(g_hash_table_lookup(report->numbers, &key))
                                   : 0;
}

guint cite_document(struct report *report, const struct document *document)
{
    return number_of(report, TRUE, document->id);
}

guint cite_source(struct report *report, const struct source *source)
{
    return number_of(report, FALSE, source->id);
}

/* "p. 2" of a bare "2"; what says more stays as it is. */
static char *labelled(const char *label, const char *place)
{
    return g_ascii_isdigit(*place) ? g_strdup_printf("%s %s", label, place) : g_strdup(place);
}

gboolean cite_update(struct report *report, const struct story_update *told,
                     struct report_text *text)
{
    stood_update(report, told->update);
    for (guint i = 0; i < told->sources->len; i++) {
        const struct source *source = told->sources->pdata[i];
        g_autofree char *page = labelled("p.", told->pages->pdata[i]);
        report_text_cite(text, cite_source(report, source),
                         strcmp(page, source->page) != 0 ? page : "");
    }
    return told->sources->len > 0;
}

char *cite_numbers(struct report *report, const struct story_update *told)
{
    GString *numbers = g_string_new(NULL);
    for (guint i = 0; i < told->sources->len; i++)
        g_string_append_printf(numbers, "%s%u", i > 0 ? "; " : "",
                               cite_source(report, told->sources->pdata[i]));
    return g_string_free(numbers, FALSE);
}

void cite_wording(struct report *report, const struct story_wording *told, struct report_text *text)
{
    stood_wording(report, told->wording);
    if (told->document == NULL)
        return;
    g_autofree char *page = labelled("p.", told->wording->page);
    g_autofree char *paragraph = labelled("par.", told->wording->paragraph);
    g_autofree char *place =
        g_strconcat(page, *page != '\0' && *paragraph != '\0' ? ", " : "", paragraph, NULL);
    report_text_cite(text, cite_document(report, told->document), place);
}

gboolean cite_full_texts(struct report *report, gint64 meeting_id, struct report_text *text,
                         GError **error)
{
    g_autoptr(GPtrArray) documents =
        document_heads_of_meeting(report->session->db, meeting_id, error);
    for (guint i = 0; documents != NULL && i < documents->len; i++) {
        const struct document *document = documents->pdata[i];
        if (strcmp(document->coverage, "full") == 0 &&
            (report->is_internal || view_is_public(document->visibility)))
            report_text_cite(text, cite_document(report, document), NULL);
    }
    return documents != NULL;
}

char *cite_reference(const struct report_text *text)
{
    if (text->runs->len == 0)
        return g_strdup("");
    return g_strdup(g_array_index(text->runs, struct report_run, 0).text);
}

static void put_document(struct report *report, guint number, const struct document *row)
{
    g_autofree char *publisher =
        *row->republisher != '\0'
            ? g_strdup_printf(_("%s, republished by %s"), row->publisher, row->republisher)
            : g_strdup(row->publisher);
    const char *coverage = words_label(WORDS_COVERAGE, row->coverage);
    gboolean is_said = strstr(row->title, coverage) != NULL;
    report->writer->source(report->page,
                           &(struct report_source){.number = number,
                                                   .title = row->title,
                                                   .publisher = publisher,
                                                   .dated_on = row->published_on,
                                                   .page = "",
                                                   .retrieved_on = row->retrieved_on,
                                                   .url = row->url,
                                                   .remark = is_said ? "" : coverage});
}

static void put_source(struct report *report, guint number, const struct source *row)
{
    const char *kind = words_label(WORDS_SOURCE_KIND, row->kind);
    g_autofree char *remark = *row->searched_where != '\0'
                                  ? g_strdup_printf("%s: %s", kind, row->searched_where)
                                  : g_strdup(kind);
    g_autofree char *page = labelled("p.", row->page);
    gboolean is_same_day = strcmp(row->retrieved_on, row->dated_on) == 0;
    report->writer->source(
        report->page, &(struct report_source){.number = number,
                                              .title = row->title,
                                              .publisher = row->publisher,
                                              .dated_on = row->dated_on,
                                              .page = page,
                                              .retrieved_on = is_same_day ? "" : row->retrieved_on,
                                              .url = row->url,
                                              .remark = remark});
}

static gboolean put_cited(struct report *report, guint number, GError **error)
{
    const struct report_cited *cited =
        &g_array_index(report->cited, struct report_cited, number - 1);
    if (cited->is_document) {
        owned(document) document = document_head_by_id(report->session->db, cited->id, error);
        if (document != NULL)
            put_document(report, number, document);
        return document != NULL;
    }
    owned(source) source = source_by_id(report->session->db, cited->id, error);
    if (source != NULL)
        put_source(report, number, source);
    return source != NULL;
}

gboolean cite_list(struct report *report, GError **error)
{
    if (report->cited == NULL)
        return TRUE;
    report_heading(report, 1, "source", _("Sources"));
    for (guint i = 0; i < report->cited->len; i++)
        if (!put_cited(report, i + 1, error))
            return FALSE;
    return TRUE;
}

void cite_clear(struct report *report)
{
    g_clear_pointer(&report->cited, g_array_unref);
    g_clear_pointer(&report->numbers, g_hash_table_unref);
}
