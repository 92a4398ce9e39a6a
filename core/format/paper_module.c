/* paper_module.c owns the calls into Cairo that draw PDF pages; it is loaded when first used.
 * It must not know what stands on a page, nor call anything of heldto's own. */
#include "core/format/paper_module.h"

#include "core/format/paper_pack.h"

#include <cairo-pdf.h>
#include <gmodule.h>
#include <math.h>
#include <string.h>

struct paper {
    struct paper_info info; /* its texts are not kept */
    GHashTable *dests;
    cairo_surface_t *surface;
    cairo_t *cr;
};

static cairo_status_t write_bytes(void *data, const unsigned char *bytes, unsigned len)
{
    struct paper *paper = data;
    paper->info.write(paper->info.data, (const char *)bytes, len);
    return CAIRO_STATUS_SUCCESS;
}

static void set_metadata(struct paper *paper, const struct paper_info *info)
{
    g_autofree char *moment = g_strdup_printf("%sT00:00:00Z", info->created);
    const struct {
        cairo_pdf_metadata_t what;
        const char *words;
    } rows[] = {
        {CAIRO_PDF_METADATA_TITLE, info->title},     {CAIRO_PDF_METADATA_AUTHOR, info->author},
        {CAIRO_PDF_METADATA_SUBJECT, info->subject}, {CAIRO_PDF_METADATA_CREATOR, info->creator},
        {CAIRO_PDF_METADATA_CREATE_DATE, moment},    {CAIRO_PDF_METADATA_MOD_DATE, moment}};
    for (gsize i = 0; i < G_N_ELEMENTS(rows); i++)
        if (*rows[i].words != '\0')
            cairo_pdf_surface_set_metadata(paper->surface, rows[i].what, rows[i].words);
}

static struct paper *open_paper(const struct paper_info *info)
{
    struct paper *paper = g_new0(struct paper, 1);
    paper->info = *info;
    paper->dests = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    paper->surface =
        cairo_pdf_surface_create_for_stream(write_bytes, paper, info->width, info->height);
    set_metadata(paper, info);
    paper->cr = cairo_create(paper->surface);
    return paper;
}

static void close_paper(struct paper *paper)
{
    if (paper == NULL)
        return;
    cairo_destroy(paper->cr);
    cairo_surface_destroy(paper->surface);
    g_hash_table_unref(paper->dests);
    g_free(paper);
}

static void promise(struct paper *paper, const char *name)
{
    g_hash_table_add(paper->dests, g_strdup(name));
}

/* In single quotes, as attributes of tags are. */
static char *quoted(const char *words)
{
    GString *out = g_string_new("'");
    for (const char *p = words; *p != '\0'; p++) {
        if (*p == '\'' || *p == '\\')
            g_string_append_c(out, '\\');
        g_string_append_c(out, *p);
    }
    g_string_append_c(out, '\'');
    return g_string_free(out, FALSE);
}

static char *number_words(double number)
{
    char digits[G_ASCII_DTOSTR_BUF_SIZE];
    return g_strdup(g_ascii_formatd(digits, sizeof digits, "%.2f", number));
}

static void put_dest(struct paper *paper, const char *name, double x, double y)
{
    g_autofree char *word = quoted(name);
    g_autofree char *left = number_words(x);
    g_autofree char *top = number_words(y);
    g_autofree char *attrs = g_strdup_printf("name=%s x=%s y=%s", word, left, top);
    cairo_tag_begin(paper->cr, CAIRO_TAG_DEST, attrs);
    cairo_tag_end(paper->cr, CAIRO_TAG_DEST);
}

static int outline(struct paper *paper, int parent, const char *text, int page, double y)
{
    g_autofree char *top = number_words(y);
    g_autofree char *attrs = g_strdup_printf("page=%d pos=[0 %s]", page, top);
    return cairo_pdf_surface_add_outline(paper->surface, parent, text, attrs,
                                         parent == 0 ? CAIRO_PDF_OUTLINE_FLAG_OPEN : 0);
}

static void tag(struct paper *paper, const char *role)
{
    cairo_tag_begin(paper->cr, role, NULL);
}

static void untag(struct paper *paper, const char *role)
{
    cairo_tag_end(paper->cr, role);
}

static void set_colour(struct paper *paper, guint32 colour)
{
    cairo_set_source_rgb(paper->cr, (colour >> 16 & 0xff) / 255.0, (colour >> 8 & 0xff) / 255.0,
                         (colour & 0xff) / 255.0);
}

static gboolean begin_link(struct paper *paper, const char *link, gsize len)
{
    if (len < 2)
        return FALSE;
    g_autofree char *target = g_strndup(link + 1, len - 1);
    if (*link == 'd' && !g_hash_table_contains(paper->dests, target))
        return FALSE;
    g_autofree char *words = quoted(target);
    g_autofree char *attrs = g_strdup_printf("%s=%s", *link == 'd' ? "dest" : "uri", words);
    cairo_tag_begin(paper->cr, CAIRO_TAG_LINK, attrs);
    return TRUE;
}

static void draw_rule(struct paper *paper, double x, double y, double width, double size)
{
    cairo_rectangle(paper->cr, x, y, width, size * 0.055);
    cairo_fill(paper->cr);
}

/* A character that no font has: a box of its width. */
static void draw_box(struct paper *paper, double x, double y, double width, double size)
{
    cairo_set_line_width(paper->cr, size * 0.05);
    cairo_rectangle(paper->cr, x + width * 0.1, y - size * 0.7, width * 0.8, size * 0.7);
    cairo_stroke(paper->cr);
}

/* A run being drawn. */
struct drawn {
    guint64 flags;
    double size;
    const char *words;
    gsize len;
    gsize n_glyphs, n_clusters;
    cairo_glyph_t *glyphs;
    cairo_text_cluster_t *clusters;
};

static double unpack_glyphs(struct paper *paper, struct pack_reader *reader, struct drawn *run,
                            double x, double y)
{
    gboolean even = (run->flags & RUN_EVEN) != 0;
    for (gsize i = 0; i < run->n_glyphs; i++) {
        guint64 glyph = unpack_number(reader);
        double width = (double)unpack_number(reader) / PACK_UNITS, dx = 0, dy = 0;
        if (!even) {
            dx = (double)unpack_signed(reader) / PACK_UNITS;
            dy = (double)unpack_signed(reader) / PACK_UNITS;
            x += (double)unpack_signed(reader) / PACK_UNITS;
        }
        if (glyph & 1)
            draw_box(paper, x + dx, y, width, run->size);
        run->glyphs[i] = (cairo_glyph_t){glyph / 2, x + dx, y + dy};
        x += width;
    }
    return x;
}

static void unpack_clusters(struct pack_reader *reader, struct drawn *run)
{
    const char *p = run->words;
    gboolean even = (run->flags & RUN_EVEN) != 0;
    gsize kept = 0;
    for (gsize i = 0; i < run->n_clusters; i++) {
        const char *next = even ? g_utf8_next_char(p) : p;
        int bytes = even ? (int)(next - p) : (int)unpack_number(reader);
        int glyphs = even ? 1 : (int)unpack_number(reader);
        if (bytes != 0 || glyphs != 0)
            run->clusters[kept++] = (cairo_text_cluster_t){bytes, glyphs};
        p = next;
    }
    run->n_clusters = kept;
}

static double draw_run(struct paper *paper, struct pack_reader *reader, double x, double y)
{
    gpointer font = paper->info.font(paper->info.fonts, unpack_number(reader));
    struct drawn run = {.flags = unpack_number(reader)};
    set_colour(paper, (guint32)unpack_number(reader));
    run.size = (double)unpack_number(reader) / 8;
    gsize link_len;
    const char *link = unpack_bytes(reader, &link_len);
    run.words = unpack_bytes(reader, &run.len);
    run.n_clusters = run.flags & RUN_EVEN ? (gsize)g_utf8_strlen(run.words, (gssize)run.len)
                                          : (gsize)unpack_number(reader);
    g_autofree cairo_text_cluster_t *clusters = g_new(cairo_text_cluster_t, run.n_clusters + 1);
    run.clusters = clusters;
    unpack_clusters(reader, &run);
    run.n_glyphs = (gsize)unpack_number(reader);
    g_autofree cairo_glyph_t *glyphs = g_new(cairo_glyph_t, run.n_glyphs + 1);
    run.glyphs = glyphs;
    gboolean is_link = begin_link(paper, link, link_len);
    double end = unpack_glyphs(paper, reader, &run, x, y);
    cairo_set_scaled_font(paper->cr, font);
    cairo_show_text_glyphs(paper->cr, run.words, (int)run.len, glyphs, (int)run.n_glyphs, clusters,
                           (int)run.n_clusters,
                           run.flags & RUN_BACKWARD ? CAIRO_TEXT_CLUSTER_FLAG_BACKWARD : 0);
    if (run.flags & RUN_UNDERLINED)
        draw_rule(paper, x, y + run.size * 0.12, end - x, run.size);
    if (run.flags & RUN_STRUCK)
        draw_rule(paper, x, y - run.size * 0.28, end - x, run.size);
    if (is_link)
        cairo_tag_end(paper->cr, CAIRO_TAG_LINK);
    return end;
}

static void draw_line(struct paper *paper, const guint8 *bytes, gsize n, double x, double y,
                      double angle)
{
    struct pack_reader reader = {bytes, bytes + n};
    if (angle != 0) {
        cairo_save(paper->cr);
        cairo_translate(paper->cr, x, y);
        cairo_rotate(paper->cr, -angle * G_PI / 180);
        x = y = 0;
    }
    while (reader.at < reader.end)
        x = draw_run(paper, &reader, x, y);
    if (angle != 0)
        cairo_restore(paper->cr);
}

static void draw_path(struct paper *paper, const struct paper_point *points, gsize n,
                      const struct paper_stroke *stroke)
{
    int n_dash = 0;
    while (stroke->dash != NULL && stroke->dash[n_dash] != 0)
        n_dash++;
    for (gsize i = 0; i < n; i++) {
        if (i == 0 || (stroke->is_parted && i % 2 == 0))
            cairo_move_to(paper->cr, points[i].x, points[i].y);
        else
            cairo_line_to(paper->cr, points[i].x, points[i].y);
    }
    if (stroke->is_closed)
        cairo_close_path(paper->cr);
    if (stroke->is_filled) {
        set_colour(paper, stroke->fill);
        cairo_fill_preserve(paper->cr);
    }
    if (stroke->width > 0) {
        set_colour(paper, stroke->colour);
        cairo_set_line_width(paper->cr, stroke->width);
        cairo_set_dash(paper->cr, stroke->dash, n_dash, 0);
        cairo_stroke_preserve(paper->cr);
    }
    cairo_new_path(paper->cr);
}

static void end_page(struct paper *paper)
{
    cairo_show_page(paper->cr);
}

static const char *finish(struct paper *paper)
{
    cairo_status_t status = cairo_status(paper->cr);
    cairo_surface_finish(paper->surface);
    if (status == CAIRO_STATUS_SUCCESS)
        status = cairo_surface_status(paper->surface);
    return status == CAIRO_STATUS_SUCCESS ? NULL : cairo_status_to_string(status);
}

G_MODULE_EXPORT const struct paper_module heldto_module_table = {
    .open = open_paper,
    .close = close_paper,
    .promise = promise,
    .dest = put_dest,
    .outline = outline,
    .tag = tag,
    .untag = untag,
    .draw_line = draw_line,
    .draw_path = draw_path,
    .end_page = end_page,
    .finish = finish,
};
