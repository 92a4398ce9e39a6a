/* text_figure.c owns figures drawn with characters: their rows, labels and keys.
 * It must not know pages, the screen, or how one kind is drawn. */
#include "core/format/text_figure_private.h"

#include <string.h>

char *text_figure_show(const struct text_figure *self, const char *raw)
{
    return report_show(&self->layout, raw);
}

static void put_line(struct text_figure *self, GString *line)
{
    while (line->len > 0 && line->str[line->len - 1] == ' ')
        g_string_truncate(line, line->len - 1);
    g_ptr_array_add(self->lines, g_string_free(line, FALSE));
}

void text_figure_put(struct text_figure *self, const char *label, const char *drawn)
{
    g_autofree char *shown = text_figure_show(self, label);
    g_autoptr(GPtrArray) words = text_wrap(shown, self->label);
    for (guint i = 0; i < words->len; i++) {
        GString *line = g_string_new(NULL);
        g_autofree char *fitted =
            report_fit(&self->layout, words->pdata[i], self->label, TEXT_LEFT);
        g_string_append_printf(line, "%s%*s%s", fitted, FIGURE_GAP, "", i == 0 ? drawn : "");
        put_line(self, line);
    }
}

void text_figure_say(struct text_figure *self, const char *words)
{
    g_autofree char *shown = text_figure_show(self, words);
    g_autoptr(GPtrArray) lines = text_wrap(shown, self->layout.width);
    for (guint i = 0; i < lines->len; i++)
        g_ptr_array_add(self->lines, g_strdup(lines->pdata[i]));
}

void text_figure_key(struct text_figure *self, GPtrArray *words)
{
    GString *line = g_string_new(NULL);
    for (guint i = 0; i < words->len; i++) {
        int wide = text_width(words->pdata[i]);
        if (line->len > 0 && text_width(line->str) + FIGURE_GAP + wide > self->layout.width) {
            put_line(self, line);
            line = g_string_new(NULL);
        }
        if (wide > self->layout.width)
            text_figure_say(self, words->pdata[i]);
        else
            g_string_append_printf(line, "%*s%s", line->len > 0 ? FIGURE_GAP : 0, "",
                                   (const char *)words->pdata[i]);
    }
    if (line->len > 0)
        put_line(self, line);
    else
        g_string_free(line, TRUE);
}

/* As wide as the widest label, but no more than a third. */
static int label_width(const struct text_figure *self)
{
    int widest = 1;
    for (gsize i = 0; i < self->told->n; i++) {
        g_autofree char *shown = text_figure_show(self, self->told->rows[i].label);
        widest = MAX(widest, text_width(shown));
    }
    return MIN(widest, self->layout.width / 3);
}

GPtrArray *text_figure_lines(const struct report_figure *figure, int width, gboolean is_ascii,
                             guint *n_heads)
{
    static void (*const draw[])(struct text_figure * self) = {
        [FIGURE_BARS] = text_figure_bars,
        [FIGURE_STRIP] = text_figure_strip,
        [FIGURE_TREND] = text_figure_trend,
    };
    struct text_figure self = {
        .told = figure,
        .layout = {.width = MAX(width, TEXT_FIGURE_LEAST), .is_ascii = is_ascii},
        .lines = g_ptr_array_new_with_free_func(g_free)};
    self.label = label_width(&self);
    if (figure->n > 0 && figure->n_series > 0)
        draw[figure->kind](&self);
    if (n_heads != NULL)
        *n_heads = self.n_heads;
    return self.lines;
}
