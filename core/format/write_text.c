/* write_text.c owns reports as paged plain text.
 * It must not know any report, nor where the text goes. */
#include "core/format/pages.h"
#include "core/format/text_figure.h"
#include "core/format/text_table.h"
#include "core/format/write.h"
#include "core/scheme/words.h"

#include <string.h>

enum { INDENT = 4, LABEL = 14, LABEL_NARROW = 12, LABEL_GAP = 1, NARROW = 60, BOX_EDGE = 2 };
enum { INTRODUCTION = 3 }; /* lines */
enum { FIGURE_INDENT = 2 };
enum { PAGE_COUNT = 16 }; /* columns left for "  page 1234/1234" */

struct text_writer {
    struct report_layout layout;
    struct pages *pages;
    struct text_table *table; /* the one being written; NULL none */
    gboolean is_boxed;
    gboolean is_after_heading;
    gboolean is_after_paragraph;
};

static gpointer open_writer(const struct report_layout *layout, struct spool *spool, GError **error)
{
    struct text_writer *writer = g_new0(struct text_writer, 1);
    (void)error;
    writer->layout = *layout;
    writer->pages = pages_new(layout, spool);
    return writer;
}

static void close_writer(gpointer data)
{
    struct text_writer *writer = data;
    text_table_free(writer->table);
    pages_free(writer->pages);
    g_free(writer);
}

static char *show(const struct text_writer *writer, const char *raw)
{
    return report_show(&writer->layout, raw);
}

static char *fit(const struct text_writer *writer, const char *shown, int width,
                 enum text_align align)
{
    return report_fit(&writer->layout, shown, width, align);
}

static void plain_blanks(char *line)
{
    /* U+00A0 is two bytes; what follows moves up one. */
    for (char *p = line; (p = strstr(p, REPORT_NO_BREAK)) != NULL;) {
        *p++ = ' ';
        memmove(p, p + 1, strlen(p));
    }
}

static GPtrArray *wrap(const struct text_writer *writer, const char *raw, int width)
{
    g_autofree char *shown = show(writer, raw);
    GPtrArray *lines = text_wrap(shown, width);
    for (guint i = 0; i < lines->len; i++)
        plain_blanks(lines->pdata[i]);
    return lines;
}

static GPtrArray *wrap_text(const struct text_writer *writer, const struct report_text *text,
                            int width)
{
    g_autofree char *flat = report_text_flat(text, REPORT_NO_BREAK);
    return wrap(writer, flat, width);
}

static char *rule(const struct text_writer *writer, const char *sign, int columns)
{
    GString *line = g_string_new(NULL);
    for (int i = 0; i < columns; i++)
        g_string_append(line, writer->layout.is_ascii ? (*sign == '\xe2' ? "-" : "=") : sign);
    return g_string_free(line, FALSE);
}

static char *both_ends(const struct text_writer *writer, const char *left, const char *right)
{
    g_autofree char *start = show(writer, left);
    g_autofree char *end = show(writer, right);
    int room = writer->layout.width - text_width(end) - 2;
    if (room < writer->layout.width / 2)
        return fit(writer, start, writer->layout.width, TEXT_LEFT);
    g_autofree char *fitted = fit(writer, start, room, TEXT_LEFT);
    return g_strdup_printf("%s  %s", fitted, end);
}

static void set_head(struct text_writer *writer, const struct report_head *head)
{
    g_autoptr(GPtrArray) lines = g_ptr_array_new_with_free_func(g_free);
    if (*head->banner != '\0') {
        g_autofree char *banner = show(writer, head->banner);
        g_ptr_array_add(lines, fit(writer, banner, writer->layout.width, TEXT_CENTRE));
    }
    g_ptr_array_add(lines, both_ends(writer, head->title, head->date));
    /* On every page all of it, however narrow. */
    g_autoptr(GPtrArray) marking = wrap(writer, head->marking, writer->layout.width - PAGE_COUNT);
    for (guint i = 0; i < marking->len; i++)
        g_ptr_array_add(lines, g_strdup(marking->pdata[i]));
    guint counted = lines->len - 1;
    g_ptr_array_add(lines, rule(writer, "─", writer->layout.width));
    g_ptr_array_add(lines, g_strdup(""));
    pages_set_head(writer->pages, lines, counted);
}

static void centre(struct text_writer *writer, const char *raw, gboolean stays)
{
    g_autoptr(GPtrArray) lines = wrap(writer, raw, writer->layout.width - 8);
    for (guint i = 0; i < lines->len; i++) {
        g_autofree char *line = fit(writer, lines->pdata[i], writer->layout.width, TEXT_CENTRE);
        pages_line(writer->pages, line, stays || i + 1 < lines->len);
    }
}

static void begin(gpointer data, const struct report_head *head)
{
    struct text_writer *writer = data;
    set_head(writer, head);
    pages_line(writer->pages, "", TRUE);
    centre(writer, head->title, TRUE);
    if (*head->subtitle != '\0')
        centre(writer, head->subtitle, TRUE);
    pages_line(writer->pages, "", FALSE);
}

static void heading(gpointer data, int level, const char *name, const char *text)
{
    static const char *const signs[] = {"", "═", "─"};
    struct text_writer *writer = data;
    (void)name;
    pages_space(writer->pages, writer->is_after_heading ? 1 : 2);
    g_autoptr(GPtrArray) lines = wrap(writer, text, writer->layout.width);
    int width = 0;
    for (guint i = 0; i < lines->len; i++) {
        pages_line(writer->pages, lines->pdata[i], TRUE);
        width = MAX(width, text_width(lines->pdata[i]));
    }
    if (level < (int)G_N_ELEMENTS(signs)) {
        g_autofree char *under = rule(writer, signs[level], width);
        pages_line(writer->pages, under, TRUE);
    }
    pages_line(writer->pages, "", TRUE);
    writer->is_after_heading = TRUE;
}

/* Blank lines before what comes next; below a heading one is enough. */
static void space(struct text_writer *writer, int blank)
{
    pages_space(writer->pages, writer->is_after_heading ? 1 : blank);
    writer->is_after_heading = writer->is_after_paragraph = FALSE;
}

static void paragraph(gpointer data, const struct report_text *text)
{
    struct text_writer *writer = data;
    int indent = writer->is_boxed ? 2 : 0;
    g_autofree char *margin = g_strnfill((gsize)indent, ' ');
    g_autoptr(GPtrArray) lines = wrap_text(writer, text, writer->layout.width - 2 * indent);
    /* A few words below a heading say what comes, and go with it. */
    gboolean is_introduction =
        writer->is_after_heading && !writer->is_boxed && lines->len <= INTRODUCTION;
    space(writer, 1);
    pages_paragraph(writer->pages, lines, margin, NULL, is_introduction);
    writer->is_after_paragraph = TRUE;
}

/* A label in its column, and beside it the text; below it, set in, the words. */
static void put_line(struct text_writer *writer, int indent, const char *label,
                     const struct report_text *text, const struct report_text *words,
                     gboolean stays)
{
    g_autofree char *shown = show(writer, label);
    /* A label that is too long for its column moves the text rather than be cut. */
    int wide = MAX(writer->layout.width < NARROW ? LABEL_NARROW : LABEL,
                   MIN(text_width(shown), writer->layout.width / 3));
    int column = indent + wide + LABEL_GAP;
    g_autofree char *fitted = fit(writer, shown, wide, TEXT_LEFT);
    g_autofree char *before = g_strdup_printf("%*s%s%*s", indent, "", fitted, LABEL_GAP, "");
    g_autoptr(GPtrArray) lines = wrap_text(writer, text, writer->layout.width - column);
    pages_paragraph(writer->pages, lines, before, NULL, stays || words != NULL);
    if (words == NULL)
        return;
    g_autofree char *margin = g_strnfill((gsize)column + 2, ' ');
    g_autoptr(GPtrArray) said = wrap_text(writer, words, writer->layout.width - column - 2);
    pages_paragraph(writer->pages, said, margin, NULL, stays);
}

static void definition(gpointer data, const char *label, const struct report_text *text)
{
    struct text_writer *writer = data;
    space(writer, writer->is_after_paragraph ? 1 : 0);
    put_line(writer, 2, label, text, NULL, FALSE);
}

/* A line with the title in it. */
static void box_begin(gpointer data, const char *title)
{
    struct text_writer *writer = data;
    g_autofree char *shown = show(writer, title);
    int room = writer->layout.width - 2 * BOX_EDGE - 2;
    g_autofree char *name = fit(writer, shown, MIN(text_width(shown), room), TEXT_LEFT);
    g_autofree char *edge = rule(writer, "─", BOX_EDGE);
    g_autofree char *rest =
        rule(writer, "─", writer->layout.width - BOX_EDGE - 2 - text_width(name));
    g_autofree char *line = g_strdup_printf("%s %s %s", edge, name, rest);
    space(writer, 2);
    pages_line(writer->pages, line, TRUE);
    writer->is_boxed = TRUE;
}

static void box_end(gpointer data)
{
    struct text_writer *writer = data;
    g_autofree char *line = rule(writer, "─", writer->layout.width);
    pages_line(writer->pages, line, FALSE);
    pages_space(writer->pages, 1);
    writer->is_boxed = FALSE;
}

static void put_entry_title(struct text_writer *writer, const struct report_entry *entry)
{
    g_autofree char *key = show(writer, entry->key);
    g_autofree char *before = g_strdup_printf("%s%s", key, *key != '\0' ? "  " : "");
    int used = text_width(before);
    gboolean hangs = used <= writer->layout.width / 3;
    g_autoptr(GPtrArray) lines =
        wrap(writer, entry->title, writer->layout.width - (hangs ? used : 0));
    g_autoptr(GPtrArray) keys = hangs ? NULL : wrap(writer, entry->key, writer->layout.width);
    if (keys != NULL)
        pages_paragraph(writer->pages, keys, "", NULL, TRUE);
    pages_paragraph(writer->pages, lines, hangs ? before : "", NULL, TRUE);
    pages_line(writer->pages, "", TRUE);
}

static GPtrArray *said_again(struct text_writer *writer, const struct report_entry *told)
{
    GPtrArray *again = g_ptr_array_new_with_free_func(g_free);
    g_autofree char *raw =
        g_strdup_printf(_("%s (continued)"), *told->key != '\0' ? told->key : told->title);
    g_autofree char *shown = show(writer, raw);
    g_ptr_array_add(again, fit(writer, shown, writer->layout.width, TEXT_LEFT));
    g_ptr_array_add(again, g_strdup(""));
    return again;
}

static void put_sentence(struct text_writer *writer, const struct report_entry *told)
{
    if (report_text_is_empty(told->sentence))
        return;
    g_autofree char *margin = g_strnfill(INDENT, ' ');
    g_autoptr(GPtrArray) lines = wrap_text(writer, told->sentence, writer->layout.width - INDENT);
    pages_paragraph(writer->pages, lines, margin, NULL, told->lines->len > 0);
    if (told->lines->len > 0)
        pages_line(writer->pages, "", TRUE);
}

static void entry(gpointer data, const struct report_entry *told)
{
    struct text_writer *writer = data;
    g_autoptr(GPtrArray) again = said_again(writer, told);
    space(writer, 2);
    pages_keep_begin(writer->pages, again);
    put_entry_title(writer, told);
    put_sentence(writer, told);
    for (guint i = 0; i < told->lines->len; i++) {
        const struct report_line *line = told->lines->pdata[i];
        gboolean is_before_last = i + 2 == told->lines->len;
        put_line(writer, INDENT, line->label, line->text, line->words, is_before_last);
    }
    pages_keep_end(writer->pages);
    pages_space(writer->pages, 2);
}

static void table_begin(gpointer data, const struct report_table *table)
{
    struct text_writer *writer = data;
    g_assert(writer->table == NULL);
    space(writer, 1);
    writer->table = text_table_new(table, &writer->layout, writer->pages);
}

static void table_row(gpointer data, struct report_text *const *cells)
{
    struct text_writer *writer = data;
    text_table_row(writer->table, cells);
}

static void table_end(gpointer data, struct report_text *const *totals, const char *note)
{
    struct text_writer *writer = data;
    text_table_end(writer->table, totals);
    g_clear_pointer(&writer->table, text_table_free);
    if (*note != '\0') {
        g_autoptr(GPtrArray) lines = wrap(writer, note, writer->layout.width - 2);
        pages_space(writer->pages, 1);
        pages_paragraph(writer->pages, lines, "  ", NULL, FALSE);
    }
    pages_space(writer->pages, 1);
}

/* An address is broken where it is parted anyway, if it must be broken. */
static GPtrArray *wrap_address(const struct text_writer *writer, const char *url, int width)
{
    g_autofree char *shown = show(writer, url);
    GPtrArray *lines = g_ptr_array_new_with_free_func(g_free);
    const char *start = shown, *stop = shown;
    int used = 0, at_stop = 0, columns;
    for (const char *p = shown; *p != '\0';) {
        const char *next = text_next(p, &columns);
        if (used + columns > width && p > start) {
            gboolean is_good = stop > start && at_stop > width / 2;
            const char *end = is_good ? stop : p;
            g_ptr_array_add(lines, g_strndup(start, (gsize)(end - start)));
            used -= is_good ? at_stop : used;
            start = stop = end;
        }
        used += columns;
        if (strchr("/-?&=_.", *p) != NULL) {
            stop = next;
            at_stop = used;
        }
        p = next;
    }
    g_ptr_array_add(lines, g_strdup(start));
    return lines;
}

static void source(gpointer data, const struct report_source *told)
{
    struct text_writer *writer = data;
    g_autofree char *number = g_strdup_printf("[%u]", told->number);
    g_autofree char *before = fit(writer, number, MAX(text_width(number), 5) + 1, TEXT_LEFT);
    g_autofree char *words = report_source_words(told);
    int width = writer->layout.width - text_width(before);
    g_autoptr(GPtrArray) lines = wrap(writer, words, width);
    space(writer, 0);
    pages_paragraph(writer->pages, lines, before, NULL, *told->url != '\0');
    if (*told->url == '\0')
        return;
    g_autofree char *margin = g_strnfill((gsize)text_width(before), ' ');
    g_autoptr(GPtrArray) url = wrap_address(writer, told->url, width);
    pages_paragraph(writer->pages, url, margin, NULL, FALSE);
}

static GPtrArray *indented(const GPtrArray *lines)
{
    GPtrArray *moved = g_ptr_array_new_with_free_func(g_free);
    for (guint i = 0; i < lines->len; i++)
        g_ptr_array_add(moved,
                        g_strdup_printf("%*s%s", FIGURE_INDENT, "", (char *)lines->pdata[i]));
    return moved;
}

/* Drawn: the same in words would say nothing more to who reads the characters. */
static void figure(gpointer data, const struct report_figure *figure)
{
    struct text_writer *writer = data;
    guint n_heads;
    g_autoptr(GPtrArray) title = wrap(writer, figure->title, writer->layout.width);
    g_autoptr(GPtrArray) drawn = text_figure_lines(figure, writer->layout.width - 2 * FIGURE_INDENT,
                                                   writer->layout.is_ascii, &n_heads);
    g_autoptr(GPtrArray) lines = indented(drawn);
    g_autoptr(GPtrArray) again = g_ptr_array_new();
    for (guint i = 0; i < n_heads; i++)
        g_ptr_array_add(again, lines->pdata[i]);
    space(writer, 1);
    pages_paragraph(writer->pages, title, "", NULL, TRUE);
    pages_line(writer->pages, "", TRUE);
    pages_keep_begin(writer->pages, again);
    for (guint i = 0; i < lines->len; i++)
        pages_line(writer->pages, lines->pdata[i], i <= n_heads || i + 2 == lines->len);
    pages_keep_end(writer->pages);
    pages_space(writer->pages, 1);
}

static gboolean end(gpointer data, GError **error)
{
    struct text_writer *writer = data;
    (void)error;
    pages_end(writer->pages);
    return TRUE;
}

static char *settle(gpointer data, const char *line)
{
    const struct text_writer *writer = data;
    return pages_settle(writer->pages, line);
}

const struct report_writer report_write_text = {
    .name = "text",
    .extension = "txt",
    .help = N_("plain text on pages"),
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
    .settle = settle,
    .close = close_writer,
};
