/* docx_styles.c owns the styles of word processing documents, by names that their users see.
 * It must not know what is written in them. */
#include "core/format/docx_parts.h"

/* clang-format off */

/* What a style has beside its name: paragraph properties, run properties. */
#define PARAGRAPH(id, name, base, next, pPr, rPr) \
    "<w:style w:type=\"paragraph\" w:styleId=\"" id "\"><w:name w:val=\"" name "\"/>" \
    "<w:basedOn w:val=\"" base "\"/><w:next w:val=\"" next "\"/><w:qFormat/>" \
    "<w:pPr>" pPr "</w:pPr><w:rPr>" rPr "</w:rPr></w:style>"
#define CHARACTERS(id, name, rPr) \
    "<w:style w:type=\"character\" w:styleId=\"" id "\"><w:name w:val=\"" name "\"/>" \
    "<w:rPr>" rPr "</w:rPr></w:style>"
#define KEEP             "<w:keepNext/><w:keepLines/>"
#define BORDER(side, size) "<w:" side " w:val=\"single\" w:sz=\"" size "\" w:space=\"4\" w:color=\"808080\"/>"
#define SPACE(before, after) "<w:spacing w:before=\"" before "\" w:after=\"" after "\"/>"
#define INDENT(left)     "<w:ind w:left=\"" left "\"/>"
#define HANG(left)       "<w:tabs><w:tab w:val=\"left\" w:pos=\"" left "\"/></w:tabs>" SPACE("0", "60") \
                         "<w:ind w:left=\"" left "\" w:hanging=\"" left "\"/>"
#define LEVEL(n)         "<w:outlineLvl w:val=\"" n "\"/>"
#define SIZE(half)       "<w:sz w:val=\"" half "\"/><w:szCs w:val=\"" half "\"/>"
#define BOLD             "<w:b/><w:bCs/>"
#define GREY             "<w:color w:val=\"555555\"/>"
#define MONO             "<w:rFonts w:ascii=\"DejaVu Sans Mono\" w:hAnsi=\"DejaVu Sans Mono\" w:cs=\"DejaVu Sans Mono\"/>"

const char docx_styles[] = DOCX_XML
    "<w:styles " DOCX_NAMES ">"
    "<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii=\"Liberation Serif\" w:hAnsi=\"Liberation Serif\" "
    "w:eastAsia=\"Noto Serif CJK SC\" w:cs=\"Liberation Serif\"/>" SIZE("22") "<w:lang w:val=\"en-GB\"/></w:rPr>"
    "</w:rPrDefault><w:pPrDefault><w:pPr>" SPACE("0", "120") "</w:pPr></w:pPrDefault></w:docDefaults>"
    "<w:style w:type=\"paragraph\" w:default=\"1\" w:styleId=\"Normal\"><w:name w:val=\"Normal\"/><w:qFormat/></w:style>"
    "<w:style w:type=\"table\" w:default=\"1\" w:styleId=\"TableNormal\"><w:name w:val=\"Normal Table\"/>"
    "<w:tblPr><w:tblCellMar><w:left w:w=\"70\" w:type=\"dxa\"/><w:right w:w=\"70\" w:type=\"dxa\"/>"
    "</w:tblCellMar></w:tblPr></w:style>"
    PARAGRAPH("Title", "Title", "Normal", "Normal", KEEP SPACE("240", "120"), BOLD SIZE("40"))
    PARAGRAPH("Subtitle", "Subtitle", "Normal", "Normal", KEEP SPACE("0", "240"), GREY SIZE("26"))
    PARAGRAPH("Heading1", "heading 1", "Normal", "Normal", KEEP SPACE("480", "160") LEVEL("0"), BOLD SIZE("30"))
    PARAGRAPH("Heading2", "heading 2", "Normal", "Normal", KEEP SPACE("360", "120") LEVEL("1"), BOLD SIZE("26"))
    PARAGRAPH("Heading3", "heading 3", "Normal", "Normal", KEEP SPACE("240", "80") LEVEL("2"), BOLD SIZE("23"))
    PARAGRAPH("EntryTitle", "Entry title", "Normal", "EntryText", KEEP SPACE("300", "80") LEVEL("3"), BOLD)
    PARAGRAPH("EntryText", "Entry text", "Normal", "EntryLine", INDENT("284"), "")
    PARAGRAPH("EntryLine", "Entry line", "Normal", "EntryLine", HANG("2268"), "")
    PARAGRAPH("EntryWords", "Entry words", "Normal", "EntryLine", SPACE("0", "100") INDENT("2552"), "")
    PARAGRAPH("Definition", "Definition", "Normal", "Definition", HANG("2268"), "")
    PARAGRAPH("BoxTitle", "Box title", "Normal", "Normal", KEEP SPACE("60", "80"), BOLD)
    PARAGRAPH("TableHead", "Table head", "Normal", "TableText", KEEP SPACE("30", "30"), BOLD SIZE("19"))
    PARAGRAPH("TableText", "Table text", "Normal", "TableText", SPACE("20", "20"), SIZE("19"))
    PARAGRAPH("TableTotal", "Table total", "TableText", "TableText", "", BOLD)
    PARAGRAPH("TableNote", "Table note", "Normal", "Normal", SPACE("60", "200"), GREY SIZE("19"))
    PARAGRAPH("FigureTitle", "Figure title", "Normal", "Figure", KEEP SPACE("200", "80"), BOLD)
    PARAGRAPH("Figure", "Figure", "Normal", "Figure", KEEP SPACE("0", "0"), MONO SIZE("16"))
    PARAGRAPH("FigureText", "Figure text", "Normal", "Normal", SPACE("80", "200"), GREY SIZE("19"))
    PARAGRAPH("Source", "Source", "Normal", "Source", HANG("567"), SIZE("20"))
    PARAGRAPH("Banner", "Banner", "Normal", "Normal", "<w:jc w:val=\"center\"/>", BOLD "<w:caps/>")
    PARAGRAPH("Header", "header", "Normal", "Normal", "<w:pBdr>" BORDER("bottom", "4") "</w:pBdr>", GREY SIZE("18"))
    PARAGRAPH("Footer", "footer", "Normal", "Normal", "<w:pBdr>" BORDER("top", "4") "</w:pBdr>", GREY SIZE("18"))
    PARAGRAPH("FootnoteText", "footnote text", "Normal", "FootnoteText", SPACE("0", "20"), SIZE("18"))
    CHARACTERS("FootnoteReference", "footnote reference", "<w:vertAlign w:val=\"superscript\"/>")
    CHARACTERS("Strong", "Strong", BOLD)
    CHARACTERS("Wording", "Wording", "<w:i/><w:iCs/>")
    CHARACTERS("Removed", "Removed words", "<w:strike/>" GREY)
    CHARACTERS("Added", "Added words", BOLD "<w:u w:val=\"single\"/>")
    CHARACTERS("Bar", "Bar", "<w:color w:val=\"777777\"/>")
    CHARACTERS("Hyperlink", "Hyperlink", "<w:color w:val=\"0B4F9E\"/><w:u w:val=\"single\"/>")
    "</w:styles>";

/* clang-format on */
