/* SPDX-License-Identifier: MIT
 *
 * commitment_json.h: what JSON tells of a commitment beyond its own row; see commitment_sheet.h.
 */
#ifndef HELDTO_CORE_COMMITMENT_JSON_H
#define HELDTO_CORE_COMMITMENT_JSON_H

#include "core/session.h"
#include "db/commitment.h"
#include "db/wording.h"

#include <jansson.h>

/* What many rows refer to is read once. `error` is the first failure. */
struct commitment_sheet {
    struct session *session;
    GHashTable *meetings;  /* id → struct meeting */
    GHashTable *documents; /* id → struct document without its text */
    GHashTable *parties;   /* id → struct party */
    GHashTable *series;    /* id → struct series */
    GError *error;
};

json_t *commitment_json_parties(struct commitment_sheet *cells, const struct commitment *row);
json_t *commitment_json_topics(struct commitment_sheet *cells, const struct commitment *row);
json_t *commitment_json_wordings(struct commitment_sheet *cells, const struct commitment *row);
/* null where id is 0. */
json_t *commitment_json_wording(struct commitment_sheet *cells, gint64 wording_id);
json_t *commitment_json_links(struct commitment_sheet *cells, const struct commitment *row);
json_t *commitment_json_custom(struct commitment_sheet *cells, const struct commitment *row);

struct meeting;
const struct meeting *commitment_sheet_meeting(struct commitment_sheet *cells, gint64 id);
/* Token; "" where id is 0. */
const char *commitment_sheet_series(struct commitment_sheet *cells, gint64 id);
gboolean commitment_sheet_failed(struct commitment_sheet *cells, GError *failed);

#endif
