/* lexicon.c owns the names of parties and places as texts use them, shipped and of a register.
 * It must not know what is promised in a text, or who speaks there. */
#include "core/lexicon/lexicon_private.h"

#include <jansson.h>
#include <string.h>

#include "core/data.h"
#include "db/fold.h"
#include "db/party.h"
#include "db/rows.h"

/* Names of so few letters are codes of states, not words of a text ("IT", "IN"). */
#define CODE_LENGTH 2

static const char *text_of(const json_t *object, const char *name)
{
    const char *text = json_string_value(json_object_get(object, name));

    return text != NULL ? text : "";
}

static void free_party(gpointer data)
{
    struct lexicon_party *party = data;

    g_free(party->name);
    g_free(party->full);
    g_free(party->token);
    g_free(party->kind);
    g_free(party->of);
    g_strfreev(party->members);
    g_free(party);
}

static void place_free(gpointer data)
{
    struct lexicon_place *place = data;

    g_free(place->name);
    g_free(place);
}

static gboolean is_initials(const char *name)
{
    int letters = 0;

    for (const char *p = name; *p != '\0'; p++) {
        if (g_ascii_isupper(*p))
            letters++;
        else if (*p != '.')
            return FALSE;
    }
    return letters > 1;
}

static enum phrase_case letters_of(const char *name)
{
    if (is_initials(name))
        return PHRASE_INITIALS;
    return g_unichar_isupper(g_utf8_get_char(name)) ? PHRASE_NAME : PHRASE_ANY_CASE;
}

/* A name by which the party can be found; in texts too, unless it is a mere code. */
static void add_name(struct lexicon *lexicon, struct lexicon_party *party, const char *name)
{
    char *folded = fold_text(name, -1);
    gboolean is_code = strlen(name) <= CODE_LENGTH && g_ascii_strcasecmp(name, party->name) != 0;
    gboolean is_presidency = g_str_has_suffix(folded, " presidency");

    party->in_union = party->in_union || is_presidency;
    if (*folded != '\0' && !is_code)
        phrases_add(lexicon->names, name, letters_of(name), party, 0,
                    is_presidency ? LEXICON_PRESIDENCY : LEXICON_NAME);
    if (*folded == '\0' || !g_hash_table_insert(lexicon->by_name, folded, party))
        return;
}

static struct lexicon_party *add_party(struct lexicon *lexicon, const char *name, const char *full,
                                       const char *token, const char *kind)
{
    struct lexicon_party *party = g_new0(struct lexicon_party, 1);

    party->name = g_strdup(name);
    party->full = g_strdup(full);
    party->token = g_strdup(token);
    party->kind = g_strdup(kind);
    party->of = g_strdup("");
    party->members = g_new0(char *, 1);
    g_ptr_array_add(lexicon->parties, party);
    return party;
}

static void add_place(struct lexicon *lexicon, const char *name,
                      const struct lexicon_party *country)
{
    struct lexicon_place *place = g_new0(struct lexicon_place, 1);

    place->name = g_strdup(name);
    place->country = country;
    g_ptr_array_add(lexicon->places, place);
    phrases_add(lexicon->place_names, name, letters_of(name), place, 0, 0);
}

static void add_places(struct lexicon *lexicon, const json_t *object,
                       const struct lexicon_party *party)
{
    const json_t *cities = json_object_get(object, "cities");
    size_t i;
    json_t *city;

    if (strcmp(party->kind, "state") != 0)
        return;
    add_place(lexicon, text_of(object, "name"), NULL);
    json_array_foreach (cities, i, city)
        add_place(lexicon, json_string_value(city), party);
}

static void load_party(struct lexicon *lexicon, const json_t *object)
{
    const char *brief = text_of(object, "short");
    const char *name = text_of(object, "name");
    struct lexicon_party *party = add_party(lexicon, *brief != '\0' ? brief : name, name,
                                            text_of(object, "token"), text_of(object, "kind"));
    const json_t *adjectives = json_object_get(object, "adjectives");
    size_t i;
    json_t *text;

    g_hash_table_insert(lexicon->by_name, fold_text(party->token, -1), party);
    add_name(lexicon, party, name);
    json_array_foreach (json_object_get(object, "aliases"), i, text)
        add_name(lexicon, party, json_string_value(text));
    json_array_foreach (json_object_get(object, "also"), i, text)
        add_name(lexicon, party, json_string_value(text));
    json_array_foreach (adjectives, i, text)
        phrases_add(lexicon->names, json_string_value(text), letters_of(json_string_value(text)),
                    party, 0, LEXICON_ADJECTIVE);
    add_places(lexicon, object, party);
}

/* Whom a party belongs to and who its members are, once all are known by token. */
static void tie_party(struct lexicon *lexicon, const json_t *object)
{
    struct lexicon_party *party = g_hash_table_lookup(lexicon->by_name, text_of(object, "token"));
    const struct lexicon_party *of = lexicon_party(lexicon, text_of(object, "of"));
    const json_t *members = json_object_get(object, "members");
    g_autoptr(GPtrArray) names = g_ptr_array_new();
    size_t i;
    json_t *token;

    if (of != NULL) {
        g_free(party->of);
        party->of = g_strdup(of->name);
    }
    json_array_foreach (members, i, token) {
        const struct lexicon_party *member = lexicon_party(lexicon, json_string_value(token));
        g_assert(member != NULL); /* a test reads the table */
        g_ptr_array_add(names, g_strdup(member->name));
    }
    g_ptr_array_add(names, NULL);
    g_strfreev(party->members);
    party->members = (char **)g_ptr_array_free(g_steal_pointer(&names), FALSE);
}

static void load_decoys(struct lexicon *lexicon, const json_t *root)
{
    size_t i;
    json_t *text;

    json_array_foreach (json_object_get(root, "decoys"), i, text)
        phrases_add(lexicon->names, json_string_value(text), PHRASE_ANY_CASE, NULL, 0, 0);
}

static json_t *load_file(const char *file)
{
    gsize len;
    const char *text = data_file(file, &len);
    json_t *root = text != NULL ? json_loadb(text, len, 0, NULL) : NULL;

    g_assert(root != NULL); /* embedded, and a test reads it */
    return root;
}

static void load_shipped(struct lexicon *lexicon)
{
    json_t *roots[] = {load_file("parties.json"), load_file("world.json")};
    size_t i;
    json_t *object;

    for (gsize k = 0; k < G_N_ELEMENTS(roots); k++) {
        json_array_foreach (json_object_get(roots[k], "parties"), i, object)
            load_party(lexicon, object);
        load_decoys(lexicon, roots[k]);
    }
    for (gsize k = 0; k < G_N_ELEMENTS(roots); k++) {
        json_array_foreach (json_object_get(roots[k], "parties"), i, object)
            tie_party(lexicon, object);
        json_decref(roots[k]);
    }
}

/* A register's parties by id, while its aliases are read. */
struct own_parties {
    struct lexicon *lexicon;
    GHashTable *by_id; /* gint64 * -> struct lexicon_party */
};

static gboolean add_own_party(enum table_id table, const void *row, gpointer data)
{
    struct own_parties *own = data;
    const struct party *party = row;
    const struct lexicon_party *known = lexicon_party(own->lexicon, party->token);
    gint64 *id = g_new(gint64, 1);

    (void)table;
    if (known == NULL)
        known = lexicon_party(own->lexicon, party->name);
    if (known == NULL) {
        known = add_party(own->lexicon, party->name, party->name, party->token, party->kind);
        add_name(own->lexicon, (struct lexicon_party *)known, party->name);
    }
    *id = party->id;
    g_hash_table_insert(own->by_id, id, (gpointer)known);
    return TRUE;
}

static gboolean add_own_alias(enum table_id table, const void *row, gpointer data)
{
    struct own_parties *own = data;
    const struct party_alias *alias = row;
    struct lexicon_party *party = g_hash_table_lookup(own->by_id, &alias->party_id);

    (void)table;
    if (party != NULL && lexicon_party(own->lexicon, alias->alias) == NULL)
        add_name(own->lexicon, party, alias->alias);
    return TRUE;
}

static gboolean add_register_parties(struct lexicon *lexicon, struct db *db, GError **error)
{
    struct own_parties own = {.lexicon = lexicon,
                              .by_id =
                                  g_hash_table_new_full(g_int64_hash, g_int64_equal, g_free, NULL)};
    gboolean done = row_walk(db, TABLE_PARTY, add_own_party, &own, error) &&
                    row_walk(db, TABLE_PARTY_ALIAS, add_own_alias, &own, error);

    g_hash_table_unref(own.by_id);
    return done;
}

struct lexicon *lexicon_new(struct db *db, GError **error)
{
    struct lexicon *lexicon = g_new0(struct lexicon, 1);

    lexicon->parties = g_ptr_array_new_with_free_func(free_party);
    lexicon->topics = g_ptr_array_new_with_free_func(lexicon_topic_free);
    lexicon->places = g_ptr_array_new_with_free_func(place_free);
    lexicon->by_name = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    lexicon->by_topic = g_hash_table_new(g_str_hash, g_str_equal);
    lexicon->names = phrases_new(FALSE);
    lexicon->words = phrases_new(TRUE);
    lexicon->place_names = phrases_new(FALSE);
    load_shipped(lexicon);
    lexicon_add_topics(lexicon);
    if (db == NULL || (add_register_parties(lexicon, db, error) &&
                       lexicon_add_register_topics(lexicon, db, error)))
        return lexicon;
    lexicon_free(lexicon);
    return NULL;
}

void lexicon_free(struct lexicon *lexicon)
{
    if (lexicon == NULL)
        return;
    phrases_free(lexicon->names);
    phrases_free(lexicon->words);
    phrases_free(lexicon->place_names);
    g_hash_table_unref(lexicon->by_name);
    g_hash_table_unref(lexicon->by_topic);
    g_ptr_array_unref(lexicon->parties);
    g_ptr_array_unref(lexicon->topics);
    g_ptr_array_unref(lexicon->places);
    g_free(lexicon);
}

const struct lexicon_party *lexicon_party(const struct lexicon *lexicon, const char *name)
{
    g_autofree char *folded = fold_text(name, -1);

    return *folded != '\0' ? g_hash_table_lookup(lexicon->by_name, folded) : NULL;
}

/* "the Belgian Presidency" speaks for the Union. */
static struct lexicon_mention mention_of(const struct lexicon *lexicon, const struct phrase *phrase)
{
    struct lexicon_mention mention = {.party = phrase->value, .use = (enum lexicon_use)phrase->use};

    if (mention.use == LEXICON_PRESIDENCY) {
        mention.state = mention.party;
        mention.party = lexicon_party(lexicon, "eu");
    }
    return mention;
}

GArray *lexicon_mentions_of(const struct lexicon *lexicon, const struct tokens *tokens)
{
    GArray *mentions = g_array_new(FALSE, TRUE, sizeof(struct lexicon_mention));

    for (guint i = 0; i < tokens->list->len;) {
        const struct phrase *phrase = phrases_at(lexicon->names, tokens, i);
        if (phrase == NULL) {
            i++;
            continue;
        }
        guint last = i + phrase->words->len - 1;
        if (phrase->value != NULL) {
            struct lexicon_mention mention = mention_of(lexicon, phrase);
            mention.start = tokens_at(tokens, i)->start;
            mention.end = tokens_at(tokens, last)->end;
            g_array_append_val(mentions, mention);
        }
        i = last + 1;
    }
    return mentions;
}

GArray *lexicon_mentions(const struct lexicon *lexicon, const char *text, gsize len)
{
    __attribute__((cleanup(tokens_cleanup))) struct tokens *tokens = tokens_new(text, len);

    return lexicon_mentions_of(lexicon, tokens);
}
