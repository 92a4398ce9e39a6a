/* pdf_pages.c owns the pages of a PDF made one text: running heads, parted words, page ends.
 * It must not know how the PDF was read, nor what the words say. */
#include "core/reader/pdf_pages.h"

#include "core/text/text.h"

#include <string.h>

enum { EDGE_LINES = 3, SHARE = 60, HEAD_LEN = 160, SHOWN_LEN = 60 };

struct sheet {
    GPtrArray *lines; /* char *, without their ends; NULL: left out */
};

static void sheet_free(gpointer data)
{
    struct sheet *sheet = data;
    g_ptr_array_unref(sheet->lines);
    g_free(sheet);
}

static GPtrArray *read_sheets(const char *text)
{
    GPtrArray *sheets = g_ptr_array_new_with_free_func(sheet_free);
    g_auto(GStrv) pages = g_strsplit(text, "\f", -1);
    for (gsize i = 0; pages[i] != NULL; i++) {
        if (pages[i + 1] == NULL && *g_strstrip(pages[i]) == '\0')
            break;
        struct sheet *sheet = g_new0(struct sheet, 1);
        sheet->lines = g_ptr_array_new_with_free_func(g_free);
        g_auto(GStrv) lines = g_strsplit(pages[i], "\n", -1);
        for (gsize n = 0; lines[n] != NULL; n++) {
            g_strchomp(lines[n]);
            g_ptr_array_add(sheet->lines, g_strdup(lines[n]));
        }
        g_ptr_array_add(sheets, sheet);
    }
    return sheets;
}

/* The line with its digits alike, so that "Page 3 of 9" is that of every page; "" for a blank one
 * or one that is too long to be a head. */
static char *shape_of(const char *line)
{
    GString *shape = g_string_new(NULL);
    for (const char *p = line; *p != '\0' && shape->len <= HEAD_LEN; p++)
        if (g_ascii_isdigit(*p)) {
            if (shape->len == 0 || shape->str[shape->len - 1] != '#')
                g_string_append_c(shape, '#');
        } else if (!g_ascii_isspace(*p)) {
            g_string_append_c(shape, *p);
        }
    if (shape->len > HEAD_LEN)
        g_string_truncate(shape, 0);
    return g_string_free(shape, FALSE);
}

/* The i-th line that is not blank, from the top or (is_foot) from below; -1: not that many. */
static int edge_line(const struct sheet *sheet, int i, gboolean is_foot)
{
    int n = (int)sheet->lines->len;
    for (int k = 0; k < n; k++) {
        int at = is_foot ? n - 1 - k : k;
        const char *line = sheet->lines->pdata[at];
        if (line != NULL && *line != '\0' && i-- == 0)
            return at;
    }
    return -1;
}

static char *key_of(const char *shape, gboolean is_foot)
{
    return g_strconcat(is_foot ? "f" : "h", shape, NULL);
}

/* On how many sheets a line of each shape stands at that edge: key → count. */
static GHashTable *count_shapes(const GPtrArray *sheets)
{
    GHashTable *counts = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    for (guint s = 0; s < sheets->len; s++) {
        g_autoptr(GHashTable) here = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
        for (int i = 0; i < 2 * EDGE_LINES; i++) {
            gboolean is_foot = i >= EDGE_LINES;
            int at = edge_line(sheets->pdata[s], i % EDGE_LINES, is_foot);
            if (at < 0)
                continue;
            g_autofree char *shape = shape_of(((struct sheet *)sheets->pdata[s])->lines->pdata[at]);
            char *key = key_of(shape, is_foot);
            guint n = GPOINTER_TO_UINT(g_hash_table_lookup(counts, key));
            if (g_hash_table_add(here, g_strdup(key)))
                g_hash_table_replace(counts, key, GUINT_TO_POINTER(n + 1));
            else
                g_free(key);
        }
    }
    return counts;
}

static gboolean is_number(const char *shape)
{
    static const char *const numbers[] = {
        "#", "-#-", "#/#", "Page#", "page#", "Page#of#", "p.#", "\xE2\x80\x93#\xE2\x80\x93", NULL};
    return g_strv_contains(numbers, shape);
}

static gboolean is_running(const GPtrArray *sheets, GHashTable *counts, const char *shape,
                           gboolean is_foot)
{
    g_autofree char *key = key_of(shape, is_foot);
    guint n = GPOINTER_TO_UINT(g_hash_table_lookup(counts, key));
    if (*shape == '\0' || sheets->len < 2)
        return FALSE;
    return is_number(shape) || (n >= 2 && n * 100 >= sheets->len * SHARE);
}

/* From the edge inwards, as long as lines are those of every page. */
static void drop_edge(const GPtrArray *sheets, struct sheet *sheet, GHashTable *counts,
                      gboolean is_foot, GPtrArray *left_out)
{
    for (int i = 0; i < EDGE_LINES; i++) {
        int at = edge_line(sheet, 0, is_foot);
        g_autofree char *shape = at >= 0 ? shape_of(sheet->lines->pdata[at]) : g_strdup("");
        if (!is_running(sheets, counts, shape, is_foot))
            return;
        if (!is_number(shape) && left_out->len < 3)
            g_ptr_array_add(left_out, g_strdup(sheet->lines->pdata[at]));
        g_free(sheet->lines->pdata[at]);
        sheet->lines->pdata[at] = NULL;
    }
}

static void drop_running(struct statement_text *s, const GPtrArray *sheets)
{
    g_autoptr(GHashTable) counts = count_shapes(sheets);
    g_autoptr(GPtrArray) left_out = g_ptr_array_new_with_free_func(g_free);
    for (guint i = 0; i < sheets->len; i++) {
        drop_edge(sheets, sheets->pdata[i], counts, FALSE, left_out);
        drop_edge(sheets, sheets->pdata[i], counts, TRUE, left_out);
    }
    if (left_out->len > 0) {
        g_autofree char *line = text_shorten(left_out->pdata[0], SHOWN_LEN);
        reader_note(s, "left out, since it stands on every page: \"%s\"", line);
    }
}

static gboolean ends_parted(const GString *out)
{
    if (out->len < 2 || out->str[out->len - 1] != '-')
        return FALSE;
    const char *before = g_utf8_prev_char(out->str + out->len - 1);
    return g_unichar_isalpha(g_utf8_get_char(before));
}

/* Words with a hyphen within a line: "follow-up". */
static GHashTable *hyphenated_words(const char *text)
{
    GHashTable *words = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    const char *start = text;
    gboolean has_hyphen = FALSE;
    for (const char *p = text;; p = g_utf8_next_char(p)) {
        gboolean is_letter = g_unichar_isalpha(g_utf8_get_char(p));
        if (is_letter || (*p == '-' && p > start)) {
            has_hyphen = has_hyphen || *p == '-';
            continue;
        }
        if (has_hyphen && p[-1] != '-')
            g_hash_table_add(words, g_strndup(start, (gsize)(p - start)));
        has_hyphen = FALSE;
        if (*p == '\0')
            return words;
        start = p + 1;
        while ((*start & 0xC0) == 0x80)
            start++;
    }
}

/* "follow-" and "up": with the hyphen where the text has "follow-up" elsewhere, or behind it begins
 * a name. */
static gboolean is_hyphenated(GHashTable *words, const GString *out, const char *line)
{
    const char *start = out->str + out->len - 1;
    while (start > out->str) {
        const char *before = g_utf8_prev_char(start);
        if (!g_unichar_isalpha(g_utf8_get_char(before)))
            break;
        start = before;
    }
    const char *end = line;
    while (g_unichar_isalpha(g_utf8_get_char(end)))
        end = g_utf8_next_char(end);
    if (!g_unichar_islower(g_utf8_get_char(line)))
        return TRUE;
    g_autofree char *word = g_strdup_printf("%s%.*s", start, (int)(end - line), line);
    return g_hash_table_contains(words, word);
}

/* A soft hyphen at the end of a line is one that the line's end put there. */
static void join_or_break(GString *out, GHashTable *words, const char *line)
{
    gboolean is_soft = out->len >= 2 && strcmp(out->str + out->len - 2, "\xC2\xAD") == 0;
    if (is_soft) {
        g_string_truncate(out, out->len - 2);
        return;
    }
    if (!ends_parted(out) || !g_unichar_isalpha(g_utf8_get_char(line))) {
        g_string_append_c(out, '\n');
        return;
    }
    if (!is_hyphenated(words, out, line))
        g_string_truncate(out, out->len - 1);
}

/* Whether a paragraph goes on behind the end of a page: it stopped in the middle of a sentence. */
static gboolean goes_on(const GString *out, const char *line)
{
    if (out->len == 0)
        return FALSE;
    const char *last = g_utf8_prev_char(out->str + out->len);
    gunichar end = g_utf8_get_char(last), next = g_utf8_get_char(line);
    if (end == '-' || end == ',' || end == 0xAD)
        return TRUE;
    return g_unichar_islower(next) && strchr(".:;!?", *last) == NULL;
}

/* A line that is only the mark of a list's item, which layout parts from its words. */
static gboolean is_marker(const char *line)
{
    static const char *const marks[] = {"\xE2\x80\xA2",
                                        "\xE2\x97\xA6",
                                        "\xE2\x96\xAA",
                                        "\xE2\x80\x93",
                                        "\xE2\x80\x94",
                                        "\xE2\x97\x8F",
                                        "\xE2\x97\x8B",
                                        "\xC2\xB7",
                                        "\xEF\x82\xB7",
                                        "-",
                                        "*",
                                        NULL};
    gsize n = strlen(line);
    if (g_strv_contains(marks, line))
        return TRUE;
    /* "(a)", "3.", "iv)" */
    return n >= 2 && n <= 5 && strchr(".)", line[n - 1]) != NULL &&
           strspn(line, "(0123456789abcdefghivx") >= n - 1 && !g_ascii_isspace(line[n - 2]);
}

static void write_sheet(GString *out, GHashTable *words, const struct sheet *sheet)
{
    gboolean is_first = TRUE, is_blank = FALSE, is_after_marker = FALSE;
    for (guint i = 0; i < sheet->lines->len; i++) {
        const char *line = sheet->lines->pdata[i];
        if (line == NULL)
            continue;
        if (*line == '\0') {
            is_blank = TRUE;
            continue;
        }
        gboolean is_item = is_after_marker && !is_first;
        gboolean is_broken = is_first ? out->len > 0 && !goes_on(out, line) : is_blank;
        if (is_item)
            g_string_append_c(out, ' ');
        else if (is_broken)
            g_string_append(out, "\n\n");
        else if (out->len > 0)
            join_or_break(out, words, line);
        g_string_append(out, line);
        is_after_marker = is_marker(line);
        is_first = is_blank = FALSE;
    }
}

gboolean pdf_pages(struct statement_text *s, const char *bytes, gsize len, GError **error)
{
    g_autofree char *text = text_valid(bytes, len, NULL);
    g_autoptr(GPtrArray) sheets = read_sheets(text);
    g_autoptr(GHashTable) words = hyphenated_words(text);
    g_autoptr(GString) out = g_string_sized_new(len);
    drop_running(s, sheets);
    for (guint i = 0; i < sheets->len; i++) {
        gsize start = out->len;
        write_sheet(out, words, sheets->pdata[i]);
        while (start < out->len && strchr("\n", out->str[start]) != NULL)
            start++;
        g_array_append_val(s->pages, start);
    }
    if (out->len == 0)
        return reader_fail(s, error,
                           "no text is in this PDF, only pictures of pages: a scan. Have it read "
                           "by a program for that (`ocrmypdf`) and import the result");
    g_string_append_c(out, '\n');
    s->text = g_string_free(g_steal_pointer(&out), FALSE);
    return TRUE;
}
