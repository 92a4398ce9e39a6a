/* schema_sql_3.c owns the SQL that brings a register from version 2 to 3; once shipped it is never
 * edited. It must not know how or when it is run. */
#include "db/schema_sql.h"

#include "db/schema_words.h"

/* clang-format off */

#define ADD(table, column) "ALTER TABLE " #table " ADD COLUMN " column
#define CODERS(OR, n) OR(n, "") OR(n, "second") OR(n, "adjudication")

/* Who scored: '' the first coder, the second, or whoever settled between both. */
#define SCORES_OF_TWO \
    ADD(assessment, "role TEXT NOT NULL DEFAULT '' CHECK (0" CODERS(OR_IS, role) ");")

#define EDITIONS \
    ADD(edition, "title TEXT NOT NULL DEFAULT '';") \
    ADD(edition, "audience TEXT NOT NULL DEFAULT '';") \
    ADD(edition, "as_of TEXT NOT NULL DEFAULT ''" DAY_RULE(as_of) ";") \
    ADD(edition, "state INTEGER NOT NULL DEFAULT 0;") \
    ADD(edition, "undone INTEGER NOT NULL DEFAULT 0 CHECK (undone IN (0, 1));") \
    "CREATE UNIQUE INDEX edition_number ON edition(report, number);" \
    TABLE(edition_entry, \
        NEED(edition_id, edition) NEED(commitment_id, commitment) TEXT(status) \
        REF(update_id, commitment_update) REF(wording_id, wording)) \
    INDEX(edition_entry_edition, "edition_entry(edition_id)") \
    INDEX(edition_entry_commitment, "edition_entry(commitment_id)") \
    INDEX_PART(edition_entry_update, "edition_entry(update_id)", "update_id IS NOT NULL") \
    INDEX_PART(edition_entry_wording, "edition_entry(wording_id)", "wording_id IS NOT NULL")

/* clang-format on */

const char schema_sql_3[] = SCORES_OF_TWO EDITIONS;

/* What was issued before told of the day on which it was issued. */
const char schema_data_3[] = "UPDATE edition SET as_of = issued_on WHERE as_of = '';";
