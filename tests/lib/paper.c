/* paper.c owns a writer of reports that is fed by hand.
 * It must not know what is proved of it. */
#include "tests/lib/paper.h"

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

static const struct report_column columns[] = {
    {"key", FALSE}, {"name", FALSE}, {"count", TRUE}, {"value", TRUE}};

struct paper paper_open(const struct report_writer *writer, const struct report_layout *layout,
                        const char *title, const char *banner)
{
    struct paper paper = {.writer = writer, .spool = spool_open(NULL)};
    assert_non_null(paper.spool);
    paper.page = writer->open(layout, paper.spool, NULL);
    assert_non_null(paper.page);
    writer->begin(paper.page, &(struct report_head){.title = title,
                                                    .subtitle = title,
                                                    .date = "as of 23 November 2026",
                                                    .marking = "Public",
                                                    .banner = banner,
                                                    .author = title,
                                                    .recipient = title,
                                                    .created = "2026-11-23",
                                                    .language = "en",
                                                    .columns = columns,
                                                    .n_columns = G_N_ELEMENTS(columns)});
    return paper;
}

static gboolean append(gpointer data, const char *bytes, gsize len, GError **error)
{
    (void)error;
    g_string_append_len(data, bytes, (gssize)len);
    return TRUE;
}

char *paper_close(struct paper *paper)
{
    GString *text = g_string_new(NULL);
    const struct report_output output = {.write = append, .data = text};
    assert_true(paper->writer->end(paper->page, NULL));
    assert_true(spool_deliver(paper->spool, paper->writer->settle, paper->page, &output, NULL));
    paper->writer->close(paper->page);
    spool_close(paper->spool);
    return g_string_free(text, FALSE);
}

static struct report_text *text_of(const char *words)
{
    struct report_text *text = report_text_of(words);
    report_text_style(text, REPORT_STRONG, words);
    report_text_style(text, REPORT_WORDS, words);
    report_text_style(text, REPORT_QUOTE, words);
    report_text_style(text, REPORT_REMOVED, words);
    report_text_style(text, REPORT_ADDED, words);
    report_text_link(text, words, words);
    report_text_link(text, words, "https://example.org/a?b=1&c=\"2\"");
    report_text_cite(text, 1, words);
    return text;
}

static void put_entry(struct paper *paper, const char *words)
{
    struct report_entry *entry = report_entry_new(words, words);
    report_text_free(entry->sentence);
    entry->sentence = text_of(words);
    struct report_line *line = report_entry_line(entry, words);
    report_text_add(line->text, words);
    line->words = text_of(words);
    report_entry_set(entry, "key", words);
    report_entry_set(entry, "count", "12");
    paper->writer->entry(paper->page, entry);
    report_entry_free(entry);
}

static void put_table(struct paper *paper, const char *words)
{
    static const struct report_table_column cells[] = {
        {.name = "name", .label = "Name"},
        {.name = "count", .label = "Count", .width = 20, .align = TEXT_RIGHT, .is_bar = TRUE},
        {.name = "value", .label = "Value", .width = 6, .align = TEXT_RIGHT},
    };
    const struct report_table table = {.name = "t", .columns = cells, .n = 3, .most = 12};
    struct report_text *row[] = {text_of(words), report_text_of("12"), report_text_of("0.85")};
    paper->writer->table_begin(paper->page, &table);
    paper->writer->table_row(paper->page, row);
    paper->writer->table_row(paper->page, row);
    paper->writer->table_end(paper->page, row, words);
    for (gsize i = 0; i < G_N_ELEMENTS(row); i++)
        report_text_free(row[i]);
}

void paper_put_figure(struct paper *paper, enum report_figure_kind kind, const char *words)
{
    static const double values[2][3] = {{4, 0, 2.5}, {0.5, NAN, -1}};
    static const gint64 counts[] = {12, 0, 3};
    const char *series[] = {words, "second", words}, *letters[] = {"f", "p", "."};
    const char *marks[] = {"●", words, ""};
    struct report_figure_row rows[] = {{.label = words}, {.label = "Drugs"}};
    for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
        if (kind != FIGURE_STRIP)
            rows[i].values = values[kind == FIGURE_TREND];
        rows[i].counts = kind == FIGURE_TREND ? counts : NULL;
        rows[i].marks = kind == FIGURE_STRIP ? marks : NULL;
    }
    const struct report_figure figure = {.kind = kind,
                                         .name = "figure",
                                         .title = words,
                                         .alternative = words,
                                         .series = series,
                                         .letters = kind == FIGURE_BARS ? letters : NULL,
                                         .n_series = G_N_ELEMENTS(series),
                                         .rows = rows,
                                         .n = G_N_ELEMENTS(rows)};
    paper->writer->figure(paper->page, &figure);
}

void paper_put_all(struct paper *paper, const char *words)
{
    owned_text text = text_of(words);
    const struct report_writer *writer = paper->writer;
    writer->definition(paper->page, words, text);
    writer->heading(paper->page, 1, "part", words);
    writer->paragraph(paper->page, text);
    writer->box_begin(paper->page, words);
    writer->paragraph(paper->page, text);
    writer->definition(paper->page, words, text);
    put_table(paper, words);
    writer->box_end(paper->page);
    writer->heading(paper->page, 2, "", words);
    put_entry(paper, words);
    put_entry(paper, words);
    writer->heading(paper->page, 3, "", words);
    put_table(paper, words);
    for (int kind = FIGURE_BARS; kind <= FIGURE_TREND; kind++)
        paper_put_figure(paper, (enum report_figure_kind)kind, words);
    writer->heading(paper->page, 1, "source", words);
    writer->source(paper->page, &(struct report_source){.number = 1,
                                                        .title = words,
                                                        .publisher = words,
                                                        .dated_on = "2024-06-28",
                                                        .page = words,
                                                        .retrieved_on = words,
                                                        .url = words,
                                                        .remark = words});
    writer->source(paper->page, &(struct report_source){.number = 2,
                                                        .title = "Plain",
                                                        .publisher = "",
                                                        .dated_on = "",
                                                        .page = "",
                                                        .retrieved_on = "",
                                                        .url = "https://example.org/?a=1&b=2",
                                                        .remark = ""});
    writer->heading(paper->page, 1, "method", words);
    writer->definition(paper->page, words, text);
}
