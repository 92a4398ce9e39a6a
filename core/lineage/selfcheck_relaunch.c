/* selfcheck_relaunch.c owns noticing that something is started again.
 * It must not know what becomes of a proposal. */
#include "core/lineage/selfcheck_private.h"

#include "core/draft/names.h"
#include "core/lineage/scope.h"
#include "core/lineage/token.h"
#include "core/scheme/words.h"
#include "db/fold.h"
#include "db/listing.h"

#include <string.h>

/* Verbs whose re- verb means that the thing had come to rest. */
static const char *const again_words[] = {"relaunch",     "restart",    "reopen",     "reestablish",
                                          "reactivate",   "reinitiate", "recommence", "reintroduce",
                                          "reconstitute", "reconvene",  "reinstate",  NULL};
enum { MAX_ENDING = 4, SHARED = 2 };

const char *const *selfcheck_relaunch_words(void)
{
    return again_words;
}

/* "launched", "launches", "launching" of launch; e goes before -ing. */
static gboolean is_form(const char *word, const char *verb)
{
    gsize len = strlen(verb);
    gsize stem = verb[len - 1] == 'e' ? len - 1 : len;
    return strncmp(word, verb, stem) == 0 && strlen(word) <= len + MAX_ENDING;
}

/* The folded words; "re-launch" and "re launch" become "relaunch". */
static GPtrArray *words_in(const char *text)
{
    GPtrArray *words = g_ptr_array_new_with_free_func(g_free);
    g_autofree char *folded = fold_text(text, -1);
    g_auto(GStrv) tokens = fold_tokens(folded);
    for (gsize i = 0; tokens[i] != NULL; i++) {
        gboolean is_prefix = strcmp(tokens[i], "re") == 0 && tokens[i + 1] != NULL;
        g_ptr_array_add(words,
                        is_prefix ? g_strconcat("re", tokens[i + 1], NULL) : g_strdup(tokens[i]));
        i += is_prefix ? 1 : 0;
    }
    return words;
}

/* The again verb that the text has; NULL: none. */
static const char *again_in(const char *text)
{
    g_autoptr(GPtrArray) words = words_in(text);
    for (guint i = 0; i < words->len; i++)
        for (gsize k = 0; again_words[k] != NULL; k++)
            if (is_form(words->pdata[i], again_words[k]))
                return again_words[k];
    return NULL;
}

static gboolean has_plain(const char *text, const char *again)
{
    g_autoptr(GPtrArray) words = words_in(text);
    for (guint i = 0; i < words->len; i++)
        if (is_form(words->pdata[i], again + strlen("re")))
            return TRUE;
    return FALSE;
}

/* Words of substance that both have, beside the verb itself. */
static guint shared_words(const char *a, const char *b, const char *again)
{
    g_autoptr(GHashTable) left = scope_words(a);
    g_autoptr(GHashTable) right = scope_words(b);
    GHashTableIter iter;
    gpointer word;
    guint n = 0;
    g_hash_table_iter_init(&iter, left);
    while (g_hash_table_iter_next(&iter, &word, NULL))
        n += g_hash_table_contains(right, word) && !is_form(word, again) &&
                     !is_form(word, again + strlen("re"))
                 ? 1
                 : 0;
    return n;
}

struct search {
    struct checking *checking;
    const struct wording *later;
    const struct meeting *at;
    const char *again;
    gboolean is_own; /* looking at the commitment's own wordings */
    GError *error;
};

static gboolean is_start(const struct search *search, const struct wording *earlier)
{
    const struct meeting *meeting = checking_meeting(search->checking, earlier->meeting_id);
    return meeting != NULL && strcmp(meeting->date_last, search->at->date_first) < 0 &&
           has_plain(earlier->exact, search->again) &&
           (search->is_own ||
            shared_words(earlier->exact, search->later->exact, search->again) >= SHARED);
}

static void propose(struct search *search, const struct wording *earlier, const char *key)
{
    const struct meeting *meeting = checking_meeting(search->checking, earlier->meeting_id);
    struct selfcheck *proposal = checking_add(search->checking, SELFCHECK_RELAUNCH, search->at);
    if (proposal == NULL)
        return;
    g_autofree char *then = names_meeting_words(meeting);
    g_autofree char *now = names_meeting_words(search->at);
    proposal->reason = g_strdup_printf(_("“%s” in %s, after “%s” in %s (%s): started again?"),
                                       search->again, now, search->again + strlen("re"), then, key);
}

static gboolean look_at(struct search *search, const GPtrArray *wordings, const char *key)
{
    for (guint i = 0; i < wordings->len; i++)
        if (is_start(search, wordings->pdata[i])) {
            propose(search, wordings->pdata[i], key);
            return TRUE;
        }
    return FALSE;
}

/* Another commitment of the line; FALSE ends the walk. */
static gboolean look_at_other(const struct listing_row *row, gpointer data)
{
    struct search *search = data;
    const struct commitment *c = row->commitment;
    if (c->id == search->checking->c->id || c->series_id != search->checking->c->series_id)
        return TRUE;
    g_autoptr(GPtrArray) wordings =
        wording_of_commitment(search->checking->session->db, c->id, &search->error);
    return wordings != NULL && !look_at(search, wordings, c->key);
}

static gboolean look_at_others(struct search *search, GError **error)
{
    struct db *db = search->checking->session->db;
    const gint64 *series = &search->checking->c->series_id;
    const char *plain = search->again + strlen("re");
    g_autofree char *stem =
        g_strndup(plain, strlen(plain) - (g_str_has_suffix(plain, "e") ? 1 : 0));
    owned(filter) filter = filter_and(filter_words(stem, TRUE, FILTER_IN_WORDS),
                                      filter_one_of(FILTER_SERIES, series, *series != 0 ? 1 : 0));
    const struct listing_spec spec = {.filter = filter};
    owned(listing) listing = listing_open(db, &spec, error);
    if (listing == NULL || !listing_walk(listing, look_at_other, search, error))
        return FALSE;
    if (search->error != NULL)
        g_propagate_error(error, search->error);
    return search->error == NULL;
}

gboolean selfcheck_find_relaunch(struct checking *checking, GError **error)
{
    for (guint i = 0; i < checking->wordings->len; i++) {
        struct search search = {.checking = checking, .later = checking->wordings->pdata[i]};
        search.at = checking_meeting(checking, search.later->meeting_id);
        search.again = again_in(search.later->exact);
        if (search.again == NULL || search.at == NULL ||
            checking_is_dismissed(checking, SELFCHECK_RELAUNCH, search.at->id))
            continue;
        search.is_own = TRUE;
        if (look_at(&search, checking->wordings, checking->c->key))
            continue;
        search.is_own = FALSE;
        if (!look_at_others(&search, error))
            return FALSE;
    }
    return TRUE;
}
