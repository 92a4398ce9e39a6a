/* diff.c owns the word-level difference of two wordings.
 * It must not know what a commitment is, nor how a difference is shown. */
#include "core/lineage/diff.h"

#include "core/lineage/token.h"

#include <string.h>

enum {
    MAX_CELLS = 4 * 1000 * 1000, /* of a table of two stretches: 8 MB, some 10 ms */
    MAX_DEPTH = 8,               /* of looking for words that each has once */
    SHORT_WORD = 3,              /* letters of one that is no news by itself */
};

struct side {
    GArray *tokens; /* struct token */
    guint *ids;     /* of each token: the same for the same word */
    guint *mate;    /* of each token: its place on the other side, or NONE */
};
#define NONE G_MAXUINT

/* Two stretches, from and up to. */
struct stretch {
    guint a, a_end, b, b_end;
};

struct differ {
    struct side a, b;
    guint n_ids;
};

static struct side side_new(const char *text, GHashTable *known)
{
    struct side side = {.tokens = token_split(text)};
    side.ids = g_new0(guint, side.tokens->len + 1);
    side.mate = g_new0(guint, side.tokens->len + 1);
    for (guint i = 0; i < side.tokens->len; i++) {
        char *key = token_key(&g_array_index(side.tokens, struct token, i));
        gpointer id = g_hash_table_lookup(known, key);
        side.mate[i] = NONE;
        if (id != NULL) {
            g_free(key);
        } else {
            id = GUINT_TO_POINTER(g_hash_table_size(known) + 1);
            g_hash_table_insert(known, key, id);
        }
        side.ids[i] = GPOINTER_TO_UINT(id) - 1;
    }
    return side;
}

static void side_clear(struct side *side)
{
    g_array_unref(side->tokens);
    g_free(side->ids);
    g_free(side->mate);
}

static void pair(struct differ *d, guint a, guint b)
{
    d->a.mate[a] = b;
    d->b.mate[b] = a;
}

/* lengths[i][j]: of the longest common subsequence of what follows i and j. */
static void fill_table(const struct differ *d, const struct stretch *s, guint16 *lengths)
{
    const guint width = s->b_end - s->b + 1;
    memset(lengths + (gsize)(s->a_end - s->a) * width, 0, width * sizeof *lengths);
    for (guint i = s->a_end - s->a; i-- > 0;) {
        guint16 *row = lengths + (gsize)i * width;
        const guint16 *below = row + width;
        row[width - 1] = 0;
        for (guint j = width - 1; j-- > 0;)
            row[j] = d->a.ids[s->a + i] == d->b.ids[s->b + j] ? (guint16)(below[j + 1] + 1)
                                                              : MAX(below[j], row[j + 1]);
    }
}

static void pair_by_table(struct differ *d, const struct stretch *s, const guint16 *lengths)
{
    const guint width = s->b_end - s->b + 1;
    guint i = s->a, j = s->b;
    while (i < s->a_end && j < s->b_end) {
        const guint16 *at = lengths + (gsize)(i - s->a) * width + (j - s->b);
        if (d->a.ids[i] == d->b.ids[j])
            pair(d, i++, j++);
        else if (at[width] >= at[1])
            i++;
        else
            j++;
    }
}

/* A word that each stretch has once, and where. */
struct anchor {
    guint a, b;
    guint before; /* of the longest rising row that ends here: the anchor before, or NONE */
};

static GArray *common_anchors(const struct differ *d, const struct stretch *s)
{
    enum { MANY = 2 };
    GArray *anchors = g_array_new(FALSE, FALSE, sizeof(struct anchor));
    g_autofree guint8 *in_a = g_new0(guint8, d->n_ids);
    g_autofree guint8 *in_b = g_new0(guint8, d->n_ids);
    g_autofree guint *where = g_new0(guint, d->n_ids);
    for (guint i = s->a; i < s->a_end; i++)
        in_a[d->a.ids[i]] = (guint8)MIN(in_a[d->a.ids[i]] + 1, MANY);
    for (guint j = s->b; j < s->b_end; j++) {
        in_b[d->b.ids[j]] = (guint8)MIN(in_b[d->b.ids[j]] + 1, MANY);
        where[d->b.ids[j]] = j;
    }
    for (guint i = s->a; i < s->a_end; i++) {
        guint id = d->a.ids[i];
        struct anchor anchor = {.a = i, .b = where[id], .before = NONE};
        if (in_a[id] == 1 && in_b[id] == 1)
            g_array_append_val(anchors, anchor);
    }
    return anchors;
}

/* The longest row of anchors in which b rises too, by patience sorting; the indexes, in order. */
static GArray *rising_anchors(GArray *anchors)
{
    g_autoptr(GArray) tops = g_array_new(FALSE, FALSE, sizeof(guint));
    GArray *row = g_array_new(FALSE, FALSE, sizeof(guint));
    for (guint i = 0; i < anchors->len; i++) {
        struct anchor *anchor = &g_array_index(anchors, struct anchor, i);
        guint low = 0, high = tops->len;
        while (low < high) {
            guint middle = low + (high - low) / 2;
            guint top = g_array_index(tops, guint, middle);
            if (g_array_index(anchors, struct anchor, top).b < anchor->b)
                low = middle + 1;
            else
                high = middle;
        }
        anchor->before = low > 0 ? g_array_index(tops, guint, low - 1) : NONE;
        if (low == tops->len)
            g_array_append_val(tops, i);
        else
            g_array_index(tops, guint, low) = i;
    }
    guint last = tops->len > 0 ? g_array_index(tops, guint, tops->len - 1) : NONE;
    for (; last != NONE; last = g_array_index(anchors, struct anchor, last).before)
        g_array_append_val(row, last);
    for (guint i = 0; i < row->len / 2; i++) {
        guint *low = &g_array_index(row, guint, i),
              *high = &g_array_index(row, guint, row->len - 1 - i);
        guint middle = *low;
        *low = *high;
        *high = middle;
    }
    return row;
}

static void pair_stretch(struct differ *d, struct stretch s, int depth);

static void pair_by_anchors(struct differ *d, const struct stretch *s, int depth)
{
    g_autoptr(GArray) anchors = common_anchors(d, s);
    g_autoptr(GArray) row = rising_anchors(anchors);
    struct stretch gap = *s;
    if (row->len == 0)
        return; /* replaced whole */
    for (guint i = 0; i < row->len; i++) {
        const struct anchor *anchor =
            &g_array_index(anchors, struct anchor, g_array_index(row, guint, i));
        gap.a_end = anchor->a;
        gap.b_end = anchor->b;
        pair_stretch(d, gap, depth + 1);
        pair(d, anchor->a, anchor->b);
        gap.a = anchor->a + 1;
        gap.b = anchor->b + 1;
    }
    gap.a_end = s->a_end;
    gap.b_end = s->b_end;
    pair_stretch(d, gap, depth + 1);
}

static void pair_stretch(struct differ *d, struct stretch s, int depth)
{
    while (s.a < s.a_end && s.b < s.b_end && d->a.ids[s.a] == d->b.ids[s.b])
        pair(d, s.a++, s.b++);
    while (s.a < s.a_end && s.b < s.b_end && d->a.ids[s.a_end - 1] == d->b.ids[s.b_end - 1])
        pair(d, --s.a_end, --s.b_end);
    if (s.a == s.a_end || s.b == s.b_end)
        return;
    gsize cells = (gsize)(s.a_end - s.a + 1) * (s.b_end - s.b + 1);
    guint16 *lengths = cells <= MAX_CELLS ? g_try_new(guint16, cells) : NULL;
    if (lengths != NULL) {
        fill_table(d, &s, lengths);
        pair_by_table(d, &s, lengths);
        g_free(lengths);
    } else if (depth < MAX_DEPTH) {
        pair_by_anchors(d, &s, depth);
    }
}

static guint words_between(const struct side *side, guint from, guint to)
{
    guint n = 0;
    for (guint i = from; i < to; i++)
        n += g_array_index(side->tokens, struct token, i).is_word ? 1 : 0;
    return n;
}

static gboolean is_slight(const struct side *side, guint from, guint to)
{
    guint n = 0;
    for (guint i = from; i < to; i++) {
        const struct token *token = &g_array_index(side->tokens, struct token, i);
        if (token->is_word && g_utf8_strlen(token->text, (gssize)token->len) > SHORT_WORD)
            return FALSE;
        n += token->is_word ? 1 : 0;
    }
    return n <= 1;
}

/* Where the next stretch of changes from here ends. */
static struct stretch next_change(const struct differ *d, guint a, guint b)
{
    struct stretch s = {.a = a, .b = b, .a_end = a, .b_end = b};
    while (s.a_end < d->a.tokens->len && d->a.mate[s.a_end] == NONE)
        s.a_end++;
    while (s.b_end < d->b.tokens->len && d->b.mate[s.b_end] == NONE)
        s.b_end++;
    return s;
}

static gboolean is_phrase(const struct differ *d, const struct stretch *s)
{
    return words_between(&d->a, s->a, s->a_end) + words_between(&d->b, s->b, s->b_end) > 2;
}

/* Takes a lone short word, or a sign, between two changed phrases into them. */
static void join_changes(struct differ *d)
{
    struct stretch before = next_change(d, 0, 0);
    while (before.a_end < d->a.tokens->len && before.b_end < d->b.tokens->len) {
        guint a = before.a_end, b = before.b_end;
        while (a < d->a.tokens->len && d->a.mate[a] == b) {
            a++;
            b++;
        }
        struct stretch after = next_change(d, a, b);
        if (is_phrase(d, &before) && is_phrase(d, &after) && is_slight(&d->b, before.b_end, b)) {
            for (guint i = before.a_end; i < a; i++)
                d->a.mate[i] = NONE;
            for (guint j = before.b_end; j < b; j++)
                d->b.mate[j] = NONE;
            after.a = before.a;
            after.b = before.b;
        }
        before = after;
    }
}

static void clear_run(gpointer data)
{
    g_free(((struct diff_run *)data)->text);
}

static void add_run(struct diff *diff, enum diff_op op, const struct side *side, guint from,
                    guint to)
{
    if (from == to)
        return;
    g_autoptr(GString) text = g_string_new(NULL);
    for (guint i = from; i < to; i++) {
        const struct token *token = &g_array_index(side->tokens, struct token, i);
        if (i > from && token->is_apart)
            g_string_append_c(text, ' ');
        g_string_append_len(text, token->text, (gssize)token->len);
    }
    struct diff_run run = {.op = op,
                           .is_apart =
                               g_array_index(side->tokens, struct token, from).is_apart && from > 0,
                           .text = g_strdup(text->str),
                           .words = words_between(side, from, to)};
    g_array_append_val(diff->runs, run);
    guint *count = op == DIFF_SAME      ? &diff->same
                   : op == DIFF_REMOVED ? &diff->removed
                                        : &diff->added;
    *count += run.words;
}

static struct diff *make_runs(const struct differ *d)
{
    struct diff *diff = g_new0(struct diff, 1);
    diff->runs = g_array_new(FALSE, FALSE, sizeof(struct diff_run));
    g_array_set_clear_func(diff->runs, clear_run);
    guint a = 0, b = 0;
    while (a < d->a.tokens->len || b < d->b.tokens->len) {
        struct stretch s = next_change(d, a, b);
        add_run(diff, DIFF_REMOVED, &d->a, s.a, s.a_end);
        add_run(diff, DIFF_ADDED, &d->b, s.b, s.b_end);
        a = s.a_end;
        b = s.b_end;
        while (b < d->b.tokens->len && d->b.mate[b] == a) {
            a++;
            b++;
        }
        add_run(diff, DIFF_SAME, &d->b, s.b_end, b);
    }
    return diff;
}

struct diff *diff_words(const char *before, const char *after)
{
    g_autoptr(GHashTable) known = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    struct differ d = {.a = side_new(before, known), .b = side_new(after, known)};
    d.n_ids = g_hash_table_size(known);
    pair_stretch(&d, (struct stretch){0, d.a.tokens->len, 0, d.b.tokens->len}, 0);
    join_changes(&d);
    struct diff *diff = make_runs(&d);
    side_clear(&d.a);
    side_clear(&d.b);
    return diff;
}

void diff_free(struct diff *diff)
{
    if (diff == NULL)
        return;
    g_array_unref(diff->runs);
    g_free(diff);
}

gboolean diff_is_same(const struct diff *diff)
{
    for (guint i = 0; i < diff->runs->len; i++)
        if (g_array_index(diff->runs, struct diff_run, i).op != DIFF_SAME)
            return FALSE;
    return TRUE;
}

char *diff_text(const struct diff *diff)
{
    static const char *const marks[][2] = {
        [DIFF_SAME] = {"", ""}, [DIFF_REMOVED] = {"[-", "-]"}, [DIFF_ADDED] = {"{+", "+}"}};
    GString *text = g_string_new(NULL);
    for (guint i = 0; i < diff->runs->len; i++) {
        const struct diff_run *run = &g_array_index(diff->runs, struct diff_run, i);
        /* What replaces a word stands apart from it, whatever stood before that. */
        gboolean is_replacement =
            run->op == DIFF_ADDED && i > 0 && (run - 1)->op == DIFF_REMOVED && (run - 1)->words > 0;
        if (text->len > 0 && (run->is_apart || is_replacement))
            g_string_append_c(text, ' ');
        g_string_append_printf(text, "%s%s%s", marks[run->op][0], run->text, marks[run->op][1]);
    }
    return g_string_free(text, FALSE);
}
