/* party.c owns reading parties and topics by whatever name they are given.
 * It must not know which parties a series has. */
#include "db/party.h"

#include "db/fold.h"
#include "db/load.h"
#include "db/topic.h"

/* By token as written, else by the folded name among the aliases (each name is an alias too). */
static void *find_by_name(struct db *db, enum query_id by_token, enum query_id by_alias,
                          enum table_id table, const char *name, GError **error)
{
    GError *failed = NULL;
    void *row = load_one_by_text(db, by_token, table, name, &failed);
    if (row == NULL && failed == NULL) {
        /* A name of nothing but signs folds to nothing: it is found as it is written. */
        g_autofree char *folded = fold_text(name, -1);
        const char *wanted = *g_strstrip(folded) != '\0' ? folded : name;
        row = load_one_by_text(db, by_alias, table, wanted, &failed);
    }
    if (failed != NULL)
        g_propagate_error(error, failed);
    return row;
}

struct party *party_by_id(struct db *db, gint64 id, GError **error)
{
    return load_one_by_id(db, Q_PARTY_BY_ID, TABLE_PARTY, id, error);
}

struct party *party_find(struct db *db, const char *name, GError **error)
{
    return find_by_name(db, Q_PARTY_BY_TOKEN, Q_PARTY_BY_ALIAS, TABLE_PARTY, name, error);
}

GPtrArray *party_all(struct db *db, GError **error)
{
    return load_all(db_query(db, Q_PARTY_ALL, error), TABLE_PARTY, error);
}

GPtrArray *party_aliases(struct db *db, gint64 party_id, GError **error)
{
    return load_all_by_id(db, Q_PARTY_ALIASES, TABLE_PARTY_ALIAS, party_id, error);
}

struct topic *topic_by_id(struct db *db, gint64 id, GError **error)
{
    return load_one_by_id(db, Q_TOPIC_BY_ID, TABLE_TOPIC, id, error);
}

struct topic *topic_find(struct db *db, const char *name, GError **error)
{
    return find_by_name(db, Q_TOPIC_BY_TOKEN, Q_TOPIC_BY_ALIAS, TABLE_TOPIC, name, error);
}

GPtrArray *topic_all(struct db *db, GError **error)
{
    return load_all(db_query(db, Q_TOPIC_ALL, error), TABLE_TOPIC, error);
}

GPtrArray *topic_aliases(struct db *db, gint64 topic_id, GError **error)
{
    return load_all_by_id(db, Q_TOPIC_ALIASES, TABLE_TOPIC_ALIAS, topic_id, error);
}
