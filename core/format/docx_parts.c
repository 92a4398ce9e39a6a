/* docx_parts.c owns the parts of a word processing document that hold none of the report's text.
 * It must not know what the report says, nor how the parts are packed. */
#include "core/format/docx_parts.h"

#include "core/format/docx_xml.h"

#define OFFICE   "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
#define PACKAGE  "http://schemas.openxmlformats.org/package/2006/"
#define WORDPROC "application/vnd.openxmlformats-officedocument.wordprocessingml."

#define OVERRIDE(part, type) "<Override PartName=\"/" part "\" ContentType=\"" type "\"/>"
static const char content_types[] = DOCX_XML
    "<Types xmlns=\"" PACKAGE "content-types\">"
    "<Default Extension=\"rels\" "
    "ContentType=\"application/vnd.openxmlformats-package.relationships+"
    "xml\"/><Default Extension=\"xml\" ContentType=\"application/xml\"/>" OVERRIDE(
        "word/document.xml", WORDPROC "document.main+xml")
        OVERRIDE("word/styles.xml", WORDPROC "styles+xml") OVERRIDE("word/settings.xml",
                                                                    WORDPROC "settings+xml")
            OVERRIDE("word/footnotes.xml", WORDPROC "footnotes+xml")
                OVERRIDE("word/header1.xml", WORDPROC "header+xml")
                    OVERRIDE("word/footer1.xml", WORDPROC "footer+xml") OVERRIDE(
                        "docProps/core.xml",
                        "application/vnd.openxmlformats-package.core-properties+xml") "</Types>";

static const char package_relations[] = DOCX_XML
    "<Relationships xmlns=\"" PACKAGE "relationships\">"
    "<Relationship Id=\"document\" Type=\"" OFFICE "officeDocument\" Target=\"word/document.xml\"/>"
    "<Relationship Id=\"core\" Type=\"" PACKAGE "relationships/metadata/core-properties\" "
    "Target=\"docProps/core.xml\"/></Relationships>";

static const char settings[] = DOCX_XML
    "<w:settings " DOCX_NAMES "><w:zoom w:percent=\"100\"/><w:defaultTabStop w:val=\"709\"/>"
    "<w:footnotePr><w:footnote w:id=\"-1\"/><w:footnote w:id=\"0\"/></w:footnotePr>"
    "<w:compat><w:compatSetting w:name=\"compatibilityMode\" "
    "w:uri=\"http://schemas.microsoft.com/office/word\" w:val=\"15\"/></w:compat></w:settings>";

const struct docx_part docx_parts[] = {
    {"[Content_Types].xml", content_types},
    {"_rels/.rels", package_relations},
    {"word/settings.xml", settings},
    {"word/styles.xml", docx_styles},
    {NULL, NULL},
};

struct docx_page docx_page(enum report_paper paper)
{
    static const struct docx_page pages[] = {
        [REPORT_A4] = {.width = 11906, .height = 16838, .margin = 1134},
        [REPORT_LETTER] = {.width = 12240, .height = 15840, .margin = 1134},
    };
    return pages[paper];
}

static void add_field(GString *xml, const char *field)
{
    g_string_append_printf(xml,
                           "<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText "
                           "xml:space=\"preserve\"> %s </w:instrText></w:r><w:r><w:fldChar "
                           "w:fldCharType=\"separate\"/></w:r><w:r><w:t>1</w:t></w:r><w:r>"
                           "<w:fldChar w:fldCharType=\"end\"/></w:r>",
                           field);
}

/* Left and right on one line. */
static void begin_both(GString *xml, const char *style, const struct docx_page *page)
{
    g_string_append_printf(xml,
                           "<w:p><w:pPr><w:pStyle w:val=\"%s\"/><w:tabs><w:tab w:val=\"right\" "
                           "w:pos=\"%d\"/></w:tabs></w:pPr>",
                           style, page->width - 2 * page->margin);
}

char *docx_header(const struct report_head *head, const struct docx_page *page)
{
    GString *xml = g_string_new(DOCX_XML "<w:hdr " DOCX_NAMES ">");
    if (*head->banner != '\0')
        docx_plain(xml, "Banner", head->banner);
    begin_both(xml, "Header", page);
    docx_run(xml, "", head->title);
    docx_tab(xml);
    docx_run(xml, "", head->date);
    g_string_append(xml, "</w:p></w:hdr>");
    return g_string_free(xml, FALSE);
}

char *docx_footer(const struct report_head *head, const struct docx_page *page)
{
    GString *xml = g_string_new(DOCX_XML "<w:ftr " DOCX_NAMES ">");
    begin_both(xml, "Footer", page);
    docx_run(xml, "", head->marking);
    docx_tab(xml);
    add_field(xml, "PAGE");
    docx_run(xml, "", "/");
    add_field(xml, "NUMPAGES");
    g_string_append(xml, "</w:p></w:ftr>");
    return g_string_free(xml, FALSE);
}

static void add_property(GString *xml, const char *name, const char *raw)
{
    if (*raw == '\0')
        return;
    g_string_append_printf(xml, "<%s>", name);
    docx_add_text(xml, raw);
    g_string_append_printf(xml, "</%s>", name);
}

char *docx_core(const struct report_head *head)
{
    GString *xml =
        g_string_new(DOCX_XML "<cp:coreProperties xmlns:cp=\"" PACKAGE "metadata/core-properties\" "
                              "xmlns:dc=\"http://purl.org/dc/elements/1.1/\" "
                              "xmlns:dcterms=\"http://purl.org/dc/terms/\" "
                              "xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\">");
    add_property(xml, "dc:title", head->title);
    add_property(xml, "dc:subject", head->subtitle);
    add_property(xml, "dc:creator", head->author);
    add_property(xml, "dc:language", head->language);
    g_string_append_printf(
        xml, "<dcterms:created xsi:type=\"dcterms:W3CDTF\">%sT00:00:00Z</dcterms:created>",
        head->created);
    g_string_append(xml, "</cp:coreProperties>");
    return g_string_free(xml, FALSE);
}

char *docx_section(const struct docx_page *page)
{
    return g_strdup_printf(
        "<w:sectPr><w:headerReference w:type=\"default\" r:id=\"header\"/><w:footerReference "
        "w:type=\"default\" r:id=\"footer\"/><w:pgSz w:w=\"%d\" w:h=\"%d\"/><w:pgMar "
        "w:top=\"1418\" "
        "w:right=\"%d\" w:bottom=\"1418\" w:left=\"%d\" w:header=\"567\" w:footer=\"567\" "
        "w:gutter=\"0\"/></w:sectPr>",
        page->width, page->height, page->margin, page->margin);
}
