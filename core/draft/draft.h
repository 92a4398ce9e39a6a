/* SPDX-License-Identifier: MIT
 *
 * draft.h: a row on its way in, as text: what a form, a command line or a row of a file holds.
 *
 * A draft maps field names (field.h) to text. It is checked field by field as it is typed and
 * stored whole inside a change. Loaded from a row, it remembers the version it was read at: a save
 * over someone else's change fails with DB_ERROR_CONFLICT and nothing is written.
 *
 * Names of parties and topics that the register does not know are added to it.
 */
#ifndef HELDTO_CORE_DRAFT_H
#define HELDTO_CORE_DRAFT_H

#include "core/draft/field.h"
#include "core/session.h"

struct draft;

/* A new row, with each field's preset. */
struct draft *draft_new(enum noun noun);
/* An existing one; NULL and an error when it is not there. */
struct draft *draft_load(struct session *session, enum noun noun, gint64 id,
                         GError **error) G_GNUC_WARN_UNUSED_RESULT;
void draft_free(struct draft *draft); /* NULL is accepted */
static inline void draft_cleanup(struct draft **draft)
{
    draft_free(*draft);
}
#define owned_draft __attribute__((cleanup(draft_cleanup))) struct draft *

enum noun draft_noun(const struct draft *draft);
gint64 draft_id(const struct draft *draft); /* 0: not stored yet */
/* Never NULL. `field` is a name of field.h; anything else asserts. */
const char *draft_get(const struct draft *draft, const char *field);
void draft_set(struct draft *draft, const char *field, const char *text);
/* What it holds now counts as what it was made with. */
void draft_settle(struct draft *draft);
/* The day from which words such as "next year" count in a new commitment: the last of the meeting
 * they were said at. Not told: today, until its first wording names a meeting. */
void draft_set_said_on(struct draft *draft, const char *day);
/* What it was loaded with, or its preset. */
const char *draft_was(const struct draft *draft, const char *field);
/* TRUE where a field was set to something else than it was loaded with. */
gboolean draft_is_changed(const struct draft *draft);
gboolean draft_field_is_changed(const struct draft *draft, const char *field);

/* One field as typed. FALSE and what is wrong, in the user's words. *reading, where asked for: how
 * it is understood ("1 January – 30 June 2025"), "" where there is nothing to say; newly allocated.
 */
gboolean draft_check(struct session *session, const struct draft *draft, const struct field *field,
                     char **reading, GError **error);
/* All fields; the error names the field. */
gboolean draft_check_all(struct session *session, const struct draft *draft, GError **error);

/* Stores it inside the change: inserted, or the changed fields updated. Checks first. The draft
 * then stands for the stored row (draft_id). Commitments: key is made where it is empty. Wordings:
 * prefix, suffix and offsets are found in the document where one is named; an exact text that is
 * not there, or is there twice without a start, is an error. */
gboolean draft_store(struct session *session, struct change *change, struct draft *draft,
                     GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* The same as a change of its own, saying "KEY added" or "KEY: field, field". */
gboolean draft_save(struct session *session, struct draft *draft,
                    GError **error) G_GNUC_WARN_UNUSED_RESULT;

#endif
