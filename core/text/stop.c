/* stop.c owns abbreviations, titles and initials, and which signs end a sentence.
 * It must not know paragraphs, nor where a sentence begins. */
#include "core/text/stop.h"

#include <string.h>

/* No sentence ends after these, whatever comes next. */
static const char *const titles[] = {
    "mr",   "mrs", "ms",  "dr",   "gen",  "col",  "lt",   "capt", "adm",      "maj",    "sgt",
    "prof", "hon", "rev", "st",   "ste",  "vs",   "cf",   "e.g",  "i.e",      "viz",    "approx",
    "jr",   "sr",  "gov", "sen",  "rep",  "amb",  "pres", "min",  "sec.-gen", "messrs", "mme",
    "alm",  "eg",  "ie",  "dept", "univ", "resp", "incl", "esp",  "ca"};

/* No sentence ends between these and a number. */
static const char *const before_numbers[] = {
    "no",  "nos", "art", "arts", "para", "paras", "par",  "sec", "fig", "p",    "pp",
    "vol", "ch",  "res", "doc",  "sect", "ed",    "chap", "reg", "dir", "annex"};

/* After these one may end: where a word follows that opens sentences. */
static const char *const at_ends[] = {"etc", "al",  "inc", "ltd",  "co",  "corp", "bros",
                                      "jan", "feb", "aug", "sept", "oct", "nov",  "dec"};

static const char *const openers[] = {
    "The",   "This",  "These", "Those", "They",  "We",        "Both",    "It",
    "In",    "On",    "At",    "As",    "For",   "He",        "She",     "Our",
    "Their", "To",    "With",  "A",     "An",    "However",   "And",     "But",
    "Under", "After", "Each",  "All",   "There", "Ministers", "Leaders", "Participants"};

static gboolean is_among(const char *word, const char *const *list, gsize n)
{
    for (gsize i = 0; i < n; i++)
        if (strcmp(word, list[i]) == 0)
            return TRUE;
    return FALSE;
}

/* The word that ends before `at`, in lower case, without the signs it opens with. */
static char *word_before(const char *begin, const char *at)
{
    const char *from = at;
    while (from > begin && !g_unichar_isspace(g_utf8_get_char(g_utf8_prev_char(from))))
        from = g_utf8_prev_char(from);
    while (from < at && !g_unichar_isalnum(g_utf8_get_char(from)))
        from = g_utf8_next_char(from);
    return g_utf8_strdown(from, (gssize)(at - from));
}

static gboolean opens_sentence(const char *next, const char *end)
{
    const char *p = next;
    while (p < end && g_unichar_isalpha(g_utf8_get_char(p)))
        p = g_utf8_next_char(p);
    g_autofree char *word = g_strndup(next, (gsize)(p - next));
    return is_among(word, openers, G_N_ELEMENTS(openers));
}

/* "U.S", "J", "E.U", "Ph.D" */
static gboolean is_initials(const char *word)
{
    gsize len = strlen(word);
    if (len == 1)
        return g_ascii_isalpha(*word);
    return len >= 3 && strchr(word, '.') != NULL && word[len - 2] == '.';
}

gboolean stop_is_abbreviation(const char *begin, const char *stop, const char *next,
                              const char *end)
{
    g_autofree char *word = word_before(begin, stop);
    if (is_among(word, titles, G_N_ELEMENTS(titles)))
        return TRUE;
    if (next < end && g_ascii_isdigit(*next) &&
        is_among(word, before_numbers, G_N_ELEMENTS(before_numbers)))
        return TRUE;
    if (is_initials(word) || is_among(word, at_ends, G_N_ELEMENTS(at_ends)))
        return !opens_sentence(next, end);
    return FALSE;
}

gboolean stop_is_terminal(gunichar c)
{
    static const gunichar others[] = {0x3002, 0xFF01, 0xFF1F, 0xFF0E,
                                      0x061F, 0x06D4, 0x0964, 0x203D};
    for (gsize i = 0; i < G_N_ELEMENTS(others); i++)
        if (c == others[i])
            return TRUE;
    return c == '.' || c == '!' || c == '?' || c == 0x2026;
}

gboolean stop_is_closing(gunichar c)
{
    return c == '"' || c == '\'' || c == ')' || c == ']' || c == 0x201D || c == 0x2019 ||
           c == 0xBB || c == 0x300D || c == 0x300F;
}

gboolean stop_can_begin(gunichar c)
{
    static const gunichar opening[] = {'"', '\'', '(', '[', 0x201C, 0x2018, 0x201E, 0xAB, 0x300C};
    for (gsize i = 0; i < G_N_ELEMENTS(opening); i++)
        if (c == opening[i])
            return TRUE;
    return g_unichar_isupper(c) || g_unichar_isdigit(c) ||
           g_unichar_type(c) == G_UNICODE_OTHER_LETTER;
}
