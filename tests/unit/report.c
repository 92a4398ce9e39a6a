/* report.c proves that every report can be made in every format for every reader, that what is
 * asked wrongly is refused, and that the same register makes the same bytes. */
#include "core/command.h"
#include "core/csv/csv_reader.h"
#include "core/draft/draft.h"
#include "core/report/entry.h"
#include "core/report/select.h"
#include "db/commitment.h"
#include "tests/lib/expect.h"
#include "tests/lib/report_rig.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

/* Of the sample; what a report needs to be told beside its format. */
static const char *const needed[N_REPORT_PARAMS] = {[REPORT_SINCE] = "2018-03-01",
                                                    [REPORT_MEETING] = "brussels",
                                                    [REPORT_KEY] = "EUUS-0001",
                                                    [REPORT_PERIOD] = "2024"};

/* Some are made for the public as well, some never. */
static const char *for_whom(const struct report_row *row, const char *audience)
{
    return row->is_internal ? "internal" : audience;
}

static char *make_any(const struct report_rig *rig, const struct report_row *row,
                      const char *format, const char *asked)
{
    const char *audience = for_whom(row, asked);
    for (int i = 0; i < N_REPORT_PARAMS; i++)
        if (row->needs & 1u << i) {
            assert_non_null(needed[i]);
            return report_rig_make(rig, row->name, "format", format, "for", audience,
                                   report_params()[i].name, needed[i], NULL);
        }
    return report_rig_make(rig, row->name, "format", format, "for", audience, NULL);
}

/* Names are one of a kind and explained; rows hold all that a writer calls. */
static void test_tables(void **state)
{
    (void)state;
    gsize n, n_writers;
    const struct report_row *const *rows = report_all(&n);
    const struct report_writer *const *writers = report_writers(&n_writers);
    assert_true(n >= 2 && n_writers >= 2);
    for (gsize i = 0; i < n; i++) {
        assert_ptr_equal(report_find(rows[i]->name), rows[i]);
        assert_true(*rows[i]->title != '\0' && *rows[i]->help != '\0' && rows[i]->n_columns > 0);
        assert_non_null(rows[i]->build);
    }
    for (gsize i = 0; i < n_writers; i++) {
        const struct report_writer *w = writers[i];
        assert_ptr_equal(report_writer_find(w->name), w);
        assert_true(*w->extension != '\0' && *w->help != '\0');
        assert_true(w->open && w->begin && w->heading && w->paragraph && w->definition &&
                    w->box_begin && w->box_end && w->entry && w->table_begin && w->table_row &&
                    w->table_end && w->figure && w->source && w->end && w->close);
    }
}

/* What help and completion offer is what there is: every writer, in their order, and for --by what
 * any report takes. */
static void test_choices_are_those_there_are(void **state)
{
    gsize n, n_writers;
    const struct report_row *const *rows = report_all(&n);
    const struct report_writer *const *writers = report_writers(&n_writers);
    g_autoptr(GString) formats = g_string_new(NULL);
    g_auto(GStrv) offered = g_strsplit(report_params()[REPORT_BY].argument, "|", -1);
    g_autoptr(GHashTable) taken = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    (void)state;
    for (gsize i = 0; i < n_writers; i++)
        g_string_append_printf(formats, "%s%s", i > 0 ? "|" : "", writers[i]->name);
    expect_text("--format", formats->str, report_params()[REPORT_FORMAT].argument);
    for (gsize i = 0; i < n; i++) {
        gboolean takes = (rows[i]->params & 1u << REPORT_BY) != 0;
        g_auto(GStrv) by = g_strsplit(rows[i]->by != NULL ? rows[i]->by : "", "|", -1);
        assert_true(takes == (rows[i]->by != NULL));
        for (gsize k = 0; by[k] != NULL; k++) {
            if (!g_strv_contains((const gchar *const *)offered, by[k]))
                fail_msg("expected --by %s of %s among those offered", by[k], rows[i]->name);
            g_hash_table_add(taken, g_strdup(by[k]));
        }
    }
    assert_int_equal(g_hash_table_size(taken), g_strv_length(offered));
}

/* What a report may be told is what the command has as options, letter for letter; the day the
 * register is read at is the shell's affair. */
static void test_params_are_options(void **state)
{
    (void)state;
    const struct command *command = command_find("report");
    assert_non_null(command);
    for (gsize i = 0; i < N_REPORT_PARAMS; i++) {
        const struct report_param_row *row = &report_params()[i];
        assert_non_null(command->options[i]);
        assert_string_equal(command->options[i]->name, row->name);
        assert_int_equal(command->options[i]->letter, row->letter);
        expect_text(row->name, row->argument, command->options[i]->argument);
        assert_true(*row->help != '\0');
    }
    assert_string_equal(command->options[N_REPORT_PARAMS]->name, "as-of");
}

/* What a report needs is there: a meeting or a commitment is not in a register without any. */
static gboolean has_needed(const struct report_rig *rig, const struct report_row *row)
{
    gint64 n = 0;
    assert_true(commitment_count(rig->session->db, &n, NULL));
    return n > 0 || !(row->needs & (1u << REPORT_MEETING | 1u << REPORT_KEY));
}

static void check_all(const struct report_rig *rig)
{
    gsize n, n_writers;
    const struct report_row *const *rows = report_all(&n);
    const struct report_writer *const *writers = report_writers(&n_writers);
    for (gsize i = 0; i < n * n_writers * 2; i++) {
        const struct report_row *row = rows[i % n];
        const struct report_writer *writer = writers[i / n % n_writers];
        gboolean is_internal = i / n / n_writers != 0;
        const char *audience = is_internal ? "internal" : "public";
        if (!has_needed(rig, row) || writer->is_binary || (row->is_internal && !is_internal))
            continue;
        g_autofree char *text = make_any(rig, row, writer->name, audience);
        g_autofree char *again =
            is_internal == row->is_internal ? make_any(rig, row, writer->name, audience) : NULL;
        assert_true(strlen(text) > 200);
        if (again != NULL)
            assert_string_equal(text, again);
        assert_true(g_utf8_validate(text, -1, NULL));
        gboolean is_marked = strstr(text, "INTERNAL – NOT FOR PUBLICATION") != NULL;
        assert_int_equal(is_marked, is_internal);
    }
}

/* Also on a register with nothing in it. */
static void test_every_report_in_every_format(void **state)
{
    check_all(*state);
}

/* Every record has as many fields as the head, and names its part. */
static void test_csv_is_one_table(void **state)
{
    const struct report_rig *rig = *state;
    gsize n;
    const struct report_row *const *rows = report_all(&n);
    for (gsize i = 0; i < n; i++) {
        g_autofree char *csv = make_any(rig, rows[i], "csv", "public");
        g_autoptr(GBytes) bytes = g_bytes_new(csv, strlen(csv));
        g_autoptr(GError) error = NULL;
        struct csv_reader *reader = csv_reader_open_bytes(bytes, "x", NULL, NULL);
        const struct csv_record *record = csv_reader_next(reader, &error);
        gsize n_fields = record->n_fields, n_records = 0;
        assert_string_equal(record->fields[0], "part");
        while ((record = csv_reader_next(reader, &error)) != NULL) {
            assert_null(record->fault);
            assert_int_equal(record->n_fields, n_fields);
            assert_string_not_equal(record->fields[0], "");
            n_records++;
        }
        assert_null(error);
        assert_true(n_records > 20);
        csv_reader_close(reader);
    }
}

/* The three that are counted apart add up to all of the sample. */
static void test_counts(void **state)
{
    const struct report_rig *rig = *state;
    g_autofree char *text = report_rig_make(rig, "follow-up", NULL);
    assert_non_null(strstr(text, "15 commitments; 8 positions and 3 undertakings of others, not"));
    assert_non_null(strstr(text, "3 have been assessed"));
    assert_non_null(strstr(text, "12 have not been assessed"));
    assert_non_null(strstr(text, "Texts held: 3 of 7 meetings, none of them the full official"));
    assert_non_null(strstr(text, "period over since 1 July 2025 – not checked"));
    assert_null(strstr(text, "overdue since"));
    assert_null(strstr(text, "%"));
}

/* No code of the register stands in what people read: no EDTF, no token. */
static void test_no_codes_in_text(void **state)
{
    static const char *const codes[] = {"2025-40", "2021-41",   "not-assessed",     "one-off",
                                        "own-su",  "looks-for", "senior-officials", "eu-us-jha"};
    static const char *const reports[] = {"follow-up", "since", "overdue",
                                          "lineage",   "brief", "year"};
    const struct report_rig *rig = *state;
    for (gsize k = 0; k < G_N_ELEMENTS(reports); k++) {
        g_autofree char *text = make_any(rig, report_find(reports[k]), "text", "internal");
        for (gsize i = 0; i < G_N_ELEMENTS(codes); i++)
            if (strstr(text, codes[i]) != NULL)
                fail_msg("expected no %s in the report %s", codes[i], reports[k]);
    }
}

/* Quotation marks stand around exact words only: the sample has none. */
static void test_quotation_marks(void **state)
{
    const struct report_rig *rig = *state;
    g_autofree char *text =
        report_rig_make(rig, "follow-up", "format", "csv", "filter", "EUUS-0001", NULL);
    assert_non_null(strstr(text, "the negotiations on an EU-U.S. agreement"));
    assert_null(strstr(text, "“the negotiations"));
}

static void test_filters_and_groups(void **state)
{
    const struct report_rig *rig = *state;
    g_autofree char *one = report_rig_make(rig, "follow-up", "filter", "EUUS-0017", NULL);
    g_autofree char *meeting = report_rig_make(rig, "follow-up", "meeting", "lisbon", NULL);
    g_autofree char *by = report_rig_make(rig, "follow-up", "by", "meeting", NULL);
    assert_non_null(strstr(one, "1 commitment\n"));
    assert_null(strstr(one, "EUUS-0001  "));
    assert_non_null(strstr(meeting, "What was stated in Lisbon, 22 June 2021"));
    assert_null(strstr(meeting, "EUUS-0025  "));
    g_autofree char *both =
        report_rig_make(rig, "follow-up", "meeting", "lisbon", "filter", "status:fulfilled", NULL);
    assert_non_null(strstr(meeting, "Selected       what was stated in Lisbon, 22 June 2021\n"));
    assert_non_null(strstr(both, "what was stated in Lisbon, 22 June 2021 where status is"));
    /* Newest first. */
    const char *brussels = strstr(by, "\nBrussels (20–21 June 2024)\n──");
    const char *lisbon = strstr(by, "\nLisbon (22 June 2021)\n──");
    assert_true(brussels != NULL && lisbon != NULL && brussels < lisbon);
}

static void test_refusals(void **state)
{
    static const struct {
        const char *report, *name, *value, *words;
    } rows[] = {
        {"follow-up", "since", "2024-01-01", "takes no --since"},
        {"since", "by", "topic", "takes no --by"},
        {"since", "title", "x", "needs --since"},
        {"since", "key", "EUUS-0001", "takes no --key"},
        {"since", "since", "2030-01-01", "not over yet"},
        {"since", "since", "nowhere", "nowhere"},
        {"follow-up", "for", "everyone", "it is public or internal"},
        {"handover", "for", "public", "is not made for the public"},
        {"handover", "by", "topic", "takes no --by"},
        {"tally", "by", "colour", "it is all or topic or party"},
        {"sources", "months", "3", "takes no --months"},
        {"method", "meeting", "lisbon", "takes no --meeting"},
        {"follow-up", "format", "abacus", "it is text or "},
        {"follow-up", "by", "colour", "it is topic or meeting"},
        {"follow-up", "by", "status", "it is topic or meeting"},
        {"follow-up", "paper", "a3", "it is a4 or letter"},
        {"follow-up", "width", "12", "from 40 to 400"},
        {"follow-up", "width", "many", "from 40 to 400"},
        {"follow-up", "filter", "status:", "--filter, at character"},
        {"follow-up", "meeting", "atlantis", "atlantis"},
    };
    const struct report_rig *rig = *state;
    for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
        g_autofree char *message =
            report_rig_refusal(rig, rows[i].report, rows[i].name, rows[i].value, NULL);
        if (strstr(message, rows[i].words) == NULL)
            fail_msg("expected \"%s\", actual \"%s\"", rows[i].words, message);
    }
}

static gboolean stop_at_once(gpointer data, gint64 done, gint64 total)
{
    (void)done;
    (void)total;
    ++*(int *)data;
    return TRUE;
}

static gboolean never(gpointer data, const char *bytes, gsize len, GError **error)
{
    (void)data;
    (void)bytes;
    (void)len;
    (void)error;
    fail_msg("nothing may be written of a report that was stopped");
    return FALSE;
}

/* Stopped by the user, none of them writes anything. */
static void test_stopped(void **state)
{
    const struct report_rig *rig = *state;
    gsize n;
    const struct report_row *const *rows = report_all(&n);
    for (gsize i = 0; i < n; i++) {
        int asked = 0;
        g_autoptr(GError) error = NULL;
        struct report_request request = {.row = rows[i], .progress = stop_at_once, .data = &asked};
        for (int k = 0; k < N_REPORT_PARAMS; k++)
            request.values[k] = rows[i]->needs & 1u << k ? needed[k] : NULL;
        const struct report_output output = {.write = never};
        assert_false(report_make(rig->session, &request, &output, &error));
        if (!g_error_matches(error, HELDTO_ERROR, HELDTO_ERROR_CANCELLED))
            fail_msg("expected %s to be stopped, actual: %s", rows[i]->name, error->message);
        assert_int_equal(asked, 1);
    }
}

/* Another program's change, in the middle of the first go through the register. */
static gboolean change_meanwhile(gpointer data, gint64 done, gint64 total)
{
    struct session **other = data;
    (void)done;
    (void)total;
    if (*other == NULL)
        return FALSE;
    owned_draft draft = draft_new(NOUN_COMMITMENT);
    draft_set(draft, "title", "Came in between");
    draft_set(draft, "kind", "standing");
    assert_true(draft_save(*other, draft, NULL));
    session_close(*other);
    *other = NULL;
    return FALSE;
}

static gboolean append(gpointer data, const char *bytes, gsize len, GError **error)
{
    (void)error;
    g_string_append_len(data, bytes, (gssize)len);
    return TRUE;
}

/* A report is of one moment: what another program changes meanwhile is in all of it. */
static void test_register_moves(void **state)
{
    const struct report_rig *rig = *state;
    const struct session_options options = {.location = rig->path, .author = "Bo"};
    struct session *other = session_open(&options, NULL);
    g_autoptr(GString) text = g_string_new(NULL);
    const struct report_request request = {
        .row = report_find("follow-up"), .progress = change_meanwhile, .data = &other};
    const struct report_output output = {.write = append, .data = text};
    assert_non_null(other);
    assert_true(report_make(rig->session, &request, &output, NULL));
    assert_null(other);
    assert_non_null(strstr(text->str, "16 commitments;"));
    assert_non_null(strstr(text->str, "Came in between"));
}

static gboolean fail_later(gpointer data, const char *bytes, gsize len, GError **error)
{
    (void)bytes;
    (void)len;
    if (--*(int *)data > 0)
        return TRUE;
    g_set_error_literal(error, G_FILE_ERROR, G_FILE_ERROR_NOSPC, "full");
    return FALSE;
}

/* An output that takes no more is an error, not a short report. */
static void test_output_fails(void **state)
{
    const struct report_rig *rig = *state;
    int left = 3;
    g_autoptr(GError) error = NULL;
    const struct report_request request = {.row = report_find("follow-up")};
    const struct report_output output = {.write = fail_later, .data = &left};
    assert_false(report_make(rig->session, &request, &output, &error));
    assert_true(g_error_matches(error, G_FILE_ERROR, G_FILE_ERROR_NOSPC));
}

#define ON_SAMPLE(test)                                                                            \
    cmocka_unit_test_setup_teardown(test, report_rig_sample, report_rig_tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_tables),
        cmocka_unit_test(test_choices_are_those_there_are),
        cmocka_unit_test(test_params_are_options),
        ON_SAMPLE(test_every_report_in_every_format),
        cmocka_unit_test_setup_teardown(test_every_report_in_every_format, report_rig_empty,
                                        report_rig_tear_down),
        ON_SAMPLE(test_csv_is_one_table),
        ON_SAMPLE(test_counts),
        ON_SAMPLE(test_no_codes_in_text),
        ON_SAMPLE(test_quotation_marks),
        ON_SAMPLE(test_filters_and_groups),
        ON_SAMPLE(test_refusals),
        ON_SAMPLE(test_stopped),
        ON_SAMPLE(test_register_moves),
        ON_SAMPLE(test_output_fails),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
