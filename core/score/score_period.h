/* SPDX-License-Identifier: MIT
 *
 * score_period.h: the period that a score is for: a year, a half, "2020 final", or "" for the
 * commitment's whole life.
 *
 * It is stored as EDTF where the text is a date and nothing else ("first half of 2020" is 2020-40),
 * else as it was written, with single blanks. Texts handed out are new.
 */
#ifndef HELDTO_CORE_SCORE_PERIOD_H
#define HELDTO_CORE_SCORE_PERIOD_H

#include "core/session.h"

char *score_period_normalise(const char *text);
/* The same; a text that a period of the register differs from in case or accents only is that one.
 * Once for an import, not once for each row. NULL on error. */
char *score_period(struct session *session, const char *text, GError **error);
/* Whole life first, then dates in their order, what begins with one ("2018 interim", "2018 final")
 * behind it, interim before final; then what has no date. As strcmp. */
int score_period_compare(const char *a, const char *b);
/* "whole life", "first half of 2020", "2020 final": to be shown by text_show(). */
char *score_period_words(const char *period);
/* Every period that something was scored for, in order; char *. NULL on error. */
GPtrArray *score_periods(struct session *session, GError **error);

#endif
