/* report_public.c proves that nothing internal reaches a public report, whatever it stands in:
 * registers are made at random in which every internal text says SECRET, and every internal entry
 * has a status and days that no public one has. */
#include "tests/lib/expect.h"
#include "tests/lib/report_world.h"

#include "db/commitment.h"
#include "db/document.h"
#include "db/meeting.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

enum { SEEDS = 3 };

static void expect_none(const char *text, const char *const *words_of, gsize n, const char *what)
{
    for (gsize i = 0; i < n; i++) {
        const char *found = strstr(text, words_of[i]);
        if (found == NULL)
            continue;
        g_autofree char *around = g_strndup(MAX(found - 300, text), 600);
        fail_msg("expected no \"%s\" in %s, actual: %s", words_of[i], what, around);
    }
}

static void expect_all(const char *text, const GPtrArray *titles, const char *what)
{
    for (guint i = 0; i < titles->len; i++)
        if (strstr(text, titles->pdata[i]) == NULL)
            fail_msg("expected \"%s\" in %s", (const char *)titles->pdata[i], what);
}

static const char *const formats[] = {"text", "csv"};

/* About what each report needs to be told: ids of the world, one after another; NULL where it needs
 * none. */
static char *subject(const struct report_world *world, enum report_param param,
                     gboolean with_internal, int at)
{
    if (param == REPORT_MEETING) {
        owned(meeting) row = meeting_by_id(world->db, world->meetings[at % WORLD_MEETINGS], NULL);
        gboolean is_open = with_internal || strcmp(row->visibility, "public") == 0;
        return is_open ? g_strdup(row->token) : NULL;
    }
    owned(commitment) row = commitment_by_id(world->db, world->commitments[at], NULL);
    return with_internal || !world->is_hidden[at] ? g_strdup(row->key) : NULL;
}

enum { SUBJECTS = 8 };

static char *make_each(const struct report_rig *rig, const struct report_world *world,
                       const struct report_row *row, enum report_param param, const char *format,
                       const char *audience)
{
    GString *all = g_string_new(NULL);
    for (int i = 0; i < SUBJECTS; i++) {
        g_autofree char *about =
            subject(world, param, strcmp(audience, "internal") == 0, i * 7 % WORLD_COMMITMENTS);
        if (about == NULL)
            continue;
        g_autofree char *one = report_rig_make(rig, row->name, report_params()[param].name, about,
                                               "format", format, "for", audience, NULL);
        g_string_append(all, one);
    }
    return g_string_free(all, FALSE);
}

static char *make(const struct report_rig *rig, const struct report_world *world,
                  const struct report_row *row, const char *format, const char *audience)
{
    if (row->needs & 1u << REPORT_KEY)
        return make_each(rig, world, row, REPORT_KEY, format, audience);
    if (row->needs & 1u << REPORT_MEETING)
        return make_each(rig, world, row, REPORT_MEETING, format, audience);
    if (row->needs & 1u << REPORT_SINCE)
        return report_rig_make(rig, row->name, "since", "2012-01-01", "format", format, "for",
                               audience, NULL);
    if (row->needs & 1u << REPORT_PERIOD)
        return report_rig_make(rig, row->name, "period", "2026", "format", format, "for", audience,
                               NULL);
    return report_rig_make(rig, row->name, "format", format, "for", audience, NULL);
}

/* What may be known of the meetings: how many there are, and of how many a text is held. */
static char *texts_held(const struct report_world *world)
{
    int meetings = 0, with_text = 0;
    for (int i = 0; i < WORLD_MEETINGS; i++) {
        gboolean has_text = FALSE;
        owned(meeting) meeting = meeting_by_id(world->db, world->meetings[i], NULL);
        if (strcmp(meeting->visibility, "public") != 0)
            continue;
        for (int k = 0; k < WORLD_DOCUMENTS; k++) {
            owned(document) document = document_by_id(world->db, world->documents[k], NULL);
            has_text |=
                document->meeting_id == meeting->id && strcmp(document->visibility, "public") == 0;
        }
        meetings++;
        with_text += has_text;
    }
    return g_strdup_printf("Texts held: %d of %d meeting%s", with_text, meetings,
                           meetings == 1 ? "" : "s");
}

/* How often a report says what "contrary" means, whatever stands in the register. */
static int explains_contrary(const struct report_row *row)
{
    return strcmp(row->name, "method") == 0;
}

static int times_of(const char *text, const char *word)
{
    int n = 0;
    for (const char *p = text; (p = strstr(p, word)) != NULL; p++)
        n++;
    return n;
}

/* Public reports say nothing of what internal ones say in many places. */
static void check_seed(guint32 seed)
{
    static const char *const secrets[] = {"SECRET", "3 March 2026", "2026-03-03",
                                          "31 December 2027", "2027-12-31"};
    void *state = NULL;
    struct report_world world;
    report_rig_empty(&state);
    report_world_make(&world, state, seed);
    gsize n;
    const struct report_row *const *rows = report_all(&n);
    g_autofree char *texts = texts_held(&world);
    for (gsize i = 0; i < n * G_N_ELEMENTS(formats); i++) {
        const char *report = rows[i % n]->name, *format = formats[i / n];
        if (rows[i % n]->is_internal)
            continue; /* refused: report.c proves it */
        g_autofree char *open = make(state, &world, rows[i % n], format, "public");
        g_autofree char *closed = make(state, &world, rows[i % n], format, "internal");
        expect_none(open, secrets, G_N_ELEMENTS(secrets), report);
        expect_int(report, explains_contrary(rows[i % n]), times_of(open, "ontrary"));
        if (strstr(open, texts) == NULL)
            fail_msg("expected \"%s\" in\n%s", texts, open);
        assert_non_null(strstr(closed, "SECRET"));
        if (strcmp(report, "scorecard") != 0) /* which tells no status */
            assert_non_null(strstr(closed, "ontrary"));
        if (strcmp(report, "follow-up") == 0) {
            expect_all(open, world.open_titles, "the public follow-up");
            expect_all(closed, world.hidden_titles, "the internal follow-up");
        }
    }
    report_world_free(&world);
    report_rig_tear_down(&state);
}

static void test_nothing_internal(void **state)
{
    (void)state;
    for (guint32 seed = 1; seed <= SEEDS; seed++)
        check_seed(seed);
}

static gsize count_of(const char *csv, const char *part)
{
    g_autofree char *start = g_strdup_printf("\n%s,", part);
    gsize n = 0;
    for (const char *p = csv; (p = strstr(p, start)) != NULL; p++)
        n++;
    return n;
}

/* A public report does not choose by what only insiders know: nothing is contrary in it, and what
 * is in progress by its public entries is found though the register knows better. */
static void test_filters_ask_public_facts(void **state)
{
    const struct report_rig *rig = *state;
    struct report_world world;
    report_world_make(&world, *state, 99);
    g_autofree char *all = report_rig_make(rig, "follow-up", "format", "csv", NULL);
    g_autofree char *found =
        report_rig_make(rig, "follow-up", "format", "csv", "filter", "status:in-progress", NULL);
    g_autofree char *rest =
        report_rig_make(rig, "follow-up", "format", "csv", "filter", "!status:in-progress", NULL);
    g_autofree char *none =
        report_rig_make(rig, "follow-up", "format", "csv", "filter", "status:contrary", NULL);
    g_autofree char *inside = report_rig_make(rig, "follow-up", "format", "csv", "filter",
                                              "status:contrary", "for", "internal", NULL);
    assert_int_equal(count_of(none, "commitment"), 0);
    assert_true(count_of(inside, "commitment") > 5);
    assert_true(count_of(found, "commitment") > 5);
    assert_int_equal(count_of(found, "commitment") + count_of(rest, "commitment"),
                     count_of(all, "commitment"));
    assert_null(strstr(rest, ",in progress,"));
    report_world_free(&world);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_nothing_internal),
        cmocka_unit_test_setup_teardown(test_filters_ask_public_facts, report_rig_empty,
                                        report_rig_tear_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
