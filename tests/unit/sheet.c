/* sheet.c proves that rows are written as tables, CSV and JSON as told: fitted to a terminal and no
 * further, harmless where they are seen, whole where they are not. */
#include "core/sheet/sheet.h"

#include "core/text/text.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

struct item {
    const char *key, *title, *n, *topics;
};

#define TEXT_OF(member)                                                                            \
    static char *text_##member(gpointer row, gpointer data)                                        \
    {                                                                                              \
        (void)data;                                                                                \
        return g_strdup(((const struct item *)row)->member);                                       \
    }
TEXT_OF(key)
TEXT_OF(title)
TEXT_OF(n)
TEXT_OF(topics)

static char *seen_key(gpointer row, gpointer data)
{
    (void)data;
    return g_strdup_printf("<%s>", ((const struct item *)row)->key);
}

static const struct sheet_column columns[] = {
    {.name = "key",
     .label = "Key",
     .flags = SHEET_SHOWN | SHEET_NARROW,
     .text = text_key,
     .seen = seen_key},
    {.name = "title", .label = "Title", .flags = SHEET_SHOWN, .text = text_title},
    {.name = "n", .label = "No.", .type = SHEET_NUMBER, .flags = SHEET_SHOWN, .text = text_n},
    {.name = "topics", .label = "Topics", .type = SHEET_LIST, .text = text_topics},
};

static const struct item items[] = {
    {"A-1", "A short one", "7", "one; two \\; a half"},
    {"A-22", "A title that goes on and on, so that a narrow terminal must cut it", "1234", ""},
    {"A-3", "日本語のタイトル", "", "three"},
};

static gboolean keep(gpointer data, const char *bytes, gsize len)
{
    g_string_append_len(data, bytes, (gssize)len);
    return TRUE;
}

static void ignore(gpointer data, const char *line)
{
    (void)data;
    (void)line;
}

static gboolean nothing(struct command_call *call, GError **error)
{
    (void)call;
    (void)error;
    return TRUE;
}

/* What a sheet of the rows comes out as, for a terminal of that width (0: none). */
static char *written(const char *format, const char *names, int width, const struct item *rows,
                     gsize n)
{
    static const struct command_option *const options[] = {&sheet_option_format,
                                                           &sheet_option_columns, NULL};
    static const struct command command = {
        .name = "test", .args = "", .options = options, .run = nothing};
    GString *out = g_string_new(NULL);
    struct command_io io = {
        .data = out, .write = keep, .say = ignore, .is_terminal = width > 0, .width = width};
    struct command_call call = {.command = &command, .io = &io};
    call.words = g_ptr_array_new_with_free_func(g_free);
    call.options =
        g_hash_table_new_full(g_str_hash, g_str_equal, g_free, (GDestroyNotify)g_ptr_array_unref);
    const char *words[] = {"--format", format, names != NULL ? "--columns" : NULL, names, NULL};
    assert_true(command_parse(&call, words, NULL));
    struct sheet *sheet = sheet_new(&call, columns, G_N_ELEMENTS(columns), NULL, NULL);
    assert_non_null(sheet);
    for (gsize i = 0; i < n; i++)
        sheet_row(sheet, (gpointer)&rows[i]);
    assert_int_equal(sheet_finish(sheet), n);
    sheet_free(sheet);
    g_ptr_array_unref(call.words);
    g_hash_table_unref(call.options);
    return g_string_free(out, FALSE);
}

static void assert_written(const char *expected, const char *format, const char *names, int width)
{
    g_autofree char *actual = written(format, names, width, items, G_N_ELEMENTS(items));
    assert_string_equal(actual, expected);
}

/* Beyond a terminal every cell is whole; wide characters count two columns. */
static void table_is_whole(void **state)
{
    (void)state;
    assert_written(
        "Key     Title                                                                No.\n"
        "<A-1>   A short one                                                            7\n"
        "<A-22>  A title that goes on and on, so that a narrow terminal must cut it  1234\n"
        "<A-3>   日本語のタイトル\n",
        "table", NULL, 0);
}

/* On one, what can be cut is, and nothing else; no line is wider than the terminal. */
static void table_fits(void **state)
{
    (void)state;
    assert_written("Key     Title                        No.\n"
                   "<A-1>   A short one                    7\n"
                   "<A-22>  A title that goes on and …  1234\n"
                   "<A-3>   日本語のタイトル\n",
                   "table", NULL, 40);
    for (int width = 12; width < 90; width++) {
        g_autofree char *text = written("table", NULL, width, items, G_N_ELEMENTS(items));
        g_auto(GStrv) lines = g_strsplit(text, "\n", -1);
        for (gsize i = 0; lines[i] != NULL; i++)
            assert_true(text_width(lines[i]) <= width);
    }
}

/* Columns come in the order they are named in, and only those. */
static void columns_are_chosen(void **state)
{
    (void)state;
    assert_written("key,topics,n\nA-1,one; two \\; a half,7\nA-22,,1234\nA-3,three,\n", "csv",
                   "key,topics,n", 0);
    assert_written(
        "Topics              Key\none; two \\; a half  <A-1>\n                    <A-22>\n"
        "three               <A-3>\n",
        "table", "topics, key", 0);
}

/* JSON has numbers as numbers, lists as lists, and null where there is no number. */
static void json_has_types(void **state)
{
    (void)state;
    assert_written("{\"key\":\"A-1\",\"n\":7,\"topics\":[\"one\",\"two ; a half\"]}\n"
                   "{\"key\":\"A-22\",\"n\":1234,\"topics\":[]}\n"
                   "{\"key\":\"A-3\",\"n\":null,\"topics\":[\"three\"]}\n",
                   "jsonl", "key,n,topics", 0);
    g_autofree char *array = written("json", NULL, 0, items, G_N_ELEMENTS(items));
    json_t *root = json_loads(array, 0, NULL);
    assert_int_equal(json_array_size(root), G_N_ELEMENTS(items));
    json_decref(root);
    g_autofree char *none = written("json", NULL, 0, items, 0);
    assert_string_equal(none, "[]\n");
}

static void nothing_is_written_of_nothing(void **state)
{
    (void)state;
    g_autofree char *table = written("table", NULL, 0, items, 0);
    assert_string_equal(table, "");
    g_autofree char *csv = written("csv", "key", 0, items, 0);
    assert_string_equal(csv, "key\n");
}

/* Hostile text: harmless wherever it is seen, as it is where it is kept. */
static void hostile_text(void **state)
{
    (void)state;
    const struct item evil = {"K",
                              "\033[2J\u202Egnp.\xc2\x9b"
                              "31m",
                              "", ""};
    g_autofree char *table = written("table", "title", 0, &evil, 1);
    assert_string_equal(table, "Title\n^[[2J<U+202E>gnp.<U+009B>31m\n");
    g_autofree char *kept = written("csv", "title", 0, &evil, 1);
    assert_string_equal(kept, "title\n\033[2J\u202Egnp.\xc2\x9b"
                              "31m\n");
    g_autofree char *seen = written("csv", "title", 80, &evil, 1);
    assert_string_equal(seen, "title\n^[[2J<U+202E>gnp.<U+009B>31m\n");
    g_autofree char *json = written("jsonl", "title", 80, &evil, 1);
    assert_string_equal(json, "{\"title\":\"\\u001B[2J\\u202Egnp.\\u009B31m\"}\n");
}

/* More rows than widths are learnt from: later cells stand over, nothing is lost. */
static void many_rows(void **state)
{
    (void)state;
    enum { MANY = 5000 };
    g_autofree struct item *many = g_new0(struct item, MANY);
    for (int i = 0; i < MANY; i++)
        many[i] = items[i == MANY - 1 ? 1 : 0];
    g_autofree char *text = written("table", "key,title", 0, many, MANY);
    g_auto(GStrv) lines = g_strsplit(text, "\n", -1);
    assert_int_equal(g_strv_length(lines), MANY + 2);
    assert_string_equal(lines[MANY], "<A-22>  A title that goes on and on, so that a narrow "
                                     "terminal must cut it");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(table_is_whole),
        cmocka_unit_test(table_fits),
        cmocka_unit_test(columns_are_chosen),
        cmocka_unit_test(json_has_types),
        cmocka_unit_test(nothing_is_written_of_nothing),
        cmocka_unit_test(hostile_text),
        cmocka_unit_test(many_rows),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
