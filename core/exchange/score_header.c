/* score_header.c owns the words in the headers of tables of scores.
 * It must not know cells, nor files. */
#include "core/exchange/score_header.h"

#include "core/exchange/mapping.h"

#include <string.h>

static gboolean is_among(const char *const *words, const char *word)
{
    for (; *words != NULL; words++)
        if (strcmp(*words, word) == 0)
            return TRUE;
    return FALSE;
}

/* Words as mapping_plain() leaves them. */
static gboolean is_noise(const char *word)
{
    static const char *const noise[] = {
        "score",      "scores",  "scoring",   "compliance", "rating",     "rated",
        "grade",      "result",  "note",      "notation",   "conformite", "punteggio",
        "conformita", "wertung", "punktzahl", "puntaje",    NULL};
    return is_among(noise, word);
}

gboolean score_header_is_year_text(const char *text)
{
    return strlen(text) == 4 && strspn(text, "0123456789") == 4 &&
           (g_str_has_prefix(text, "19") || g_str_has_prefix(text, "20"));
}

static gboolean is_period_word(const char *word)
{
    static const char *const periods[] = {"interim",    "final",       "provisional", "preliminary",
                                          "definitive", "interimaire", "finale",      NULL};
    return is_among(periods, word) || score_header_is_year_text(word);
}

/* The header's words; what is period goes to *period, and noise out where that is asked. */
static char *without(const char *header, GString *period, gboolean *has_noise)
{
    g_autofree char *plain = mapping_plain(header);
    g_auto(GStrv) words = g_strsplit(plain, " ", -1);
    GString *rest = g_string_new(NULL);
    for (gsize i = 0; words[i] != NULL; i++) {
        if (is_period_word(words[i]))
            g_string_append_printf(period, "%s%s", period->len > 0 ? " " : "", words[i]);
        else if (is_noise(words[i]))
            *has_noise = TRUE;
        else
            g_string_append_printf(rest, "%s%s", rest->len > 0 ? " " : "", words[i]);
    }
    return g_string_free(rest, FALSE);
}

void score_header_read(const struct lexicon *lexicon, const char *header, struct score_header *read)
{
    g_autofree char *stripped = g_strstrip(g_strdup(header));
    g_autoptr(GString) period = g_string_new(NULL);
    gboolean has_noise = FALSE;
    g_autofree char *rest = without(header, period, &has_noise);
    const struct lexicon_party *party = lexicon_party(lexicon, stripped);
    gboolean is_whole = party != NULL;
    if (party == NULL && *rest != '\0')
        party = lexicon_party(lexicon, rest);
    *read = (struct score_header){.is_known = party != NULL, .is_scored = has_noise && !is_whole};
    read->period = g_strdup(is_whole ? "" : period->str);
    if (party != NULL)
        read->party = g_strdup(party->name);
    else
        read->party = g_strdup(*rest != '\0' && (has_noise || period->len > 0) ? rest : stripped);
}

void score_header_clear(struct score_header *read)
{
    g_free(read->party);
    g_free(read->period);
}

/* A header of these words only; the first ones are about an average and nothing else. */
int score_header_published(const char *header, char **period)
{
    static const char *const sure[] = {"average",   "avg",      "mean",       "overall",
                                       "published", "moyenne",  "mittelwert", "durchschnitt",
                                       "media",     "promedio", "gemiddelde", "total",
                                       "gesamt",    "globale",  NULL};
    static const char *const likely[] = {
        "score",  "scores",     "compliance", "percent",     "percentage", "rate",        "rating",
        "result", "conformite", "prozent",    "percentuale", "porcentaje", "pourcentage", NULL};
    static const char *const beside[] = {"by", "all", "members", "of", "the", "g7",
                                         "g8", "g20", "in",      "as", NULL};
    g_autofree char *plain = mapping_plain(header);
    g_auto(GStrv) words = g_strsplit(plain, " ", -1);
    g_autoptr(GString) of = g_string_new(NULL);
    int rank = strchr(header, '%') != NULL;
    for (gsize i = 0; words[i] != NULL; i++) {
        if (is_among(sure, words[i]))
            rank = 3;
        else if (is_among(likely, words[i]))
            rank = MAX(rank, 2);
        else if (is_period_word(words[i]))
            g_string_append_printf(of, "%s%s", of->len > 0 ? " " : "", words[i]);
        else if (*words[i] != '\0' && !is_among(beside, words[i]))
            return 0;
    }
    if (rank > 0)
        *period = g_strdup(of->str);
    return rank;
}

gboolean score_header_is_period(const char *header)
{
    static const char *const names[] = {"period",
                                        "cycle",
                                        "compliance cycle",
                                        "compliance period",
                                        "assessment period",
                                        "reporting period",
                                        "score period",
                                        "scoring period",
                                        "compliance report",
                                        "periode",
                                        "periodo",
                                        "zeitraum",
                                        "berichtszeitraum",
                                        NULL};
    g_autofree char *plain = mapping_plain(header);
    return is_among(names, plain);
}

gboolean score_header_is_year(const char *header)
{
    static const char *const names[] = {"year", "summit year", "meeting year", "annee", "anno",
                                        "jahr", "ano",         "jaar",         "yr",    NULL};
    g_autofree char *plain = mapping_plain(header);
    return is_among(names, plain);
}
