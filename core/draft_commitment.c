/* draft_commitment.c owns what a commitment's draft adds: its key, its due date, its parties and
 * topics. It must not know where the draft came from. */
#include "core/draft_private.h"
#include "core/names.h"
#include "core/period.h"
#include "db/commitment.h"
#include "db/party.h"
#include "db/series.h"
#include "db/topic.h"

#include <string.h>

static gboolean load_series(struct session *session, struct draft *draft, GError **error)
{
    const struct commitment *row = draft->row;
    if (row->series_id == 0)
        return TRUE;
    owned(series) series = series_by_id(session->db, row->series_id, error);
    if (series != NULL)
        draft_set(draft, "series", series->token);
    return series != NULL;
}

static gboolean load_parties(struct session *session, struct draft *draft, GError **error)
{
    g_autoptr(GPtrArray) rows = commitment_parties(session->db, draft->id, error);
    g_autoptr(GPtrArray) names = g_ptr_array_new_with_free_func(g_free);
    for (guint i = 0; rows != NULL && i < rows->len; i++) {
        const struct commitment_party *row = rows->pdata[i];
        owned(party) party = party_by_id(session->db, row->party_id, error);
        if (party == NULL)
            return FALSE;
        g_ptr_array_add(names, strcmp(row->role, "bound") == 0
                                   ? g_strdup(party->name)
                                   : g_strdup_printf("%s (%s)", party->name, row->role));
    }
    g_autofree char *list = names_join(names);
    draft_set(draft, "parties", list);
    return rows != NULL;
}

static gboolean load_topics(struct session *session, struct draft *draft, GError **error)
{
    g_autoptr(GPtrArray) rows = commitment_topics(session->db, draft->id, error);
    g_autoptr(GPtrArray) names = g_ptr_array_new_with_free_func(g_free);
    for (guint i = 0; rows != NULL && i < rows->len; i++) {
        const struct commitment_topic *row = rows->pdata[i];
        owned(topic) topic = topic_by_id(session->db, row->topic_id, error);
        if (topic == NULL)
            return FALSE;
        g_ptr_array_add(names, g_strdup(topic->name));
    }
    g_autofree char *list = names_join(names);
    draft_set(draft, "topics", list);
    return rows != NULL;
}

static gboolean load(struct session *session, struct draft *draft, GError **error)
{
    return load_series(session, draft, error) && load_parties(session, draft, error) &&
           load_topics(session, draft, error);
}

/* The date follows from the words, unless it was written itself: then it is an override. */
static gboolean prepare_due(struct session *session, struct draft *draft, struct commitment *row,
                            GError **error)
{
    gboolean words_changed = draft->row == NULL || draft_field_is_changed(draft, "due_text");
    gboolean is_override =
        *row->due_edtf != '\0' && (draft->row == NULL || draft_field_is_changed(draft, "due_edtf"));
    if (!words_changed || is_override)
        return TRUE;
    row_set(&row->due_edtf, "");
    if (*row->due_text != '\0') {
        g_autofree char *reference = draft_reference_day(session, draft);
        struct period *period = period_parse(row->due_text, reference, error);
        if (period == NULL)
            return FALSE;
        row_set(&row->due_edtf, period->edtf);
        period_free(period);
    }
    draft_set(draft, "due_edtf", row->due_edtf);
    return TRUE;
}

static gboolean prepare(struct session *session, struct change *change, struct draft *draft,
                        void *stored, GError **error)
{
    struct commitment *row = stored;
    (void)change;
    if (*row->key == '\0') {
        g_free(row->key);
        row->key = commitment_next_key(session->db, row->series_id, error);
        if (row->key == NULL)
            return FALSE;
        draft_set(draft, "key", row->key);
    }
    return prepare_due(session, draft, row, error);
}

/* "Belgium (host)" is a name and a role; a bracket that is no role belongs to the name. */
static char *split_role(const char *text, const char **role)
{
    const char *open = strrchr(text, '(');
    *role = "bound";
    if (open == NULL || !g_str_has_suffix(text, ")"))
        return g_strdup(text);
    g_autofree char *inside = g_strndup(open + 1, strlen(open) - 2);
    const struct word *word = words_find(WORDS_ROLE, inside);
    if (word == NULL)
        return g_strdup(text);
    *role = word->token;
    g_autofree char *name = g_strndup(text, (gsize)(open - text));
    return g_strdup(g_strstrip(name));
}

static gboolean wants_party(struct session *session, struct change *change, const char *text,
                            gint64 position, struct commitment_party *wanted, GError **error)
{
    const char *role;
    g_autofree char *name = split_role(text, &role);
    wanted->role = (char *)role;
    wanted->position = position;
    return names_party(session, change, name, &wanted->party_id, error);
}

static gboolean same_party(const struct commitment_party *a, const struct commitment_party *b)
{
    return a->party_id == b->party_id && strcmp(a->role, b->role) == 0;
}

static gboolean store_party(struct change *change, const GPtrArray *old,
                            struct commitment_party *wanted, gboolean *is_kept, GError **error)
{
    for (guint i = 0; i < old->len; i++) {
        struct commitment_party *there = old->pdata[i];
        if (is_kept[i] || !same_party(there, wanted))
            continue;
        is_kept[i] = TRUE;
        owned(commitment_party) moved = row_copy(TABLE_COMMITMENT_PARTY, there);
        moved->position = wanted->position;
        return change_update(change, TABLE_COMMITMENT_PARTY, there, moved, error);
    }
    gboolean done = change_insert(change, TABLE_COMMITMENT_PARTY, wanted, error);
    g_free(wanted->uuid);
    return done;
}

static gboolean is_repeated(const GArray *seen, const struct commitment_party *wanted)
{
    for (guint i = 0; i < seen->len; i++)
        if (same_party(&g_array_index(seen, struct commitment_party, i), wanted))
            return TRUE;
    return FALSE;
}

static gboolean delete_left(struct change *change, enum table_id table, const GPtrArray *old,
                            const gboolean *is_kept, GError **error)
{
    for (guint i = 0; i < old->len; i++)
        if (!is_kept[i] && !change_delete(change, table, old->pdata[i], error))
            return FALSE;
    return TRUE;
}

static gboolean finish_parties(struct session *session, struct change *change,
                               const struct draft *draft, GError **error)
{
    g_autoptr(GPtrArray) old = commitment_parties(session->db, draft->id, error);
    if (old == NULL)
        return FALSE;
    g_autoptr(GPtrArray) names = names_split(draft_get(draft, "parties"));
    g_autofree gboolean *is_kept = g_new0(gboolean, old->len + 1);
    g_autoptr(GArray) seen = g_array_new(FALSE, FALSE, sizeof(struct commitment_party));
    for (guint i = 0; i < names->len; i++) {
        struct commitment_party wanted = {.commitment_id = draft->id};
        if (!wants_party(session, change, names->pdata[i], i, &wanted, error))
            return FALSE;
        if (is_repeated(seen, &wanted))
            continue;
        g_array_append_val(seen, wanted);
        if (!store_party(change, old, &wanted, is_kept, error))
            return FALSE;
    }
    return delete_left(change, TABLE_COMMITMENT_PARTY, old, is_kept, error);
}

static gboolean store_topic(struct change *change, const GPtrArray *old, gint64 commitment_id,
                            gint64 topic_id, gint64 position, gboolean *is_kept, GError **error)
{
    for (guint i = 0; i < old->len; i++) {
        struct commitment_topic *there = old->pdata[i];
        if (there->topic_id != topic_id)
            continue;
        if (is_kept[i])
            return TRUE; /* named twice */
        is_kept[i] = TRUE;
        owned(commitment_topic) moved = row_copy(TABLE_COMMITMENT_TOPIC, there);
        moved->position = position;
        return change_update(change, TABLE_COMMITMENT_TOPIC, there, moved, error);
    }
    struct commitment_topic row = {
        .commitment_id = commitment_id, .topic_id = topic_id, .position = position};
    gboolean done = change_insert(change, TABLE_COMMITMENT_TOPIC, &row, error);
    g_free(row.uuid);
    return done;
}

static gboolean finish_topics(struct session *session, struct change *change,
                              const struct draft *draft, GError **error)
{
    g_autoptr(GPtrArray) old = commitment_topics(session->db, draft->id, error);
    if (old == NULL)
        return FALSE;
    g_autoptr(GPtrArray) names = names_split(draft_get(draft, "topics"));
    g_autofree gboolean *is_kept = g_new0(gboolean, old->len + 1);
    g_autoptr(GHashTable) seen = g_hash_table_new_full(g_int64_hash, g_int64_equal, g_free, NULL);
    for (guint i = 0; i < names->len; i++) {
        gint64 topic_id = 0;
        if (!names_topic(session, change, names->pdata[i], &topic_id, error))
            return FALSE;
        if (!g_hash_table_add(seen, g_memdup2(&topic_id, sizeof topic_id)))
            continue;
        if (!store_topic(change, old, draft->id, topic_id, i, is_kept, error))
            return FALSE;
    }
    return delete_left(change, TABLE_COMMITMENT_TOPIC, old, is_kept, error);
}

static gboolean finish(struct session *session, struct change *change, struct draft *draft,
                       GError **error)
{
    return (!draft_field_is_changed(draft, "parties") ||
            finish_parties(session, change, draft, error)) &&
           (!draft_field_is_changed(draft, "topics") ||
            finish_topics(session, change, draft, error));
}

static char *name(const struct draft *draft, const void *row)
{
    (void)draft;
    return g_strdup(((const struct commitment *)row)->key);
}

const struct draft_noun draft_of_commitment = {
    .table = TABLE_COMMITMENT,
    .load = load,
    .prepare = prepare,
    .finish = finish,
    .name = name,
};
