/* bookmark.c owns the bookmarks of a register in the state file.
 * It must not know how a place is gone to. */
#include "tui/bookmark.h"

#include "core/places.h"
#include "core/session.h"

#include <string.h>

/* One group a register, by where it is: the name of a group may not hold every path. */
static char *group_of(const struct session *session)
{
    const char *location = db_location(session->db);
    g_autofree char *path =
        strstr(location, "://") ? g_strdup(location) : g_canonicalize_filename(location, NULL);
    g_autofree char *sum = g_compute_checksum_for_string(G_CHECKSUM_SHA256, path, -1);
    return g_strdup_printf("bookmarks %.16s", sum);
}

gboolean bookmark_keep(const struct session *session, char letter, const struct visit *place,
                       const char *words, GError **error)
{
    g_autofree char *group = group_of(session);
    g_autofree char *id = g_strdup_printf("%" G_GINT64_FORMAT, place->id);
    g_autofree char *kind = g_strdup_printf("%d", place->kind);
    g_autofree char *item = g_strdup_printf("%" G_GINT64_FORMAT, place->item);
    g_autofree char *text = g_strescape(place->text ? place->text : "", NULL);
    g_autofree char *told = g_strescape(words, NULL);
    g_autofree char *value = g_strjoin("\t", place->view, id, kind, item, text, told, NULL);
    return places_state_set(group, (const char[]){letter, '\0'}, value, error);
}

struct visit *bookmark_get(const struct session *session, char letter, char **words)
{
    g_autofree char *group = group_of(session);
    g_autofree char *value = places_state_get(group, (const char[]){letter, '\0'});
    g_auto(GStrv) parts = g_strsplit(value ? value : "", "\t", -1);
    if (g_strv_length(parts) != 6 || view_find(parts[0]) == NULL)
        return NULL;
    struct visit *place = g_new0(struct visit, 1);
    place->view = g_strdup(parts[0]);
    place->id = g_ascii_strtoll(parts[1], NULL, 10);
    place->kind = (int)g_ascii_strtoll(parts[2], NULL, 10);
    place->item = g_ascii_strtoll(parts[3], NULL, 10);
    place->text = *parts[4] ? g_strcompress(parts[4]) : NULL;
    if (words)
        *words = g_strcompress(parts[5]);
    return place;
}
