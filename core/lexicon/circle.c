/* circle.c owns who speaks in a document: the parties that are named together in it.
 * It must not know what they promise, or which passages promise anything. */
#include "core/lexicon/circle.h"

#include <string.h>

#include "core/lexicon/lexicon_private.h"

/* What a group of names weighs, by where it stands; the opening is so many bytes. */
#define TITLE_WEIGHT   6
#define OPENING_WEIGHT 3
#define OPENING        600
/* More parties than this are called by the name they bear together, if there is one. */
#define FEW 8
/* Who speaks is named early: no more companies than this are weighed against each other. */
#define MANY_COMPANIES 200U

/* Parties that are named together, and how much speaks for them. */
struct company {
    GPtrArray *parties; /* const struct lexicon_party, sorted by name in `key`, here as named */
    char *key;
    int weight;
    gsize first; /* where they first stood; for one of two as heavy */
};

struct companies {
    const struct lexicon *lexicon;
    GPtrArray *list; /* struct company */
    GHashTable *by_key;
    const struct lexicon_party *collective; /* the first body of many that is named */
};

static void company_free(gpointer data)
{
    struct company *company = data;

    g_ptr_array_unref(company->parties);
    g_free(company->key);
    g_free(company);
}

static gboolean has_party(GPtrArray *parties, const struct lexicon_party *party)
{
    return g_ptr_array_find(parties, party, NULL);
}

static void add_party(const struct lexicon *lexicon, GPtrArray *parties,
                      const struct lexicon_party *party)
{
    if (party->members[0] == NULL) {
        if (!has_party(parties, party))
            g_ptr_array_add(parties, (gpointer)party);
        return;
    }
    for (char **name = party->members; *name != NULL; name++) {
        const struct lexicon_party *member = lexicon_party(lexicon, *name);
        if (!has_party(parties, member))
            g_ptr_array_add(parties, (gpointer)member);
    }
}

/* An institution beside its own Union is no further party. */
static void drop_parts(const struct lexicon *lexicon, GPtrArray *parties)
{
    for (guint i = parties->len; i-- > 0;) {
        const struct lexicon_party *party = g_ptr_array_index(parties, i);
        const struct lexicon_party *of = lexicon_party(lexicon, party->of);
        if (of != NULL && has_party(parties, of))
            g_ptr_array_remove_index(parties, i);
    }
}

static int by_name(gconstpointer a, gconstpointer b)
{
    const struct lexicon_party *const *left = a, *const *right = b;

    return strcmp((*left)->name, (*right)->name);
}

static char *key_of(const GPtrArray *parties)
{
    GPtrArray *sorted = g_ptr_array_copy((GPtrArray *)parties, NULL, NULL);
    GString *key = g_string_new(NULL);

    g_ptr_array_sort(sorted, by_name);
    for (guint i = 0; i < sorted->len; i++)
        g_string_append_printf(key, "%s;", ((const struct lexicon_party *)sorted->pdata[i])->name);
    g_ptr_array_unref(sorted);
    return g_string_free(key, FALSE);
}

/* Takes PARTIES over. */
static void weigh(struct companies *all, GPtrArray *parties, int weight, gsize at)
{
    g_autofree char *key = NULL;
    struct company *company;

    drop_parts(all->lexicon, parties);
    key = key_of(parties);
    company = g_hash_table_lookup(all->by_key, key);
    if (company != NULL) {
        company->weight += weight;
        g_ptr_array_unref(parties);
        return;
    }
    company = g_new0(struct company, 1);
    *company = (struct company){
        .parties = parties, .key = g_steal_pointer(&key), .weight = weight, .first = at};
    g_ptr_array_add(all->list, company);
    g_hash_table_insert(all->by_key, company->key, company);
}

static gboolean is_body(const struct lexicon_party *party)
{
    return strcmp(party->kind, "group") == 0 || strcmp(party->kind, "organisation") == 0;
}

/* The token behind a bracket that opens at I, "(the Nordic countries) and"; I where none closes. */
static guint behind_bracket(const struct tokens *tokens, guint i)
{
    enum { LONGEST_BRACKET = 8 };
    for (guint n = i + 1; tokens_at(tokens, i)->mark == '(' && n <= i + LONGEST_BRACKET; n++)
        if (tokens_at(tokens, n) != NULL && tokens_at(tokens, n)->mark == ')')
            return n;
    return i;
}

/* Whether what stands between two names joins them: "Japan, and the", "U.S.-EU", "between". */
static gboolean joins(const struct tokens *tokens, gsize from, gsize to)
{
    static const char words[] =
        " and the of both government governments republic kingdom with et la le les by people s ";
    guint i = tokens_from(tokens, from);

    for (; tokens_at(tokens, i) != NULL && tokens_at(tokens, i)->start < to; i++) {
        i = behind_bracket(tokens, i);
        if (tokens_at(tokens, i)->start >= to)
            break;
        if (!tokens_is_of(tokens, i, words) || strchr(".;:(\"", tokens_at(tokens, i)->mark))
            return FALSE;
    }
    return tokens_at(tokens, i) != NULL && strchr(".;:(\"", tokens_at(tokens, i)->mark) == NULL;
}

/* The mentions from FIRST that are named together: how many. */
static guint together(const struct tokens *tokens, const GArray *mentions, guint first)
{
    guint n = 1;

    while (first + n < mentions->len) {
        const struct lexicon_mention *last =
            &g_array_index(mentions, struct lexicon_mention, first + n - 1);
        /* "the Republic of Korea (ROK)" is one party told twice */
        if ((last + 1)->party != last->party && !joins(tokens, last->end, (last + 1)->start))
            break;
        n++;
    }
    return n;
}

static int weight_at(gboolean in_title, gsize at)
{
    if (in_title)
        return TITLE_WEIGHT;
    return at < OPENING ? OPENING_WEIGHT : 1;
}

/* What is named alone may be a body of many, or the only party there is: a light weight. */
static void weigh_group(struct companies *all, const GArray *mentions, guint first, guint n,
                        gboolean in_title)
{
    GPtrArray *parties = g_ptr_array_new();
    const struct lexicon_mention *mention = &g_array_index(mentions, struct lexicon_mention, first);
    int weight = 4 * weight_at(in_title, mention->start);

    for (guint i = 0; i < n; i++)
        add_party(all->lexicon, parties, mention[i].party);
    if (n == 1 && is_body(mention->party)) {
        gboolean is_few = mention->party->members[0] != NULL;
        gboolean is_union = strcmp(mention->party->name, "EU") == 0;
        weight = in_title && is_union ? 2 : in_title ? weight : is_few ? weight / 2 : weight / 4;
        if (!is_few && all->collective == NULL && strcmp(mention->party->name, "EU") != 0)
            all->collective = mention->party;
    } else if (parties->len == 1) {
        weight = in_title ? 2 : 0;
    }
    weigh(all, parties, weight, mention->start);
}

static void weigh_text(struct companies *all, const char *text, gboolean in_title)
{
    __attribute__((cleanup(tokens_cleanup))) struct tokens *tokens = tokens_new(text, strlen(text));
    g_autoptr(GArray) mentions = lexicon_mentions_of(all->lexicon, tokens);

    for (guint i = 0; i < mentions->len;) {
        guint n = together(tokens, mentions, i);
        weigh_group(all, mentions, i, n, in_title);
        i += n;
    }
}

static gboolean is_within(const struct company *part, const struct company *whole)
{
    if (part == whole || part->parties->len >= whole->parties->len || part->parties->len < 2)
        return FALSE;
    for (guint i = 0; i < part->parties->len; i++)
        if (!has_party(whole->parties, g_ptr_array_index(part->parties, i)))
            return FALSE;
    return TRUE;
}

/* Two of three who speak together speak for the three too: half of what the two weigh. */
static int weight_with_parts(const struct companies *all, const struct company *company)
{
    int weight = company->weight;

    for (guint i = 0; i < MIN(all->list->len, MANY_COMPANIES); i++) {
        const struct company *part = g_ptr_array_index(all->list, i);
        if (is_within(part, company))
            weight += part->weight / 2;
    }
    return weight;
}

static const struct company *heaviest(const struct companies *all)
{
    const struct company *best = NULL;
    int heaviest = 0;

    for (guint i = 0; i < MIN(all->list->len, MANY_COMPANIES); i++) {
        const struct company *company = g_ptr_array_index(all->list, i);
        int weight = weight_with_parts(all, company);
        if (best == NULL || weight > heaviest) {
            heaviest = weight;
            best = company;
        }
    }
    return best;
}

static struct circle *circle_new(void)
{
    struct circle *circle = g_new0(struct circle, 1);

    circle->parties = g_ptr_array_new_with_free_func(g_free);
    circle->host = g_strdup("");
    return circle;
}

static void take(struct circle *circle, const struct companies *all, const struct company *best)
{
    if (best == NULL)
        return;
    if (best->parties->len > FEW && all->collective != NULL) {
        g_ptr_array_add(circle->parties, g_strdup(all->collective->name));
        return;
    }
    for (guint i = 0; i < best->parties->len; i++)
        g_ptr_array_add(circle->parties,
                        g_strdup(((const struct lexicon_party *)best->parties->pdata[i])->name));
}

/* "Romania … was host", "the Belgian Presidency … hosted", "hosted by Japan": in the opening. */
static gboolean is_host(const struct tokens *tokens, const struct lexicon_mention *mention)
{
    guint before = tokens_from(tokens, mention->start);
    guint after = tokens_from(tokens, mention->end);

    for (guint i = 1; i <= 3 && i <= before; i++)
        if (tokens_is_of(tokens, before - i, " hosted ") &&
            (tokens_is(tokens, before - 1, "by") || tokens_is(tokens, before - 2, "by")))
            return TRUE;
    for (guint i = after; i < after + 12; i++) {
        const struct token *token = tokens_at(tokens, i);
        if (token == NULL || token->mark == '.')
            return FALSE;
        if (tokens_is_of(tokens, i, " hosted hosts welcomed received host "))
            return TRUE;
    }
    return FALSE;
}

static void find_host(struct circle *circle, const struct lexicon *lexicon, const char *text)
{
    __attribute__((cleanup(tokens_cleanup))) struct tokens *tokens =
        tokens_new(text, strnlen(text, 2 * OPENING));
    g_autoptr(GArray) mentions = lexicon_mentions_of(lexicon, tokens);

    for (guint i = 0; i < mentions->len; i++) {
        const struct lexicon_mention *mention = &g_array_index(mentions, struct lexicon_mention, i);
        if (!is_host(tokens, mention))
            continue;
        g_free(circle->host);
        circle->host =
            g_strdup(mention->state != NULL ? mention->state->name : mention->party->name);
        return;
    }
}

struct circle *circle_read(const struct lexicon *lexicon, const char *title, const char *text)
{
    struct companies all = {.lexicon = lexicon,
                            .list = g_ptr_array_new_with_free_func(company_free),
                            .by_key = g_hash_table_new(g_str_hash, g_str_equal)};
    struct circle *circle = circle_new();

    weigh_text(&all, title != NULL ? title : "", TRUE);
    weigh_text(&all, text, FALSE);
    take(circle, &all, heaviest(&all));
    find_host(circle, lexicon, text);
    g_hash_table_unref(all.by_key);
    g_ptr_array_unref(all.list);
    return circle;
}

struct circle *circle_of_names(const struct lexicon *lexicon, const char *names)
{
    struct circle *circle = circle_new();
    g_auto(GStrv) parts = g_strsplit(names != NULL ? names : "", ";", -1);
    g_autoptr(GPtrArray) parties = g_ptr_array_new();

    for (char **part = parts; *part != NULL; part++) {
        const struct lexicon_party *party = lexicon_party(lexicon, g_strstrip(*part));
        if (party != NULL)
            add_party(lexicon, parties, party);
        else if (**part != '\0' && !circle_has(circle, *part))
            g_ptr_array_add(circle->parties, g_strdup(*part));
    }
    for (guint i = 0; i < parties->len; i++)
        g_ptr_array_add(circle->parties,
                        g_strdup(((const struct lexicon_party *)parties->pdata[i])->name));
    return circle;
}

gboolean circle_has(const struct circle *circle, const char *name)
{
    return g_ptr_array_find_with_equal_func(circle->parties, name, g_str_equal, NULL);
}

void circle_free(struct circle *circle)
{
    if (circle == NULL)
        return;
    g_ptr_array_unref(circle->parties);
    g_free(circle->host);
    g_free(circle);
}
