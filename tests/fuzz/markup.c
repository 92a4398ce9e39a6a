/* markup.c throws bytes at the escaping for HTML and Markdown: nothing of them is left that begins
 * anything, and without the escapes they are what they were. */
#include "core/format/markup.h"
#include "core/text/text.h"

#include <stddef.h>
#include <stdint.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void check_html(const char *shown)
{
    g_autoptr(GString) html = g_string_new(NULL);
    g_autoptr(GString) back = g_string_new(NULL);
    markup_add_html(html, shown);
    g_assert(strpbrk(html->str, "<>\"'") == NULL);
    g_string_append(back, html->str);
    g_string_replace(back, "&lt;", "<", 0);
    g_string_replace(back, "&gt;", ">", 0);
    g_string_replace(back, "&quot;", "\"", 0);
    g_string_replace(back, "&#39;", "'", 0);
    g_string_replace(back, "&amp;", "&", 0);
    g_assert(strcmp(back->str, shown) == 0);
}

static void check_markdown(const char *shown)
{
    g_autoptr(GString) line = g_string_new(NULL);
    g_autoptr(GString) back = g_string_new(NULL);
    g_autofree char *bare = g_strstrip(g_strdup(shown));
    markup_add_markdown(line, shown);
    markup_guard_line(line);
    g_assert(strchr("-+=:#>~", *line->str) == NULL || *line->str == '\0');
    for (const char *p = line->str; *p != '\0'; p++) {
        if (*p == '\\')
            p++;
        else
            g_assert(strchr("`*_[]<>&|#~$", *p) == NULL);
        g_assert(*p != '\0');
        g_string_append_c(back, *p);
    }
    g_assert(strcmp(back->str, bare) == 0);
}

static void check_address(const char *raw)
{
    g_autofree char *address = markup_address(raw);
    g_assert(g_str_is_ascii(address) && strpbrk(address, "<>\"\\` \n") == NULL);
    g_assert(markup_is_link(address) == markup_is_link(raw));
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    g_autofree char *raw = g_strndup((const char *)data, size);
    g_autofree char *shown = text_show((const char *)data, (gssize)size);
    check_html(shown);
    check_markdown(shown);
    check_address(raw);
    return 0;
}
