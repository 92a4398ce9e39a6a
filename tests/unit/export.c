/* export.c proves that what goes out comes back the same: CSV of commitments on hostile rows, whole
 * registers as JSON, files written whole or not at all. */
#include "core/exchange/export.h"

#include "core/csv/csv_reader.h"
#include "core/draft/draft.h"
#include "core/exchange/columns.h"
#include "core/exchange/custom.h"
#include "core/out_file.h"
#include "core/sample/sample.h"
#include "core/scheme/status.h"
#include "tests/lib/desk.h"
#include "tests/lib/expect.h"
#include "tests/lib/specimen.h"

#include <glib/gstdio.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

/* Imports the text into another register, and gives that. */
static struct session *import_into(struct desk *desk, const char *name, gboolean is_bare,
                                   const char *text)
{
    struct session *session = desk_other(desk, name, is_bare);
    struct import_account account;
    struct import_options usual = {0};
    g_autofree char *path = desk_write(desk, "out.csv", text, -1);
    OK(import_file(session, path, &usual, &account, error));
    for (guint i = 0; i < account.reasons->len; i++)
        print_error("%s\n", (char *)account.reasons->pdata[i]);
    assert_int_equal(account.rejected, 0);
    import_account_clear(&account);
    return session;
}

/* The export, imported into an empty register and exported again, is the same byte for byte. */
static void comes_back(struct desk *desk, const char *name)
{
    g_autofree char *first = desk_csv(desk->session, NOUN_COMMITMENT);
    owned_session other = import_into(desk, name, FALSE, first);
    g_autofree char *second = desk_csv(other, NOUN_COMMITMENT);
    if (strcmp(first, second) == 0)
        return;
    g_auto(GStrv) a = g_strsplit(first, "\n", -1);
    g_auto(GStrv) b = g_strsplit(second, "\n", -1);
    for (gsize i = 0; a[i] != NULL && b[i] != NULL; i++)
        expect_text("line", a[i], b[i]);
    fail_msg("the second export has another length");
}

static const char *const pieces[] = {
    "=1+1",      "+1",
    "-1",        "@SUM(A1)",
    "\t=1",      "\r=1",
    " =1+1",     "\uff1d1",
    "'",         "''",
    "\"",        "\"\"",
    ",",         ";",
    "; ",        "\\;",
    "\\",        "\\\\",
    "\n",        "\r\n",
    "\r",        "\x1b[31m",
    "\u202e",    "\u200b",
    "\ufeff",    "\ufffd",
    "é",         "e\u0301",
    "日本",      "x.",
    "n/a",       "N/A",
    "=",         "null",
    "{\"a\":1}", "$(touch x)",
    "%s%n",      "--",
    "a",         "Belgium",
    "(host)",    "due",
    " ",         "2026-1-1",
    "0",         "\U0001f468\u200d\U0001f469",
};

static char *random_text(guint32 *seed, guint32 most)
{
    GString *text = g_string_new(NULL);
    for (guint32 n = expect_random(seed, most + 1); n > 0; n--)
        g_string_append(text, pieces[expect_random(seed, G_N_ELEMENTS(pieces))]);
    return g_string_free(text, FALSE);
}

static const char *choose(guint32 *seed, const char *const *from, gsize n)
{
    return from[expect_random(seed, (guint32)n)];
}

static void set_random(struct draft *draft, guint32 *seed)
{
    static const char *const texts[] = {"owner",     "place", "country",     "next_actor",
                                        "next_step", "note",  "description", "question"};
    static const char *const dues[] = {
        "",           "",        "first half of 2025", "as soon as possible", "by the end of 2027",
        "2026-12-31", "annually"};
    static const char *const kinds[] = {"one-off",      "one-off",  "standing",
                                        "next-meeting", "position", "third-party"};
    static const char *const parties[] = {"", "EU; Belgium (host)", "A\\; B; C\\\\; D",
                                          "United States (beneficiary)", "=x; 'y"};
    static const char *const levels[] = {"", "ministers", "leaders"};
    for (gsize i = 0; i < G_N_ELEMENTS(texts); i++) {
        g_autofree char *text = random_text(seed, 4);
        draft_set(draft, texts[i], text);
    }
    g_autofree char *topics = random_text(seed, 3);
    draft_set(draft, "topics", topics);
    draft_set(draft, "due_text", choose(seed, dues, G_N_ELEMENTS(dues)));
    draft_set(draft, "kind", choose(seed, kinds, G_N_ELEMENTS(kinds)));
    draft_set(draft, "parties", choose(seed, parties, G_N_ELEMENTS(parties)));
    draft_set(draft, "level", choose(seed, levels, G_N_ELEMENTS(levels)));
    draft_set(draft, "visibility", expect_random(seed, 2) ? "public" : "internal");
    draft_set(draft, "series", expect_random(seed, 3) ? "" : "eu-us-jha");
    draft_set(draft, "follow_up_on", expect_random(seed, 4) ? "" : "2026-12-01");
}

static void add_custom(struct desk *desk, struct change *change, gint64 id, guint32 *seed)
{
    struct custom fields[2];
    g_autofree char *name = random_text(seed, 2);
    g_autofree char *value = random_text(seed, 3);
    g_strstrip(name);
    fields[0] = (struct custom){*name != '\0' ? name : "name", value};
    fields[1] = (struct custom){"Cost", expect_random(seed, 2) ? "12" : ""};
    owned(commitment) old = commitment_by_id(desk->session->db, id, NULL);
    owned(commitment) row = row_copy(TABLE_COMMITMENT, old);
    g_free(row->custom);
    row->custom = custom_set("", fields, G_N_ELEMENTS(fields));
    OK(change_update(change, TABLE_COMMITMENT, old, row, error));
}

static void add_wording(struct desk *desk, struct change *change, const char *key, int meeting,
                        guint32 *seed)
{
    static const char *const voices[] = {"verbatim", "quoted", "reported", "own-summary"};
    owned_draft draft = draft_new(NOUN_WORDING);
    g_autofree char *exact = random_text(seed, 6);
    g_autofree char *words = g_strconcat("w", exact, NULL);
    g_autofree char *token = g_strdup_printf("m-%d", meeting);
    draft_set(draft, "key", key);
    draft_set(draft, "meeting", token);
    draft_set(draft, "exact", words);
    draft_set(draft, "voice", choose(seed, voices, G_N_ELEMENTS(voices)));
    OK(draft_store(desk->session, change, draft, error));
}

static void add_status(struct desk *desk, struct change *change, gint64 id, guint32 *seed)
{
    static const char *const statuses[] = {"fulfilled", "in-progress", "not-fulfilled", "contrary",
                                           "not-assessed"};
    owned(commitment) c = commitment_by_id(desk->session->db, id, NULL);
    struct source source = {.title = (char *)"A source",
                            .url = (char *)(expect_random(seed, 2) ? "https://a.example/x" : ""),
                            .kind = (char *)"deed",
                            .visibility = (char *)"public"};
    struct status_entry entry = {.status = choose(seed, statuses, G_N_ELEMENTS(statuses)),
                                 .effective_on = expect_random(seed, 2) ? "2024-05-06" : NULL};
    entry.is_undated = entry.effective_on == NULL;
    if (strcmp(c->kind, "position") == 0 || strcmp(c->kind, "third-party") == 0)
        return;
    OK(status_source(desk->session, change, &source, error));
    g_free(source.uuid);
    entry.source_id = source.id;
    OK(status_record(desk->session, change, id, &entry, NULL, error));
}

static void add_meetings(struct desk *desk, struct change *change)
{
    static const char *const dates[] = {"2018-02-26/2018-02-27", "2021-06-22", "2009-10", "2019"};
    for (gsize i = 0; i < G_N_ELEMENTS(dates); i++) {
        owned_draft draft = draft_new(NOUN_MEETING);
        g_autofree char *token = g_strdup_printf("m-%zu", i);
        draft_set(draft, "token", token);
        draft_set(draft, "date", dates[i]);
        draft_set(draft, "city", i % 2 == 0 ? "Sofia" : "");
        draft_set(draft, "country", "=Bulgaria");
        OK(draft_store(desk->session, change, draft, error));
    }
}

/* Two thousand rows of anything a register may hold. */
static void test_random_rows(void **state)
{
    enum { ROWS = 2000 };
    struct desk *desk = *state;
    guint32 seed = 7;
    struct change *change = session_begin(desk->session, "test", TRUE, NULL);
    add_meetings(desk, change);
    for (int i = 0; i < ROWS; i++) {
        owned_draft draft = draft_new(NOUN_COMMITMENT);
        g_autofree char *title = random_text(&seed, 4);
        g_autofree char *some = g_strconcat(title, *title == '\0' ? "t" : "", NULL);
        g_autofree char *odd = random_text(&seed, 2);
        g_autofree char *key = g_strdup_printf("%s%d", odd, i);
        draft_set(draft, "key", key);
        draft_set(draft, "title", some);
        set_random(draft, &seed);
        OK(draft_store(desk->session, change, draft, error));
        gint64 id = draft_id(draft);
        if (expect_random(&seed, 3) == 0)
            add_custom(desk, change, id, &seed);
        if (expect_random(&seed, 2) == 0)
            add_wording(desk, change, key, (int)expect_random(&seed, 4), &seed);
        if (expect_random(&seed, 2) == 0)
            add_status(desk, change, id, &seed);
    }
    OK(change_commit(change, error));
    comes_back(desk, "second.db");
}

/* A second run of an export changes nothing in the register it came from. */
static void test_unchanged(void **state)
{
    struct desk *desk = *state;
    g_autofree char *first = desk_import(
        desk,
        "key,text,meeting_date,place,status,status_on,source,parties,Cost\n"
        "A,One,2020-01-01,Sofia,done,2021-01-01,https://a.example,EU; Belgium (host),1\n"
        "B,Two,,,broken,,,,\nC,Three,,,superseded,,,,\n",
        NULL);
    assert_string_equal(first, "3 3 0 0 0");
    g_autofree char *export = desk_csv(desk->session, NOUN_COMMITMENT);
    g_autofree char *again = desk_import(desk, export, NULL);
    assert_string_equal(again, "3 0 0 3 0");
    comes_back(desk, "second.db");
}

/* What a spreadsheet would run is made harmless in every column; numbers of other columns too. */
static void test_formulas(void **state)
{
    static const char *const dangerous[] = {"=1+1", "+1+1", "-1+1",    "@SUM(A1)", "\t=1+1",
                                            "\r=1", " =1",  "\uff1d1", "-12.5"};
    struct desk *desk = *state;
    struct change *change = session_begin(desk->session, "test", FALSE, NULL);
    for (gsize i = 0; i < G_N_ELEMENTS(dangerous); i++) {
        owned_draft draft = draft_new(NOUN_COMMITMENT);
        g_autofree char *key = g_strdup_printf("=%zu", i);
        draft_set(draft, "key", key);
        draft_set(draft, "title", dangerous[i]);
        draft_set(draft, "note", dangerous[i]);
        OK(draft_store(desk->session, change, draft, error));
    }
    OK(change_commit(change, error));
    g_autofree char *csv = desk_csv(desk->session, NOUN_COMMITMENT);
    g_autoptr(GBytes) bytes = g_bytes_new(csv, strlen(csv));
    struct csv_reader *reader = csv_reader_open_bytes(bytes, "export", NULL, NULL);
    const struct csv_record *record;
    guint rows = 0;
    while ((record = csv_reader_next(reader, NULL)) != NULL) {
        for (guint i = 0; i < record->n_fields; i++)
            if (record->fields[i][0] != '\0' && strchr("=+-@\t\r \xef", record->fields[i][0]))
                fail_msg("field %u of line %u begins as a formula: %s", i, record->line,
                         record->fields[i]);
        rows++;
    }
    csv_reader_close(reader);
    assert_int_equal(rows, G_N_ELEMENTS(dangerous) + 1);
    comes_back(desk, "second.db");
}

/* The sample, and what was done to it and undone, comes back whole: rows, history, counters. */
static void test_register(void **state)
{
    struct desk *desk = *state;
    OK(sample_load(desk->session, error));
    g_autofree char *account =
        desk_import(desk, "text,status,series\nOne,done,eu-us-jha\nTwo,,eu-us-jha\n", NULL);
    assert_string_equal(account, "2 2 0 0 0");
    owned(change_row) undone = session_undo(desk->session, 0, NULL);
    assert_non_null(undone);
    for (int is_array = 0; is_array < 2; is_array++) {
        g_autofree char *first = desk_json(desk->session, is_array != 0);
        owned_session other = import_into(desk, is_array ? "array.db" : "lines.db", TRUE, first);
        g_autofree char *second = desk_json(other, is_array != 0);
        assert_true(strcmp(first, second) == 0);
        OK(db_check(other->db, error));
        g_autofree char *a = desk_csv(desk->session, NOUN_COMMITMENT);
        g_autofree char *b = desk_csv(other, NOUN_COMMITMENT);
        assert_string_equal(a, b);
    }
}

static void refuses_lines(struct desk *desk, const char *name, const char *text, const char *says)
{
    owned_session other = desk_other(desk, name, FALSE);
    g_autofree char *before = desk_json(other, FALSE);
    g_autofree char *path = desk_write(desk, "bad.jsonl", text, -1);
    struct import_account account;
    struct import_options usual = {0};
    GError *failed = NULL;
    gboolean done = import_file(other, path, &usual, &account, &failed);
    import_account_clear(&account);
    g_autofree char *after = desk_json(other, FALSE);
    if (done || strstr(failed->message, says) == NULL)
        fail_msg("expected \"%s\", actual \"%s\"", says, done ? "taken" : failed->message);
    g_error_free(failed);
    assert_string_equal(before, after);
}

/* Damaged lines are refused with their number; the register is as it was. */
static void test_damaged(void **state)
{
    static const char head[] = "{\"heldto\":\"register\",\"format\":2,\"version\":\"9\"}\n";
    static const struct {
        const char *lines, *says;
    } cases[] = {
        {"", "it was cut"},
        {"{\"heldto\":\"end\",\"rows\":3}\n", "some are lost"},
        {"{\"heldto\":\"end\",\"rows\":0}\n{\"table\":\"party\",\"id\":1}\n", "behind the end"},
        {"nonsense\n", ":2: it is no JSON object"},
        {"[1]\n", ":2: it is no JSON object"},
        {"{\"table\":\"nosuch\",\"id\":1}\n", "no table \"nosuch\""},
        {"{\"table\":\"party\",\"id\":0}\n", "no id"},
        {"{\"table\":\"party\",\"id\":1,\"uuid\":\"u\",\"version\":1,\"nosuch\":1}\n", "nosuch"},
        {"{\"table\":\"party\",\"id\":1,\"uuid\":\"u\",\"version\":1,\"name\":7}\n",
         "another kind"},
        {"{\"table\":\"party\",\"id\":1,\"uuid\":\"u\",\"version\":1,\"token\":\"t\",\"name\":"
         "\"n\","
         "\"kind\":\"odd\"}\n{\"heldto\":\"end\",\"rows\":1}\n",
         ":2: "},
        {"{\"table\":\"party_alias\",\"id\":1,\"uuid\":\"u\",\"version\":1,\"party_id\":99,"
         "\"alias\":\"a\",\"folded\":\"a\"}\n{\"heldto\":\"end\",\"rows\":1}\n",
         ""},
    };
    struct desk *desk = *state;
    for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autofree char *name = g_strdup_printf("damaged-%zu.db", i);
        g_autofree char *text = g_strconcat(head, cases[i].lines, NULL);
        refuses_lines(desk, name, text, cases[i].says);
    }
    refuses_lines(desk, "newer.db", "{\"heldto\":\"register\",\"format\":1000}\n", "newer");
    refuses_lines(desk, "none.db", "{\"heldto\":\"register\"}\n", "does not say its format");
    refuses_lines(desk, "odd.db", "{\"heldto\":\"register\",\"format\":-1}\n",
                  "does not say its format");
    refuses_lines(desk, "text.db", "{\"heldto\":\"register\",\"format\":\"2\"}\n",
                  "does not say its format");
}

/* A whole register comes into one that nobody has used. */
static void test_used(void **state)
{
    struct desk *desk = *state;
    g_autofree char *lines = desk_json(desk->session, FALSE);
    g_autofree char *account = desk_import(desk, "key,text\nA,One\n", NULL);
    assert_string_equal(account, "1 1 0 0 0");
    desk_refuses(desk, lines, NULL, "in use");
}

/* The other kinds of rows are known again in the register they came from. */
static void test_other_rows(void **state)
{
    static const struct {
        const char *as, *account;
        enum noun noun;
    } cases[] = {
        {"meetings", "7 0 0 7 0", NOUN_MEETING},
        {"wordings", "38 0 0 38 0", NOUN_WORDING},
        {"updates", "8 0 0 8 0", NOUN_UPDATE},
        {"sources", "6 0 0 6 0", NOUN_SOURCE},
    };
    struct desk *desk = *state;
    OK(sample_load(desk->session, error));
    for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autofree char *csv = desk_csv(desk->session, cases[i].noun);
        g_autofree char *account = desk_import_as(desk, cases[i].as, csv);
        expect_text(cases[i].as, cases[i].account, account);
    }
}

/* A file is there whole under its name, for its owner only, or not at all; no link is followed. */
static void test_files(void **state)
{
    struct desk *desk = *state;
    g_autofree char *path = desk_write(desk, "report", "before", -1);
    g_autofree char *victim = desk_write(desk, "victim", "precious", -1);
    g_autofree char *link = desk_path(desk, "link");
    struct out_file *file = out_file_open(path, NULL);
    OK(out_file_write(file, "half", 4, error));
    out_file_discard(file);
    g_autofree char *kept = desk_read(desk, "report");
    assert_string_equal(kept, "before");
    file = out_file_open(path, NULL);
    OK(out_file_write(file, "after", 5, error));
    OK(out_file_finish(file, error));
    g_autofree char *after = desk_read(desk, "report");
    struct stat there;
    assert_string_equal(after, "after");
    assert_int_equal(stat(path, &there), 0);
    assert_int_equal(there.st_mode & 0777, 0600);
    assert_int_equal(symlink(victim, link), 0);
    GError *failed = NULL;
    assert_null(out_file_open(link, &failed));
    assert_non_null(strstr(failed->message, "a link"));
    g_clear_error(&failed);
    assert_null(out_file_open(desk->folder, &failed));
    assert_non_null(strstr(failed->message, "a folder"));
    g_clear_error(&failed);
    assert_null(out_file_create(path, &failed));
    assert_true(g_error_matches(failed, G_FILE_ERROR, G_FILE_ERROR_EXIST));
    g_clear_error(&failed);
    g_autoptr(GDir) dir = g_dir_open(desk->folder, 0, NULL);
    const char *name;
    while ((name = g_dir_read_name(dir)) != NULL)
        assert_false(g_str_has_prefix(name, ".heldto"));
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, desk_set_up, desk_tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(test_random_rows), TEST(test_unchanged), TEST(test_formulas),   TEST(test_register),
        TEST(test_damaged),     TEST(test_used),      TEST(test_other_rows), TEST(test_files),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
