/* engine.c owns the list of database engines, one row each, and what to do about each kind of
 * failure. It must not know how any of them works. */
#include "db/engine.h"

#include <string.h>

static const struct engine_ops *const engines[] = {
    &engine_sqlite,
};

const struct engine_ops *const *engine_all(gsize *n)
{
    *n = G_N_ELEMENTS(engines);
    return engines;
}

const struct engine_ops *engine_for(const char *location)
{
    const struct engine_ops *file_engine = NULL;
    for (gsize i = 0; i < G_N_ELEMENTS(engines); i++) {
        const char *scheme = engines[i]->url_scheme;
        if (scheme == NULL)
            file_engine = engines[i];
        else if (g_str_has_prefix(location, scheme))
            return engines[i];
    }
    return strstr(location, "://") != NULL ? NULL : file_engine;
}

static const char *const advice[] = {
    [DB_ERROR_FAILED] = "the register could not do that, and nothing was changed",
    [DB_ERROR_NOT_FOUND] = "there is no register here",
    [DB_ERROR_NOT_A_REGISTER] = "this is not a register",
    [DB_ERROR_NEWER] = "a newer heldto made this register",
    [DB_ERROR_DAMAGED] = "the file is damaged; restore it from a backup",
    [DB_ERROR_PERMISSION] = "it may not be written here, and nothing was changed; copy it to where "
                            "you may write, or ask its owner",
    [DB_ERROR_FULL] = "the disk is full; free some room and try again; nothing was changed",
    [DB_ERROR_BUSY] = "another program is writing to it; wait a moment and try again; nothing was "
                      "changed",
    [DB_ERROR_CONFLICT] = "someone changed this meanwhile; look at both and choose",
    [DB_ERROR_CONSTRAINT] = "a rule of the register forbids it, and nothing was changed",
    [DB_ERROR_REFUSED] = "a later change stands in the way",
    [DB_ERROR_INTERRUPTED] = "stopped, and nothing was changed",
    [DB_ERROR_EXISTS] = "a file is already there; it is left as it is",
    [DB_ERROR_DISK] = "the disk failed, and this is not saved for certain; open the register again "
                      "and look, and keep a copy on another disk",
};

gboolean engine_fail(GError **error, enum db_error code, const char *words)
{
    g_assert(code < G_N_ELEMENTS(advice));
    g_set_error(error, DB_ERROR, (int)code, "%s (%s)", advice[code], words);
    return FALSE;
}
