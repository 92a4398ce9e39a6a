/* take_in.c owns the way of a text from a file or a paste to what is asked about it.
 * It must not know how a file is read, nor what is proposed about it. */
#include "tui/take_in.h"

#include "core/draft/draft.h"
#include "core/intake/take_in.h"
#include "core/scheme/words.h"
#include "core/session.h"
#include "db/meeting.h"
#include "tui/action_runs.h"
#include "tui/app.h"
#include "tui/file_name.h"
#include "tui/form.h"
#include "tui/meeting_stop.h"
#include "tui/menu.h"
#include "tui/prompt.h"
#include "tui/text_area.h"

#include <string.h>

enum { PASTE_MIN = 80 };

static gboolean ends_with_any(const char *path, const char *const *ends)
{
    g_autofree char *low = g_ascii_strdown(path, -1);
    for (; *ends != NULL; ends++)
        if (g_str_has_suffix(low, *ends))
            return TRUE;
    return FALSE;
}

static gboolean is_table(const char *path)
{
    static const char *const ends[] = {".csv", ".tsv", ".json", ".jsonl", ".ndjson", NULL};
    return ends_with_any(path, ends);
}

gboolean take_in_is_text(const char *path)
{
    static const char *const ends[] = {".txt", ".md",  ".markdown", ".html", ".htm",
                                       ".pdf", ".eml", ".mbox",     NULL};
    return ends_with_any(path, ends);
}

/* As the command that takes spreadsheets in would be typed, to be completed or run as it stands. */
static gboolean take_table(struct app *app, const char *path, GError **error)
{
    g_autofree char *quoted = g_shell_quote(path);
    g_autofree char *line = g_strdup_printf("import %s", quoted);
    return run_command(app, &(struct action_call){.name = "command", .argument = line}, error);
}

/* A text on its way. It is held by the work that reads it, then by the form that asks about it. */
struct taking {
    char *path; /* NULL: what was pasted */
    GBytes *bytes;
    char *meeting; /* token of the meeting it was begun from; NULL: none */
    struct take_in *take;
    char *people; /* as they were proposed */
};

static void taking_clear(gpointer data)
{
    struct taking *taking = data;
    g_free(taking->path);
    g_free(taking->meeting);
    g_free(taking->people);
    g_clear_pointer(&taking->bytes, g_bytes_unref);
    take_in_free(taking->take);
}

static void taking_release(gpointer data)
{
    g_rc_box_release_full(data, taking_clear);
}

static gboolean is_stopped(gpointer app)
{
    return app_progress(app, _("reading the text"), -1);
}

static gboolean read_text(struct app *app, gpointer data, GError **error)
{
    struct taking *taking = data;
    const struct reader_options options = {.progress = is_stopped, .data = app};
    const struct take_in_wish wish = {.meeting = taking->meeting, .is_sure = TRUE};
    struct statement_text *text =
        taking->path != NULL
            ? statement_text_read(taking->path, &options, error)
            : statement_text_of_bytes(taking->bytes, _("what was pasted"), &options, error);
    g_clear_pointer(&taking->take, take_in_free);
    if (text != NULL)
        taking->take = take_in_read(app_session(app), text, &wish, error);
    return taking->take != NULL;
}

/* A meeting of the register, else a new one where its day is known. */
static const char *meeting_said(const struct draft *draft)
{
    if (*draft_get(draft, "meeting") != '\0')
        return draft_get(draft, "meeting");
    return *draft_get(draft, "date") != '\0' ? "new" : "none";
}

static gboolean store(struct app *app, struct draft *draft, gpointer data, GError **error)
{
    const struct taking *taking = data;
    const char *people = draft_get(draft, "participants");
    const struct take_in_wish wish = {
        .is_sure = TRUE,
        .meeting = meeting_said(draft),
        .title = draft_get(draft, "title"),
        .publisher = draft_get(draft, "publisher"),
        .republisher = draft_get(draft, "republisher"),
        .published_on = draft_get(draft, "published_on"),
        .url = draft_get(draft, "url"),
        .coverage = draft_get(draft, "coverage"),
        .voice = draft_get(draft, "voice"),
        .language = draft_get(draft, "language"),
        .date = draft_get(draft, "date"),
        .series = draft_get(draft, "series"),
        .level = draft_get(draft, "level"),
        .city = draft_get(draft, "city"),
        .country = draft_get(draft, "country"),
        .host = draft_get(draft, "host"),
        .participants = strcmp(people, taking->people) != 0 ? people : NULL,
    };
    (void)app;
    return take_in_again(taking->take, &wish, error) && take_in_store(taking->take, error);
}

/* On to what it promises; where it promises nothing, to the text itself. */
static void open_document(struct app *app, gint64 document_id, gboolean has_promises)
{
    const struct view_args args = {.id = document_id};
    GError *error = NULL;
    if (!app_open_view(app, has_promises ? "triage" : "reader", &args, &error))
        app_fail(app, error);
}

static void stored(struct app *app, struct draft *draft, gpointer data)
{
    const struct taking *taking = data;
    const struct take_in *take = taking->take;
    const guint n = take->suggestions->len;
    (void)draft;
    open_document(app, take->document_id, n > 0);
    if (take->known > 0)
        app_say_changed(app, _("%u suggestions, %u of them refused before and again"), n,
                        take->known);
    else
        app_say_changed(app, g_dngettext(NULL, "%u suggestion", "%u suggestions", n), n);
}

static struct draft *draft_of(const struct taking *taking)
{
    const struct take_in *take = taking->take;
    const struct about *about = take->about;
    const struct {
        const char *field, *text;
    } told[] = {
        {"title", about->title},
        {"coverage", about->coverage},
        {"voice", about->voice},
        {"publisher", about->publisher},
        {"republisher", about->republisher},
        {"published_on", about->published_on},
        {"language", about->language},
        {"url", about->url},
        {"meeting", take->meeting_id != 0 ? about->meeting : ""},
        {"date", about->date},
        {"city", about->city},
        {"country", about->country},
        {"host", about->host},
        {"level", about->level},
        {"series", about->series},
        {"participants", taking->people},
    };
    struct draft *draft = draft_new(NOUN_STATEMENT);
    for (gsize i = 0; i < G_N_ELEMENTS(told); i++)
        draft_set(draft, told[i].field, told[i].text);
    return draft;
}

static void add_lines(GString *note, const char *label, const GPtrArray *lines)
{
    for (guint i = 0; i < lines->len; i++)
        g_string_append_printf(note, "%s%s%s", note->len > 0 ? "\n" : "", label,
                               (const char *)lines->pdata[i]);
}

/* What was found beside the fields: who was there, what is not the statement, what is doubtful. */
static char *note_of(const struct take_in *take)
{
    GString *note = g_string_new(NULL);
    GString *people = g_string_new(NULL);
    g_string_append_printf(
        note, g_dngettext(NULL, "%u suggestion, ", "%u suggestions, ", take->suggestions->len),
        take->suggestions->len);
    g_string_append_printf(note, _("%u of them sure"), take->n_sure);
    for (guint i = 0; i < take->about->people->len; i++) {
        const struct about_person *person = take->about->people->pdata[i];
        g_string_append_printf(people, "%s%s%s%s", people->len > 0 ? "; " : "", person->name,
                               *person->role != '\0' ? ", " : "", person->role);
    }
    if (people->len > 0)
        g_string_append_printf(note, _("\npresent: %s"), people->str);
    add_lines(note, "", take->text->notes);
    add_lines(note, _("to confirm: "), take->about->doubts);
    g_string_free(people, TRUE);
    return g_string_free(note, FALSE);
}

static void ask(struct app *app, struct taking *taking)
{
    g_autofree char *note = note_of(taking->take);
    g_free(taking->people);
    taking->people = take_in_people(taking->take);
    form_open(app, &(struct form_options){
                       .title = _("A text to take in: is this right?"),
                       .draft = draft_of(taking),
                       .note = note,
                       .save = store,
                       .saved = stored,
                       .data = g_rc_box_acquire(taking),
                       .free_data = taking_release,
                   });
}

static gboolean ask_all_the_same(struct app *app, gpointer data, GError **error)
{
    (void)error;
    ask(app, data);
    return TRUE;
}

static void read_done(struct app *app, gpointer data)
{
    struct taking *taking = data;
    const struct take_in *take = taking->take;
    if (take->held_id != 0) {
        open_document(app, take->held_id, FALSE);
        app_say(app, "%s", _("this text is held already; S goes through what it promises"));
    } else if (take->n_sure == 0 && !take->about->has_meeting) {
        menu_confirm(app,
                     _("This does not read as a statement: it tells of no meeting, and "
                       "nobody promises anything in it. Take it in all the same?"),
                     ask_all_the_same, g_rc_box_acquire(taking), taking_release);
    } else {
        ask(app, taking);
    }
}

/* The meeting in whose view it was begun; FALSE on an error of the register. */
static gboolean find_meeting(struct app *app, struct taking *taking, GError **error)
{
    const struct view *view = app_view(app);
    if (view->ops->place != PLACE_MEETING)
        return TRUE;
    owned(meeting) meeting = meeting_by_id(app_db(app), meeting_view_id(view), error);
    if (meeting != NULL)
        taking->meeting = g_strdup(meeting->token);
    return meeting != NULL;
}

/* bytes are taken over; a path goes before them. */
static gboolean take(struct app *app, const char *path, GBytes *bytes, GError **error)
{
    struct taking *taking = g_rc_box_new0(struct taking);
    taking->path = g_strdup(path);
    taking->bytes = bytes;
    if (!find_meeting(app, taking, error)) {
        taking_release(taking);
        return FALSE;
    }
    app_work(app,
             &(struct work){
                 .run = read_text, .done = read_done, .data = taking, .free_data = taking_release});
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
    return take(app, path, NULL, error);
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
    return take(app, NULL, g_bytes_new(text, strlen(text)), error);
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
