/* take_in.c owns the way of a text from a file or a paste to what is asked about it.
 * It must not know how a file is read, nor what is proposed about it. */
#include "tui/take_in.h"

#include "core/scheme/words.h"
#include "core/session.h"
#include "core/text/text.h"
#include "core/text/text_file.h"
#include "db/meeting.h"
#include "tui/action_runs.h"
#include "tui/app.h"
#include "tui/file_name.h"
#include "tui/form.h"
#include "tui/meeting_stop.h"
#include "tui/prompt.h"
#include "tui/text_area.h"

#include <string.h>

enum { TITLE_MAX = 100, PASTE_MIN = 80 };

static gboolean is_table(const char *path)
{
    static const char *const ends[] = {".csv", ".tsv", ".json", ".jsonl"};
    g_autofree char *low = g_ascii_strdown(path, -1);
    for (gsize i = 0; i < G_N_ELEMENTS(ends); i++)
        if (g_str_has_suffix(low, ends[i]))
            return TRUE;
    return FALSE;
}

/* As the command that takes spreadsheets in would be typed, to be completed or run as it stands. */
static gboolean take_table(struct app *app, const char *path, GError **error)
{
    g_autofree char *quoted = g_shell_quote(path);
    g_autofree char *line = g_strdup_printf("import %s", quoted);
    return run_command(app, &(struct action_call){.name = "command", .argument = line}, error);
}

/* What the text calls itself: its first line that says anything. */
static char *title_of(const char *text)
{
    g_auto(GStrv) lines = g_strsplit(text, "\n", 40);
    for (char **line = lines; *line != NULL; line++)
        if (*g_strstrip(*line) != '\0')
            return text_shorten(*line, TITLE_MAX);
    return g_strdup("");
}

static gboolean set_meeting(struct app *app, struct draft *draft, GError **error)
{
    const struct view *view = app_view(app);
    if (view->ops->place != PLACE_MEETING)
        return TRUE;
    owned(meeting) meeting = meeting_by_id(app_db(app), meeting_view_id(view), error);
    if (meeting != NULL)
        draft_set(draft, "meeting", meeting->token);
    return meeting != NULL;
}

/* What is known of it stands in the form already. */
static gboolean ask(struct app *app, const char *text, GError **error)
{
    struct draft *draft = draft_new(NOUN_DOCUMENT);
    g_autofree char *title = title_of(text);
    draft_set(draft, "text", text);
    draft_set(draft, "title", title);
    draft_set(draft, "retrieved_on", session_today(app_session(app)));
    if (!set_meeting(app, draft, error)) {
        draft_free(draft);
        return FALSE;
    }
    form_open(app, &(struct form_options){.title = _("New text"), .draft = draft});
    return TRUE;
}

static gboolean accept_file(struct app *app, const char *text, gpointer data, GError **error)
{
    (void)data;
    g_autofree char *path = file_name_expand(text);
    if (*path == '\0')
        return TRUE;
    if (is_table(path))
        return take_table(app, path, error);
    struct text_file *file = text_file_read(path, error);
    if (file == NULL)
        return FALSE;
    const gboolean done = ask(app, file->text, error);
    text_file_free(file);
    return done;
}

static GPtrArray *complete(struct app *app, const char *text, gsize *start, gpointer data)
{
    (void)app;
    (void)data;
    return file_name_complete(text, start);
}

gboolean run_take_in_file(struct app *app, const struct action_call *call, GError **error)
{
    if (*call->argument != '\0')
        return accept_file(app, call->argument, NULL, error);
    prompt_open(app, &(struct prompt_options){
                         .label = _("file: "),
                         .history = "file",
                         .accept = accept_file,
                         .complete = complete,
                     });
    return TRUE;
}

static gboolean accept_text(struct app *app, const char *text, gpointer data, GError **error)
{
    (void)data;
    return ask(app, text, error);
}

static void open_area(struct app *app, const char *text)
{
    text_area_open(app, &(struct text_area_options){
                            .title = _("A text to take in"),
                            .hint = _("Paste the text here, of any length, or type it; ^S takes "
                                      "it in, ^O opens it in your editor."),
                            .text = text,
                            .accept = accept_text,
                        });
}

gboolean run_take_in_paste(struct app *app, const struct action_call *call, GError **error)
{
    (void)call;
    (void)error;
    open_area(app, NULL);
    return TRUE;
}

gboolean take_in_pasted(struct app *app, const char *text)
{
    const gboolean can_take = app_can_write(app) && !(app_view(app)->ops->place & PLACE_DECIDING);
    if (!can_take || strlen(text) < PASTE_MIN)
        return FALSE;
    open_area(app, text);
    return TRUE;
}
