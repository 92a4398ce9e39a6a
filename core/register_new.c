/* register_new.c owns what a new register holds from the start, and its settings.
 * It must not know how a register is opened. */
#include "core/register_new.h"

#include "core/scheme/scheme.h"
#include "core/scheme/vocabulary.h"
#include "db/register_row.h"

#include <string.h>

static gboolean add_status(struct change *change, gint64 scheme_id, gsize position,
                           const struct scheme_status *status, GError **error)
{
    const char letter[] = {status->letter, '\0'};
    g_autofree char *score = status->score == SCHEME_NO_SCORE
                                 ? g_strdup("")
                                 : g_strdup_printf(status->score > 0 ? "+%d" : "%d", status->score);
    struct scheme_status_row row = {
        .scheme_id = scheme_id,
        .position = (gint64)position,
        .token = (char *)status->token,
        .letter = (char *)letter,
        .label = (char *)status->label,
        .definition = (char *)status->definition,
        .class = (char *)(status->is_open ? "open" : "closed"),
        .is_assessed = status->is_assessed,
        .is_done = status->is_done,
        .needs_source = status->needs_source,
        .needs_successor = status->needs_successor,
        .score = score,
    };
    gboolean done = change_insert(change, TABLE_SCHEME_STATUS, &row, error);
    g_free(row.uuid);
    return done;
}

static gboolean add_scheme(struct change *change, const struct scheme *scheme, GError **error)
{
    struct scheme_row row = {.token = (char *)scheme->token,
                             .name = (char *)scheme->name,
                             .description = (char *)scheme->description};
    gboolean done = change_insert(change, TABLE_SCHEME, &row, error);
    g_free(row.uuid);
    for (gsize i = 0; done && i < scheme->n; i++)
        done = add_status(change, row.id, i, &scheme->statuses[i], error);
    return done;
}

static gboolean add_person(struct session *session, struct change *change, GError **error)
{
    struct person row = {.login = (char *)session_login(session), .name = session->author};
    gboolean done = change_insert(change, TABLE_PERSON, &row, error);
    g_free(row.uuid);
    return done;
}

gboolean register_set(struct session *session, struct change *change, const char *name,
                      const char *value, GError **error)
{
    GError *failed = NULL;
    owned(setting) old = setting_get(session->db, name, &failed);
    if (failed != NULL) {
        g_propagate_error(error, failed);
        return FALSE;
    }
    if (old != NULL) {
        owned(setting) row = row_copy(TABLE_SETTING, old);
        row_set(&row->value, value);
        return change_update(change, TABLE_SETTING, old, row, error);
    }
    struct setting row = {.name = (char *)name, .value = (char *)value};
    gboolean done = change_insert(change, TABLE_SETTING, &row, error);
    g_free(row.uuid);
    return done;
}

static gboolean fill(struct session *session, struct change *change, const char *scheme,
                     gboolean with_vocabulary, GError **error)
{
    gsize n;
    const struct scheme *schemes = scheme_all(&n);
    for (gsize i = 0; i < n; i++)
        if (!add_scheme(change, &schemes[i], error))
            return FALSE;
    return add_person(session, change, error) &&
           register_set(session, change, "scheme", scheme, error) &&
           (!with_vocabulary || vocabulary_load(session, change, error));
}

static char *scheme_names(void)
{
    gsize n;
    const struct scheme *schemes = scheme_all(&n);
    GString *names = g_string_new(NULL);
    for (gsize i = 0; i < n; i++)
        g_string_append_printf(names, "%s%s", i > 0 ? ", " : "", schemes[i].token);
    return g_string_free(names, FALSE);
}

gboolean register_new_fill(struct session *session, const char *scheme, gboolean with_vocabulary,
                           GError **error)
{
    if (scheme == NULL)
        scheme = "pledge";
    if (scheme_find(scheme) == NULL) {
        g_autofree char *names = scheme_names();
        g_set_error(error, HELDTO_ERROR, HELDTO_ERROR_USAGE,
                    "there is no status scheme \"%s\"; there are %s", scheme, names);
        return FALSE;
    }
    struct change *change = session_begin_start(session, "init", error);
    if (change == NULL)
        return FALSE;
    change_say(change, "register made, scheme %s", scheme);
    if (fill(session, change, scheme, with_vocabulary, error))
        return change_commit(change, error);
    change_abort(change);
    return FALSE;
}
