/* form_draw.c owns how a form looks: labels, values, what is wrong, and help for the field one is
 * in. It must not change the form but for what is in sight. */
#include "tui/form_private.h"

#include "core/text/text.h"

#define HELP_ROWS 3

static char *label_of(const struct form *form, const struct form_field *field)
{
    const gboolean is_required = form_field_is_required(form, field);
    return g_strconcat(_(field->field->label), is_required ? " *" : "", NULL);
}

static int label_width(const struct form *form)
{
    int width = 8;
    for (guint i = 0; i < form->fields->len; i++) {
        g_autofree char *label = label_of(form, form_field_at(form, i));
        width = MAX(width, text_width(label));
    }
    return width + 3;
}

static int rows_of(const struct form_field *field)
{
    const gboolean has_more = field->error || (field->reading && *field->reading);
    return has_more ? 2 : 1;
}

static int rows_between(const struct form *form, guint from, guint to)
{
    int rows = 0;
    for (guint i = from; i <= to; i++)
        rows += rows_of(form_field_at(form, i));
    return rows;
}

static void draw_choice(const struct form *form, struct form_field *field, struct area row,
                        gboolean is_here, struct spot *spot)
{
    g_autofree char *shown = form_field_shown(form, field);
    const char *left = is_here ? "< " : "  ", *right = is_here ? " >" : "";
    int col = draw_text(row, 0, 0, STYLE_KEY, left);
    if (is_here)
        spot_set(spot, row, 0, col);
    col = draw_text(row, 0, col, is_here ? STYLE_STRONG : STYLE_PLAIN, shown);
    draw_text(row, 0, col, STYLE_KEY, right);
}

static void draw_value(const struct form *form, struct form_field *field, struct area row,
                       gboolean is_here, struct spot *spot)
{
    if (form_field_is_choice(field)) {
        draw_choice(form, field, row, is_here, spot);
    } else if (is_here && !form_field_has_lines(field)) {
        line_draw(&field->line, area_part(row, 0, 2, 1, -1), spot);
    } else {
        g_autofree char *shown = form_field_shown(form, field);
        draw_field(row, 0, 2, row.cols - 2, STYLE_PLAIN, shown);
        if (is_here)
            spot_set(spot, row, 0, 2);
    }
}

static void draw_field_rows(const struct form *form, struct form_field *field, struct area area,
                            int row, gboolean is_here, struct spot *spot)
{
    const int width = label_width(form);
    const gboolean is_changed = draft_field_is_changed(form->draft, field->field->name);
    g_autofree char *label = label_of(form, field);
    draw_text(area, row, 0, is_here ? STYLE_STRONG : STYLE_LABEL, is_here ? ">" : " ");
    draw_field(area, row, 2, width - 2, is_here ? STYLE_STRONG : STYLE_LABEL, label);
    if (is_changed)
        draw_text(area, row, width, STYLE_MARK, "+");
    draw_value(form, field, area_part(area, row, width, 1, -1), is_here, spot);
    const struct area below = area_part(area, row + 1, width + 2, 1, -1);
    if (field->error)
        draw_field(below, 0, 0, below.cols, STYLE_ERROR, field->error);
    else if (field->reading && *field->reading)
        draw_field(below, 0, 0, below.cols, STYLE_DIM, field->reading);
}

static void show_focus(struct form *form, int rows)
{
    if (form->focus < form->top)
        form->top = form->focus;
    while (form->top < form->focus && rows_between(form, form->top, form->focus) > rows)
        form->top++;
    while (form->top > 0 && rows_between(form, form->top - 1, form->fields->len - 1) <= rows)
        form->top--; /* the form may have grown */
}

/* Words that may stand here, else what the field is for. */
static void draw_help(const struct form *form, struct area area)
{
    const struct form_field *field = form_focused(form);
    draw_row_line(area, 0, STYLE_FRAME);
    const struct area body = area_part(area, 1, 0, -1, -1);
    if (form->offers == NULL || form->offers->len == 0) {
        draw_wrapped(body, 0, STYLE_DIM, _(field->field->help));
        return;
    }
    int col = 0;
    for (guint i = form->offered; i < form->offers->len && col < body.cols; i++) {
        g_autofree char *shown = text_show(form->offers->pdata[i], -1);
        col = draw_text(body, 0, col, i == form->offered ? STYLE_STRONG : STYLE_PLAIN, shown) + 3;
    }
}

void form_draw(struct layer *layer, struct area screen, int bottom, struct spot *spot)
{
    struct form *form = (struct form *)layer;
    const struct area body = draw_frame(area_part(screen, 0, 0, bottom, -1), form->title);
    const int help_rows = body.rows > 8 ? HELP_ROWS : 0;
    const struct area fields = area_part(body, 0, 0, body.rows - help_rows, -1);
    show_focus(form, fields.rows);
    int row = 0;
    for (guint i = form->top; i < form->fields->len && row < fields.rows; i++) {
        struct form_field *field = form_field_at(form, i);
        draw_field_rows(form, field, fields, row, i == form->focus, spot);
        row += rows_of(field);
    }
    if (form->note != NULL)
        draw_wrapped(area_part(fields, row + 1, 0, -1, -1), 0, STYLE_DIM, form->note);
    if (help_rows > 0)
        draw_help(form, area_part(body, body.rows - help_rows, 0, -1, -1));
}
