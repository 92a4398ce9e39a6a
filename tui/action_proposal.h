/* action_proposal.h: confirming what a promise proposes of itself.
 */
#ifndef HELDTO_TUI_ACTION_PROPOSAL_H
#define HELDTO_TUI_ACTION_PROPOSAL_H

#include "core/lineage/selfcheck.h"

struct app;

/* Asks for the status first where an analyst has to judge. */
void proposal_confirm(struct app *app, const struct selfcheck *proposal);

#endif
