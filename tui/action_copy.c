/* action_copy.c owns what can be copied of where the cursor is: its key, a citation, the row, the
 * words, the story. It must not know how a text gets to the clipboard. */
#include "tui/action_runs.h"

#include "core/scheme/words.h"
#include "core/session.h"
#include "core/story/story_brief.h"
#include "core/text/text.h"
#include "tui/app.h"
#include "tui/clipboard.h"
#include "tui/list.h"
#include "tui/menu.h"
#include "tui/pager.h"

#include <string.h>

static gint64 commitment_here(struct app *app)
{
    struct view *view = app_view(app);
    return view->ops->commitment ? view->ops->commitment(view) : 0;
}

static char *key_of(struct session *session, const struct story *story)
{
    (void)session;
    return g_strdup(story->commitment->key);
}

static char *citation_of(struct session *session, const struct story *story)
{
    (void)session;
    return story_citation(story);
}

static char *words_of(struct session *session, const struct story *story)
{
    (void)session;
    return story_latest_words(story);
}

/* What can be copied of a commitment; the row, which every view has, comes behind these. */
static const struct {
    const char *letter, *label;
    char *(*text)(struct session *session, const struct story *story);
} copies[] = {
    {"k", N_("its key"), key_of},
    {"c", N_("a citation"), citation_of},
    {"w", N_("the latest words held"), words_of},
    {"a", N_("its story in five lines, with sources"), story_in_five_lines},
};

/* The cells of the row, parted by tabs; of a text the line. */
static char *row_text(struct app *app)
{
    const struct list *list = app_list(app);
    if (app_pager(app) != NULL)
        return pager_line_text(app_pager(app));
    return list != NULL && !list_is_empty(list) ? list_row_text(list) : g_strdup("");
}

/* Lines and cells stay apart; anything else that could do something does not. */
static char *harmless(const char *text)
{
    g_auto(GStrv) lines = g_strsplit(text, "\n", -1);
    for (char **line = lines; *line; line++) {
        g_auto(GStrv) cells = g_strsplit(*line, "\t", -1);
        for (char **cell = cells; *cell; cell++) {
            char *shown = text_show(*cell, -1);
            g_free(*cell);
            *cell = shown;
        }
        g_free(*line);
        *line = g_strjoinv("\t", cells);
    }
    return g_strjoinv("\n", lines);
}

static gboolean copy(struct app *app, const char *text, GError **error)
{
    g_autofree char *shown = harmless(text);
    g_strchomp(shown);
    if (*shown == '\0') {
        app_say(app, "%s", _("there is nothing to copy here"));
        return TRUE;
    }
    g_autofree char *how = clipboard_copy(shown, error);
    if (how == NULL)
        return FALSE;
    const char *end = strchr(shown, '\n');
    g_autofree char *first = g_strndup(shown, end ? (gsize)(end - shown) : strlen(shown));
    g_autofree char *cut =
        text_width(first) > 40 ? text_fit(first, 40, TEXT_LEFT) : g_strdup(first);
    app_say(app, "%s: %s%s", how, cut, end ? " …" : "");
    return TRUE;
}

static gboolean copy_of(struct app *app, gint64 id, gsize which, GError **error)
{
    owned_story story = story_load(app_session(app), id, error);
    if (story == NULL)
        return FALSE;
    g_autofree char *text = copies[which].text(app_session(app), story);
    return copy(app, text, error);
}

static gboolean copy_row(struct app *app, GError **error)
{
    g_autofree char *text = row_text(app);
    return copy(app, text, error);
}

static gboolean chosen(struct app *app, gsize index, gpointer data, GError **error)
{
    const gint64 id = *(const gint64 *)data;
    return index < G_N_ELEMENTS(copies) ? copy_of(app, id, index, error) : copy_row(app, error);
}

static gboolean copy_by_letter(struct app *app, gint64 id, const char *letter, GError **error)
{
    for (gsize i = 0; i < G_N_ELEMENTS(copies); i++)
        if (id != 0 && strcmp(copies[i].letter, letter) == 0)
            return copy_of(app, id, i, error);
    if (strcmp(letter, "r") == 0)
        return copy_row(app, error);
    g_set_error(error, HELDTO_ERROR, HELDTO_ERROR_USAGE, _("nothing here is copied by \"%s\""),
                letter);
    return FALSE;
}

/* Where there is no commitment the row is all there is. */
gboolean run_copy(struct app *app, const struct action_call *call, GError **error)
{
    const gint64 id = commitment_here(app);
    if (*call->argument)
        return copy_by_letter(app, id, call->argument, error);
    if (id == 0)
        return copy_row(app, error);
    struct menu_item items[G_N_ELEMENTS(copies) + 1];
    for (gsize i = 0; i < G_N_ELEMENTS(copies); i++)
        items[i] = (struct menu_item){.letter = copies[i].letter, .label = _(copies[i].label)};
    items[G_N_ELEMENTS(copies)] = (struct menu_item){.letter = "r", .label = _("this row")};
    menu_open(app, &(struct menu_options){
                       .title = _("copy"),
                       .items = items,
                       .n = G_N_ELEMENTS(items),
                       .direct = TRUE,
                       .chosen = chosen,
                       .data = g_memdup2(&id, sizeof id),
                       .free_data = g_free,
                   });
    return TRUE;
}
