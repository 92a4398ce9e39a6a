/* intake_fields.c proves, on the labelled statements where they are present, that parties, topic,
 * due period and place of a promise are read as people read them. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "core/lexicon/circle.h"
#include "core/lexicon/due.h"
#include "core/lexicon/subject.h"
#include "core/lexicon/venue.h"
#include "core/lexicon/who.h"
#include "tests/lib/gold.h"

/* What must at least hold over all texts; a little below what was measured. */
#define LEAST_DUE     0.97
#define LEAST_PLACE   1.00
#define LEAST_PARTIES 0.95
#define LEAST_TOPIC   0.93

#define RESTATED(name)  "corpus/restated/" name ".txt", "corpus/restated/" name ".labels.jsonl", ""
#define WHOLE(name)     "corpus/" name ".txt", "corpus/" name ".labels.jsonl", ""
#define SEED(name, day) "seeds/" name ".txt", "corpus/labels-seeds/" name ".labels.jsonl", day

static const struct {
    const char *text, *labels, *day;
} texts[] = {
    {RESTATED("eu-us-jha-2015-06-riga")},
    {SEED("004_0be234f73af0dcac", "2018-02-27")},
    {RESTATED("eu-us-jha-2018-11-washington")},
    {RESTATED("eu-us-jha-2019-06-bucharest")},
    {SEED("003_cbbb74a22afe9609", "2021-06-22")},
    {RESTATED("eu-us-jha-2022-12-washington")},
    {RESTATED("eu-us-jha-2023-06-stockholm")},
    {SEED("000_69b2d616895da90d", "2024-06-21")},
    {WHOLE("eu-us-summit-2021-06")},
    {WHOLE("eu-us-data-privacy-2022-03")},
    {WHOLE("quad-leaders-2021-03")},
    {WHOLE("us-mx-security-2021-10")},
    {WHOLE("us-mx-security-2023-07")},
    {WHOLE("cri-2021-10")},
    {WHOLE("tfc-2023-04")},
};

struct rates {
    struct gold_rate due, dated, place, parties, topic;
};

static int is_verbose(void)
{
    return g_getenv("HELDTO_TEST_SHOW") != NULL;
}

static int by_text(const void *a, const void *b)
{
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

/* "EU; US", in order of name. */
static char *joined(char **names)
{
    g_autoptr(GPtrArray) sorted = g_ptr_array_new();
    GString *out = g_string_new(NULL);

    for (char **name = names; *name != NULL; name++)
        g_ptr_array_add(sorted, *name);
    g_ptr_array_sort(sorted, by_text);
    for (guint i = 0; i < sorted->len; i++)
        g_string_append_printf(out, "%s%s", i > 0 ? "; " : "", (char *)sorted->pdata[i]);
    return g_string_free(out, FALSE);
}

static char *wanted_parties(const struct gold_item *item)
{
    const json_t *list = json_object_get(item->label, "parties");
    g_autoptr(GPtrArray) names = g_ptr_array_new();
    size_t i;
    json_t *name;

    json_array_foreach (list, i, name)
        g_ptr_array_add(names, (char *)json_string_value(name));
    g_ptr_array_add(names, NULL);
    return joined((char **)names->pdata);
}

static void judge(const struct gold *gold, const struct gold_item *item, const char *what,
                  const char *expected, const char *actual, struct gold_rate *rate)
{
    gboolean hit = strcmp(expected, actual) == 0;

    gold_count(rate, hit);
    if (!hit && is_verbose())
        print_message("  %s %s: expected \"%s\", actual \"%s\"\n    %.150s\n", gold->name, what,
                      expected, actual, gold_text(item, "quote"));
}

static void judge_item(const struct lexicon *lexicon, const struct gold *gold,
                       const struct reading *reading, const struct gold_item *item,
                       struct rates *rates)
{
    g_auto(GStrv) bound = who_bound(lexicon, reading, &item->passage);
    g_autofree char *parties = joined(bound);
    g_autofree char *wanted = wanted_parties(item);
    g_autofree char *topic = subject_topic(lexicon, reading, &item->passage);
    __attribute__((cleanup(due_cleanup))) struct due *due = due_read(reading, &item->passage);
    __attribute__((cleanup(venue_cleanup))) struct venue *venue =
        venue_read(lexicon, reading, &item->passage);
    g_autofree char *days = g_strdup_printf("%s..%s", due->from, due->to);
    g_autofree char *wanted_days =
        g_strdup_printf("%s..%s", gold_text(item, "due_from"), gold_text(item, "due_to"));

    judge(gold, item, "parties", wanted, parties, &rates->parties);
    judge(gold, item, "topic", gold_text(item, "topic"), subject_wide(lexicon, topic),
          &rates->topic);
    judge(gold, item, "due", wanted_days, days, &rates->due);
    if (strlen(wanted_days) > 2)
        gold_count(&rates->dated, strcmp(wanted_days, days) == 0);
    if (*gold_text(item, "place") != '\0')
        judge(gold, item, "place", gold_text(item, "place"), venue->place, &rates->place);
    else if (*venue->place != '\0' && is_verbose())
        print_message("  %s place: \"%s\" where none is labelled\n", gold->name, venue->place);
}

static void judge_text(const struct lexicon *lexicon, const struct gold *gold, struct rates *rates)
{
    __attribute__((cleanup(circle_cleanup))) struct circle *circle =
        circle_read(lexicon, gold->title, gold->body);
    struct reading reading = {.text = gold->body,
                              .title = gold->title,
                              .day = gold->day,
                              .language = "en",
                              .voice = "verbatim",
                              .circle = circle};

    for (guint i = 0; i < gold->items->len; i++)
        judge_item(lexicon, gold, &reading, g_ptr_array_index(gold->items, i), rates);
}

static void print_rates(const char *name, const struct rates *rates)
{
    print_message(
        "%-34.34s n %3d  due %.2f due+ %.2f (%d) topic %.2f parties %.2f place %.2f (%d)\n", name,
        rates->due.all, gold_share(&rates->due), gold_share(&rates->dated), rates->dated.all,
        gold_share(&rates->topic), gold_share(&rates->parties), gold_share(&rates->place),
        rates->place.all);
}

static void add_rate(struct gold_rate *sum, const struct gold_rate *rate)
{
    sum->hits += rate->hits;
    sum->all += rate->all;
}

static void add_rates(struct rates *sum, const struct rates *rates)
{
    add_rate(&sum->due, &rates->due);
    add_rate(&sum->dated, &rates->dated);
    add_rate(&sum->place, &rates->place);
    add_rate(&sum->parties, &rates->parties);
    add_rate(&sum->topic, &rates->topic);
}

static void expect_share(const char *what, double least, const struct gold_rate *rate)
{
    if (gold_share(rate) < least)
        fail_msg("%s: expected at least %.2f, actual %.2f (%d of %d)", what, least,
                 gold_share(rate), rate->hits, rate->all);
}

/* Parties, topic, due period and place of the labelled promises, text by text and in all. */
static void test_labelled_statements(void **state)
{
    __attribute__((cleanup(lexicon_cleanup))) struct lexicon *lexicon = lexicon_new(NULL, NULL);
    const char *only = g_getenv("HELDTO_TEST_SHOW");
    struct rates sum = {0};

    (void)state;
    for (gsize i = 0; i < G_N_ELEMENTS(texts); i++) {
        struct rates rates = {0};
        struct gold *gold = gold_load(texts[i].text, texts[i].labels, texts[i].day);
        if (gold == NULL) {
            print_message("the labelled statements are not here\n");
            skip();
        }
        if (only == NULL || strstr(gold->name, only) != NULL) {
            judge_text(lexicon, gold, &rates);
            print_rates(gold->name, &rates);
            add_rates(&sum, &rates);
        }
        gold_free(gold);
    }
    print_rates("in all", &sum);
    if (only != NULL)
        return;
    expect_share("due", LEAST_DUE, &sum.due);
    expect_share("place", LEAST_PLACE, &sum.place);
    expect_share("parties", LEAST_PARTIES, &sum.parties);
    expect_share("topic", LEAST_TOPIC, &sum.topic);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_labelled_statements),
    };

    return cmocka_run_group_tests_name("intake_fields", tests, NULL, NULL);
}
