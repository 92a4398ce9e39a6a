/* cue_verbs.c owns how English verbs are conjugated, as far as a table needs it.
 * It must not know any one verb. */
#include "core/cue/cue_verbs.h"

#include "core/cue/cue.h"

#include <string.h>

static gboolean ends_in(const char *word, const char *end)
{
    return g_str_has_suffix(word, end);
}

/* "y" after a consonant */
static gboolean ends_in_y(const char *word)
{
    gsize len = strlen(word);
    return len > 1 && word[len - 1] == 'y' && strchr("aeiou", word[len - 2]) == NULL;
}

static char *with_end(const char *word, gsize cut, const char *end)
{
    gsize len = strlen(word);
    return g_strdup_printf("%.*s%s", (int)(len - MIN(cut, len)), word, end);
}

static char *third_person(const char *base)
{
    if (ends_in_y(base))
        return with_end(base, 1, "ies");
    gboolean hisses = ends_in(base, "s") || ends_in(base, "x") || ends_in(base, "z") ||
                      ends_in(base, "ch") || ends_in(base, "sh") || ends_in(base, "o");
    return with_end(base, 0, hisses ? "es" : "s");
}

static char *past(const char *base)
{
    if (ends_in_y(base))
        return with_end(base, 1, "ied");
    return with_end(base, 0, ends_in(base, "e") ? "d" : "ed");
}

static char *ing(const char *base)
{
    gboolean drops = ends_in(base, "e") && !ends_in(base, "ee") && strcmp(base, "be") != 0;
    return with_end(base, drops ? 1 : 0, "ing");
}

void verb_forms(const char *entry, void (*each)(gpointer data, const char *word, unsigned forms),
                gpointer data)
{
    g_auto(GStrv) words = g_strsplit(entry, " ", -1);
    guint n = g_strv_length(words);
    each(data, words[0], FORM_BASE);
    if (n < 4) {
        g_autofree char *s = third_person(words[0]), *ed = past(words[0]), *on = ing(words[0]);
        each(data, s, FORM_S);
        each(data, ed, FORM_PAST | FORM_PARTICIPLE);
        each(data, on, FORM_ING);
        return;
    }
    each(data, words[1], FORM_S);
    each(data, words[2], n == 4 ? FORM_PAST | FORM_PARTICIPLE : FORM_PAST);
    if (n > 4)
        each(data, words[3], FORM_PARTICIPLE);
    for (guint i = n == 4 ? 3 : 4; i < n; i++)
        each(data, words[i], FORM_ING);
}
