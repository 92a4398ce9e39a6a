/* action_score.c owns scoring the cell the cursor is on: with one key, or with a reason in a form.
 * It must not know what may be scored, nor by whom: core/score/score.h does. */
#include "tui/action_runs.h"

#include "core/scheme/words.h"
#include "core/text/text.h"
#include "db/commitment.h"
#include "tui/app.h"
#include "tui/form.h"
#include "tui/list.h"
#include "tui/scores_view.h"

#include <string.h>

/* A score on its way to the register. */
struct scoring {
    gint64 commitment_id, party_id;
    char *period;
    const char *score; /* a token */
    enum score_role role;
};

static void scoring_free(gpointer data)
{
    struct scoring *scoring = data;
    g_free(scoring->period);
    g_free(scoring);
}

/* Of the cell the cursor is on. NULL: it has none, which is said. */
static struct scoring *scoring_here(struct app *app)
{
    const struct view *view = app_view(app);
    const struct scores_table *table = scores_view_table(view);
    const struct party *party = scores_view_party(view);
    const gint64 id = list_selected(app_list(app));
    if (id == 0 || !scores_table_is_bound(table, id, scores_view_column(view))) {
        owned(commitment) row = id != 0 ? commitment_by_id(app_db(app), id, NULL) : NULL;
        g_autofree char *why = row != NULL && party != NULL
                                   ? scores_table_words(table, row, scores_view_column(view))
                                   : g_strdup(_("there is nothing here to score"));
        app_say(app, "%s", why);
        return NULL;
    }
    struct scoring *scoring = g_new0(struct scoring, 1);
    scoring->commitment_id = id;
    scoring->party_id = party->id;
    scoring->period = g_strdup(table->period);
    scoring->role = table->is_blind ? SCORE_SECOND : SCORE_FIRST;
    return scoring;
}

static gboolean store(struct app *app, gpointer data, GError **error)
{
    const struct scoring *scoring = data;
    const struct score_entry entry = {
        .score = scoring->score, .period = scoring->period, .role = scoring->role};
    return score_set(app_session(app), scoring->commitment_id, scoring->party_id, &entry, error);
}

/* "EUUS-0001: United States −1" */
static void say_scored(struct app *app, const struct scoring *scoring)
{
    owned(commitment) row = commitment_by_id(app_db(app), scoring->commitment_id, NULL);
    owned(party) party = party_by_id(app_db(app), scoring->party_id, NULL);
    if (row != NULL && party != NULL)
        app_say_changed(app, "%s: %s %s", row->key, party->name,
                        score_mark(scoring->score, text_is_ascii()));
}

/* On to the next cell that can be scored, unless one has left by now. */
static void stored(struct app *app, gpointer data)
{
    const struct scoring *scoring = data;
    struct view *view = app_view(app);
    GError *error = NULL;
    say_scored(app, scoring);
    if (!scores_view_is(view))
        return;
    scores_view_expect(view, scoring->commitment_id);
    app_refresh_now(app);
    if (list_selected(app_list(app)) == scoring->commitment_id &&
        !scores_view_advance(view, 1, &error))
        app_fail(app, error);
}

static gboolean score(struct app *app, const char *token)
{
    struct scoring *scoring = scoring_here(app);
    if (scoring == NULL)
        return TRUE;
    scoring->score = token;
    app_work(app, &(struct work){
                      .run = store, .done = stored, .data = scoring, .free_data = scoring_free});
    return TRUE;
}

#define SCORE(name, token)                                                                         \
    gboolean run_score_##name(struct app *app, const struct action_call *call, GError **error)     \
    {                                                                                              \
        (void)call;                                                                                \
        (void)error;                                                                               \
        return score(app, token);                                                                  \
    }
SCORE(full, "+1")
SCORE(partial, "0")
SCORE(none, "-1")
SCORE(na, "na")

static const char *choices(const struct field *field, gpointer data)
{
    (void)field;
    (void)data;
    return "+1|0|-1|na";
}

static gboolean is_required(const struct field *field, gpointer data)
{
    const struct scoring *scoring = data;
    return strcmp(field->name, "reason") != 0 || scoring->role == SCORE_ADJUDICATION;
}

static gboolean save(struct app *app, struct draft *draft, gpointer data, GError **error)
{
    const struct scoring *scoring = data;
    const struct score_entry entry = {
        .score = draft_get(draft, "score"),
        .reason = draft_get(draft, "reason"),
        .assessed_on = draft_get(draft, "assessed_on"),
        .period = scoring->period,
        .role = scoring->role,
    };
    return score_set(app_session(app), scoring->commitment_id, scoring->party_id, &entry, error);
}

static void saved(struct app *app, struct draft *draft, gpointer data)
{
    struct scoring *scoring = data;
    scoring->score = score_word_find(draft_get(draft, "score"))->token;
    say_scored(app, scoring);
    if (!scores_view_is(app_view(app)))
        return;
    scores_view_expect(app_view(app), scoring->commitment_id);
    app_refresh_now(app);
}

/* What the coder said before is where the next score begins; of an adjudication nothing is. */
static struct draft *draft_of(struct app *app, const struct scoring *scoring)
{
    const struct score_cell *cell = scores_view_cell(app_view(app));
    const struct assessment *before = cell == NULL                          ? NULL
                                      : scoring->role == SCORE_ADJUDICATION ? cell->adjudicated
                                                                            : cell->first;
    struct draft *draft = draft_new(NOUN_SCORE);
    draft_set(draft, "score", before != NULL ? before->score : "0");
    draft_set(draft, "reason", before != NULL ? before->reason : "");
    draft_set(draft, "assessed_on", session_today(app_session(app)));
    draft_settle(draft);
    return draft;
}

/* Whose score it will be, and what was said of the cell so far. */
static char *note_of(struct app *app, const struct scoring *scoring)
{
    const struct view *view = app_view(app);
    g_autoptr(GPtrArray) history = scores_table_history(
        scores_view_table(view), scoring->commitment_id, scores_view_column(view));
    GString *note = g_string_new(NULL);
    g_string_append_printf(note, _("By %s, %s. Earlier scores stay."), app_session(app)->author,
                           score_role_label(scoring->role));
    for (guint i = 0; i < history->len; i++)
        g_string_append_printf(note, "\n%s", (const char *)history->pdata[i]);
    return g_string_free(note, FALSE);
}

/* Takes the scoring over. */
static void ask(struct app *app, struct scoring *scoring)
{
    static const struct form_rules rules = {.is_required = is_required, .choices = choices};
    const struct scores_table *table = scores_view_table(app_view(app));
    const struct party *party = scores_view_party(app_view(app));
    owned(commitment) row = commitment_by_id(app_db(app), scoring->commitment_id, NULL);
    g_autofree char *period = scores_table_period_words(table);
    g_autofree char *title =
        g_strdup_printf("%s: %s, %s", row != NULL ? row->key : "?", party->name, period);
    g_autofree char *note = note_of(app, scoring);
    form_open(app, &(struct form_options){.title = title,
                                          .draft = draft_of(app, scoring),
                                          .rules = &rules,
                                          .note = note,
                                          .save = save,
                                          .saved = saved,
                                          .data = scoring,
                                          .free_data = scoring_free});
}

gboolean run_score_reason(struct app *app, const struct action_call *call, GError **error)
{
    (void)call;
    (void)error;
    struct scoring *scoring = scoring_here(app);
    if (scoring != NULL)
        ask(app, scoring);
    return TRUE;
}

gboolean run_score_settle(struct app *app, const struct action_call *call, GError **error)
{
    (void)call;
    (void)error;
    struct view *view = app_view(app);
    if (scores_view_table(view)->is_blind) {
        app_say(app, "%s", _("nothing is settled while the second coder scores · B leaves that"));
        return TRUE;
    }
    if (!score_cell_is_disputed(scores_view_cell(view))) {
        app_say(app, "%s",
                _("there is nothing to settle here: two coders have not scored it, or "
                  "alike · d goes to what they disagree about"));
        return TRUE;
    }
    struct scoring *scoring = scoring_here(app);
    if (scoring == NULL)
        return TRUE;
    scoring->role = SCORE_ADJUDICATION;
    ask(app, scoring);
    return TRUE;
}
