/* suggest.c proves which sentences are taken for promises and how strong they are, by a table of
 * invented ones; that lists are cut by target; and that odd texts do no harm. */
#include "core/cue/suggest.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

static GPtrArray *find(const char *text)
{
    const struct reading reading = {
        .text = text, .title = "", .day = "2021-06-22", .language = "en", .voice = "verbatim"};
    return suggest_find(&reading, NULL, NULL);
}

/* "2 agreed+" of what is sure in the text; "no" for nothing. */
static char *told(const char *text)
{
    g_autoptr(GPtrArray) rows = find(text);
    g_autoptr(GString) all = g_string_new(NULL);
    const char *first = NULL;
    guint n = 0;
    for (guint i = 0; i < rows->len; i++) {
        const struct suggestion *row = rows->pdata[i];
        if (row->confidence < SUGGEST_SURE)
            continue;
        n++;
        if (first == NULL)
            g_string_printf(all, "%s%s", row->force, row->again ? "+" : "");
        first = row->force;
    }
    if (n == 0)
        return g_strdup("no");
    return n == 1 ? g_strdup(all->str) : g_strdup_printf("%u %s", n, all->str);
}

static void test_table(void **state)
{
    (void)state;
    g_autofree char *table = NULL;
    assert_true(g_file_get_contents("tests/unit/data/promises.txt", &table, NULL, NULL));
    g_auto(GStrv) lines = g_strsplit(table, "\n", -1);
    guint n = 0, wrong = 0;
    for (char **line = lines; *line != NULL; line++) {
        char *bar = strstr(*line, " | ");
        if (**line == '#' || bar == NULL)
            continue;
        *bar = '\0';
        g_autofree char *actual = told(bar + 3);
        n++;
        if (strcmp(actual, *line) == 0)
            continue;
        wrong++;
        print_error("expected %s, actual %s: %s\n", *line, actual, bar + 3);
    }
    assert_true(n >= 150);
    assert_int_equal(wrong, 0);
}

/* The words of every sure suggestion are `expected`, in order. */
static void check_quotes(const char *text, const char *const *expected, guint n)
{
    g_autoptr(GPtrArray) rows = find(text);
    guint at = 0;
    for (guint i = 0; i < rows->len; i++) {
        const struct suggestion *row = rows->pdata[i];
        if (row->confidence < SUGGEST_SURE)
            continue;
        g_autofree char *there =
            g_utf8_substring(text, (glong)row->start, (glong)(row->start + row->length));
        assert_string_equal(there, row->exact);
        if (at < n)
            assert_string_equal(row->exact, expected[at]);
        at++;
    }
    assert_int_equal(at, n);
}
#define QUOTES(text, ...)                                                                          \
    do {                                                                                           \
        const char *const expected_[] = {__VA_ARGS__};                                             \
        check_quotes(text, expected_, G_N_ELEMENTS(expected_));                                    \
    } while (0)

#define NOTHING(text) check_quotes(text, NULL, 0)

/* An item takes what its lead-in promises; the lead-in itself is none. */
static void test_lists(void **state)
{
    (void)state;
    QUOTES("We intend to:\n- train judges;\n- share lists; and\n- ban presses.", "train judges",
           "share lists", "ban presses");
    QUOTES("We must do more. Next year we must act as follows:\n1. Fund labs. It is late.\n2. Ban "
           "pill presses.",
           "Fund labs", "Ban pill presses");
    QUOTES("The Council decides to:\n(a) open an office;\n(b) review the rules.\n\nIt was late.",
           "open an office", "review the rules");
    NOTHING("Ministers discussed:\n- trade;\n- fish.");
    QUOTES("We pledge to do the following:\n- Norway will open a port.\n- fund labs.",
           "will open a port", "fund labs");
}

static void test_parts(void **state)
{
    (void)state;
    QUOTES("Efforts will include training judges; opening courts; and paying lawyers.",
           "will include training judges", "opening courts", "paying lawyers");
    QUOTES("We will defend freedom by training judges; opening courts; and paying lawyers.",
           "will defend freedom by training judges; opening courts; and paying lawyers");
    QUOTES("We agreed to lift the ban, which had been criticised, and we welcome the vote.",
           "agreed to lift the ban");
    QUOTES("“We will open an office in May,” said Ms Ito.", "will open an office in May");
    QUOTES("DECIDES to open a port; REQUESTS the Secretariat to report.", "DECIDES to open a port");
    QUOTES("They agreed to open a port (the new one) and discussed the weather.",
           "agreed to open a port (the new one)");
}

/* What was promised in a quotation ends with it; a mark within the words parts nothing. */
static void test_quotations(void **state)
{
    (void)state;
    QUOTES("They \"underscored their commitment to uphold the rule of law,\" the statement read.",
           "underscored their commitment to uphold the rule of law");
    QUOTES("They \u201Cagreed to build a port\u201D, the statement said.",
           "agreed to build a port");
    QUOTES("\"We will build a port.\"", "will build a port");
    QUOTES("The sides \"agreed to build\" a port in Nara.", "agreed to build\" a port in Nara");
    QUOTES("We will launch the \u201CBlue Port\u201D plan, as agreed.",
           "will launch the \u201CBlue Port\u201D plan, as agreed");
    QUOTES("We will launch the \"Blue Port,\" a plan for all.",
           "will launch the \"Blue Port,\" a plan for all");
}

/* "The same holds for …" has the force of the promise before it, and is none without one. */
static void test_pointing_back(void **state)
{
    (void)state;
    QUOTES("They agreed to open the port. The same holds for the fisheries accord.",
           "agreed to open the port", "The same holds for the fisheries accord");
    NOTHING("The weather was fine. The same holds for the fisheries accord.");
}

/* The lines before a text are no text, and tell its year. */
static void test_header(void **state)
{
    (void)state;
    QUOTES("Title: We will meet in Rome\nDate: 2021-06-22\n\nWe will meet in Oslo.",
           "will meet in Oslo");
    QUOTES("Title: We will meet in Rome\nThis line has no name.\n\nWe will meet in Oslo.",
           "will meet in Rome\nThis line has no name", "will meet in Oslo");
}

static void test_wrapped(void **state)
{
    (void)state;
    QUOTES("The Ministers, who had met in the capital before, have agreed to co-\noperate and to "
           "share what they\nknow of it with each other.\n\nThey left.",
           "have agreed to co-\noperate and to share what they\nknow of it with each other");
}

static const struct suggestion *first_of(const GPtrArray *rows)
{
    assert_true(rows->len > 0);
    return rows->pdata[0];
}

/* Each says which words made it one, and what speaks against it. */
static void test_reasons(void **state)
{
    (void)state;
    g_autoptr(GPtrArray) rows = find("Both sides committed to open a port.");
    assert_string_equal(first_of(rows)->cues, "committed to; Both sides");
    assert_string_equal(first_of(rows)->verb, "committed");
    assert_string_equal(suggestion_strength(first_of(rows)), "committed");
    g_autoptr(GPtrArray) doubtful = find("We hope to open a port.");
    assert_true(first_of(doubtful)->confidence < SUGGEST_SURE);
    g_autoptr(GPtrArray) past = find("Last year the Ministers agreed to open a port.");
    assert_non_null(strstr(first_of(past)->cues, "past"));
}

static void test_kinds(void **state)
{
    (void)state;
    static const char *const rows[][2] = {
        {"We will meet again in Rome.", "next-meeting"},
        {"We will continue to combat fraud.", "standing"},
        {"We agreed to open an office by 2027.", "one-off"},
        {"They discussed our commitment to train judges.", "position"},
    };
    for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
        g_autoptr(GPtrArray) found = find(rows[i][0]);
        assert_string_equal(first_of(found)->kind, rows[i][1]);
    }
}

/* A register's own words are cues, undo others, and may be nonsense. */
static void test_own_cues(void **state)
{
    (void)state;
    struct cue_own rows[] = {
        {"promise", "put our shoulder to the wheel", "committed", FALSE},
        {"undoes", "in an ideal world", "", FALSE},
        {"promise", "<nosuchset> … (", "nosuchforce", FALSE},
        {"promise", "…… a …… b …… c …… d", "agreed", FALSE},
        {"promise", "", "agreed", FALSE},
    };
    g_autoptr(GArray) added = g_array_new(FALSE, FALSE, sizeof(struct cue_own));
    g_array_append_vals(added, rows, G_N_ELEMENTS(rows));
    struct cues *cues = cues_new(added);
    const struct reading reading = {
        .text = "We put our shoulder to the wheel. In an ideal world we will meet.",
        .title = "",
        .day = "",
        .language = "",
        .voice = "verbatim"};
    g_autoptr(GPtrArray) found = suggest_find(&reading, NULL, cues);
    assert_int_equal(found->len, 2);
    assert_string_equal(first_of(found)->force, "committed");
    assert_true(((const struct suggestion *)found->pdata[1])->confidence < SUGGEST_SURE);
    cues_free(cues);
}

/* Who may promise, what is no deed, and what only states a position are a register's to say too. */
static void test_own_roles(void **state)
{
    (void)state;
    struct cue_own rows[] = {
        {"subject", "the Wise Ones", "", FALSE},
        {"forecast", "blossom", "", FALSE},
        {"position", "take the floor", "", FALSE},
        {"view", "as a dream", "", FALSE},
    };
    g_autoptr(GArray) added = g_array_new(FALSE, FALSE, sizeof(struct cue_own));
    g_array_append_vals(added, rows, G_N_ELEMENTS(rows));
    struct cues *cues = cues_new(added);
    static const char *const texts[][2] = {{"In May wise ones will meet.", "intends"},
                                           {"The ministers will blossom.", ""},
                                           {"We take the floor on fish.", "stressed"},
                                           {"We will meet again, as a dream.", ""}};
    for (gsize i = 0; i < G_N_ELEMENTS(texts); i++) {
        const struct reading reading = {
            .text = texts[i][0], .title = "", .day = "", .language = "", .voice = "verbatim"};
        g_autoptr(GPtrArray) found = suggest_find(&reading, NULL, cues);
        const struct suggestion *row = found->len > 0 ? found->pdata[0] : NULL;
        assert_string_equal(row != NULL && row->confidence >= SUGGEST_SURE ? row->force : "",
                            texts[i][1]);
    }
    cues_free(cues);
}

/* What is wrong with a table is said; nothing is half read. */
static void test_bad_tables(void **state)
{
    (void)state;
    static const char *const tables[] = {
        "",
        "[1",
        "{\"verbs\":[1]}",
        "{\"sets\":{\"we\":1}}",
        "{\"verb-sets\":{\"telling\":\"say\"}}",
        "{\"cues\":[{\"phrase\":\"NOSUCH to\",\"force\":\"agreed\",\"sure\":50}]}",
        "{\"cues\":[{\"phrase\":\"to <nosuch>\",\"force\":\"agreed\",\"sure\":50}]}",
        "{\"cues\":[{\"phrase\":\"will\",\"force\":\"nosuch\",\"sure\":50}]}",
        "{\"cues\":[{\"phrase\":\"will\",\"force\":\"agreed\",\"sure\":0}]}",
        "{\"cues\":[{\"phrase\":\"will\",\"force\":\"agreed\",\"sure\":50,\"rule\":\"x\"}]}",
        "{\"cues\":[{\"phrase\":\"…\",\"force\":\"agreed\",\"sure\":50}]}",
        "{\"undone\":[{\"phrase\":\"\"}]}",
    };
    for (gsize i = 0; i < G_N_ELEMENTS(tables); i++) {
        g_autoptr(GError) error = NULL;
        if (cues_parse(tables[i], strlen(tables[i]), NULL, &error) != NULL)
            fail_msg("taken: %s", tables[i]);
        assert_non_null(strstr(error->message, "cue"));
    }
}

static char *repeated(const char *words, guint n)
{
    g_autoptr(GString) all = g_string_new(NULL);
    for (guint i = 0; i < n; i++)
        g_string_append(all, words);
    return g_strdup(all->str);
}

/* Texts that no minister wrote come to an end too. */
static void test_odd_texts(void **state)
{
    (void)state;
    static const char *const parts[] = {"we agreed to ",
                                        "; ",
                                        "and to meet and ",
                                        "i) ",
                                        "agreed ",
                                        "will ",
                                        "(",
                                        "committed to, ",
                                        "\n- ",
                                        "our strong firm ",
                                        "that which ",
                                        "“",
                                        "1. A ",
                                        "\n",
                                        "\t",
                                        ". "};
    for (gsize i = 0; i < G_N_ELEMENTS(parts); i++) {
        g_autofree char *text = repeated(parts[i], 20000);
        g_autoptr(GPtrArray) rows = find(text);
        assert_non_null(rows);
    }
    static const char *const single[] = {"",
                                         " ",
                                         "will",
                                         "We will",
                                         "agreed that",
                                         "to",
                                         "and",
                                         "(",
                                         "We agree to",
                                         "We agreed on",
                                         "which will be held",
                                         "it",
                                         "we, we, we will",
                                         "Will"};
    for (gsize i = 0; i < G_N_ELEMENTS(single); i++) {
        g_autoptr(GPtrArray) rows = find(single[i]);
        assert_non_null(rows);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_table),         cmocka_unit_test(test_lists),
        cmocka_unit_test(test_parts),         cmocka_unit_test(test_quotations),
        cmocka_unit_test(test_pointing_back), cmocka_unit_test(test_header),
        cmocka_unit_test(test_wrapped),       cmocka_unit_test(test_reasons),
        cmocka_unit_test(test_kinds),         cmocka_unit_test(test_own_cues),
        cmocka_unit_test(test_own_roles),     cmocka_unit_test(test_bad_tables),
        cmocka_unit_test(test_odd_texts),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
