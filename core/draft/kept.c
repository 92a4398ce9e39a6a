/* kept.c owns the files of texts that were typed and are not stored yet.
 * It must not know what they belong to, nor when they are kept. */
#include "core/draft/kept.h"

#include "core/places.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define GROUP     "typed"
#define FORGOTTEN ((gint64)90 * 24 * 60 * 60) /* seconds */

static char *name_of(const char *key)
{
    return g_compute_checksum_for_string(G_CHECKSUM_SHA1, key, -1);
}

static char *own_file(const char *key)
{
    g_autofree char *name = name_of(key);
    g_autofree char *file = g_strdup_printf("typed/%s.%ld", name, (long)getpid());
    return places_state_file(file);
}

gboolean kept_write(const char *key, GHashTable *texts, GError **error)
{
    g_autofree char *path = own_file(key);
    g_autoptr(GKeyFile) file = g_key_file_new();
    GHashTableIter iter;
    gpointer name, text;
    gsize len = 0;
    g_hash_table_iter_init(&iter, texts);
    while (g_hash_table_iter_next(&iter, &name, &text))
        g_key_file_set_string(file, GROUP, name, text);
    g_autofree char *bytes = g_key_file_to_data(file, &len, NULL);
    return places_make_folder(path, error) &&
           g_file_set_contents_full(path, bytes, (gssize)len,
                                    G_FILE_SET_CONTENTS_CONSISTENT | G_FILE_SET_CONTENTS_DURABLE,
                                    0600, error);
}

void kept_drop(const char *key)
{
    g_autofree char *path = own_file(key);
    g_unlink(path);
}

/* The number behind the last dot; 0: none. */
static pid_t writer_of(const char *file)
{
    const char *dot = strrchr(file, '.');
    return dot != NULL ? (pid_t)strtol(dot + 1, NULL, 10) : 0;
}

static gboolean is_running(pid_t pid)
{
    return pid > 0 && pid != getpid() && (kill(pid, 0) == 0 || errno == EPERM);
}

static GHashTable *read_file(const char *path)
{
    g_autoptr(GKeyFile) file = g_key_file_new();
    if (!g_key_file_load_from_file(file, path, G_KEY_FILE_NONE, NULL))
        return NULL;
    g_auto(GStrv) names = g_key_file_get_keys(file, GROUP, NULL, NULL);
    GHashTable *texts = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free);
    for (char **name = names; name && *name; name++) {
        char *text = g_key_file_get_string(file, GROUP, *name, NULL);
        if (text != NULL)
            g_hash_table_insert(texts, g_strdup(*name), text);
    }
    return texts;
}

struct search {
    const char *name; /* of the files looked for, up to the dot */
    char *latest;     /* path; NULL: none so far */
    gint64 latest_at;
};

/* Looks at one file: is it the one, or one to throw away? */
static void look_at(struct search *search, const char *folder, const char *file)
{
    g_autofree char *path = g_build_filename(folder, file, NULL);
    GStatBuf st;
    const pid_t writer = writer_of(file);
    if (writer == 0 || is_running(writer) || g_stat(path, &st) != 0)
        return;
    if (!g_str_has_prefix(file, search->name)) {
        if (g_get_real_time() / G_USEC_PER_SEC - (gint64)st.st_mtime > FORGOTTEN)
            g_unlink(path);
        return;
    }
    if (search->latest != NULL && (gint64)st.st_mtime < search->latest_at)
        return;
    g_free(search->latest);
    search->latest = g_steal_pointer(&path);
    search->latest_at = (gint64)st.st_mtime;
}

GHashTable *kept_take(const char *key)
{
    g_autofree char *folder = places_state_file("typed");
    g_autofree char *name = name_of(key);
    g_autofree char *own = own_file(key);
    g_autoptr(GDir) dir = g_dir_open(folder, 0, NULL);
    struct search search = {.name = name};
    const char *file;
    while (dir != NULL && (file = g_dir_read_name(dir)) != NULL)
        look_at(&search, folder, file);
    GHashTable *texts = search.latest != NULL ? read_file(search.latest) : NULL;
    if (texts != NULL)
        g_rename(search.latest, own); /* else the next one takes it as well: no harm */
    g_free(search.latest);
    return texts;
}
