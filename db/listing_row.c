/* listing_row.c owns the rows a list hands out.
 * It must not know in which order they come. */
#include "db/listing_private.h"

static void entry_clear(gpointer data)
{
    struct listing_entry *entry = data;
    g_free(entry->group);
}

GArray *listing_entries_new(void)
{
    GArray *entries = g_array_new(FALSE, TRUE, sizeof(struct listing_entry));
    g_array_set_clear_func(entries, entry_clear);
    return entries;
}

void listing_row_free(gpointer data)
{
    struct listing_row *row = data;
    if (row == NULL)
        return;
    commitment_free(row->commitment);
    g_free(row->group);
    g_free(row);
}

void listing_heading_free(gpointer data)
{
    struct listing_heading *heading = data;
    if (heading != NULL)
        g_free(heading->group);
    g_free(heading);
}

static struct listing_row *add_row(const struct listing *listing, const struct listing_entry *entry,
                                   GPtrArray *rows)
{
    struct listing_row *row = g_new0(struct listing_row, 1);
    row->group_id = entry->group_id;
    row->group = g_strdup(entry->group != NULL ? entry->group : "");
    row->position = entry->position;
    row->snapshot = listing_snapshot(listing);
    row->n = entry->n;
    g_ptr_array_add(rows, row);
    return row;
}

static gboolean read_row(struct listing *listing, const struct listing_entry *entry,
                         GPtrArray *rows, GError **error)
{
    GError *failed = NULL;
    if (entry->n > 0) {
        add_row(listing, entry, rows);
        return TRUE;
    }
    struct commitment *commitment = commitment_by_id(listing->db, entry->id, &failed);
    if (failed != NULL) {
        g_propagate_error(error, failed);
        return FALSE;
    }
    if (commitment == NULL)
        return TRUE;
    add_row(listing, entry, rows)->commitment = commitment;
    return TRUE;
}

GPtrArray *listing_rows_of(struct listing *listing, const GArray *entries, GError **error)
{
    g_autoptr(GPtrArray) rows = g_ptr_array_new_with_free_func(listing_row_free);
    gboolean done = db_begin_read(listing->db, error);
    if (!done)
        return NULL;
    for (guint i = 0; done && i < entries->len; i++)
        done = read_row(listing, &g_array_index(entries, struct listing_entry, i), rows, error);
    if (!done) {
        db_rollback(listing->db);
        return NULL;
    }
    return db_commit(listing->db, error) ? g_steal_pointer(&rows) : NULL;
}
