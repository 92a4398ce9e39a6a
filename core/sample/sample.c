/* sample.c owns the sample register: taking it in, and the analyst's copy of it.
 * It must not know what the sample tells. */
#include "core/sample/sample.h"

#include "core/data.h"
#include "core/draft/names.h"
#include "core/places.h"
#include "core/register_new.h"
#include "core/sample/sample_private.h"
#include "core/scheme/vocabulary.h"
#include "db/register_row.h"
#include "db/series.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

static const char made_by[] = "sample program"; /* the setting: which version took it in */

const char *sample_text(const json_t *object, const char *name)
{
    const char *text = json_string_value(json_object_get(object, name));
    return text != NULL ? text : "";
}

gint64 sample_id(GHashTable *ids, const char *name)
{
    const gint64 *id = g_hash_table_lookup(ids, name);
    return id != NULL ? *id : 0;
}

void sample_keep(GHashTable *ids, const char *name, gint64 id)
{
    g_hash_table_insert(ids, g_strdup(name), g_memdup2(&id, sizeof id));
}

/* A party is an object {party, role}, a topic its token. */
static char *join_list(const json_t *list)
{
    g_autoptr(GPtrArray) names = g_ptr_array_new_with_free_func(g_free);
    size_t i;
    json_t *one;
    json_array_foreach (list, i, one) {
        if (json_is_string(one))
            g_ptr_array_add(names, g_strdup(json_string_value(one)));
        else
            g_ptr_array_add(names, g_strdup_printf("%s (%s)", sample_text(one, "party"),
                                                   sample_text(one, "role")));
    }
    return names_join(names);
}

void sample_fill(struct draft *draft, const json_t *object)
{
    gsize n;
    const struct field *fields = field_all(draft_noun(draft), &n);
    for (gsize i = 0; i < n; i++) {
        const json_t *value = json_object_get(object, fields[i].name);
        g_autofree char *list = json_is_array(value) ? join_list(value) : NULL;
        if (list != NULL)
            draft_set(draft, fields[i].name, list);
        else if (json_is_boolean(value))
            draft_set(draft, fields[i].name, json_is_true(value) ? "1" : "0");
        else if (json_is_string(value))
            draft_set(draft, fields[i].name, json_string_value(value));
    }
}

static gboolean add_series(struct sample *sample, GError **error)
{
    size_t i;
    json_t *object;
    json_array_foreach (json_object_get(sample->root, "series"), i, object) {
        struct series row = {.token = (char *)sample_text(object, "key"),
                             .prefix = (char *)sample_text(object, "prefix"),
                             .title = (char *)sample_text(object, "title"),
                             .description = (char *)sample_text(object, "description")};
        gboolean done = change_insert(sample->change, TABLE_SERIES, &row, error);
        g_free(row.uuid);
        if (!done)
            return FALSE;
    }
    return TRUE;
}

static gboolean load_all(struct sample *sample, GError **error)
{
    struct session *session = sample->session;
    struct change *change = sample->change;
    return register_set(session, change, "sample", SAMPLE_STAMP, error) &&
           register_set(session, change, made_by, session_program(), error) &&
           vocabulary_add(session, change, sample->root, error) && add_series(sample, error) &&
           sample_texts(sample, error) && sample_stories(sample, error);
}

static GHashTable *ids_new(void)
{
    return g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free);
}

gboolean sample_load(struct session *session, GError **error)
{
    gsize len;
    const char *text = data_file("sample/sample.json", &len);
    struct sample sample = {.session = session,
                            .root = json_loadb(text, len, 0, NULL),
                            .documents = ids_new(),
                            .sources = ids_new()};
    g_assert(sample.root != NULL); /* embedded, and a test reads it */
    sample.change = session_begin_start(session, "demo", error);
    gboolean done = sample.change != NULL && load_all(&sample, error);
    if (done) {
        change_say(sample.change, "the sample taken in: %zu commitments",
                   json_array_size(json_object_get(sample.root, "commitments")));
        done = change_commit(sample.change, error);
    } else {
        change_abort(sample.change);
    }
    json_decref(sample.root);
    g_hash_table_unref(sample.documents);
    g_hash_table_unref(sample.sources);
    return done;
}

static gboolean is_ours(struct session *session)
{
    owned(setting) setting = setting_get(session->db, made_by, NULL);
    return setting != NULL && strcmp(setting->value, session_program()) == 0;
}

/* Made beside its place and renamed, so that a stopped program leaves no half of it. */
static gboolean make_copy(const char *path, const char *author, GError **error)
{
    g_autofree char *fresh = g_strdup_printf("%s.%ld", path, (long)getpid());
    g_unlink(fresh);
    struct session_options options = {.location = fresh, .author = author, .is_new = TRUE};
    struct session *session = session_open(&options, error);
    gboolean done = session != NULL && sample_load(session, error);
    session_close(session);
    /* What an interrupted writer left beside the old copy must not be played into the new one. */
    g_autofree char *journal = g_strconcat(path, "-journal", NULL);
    g_unlink(journal);
    if (done && g_rename(fresh, path) != 0) {
        g_set_error(error, HELDTO_ERROR, HELDTO_ERROR_REGISTER, "%s: %s", path, g_strerror(errno));
        done = FALSE;
    }
    g_autofree char *left = g_strconcat(fresh, "-journal", NULL);
    g_unlink(left);
    if (!done)
        g_unlink(fresh);
    return done;
}

struct session *sample_open(const char *author, GError **error)
{
    g_autofree char *path = places_state_file("demo.db");
    struct session_options options = {.location = path, .author = author};
    GError *failed = NULL;
    struct session *session = session_open(&options, &failed);
    if (g_error_matches(failed, DB_ERROR, DB_ERROR_BUSY)) {
        g_propagate_error(error, failed);
        return NULL;
    }
    g_clear_error(&failed);
    if (session != NULL && is_ours(session))
        return session;
    session_close(session);
    if (!places_make_folder(path, error) || !make_copy(path, author, error))
        return NULL;
    return session_open(&options, error);
}
