/* write_pdf.c owns how a report looks as PDF: what each part of it becomes on the page.
 * It must not know any report, nor where the bytes go. */
#include "core/format/pdf_page.h"
#include "core/format/pdf_sheet.h"
#include "core/format/write.h"
#include "core/scheme/words.h"

#include <string.h>

#define LABEL_WIDTH  88.0
#define LABEL_GAP    10.0
#define SET_IN       10.0 /* quoted words, boxes */
#define NUMBER_WIDTH 30.0

struct pdf_writer {
    struct pdf_page page;
    struct pdf_sheet *sheet;
    struct spool *spool;
    struct pdf_table *table; /* the one being written; NULL none */
    gboolean keeps_box;      /* it stays on one page if it is short */
    gboolean is_after_heading;
    gboolean is_after_definition;
};

static void close_writer(gpointer data)
{
    struct pdf_writer *writer = data;
    pdf_table_free(writer->table);
    pdf_flow_free(writer->page.flow);
    pdf_sheet_free(writer->sheet);
    pdf_type_close(writer->page.type);
    g_free(writer);
}

static gpointer open_writer(const struct report_layout *layout, struct spool *spool, GError **error)
{
    struct pdf_writer *writer = g_new0(struct pdf_writer, 1);
    struct pdf_page *page = &writer->page;
    writer->spool = spool;
    page->type = pdf_type_open(error);
    writer->sheet = page->type != NULL ? pdf_sheet_new(layout, page, error) : NULL;
    if (writer->sheet == NULL) {
        close_writer(writer);
        return NULL;
    }
    page->text_x = page->left + LABEL_WIDTH + LABEL_GAP;
    return writer;
}

/* Blank before what comes next; below a heading little is enough. */
static void space(struct pdf_writer *writer, double blank)
{
    pdf_flow_space(writer->page.flow, writer->is_after_heading ? 5 : blank);
    writer->is_after_heading = writer->is_after_definition = FALSE;
}

static double right_of(const struct pdf_page *page)
{
    return page->left + page->body;
}

/* One column of lines; frees them. */
static GPtrArray *block(struct pdf_writer *writer, GPtrArray *lines, double x, enum pdf_face face,
                        const char *role, gboolean stays)
{
    const struct pdf_column column = {.lines = lines, .x = x, .face = face};
    GPtrArray *slabs = pdf_row_slabs(
        &writer->page,
        &(struct pdf_row){
            .columns = &column, .n = 1, .role = role, .stays = stays, .kept_whole = 3});
    g_ptr_array_unref(lines);
    return slabs;
}

static void put_block(struct pdf_writer *writer, GPtrArray *lines, double x, enum pdf_face face,
                      const char *role, gboolean stays)
{
    g_autoptr(GPtrArray) slabs = block(writer, lines, x, face, role, stays);
    pdf_page_take(&writer->page, slabs);
}

static void begin(gpointer data, const struct report_head *head)
{
    struct pdf_writer *writer = data;
    struct pdf_page *page = &writer->page;
    pdf_sheet_set_head(writer->sheet, head);
    put_block(writer, pdf_type_plain(page->type, head->title, PDF_TITLE, page->body, PAPER_START),
              page->left, PDF_TITLE, "H1", TRUE);
    if (*head->subtitle != '\0') {
        pdf_flow_space(page->flow, 3);
        put_block(writer,
                  pdf_type_plain(page->type, head->subtitle, PDF_SUBTITLE, page->body, PAPER_START),
                  page->left, PDF_SUBTITLE, "P", TRUE);
    }
    struct pdf_slab *rule = pdf_slab_new();
    rule->height = 8;
    rule->stays = TRUE;
    pdf_slab_rule(rule, page->left, 7, page->body, 1.2, PDF_ACCENT);
    pdf_flow_add(page->flow, rule);
    pdf_flow_space(page->flow, 8);
}

static void heading(gpointer data, int level, const char *name, const char *text)
{
    static const double blanks[] = {0, 24, 18, 13};
    struct pdf_writer *writer = data;
    struct pdf_page *page = &writer->page;
    int rank = CLAMP(level, 1, 3);
    enum pdf_face face = PDF_HEADING_1 + (enum pdf_face)(rank - 1);
    g_autofree char *shown = text_show(text, -1);
    char role[] = {'H', (char)('1' + rank), '\0'};
    (void)name;
    if (!writer->is_after_heading)
        pdf_flow_part(page->flow);
    pdf_flow_space(page->flow, writer->is_after_heading ? 9 : blanks[rank]);
    g_autoptr(GPtrArray) slabs =
        block(writer, pdf_type_plain(page->type, text, face, page->body, PAPER_START), page->left,
              face, role, TRUE);
    for (guint i = 0; i < slabs->len; i++)
        ((struct pdf_slab *)slabs->pdata[i])->stays = TRUE;
    pdf_slab_outline(slabs->pdata[0], rank, shown);
    if (rank == 1) {
        struct pdf_slab *last = slabs->pdata[slabs->len - 1];
        pdf_slab_rule(last, page->left, last->height + 1.5, page->body, 0.6, PDF_RULE);
        last->height += 3;
    }
    pdf_page_take(page, slabs);
    writer->is_after_heading = TRUE;
    writer->is_after_definition = FALSE;
}

static void paragraph(gpointer data, const struct report_text *text)
{
    struct pdf_writer *writer = data;
    struct pdf_page *page = &writer->page;
    double in = writer->page.box != 0 ? SET_IN : 0;
    enum pdf_face face = writer->page.box != 0 ? PDF_SMALL : PDF_BODY;
    gboolean is_first = writer->is_after_heading && writer->page.box == 0;
    GPtrArray *lines = pdf_type_text(page->type, text, face, page->body - 2 * in, PAPER_START);
    /* A few words below a heading say what comes, and go with it. */
    gboolean is_introduction = is_first && lines->len <= 3;
    space(writer, writer->page.box != 0 ? 4 : 7);
    put_block(writer, lines, page->left + in, face, "P", is_introduction);
}

static void set_off(struct pdf_writer *writer, const struct report_text *words, double x,
                    gboolean stays)
{
    struct pdf_page *page = &writer->page;
    const struct pdf_column column = {
        .lines =
            pdf_type_text(page->type, words, PDF_BODY, right_of(page) - x - SET_IN, PAPER_START),
        .x = x + SET_IN,
        .face = PDF_BODY};
    pdf_flow_space(page->flow, 2);
    pdf_row_put(page, &(struct pdf_row){.columns = &column,
                                        .n = 1,
                                        .role = "BlockQuote",
                                        .stays = stays,
                                        .kept_whole = 3,
                                        .bar_x = x + 1});
    g_ptr_array_unref(column.lines);
    pdf_flow_space(page->flow, 2.5);
}

/* A label in its column, and beside it the text; below it, set off, the words. */
static void put_line(struct pdf_writer *writer, const char *label, const struct report_text *text,
                     const struct report_text *words, gboolean stays)
{
    struct pdf_page *page = &writer->page;
    double in = writer->page.box != 0 ? SET_IN : 0;
    enum pdf_face face = writer->page.box != 0 ? PDF_SMALL : PDF_BODY;
    const struct pdf_column columns[] = {
        {.lines = pdf_type_plain(page->type, label, PDF_LABEL, LABEL_WIDTH - in, PAPER_START),
         .x = page->left + in,
         .face = PDF_LABEL},
        {.lines =
             pdf_type_text(page->type, text, face, right_of(page) - page->text_x - in, PAPER_START),
         .x = page->text_x,
         .face = face}};
    pdf_row_put(page, &(struct pdf_row){.columns = columns,
                                        .n = G_N_ELEMENTS(columns),
                                        .role = "P",
                                        .stays = stays || words != NULL,
                                        .kept_whole = 3});
    for (gsize i = 0; i < G_N_ELEMENTS(columns); i++)
        g_ptr_array_unref(columns[i].lines);
    if (words != NULL)
        set_off(writer, words, page->text_x, stays);
}

static void definition(gpointer data, const char *label, const struct report_text *text)
{
    struct pdf_writer *writer = data;
    space(writer, writer->is_after_definition ? 1.5 : 7);
    put_line(writer, label, text, NULL, FALSE);
    writer->is_after_definition = TRUE;
}

/* A table in a box keeps its own rows together. */
static void end_box_keep(struct pdf_writer *writer)
{
    if (writer->keeps_box)
        pdf_flow_keep_end(writer->page.flow);
    writer->keeps_box = FALSE;
}

static void box_begin(gpointer data, const char *title)
{
    struct pdf_writer *writer = data;
    struct pdf_page *page = &writer->page;
    if (!writer->is_after_heading)
        pdf_flow_part(page->flow);
    pdf_flow_space(page->flow, 20);
    page->box = ++page->n_boxes;
    writer->keeps_box = TRUE;
    pdf_flow_keep_begin(page->flow, 0.4, NULL);
    put_block(
        writer,
        pdf_type_plain(page->type, title, PDF_HEADING_3, page->body - 2 * SET_IN, PAPER_START),
        page->left + SET_IN, PDF_HEADING_3, "P", TRUE);
    pdf_flow_space(page->flow, 2);
}

static void box_end(gpointer data)
{
    struct pdf_writer *writer = data;
    end_box_keep(writer);
    writer->page.box = 0;
    writer->is_after_heading = FALSE;
    pdf_flow_space(writer->page.flow, 20);
}

/* The key where labels stand, the title where their texts stand; a rule above. */
static void put_entry_title(struct pdf_writer *writer, const struct report_entry *told)
{
    struct pdf_page *page = &writer->page;
    gboolean has_key = *told->key != '\0';
    double x = has_key ? page->text_x : page->left;
    const struct pdf_column columns[] = {
        {.lines = pdf_type_plain(page->type, told->key, PDF_KEY, LABEL_WIDTH, PAPER_START),
         .x = page->left,
         .face = PDF_KEY},
        {.lines =
             pdf_type_plain(page->type, told->title, PDF_ENTRY, right_of(page) - x, PAPER_START),
         .x = x,
         .face = PDF_ENTRY}};
    g_autoptr(GPtrArray) slabs = pdf_row_slabs(
        page, &(struct pdf_row){.columns = columns + (has_key ? 0 : 1),
                                .n = has_key ? 2 : 1,
                                .before = 5,
                                .after = 1.5,
                                .role = "H5",
                                .stays = told->lines->len > 0 || told->sentence->runs->len > 0,
                                .kept_whole = 6});
    pdf_slab_rule(slabs->pdata[0], page->left, 0.5, page->body, 0.5, PDF_RULE);
    pdf_page_take(page, slabs);
    for (gsize i = 0; i < G_N_ELEMENTS(columns); i++)
        g_ptr_array_unref(columns[i].lines);
}

static GPtrArray *said_again(struct pdf_writer *writer, const struct report_entry *told)
{
    struct pdf_page *page = &writer->page;
    g_autofree char *raw =
        g_strdup_printf(_("%s (continued)"), *told->key != '\0' ? told->key : told->title);
    GPtrArray *lines = pdf_type_line(page->type, raw, PDF_LABEL, page->body, PAPER_START);
    GPtrArray *slabs = block(writer, lines, page->left, PDF_LABEL, "P", TRUE);
    return slabs;
}

static void entry(gpointer data, const struct report_entry *told)
{
    struct pdf_writer *writer = data;
    struct pdf_page *page = &writer->page;
    g_autoptr(GPtrArray) again = said_again(writer, told);
    space(writer, 13);
    end_box_keep(writer);
    pdf_flow_keep_begin(page->flow, 0.25, again);
    put_entry_title(writer, told);
    if (!report_text_is_empty(told->sentence)) {
        put_block(writer,
                  pdf_type_text(page->type, told->sentence, PDF_BODY, right_of(page) - page->text_x,
                                PAPER_START),
                  page->text_x, PDF_BODY, "P", told->lines->len > 0);
        pdf_flow_space(page->flow, 3);
    }
    for (guint i = 0; i < told->lines->len; i++) {
        const struct report_line *line = told->lines->pdata[i];
        pdf_flow_space(page->flow, 1);
        put_line(writer, line->label, line->text, line->words, i + 2 == told->lines->len);
    }
    pdf_flow_keep_end(page->flow);
    pdf_flow_space(page->flow, 13);
}

static void table_begin(gpointer data, const struct report_table *table)
{
    struct pdf_writer *writer = data;
    g_assert(writer->table == NULL);
    space(writer, 9);
    end_box_keep(writer);
    writer->table = pdf_table_new(&writer->page, table);
}

static void table_row(gpointer data, struct report_text *const *cells)
{
    pdf_table_row(((struct pdf_writer *)data)->table, cells, FALSE);
}

static void table_end(gpointer data, struct report_text *const *totals, const char *note)
{
    struct pdf_writer *writer = data;
    struct pdf_page *page = &writer->page;
    if (totals != NULL)
        pdf_table_row(writer->table, totals, TRUE);
    pdf_table_end(writer->table);
    g_clear_pointer(&writer->table, pdf_table_free);
    double in = writer->page.box != 0 ? SET_IN : 0;
    if (*note != '\0') {
        pdf_flow_space(page->flow, 3);
        put_block(writer,
                  pdf_type_plain(page->type, note, PDF_SMALL, page->body - 2 * in, PAPER_START),
                  page->left + in, PDF_SMALL, "Note", FALSE);
    }
    pdf_flow_space(page->flow, 11);
}

static void figure(gpointer data, const struct report_figure *shown)
{
    struct pdf_writer *writer = data;
    space(writer, 12);
    end_box_keep(writer);
    pdf_figure_put(&writer->page, shown);
    pdf_flow_space(writer->page.flow, 14);
}

static void put_source(struct pdf_writer *writer, const struct report_source *told, GPtrArray *text,
                       gboolean is_first)
{
    struct pdf_page *page = &writer->page;
    g_autofree char *number = g_strdup_printf("[%u]", told->number);
    const struct pdf_column columns[] = {
        {.lines = pdf_type_plain(page->type, is_first ? number : "", PDF_SMALL, NUMBER_WIDTH,
                                 PAPER_START),
         .x = page->left,
         .face = PDF_SMALL},
        {.lines = text, .x = page->left + NUMBER_WIDTH, .face = PDF_SMALL}};
    g_autoptr(GPtrArray) slabs =
        pdf_row_slabs(page, &(struct pdf_row){.columns = columns,
                                              .n = G_N_ELEMENTS(columns),
                                              .role = is_first ? "BibEntry" : "P",
                                              .stays = is_first && *told->url != '\0',
                                              .kept_whole = 3});
    if (is_first)
        pdf_slab_dest(slabs->pdata[0], pdf_sheet_source(writer->sheet, told->number));
    pdf_page_take(page, slabs);
    for (gsize i = 0; i < G_N_ELEMENTS(columns); i++)
        g_ptr_array_unref(columns[i].lines);
}

static void source(gpointer data, const struct report_source *told)
{
    struct pdf_writer *writer = data;
    struct pdf_page *page = &writer->page;
    double width = right_of(page) - page->left - NUMBER_WIDTH;
    g_autofree char *words = report_source_words(told);
    space(writer, 3.5);
    put_source(writer, told, pdf_type_plain(page->type, words, PDF_SMALL, width, PAPER_START),
               TRUE);
    if (*told->url != '\0')
        put_source(writer, told, pdf_type_address(page->type, told->url, PDF_SMALL, width), FALSE);
}

static gboolean end(gpointer data, GError **error)
{
    struct pdf_writer *writer = data;
    struct paragraphs *paragraphs;
    const struct paragraph_module *module = pdf_type_module(writer->page.type, &paragraphs);
    guint64 missing = module->n_missing(paragraphs);
    if (missing > 0) {
        g_autofree char *words = g_strdup_printf(
            _("%" G_GUINT64_FORMAT " characters of this report are in no font of the machine it "
              "was made on, and stand as boxes."),
            missing);
        owned_text text = report_text_of(words);
        paragraph(writer, text);
    }
    return pdf_sheet_draw(writer->sheet, writer->spool, error);
}

const struct report_writer report_write_pdf = {
    .name = "pdf",
    .extension = "pdf",
    .help = N_("pages to print and to send"),
    .is_binary = TRUE,
    .open = open_writer,
    .begin = begin,
    .heading = heading,
    .paragraph = paragraph,
    .definition = definition,
    .box_begin = box_begin,
    .box_end = box_end,
    .entry = entry,
    .table_begin = table_begin,
    .table_row = table_row,
    .table_end = table_end,
    .figure = figure,
    .source = source,
    .end = end,
    .close = close_writer,
};
