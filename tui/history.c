/* history.c owns the lines that were typed before.
 * It must not know what they are for. */
#include "tui/history.h"

#define LINES_MAX 200

static GHashTable *histories;

static GPtrArray *lines_of(const char *name)
{
    return histories ? g_hash_table_lookup(histories, name) : NULL;
}

static GPtrArray *lines_made(const char *name)
{
    GPtrArray *lines = lines_of(name);
    if (lines != NULL)
        return lines;
    if (histories == NULL)
        histories = g_hash_table_new_full(g_str_hash, g_str_equal, g_free,
                                          (GDestroyNotify)g_ptr_array_unref);
    lines = g_ptr_array_new_with_free_func(g_free);
    g_hash_table_insert(histories, g_strdup(name), lines);
    return lines;
}

void history_add(const char *name, const char *line)
{
    guint index;
    if (*line == '\0')
        return;
    GPtrArray *lines = lines_made(name);
    if (g_ptr_array_find_with_equal_func(lines, line, g_str_equal, &index))
        g_ptr_array_remove_index(lines, index);
    g_ptr_array_add(lines, g_strdup(line));
    if (lines->len > LINES_MAX)
        g_ptr_array_remove_index(lines, 0);
}

const GPtrArray *history_lines(const char *name)
{
    return lines_of(name);
}
