/* cue.c owns the table of cues: reading it, and finding what can begin with a word.
 * It must not know clauses, nor who speaks. */
#include "core/intake/cue.h"

#include "core/data.h"
#include "core/intake/cue_phrase.h"
#include "core/intake/cue_verbs.h"
#include "core/scheme/words.h"
#include "core/session.h"

#include <jansson.h>
#include <string.h>

static const char *const set_names[N_CUE_SETS] = {
    [SET_WE] = "we",
    [SET_OUR] = "our",
    [SET_DETERMINER] = "determiner",
    [SET_ADVERB] = "adverb",
    [SET_PREPOSITION] = "preposition",
    [SET_ADJECTIVE] = "adjective",
    [SET_OPENING] = "opening",
    [SET_SUBORDINATOR] = "subordinator",
    [SET_CONDITIONAL] = "conditional",
    [SET_RELATIVE] = "relative",
    [SET_CONJUNCTION] = "conjunction",
    [SET_UNDOING] = "undoing",
    [SET_NEGATION] = "negation",
    [SET_AUXILIARY] = "auxiliary",
    [SET_BE] = "be",
    [SET_HAVE] = "have",
    [SET_PARTY] = "party",
    [SET_OUTSIDE] = "outside",
    [SET_WORK] = "work",
    [SET_MEETING] = "meeting",
    [SET_THING] = "thing",
    [SET_PROMISED] = "promised",
    [SET_FORECAST] = "forecast",
    [SET_EFFECT] = "effect",
    [SET_VIEW] = "view",
    [SET_STANDING] = "standing",
    [SET_MEET] = "meet",
    [SET_INCLUDES] = "includes",
    [SET_DONE] = "done",
    [SET_NOT_DONE] = "not-done",
    [SET_ALSO_NOUN] = "also-noun",
    [SET_NARRATION] = "narration",
    [SET_TELLING] = "telling",
    [SET_THINKING] = "thinking",
    [SET_GATHERING] = "gathering",
    [SET_OCCASION] = "occasion",
    [SET_LOOK_OURS] = "look-ours",
    [SET_LOOK_NOUNS] = "look-nouns",
    [SET_LOOK_NOT] = "look-not",
    [SET_LOOK_UNLIKE] = "look-unlike",
};

struct cues {
    GHashTable *words;   /* char * → struct cue_word */
    GHashTable *verbs;   /* base → number */
    GHashTable *sets;    /* name → GHashTable of its words */
    GPtrArray *all;      /* struct cue_entry */
    GPtrArray *undoing;  /* struct cue_undoing */
    GPtrArray *anaphora; /* struct phrase */
    GHashTable *by_word; /* first word → GPtrArray of struct cue_entry */
    GHashTable *by_verb; /* number of the first verb → the same */
};

static const struct cue_word no_word = {.verb = -1};

static void entry_free(gpointer data)
{
    struct cue_entry *cue = data;
    g_free(cue->words);
    phrase_free(cue->phrase);
    g_ptr_array_unref(cue->unless);
    g_free(cue);
}

static void undoing_free(gpointer data)
{
    struct cue_undoing *undoing = data;
    phrase_free(undoing->phrase);
    g_free((char *)undoing->why);
    g_free(undoing);
}

void cues_free(struct cues *cues)
{
    if (cues == NULL)
        return;
    g_hash_table_unref(cues->by_word);
    g_hash_table_unref(cues->by_verb);
    g_ptr_array_unref(cues->all);
    g_ptr_array_unref(cues->undoing);
    g_ptr_array_unref(cues->anaphora);
    g_hash_table_unref(cues->sets);
    g_hash_table_unref(cues->verbs);
    g_hash_table_unref(cues->words);
    g_free(cues);
}

static struct cues *empty_table(void)
{
    struct cues *cues = g_new0(struct cues, 1);
    cues->words = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free);
    cues->verbs = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    cues->sets =
        g_hash_table_new_full(g_str_hash, g_str_equal, g_free, (GDestroyNotify)g_hash_table_unref);
    cues->by_word =
        g_hash_table_new_full(g_str_hash, g_str_equal, g_free, (GDestroyNotify)g_ptr_array_unref);
    cues->by_verb = g_hash_table_new_full(NULL, NULL, NULL, (GDestroyNotify)g_ptr_array_unref);
    cues->all = g_ptr_array_new_with_free_func(entry_free);
    cues->undoing = g_ptr_array_new_with_free_func(undoing_free);
    cues->anaphora = g_ptr_array_new_with_free_func(phrase_free);
    return cues;
}

static struct cue_word *word_row(struct cues *cues, const char *word)
{
    struct cue_word *row = g_hash_table_lookup(cues->words, word);
    if (row == NULL) {
        row = g_new(struct cue_word, 1);
        *row = no_word;
        g_hash_table_insert(cues->words, g_strdup(word), row);
    }
    return row;
}

/* Reading the data. */

static gboolean refuse(GError **error, const char *what, const char *name)
{
    g_set_error(error, HELDTO_ERROR, HELDTO_ERROR_INPUT, "cues: %s \"%s\"", what, name);
    return FALSE;
}

struct forms_of {
    struct cues *cues;
    int verb;
    guint64 sets; /* to add to its forms */
};

static void add_form(gpointer data, const char *word, unsigned forms)
{
    struct forms_of *of = data;
    struct cue_word *row = word_row(of->cues, word);
    if (row->verb < 0)
        row->verb = of->verb;
    if (row->verb == of->verb)
        row->forms |= forms;
}

static gboolean read_verbs(struct cues *cues, const json_t *list, GError **error)
{
    size_t i;
    json_t *entry;
    json_array_foreach ((json_t *)list, i, entry) {
        const char *words = json_string_value(entry);
        if (words == NULL || *words == '\0')
            return refuse(error, "no verb is written", "");
        g_autofree char *base = g_strndup(words, strcspn(words, " "));
        if (g_hash_table_contains(cues->verbs, base))
            continue;
        int number = (int)g_hash_table_size(cues->verbs) + 1;
        g_hash_table_insert(cues->verbs, g_strdup(base), GINT_TO_POINTER(number));
        struct forms_of of = {.cues = cues, .verb = number};
        verb_forms(words, add_form, &of);
    }
    return TRUE;
}

static int set_number(const char *name)
{
    for (int i = 0; i < N_CUE_SETS; i++)
        if (strcmp(set_names[i], name) == 0)
            return i;
    return -1;
}

static void read_set(struct cues *cues, const char *name, const char *text)
{
    g_auto(GStrv) words = g_strsplit(text, " ", -1);
    GHashTable *set = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    int number = set_number(name);
    for (char **word = words; *word != NULL; word++) {
        if (**word == '\0')
            continue;
        g_hash_table_add(set, g_strdup(*word));
        if (number >= 0)
            word_row(cues, *word)->sets |= CUE_BIT(number);
    }
    g_hash_table_insert(cues->sets, g_strdup(name), set);
}

/* A set of verbs holds all their forms. */
static gboolean read_verb_set(struct cues *cues, const char *name, const char *text, GError **error)
{
    int number = set_number(name);
    g_auto(GStrv) bases = g_strsplit(text, " ", -1);
    g_autoptr(GHashTable) wanted = g_hash_table_new(NULL, NULL);
    for (char **base = bases; *base != NULL; base++) {
        gpointer verb = g_hash_table_lookup(cues->verbs, *base);
        if (verb == NULL)
            return refuse(error, "no verb of the table:", *base);
        g_hash_table_add(wanted, verb);
    }
    GHashTableIter iter;
    gpointer row;
    g_hash_table_iter_init(&iter, cues->words);
    while (number >= 0 && g_hash_table_iter_next(&iter, NULL, &row)) {
        struct cue_word *word = row;
        if (word->verb > 0 && g_hash_table_contains(wanted, GINT_TO_POINTER(word->verb)))
            word->sets |= CUE_BIT(number);
    }
    return TRUE;
}

static gboolean read_sets(struct cues *cues, const json_t *root, GError **error)
{
    const char *name;
    json_t *value;
    json_object_foreach (json_object_get(root, "sets"), name, value) {
        if (!json_is_string(value))
            return refuse(error, "a set is a string of words:", name);
        read_set(cues, name, json_string_value(value));
    }
    json_object_foreach (json_object_get(root, "verb-sets"), name, value) {
        if (!json_is_string(value))
            return refuse(error, "a set is a string of verbs:", name);
        if (!read_verb_set(cues, name, json_string_value(value), error))
            return FALSE;
    }
    return TRUE;
}

static int verb_named(gpointer data, const char *base)
{
    gpointer number = g_hash_table_lookup(((struct cues *)data)->verbs, base);
    return number != NULL ? GPOINTER_TO_INT(number) : -1;
}

static GHashTable *set_named(gpointer data, const char *name)
{
    return g_hash_table_lookup(((struct cues *)data)->sets, name);
}

static struct phrase *phrase_of(struct cues *cues, const char *words, GError **error)
{
    const struct phrase_names names = {.verb = verb_named, .set = set_named, .data = cues};
    return phrase_new(words, &names, error);
}

static const char *string_of(const json_t *object, const char *name, const char *otherwise)
{
    const char *text = json_string_value(json_object_get(object, name));
    return text != NULL ? text : otherwise;
}

static int row_of(const char *word, const char *const *list, gsize n)
{
    for (gsize i = 0; i < n; i++)
        if (strcmp(list[i], word) == 0)
            return (int)i;
    return -1;
}

static gboolean read_unless(struct cues *cues, struct cue_entry *cue, const json_t *list,
                            GError **error)
{
    size_t i;
    json_t *entry;
    json_array_foreach ((json_t *)list, i, entry) {
        const char *words = json_string_value(entry);
        struct phrase *phrase = phrase_of(cues, words != NULL ? words : "", error);
        if (phrase == NULL)
            return FALSE;
        g_ptr_array_add(cue->unless, phrase);
    }
    return TRUE;
}

static struct cue_entry *new_cue(struct cues *cues, const char *words, GError **error)
{
    struct phrase *phrase = phrase_of(cues, words, error);
    if (phrase == NULL)
        return NULL;
    struct cue_entry *cue = g_new0(struct cue_entry, 1);
    cue->words = g_strdup(words);
    cue->phrase = phrase;
    cue->unless = g_ptr_array_new_with_free_func(phrase_free);
    g_ptr_array_add(cues->all, cue);
    return cue;
}

static gboolean set_force(struct cue_entry *cue, const char *force, GError **error)
{
    const struct word *word = words_find(WORDS_FORCE, force);
    cue->force = word != NULL ? word->token : NULL;
    return cue->force != NULL || refuse(error, "there is no such force:", force);
}

static gboolean read_cue(struct cues *cues, const json_t *object, GError **error)
{
    static const char *const rules[] = {"plain", "that", "will", "look", "object"};
    static const char *const needs[] = {"body", "party", "work", "anything", "none"};
    struct cue_entry *cue = new_cue(cues, string_of(object, "phrase", ""), error);
    if (cue == NULL || !set_force(cue, string_of(object, "force", ""), error))
        return FALSE;
    int rule = row_of(string_of(object, "rule", "plain"), rules, G_N_ELEMENTS(rules));
    int need = row_of(string_of(object, "needs", "body"), needs, G_N_ELEMENTS(needs));
    if (rule < 0 || need < 0)
        return refuse(error, "its rule or what it needs is none that is known:", cue->words);
    cue->rule = (enum cue_rule)rule;
    cue->need = (enum cue_need)need;
    cue->again = json_is_true(json_object_get(object, "again"));
    cue->is_reported = json_is_true(json_object_get(object, "reported"));
    cue->sure = (int)json_integer_value(json_object_get(object, "sure"));
    if (cue->sure < 1 || cue->sure > 100)
        return refuse(error, "how sure it is must be 1 to 100:", cue->words);
    return read_unless(cues, cue, json_object_get(object, "unless"), error);
}

static gboolean add_undoing(struct cues *cues, const char *words, const char *why, GError **error)
{
    struct phrase *phrase = phrase_of(cues, words, error);
    if (phrase == NULL)
        return FALSE;
    struct cue_undoing *undoing = g_new0(struct cue_undoing, 1);
    undoing->phrase = phrase;
    undoing->why = g_strdup(why);
    g_ptr_array_add(cues->undoing, undoing);
    return TRUE;
}

static gboolean read_lists(struct cues *cues, const json_t *root, GError **error)
{
    size_t i;
    json_t *entry;
    json_array_foreach (json_object_get(root, "cues"), i, entry) {
        if (!read_cue(cues, entry, error))
            return FALSE;
    }
    json_array_foreach (json_object_get(root, "undone"), i, entry) {
        if (!add_undoing(cues, string_of(entry, "phrase", ""), string_of(entry, "why", "past"),
                         error))
            return FALSE;
    }
    json_array_foreach (json_object_get(root, "anaphora"), i, entry) {
        const char *words = json_string_value(entry);
        struct phrase *phrase = phrase_of(cues, words != NULL ? words : "", error);
        if (phrase == NULL)
            return FALSE;
        g_ptr_array_add(cues->anaphora, phrase);
    }
    return TRUE;
}

/* What a register adds: a phrase it cannot read (a verb the table has not) is taken by its letters. */
static void add_own(struct cues *cues, const struct cue_own *own)
{
    g_autofree char *plain = g_utf8_strdown(own->phrase, -1);
    const char *words = own->phrase;
    struct phrase *readable = phrase_of(cues, words, NULL);
    if (readable == NULL)
        words = plain;
    phrase_free(readable);
    if (strcmp(own->role, "undo") == 0) {
        (void)add_undoing(cues, words, "own", NULL);
        return;
    }
    struct cue_entry *cue = new_cue(cues, words, NULL);
    if (cue == NULL)
        return;
    if (!set_force(cue, own->force, NULL))
        (void)set_force(cue, "intends", NULL);
    cue->again = own->again;
    cue->sure = 75;
}

/* Looking up. */

struct indexing {
    struct cues *cues;
    struct cue_entry *cue;
};

static void index_first(gpointer data, const char *word, int verb)
{
    struct indexing *indexing = data;
    GHashTable *table = word != NULL ? indexing->cues->by_word : indexing->cues->by_verb;
    gconstpointer key = word != NULL ? (gconstpointer)word : GINT_TO_POINTER(verb);
    GPtrArray *list = g_hash_table_lookup(table, key);
    if (list == NULL) {
        list = g_ptr_array_new();
        g_hash_table_insert(table, word != NULL ? (gpointer)g_strdup(word) : GINT_TO_POINTER(verb),
                            list);
    }
    g_ptr_array_add(list, indexing->cue);
}

static struct cues *parse(const json_t *root, const GArray *added, GError **error)
{
    struct cues *cues = empty_table();
    if (!read_verbs(cues, json_object_get(root, "verbs"), error) || !read_sets(cues, root, error) ||
        !read_lists(cues, root, error)) {
        cues_free(cues);
        return NULL;
    }
    for (guint i = 0; added != NULL && i < added->len; i++)
        add_own(cues, &g_array_index(added, struct cue_own, i));
    for (guint i = 0; i < cues->all->len; i++) {
        struct indexing indexing = {.cues = cues, .cue = cues->all->pdata[i]};
        phrase_each_first(indexing.cue->phrase, index_first, &indexing);
    }
    return cues;
}

struct cues *cues_parse(const char *json, gsize len, const GArray *added, GError **error)
{
    json_error_t wrong;
    json_t *root = json_loadb(json, len, JSON_REJECT_DUPLICATES, &wrong);
    if (root == NULL) {
        g_set_error(error, HELDTO_ERROR, HELDTO_ERROR_INPUT, "cues: line %d: %s", wrong.line,
                    wrong.text);
        return NULL;
    }
    struct cues *cues = parse(root, added, error);
    json_decref(root);
    return cues;
}

struct cues *cues_new(const GArray *added)
{
    gsize len;
    const char *text = data_file("cues.json", &len);
    g_assert(text != NULL);
    g_autoptr(GError) error = NULL;
    struct cues *cues = cues_parse(text, len, added, &error);
    if (cues == NULL)
        g_error("%s", error->message); /* embedded, and a test reads it */
    return cues;
}

const struct cues *cues_shipped(void)
{
    static struct cues *shipped;
    if (shipped == NULL)
        shipped = cues_new(NULL);
    return shipped;
}

static gboolean is_adverb(const struct cues *cues, const char *word)
{
    gsize len = strlen(word);
    GHashTable *others = g_hash_table_lookup(cues->sets, "not-adverb");
    return len > 4 && strcmp(word + len - 2, "ly") == 0 &&
           (others == NULL || !g_hash_table_contains(others, word));
}

const struct cue_word *cues_word(const struct cues *cues, const char *word)
{
    static const struct cue_word adverb = {.sets = CUE_BIT(SET_ADVERB), .verb = -1};
    const struct cue_word *row = g_hash_table_lookup(cues->words, word);
    if (row != NULL)
        return row;
    return is_adverb(cues, word) ? &adverb : &no_word;
}

const GPtrArray *cues_beginning(const struct cues *cues, const char *word)
{
    return g_hash_table_lookup(cues->by_word, word);
}

const GPtrArray *cues_beginning_verb(const struct cues *cues, const struct cue_word *is)
{
    return is->verb > 0 ? g_hash_table_lookup(cues->by_verb, GINT_TO_POINTER(is->verb)) : NULL;
}

const GPtrArray *cues_all(const struct cues *cues)
{
    return cues->all;
}

const GPtrArray *cues_undoing(const struct cues *cues)
{
    return cues->undoing;
}

const GPtrArray *cues_anaphora(const struct cues *cues)
{
    return cues->anaphora;
}
