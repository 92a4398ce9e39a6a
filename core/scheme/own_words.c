/* own_words.c owns adding parties, topics and cues to a register.
 * It must not know where in a text they are looked for. */
#include "core/scheme/own_words.h"

#include "core/draft/names.h"
#include "core/scheme/words.h"
#include "db/party.h"
#include "db/topic.h"

#include <string.h>

static const char *const roles[] = {"promise", "position", "undoes", "subject",
                                    "call",    "forecast", "view",   NULL};

const char *const *own_words_roles(void)
{
    return roles;
}

static gboolean refuse(GError **error, const char *format, ...) G_GNUC_PRINTF(2, 3);
static gboolean refuse(GError **error, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    GError *failed = g_error_new_valist(HELDTO_ERROR, HELDTO_ERROR_INPUT, format, args);
    va_end(args);
    g_propagate_error(error, failed);
    return FALSE;
}

static gboolean is_blank(const char *text)
{
    for (const char *p = text; *p != '\0'; p = g_utf8_next_char(p))
        if (g_unichar_isalnum(g_utf8_get_char(p)))
            return FALSE;
    return TRUE;
}

static gboolean check_name(const char *name, GError **error)
{
    return !is_blank(name) || refuse(error, "a name needs letters: \"%s\" has none", name);
}

/* An alias is looked for first: one that is another's would be dropped in silence. */
static gboolean add_party_alias(struct session *session, struct change *change, gint64 id,
                                const char *alias, GError **error)
{
    GError *failed = NULL;
    if (!check_name(alias, error))
        return FALSE;
    owned(party) there = party_find(session->db, alias, &failed);
    if (failed != NULL) {
        g_propagate_error(error, failed);
        return FALSE;
    }
    if (there != NULL && there->id != id)
        return refuse(error, "\"%s\" is what %s is called already", alias, there->name);
    return names_party_alias(session, change, id, alias, error);
}

static gboolean add_topic_alias(struct session *session, struct change *change, gint64 id,
                                const char *alias, GError **error)
{
    GError *failed = NULL;
    if (!check_name(alias, error))
        return FALSE;
    owned(topic) there = topic_find(session->db, alias, &failed);
    if (failed != NULL) {
        g_propagate_error(error, failed);
        return FALSE;
    }
    if (there != NULL && there->id != id)
        return refuse(error, "\"%s\" is what the topic %s is called already", alias, there->name);
    return names_topic_alias(session, change, id, alias, error);
}

static gboolean set_party_kind(struct change *change, const struct party *old, const char *kind,
                               GError **error)
{
    if (kind == NULL || strcmp(old->kind, kind) == 0)
        return TRUE;
    owned(party) row = row_copy(TABLE_PARTY, old);
    row_set(&row->kind, kind);
    return change_update(change, TABLE_PARTY, old, row, error);
}

/* The id of the party that is called so, or of a new one. */
static gboolean take_party(struct session *session, struct change *change, const char *name,
                           const char *kind, gint64 *id, GError **error)
{
    GError *failed = NULL;
    owned(party) there = party_find(session->db, name, &failed);
    if (failed != NULL) {
        g_propagate_error(error, failed);
        return FALSE;
    }
    if (there != NULL) {
        *id = there->id;
        return set_party_kind(change, there, kind, error);
    }
    g_autofree char *token = names_token(name);
    struct party row = {
        .token = token, .name = (char *)name, .kind = (char *)(kind != NULL ? kind : "other")};
    gboolean done = change_insert(change, TABLE_PARTY, &row, error);
    g_free(row.uuid);
    *id = row.id;
    return done && names_party_alias(session, change, row.id, name, error);
}

gboolean own_words_party(struct session *session, struct change *change, const char *name,
                         const char *kind, const GPtrArray *aliases, GError **error)
{
    gint64 id = 0;
    if (!check_name(name, error) || !take_party(session, change, name, kind, &id, error))
        return FALSE;
    for (guint i = 0; aliases != NULL && i < aliases->len; i++)
        if (!add_party_alias(session, change, id, aliases->pdata[i], error))
            return FALSE;
    return TRUE;
}

static gboolean take_topic(struct session *session, struct change *change, const char *name,
                           gint64 *id, GError **error)
{
    GError *failed = NULL;
    owned(topic) there = topic_find(session->db, name, &failed);
    if (failed != NULL) {
        g_propagate_error(error, failed);
        return FALSE;
    }
    if (there != NULL) {
        *id = there->id;
        return TRUE;
    }
    g_autofree char *token = names_token(name);
    struct topic row = {.token = token, .name = (char *)name};
    gboolean done = change_insert(change, TABLE_TOPIC, &row, error);
    g_free(row.uuid);
    *id = row.id;
    return done && names_topic_alias(session, change, row.id, name, error);
}

gboolean own_words_topic(struct session *session, struct change *change, const char *name,
                         const GPtrArray *aliases, GError **error)
{
    gint64 id = 0;
    if (!check_name(name, error) || !take_topic(session, change, name, &id, error))
        return FALSE;
    for (guint i = 0; aliases != NULL && i < aliases->len; i++)
        if (!add_topic_alias(session, change, id, aliases->pdata[i], error))
            return FALSE;
    return TRUE;
}

static gboolean check_cue(const struct cue *cue, const GPtrArray *all, GError **error)
{
    if (is_blank(cue->phrase))
        return refuse(error, "a cue needs words");
    if (!g_strv_contains(roles, cue->role)) {
        g_autofree char *list = g_strjoinv(", ", (char **)roles);
        return refuse(error, "\"%s\" is no role of a cue; it is one of %s", cue->role, list);
    }
    if (*cue->force != '\0' && words_find(WORDS_FORCE, cue->force) == NULL) {
        g_autofree char *list = words_list(WORDS_FORCE);
        return refuse(error, "\"%s\" is no force; it is one of %s", cue->force, list);
    }
    for (guint i = 0; i < all->len; i++) {
        const struct cue *other = all->pdata[i];
        if (strcmp(other->phrase, cue->phrase) == 0 && strcmp(other->role, cue->role) == 0)
            return refuse(error, "\"%s\" is cue %" G_GINT64_FORMAT " already", cue->phrase,
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
