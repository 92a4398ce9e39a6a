/* SPDX-License-Identifier: MIT
 *
 * report/moved.h: how a wording differs from the one before, as far as it may be printed.
 *
 * "Weaker" and "not mentioned" are never said on a guess: a difference is printed only once an
 * analyst has confirmed it, and silence only of a meeting whose full official text is held.
 */
#ifndef HELDTO_CORE_REPORT_MOVED_H
#define HELDTO_CORE_REPORT_MOVED_H

#include "core/lineage/diff.h"
#include "core/report/build.h"

enum moved {
    MOVED_NOT_SAID, /* the first wording, or one beside the wording of record */
    MOVED_FIRST,
    MOVED_REPEATED,
    MOVED_STRONGER,
    MOVED_WEAKER,
    MOVED_NARROWER,
    MOVED_WIDER,
    MOVED_DUE,
    MOVED_SILENT,      /* confirmed, and the full official text is held */
    MOVED_UNKNOWN,     /* said to be absent, but no full official text is held */
    MOVED_UNCONFIRMED, /* an analyst is still to say */
    N_MOVED,
};

/* What may be said of the story's wording `told`. */
enum moved moved_of(const struct report *report, const struct story *story,
                    const struct story_wording *told);
/* "stronger than the wording before"; "" where nothing is said. */
const char *moved_words(enum moved moved);
/* How the last day moved from one wording to the other, in words: "due by 30 June 2024 instead of 31
 * December 2021, 30 months later"; "" where it is the same, or one of them says none. New. */
char *moved_due(const struct wording *before, const struct wording *after);
/* Adds the newer wording with what was taken away and added marked in it. */
void moved_add_words(struct report_text *text, const struct diff *words);
/* TRUE where it may be said that the meeting did not mention the commitment
 * (core/lineage/silence.h), as far as this report may know. */
gboolean moved_can_be_silent(const struct report *report, const struct story *story,
                             const struct meeting *meeting);

#endif
