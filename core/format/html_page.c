/* html_page.c owns the page around a report in HTML: its head, its contents, its sections.
 * It must not know what stands in the sections. */
#include "core/format/html.h"

#include "core/data.h"
#include "core/scheme/words.h"

#include <string.h>

enum { DEEPEST_LISTED = 2 };

struct html_heading {
    int level;
    char *text; /* shown and escaped */
};

static void clear_heading(gpointer data)
{
    g_free(((struct html_heading *)data)->text);
}

/* In a style sheet: every sign that could end the string or the sheet by its number. */
static char *css_string(const struct html *self, const char *raw)
{
    g_autofree char *shown = report_show(&self->layout, raw);
    GString *out = g_string_new("\"");
    for (const char *p = shown; *p != '\0'; p++) {
        if (g_ascii_isalnum(*p) || *p == ' ' || (*p & 0x80))
            g_string_append_c(out, *p);
        else
            g_string_append_printf(out, "\\%x ", (unsigned char)*p);
    }
    g_string_append_c(out, '"');
    return g_string_free(out, FALSE);
}

static void put_style(struct html *self, const struct report_head *head)
{
    g_autofree char *title = css_string(self, head->title);
    g_autofree char *marking = css_string(self, head->marking);
    g_autofree char *banner = css_string(self, head->banner);
    html_puts(self, "<style>\n");
    html_puts(self, data_file("report.css", NULL));
    html_printf(self,
                "@page { size: %s; margin: 22mm 18mm 20mm; font: 8.5pt/1.3 sans-serif;\n"
                "  @top-left { content: %s; }\n  @top-right { content: %s; }\n"
                "  @bottom-left { content: %s; }\n"
                "  @bottom-right { content: counter(page) \"/\" counter(pages); } }\n"
                "@page :first { @top-left { content: \"\"; } }\n</style>\n",
                self->layout.paper == REPORT_LETTER ? "letter" : "A4", title, marking, banner);
}

static void put_meta(struct html *self, const char *name, const char *raw)
{
    g_autofree char *content = html_show(self, raw);
    if (*content != '\0')
        html_printf(self, "<meta name=\"%s\" content=\"%s\">\n", name, content);
}

void html_put_top(struct html *self, const struct report_head *head)
{
    g_autofree char *language = html_show(self, head->language);
    g_autofree char *title = html_show(self, head->title);
    g_autofree char *marking = html_show(self, head->marking);
    g_autofree char *date = html_show(self, head->date);
    g_autofree char *banner = html_show(self, head->banner);
    html_printf(self,
                "<!DOCTYPE html>\n<html lang=\"%s\">\n<head>\n<meta charset=\"utf-8\">\n"
                "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; "
                "style-src 'unsafe-inline'; img-src data:\">\n"
                "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
                "<meta name=\"color-scheme\" content=\"light dark\">\n"
                "<meta name=\"referrer\" content=\"no-referrer\">\n",
                language);
    put_meta(self, "author", head->author);
    put_meta(self, "dcterms.created", head->created);
    html_printf(self, "<title>%s</title>\n", *title != '\0' ? title : _("Report"));
    put_style(self, head);
    html_printf(self, "</head>\n<body>\n<a class=\"skip\" href=\"#report\">%s</a>\n<header>\n",
                _("Skip the contents"));
    if (*banner != '\0')
        html_printf(self, "<p class=\"banner\">%s</p>\n", banner);
    html_printf(
        self, "<p class=\"marking\"><span>%s</span> <span>%s</span></p>\n<h1><bdi>%s</bdi></h1>\n",
        marking, date, title);
    if (*head->subtitle != '\0') {
        html_puts(self, "<p class=\"subtitle\">");
        html_put_outside(self, head->subtitle);
        html_puts(self, "</p>\n");
    }
    self->marking = g_strdup_printf("%s%s%s", banner, *banner != '\0' ? " · " : "", marking);
    self->contents = g_array_new(FALSE, FALSE, sizeof(struct html_heading));
    g_array_set_clear_func(self->contents, clear_heading);
}

/* What the contents are is known at the end only. */
static void open_main(struct html *self)
{
    const char unsettled[] = {SPOOL_UNSETTLED, '\n', '\0'};
    if (self->has_body)
        return;
    html_puts(self, "</header>\n");
    html_puts(self, unsettled);
    html_puts(self, "<main id=\"report\">\n");
    self->has_body = TRUE;
}

static void close_sections(struct html *self, int down_to)
{
    for (int i = HTML_LEVELS; i >= down_to; i--) {
        if (self->is_section[i])
            html_puts(self, "</section>\n");
        self->is_section[i] = FALSE;
    }
}

void html_put_heading(struct html *self, int level, const char *text)
{
    struct html_heading heading = {.level = CLAMP(level, 1, HTML_LEVELS),
                                   .text = html_show(self, text)};
    int tag = heading.level + 1;
    open_main(self);
    close_sections(self, heading.level);
    self->level = heading.level;
    self->is_section[heading.level] = TRUE;
    g_array_append_val(self->contents, heading);
    html_printf(self,
                "<section aria-labelledby=\"part-%u\">\n<h%d id=\"part-%u\"><bdi>%s</bdi></h%d>\n",
                self->contents->len, tag, self->contents->len, heading.text, tag);
}

void html_put_bottom(struct html *self)
{
    open_main(self);
    close_sections(self, 1);
    html_printf(self, "</main>\n<footer>%s</footer>\n</body>\n</html>\n", self->marking);
}

/* A list of the parts, and below each of its groups. */
static char *contents_of(const struct html *self)
{
    GString *out = g_string_new(NULL);
    int depth = 0;
    g_string_append_printf(out, "<nav aria-labelledby=\"contents\">\n<h2 id=\"contents\">%s</h2>\n",
                           _("Contents"));
    for (guint i = 0; i < self->contents->len; i++) {
        const struct html_heading *heading = &g_array_index(self->contents, struct html_heading, i);
        int level = depth == 0 ? 1 : heading->level;
        if (heading->level > DEEPEST_LISTED)
            continue;
        if (depth >= level)
            g_string_append(out, "</li>\n");
        for (; depth > level; depth--)
            g_string_append(out, "</ul>\n</li>\n");
        for (; depth < level; depth++)
            g_string_append(out, "<ul>\n");
        g_string_append_printf(out, "<li><a href=\"#part-%u\"><bdi>%s</bdi></a>", i + 1,
                               heading->text);
    }
    for (; depth > 0; depth--)
        g_string_append(out, "</li>\n</ul>\n");
    g_string_append(out, "</nav>");
    return g_string_free(out, FALSE);
}

char *html_settle(gpointer data, const char *line)
{
    const struct html *self = data;
    (void)line;
    return self->contents->len > 1 ? contents_of(self) : g_strdup("");
}

void html_clear_contents(struct html *self)
{
    if (self->contents != NULL)
        g_array_unref(self->contents);
}
