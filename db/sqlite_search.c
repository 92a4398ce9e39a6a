/* sqlite_search.c owns full-text search on SQLite: a contentless FTS5 table.
 * It must not fold text: both the texts and the words come folded. */
#include "db/sqlite_private.h"

const char sqlite_search_table[] =
    "commitment_search title topics words notes *commitment_search *rank";

static const char *const column_names[] = {"title", "topics", "words", "notes"};

/* A quoted string is one phrase to FTS5, whatever stands in it. */
static char *search_term(const char *folded, gboolean is_prefix, int column)
{
    g_assert(column < (int)G_N_ELEMENTS(column_names));
    GString *term = g_string_new(NULL);
    if (column >= 0)
        g_string_append_printf(term, "%s : ", column_names[column]);
    g_string_append_c(term, '"');
    for (const char *p = folded; *p != '\0'; p++)
        g_string_append_c(term, *p == '"' ? ' ' : *p);
    g_string_append(term, is_prefix ? "\"*" : "\"");
    return g_string_free(term, FALSE);
}

const struct engine_search sqlite_search = {
    .insert = "INSERT INTO commitment_search(rowid, title, topics, words, notes)"
              " VALUES ($1, $2, $3, $4, $5)",
    .remove = "INSERT INTO commitment_search(commitment_search, rowid, title, topics, words, notes)"
              " VALUES ('delete', $1, $2, $3, $4, $5)",
    .clear = "INSERT INTO commitment_search(commitment_search) VALUES ('delete-all')",
    .match = "c.id IN (SELECT rowid FROM commitment_search WHERE commitment_search MATCH @)",
    .ids = "SELECT rowid AS id FROM commitment_search WHERE commitment_search MATCH @",
    .term = search_term,
};
