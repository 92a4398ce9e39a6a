/* SPDX-License-Identifier: MIT
 *
 * report/entry.h: one commitment as reports tell it.
 */
#ifndef HELDTO_CORE_REPORT_ENTRY_H
#define HELDTO_CORE_REPORT_ENTRY_H

#include "core/report/build.h"

/* The columns of an entry as data. */
#define ENTRY_COLUMNS                                                                              \
    {"key", FALSE}, {"title", FALSE}, {"kind", FALSE}, {"visibility", FALSE}, {"sentence", FALSE}, \
        {"parties", FALSE}, {"topics", FALSE}, {"words", FALSE}, {"words_place", FALSE},           \
        {"words_date", FALSE}, {"words_voice", FALSE}, {"words_source", FALSE},                    \
        {"earliest_words", FALSE}, {"earliest_place", FALSE}, {"earliest_date", FALSE},            \
        {"earliest_voice", FALSE}, {"earliest_source", FALSE}, {"due", FALSE},                     \
        {"due_first", FALSE}, {"due_last", FALSE}, {"timeliness", FALSE}, {"status", FALSE},       \
        {"status_on", FALSE}, {"status_by", FALSE}, {"status_note", FALSE},                        \
        {"status_sources", FALSE}, {"checked_on", FALSE}, {"by_party", FALSE}, {"moved", FALSE},   \
        {"next_step", FALSE}, {"who_acts", FALSE},                                                 \
    {                                                                                              \
        "follow_up_on", FALSE                                                                      \
    }

/* Everything a follow-up tells of it. */
struct report_entry *entry_of_story(struct report *report, const struct story *story);
/* In short, for what has no status: who, the words, where they stand. */
struct report_entry *entry_of_position(struct report *report, const struct story *story);

/* Where it stands, without its words. */
struct report_entry *entry_of_standing(struct report *report, const struct story *story);

/* Adds where, when and how the words were said, and the words. */
void entry_add_words(struct report *report, struct report_entry *entry, const char *label,
                     const struct story *story, const struct story_wording *told);
/* "In progress since 21 June 2024 [3], entered by Ana Lyst. Note." New. */
struct report_text *entry_status(struct report *report, const struct story_update *told);
/* "in progress [3]" for a cell: the status, and what it rests on or "†". New. */
struct report_text *entry_status_cell(struct report *report, const struct story *story);
/* What moved from wording to wording, confirmed differences only; may be empty. New. */
struct report_text *entry_moved(struct report *report, const struct story *story);

#endif
