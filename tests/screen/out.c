/* tests of what leaves the screens: views written to files, given to other programs, and copied to the
 * clipboard. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#include "tests/lib/expect.h"
#include "tests/lib/stage.h"

static struct term *show(struct stage *stage, const char *const *env)
{
    struct term *t = stage_open(stage, &(struct term_options){.env = env, .cwd = stage->folder});
    term_assert_shows(t, "26 commitments");
    return t;
}

static char *read_file(struct stage *stage, const char *name)
{
    g_autofree char *path = g_build_filename(stage->folder, name, NULL);
    char *text = NULL;
    if (!g_file_get_contents(path, &text, NULL, NULL))
        fail_msg("there is no %s", name);
    return text;
}

static void write_file(struct stage *stage, const char *name, const char *text)
{
    g_autofree char *path = g_build_filename(stage->folder, name, NULL);
    assert_true(g_file_set_contents(path, text, -1, NULL));
}

/* The list as filtered and sorted, in each format, the suffix says which. */
static void test_export(void **state)
{
    struct stage *stage = *state;
    struct term *t = show(stage, NULL);
    term_keys(t, "fkind:next-meeting<Enter>odO");
    term_assert_shows(t, "▼due");
    term_keys(t, "xout.csv<Enter>");
    term_assert_shows(t, "written: ");
    g_autofree char *csv = read_file(stage, "out.csv");
    assert_true(g_str_has_prefix(csv, "key,title,status,due_last,timeliness,parties,topics,"
                                      "last_meeting,owner,follow_up_on\n"
                                      "EUUS-0026,"));
    g_auto(GStrv) lines = g_strsplit(csv, "\n", -1);
    assert_int_equal(g_strv_length(lines), 5);
    assert_true(g_str_has_prefix(lines[2], "EUUS-0017,"));
    term_keys(t, "xout.json<Enter>");
    term_assert_shows(t, "out.json");
    g_autofree char *json = read_file(stage, "out.json");
    assert_true(*json == '[');
    term_keys(t, "xout.jsonl<Enter>");
    term_assert_shows(t, "out.jsonl");
    g_autofree char *jsonl = read_file(stage, "out.jsonl");
    assert_non_null(strstr(jsonl, "2025-06-30"));
    term_keys(t, "xout.TXT<Enter>");
    term_assert_shows(t, "out.TXT");
    g_autofree char *txt = read_file(stage, "out.TXT");
    assert_non_null(strstr(txt, "Next ministers' meeting: Poland, first half of 2025"));
    assert_null(strchr(txt, '\033'));
    stage_close(stage);
}

/* Nothing is overwritten without a yes, nothing is written where the name says no format or leads
 * nowhere, and what was there stays. */
static void test_export_refused(void **state)
{
    struct stage *stage = *state;
    write_file(stage, "kept.csv", "kept");
    struct term *t = show(stage, NULL);
    term_keys(t, "xkept.csv<Enter>");
    term_assert_shows(t, "kept.csv is there already. Replace it?");
    term_keys(t, "n");
    g_autofree char *kept = read_file(stage, "kept.csv");
    assert_string_equal(kept, "kept");
    term_keys(t, "xkept.csv<Enter>");
    term_assert_shows(t, "Replace it?");
    term_keys(t, "<Esc>xkept<Enter>");
    term_assert_shows(t, "the name is to end in .csv, .json, .jsonl or .txt");
    term_keys(t, ".pdf<Enter>");
    term_assert_shows(t, "the name is to end in .csv");
    term_keys(t, "<C-u>nowhere/out.csv<Enter>");
    term_assert_shows(t, "nowhere");
    term_assert_hides(t, "written: ");
    term_keys(t, "x<C-u>register.db.txt<Enter>");
    term_assert_shows(t, "written: ");
    term_keys(t, "xkept.csv<Enter>");
    term_assert_shows(t, "Replace it?");
    term_keys(t, "y");
    term_assert_shows(t, "written: kept.csv");
    g_autofree char *replaced = read_file(stage, "kept.csv");
    assert_true(g_str_has_prefix(replaced, "key,"));
    stage_close(stage);
}

/* What a spreadsheet would run is made harmless; a register is never written over. */
static void test_export_guarded(void **state)
{
    struct stage *stage = *state;
    stage_do(stage, "edit", "EUUS-0001", "--title", "=HYPERLINK(\"http://x\")", NULL);
    struct term *t = show(stage, NULL);
    term_keys(t, "xg.csv<Enter>");
    term_assert_shows(t, "written: ");
    g_autofree char *csv = read_file(stage, "g.csv");
    assert_non_null(strstr(csv, "'=HYPERLINK"));
    g_autofree char *link = g_build_filename(stage->folder, "link.csv", NULL);
    assert_int_equal(symlink(stage->path, link), 0);
    term_keys(t, "xlink.csv<Enter>y");
    term_assert_hides(t, "written: link");
    term_wait_idle(t, 200);
    stage_close(stage);
    stage_do(stage, "verify", NULL);
}

/* Each list is written by the command that says the same, a text as text only. */
static void test_export_views(void **state)
{
    static const struct {
        const char *keys, *file, *head;
    } views[] = {
        {"D", "today.csv", "section,key,day,title,status,due,owner\n"},
        {"M", "meetings.csv", "date,city,level,state,texts,wordings,title\n"},
        {"J", "history.csv", "recorded_at,author,summary,entries,state\n"},
        {"C", "matrix.csv", "key,status,title,eu-us-jha-2018-02-sofia,"},
        {"<Enter>", "one.txt", "Conclude an EU-U.S. agreement"},
    };
    struct stage *stage = *state;
    for (gsize i = 0; i < G_N_ELEMENTS(views); i++) {
        struct term *t = show(stage, NULL);
        term_keys(t, views[i].keys);
        term_wait_idle(t, 300);
        g_autofree char *keys = g_strdup_printf("x%s<Enter>", views[i].file);
        term_keys(t, keys);
        term_assert_shows(t, "written: ");
        g_autofree char *text = read_file(stage, views[i].file);
        if (!g_str_has_prefix(text, views[i].head))
            expect_text(views[i].file, views[i].head, text);
        stage_close(stage);
    }
    struct term *t = show(stage, NULL);
    term_keys(t, "<Enter>");
    term_assert_shows(t, "Wordings, in order");
    term_keys(t, "xone.csv<Enter>");
    term_assert_shows(t, "this is a text: the name is to end in .txt");
    term_keys(t, "<Esc>");
    stage_close(stage);
}

/* The program gets the list as text; what it says is shown, and how it failed; no shell is there. */
static void test_pipe(void **state)
{
    struct stage *stage = *state;
    struct term *t = show(stage, NULL);
    term_keys(t, "|grep -c EUUS<Enter>");
    term_assert_shows(t, "26");
    term_keys(t, "|head -1<Enter>");
    term_assert_shows(t, "Key ");
    term_keys(t, "|sort -r<Enter>");
    term_assert_shows(t, "| sort -r");
    term_keys(t, "q|no-such-program-here<Enter>");
    term_assert_shows(t, "it could not be started");
    term_keys(t, "|grep 'open<Enter>");
    term_assert_shows(t, "a quote is not closed");
    term_keys(t, "<C-u><Enter>");
    term_assert_shows(t, "which program?");
    term_keys(t, "<C-u>grep quokka<Enter>");
    term_assert_shows(t, "grep ended with 1");
    term_keys(t, "|cat; touch gone<Enter>");
    term_assert_shows(t, "it could not be started");
    stage_close(stage);
}

/* It may say anything: control characters do not reach the terminal, and ^C ends what never ends. */
static void test_pipe_odd(void **state)
{
    struct stage *stage = *state;
    struct term *t = show(stage, NULL);
    term_keys(t, "|printf 'a\\033[2Jb\\nc\\377'<Enter>");
    term_assert_shows(t, "a");
    term_assert_shows(t, "| printf");
    term_keys(t, "q|sleep 600<Enter>");
    term_assert_shows(t, "sleep is at work");
    term_keys(t, "<C-c>");
    term_assert_shows(t, "sleep was stopped");
    term_assert_escapes(t);
    term_keys(t, "|!sh -c 'printf ON-SCREEN; sleep 1'<Enter>");
    term_assert_shows(t, "ON-SCREEN");
    term_assert_shows(t, "26 commitments");
    stage_close(stage);
}

/* The text in the OSC 52 sequence that was sent; NULL: none. */
static char *sent_to_clipboard(struct term *t)
{
    gsize len = 0;
    const char *bytes = term_bytes(t, &len);
    const char *at = g_strstr_len(bytes, (gssize)len, "]52;c;");
    const char *end = at ? g_strstr_len(at, (gssize)len - (at - bytes), "\a") : NULL;
    if (end == NULL)
        return NULL;
    g_autofree char *base64 = g_strndup(at + 6, (gsize)(end - at - 6));
    gsize n;
    g_autofree char *text = (char *)g_base64_decode(base64, &n);
    return g_strndup(text, n);
}

static void check_copy(struct term *t, const char *keys, const char *expected)
{
    term_wait_idle(t, 200);
    term_bytes_reset(t);
    term_keys(t, keys);
    term_assert_shows(t, "OSC 52");
    g_autofree char *text = sent_to_clipboard(t);
    assert_non_null(text);
    if (!g_str_has_prefix(text, expected))
        expect_text(keys, expected, text);
    term_keys(t, "R");
    term_assert_hides(t, "OSC 52");
}

/* Over SSH the terminal gets it, and that is what is said. */
static void test_copy(void **state)
{
    static const char *const env[] = {"SSH_TTY=/dev/pts/9", "TMUX", "DISPLAY=:9", NULL};
    struct stage *stage = *state;
    struct term *t = show(stage, env);
    check_copy(t, "yk", "EUUS-0001");
    check_copy(t, "yr", "n\tEUUS-0001\tConclude an EU-U.S. agreement on electronic evidence\t");
    check_copy(t, "yc",
               "EUUS-0001 Conclude an EU-U.S. agreement on electronic evidence (one-off; European "
               "Union, United States), Brussels, 20–21 June 2024 [");
    check_copy(t, "yw", "");
    check_copy(
        t, "ya",
        "EUUS-0001 Conclude an EU-U.S. agreement on electronic evidence (one-off; European "
        "Union, United States)\nFirst words held: Sofia, 26–27 February 2018 (own summary):");
    term_keys(t, "M");
    check_copy(t, "gy", "26–27 February 2018\tSofia\t");
    stage_close(stage);
}

/* Within tmux the escape goes through it. */
static void test_copy_tmux(void **state)
{
    static const char *const env[] = {"SSH_CONNECTION=1 2 3 4", "TMUX=/tmp/tmux-1,1,0", NULL};
    struct stage *stage = *state;
    struct term *t = show(stage, env);
    term_bytes_reset(t);
    term_keys(t, "yk");
    term_assert_shows(t, "OSC 52");
    gsize len = 0;
    const char *bytes = term_bytes(t, &len);
    assert_non_null(
        g_strstr_len(bytes, (gssize)len, "\033Ptmux;\033\033]52;c;RVVVUy0wMDAx\a\033\\"));
    stage_close(stage);
}

/* A tool of the desktop gets it where there is one that works; one that fails is not believed. */
static void test_copy_tool(void **state)
{
    struct stage *stage = *state;
    g_autofree char *tool = g_build_filename(stage->folder, "wl-copy", NULL);
    g_autofree char *script = g_strdup_printf("#!/bin/sh\ncat >'%s/copied'\n", stage->folder);
    g_autofree char *path = g_strdup_printf("PATH=%s:%s", stage->folder, g_getenv("PATH"));
    const char *const env[] = {
        path, "WAYLAND_DISPLAY=wayland-0", "SSH_TTY", "SSH_CONNECTION", "DISPLAY", "TMUX", NULL};
    write_file(stage, "wl-copy", script);
    g_chmod(tool, 0755);
    struct term *t = show(stage, env);
    term_keys(t, "yk");
    term_assert_shows(t, "copied by wl-copy: EUUS-0001");
    g_autofree char *copied = read_file(stage, "copied");
    assert_string_equal(copied, "EUUS-0001");
    write_file(stage, "wl-copy", "#!/bin/sh\nexit 1\n");
    g_chmod(tool, 0755);
    term_keys(t, "yk");
    term_assert_shows(t, "sent to the terminal");
    stage_close(stage);
}

/* Control characters of the register are made harmless before they are copied; what is too long for
 * a terminal is not cut in silence. */
static void test_copy_odd(void **state)
{
    static const char *const env[] = {"SSH_TTY=/dev/pts/9", "TMUX", NULL};
    struct stage *stage = *state;
    g_autofree char *title = g_strdup("a\033]52;c;eA==\ab\xe2\x80\xae");
    stage_do(stage, "edit", "EUUS-0001", "--title", title, NULL);
    struct term *t = show(stage, env);
    check_copy(t, "yc", "EUUS-0001 a");
    term_bytes_reset(t);
    term_keys(t, "yc");
    term_assert_shows(t, "OSC 52");
    g_autofree char *text = sent_to_clipboard(t);
    for (const char *c = text; *c; c++)
        assert_true((guchar)*c >= 0x20);
    stage_close(stage);
    g_autofree char *huge = g_strnfill(90000, 'x');
    stage_do(stage, "edit", "EUUS-0001", "--title", huge, NULL);
    t = show(stage, env);
    term_keys(t, "yc");
    term_assert_shows(t, "nothing was copied");
    stage_close(stage);
}

#define ON_STAGE(test) cmocka_unit_test_setup_teardown(test, stage_set_up, stage_tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        ON_STAGE(test_export),       ON_STAGE(test_export_refused), ON_STAGE(test_export_guarded),
        ON_STAGE(test_export_views), ON_STAGE(test_pipe),           ON_STAGE(test_pipe_odd),
        ON_STAGE(test_copy),         ON_STAGE(test_copy_tmux),      ON_STAGE(test_copy_tool),
        ON_STAGE(test_copy_odd),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
