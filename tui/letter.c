/* letter.c owns asking for a single letter.
 * It must not know what it stands for. */
#include "tui/letter.h"

#include "core/scheme/words.h"
#include "core/text/text.h"
#include "tui/app.h"
#include "tui/layer.h"

struct question {
    struct layer layer; /* first */
    char *label;        /* shown text */
    gboolean (*taken)(struct app *app, char letter, GError **error);
};

static void draw(struct layer *layer, struct area screen, int bottom, struct spot *spot)
{
    const struct question *question = (const struct question *)layer;
    const struct area row = area_part(screen, bottom, 0, 1, -1);
    draw_blank(row, 0, 0, STYLE_PLAIN);
    spot_set(spot, row, 0, draw_text(row, 0, 0, STYLE_KEY, question->label));
}

static void text(struct layer *layer, const char *utf8)
{
    struct question *question = (struct question *)layer;
    struct app *app = layer->app;
    GError *error = NULL;
    if (!g_ascii_isalnum(*utf8)) {
        app_say(app, "%s", _("a letter or a digit is needed; Esc gives it up"));
        return;
    }
    gboolean (*taken)(struct app * app, char letter, GError **error) = question->taken;
    app_close_layer(app, layer);
    if (!taken(app, *utf8, &error) && error != NULL)
        app_fail(app, error);
}

static void free_question(struct layer *layer)
{
    g_free(((struct question *)layer)->label);
    g_free(layer);
}

static const struct layer_ops question_ops = {
    .place = PLACE_LETTER,
    .draw = draw,
    .text = text,
    .free = free_question,
};

void letter_ask(struct app *app, const char *label,
                gboolean (*taken)(struct app *app, char letter, GError **error))
{
    struct question *question = g_new0(struct question, 1);
    question->layer = (struct layer){.ops = &question_ops, .app = app};
    question->label = text_show(label, -1);
    question->taken = taken;
    app_push_layer(app, &question->layer);
}
