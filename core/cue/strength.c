/* strength.c owns the single scale of how strong a suggestion is.
 * It must not know how a suggestion was found. */
#include "core/cue/suggest.h"

#include <string.h>

static const struct {
    const char *force, *once, *again;
} scale[] = {
    {"agreed", "agreed", "reaffirmed"},       {"committed", "committed", "reaffirmed"},
    {"intends", "intends", "reaffirmed"},     {"announced", "intends", "reaffirmed"},
    {"supports", "reaffirmed", "reaffirmed"}, {"looks-forward", "looks_forward", "looks_forward"},
    {"stressed", "noted", "noted"},           {"discussed", "discussed", "discussed"},
};

const char *suggestion_strength(const struct suggestion *suggestion)
{
    if (strcmp(suggestion->force, "stressed") == 0 &&
        g_ascii_strncasecmp(suggestion->verb, "welcom", 6) == 0)
        return "welcomed";
    for (gsize i = 0; i < G_N_ELEMENTS(scale); i++)
        if (strcmp(scale[i].force, suggestion->force) == 0)
            return suggestion->again ? scale[i].again : scale[i].once;
    return "noted";
}
