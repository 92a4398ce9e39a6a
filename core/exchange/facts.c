/* facts.c owns what is kept of each row between the passes, and how rows of one file clash.
 * It must not know what rows are about. */
#include "core/exchange/facts.h"

#include <string.h>

struct fact {
    struct identity identity;
    guint line;
    guint other_line;
    guint8 verdict, clash;
};

struct facts {
    GArray *rows; /* struct fact, in order of the file */
};

struct facts *facts_new(void)
{
    struct facts *facts = g_new(struct facts, 1);
    facts->rows = g_array_new(FALSE, FALSE, sizeof(struct fact));
    return facts;
}

void facts_free(struct facts *facts)
{
    if (facts == NULL)
        return;
    g_array_unref(facts->rows);
    g_free(facts);
}

void facts_clear(struct facts *facts)
{
    g_array_set_size(facts->rows, 0);
}

static struct fact *fact_at(const struct facts *facts, gsize row)
{
    g_assert(row < facts->rows->len);
    return &g_array_index(facts->rows, struct fact, row);
}

void facts_add(struct facts *facts, guint line, enum verdict verdict,
               const struct identity *identity)
{
    struct fact fact = {.identity = *identity, .line = line, .verdict = (guint8)verdict};
    g_array_append_val(facts->rows, fact);
}

static gint by_identity(gconstpointer a, gconstpointer b, gpointer data)
{
    const struct fact *rows = data;
    guint x = *(const guint *)a, y = *(const guint *)b;
    if (rows[x].identity.alike != rows[y].identity.alike)
        return rows[x].identity.alike < rows[y].identity.alike ? -1 : 1;
    return x < y ? -1 : x > y;
}

static void reject(struct fact *fact, enum clash clash, guint other_line)
{
    fact->verdict = VERDICT_REJECTED;
    fact->clash = (guint8)clash;
    fact->other_line = other_line;
}

/* What is wrong between two rows of one group. */
static enum clash clash_of(const struct fact *a, const struct fact *b)
{
    if (a->identity.exact != b->identity.exact)
        return CLASH_LOOK_ALIKE;
    return a->identity.core != b->identity.core ? CLASH_OTHER_WORDS : CLASH_NONE;
}

/* Rows of one identity that agree: what was said before is the same, what is new is a change. */
static void settle_group(struct fact *rows, const guint *group, gsize n)
{
    g_autoptr(GHashTable) told = g_hash_table_new(g_int64_hash, g_int64_equal);
    for (gsize i = 0; i < n; i++) {
        struct fact *fact = &rows[group[i]];
        if (!g_hash_table_add(told, &fact->identity.whole))
            fact->verdict = VERDICT_SAME;
        else if (i > 0 && fact->verdict == VERDICT_ADDED)
            fact->verdict = VERDICT_CHANGED;
    }
}

static void compare_group(struct fact *rows, const guint *group, gsize n)
{
    struct fact *first = &rows[group[0]];
    enum clash worst = CLASH_NONE;
    for (gsize i = 1; i < n && worst == CLASH_NONE; i++)
        worst = clash_of(first, &rows[group[i]]);
    for (gsize i = 0; i < n && worst != CLASH_NONE; i++) {
        enum clash own = i > 0 ? clash_of(first, &rows[group[i]]) : CLASH_NONE;
        reject(&rows[group[i]], own != CLASH_NONE ? own : worst,
               i > 0 ? first->line : rows[group[1]].line);
    }
    if (worst == CLASH_NONE)
        settle_group(rows, group, n);
}

void facts_compare(struct facts *facts)
{
    struct fact *rows = (struct fact *)(void *)facts->rows->data;
    g_autoptr(GArray) order = g_array_sized_new(FALSE, FALSE, sizeof(guint), facts->rows->len);
    for (guint i = 0; i < facts->rows->len; i++)
        if (rows[i].verdict != VERDICT_REJECTED && rows[i].identity.alike != 0)
            g_array_append_val(order, i);
    g_array_sort_with_data(order, by_identity, rows);
    const guint *sorted = (const guint *)(const void *)order->data;
    for (gsize start = 0, end; start < order->len; start = end) {
        for (end = start + 1; end < order->len && rows[sorted[end]].identity.alike ==
                                                      rows[sorted[start]].identity.alike;
             end++)
            ;
        if (end - start > 1)
            compare_group(rows, sorted + start, end - start);
    }
}

gsize facts_count(const struct facts *facts)
{
    return facts->rows->len;
}

enum verdict facts_verdict(const struct facts *facts, gsize row)
{
    return (enum verdict)fact_at(facts, row)->verdict;
}

guint facts_line(const struct facts *facts, gsize row)
{
    return fact_at(facts, row)->line;
}

enum clash facts_clash(const struct facts *facts, gsize row, guint *other_line)
{
    const struct fact *fact = fact_at(facts, row);
    *other_line = fact->other_line;
    return (enum clash)fact->clash;
}

guint64 facts_hash_of(GChecksum *checksum)
{
    guint8 digest[32];
    gsize length = sizeof digest;
    guint64 number;
    g_checksum_get_digest(checksum, digest, &length);
    memcpy(&number, digest, sizeof number);
    return number != 0 ? number : 1;
}

guint64 facts_hash(const char *text, gsize len)
{
    g_autoptr(GChecksum) checksum = g_checksum_new(G_CHECKSUM_SHA256);
    g_checksum_update(checksum, (const guchar *)text, (gssize)len);
    return facts_hash_of(checksum);
}
