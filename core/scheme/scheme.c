/* scheme.c owns finding a status in a scheme, by token, letter or a stranger's word.
 * It must not know the register, or what a status does to a commitment. */
#include "core/scheme/scheme.h"

#include <string.h>

#include "core/scheme/scheme_data.h"
#include "db/fold.h"

const struct scheme *scheme_find(const char *token)
{
    gsize n;
    const struct scheme *schemes = scheme_all(&n);

    for (gsize i = 0; i < n; i++)
        if (g_strcmp0(schemes[i].token, token) == 0)
            return &schemes[i];
    return NULL;
}

const struct scheme_status *scheme_status_find(const struct scheme *scheme, const char *token)
{
    for (gsize i = 0; i < scheme->n; i++)
        if (g_strcmp0(scheme->statuses[i].token, token) == 0)
            return &scheme->statuses[i];
    return NULL;
}

const struct scheme_status *scheme_status_by_letter(const struct scheme *scheme, char letter)
{
    for (gsize i = 0; i < scheme->n; i++)
        if (scheme->statuses[i].letter == letter)
            return &scheme->statuses[i];
    return NULL;
}

/* Letters and digits alone, words one space apart: "Closed – Implemented" is "closed implemented".
 */
static char *plain(const char *word)
{
    g_autofree char *folded = fold_text(word, -1);
    g_auto(GStrv) words = fold_tokens(folded);

    return g_strjoinv(" ", words);
}

static const char *by_name(const struct scheme *scheme, const char *plain_word)
{
    for (gsize i = 0; i < scheme->n; i++) {
        g_autofree char *token = plain(scheme->statuses[i].token);
        g_autofree char *label = plain(scheme->statuses[i].label);
        if (strcmp(token, plain_word) == 0 || strcmp(label, plain_word) == 0)
            return scheme->statuses[i].token;
    }
    return NULL;
}

/* What a pledge status is called in another scheme; NULL when it has no such thing. */
static const char *counterpart(const struct scheme *scheme, const char *pledge_token)
{
    for (const struct scheme_counterpart *row = scheme_counterparts; row->scheme != NULL; row++)
        if (strcmp(row->scheme, scheme->token) == 0 && strcmp(row->pledge, pledge_token) == 0)
            return row->token;
    return scheme_status_find(scheme, pledge_token) != NULL ? pledge_token : NULL;
}

static const char *by_synonym(const struct scheme *scheme, const char *plain_word)
{
    for (const struct scheme_synonym *row = scheme_synonyms; row->word != NULL; row++)
        if (strcmp(row->word, plain_word) == 0)
            return counterpart(scheme, row->pledge);
    return NULL;
}

const char *scheme_status_for(const struct scheme *scheme, const char *word)
{
    g_autofree char *stripped = g_strstrip(g_strdup(word));
    g_autofree char *plain_word = plain(stripped);
    const struct scheme_status *status =
        strlen(stripped) == 1 ? scheme_status_by_letter(scheme, stripped[0]) : NULL;
    const char *token;

    if (status != NULL)
        return status->token;
    if (*plain_word == '\0' || strchr(stripped, '?') != NULL)
        return NULL;
    token = by_name(scheme, plain_word);
    return token != NULL ? token : by_synonym(scheme, plain_word);
}
