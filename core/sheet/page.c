/* page.c owns laying out text in a given width.
 * It must not know what the text is about. */
#include "core/sheet/page.h"

#include "core/text/text.h"

enum { LABEL = 13, LEAST = 20 };

struct page {
    GString *out;
    int width;
};

struct page *page_new(int width)
{
    struct page *page = g_new0(struct page, 1);
    page->out = g_string_new(NULL);
    page->width = MAX(width, LEAST);
    return page;
}

void page_free(struct page *page)
{
    if (page == NULL)
        return;
    g_string_free(page->out, TRUE);
    g_free(page);
}

char *page_take(struct page *page)
{
    char *text = g_string_free(page->out, FALSE);
    g_free(page);
    return text;
}

void page_gap(struct page *page)
{
    if (page->out->len > 0 && !g_str_has_suffix(page->out->str, "\n\n"))
        g_string_append_c(page->out, '\n');
}

void page_heading(struct page *page, const char *text)
{
    page_gap(page);
    page_text(page, 0, text);
}

void page_beside(struct page *page, int indent, const char *left, int at, const char *text)
{
    g_autofree char *beside = text_show(left, -1);
    g_autofree char *shown = text_show_lines(text, -1);
    g_autoptr(GPtrArray) lines = text_wrap(shown, MAX(page->width - at, LEAST));
    int used = indent + text_width(beside);
    g_string_append_printf(page->out, "%*s%s", indent, "", beside);
    for (guint i = 0; i < lines->len; i++) {
        int blanks = i > 0 ? at : MAX(at - used, *beside != '\0' ? 1 : 0);
        const char *line = lines->pdata[i];
        g_string_append_printf(page->out, "%*s%s\n", *line != '\0' ? blanks : 0, "", line);
    }
}

void page_text(struct page *page, int indent, const char *text)
{
    page_beside(page, 0, "", indent, text);
}

void page_unbroken(struct page *page, int indent, const char *text)
{
    g_autofree char *shown = text_show(text, -1);
    g_string_append_printf(page->out, "%*s%s\n", indent, "", shown);
}

void page_value(struct page *page, const char *label, const char *text)
{
    if (*text != '\0')
        page_beside(page, 0, label, LABEL, text);
}
