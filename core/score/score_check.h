/* SPDX-License-Identifier: MIT
 *
 * score_check.h: whether the scores of a register keep to the rules they are recorded by.
 */
#ifndef HELDTO_CORE_SCORE_CHECK_H
#define HELDTO_CORE_SCORE_CHECK_H

#include "core/session.h"

/* Tells of each assessment that could not have been recorded: no score or role that there is, one
 * that corrects another cell's or another coder's, one that both coders are one person of, an
 * adjudication without a reason. A party that is bound no more is no fault. fault's text is a line
 * of stored words, to be shown. */
gboolean score_check(struct session *session, void (*fault)(const char *text, gpointer data),
                     gpointer data, GError **error) G_GNUC_WARN_UNUSED_RESULT;

#endif
