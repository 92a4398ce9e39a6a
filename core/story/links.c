/* links.c owns which links may be made between commitments.
 * It must not know who asks for one, nor how it is shown. */
#include "core/story/links.h"

#include "core/scheme/words.h"
#include "db/commitment.h"
#include "db/link.h"

static const struct word *relation_of(const char *text, GError **error)
{
    const struct word *word = words_find(WORDS_RELATION, text);
    if (word != NULL)
        return word;
    g_autofree char *list = words_list(WORDS_RELATION);
    g_set_error(error, HELDTO_ERROR, HELDTO_ERROR_INPUT, "\"%s\" is no relation; there are %s",
                text, list);
    return NULL;
}

/* The link, or NULL where there is none or *failed is set. */
static struct link *find(struct session *session, gint64 from_id, const struct word *relation,
                         gint64 to_id, GError **failed)
{
    return link_find(session->db, from_id, to_id, relation->token, failed);
}

static void say(struct session *session, struct change *change, const char *verb, gint64 from_id,
                const struct word *relation, gint64 to_id)
{
    owned(commitment) from = commitment_by_id(session->db, from_id, NULL);
    owned(commitment) to = commitment_by_id(session->db, to_id, NULL);
    if (from != NULL && to != NULL)
        change_say(change, "%s%s %s %s", verb, from->key, relation->label, to->key);
}

static gboolean check_free(struct session *session, gint64 from_id, const struct word *relation,
                           gint64 to_id, GError **error)
{
    GError *failed = NULL;
    owned(link) there = find(session, from_id, relation, to_id, &failed);
    owned(link) reverse = failed == NULL ? find(session, to_id, relation, from_id, &failed) : NULL;
    if (failed != NULL) {
        g_propagate_error(error, failed);
        return FALSE;
    }
    if (there != NULL)
        return heldto_refuse(error, HELDTO_ERROR_INPUT, "this link is there already");
    return reverse == NULL ||
           heldto_refuse(error, HELDTO_ERROR_INPUT,
                         "this link is there the other way round; remove that one first");
}

gboolean links_add(struct session *session, struct change *change, gint64 from_id,
                   const char *relation, gint64 to_id, const char *note, GError **error)
{
    const struct word *word = relation_of(relation, error);
    if (word == NULL)
        return FALSE;
    if (from_id == to_id)
        return heldto_refuse(error, HELDTO_ERROR_INPUT, "a commitment cannot be linked to itself");
    if (!check_free(session, from_id, word, to_id, error))
        return FALSE;
    struct link row = {
        .from_id = from_id, .to_id = to_id, .relation = (char *)word->token, .note = (char *)note};
    gboolean done = change_insert(change, TABLE_LINK, &row, error);
    g_free(row.uuid);
    say(session, change, "", from_id, word, to_id);
    return done;
}

gboolean links_remove(struct session *session, struct change *change, gint64 from_id,
                      const char *relation, gint64 to_id, GError **error)
{
    const struct word *word = relation_of(relation, error);
    if (word == NULL)
        return FALSE;
    GError *failed = NULL;
    owned(link) there = find(session, from_id, word, to_id, &failed);
    if (failed != NULL) {
        g_propagate_error(error, failed);
        return FALSE;
    }
    if (there == NULL)
        return heldto_refuse(error, HELDTO_ERROR_NOTHING, "there is no such link");
    say(session, change, "no longer: ", from_id, word, to_id);
    return change_delete(change, TABLE_LINK, there, error);
}
