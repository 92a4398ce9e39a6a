/* hostile.c proves that no text of a register, whatever it holds, commands the terminal, hides or
 * reorders what is shown, or moves a column: in every view, form, menu and message. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "db/table.h"
#include "tests/lib/hostile.h"
#include "tests/lib/sqlite_file.h"
#include "tests/lib/stage.h"

/* Text as people write it, which only has to stay in its columns. */
static const char *const scripts[] = {
    "日本語の約束と電子証拠についての合意、その進み具合を毎年報告する",
    "اتفاق بشأن الأدلة الإلكترونية بين الطرفين",
    "ההסכם על ראיות אלקטרוניות",
    "e\u0301\u0301\u0301\u0301\u0301\u0301\u0301\u0301\u0301\u0301\u0301\u0301 stacked marks",
    "\u0301 a mark without a letter",
    "इलेक्ट्रॉनिक साक्ष्य पर समझौता",
    "ข้อตกลงว่าด้วยพยานหลักฐานอิเล็กทรอนิกส์",
    "전자 증거에 관한 협정",
    "ＦＵＬＬ　ＷＩＤＴＨ and half ｶﾅ",
    "x²·½ ﬁ Ǆ ẞ İ ı ſ",
};

/* Columns that hold a person's words; the rest of the register stays as it is. */
static const char *const free_text[][2] = {
    {"commitment", "title"},
    {"commitment", "owner"},
    {"commitment", "parties_text"},
    {"commitment", "topics_text"},
    {"commitment", "due_text"},
    {"commitment", "place"},
    {"commitment", "country"},
    {"commitment", "next_actor"},
    {"commitment", "next_step"},
    {"commitment", "question"},
    {"commitment", "description"},
    {"commitment", "note"},
    {"commitment", "latest_place"},
    {"meeting", "title"},
    {"meeting", "city"},
    {"meeting", "country"},
    {"meeting", "host"},
    {"meeting", "url"},
    {"meeting", "note"},
    {"participant", "name"},
    {"participant", "role"},
    {"document", "title"},
    {"document", "publisher"},
    {"document", "republisher"},
    {"document", "url"},
    {"document", "note"},
    {"document", "text"},
    {"wording", "exact"},
    {"wording", "speaker"},
    {"wording", "verb"},
    {"wording", "note"},
    {"wording", "page"},
    {"wording", "paragraph"},
    {"commitment_update", "note"},
    {"commitment_update", "author"},
    {"source", "title"},
    {"source", "publisher"},
    {"source", "url"},
    {"source", "page"},
    {"source", "quote"},
    {"source", "note"},
    {"source", "searched_where"},
    {"citation", "page"},
    {"link", "note"},
    {"party", "name"},
    {"topic", "name"},
    {"series", "title"},
    {"series", "description"},
    {"change", "author"},
    {"change", "summary"},
    {"change", "action"},
    {"field_change", "old_value"},
    {"field_change", "new_value"},
    {"scheme_status", "label"},
    {"scheme_status", "definition"},
    {"person", "name"},
};

static void append_text(GString *sql, int *n, const char *text)
{
    g_string_append_printf(sql, "INSERT INTO hostile VALUES (%d, CAST(x'", (*n)++);
    for (const unsigned char *at = (const unsigned char *)text; *at; at++)
        g_string_append_printf(sql, "%02x", *at);
    g_string_append(sql, "' AS TEXT));\n");
}

/* A table of hostile texts for the statements behind it; how many there are. */
static int append_texts(GString *sql)
{
    int n = 0;
    g_string_append(sql, "CREATE TEMP TABLE hostile (i INTEGER, text TEXT);\n");
    for (gsize i = 0; hostile_strings[i]; i++)
        append_text(sql, &n, hostile_strings[i]);
    for (gsize i = 0; i < G_N_ELEMENTS(scripts); i++)
        append_text(sql, &n, scripts[i]);
    return n;
}

static void append_update(GString *sql, const char *table, const char *column, const char *before,
                          int salt, int n)
{
    g_string_append_printf(sql,
                           "UPDATE OR IGNORE %s SET %s = %s(SELECT text FROM hostile WHERE i = "
                           "(%s.rowid * 7 + %d) %% %d);\n",
                           table, column, before, table, salt, n);
}

/* Every person's word begins or ends with a hostile one. */
static void make_words_hostile(struct stage *stage)
{
    g_autoptr(GString) sql = g_string_new("PRAGMA ignore_check_constraints = ON;\n");
    const int n = append_texts(sql);
    for (gsize i = 0; i < G_N_ELEMENTS(free_text); i++) {
        const char *column = free_text[i][1];
        const gboolean is_text = strcmp(column, "text") == 0;
        g_autofree char *before =
            is_text || i % 2 == 0 ? g_strdup_printf("%s || ' ' || ", column) : g_strdup("");
        append_update(sql, free_text[i][0], column, before, (int)i, n);
    }
    sqlite_file_run(stage->path, sql->str);
}

/* Every column that is text holds nothing else: dates, keys and words of a fixed list too. */
static void make_all_hostile(struct stage *stage)
{
    g_autoptr(GString) sql = g_string_new("PRAGMA ignore_check_constraints = ON;\n");
    const int n = append_texts(sql);
    for (enum table_id id = TABLE_SERIES; id < N_TABLES; id++) {
        const struct table *table = table_of(id);
        for (gsize i = 0; i < table->n_columns; i++)
            if (table->columns[i].type == COLUMN_TEXT)
                append_update(sql, table->name, table->columns[i].name, "", (int)i, n);
    }
    g_string_append(sql, "UPDATE wording SET start = id * 1000003 - 5, length = 99999999 - id;\n");
    sqlite_file_run(stage->path, sql->str);
}

/* What one does in a view: to its end and back, searching; and what opens over it. */
static const char *const scroll[] = {"<PgDn>", "<PgDn>", "G", "<Up>", "g", NULL};
static const char *const changes[] = {
    "/com<Enter>", "n",     "*",      "U",     "o",          "<C-c>",      "zg",
    "<C-c>",       "A",     "<Down>", "<C-c>", "s",          "<Down>",     "<C-c>",
    "w",           "<C-c>", "c",      "<C-c>", "d",          "<C-c>",      "a",
    "<C-c>",       "L",     "<C-c>",  "e",     "<Tab><Tab>", "<Tab><C-n>", "<Tab><C-n>",
    "x",           "<C-c>", "d",      "Z",     "q",          NULL,
};

/* Each step is drawn, and looked at. */
static void walk_about(struct term *t, const char *where, const char *const *steps)
{
    for (; *steps && term_exit_status(t, 0) < 0; steps++) {
        term_keys(t, *steps);
        term_wait_idle(t, 3);
        g_autofree char *screen = term_screen(t);
        if (g_utf8_strchr(screen, -1, 0x202e))
            fail_msg("%s after %s: a character that turns text round", where, *steps);
    }
    term_assert_escapes(t);
}

static void open_at(struct stage *stage, const struct stage_place *place, int rows, int cols)
{
    struct term *t = stage_open(stage, &(struct term_options){.rows = rows, .cols = cols});
    term_keys(t, place->keys);
    term_wait_idle(t, 10);
}

/* Every view, at every layout, with such words in every field that a person fills. */
static void test_hostile_words(void **state)
{
    struct stage *stage = *state;
    make_words_hostile(stage);
    for (const struct stage_place *place = stage_places; place->name; place++) {
        open_at(stage, place, 24, 80);
        walk_about(stage->term, place->name, scroll);
        term_resize(stage->term, 40, 120);
        walk_about(stage->term, place->name, scroll);
        term_resize(stage->term, 10, 40);
        walk_about(stage->term, place->name, scroll);
    }
}

static int column_of(struct term *t, int row, const char *head)
{
    const int len = (int)g_utf8_strlen(head, -1);
    for (int col = 0; col < 200; col++) {
        g_autofree char *cells = term_cells(t, row, col, len);
        if (strcmp(cells, head) == 0)
            return col;
    }
    fail_msg("no column %s", head);
    return -1;
}

static void assert_cells(struct term *t, int row, int col, const char *const *allowed)
{
    for (const char *const *text = allowed; *text; text++) {
        g_autofree char *cells = term_cells(t, row, col, (int)g_utf8_strlen(*text, -1));
        if (strcmp(cells, *text) == 0)
            return;
    }
    g_autofree char *whole = term_cells(t, row, 0, 200);
    fail_msg("row %d column %d: expected %s or the like, actual row: %s", row, col, allowed[0],
             whole);
}

/* Columns and frames to the right of such words stand where they do beside any other. */
static void test_columns_stay(void **state)
{
    struct stage *stage = *state;
    static const char *const keys[] = {"EUUS-00", NULL}, *const frame[] = {"│", NULL};
    static const char *const blank[] = {" ", NULL};
    static const char *const words[] = {" standing",      " no date",  " done in time",
                                        " period over –", "         ", NULL};
    make_words_hostile(stage);
    struct term *t = stage_open(stage, NULL);
    term_wait_idle(t, 100);
    const int key = column_of(t, 1, "key"), status = column_of(t, 1, "status");
    const int due = column_of(t, 1, "due"), timeliness = column_of(t, 1, "timeliness");
    for (int row = 2; row < 22; row++) {
        assert_cells(t, row, key - 1, keys);
        assert_cells(t, row, status - 1, blank);
        assert_cells(t, row, due - 1, blank);
        assert_cells(t, row, timeliness - 1, words);
    }
    term_resize(t, 40, 120);
    term_assert_shows(t, "│ EUUS-0001");
    term_wait_idle(t, 100);
    const int line = column_of(t, 1, "│");
    for (int row = 1; row < 38; row++)
        assert_cells(t, row, line, frame);
}

/* Menus, prompts, forms and messages about such words. */
static void test_hostile_words_handled(void **state)
{
    struct stage *stage = *state;
    static const char *const in[] = {"register", "today",  "commitment", "meetings",
                                     "meeting",  "reader", NULL};
    make_words_hostile(stage);
    for (const struct stage_place *place = stage_places; place->name; place++) {
        if (!g_strv_contains(in, place->name))
            continue;
        open_at(stage, place, 24, 80);
        walk_about(stage->term, place->name, changes);
    }
}

/* The same when nothing in the register is what it should be: a file that was seen before is not
 * looked through again. */
static void test_hostile_register(void **state)
{
    struct stage *stage = *state;
    stage_do(stage, "list", NULL);
    make_all_hostile(stage);
    const char *argv[] = {"heldto", "-r", stage->path, NULL};
    for (const struct stage_place *place = stage_places; place->name; place++) {
        struct term *t = stage_open(stage, &(struct term_options){.argv = argv, .cols = 120});
        term_wait_idle(t, 100);
        term_keys(t, place->keys);
        walk_about(t, place->name, scroll);
        if (term_exit_status(t, 0) >= 0)
            fail_msg("the keys %s end the program: %d", place->keys, term_exit_status(t, 0));
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_hostile_words, stage_set_up, stage_tear_down),
        cmocka_unit_test_setup_teardown(test_columns_stay, stage_set_up, stage_tear_down),
        cmocka_unit_test_setup_teardown(test_hostile_words_handled, stage_set_up, stage_tear_down),
        cmocka_unit_test_setup_teardown(test_hostile_register, stage_set_up, stage_tear_down),
    };
    return cmocka_run_group_tests_name("hostile", tests, NULL, NULL);
}
