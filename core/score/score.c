/* score.c owns recording scores: what may be said of whom, by whom, and which score counts.
 * It must not know how a score is entered or shown, nor what a mean is. */
#include "core/score/score.h"

#include "core/clock.h"
#include "core/period/day.h"
#include "core/scheme/words.h"
#include "core/score/score_period.h"
#include "core/score/score_text.h"
#include "db/commitment.h"
#include "db/fold.h"
#include "db/party.h"

#include <string.h>

static const struct score_word words[] = {
    {"+1", "+1", N_("full compliance"), N_("did what was promised")},
    {"0", "0", N_("partial compliance"), N_("did part of it, or is at work on it")},
    {"-1", "−1", N_("no compliance"), N_("did nothing of it, or the contrary")},
    {"na", "n/a", N_("not applicable"), N_("it does not bind this party in this period")},
};

const struct score_word *score_words(gsize *n)
{
    *n = G_N_ELEMENTS(words);
    return words;
}

const struct score_word *score_word_find(const char *token)
{
    for (gsize i = 0; i < G_N_ELEMENTS(words); i++)
        if (strcmp(words[i].token, token) == 0)
            return &words[i];
    return NULL;
}

const char *score_mark(const char *token, gboolean is_ascii)
{
    const struct score_word *word = score_word_find(token);
    if (word == NULL || (is_ascii && strcmp(token, "-1") == 0))
        return token;
    return word->mark;
}

const char *score_read(const char *text, GError **error)
{
    const struct score_text cell = score_text_read(text);
    if (*cell.score != '\0')
        return cell.score;
    heldto_refuse(
        error, HELDTO_ERROR_INPUT,
        "“%s” is no score; it is one of: +1 (full compliance), 0 (partial), -1 (none), na (not "
        "applicable)",
        text);
    return NULL;
}

static const struct {
    const char *token, *label;
} roles[] = {
    [SCORE_FIRST] = {"", N_("first coder")},
    [SCORE_SECOND] = {"second", N_("second coder")},
    [SCORE_ADJUDICATION] = {"adjudication", N_("adjudicated")},
};

const char *score_role_token(enum score_role role)
{
    return roles[role].token;
}

enum score_role score_role_of(const struct assessment *row)
{
    for (enum score_role role = SCORE_SECOND; role <= SCORE_ADJUDICATION; role++)
        if (strcmp(row->role, roles[role].token) == 0)
            return role;
    return SCORE_FIRST;
}

const char *score_role_label(enum score_role role)
{
    return _(roles[role].label);
}

const struct assessment *score_last(const GPtrArray *live, gint64 party_id, const char *period,
                                    enum score_role role)
{
    for (guint i = live->len; i-- > 0;) {
        const struct assessment *row = live->pdata[i];
        if (!row->undone && row->party_id == party_id && strcmp(row->period, period) == 0 &&
            score_role_of(row) == role)
            return row;
    }
    return NULL;
}

const struct assessment *score_standing(const GPtrArray *live, gint64 party_id, const char *period)
{
    const struct assessment *settled = score_last(live, party_id, period, SCORE_ADJUDICATION);
    return settled != NULL ? settled : score_last(live, party_id, period, SCORE_FIRST);
}

gboolean score_check_kind(const struct commitment *c, GError **error)
{
    if (strcmp(c->kind, "position") == 0)
        return heldto_refuse(error, HELDTO_ERROR_INPUT,
                             "%s is a position: nothing was promised, so it has no scores", c->key);
    if (strcmp(c->kind, "third-party") == 0)
        return heldto_refuse(error, HELDTO_ERROR_INPUT,
                             "%s is a third party's undertaking: it is followed, but has no scores",
                             c->key);
    return TRUE;
}

static gboolean check_day(const char *day, GError **error)
{
    if (!day_is_valid(day))
        return heldto_refuse(error, HELDTO_ERROR_INPUT, "\"%s\" is no day; write it as 2026-11-23",
                             day);
    return strcmp(day, clock_today()) <= 0 ||
           heldto_refuse(error, HELDTO_ERROR_INPUT, "%s lies in the future", day);
}

/* Says who is bound, where somebody else was named. */
static gboolean refuse_party(struct session *session, const struct commitment *c, gint64 party_id,
                             const GPtrArray *parties, GError **error)
{
    owned(party) named = party_by_id(session->db, party_id, NULL);
    GString *list = g_string_new(NULL);
    for (guint i = 0; i < parties->len; i++) {
        const struct commitment_party *row = parties->pdata[i];
        owned(party) party = party_by_id(session->db, row->party_id, NULL);
        if (strcmp(row->role, "bound") == 0 && party != NULL)
            g_string_append_printf(list, "%s%s", list->len > 0 ? "; " : "", party->name);
    }
    g_autofree char *bound = g_string_free(list, FALSE);
    if (*bound == '\0')
        return heldto_refuse(error, HELDTO_ERROR_INPUT,
                             "no party is bound by %s: `heldto edit %s --parties …` says who is",
                             c->key, c->key);
    return heldto_refuse(error, HELDTO_ERROR_INPUT, "%s is not bound by %s; bound are: %s",
                         named != NULL ? named->name : "that party", c->key, bound);
}

static gboolean check_party(struct session *session, const struct commitment *c, gint64 party_id,
                            GError **error)
{
    g_autoptr(GPtrArray) parties = commitment_parties(session->db, c->id, error);
    if (parties == NULL)
        return FALSE;
    for (guint i = 0; i < parties->len; i++) {
        const struct commitment_party *row = parties->pdata[i];
        if (row->party_id == party_id && strcmp(row->role, "bound") == 0)
            return TRUE;
    }
    return refuse_party(session, c, party_id, parties, error);
}

static gboolean is_same_person(const char *a, const char *b)
{
    g_autofree char *one = fold_text(a, -1);
    g_autofree char *other = fold_text(b, -1);
    return strcmp(a, b) == 0 || (*one != '\0' && strcmp(one, other) == 0);
}

gboolean score_was_by(const GPtrArray *live, gint64 party_id, const char *period,
                      enum score_role role, const char *author)
{
    for (guint i = 0; i < live->len; i++) {
        const struct assessment *row = live->pdata[i];
        if (!row->undone && row->party_id == party_id && strcmp(row->period, period) == 0 &&
            score_role_of(row) == role && is_same_person(row->author, author))
            return TRUE;
    }
    return FALSE;
}

static gboolean check_adjudication(const GPtrArray *live, gint64 party_id, const char *period,
                                   const char *reason, GError **error)
{
    if (reason == NULL || *reason == '\0')
        return heldto_refuse(error, HELDTO_ERROR_INPUT, "an adjudication needs its reason");
    if (score_last(live, party_id, period, SCORE_FIRST) == NULL ||
        score_last(live, party_id, period, SCORE_SECOND) == NULL)
        return heldto_refuse(error, HELDTO_ERROR_INPUT,
                             "there is nothing to settle: two coders have not both scored it");
    return TRUE;
}

static gboolean check_coder(const GPtrArray *live, gint64 party_id, const char *period,
                            const struct score_entry *entry, const char *author, GError **error)
{
    if (entry->role == SCORE_ADJUDICATION)
        return check_adjudication(live, party_id, period, entry->reason, error);
    enum score_role other = entry->role == SCORE_FIRST ? SCORE_SECOND : SCORE_FIRST;
    if (!score_was_by(live, party_id, period, other, author))
        return TRUE;
    return heldto_refuse(error, HELDTO_ERROR_INPUT,
                         "%s has scored it as %s: the %s is somebody else", author,
                         score_role_label(other), score_role_label(entry->role));
}

static gboolean store(struct session *session, struct change *change, struct assessment *row,
                      GError **error)
{
    owned(scheme_row) scheme = scheme_row_by_token(session->db, session->scheme, error);
    if (scheme == NULL)
        return error != NULL && *error != NULL
                   ? FALSE
                   : heldto_refuse(error, HELDTO_ERROR_INPUT, "the register has lost its scheme");
    g_autofree char *now = clock_now();
    row->scheme_id = scheme->id;
    row->scheme_version = scheme->version;
    row->recorded_at = now;
    gboolean done = change_insert(change, TABLE_ASSESSMENT, row, error);
    g_clear_pointer(&row->uuid, g_free);
    return done;
}

static gboolean record(struct session *session, struct change *change, const struct commitment *c,
                       gint64 party_id, const struct score_entry *entry, gint64 *id, GError **error)
{
    const char *day = entry->assessed_on != NULL ? entry->assessed_on : clock_today();
    const char *author = entry->author != NULL ? entry->author : session->author;
    g_autofree char *period = score_period_normalise(entry->period);
    const char *score = score_read(entry->score, error);
    if (score == NULL || !score_check_kind(c, error) || !check_day(day, error) ||
        !check_party(session, c, party_id, error))
        return FALSE;
    g_autoptr(GPtrArray) live = assessment_live_of_commitment(session->db, c->id, error);
    if (live == NULL || !check_coder(live, party_id, period, entry, author, error))
        return FALSE;
    const struct assessment *before = score_last(live, party_id, period, entry->role);
    struct assessment row = {
        .commitment_id = c->id,
        .party_id = party_id,
        .period = period,
        .score = (char *)score,
        .author = (char *)author,
        .assessed_on = (char *)day,
        .corrects_id = before != NULL ? before->id : 0,
        .reason = (char *)entry->reason,
        .role = (char *)score_role_token(entry->role),
    };
    gboolean done = store(session, change, &row, error);
    if (id != NULL)
        *id = row.id;
    return done;
}

static struct commitment *load(struct session *session, gint64 id, GError **error)
{
    GError *failed = NULL;
    struct commitment *c = commitment_by_id(session->db, id, &failed);
    if (failed != NULL)
        g_propagate_error(error, failed);
    else if (c == NULL)
        g_set_error_literal(error, HELDTO_ERROR, HELDTO_ERROR_NOTHING,
                            "the commitment is not there any more");
    return c;
}

gboolean score_record(struct session *session, struct change *change, gint64 commitment_id,
                      gint64 party_id, const struct score_entry *entry, gint64 *id, GError **error)
{
    owned(commitment) c = load(session, commitment_id, error);
    return c != NULL && record(session, change, c, party_id, entry, id, error);
}

static void say(struct session *session, struct change *change, const struct commitment *c,
                gint64 party_id, const struct score_entry *entry)
{
    owned(party) party = party_by_id(session->db, party_id, NULL);
    g_autofree char *period = score_period_normalise(entry->period);
    g_autofree char *words_of = *period != '\0' ? score_period_words(period) : NULL;
    const char *by = entry->role != SCORE_FIRST ? score_role_label(entry->role) : NULL;
    change_say(change, "%s: %s %s%s%s%s%s", c->key, party != NULL ? party->name : "?",
               score_mark(score_read(entry->score, NULL), FALSE), words_of != NULL ? ", " : "",
               words_of != NULL ? words_of : "", by != NULL ? ", " : "", by != NULL ? by : "");
}

gboolean score_set(struct session *session, gint64 commitment_id, gint64 party_id,
                   const struct score_entry *entry, GError **error)
{
    owned(commitment) c = load(session, commitment_id, error);
    struct change *change = c != NULL ? session_begin(session, "score", FALSE, error) : NULL;
    if (change == NULL)
        return FALSE;
    if (!record(session, change, c, party_id, entry, NULL, error)) {
        change_abort(change);
        return FALSE;
    }
    say(session, change, c, party_id, entry);
    return change_commit(change, error);
}
