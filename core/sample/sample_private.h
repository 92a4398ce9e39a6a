/* SPDX-License-Identifier: MIT
 *
 * sample_private.h: the sample on its way into a register, for sample.c, sample_texts.c and
 * sample_story.c.
 */
#ifndef HELDTO_CORE_SAMPLE_PRIVATE_H
#define HELDTO_CORE_SAMPLE_PRIVATE_H

#include "core/draft/draft.h"
#include "core/session.h"

#include <jansson.h>

struct sample {
    struct session *session;
    struct change *change;
    json_t *root;
    GHashTable *documents; /* id in the file → gint64 * of the register */
    GHashTable *sources;
};

/* "" where the member is not there; the text belongs to the object. */
const char *sample_text(const json_t *object, const char *name);
/* Sets every field of the draft that the object has a member for; lists are joined, an object in
 * one is NAME (ROLE). */
void sample_fill(struct draft *draft, const json_t *object);
/* 0 where `name` is not there. */
gint64 sample_id(GHashTable *ids, const char *name);
void sample_keep(GHashTable *ids, const char *name, gint64 id);

/* Meetings with participants; documents with originals and frames; sources. */
gboolean sample_texts(struct sample *sample, GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* Commitments with wordings and updates; links. */
gboolean sample_stories(struct sample *sample, GError **error) G_GNUC_WARN_UNUSED_RESULT;

#endif
