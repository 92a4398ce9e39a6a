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

static gboolean is_called(const json_t *object, const char *member, const char *folded)
{
    const char *text = json_string_value(json_object_get(object, member));
    g_autofree char *own = fold_text(text, -1);

    return strcmp(own, folded) == 0;
}

static gboolean has_among(const json_t *object, const char *member, const char *folded)
{
    size_t i;
    json_t *alias;

    json_array_foreach (json_object_get(object, member), i, alias) {
        g_autofree char *own = fold_text(json_string_value(alias), -1);
        if (strcmp(own, folded) == 0)
            return TRUE;
    }
    return FALSE;
}

/* The entry of a shipped file that bears the name; borrowed from ROOT. */
static json_t *entry_of(const json_t *root, const char *name)
{
    g_autofree char *folded = fold_text(name, -1);
    size_t i;
    json_t *object;

    json_array_foreach (json_object_get(root, "parties"), i, object) {
        if (is_called(object, "name", folded) || is_called(object, "short", folded) ||
            is_called(object, "token", folded) || has_among(object, "aliases", folded) ||
            has_among(object, "also", folded))
            return object;
    }
    return NULL;
}

/* Adds what heldto ships of that name; *id stays 0 when it ships none. */
static gboolean add_shipped(struct session *session, struct change *change, const char *file,
                            const char *name, gint64 *id, GError **error)
{
    gsize len;
    const char *text = data_file(file, &len);
    json_t *root = json_loadb(text, len, 0, NULL);
    json_t *entry = entry_of(root, name), *one;
    gboolean done = TRUE;

    if (entry != NULL) {
        one = json_pack("{s:[O]}", "parties", entry);
        done = vocabulary_add(session, change, one, error) &&
               names_party(session, change, json_string_value(json_object_get(entry, "name")), id,
                           error);
        json_decref(one);
    }
    json_decref(root);
    return done;
}

gboolean who_store(struct session *session, struct change *change, const char *name,
                   gint64 *party_id, GError **error)
{
    static const char *const files[] = {"parties.json", "world.json"};
    GError *failed = NULL;
    owned(party) there = party_find(session->db, name, &failed);

    *party_id = there != NULL ? there->id : 0;
    if (failed != NULL) {
        g_propagate_error(error, failed);
        return FALSE;
    }
    for (gsize i = 0; *party_id == 0 && i < G_N_ELEMENTS(files); i++)
        if (!add_shipped(session, change, files[i], name, party_id, error))
            return FALSE;
    return *party_id != 0 || names_party(session, change, name, party_id, error);
}
