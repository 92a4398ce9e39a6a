/* sheet_table.c owns a sheet's rows as an aligned table: widths learnt from the first rows, fitted to
 * a terminal. It must not know what any column means. */
#include "core/sheet/sheet_private.h"

#include "core/text/text.h"
#include "core/scheme/words.h"

#include <string.h>

enum {
    HELD = 2000,    /* rows that widths are learnt from */
    GAP = 2,        /* blanks between columns */
    CUT_LEAST = 10, /* a cut column keeps so many */
    MAIN_LEAST = 28,
};

void sheet_table_begin(struct sheet *sheet)
{
    sheet->held = g_ptr_array_new_with_free_func((GDestroyNotify)g_strfreev);
}

void sheet_table_free(struct sheet *sheet)
{
    g_clear_pointer(&sheet->held, g_ptr_array_unref);
    g_free(sheet->widths);
}

static void learn_widths(struct sheet *sheet)
{
    guint n = sheet->columns->len;
    sheet->widths = g_new0(int, n + 1);
    for (guint i = 0; i < n; i++)
        sheet->widths[i] = text_width(_(sheet_column(sheet, i)->label));
    for (guint r = 0; r < sheet->held->len; r++) {
        char **cells = sheet->held->pdata[r];
        for (guint i = 0; i < n; i++)
            sheet->widths[i] = MAX(sheet->widths[i], text_width(cells[i]));
    }
}

static int total_width(const struct sheet *sheet)
{
    int total = 0;
    for (guint i = 0; i < sheet->n_fitting; i++)
        total += sheet->widths[i] + (i > 0 ? GAP : 0);
    return total;
}

static int least_width(const struct sheet *sheet, guint i)
{
    unsigned flags = sheet_column(sheet, i)->flags;
    if (flags & SHEET_NARROW)
        return sheet->widths[i];
    return flags & SHEET_MAIN ? MAIN_LEAST : CUT_LEAST;
}

/* Takes columns of a terminal from the widest that can give any; FALSE: it does not come to that. */
static gboolean cut_to(struct sheet *sheet, int width)
{
    while (total_width(sheet) > width) {
        guint widest = sheet->n_fitting;
        for (guint i = 0; i < sheet->n_fitting; i++)
            if (sheet->widths[i] > least_width(sheet, i) &&
                (widest == sheet->n_fitting || sheet->widths[i] > sheet->widths[widest]))
                widest = i;
        if (widest == sheet->n_fitting)
            return FALSE;
        sheet->widths[widest]--;
    }
    return TRUE;
}

/* Cells give way down to what can still be read; if that is not enough the last column goes, and
 * those that stay share its place. */
static void fit_widths(struct sheet *sheet, int width)
{
    gsize size = sizeof(int) * sheet->columns->len;
    g_autofree int *whole = g_memdup2(sheet->widths, size);
    while (!cut_to(sheet, width) && sheet->n_fitting > 1) {
        sheet->n_fitting--;
        memcpy(sheet->widths, whole, size);
    }
    /* One column alone has what there is. */
    if (total_width(sheet) > width)
        sheet->widths[0] = MAX(width, 1);
}

static void write_line(struct sheet *sheet, char *const *cells)
{
    g_autoptr(GString) line = g_string_new(NULL);
    const struct command_io *io = sheet->call->io;
    for (guint i = 0; i < sheet->n_fitting; i++) {
        gboolean is_number = sheet_column(sheet, i)->type == SHEET_NUMBER;
        int width = sheet->widths[i];
        /* Beyond a terminal nothing is cut: a late, longer cell stands over. */
        if (io->width == 0)
            width = MAX(width, text_width(cells[i]));
        g_autofree char *cell = text_fit(cells[i], width, is_number ? TEXT_RIGHT : TEXT_LEFT);
        g_string_append_printf(line, "%s%s", i > 0 ? "  " : "", cell);
    }
    while (line->len > 0 && line->str[line->len - 1] == ' ')
        g_string_truncate(line, line->len - 1);
    g_string_append_c(line, '\n');
    command_print(sheet->call, "%s", line->str);
}

static void write_head(struct sheet *sheet)
{
    g_auto(GStrv) labels = g_new0(char *, sheet->columns->len + 1);
    for (guint i = 0; i < sheet->columns->len; i++)
        labels[i] = g_strdup(_(sheet_column(sheet, i)->label));
    write_line(sheet, labels);
}

/* Widths are settled: what was held back goes out. */
static void release(struct sheet *sheet)
{
    learn_widths(sheet);
    sheet->n_fitting = sheet->columns->len;
    if (sheet->call->io->width > 0)
        fit_widths(sheet, sheet->call->io->width);
    if (sheet->held->len > 0)
        write_head(sheet);
    for (guint i = 0; i < sheet->held->len; i++)
        write_line(sheet, sheet->held->pdata[i]);
    g_clear_pointer(&sheet->held, g_ptr_array_unref);
}

void sheet_table_row(struct sheet *sheet, gpointer row)
{
    g_auto(GStrv) cells = g_new0(char *, sheet->columns->len + 1);
    for (guint i = 0; i < sheet->columns->len; i++) {
        g_autofree char *text = sheet_text(sheet, sheet_column(sheet, i), row);
        cells[i] = text_show(text, -1);
    }
    if (sheet->held == NULL) {
        write_line(sheet, cells);
        return;
    }
    g_ptr_array_add(sheet->held, g_steal_pointer(&cells));
    if (sheet->held->len == HELD)
        release(sheet);
}

void sheet_table_finish(struct sheet *sheet)
{
    if (sheet->held != NULL)
        release(sheet);
}
