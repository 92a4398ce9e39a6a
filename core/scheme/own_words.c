/* own_words.c owns adding parties, topics and cues to a register.
 * It must not know where in a text they are looked for. */
#include "core/scheme/own_words.h"

#include "core/draft/names.h"
#include "core/scheme/words.h"
#include "db/party.h"
#include "db/topic.h"

#include <string.h>

static gboolean is_blank(const char *text)
{
    for (const char *p = text; *p != '\0'; p = g_utf8_next_char(p))
        if (g_unichar_isalnum(g_utf8_get_char(p)))
            return FALSE;
    return TRUE;
}

static gboolean check_name(const char *name, GError **error)
{
    return !is_blank(name) ||
           heldto_refuse(error, HELDTO_ERROR_INPUT, "a name needs letters: \"%s\" has none", name);
}

/* Whose the name is; *id 0: nobody's. *called is new. */
static gboolean find_owner(struct session *session, enum own_noun noun, const char *name,
                           gint64 *id, char **called, GError **error)
{
    GError *failed = NULL;
    owned(party) party = noun == OWN_PARTY ? party_find(session->db, name, &failed) : NULL;
    owned(topic) topic = noun == OWN_TOPIC ? topic_find(session->db, name, &failed) : NULL;
    *id = party != NULL ? party->id : topic != NULL ? topic->id : 0;
    *called = g_strdup(party != NULL ? party->name : topic != NULL ? topic->name : "");
    if (failed != NULL)
        g_propagate_error(error, failed);
    return failed == NULL;
}

/* Looked for first: one that is another's would be dropped in silence. */
static gboolean add_alias(struct session *session, struct change *change, enum own_noun noun,
                          gint64 id, const char *alias, GError **error)
{
    gint64 owner = 0;
    g_autofree char *called = NULL;
    if (!check_name(alias, error) || !find_owner(session, noun, alias, &owner, &called, error))
        return FALSE;
    if (owner != 0 && owner != id)
        return heldto_refuse(error, HELDTO_ERROR_INPUT, "\"%s\" is what %s is called already",
                             alias, called);
    return noun == OWN_PARTY ? names_party_alias(session, change, id, alias, error)
                             : names_topic_alias(session, change, id, alias, error);
}

static gboolean set_kind(struct session *session, struct change *change, gint64 id,
                         const char *kind, GError **error)
{
    owned(party) old = party_by_id(session->db, id, error);
    if (old == NULL || strcmp(old->kind, kind) == 0)
        return old != NULL;
    owned(party) row = row_copy(TABLE_PARTY, old);
    row_set(&row->kind, kind);
    return change_update(change, TABLE_PARTY, old, row, error);
}

gboolean own_words_name(struct session *session, struct change *change, enum own_noun noun,
                        const char *name, const char *kind, const GPtrArray *aliases,
                        GError **error)
{
    gint64 id = 0;
    if (!check_name(name, error) ||
        !(noun == OWN_PARTY ? names_party(session, change, name, &id, error)
                            : names_topic(session, change, name, &id, error)) ||
        (kind != NULL && !set_kind(session, change, id, kind, error)))
        return FALSE;
    for (guint i = 0; aliases != NULL && i < aliases->len; i++)
        if (!add_alias(session, change, noun, id, aliases->pdata[i], error))
            return FALSE;
    return TRUE;
}

static void named_free(gpointer data)
{
    struct own_named *named = data;
    g_free(named->token);
    g_free(named->name);
    g_free(named->kind);
    g_ptr_array_unref(named->aliases);
    g_free(named);
}

static struct own_named *named_new(const char *token, const char *name, const char *kind)
{
    struct own_named *named = g_new0(struct own_named, 1);
    named->token = g_strdup(token);
    named->name = g_strdup(name);
    named->kind = g_strdup(kind);
    named->aliases = g_ptr_array_new_with_free_func(g_free);
    return named;
}

/* The name itself is kept as an alias too, and is no further one. */
static void take_alias(struct own_named *named, const char *alias)
{
    if (strcmp(alias, named->name) != 0)
        g_ptr_array_add(named->aliases, g_strdup(alias));
}

static struct own_named *named_party(struct session *session, const struct party *party)
{
    struct own_named *named = named_new(party->token, party->name, party->kind);
    g_autoptr(GPtrArray) aliases = party_aliases(session->db, party->id, NULL);
    for (guint i = 0; aliases != NULL && i < aliases->len; i++)
        take_alias(named, ((const struct party_alias *)aliases->pdata[i])->alias);
    return named;
}

static struct own_named *named_topic(struct session *session, const struct topic *topic)
{
    struct own_named *named = named_new(topic->token, topic->name, "");
    g_autoptr(GPtrArray) aliases = topic_aliases(session->db, topic->id, NULL);
    for (guint i = 0; aliases != NULL && i < aliases->len; i++)
        take_alias(named, ((const struct topic_alias *)aliases->pdata[i])->alias);
    return named;
}

GPtrArray *own_words_names(struct session *session, enum own_noun noun, GError **error)
{
    g_autoptr(GPtrArray) rows =
        noun == OWN_PARTY ? party_all(session->db, error) : topic_all(session->db, error);
    if (rows == NULL)
        return NULL;
    GPtrArray *all = g_ptr_array_new_with_free_func(named_free);
    for (guint i = 0; i < rows->len; i++)
        g_ptr_array_add(all, noun == OWN_PARTY ? named_party(session, rows->pdata[i])
                                               : named_topic(session, rows->pdata[i]));
    return all;
}

static gboolean check_cue(const struct cue *cue, const GPtrArray *all, GError **error)
{
    if (is_blank(cue->phrase))
        return heldto_refuse(error, HELDTO_ERROR_INPUT, "a cue needs words");
    g_auto(GStrv) roles = g_strsplit(OWN_WORDS_ROLES, "|", -1);
    if (!g_strv_contains((const char *const *)roles, cue->role))
        return heldto_refuse(error, HELDTO_ERROR_INPUT,
                             "\"%s\" is no role of a cue; it is one of %s", cue->role,
                             OWN_WORDS_ROLES);
    if (*cue->force != '\0' && words_find(WORDS_FORCE, cue->force) == NULL) {
        g_autofree char *list = words_list(WORDS_FORCE);
        return heldto_refuse(error, HELDTO_ERROR_INPUT, "\"%s\" is no force; it is one of %s",
                             cue->force, list);
    }
    for (guint i = 0; i < all->len; i++) {
        const struct cue *other = all->pdata[i];
        if (strcmp(other->phrase, cue->phrase) == 0 && strcmp(other->role, cue->role) == 0)
            return heldto_refuse(error, HELDTO_ERROR_INPUT,
                                 "\"%s\" is cue %" G_GINT64_FORMAT " already", cue->phrase,
                                 other->id);
    }
    return TRUE;
}

gboolean own_words_cue(struct session *session, struct change *change, struct cue *cue,
                       GError **error)
{
    g_autoptr(GPtrArray) all = cue_all(session->db, error);
    if (all == NULL || !check_cue(cue, all, error))
        return FALSE;
    const struct word *force = *cue->force != '\0' ? words_find(WORDS_FORCE, cue->force) : NULL;
    struct cue row = *cue;
    row.uuid = NULL;
    row.force = (char *)(force != NULL ? force->token : "");
    gboolean done = change_insert(change, TABLE_CUE, &row, error);
    g_free(row.uuid);
    cue->id = row.id;
    return done;
}

gboolean own_words_drop_cue(struct session *session, struct change *change, gint64 id,
                            GError **error)
{
    g_autoptr(GPtrArray) all = cue_all(session->db, error);
    for (guint i = 0; all != NULL && i < all->len; i++) {
        const struct cue *cue = all->pdata[i];
        if (cue->id == id)
            return change_delete(change, TABLE_CUE, cue, error);
    }
    if (all != NULL)
        g_set_error(error, HELDTO_ERROR, HELDTO_ERROR_NOTHING,
                    "there is no cue %" G_GINT64_FORMAT " of this register's own; `heldto cue "
                    "list` shows them",
                    id);
    return FALSE;
}
