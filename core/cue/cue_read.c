/* cue_read.c owns reading the table of cues from its data.
 * It must not know what a register adds, nor how cues are looked up. */
#include "core/cue/cue_private.h"

#include "core/cue/cue_phrase.h"
#include "core/cue/cue_verbs.h"
#include "core/scheme/words.h"
#include "core/session.h"

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

struct cue_word *cue_word_row(struct cues *cues, const char *word)
{
    struct cue_word *row = g_hash_table_lookup(cues->words, word);
    if (row == NULL) {
        row = g_new(struct cue_word, 1);
        *row = (struct cue_word){.verb = -1};
        g_hash_table_insert(cues->words, g_strdup(word), row);
    }
    return row;
}

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
    struct cue_word *row = cue_word_row(of->cues, word);
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
            cue_word_row(cues, *word)->sets |= CUE_BIT(number);
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

struct phrase *cue_phrase_of(struct cues *cues, const char *words, GError **error)
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
        struct phrase *phrase = cue_phrase_of(cues, words != NULL ? words : "", error);
        if (phrase == NULL)
            return FALSE;
        g_ptr_array_add(cue->unless, phrase);
    }
    return TRUE;
}

struct cue_entry *cue_entry_new(struct cues *cues, const char *words, GError **error)
{
    struct phrase *phrase = cue_phrase_of(cues, words, error);
    if (phrase == NULL)
        return NULL;
    struct cue_entry *cue = g_new0(struct cue_entry, 1);
    cue->words = g_strdup(words);
    cue->phrase = phrase;
    cue->unless = g_ptr_array_new_with_free_func(phrase_free);
    g_ptr_array_add(cues->all, cue);
    return cue;
}

gboolean cue_set_force(struct cue_entry *cue, const char *force, GError **error)
{
    const struct word *word = words_find(WORDS_FORCE, force);
    cue->force = word != NULL ? word->token : NULL;
    return cue->force != NULL || refuse(error, "there is no such force:", force);
}

static gboolean read_cue(struct cues *cues, const json_t *object, GError **error)
{
    static const char *const rules[] = {"plain", "that", "will", "look", "object"};
    static const char *const needs[] = {"body", "party", "work", "anything", "none"};
    struct cue_entry *cue = cue_entry_new(cues, string_of(object, "phrase", ""), error);
    if (cue == NULL || !cue_set_force(cue, string_of(object, "force", ""), error))
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

gboolean cue_add_undoing(struct cues *cues, const char *words, const char *why, GError **error)
{
    struct phrase *phrase = cue_phrase_of(cues, words, error);
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
        if (!cue_add_undoing(cues, string_of(entry, "phrase", ""), string_of(entry, "why", "past"),
                             error))
            return FALSE;
    }
    json_array_foreach (json_object_get(root, "anaphora"), i, entry) {
        const char *words = json_string_value(entry);
        struct phrase *phrase = cue_phrase_of(cues, words != NULL ? words : "", error);
        if (phrase == NULL)
            return FALSE;
        g_ptr_array_add(cues->anaphora, phrase);
    }
    return TRUE;
}

gboolean cue_read(struct cues *cues, const json_t *root, GError **error)
{
    return read_verbs(cues, json_object_get(root, "verbs"), error) &&
           read_sets(cues, root, error) && read_lists(cues, root, error);
}
