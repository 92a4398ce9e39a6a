/* tests of the reports on the screen: the list, the form and the pages at three sizes, in colour and
 * mono; that what is shown is what the shell prints, what is asked wrongly stays to be mended, and what
 * is saved, printed and issued is whole. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <glib/gstdio.h>
#include <string.h>

#include "tests/lib/stage.h"

static struct term *show(struct stage *stage, int rows, int cols, const char *const *env,
                         const char *keys, const char *shows)
{
    struct term *t =
        stage_open(stage, &(struct term_options){.rows = rows, .cols = cols, .env = env});
    term_keys(t, "p");
    term_assert_shows(t, "Reports");
    if (*keys != '\0')
        term_keys(t, keys);
    term_assert_shows(t, shows);
    return t;
}

static struct term *show_list(struct stage *stage, int rows, int cols, const char *const *env)
{
    return show(stage, rows, cols, env, "", "overdue");
}

static struct term *show_form(struct stage *stage, int rows, int cols, const char *const *env)
{
    return show(stage, rows, cols, env, "j<Enter>", "Since *");
}

static struct term *show_pages(struct stage *stage, int rows, int cols, const char *const *env)
{
    return show(stage, rows, cols, env, "<Enter><C-s>", "Public – draft");
}

/* Of nothing, so that what reports say of commitments is no matter here. */
static struct term *show_empty(struct stage *stage, int rows, int cols, const char *const *env)
{
    return show(stage, rows, cols, env, "<Enter><Tab><Tab>nothing-like-it<C-s>", "Public – draft");
}

static void check(struct stage *stage,
                  struct term *(*open)(struct stage *stage, int rows, int cols,
                                       const char *const *env),
                  const char *name)
{
    static const int sizes[][2] = {{24, 80}, {40, 120}, {10, 40}};
    stage_do(stage, "report", "overdue", "--issue", "--recipient", "Minister X", "-o", "-", NULL);
    for (gsize i = 0; i < G_N_ELEMENTS(sizes); i++) {
        g_autofree char *picture = g_strdup_printf("%s-%dx%d", name, sizes[i][1], sizes[i][0]);
        stage_assert_size(stage, open, sizes[i][0], sizes[i][1], picture);
    }
}

static void test_list(void **state)
{
    check(*state, show_list, "reports");
}

static void test_form(void **state)
{
    check(*state, show_form, "report-form");
}

static void test_pages(void **state)
{
    check(*state, show_empty, "report");
}

/* Every line of what is shown is the shell's, in order: what x writes of the view is the same bytes. */
static void test_same_as_the_shell(void **state)
{
    struct stage *stage = *state;
    struct term *t = show_pages(stage, 24, 80, NULL);
    g_autofree char *shown = g_build_filename(stage->folder, "shown.txt", NULL);
    g_autofree char *saved = g_build_filename(stage->folder, "saved.txt", NULL);
    g_autofree char *keys = g_strdup_printf("x%s<Enter>", shown);
    term_keys(t, keys);
    term_assert_shows(t, "written:");
    g_autofree char *save = g_strdup_printf("s<C-u>%s<Enter>", saved);
    term_keys(t, save);
    term_assert_shows(t, "saved.txt");
    term_assert_shows(t, "written:");
    g_autofree char *printed =
        stage_shell(stage, NULL, "--author", "Ana Lyst", "report", "follow-up", NULL);
    g_autofree char *lines = NULL;
    g_autofree char *file = NULL;
    assert_true(g_file_get_contents(shown, &lines, NULL, NULL));
    assert_true(g_file_get_contents(saved, &file, NULL, NULL));
    assert_string_equal(file, printed);
    assert_string_equal(lines, printed);
    stage_close(stage);
}

/* What is wrong is said at its field, in the words of the report; the form stays. */
static void test_asked_wrongly(void **state)
{
    struct stage *stage = *state;
    struct term *t = show_form(stage, 24, 80, NULL);
    term_keys(t, "<C-s>");
    term_assert_shows(t, "it cannot be empty");
    term_keys(t, "atlantis<Tab>");
    term_assert_shows(t, "there is no meeting");
    term_keys(t, "<Up><C-u>2099-01-01<Tab>");
    term_assert_shows(t, "not over yet");
    term_keys(t, "<Up><C-u>edition:3<Tab>");
    term_assert_shows(t, "no edition");
    term_keys(t, "<Up><C-u>lisbon<Tab><Tab><Tab>status:<Tab>");
    term_assert_shows(t, "at character");
    term_keys(t, "<Up><C-u>status:open<C-s>");
    term_assert_shows(t, "What has changed since Lisbon");
    stage_close(stage);
}

/* The form begins with what one comes from; e asks again with what was asked. */
static void test_prefilled(void **state)
{
    struct stage *stage = *state;
    struct term *t = stage_open(stage, NULL);
    term_keys(t, "f");
    term_assert_shows(t, "filter:");
    term_keys(t, "topic:visa<Enter>");
    term_assert_shows(t, " of 26");
    term_keys(t, "p<Enter>");
    term_assert_shows(t, "topic:visa");
    term_keys(t, "<Esc>");
    term_assert_shows(t, "editions issued");
    term_keys(t, "jjj<Enter>");
    term_assert_shows(t, "EUUS-0025");
    term_keys(t, "<C-s>");
    term_assert_shows(t, "draft, not issued");
    term_keys(t, "e");
    term_assert_shows(t, "Commitment *");
    term_assert_shows(t, "EUUS-0025");
    term_keys(t, "<Esc>qq");
    term_assert_shows(t, " of 26");
    stage_close(stage);
}

/* Issued for whom and with what; listed, shown again, written as it is, taken back. */
static void test_issue(void **state)
{
    struct stage *stage = *state;
    struct term *t = show_pages(stage, 24, 80, NULL);
    g_autofree char *file = g_build_filename(stage->folder, "edition.txt", NULL);
    g_autofree char *save = g_strdup_printf("s<C-u>%s<Enter>", file);
    term_keys(t, "iMinister Y<Enter>");
    term_assert_shows(t, "Key messages");
    term_keys(t, "Mind this.<C-s>");
    term_assert_shows(t, "Issue it as");
    term_keys(t, "<Enter>");
    term_assert_shows(t, "follow-up/1 issued");
    term_assert_shows(t, "Edition 1");
    term_keys(t, "i");
    term_assert_shows(t, "stays as it was issued");
    term_keys(t, save);
    term_assert_shows(t, "written:");
    g_autofree char *kept =
        stage_shell(stage, NULL, "edition", "show", "follow-up/1", "-o", "-", NULL);
    g_autofree char *written = NULL;
    assert_true(g_file_get_contents(file, &written, NULL, NULL));
    assert_string_equal(kept, written);
    assert_non_null(strstr(kept, "Mind this."));
    term_keys(t, "qq");
    term_assert_shows(t, "1 edition issued");
    term_keys(t, "u");
    term_assert_shows(t, "0 editions issued");
    stage_close(stage);
}

/* More than half a page of messages is refused where they are written; a register that is changed by
 * another program is shown as it is now. */
static void test_messages_and_change(void **state)
{
    struct stage *stage = *state;
    struct term *t = show_pages(stage, 40, 120, NULL);
    term_keys(t, "i<Enter>");
    term_assert_shows(t, "Key messages");
    for (int i = 0; i < 30; i++)
        term_keys(t, "- a<Enter>");
    term_keys(t, "<C-s>");
    term_assert_shows(t, "half a page holds 26");
    term_keys(t, "<Esc>");
    term_assert_shows(t, "Give up this text?");
    term_keys(t, "y");
    term_assert_hides(t, "Key messages");
    stage_do(stage, "status", "EUUS-0001", "stalled", "--effective", "2026-11-01", NULL);
    term_assert_shows(t, "1 stalled");
    stage_close(stage);
}

/* An ending that is no format is refused; a file that is there is replaced only after a yes. */
static void test_files(void **state)
{
    struct stage *stage = *state;
    struct term *t = show_pages(stage, 24, 80, NULL);
    g_autofree char *file = g_build_filename(stage->folder, "there.csv", NULL);
    assert_true(g_file_set_contents(file, "precious", -1, NULL));
    g_autofree char *save = g_strdup_printf("s<C-u>%s<Enter>", file);
    term_keys(t, "s<C-u>x.exe<Enter>");
    term_assert_shows(t, "the name is to end in .txt");
    term_keys(t, "<Esc>");
    term_keys(t, save);
    term_assert_shows(t, "is there already");
    term_keys(t, "n");
    term_assert_hides(t, "is there already");
    g_autofree char *bytes = NULL;
    assert_true(g_file_get_contents(file, &bytes, NULL, NULL));
    assert_string_equal(bytes, "precious");
    term_keys(t, save);
    term_assert_shows(t, "is there already");
    term_keys(t, "y");
    term_assert_shows(t, "written:");
    g_autofree char *csv = NULL;
    assert_true(g_file_get_contents(file, &csv, NULL, NULL));
    assert_true(g_str_has_prefix(csv, "part,"));
    stage_close(stage);
}

/* From the list an edition is written and printed; a report is to be made first. */
static void test_list_keys(void **state)
{
    struct stage *stage = *state;
    stage_do(stage, "report", "overdue", "--issue", "-o", "-", NULL);
    struct term *t = show_list(stage, 24, 80, NULL);
    term_keys(t, "s");
    term_assert_shows(t, "Enter makes the report first");
    term_keys(t, "G<Enter>");
    term_assert_shows(t, "overdue/1");
    term_assert_shows(t, "Edition 1");
    term_keys(t, "e");
    term_assert_shows(t, "stays as it was issued");
    term_keys(t, "q");
    stage_do(stage, "undo", NULL);
    term_assert_shows(t, "0 editions issued");
    stage_close(stage);
}

/* Made anew for another width; the smallest screen has its lines too. */
static void test_resize(void **state)
{
    struct stage *stage = *state;
    struct term *t = show_pages(stage, 24, 80, NULL);
    term_resize(t, 24, 60);
    term_assert_shows(t, "not official wording");
    term_assert_shows(t, "official wording                                   page 1/");
    term_resize(t, 10, 40);
    term_assert_shows(t, "Follow-up of commitments");
    stage_close(stage);
}

int main(void)
{
#define ON(test) cmocka_unit_test_setup_teardown(test, stage_set_up, stage_tear_down)
    const struct CMUnitTest tests[] = {
        ON(test_list),          ON(test_form),      ON(test_pages),  ON(test_same_as_the_shell),
        ON(test_asked_wrongly), ON(test_prefilled), ON(test_issue),  ON(test_messages_and_change),
        ON(test_files),         ON(test_list_keys), ON(test_resize),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
