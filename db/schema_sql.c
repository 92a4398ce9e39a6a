/* schema_sql.c owns the SQL that makes the tables; a shipped text is never edited.
 * It must not know how or when it is run. */
#include "db/schema_sql.h"

#include "db/schema_words.h"

/* clang-format off */

/* The index of words is made first: SQLite 3.40 leaves the free list out of a check where the
 * table that its hash of names yields first is virtual. */
#define SEARCH \
    "CREATE VIRTUAL TABLE commitment_search USING fts5(title, topics, words, notes, content=''," \
    " tokenize=\"unicode61 remove_diacritics 0\");"

#define REGISTER \
    TABLE(setting, ", name TEXT NOT NULL UNIQUE" TEXT(value)) \
    "INSERT INTO setting(uuid, name, value) VALUES ('', 'next number', '1');" \
    TABLE(person, ", login TEXT NOT NULL UNIQUE" SOME(name) TEXT(unit)) \
    TABLE(scheme, ", token TEXT NOT NULL UNIQUE" TEXT(name) TEXT(description)) \
    TABLE(scheme_status, \
        NEED(scheme_id, scheme) INT(position) SOME(token) \
        ", letter TEXT NOT NULL CHECK (length(letter) = 1)" TEXT(label) TEXT(definition) \
        ONE_OF(class, OPENNESS) BOOL(is_assessed) BOOL(is_done) BOOL(needs_source) \
        BOOL(needs_successor) ONE_OF(score, SCORES_OR_NONE) \
        RULE("UNIQUE (scheme_id, token)") RULE("UNIQUE (scheme_id, letter)"))

#define MEETINGS \
    TABLE(series, \
        ONLY(token) ONLY(prefix) TEXT(title) TEXT(description) \
        ", next_number INTEGER NOT NULL DEFAULT 1") \
    TABLE(party, ONLY(token) SOME(name) ONE_OF(kind, PARTIES)) \
    TABLE(party_alias, \
        NEED(party_id, party) ", alias TEXT NOT NULL, folded TEXT NOT NULL") \
    TABLE(topic, ONLY(token) SOME(name) REF(parent_id, topic)) \
    TABLE(topic_alias, \
        NEED(topic_id, topic) ", alias TEXT NOT NULL, folded TEXT NOT NULL") \
    TABLE(meeting, \
        ONLY(token) REF(series_id, series) TEXT(title) TEXT(date_edtf) DAY(date_first) \
        DAY(date_last) TEXT(city) TEXT(country) TEXT(host) ONE_OF(level, LEVELS) \
        ONE_OF(state, STATES) TEXT(url) TEXT(note) VISIBILITY(visibility)) \
    TABLE(participant, \
        NEED(meeting_id, meeting) REF(party_id, party) TEXT(name) TEXT(role)) \
    TABLE(document, \
        REF(meeting_id, meeting) TEXT(title) TEXT(publisher) TEXT(republisher) \
        DAY(published_on) DAY(retrieved_on) TEXT(language) TEXT(url) TEXT(archive_url) \
        ONE_OF(coverage, COVERAGE) TEXT(sha256) TEXT(note) VISIBILITY(visibility) TEXT(text)) \
    TABLE(document_original, \
        NEED(document_id, document) TEXT(name) TEXT(media_type) BLOB(bytes)) \
    TABLE(document_frame, \
        NEED(document_id, document) ", start INTEGER NOT NULL CHECK (start >= 0)" \
        ", length INTEGER NOT NULL CHECK (length > 0)" TEXT(language))

#define COMMITMENTS \
    TABLE(commitment, \
        ONLY(key) REF(series_id, series) ONE_OF(kind, KINDS) TEXT(due_edtf) DAY(due_first) \
        DAY(due_last) SORT_DAY(due_sort) TEXT(status) \
        ONE_OF(status_class, CLASSES) INT(status_sort) DAY(status_on) \
        BOOL(is_assessed) BOOL(is_done) DAY(checked_on) TEXT(updated_at) \
        INT(earliest_wording_id) INT(latest_wording_id) INT(latest_meeting_id) \
        DAY(earliest_on) DAY(latest_on) TEXT(latest_place) INT(n_wordings) TEXT(owner) \
        ", priority TEXT NOT NULL DEFAULT 'normal' CHECK (0" PRIORITIES(OR_IS, priority) ")" \
        VISIBILITY(visibility) DAY(follow_up_on) SORT_DAY(follow_up_sort) SOME(title) \
        TEXT(title_sort) TEXT(parties_text) TEXT(topics_text) TEXT(due_text) TEXT(place) \
        TEXT(country) ONE_OF(level, LEVELS) TEXT(next_actor) TEXT(next_step) \
        VISIBILITY(next_step_visibility) TEXT(question) TEXT(description) TEXT(note) \
        VISIBILITY(note_visibility) TEXT(custom)) \
    TABLE(key_alias, ONLY(key) NEED(commitment_id, commitment) TEXT(reason)) \
    TABLE(commitment_party, \
        NEED(commitment_id, commitment) NEED(party_id, party) ONE_OF(role, ROLES) INT(position) \
        RULE("UNIQUE (commitment_id, party_id, role)")) \
    TABLE(commitment_topic, \
        NEED(commitment_id, commitment) NEED(topic_id, topic) INT(position) \
        RULE("UNIQUE (commitment_id, topic_id)")) \
    TABLE(wording, \
        NEED(commitment_id, commitment) NEED(meeting_id, meeting) REF(document_id, document) \
        ONE_OF(role, PLACES) INT(start) INT(length) TEXT(page) TEXT(paragraph) \
        ONE_OF(voice, VOICES) TEXT(speaker) TEXT(verb) ONE_OF(force, FORCES) BOOL(again) \
        ONE_OF(difference, DIFFERENCES) BOOL(confirmed) TEXT(note) TEXT(exact) TEXT(prefix) \
        TEXT(suffix)) \
    TABLE(link, \
        NEED(from_id, commitment) NEED(to_id, commitment) ONE_OF(relation, RELATIONS) TEXT(note) \
        RULE("UNIQUE (from_id, to_id, relation)") RULE("CHECK (from_id <> to_id)"))

#define UPDATES \
    TABLE(commitment_update, \
        NEED(commitment_id, commitment) REF(party_id, party) \
        ONE_OF(kind, UPDATE_KINDS) TEXT(status_from) TEXT(status_to) \
        DAY(effective_on) BOOL(effective_given) DAY(checked_on) SOME(recorded_at) SOME(author) \
        REF(meeting_id, meeting) REF(corrects_id, commitment_update) BOOL(undone) \
        VISIBILITY(visibility) TEXT(note) RULE("CHECK (kind <> 'status' OR status_to <> '')")) \
    TABLE(source, \
        TEXT(title) TEXT(publisher) TEXT(url) REF(document_id, document) TEXT(page) \
        DAY(dated_on) DAY(retrieved_on) ONE_OF(kind, SOURCES) TEXT(searched_where) \
        VISIBILITY(visibility) TEXT(quote) TEXT(note)) \
    TABLE(citation, \
        NEED(source_id, source) NEED(commitment_id, commitment) \
        REF(update_id, commitment_update) TEXT(page)) \
    TABLE(assessment, \
        NEED(commitment_id, commitment) NEED(party_id, party) REF(scheme_id, scheme) \
        INT(scheme_version) TEXT(period) ONE_OF(score, SCORES) SOME(author) TEXT(recorded_at) \
        DAY(assessed_on) REF(corrects_id, assessment) BOOL(undone) TEXT(reason)) \
    TABLE(saved_view, \
        TEXT(name) TEXT(person) TEXT(filter) TEXT(columns) TEXT(sort) TEXT(grouping) \
        RULE("UNIQUE (name, person)")) \
    TABLE(edition, \
        TEXT(report) INT(number) TEXT(parameters) TEXT(recipient) TEXT(key_messages) \
        DAY(issued_on) TEXT(author) TEXT(format) BLOB(bytes))

/* The commitment of a field change is no reference: what was deleted stays in history. */
#define HISTORY \
    TABLE(change, \
        ONE_OF(kind, CHANGES) REF(target_id, change) TEXT(action) \
        TEXT(summary) SOME(author) TEXT(login) SOME(recorded_at) TEXT(program) INT(entries) \
        BOOL(undone)) \
    "CREATE TABLE field_change (id INTEGER PRIMARY KEY" \
        NEED(change_id, change) ONE_OF(op, ENTRIES) TEXT(table_name) \
        INT(row_id) INT(commitment_id) TEXT(field) TEXT(old_value) TEXT(new_value) ");"

#define INDEXES \
    INDEX(commitment_due, "commitment(due_sort, id)") \
    INDEX(commitment_title, "commitment(title_sort, id)") \
    INDEX(commitment_status, "commitment(status_sort, id)") \
    INDEX(commitment_latest, "commitment(latest_on, id)") \
    INDEX(commitment_follow_up, "commitment(follow_up_sort, id)") \
    INDEX(commitment_updated, "commitment(updated_at, id)") \
    INDEX(commitment_series, "commitment(series_id)") \
    INDEX(key_alias_commitment, "key_alias(commitment_id)") \
    INDEX(commitment_party_party, "commitment_party(party_id, commitment_id)") \
    INDEX(commitment_topic_topic, "commitment_topic(topic_id, commitment_id)") \
    INDEX(party_alias_folded, "party_alias(folded)") \
    INDEX(party_alias_party, "party_alias(party_id)") \
    INDEX(topic_alias_folded, "topic_alias(folded)") \
    INDEX(topic_alias_topic, "topic_alias(topic_id)") \
    INDEX(topic_parent, "topic(parent_id)") \
    INDEX(meeting_date, "meeting(date_first, id)") \
    INDEX(meeting_series, "meeting(series_id)") \
    INDEX(participant_meeting, "participant(meeting_id)") \
    INDEX(participant_party, "participant(party_id)") \
    INDEX(document_meeting, "document(meeting_id)") \
    INDEX(document_sha256, "document(sha256)") \
    INDEX(document_original_document, "document_original(document_id)") \
    INDEX(document_frame_document, "document_frame(document_id)") \
    INDEX(wording_commitment, "wording(commitment_id)") \
    INDEX(wording_meeting, "wording(meeting_id, commitment_id)") \
    INDEX(wording_document, "wording(document_id)") \
    "CREATE UNIQUE INDEX wording_record ON wording(commitment_id, meeting_id)" \
    " WHERE role = 'record';" \
    INDEX(link_to, "link(to_id)") \
    INDEX(update_commitment, "commitment_update(commitment_id)") \
    INDEX(update_recorded, "commitment_update(recorded_at)") \
    INDEX_PART(update_party, "commitment_update(party_id)", "party_id IS NOT NULL") \
    INDEX_PART(update_meeting, "commitment_update(meeting_id)", "meeting_id IS NOT NULL") \
    INDEX_PART(update_corrects, "commitment_update(corrects_id)", "corrects_id IS NOT NULL") \
    INDEX(source_url, "source(url, title)") \
    INDEX_PART(source_document, "source(document_id)", "document_id IS NOT NULL") \
    INDEX(citation_source, "citation(source_id)") \
    INDEX(citation_commitment, "citation(commitment_id)") \
    INDEX(citation_update, "citation(update_id)") \
    INDEX(assessment_commitment, "assessment(commitment_id, party_id)") \
    INDEX(assessment_party, "assessment(party_id)") \
    INDEX_PART(assessment_corrects, "assessment(corrects_id)", "corrects_id IS NOT NULL") \
    INDEX(change_author, "change(author, id)") \
    INDEX_PART(change_target, "change(target_id)", "target_id IS NOT NULL") \
    INDEX(field_change_change, "field_change(change_id, id)") \
    INDEX(field_change_row, "field_change(table_name, row_id, id)") \
    INDEX_PART(field_change_commitment, "field_change(commitment_id, change_id)", \
               "commitment_id <> 0")

/* clang-format on */

const char schema_sql_1[] = SEARCH REGISTER MEETINGS COMMITMENTS UPDATES HISTORY INDEXES;
