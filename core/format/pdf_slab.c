/* pdf_slab.c owns what is drawn on a slab of a page, as bytes, and the drawing of it.
 * It must not know what a report is, nor where on which page the slab comes. */
#include "core/format/pdf_slab.h"

#include "core/format/chart.h"

#include <string.h>

enum op_kind { OP_LINE, OP_PATH, OP_DEST, OP_OUTLINE, OP_TAG, OP_UNTAG };

/* One op: this, then n bytes of a line or text, or n points. */
struct op {
    enum op_kind kind;
    float x, y, angle; /* of a line */
    int level;         /* of the outline */
    guint n;
    int dash; /* of a path: which of chart_dashes; -1 whole */
    struct paper_stroke stroke;
};

struct pdf_slab *pdf_slab_new(void)
{
    struct pdf_slab *slab = g_new0(struct pdf_slab, 1);
    slab->ops = g_byte_array_new();
    return slab;
}

void pdf_slab_free(struct pdf_slab *slab)
{
    if (slab == NULL)
        return;
    g_byte_array_unref(slab->ops);
    g_free(slab);
}

struct pdf_slab *pdf_slab_copy(const struct pdf_slab *slab)
{
    struct pdf_slab *copy = pdf_slab_new();
    GByteArray *ops = copy->ops;
    g_byte_array_append(ops, slab->ops->data, slab->ops->len);
    *copy = *slab;
    copy->ops = ops;
    return copy;
}

/* Only what the kind needs of it, so that pages wait in little room. */
static gsize op_size(enum op_kind kind)
{
    return kind == OP_PATH ? sizeof(struct op) : offsetof(struct op, dash);
}

static void add(struct pdf_slab *slab, const struct op *op, gconstpointer more, gsize len)
{
    g_byte_array_append(slab->ops, (const guint8 *)op, (guint)op_size(op->kind));
    g_byte_array_append(slab->ops, more, (guint)len);
}

void pdf_slab_line(struct pdf_slab *slab, const struct pdf_line *line, double x, double baseline,
                   double angle)
{
    struct op op = {.kind = OP_LINE,
                    .x = (float)(x + line->x),
                    .y = (float)baseline,
                    .angle = (float)angle,
                    .n = (guint)line->n};
    add(slab, &op, line->bytes, line->n);
}

void pdf_slab_path(struct pdf_slab *slab, const struct paper_point *points, gsize n,
                   const struct paper_stroke *stroke)
{
    struct op op = {.kind = OP_PATH, .n = (guint)n, .dash = -1, .stroke = *stroke};
    for (int i = 0; i < CHART_DASHES; i++)
        if (stroke->dash == chart_dashes[i])
            op.dash = i;
    op.stroke.dash = NULL;
    add(slab, &op, points, n * sizeof *points);
}

void pdf_slab_rect(struct pdf_slab *slab, double x, double y, double width, double height,
                   guint32 colour)
{
    const struct paper_point corners[] = {
        {x, y}, {x + width, y}, {x + width, y + height}, {x, y + height}};
    pdf_slab_path(slab, corners, G_N_ELEMENTS(corners),
                  &(struct paper_stroke){.is_filled = TRUE, .is_closed = TRUE, .fill = colour});
}

void pdf_slab_rule(struct pdf_slab *slab, double x, double y, double width, double thickness,
                   guint32 colour)
{
    const struct paper_point ends[] = {{x, y}, {x + width, y}};
    pdf_slab_path(slab, ends, G_N_ELEMENTS(ends),
                  &(struct paper_stroke){.width = thickness, .colour = colour});
}

static void add_words(struct pdf_slab *slab, enum op_kind kind, int level, const char *words)
{
    gsize len = strlen(words) + 1;
    add(slab, &(struct op){.kind = kind, .level = level, .n = (guint)len}, words, len);
}

void pdf_slab_dest(struct pdf_slab *slab, const char *name)
{
    add_words(slab, OP_DEST, 0, name);
}

void pdf_slab_outline(struct pdf_slab *slab, int level, const char *text)
{
    add_words(slab, OP_OUTLINE, level, text);
}

void pdf_slab_tag(struct pdf_slab *slab, const char *role)
{
    add_words(slab, OP_TAG, 0, role);
}

void pdf_slab_untag(struct pdf_slab *slab, const char *role)
{
    add_words(slab, OP_UNTAG, 0, role);
}

/* Below the last entry of a level above; a level that was left out is as good as there. */
static void draw_outline(const struct op *op, const char *text, double y, int page,
                         const struct paper_module *paper, struct paper *on,
                         struct pdf_outline *outline)
{
    int level = CLAMP(op->level, 1, (int)G_N_ELEMENTS(outline->ids) - 1);
    int parent = 0;
    for (int i = 1; i < level; i++)
        parent = outline->ids[i] != 0 ? outline->ids[i] : parent;
    outline->ids[level] = paper->outline(on, parent, text, page, y);
    for (gsize i = (gsize)level + 1; i < G_N_ELEMENTS(outline->ids); i++)
        outline->ids[i] = 0;
}

static void draw_path(const struct op *op, const guint8 *bytes, double y,
                      const struct paper_module *paper, struct paper *on)
{
    g_autofree struct paper_point *points = g_new(struct paper_point, op->n);
    struct paper_stroke stroke = op->stroke;
    memcpy(points, bytes, op->n * sizeof *points);
    for (guint i = 0; i < op->n; i++)
        points[i].y += y;
    stroke.dash = op->dash > 0 ? chart_dashes[op->dash] : NULL;
    paper->draw_path(on, points, op->n, &stroke);
}

void pdf_slab_draw(const guint8 *ops, gsize n, double y, int page, const struct paper_module *paper,
                   struct paper *on, struct pdf_outline *outline)
{
    for (const guint8 *at = ops; at < ops + n;) {
        struct op op = {0};
        memcpy(&op.kind, at, sizeof op.kind);
        memcpy(&op, at, op_size(op.kind));
        const guint8 *more = at + op_size(op.kind);
        const char *words = (const char *)more;
        if (op.kind == OP_LINE)
            paper->draw_line(on, more, op.n, (double)op.x, y + (double)op.y, (double)op.angle);
        else if (op.kind == OP_PATH)
            draw_path(&op, more, y, paper, on);
        else if (op.kind == OP_DEST)
            paper->dest(on, words, 0, y);
        else if (op.kind == OP_OUTLINE)
            draw_outline(&op, words, y, page, paper, on, outline);
        else if (op.kind == OP_TAG)
            paper->tag(on, words);
        else
            paper->untag(on, words);
        at = more + (op.kind == OP_PATH ? op.n * sizeof(struct paper_point) : op.n);
    }
}
