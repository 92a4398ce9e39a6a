/* vocabulary.c owns taking the shipped parties and topics into a register.
 * It must not know which of them a commitment is about. */
#include "core/scheme/vocabulary.h"

#include "core/data.h"
#include "core/draft/names.h"
#include "db/fold.h"
#include "db/party.h"
#include "db/topic.h"

#include <jansson.h>

static const char *text_of(const json_t *object, const char *name)
{
    const char *text = json_string_value(json_object_get(object, name));
    return text != NULL ? text : "";
}

/* The name itself is an alias too: names are found by their aliases alone. */
static gboolean add_aliases(struct session *session, struct change *change, const json_t *object,
                            gboolean is_party, gint64 id, GError **error)
{
    gboolean (*add)(struct session *, struct change *, gint64, const char *, GError **) =
        is_party ? names_party_alias : names_topic_alias;
    const json_t *aliases = json_object_get(object, "aliases");
    size_t i;
    json_t *alias;
    if (!add(session, change, id, text_of(object, "name"), error))
        return FALSE;
    json_array_foreach (aliases, i, alias) {
        if (!add(session, change, id, json_string_value(alias), error))
            return FALSE;
    }
    return TRUE;
}

static gboolean add_party(struct session *session, struct change *change, const json_t *object,
                          GError **error)
{
    GError *failed = NULL;
    owned(party) there = party_find(session->db, text_of(object, "token"), &failed);
    if (there != NULL || failed != NULL) {
        if (failed != NULL)
            g_propagate_error(error, failed);
        return there != NULL;
    }
    struct party row = {.token = (char *)text_of(object, "token"),
                        .name = (char *)text_of(object, "name"),
                        .kind = (char *)text_of(object, "kind")};
    gboolean done = change_insert(change, TABLE_PARTY, &row, error);
    g_free(row.uuid);
    return done && add_aliases(session, change, object, TRUE, row.id, error);
}

static gboolean add_topic(struct session *session, struct change *change, const json_t *object,
                          GError **error)
{
    GError *failed = NULL;
    owned(topic) there = topic_find(session->db, text_of(object, "token"), &failed);
    if (there != NULL || failed != NULL) {
        if (failed != NULL)
            g_propagate_error(error, failed);
        return there != NULL;
    }
    struct topic row = {.token = (char *)text_of(object, "token"),
                        .name = (char *)text_of(object, "name")};
    gboolean done = change_insert(change, TABLE_TOPIC, &row, error);
    g_free(row.uuid);
    return done && add_aliases(session, change, object, FALSE, row.id, error);
}

static gboolean add_list(struct session *session, struct change *change, const json_t *list,
                         gboolean (*add)(struct session *, struct change *, const json_t *,
                                         GError **),
                         GError **error)
{
    size_t i;
    json_t *object;
    json_array_foreach (list, i, object) {
        if (!add(session, change, object, error))
            return FALSE;
    }
    return TRUE;
}

gboolean vocabulary_add(struct session *session, struct change *change, const json_t *root,
                        GError **error)
{
    return add_list(session, change, json_object_get(root, "parties"), add_party, error) &&
           add_list(session, change, json_object_get(root, "topics"), add_topic, error);
}

static gboolean load_file(struct session *session, struct change *change, const char *file,
                          GError **error)
{
    gsize len;
    const char *text = data_file(file, &len);
    json_t *root = text != NULL ? json_loadb(text, len, 0, NULL) : NULL;
    g_assert(root != NULL); /* embedded, and a test reads it */
    gboolean done = vocabulary_add(session, change, root, error);
    json_decref(root);
    return done;
}

gboolean vocabulary_load(struct session *session, struct change *change, GError **error)
{
    return load_file(session, change, "parties.json", error) &&
           load_file(session, change, "topics.json", error);
}
