/* SPDX-License-Identifier: MIT
 *
 * document_sql.h: conditions on documents that several queries have in common. Private to db/.
 */
#ifndef DB_DOCUMENT_SQL_H
#define DB_DOCUMENT_SQL_H

/* Of document d: a full official text that was read through. It is not empty, and what was suggested
 * in it was refused or became a wording. */
#define DOCUMENT_IS_READ                                                                           \
    "d.coverage = 'full' AND d.text <> '' AND NOT EXISTS (SELECT 1 FROM suggestion s"              \
    " WHERE s.document_id = d.id AND s.decision <> 'refused' AND s.wording_id IS NULL)"

#endif
