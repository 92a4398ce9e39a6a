/* pdf_pages.c owns the pages of a PDF made one text: running heads, parted words, page ends.
 * It must not know how the PDF was read, nor what the words say. */
#include "core/intake/pdf_pages.h"

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
        for (gsize n = 0; lines[n] != NULL; n++)
            g_ptr_array_add(sheet->lines, g_strchomp(g_strdup(lines[n])));
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

/* How many sheets have such a line at that edge. */
static guint count_shape(const GPtrArray *sheets, const char *shape, gboolean is_foot)
{
    guint n = 0;
    for (guint s = 0; s < sheets->len; s++)
        for (int i = 0; i < EDGE_LINES; i++) {
            int at = edge_line(sheets->pdata[s], i, is_foot);
            g_autofree char *other =
                at >= 0 ? shape_of(((struct sheet *)sheets->pdata[s])->lines->pdata[at]) : NULL;
            if (other != NULL && strcmp(other, shape) == 0) {
                n++;
                break;
            }
        }
    return n;
}

static gboolean is_number(const char *shape)
{
    static const char *const numbers[] = {
        "#", "-#-", "#/#", "Page#", "page#", "Page#of#", "p.#", "\xE2\x80\x93#\xE2\x80\x93", NULL};
    return g_strv_contains(numbers, shape);
}

static gboolean is_running(const GPtrArray *sheets, GHashTable *known, const char *shape,
                           gboolean is_foot)
{
    gpointer there;
    g_autofree char *key = g_strconcat(is_foot ? "f" : "h", shape, NULL);
    if (*shape == '\0')
        return FALSE;
    if (g_hash_table_lookup_extended(known, key, NULL, &there))
        return GPOINTER_TO_INT(there);
    guint n = count_shape(sheets, shape, is_foot);
    gboolean is_it = n >= 2 && n * 100 >= sheets->len * SHARE &&
                     (sheets->len > 2 || is_number(shape) || n == sheets->len);
    is_it = is_it || (is_number(shape) && sheets->len > 1);
    g_hash_table_insert(known, g_steal_pointer(&key), GINT_TO_POINTER(is_it));
    return is_it;
}

/* From the edge inwards, as long as lines are those of every page. */
static void drop_edge(const GPtrArray *sheets, struct sheet *sheet, GHashTable *known,
                      gboolean is_foot, GPtrArray *left_out)
{
    for (int i = 0; i < EDGE_LINES; i++) {
        int at = edge_line(sheet, 0, is_foot);
        g_autofree char *shape = at >= 0 ? shape_of(sheet->lines->pdata[at]) : g_strdup("");
        if (!is_running(sheets, known, shape, is_foot))
            return;
        if (!is_number(shape) && left_out->len < 3)
            g_ptr_array_add(left_out, g_strdup(sheet->lines->pdata[at]));
        g_free(sheet->lines->pdata[at]);
        sheet->lines->pdata[at] = NULL;
    }
}

static void drop_running(struct statement_text *s, const GPtrArray *sheets)
{
    g_autoptr(GHashTable) known = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    g_autoptr(GPtrArray) left_out = g_ptr_array_new_with_free_func(g_free);
    for (guint k = 0; k < 2; k++)
        for (guint i = 0; i < sheets->len; i++)
            /* Counting is done on whole sheets: what is known of a shape is kept. */
            for (int n = 0; n < EDGE_LINES; n++) {
                int at = edge_line(sheets->pdata[i], n, k == 1);
                g_autofree char *shape =
                    at >= 0 ? shape_of(((struct sheet *)sheets->pdata[i])->lines->pdata[at])
                            : g_strdup("");
                is_running(sheets, known, shape, k == 1);
            }
    for (guint i = 0; i < sheets->len; i++) {
        drop_edge(sheets, sheets->pdata[i], known, FALSE, left_out);
        drop_edge(sheets, sheets->pdata[i], known, TRUE, left_out);
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

/* "follow-" and "up": with the hyphen where the text has "follow-up" elsewhere within a line. */
static gboolean is_hyphenated(const char *text, const GString *out, const char *line)
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
    return strstr(text, word) != NULL;
}

/* A soft hyphen at the end of a line is one that the line's end put there. */
static void join_or_break(GString *out, const char *text, const char *line)
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
    if (!is_hyphenated(text, out, line))
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

static void write_sheet(GString *out, const char *text, const struct sheet *sheet)
{
    gboolean is_first = TRUE, is_blank = FALSE;
    for (guint i = 0; i < sheet->lines->len; i++) {
        const char *line = sheet->lines->pdata[i];
        if (line == NULL)
            continue;
        if (*line == '\0') {
            is_blank = TRUE;
            continue;
        }
        gboolean is_broken = is_first ? out->len > 0 && !goes_on(out, line) : is_blank;
        if (is_broken)
            g_string_append(out, "\n\n");
        else if (out->len > 0)
            join_or_break(out, text, line);
        g_string_append(out, line);
        is_first = is_blank = FALSE;
    }
}

gboolean pdf_pages(struct statement_text *s, const char *bytes, gsize len, GError **error)
{
    g_autofree char *text = text_valid(bytes, len, NULL);
    g_autoptr(GPtrArray) sheets = read_sheets(text);
    g_autoptr(GString) out = g_string_sized_new(len);
    drop_running(s, sheets);
    for (guint i = 0; i < sheets->len; i++) {
        gsize start = out->len;
        write_sheet(out, text, sheets->pdata[i]);
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
