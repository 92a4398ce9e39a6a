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

enum { CHECK_MEETING = 1, CHECK_PERIOD = 2, CHECK_RELAUNCH = 4, CHECK_ALL = 7 };

static gboolean check_one(struct checking *checking, const struct commitment *c, unsigned which,
                          GError **error)
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
    if (which & CHECK_PERIOD)
        selfcheck_find_period(checking);
    return (!(which & CHECK_MEETING) || selfcheck_find_meeting(checking, error)) &&
           (!(which & CHECK_RELAUNCH) || selfcheck_find_relaunch(checking, error));
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
    if (c == NULL) {
        g_propagate_error(error, failed);
        return NULL;
    }
    return end(&checking,
               begin(&checking, session, error) && check_one(&checking, c, CHECK_ALL, error));
}

/* Promises of a meeting, and periods in words, which may wait for one. */
static struct filter *waiting(void)
{
    return filter_and(filter_compare(FILTER_STATUS_CLASS, FILTER_EQUAL, "open"),
                      filter_or(filter_compare(FILTER_KIND, FILTER_EQUAL, "next-meeting"),
                                filter_not(filter_compare(FILTER_DUE_TEXT, FILTER_EMPTY, ""))));
}

static struct filter *restarting(void)
{
    struct filter *any = filter_none();
    for (const char *const *word = selfcheck_relaunch_words(); *word != NULL; word++) {
        g_autofree char *stem = g_strndup(*word, strlen(*word) - 1);
        g_autofree char *apart = g_strdup_printf("re %s", stem + strlen("re")); /* "re-launch" */
        any = filter_or(any, filter_or(filter_words(stem, TRUE, FILTER_IN_WORDS),
                                       filter_words(apart, TRUE, FILTER_IN_WORDS)));
    }
    return any;
}

struct walk {
    struct checking *checking;
    guint limit;
    unsigned which;
    GHashTable *periods; /* due text → whether it waits for a meeting: most are said many times */
    GError *error;
};

static gboolean is_waiting(struct walk *walk, const char *text)
{
    gpointer known = g_hash_table_lookup(walk->periods, text);
    if (known == NULL) {
        known = GINT_TO_POINTER(selfcheck_is_waiting(text) ? 1 : 2);
        g_hash_table_insert(walk->periods, g_strdup(text), known);
    }
    return GPOINTER_TO_INT(known) == 1;
}

static gboolean take(const struct listing_row *row, gpointer data)
{
    struct walk *walk = data;
    const struct commitment *c = row->commitment;
    if (walk->which != CHECK_RELAUNCH && strcmp(c->kind, "next-meeting") != 0 &&
        !is_waiting(walk, c->due_text))
        return TRUE;
    return check_one(walk->checking, c, walk->which, &walk->error) &&
           walk->checking->found->len < walk->limit;
}

static gboolean walk_through(struct walk *walk, struct filter *filter, unsigned which,
                             GError **error)
{
    const struct listing_spec spec = {.filter = filter};
    owned(listing) listing = listing_open(walk->checking->session->db, &spec, error);
    walk->which = which;
    gboolean done = listing != NULL && listing_walk(listing, take, walk, error);
    filter_free(filter);
    if (walk->error != NULL)
        g_propagate_error(error, g_steal_pointer(&walk->error));
    else
        return done;
    return FALSE;
}

static int by_key(gconstpointer a, gconstpointer b)
{
    const struct selfcheck *const *x = a, *const *y = b;
    int order = strcmp((*x)->commitment->key, (*y)->commitment->key);
    return order != 0 ? order : (int)(*x)->what - (int)(*y)->what;
}

GPtrArray *selfcheck_all(struct session *session, guint limit, GError **error)
{
    struct checking checking = {0};
    struct walk walk = {.checking = &checking, .limit = limit};
    walk.periods = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    gboolean done =
        begin(&checking, session, error) &&
        walk_through(&walk, waiting(), CHECK_MEETING | CHECK_PERIOD, error) &&
        (checking.found->len >= limit || walk_through(&walk, restarting(), CHECK_RELAUNCH, error));
    g_hash_table_unref(walk.periods);
    g_ptr_array_sort(checking.found, by_key);
    return end(&checking, done);
}
