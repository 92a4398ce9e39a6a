/* selfcheck.c owns finding what promises propose of themselves, of one commitment and of all.
 * It must not know how any proposal is made, nor what becomes of it. */
#include "core/lineage/selfcheck_private.h"

#include "core/scheme/words.h"
#include "db/listing.h"

#include <string.h>

static const struct {
    const char *token, *label;
} whats[] = {
    [SELFCHECK_FULFILLED] = {"fulfilled", N_("fulfilled")},
    [SELFCHECK_ELSEWHERE] = {"held-elsewhere", N_("held elsewhere")},
    [SELFCHECK_RESOLVES] = {"resolves", N_("due days now known")},
    [SELFCHECK_RELAUNCH] = {"relaunch", N_("started again?")},
};

const char *selfcheck_token(enum selfcheck_what what)
{
    return whats[what].token;
}

char *selfcheck_label(const struct selfcheck *proposal)
{
    const char *label = _(whats[proposal->what].label);
    if (proposal->what != SELFCHECK_FULFILLED || proposal->timeliness == TIMELINESS_NO_DATE)
        return g_strdup(label);
    return g_strdup_printf("%s, %s", label,
                           words_label(WORDS_TIMELINESS, timeliness_token(proposal->timeliness)));
}

void selfcheck_free(struct selfcheck *proposal)
{
    if (proposal == NULL)
        return;
    commitment_free(proposal->commitment);
    meeting_free(proposal->meeting);
    g_free(proposal->effective_on);
    g_free(proposal->due_edtf);
    g_free(proposal->reason);
    g_free(proposal);
}

static void free_proposal(gpointer data)
{
    selfcheck_free(data);
}

const struct meeting *checking_meeting(const struct checking *checking, gint64 id)
{
    for (guint i = 0; i < checking->meetings->len; i++) {
        const struct meeting *meeting = checking->meetings->pdata[i];
        if (meeting->id == id)
            return meeting;
    }
    return NULL;
}

gboolean checking_is_dismissed(const struct checking *checking, enum selfcheck_what what,
                               gint64 meeting_id)
{
    for (guint i = 0; i < checking->dismissed->len; i++) {
        const struct dismissal *dismissal = checking->dismissed->pdata[i];
        if (dismissal->meeting_id == meeting_id && strcmp(dismissal->what, whats[what].token) == 0)
            return TRUE;
    }
    return FALSE;
}

struct selfcheck *checking_add(struct checking *checking, enum selfcheck_what what,
                               const struct meeting *meeting)
{
    if (checking_is_dismissed(checking, what, meeting->id))
        return NULL;
    struct selfcheck *proposal = g_new0(struct selfcheck, 1);
    proposal->what = what;
    proposal->commitment = row_copy(TABLE_COMMITMENT, checking->c);
    proposal->meeting = row_copy(TABLE_MEETING, meeting);
    g_ptr_array_add(checking->found, proposal);
    return proposal;
}

static void find_stated(struct checking *checking)
{
    checking->stated = NULL;
    for (guint i = 0; i < checking->wordings->len && checking->stated == NULL; i++)
        checking->stated = checking_meeting(
            checking, ((const struct wording *)checking->wordings->pdata[i])->meeting_id);
}

static gboolean check_one(struct checking *checking, const struct commitment *c, GError **error)
{
    struct db *db = checking->session->db;
    g_autoptr(GPtrArray) dismissed = dismissal_of_commitment(db, c->id, error);
    g_autoptr(GPtrArray) wordings =
        dismissed != NULL ? wording_of_commitment(db, c->id, error) : NULL;
    if (wordings == NULL)
        return FALSE;
    checking->c = c;
    checking->dismissed = dismissed;
    checking->wordings = wordings;
    find_stated(checking);
    selfcheck_find_period(checking);
    return selfcheck_find_meeting(checking, error) && selfcheck_find_relaunch(checking, error);
}

static gboolean begin(struct checking *checking, struct session *session, GError **error)
{
    checking->session = session;
    checking->found = g_ptr_array_new_with_free_func(free_proposal);
    checking->meetings = meeting_all(session->db, 0, error);
    return checking->meetings != NULL;
}

static GPtrArray *end(struct checking *checking, gboolean done)
{
    g_clear_pointer(&checking->meetings, g_ptr_array_unref);
    if (done)
        return checking->found;
    g_ptr_array_unref(checking->found);
    return NULL;
}

GPtrArray *selfcheck_of(struct session *session, gint64 commitment_id, GError **error)
{
    struct checking checking = {0};
    GError *failed = NULL;
    owned(commitment) c = commitment_by_id(session->db, commitment_id, &failed);
    if (c == NULL && failed == NULL)
        g_set_error_literal(&failed, HELDTO_ERROR, HELDTO_ERROR_NOTHING,
                            "the commitment is not there any more");
    if (failed != NULL) {
        g_propagate_error(error, failed);
        return NULL;
    }
    return end(&checking, begin(&checking, session, error) && check_one(&checking, c, error));
}

/* What may be proposed of something, as far as stored facts tell. */
static struct filter *candidates(void)
{
    struct filter *open = filter_compare(FILTER_STATUS_CLASS, FILTER_EQUAL, "open");
    struct filter *waiting =
        filter_or(filter_compare(FILTER_KIND, FILTER_EQUAL, "next-meeting"),
                  filter_not(filter_compare(FILTER_DUE_TEXT, FILTER_EMPTY, "")));
    struct filter *all = filter_and(open, waiting);
    for (const char *const *word = selfcheck_relaunch_words(); *word != NULL; word++) {
        g_autofree char *stem = g_strndup(*word, strlen(*word) - 1);
        g_autofree char *apart = g_strdup_printf("re %s", stem + strlen("re")); /* "re-launch" */
        all = filter_or(all, filter_or(filter_words(stem, TRUE, FILTER_IN_WORDS),
                                       filter_words(apart, TRUE, FILTER_IN_WORDS)));
    }
    return all;
}

struct walk {
    struct checking *checking;
    guint limit;
    GError *error;
};

static gboolean take(const struct listing_row *row, gpointer data)
{
    struct walk *walk = data;
    return check_one(walk->checking, row->commitment, &walk->error) &&
           walk->checking->found->len < walk->limit;
}

GPtrArray *selfcheck_all(struct session *session, guint limit, GError **error)
{
    struct checking checking = {0};
    struct walk walk = {.checking = &checking, .limit = limit};
    owned(filter) filter = candidates();
    const struct listing_spec spec = {.filter = filter};
    owned(listing) listing = listing_open(session->db, &spec, error);
    gboolean done = listing != NULL && begin(&checking, session, error) &&
                    listing_walk(listing, take, &walk, error) && walk.error == NULL;
    if (walk.error != NULL)
        g_propagate_error(error, walk.error);
    return checking.found != NULL ? end(&checking, done) : NULL;
}
