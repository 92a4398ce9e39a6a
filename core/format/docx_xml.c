/* docx_xml.c owns runs and paragraphs of word processing XML.
 * It must not know which part of a document they go to. */
#include "core/format/docx_xml.h"

#include "core/format/markup.h"
#include "core/text/text.h"

/* Bookmarks are numbered: those of sources from 1, those of footnotes from here. */
enum { NOTE_MARKS = 1000000 };

void docx_add_text(GString *xml, const char *raw)
{
    g_autofree char *shown = text_show(raw, -1);
    markup_add_html(xml, shown);
}

void docx_paragraph_begin(GString *xml, const char *style, enum text_align align, const char *raw)
{
    static const char *const sides[] = {[TEXT_LEFT] = "",
                                        [TEXT_RIGHT] = "<w:jc w:val=\"right\"/>",
                                        [TEXT_CENTRE] = "<w:jc w:val=\"center\"/>"};
    g_string_append_printf(xml, "<w:p><w:pPr><w:pStyle w:val=\"%s\"/>%s%s</w:pPr>", style,
                           text_is_backward(raw) ? "<w:bidi/>" : "", sides[align]);
}

void docx_paragraph_end(GString *xml)
{
    g_string_append(xml, "</w:p>");
}

void docx_run(GString *xml, const char *style, const char *raw)
{
    gboolean turns = text_is_backward(raw);
    if (*raw == '\0')
        return;
    g_string_append(xml, "<w:r>");
    if (*style != '\0' || turns) {
        g_string_append(xml, "<w:rPr>");
        if (*style != '\0')
            g_string_append_printf(xml, "<w:rStyle w:val=\"%s\"/>", style);
        g_string_append(xml, turns ? "<w:rtl/></w:rPr>" : "</w:rPr>");
    }
    g_string_append(xml, "<w:t xml:space=\"preserve\">");
    docx_add_text(xml, raw);
    g_string_append(xml, "</w:t></w:r>");
}

void docx_tab(GString *xml)
{
    g_string_append(xml, "<w:r><w:tab/></w:r>");
}

char *docx_address(const char *url)
{
    g_autofree char *address = markup_address(url);
    return g_markup_escape_text(address, -1);
}

void docx_link(GString *xml, const char *words, const char *url, const struct docx_notes *notes)
{
    if (url == NULL || !markup_is_link(url)) {
        docx_run(xml, "", words);
        return;
    }
    g_string_append_printf(xml, "<w:hyperlink r:id=\"link%u\" w:history=\"1\">",
                           notes->link(notes->data, url));
    docx_run(xml, "Hyperlink", words);
    g_string_append(xml, "</w:hyperlink>");
}

/* One footnote cannot be referred to twice: a second reference says the number of the first. */
static void add_note(GString *xml, const struct report_run *run, const struct docx_notes *notes)
{
    gboolean is_new = FALSE;
    guint n = notes->note(notes->data, run->source, run->text, &is_new);
    if (is_new)
        g_string_append_printf(
            xml,
            "<w:bookmarkStart w:id=\"%u\" w:name=\"note%u\"/><w:r><w:rPr>"
            "<w:rStyle w:val=\"FootnoteReference\"/></w:rPr>"
            "<w:footnoteReference w:id=\"%u\"/></w:r><w:bookmarkEnd w:id=\"%u\"/>",
            NOTE_MARKS + n, n, n, NOTE_MARKS + n);
    else
        g_string_append_printf(xml,
                               "<w:fldSimple w:instr=\" NOTEREF note%u \\f \\h \"><w:r><w:rPr>"
                               "<w:rStyle w:val=\"FootnoteReference\"/></w:rPr><w:t>%u</w:t></w:r>"
                               "</w:fldSimple>",
                               n, n);
}

static void add_run(GString *xml, const struct report_run *run, const struct docx_notes *notes)
{
    static const char *const styles[] = {
        [REPORT_STRONG] = "Strong",   [REPORT_WORDS] = "Wording", [REPORT_QUOTE] = "Wording",
        [REPORT_REMOVED] = "Removed", [REPORT_ADDED] = "Added",
    };
    const char *style = run->style < G_N_ELEMENTS(styles) ? styles[run->style] : NULL;
    if (run->style == REPORT_CITE) {
        add_note(xml, run, notes);
    } else if (run->style == REPORT_LINK) {
        docx_link(xml, run->text, run->url, notes);
    } else if (run->style == REPORT_QUOTE) {
        g_autofree char *quoted = g_strdup_printf("“%s”", run->text);
        docx_run(xml, style, quoted);
    } else {
        docx_run(xml, style != NULL ? style : "", run->text);
    }
}

void docx_runs(GString *xml, const struct report_text *text, const struct docx_notes *notes)
{
    for (guint i = 0; i < text->runs->len; i++)
        add_run(xml, &g_array_index(text->runs, struct report_run, i), notes);
}

static gboolean is_references(const struct report_text *text)
{
    for (guint i = 0; i < text->runs->len; i++)
        if (g_array_index(text->runs, struct report_run, i).style != REPORT_CITE)
            return FALSE;
    return text->runs->len > 0;
}

void docx_cell_runs(GString *xml, const struct report_text *text, const struct docx_notes *notes)
{
    if (!is_references(text)) {
        docx_runs(xml, text, notes);
        return;
    }
    for (guint i = 0; i < text->runs->len; i++) {
        const struct report_run *run = &g_array_index(text->runs, struct report_run, i);
        g_autofree char *words = g_strdup_printf("%s[%s]", i > 0 ? " " : "", run->text);
        g_string_append_printf(xml, "<w:hyperlink w:anchor=\"source%u\">", run->source);
        docx_run(xml, "", words);
        g_string_append(xml, "</w:hyperlink>");
    }
}

void docx_plain(GString *xml, const char *style, const char *raw)
{
    docx_paragraph_begin(xml, style, TEXT_LEFT, raw);
    docx_run(xml, "", raw);
    docx_paragraph_end(xml);
}
