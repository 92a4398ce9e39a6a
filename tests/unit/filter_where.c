/* filter_where.c proves on a real register that filters find exactly what they say, and the same
 * in every way a list is read: by index, row by row, and all at once. */
#include "core/filter/filter.h"

#include "core/period/timeliness.h"
#include "db/fold.h"
#include "db/listing_private.h"
#include "db/update.h"
#include "tests/lib/expect.h"
#include "tests/lib/listing_register.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

static struct filter *parse(struct listing_register *r, const char *text)
{
    const struct filter_context context = {
        .today = "2026-11-23", .names = filter_names_of_db, .names_data = r->db};
    struct filter *filter = NULL;
    MUST((filter = filter_parse(text, &context, error, NULL)) != NULL);
    return filter;
}

static int compare_ids(gconstpointer a, gconstpointer b)
{
    gint64 x = *(const gint64 *)a, y = *(const gint64 *)b;
    return x < y ? -1 : x > y;
}

/* "1 2 3": the ids found by a list in one of four ways, sorted. */
static char *ids_found(struct listing_register *r, const struct filter *filter, int way)
{
    const struct listing_sort sort = {.by = way & 1 ? LISTING_BY_OWNER : LISTING_BY_DUE};
    struct listing_spec spec = {.filter = filter, .sorts = &sort, .n_sorts = 1};
    struct listing *listing = NULL;
    r->db->few = way & 2 ? 1 : 0;
    MUST((listing = listing_open(r->db, &spec, error)) != NULL);
    GArray *ids = NULL;
    MUST((ids = listing_ids(listing, NULL, 10000, error)) != NULL);
    gint64 n = -1;
    MUST(listing_count(listing, &n, error));
    assert_int_equal(n, ids->len);
    g_array_sort(ids, compare_ids);
    GString *text = g_string_new(NULL);
    for (guint i = 0; i < ids->len; i++)
        g_string_append_printf(text, "%d ", (int)g_array_index(ids, gint64, i));
    g_array_unref(ids);
    listing_close(listing);
    r->db->few = 0;
    return g_string_free(text, FALSE);
}

static int n_of(const char *ids)
{
    int n = 0;
    for (; *ids != '\0'; ids++)
        n += *ids == ' ';
    return n;
}

/* How many each finds: counted by hand from the register's rules, or (-1) only the same for all
 * ways of reading. */
static const struct {
    const char *text;
    int n;
} finds[] = {
    {"", 240},
    {"quokka", 1},
    {"quok", 1},
    {"\"quok\"", 0},
    {"QUOKKA T-0162", 1},
    {"t-0162", 1},
    {"key:t-016", 10},
    {"key:T-0162", 1},
    {"key:bogus", 0},
    {"title:evidence", 69}, /* two titles of seven: 35 + 34 rows */
    {"title:electronic", 69},
    {"title:\"electronic evidence\"", 69},
    {"title:\"evidence electronic\"", 0},
    {"title:協力", 34},
    {"title:lodz", 34},
    {"wording:evidence-based", 225},
    {"wording:based", 225},
    {"wording:committed", -1},
    {"evidence !title:evidence", -1},
    {"evid", -1},
    {"e", -1},
    {"e v", -1},
    {"(e | q) !(visa | drugs)", -1},
    {"preuves", -1},
    {"note:gazette", -1},
    {"note:100", 19},
    {"gazette | quokka", -1},
    {"topic:\"preuves\"", -1},
    {"topic:crime", -1},
    {"topic:none", 81},
    {"topic:any", 159},
    {"party:lodz", -1},
    {"party:none", 80},
    {"party:oslo,eu", -1},
    {"!party:oslo", -1},
    {"series:north", 60},
    {"series:none", 60},
    {"series:jha", 120},
    {"meeting:sofia", 120},
    {"meeting:2018", 120},
    {"meeting:2018-02-27", 120},
    {"meeting:2018-02-28", 0},
    {"meeting:2025-05-15", 120},
    {"meeting:none", 15},
    {"level:senior-officials", 120},
    {"level:ministers", 210},
    {"mentioned:brussels", 120},
    {"!meeting:brussels", 120},
    /* Brussels' full text is held: silent are the rows that have Lisbon (ministers, same series) */
    {"!mentioned:brussels", 40}, /* a promised meeting is not missed there */
    /* Lisbon's text is not held, and nothing came before Oslo in its series: never proved */
    {"!mentioned:lisbon", 0},
    {"!mentioned:oslo", 0},
    /* An extract proves no absence, nor does the text of a meeting that was called off. */
    {"!mentioned:prague", 0},
    {"!mentioned:riga", 0},
    {"!meeting:prague", 240},
    {"!mentioned:2024", 40},
    {"kind:one-off", 80},
    {"kind!=one-off", 160},
    {"priority:high,low", 159},
    {"visibility:internal", 22},
    {"owner:NUNEZ", 48},
    {"owner:\"ana n\"", 48},
    {"owner:bo", 96},
    {"owner:none", 48},
    {"owner:gülşen", 48},
    {"place:zurich", 40},
    {"place:none", 200},
    {"next:council", 27},
    {"x.budget-line:größe", 24},
    {"x.Budget_Line:4-30", 24},
    {"x.budget-line:none", 216},
    {"x.bogus:any", 0},
    {"due:none", -1},
    {"due:2026", -1},
    {"due:2026-12-31", -1},
    {"due<=2025", -1},
    {"due>2025", -1},
    {"due>=2026 due<2027", -1},
    {"due-from:2027", -1},
    {"follow-up<=today", 60},
    {"follow-up>today", 60},
    {"follow-up:none", 120},
    {"updated>=2026-11-01", 240},
    {"updated<2026-11-01", 0},
    {"updated:2026-11-02", -1},
    {"latest:2024", -1},
    {"latest:none", 15},
    {"first:2018-02", 120},
    {"wordings>3", 15},
    {"wordings:0", 15},
    {"wordings>=1 wordings<=2", -1},
    {"status:none", 80},
    {"is:open", -1},
    {"is:closed", -1},
    {"is:assessed", -1},
    {"is:unchecked", -1},
    {"unchecked:1y", -1},
    {"checked>2025", -1},
    {"effective:2026-11-24", -1},
    {"~visa.?free", 35},
    {"~\"Ł|quokka\"", -1},
    {"~gazette", -1},
    {"question:any", 0},
};

/* The number that the register's rules give, and one answer for all ways of reading. */
static void test_finds(void **state)
{
    struct listing_register *r = *state;
    for (gsize i = 0; i < G_N_ELEMENTS(finds); i++) {
        owned(filter) filter = parse(r, finds[i].text);
        g_autofree char *first = ids_found(r, filter, 0);
        if (finds[i].n >= 0)
            expect_int(finds[i].text, finds[i].n, n_of(first));
        else
            expect_true(finds[i].text, "finds some, not all", *first != '\0' && n_of(first) < 240);
        for (int way = 1; way < 4; way++) {
            g_autofree char *other = ids_found(r, filter, way);
            expect_text(finds[i].text, first, other);
        }
    }
}

/* What is found and what is not make the whole register; of mentions there is a third part. */
static void test_complements(void **state)
{
    struct listing_register *r = *state;
    for (gsize i = 0; i < G_N_ELEMENTS(finds); i++) {
        if (strstr(finds[i].text, "mentioned") != NULL)
            continue;
        owned(filter) filter = parse(r, finds[i].text);
        owned(filter) opposite = filter_not(filter_copy(filter));
        g_autofree char *in = ids_found(r, filter, 2), *out = ids_found(r, opposite, 2);
        expect_int(finds[i].text, LISTING_ROWS, n_of(in) + n_of(out));
    }
}

/* Two terms find what both find, each alone having been proved. */
static void test_pairs(void **state)
{
    struct listing_register *r = *state;
    for (gsize i = 0; i < G_N_ELEMENTS(finds); i++) {
        gsize k = (i * 37 + 11) % G_N_ELEMENTS(finds);
        owned(filter) a = parse(r, finds[i].text);
        owned(filter) b = parse(r, finds[k].text);
        owned(filter) both = filter_and(filter_copy(a), filter_copy(b));
        owned(filter) either = filter_or(filter_copy(a), filter_copy(b));
        g_autofree char *in_a = ids_found(r, a, 0), *in_b = ids_found(r, b, 0);
        for (int way = 0; way < 4; way++) {
            g_autofree char *in_both = ids_found(r, both, way);
            g_autofree char *in_either = ids_found(r, either, way);
            g_autofree char *name = g_strdup_printf("%s + %s", finds[i].text, finds[k].text);
            expect_int(name, n_of(in_a) + n_of(in_b), n_of(in_both) + n_of(in_either));
        }
    }
}

/* Words found in the rows' own texts are those found in the index, for beginnings of every word of
 * the register. */
static void test_words(void **state)
{
    struct listing_register *r = *state;
    static const char *const texts[] = {"electronic evidence",
                                        "visa-free",
                                        "quokka",
                                        "drugs",
                                        "協力",
                                        "pnr",
                                        "łódź",
                                        "share",
                                        "gazette",
                                        "100",
                                        "of_it",
                                        "t-0100",
                                        "topic",
                                        "preuves",
                                        "budget",
                                        "größe",
                                        "council",
                                        "zz",
                                        "a",
                                        "i",
                                        "noted"};
    for (gsize i = 0; i < G_N_ELEMENTS(texts); i++) {
        g_autofree char *folded = fold_text(texts[i], -1);
        g_auto(GStrv) tokens = fold_tokens(folded);
        for (int column = FILTER_ANYWHERE; column <= FILTER_IN_NOTES; column++)
            for (gsize t = 0; tokens[t] != NULL; t++)
                for (int prefix = 0; prefix < 2; prefix++) {
                    owned(filter) words = filter_words(tokens[t], prefix, (enum filter_text)column);
                    g_autofree char *by_index = ids_found(r, words, 0);
                    g_autofree char *by_row = ids_found(r, words, 2);
                    expect_text(tokens[t], by_index, by_row);
                }
    }
}

/* What was taken back is not found: not by the index, nor in the rows' own texts. */
static void test_undone(void **state)
{
    struct listing_register *r = *state;
    owned(filter) gazette = parse(r, "gazette");
    g_autofree char *before = ids_found(r, gazette, 0);
    struct update row = {.commitment_id = r->ids[4],
                         .kind = (char *)"note",
                         .recorded_at = (char *)"2026-11-23T00:00:00.000000Z",
                         .author = (char *)"Ana",
                         .visibility = (char *)"public",
                         .note = (char *)"in the Gazette as well"};
    struct change *change = change_begin(r->db, &listing_author, NULL);
    MUST(change_insert(change, TABLE_UPDATE, &row, error));
    MUST(change_commit(change, error));
    g_free(row.uuid);
    g_autofree char *noted = ids_found(r, gazette, 2);
    expect_int("noted", n_of(before) + 1, n_of(noted));
    owned(change_row) undone = NULL;
    MUST((undone = change_undo(r->db, &listing_author, 0, error)) != NULL);
    for (int way = 0; way < 4; way++) {
        g_autofree char *after = ids_found(r, gazette, way);
        expect_text("undone", before, after);
    }
}

static char *timely(struct listing_register *r, enum timeliness wanted)
{
    GString *text = g_string_new(NULL);
    for (int i = 0; i < LISTING_ROWS; i++) {
        owned(commitment) c = commitment_by_id(r->db, r->ids[i], NULL);
        const struct timeliness_input input = {
            .kind = c->kind,
            .due_first = c->due_first,
            .due_last = c->due_last,
            .status_class = c->status_class,
            .is_assessed = c->is_assessed != 0,
            .is_done = c->is_done != 0,
            .done_on = c->status_on,
            .today = "2026-11-23",
        };
        if (timeliness_of(&input) == wanted)
            g_string_append_printf(text, "%d ", (int)r->ids[i]);
    }
    return g_string_free(text, FALSE);
}

/* Each timeliness finds in SQL exactly the rows of which timeliness_of says so. */
static void test_timeliness(void **state)
{
    struct listing_register *r = *state;
    for (int i = 0; i < TIMELINESS_COUNT; i++) {
        g_autofree char *text =
            g_strdup_printf("timeliness:%s", timeliness_token((enum timeliness)i));
        owned(filter) filter = parse(r, text);
        g_autofree char *expected = timely(r, (enum timeliness)i);
        expect_true(text, "occurs", *expected != '\0');
        for (int way = 0; way < 4; way++) {
            g_autofree char *found = ids_found(r, filter, way);
            expect_text(text, expected, found);
        }
    }
}

/* Whatever is typed is a value, never SQL: noise that parses runs. */
static void test_noise(void **state)
{
    struct listing_register *r = *state;
    static const char *const pieces[] = {"owner:\"';--%_\\\"",
                                         "title:\"' OR 1=1\"",
                                         "x.\\'(:1",
                                         "\"'\"",
                                         "x.a:\"$1 @ #\"",
                                         "é'",
                                         "key:%",
                                         "~\"[']+\"",
                                         "due:none",
                                         "'",
                                         "$1",
                                         "@",
                                         "#",
                                         "*",
                                         "\"a\" *",
                                         "NEAR(",
                                         "AND",
                                         "NOT",
                                         "title:\"{}\"",
                                         "|",
                                         "!",
                                         "(",
                                         ")",
                                         "mentioned:sofia",
                                         "^a",
                                         "-a",
                                         "a:b"};
    const struct filter_context context = {
        .today = "2026-11-23", .names = filter_names_of_db, .names_data = r->db};
    guint32 seed = 7;
    guint ran = 0;
    for (int round = 0; round < 1500; round++) {
        g_autoptr(GString) text = g_string_new(NULL);
        for (guint32 n = 1 + expect_random(&seed, 5); n > 0; n--)
            g_string_append_printf(text, "%s ", pieces[expect_random(&seed, G_N_ELEMENTS(pieces))]);
        owned(filter) filter = filter_parse(text->str, &context, NULL, NULL);
        if (filter == NULL)
            continue;
        g_autofree char *a = ids_found(r, filter, 0), *b = ids_found(r, filter, 2);
        expect_text(text->str, a, b);
        ran++;
    }
    expect_true("noise", "ran some", ran > 100);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_finds),  cmocka_unit_test(test_complements),
        cmocka_unit_test(test_pairs),  cmocka_unit_test(test_words),
        cmocka_unit_test(test_undone), cmocka_unit_test(test_timeliness),
        cmocka_unit_test(test_noise),
    };
    return cmocka_run_group_tests(tests, listing_register_setup, listing_register_teardown);
}
