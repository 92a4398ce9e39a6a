/* view_output.c owns showing what a command of the `:` line said.
 * It must not know which command it was. */
#include "tui/view.h"

#include "core/text/text.h"
#include "core/scheme/words.h"
#include "tui/pager.h"

#include <string.h>

struct output {
    struct pager *pager;
    char *title; /* shown text */
    char *text;  /* shown text of several lines */
};

static gboolean open(struct view *view, const struct view_args *args, GError **error)
{
    (void)error;
    struct output *output = g_new0(struct output, 1);
    output->pager = pager_new();
    pager_set_wrap(output->pager, FALSE);
    g_autofree char *title = g_strconcat(":", args->title, NULL);
    output->title = text_show(title, -1);
    output->text = text_show_lines(args->text, -1);
    view->data = output;
    return TRUE;
}

static void close(struct view *view)
{
    struct output *output = view->data;
    pager_free(output->pager);
    g_free(output->title);
    g_free(output->text);
    g_free(output);
}

/* The text was laid out for a width already; lines are cut unless they are to be wrapped again. */
static gboolean layout(struct view *view, struct area area, GError **error)
{
    (void)error;
    struct output *output = view->data;
    pager_begin(output->pager, area.cols);
    g_auto(GStrv) lines = g_strsplit(output->text, "\n", -1);
    for (char **line = lines; *line; line++) {
        if (pager_wraps(output->pager) && **line)
            pager_wrapped(output->pager, 0, STYLE_PLAIN, *line);
        else
            pager_line(output->pager, STYLE_PLAIN, *line);
    }
    return TRUE;
}

static void draw(struct view *view, struct area area, struct spot *spot)
{
    pager_draw(((struct output *)view->data)->pager, area, TRUE, spot);
}

static char *heading(struct view *view)
{
    return g_strdup(((struct output *)view->data)->title);
}

static struct pager *pager(struct view *view)
{
    return ((struct output *)view->data)->pager;
}

const struct view_ops view_output = {
    .name = "output",
    .title = N_("What a command said"),
    .place = PLACE_OUTPUT,
    .open = open,
    .close = close,
    .layout = layout,
    .draw = draw,
    .heading = heading,
    .pager = pager,
};
