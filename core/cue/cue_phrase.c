/* cue_phrase.c owns reading and matching the phrases of the cue table.
 * It must not know what a phrase promises. */
#include "core/cue/cue_phrase.h"

#include "core/session.h"

#include <string.h>

enum { MOST_GAPS = 3, LONGEST_GAP = 5, LONGEST_WIDE_GAP = 30, LONGEST_ASIDE = 9 };

enum element_kind {
    ELEMENT_WORDS,
    ELEMENT_VERBS,
    ELEMENT_SET,
    ELEMENT_GAP,
    ELEMENT_NUMBER,
    ELEMENT_DONE
};

struct element {
    enum element_kind kind;
    gboolean is_optional;
    guint widest;    /* of GAP */
    char **words;    /* of WORDS */
    GArray *verbs;   /* int */
    GHashTable *set; /* a reference */
};

struct phrase {
    GPtrArray *elements;
};

static void element_free(gpointer data)
{
    struct element *element = data;
    g_strfreev(element->words);
    if (element->verbs != NULL)
        g_array_unref(element->verbs);
    if (element->set != NULL)
        g_hash_table_unref(element->set);
    g_free(element);
}

void phrase_free(gpointer data)
{
    struct phrase *phrase = data;
    if (phrase == NULL)
        return;
    g_ptr_array_unref(phrase->elements);
    g_free(phrase);
}

static gboolean refuse(const char *words, const char *what, GError **error)
{
    g_set_error(error, HELDTO_ERROR, HELDTO_ERROR_INPUT, "cue \"%s\": %s", words, what);
    return FALSE;
}

static gboolean is_capitals(const char *word)
{
    gboolean has_any = FALSE;
    for (const char *p = word; *p != '\0'; p++) {
        if (g_ascii_islower(*p))
            return FALSE;
        has_any = has_any || g_ascii_isupper(*p);
    }
    return has_any;
}

static gboolean read_verbs(struct element *element, const struct phrase_names *names,
                           const char *words, GError **error)
{
    element->kind = ELEMENT_VERBS;
    element->verbs = g_array_new(FALSE, FALSE, sizeof(int));
    for (char **word = element->words; *word != NULL; word++) {
        g_autofree char *base = g_ascii_strdown(*word, -1);
        int verb = names->verb(names->data, base);
        if (verb < 0)
            return refuse(words, "a word in capitals is no verb of the table", error);
        g_array_append_val(element->verbs, verb);
    }
    return TRUE;
}

static gboolean read_set(struct element *element, const struct phrase_names *names, char *word,
                         const char *words, GError **error)
{
    word[strlen(word) - 1] = '\0';
    GHashTable *set = names->set(names->data, word + 1);
    if (set == NULL)
        return refuse(words, "there is no set of words of that name", error);
    element->kind = ELEMENT_SET;
    element->set = g_hash_table_ref(set);
    return TRUE;
}

static gboolean read_element(struct element *element, const struct phrase_names *names, char *word,
                             const char *words, GError **error)
{
    gsize len = strlen(word);
    if (*word == '(' && word[len - 1] == ')' && len > 2) {
        element->is_optional = TRUE;
        word[len - 1] = '\0';
        word++;
        len -= 2;
    }
    if (*word == '<' && word[len - 1] == '>' && len > 2)
        return read_set(element, names, word, words, error);
    if (strcmp(word, "…") == 0 || strcmp(word, "……") == 0) {
        element->kind = ELEMENT_GAP;
        element->widest = strcmp(word, "…") == 0 ? LONGEST_GAP : LONGEST_WIDE_GAP;
    } else if (strcmp(word, "#") == 0)
        element->kind = ELEMENT_NUMBER;
    else if (strcmp(word, "~done") == 0)
        element->kind = ELEMENT_DONE;
    else {
        element->words = g_strsplit(word, "|", -1);
        if (is_capitals(word))
            return read_verbs(element, names, words, error);
        element->kind = ELEMENT_WORDS;
    }
    return TRUE;
}

/* Every gap multiplies the ways to match. */
static guint gaps_of(const struct phrase *phrase)
{
    guint n = 0;
    for (guint i = 0; i < phrase->elements->len; i++)
        n += ((const struct element *)phrase->elements->pdata[i])->kind == ELEMENT_GAP ? 1 : 0;
    return n;
}

struct phrase *phrase_new(const char *words, const struct phrase_names *names, GError **error)
{
    struct phrase *phrase = g_new0(struct phrase, 1);
    phrase->elements = g_ptr_array_new_with_free_func(element_free);
    g_autofree char *inner = g_strdup(words);
    for (char *p = inner; *p != '\0';) {
        /* (in principle) is two elements that may be left out */
        gsize len = strcspn(p, " ");
        gsize more = p[len] != '\0';
        p[len] = '\0';
        if (len > 0) {
            struct element *element = g_new0(struct element, 1);
            g_ptr_array_add(phrase->elements, element);
            if (!read_element(element, names, p, words, error)) {
                phrase_free(phrase);
                return NULL;
            }
        }
        p += len + more;
    }
    if (gaps_of(phrase) > MOST_GAPS) {
        refuse(words, "it has too many gaps", error);
        phrase_free(phrase);
        return NULL;
    }
    if (phrase->elements->len == 0 || phrase_length(phrase) == 0) {
        refuse(words, "it has no words", error);
        g_clear_pointer(&phrase, phrase_free);
    }
    return phrase;
}

/* The participle of a deed: made, published; not required. */
gboolean lexeme_is_done(const struct lexemes *lexemes, guint i)
{
    if (i >= lexemes->list->len || lexeme_in(lexemes, i, SET_NOT_DONE))
        return FALSE;
    const struct lexeme *lexeme = lexeme_at(lexemes, i);
    return lexeme_in(lexemes, i, SET_DONE) || (lexeme->is->forms & FORM_PARTICIPLE) != 0 ||
           (strlen(lexeme->word) > 4 && g_str_has_suffix(lexeme->word, "ed"));
}

static gboolean element_matches(const struct element *element, const struct lexemes *lexemes,
                                guint at)
{
    const struct lexeme *lexeme = lexeme_at(lexemes, at);
    switch (element->kind) {
    case ELEMENT_WORDS:
        return g_strv_contains((const char *const *)element->words, lexeme->word);
    case ELEMENT_VERBS:
        for (guint i = 0; i < element->verbs->len; i++)
            if (g_array_index(element->verbs, int, i) == lexeme->is->verb)
                return TRUE;
        return FALSE;
    case ELEMENT_SET:
        return g_hash_table_contains(element->set, lexeme->word);
    case ELEMENT_NUMBER:
        return (lexeme->flags & LEXEME_NUMBER) != 0;
    case ELEMENT_DONE:
        return lexeme_is_done(lexemes, at);
    case ELEMENT_GAP:
        break;
    }
    return FALSE;
}

/* The word after an aside between commas ("agreed, in principle, to"); `at` when there is none. */
static guint after_aside(const struct lexemes *lexemes, guint at)
{
    if (!lexeme_has(lexemes, at, LEXEME_COMMA))
        return at;
    for (guint i = at + 1; i < lexemes->list->len && i < at + LONGEST_ASIDE; i++) {
        if (lexeme_has(lexemes, i, LEXEME_BREAK))
            return at;
        if (lexeme_has(lexemes, i, LEXEME_COMMA))
            return i;
    }
    return at;
}

static gboolean match_from(const struct phrase *phrase, guint which, const struct lexemes *lexemes,
                           guint at, guint *end);

/* "acknowledge their concerns and underline our commitment": another act begins there. */
static gboolean is_next_act(const struct lexemes *lexemes, guint at)
{
    if (at == 0 || !lexeme_in(lexemes, at - 1, SET_CONJUNCTION))
        return FALSE;
    const struct cue_word *is = lexeme_at(lexemes, at)->is;
    return is->verb > 0 && (is->forms & (FORM_BASE | FORM_S | FORM_PAST)) != 0 &&
           (lexeme_in(lexemes, at + 1, SET_DETERMINER) || lexeme_is(lexemes, at + 1, "to"));
}

static gboolean match_gap(const struct phrase *phrase, guint which, const struct lexemes *lexemes,
                          guint at, guint *end)
{
    const struct element *element = phrase->elements->pdata[which];
    for (guint gap = 0; gap <= element->widest && at + gap < lexemes->list->len; gap++) {
        if (gap > 0 && lexeme_has(lexemes, at + gap - 1, LEXEME_BREAK))
            return FALSE;
        if (is_next_act(lexemes, at + gap) ||
            (gap > 0 && element->widest == LONGEST_GAP && lexeme_is(lexemes, at + gap - 1, "to")))
            return FALSE;
        if (match_from(phrase, which + 1, lexemes, at + gap, end))
            return TRUE;
    }
    return FALSE;
}

/* No phrase goes on after a colon or semicolon, but minutes: "Agreed: to meet". */
static gboolean is_broken(const struct lexemes *lexemes, guint at)
{
    return lexeme_has(lexemes, at, LEXEME_BREAK) &&
           !(at == 1 && lexeme_has(lexemes, at, LEXEME_COLON));
}

static gboolean match_here(const struct phrase *phrase, guint which, const struct lexemes *lexemes,
                           guint at, guint *end)
{
    const struct element *element = phrase->elements->pdata[which];
    if (at >= lexemes->list->len || (which > 0 && is_broken(lexemes, at)) ||
        !element_matches(element, lexemes, at))
        return FALSE;
    *end = at + 1;
    if (element->kind == ELEMENT_SET && match_from(phrase, which, lexemes, at + 1, end))
        return TRUE; /* a set may repeat itself: our full support */
    *end = at + 1;
    return match_from(phrase, which + 1, lexemes, at + 1, end);
}

static gboolean match_from(const struct phrase *phrase, guint which, const struct lexemes *lexemes,
                           guint at, guint *end)
{
    if (which >= phrase->elements->len) {
        *end = at;
        return TRUE;
    }
    const struct element *element = phrase->elements->pdata[which];
    if (element->kind == ELEMENT_GAP)
        return match_gap(phrase, which, lexemes, at, end);
    if (match_here(phrase, which, lexemes, at, end))
        return TRUE;
    if (element->is_optional && match_from(phrase, which + 1, lexemes, at, end))
        return TRUE;
    if (which == 0)
        return FALSE;
    guint next = lexeme_skip_adverbs(lexemes, at);
    if (next > at && match_here(phrase, which, lexemes, next, end))
        return TRUE;
    next = after_aside(lexemes, at);
    return next > at && match_here(phrase, which, lexemes, next, end);
}

gboolean phrase_match(const struct phrase *phrase, const struct lexemes *lexemes, guint at,
                      guint *end)
{
    return match_from(phrase, 0, lexemes, at, end);
}

guint phrase_length(const struct phrase *phrase)
{
    guint n = 0;
    for (guint i = 0; i < phrase->elements->len; i++) {
        const struct element *element = phrase->elements->pdata[i];
        n += !element->is_optional && element->kind != ELEMENT_GAP ? 1 : 0;
    }
    return n;
}

void phrase_each_first(const struct phrase *phrase,
                       void (*each)(gpointer data, const char *word, int verb), gpointer data)
{
    const struct element *first = phrase->elements->pdata[0];
    if (first->kind == ELEMENT_VERBS)
        for (guint i = 0; i < first->verbs->len; i++)
            each(data, NULL, g_array_index(first->verbs, int, i));
    else if (first->kind == ELEMENT_WORDS)
        for (char **word = first->words; *word != NULL; word++)
            each(data, *word, -1);
}
