/* cue_own.c owns what a register adds to the table of cues.
 * It must not know where a register keeps it. */
#include "core/cue/cue_private.h"

#include "core/cue/cue_phrase.h"

#include <string.h>

enum { SURE_OF_OWN = 75 };

/* The words of a register's own are read like the shipped ones; what cannot be (a verb the table has
 * not) is taken by its letters. */
static char *own_words(struct cues *cues, const struct cue_own *own)
{
    struct phrase *readable = cue_phrase_of(cues, own->phrase, NULL);
    gboolean is_readable = readable != NULL;
    phrase_free(readable);
    return is_readable ? g_strdup(own->phrase) : g_utf8_strdown(own->phrase, -1);
}

/* "the Steering Board": its last word is one that may promise. */
static void add_own_word(struct cues *cues, const char *phrase, enum cue_set set)
{
    g_autofree char *plain = g_utf8_strdown(phrase, -1);
    g_strchomp(plain);
    const char *last = strrchr(plain, ' ');
    cue_word_row(cues, last != NULL ? last + 1 : plain)->sets |= CUE_BIT(set);
}

static void add_own_promise(struct cues *cues, const struct cue_own *own, const char *words)
{
    gboolean is_position = strcmp(own->role, "position") == 0;
    struct cue_entry *cue = cue_entry_new(cues, words, NULL);
    if (cue == NULL)
        return;
    if (!cue_set_force(cue, own->force, NULL))
        (void)cue_set_force(cue, is_position ? "stressed" : "intends", NULL);
    cue->again = own->again;
    cue->sure = SURE_OF_OWN;
}

void cue_add_own(struct cues *cues, const struct cue_own *own)
{
    g_autofree char *words = own_words(cues, own);
    if (strcmp(own->role, "subject") == 0)
        add_own_word(cues, own->phrase, SET_PARTY);
    else if (strcmp(own->role, "forecast") == 0)
        add_own_word(cues, own->phrase, SET_FORECAST);
    else if (strcmp(own->role, "promise") == 0 || strcmp(own->role, "position") == 0)
        add_own_promise(cues, own, words);
    else if (cue_add_undoing(cues, words, own->role, NULL))
        ((struct cue_undoing *)cues->undoing->pdata[cues->undoing->len - 1])->is_anywhere = TRUE;
}
