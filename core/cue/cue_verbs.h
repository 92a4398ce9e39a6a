/* SPDX-License-Identifier: MIT
 *
 * cue_verbs.h: verbs and their forms: "decide" is regular; "undertake undertakes undertook
 * undertaken undertaking" gives base, third person, past, participle (if it differs) and -ing.
 */
#ifndef HELDTO_CORE_INTAKE_CUE_VERBS_H
#define HELDTO_CORE_INTAKE_CUE_VERBS_H

#include <glib.h>

/* Calls `each` with every form of the verb in ENTRY; a form may come twice with different FORMS. */
void verb_forms(const char *entry, void (*each)(gpointer data, const char *word, unsigned forms),
                gpointer data);

#endif
