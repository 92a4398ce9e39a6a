/* schema_sql_2.c owns the SQL that brings a register from version 1 to 2; once shipped it is never
 * edited. It must not know how or when it is run. */
#include "db/schema_sql.h"

#include "db/schema_words.h"

/* clang-format off */

#define ADD(table, column) "ALTER TABLE " #table " ADD COLUMN " column " TEXT NOT NULL DEFAULT '';"
#define AT_LEAST(name, least) ", " #name " INTEGER NOT NULL DEFAULT 0 CHECK (" #name " >= " #least ")"
#define DECISIONS(OR, n) OR(n, "") OR(n, "later") OR(n, "new") OR(n, "tie") OR(n, "position") \
    OR(n, "refused")
#define FINDINGS(OR, n) OR(n, "restated") OR(n, "changed") OR(n, "not-mentioned") OR(n, "closed") \
    OR(n, "later")

#define INTAKE \
    TABLE(document_page, \
        NEED(document_id, document) AT_LEAST(number, 1) TEXT(label) AT_LEAST(start, 0) \
        RULE("UNIQUE (document_id, number)")) \
    TABLE(cue, SOME(phrase) SOME(role) ONE_OF(force, FORCES) BOOL(again) TEXT(note)) \
    TABLE(suggestion, \
        NEED(document_id, document) INT(position) AT_LEAST(sentence_start, 0) \
        AT_LEAST(sentence_length, 0) AT_LEAST(start, 0) AT_LEAST(length, 0) TEXT(fingerprint) \
        TEXT(title) ONE_OF(kind, KINDS) ONE_OF(force, FORCES) BOOL(again) TEXT(verb) TEXT(cues) \
        ONE_OF(voice, VOICES) TEXT(speaker) TEXT(parties) TEXT(topic) TEXT(due_text) \
        TEXT(due_edtf) TEXT(place) INT(confidence) " CHECK (confidence BETWEEN 0 AND 100)" \
        ONE_OF(decision, DECISIONS) REF(commitment_id, commitment) REF(wording_id, wording) \
        BOOL(edited) TEXT(exact)) \
    INDEX(suggestion_document, "suggestion(document_id, position)") \
    INDEX(suggestion_fingerprint, "suggestion(fingerprint)") \
    INDEX_PART(suggestion_open, "suggestion(document_id)", "decision IN ('', 'later')") \
    INDEX_PART(suggestion_commitment, "suggestion(commitment_id)", "commitment_id IS NOT NULL") \
    INDEX_PART(suggestion_wording, "suggestion(wording_id)", "wording_id IS NOT NULL")

#define LINEAGE \
    TABLE(review, \
        NEED(meeting_id, meeting) NEED(commitment_id, commitment) ONE_OF(finding, FINDINGS) \
        TEXT(note) SOME(author) SOME(recorded_at) RULE("UNIQUE (meeting_id, commitment_id)")) \
    TABLE(dismissal, NEED(commitment_id, commitment) REF(meeting_id, meeting) SOME(what)) \
    INDEX(review_commitment, "review(commitment_id)") \
    "CREATE UNIQUE INDEX dismissal_once ON dismissal(commitment_id, coalesce(meeting_id, 0), what);" \
    INDEX_PART(dismissal_meeting, "dismissal(meeting_id)", "meeting_id IS NOT NULL") \
    ADD(wording, "due_text") ADD(wording, "due_edtf") ADD(wording, "place")

/* clang-format on */

const char schema_sql_2[] = INTAKE LINEAGE;

/* What a commitment says was said by its wording, where there is but one. */
const char schema_data_2[] =
    "UPDATE wording SET due_text = c.due_text, due_edtf = c.due_edtf, place = c.place"
    " FROM commitment c WHERE c.id = wording.commitment_id AND wording.role = 'record'"
    " AND (c.due_text <> '' OR c.due_edtf <> '' OR c.place <> '') AND NOT EXISTS (SELECT 1"
    " FROM wording o WHERE o.commitment_id = c.id AND o.role = 'record' AND o.id <> wording.id);";
