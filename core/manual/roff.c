/* roff.c owns how text becomes a manual page: macros, and escaping what is no macro.
 * It must not know what any page says. */
#include "core/manual/roff.h"

#include <string.h>

/* is_typed: a hyphen is one that is typed, not one of a word. */
static void put_char(GString *page, gunichar c, gboolean is_typed)
{
    static const struct {
        gunichar c;
        const char *text;
    } escapes[] = {{'\\', "\\e"},  {'"', "\\(dq"}, {'\'', "\\(aq"}, {'`', "\\(ga"},
                   {'^', "\\(ha"}, {'~', "\\(ti"}, {'\n', " "}};
    for (gsize i = 0; i < G_N_ELEMENTS(escapes); i++)
        if (escapes[i].c == c) {
            g_string_append(page, escapes[i].text);
            return;
        }
    if (c == '-' && is_typed)
        g_string_append(page, "\\-");
    else if (c >= 0x80)
        g_string_append_printf(page, "\\[u%04X]", c);
    else if (c >= ' ' && c != 0x7f)
        g_string_append_c(page, (char)c);
}

static void put_typed(GString *page, const char *text)
{
    for (; *text != '\0'; text = g_utf8_next_char(text))
        put_char(page, g_utf8_get_char(text), TRUE);
}

/* "- " and " -" stand alone and are no word's. */
static gboolean is_option(const char *at, const char *start)
{
    return *at == '-' && (at == start || at[-1] == ' ' || at[-1] == '-' || at[-1] == '(');
}

/* A line of text; a sentence ends with its line. */
static void put_prose(GString *page, const char *text)
{
    gboolean is_typed = FALSE;
    const char *start = text;
    g_string_append(page, "\\&");
    for (; *text != '\0'; text = g_utf8_next_char(text)) {
        if (*text == '`') {
            is_typed = !is_typed;
            g_string_append(page, is_typed ? "\\fB" : "\\fR");
            continue;
        }
        put_char(page, g_utf8_get_char(text), is_typed || is_option(text, start));
        if (!is_typed && strchr(".:?", *text) != NULL && text[1] == ' ' &&
            (g_ascii_isupper(text[2]) || text[2] == '`')) {
            g_string_append(page, "\n\\&");
            text++;
            start = text + 1;
        }
    }
    g_string_append(page, is_typed ? "\\fR\n" : "\n");
}

static void put_title(GString *page, const char *macro, const char *title)
{
    g_string_append_printf(page, ".%s \"", macro);
    put_typed(page, title);
    g_string_append(page, "\"\n");
}

GString *roff_new(const char *name, int section, const char *date, const char *what)
{
    GString *page = g_string_new(NULL);
    g_autofree char *title = g_ascii_strup(name, -1);
    g_string_append(page, ".TH \"");
    put_typed(page, title);
    g_string_append_printf(page, "\" \"%d\" \"%s\" \"heldto\"\n", section, date);
    roff_section(page, "NAME");
    put_typed(page, name);
    g_string_append(page, " \\- ");
    put_typed(page, what);
    g_string_append_c(page, '\n');
    return page;
}

void roff_section(GString *page, const char *title)
{
    put_title(page, "SH", title);
}

void roff_subsection(GString *page, const char *title)
{
    put_title(page, "SS", title);
}

static gboolean follows_title(const GString *page)
{
    const char *end = page->str + page->len - 1;
    const char *line = page->len > 1 ? g_strrstr_len(page->str, end - page->str, "\n") : NULL;
    line = line != NULL ? line + 1 : page->str;
    return g_str_has_prefix(line, ".SH") || g_str_has_prefix(line, ".SS");
}

void roff_text(GString *page, const char *prose)
{
    g_auto(GStrv) paragraphs = g_strsplit(prose, "\n\n", -1);
    for (gsize i = 0; paragraphs[i] != NULL; i++) {
        if (*paragraphs[i] == '\0')
            continue;
        if (!follows_title(page))
            g_string_append(page, ".PP\n");
        put_prose(page, paragraphs[i]);
    }
}

void roff_item(GString *page, const char *literal, const char *value, const char *prose)
{
    g_string_append(page, ".TP\n\\fB");
    put_typed(page, literal);
    g_string_append(page, "\\fR");
    if (value != NULL && *value != '\0') {
        g_string_append(page, "\\fI");
        put_typed(page, value);
        g_string_append(page, "\\fR");
    }
    g_string_append_c(page, '\n');
    put_prose(page, prose);
}

void roff_more(GString *page, const char *prose)
{
    g_string_append(page, ".br\n");
    put_prose(page, prose);
}

void roff_literal(GString *page, const char *line)
{
    g_string_append(page, ".RS 4\n.nf\n\\&");
    put_typed(page, line);
    g_string_append(page, "\n.fi\n.RE\n");
}
