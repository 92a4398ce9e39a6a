/* import_scores.c owns tables of scores of commitments that are there: one score a row, or one
 * column a party. It must not know how scores are recorded. Scores are only ever added. */
#include "core/exchange/import_draft.h"

#include "core/clock.h"
#include "core/draft/names.h"
#include "core/exchange/import_date.h"
#include "core/exchange/promise.h"
#include "core/exchange/score_columns.h"
#include "core/lexicon/who.h"
#include "core/score/score.h"
#include "core/score/score_period.h"
#include "core/story/involved.h"
#include "db/fold.h"
#include "db/party.h"

#include <string.h>

static const char *const targets[] = {"key",    "party",       "score", "period", "reason",
                                      "author", "assessed_on", "role",  NULL};
static const char *const told[] = {MAP_SCORES, "published", NULL};

struct state {
    struct score_columns *scores; /* never NULL after begin() */
    struct promise *promise;      /* of a table with a column a party; NULL: one score a row */
    struct lexicon *lexicon;
};

static void free_state(gpointer data)
{
    struct state *state = data;
    score_columns_free(state->scores);
    promise_free(state->promise);
    lexicon_free(state->lexicon);
    g_free(state);
}

/* Nothing but scores and what was published is taken of such a table. */
static void leave_rest(struct import *import)
{
    struct mapping *mapping = import->mapping;
    for (guint i = 0; i < mapping->custom->len; i++)
        g_ptr_array_add(mapping->unused,
                        g_strdup(((struct map_custom *)mapping->custom->pdata[i])->name));
    g_ptr_array_set_size(mapping->custom, 0);
}

static gboolean find_columns(struct import *import, GError **error)
{
    struct state *state = import->state;
    GError *failed = NULL;
    state->scores = score_columns_find(import, TRUE, &failed);
    if (failed != NULL) {
        g_propagate_error(error, failed);
        return FALSE;
    }
    if (state->scores == NULL) {
        g_autofree char *columns = mapping_columns(import->mapping);
        import_reject(error,
                      "%s: scores need a party and a score in each row, or a column for each "
                      "party; it has %s. Name them with --map party=COLUMN and --map score=COLUMN, "
                      "or with --map scores=COLUMN,COLUMN",
                      csv_reader_name(import->reader), columns);
        return FALSE;
    }
    state->promise = promise_new();
    state->promise->text = state->promise->key = state->promise->voice = "";
    score_columns_tell(import, state->scores);
    return TRUE;
}

static gboolean begin(struct import *import, GError **error)
{
    struct state *state = import->state = g_new0(struct state, 1);
    gboolean is_long = import_has(import, "party") && import_has(import, "score");
    if (!import_has(import, "key")) {
        g_autofree char *columns = mapping_columns(import->mapping);
        import_reject(error,
                      "%s: no column says which commitment was scored; it has %s. Name it with "
                      "--map key=COLUMN",
                      csv_reader_name(import->reader), columns);
        return FALSE;
    }
    if (!is_long && !find_columns(import, error))
        return FALSE;
    if (is_long) {
        state->scores = score_columns_new();
        state->lexicon = lexicon_new(import->session->db, error);
    }
    leave_rest(import);
    return !is_long || state->lexicon != NULL;
}

static void identify(struct import *import, struct identity *identity)
{
    const struct state *state = import->state;
    if (state->promise != NULL) {
        import_identify_thing(import, import_get(import, "key"), identity);
        return;
    }
    g_autofree char *period = score_period_normalise(import_get(import, "period"));
    g_autofree char *thing =
        g_strjoin("\x1f", import_get(import, "key"), import_get(import, "party"), period,
                  import_get(import, "assessed_on"), import_get(import, "author"),
                  import_get(import, "role"), NULL);
    import_identify_thing(import, thing, identity);
}

/* One column a party: whoever is scored is bound, as in a table of commitments. */
static enum verdict take_wide(struct import *import, struct change *change,
                              const struct commitment *c, GError **error)
{
    struct state *state = import->state;
    struct promise *promise = state->promise;
    GError *failed = NULL;
    g_array_set_size(promise->custom, 0);
    g_autofree char *there = involved_list(import->session, INVOLVED_PARTIES, c->id, &failed);
    g_autoptr(GString) what = g_string_new(NULL);
    const char *list = NULL;
    if (there != NULL && score_row_read(import, state->scores, "", promise->custom, &failed))
        list = score_row_parties(import, change, state->scores, there, &failed);
    if (list == NULL || !score_row_store(import, NULL, state->scores, c->id, what, &failed))
        return import_failed(failed, error);
    promise_set_field(promise, "parties", list);
    promise->also = what->len > 0 ? what->str : NULL;
    enum verdict verdict = promise_apply(import, change, promise, c, error);
    promise->also = NULL;
    if ((verdict != VERDICT_CHANGED && verdict != VERDICT_SAME) || change == NULL ||
        score_row_store(import, change, state->scores, c->id, NULL, &failed))
        return verdict;
    return import_failed(failed, error);
}

/* One score a row. */
struct cell {
    struct score_text said;
    const char *period, *reason, *day; /* day "": not said */
    const char *party;
    const char *author; /* never "" */
    enum score_role role;
    gint64 party_id; /* 0: the register has not got it */
    gboolean is_bound;
};

static gboolean read_party(struct import *import, struct change *change, struct cell *cell,
                           GError **error)
{
    const struct state *state = import->state;
    const char *name = import_get(import, "party");
    const struct lexicon_party *known = lexicon_party(state->lexicon, name);
    GError *failed = NULL;
    gboolean done = who_find(import->session, name, &cell->party_id, &failed);
    owned(party) party = done && cell->party_id != 0
                             ? party_by_id(import->session->db, cell->party_id, &failed)
                             : NULL;
    cell->party = party != NULL ? party->name : known != NULL ? known->name : name;
    cell->party = import_keep(import, g_strdup(cell->party));
    if (failed == NULL && party == NULL && known == NULL) {
        import_reject(&failed,
                      *name == '\0' ? "it names no party"
                                    : "no party is called \"%s\"; it is bound first, by "
                                      "`heldto edit KEY --parties`",
                      name);
    }
    if (failed != NULL) {
        g_propagate_error(error, failed);
        return FALSE;
    }
    return party != NULL || known == NULL || change == NULL ||
           who_store(import->session, change, known->name, &cell->party_id, error);
}

static gboolean read_day(struct import *import, struct cell *cell, GError **error)
{
    if (!import_day(import, "assessed_on", import_get(import, "assessed_on"), &cell->day, error))
        return FALSE;
    if (cell->day == NULL)
        cell->day = "";
    if (strcmp(cell->day, clock_today()) <= 0)
        return TRUE;
    import_reject(error, "%s lies in the future", cell->day);
    return FALSE;
}

/* Whose score it is. What settles between two coders is no table's affair. */
static gboolean read_role(struct import *import, struct cell *cell, GError **error)
{
    static const char *const second[] = {"second", "2", "second coder", NULL};
    static const char *const first[] = {"", "first", "1", "first coder", NULL};
    const char *author = import_get(import, "author");
    g_autofree char *role = fold_text(import_get(import, "role"), -1);
    cell->author = *author != '\0' ? author : import->session->author;
    cell->role = g_strv_contains(second, role) ? SCORE_SECOND : SCORE_FIRST;
    if (cell->role == SCORE_SECOND || g_strv_contains(first, role))
        return TRUE;
    import_reject(error,
                  "role: \"%s\" is neither first nor second; `heldto score adjudicate` settles "
                  "between two coders",
                  import_get(import, "role"));
    return FALSE;
}

static gboolean read_score(struct import *import, struct cell *cell, GError **error)
{
    const char *text = import_raw(import, "score");
    cell->said = score_text_read(text);
    if (cell->said.kind != SCORE_TEXT_ODD) {
        struct state *state = import->state;
        score_notes_add(import, state->scores, "score", &cell->said, text);
        return TRUE;
    }
    import_reject(error, "\"%s\" is no score and is left not assessed; a score is +1, 0, -1 or n/a",
                  text);
    return FALSE;
}

static gboolean read_bound(struct import *import, const struct commitment *c, struct cell *cell,
                           GError **error)
{
    g_autofree char *list = involved_list(import->session, INVOLVED_PARTIES, c->id, error);
    g_autoptr(GArray) there =
        list != NULL ? involved_read(import->session, NULL, INVOLVED_PARTIES, list, FALSE, error)
                     : NULL;
    for (guint i = 0; there != NULL && cell->party_id != 0 && i < there->len; i++) {
        const struct involved *one = &g_array_index(there, struct involved, i);
        cell->is_bound =
            cell->is_bound || (one->id == cell->party_id && strcmp(one->role, "bound") == 0);
    }
    return there != NULL;
}

static gboolean read_cell(struct import *import, struct change *change, const struct commitment *c,
                          struct cell *cell, GError **error)
{
    *cell = (struct cell){.reason = import_raw(import, "reason")};
    char *period = score_period(import->session, import_get(import, "period"), error);
    if (period == NULL)
        return FALSE;
    cell->period = import_keep(import, period);
    return read_score(import, cell, error) && score_check_kind(c, error) &&
           read_role(import, cell, error) && read_day(import, cell, error) &&
           read_party(import, change, cell, error) && read_bound(import, c, cell, error);
}

/* Whether the register has it: by its day, or as the last there is. *before: an earlier one. */
static gboolean is_there(const GPtrArray *live, const struct cell *cell,
                         const struct assessment **before)
{
    *before = score_last(live, cell->party_id, cell->period, cell->role);
    for (guint i = 0; *cell->day != '\0' && i < live->len; i++) {
        const struct assessment *row = live->pdata[i];
        if (row->party_id == cell->party_id && score_role_of(row) == cell->role &&
            strcmp(row->period, cell->period) == 0 && strcmp(row->score, cell->said.score) == 0 &&
            strcmp(row->assessed_on, cell->day) == 0 && strcmp(row->reason, cell->reason) == 0)
            return TRUE;
    }
    return *cell->day == '\0' && *before != NULL &&
           strcmp((*before)->score, cell->said.score) == 0 &&
           (*cell->reason == '\0' || strcmp((*before)->reason, cell->reason) == 0);
}

/* Nobody is both coders of one score: that is found out before anything is stored. */
static gboolean check_coder(const GPtrArray *live, const struct cell *cell, GError **error)
{
    g_autofree char *author = fold_text(cell->author, -1);
    for (guint i = 0; cell->party_id != 0 && i < live->len; i++) {
        const struct assessment *row = live->pdata[i];
        g_autofree char *other = fold_text(row->author, -1);
        if (row->party_id != cell->party_id || strcmp(row->period, cell->period) != 0 ||
            score_role_of(row) == SCORE_ADJUDICATION || score_role_of(row) == cell->role ||
            strcmp(author, other) != 0)
            continue;
        import_reject(error, "%s has scored it as %s: the %s is somebody else", cell->author,
                      score_role_label(score_role_of(row)), score_role_label(cell->role));
        return FALSE;
    }
    return TRUE;
}

/* Who is scored is bound. */
static gboolean bind(struct import *import, struct change *change, const struct commitment *c,
                     const struct cell *cell, GError **error)
{
    if (cell->is_bound)
        return TRUE;
    g_autofree char *list = involved_list(import->session, INVOLVED_PARTIES, c->id, error);
    g_autoptr(GPtrArray) names = names_split(list != NULL ? list : "");
    g_ptr_array_add(names, g_strdup(cell->party));
    g_autofree char *joined = names_join(names);
    g_autoptr(GArray) wanted = list != NULL ? involved_read(import->session, change,
                                                            INVOLVED_PARTIES, joined, FALSE, error)
                                            : NULL;
    return wanted != NULL &&
           involved_store(import->session, change, INVOLVED_PARTIES, c->id, wanted, FALSE, error);
}

static gboolean store(struct import *import, struct change *change, const struct commitment *c,
                      const struct cell *cell, GError **error)
{
    const struct score_entry entry = {.score = cell->said.score,
                                      .period = cell->period,
                                      .reason = cell->reason,
                                      .author = cell->author,
                                      .role = cell->role,
                                      .assessed_on = *cell->day != '\0' ? cell->day : NULL};
    return bind(import, change, c, cell, error) &&
           score_record(import->session, change, c->id, cell->party_id, &entry, NULL, error);
}

static enum verdict take_one(struct import *import, struct change *change,
                             const struct commitment *c, GError **error)
{
    GError *failed = NULL;
    struct cell cell;
    const struct assessment *before = NULL;
    if (!read_cell(import, change, c, &cell, &failed))
        return import_failed(failed, error);
    if (cell.said.kind == SCORE_TEXT_BLANK)
        return VERDICT_SAME;
    g_autoptr(GPtrArray) live = assessment_live_of_commitment(import->session->db, c->id, &failed);
    if (live == NULL)
        return import_failed(failed, error);
    if (is_there(live, &cell, &before))
        return VERDICT_SAME;
    if (!check_coder(live, &cell, &failed))
        return import_failed(failed, error);
    if (change == NULL || store(import, change, c, &cell, &failed))
        return before != NULL ? VERDICT_CHANGED : VERDICT_ADDED;
    return import_failed(failed, error);
}

static enum verdict take(struct import *import, struct change *change, GError **error)
{
    const struct state *state = import->state;
    GError *failed = NULL;
    owned(commitment) c = import_commitment_of(import, &failed);
    if (c == NULL)
        return import_failed(failed, error);
    if (state->promise == NULL)
        return take_one(import, change, c, error);
    if (score_check_kind(c, &failed))
        return take_wide(import, change, c, error);
    return import_failed(failed, error);
}

static void start(struct import *import)
{
    score_row_begin(import, ((struct state *)import->state)->scores);
}

static void tell(struct import *import)
{
    score_notes_tell(import, ((const struct state *)import->state)->scores);
}

static void stored(struct import *import)
{
    score_notes_keep(import, ((const struct state *)import->state)->scores);
}

const struct import_kind import_scores = {
    .map = {.as = "scores",
            .noun = N_NOUNS,
            .extra = targets,
            .told = told,
            .synonyms = synonyms_of_score,
            .keeps_custom = TRUE},
    .begin = begin,
    .identify = identify,
    .take = take,
    .start = start,
    .tell = tell,
    .stored = stored,
    .free = free_state,
};
