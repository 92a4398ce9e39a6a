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

/* The weights of title and topics are such that bm25 saturates: no number of places elsewhere
 * makes up for one there. */
const struct engine_search sqlite_search = {
    .insert = "INSERT INTO commitment_search(rowid, title, topics, words, notes)"
              " VALUES ($1, $2, $3, $4, $5)",
    .remove = "INSERT INTO commitment_search(commitment_search, rowid, title, topics, words, notes)"
              " VALUES ('delete', $1, $2, $3, $4, $5)",
    .clear = "INSERT INTO commitment_search(commitment_search) VALUES ('delete-all')",
    .match = "c.id IN (SELECT rowid FROM commitment_search WHERE commitment_search MATCH @)",
    .ids = "SELECT rowid AS id FROM commitment_search WHERE commitment_search MATCH @",
    .term = search_term,
    .both = " AND ",
    .either = " OR ",
    .ranked = "SELECT rowid AS id, bm25(commitment_search, 1000.0, 800.0, 2.0, 1.0) AS rank"
              " FROM commitment_search WHERE commitment_search MATCH @",
    .setup = "CREATE VIRTUAL TABLE IF NOT EXISTS temp.commitment_place"
             " USING fts5vocab(main, commitment_search, instance)",
    .places =
        "SELECT doc FROM temp.commitment_place WHERE term >= @ AND term <= @ || char(1114111)",
    .has = "heldto_has(#, @)",
    .fold = "heldto_fold(#)",
    .regex = "heldto_regex(#, @)",
    .fields = "SELECT heldto_fold(j.value) AS value FROM json_each(CASE WHEN json_valid(c.custom)"
              " THEN c.custom ELSE '{}' END) j"
              " WHERE replace(replace(heldto_fold(j.key), ' ', '-'), '_', '-') = @",
};
