/* scope.c owns telling from added and missing words whether a wording covers more or less.
 * It must not know forces, dates or meetings. */
#include "core/lineage/scope.h"

#include "core/lineage/token.h"
#include "db/fold.h"

#include <string.h>

/* English, as the statements are; in another language their likes count as words of substance, so
 * that most often nothing is said. */
static const char small_words[] =
    " a an the this that these those it its they their them we our us both each all as at by for "
    "from in into of on to with within without through towards toward upon over under up out and "
    "or but nor also as well be is are was were been being will shall would has have had do does "
    "which who whom whose there here such so s "
    /* what promises and repeats */
    "commit commits committed commitment commitments committing agree agreed agrees agreeing "
    "pledge pledged pledges intend intended intends intention intent plan planned plans aim aims "
    "aimed seek seeks sought resolve resolved determined determination decide decided reaffirm "
    "reaffirmed reaffirms reaffirming reiterate reiterated reiterates reconfirm reconfirmed "
    "confirm "
    "confirmed remain remained remains renew renewed restate restated repeat repeated again "
    "continue continued continues continuing further once more look looks looked forward looking "
    "announce announced express expressed voice voiced state stated make made clear undertake "
    "undertook undertaken support supported supports "
    /* who */
    "side sides party parties partner partners participants delegation delegations "
    /* emphasis */
    "strong strongly firm firmly full fully close closely joint jointly common mutual mutually "
    "shared steadfast unwavering continuous ongoing important effectively effective actively "
    "active "
    "great greatly very deeply deep ";

static const char limits[] =
    " appropriate possible feasible practicable applicable subject unless if provided certain some "
    "selected only limited partly partial partially except excluding excepting voluntary "
    "voluntarily "
    "pilot initially consider considering explore exploring examine examining where relevant "
    "necessary pending principle conditions conditional optional not no without least most almost "
    "several few ";

static gboolean is_in(const char *list, const char *word)
{
    g_autofree char *needle = g_strdup_printf(" %s ", word);
    return strstr(list, needle) != NULL;
}

static char *folded_token(const struct token *token)
{
    char *folded = fold_text(token->text, (gssize)token->len);
    return g_strstrip(folded);
}

/* A plural is no other word. */
static char *stem_of(const struct token *token)
{
    char *word = folded_token(token);
    gsize len = strlen(word);
    if (len > 4 && word[len - 1] == 's' && word[len - 2] != 's')
        word[len - 1] = '\0';
    return word;
}

static void add_text(GHashTable *set, const char *text)
{
    g_autoptr(GArray) tokens = token_split(text);
    for (guint i = 0; i < tokens->len; i++)
        g_hash_table_add(set, stem_of(&g_array_index(tokens, struct token, i)));
}

static GHashTable *set_new(void)
{
    return g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
}

/* Of substance: neither small nor what the wording's verb, period and place say. */
static gboolean counts(const struct token *token, GHashTable *besides)
{
    g_autofree char *folded = folded_token(token);
    g_autofree char *stem = stem_of(token);
    return token->is_word && *folded != '\0' && !is_in(small_words, folded) &&
           !g_hash_table_contains(besides, stem);
}

GHashTable *scope_words(const char *text)
{
    GHashTable *words = set_new();
    g_autoptr(GHashTable) nothing = set_new();
    g_autoptr(GArray) tokens = token_split(text);
    for (guint i = 0; i < tokens->len; i++) {
        const struct token *token = &g_array_index(tokens, struct token, i);
        if (counts(token, nothing))
            g_hash_table_add(words, stem_of(token));
    }
    return words;
}

struct tally {
    guint words, limits;
    GString *said;
};

static void count_run(struct tally *tally, const struct diff_run *run, GHashTable *besides)
{
    g_autoptr(GArray) tokens = token_split(run->text);
    guint before = tally->words + tally->limits;
    for (guint i = 0; i < tokens->len; i++) {
        const struct token *token = &g_array_index(tokens, struct token, i);
        g_autofree char *folded = folded_token(token);
        if (token->is_word && is_in(limits, folded))
            tally->limits++;
        else if (counts(token, besides))
            tally->words++;
    }
    if (tally->words + tally->limits > before)
        g_string_append_printf(tally->said, "%s“%s”", tally->said->len > 0 ? ", " : "", run->text);
}

static void add_besides(GHashTable *besides, const struct wording *wording)
{
    add_text(besides, wording->verb);
    add_text(besides, wording->due_text);
    add_text(besides, wording->place);
}

static enum scope_change change_of(const struct tally *removed, const struct tally *added)
{
    gboolean is_less = removed->words > 0 || removed->limits > 0;
    gboolean is_more = added->words > 0 || added->limits > 0;
    if (!is_less && !is_more)
        return SCOPE_SAME;
    if (is_less && is_more)
        return SCOPE_OPEN;
    if (is_more)
        return added->limits > 0 ? SCOPE_NARROWER : SCOPE_WIDER;
    return removed->limits > 0 ? SCOPE_WIDER : SCOPE_NARROWER;
}

struct scope scope_of(const struct diff *words, const struct wording *before,
                      const struct wording *after)
{
    struct tally removed = {.said = g_string_new(NULL)};
    struct tally added = {.said = g_string_new(NULL)};
    g_autoptr(GHashTable) besides = set_new();
    add_besides(besides, before);
    add_besides(besides, after);
    for (guint i = 0; i < words->runs->len; i++) {
        const struct diff_run *run = &g_array_index(words->runs, struct diff_run, i);
        if (run->op != DIFF_SAME)
            count_run(run->op == DIFF_ADDED ? &added : &removed, run, besides);
    }
    struct scope scope = {.change = change_of(&removed, &added), .is_added = added.said->len > 0};
    scope.words = g_string_free(scope.is_added ? added.said : removed.said, FALSE);
    g_string_free(scope.is_added ? removed.said : added.said, TRUE);
    return scope;
}
