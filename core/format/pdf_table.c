/* pdf_table.c owns tables on the pages of a PDF: widths of columns, cells, bars.
 * It must not know what the cells say. */
#include "core/format/pdf_page.h"
#include "core/format/write.h"
#include "core/scheme/words.h"

#include <stdlib.h>
#include <string.h>

#define GAP         8.0  /* between columns */
#define UNIT_MOST   5.6  /* a column of text, where the table has room */
#define UNIT_TIGHT  4.1  /* with less than this the type is smaller */
#define SHARE_LEAST 12   /* columns of text for a column that shares what is left */
#define BAR_NUMBER  30.0 /* the number beside a bar */
#define BAR_MOST    180.0
#define BAR_HEIGHT  6.0

enum { KEPT_WHOLE = 8, HEAD_LINES = 6 };

struct pdf_table {
    struct pdf_page *page;
    const struct report_table *table;
    double *x, *widths;
    gboolean is_tight;
    guint block;
    GPtrArray *held[2]; /* the slabs of the last rows but one, and last; NULL none */
    gboolean has_rows;
};

/* Fixed columns have what they ask for, as far as there is room; the others share what is left. */
static void set_widths(struct pdf_table *self)
{
    gsize n = self->table->n, sharing = 0;
    double room = self->page->body - GAP * (double)(n - 1) - (self->page->box != 0 ? 12 : 0),
           asked = 0;
    for (gsize i = 0; i < n; i++) {
        int width = self->table->columns[i].width;
        asked += width > 0 ? width : SHARE_LEAST;
        sharing += width == 0;
    }
    double unit = MIN(room / asked, UNIT_MOST);
    double share = sharing > 0 ? (room - unit * asked) / (double)sharing + unit * SHARE_LEAST : 0;
    double x = self->page->left + (self->page->box != 0 ? 6 : 0);
    self->is_tight = unit < UNIT_TIGHT;
    for (gsize i = 0; i < n; i++) {
        int width = self->table->columns[i].width;
        self->x[i] = x;
        self->widths[i] = MAX(width > 0 ? width * unit : share, 4);
        x += self->widths[i] + GAP;
    }
}

static enum paper_align align_of(const struct report_table_column *column)
{
    return column->align == TEXT_RIGHT    ? PAPER_RIGHT
           : column->align == TEXT_CENTRE ? PAPER_CENTRE
                                          : PAPER_START;
}

static enum pdf_face face(const struct pdf_table *self, enum pdf_face usual)
{
    return self->is_tight ? usual - PDF_CELL + PDF_CELL_TIGHT : usual;
}

/* The row's slabs; frees the lines of the cells. */
static GPtrArray *slabs_of(struct pdf_table *self, struct pdf_column *cells, guint32 rule,
                           gboolean stays)
{
    GPtrArray *slabs = pdf_row_slabs(self->page, &(struct pdf_row){.columns = cells,
                                                                   .n = self->table->n,
                                                                   .before = 2,
                                                                   .after = 2.5,
                                                                   .role = "Table",
                                                                   .block = self->block,
                                                                   .row_role = "TR",
                                                                   .stays = stays,
                                                                   .kept_whole = KEPT_WHOLE,
                                                                   .rule = rule,
                                                                   .rule_x = self->x[0]});
    for (gsize i = 0; i < self->table->n; i++)
        g_ptr_array_unref(cells[i].lines);
    return slabs;
}

/* The last line of each head is just above the rule. */
static void stand_on_rule(struct pdf_column *cells, gsize n)
{
    guint most = 0;
    for (gsize i = 0; i < n; i++)
        most = MAX(most, cells[i].lines->len);
    for (gsize i = 0; i < n; i++)
        cells[i].skip = most - cells[i].lines->len;
}

static GPtrArray *head_slabs(struct pdf_table *self)
{
    g_autofree struct pdf_column *cells = g_new0(struct pdf_column, self->table->n);
    for (gsize i = 0; i < self->table->n; i++) {
        const struct report_table_column *column = &self->table->columns[i];
        enum pdf_face usual = face(self, PDF_CELL_HEAD);
        cells[i] = (struct pdf_column){
            .lines = pdf_type_plain(self->page->type, _(column->label), usual, self->widths[i],
                                    column->is_bar ? PAPER_START : align_of(column)),
            .x = self->x[i],
            .face = usual,
            .role = "TH"};
        g_ptr_array_set_size(cells[i].lines, (gint)MIN(cells[i].lines->len, HEAD_LINES));
    }
    stand_on_rule(cells, self->table->n);
    return slabs_of(self, cells, PDF_GREY, TRUE);
}

struct pdf_table *pdf_table_new(struct pdf_page *page, const struct report_table *table)
{
    struct pdf_table *self = g_new0(struct pdf_table, 1);
    self->page = page;
    self->table = table;
    self->x = g_new0(double, table->n);
    self->widths = g_new0(double, table->n);
    self->block = ++page->block;
    set_widths(self);
    g_autoptr(GPtrArray) head = head_slabs(self);
    for (guint i = 0; i < head->len; i++)
        ((struct pdf_slab *)head->pdata[i])->stays = TRUE;
    pdf_flow_keep_begin(page->flow, 0.35, head);
    pdf_page_take(page, head);
    return self;
}

void pdf_table_free(struct pdf_table *self)
{
    if (self == NULL)
        return;
    for (gsize i = 0; i < G_N_ELEMENTS(self->held); i++)
        g_clear_pointer(&self->held[i], g_ptr_array_unref);
    g_free(self->x);
    g_free(self->widths);
    g_free(self);
}

/* The first two rows stay together, and the last two: the row goes on when two more have come, or
 * the table ends. */
static void release(struct pdf_table *self, gboolean stays)
{
    g_autoptr(GPtrArray) slabs = g_steal_pointer(&self->held[0]);
    self->held[0] = g_steal_pointer(&self->held[1]);
    if (slabs == NULL)
        return;
    ((struct pdf_slab *)slabs->pdata[slabs->len - 1])->stays = stays || !self->has_rows;
    self->has_rows = TRUE;
    pdf_page_take(self->page, slabs);
}

/* A number with its bar beside it; a small number is never drawn as nothing. */
static void put_bar(const struct pdf_table *self, gsize i, const char *number,
                    struct pdf_slab *slab)
{
    gint64 value = g_ascii_strtoll(number, NULL, 10);
    double room = MIN(self->widths[i] - BAR_NUMBER - 6, BAR_MOST);
    if (self->table->most <= 0 || value <= 0 || room <= 2)
        return;
    double length = MIN((double)value / (double)self->table->most, 1) * room;
    double middle = 2 + pdf_face_leading(face(self, PDF_CELL)) / 2;
    pdf_slab_rect(slab, self->x[i] + BAR_NUMBER + 6, middle - BAR_HEIGHT / 2, MAX(length, 1.5),
                  BAR_HEIGHT, PDF_ACCENT);
}

static struct pdf_column cell_of(const struct pdf_table *self, gsize i,
                                 const struct report_text *text, gboolean is_total)
{
    const struct report_table_column *column = &self->table->columns[i];
    enum pdf_face usual = face(self, is_total ? PDF_CELL_TOTAL : PDF_CELL);
    double width = column->is_bar ? MIN(BAR_NUMBER, self->widths[i]) : self->widths[i];
    return (struct pdf_column){.lines =
                                   pdf_type_text(self->page->type, text, usual, width,
                                                 column->is_bar ? PAPER_RIGHT : align_of(column)),
                               .x = self->x[i],
                               .face = usual,
                               .role = "TD"};
}

void pdf_table_row(struct pdf_table *self, struct report_text *const *cells, gboolean is_total)
{
    g_autofree struct pdf_column *columns = g_new0(struct pdf_column, self->table->n);
    for (gsize i = 0; i < self->table->n; i++)
        columns[i] = cell_of(self, i, cells[i], is_total);
    g_autoptr(GPtrArray) slabs = slabs_of(self, columns, is_total ? PDF_GREY : PDF_FAINT, FALSE);
    struct pdf_slab *first = slabs->pdata[0];
    for (gsize i = 0; i < self->table->n; i++) {
        g_autofree char *flat = report_text_flat(cells[i], " ");
        if (self->table->columns[i].is_bar)
            put_bar(self, i, flat, first);
    }
    if (is_total)
        pdf_slab_rule(first, self->x[0], 0.4, self->page->left + self->page->body - self->x[0], 0.8,
                      PDF_GREY);
    if (self->held[0] != NULL && self->held[1] != NULL)
        release(self, FALSE);
    self->held[self->held[0] != NULL ? 1 : 0] = g_steal_pointer(&slabs);
}

void pdf_table_end(struct pdf_table *self)
{
    release(self, self->held[1] != NULL);
    self->has_rows = TRUE;
    release(self, FALSE);
    pdf_flow_keep_end(self->page->flow);
}
