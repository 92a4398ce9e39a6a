/* write_docx.c owns reports as documents of a word processor (DOCX): its styles, tables, footnotes.
 * It must not know any report, nor where the bytes go. */
#include "core/module.h"
#include "core/format/docx_parts.h"
#include "core/format/docx_table.h"
#include "core/format/text_figure.h"
#include "core/format/write.h"
#include "core/format/zip_module.h"
#include "core/scheme/words.h"

#include <string.h>

enum { DRAWING = 88, HEADINGS = 3 };

/* A part that is too long for memory: its archive wants to know its size first. */
struct part {
    struct spool *spool;
    gint64 size;
};

struct note {
    guint source;
    char *cite; /* "3, p. 2" */
};

struct docx {
    const struct zip_module *zip;
    struct spool *spool; /* where the archive goes */
    struct part text;
    struct docx_page page;
    struct docx_notes notes_of;
    GArray *notes;       /* struct note, in order of first reference */
    GHashTable *numbers; /* cite → number of its footnote */
    GPtrArray *sources;  /* number - 1 → its words, for the footnotes */
    GPtrArray *links;    /* address of link N + 1 */
    GString *xml;        /* of what is being written */
    char *header, *footer, *core;
    const struct report_table *table;
};

static void clear_note(gpointer note)
{
    g_free(((struct note *)note)->cite);
}

static guint add_note(gpointer data, guint source, const char *cite, gboolean *is_new)
{
    struct docx *self = data;
    guint known = GPOINTER_TO_UINT(g_hash_table_lookup(self->numbers, cite));
    *is_new = known == 0;
    if (known != 0)
        return known;
    struct note note = {.source = source, .cite = g_strdup(cite)};
    g_array_append_val(self->notes, note);
    g_hash_table_insert(self->numbers, g_strdup(cite), GUINT_TO_POINTER(self->notes->len));
    return self->notes->len;
}

static guint add_link(gpointer data, const char *url)
{
    struct docx *self = data;
    g_ptr_array_add(self->links, g_strdup(url));
    return self->links->len;
}

static gpointer open_writer(const struct report_layout *layout, struct spool *spool, GError **error)
{
    const struct zip_module *zip = module_table("zip", error);
    struct spool *text = zip != NULL ? spool_open(error) : NULL;
    if (text == NULL)
        return NULL;
    struct docx *self = g_new0(struct docx, 1);
    self->zip = zip;
    self->spool = spool;
    self->text.spool = text;
    self->page = docx_page(layout->paper);
    self->notes_of = (struct docx_notes){.note = add_note, .link = add_link, .data = self};
    self->notes = g_array_new(FALSE, TRUE, sizeof(struct note));
    g_array_set_clear_func(self->notes, clear_note);
    self->numbers = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    self->sources = g_ptr_array_new_with_free_func(g_free);
    self->links = g_ptr_array_new_with_free_func(g_free);
    self->xml = g_string_new(NULL);
    return self;
}

static void close_writer(gpointer data)
{
    struct docx *self = data;
    spool_close(self->text.spool);
    g_array_unref(self->notes);
    g_hash_table_unref(self->numbers);
    g_ptr_array_unref(self->sources);
    g_ptr_array_unref(self->links);
    g_string_free(self->xml, TRUE);
    g_free(self->header);
    g_free(self->footer);
    g_free(self->core);
    g_free(self);
}

/* What was written goes to the part's file. */
static void put(struct docx *self)
{
    spool_write(self->text.spool, self->xml->str, self->xml->len);
    self->text.size += (gint64)self->xml->len;
    g_string_truncate(self->xml, 0);
}

static int text_width_of(const struct docx *self)
{
    return self->page.width - 2 * self->page.margin;
}

static void begin(gpointer data, const struct report_head *head)
{
    struct docx *self = data;
    self->header = docx_header(head, &self->page);
    self->footer = docx_footer(head, &self->page);
    self->core = docx_core(head);
    g_string_append(self->xml, DOCX_XML "<w:document " DOCX_NAMES "><w:body>");
    docx_plain(self->xml, "Title", head->title);
    if (*head->subtitle != '\0')
        docx_plain(self->xml, "Subtitle", head->subtitle);
    put(self);
}

static void heading(gpointer data, int level, const char *name, const char *text)
{
    static const char *const styles[HEADINGS] = {"Heading1", "Heading2", "Heading3"};
    struct docx *self = data;
    (void)name;
    docx_plain(self->xml, styles[CLAMP(level, 1, HEADINGS) - 1], text);
    put(self);
}

static void put_text(struct docx *self, const char *style, const struct report_text *text)
{
    g_autofree char *flat = report_text_flat(text, " ");
    docx_paragraph_begin(self->xml, style, TEXT_LEFT, flat);
    docx_runs(self->xml, text, &self->notes_of);
    docx_paragraph_end(self->xml);
}

static void paragraph(gpointer data, const struct report_text *text)
{
    put_text(data, "Normal", text);
    put(data);
}

/* A label, and beside it the text. */
static void put_labelled(struct docx *self, const char *style, const char *label,
                         const struct report_text *text)
{
    docx_paragraph_begin(self->xml, style, TEXT_LEFT, label);
    docx_run(self->xml, "Strong", label);
    docx_tab(self->xml);
    docx_runs(self->xml, text, &self->notes_of);
    docx_paragraph_end(self->xml);
}

static void definition(gpointer data, const char *label, const struct report_text *text)
{
    put_labelled(data, "Definition", label, text);
    put(data);
}

static void box_begin(gpointer data, const char *title)
{
    struct docx *self = data;
    docx_box_begin(self->xml, text_width_of(self));
    docx_plain(self->xml, "BoxTitle", title);
    put(self);
}

static void box_end(gpointer data)
{
    struct docx *self = data;
    docx_box_end(self->xml);
    put(self);
}

static void put_entry_title(struct docx *self, const struct report_entry *told)
{
    docx_paragraph_begin(self->xml, "EntryTitle", TEXT_LEFT, told->title);
    docx_run(self->xml, "", told->key);
    docx_run(self->xml, "", *told->key != '\0' ? "  " : "");
    docx_run(self->xml, "", told->title);
    docx_paragraph_end(self->xml);
}

static void entry(gpointer data, const struct report_entry *told)
{
    struct docx *self = data;
    put_entry_title(self, told);
    if (!report_text_is_empty(told->sentence))
        put_text(self, "EntryText", told->sentence);
    for (guint i = 0; i < told->lines->len; i++) {
        const struct report_line *line = told->lines->pdata[i];
        put_labelled(self, "EntryLine", line->label, line->text);
        if (line->words != NULL)
            put_text(self, "EntryWords", line->words);
    }
    put(self);
}

static void table_begin(gpointer data, const struct report_table *table)
{
    struct docx *self = data;
    self->table = table;
    docx_table_begin(self->xml, table, text_width_of(self));
    put(self);
}

static void table_row(gpointer data, struct report_text *const *cells)
{
    struct docx *self = data;
    docx_table_row(self->xml, self->table, cells, FALSE, &self->notes_of);
    put(self);
}

static void table_end(gpointer data, struct report_text *const *totals, const char *note)
{
    struct docx *self = data;
    if (totals != NULL)
        docx_table_row(self->xml, self->table, totals, TRUE, &self->notes_of);
    docx_table_end(self->xml, note);
    self->table = NULL;
    put(self);
}

static void figure(gpointer data, const struct report_figure *figure)
{
    struct docx *self = data;
    g_autoptr(GPtrArray) lines = text_figure_lines(figure, DRAWING, FALSE, NULL);
    docx_plain(self->xml, "FigureTitle", figure->title);
    for (guint i = 0; i < lines->len; i++)
        docx_plain(self->xml, "Figure", lines->pdata[i]);
    docx_plain(self->xml, "FigureText", figure->alternative);
    put(self);
}

static void source(gpointer data, const struct report_source *told)
{
    struct docx *self = data;
    g_autofree char *words = report_source_words(told);
    g_autofree char *number = g_strdup_printf("[%u]", told->number);
    if (self->sources->len < told->number)
        g_ptr_array_set_size(self->sources, (gint)told->number);
    g_free(self->sources->pdata[told->number - 1]);
    self->sources->pdata[told->number - 1] = g_strdup(words);
    docx_paragraph_begin(self->xml, "Source", TEXT_LEFT, words);
    g_string_append_printf(self->xml,
                           "<w:bookmarkStart w:id=\"%u\" w:name=\"source%u\"/>"
                           "<w:bookmarkEnd w:id=\"%u\"/>",
                           told->number, told->number, told->number);
    docx_run(self->xml, "", number);
    docx_tab(self->xml);
    docx_run(self->xml, "", words);
    if (*told->url != '\0') {
        docx_run(self->xml, "", " ");
        docx_link(self->xml, told->url, told->url, &self->notes_of);
    }
    docx_paragraph_end(self->xml);
    put(self);
}

/* "Source 3, p. 2: Page on the meeting. …": all of it the first time. */
static void put_note(const struct docx *self, GString *xml, guint i, gboolean is_first)
{
    const struct note *note = &g_array_index(self->notes, struct note, i);
    const char *words = note->source <= self->sources->len && is_first
                            ? self->sources->pdata[note->source - 1]
                            : NULL;
    g_autofree char *text = words != NULL ? g_strdup_printf(_("Source %s: %s"), note->cite, words)
                                          : g_strdup_printf(_("Source %s."), note->cite);
    g_string_append_printf(xml,
                           "<w:footnote w:id=\"%u\"><w:p><w:pPr><w:pStyle w:val=\"FootnoteText\"/>"
                           "</w:pPr><w:r><w:rPr><w:rStyle w:val=\"FootnoteReference\"/></w:rPr>"
                           "<w:footnoteRef/></w:r><w:r><w:t xml:space=\"preserve\"> </w:t></w:r>"
                           "<w:hyperlink w:anchor=\"source%u\">",
                           i + 1, note->source);
    docx_run(xml, "", text);
    g_string_append(xml, "</w:hyperlink></w:p></w:footnote>");
}

static char *footnotes(const struct docx *self)
{
    GString *xml = g_string_new(
        DOCX_XML "<w:footnotes " DOCX_NAMES ">"
                 "<w:footnote w:type=\"separator\" w:id=\"-1\"><w:p><w:r><w:separator/></w:r></w:p>"
                 "</w:footnote><w:footnote w:type=\"continuationSeparator\" w:id=\"0\"><w:p><w:r>"
                 "<w:continuationSeparator/></w:r></w:p></w:footnote>");
    g_autoptr(GHashTable) told = g_hash_table_new(NULL, NULL);
    for (guint i = 0; i < self->notes->len; i++) {
        guint number = g_array_index(self->notes, struct note, i).source;
        put_note(self, xml, i, g_hash_table_add(told, GUINT_TO_POINTER(number)));
    }
    g_string_append(xml, "</w:footnotes>");
    return g_string_free(xml, FALSE);
}

static char *relations(const struct docx *self)
{
    static const char *const parts[][2] = {{"styles", "styles"},
                                           {"settings", "settings"},
                                           {"footnotes", "footnotes"},
                                           {"header", "header1"},
                                           {"footer", "footer1"}};
    GString *xml = g_string_new(
        DOCX_XML
        "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">");
    for (gsize i = 0; i < G_N_ELEMENTS(parts); i++)
        g_string_append_printf(xml,
                               "<Relationship Id=\"%s\" Type=\"http://schemas.openxmlformats.org/"
                               "officeDocument/2006/relationships/%s\" Target=\"%s.xml\"/>",
                               parts[i][0], parts[i][0], parts[i][1]);
    for (guint i = 0; i < self->links->len; i++) {
        g_autofree char *address = docx_address(self->links->pdata[i]);
        g_string_append_printf(
            xml,
            "<Relationship Id=\"link%u\" Type=\"http://schemas.openxmlformats.org"
            "/officeDocument/2006/relationships/hyperlink\" Target=\"%s\" "
            "TargetMode=\"External\"/>",
            i + 1, address);
    }
    g_string_append(xml, "</Relationships>");
    return g_string_free(xml, FALSE);
}

static gboolean write_to_spool(gpointer data, const void *bytes, gsize len)
{
    spool_write(data, bytes, len);
    return TRUE; /* a failure is kept there, and told in the end */
}

struct packing {
    const struct docx *self;
    struct zip *zip;
};

static gboolean pack_text(const struct packing *packing, const char *name, const char *text,
                          GError **error)
{
    const struct zip_module *zip = packing->self->zip;
    gsize len = strlen(text);
    return zip->begin(packing->zip, name, (gint64)len, error) &&
           zip->add(packing->zip, text, len, error);
}

static gboolean pack_bytes(gpointer data, const char *bytes, gsize len, GError **error)
{
    const struct packing *packing = data;
    return packing->self->zip->add(packing->zip, bytes, len, error);
}

static gboolean pack_document(struct packing *packing, GError **error)
{
    const struct report_output output = {.write = pack_bytes, .data = packing};
    return packing->self->zip->begin(packing->zip, "word/document.xml", packing->self->text.size,
                                     error) &&
           spool_deliver(packing->self->text.spool, NULL, NULL, &output, error);
}

/* What tells what the others are comes first, as the packaging asks. */
static gboolean pack(struct packing *packing, GError **error)
{
    const struct docx *self = packing->self;
    g_autofree char *notes = footnotes(self);
    g_autofree char *links = relations(self);
    for (gsize i = 0; docx_parts[i].name != NULL; i++)
        if (!pack_text(packing, docx_parts[i].name, docx_parts[i].text, error))
            return FALSE;
    return pack_text(packing, "docProps/core.xml", self->core, error) &&
           pack_text(packing, "word/_rels/document.xml.rels", links, error) &&
           pack_text(packing, "word/header1.xml", self->header, error) &&
           pack_text(packing, "word/footer1.xml", self->footer, error) &&
           pack_text(packing, "word/footnotes.xml", notes, error) &&
           pack_document(packing, error) && self->zip->finish(packing->zip, error);
}

static gboolean end(gpointer data, GError **error)
{
    struct docx *self = data;
    g_autofree char *section = docx_section(&self->page);
    g_string_append_printf(self->xml, "%s</w:body></w:document>", section);
    put(self);
    const struct zip_sink sink = {.data = self->spool, .write = write_to_spool};
    struct packing packing = {.self = self, .zip = self->zip->open(&sink, error)};
    if (packing.zip == NULL)
        return FALSE;
    gboolean is_fine = pack(&packing, error);
    self->zip->close(packing.zip);
    return is_fine;
}

const struct report_writer report_write_docx = {
    .name = "docx",
    .extension = "docx",
    .help = N_("for a word processor: its own styles, tables and footnotes"),
    .is_binary = TRUE,
    .open = open_writer,
    .begin = begin,
    .heading = heading,
    .paragraph = paragraph,
    .definition = definition,
    .box_begin = box_begin,
    .box_end = box_end,
    .entry = entry,
    .table_begin = table_begin,
    .table_row = table_row,
    .table_end = table_end,
    .figure = figure,
    .source = source,
    .end = end,
    .close = close_writer,
};
