/* filter.c proves that the filter language means what it says: texts become the right trees, and
 * wrong texts name the spot. */
#include "core/filter/filter.h"

#include "tests/lib/expect.h"
#include "tests/lib/filter_context.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

static const char *const column_names[] = {
    [FILTER_KEY] = "key",
    [FILTER_TITLE] = "title",
    [FILTER_KIND] = "kind",
    [FILTER_OWNER] = "owner",
    [FILTER_STATUS] = "status",
    [FILTER_STATUS_CLASS] = "class",
    [FILTER_IS_ASSESSED] = "assessed",
    [FILTER_IS_DONE] = "done",
    [FILTER_STATUS_ON] = "status_on",
    [FILTER_DUE_FIRST] = "due_first",
    [FILTER_DUE_LAST] = "due_last",
    [FILTER_DUE_TEXT] = "due_text",
    [FILTER_FOLLOW_UP_ON] = "follow_up",
    [FILTER_CHECKED_ON] = "checked_on",
    [FILTER_UPDATED_AT] = "updated_at",
    [FILTER_EARLIEST_ON] = "earliest_on",
    [FILTER_LATEST_ON] = "latest_on",
    [FILTER_PRIORITY] = "priority",
    [FILTER_VISIBILITY] = "visibility",
    [FILTER_PLACE] = "place",
    [FILTER_LEVEL] = "level",
    [FILTER_NEXT_ACTOR] = "next_actor",
    [FILTER_NEXT_STEP] = "next_step",
    [FILTER_QUESTION] = "question",
    [FILTER_NUMBER_OF_WORDINGS] = "n_wordings",
};
static const char *const op_signs[] = {"=", "<", "<=", ">", ">=", "~", "^", "empty"};

static void dump(const struct filter *filter, GString *out);

static void dump_ids(const char *what, const struct filter *filter, GString *out)
{
    g_string_append(out, what);
    for (guint i = 0; filter->ids != NULL && i < filter->ids->len; i++)
        g_string_append_printf(out, "%s%d", i > 0 ? "," : " ",
                               (int)g_array_index(filter->ids, gint64, i));
    if (filter->first != NULL)
        g_string_append_printf(out, " %s/%s", filter->first, filter->last);
    if (filter->level != NULL)
        g_string_append_printf(out, " level %s", filter->level);
}

static void dump_children(const char *what, const struct filter *filter, GString *out)
{
    g_string_append_printf(out, "(%s", what);
    for (guint i = 0; i < filter->children->len; i++) {
        g_string_append_c(out, ' ');
        dump(filter->children->pdata[i], out);
    }
    g_string_append_c(out, ')');
}

static void dump_compare(const struct filter *filter, GString *out)
{
    g_string_append_printf(out, "%s%s", column_names[filter->column], op_signs[filter->op]);
    if (filter->op == FILTER_EMPTY)
        return;
    if (filter->other != FILTER_NO_COLUMN)
        g_string_append(out, column_names[filter->other]);
    else if (filter->column == FILTER_IS_DONE || filter->column == FILTER_IS_ASSESSED ||
             filter->column == FILTER_NUMBER_OF_WORDINGS)
        g_string_append_printf(out, "%d", (int)filter->number);
    else
        g_string_append(out, filter->text);
}

static void dump(const struct filter *filter, GString *out)
{
    static const char *const places[] = {"", "title:", "topics:", "words:", "notes:"};
    switch (filter->type) {
    case FILTER_ALL:
        g_string_append(out, "all");
        break;
    case FILTER_AND:
        dump_children("and", filter, out);
        break;
    case FILTER_OR:
        dump_children("or", filter, out);
        break;
    case FILTER_NOT:
        dump_children("not", filter, out);
        break;
    case FILTER_WORDS:
        g_string_append_printf(out, "%s'%s'%s", places[filter->where + 1], filter->text,
                               filter->is_prefix ? "*" : "");
        break;
    case FILTER_REGEX:
        g_string_append_printf(out, "~'%s'", filter->text);
        break;
    case FILTER_COMPARE:
        dump_compare(filter, out);
        break;
    case FILTER_PARTY:
        dump_ids("party", filter, out);
        break;
    case FILTER_TOPIC:
        dump_ids("topic", filter, out);
        break;
    case FILTER_SERIES:
        dump_ids("series", filter, out);
        break;
    case FILTER_MEETING:
        dump_ids("meeting", filter, out);
        break;
    case FILTER_MENTIONED:
        dump_ids("mentioned", filter, out);
        break;
    case FILTER_SILENT:
        dump_ids("silent", filter, out);
        break;
    case FILTER_UNCONFIRMED:
        g_string_append(out, "unconfirmed");
        break;
    case FILTER_CUSTOM:
        g_string_append_printf(out, "x.%s%s%s", filter->name, op_signs[filter->op], filter->text);
        break;
    }
}

static char *parsed(const char *text)
{
    g_autoptr(GError) error = NULL;
    owned(filter) filter = filter_parse(text, &test_filter_context, &error, NULL);
    if (filter == NULL)
        return g_strdup_printf("error: %s", error->message);
    GString *out = g_string_new(NULL);
    dump(filter, out);
    return g_string_free(out, FALSE);
}

static const struct {
    const char *text, *tree;
} trees[] = {
    {"", "all"},
    {"  \t ", "all"},
    {"evidence", "'evidence'*"},
    {"Évidence VISA", "(and 'evidence'* 'visa'*)"},
    {"\"Mutual  legal aid\"", "'mutual legal aid'"},
    {"a b | c", "(or (and 'a'* 'b'*) 'c'*)"},
    {"a (b | c)", "(and 'a'* (or 'b'* 'c'*))"},
    {"(a b) c", "(and 'a'* 'b'* 'c'*)"},
    {"a|b|c", "(or 'a'* 'b'* 'c'*)"},
    {"!a b", "(and (not 'a'*) 'b'*)"},
    {"!!a", "'a'*"},
    {"! (a | b)", "(not (or 'a'* 'b'*))"},
    {"e-evidence", "'e-evidence'*"},
    {"EUUS-0042", "'euus-0042'*"},
    {"EU & US –", "(and 'eu'* 'us'*)"},
    {"https://europa.eu", "'https://europa.eu'*"},
    {"10:30", "'10:30'*"},
    {"~visa-?free", "~'visa-?free'"},
    {"~\"a b\" c", "(and ~'a b' 'c'*)"},
    {"key:EUUS-00", "key^EUUS-00"},
    {"title:visa", "title:'visa'*"},
    {"title:\"visa free\"", "title:'visa free'"},
    {"text:shall,will", "(or words:'shall'* words:'will'*)"},
    {"note:x", "notes:'x'*"},
    {"kind:one-off", "kind=one-off"},
    {"kind:\"Next meeting\",position", "(or kind=next-meeting kind=position)"},
    {"kind!=position", "(not kind=position)"},
    {"owner:Müller", "owner~muller"},
    {"owner:none", "ownerempty"},
    {"owner:any", "(not ownerempty)"},
    {"owner:\"none\"", "owner~none"},
    {"status:f", "status=fulfilled"},
    {"status:h", "status=partly-continuing"},
    {"status:H", "status=partly-closed"},
    {"status:\"In progress\",stalled", "(or status=in-progress status=stalled)"},
    {"status:open", "class=open"},
    {"status:none", "statusempty"},
    {"is:closed", "class=closed"},
    {"is:not-assessed", "(and class=open assessed=0)"},
    {"due<2026-12-31", "due_last<2026-12-31"},
    {"due<=2025", "due_last<=2025-12-31"},
    {"due>2025-06", "due_last>2025-06-30"},
    {"due>=2025-40", "due_last>=2025-01-01"},
    {"due:2025-40", "(and due_last>=2025-01-01 due_last<=2025-06-30)"},
    {"due:2025-06-01", "due_last=2025-06-01"},
    {"due:none", "due_lastempty"},
    {"due<today", "due_last<2026-11-23"},
    {"due<=today+30d", "due_last<=2026-12-23"},
    {"due>=today-6m", "due_last>=2026-05-23"},
    {"due=yesterday", "due_last=2026-11-22"},
    {"updated>2026-01-01", "updated_at>2026-01-01~"},
    {"updated:2026-01-01", "(and updated_at>=2026-01-01 updated_at<=2026-01-01~)"},
    {"follow-up<today+1w", "follow_up<2026-11-30"},
    {"wordings>=2", "n_wordings>=2"},
    {"wordings:0,1", "(or n_wordings=0 n_wordings=1)"},
    {"unchecked:6m", "(and class=open (or checked_onempty checked_on<2026-05-23))"},
    {"is:unchecked", "(and class=open (or checked_onempty checked_on<2026-05-23))"},
    {"is:unconfirmed", "unconfirmed"},
    {"party:us", "party 3"},
    {"party:eu", "party 1"},
    {"party:euro", "party 1"},
    {"party:\"member states\"", "party 2"},
    {"party:states", "party 2,3"},
    {"topic:whois", "topic 3"},
    {"topic:\"preuves electroniques\"", "topic 2,3"},
    {"topic:crime", "topic 1,2,3"},
    {"topic:none", "topic"},
    {"series:eu-us-jha", "series 1"},
    {"meeting:lisbon", "meeting 2,3"},
    {"meeting:eu-us-jha-2018", "meeting 1"},
    {"meeting:2024-06", "meeting 2024-06-01/2024-06-30"},
    {"meeting:none", "meeting"},
    {"level:ministers", "meeting level ministers"},
    {"mentioned:sofia", "mentioned 1"},
    {"!mentioned:sofia", "silent 1"},
    {"!meeting:sofia", "(not meeting 1)"},
    {"mentioned!=sofia", "silent 1"},
    {"!!mentioned:sofia", "mentioned 1"},
    {"!(mentioned:sofia visa)", "(or silent 1 (not 'visa'*))"},
    {"!(mentioned:sofia | !(mentioned:2021 | a))",
     "(and silent 1 (or mentioned 2021-01-01/2021-12-31 'a'*))"},
    {"x.Budget_Line:430", "x.budget-line~430"},
    {"x.größe:none", "x.grosseempty"},
    {"visibility:internal", "visibility=internal"},
    {"next:council", "next_actor~council"},
};

/* Each form of the language becomes the conditions it stands for. */
static void test_trees(void **state)
{
    (void)state;
    for (gsize i = 0; i < G_N_ELEMENTS(trees); i++) {
        g_autofree char *tree = parsed(trees[i].text);
        expect_text(trees[i].text, trees[i].tree, tree);
    }
}

static const struct {
    const char *text;
    int spot;
    enum filter_error code;
    const char *says; /* part of the message */
} mistakes[] = {
    {"a \"b", 2, FILTER_ERROR_SYNTAX, "not closed"},
    {"a (b", 2, FILTER_ERROR_SYNTAX, "not closed"},
    {"a b)", 3, FILTER_ERROR_SYNTAX, "never opened"},
    {"()", 1, FILTER_ERROR_SYNTAX, "expected before"},
    {"a |", 3, FILTER_ERROR_SYNTAX, "expected here"},
    {"| a", 0, FILTER_ERROR_SYNTAX, "expected here"},
    {"a !", 3, FILTER_ERROR_SYNTAX, "expected here"},
    {"–", 0, FILTER_ERROR_SYNTAX, "no letter"},
    {"a | &", 4, FILTER_ERROR_SYNTAX, "no letter"},
    {"!&", 1, FILTER_ERROR_SYNTAX, "no letter"},
    {"ünder:x", 0, FILTER_ERROR_FIELD, "no field “ünder”"},
    {"a foo:x", 2, FILTER_ERROR_FIELD, "timeliness"},
    {"due < 2026", 4, FILTER_ERROR_SYNTAX, "due<2026-12-31"},
    {"due<", 4, FILTER_ERROR_SYNTAX, "missing after “due”"},
    {"kind:one-off,", 13, FILTER_ERROR_SYNTAX, "missing after “kind”"},
    {"kind:bogus", 5, FILTER_ERROR_VALUE, "standing"},
    {"kind:one-off,bogus", 13, FILTER_ERROR_VALUE, "“bogus”"},
    {"kind<position", 0, FILTER_ERROR_FIELD, "no order"},
    {"due<2025,2026", 4, FILTER_ERROR_VALUE, "only one value"},
    {"due:2025-13", 4, FILTER_ERROR_VALUE, "no day or period"},
    {"due<none", 4, FILTER_ERROR_VALUE, "no day or period"},
    {"due:today-999999999d", 4, FILTER_ERROR_VALUE, "no day or period"},
    {"status:bogus", 7, FILTER_ERROR_VALUE, "in-progress (p)"},
    {"is:bogus", 3, FILTER_ERROR_VALUE, "unchecked"},
    {"timeliness:open", 11, FILTER_ERROR_VALUE, "overdue"},
    {"wordings>many", 9, FILTER_ERROR_VALUE, "no number"},
    {"unchecked:6", 10, FILTER_ERROR_VALUE, "6m or 1y"},
    {"unchecked:0m", 10, FILTER_ERROR_VALUE, "6m or 1y"},
    {"party:France", 6, FILTER_ERROR_NAME, "no party is called “France”"},
    {"mentioned:atlantis", 10, FILTER_ERROR_NAME, "no meeting is called “atlantis”"},
    {"party:ux", 6, FILTER_ERROR_NAME, "“Ususland”"},
    {"meeting:Oslo", 8, FILTER_ERROR_NAME, "“eu-us-jha-2018-02-26”"},
    {"~[", 1, FILTER_ERROR_VALUE, "not a regular expression"},
    {"~", 0, FILTER_ERROR_VALUE, "expected after"},
    {"a \xff", 0, FILTER_ERROR_SYNTAX, "UTF-8"},
};

/* A wrong filter gives no tree, names the byte and says what was expected. */
static void test_mistakes(void **state)
{
    (void)state;
    for (gsize i = 0; i < G_N_ELEMENTS(mistakes); i++) {
        g_autoptr(GError) error = NULL;
        gsize spot = 999;
        owned(filter) filter = filter_parse(mistakes[i].text, &test_filter_context, &error, &spot);
        expect_true(mistakes[i].text, "is refused", filter == NULL);
        expect_int(mistakes[i].text, mistakes[i].spot, (int)spot);
        expect_int(mistakes[i].text, (int)mistakes[i].code, error->code);
        if (strstr(error->message, mistakes[i].says) == NULL)
            expect_text(mistakes[i].text, mistakes[i].says, error->message);
    }
}

/* A filter of any length or depth is either taken or refused, never followed to the bottom. */
static void test_sizes(void **state)
{
    (void)state;
    g_autoptr(GString) deep = g_string_new(NULL), wide = g_string_new(NULL);
    for (int i = 0; i < 100000; i++) {
        g_string_append(deep, i % 2 ? "(" : "!");
        g_string_append(wide, "a ");
    }
    g_autoptr(GError) error = NULL;
    assert_null(filter_parse(deep->str, &test_filter_context, &error, NULL));
    assert_true(g_error_matches(error, HELDTO_FILTER_ERROR, FILTER_ERROR_SIZE));
    g_clear_error(&error);
    assert_null(filter_parse(wide->str, &test_filter_context, &error, NULL));
    assert_true(g_error_matches(error, HELDTO_FILTER_ERROR, FILTER_ERROR_SIZE));
    g_string_truncate(wide, 400);
    owned(filter) most = filter_parse(wide->str, &test_filter_context, NULL, NULL);
    assert_non_null(most);
    assert_int_equal(most->children->len, 200);
}

/* The same text yields the same tree, and a copy is equal; another text is not. */
static void test_equal(void **state)
{
    (void)state;
    struct filter *last = NULL;
    for (gsize i = 1; i < G_N_ELEMENTS(trees); i++) {
        owned(filter) a = filter_parse(trees[i].text, &test_filter_context, NULL, NULL);
        owned(filter) b = filter_parse(trees[i].text, &test_filter_context, NULL, NULL);
        struct filter *copy = filter_copy(a);
        expect_true(trees[i].text, "equals itself", filter_equal(a, b) && filter_equal(a, copy));
        if (last != NULL && strcmp(trees[i].tree, trees[i - 1].tree) != 0)
            expect_true(trees[i].text, "differs from the one before", !filter_equal(a, last));
        filter_free(last);
        last = copy;
    }
    filter_free(last);
}

static void append_noise(GString *text, guint32 *seed)
{
    static const char *const pieces[] = {
        "a",
        "visa",
        " ",
        "  ",
        "|",
        "!",
        "(",
        ")",
        "\"",
        ":",
        "<",
        ">=",
        "!=",
        ",",
        "~",
        "due",
        "due<",
        "status:",
        "is:overdue",
        "kind:",
        "position",
        "2025",
        "today-3d",
        "mentioned:",
        "sofia",
        "party:us",
        "x.",
        "é",
        "–",
        "日本",
        "*",
        "[",
        "\\",
        "%",
        "'",
        ";--",
        "none",
        "any",
        "unchecked:6m",
        "\t",
        "key:",
        "wordings>1",
        "&",
        "level:ministers",
    };
    g_string_append(text, pieces[expect_random(seed, G_N_ELEMENTS(pieces))]);
}

/* Noise never crashes, and an error always points into the text. */
static void test_noise(void **state)
{
    (void)state;
    guint32 seed = 20261123;
    guint taken = 0;
    for (int round = 0; round < 20000; round++) {
        g_autoptr(GString) text = g_string_new(NULL);
        guint32 n = 1 + expect_random(&seed, 12);
        for (guint32 i = 0; i < n; i++)
            append_noise(text, &seed);
        g_autoptr(GError) error = NULL;
        gsize spot = 0;
        owned(filter) filter = filter_parse(text->str, &test_filter_context, &error, &spot);
        expect_true(text->str, "tree or error", (filter != NULL) != (error != NULL));
        expect_true(text->str, "spot in the text", spot <= text->len);
        g_autofree char *words = filter != NULL ? filter_explain(filter) : NULL;
        taken += words != NULL && *words != '\0';
    }
    expect_true("noise", "takes some and refuses some", taken > 500 && taken < 19500);
}

/* The table of fields is whole: every row has help, names are met by their own row. */
static void test_fields(void **state)
{
    (void)state;
    gsize n;
    const struct filter_field *fields = filter_fields(&n);
    for (gsize i = 0; i < n; i++) {
        expect_true(fields[i].name, "has help", fields[i].help != NULL && *fields[i].help != '\0');
        g_auto(GStrv) names = g_strsplit(fields[i].synonyms, " ", -1);
        for (gsize s = 0; names[s] != NULL; s++)
            if (*names[s] != '\0')
                expect_true(names[s], "finds its row", filter_field_find(names[s]) == &fields[i]);
        if (fields[i].values != FILTER_VALUES_CUSTOM)
            expect_true(fields[i].name, "finds its row",
                        filter_field_find(fields[i].name) == &fields[i]);
    }
    assert_null(filter_field_find("x."));
    assert_non_null(filter_field_find("X.Anything"));
    assert_null(filter_field_find("bogus"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_trees), cmocka_unit_test(test_mistakes),
        cmocka_unit_test(test_sizes), cmocka_unit_test(test_equal),
        cmocka_unit_test(test_noise), cmocka_unit_test(test_fields),
    };
    return cmocka_run_group_tests(tests, test_filter_setup, test_filter_teardown);
}
