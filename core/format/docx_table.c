/* docx_table.c owns tables and boxes of word processing documents.
 * It must not know what stands in them. */
#include "core/format/docx_table.h"

#include "core/scheme/words.h"

enum {
    CHARACTER = 110,
    BOLD_CHARACTER = 125,
    MARGINS = 150,
    SHARE_LEAST = 900
};                      /* twentieths of a point */
enum { BAR_MOST = 20 }; /* signs */

#define EDGE(side) "<w:" side " w:val=\"single\" w:sz=\"4\" w:space=\"0\" w:color=\"808080\"/>"

static int longest_word(const char *label)
{
    g_auto(GStrv) words = g_strsplit(label, " ", -1);
    int longest = 0;
    for (guint i = 0; words[i] != NULL; i++)
        longest = MAX(longest, text_width(words[i]));
    return longest;
}

static int known_width(const struct report_table_column *column)
{
    int label = longest_word(_(column->label)) * BOLD_CHARACTER;
    return column->width == 0 ? 0 : MAX(column->width * CHARACTER, label) + MARGINS;
}

/* Columns of a known width get it, if all fit; the others share what is left. */
static int *column_widths(const struct report_table *table, int width)
{
    int *widths = g_new0(int, table->n);
    int fixed = 0, sharing = 0;
    for (gsize i = 0; i < table->n; i++) {
        widths[i] = known_width(&table->columns[i]);
        sharing += widths[i] == 0 ? 1 : 0;
        fixed += widths[i];
    }
    int share = sharing > 0 ? MAX((width - fixed) / sharing, SHARE_LEAST) : 0;
    int all = fixed + sharing * share;
    for (gsize i = 0; i < table->n; i++)
        widths[i] = (int)((gint64)(widths[i] == 0 ? share : widths[i]) * width / MAX(all, 1));
    return widths;
}

static void begin_table(GString *xml, const int *widths, gsize n, int width, const char *borders)
{
    g_string_append_printf(xml,
                           "<w:tbl><w:tblPr><w:tblW w:w=\"%d\" w:type=\"dxa\"/><w:tblBorders>%s"
                           "</w:tblBorders><w:tblLayout w:type=\"fixed\"/></w:tblPr><w:tblGrid>",
                           width, borders);
    for (gsize i = 0; i < n; i++)
        g_string_append_printf(xml, "<w:gridCol w:w=\"%d\"/>", widths[i]);
    g_string_append(xml, "</w:tblGrid>");
}

static void begin_cell(GString *xml, const struct report_table_column *column, const char *style,
                       const char *raw)
{
    g_string_append(xml, "<w:tc><w:tcPr/>");
    docx_paragraph_begin(xml, style, column->is_bar ? TEXT_LEFT : column->align, raw);
}

static void end_cell(GString *xml)
{
    docx_paragraph_end(xml);
    g_string_append(xml, "</w:tc>");
}

void docx_table_begin(GString *xml, const struct report_table *table, int width)
{
    g_autofree int *widths = column_widths(table, width);
    begin_table(xml, widths, table->n, width, EDGE("bottom") EDGE("insideH"));
    g_string_append(xml, "<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>");
    for (gsize i = 0; i < table->n; i++) {
        const char *label = _(table->columns[i].label);
        begin_cell(xml, &table->columns[i], "TableHead", label);
        docx_run(xml, "", label);
        end_cell(xml);
    }
    g_string_append(xml, "</w:tr>");
}

/* A small number is never drawn as nothing. */
static void add_bar(GString *xml, const struct report_table *table, const char *number)
{
    gint64 value = g_ascii_strtoll(number, NULL, 10);
    gint64 signs = table->most > 0 ? (value * BAR_MOST + table->most - 1) / table->most : 0;
    g_autoptr(GString) bar = g_string_new("  ");
    for (; signs > 0; signs--)
        g_string_append(bar, "█");
    docx_run(xml, "Bar", bar->str);
}

void docx_table_row(GString *xml, const struct report_table *table,
                    struct report_text *const *cells, gboolean is_total,
                    const struct docx_notes *notes)
{
    g_string_append(xml, "<w:tr><w:trPr><w:cantSplit/></w:trPr>");
    for (gsize i = 0; i < table->n; i++) {
        g_autofree char *flat = report_text_flat(cells[i], " ");
        begin_cell(xml, &table->columns[i], is_total ? "TableTotal" : "TableText", flat);
        docx_cell_runs(xml, cells[i], notes);
        if (table->columns[i].is_bar)
            add_bar(xml, table, flat);
        end_cell(xml);
    }
    g_string_append(xml, "</w:tr>");
}

/* Two tables that touch would be one: below each stands a paragraph, be it an empty one. */
void docx_table_end(GString *xml, const char *note)
{
    g_string_append(xml, "</w:tbl>");
    docx_plain(xml, "TableNote", note);
}

void docx_box_begin(GString *xml, int width)
{
    begin_table(xml, &width, 1, width, EDGE("top") EDGE("left") EDGE("bottom") EDGE("right"));
    g_string_append(xml, "<w:tr><w:tc><w:tcPr><w:shd w:val=\"clear\" w:color=\"auto\" "
                         "w:fill=\"F4F4F4\"/></w:tcPr>");
}

/* A cell ends in a paragraph; the box's last one stands there already. */
void docx_box_end(GString *xml)
{
    g_string_append(xml, "</w:tc></w:tr></w:tbl>");
    docx_plain(xml, "TableNote", "");
}
