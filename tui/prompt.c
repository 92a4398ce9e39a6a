/* prompt.c owns a line being typed: its text, cursor, history and completion.
 * It must not know what the line is for. */
#include "tui/prompt.h"

#include "core/text/text.h"
#include "core/scheme/words.h"
#include "tui/action_runs.h"
#include "tui/app.h"
#include "tui/history.h"
#include "tui/layer.h"
#include "tui/line.h"

#include <string.h>

struct prompt {
    struct layer layer; /* first */
    struct prompt_options options;
    char *label, *history;
    struct line line;
    guint older;       /* lines back in the history; 0: the line as typed */
    char *typed;       /* while an older line is shown */
    char *note;        /* shown text at the right end; NULL none */
    char *error;       /* shown text; NULL: no complaint */
    gsize spot;        /* byte that the complaint is about */
    GPtrArray *offers; /* what the word can become; NULL: not shown */
};

static struct prompt *prompt_of(struct app *app)
{
    struct prompt *prompt = (struct prompt *)app_layer(app, PLACE_PROMPT);
    g_assert(prompt != NULL);
    return prompt;
}

static void forget_offers(struct prompt *prompt)
{
    g_clear_pointer(&prompt->offers, g_ptr_array_unref);
}

static void changed(struct prompt *prompt)
{
    forget_offers(prompt);
    g_clear_pointer(&prompt->error, g_free);
    if (prompt->options.changed)
        prompt->options.changed(prompt->layer.app, prompt->line.text->str, prompt->options.data);
}

/* Above the line, as long as it needs to be. */
static void draw_error(const struct prompt *prompt, struct area screen, int bottom)
{
    g_autoptr(GPtrArray) lines = text_wrap(prompt->error, screen.cols);
    const int rows = MIN((int)lines->len, bottom - 1);
    const struct area box = area_part(screen, bottom - rows, 0, rows, -1);
    for (int i = 0; i < rows; i++)
        draw_blank(box, i, 0, STYLE_PLAIN);
    draw_lines(box, 0, STYLE_ERROR, lines, 0);
}

/* The character that is wrong is turned round. */
static void draw_spot(struct prompt *prompt, struct area row, int col, int shift)
{
    const char *text = prompt->line.text->str;
    const gsize spot = MIN(prompt->spot, prompt->line.text->len);
    g_autofree char *before = text_show(text, (gssize)spot);
    const char *end = text[spot] ? g_utf8_next_char(text + spot) : text + spot;
    g_autofree char *at = text_show(text + spot, end - (text + spot));
    const int where = col + text_width(before) - shift;
    if (where >= col)
        draw_text(row, 0, where, STYLE_CHIP, *at ? at : " ");
}

static void draw_offers(struct prompt *prompt, struct area screen, int bottom)
{
    if (prompt->offers == NULL || prompt->offers->len < 2)
        return;
    const int rows = MIN((int)prompt->offers->len, MIN(bottom - 1, 10));
    const struct area box = area_part(screen, bottom - rows - 2, 0, rows + 2, MIN(60, screen.cols));
    const struct area body = draw_frame(box, NULL);
    for (int i = 0; i < rows && i < body.rows; i++) {
        g_autofree char *shown = text_show(prompt->offers->pdata[i], -1);
        draw_field(body, i, 0, body.cols, STYLE_PLAIN, shown);
    }
}

static void draw(struct layer *layer, struct area screen, int bottom, struct spot *spot)
{
    struct prompt *prompt = (struct prompt *)layer;
    const struct area row = area_part(screen, bottom, 0, 1, -1);
    draw_blank(row, 0, 0, STYLE_PLAIN);
    const char *side = prompt->error ? NULL : prompt->note;
    const int side_col = row.cols - (side ? text_width(side) + 1 : 0);
    const int col = draw_text(row, 0, 0, STYLE_KEY, prompt->label);
    const struct area field = area_part(row, 0, col, 1, MAX(side_col - col, 8));
    const int shift = line_draw(&prompt->line, field, spot);
    if (prompt->error) {
        draw_spot(prompt, row, col, shift);
        draw_error(prompt, screen, bottom);
    }
    if (side)
        draw_text(row, 0, side_col + 1, STYLE_PLAIN, side);
    draw_offers(prompt, screen, bottom);
}

static void text(struct layer *layer, const char *utf8)
{
    struct prompt *prompt = (struct prompt *)layer;
    line_insert(&prompt->line, utf8);
    changed(prompt);
}

static void close_prompt(struct prompt *prompt)
{
    app_close_layer(prompt->layer.app, &prompt->layer);
}

static void cancel(struct layer *layer)
{
    struct prompt *prompt = (struct prompt *)layer;
    if (prompt->options.cancel)
        prompt->options.cancel(layer->app, prompt->options.data);
    close_prompt(prompt);
}

static void free_prompt(struct layer *layer)
{
    struct prompt *prompt = (struct prompt *)layer;
    if (prompt->options.free_data)
        prompt->options.free_data(prompt->options.data);
    forget_offers(prompt);
    line_clear(&prompt->line);
    g_free(prompt->label);
    g_free(prompt->history);
    g_free(prompt->typed);
    g_free(prompt->note);
    g_free(prompt->error);
    g_free(prompt);
}

static const struct layer_ops prompt_ops = {
    .place = PLACE_PROMPT,
    .draw = draw,
    .text = text,
    .cancel = cancel,
    .free = free_prompt,
};

void prompt_open(struct app *app, const struct prompt_options *options)
{
    struct prompt *prompt = g_new0(struct prompt, 1);
    prompt->layer = (struct layer){.ops = &prompt_ops, .app = app};
    prompt->options = *options;
    prompt->label = text_show(options->label, -1);
    prompt->history = g_strdup(options->history);
    prompt->note = options->note ? text_show(options->note, -1) : NULL;
    line_init(&prompt->line, options->text ? options->text : "");
    app_push_layer(app, &prompt->layer);
}

void prompt_complain(struct app *app, const char *message, gsize spot)
{
    struct prompt *prompt = prompt_of(app);
    g_free(prompt->error);
    prompt->error = message ? text_show(message, -1) : NULL;
    prompt->spot = spot;
}

void prompt_note(struct app *app, const char *note)
{
    struct prompt *prompt = prompt_of(app);
    if (prompt->note == NULL)
        return;
    g_free(prompt->note);
    prompt->note = text_show(note, -1);
}

gboolean prompt_completes(struct app *app)
{
    return prompt_of(app)->options.complete != NULL;
}

gboolean prompt_has_history(struct app *app)
{
    const struct prompt *prompt = prompt_of(app);
    const GPtrArray *lines = prompt->history ? history_lines(prompt->history) : NULL;
    return lines != NULL && lines->len > 0;
}

/* The prompt is closed before, as what follows may open another. */
gboolean run_prompt_accept(struct app *app, const struct action_call *call, GError **error)
{
    (void)call;
    struct prompt *prompt = prompt_of(app);
    g_autofree char *line = g_strdup(prompt->line.text->str);
    if (prompt->history)
        history_add(prompt->history, line);
    if (prompt->options.accept == NULL) {
        close_prompt(prompt);
        return TRUE;
    }
    GError *failed = NULL;
    gpointer data = prompt->options.data;
    app_take_layer(app, &prompt->layer);
    const gboolean done = prompt->options.accept(app, line, data, &failed);
    if (done) {
        free_prompt(&prompt->layer);
        return TRUE;
    }
    app_push_layer(app, &prompt->layer);
    g_propagate_error(error, failed);
    return FALSE;
}

static gboolean edit(struct app *app, gboolean (*how)(struct line *line))
{
    struct prompt *prompt = prompt_of(app);
    if (how(&prompt->line))
        changed(prompt);
    return TRUE;
}

#define EDIT(name, how)                                                                            \
    gboolean run_prompt_##name(struct app *app, const struct action_call *call, GError **error)    \
    {                                                                                              \
        (void)call;                                                                                \
        (void)error;                                                                               \
        return edit(app, how);                                                                     \
    }
EDIT(left, line_left)
EDIT(right, line_right)
EDIT(home, line_home)
EDIT(end, line_end)
EDIT(back, line_back)
EDIT(delete, line_delete)
EDIT(back_word, line_back_word)
EDIT(clear, line_cut_before)
EDIT(cut, line_cut_after)

static void show_older(struct prompt *prompt, int by)
{
    const GPtrArray *lines = prompt->history ? history_lines(prompt->history) : NULL;
    if (lines == NULL || lines->len == 0)
        return;
    if (prompt->older == 0) {
        g_free(prompt->typed);
        prompt->typed = g_strdup(prompt->line.text->str);
    }
    const guint older = (guint)CLAMP((int)prompt->older + by, 0, (int)lines->len);
    if (older == prompt->older)
        return;
    prompt->older = older;
    line_set(&prompt->line, older == 0 ? prompt->typed : lines->pdata[lines->len - older]);
    changed(prompt);
}

gboolean run_prompt_older(struct app *app, const struct action_call *call, GError **error)
{
    (void)call;
    (void)error;
    show_older(prompt_of(app), 1);
    return TRUE;
}

gboolean run_prompt_newer(struct app *app, const struct action_call *call, GError **error)
{
    (void)call;
    (void)error;
    show_older(prompt_of(app), -1);
    return TRUE;
}

static gsize common_prefix(const GPtrArray *texts)
{
    const char *first = texts->pdata[0];
    gsize n = strlen(first);
    for (guint i = 1; i < texts->len; i++) {
        const char *other = texts->pdata[i];
        gsize same = 0;
        while (same < n && first[same] == other[same])
            same++;
        n = same;
    }
    while (n > 0 && (first[n] & 0xC0) == 0x80)
        n--;
    return n;
}

gboolean run_prompt_complete(struct app *app, const struct action_call *call, GError **error)
{
    (void)call;
    (void)error;
    struct prompt *prompt = prompt_of(app);
    struct line *line = &prompt->line;
    gsize start = 0;
    if (prompt->options.complete == NULL)
        return TRUE;
    g_autofree char *before = g_strndup(line->text->str, line->at);
    g_autoptr(GPtrArray) offers =
        prompt->options.complete(app, before, &start, prompt->options.data);
    if (offers == NULL || offers->len == 0)
        return TRUE;
    g_autofree char *common = g_strndup(offers->pdata[0], common_prefix(offers));
    line_replace(line, start, common);
    changed(prompt);
    prompt->offers = g_steal_pointer(&offers);
    return TRUE;
}
