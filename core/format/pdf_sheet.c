/* pdf_sheet.c owns sheets of paper: size, margins, running head and foot, and drawing them.
 * It must not know what the report says in between. */
#include "core/format/pdf_sheet.h"

#include "core/module.h"
#include "core/scheme/words.h"
#include "core/session.h"

#include <string.h>

#define SIDE            64.0
#define HEAD_BASELINE   46.0
#define BODY_TOP        68.0
#define FIRST_TOP       58.0
#define FOOT            62.0 /* what the foot takes of the sheet */
#define FOOT_BASELINE   36.0 /* from below */
#define BANNER_BASELINE 30.0
#define PAGE_WIDTH      90.0 /* the room for "page n/m" */

struct pdf_sheet {
    const struct paper_module *module;
    struct pdf_page *page;
    struct report_layout layout;
    char *title, *subtitle, *author, *date, *marking, *banner, *created;
    GPtrArray *sources; /* names of places */
    int n_pages;
    /* While drawing. */
    struct paper *paper;
    struct pdf_slab *furniture; /* what is the same on every page but the first */
    struct pdf_slab *first;     /* what stands on the first */
};

struct pdf_sheet *pdf_sheet_new(const struct report_layout *layout, struct pdf_page *page,
                                GError **error)
{
    const struct paper_module *module = module_table("paper", error);
    if (module == NULL)
        return NULL;
    gboolean is_letter = layout->paper == REPORT_LETTER;
    page->width = is_letter ? 612 : 595.276;
    page->height = is_letter ? 792 : 841.89;
    page->left = SIDE;
    page->body = page->width - 2 * SIDE;
    const struct pdf_frame frame = {.top = BODY_TOP,
                                    .bottom = page->height - FOOT,
                                    .first_top = FIRST_TOP,
                                    .ground_x = page->left,
                                    .ground_width = page->body,
                                    .ground_pad = 7,
                                    .ground = PDF_GROUND};
    page->flow = pdf_flow_new(&frame, error);
    if (page->flow == NULL)
        return NULL;
    struct pdf_sheet *sheet = g_new0(struct pdf_sheet, 1);
    sheet->module = module;
    sheet->page = page;
    sheet->layout = *layout;
    sheet->sources = g_ptr_array_new_with_free_func(g_free);
    return sheet;
}

void pdf_sheet_free(struct pdf_sheet *sheet)
{
    if (sheet == NULL)
        return;
    char *const texts[] = {sheet->title,   sheet->subtitle, sheet->author, sheet->date,
                           sheet->marking, sheet->banner,   sheet->created};
    for (gsize i = 0; i < G_N_ELEMENTS(texts); i++)
        g_free(texts[i]);
    g_ptr_array_unref(sheet->sources);
    pdf_slab_free(sheet->furniture);
    pdf_slab_free(sheet->first);
    g_free(sheet);
}

void pdf_sheet_set_head(struct pdf_sheet *sheet, const struct report_head *head)
{
    sheet->title = text_show(head->title, -1);
    sheet->subtitle = text_show(head->subtitle, -1);
    sheet->author = text_show(head->author, -1);
    sheet->date = text_show(head->date, -1);
    sheet->marking = text_show(head->marking, -1);
    sheet->banner = text_show(head->banner, -1);
    sheet->created = g_strdup(head->created);
}

const char *pdf_sheet_source(struct pdf_sheet *sheet, guint number)
{
    char *name = g_strdup_printf("s%u", number);
    g_ptr_array_add(sheet->sources, name);
    return name;
}

/* One line of the running head or foot, its place in the width given. */
static void put_running(struct pdf_sheet *sheet, struct pdf_slab *slab, const char *text,
                        enum pdf_face face, double x, double width, double baseline,
                        enum paper_align align)
{
    g_autoptr(GPtrArray) lines = pdf_type_line(sheet->page->type, text, face, width, align);
    pdf_slab_line(slab, lines->pdata[0], x, baseline, 0);
}

static struct pdf_slab *new_furniture(struct pdf_sheet *sheet, gboolean has_head)
{
    const struct pdf_page *page = sheet->page;
    struct pdf_slab *slab = pdf_slab_new();
    double foot = page->height - FOOT_BASELINE, date = page->body * 0.3;
    if (*sheet->banner != '\0')
        put_running(sheet, slab, sheet->banner, PDF_BANNER, page->left, page->body, BANNER_BASELINE,
                    PAPER_CENTRE);
    if (has_head) {
        put_running(sheet, slab, sheet->title, PDF_RUNNING, page->left, page->body - date - 10,
                    HEAD_BASELINE, PAPER_START);
        put_running(sheet, slab, sheet->date, PDF_RUNNING, page->left + page->body - date, date,
                    HEAD_BASELINE, PAPER_RIGHT);
        pdf_slab_rule(slab, page->left, HEAD_BASELINE + 6, page->body, 0.5, PDF_RULE);
    }
    pdf_slab_rule(slab, page->left, foot - 11, page->body, 0.5, PDF_RULE);
    put_running(sheet, slab, sheet->marking, PDF_RUNNING, page->left, page->body - PAGE_WIDTH, foot,
                PAPER_START);
    return slab;
}

static void draw_slab(struct pdf_sheet *sheet, const struct pdf_slab *slab, int page)
{
    struct pdf_outline none = {0};
    pdf_slab_draw(slab->ops->data, slab->ops->len, 0, page, sheet->module, sheet->paper, &none);
}

static gboolean draw_furniture(gpointer data, int page, GError **error)
{
    struct pdf_sheet *sheet = data;
    const struct report_layout *layout = &sheet->layout;
    if (layout->progress != NULL && layout->progress(layout->data, page, sheet->n_pages)) {
        g_set_error_literal(error, HELDTO_ERROR, HELDTO_ERROR_CANCELLED,
                            _("stopped; nothing was written"));
        return FALSE;
    }
    g_autofree char *words = g_strdup_printf(_("page %d/%d"), page, sheet->n_pages);
    struct pdf_slab *number = pdf_slab_new();
    put_running(sheet, number, words, PDF_RUNNING,
                sheet->page->left + sheet->page->body - PAGE_WIDTH, PAGE_WIDTH,
                sheet->page->height - FOOT_BASELINE, PAPER_RIGHT);
    draw_slab(sheet, page == 1 ? sheet->first : sheet->furniture, page);
    draw_slab(sheet, number, page);
    pdf_slab_free(number);
    return TRUE;
}

static void write_bytes(gpointer data, const char *bytes, gsize len)
{
    spool_write(data, bytes, len);
}

static void open_paper(struct pdf_sheet *sheet, struct spool *spool)
{
    struct paragraphs *paragraphs;
    const struct paragraph_module *module = pdf_type_module(sheet->page->type, &paragraphs);
    const struct paper_info info = {.width = sheet->page->width,
                                    .height = sheet->page->height,
                                    .title = sheet->title,
                                    .author = sheet->author,
                                    .subject = sheet->subtitle,
                                    .creator = session_program(),
                                    .created = sheet->created,
                                    .font = module->font,
                                    .fonts = paragraphs,
                                    .write = write_bytes,
                                    .data = spool};
    sheet->paper = sheet->module->open(&info);
}

gboolean pdf_sheet_draw(struct pdf_sheet *sheet, struct spool *spool, GError **error)
{
    sheet->n_pages = pdf_flow_end(sheet->page->flow);
    sheet->first = new_furniture(sheet, FALSE);
    sheet->furniture = new_furniture(sheet, TRUE);
    open_paper(sheet, spool);
    for (guint i = 0; i < sheet->sources->len; i++)
        sheet->module->promise(sheet->paper, sheet->sources->pdata[i]);
    const struct pdf_flow_draw draw = {
        .paper = sheet->module, .on = sheet->paper, .page = draw_furniture, .data = sheet};
    gboolean is_fine = pdf_flow_draw(sheet->page->flow, &draw, error);
    const char *fault = is_fine ? sheet->module->finish(sheet->paper) : NULL;
    if (fault != NULL)
        g_set_error(error, HELDTO_ERROR, HELDTO_ERROR_INPUT,
                    "the PDF could not be made (%s); choose another --format", fault);
    g_clear_pointer(&sheet->paper, sheet->module->close);
    return is_fine && fault == NULL;
}
