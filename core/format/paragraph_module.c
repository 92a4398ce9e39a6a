/* paragraph_module.c owns the calls into Pango that break paragraphs into lines of glyphs; it is
 * loaded when first used. It must not know what a text says, nor call anything of heldto's own. */
#include "core/format/paragraph_module.h"

#include "core/format/paper_pack.h"

#include <gmodule.h>
#include <pango/pangocairo.h>
#include <string.h>

/* Text fonts that are about, the quieter first; fontconfig fills in for other scripts. */
#define FAMILIES                                                                                   \
    "Noto Sans, Source Sans 3, Open Sans, Liberation Sans, Nimbus Sans, Arial, Helvetica, "        \
    "DejaVu Sans, sans-serif"

enum { CHUNK = 1024 }; /* bytes laid at once: Pango's work on an endless line grows by its square */

struct paragraphs {
    PangoFontMap *map; /* not ours */
    PangoContext *context;
    PangoLayout *layout;
    GPtrArray *fonts;       /* PangoFont */
    GHashTable *font_index; /* PangoFont → its place + 1 */
    GByteArray *bytes;      /* of the line being packed */
    guint64 missing;
};

static void close_paragraphs(struct paragraphs *self)
{
    if (self == NULL)
        return;
    g_clear_object(&self->layout);
    g_clear_object(&self->context);
    g_hash_table_unref(self->font_index);
    g_ptr_array_unref(self->fonts);
    g_byte_array_unref(self->bytes);
    g_free(self);
}

/* The same lines whatever the screen and the locale are: no hinting, one language. */
static void set_up(struct paragraphs *self)
{
    cairo_font_options_t *options = cairo_font_options_create();
    PangoFontDescription *font = pango_font_description_from_string(FAMILIES);
    cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_NONE);
    cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF);
    cairo_font_options_set_antialias(options, CAIRO_ANTIALIAS_GRAY);
    pango_cairo_context_set_font_options(self->context, options);
    pango_cairo_context_set_resolution(self->context, 72);
    pango_context_set_round_glyph_positions(self->context, FALSE);
    pango_context_set_language(self->context, pango_language_from_string("en"));
    pango_context_set_font_description(self->context, font);
    pango_layout_set_wrap(self->layout, PANGO_WRAP_WORD_CHAR);
    pango_font_description_free(font);
    cairo_font_options_destroy(options);
}

/* One for all: finding the fonts of a machine takes longer than a page. */
static PangoFontMap *font_map(void)
{
    static PangoFontMap *map;
    if (map == NULL)
        map = pango_cairo_font_map_new_for_font_type(CAIRO_FONT_TYPE_FT);
    if (map == NULL)
        map = pango_cairo_font_map_new();
    return map;
}

static struct paragraphs *open_paragraphs(void)
{
    struct paragraphs *self = g_new0(struct paragraphs, 1);
    self->map = font_map();
    self->fonts = g_ptr_array_new_with_free_func(g_object_unref);
    self->font_index = g_hash_table_new(NULL, NULL);
    self->bytes = g_byte_array_new();
    self->context = pango_font_map_create_context(self->map);
    self->layout = pango_layout_new(self->context);
    set_up(self);
    PangoFont *font = pango_font_map_load_font(self->map, self->context,
                                               pango_context_get_font_description(self->context));
    if (font == NULL)
        g_clear_pointer(&self, close_paragraphs);
    g_clear_object(&font);
    return self;
}

static guint index_of_font(struct paragraphs *self, PangoFont *font)
{
    guint at = GPOINTER_TO_UINT(g_hash_table_lookup(self->font_index, font));
    if (at == 0) {
        g_ptr_array_add(self->fonts, g_object_ref(font));
        at = self->fonts->len;
        g_hash_table_insert(self->font_index, font, GUINT_TO_POINTER(at));
    }
    return at - 1;
}

/* Which of the text's runs it is of: its colour tells, see attributes(). */
static const struct paper_run *run_of(const PangoItem *item, const struct paper_text *text)
{
    for (GSList *l = item->analysis.extra_attrs; l != NULL; l = l->next) {
        const PangoAttribute *attr = l->data;
        if (attr->klass->type != PANGO_ATTR_FOREGROUND)
            continue;
        const PangoColor *colour = &((const PangoAttrColor *)attr)->color;
        gsize at = (gsize)colour->red << 16 | colour->green;
        if (at < text->n_runs)
            return &text->runs[at];
    }
    return &text->runs[0];
}

static gboolean is_unseen(PangoGlyph glyph)
{
    return glyph == PANGO_GLYPH_EMPTY;
}

static void pack_glyphs(struct paragraphs *self, const PangoGlyphString *glyphs, gboolean is_even)
{
    guint n = 0;
    for (int i = 0; i < glyphs->num_glyphs; i++)
        n += !is_unseen(glyphs->glyphs[i].glyph) || is_even;
    pack_number(self->bytes, n);
    gint64 skipped = 0;
    for (int i = 0; i < glyphs->num_glyphs; i++) {
        const PangoGlyphInfo *info = &glyphs->glyphs[i];
        if (is_unseen(info->glyph)) {
            skipped += info->geometry.width;
            continue;
        }
        gboolean is_missing = (info->glyph & PANGO_GLYPH_UNKNOWN_FLAG) != 0;
        self->missing += is_missing ? 1 : 0;
        pack_number(self->bytes, is_missing ? 1 : (guint64)info->glyph * 2);
        pack_number(self->bytes, (guint64)MAX(info->geometry.width, 0));
        if (!is_even) {
            pack_signed(self->bytes, info->geometry.x_offset);
            pack_signed(self->bytes, info->geometry.y_offset);
            pack_signed(self->bytes, skipped);
        }
        skipped = 0;
    }
}

/* One glyph a character, none moved from its place: the usual case, packed small. */
static gboolean is_even(const PangoGlyphItem *item, const char *text)
{
    const PangoGlyphString *glyphs = item->glyphs;
    if (item->item->analysis.level & 1 || glyphs->num_glyphs != item->item->num_chars)
        return FALSE;
    const char *start = text + item->item->offset, *p = start;
    for (int i = 0; i < glyphs->num_glyphs; i++, p = g_utf8_next_char(p)) {
        const PangoGlyphInfo *info = &glyphs->glyphs[i];
        if (info->geometry.x_offset != 0 || info->geometry.y_offset != 0 ||
            info->geometry.width < 0 || is_unseen(info->glyph) ||
            glyphs->log_clusters[i] != p - start)
            return FALSE;
    }
    return TRUE;
}

static void pack_clusters(struct paragraphs *self, PangoGlyphItem *item, const char *text)
{
    PangoGlyphItemIter iter;
    g_autoptr(GByteArray) packed = g_byte_array_new();
    guint n = 0;
    for (gboolean has = pango_glyph_item_iter_init_start(&iter, item, text); has;
         has = pango_glyph_item_iter_next_cluster(&iter), n++) {
        guint glyphs = 0;
        for (int i = MIN(iter.start_glyph, iter.end_glyph + 1);
             i < MAX(iter.start_glyph + 1, iter.end_glyph); i++)
            glyphs += !is_unseen(item->glyphs->glyphs[i].glyph);
        /* A place where an address may be broken is no part of the address. */
        gboolean is_dropped = glyphs == 0 && iter.end_index - iter.start_index == 3 &&
                              memcmp(text + iter.start_index, "\u200b", 3) == 0;
        pack_number(packed, is_dropped ? 0 : (guint64)(iter.end_index - iter.start_index));
        pack_number(packed, glyphs);
    }
    pack_number(self->bytes, n);
    g_byte_array_append(self->bytes, packed->data, packed->len);
}

/* The text of a run without the places where it might have been broken. */
static void pack_words(struct paragraphs *self, const char *words, gsize len)
{
    g_autoptr(GString) kept = g_string_new_len(words, (gssize)len);
    g_string_replace(kept, "\u200b", "", 0);
    pack_bytes(self->bytes, kept->str, kept->len);
}

static void pack_item(struct paragraphs *self, PangoGlyphItem *item, const char *text,
                      const struct paper_text *of)
{
    const struct paper_run *run = run_of(item->item, of);
    gboolean even = is_even(item, text);
    gsize link = run->link != NULL ? strlen(run->link) : 0;
    pack_number(self->bytes, index_of_font(self, item->item->analysis.font));
    pack_number(self->bytes, (item->item->analysis.level & 1 ? RUN_BACKWARD : 0) |
                                 (run->style.is_underlined ? RUN_UNDERLINED : 0) |
                                 (run->style.is_struck ? RUN_STRUCK : 0) | (even ? RUN_EVEN : 0));
    pack_number(self->bytes, run->style.colour);
    pack_number(self->bytes, (guint64)(run->style.size * 8));
    pack_bytes(self->bytes, run->link, link);
    pack_words(self, text + item->item->offset, (gsize)item->item->length);
    if (!even)
        pack_clusters(self, item, text);
    pack_glyphs(self, item->glyphs, even);
}

/* The text's runs as attributes of the piece of it that is laid: font, size, and in the colour the
 * number of the run, which parts the glyphs where one ends. */
static PangoAttrList *attributes(const struct paper_text *text, gsize from, gsize to)
{
    PangoAttrList *list = pango_attr_list_new();
    gsize at = 0;
    for (gsize i = 0; i < text->n_runs; at += text->runs[i++].len) {
        const struct paper_run *run = &text->runs[i];
        if (at + run->len <= from || at >= to)
            continue;
        PangoAttribute *attrs[5] = {
            pango_attr_foreground_new((guint16)(i >> 16), (guint16)i, 0),
            pango_attr_size_new((int)(run->style.size * PANGO_SCALE)),
            run->style.is_strong ? pango_attr_weight_new(PANGO_WEIGHT_BOLD) : NULL,
            run->style.is_slanted ? pango_attr_style_new(PANGO_STYLE_ITALIC) : NULL,
            run->language != NULL
                ? pango_attr_language_new(pango_language_from_string(run->language))
                : NULL};
        for (gsize k = 0; k < G_N_ELEMENTS(attrs); k++) {
            if (attrs[k] == NULL)
                continue;
            attrs[k]->start_index = (guint)(at > from ? at - from : 0);
            attrs[k]->end_index = (guint)(MIN(at + run->len, to) - from);
            pango_attr_list_insert(list, attrs[k]);
        }
    }
    return list;
}

/* Where a line begins; text that runs to the left begins at the right. */
static double place(const struct paper_text *text, double width)
{
    if (text->align == PAPER_CENTRE)
        return (text->width - width) / 2;
    return text->align == PAPER_RIGHT || text->is_backward ? text->width - width : 0;
}

static void take_line(struct paragraphs *self, PangoLayoutIter *iter, const struct paper_text *text,
                      void (*take)(gpointer data, const struct paper_line *line), gpointer data)
{
    PangoLayoutLine *line = pango_layout_iter_get_line_readonly(iter);
    const char *words = pango_layout_get_text(self->layout);
    PangoRectangle all;
    pango_layout_iter_get_line_extents(iter, NULL, &all);
    int base = pango_layout_iter_get_baseline(iter);
    g_byte_array_set_size(self->bytes, 0);
    for (GSList *l = line->runs; l != NULL; l = l->next)
        pack_item(self, l->data, words, text);
    double width = (double)all.width / PANGO_SCALE;
    take(data, &(struct paper_line){.x = place(text, width),
                                    .width = width,
                                    .ascent = (double)(base - all.y) / PANGO_SCALE,
                                    .descent = (double)(all.y + all.height - base) / PANGO_SCALE,
                                    .bytes = self->bytes->data,
                                    .n = self->bytes->len});
}

/* How much of the text from there is laid at once: to the end of a word if there is one. */
static gsize chunk_end(const char *text, gsize from, gsize len)
{
    if (len - from <= CHUNK)
        return len;
    gsize end = from + CHUNK;
    for (gsize at = end; at > from + CHUNK / 2; at--)
        if (text[at] == ' ')
            return at + 1;
    return (gsize)(g_utf8_find_prev_char(text + from, text + end) - text);
}

/* What is laid of it; the last line of a piece that is not the last is left to the next piece. */
static gsize lay_piece(struct paragraphs *self, const struct paper_text *text, gsize from, gsize to,
                       gboolean is_last, void (*take)(gpointer data, const struct paper_line *line),
                       gpointer data)
{
    PangoAttrList *attrs = attributes(text, from, to);
    pango_layout_set_text(self->layout, text->text + from, (int)(to - from));
    pango_layout_set_attributes(self->layout, attrs);
    pango_attr_list_unref(attrs);
    PangoLayoutIter *iter = pango_layout_get_iter(self->layout);
    gsize done = to;
    int n = pango_layout_get_line_count(self->layout);
    for (int i = 0; i < n; i++, pango_layout_iter_next_line(iter)) {
        if (!is_last && i > 0 && i + 1 == n) {
            done = from + (gsize)pango_layout_iter_get_line_readonly(iter)->start_index;
            break;
        }
        take_line(self, iter, text, take, data);
    }
    pango_layout_iter_free(iter);
    return done;
}

/* A text without a character has the height of its type, too. 0: its runs say the size. */
static void set_font(struct paragraphs *self, double size)
{
    PangoFontDescription *font = NULL;
    if (size > 0) {
        font = pango_font_description_copy(pango_context_get_font_description(self->context));
        pango_font_description_set_size(font, (int)(size * PANGO_SCALE));
    }
    pango_layout_set_font_description(self->layout, font);
    g_clear_pointer(&font, pango_font_description_free);
}

static void lay(struct paragraphs *self, const struct paper_text *text,
                void (*take)(gpointer data, const struct paper_line *line), gpointer data)
{
    gsize len = strlen(text->text);
    pango_context_set_base_dir(self->context,
                               text->is_backward ? PANGO_DIRECTION_RTL : PANGO_DIRECTION_LTR);
    pango_layout_set_auto_dir(self->layout, FALSE);
    pango_layout_context_changed(self->layout);
    set_font(self, len == 0 ? text->runs[0].style.size : 0);
    pango_layout_set_width(self->layout, (int)(MAX(text->width, 1) * PANGO_SCALE));
    pango_layout_set_ellipsize(self->layout,
                               text->is_one_line ? PANGO_ELLIPSIZE_END : PANGO_ELLIPSIZE_NONE);
    for (gsize from = 0; from < len || len == 0;) {
        gsize to = chunk_end(text->text, from, len);
        from = lay_piece(self, text, from, to, to == len || text->is_one_line, take, data);
        if (len == 0 || text->is_one_line)
            break;
    }
}

static guint64 n_missing(const struct paragraphs *self)
{
    return self->missing;
}

static gpointer font(gpointer data, guint64 number)
{
    const struct paragraphs *self = data;
    if (number >= self->fonts->len)
        return NULL;
    return pango_cairo_font_get_scaled_font(PANGO_CAIRO_FONT(self->fonts->pdata[number]));
}

G_MODULE_EXPORT const struct paragraph_module heldto_module_table = {
    .open = open_paragraphs,
    .close = close_paragraphs,
    .lay = lay,
    .n_missing = n_missing,
    .font = font,
};
