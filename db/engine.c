/* engine.c owns the list of database engines, one row each.
 * It must not know what any of them does. */
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
