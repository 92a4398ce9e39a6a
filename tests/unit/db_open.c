/* db_open.c proves that what is not a whole register of ours is refused with a reason, and that a
 * refused file is left byte for byte as it was, with nothing beside it. */
#include "db/db.h"

#include "db/search.h"
#include "tests/lib/specimen.h"
#include "tests/lib/sqlite_file.h"

#include <glib/gstdio.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

static struct db *try_open(const char *path, gboolean check_content, GError **error)
{
    struct db_options options = {.check_content = check_content, .rules = &specimen_rules};
    return db_open(path, &options, error);
}

/* A copy of a register with rows, closed, to be spoiled. */
static char *make_copy(struct specimen *specimen)
{
    struct specimen_world world = specimen_make_world(specimen->db);
    struct change *change = specimen_begin(specimen->db, &specimen_ana);
    for (int i = 0; i < 40; i++)
        specimen_whole_commitment(specimen->db, change, &world, "Electronic evidence");
    specimen_commit(change);
    char *copy = specimen_file(specimen, "copy.db");
    OK(db_backup(specimen->db, copy, error));
    return copy;
}

static void assert_nothing_beside(const char *path)
{
    assert_false(sqlite_file_has(path, "-journal"));
    assert_false(sqlite_file_has(path, "-wal"));
    assert_false(sqlite_file_has(path, "-shm"));
}

/* Refused with that code, the file's name and the words; not a byte of it or beside it changed. */
static void assert_refuses(const char *path, gboolean check_content, enum db_error code,
                           const char *words)
{
    g_autofree char *before = sqlite_file_sum(path);
    GError *failed = NULL;
    assert_null(try_open(path, check_content, &failed));
    assert_non_null(failed);
    assert_true(g_str_has_prefix(failed->message, path));
    assert_refused(failed, code, words);
    g_autofree char *after = sqlite_file_sum(path);
    assert_string_equal(before, after);
    assert_nothing_beside(path);
}

/* Spoils a copy by SQL, then expects it to be refused at once, without any check of content. */
static void assert_spoiled(struct specimen *specimen, const char *sql, enum db_error code,
                           const char *words)
{
    g_autofree char *copy = make_copy(specimen);
    sqlite_file_run(copy, sql);
    assert_refuses(copy, FALSE, code, words);
}

static void test_nothing_there(void **state)
{
    g_autofree char *path = specimen_file(*state, "none.db");
    assert_refuses(path, FALSE, DB_ERROR_NOT_FOUND, "heldto init");
    assert_false(g_file_test(path, G_FILE_TEST_EXISTS));
}

static void test_no_such_folder(void **state)
{
    g_autofree char *path = specimen_file(*state, "none/register.db");
    assert_refuses(path, FALSE, DB_ERROR_NOT_FOUND, "no register here");
}

static void test_a_folder(void **state)
{
    g_autofree char *path = specimen_file(*state, "folder");
    assert_int_equal(g_mkdir(path, 0700), 0);
    assert_refuses(path, FALSE, DB_ERROR_NOT_A_REGISTER, "not a regular file");
}

static void test_an_empty_file(void **state)
{
    g_autofree char *path = specimen_file(*state, "empty.db");
    assert_true(g_file_set_contents(path, "", 0, NULL));
    assert_refuses(path, FALSE, DB_ERROR_NOT_A_REGISTER, "empty");
}

static void test_a_text_file(void **state)
{
    g_autofree char *path = specimen_file(*state, "text.db");
    assert_true(g_file_set_contents(path, "key,title\nC-0001,One\n", -1, NULL));
    assert_refuses(path, FALSE, DB_ERROR_NOT_A_REGISTER, "not a register");
    GString *longer = g_string_new("SQLite format 2");
    while (longer->len < 10000)
        g_string_append(longer, " not really");
    assert_true(g_file_set_contents(path, longer->str, (gssize)longer->len, NULL));
    g_string_free(longer, TRUE);
    assert_refuses(path, FALSE, DB_ERROR_NOT_A_REGISTER, "not a register");
}

static void test_another_programs_database(void **state)
{
    assert_spoiled(*state, "PRAGMA application_id=252006674", DB_ERROR_NOT_A_REGISTER,
                   "another program");
}

static void test_no_programs_database(void **state)
{
    assert_spoiled(*state, "PRAGMA application_id=0", DB_ERROR_NOT_A_REGISTER, "another program");
}

/* The message says which version it is, which this program reads, and what to do. */
static void test_a_newer_register(void **state)
{
    assert_spoiled(*state, "PRAGMA user_version=4", DB_ERROR_NEWER, "version 4");
    g_autofree char *copy = specimen_file(*state, "copy.db");
    sqlite_file_run(copy, "PRAGMA user_version=2147483647");
    assert_refuses(copy, TRUE, DB_ERROR_NEWER, "install");
}

static void test_an_impossible_version(void **state)
{
    assert_spoiled(*state, "PRAGMA user_version=-1", DB_ERROR_NOT_A_REGISTER, "version -1");
}

static void test_a_trigger(void **state)
{
    assert_spoiled(*state,
                   "CREATE TRIGGER helper AFTER INSERT ON commitment"
                   " BEGIN DELETE FROM commitment; END",
                   DB_ERROR_NOT_A_REGISTER, "trigger helper");
}

static void test_a_view(void **state)
{
    assert_spoiled(*state,
                   "ALTER TABLE edition RENAME TO edition_real;"
                   "CREATE VIEW edition AS SELECT * FROM edition_real",
                   DB_ERROR_NOT_A_REGISTER, "view edition");
}

static void test_a_generated_column(void **state)
{
    assert_spoiled(*state, "ALTER TABLE edition ADD COLUMN boom AS (zeroblob(900000000)) VIRTUAL",
                   DB_ERROR_NOT_A_REGISTER, "table edition");
}

static void test_a_column_more(void **state)
{
    assert_spoiled(*state, "ALTER TABLE edition ADD COLUMN more TEXT", DB_ERROR_NOT_A_REGISTER,
                   "table edition");
}

static void test_a_column_less(void **state)
{
    assert_spoiled(*state, "ALTER TABLE edition DROP COLUMN recipient", DB_ERROR_NOT_A_REGISTER,
                   "table edition");
}

static void test_a_column_renamed(void **state)
{
    assert_spoiled(*state, "ALTER TABLE commitment RENAME COLUMN title TO zz_title",
                   DB_ERROR_NOT_A_REGISTER, "table commitment");
}

static void test_a_table_missing(void **state)
{
    assert_spoiled(*state, "DROP TABLE field_change", DB_ERROR_NOT_A_REGISTER,
                   "table field_change");
}

static void test_two_tables_on_one_page(void **state)
{
    assert_spoiled(*state,
                   "CREATE TABLE extra(a); PRAGMA writable_schema=ON; UPDATE sqlite_schema SET"
                   " rootpage=(SELECT rootpage FROM sqlite_schema WHERE name='commitment')"
                   " WHERE name='extra'",
                   DB_ERROR_DAMAGED, "share one place");
}

/* The index of words is ours too: without it, or with something else under its name, no write
 * could be trusted. */
static void test_a_missing_index_of_words(void **state)
{
    assert_spoiled(*state, "DROP TABLE commitment_search", DB_ERROR_NOT_A_REGISTER,
                   "commitment_search");
}

static void test_another_index_of_words(void **state)
{
    assert_spoiled(*state,
                   "DROP TABLE commitment_search; CREATE VIRTUAL TABLE commitment_search"
                   " USING fts4(title, topics, words, notes)",
                   DB_ERROR_NOT_A_REGISTER, "commitment_search");
    g_autofree char *copy = specimen_file(*state, "copy.db");
    sqlite_file_run(copy, "DROP TABLE commitment_search; CREATE TABLE commitment_search"
                          "(title, topics, words, notes, commitment_search, rank)");
    assert_refuses(copy, FALSE, DB_ERROR_NOT_A_REGISTER, "commitment_search");
}

/* A table that takes the name of what the check itself asks does not mislead it. */
static void test_a_table_named_like_the_check(void **state)
{
    struct specimen *specimen = *state;
    g_autofree char *copy = make_copy(specimen);
    sqlite_file_run(copy, "CREATE TABLE pragma_table_xinfo(name, hidden)");
    g_autofree char *before = sqlite_file_sum(copy);
    GError *failed = NULL;
    struct db *db = try_open(copy, FALSE, &failed);
    assert_true((db == NULL) == (failed != NULL));
    db_close(db);
    g_clear_error(&failed);
    g_autofree char *after = sqlite_file_sum(copy);
    assert_string_equal(before, after);
}

/* Tables that are not ours are nobody's harm: it opens, and they stay. */
static void test_extra_tables_are_left_alone(void **state)
{
    struct specimen *specimen = *state;
    g_autofree char *copy = make_copy(specimen);
    sqlite_file_run(copy,
                    "CREATE TABLE notes_of_mine(x); INSERT INTO notes_of_mine VALUES('keep')");
    struct db *db = NULL;
    OK((db = try_open(copy, TRUE, error)) != NULL);
    specimen_commitment(db, &specimen_ana, "Another");
    db_close(db);
    g_autofree char *kept = sqlite_file_ask(copy, "SELECT x FROM notes_of_mine");
    assert_string_equal(kept, "keep\n");
}

static void test_cut_short(void **state)
{
    struct specimen *specimen = *state;
    g_autofree char *copy = make_copy(specimen);
    gsize size = sqlite_file_size(copy);
    sqlite_file_cut(copy, size - 2049); /* in the middle of the last page */
    assert_refuses(copy, FALSE, DB_ERROR_DAMAGED, "cut short");
    sqlite_file_cut(copy, size / 4096 / 2 * 4096);
    assert_refuses(copy, FALSE, DB_ERROR_DAMAGED, "backup");
    sqlite_file_cut(copy, 100);
    assert_refuses(copy, FALSE, DB_ERROR_DAMAGED, "cut short");
    sqlite_file_cut(copy, 99);
    assert_refuses(copy, FALSE, DB_ERROR_NOT_A_REGISTER, "not a register");
}

static void spoil_bytes(const char *path, gsize at, guchar byte, gsize n)
{
    g_autofree char *bytes = NULL;
    gsize len = 0;
    assert_true(g_file_get_contents(path, &bytes, &len, NULL));
    assert_true(at + n <= len);
    memset(bytes + at, byte, n);
    assert_true(g_file_set_contents(path, bytes, (gssize)len, NULL));
}

static void test_longer_than_it_says(void **state)
{
    g_autofree char *copy = make_copy(*state);
    spoil_bytes(copy, 31, 9, 1); /* the header's count of pages */
    spoil_bytes(copy, 30, 0, 1);
    assert_refuses(copy, FALSE, DB_ERROR_DAMAGED, "damaged");
}

static void test_an_impossible_page_size(void **state)
{
    g_autofree char *copy = make_copy(*state);
    spoil_bytes(copy, 16, 3, 1);
    spoil_bytes(copy, 17, 1, 1);
    assert_refuses(copy, FALSE, DB_ERROR_DAMAGED, "damaged");
}

/* What only a look at every page shows is found where the content is checked. */
static void test_a_page_of_nothing(void **state)
{
    g_autofree char *copy = make_copy(*state);
    g_autofree char *page = sqlite_file_ask(
        copy, "SELECT rootpage - 1 FROM sqlite_schema WHERE name = 'commitment_update'");
    gsize n = (gsize)g_ascii_strtoull(page, NULL, 10);
    spoil_bytes(copy, n * 4096, 0, 4096);
    assert_refuses(copy, TRUE, DB_ERROR_DAMAGED, "backup");
}

static void write_number(const char *path, gsize at, guint32 number)
{
    guint32 big_endian = GUINT32_TO_BE(number);
    for (gsize i = 0; i < 4; i++)
        spoil_bytes(path, at + i, ((const guchar *)&big_endian)[i], 1);
}

/* A page that is in use and on the list of free ones would be written over: as a page of that list,
 * or as one that it names. */
static void test_a_free_page_in_use(void **state)
{
    g_autofree char *copy = make_copy(*state);
    g_autofree char *first = specimen_file(*state, "first.db");
    sqlite_file_copy(copy, first);
    write_number(copy, 32, 2);
    write_number(copy, 36, 3);
    assert_refuses(copy, TRUE, DB_ERROR_DAMAGED, "backup");
    sqlite_file_run(first, "CREATE TABLE extra(x); INSERT INTO extra VALUES (zeroblob(30000));"
                           "DROP TABLE extra");
    g_autofree char *bytes = NULL;
    assert_true(g_file_get_contents(first, &bytes, NULL, NULL));
    guint32 trunk;
    memcpy(&trunk, bytes + 32, 4);
    write_number(first, (GUINT32_FROM_BE(trunk) - 1) * 4096 + 8, 5); /* its first leaf */
    assert_refuses(first, TRUE, DB_ERROR_DAMAGED, "backup");
}

static void test_a_reference_to_nothing(void **state)
{
    struct specimen *specimen = *state;
    g_autofree char *copy = make_copy(specimen);
    sqlite_file_run(copy, "DELETE FROM party WHERE token = 'eu'");
    assert_refuses(copy, TRUE, DB_ERROR_DAMAGED, "refers to one that is not there");
    struct db *db = NULL;
    OK((db = try_open(copy, FALSE, error)) != NULL);
    GError *failed = NULL;
    assert_false(db_check(db, &failed));
    assert_refused(failed, DB_ERROR_DAMAGED, "commitment_party");
    db_close(db);
}

/* An index that has not what its table has is found by the check that asks for all. */
static void test_an_index_that_lies(void **state)
{
    struct specimen *specimen = *state;
    g_autofree char *copy = make_copy(specimen);
    sqlite_file_run(copy,
                    "PRAGMA writable_schema=ON; CREATE TABLE spare(due_sort, id);"
                    "CREATE INDEX spare_due ON spare(due_sort, id); UPDATE sqlite_schema SET"
                    " rootpage = (SELECT rootpage FROM sqlite_schema WHERE name = 'spare_due')"
                    " WHERE name = 'commitment_due'; DELETE FROM sqlite_schema WHERE name"
                    " IN ('spare', 'spare_due')");
    struct db *db = NULL;
    OK((db = try_open(copy, FALSE, error)) != NULL);
    GError *failed = NULL;
    assert_false(db_check(db, &failed));
    assert_refused(failed, DB_ERROR_DAMAGED, "backup");
    db_close(db);
}

/* Nonsense in the schema is the file's fault, not the program's. */
static void test_an_unknown_function(void **state)
{
    g_autofree char *copy = make_copy(*state);
    sqlite_file_run(copy, "PRAGMA writable_schema=ON; UPDATE sqlite_schema SET sql ="
                          " replace(sql, 'length(', 'hength(') WHERE name = 'scheme_status'");
    assert_refuses(copy, TRUE, DB_ERROR_DAMAGED, "backup");
}

static void test_a_good_one_is_checked_and_opened(void **state)
{
    g_autofree char *copy = make_copy(*state);
    g_autofree char *before = sqlite_file_sum(copy);
    struct db *db = NULL;
    OK((db = try_open(copy, TRUE, error)) != NULL);
    OK(db_check(db, error));
    assert_false(db_is_read_only(db));
    db_close(db);
    g_autofree char *after = sqlite_file_sum(copy);
    assert_string_equal(before, after);
    assert_nothing_beside(copy);
}

/* A register under any name is that file, never a URI nor a database in memory. */
static void test_names_are_only_names(void **state)
{
    struct specimen *specimen = *state;
    g_autofree char *copy = make_copy(specimen);
    static const char *const names[] = {"file:copy.db?mode=memory", ":memory:", "a b%41?x=#y.db"};
    g_autofree char *here = g_get_current_dir();
    assert_int_equal(g_chdir(specimen->folder), 0);
    for (gsize i = 0; i < G_N_ELEMENTS(names); i++) {
        sqlite_file_copy(copy, names[i]);
        struct db *db = NULL;
        OK((db = try_open(names[i], FALSE, error)) != NULL);
        specimen_commitment(db, &specimen_ana, "Written");
        db_close(db);
        g_autofree char *path = specimen_file(specimen, names[i]);
        g_autofree char *found =
            sqlite_file_ask(path, "SELECT count(*) FROM commitment WHERE title = 'Written'");
        assert_string_equal(found, "1\n");
    }
    assert_int_equal(g_chdir(here), 0);
}

/* By a symbolic link, the journal stands beside the file itself, so a crash is found again. */
static void test_a_link_leads_to_the_file(void **state)
{
    struct specimen *specimen = *state;
    g_autofree char *copy = make_copy(specimen);
    g_autofree char *folder = specimen_file(specimen, "links");
    g_autofree char *link = g_build_filename(folder, "link.db", NULL);
    assert_int_equal(g_mkdir(folder, 0700), 0);
    assert_int_equal(symlink(copy, link), 0);
    struct db *db = NULL;
    OK((db = try_open(link, TRUE, error)) != NULL);
    specimen_commitment(db, &specimen_ana, "Written");
    db_close(db);
    assert_true(sqlite_file_has(copy, "-journal"));
    assert_nothing_beside(link);
    g_remove(link);
    g_rmdir(folder);
}

/* Text that is not text, from a stranger: what is read is valid UTF-8 without a NUL inside. */
static void test_odd_values_are_read_as_text(void **state)
{
    struct specimen *specimen = *state;
    g_autofree char *copy = make_copy(specimen);
    sqlite_file_run(
        copy, "UPDATE commitment SET owner = CAST(x'ff80c0' AS TEXT), description = x'00010203',"
              " note = 'a'||char(0)||'b', question = 12.5, next_step = CAST(x'41e282' AS TEXT)"
              " WHERE id = 1");
    struct db *db = NULL;
    OK((db = try_open(copy, TRUE, error)) != NULL);
    g_autofree char *dump = specimen_dump(db);
    assert_true(g_utf8_validate(dump, -1, NULL));
    assert_non_null(strstr(dump, "note=a\xef\xbf\xbd"
                                 "b"));
    assert_non_null(strstr(dump, "question=12.5"));
    /* The index does not know those words, and is made anew. */
    OK(specimen_set(db, &specimen_ana, TABLE_COMMITMENT, 1, "title", "Other", error));
    g_autofree char *kept = sqlite_file_index(copy);
    OK(db_begin_write(db, error) && search_rebuild(db, error) && db_commit(db, error));
    g_autofree char *afresh = sqlite_file_index(copy);
    specimen_assert_same(afresh, kept);
    db_close(db);
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, specimen_set_up, specimen_tear_down)
    const struct CMUnitTest tests[] = {
        TEST(test_nothing_there),
        TEST(test_no_such_folder),
        TEST(test_a_folder),
        TEST(test_an_empty_file),
        TEST(test_a_text_file),
        TEST(test_another_programs_database),
        TEST(test_no_programs_database),
        TEST(test_a_newer_register),
        TEST(test_an_impossible_version),
        TEST(test_a_trigger),
        TEST(test_a_view),
        TEST(test_a_generated_column),
        TEST(test_a_column_more),
        TEST(test_a_column_less),
        TEST(test_a_column_renamed),
        TEST(test_a_table_missing),
        TEST(test_two_tables_on_one_page),
        TEST(test_a_missing_index_of_words),
        TEST(test_another_index_of_words),
        TEST(test_a_table_named_like_the_check),
        TEST(test_extra_tables_are_left_alone),
        TEST(test_cut_short),
        TEST(test_longer_than_it_says),
        TEST(test_an_impossible_page_size),
        TEST(test_a_page_of_nothing),
        TEST(test_a_free_page_in_use),
        TEST(test_a_reference_to_nothing),
        TEST(test_an_index_that_lies),
        TEST(test_an_unknown_function),
        TEST(test_a_good_one_is_checked_and_opened),
        TEST(test_names_are_only_names),
        TEST(test_a_link_leads_to_the_file),
        TEST(test_odd_values_are_read_as_text),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
