/* SPDX-License-Identifier: MIT
 *
 * meeting_page.h: a meeting as text to be read, and what JSON tells of it beyond its own row.
 */
#ifndef HELDTO_CORE_MEETING_PAGE_H
#define HELDTO_CORE_MEETING_PAGE_H

#include "core/session.h"
#include "db/meeting.h"

#include <jansson.h>

/* Shown text of at most `width` columns: fields, participants, texts, wordings. NULL on error. */
char *meeting_page(struct session *session, const struct meeting *meeting, int width,
                   GError **error);
/* An object {participants: [{name role party}], documents: [{number title coverage publisher
 * published_on url}], wordings: [{number key title role words voice force}]}. NULL on error. */
json_t *meeting_json(struct session *session, const struct meeting *meeting, GError **error);

#endif
