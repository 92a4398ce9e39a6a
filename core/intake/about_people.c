/* about_people.c owns who is said to have come: names, what they are, whom they speak for.
 * It must not know what any of them said. */
#include "core/intake/about_private.h"

#include <string.h>

enum { MAX_PEOPLE = 60, LEAD_WORDS = 3 };

/* Words of offices and bodies: with a capital they still are no part of a name. */
static const char office[] =
    " the of for and attorney general deputy under secretary homeland security commissioner home "
    "affairs minister prime president vice vice-president vicepresident interior justice state "
    "asylum migration commission european union council parliament advisor adviser national "
    "intelligence ambassador chief staff officer north south america american director assistant "
    "acting bureau international law enforcement narcotics drug policy office administration "
    "representative special envoy high foreign external action service defence defense treasury "
    "finance trade internal citizenship immigration border customs agency executive federal "
    "republic "
    "government ministry department embassy permanent head co-chair chair chancellor king queen "
    "prosecutor public health police premier governor senator counsellor counselor coordinator "
    "counter terrorism mr mrs ms dr prof professor sir dame lord lady h.e his her excellency "
    "management resources kingdom united states nations commerce labour labor education energy "
    "agriculture transport environment economy industry culture science technology innovation "
    "digital enlargement values transparency rule law equality crisis civil protection ";
static const char particle[] = " van de der den von zu da dos del di la le al bin ibn ten ter o ";

/* A family name may be a country's (Monaco), behind a first name. */
static gboolean is_name_word(const struct tokens *tokens, guint i, const GArray *mentions,
                             gboolean is_first)
{
    const struct token *token = tokens_at(tokens, i);
    if (token == NULL || !token->capital || token->number || tokens_is_of(tokens, i, office))
        return FALSE;
    for (guint k = 0; k < mentions->len; k++) {
        const struct lexicon_mention *m = &g_array_index(mentions, struct lexicon_mention, k);
        gboolean is_one = token->start == m->start && token->end == m->end;
        if (token->start >= m->start && token->end <= m->end && (is_first || !is_one))
            return FALSE;
    }
    return TRUE;
}

/* The end of a name that begins at i: two to five words with nothing but blanks, hyphens and the
 * dots of initials between. i: none is there. */
static guint name_end(const struct tokens *tokens, guint i, const GArray *mentions)
{
    guint end = i, words = 0;
    for (guint k = i; k < i + 6; k++) {
        const struct token *token = tokens_at(tokens, k);
        if (token == NULL)
            break;
        gboolean is_glued = k == i || token->mark == ' ' || token->mark == '-' ||
                            (token->mark == '.' && strlen(tokens_at(tokens, k - 1)->word) == 1);
        if (!is_glued)
            break;
        if (is_name_word(tokens, k, mentions, k == i)) {
            end = k + 1;
            words++;
        } else if (k == i || !tokens_is_of(tokens, k, particle)) {
            break;
        }
    }
    return words >= 2 ? end : i;
}

/* What stands before a name, without "and", "as well as", "the". New. */
static char *role_of(const char *text, gsize from, gsize to)
{
    static const char *const starts[] = {"and ",  "as well as ", "the ",    "by ",
                                         "with ", "including ",  "led by ", "former "};
    static const char *const ends[] = {"Dr.", "Mr.", "Ms.", "Mrs.", "Prof."};
    g_autofree char *role = g_strndup(text + from, to - from);
    char *p = role;
    for (gboolean again = TRUE; again;) {
        again = FALSE;
        p += strspn(p, " ,;:\n");
        for (gsize i = 0; i < G_N_ELEMENTS(starts); i++)
            if (g_ascii_strncasecmp(p, starts[i], strlen(starts[i])) == 0) {
                p += strlen(starts[i]);
                again = TRUE;
            }
    }
    g_strchomp(p);
    for (gsize i = 0; i < G_N_ELEMENTS(ends); i++)
        if (g_str_has_suffix(p, ends[i]))
            p[strlen(p) - strlen(ends[i])] = '\0';
    for (gsize n = strlen(p); n > 0 && strchr(", (\n", p[n - 1]) != NULL; n--)
        p[n - 1] = '\0';
    for (char *q = p; *q != '\0'; q++)
        if (*q == '\n')
            *q = ' ';
    return g_strdup(p);
}

static gboolean has_person(const struct about *about, const char *name)
{
    for (guint i = 0; i < about->people->len; i++)
        if (strcmp(((struct about_person *)about->people->pdata[i])->name, name) == 0)
            return TRUE;
    return FALSE;
}

static void add(struct about *about, const char *text, gsize start, gsize end, char *role,
                const char *party)
{
    g_autofree char *name = g_strndup(text + start, end - start);
    if (strchr(name, '\n') != NULL)
        g_strdelimit(name, "\n", ' ');
    if (has_person(about, name) || about->people->len >= MAX_PEOPLE) {
        g_free(role);
        return;
    }
    struct about_person *person = g_new0(struct about_person, 1);
    person->name = g_steal_pointer(&name);
    person->role = role;
    person->party = g_strdup(party);
    g_ptr_array_add(about->people, person);
}

/* "was represented by", "delegation included", "led by": where the list of those begins; 0: none. */
static guint list_after(const struct tokens *tokens, guint i)
{
    if (tokens_is(tokens, i, "represented") && tokens_is(tokens, i + 1, "by"))
        return i + 2;
    if (tokens_is(tokens, i, "delegation")) {
        guint k = i + 1;
        while (k < i + 1 + LEAD_WORDS &&
               !tokens_is_of(tokens, k, " included includes comprised by consisted was "))
            k++;
        if (tokens_is_of(tokens, k, " included includes comprised by consisted "))
            return k + 1;
    }
    return tokens_is_of(tokens, i, " led headed chaired attended ") &&
                   tokens_is(tokens, i + 1, "by")
               ? i + 2
               : 0;
}

/* The end of a sentence in tokens: a strong mark that no initial stands before. */
static gboolean ends_sentence(const struct tokens *tokens, guint i)
{
    const struct token *token = tokens_at(tokens, i);
    static const char titles[] = " dr mr mrs ms prof gen st jr sr ";
    return token->mark == '.' && strlen(tokens_at(tokens, i - 1)->word) > 1 &&
           !tokens_is_of(tokens, i - 1, titles);
}

/* Whom they speak for: the party named last in the sentence before the list; of those who led several
 * sides it is not told. */
static const char *party_before(const struct tokens *tokens, guint from, const GArray *mentions)
{
    guint i = from - 1;
    if (tokens_is(tokens, i, "by") && !tokens_is(tokens, i - 1, "represented") &&
        !(i > 1 && tokens_is(tokens, i - 2, "delegation")))
        return "";
    while (i > 0 && !ends_sentence(tokens, i))
        i--;
    const char *party = "";
    for (guint k = 0; k < mentions->len; k++) {
        const struct lexicon_mention *m = &g_array_index(mentions, struct lexicon_mention, k);
        if (m->start >= tokens_at(tokens, i)->start && m->end <= tokens_at(tokens, from - 1)->end)
            party = *m->party->of != '\0' ? m->party->of : m->party->name;
    }
    return party;
}

static guint read_list(struct about_scan *scan, const struct tokens *tokens, guint from,
                       const GArray *mentions, const char *text)
{
    g_autofree char *party = g_strdup(party_before(tokens, from, mentions));
    gsize role_from = tokens_at(tokens, from) != NULL ? tokens_at(tokens, from)->start : 0;
    guint i = from;
    while (i < tokens->list->len && (i == from || !ends_sentence(tokens, i))) {
        guint end = name_end(tokens, i, mentions);
        if (end == i) {
            i++;
            continue;
        }
        gsize start = tokens_at(tokens, i)->start, stop = tokens_at(tokens, end - 1)->end;
        char *role = role_of(text, role_from, start);
        gboolean is_person = *role != '\0' && strlen(role) < 160;
        if (is_person)
            add(scan->about, text, start, stop, role, party);
        else
            g_free(role);
        role_from = stop;
        i = end;
    }
    return i;
}

void about_read_people(struct about_scan *scan)
{
    const char *text = scan->text + scan->body;
    gsize len = strlen(text);
    struct tokens *tokens = tokens_new(text, len);
    g_autoptr(GArray) mentions = lexicon_mentions(scan->lexicon, text, len);
    for (guint i = 0; i < tokens->list->len; i++) {
        guint from = list_after(tokens, i);
        if (from != 0 && from < tokens->list->len)
            i = read_list(scan, tokens, from, mentions, text) - 1;
    }
    tokens_free(tokens);
}
