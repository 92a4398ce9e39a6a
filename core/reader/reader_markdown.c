/* reader_markdown.c owns Markdown: the text a person reads in it, without its marks.
 * It must not know what the text says. */
#include "core/reader/reader_format.h"

#include "core/period/day.h"

#include <string.h>

/* A line of front matter: "title: Joint statement". */
static void take_field(struct statement_text *s, const char *line, gsize len)
{
    g_autofree char *field = g_strndup(line, len);
    char *colon = strchr(field, ':');
    if (colon == NULL)
        return;
    *colon = '\0';
    char *value = g_strstrip(colon + 1);
    gsize n = strlen(value);
    if (n >= 2 && (*value == '"' || *value == '\'') && value[n - 1] == *value) {
        value[n - 1] = '\0';
        value++;
    }
    g_strstrip(field);
    if (g_ascii_strcasecmp(field, "title") == 0)
        reader_set(&s->title, value);
    else if (g_ascii_strcasecmp(field, "lang") == 0 || g_ascii_strcasecmp(field, "language") == 0)
        reader_set(&s->language, value);
    else if (g_ascii_strcasecmp(field, "url") == 0 || g_ascii_strcasecmp(field, "source") == 0)
        reader_set(&s->url, value);
    else if (g_ascii_strcasecmp(field, "publisher") == 0)
        reader_set(&s->publisher, value);
    else if (g_ascii_strcasecmp(field, "date") == 0) {
        g_free(s->published_on);
        s->published_on = day_parse(value, DAY_ORDER_ASK, NULL);
    }
}

/* Front matter between two lines "---"; where it ends, or the text where there is none. */
static const char *skip_front(struct statement_text *s, const char *text)
{
    if (!g_str_has_prefix(text, "---\n"))
        return text;
    const char *end = strstr(text + 4, "\n---\n");
    if (end == NULL)
        return text;
    for (const char *line = text + 4; line < end;) {
        gsize n = MIN(strcspn(line, "\n"), (gsize)(end - line));
        take_field(s, line, n);
        line += n + 1;
    }
    return end + 5;
}

static gboolean is_word(char c)
{
    return g_ascii_isalnum(c) || (c & 0x80) != 0;
}

/* [words](address) and [words][n]: the words; ![…](…): a picture, nothing. Where it goes on. */
static const char *take_link(GString *out, const char *p, const char *end)
{
    gboolean is_picture = *p == '!';
    const char *open = p + is_picture;
    const char *close = memchr(open, ']', (gsize)(end - open));
    if (close == NULL || close + 1 >= end || (close[1] != '(' && close[1] != '['))
        return NULL;
    const char *last = memchr(close + 2, close[1] == '(' ? ')' : ']', (gsize)(end - close - 2));
    if (last == NULL)
        return NULL;
    if (!is_picture)
        g_string_append_len(out, open + 1, (gssize)(close - open - 1));
    return last + 1;
}

/* Whether this run of * or _ is emphasis: it touches a word on one side only; _ inside one is not. */
static gboolean is_emphasis(const char *start, const char *p, gsize n, const char *end)
{
    gboolean before = p > start && !g_ascii_isspace(p[-1]);
    gboolean after = p + n < end && !g_ascii_isspace(p[n]);
    if (*p == '_' && p > start && p + n < end && is_word(p[-1]) && is_word(p[n]))
        return FALSE;
    return before || after;
}

static void take_line(GString *out, const char *line, gsize len)
{
    const char *end = line + len;
    for (const char *p = line; p < end;) {
        gsize run = strspn(p, *p == '*' ? "*" : *p == '_' ? "_" : "");
        const char *next =
            *p == '[' || (*p == '!' && p + 1 < end && p[1] == '[') ? take_link(out, p, end) : NULL;
        if (next != NULL) {
            p = next;
        } else if (*p == '\\' && p + 1 < end && g_ascii_ispunct(p[1])) {
            g_string_append_c(out, p[1]);
            p += 2;
        } else if (run > 0 && p + run <= end && is_emphasis(line, p, run, end)) {
            p += run;
        } else if (*p == '`') {
            p++;
        } else {
            gsize n = run > 0 && p + run <= end ? run : 1;
            g_string_append_len(out, p, (gssize)n);
            p += n;
        }
    }
}

static gboolean is_rule(const char *line, gsize len)
{
    gsize marks = 0;
    for (gsize i = 0; i < len; i++) {
        if (strchr("-*_= \t", line[i]) == NULL)
            return FALSE;
        marks += line[i] != ' ' && line[i] != '\t';
    }
    return marks >= 3;
}

/* One line, without the marks it begins with; a heading stands alone, and the first is the title. */
static void take_block(struct statement_text *s, GString *out, const char *line, gsize len)
{
    gsize hashes = strspn(line, "#");
    gsize quote = strspn(line, "> ");
    if (is_rule(line, len))
        return;
    if (hashes > 0 && hashes <= 6 && hashes < len && line[hashes] == ' ') {
        gsize last = len;
        while (last > hashes && (line[last - 1] == '#' || line[last - 1] == ' '))
            last--;
        gsize from = out->len;
        take_line(out, line + hashes + 1, last > hashes + 1 ? last - hashes - 1 : 0);
        if (hashes == 1 && (s->title == NULL || *s->title == '\0'))
            reader_set(&s->title, out->str + from);
        g_string_append_c(out, '\n');
        return;
    }
    if (len > 0 && *line == '>' && quote <= len)
        take_line(out, line + quote, len - quote);
    else
        take_line(out, line, len);
}

static gboolean read_markdown(struct statement_text *s, const struct reader_options *options,
                              GError **error)
{
    g_autofree char *decoded = reader_decode(s, options->encoding, error);
    if (decoded == NULL)
        return FALSE;
    g_auto(GStrv) parts = g_strsplit(decoded, "\r\n", -1);
    g_autofree char *text = g_strjoinv("\n", parts);
    g_autoptr(GString) out = g_string_new(NULL);
    gboolean in_code = FALSE;
    for (const char *line = skip_front(s, text); *line != '\0';) {
        gsize n = strcspn(line, "\n");
        if (g_str_has_prefix(line, "```") || g_str_has_prefix(line, "~~~"))
            in_code = !in_code;
        else if (in_code)
            g_string_append_len(out, line, (gssize)n);
        else
            take_block(s, out, line, n);
        g_string_append_c(out, '\n');
        line += n + (line[n] == '\n');
    }
    s->text = g_string_free(g_steal_pointer(&out), FALSE);
    return TRUE;
}

static const char *const endings[] = {".md", ".markdown", ".mdown", NULL};

const struct reader_format reader_markdown = {
    .name = "Markdown",
    .media_type = "text/markdown",
    .endings = endings,
    .read = read_markdown,
};
