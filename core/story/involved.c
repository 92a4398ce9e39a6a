/* involved.c owns the way between lists of names and a commitment's parties and topics.
 * It must not know where a list came from. */
#include "core/story/involved.h"

#include "core/draft/names.h"
#include "core/scheme/words.h"
#include "db/commitment.h"
#include "db/party.h"
#include "db/topic.h"

#include <string.h>

/* "Belgium (host)" is a name and a role; a bracket that is no role belongs to the name. */
static char *split_role(const char *text, const char **role)
{
    const char *open = strrchr(text, '(');
    *role = words_find(WORDS_ROLE, "bound")->token;
    if (open == NULL || open == text || !g_str_has_suffix(text, ")"))
        return g_strdup(text);
    g_autofree char *inside = g_strndup(open + 1, strlen(open) - 2);
    const struct word *word = words_find(WORDS_ROLE, inside);
    g_autofree char *name = g_strndup(text, (gsize)(open - text));
    if (word == NULL || *g_strstrip(name) == '\0')
        return g_strdup(text);
    *role = word->token;
    return g_steal_pointer(&name);
}

static gboolean find_party(struct session *session, const char *name, gint64 *id, GError **error)
{
    GError *failed = NULL;
    owned(party) party = party_find(session->db, name, &failed);
    *id = party != NULL ? party->id : 0;
    if (failed != NULL)
        g_propagate_error(error, failed);
    return failed == NULL;
}

static gboolean find_topic(struct session *session, const char *name, gint64 *id, GError **error)
{
    GError *failed = NULL;
    owned(topic) topic = topic_find(session->db, name, &failed);
    *id = topic != NULL ? topic->id : 0;
    if (failed != NULL)
        g_propagate_error(error, failed);
    return failed == NULL;
}

static gboolean read_named(struct session *session, struct change *change, enum involved_kind kind,
                           const char *text, struct involved *one, GError **error)
{
    one->role = "";
    if (kind == INVOLVED_TOPICS)
        return names_topic_named(session, change, text, &one->id, error);
    g_autofree char *name = split_role(text, &one->role);
    return names_party_named(session, change, name, &one->id, error);
}

static gboolean read_one(struct session *session, struct change *change, enum involved_kind kind,
                         const char *text, struct involved *one, GError **error)
{
    one->role = "";
    if (kind == INVOLVED_TOPICS)
        return change != NULL ? names_topic(session, change, text, &one->id, error)
                              : find_topic(session, text, &one->id, error);
    g_autofree char *name = split_role(text, &one->role);
    return change != NULL ? names_party(session, change, name, &one->id, error)
                          : find_party(session, name, &one->id, error);
}

static gboolean is_same(const struct involved *a, const struct involved *b)
{
    return a->id == b->id && strcmp(a->role, b->role) == 0;
}

static gboolean holds(const GArray *all, const struct involved *one)
{
    for (guint i = 0; one->id != 0 && i < all->len; i++)
        if (is_same(&g_array_index(all, struct involved, i), one))
            return TRUE;
    return FALSE;
}

GArray *involved_read(struct session *session, struct change *change, enum involved_kind kind,
                      const char *list, gboolean only_names, GError **error)
{
    g_autoptr(GPtrArray) names = names_split(list);
    g_autoptr(GArray) all = g_array_new(FALSE, FALSE, sizeof(struct involved));
    for (guint i = 0; i < names->len; i++) {
        struct involved one = {0};
        if (!(only_names ? read_named : read_one)(session, change, kind, names->pdata[i], &one,
                                                  error))
            return NULL;
        if (!holds(all, &one))
            g_array_append_val(all, one);
    }
    return g_steal_pointer(&all);
}

static enum table_id table_of_kind(enum involved_kind kind)
{
    return kind == INVOLVED_PARTIES ? TABLE_COMMITMENT_PARTY : TABLE_COMMITMENT_TOPIC;
}

static GPtrArray *load(struct session *session, enum involved_kind kind, gint64 commitment_id,
                       GError **error)
{
    return kind == INVOLVED_PARTIES ? commitment_parties(session->db, commitment_id, error)
                                    : commitment_topics(session->db, commitment_id, error);
}

static struct involved of_row(enum involved_kind kind, const void *row)
{
    const struct commitment_party *party = row;
    const struct commitment_topic *topic = row;
    if (kind == INVOLVED_PARTIES)
        return (struct involved){.id = party->party_id, .role = party->role};
    return (struct involved){.id = topic->topic_id, .role = ""};
}

static gboolean insert(struct change *change, enum involved_kind kind, gint64 commitment_id,
                       const struct involved *one, gint64 position, GError **error)
{
    struct commitment_party party = {.commitment_id = commitment_id,
                                     .party_id = one->id,
                                     .role = (char *)one->role,
                                     .position = position};
    struct commitment_topic topic = {
        .commitment_id = commitment_id, .topic_id = one->id, .position = position};
    gboolean is_party = kind == INVOLVED_PARTIES;
    gboolean done = change_insert(change, table_of_kind(kind),
                                  is_party ? (void *)&party : (void *)&topic, error);
    g_free(party.uuid);
    g_free(topic.uuid);
    return done;
}

static gboolean move(struct change *change, enum involved_kind kind, const void *there,
                     gint64 position, GError **error)
{
    enum table_id table = table_of_kind(kind);
    void *moved = row_copy(table, there);
    if (kind == INVOLVED_PARTIES)
        ((struct commitment_party *)moved)->position = position;
    else
        ((struct commitment_topic *)moved)->position = position;
    gboolean done = change_update(change, table, there, moved, error);
    row_free(table, moved);
    return done;
}

static gboolean store_one(struct change *change, enum involved_kind kind, const GPtrArray *old,
                          gboolean *is_kept, gint64 commitment_id, const struct involved *one,
                          gint64 position, GError **error)
{
    for (guint i = 0; i < old->len; i++) {
        struct involved there = of_row(kind, old->pdata[i]);
        if (is_kept[i] || !is_same(&there, one))
            continue;
        is_kept[i] = TRUE;
        return move(change, kind, old->pdata[i], position, error);
    }
    return insert(change, kind, commitment_id, one, position, error);
}

gboolean involved_store(struct session *session, struct change *change, enum involved_kind kind,
                        gint64 commitment_id, const GArray *wanted, gboolean is_new, GError **error)
{
    g_autoptr(GPtrArray) old =
        is_new ? g_ptr_array_new() : load(session, kind, commitment_id, error);
    if (old == NULL)
        return FALSE;
    g_autofree gboolean *is_kept = g_new0(gboolean, old->len + 1);
    for (guint i = 0; i < wanted->len; i++)
        if (!store_one(change, kind, old, is_kept, commitment_id,
                       &g_array_index(wanted, struct involved, i), i, error))
            return FALSE;
    for (guint i = 0; i < old->len; i++)
        if (!is_kept[i] && !change_delete(change, table_of_kind(kind), old->pdata[i], error))
            return FALSE;
    return TRUE;
}

gboolean involved_are(struct session *session, enum involved_kind kind, gint64 commitment_id,
                      const GArray *wanted, gboolean *answer, GError **error)
{
    g_autoptr(GPtrArray) old = load(session, kind, commitment_id, error);
    if (old == NULL)
        return FALSE;
    *answer = old->len == wanted->len;
    for (guint i = 0; *answer && i < old->len; i++) {
        struct involved there = of_row(kind, old->pdata[i]);
        *answer = is_same(&there, &g_array_index(wanted, struct involved, i));
    }
    return TRUE;
}

struct involved_names {
    GHashTable *names[2]; /* of each kind: id → name */
};

struct involved_names *involved_names_new(void)
{
    struct involved_names *names = g_new(struct involved_names, 1);
    for (gsize i = 0; i < G_N_ELEMENTS(names->names); i++)
        names->names[i] = g_hash_table_new_full(g_int64_hash, g_int64_equal, g_free, g_free);
    return names;
}

void involved_names_free(struct involved_names *names)
{
    if (names == NULL)
        return;
    for (gsize i = 0; i < G_N_ELEMENTS(names->names); i++)
        g_hash_table_unref(names->names[i]);
    g_free(names);
}

static char *read_name(struct session *session, enum involved_kind kind, gint64 id, GError **error)
{
    if (kind == INVOLVED_TOPICS) {
        owned(topic) topic = topic_by_id(session->db, id, error);
        return topic != NULL ? g_strdup(topic->name) : NULL;
    }
    owned(party) party = party_by_id(session->db, id, error);
    return party != NULL ? g_strdup(party->name) : NULL;
}

static char *name_of(struct session *session, enum involved_kind kind, const struct involved *one,
                     struct involved_names *names, GError **error)
{
    const char *name = g_hash_table_lookup(names->names[kind], &one->id);
    if (name == NULL) {
        char *read = read_name(session, kind, one->id, error);
        if (read == NULL)
            return NULL;
        g_hash_table_insert(names->names[kind], g_memdup2(&one->id, sizeof one->id), read);
        name = read;
    }
    return kind == INVOLVED_TOPICS || strcmp(one->role, "bound") == 0
               ? g_strdup(name)
               : g_strdup_printf("%s (%s)", name, one->role);
}

char *involved_list_with(struct session *session, enum involved_kind kind, gint64 commitment_id,
                         struct involved_names *names, GError **error)
{
    g_autoptr(GPtrArray) rows = load(session, kind, commitment_id, error);
    g_autoptr(GPtrArray) list = g_ptr_array_new_with_free_func(g_free);
    for (guint i = 0; rows != NULL && i < rows->len; i++) {
        struct involved one = of_row(kind, rows->pdata[i]);
        char *name = name_of(session, kind, &one, names, error);
        if (name == NULL)
            return NULL;
        g_ptr_array_add(list, name);
    }
    return rows != NULL ? names_join(list) : NULL;
}

char *involved_list(struct session *session, enum involved_kind kind, gint64 commitment_id,
                    GError **error)
{
    struct involved_names *names = involved_names_new();
    char *list = involved_list_with(session, kind, commitment_id, names, error);
    involved_names_free(names);
    return list;
}
