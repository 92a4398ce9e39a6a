/* lexicon_topics.c owns the words by which topics are told: the shipped ones and a register's own.
 * It must not know what a text is about, or how words are weighed against each other. */
#include "core/lexicon/lexicon_private.h"

#include <jansson.h>
#include <stdlib.h>
#include <string.h>

#include "core/data.h"
#include "db/fold.h"
#include "db/rows.h"
#include "db/topic.h"

/* A name or alias of a shipped topic without a weight of its own, of one word or of several, and a
 * word that a register adds: who adds one means it. */
#define WORD_WEIGHT  6
#define ALIAS_WEIGHT 9
#define OWN_WEIGHT   10

void lexicon_topic_free(gpointer data)
{
    struct lexicon_topic *topic = data;

    g_free(topic->token);
    g_free(topic->wide);
    g_free(topic->above);
    g_free(topic);
}

static gboolean is_initials(const char *text)
{
    int letters = 0;

    for (const char *p = text; *p != '\0'; p++)
        if (g_ascii_isupper(*p))
            letters++;
        else
            return FALSE;
    return letters > 1;
}

static void add_words(struct lexicon *lexicon, const struct lexicon_topic *topic, const char *text,
                      int weight)
{
    phrases_add(lexicon->words, text, is_initials(text) ? PHRASE_INITIALS : PHRASE_ANY_CASE, topic,
                weight, 0);
}

static struct lexicon_topic *add_topic(struct lexicon *lexicon, const char *token, const char *wide)
{
    struct lexicon_topic *topic = g_new0(struct lexicon_topic, 1);

    *topic = (struct lexicon_topic){
        .token = g_strdup(token), .wide = g_strdup(wide), .above = g_strdup("")};
    g_ptr_array_add(lexicon->topics, topic);
    g_hash_table_insert(lexicon->by_topic, topic->token, topic);
    return topic;
}

static void add_list(struct lexicon *lexicon, const struct lexicon_topic *topic, const json_t *list,
                     int weight)
{
    size_t i;
    json_t *text;

    json_array_foreach (list, i, text)
        add_words(lexicon, topic, json_string_value(text), weight);
}

static void add_alias(struct lexicon *lexicon, const struct lexicon_topic *topic, const char *text)
{
    add_words(lexicon, topic, text, strchr(text, ' ') != NULL ? ALIAS_WEIGHT : WORD_WEIGHT);
}

/* What has a weight of its own comes last: of two phrases as long, the later counts. */
static void load_topic(struct lexicon *lexicon, json_t *object)
{
    const char *wide = json_string_value(json_object_get(object, "wide"));
    const struct lexicon_topic *topic =
        add_topic(lexicon, json_string_value(json_object_get(object, "token")), wide);
    const char *weight;
    size_t i;
    json_t *list, *alias;

    add_alias(lexicon, topic, json_string_value(json_object_get(object, "name")));
    json_array_foreach (json_object_get(object, "aliases"), i, alias)
        add_alias(lexicon, topic, json_string_value(alias));
    json_object_foreach (json_object_get(object, "words"), weight, list)
        add_list(lexicon, topic, list, atoi(weight));
}

void lexicon_add_topics(struct lexicon *lexicon)
{
    gsize len;
    const char *text = data_file("topics.json", &len);
    json_t *root = text != NULL ? json_loadb(text, len, 0, NULL) : NULL;
    size_t i;
    json_t *object;

    g_assert(root != NULL); /* embedded, and a test reads it */
    json_array_foreach (json_object_get(root, "topics"), i, object)
        load_topic(lexicon, object);
    json_decref(root);
}

/* A register's topics by id, while its aliases are read. */
struct own_topics {
    struct lexicon *lexicon;
    GHashTable *by_id;   /* gint64 * -> struct lexicon_topic */
    GHashTable *parents; /* struct lexicon_topic -> gint64 * */
};

static gboolean add_own_topic(enum table_id table, const void *row, gpointer data)
{
    struct own_topics *own = data;
    const struct topic *topic = row;
    struct lexicon_topic *known = g_hash_table_lookup(own->lexicon->by_topic, topic->token);

    (void)table;
    if (known == NULL) {
        known = add_topic(own->lexicon, topic->token, "");
        add_words(own->lexicon, known, topic->name, OWN_WEIGHT);
        g_hash_table_insert(own->parents, known, g_memdup2(&topic->parent_id, sizeof(gint64)));
    }
    g_hash_table_insert(own->by_id, g_memdup2(&topic->id, sizeof topic->id), known);
    return TRUE;
}

/* Whether the very words are known of the topic: a shipped alias keeps its shipped weight. */
static gboolean is_known(const struct lexicon *lexicon, const struct lexicon_topic *topic,
                         const char *alias)
{
    __attribute__((cleanup(tokens_cleanup))) struct tokens *tokens =
        tokens_new(alias, strlen(alias));
    const struct phrase *phrase = phrases_at(lexicon->words, tokens, 0);

    return phrase != NULL && phrase->value == topic && phrase->words->len == tokens->list->len;
}

static gboolean add_own_alias(enum table_id table, const void *row, gpointer data)
{
    struct own_topics *own = data;
    const struct topic_alias *alias = row;
    const struct lexicon_topic *topic = g_hash_table_lookup(own->by_id, &alias->topic_id);

    (void)table;
    if (topic != NULL && !is_known(own->lexicon, topic, alias->alias))
        add_words(own->lexicon, topic, alias->alias, OWN_WEIGHT);
    return TRUE;
}

static void tie_parents(struct own_topics *own)
{
    GHashTableIter iter;
    gpointer topic, parent;

    g_hash_table_iter_init(&iter, own->parents);
    while (g_hash_table_iter_next(&iter, &topic, &parent)) {
        const struct lexicon_topic *above = g_hash_table_lookup(own->by_id, parent);
        if (above == NULL)
            continue;
        g_free(((struct lexicon_topic *)topic)->above);
        ((struct lexicon_topic *)topic)->above = g_strdup(above->token);
    }
}

gboolean lexicon_add_register_topics(struct lexicon *lexicon, struct db *db, GError **error)
{
    struct own_topics own = {.lexicon = lexicon,
                             .by_id =
                                 g_hash_table_new_full(g_int64_hash, g_int64_equal, g_free, NULL),
                             .parents = g_hash_table_new_full(NULL, NULL, NULL, g_free)};
    gboolean done = row_walk(db, TABLE_TOPIC, add_own_topic, &own, error) &&
                    row_walk(db, TABLE_TOPIC_ALIAS, add_own_alias, &own, error);

    tie_parents(&own);
    g_hash_table_unref(own.by_id);
    g_hash_table_unref(own.parents);
    return done;
}
