/* SPDX-License-Identifier: MIT
 *
 * story_json.h: a commitment's whole story in JSON: what lists have (commitment_sheet.h), and
 *
 *   version       how many changes it has seen
 *   updates       array, in order of effective day, of {number kind status_from status effective_on
 *                 checked_on recorded_at author party meeting corrects corrected_by visibility note
 *                 sources}; kind: status, checked or note; corrects, corrected_by: a number or
 *                 null; sources: array of {number, page}
 *   sources       array of {number title publisher url document page dated_on retrieved_on kind
 *                 searched_where quote visibility note}: those cited, each once
 *   lineage       {summary unconfirmed steps}: from meeting to meeting (core/lineage/lineage_sheet.h)
 */
#ifndef HELDTO_CORE_STORY_JSON_H
#define HELDTO_CORE_STORY_JSON_H

#include "core/sheet/commitment_sheet.h"
#include "core/story/story.h"

/* NULL and an error where the register cannot be read. */
json_t *story_json(struct commitment_sheet *cells, const struct story *story, GError **error);
json_t *source_json(const struct source *source);

#endif
