/* places.c owns where files are kept, and the small state and config files.
 * It must not know what any value is for. */
#include "core/places.h"

#include "core/session.h"

#include <errno.h>
#include <glib/gstdio.h>

static char *place(const char *base, const char *name)
{
    return g_build_filename(base, "heldto", name, NULL);
}

char *places_register(void)
{
    const char *named = g_getenv("HELDTO_REGISTER");
    if (named != NULL && *named != '\0')
        return g_strdup(named);
    return place(g_get_user_data_dir(), "register.db");
}

char *places_config_file(void)
{
    return place(g_get_user_config_dir(), "config");
}

char *places_state_file(const char *name)
{
    return place(g_get_user_state_dir(), name);
}

gboolean places_make_folder(const char *file, GError **error)
{
    g_autofree char *folder = g_path_get_dirname(file);
    if (g_mkdir_with_parents(folder, 0700) == 0)
        return TRUE;
    g_set_error(error, HELDTO_ERROR, HELDTO_ERROR_REGISTER, "%s: the folder cannot be made: %s",
                folder, g_strerror(errno));
    return FALSE;
}

char *places_state_get(const char *group, const char *key)
{
    g_autofree char *path = places_state_file("state");
    g_autoptr(GKeyFile) file = g_key_file_new();
    if (!g_key_file_load_from_file(file, path, G_KEY_FILE_NONE, NULL))
        return NULL;
    return g_key_file_get_string(file, group, key, NULL);
}

gboolean places_state_set(const char *group, const char *key, const char *value, GError **error)
{
    g_autofree char *path = places_state_file("state");
    g_autoptr(GKeyFile) file = g_key_file_new();
    if (!places_make_folder(path, error))
        return FALSE;
    g_key_file_load_from_file(file, path, G_KEY_FILE_KEEP_COMMENTS, NULL);
    g_key_file_set_string(file, group, key, value);
    gsize len;
    g_autofree char *text = g_key_file_to_data(file, &len, NULL);
    return g_file_set_contents_full(path, text, (gssize)len,
                                    G_FILE_SET_CONTENTS_CONSISTENT | G_FILE_SET_CONTENTS_DURABLE,
                                    0600, error);
}

char *places_config_get(const char *group, const char *key, GError **error)
{
    g_autofree char *path = places_config_file();
    if (!g_file_test(path, G_FILE_TEST_EXISTS))
        return NULL;
    g_autoptr(GKeyFile) file = g_key_file_new();
    if (g_key_file_load_from_file(file, path, G_KEY_FILE_NONE, error))
        return g_key_file_get_string(file, group, key, NULL);
    g_prefix_error(error, "%s: ", path);
    return NULL;
}
