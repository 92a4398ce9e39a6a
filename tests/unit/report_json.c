/* report_json.c proves that reports as JSON are JSON whatever is in them, hold what was stored to the
 * letter, numbers as numbers without noise, and the sources last. */
#include "core/format/write.h"
#include "tests/lib/expect.h"
#include "tests/lib/hostile.h"
#include "tests/lib/paper.h"
#include "tests/lib/report_rig.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>
#include <jansson.h>

static const struct report_layout layout = {.width = 80, .length = 60};

static json_t *parse(const char *text)
{
    json_error_t error;
    json_t *whole = json_loads(text, JSON_REJECT_DUPLICATES, &error);
    if (whole == NULL)
        fail_msg("line %d, column %d: %s", error.line, error.column, error.text);
    return whole;
}

static const char *text_at(const json_t *object, const char *name)
{
    return json_string_value(json_object_get(object, name));
}

/* The first item of the kind, boxes gone into. */
static json_t *find_in(const json_t *items, const char *kind)
{
    json_t *item, *found = NULL;
    size_t i;
    json_array_foreach (items, i, item) {
        if (strcmp(text_at(item, "kind"), kind) == 0)
            return item;
        if (found == NULL)
            found = find_in(json_object_get(item, "content"), kind);
    }
    return found;
}

static json_t *find(const json_t *whole, const char *kind)
{
    json_t *section, *found = NULL;
    size_t i;
    json_array_foreach (json_object_get(whole, "sections"), i, section)
        if (found == NULL)
            found = find_in(json_object_get(section, "content"), kind);
    assert_non_null(found);
    return found;
}

static json_t *put(const char *words)
{
    struct paper paper = paper_open(&report_write_json, &layout, words, words);
    paper_put_all(&paper, words);
    g_autofree char *text = paper_close(&paper);
    return parse(text);
}

static void check_words(const char *words)
{
    json_t *whole = put(words);
    g_autofree char *valid = text_valid(words, strlen(words), NULL);
    json_t *entry = find(whole, "entry"),
           *source = json_array_get(json_object_get(whole, "sources"), 0);
    expect_text("title", valid, text_at(whole, "title"));
    expect_text("key", valid, text_at(entry, "key"));
    expect_text("box", valid, text_at(find(whole, "box"), "title"));
    expect_text("figure", valid, text_at(find(whole, "figure"), "alternative"));
    expect_text("source", valid, text_at(source, "title"));
    expect_int("sources", 2, (int)json_array_size(json_object_get(whole, "sources")));
    json_decref(whole);
}

/* Nothing stored ends a string, and every letter of it comes back. */
static void test_words_come_back(void **state)
{
    static const char *const more[] = {"</title><script>",
                                       "\"onmouseover=\"",
                                       "]]>",
                                       "&amp;",
                                       "\\u0022",
                                       "\\",
                                       "a\nb\tc",
                                       "\x7f",
                                       "{\"a\":[",
                                       "\x01"};
    (void)state;
    for (gsize i = 0; hostile_strings[i] != NULL; i++)
        check_words(hostile_strings[i]);
    for (gsize i = 0; i < G_N_ELEMENTS(more); i++)
        check_words(more[i]);
}

static void expect_json(const char *what, const char *expected, const json_t *value)
{
    char *actual = json_dumps(value, JSON_ENCODE_ANY | JSON_COMPACT | JSON_REAL_PRECISION(17));
    expect_text(what, expected, actual);
    free(actual);
}

/* A cell of a column of numbers. */
static char *put_number(const char *text)
{
    static const struct report_table_column cells[] = {{.name = "value", .label = "Value"}};
    const struct report_table table = {.name = "t", .columns = cells, .n = 1};
    struct paper paper = paper_open(&report_write_json, &layout, "t", "");
    struct report_text *row[] = {report_text_of(text)};
    paper.writer->table_begin(paper.page, &table);
    paper.writer->table_row(paper.page, row);
    paper.writer->table_end(paper.page, NULL, "");
    report_text_free(row[0]);
    return paper_close(&paper);
}

/* As they were written, in any column of numbers; what is none stays text, nothing is null. */
static void test_numbers(void **state)
{
    static const struct {
        const char *text, *json;
    } rows[] = {
        {"12", "12"},       {"-1", "-1"},           {"0.1", "0.1"},
        {"92.5", "92.5"},   {"-0.85", "-0.85"},     {"66.67", "66.67"},
        {"", "null"},       {"n/a", "\"n/a\""},     {"12 of 15", "\"12 of 15\""},
        {"nan", "\"nan\""}, {"1e999", "\"1e999\""}, {"9223372036854775807", "9223372036854775807"},
    };
    (void)state;
    for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
        g_autofree char *text = put_number(rows[i].text);
        g_autofree char *expected = g_strdup_printf("\"rows\":[\n   {\"value\":%s}]", rows[i].json);
        if (strstr(text, expected) == NULL)
            fail_msg("\"%s\": expected %s, actual %s", rows[i].text, expected, text);
    }
}

static void test_shape(void **state)
{
    (void)state;
    json_t *whole = put("x");
    json_t *table = find(whole, "table"), *figure = find(whole, "figure");
    expect_json("totals", "12", json_object_get(json_object_get(table, "totals"), "count"));
    expect_json("types",
                "[{\"name\":\"name\",\"label\":\"Name\",\"type\":\"text\"},"
                "{\"name\":\"count\",\"label\":\"Count\",\"type\":\"number\"},"
                "{\"name\":\"value\",\"label\":\"Value\",\"type\":\"number\"}]",
                json_object_get(table, "columns"));
    expect_json("bars", "{\"label\":\"x\",\"values\":[4,0,2.5]}",
                json_array_get(json_object_get(figure, "rows"), 0));
    expect_json("cites", "[1]", json_object_get(find(whole, "paragraph"), "cites"));
    expect_json("values", "{\"key\":\"x\",\"count\":12}",
                json_object_get(find(whole, "entry"), "values"));
    json_decref(whole);
}

/* A trend tells what is not there, and what its values rest on. */
static void test_trend(void **state)
{
    (void)state;
    struct paper paper = paper_open(&report_write_json, &layout, "t", "");
    paper_put_figure(&paper, FIGURE_TREND, "x");
    g_autofree char *text = paper_close(&paper);
    json_t *whole = parse(text);
    expect_json("trend", "{\"label\":\"x\",\"values\":[0.5,null,-1],\"counts\":[12,0,3]}",
                json_array_get(json_object_get(find(whole, "figure"), "rows"), 0));
    json_decref(whole);
}

static json_t *labelled(const json_t *whole, const char *label)
{
    json_t *head = json_array_get(json_object_get(whole, "sections"), 0), *item;
    size_t i;
    json_array_foreach (json_object_get(head, "content"), i, item)
        if (g_strcmp0(text_at(item, "label"), label) == 0)
            return item;
    fail_msg("there is no %s", label);
    return NULL;
}

/* Days are ISO beside the words, sources are cited by number, and no part is left out. */
static void test_sample(void **state)
{
    const struct report_rig *rig = *state;
    g_autofree char *text = report_rig_make(rig, "follow-up", "format", "json", NULL);
    json_t *whole = parse(text), *section;
    json_t *as_of = labelled(whole, "As of");
    g_autoptr(GString) parts = g_string_new(NULL);
    size_t i;
    json_array_foreach (json_object_get(whole, "sections"), i, section)
        if (json_integer_value(json_object_get(section, "level")) < 2)
            g_string_append_printf(parts, "%s ", text_at(section, "part"));
    expect_text("parts", "report summary tally commitment position third-party method ",
                parts->str);
    expect_text("as of", "23 November 2026", text_at(as_of, "text"));
    expect_text("as of", "2026-11-23", text_at(as_of, "value"));
    expect_text("language", "en", text_at(whole, "language"));
    assert_true(json_array_size(json_object_get(whole, "sources")) > 1);
    assert_null(json_object_get(whole, "banner"));
    json_decref(whole);
}

/* One object of any length. */
static void test_many(void **state)
{
    (void)state;
    struct paper paper = paper_open(&report_write_json, &layout, "t", "");
    for (int i = 0; i < 10000; i++) {
        g_autofree char *key = g_strdup_printf("A-%d", i);
        struct report_entry *entry = report_entry_new(key, "title");
        if (i % 100 == 0)
            paper.writer->heading(paper.page, 2, "", key);
        paper.writer->entry(paper.page, entry);
        paper.writer->source(paper.page, &(struct report_source){.number = (guint)i + 1,
                                                                 .title = "t",
                                                                 .publisher = "",
                                                                 .dated_on = "",
                                                                 .page = "",
                                                                 .retrieved_on = "",
                                                                 .url = "",
                                                                 .remark = ""});
        report_entry_free(entry);
    }
    g_autofree char *text = paper_close(&paper);
    json_t *whole = parse(text);
    expect_int("sections", 100, (int)json_array_size(json_object_get(whole, "sections")));
    expect_int("sources", 10000, (int)json_array_size(json_object_get(whole, "sources")));
    json_decref(whole);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_words_come_back),
        cmocka_unit_test(test_numbers),
        cmocka_unit_test(test_shape),
        cmocka_unit_test(test_trend),
        cmocka_unit_test_setup_teardown(test_sample, report_rig_sample, report_rig_tear_down),
        cmocka_unit_test(test_many),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
