/* period_words.c owns the words and phrases of due periods.
 * It must not know how they combine, or what days they make. */
#include "core/period/period_words.h"

#include <string.h>

struct pattern {
    const char *words;
    int value;
};

#define SET(...) ((const struct pattern[]){__VA_ARGS__, {NULL, 0}})

static const struct pattern *const sets[PERIOD_SET_COUNT] = {
    [PERIOD_SET_THE] = SET({"the|our|its|their|le|la|les", 0}, {"l '", 0}),
    [PERIOD_SET_OF] = SET({"of|de|du", 0}, {"d '", 0}),
    [PERIOD_SET_IN] =
        SET({"in|on|during|throughout|for|due|expected|en|pendant|durant|courant", 1},
            {"at|over|dans|au", 0}, {"in|during|over the course of", 1}, {"sometime in|during", 1},
            {"some time in|during", 1}, {"at some point in|during", 1}, {"within", 1},
            {"for|in|over|during|throughout|within the period from?", 1},
            {"as early|soon|late as", 1}, {"au cours de|du", 1}),
    [PERIOD_SET_BY] =
        SET({"by|until|till|til|through|deadline", 0}, {"up to", 0}, {"no|not later than", 0},
            {"at the latest by|in|on|at?", 0}, {"on or before", 0}, {"by or before", 0},
            {"in time for", 0}, {"by the time of", 0}, {"d ' ici a?", 0}, {"d ' ici au", 0},
            {"au plus tard a|au|en|le|fin?", 0}, {"jusqu ' a|en|au|fin?", 0}),
    [PERIOD_SET_BEFORE] = SET({"before|avant", 0}, {"ahead of", 0}, {"in advance of", 0},
                              {"prior to", 0}, {"earlier than", 0}),
    [PERIOD_SET_AFTER] = SET({"after|apres", 0}),
    [PERIOD_SET_FROM] = SET(
        {"from", 0}, {"as of|from", 0}, {"starting|beginning|commencing in|on|from|with?", 0},
        {"with effect from|as? of?", 0}, {"effective from|as|on? of?", 0}, {"a partir de|du", 0},
        {"a partir d '", 0}, {"a compter de|du", 0}, {"a compter d '", 0}),
    [PERIOD_SET_ONWARD] = SET({"onward|onwards", 1}, {"and beyond|after|later", 1}, {"on", 0}),
    [PERIOD_SET_TO] =
        SET({"to|until|till|through|-|a|au", 0}, {"up to", 0}, {"jusqu ' a|en|au", 0}),
    [PERIOD_SET_AND] = SET({"and|or|et|ou|&|/", 0}),
    [PERIOD_SET_BETWEEN] = SET({"between|entre", 0}),
    [PERIOD_SET_THIS] = SET({"this|current|cette|ce|cet", 0}),
    [PERIOD_SET_NEXT] = SET({"next|coming|following|upcoming|forthcoming|subsequent", 0},
                            {"prochain|prochaine|prochains|prochaines", 0}),
    [PERIOD_SET_NOW] = SET({"now|today", 0}, {"aujourd ' hui", 0}, {"maintenant", 0}),
    [PERIOD_SET_NUMBER] =
        SET({"a|an|one|un|une", 1}, {"two|deux", 2}, {"three|trois", 3}, {"four|quatre", 4},
            {"five|cinq", 5}, {"six", 6}, {"seven|sept", 7}, {"eight|huit", 8}, {"nine|neuf", 9},
            {"ten|dix", 10}, {"eleven|onze", 11}, {"twelve|douze", 12}, {"fifteen|quinze", 15},
            {"eighteen", 18}, {"dix - huit", 18}, {"twenty|vingt", 20}, {"twenty - four", 24},
            {"thirty|trente", 30}, {"thirty - six", 36}, {"forty - five", 45}, {"sixty", 60},
            {"ninety", 90}, {"one|a hundred", 100}),
    [PERIOD_SET_ORDINAL] =
        SET({"first|premier|premiere", 1}, {"second|deuxieme|seconde", 2}, {"third|troisieme", 3},
            {"fourth|quatrieme", 4}, {"last|latter|final|dernier|derniere", -1}),
    [PERIOD_SET_ORDINAL_SUFFIX] = SET({"st|nd|rd|th|er|ere|e|eme", 0}),
    [PERIOD_SET_UNIT] =
        SET({"day|days|jour|jours", 1}, {"week|weeks|semaine|semaines", 7},
            {"fortnight|fortnights", 14}, {"month|months|mois", -1}, {"quarter|quarters", -3},
            {"semester|semesters|semestre|semestres", -6}, {"year|years|an|ans|annee|annees", -12}),
    [PERIOD_SET_AND_HALF] = SET({"-? and -? a -? half", 0}, {"et demi|demie", 0}),
    [PERIOD_SET_ONE_UNIT] =
        SET({"day", 1}, {"week", 7}, {"fortnight", 14}, {"month", -1}, {"year", -12}),
    [PERIOD_SET_CALENDAR_UNIT] = SET({"week", 0}, {"month|mois", 1}, {"quarter|trimestre", 3},
                                     {"half|semester|semestre", 6}, {"half -? year", 6}),
    [PERIOD_SET_QUARTER] = SET({"quarter|trimestre", 0}),
    [PERIOD_SET_HALF] = SET({"half|semester|semestre", 0}, {"half -? year", 0}),
    [PERIOD_SET_SEASON] = SET({"spring|springtime|printemps", 21}, {"summer|summertime|ete", 22},
                              {"autumn|fall|automne", 23}, {"winter|wintertime|hiver", 24}),
    [PERIOD_SET_PART] = SET({"early in?", 1}, {"beginning|start of", 1}, {"early part of", 1},
                            {"debut", 1}, {"mid|mi", 2}, {"middle of", 2}, {"late in?", 3},
                            {"latter part of", 3}, {"later in?", 4}, {"rest|remainder of", 4}),
    [PERIOD_SET_END] = SET({"very? end", 0}, {"close of", 0}, {"fin", 0}),
    [PERIOD_SET_YEAR_END] = SET({"year -? end", 0}, {"year ' s end", 0}, {"end -? year", 0},
                                {"within the calendar? year", 0}),
    [PERIOD_SET_YEAR] = SET({"calendar? year", 0}, {"annee", 0}),
    [PERIOD_SET_YEAR_NEXT] =
        SET({"annee|an prochaine|prochain|suivante|suivant", 0}, {"year after|thereafter", 0}),
    [PERIOD_SET_MONTH_OF] = SET({"month of", 0}, {"mois de", 0}, {"mois d '", 0}),
    [PERIOD_SET_WITHIN] =
        SET({"within the?", PERIOD_WITHIN}, {"no|not later than", PERIOD_WITHIN},
            {"within the? next|coming|following|subsequent", PERIOD_WITHIN_NEXT},
            {"within a period|maximum of", PERIOD_WITHIN}, {"within the space of", PERIOD_WITHIN},
            {"dans un delai de", PERIOD_WITHIN}, {"dans un delai d '", PERIOD_WITHIN},
            {"d ' ici", PERIOD_WITHIN}, {"sous", PERIOD_WITHIN}, {"in", PERIOD_WITHIN_IN},
            {"dans les?", PERIOD_WITHIN_IN},
            {"in|over|during|for|throughout|across the next|coming|following|subsequent",
             PERIOD_WITHIN_NEXT},
            {"in|over|during the course of the next|coming|following", PERIOD_WITHIN_NEXT},
            {"au cours des", PERIOD_WITHIN_NEXT}),
    [PERIOD_SET_FROM_NOW] = SET(
        {"from now|today", 0}, {"of|after today", 0}, {"hence", 0},
        {"of|from|after this|our|today meeting|ministerial|summit|statement|declaration|date", 0},
        {"of|from|after the present? meeting|ministerial|summit|statement|declaration", 0},
        {"of|from|after today ' s meeting|ministerial|summit|statement|declaration", 0}),
    [PERIOD_SET_FROM_EVENT] =
        SET({"of|after|from|following|upon|once|before|apres|suivant|de|du|prior", 0}, {"d '", 0}),
    [PERIOD_SET_NOT_YEAR] = SET(
        {"agenda|framework|target|targets|goal|goals|budget|strategy|plan|programme|program", 0},
        {"summit|compact|convention|protocol|agreement|act|regulation|directive|resolution", 0},
        {"vision|edition|level|levels|baseline|report|election|elections|package|review", 0},
        {"euro|euros|dollar|dollars|million|billion|people|persons|officers|tonnes|tons", 0},
        {"cases|staff|copies|experts|participants|km|kilometres|percent|points|gmt|hours", 0},
        {"per cent", 0}, {"%", 0}),
    [PERIOD_SET_MEETING_AT] = SET({"at|during|for|to|on|in|a|au|lors", 0}, {"lors de|du", 0},
                                  {"on the occasion|margins of", 0}, {"in the margins of", 0}),
    [PERIOD_SET_MEETING] =
        SET({"ministerial|meeting|summit|session|conference|council|dialogue|plenary|round", 0},
            {"ministerial meeting|session|conference|dialogue", 0}, {"reunion|sommet", 0},
            {"reunion ministerielle", 0}, {"gathering|assembly|consultations", 0}),
    [PERIOD_SET_MEETING_GAP] =
        SET({"of|will|shall|would|to|for|that|which|who|a|an|is|are|by|with|on|at|if", 0},
            {"day|days|week|weeks|month|months|year|years|quarter|decade|generation|steps|step", 0},
            {"phase|stage|stages|mois|ans|jours", 0}),
    [PERIOD_SET_NEXT_MEETING] = SET({"when we|they|ministers|leaders|officials next meet", 0},
                                    {"when both sides next meet", 0},
                                    {"when we|they|ministers|leaders|officials meet next|again", 0},
                                    {"the? next time we|they|ministers|leaders|officials meet", 0}),
    [PERIOD_SET_ADVERB] =
        SET({"soon|quickly|early|swiftly|rapidly|fast|promptly|expeditiously|speedily", 0}),
    [PERIOD_SET_POSSIBLE] = SET(
        {"possible|practicable|practical|feasible|can|permits|permit|allows|allow|permitted", 0},
        {"allowed|reasonable", 0}),
    [PERIOD_SET_UNDATED] =
        SET({"in due course|time", 0}, {"asap", 0}, {"a . s . a . p", 0},
            {"without any? further? undue? delay", 0}, {"with all due speed|haste", 0},
            {"with immediate effect", 0},
            {"promptly|shortly|immediately|soon|swiftly|expeditiously|speedily|forthwith", 0},
            {"at the? earliest opportunity|possible? date|opportunity|moment|convenience?", 0},
            {"at an early date", 0}, {"at the earliest", 0}, {"in good time", 0},
            {"in a timely manner", 0}, {"in the near|foreseeable|immediate future|term", 0},
            {"in the short|medium|long|near|longer -? term|run", 0},
            {"in the not too distant future", 0}, {"in near future", 0},
            {"in|over|during|within|for the? coming|next|following few|several? "
             "months|weeks|years|days",
             0},
            {"in|over|during the months|weeks|years|days ahead", 0},
            {"in|over|during the months|weeks|years|days to come", 0}, {"in the coming period", 0},
            {"within a reasonable time|period", 0},
            {"when|once|as conditions|circumstances permit|allow", 0}, {"des que possible", 0},
            {"aussitot|aussi tot que possible", 0}, {"dans les meilleurs delais", 0},
            {"dans les plus brefs delais", 0}, {"sans delai", 0}, {"sans retard", 0},
            {"en temps utile|voulu", 0}, {"prochainement", 0},
            {"dans|au cours les|des prochains|prochaines mois|semaines|annees|jours", 0},
            {"dans|au cours les|des mois|semaines|annees a venir", 0}),
    [PERIOD_SET_STANDING] = SET(
        {"annually|yearly|monthly|quarterly|weekly|biannually|biennially", 0},
        {"semi -? annually", 0},
        {"at least? once|twice a|per|every|each year|month|quarter|week", 0},
        {"once|twice a|per|every|each year|month|quarter|week", 0},
        {"two|three|four|several times a|per year", 0},
        {"every|each year|month|quarter|week|semester", 0}, {"every other year|month", 0},
        {"every two|three|four|five|six|twelve|2|3|4|5|6|12 months|years|weeks", 0},
        {"at|on each|every meeting|ministerial|summit|session", 0},
        {"on a|an annual|regular|continuing|continuous|ongoing|permanent|yearly|monthly basis", 0},
        {"for the foreseeable future", 0}, {"regularly|continuously|indefinitely", 0},
        {"permanently", 0}, {"until further notice", 0}, {"at regular intervals", 0},
        {"year after|by year", 0}, {"chaque annee|an|mois", 0}, {"tous les ans|mois", 0},
        {"une|deux fois par an", 0}, {"en permanence", 0}, {"regulierement", 0}),
    [PERIOD_SET_STANDING_ALONE] =
        SET({"ongoing|continuing|continuous|permanent|standing|annual|recurring|regular|yearly|"
             "biennial|biannual",
             0},
            {"on -? going", 0}, {"indefinite", 0}, {"no end date?", 0}, {"permanent|continu", 0}),
    [PERIOD_SET_UNDATED_ALONE] =
        SET({"tbd|tbc|tba|open|later", 0},
            {"to be determined|confirmed|announced|decided|agreed", 0}, {"open -? ended", 0}),
    [PERIOD_SET_NONE_ALONE] = SET({"none|undated|na|nil", 0}, {"n / a", 0},
                                  {"no due? date|deadline", 0}, {"not specified|stated|set", 0}),
};

/* Whether WORD is one of the alternatives in the LEN bytes at BODY, which "|" keeps apart. */
static gboolean is_alternative(const char *body, gsize len, const char *word)
{
    gsize word_len = strlen(word);

    for (gsize i = 0; i < len;) {
        const char *bar = memchr(body + i, '|', len - i);
        gsize n = bar != NULL ? (gsize)(bar - body) - i : len - i;
        if (n == word_len && memcmp(body + i, word, n) == 0)
            return TRUE;
        i += n + 1;
    }
    return FALSE;
}

static gsize match_pattern(const GArray *tokens, gsize at, const char *pattern)
{
    gsize pos = at;

    for (const char *p = pattern; *p != '\0'; p += strspn(p, " ")) {
        gsize len = strcspn(p, " ");
        gboolean is_optional = p[len - 1] == '?';
        const struct day_token *token = day_token_at(tokens, pos);
        if (token != NULL && is_alternative(p, is_optional ? len - 1 : len, token->word))
            pos++;
        else if (!is_optional)
            return at;
        p += len;
    }
    return pos;
}

gsize period_words_match(const GArray *tokens, gsize at, enum period_set set, int *value)
{
    gsize best = at;

    for (const struct pattern *row = sets[set]; row->words != NULL; row++) {
        gsize end = match_pattern(tokens, at, row->words);
        if (end <= best)
            continue;
        best = end;
        if (value != NULL)
            *value = row->value;
    }
    return best;
}

/* Notes that a pattern of SET begins with each of the alternatives in the LEN bytes at BODY. */
static void note_beginnings(GHashTable *begun, const char *body, gsize len, int set)
{
    g_autofree char *element = g_strndup(body, len);
    g_auto(GStrv) words = g_strsplit(element, "|", -1);

    for (char **word = words; *word != NULL; word++) {
        guint64 *bits = g_hash_table_lookup(begun, *word);
        if (bits == NULL) {
            bits = g_new0(guint64, 1);
            g_hash_table_insert(begun, g_strdup(*word), bits);
        }
        *bits |= G_GUINT64_CONSTANT(1) << set;
    }
}

/* A pattern begins with its first element, and with the next one while elements may be missing. */
static void note_pattern(GHashTable *begun, const char *pattern, int set)
{
    gboolean may_miss = TRUE;

    for (const char *p = pattern; *p != '\0' && may_miss; p += strspn(p, " ")) {
        gsize len = strcspn(p, " ");
        may_miss = p[len - 1] == '?';
        note_beginnings(begun, p, may_miss ? len - 1 : len, set);
        p += len;
    }
}

guint64 period_words_begun(const char *word)
{
    static GHashTable *begun; /* made at first use, kept as long as the program */
    const guint64 *bits;

    G_STATIC_ASSERT(PERIOD_SET_COUNT <= 64);
    if (begun == NULL) {
        begun = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free);
        for (int set = 0; set < PERIOD_SET_COUNT; set++)
            for (const struct pattern *row = sets[set]; row->words != NULL; row++)
                note_pattern(begun, row->words, set);
    }
    bits = g_hash_table_lookup(begun, word);
    return bits != NULL ? *bits : 0;
}
