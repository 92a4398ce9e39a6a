/* SPDX-License-Identifier: MIT
 *
 * triage.h: a document's suggestions, walked one by one: what each is offered, what was decided, and
 * what the decided ones become. The screen and the shell (`heldto triage`) both work through it.
 *
 * A decision is stored at once, as a change of its own, so that half-done triage survives leaving.
 * Nothing else happens until triage_apply(), which makes commitments, wordings and links of all that
 * is decided as one change: one undo takes the whole text back, and the decisions stay.
 *
 * Decisions (db/suggestion.h): "" open, "later" put off, "new" a commitment of its own, "tie" it
 * restates an older one (or, of a promised next meeting, follows it), "position" nothing promised,
 * "refused" not one at all: then these words are not offered when they come again.
 */
#ifndef HELDTO_CORE_INTAKE_TRIAGE_H
#define HELDTO_CORE_INTAKE_TRIAGE_H

#include "core/lexicon/lexicon.h"
#include "core/match/match.h"
#include "core/session.h"
#include "db/document.h"
#include "db/meeting.h"
#include "db/suggestion.h"

#define TRIAGE_OFFERS 3

struct triage_item {
    struct suggestion *row; /* as it is stored */
    /* Once triage_look() has looked; NULL before: struct match, the likeliest first, at most
     * TRIAGE_OFFERS; may be empty. */
    GPtrArray *offers;
    /* What accepting decides: "tie" (to the first offer), "new", "position"; once it was looked. */
    const char *proposal;
    gboolean is_wide; /* it was asked for offers of every series; a tie to them is meant */
    char *key;        /* of row->commitment_id; "" none */
};

struct triage {
    struct session *session;
    struct document *document;
    struct meeting *meeting; /* NULL: the document is tied to none; nothing can be applied then */
    GPtrArray *items;        /* struct triage_item, in the order of the text */
    guint n_open;            /* not decided, or put off */
    guint n_waiting;         /* decided, and not applied yet */
    struct lexicon *lexicon; /* private, as the next */
    struct matcher *matcher;
};

/* The session must outlive it. NULL and an error; a document without suggestions has no items. */
struct triage *triage_open(struct session *session, gint64 document_id,
                           GError **error) G_GNUC_WARN_UNUSED_RESULT;
void triage_free(struct triage *triage); /* NULL is accepted */
static inline void triage_cleanup(struct triage **triage)
{
    triage_free(*triage);
}
#define owned_triage __attribute__((cleanup(triage_cleanup))) struct triage *

/* Finds what the i-th item is offered and proposed, unless that was found before. That takes a moment
 * in a large series, so it is left to whoever needs to know. */
gboolean triage_look(struct triage *triage, guint i, GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* Looks again, in every series (or in the meeting's alone, as at first). */
gboolean triage_look_wide(struct triage *triage, guint i, gboolean is_wide,
                          GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean triage_look_all(struct triage *triage, GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* Reads everything anew: after an undo, or another program's change. Items keep their places; what
 * they are offered is to be looked for again. */
gboolean triage_reload(struct triage *triage, GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* Whether it has become a commitment's wording, and can no longer be decided otherwise but by undo. */
gboolean triage_is_applied(const struct triage_item *item);
/* Open: not decided, or put off. */
gboolean triage_is_open(const struct triage_item *item);
/* The next item from `from` on that is open, put-off ones after the others; items->len: none. */
guint triage_next(const struct triage *triage, guint from);

/* Decides the i-th item. commitment_id: of a tie; 0 otherwise. One change, nothing where it is
 * decided so already. Refused with HELDTO_ERROR_USAGE: an applied one, a tie to a commitment of
 * another series (unless `across` says it is meant). */
gboolean triage_decide(struct triage *triage, guint i, const char *decision, gint64 commitment_id,
                       gboolean across, GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* As it is proposed. */
gboolean triage_accept(struct triage *triage, guint i, GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* All open ones with at least that confidence, as they are proposed, as one change; *n: how many. */
gboolean triage_accept_all(struct triage *triage, gint64 confidence, guint *n,
                           GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* Corrects a field of the i-th item: title kind force again verb voice speaker parties topic
 * due_text place words, as the register writes them (tokens; "yes" and "no"). A due period is read
 * anew; words are looked for in the document, near where they were.
 * One change. HELDTO_ERROR_USAGE: no such field or value. */
gboolean triage_correct(struct triage *triage, guint i, const char *field, const char *value,
                        GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* Several fields, each before its value, NULL after the last: all of them as one change, or none. */
gboolean triage_correct_all(struct triage *triage, guint i, const char *const *pairs,
                            GError **error) G_GNUC_WARN_UNUSED_RESULT;

struct triage_account {
    guint commitments; /* made */
    guint restated;    /* older ones that have a wording at this meeting now */
    guint also;        /* further passages of the same meeting */
    guint replaced;    /* wordings of record that stand in a better text now */
    guint refused;     /* remembered as no promise */
    GPtrArray *keys;   /* char *: of all these, in the order of the text */
};

/* Makes what is decided and not applied yet, as one change (none where there is nothing). On failure
 * nothing is stored. Free the account with triage_account_clear() in any case. */
gboolean triage_apply(struct triage *triage, struct triage_account *account,
                      GError **error) G_GNUC_WARN_UNUSED_RESULT;
void triage_account_clear(struct triage_account *account);

/* Stores suggestions (struct suggestion) for a document inside the change, in this order; sets their
 * ids, positions, document and fingerprints. Words that were refused before are refused again;
 * *known: how many. */
gboolean triage_store(struct session *session, struct change *change,
                      const struct document *document, GPtrArray *suggestions, guint *known,
                      GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* By which a suggestion's sentence and words are known again in any text; new. */
char *triage_fingerprint(const char *text, const struct suggestion *row);

#endif
