/* table.c owns the description of every table: one row each, made from the nouns' column lists.
 * It must not know any SQL, nor what a column means. */
#include "db/table.h"

#include "db/assessment.h"
#include "db/change.h"
#include "db/commitment.h"
#include "db/cue.h"
#include "db/document.h"
#include "db/edition.h"
#include "db/link.h"
#include "db/meeting.h"
#include "db/party.h"
#include "db/register_row.h"
#include "db/review.h"
#include "db/scheme_row.h"
#include "db/series.h"
#include "db/suggestion.h"
#include "db/topic.h"
#include "db/update.h"
#include "db/wording.h"

#include <stddef.h>
#include <string.h>

#define ENTRY_TEXT(S, member, how)  {#member, COLUMN_TEXT, offsetof(struct S, member), how},
#define ENTRY_INT(S, member, how)   {#member, COLUMN_INT, offsetof(struct S, member), how},
#define ENTRY_REF(S, member, how)   {#member, COLUMN_REF, offsetof(struct S, member), how},
#define ENTRY_BYTES(S, member, how) {#member, COLUMN_BYTES, offsetof(struct S, member), how},

/* NOUN(struct, table's name, id, fields, flags, column that says whose commitment it is) */
#define NOUNS(NOUN)                                                                                \
    NOUN(setting, "setting", TABLE_SETTING, SETTING_FIELDS, ROW_KEPT, NULL)                        \
    NOUN(person, "person", TABLE_PERSON, PERSON_FIELDS, ROW_KEPT, NULL)                            \
    NOUN(scheme_row, "scheme", TABLE_SCHEME, SCHEME_ROW_FIELDS, ROW_KEPT, NULL)                    \
    NOUN(scheme_status_row, "scheme_status", TABLE_SCHEME_STATUS, SCHEME_STATUS_ROW_FIELDS,        \
         ROW_KEPT, NULL)                                                                           \
    NOUN(series, "series", TABLE_SERIES, SERIES_FIELDS, ROW_KEPT, NULL)                            \
    NOUN(party, "party", TABLE_PARTY, PARTY_FIELDS, ROW_KEPT, NULL)                                \
    NOUN(party_alias, "party_alias", TABLE_PARTY_ALIAS, PARTY_ALIAS_FIELDS, ROW_KEPT, NULL)        \
    NOUN(topic, "topic", TABLE_TOPIC, TOPIC_FIELDS, ROW_KEPT, NULL)                                \
    NOUN(topic_alias, "topic_alias", TABLE_TOPIC_ALIAS, TOPIC_ALIAS_FIELDS, ROW_KEPT, NULL)        \
    NOUN(cue, "cue", TABLE_CUE, CUE_FIELDS, ROW_KEPT, NULL)                                        \
    NOUN(meeting, "meeting", TABLE_MEETING, MEETING_FIELDS, ROW_KEPT, NULL)                        \
    NOUN(participant, "participant", TABLE_PARTICIPANT, PARTICIPANT_FIELDS, ROW_KEPT, NULL)        \
    NOUN(document, "document", TABLE_DOCUMENT, DOCUMENT_FIELDS, ROW_KEPT, NULL)                    \
    NOUN(document_original, "document_original", TABLE_DOCUMENT_ORIGINAL,                          \
         DOCUMENT_ORIGINAL_FIELDS, ROW_KEPT, NULL)                                                 \
    NOUN(document_frame, "document_frame", TABLE_DOCUMENT_FRAME, DOCUMENT_FRAME_FIELDS, ROW_KEPT,  \
         NULL)                                                                                     \
    NOUN(document_page, "document_page", TABLE_DOCUMENT_PAGE, DOCUMENT_PAGE_FIELDS, ROW_KEPT,      \
         NULL)                                                                                     \
    NOUN(commitment, "commitment", TABLE_COMMITMENT, COMMITMENT_FIELDS, ROW_KEPT, "id")            \
    NOUN(key_alias, "key_alias", TABLE_KEY_ALIAS, KEY_ALIAS_FIELDS, ROW_KEPT, "commitment_id")     \
    NOUN(commitment_party, "commitment_party", TABLE_COMMITMENT_PARTY, COMMITMENT_PARTY_FIELDS,    \
         ROW_KEPT, "commitment_id")                                                                \
    NOUN(commitment_topic, "commitment_topic", TABLE_COMMITMENT_TOPIC, COMMITMENT_TOPIC_FIELDS,    \
         ROW_KEPT, "commitment_id")                                                                \
    NOUN(wording, "wording", TABLE_WORDING, WORDING_FIELDS, ROW_KEPT, "commitment_id")             \
    NOUN(link, "link", TABLE_LINK, LINK_FIELDS, ROW_KEPT, "from_id")                               \
    NOUN(suggestion, "suggestion", TABLE_SUGGESTION, SUGGESTION_FIELDS, ROW_KEPT, NULL)            \
    NOUN(review, "review", TABLE_REVIEW, REVIEW_FIELDS, ROW_KEPT, "commitment_id")                 \
    NOUN(dismissal, "dismissal", TABLE_DISMISSAL, DISMISSAL_FIELDS, ROW_KEPT, "commitment_id")     \
    NOUN(update, "commitment_update", TABLE_UPDATE, UPDATE_FIELDS, ROW_KEPT | TABLE_APPEND_ONLY,   \
         "commitment_id")                                                                          \
    NOUN(source, "source", TABLE_SOURCE, SOURCE_FIELDS, ROW_KEPT, NULL)                            \
    NOUN(citation, "citation", TABLE_CITATION, CITATION_FIELDS, ROW_KEPT, "commitment_id")         \
    NOUN(assessment, "assessment", TABLE_ASSESSMENT, ASSESSMENT_FIELDS,                            \
         ROW_KEPT | TABLE_APPEND_ONLY, "commitment_id")                                            \
    NOUN(saved_view, "saved_view", TABLE_SAVED_VIEW, SAVED_VIEW_FIELDS, ROW_KEPT, NULL)            \
    NOUN(edition, "edition", TABLE_EDITION, EDITION_FIELDS, ROW_KEPT | TABLE_APPEND_ONLY, NULL)    \
    NOUN(edition_entry, "edition_entry", TABLE_EDITION_ENTRY, EDITION_ENTRY_FIELDS, ROW_KEPT,      \
         NULL)                                                                                     \
    NOUN(change_row, "change", TABLE_CHANGE, CHANGE_ROW_FIELDS, TABLE_HAS_UUID, NULL)              \
    NOUN(field_change, "field_change", TABLE_FIELD_CHANGE, FIELD_CHANGE_FIELDS, 0, NULL)

#define ROW_KEPT (TABLE_JOURNALED | TABLE_HAS_UUID)

#define NOUN_COLUMNS(S, table_name, table_id, FIELDS, how, whose)                                  \
    static const struct column S##_columns[] = {                                                   \
        FIELDS(S, ENTRY_TEXT, ENTRY_INT, ENTRY_REF, ENTRY_BYTES)};                                 \
    void S##_free(struct S *row)                                                                   \
    {                                                                                              \
        row_free(table_id, row);                                                                   \
    }
NOUNS(NOUN_COLUMNS)

#define NOUN_TABLE(S, table_name, table_id, FIELDS, how, whose)                                    \
    [table_id] = {.name = (table_name),                                                            \
                  .row_size = sizeof(struct S),                                                    \
                  .columns = S##_columns,                                                          \
                  .n_columns = G_N_ELEMENTS(S##_columns),                                          \
                  .flags = (how),                                                                  \
                  .commitment_column = (whose)},
static const struct table tables[N_TABLES] = {NOUNS(NOUN_TABLE)};

const struct table *table_of(enum table_id id)
{
    g_assert(id < N_TABLES);
    return &tables[id];
}

enum table_id table_find(const char *name)
{
    for (enum table_id id = 0; id < N_TABLES; id++)
        if (strcmp(tables[id].name, name) == 0)
            return id;
    return N_TABLES;
}

const struct column *table_column(const struct table *table, const char *name)
{
    for (gsize i = 0; i < table->n_columns; i++)
        if (strcmp(table->columns[i].name, name) == 0)
            return &table->columns[i];
    return NULL;
}
