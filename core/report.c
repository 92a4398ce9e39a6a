/* report.c owns the tables of reports, writers and parameters, and the making of a report.
 * It must not know what any report says, nor any format. */
#include "core/report.h"

#include "core/report/build.h"
#include "core/report/cite.h"
#include "core/report/prepare.h"
#include "core/reports/reports.h"
#include "core/report/stood.h"
#include "core/format/write.h"

#include <string.h>

#define PARAM_ROW(id, option, key, value, what)                                                    \
    [REPORT_##id] = {.name = (option), .letter = (key), .argument = (value), .help = (what)},
static const struct report_param_row params[N_REPORT_PARAMS] = {REPORT_PARAMS(PARAM_ROW)};
#undef PARAM_ROW

static const struct report_row *const rows[] = {
    &report_follow_up, &report_since,   &report_overdue,   &report_lineage,
    &report_brief,     &report_sources, &report_method,    &report_tally,
    &report_handover,  &report_year,    &report_scorecard,
};

static const struct report_writer *const writers[] = {
    &report_write_text, &report_write_markdown, &report_write_html, &report_write_pdf,
    &report_write_docx, &report_write_csv,      &report_write_json,
};

const struct report_param_row *report_params(void)
{
    return params;
}

unsigned report_common_params(void)
{
    return 1u << REPORT_AUDIENCE | 1u << REPORT_FILTER | 1u << REPORT_FORMAT | 1u << REPORT_FILE |
           1u << REPORT_PRINT | 1u << REPORT_PAPER | 1u << REPORT_WIDTH | 1u << REPORT_PAGED |
           1u << REPORT_TITLE | 1u << REPORT_RECIPIENT | 1u << REPORT_MESSAGES | 1u << REPORT_ISSUE;
}

gboolean report_is_internal(const struct report_request *request)
{
    const char *audience = request->values[REPORT_AUDIENCE];
    return audience != NULL ? strcmp(audience, "internal") == 0 : request->row->is_internal;
}

const struct report_row *const *report_all(gsize *n)
{
    *n = G_N_ELEMENTS(rows);
    return rows;
}

const struct report_row *report_find(const char *name)
{
    for (gsize i = 0; i < G_N_ELEMENTS(rows); i++)
        if (strcmp(rows[i]->name, name) == 0)
            return rows[i];
    return NULL;
}

const struct report_writer *const *report_writers(gsize *n)
{
    *n = G_N_ELEMENTS(writers);
    return writers;
}

const struct report_writer *report_writer_find(const char *name)
{
    for (gsize i = 0; i < G_N_ELEMENTS(writers); i++)
        if (strcmp(writers[i]->name, name) == 0)
            return writers[i];
    return NULL;
}

void report_made_clear(struct report_made *made)
{
    g_clear_pointer(&made->title, g_free);
    g_clear_pointer(&made->created_on, g_free);
    g_clear_pointer(&made->as_of, g_free);
    g_clear_pointer(&made->entries, g_array_unref);
    made->state = 0;
}

/* Builds into a spool of its own, and hands that on when it is whole. `moved`: another program
 * changed the register meanwhile, so that it may contradict itself; nothing was handed on. */
static gboolean make_once(struct session *session, const struct report_request *request,
                          gboolean may_move, gboolean *moved, const struct report_output *output,
                          GError **error)
{
    struct report report = {.session = session, .request = request, .row = request->row};
    struct report_layout layout;
    struct spool *spool = NULL;
    gint64 before = 0, after = 0;
    gboolean is_fine = report_prepare(&report, &layout, error) &&
                       db_data_version(session->db, &before, error) &&
                       (spool = spool_open(error)) != NULL;
    if (is_fine) {
        report.page = report.writer->open(&layout, spool, error);
        is_fine = report.page != NULL && report.row->build(&report, error) &&
                  stood_settle(&report, error) && db_data_version(session->db, &after, error);
    }
    *moved = is_fine && !may_move && before != after;
    if (is_fine && !*moved)
        is_fine = report.writer->end(report.page, error) &&
                  spool_deliver(spool, report.writer->settle, report.page, output, error);
    if (report.page != NULL)
        report.writer->close(report.page);
    spool_close(spool);
    stood_clear(&report);
    report_clear(&report);
    return is_fine;
}

gboolean report_make(struct session *session, const struct report_request *request,
                     const struct report_output *output, GError **error)
{
    gboolean moved = FALSE;
    if (!make_once(session, request, FALSE, &moved, output, error))
        return FALSE;
    if (!moved)
        return TRUE;
    /* Once more, and this time others wait: it must be of one moment. */
    if (!db_begin_read(session->db, error))
        return FALSE;
    if (make_once(session, request, TRUE, &moved, output, error))
        return db_commit(session->db, error);
    db_rollback(session->db);
    return FALSE;
}
