/* file_name.c owns completing names of files.
 * It must not know what a file is wanted for. */
#include "tui/file_name.h"

#include <string.h>

static int compare_names(gconstpointer a, gconstpointer b)
{
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

char *file_name_expand(const char *text)
{
    g_autofree char *name = g_strstrip(g_strdup(text));
    if (!g_str_has_prefix(name, "~/"))
        return g_steal_pointer(&name);
    return g_build_filename(g_get_home_dir(), name + strlen("~/"), NULL);
}

static char *folder_of(const char *text, gsize len)
{
    g_autofree char *folder = g_strndup(text, len);
    return len > 0 ? file_name_expand(folder) : g_strdup("./");
}

GPtrArray *file_name_complete(const char *text, gsize *start)
{
    const char *slash = strrchr(text, '/');
    const char *name = slash != NULL ? slash + 1 : text;
    g_autofree char *folder = folder_of(text, (gsize)(name - text));
    *start = (gsize)(name - text);
    g_autoptr(GDir) dir = g_dir_open(folder, 0, NULL);
    GPtrArray *found = g_ptr_array_new_with_free_func(g_free);
    const char *entry;
    while (dir != NULL && (entry = g_dir_read_name(dir)) != NULL) {
        if (!g_str_has_prefix(entry, name) || !g_utf8_validate(entry, -1, NULL) ||
            (*entry == '.' && *name != '.'))
            continue;
        g_autofree char *path = g_build_filename(folder, entry, NULL);
        const gboolean is_folder = g_file_test(path, G_FILE_TEST_IS_DIR);
        g_ptr_array_add(found, g_strconcat(entry, is_folder ? "/" : "", NULL));
    }
    g_ptr_array_sort(found, compare_names);
    return found;
}
