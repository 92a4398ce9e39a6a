/* filter_context.c owns the small world that the tests of the filter language look at.
 * It must not test anything itself. */
#include "tests/lib/filter_context.h"

#include "core/scheme/scheme.h"
#include "db/scheme_row.h"

static const struct {
    enum name_noun noun;
    gint64 id, parent_id;
    const char *text;
} known_names[] = {
    {NAME_PARTY, 1, 0, "European Union"},
    {NAME_PARTY, 1, 0, "eu"},
    {NAME_PARTY, 2, 0, "EU member states"},
    {NAME_PARTY, 3, 0, "United States"},
    {NAME_PARTY, 3, 0, "us"},
    {NAME_PARTY, 4, 0, "Ususland"},
    {NAME_TOPIC, 1, 0, "crime"},
    {NAME_TOPIC, 2, 1, "electronic evidence"},
    {NAME_TOPIC, 2, 1, "preuves électroniques"},
    {NAME_TOPIC, 3, 2, "WHOIS"},
    {NAME_SERIES, 1, 0, "eu-us-jha"},
    {NAME_MEETING, 1, 0, "eu-us-jha-2018-02-26"},
    {NAME_MEETING, 1, 0, "Sofia"},
    {NAME_MEETING, 2, 0, "eu-us-jha-2021-06-22"},
    {NAME_MEETING, 2, 0, "Lisbon"},
    {NAME_MEETING, 3, 0, "eu-us-jha-2019-11-05"},
    {NAME_MEETING, 3, 0, "Lisbon"},
};

static void free_name(gpointer name)
{
    name_free(name);
}

static GPtrArray *test_names(gpointer data, enum name_noun noun, GError **error)
{
    (void)data;
    (void)error;
    GPtrArray *names = g_ptr_array_new_with_free_func(free_name);
    for (gsize i = 0; i < G_N_ELEMENTS(known_names); i++) {
        if (known_names[i].noun != noun)
            continue;
        struct name *name = g_new0(struct name, 1);
        name->id = known_names[i].id;
        name->parent_id = known_names[i].parent_id;
        name->text = g_strdup(known_names[i].text);
        g_ptr_array_add(names, name);
    }
    return names;
}

static void free_status(gpointer row)
{
    g_free(((struct scheme_status_row *)row)->letter);
    g_free(row);
}

static GPtrArray *pledge_rows(void)
{
    const struct scheme *pledge = scheme_find("pledge");
    GPtrArray *rows = g_ptr_array_new_with_free_func(free_status);
    for (gsize i = 0; i < pledge->n; i++) {
        struct scheme_status_row *row = g_new0(struct scheme_status_row, 1);
        row->token = (char *)pledge->statuses[i].token;
        row->label = (char *)pledge->statuses[i].label;
        row->letter = g_strndup(&pledge->statuses[i].letter, 1);
        g_ptr_array_add(rows, row);
    }
    return rows;
}

static GPtrArray *statuses;
struct filter_context test_filter_context = {.today = "2026-11-23", .names = test_names};

int test_filter_setup(void **state)
{
    (void)state;
    test_filter_context.statuses = statuses = pledge_rows();
    return 0;
}

int test_filter_teardown(void **state)
{
    (void)state;
    g_ptr_array_unref(statuses);
    return 0;
}
