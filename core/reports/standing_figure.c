/* standing_figure.c owns the bars by status of groups, and what they show in words.
 * It must not know how a figure is drawn. */
#include "core/reports/standing_tell.h"

#include "core/report/phrase.h"
#include "core/scheme/words.h"

#include <string.h>

enum { ROWS_MOST = 30, TOLD_MOST = 3 };

struct drawing {
    GPtrArray *rows;   /* const struct standing *, in the order they are drawn */
    GArray *statuses;  /* guint: places in the scheme, in the order of a bar */
    GPtrArray *series; /* labels */
    GPtrArray *letters;
};

static int by_size(gconstpointer a, gconstpointer b)
{
    const struct standing *const *x = a, *const *y = b;
    if ((*x)->counted != (*y)->counted)
        return (*x)->counted > (*y)->counted ? -1 : 1;
    int order = strcmp((*x)->sort, (*y)->sort);
    return order != 0 ? order : strcmp((*x)->name, (*y)->name);
}

static GPtrArray *largest(const GPtrArray *groups, guint n)
{
    GPtrArray *sorted = g_ptr_array_new();
    for (guint i = 0; i < groups->len; i++)
        g_ptr_array_add(sorted, groups->pdata[i]);
    g_ptr_array_sort(sorted, by_size);
    if (sorted->len > n)
        g_ptr_array_set_size(sorted, (gint)n);
    return sorted;
}

/* The largest, in the order of the table below. */
static GPtrArray *drawn(const GPtrArray *groups)
{
    g_autoptr(GPtrArray) most = largest(groups, ROWS_MOST);
    GPtrArray *rows = g_ptr_array_new();
    for (guint i = 0; i < groups->len; i++)
        if (g_ptr_array_find(most, groups->pdata[i], NULL))
            g_ptr_array_add(rows, groups->pdata[i]);
    return rows;
}

static gboolean occurs(const GPtrArray *rows, guint status)
{
    for (guint i = 0; i < rows->len; i++)
        if (((const struct standing *)rows->pdata[i])->statuses[status] > 0)
            return TRUE;
    return FALSE;
}

static struct drawing *drawing_new(const struct report *report, const GPtrArray *groups)
{
    const GPtrArray *statuses = report->session->statuses;
    struct drawing *self = g_new0(struct drawing, 1);
    self->rows = drawn(groups);
    self->statuses = g_array_new(FALSE, FALSE, sizeof(guint));
    self->series = g_ptr_array_new();
    self->letters = g_ptr_array_new();
    for (guint pass = 0; pass < 2; pass++)
        for (guint i = 0; i < statuses->len; i++) {
            struct scheme_status_row *row = statuses->pdata[i];
            if (!row->is_assessed != (pass == 1) || !occurs(self->rows, i))
                continue;
            g_array_append_val(self->statuses, i);
            g_ptr_array_add(self->series, (gpointer)_(row->label));
            g_ptr_array_add(self->letters, row->letter);
        }
    return self;
}

static void drawing_free(struct drawing *self)
{
    g_ptr_array_unref(self->rows);
    g_array_unref(self->statuses);
    g_ptr_array_unref(self->series);
    g_ptr_array_unref(self->letters);
    g_free(self);
}

/* "Ukraine (5): 2 fulfilled and 3 not assessed". */
static char *tell_row(const struct drawing *self, const struct standing *row)
{
    g_autoptr(GPtrArray) parts = g_ptr_array_new_with_free_func(g_free);
    for (guint i = 0; i < self->statuses->len; i++) {
        gint64 n = row->statuses[g_array_index(self->statuses, guint, i)];
        if (n > 0)
            g_ptr_array_add(parts, g_strdup_printf("%" G_GINT64_FORMAT " %s", n,
                                                   (const char *)self->series->pdata[i]));
    }
    g_autofree char *list = phrase_list(parts);
    return g_strdup_printf("%s (%" G_GINT64_FORMAT "): %s", row->name, row->counted, list);
}

static char *in_words(const struct drawing *self, const struct standing_words *words,
                      const GPtrArray *groups)
{
    g_autoptr(GPtrArray) most = largest(groups, TOLD_MOST);
    GString *text = g_string_new(NULL);
    g_string_append_printf(text,
                           _("A bar for each of the %u %s, made of its commitments by status."),
                           self->rows->len, _(words->many));
    if (self->rows->len < groups->len)
        g_string_append_printf(text, _(" They are those with the most commitments, of %u."),
                               groups->len);
    g_string_append(text, _(" The longest: "));
    for (guint i = 0; i < most->len; i++) {
        g_autofree char *row = tell_row(self, most->pdata[i]);
        g_string_append_printf(text, "%s%s", i > 0 ? "; " : "", row);
    }
    g_string_append(text, _(". The table has them all."));
    return g_string_free(text, FALSE);
}

static double *values_of(const struct drawing *self, const struct standing *row)
{
    double *values = g_new(double, self->statuses->len);
    for (guint i = 0; i < self->statuses->len; i++)
        values[i] = (double)row->statuses[g_array_index(self->statuses, guint, i)];
    return values;
}

void standing_tell_figure(struct report *report, const struct standing_words *words,
                          const GPtrArray *groups)
{
    struct drawing *self = drawing_new(report, groups);
    if (self->rows->len > 1 && self->statuses->len > 0) { /* one bar alone compares nothing */
        g_autofree char *alternative = in_words(self, words, groups);
        g_autofree struct report_figure_row *rows =
            g_new0(struct report_figure_row, self->rows->len);
        for (guint i = 0; i < self->rows->len; i++) {
            const struct standing *row = self->rows->pdata[i];
            rows[i] =
                (struct report_figure_row){.label = row->name, .values = values_of(self, row)};
        }
        report_figure(report,
                      &(struct report_figure){.kind = FIGURE_BARS,
                                              .name = "figure",
                                              .title = _(words->title),
                                              .alternative = alternative,
                                              .series = (const char *const *)self->series->pdata,
                                              .letters = (const char *const *)self->letters->pdata,
                                              .n_series = self->statuses->len,
                                              .rows = rows,
                                              .n = self->rows->len});
        for (guint i = 0; i < self->rows->len; i++)
            g_free((gpointer)rows[i].values);
    }
    drawing_free(self);
}
