/* SPDX-License-Identifier: MIT
 *
 * report/phrase.h: what reports say in sentences: who stated what and where, when it is due, where
 * it stands. Nothing is said that the register does not hold. All texts are new.
 */
#ifndef HELDTO_CORE_REPORT_PHRASE_H
#define HELDTO_CORE_REPORT_PHRASE_H

#include "core/report/build.h"

/* "3 commitments", "1 commitment"; "no commitment" for 0. */
char *phrase_count(gint64 n, const char *one, const char *many);
/* "A", "A and B", "A, B and C". */
char *phrase_list(const GPtrArray *names);
/* With its article: "the European Union", "Ukraine". */
char *phrase_party(const char *name);
/* With a capital at the beginning. */
char *phrase_capital(const char *text);
/* With a full stop at the end, unless it ends in one already; "" stays "". */
char *phrase_stop(const char *text);

/* The parties of a role: "the European Union and the United States"; "" none. */
char *phrase_parties(const struct story *story, const char *role);
/* The same for a narrow cell, without articles: "European Union and United States". */
char *phrase_names(const struct story *story, const char *role);
/* "European Union, United States (bound); Poland (host)". */
char *phrase_roles(const struct story *story);
/* "Brussels (20–21 June 2024)". */
char *phrase_meeting(const struct meeting *meeting);
/* How the words are known: "in the words of the text", "as reported, not a quotation". */
const char *phrase_voice(const struct report *report, const struct wording *wording);

/* One plain sentence or two on a commitment: who, where, when. */
char *phrase_commitment(const struct story *story);
/* "first half of 2025 (1 January – 30 June 2025)"; for what has none, why. */
char *phrase_due(const struct story *story);
/* "overdue since 1 July 2025"; "" where there is nothing to be in time for. */
char *phrase_timeliness(const struct story *story);
/* "fulfilled on 3 May 2021"; of an entry of no status, "an entry of 3 May 2021". */
char *phrase_update(const struct report *report, const struct update *update);
/* "Fulfilled on 16 December 2021". */
char *phrase_status(const struct report *report, const char *status, const char *effective_on);

#endif
