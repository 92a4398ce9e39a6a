/* triage_offer.c owns what a suggestion is offered and what accepting it means.
 * It must not know how older commitments are compared with it. */
#include "core/intake/triage_private.h"

#include <string.h>

gboolean triage_offer(struct triage *triage, struct triage_item *item, GError **error)
{
    (void)triage;
    (void)error;
    if (item->offers == NULL)
        item->offers = g_ptr_array_new();
    item->proposal = strcmp(item->row->kind, "position") == 0 ? "position" : "new";
    return TRUE;
}
