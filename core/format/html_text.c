/* html_text.c owns texts in HTML: their styles, quotations, citations and the sources they lead to.
 * It must not know the page. */
#include "core/format/html.h"

#include "core/scheme/words.h"

#include <string.h>

char *html_show(const struct html *self, const char *raw)
{
    g_autofree char *shown = report_show(&self->layout, raw);
    GString *out = g_string_new(NULL);
    markup_add_html(out, shown);
    return g_string_free(out, FALSE);
}

void html_puts(struct html *self, const char *markup)
{
    spool_puts(self->spool, markup);
}

void html_printf(struct html *self, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    g_autofree char *markup = g_strdup_vprintf(format, args);
    va_end(args);
    spool_puts(self->spool, markup);
}

void html_put_outside(struct html *self, const char *raw)
{
    g_autofree char *shown = html_show(self, raw);
    if (*shown != '\0')
        html_printf(self, "<bdi>%s</bdi>", shown);
}

/* Each citation has a place of its own, so that its source can lead back to it. */
static void put_cite(struct html *self, const struct report_run *run, gboolean is_first)
{
    if (self->cited->len <= run->source)
        g_array_set_size(self->cited, run->source + 1);
    guint *count = &g_array_index(self->cited, guint, run->source);
    g_autofree char *words = html_show(self, run->text);
    html_printf(self, "%s<a class=\"cite\" href=\"#source-%u\" id=\"cited-%u-%u\">[%s]</a>",
                is_first ? "" : "&nbsp;", run->source, run->source, ++*count, words);
}

static void put_link(struct html *self, const char *words, const char *url)
{
    g_autofree char *shown = html_show(self, *words != '\0' ? words : url);
    if (!markup_is_link(url)) {
        html_printf(self, "<bdi>%s</bdi>", shown);
        return;
    }
    g_autofree char *address = markup_address(url);
    g_autoptr(GString) escaped = g_string_new(NULL);
    markup_add_html(escaped, address);
    html_printf(self, "<a href=\"%s\" rel=\"noreferrer\"><bdi>%s</bdi></a>", escaped->str, shown);
}

static void put_run(struct html *self, const struct report_run *run, gboolean is_first)
{
    static const struct {
        const char *before, *after;
    } tags[] = {
        [REPORT_PLAIN] = {"", ""},
        [REPORT_STRONG] = {"<strong>", "</strong>"},
        [REPORT_WORDS] = {"<bdi>", "</bdi>"},
        [REPORT_QUOTE] = {"<q>“<bdi>", "</bdi>”</q>"},
        [REPORT_REMOVED] = {"<del>", "</del>"},
        [REPORT_ADDED] = {"<ins>", "</ins>"},
    };
    if (run->style == REPORT_CITE) {
        put_cite(self, run, is_first);
    } else if (run->style == REPORT_LINK) {
        put_link(self, run->text, run->url);
    } else {
        g_autofree char *shown = html_show(self, run->text);
        html_printf(self, "%s%s%s", tags[run->style].before, shown, tags[run->style].after);
    }
}

void html_put_text(struct html *self, const struct report_text *text)
{
    for (guint i = 0; i < text->runs->len; i++)
        put_run(self, &g_array_index(text->runs, struct report_run, i), i == 0);
}

/* "en", "pt-BR": what may be said of a language, RFC 5646 §2.1 by its shape. */
static gboolean is_language(const char *tag)
{
    g_auto(GStrv) parts = g_strsplit(tag, "-", -1);
    for (gsize i = 0; parts[i] != NULL; i++) {
        gsize len = strlen(parts[i]);
        if (len < (i == 0 ? 2 : 1) || len > 8)
            return FALSE;
        for (const char *p = parts[i]; *p != '\0'; p++)
            if (i == 0 ? !g_ascii_isalpha(*p) : !g_ascii_isalnum(*p))
                return FALSE;
    }
    return parts[0] != NULL;
}

void html_put_words(struct html *self, const struct report_text *words)
{
    gboolean is_exact = FALSE;
    gboolean has_language = words->language != NULL && is_language(words->language);
    g_autofree char *language =
        has_language ? g_strdup_printf(" lang=\"%s\"", words->language) : g_strdup("");
    for (guint i = 0; i < words->runs->len; i++)
        is_exact |= g_array_index(words->runs, struct report_run, i).style == REPORT_QUOTE;
    html_printf(self, "%s%s><p dir=\"auto\">", is_exact ? "<blockquote" : "<div class=\"words\"",
                language);
    html_put_text(self, words);
    html_puts(self, is_exact ? "</p></blockquote>\n" : "</p></div>\n");
}

void html_close_block(struct html *self, enum html_open next)
{
    static const char *const first[] = {[HTML_NOTHING] = "",
                                        [HTML_DEFINITIONS] = "<dl>\n",
                                        [HTML_SOURCES] = "<ol class=\"sources\">\n"};
    static const char *const last[] = {
        [HTML_NOTHING] = "", [HTML_DEFINITIONS] = "</dl>\n", [HTML_SOURCES] = "</ol>\n"};
    if (self->open == next)
        return;
    html_puts(self, last[self->open]);
    html_puts(self, first[next]);
    self->open = next;
}

/* To the places that cite it: the first ones, where there are many. */
static void put_back(struct html *self, guint number)
{
    guint count = number < self->cited->len ? g_array_index(self->cited, guint, number) : 0;
    if (count == 0)
        return;
    html_printf(self, " <span class=\"back\">%s", _("Cited:"));
    for (guint i = 1; i <= MIN(count, HTML_BACK); i++)
        html_printf(self, " <a href=\"#cited-%u-%u\" aria-label=\"%s %u\">%u</a>", number, i,
                    _("Back to citation"), i, i);
    html_puts(self, count > HTML_BACK ? " …</span>" : "</span>");
}

void html_put_source(struct html *self, const struct report_source *source)
{
    g_autofree char *words = report_source_words(source);
    html_close_block(self, HTML_SOURCES);
    /* Listed twice, it is still one place to lead to. */
    if (g_hash_table_add(self->listed, GUINT_TO_POINTER(source->number)))
        html_printf(self, "<li id=\"source-%u\"", source->number);
    else
        html_puts(self, "<li");
    html_printf(self, " value=\"%u\"><span>[%u]</span> <div>", source->number, source->number);
    html_put_outside(self, words);
    if (*source->url != '\0') {
        html_puts(self, " ");
        put_link(self, source->url, source->url);
    }
    put_back(self, source->number);
    html_puts(self, "</div></li>\n");
}
