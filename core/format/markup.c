/* markup.c owns the escaping of text for HTML and Markdown.
 * It must not know reports. */
#include "core/format/markup.h"

#include <string.h>

static const char *entity(char c)
{
    switch (c) {
    case '&':
        return "&amp;";
    case '<':
        return "&lt;";
    case '>':
        return "&gt;";
    case '"':
        return "&quot;";
    case '\'':
        return "&#39;";
    default:
        return NULL;
    }
}

void markup_add_html(GString *out, const char *shown)
{
    for (const char *p = shown; *p != '\0';) {
        gsize plain = strcspn(p, "&<>\"'");
        g_string_append_len(out, p, (gssize)plain);
        p += plain;
        if (*p != '\0')
            g_string_append(out, entity(*p++));
    }
}

/* ":smile:" and "https://" mean something to some readers, "Agreed: yes" and "10:30" do not. */
static gboolean is_leading(const char *colon)
{
    return g_ascii_isalpha(colon[1]) || colon[1] == '/' || colon[1] == '+' || colon[1] == '-';
}

static gboolean is_after_www(const char *start, const char *dot)
{
    return dot - start >= 3 && g_ascii_strncasecmp(dot - 3, "www", 3) == 0;
}

void markup_add_markdown(GString *out, const char *shown)
{
    for (const char *p = shown; *p != '\0'; p++) {
        gboolean is_sign = strchr("\\`*_[]<>&|#~$", *p) != NULL || (*p == ':' && is_leading(p)) ||
                           (*p == '.' && is_after_www(shown, p));
        if (is_sign)
            g_string_append_c(out, '\\');
        g_string_append_c(out, *p);
    }
}

void markup_guard_line(GString *line)
{
    gsize blanks = strspn(line->str, " "), digits = 0;
    g_string_erase(line, 0, (gssize)blanks);
    while (line->len > 0 && line->str[line->len - 1] == ' ')
        g_string_truncate(line, line->len - 1);
    while (g_ascii_isdigit(line->str[digits]))
        digits++;
    char after = line->str[digits];
    gboolean is_number = digits > 0 && (after == '.' || after == ')');
    if (is_number || after == '-' || after == '+' || after == '=' || after == ':')
        g_string_insert_c(line, (gssize)digits, '\\');
}

gboolean markup_is_link(const char *url)
{
    static const char *const schemes[] = {"http://", "https://"};
    for (gsize i = 0; i < G_N_ELEMENTS(schemes); i++) {
        gsize len = strlen(schemes[i]);
        if (g_ascii_strncasecmp(url, schemes[i], len) == 0)
            return url[len] != '\0' && strchr("/?#:@", url[len]) == NULL;
    }
    return FALSE;
}

char *markup_address(const char *url)
{
    GString *out = g_string_new(NULL);
    for (const char *p = url; *p != '\0'; p++) {
        gboolean is_allowed = g_ascii_isalnum(*p) || strchr("-._~:/?#[]@!$&'()*+,;=%", *p) != NULL;
        if (is_allowed)
            g_string_append_c(out, *p);
        else
            g_string_append_printf(out, "%%%02X", (unsigned char)*p);
    }
    return g_string_free(out, FALSE);
}
