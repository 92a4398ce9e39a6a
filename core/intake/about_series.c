/* about_series.c owns telling the line of meetings that a text belongs to: one of the register's, or
 * a name made of the text's own words. It must not know the meeting's day or place. */
#include "core/intake/about_private.h"

#include "core/draft/names.h"
#include "core/lexicon/circle.h"
#include "db/fold.h"
#include "db/series.h"

#include <string.h>

enum { OPENING = 3000, SHARE = 70, FEW = 3, WORDS = 4 };

/* Words that every line of meetings has. */
static const char plain[] =
    " meeting meetings of the and on for a an in ministerial ministers senior "
    "officials joint statement between regular dialogue dialogues high level "
    "first second third annual series ";

static const char bodies[] =
    " dialogue initiative committee forum council partnership summit alliance group "
    "quad ministerial meeting ";
static const char stops[] =
    " in at with between of for to was were is will held that which during ";

/* How many of a hundred of the name's own words stand in the text; 0: it has none. */
static int share_of(const char *name, const struct tokens *text)
{
    struct tokens *words = tokens_new(name, strlen(name));
    int n = 0, found = 0;
    for (guint i = 0; i < words->list->len; i++) {
        const struct token *word = tokens_at(words, i);
        if (tokens_is_of(words, i, plain))
            continue;
        n++;
        for (guint k = 0; k < text->list->len; k++)
            if (strcmp(tokens_at(text, k)->stem, word->stem) == 0) {
                found++;
                break;
            }
    }
    tokens_free(words);
    return n > 1 ? found * 100 / n : 0;
}

/* Names as texts write them: "EU-U.S." of "EU-US", "European Union" of "EU". */
static char *with_short_names(const struct about_scan *scan, const char *opening)
{
    g_autoptr(GArray) mentions = lexicon_mentions(scan->lexicon, opening, strlen(opening));
    GString *all = g_string_new(opening);
    for (guint i = 0; i < mentions->len; i++) {
        const struct lexicon_mention *m = &g_array_index(mentions, struct lexicon_mention, i);
        g_string_append_printf(all, " %s %s", m->party->name, m->party->token);
    }
    return g_string_free(all, FALSE);
}

static gboolean find_known(struct about_scan *scan, const char *opening, GError **error)
{
    g_autoptr(GPtrArray) all = series_all(scan->session->db, error);
    g_autofree char *named = with_short_names(scan, opening);
    struct tokens *text = tokens_new(named, strlen(named));
    int best = SHARE - 1;
    for (guint i = 0; all != NULL && i < all->len; i++) {
        const struct series *series = all->pdata[i];
        int share = MAX(share_of(series->title, text), share_of(series->token, text));
        if (share <= best)
            continue;
        best = share;
        about_set(&scan->about->series, series->token);
    }
    tokens_free(text);
    return all != NULL;
}

static gint by_name(gconstpointer a, gconstpointer b)
{
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

static const char *token_of(const struct lexicon_party *party)
{
    return *party->token != '\0' ? party->token : party->name;
}

/* "EU-U.S. dialogue", "US-Mexico": the first two that a hyphen joins. */
static gboolean add_pair(struct about_scan *scan, const char *opening, GPtrArray *names)
{
    static const char *const joints[] = {"-", "\xE2\x80\x93", "\xE2\x80\x90", "\xE2\x80\x91", NULL};
    g_autoptr(GArray) mentions = lexicon_mentions(scan->lexicon, opening, strlen(opening));
    for (guint i = 0; i + 1 < mentions->len; i++) {
        const struct lexicon_mention *a = &g_array_index(mentions, struct lexicon_mention, i),
                                     *b = a + 1;
        g_autofree char *joint =
            b->start > a->end ? g_strndup(opening + a->end, b->start - a->end) : g_strdup("");
        if (!g_strv_contains(joints, joint) || a->party == b->party)
            continue;
        g_ptr_array_add(names, (gpointer)token_of(a->party));
        g_ptr_array_add(names, (gpointer)token_of(b->party));
        return TRUE;
    }
    return FALSE;
}

/* The parties by their tokens, where they are few, in one order whoever wrote the text: "eu-us". */
static void add_parties(struct about_scan *scan, const char *opening, GString *token)
{
    __attribute__((cleanup(circle_cleanup))) struct circle *circle =
        circle_read(scan->lexicon, scan->about->title, scan->text + scan->body);
    g_autoptr(GPtrArray) names = g_ptr_array_new();
    gboolean is_pair = add_pair(scan, opening, names);
    for (guint i = 0; i < circle->parties->len && circle->parties->len <= FEW && !is_pair; i++) {
        const struct lexicon_party *party = lexicon_party(scan->lexicon, circle->parties->pdata[i]);
        g_ptr_array_add(names,
                        party != NULL ? (gpointer)token_of(party) : circle->parties->pdata[i]);
    }
    g_ptr_array_sort(names, by_name);
    for (guint i = 0; i < names->len; i++)
        g_string_append_printf(token, "%s%s", i > 0 ? " " : "", (char *)names->pdata[i]);
}

/* Words [from, to) that are the line's own: initials where they are many. FALSE: none is. */
static gboolean add_words(const struct lexicon *lexicon, const struct tokens *tokens, guint from,
                          guint to, GString *token)
{
    g_autoptr(GString) initials = g_string_new(NULL), words = g_string_new(NULL);
    for (guint k = from; k < to && tokens_at(tokens, k) != NULL; k++) {
        const struct token *word = tokens_at(tokens, k);
        if (tokens_is_of(tokens, k, plain) || word->number || word->upper ||
            lexicon_party(lexicon, word->word) != NULL)
            continue;
        g_string_append_c(initials, *word->word);
        g_string_append_printf(words, " %s", word->word);
    }
    if (initials->len >= 3)
        g_string_append_printf(token, " %s", initials->str);
    else
        g_string_append(token, words->str);
    return words->len > 0;
}

/* "… justice and home affairs (JHA) senior officials meeting": the letters in brackets. */
static gboolean add_letters(const struct tokens *tokens, guint i, GString *token)
{
    for (guint k = i > 6 ? i - 6 : 0; k < i; k++) {
        const struct token *word = tokens_at(tokens, k);
        if (word->mark != '(' || !word->upper || strlen(word->word) > 5)
            continue;
        g_string_append_printf(token, " %s", word->word);
        return TRUE;
    }
    return FALSE;
}

/* "Meeting on Justice and Home Affairs": what stands behind "on". */
static gboolean add_behind(const struct lexicon *lexicon, const struct tokens *tokens, guint i,
                           GString *token)
{
    if (!tokens_is_of(tokens, i, bodies) || !tokens_is(tokens, i + 1, "on"))
        return FALSE;
    const struct token *first = tokens_at(tokens, i + 2);
    guint to = i + 2;
    gboolean is_name = first != NULL && first->capital;
    while (tokens_at(tokens, to) != NULL && to < i + 8 &&
           strchr(" -", tokens_at(tokens, to)->mark) != NULL && !tokens_at(tokens, to)->number &&
           !tokens_is_of(tokens, to, stops) &&
           (!is_name || tokens_at(tokens, to)->capital || tokens_is(tokens, to, "and")))
        to++;
    return add_words(lexicon, tokens, i + 2, to, token);
}

/* "Counter Ransomware Initiative": the capitals before. */
static gboolean add_before(const struct lexicon *lexicon, const struct tokens *tokens, guint i,
                           GString *token)
{
    guint from = i;
    if (!tokens_is_of(tokens, i, bodies) || !tokens_at(tokens, i)->capital)
        return FALSE;
    while (from > 0 && from + WORDS > i && tokens_at(tokens, from - 1)->capital &&
           strchr(" -", tokens_at(tokens, from)->mark) != NULL &&
           !tokens_is(tokens, from - 1, "the"))
        from--;
    return add_words(lexicon, tokens, from, i, token);
}

static void add_subject(const struct lexicon *lexicon, const struct tokens *tokens, GString *token)
{
    gboolean (*const ways[])(const struct lexicon *, const struct tokens *, guint,
                             GString *) = {add_behind, add_before};
    for (guint i = 0; i < tokens->list->len; i++)
        if (tokens_is_of(tokens, i, bodies) && add_letters(tokens, i, token))
            return;
    for (gsize way = 0; way < G_N_ELEMENTS(ways); way++)
        for (guint i = 0; i < tokens->list->len; i++)
            if (ways[way](lexicon, tokens, i, token))
                return;
    for (guint i = 0; i < tokens->list->len; i++)
        if (tokens_is(tokens, i, "summit")) {
            g_string_append(token, " summit");
            return;
        }
}

static gboolean is_group(const struct about_scan *scan, const char *name)
{
    const struct lexicon_party *party = lexicon_party(scan->lexicon, name);
    return party != NULL && strcmp(party->kind, "group") == 0 && strcmp(party->token, "eu") != 0;
}

static void make_name(struct about_scan *scan, const char *opening)
{
    g_autoptr(GString) token = g_string_new(NULL);
    struct tokens *tokens = tokens_new(opening, strlen(opening));
    add_parties(scan, opening, token);
    gsize parties = token->len;
    gboolean is_one = strchr(token->str, ' ') == NULL;
    add_subject(scan->lexicon, tokens, token);
    tokens_free(tokens);
    /* One party alone names no line of meetings. */
    if (token->len == 0 || (token->len == parties && is_one && !is_group(scan, token->str)))
        return;
    g_autofree char *made = names_token(token->str);
    g_free(scan->about->series);
    scan->about->series = names_is_token(made) ? g_steal_pointer(&made) : g_strdup("");
}

/* A name that the register has is no guess any more. */
static gboolean tell_new(struct about_scan *scan, GError **error)
{
    GError *failed = NULL;
    owned(series) there =
        scan->session != NULL ? series_find(scan->session->db, scan->about->series, &failed) : NULL;
    if (failed != NULL) {
        g_propagate_error(error, failed);
        return FALSE;
    }
    if (there == NULL)
        about_doubt(scan->about, "the series %s is new to the register", scan->about->series);
    return TRUE;
}

gboolean about_read_series(struct about_scan *scan, GError **error)
{
    const char *said = about_header(scan, "series");
    const char *body = scan->text + scan->body;
    const char *cut = body + MIN(strlen(body), (gsize)OPENING);
    while (cut > body && (*cut & 0xC0) == 0x80)
        cut--;
    g_autofree char *start = g_strndup(body, (gsize)(cut - body));
    g_autofree char *opening = g_strjoin("\n", scan->about->title, said, start, NULL);
    if (*said != '\0') {
        g_free(scan->about->series);
        scan->about->series = names_token(said);
        return tell_new(scan, error);
    }
    if (scan->session != NULL && !find_known(scan, opening, error))
        return FALSE;
    if (*scan->about->series == '\0')
        make_name(scan, opening);
    return *scan->about->series == '\0' || tell_new(scan, error);
}
