/* who_store.c owns the way from a party's name in a text to its row in the register.
 * It must not know how names are found in texts. */
#include "core/lexicon/who.h"

#include <jansson.h>
#include <string.h>

#include "core/data.h"
#include "core/draft/names.h"
#include "core/scheme/vocabulary.h"
#include "db/fold.h"
#include "db/party.h"

static void put_name(GHashTable *names, const json_t *name, json_t *entry)
{
    const char *text = json_string_value(name);

    if (text != NULL) {
        char *folded = fold_text(text, -1);
        if (g_hash_table_contains(names, folded))
            g_free(folded);
        else
            g_hash_table_insert(names, folded, entry);
    }
}

static void put_entry(GHashTable *names, json_t *entry)
{
    static const char *const singles[] = {"name", "short", "token"};
    static const char *const lists[] = {"aliases", "also"};
    size_t n;
    json_t *alias;

    for (gsize i = 0; i < G_N_ELEMENTS(singles); i++)
        put_name(names, json_object_get(entry, singles[i]), entry);
    for (gsize i = 0; i < G_N_ELEMENTS(lists); i++)
        json_array_foreach (json_object_get(entry, lists[i]), n, alias)
            put_name(names, alias, entry);
}

/* The entry of heldto's own files that bears the name; NULL: none does. A table may ask for each of
 * its cells, so they are read once and kept as long as the program. */
static json_t *entry_of(const char *name)
{
    static const char *const files[] = {"parties.json", "world.json"};
    static GHashTable *names;
    static json_t *roots[G_N_ELEMENTS(files)];
    g_autofree char *folded = fold_text(name, -1);

    if (names != NULL)
        return g_hash_table_lookup(names, folded);
    names = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    for (gsize i = 0; i < G_N_ELEMENTS(files); i++) {
        gsize len, n;
        json_t *entry;
        const char *text = data_file(files[i], &len);
        roots[i] = json_loadb(text, len, 0, NULL);
        json_array_foreach (json_object_get(roots[i], "parties"), n, entry)
            put_entry(names, entry);
    }
    return g_hash_table_lookup(names, folded);
}

static gboolean find(struct session *session, const char *name, gint64 *id, GError **error)
{
    GError *failed = NULL;
    owned(party) there = party_find(session->db, name, &failed);

    *id = there != NULL ? there->id : 0;
    if (failed != NULL)
        g_propagate_error(error, failed);
    return failed == NULL;
}

/* Whoever is in the register already under another name of the entry, entered by hand. */
static gboolean find_named(struct session *session, const json_t *entry, gint64 *id, GError **error)
{
    size_t i;
    json_t *alias;

    if (!find(session, json_string_value(json_object_get(entry, "name")), id, error))
        return FALSE;
    json_array_foreach (json_object_get(entry, "aliases"), i, alias)
        if (*id == 0 && !find(session, json_string_value(alias), id, error))
            return FALSE;
    return TRUE;
}

static gboolean add_shipped(struct session *session, struct change *change, json_t *entry,
                            gint64 *id, GError **error)
{
    json_t *one = json_pack("{s:[O]}", "parties", entry);
    const char *name = json_string_value(json_object_get(entry, "name"));
    gboolean done = vocabulary_add(session, change, one, error) &&
                    names_party(session, change, name, id, error);

    json_decref(one);
    return done;
}

/* With a change, what heldto ships of that name is added where it is not there. */
static gboolean find_or_take(struct session *session, struct change *change, const char *name,
                             gint64 *id, GError **error)
{
    if (!find(session, name, id, error))
        return FALSE;
    json_t *entry = *id == 0 ? entry_of(name) : NULL;
    if (entry == NULL)
        return TRUE;
    return find_named(session, entry, id, error) &&
           (*id != 0 || change == NULL || add_shipped(session, change, entry, id, error));
}

gboolean who_find(struct session *session, const char *name, gint64 *party_id, GError **error)
{
    return find_or_take(session, NULL, name, party_id, error);
}

gboolean who_store(struct session *session, struct change *change, const char *name,
                   gint64 *party_id, GError **error)
{
    return find_or_take(session, change, name, party_id, error) &&
           (*party_id != 0 || names_party(session, change, name, party_id, error));
}
