/* command_run.c proves that commands run as well on an open register as in the shell: output, messages
 * and exit codes through the io, completion from the register, and nothing that belongs to the shell. */
#include "core/command.h"

#include "core/sample/sample.h"
#include "core/verify.h"

#include <glib/gstdio.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

struct fixture {
    char *folder, *path;
    struct session *session;
    GString *out, *said;
    struct command_io io;
    int room; /* bytes the output takes before its reader leaves; -1: any number */
};

static gboolean write_out(gpointer data, const char *bytes, gsize len)
{
    struct fixture *f = data;
    g_string_append_len(f->out, bytes, (gssize)len);
    return f->room < 0 || f->out->len < (gsize)f->room;
}

static void say(gpointer data, const char *line)
{
    struct fixture *f = data;
    g_string_append_printf(f->said, "%s\n", line);
}

static int set_up(void **state)
{
    struct fixture *f = g_new0(struct fixture, 1);
    f->folder = g_dir_make_tmp("heldto-XXXXXX", NULL);
    f->path = g_build_filename(f->folder, "register.db", NULL);
    g_setenv("HELDTO_TEST_CLOCK", "2026-11-23T10:00:00Z", TRUE);
    struct session_options options = {.location = f->path, .author = "Ana", .is_new = TRUE};
    GError *error = NULL;
    f->session = session_open(&options, &error);
    if (f->session == NULL || !sample_load(f->session, &error))
        print_error("%s\n", error->message);
    assert_null(error);
    f->out = g_string_new(NULL);
    f->said = g_string_new(NULL);
    f->room = -1;
    f->io = (struct command_io){.data = f, .write = write_out, .say = say};
    *state = f;
    return 0;
}

static int tear_down(void **state)
{
    struct fixture *f = *state;
    session_close(f->session);
    g_autofree char *journal = g_strconcat(f->path, "-journal", NULL);
    g_unlink(f->path);
    g_unlink(journal);
    g_rmdir(f->folder);
    g_string_free(f->out, TRUE);
    g_string_free(f->said, TRUE);
    g_free(f->folder);
    g_free(f->path);
    g_free(f);
    return 0;
}

/* A command line as it is typed behind the colon. */
static int run_line(struct fixture *f, const char *line)
{
    g_auto(GStrv) words = NULL;
    assert_true(g_shell_parse_argv(line, NULL, &words, NULL));
    g_string_truncate(f->out, 0);
    g_string_truncate(f->said, 0);
    return command_run(f->session, (const char *const *)words, &f->io);
}

static void assert_run(struct fixture *f, const char *line, int code, const char *out,
                       const char *said)
{
    assert_int_equal(run_line(f, line), code);
    assert_string_equal(f->out->str, out);
    assert_string_equal(f->said->str, said);
}

static void runs_on_an_open_register(void **state)
{
    struct fixture *f = *state;
    assert_run(f, "status EUUS-0009 p --note 'on its way'", 0, "ok EUUS-0009 v2\n", "");
    assert_run(f, "list key:EUUS-0009 --columns key,status", 0,
               "Key        Status\nEUUS-0009  in progress\n", "");
    assert_run(f, "undo", 0, "ok undone change 3: EUUS-0009 → in progress\n", "");
    assert_run(f, "undo", 1, "", "heldto: there is nothing of Ana's to undo\n");
    assert_run(f, "status EUUS-0003 p", 3, "",
               "heldto: EUUS-0003 is a position: nothing was promised, so it has no status\n");
    assert_run(f, "list foo", 1, "", "heldto: no commitment is found where “foo…”\n");
}

/* Its place, its day and its colours are settled; commands that make a register have no sense. */
static void leaves_the_shell_to_the_shell(void **state)
{
    struct fixture *f = *state;
    assert_run(f, "list --now 2020-01-01", 2, "", "heldto: --now is for the shell\n");
    assert_run(f, "list --color never", 2, "", "heldto: --color is for the shell\n");
    assert_run(f, "list -r other.db", 2, "", "heldto: --register is for the shell\n");
    assert_run(f, "init", 2, "", "heldto: init is for the shell: `heldto init`\n");
    assert_run(f, "demo", 2, "", "heldto: demo is for the shell: `heldto demo`\n");
    assert_string_equal(session_today(f->session), "2026-11-23");
}

/* A filter that is wrong is pointed at on lines of their own. */
static void points_at_the_spot(void **state)
{
    struct fixture *f = *state;
    assert_int_equal(run_line(f, "list 'due<tomorow'"), 2);
    g_auto(GStrv) lines = g_strsplit(f->said->str, "\n", -1);
    assert_int_equal(g_strv_length(lines), 4);
    assert_string_equal(lines[1], "  due<tomorow");
    assert_string_equal(lines[2], "      ^");
}

/* A reader that has left stops the work, and is no failure. */
static void stops_when_nobody_reads(void **state)
{
    struct fixture *f = *state;
    f->room = 10;
    assert_int_equal(run_line(f, "list --format jsonl"), 0);
    assert_null(strstr(f->out->str, "EUUS-0002\""));
}

static void assert_offers(struct fixture *f, const char *const *words, const char *wanted)
{
    g_autoptr(GPtrArray) texts = command_complete(f->session, words);
    for (guint i = 0; i < texts->len; i++)
        if (strcmp(texts->pdata[i], wanted) == 0)
            return;
    fail_msg("not offered: %s (of %u)", wanted, texts->len);
}

/* What a register holds is offered where it may stand. */
static void completes_from_the_register(void **state)
{
    struct fixture *f = *state;
    assert_offers(f, (const char *[]){"status", "EUUS-002", NULL}, "EUUS-0026");
    assert_offers(f, (const char *[]){"status", "EUUS-0026", "ful", NULL}, "fulfilled");
    assert_offers(f, (const char *[]){"status", "EUUS-0026", "EUUS-001", NULL}, "EUUS-0012");
    assert_offers(f, (const char *[]){"status", "--meeting", "eu-us-jha-2021", NULL},
                  "eu-us-jha-2021-06-lisbon");
    assert_offers(f, (const char *[]){"meeting", "show", "eu-us-jha-2024", NULL},
                  "eu-us-jha-2024-06-brussels");
    assert_offers(f, (const char *[]){"meeting", "s", NULL}, "show");
    assert_offers(f, (const char *[]){"link", "EUUS-0001", "fol", NULL}, "follows");
    assert_offers(f, (const char *[]){"edit", "EUUS-0001", "--next-st", NULL}, "--next-step");
    assert_offers(f, (const char *[]){"edit", "EUUS-0001", "--kind", "st", NULL}, "standing");
    assert_offers(f, (const char *[]){"status", "EUUS-0001", "--party", "u", NULL}, "us");
}

/* The sample is whole, and none of its wordings is astray. */
static void sample_is_whole(void **state)
{
    struct fixture *f = *state;
    GError *error = NULL;
    owned(verify_report) report = verify_register(f->session, NULL, NULL, &error);
    assert_null(error);
    assert_int_equal(report->n_faults, 0);
    assert_int_equal(report->n_commitments, 26);
    assert_int_equal(report->n_wordings, 38);
    assert_true(session_is_sample(f->session));
}

static gboolean stop_at_once(const char *what, gint64 done, gint64 total, gpointer data)
{
    (void)what;
    (void)done;
    (void)total;
    (void)data;
    return TRUE;
}

/* Long work stops when asked to. */
static void verify_can_be_stopped(void **state)
{
    struct fixture *f = *state;
    GError *error = NULL;
    assert_null(verify_register(f->session, stop_at_once, NULL, &error));
    assert_true(g_error_matches(error, HELDTO_ERROR, HELDTO_ERROR_CANCELLED));
    g_error_free(error);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

/* On a terminal a report of any format is seen and commands nothing, issued or not; elsewhere data
 * stays as it is. */
static void reports_on_a_terminal(void **state)
{
    static const char *const more[] = {"", " --issue", ""}; /* of the last: as it was issued */
    static const char *const formats[] = {"text", "md", "html", "csv", "json"};
    struct fixture *f = *state;
    assert_int_equal(run_line(f, "add 'Red \xc2\x9b"
                                 "31m, turned \xe2\x80\xae"
                                 " around' --key X-1"),
                     0);
    f->io.is_terminal = TRUE;
    f->io.width = 80;
    for (gsize i = 0; i < G_N_ELEMENTS(formats) * G_N_ELEMENTS(more); i++) {
        gsize way = i % G_N_ELEMENTS(more);
        g_autofree char *line = g_strdup_printf("report follow-up --filter X-1 --format %s%s",
                                                formats[i / G_N_ELEMENTS(more)], more[way]);
        assert_int_equal(run_line(f, way == 2 ? "edition show -o -" : line), 0);
        assert_true(f->out->len > 500);
        assert_null(strstr(f->out->str, "\xc2\x9b"));
        assert_null(strstr(f->out->str, "\xe2\x80\xae"));
    }
    f->io.is_terminal = FALSE;
    assert_int_equal(run_line(f, "report follow-up --filter X-1 --format json"), 0);
    assert_non_null(strstr(f->out->str, "\xe2\x80\xae"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(runs_on_an_open_register),    TEST(leaves_the_shell_to_the_shell),
        TEST(points_at_the_spot),          TEST(stops_when_nobody_reads),
        TEST(completes_from_the_register), TEST(sample_is_whole),
        TEST(verify_can_be_stopped),       TEST(reports_on_a_terminal),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
