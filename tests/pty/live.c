/* live.c proves that the screens share a register with other programs: what others commit is seen,
 * a lock is waited for in words, nobody's edit is lost, and what was said to be stored is. */
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "tests/lib/expect.h"
#include "tests/lib/sqlite_file.h"
#include "tests/lib/stage.h"

enum { SEEN_MS = 2000 }; /* another's change is on the screen */

/* What another program does, and what one then sees where one is. */
static const struct {
    const char *place;
    const char *words[6];
    const char *shows;
} others[] = {
    {"register", {"status", "EUUS-0001", "stalled"}, "t EUUS-0001"},
    {"today", {"edit", "EUUS-0014", "--title", "Retitled meanwhile"}, "Retitled meanwhile"},
    {"commitment", {"status", "EUUS-0001", "stalled"}, "stalled, 23 November 2026"},
    {"meetings", {"meeting", "edit", "eu-us-jha-2018-02-sofia", "--city", "Plovdiv"}, "Plovdiv"},
    {"meeting", {"meeting", "edit", "eu-us-jha-2018-02-sofia", "--city", "Plovdiv"}, "Plovdiv"},
    {"reader", {"document", "edit", "1", "--publisher", "Somebody else"}, "Somebody else"},
    {"history", {"status", "EUUS-0001", "stalled"}, "stalled"},
    {"prompt", {"status", "EUUS-0001", "stalled"}, "t EUUS-0001"},
    {"menu", {"status", "EUUS-0001", "stalled"}, " t│"},
};

static const struct stage_place *place_named(const char *name)
{
    const struct stage_place *place = stage_places;
    while (strcmp(place->name, name) != 0)
        place++;
    return place;
}

/* The text of the row the cursor is on. */
static char *row_here(struct term *t)
{
    int row = 0;
    term_wait_idle(t, 50);
    term_cursor(t, &row, NULL);
    return term_cells(t, row, 0, 80);
}

/* In every view: it is seen soon, and the cursor stays on what it was on. */
static void test_change_is_seen(void **state)
{
    struct stage *stage = *state;
    for (gsize i = 0; i < G_N_ELEMENTS(others); i++) {
        const char *const *w = others[i].words;
        struct term *t = stage_open(stage, NULL);
        stage_go(stage, place_named(others[i].place));
        if (strcmp(others[i].place, "prompt") != 0)
            term_keys(t, "<Down>");
        term_wait_idle(t, 50);
        g_autofree char *before = row_here(t);
        stage_do(stage, w[0], w[1], w[2], w[3], w[4], w[5], NULL);
        if (!term_wait_for(t, others[i].shows, SEEN_MS))
            print_error("%s: not seen within %d ms\n", others[i].place, SEEN_MS);
        term_assert_shows(t, others[i].shows);
        g_autofree char *after = row_here(t);
        expect_text(others[i].place, before, after);
        stage_close(stage);
        stage_do(stage, "undo", NULL);
    }
}

/* A form is not disturbed by what others commit: it stays, with all that was typed. */
static void test_form_is_left_alone(void **state)
{
    struct stage *stage = *state;
    struct term *t = stage_open(stage, NULL);
    stage_go(stage, place_named("form"));
    term_keys(t, ", slowly");
    term_assert_shows(t, "electronic evidence, slowly");
    stage_do(stage, "edit", "EUUS-0002", "--owner", "Bo", NULL);
    stage_do(stage, "status", "EUUS-0001", "stalled", NULL);
    assert_true(term_wait_idle(t, 300));
    term_keys(t, "!");
    term_assert_shows(t, "electronic evidence, slowly!");
    term_keys(t, "<C-s>");
    term_assert_shows(t, "t EUUS-0001");
    g_autofree char *told = stage_shell(stage, NULL, "show", "EUUS-0001", NULL);
    assert_non_null(strstr(told, "evidence, slowly!"));
    stage_close(stage);
}

/* A list follows its commitment when others move it, and the next one when they take it away. */
static void test_selection_follows(void **state)
{
    struct stage *stage = *state;
    struct term *t = stage_open(stage, NULL);
    term_keys(t, "fstatus:not-assessed<Enter>");
    term_assert_shows(t, "12 of 26");
    term_keys(t, "<Down><Down><Down>");
    term_wait_idle(t, 50);
    g_autofree char *third = row_here(t);
    assert_non_null(strstr(third, "EUUS-0014"));
    stage_do(stage, "status", "EUUS-0009", "stalled", NULL);
    term_assert_shows(t, "11 of 26");
    g_autofree char *same = row_here(t);
    assert_string_equal(same, third);
    stage_do(stage, "status", "EUUS-0014", "stalled", NULL);
    term_assert_shows(t, "10 of 26");
    g_autofree char *next = row_here(t);
    assert_non_null(strstr(next, "EUUS-0015"));
    stage_close(stage);
}

/* While another program writes, the screen says that it waits, listens all the same, and then
 * stores what was to be stored. */
static void test_lock_is_waited_for(void **state)
{
    struct stage *stage = *state;
    static const char *const locks[] = {"BEGIN IMMEDIATE", "BEGIN EXCLUSIVE"};
    static const char *const keys[] = {"st<Enter>", "sb<Enter>"};
    static const char *const said[] = {"EUUS-0001 → stalled", "EUUS-0001 → blocked"};
    for (gsize i = 0; i < G_N_ELEMENTS(locks); i++) {
        struct term *t = stage_open(stage, NULL);
        term_wait_idle(t, 100);
        term_keys(t, "s");
        term_assert_shows(t, "status of EUUS-0001");
        struct sqlite_file *other = sqlite_file_hold(stage->path, locks[i]);
        term_keys(t, keys[i] + 1);
        term_assert_shows(t, "waiting for another program");
        term_wait_idle(t, 500);
        term_resize(t, 24, 100);
        term_resize(t, 24, 80);
        term_assert_shows(t, "waiting for another program");
        g_usleep(i == 0 ? 2500 * 1000 : 100 * 1000);
        sqlite_file_let_go(other);
        term_assert_shows(t, said[i]);
        term_assert_hides(t, "waiting for another program");
        stage_close(stage);
    }
    g_autofree char *told = stage_shell(stage, NULL, "show", "EUUS-0001", NULL);
    assert_non_null(strstr(told, "blocked"));
}

/* ^C gives up the wait, and then nothing is stored. */
static void test_wait_is_given_up(void **state)
{
    struct stage *stage = *state;
    struct term *t = stage_open(stage, NULL);
    struct sqlite_file *other = sqlite_file_hold(stage->path, "BEGIN IMMEDIATE");
    term_keys(t, "st<Enter>");
    term_assert_shows(t, "waiting for another program");
    term_keys(t, "<C-c>");
    term_assert_shows(t, "nothing was stored");
    sqlite_file_let_go(other);
    term_keys(t, "<Down>");
    term_assert_hides(t, "nothing was stored");
    g_autofree char *told = stage_shell(stage, NULL, "show", "EUUS-0001", NULL);
    assert_null(strstr(told, "stalled"));
    stage_close(stage);
}

/* What was set meanwhile is stored in its order, and Q waits for it. */
static void test_works_wait_in_order(void **state)
{
    struct stage *stage = *state;
    struct term *t = stage_open(stage, NULL);
    struct sqlite_file *other = sqlite_file_hold(stage->path, "BEGIN IMMEDIATE");
    term_keys(t, "st<Enter>");
    term_assert_shows(t, "waiting for another program");
    term_keys(t, "<Down>sb<Enter><Down>");
    term_keys(t, "Q");
    term_assert_shows(t, "not stored yet");
    sqlite_file_let_go(other);
    term_assert_shows(t, "t EUUS-0001");
    term_assert_shows(t, "b EUUS-0002");
    stage_close(stage);
    g_autofree char *history = stage_shell(stage, NULL, "history", NULL);
    const char *second = strstr(history, "EUUS-0002"), *first = strstr(history, "EUUS-0001");
    assert_true(first != NULL && second != NULL && second < first); /* the newest stands first */
}

/* What could not be read is read once it can: a view opens by itself, unless another key came. */
static void test_opened_while_locked(void **state)
{
    struct stage *stage = *state;
    struct term *t = stage_open(stage, NULL);
    term_wait_idle(t, 100);
    struct sqlite_file *other = sqlite_file_hold(stage->path, "BEGIN EXCLUSIVE");
    term_keys(t, "M");
    term_assert_shows(t, "waiting for another program");
    term_keys(t, "D");
    term_assert_shows(t, "waiting for another program");
    sqlite_file_let_go(other);
    term_assert_shows(t, "to look at");
    term_assert_hides(t, "waiting for another program");
    term_keys(t, "q");
    term_assert_shows(t, "26 commitments"); /* and not the meetings */
    stage_close(stage);
}

/* The rows between title and message line. */
static char *picture(struct term *t)
{
    GString *text = g_string_new(NULL);
    term_wait_idle(t, 50);
    for (int row = 1; row < 22; row++) {
        g_autofree char *cells = term_cells(t, row, 0, 80);
        g_string_append_printf(text, "%s\n", cells);
    }
    return g_string_free(text, FALSE);
}

/* What was shown stays while nobody may read, and can be moved about in. */
static void test_picture_stays_while_locked(void **state)
{
    struct stage *stage = *state;
    static const char *const layers[] = {"prompt",  "menu",   "form", "text",
                                         "columns", "letter", NULL};
    for (const struct stage_place *place = stage_places; place->name; place++) {
        if (g_strv_contains(layers, place->name))
            continue;
        struct term *t = stage_open(stage, NULL);
        stage_go(stage, place);
        g_autofree char *before = picture(t);
        struct sqlite_file *other = sqlite_file_hold(stage->path, "BEGIN EXCLUSIVE");
        term_keys(t, "R");
        if (strcmp(place->name, "help") != 0 && strcmp(place->name, "output") != 0 &&
            !term_wait_for(t, "waiting for another program", 5000))
            fail_msg("%s: the wait is not told", place->name);
        g_autofree char *during = picture(t);
        expect_text(place->name, before, during);
        term_keys(t, "<Down><PgDn><Up>Gg");
        term_wait_idle(t, 100);
        sqlite_file_let_go(other);
        term_assert_hides(t, "waiting for another program");
        term_assert_shows(t, place->shows);
        stage_close(stage);
    }
}

/* Two people with the same form open; the first has saved when the second does. */
static struct term *two_editors(struct stage *stage, const char *mine, const char *theirs)
{
    const char *argv[] = {"heldto", "-r", stage->path, NULL};
    const char *env[] = {"HELDTO_AUTHOR=Bo Lyst", NULL};
    struct term *t = stage_open(stage, NULL);
    struct term *other = term_start(&(struct term_options){.argv = argv, .env = env});
    term_assert_shows(other, "? more");
    stage_go(stage, place_named("form"));
    term_keys(other, "e");
    term_assert_shows(other, "Title *");
    term_keys(other, theirs);
    term_assert_shows(other, "u undoes");
    term_stop(other);
    term_keys(t, mine);
    return t;
}

static void assert_stored(struct stage *stage, const char *field, const char *value)
{
    g_autofree char *json =
        stage_shell(stage, NULL, "list", "key:EUUS-0001", "--format", "json", NULL);
    g_autofree char *wanted = g_strdup_printf("\"%s\": \"%s\"", field, value);
    g_autofree char *tight = g_strdup_printf("\"%s\":\"%s\"", field, value);
    if (strstr(json, wanted) == NULL && strstr(json, tight) == NULL)
        fail_msg("expected %s, actual %s", wanted, json);
}

/* The second sees both values and chooses; the value not chosen stays in the history. */
static void test_second_saver_chooses(void **state)
{
    struct stage *stage = *state;
    static const struct {
        const char *keys, *title;
    } choices[] = {{"m<Enter>", "Mine"},
                   {"t<Enter><C-s>", "Theirs"},
                   {"e<Enter>, really<C-s>", "Mine, really"}};
    for (gsize i = 0; i < G_N_ELEMENTS(choices); i++) {
        struct term *t = two_editors(stage, "<C-u>Mine<C-s>", "<C-u>Theirs<C-s>");
        term_assert_shows(t, "Someone changed this meanwhile");
        term_assert_shows(t, "yours “Mine”");
        term_assert_shows(t, "theirs “Theirs”");
        term_keys(t, choices[i].keys);
        term_assert_hides(t, "Title *");
        term_assert_shows(t, choices[i].title);
        assert_stored(stage, "title", choices[i].title);
        g_autofree char *history = stage_shell(stage, NULL, "history", "EUUS-0001", NULL);
        assert_non_null(strstr(history, "Bo Lyst"));
        stage_close(stage);
        stage_do(stage, "edit", "EUUS-0001", "--title", "As it was", NULL);
    }
}

/* Where they changed other fields, both changes are kept. */
static void test_other_fields_are_kept(void **state)
{
    struct stage *stage = *state;
    struct term *t = two_editors(stage, "<C-u>Mine<C-s>",
                                 "<Down><Down><Down><Down><Down><Down><Down>"
                                 "<Down><Down><Down><C-u>Bo<C-s>");
    if (term_wait_for(t, "Someone changed this meanwhile", 1000))
        term_keys(t, "m<Enter>");
    term_assert_hides(t, "Title *");
    assert_stored(stage, "title", "Mine");
    assert_stored(stage, "owner", "Bo");
    stage_close(stage);
}

/* What the screen has said to be stored survives the end of the program a moment later. */
static void test_said_is_stored(void **state)
{
    struct stage *stage = *state;
    static const char *const statuses[][2] = {{"f", "fulfilled"},   {"t", "stalled"},
                                              {"b", "blocked"},     {"k", "kept up"},
                                              {"o", "not started"}, {"f", "fulfilled"}};
    for (gsize i = 0; i < G_N_ELEMENTS(statuses); i++) {
        g_autofree char *keys = g_strdup_printf("s%s<Enter>", statuses[i][0]);
        g_autofree char *said = g_strdup_printf("EUUS-0001 → %s", statuses[i][1]);
        g_autofree char *row = g_strdup_printf("%s EUUS-0001", statuses[i][0]);
        struct term *t = stage_open(stage, NULL);
        term_keys(t, keys);
        term_assert_shows(t, said);
        term_signal(t, SIGKILL);
        term_assert_exit(t, 128 + SIGKILL);
        t = stage_open(stage, NULL);
        term_assert_shows(t, row);
    }
    stage_do(stage, "verify", NULL);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_change_is_seen, stage_set_up, stage_tear_down),
        cmocka_unit_test_setup_teardown(test_form_is_left_alone, stage_set_up, stage_tear_down),
        cmocka_unit_test_setup_teardown(test_selection_follows, stage_set_up, stage_tear_down),
        cmocka_unit_test_setup_teardown(test_lock_is_waited_for, stage_set_up, stage_tear_down),
        cmocka_unit_test_setup_teardown(test_wait_is_given_up, stage_set_up, stage_tear_down),
        cmocka_unit_test_setup_teardown(test_works_wait_in_order, stage_set_up, stage_tear_down),
        cmocka_unit_test_setup_teardown(test_opened_while_locked, stage_set_up, stage_tear_down),
        cmocka_unit_test_setup_teardown(test_picture_stays_while_locked, stage_set_up,
                                        stage_tear_down),
        cmocka_unit_test_setup_teardown(test_second_saver_chooses, stage_set_up, stage_tear_down),
        cmocka_unit_test_setup_teardown(test_other_fields_are_kept, stage_set_up, stage_tear_down),
        cmocka_unit_test_setup_teardown(test_said_is_stored, stage_set_up, stage_tear_down),
    };
    return cmocka_run_group_tests_name("live", tests, NULL, NULL);
}
