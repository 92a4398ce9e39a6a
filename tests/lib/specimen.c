/* specimen.c owns registers made for tests: their rows, and their state as text.
 * It must not know what is proved with them. */
#include "tests/lib/specimen.h"

#include "db/commitment.h"
#include "db/db_private.h"
#include "db/derive.h"
#include "db/document.h"
#include "db/load.h"
#include "db/meeting.h"
#include "db/party.h"
#include "db/register_row.h"
#include "db/scheme_row.h"
#include "db/series.h"
#include "db/topic.h"
#include "db/update.h"
#include "db/wording.h"

#include <glib/gstdio.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

static char *tick(void)
{
    static gint64 ticks;
    ticks++;
    return g_strdup_printf("2026-11-23T10:%02d:%02d.%06dZ", (int)(ticks / 60000000) % 60,
                           (int)(ticks / 1000000) % 60, (int)(ticks % 1000000));
}

static gboolean whole_days(const char *edtf, char **first, char **last)
{
    gboolean is_day = strlen(edtf) == 10;
    *first = g_strdup(is_day ? edtf : "");
    *last = g_strdup(is_day ? edtf : "");
    return is_day;
}

const struct db_rules specimen_rules = {.edtf_days = whole_days, .now = tick};
const struct change_info specimen_ana = {
    .action = "test", .author = "Ana", .login = "ana", .program = "test"};
const struct change_info specimen_bo = {
    .action = "test", .author = "Bo", .login = "bo", .program = "test"};

struct change *specimen_begin(struct db *db, const struct change_info *who)
{
    struct change *change = NULL;
    OK((change = change_begin(db, who, error)) != NULL);
    return change;
}

void specimen_commit(struct change *change)
{
    OK(change_commit(change, error));
}

gint64 specimen_insert(struct change *change, enum table_id table, void *row)
{
    struct row_head *head = row;
    OK(change_insert(change, table, row, error));
    g_clear_pointer(&head->uuid, g_free);
    return head->id;
}

void specimen_make_scheme(struct db *db)
{
    static const struct {
        const char *token, *letter, *class;
        int assessed, done;
    } statuses[] = {{"not-assessed", "n", "open", 0, 0},
                    {"in-progress", "p", "open", 1, 0},
                    {"fulfilled", "f", "closed", 1, 1}};
    struct change_info maker = specimen_ana;
    maker.is_start = TRUE;
    struct change *change = specimen_begin(db, &maker);
    struct setting setting = {.name = (char *)"scheme", .value = (char *)"pledge"};
    specimen_insert(change, TABLE_SETTING, &setting);
    struct scheme_row scheme = {.token = (char *)"pledge", .name = (char *)"pledge"};
    gint64 id = specimen_insert(change, TABLE_SCHEME, &scheme);
    for (int i = 0; i < (int)G_N_ELEMENTS(statuses); i++) {
        struct scheme_status_row row = {.scheme_id = id,
                                        .position = i,
                                        .token = (char *)statuses[i].token,
                                        .letter = (char *)statuses[i].letter,
                                        .class = (char *)statuses[i].class,
                                        .is_assessed = statuses[i].assessed,
                                        .is_done = statuses[i].done};
        specimen_insert(change, TABLE_SCHEME_STATUS, &row);
    }
    change_say(change, "register made");
    specimen_commit(change);
}

int specimen_set_up(void **state)
{
    struct specimen *specimen = g_new0(struct specimen, 1);
    specimen->folder = g_dir_make_tmp("heldto-XXXXXX", NULL);
    specimen->path = specimen_file(specimen, "register.db");
    struct db_options options = {.is_new = TRUE, .rules = &specimen_rules};
    OK((specimen->db = db_open(specimen->path, &options, error)) != NULL);
    specimen_make_scheme(specimen->db);
    *state = specimen;
    return 0;
}

int specimen_tear_down(void **state)
{
    struct specimen *specimen = *state;
    db_close(specimen->db);
    g_autoptr(GDir) folder = g_dir_open(specimen->folder, 0, NULL);
    const char *name;
    while (folder != NULL && (name = g_dir_read_name(folder)) != NULL) {
        g_autofree char *path = specimen_file(specimen, name);
        g_remove(path);
    }
    g_rmdir(specimen->folder);
    g_free(specimen->path);
    g_free(specimen->folder);
    g_free(specimen);
    return 0;
}

void specimen_reopen(struct specimen *specimen)
{
    db_close(specimen->db);
    struct db_options options = {.check_content = TRUE, .rules = &specimen_rules};
    OK((specimen->db = db_open(specimen->path, &options, error)) != NULL);
}

char *specimen_file(const struct specimen *specimen, const char *name)
{
    return g_build_filename(specimen->folder, name, NULL);
}

static gint64 insert_commitment(struct change *change, struct db *db, gint64 series_id,
                                const char *title)
{
    g_autofree char *key = NULL;
    OK((key = commitment_next_key(db, series_id, error)) != NULL);
    struct commitment row = {.key = key,
                             .series_id = series_id,
                             .kind = (char *)"one-off",
                             .title = (char *)title,
                             .priority = (char *)"normal",
                             .visibility = (char *)"public",
                             .next_step_visibility = (char *)"public",
                             .note_visibility = (char *)"public",
                             .due_edtf = (char *)"2025-06-30"};
    gint64 id = specimen_insert(change, TABLE_COMMITMENT, &row);
    change_say(change, "%s added", key);
    return id;
}

gint64 specimen_commitment(struct db *db, const struct change_info *who, const char *title)
{
    struct change *change = specimen_begin(db, who);
    gint64 id = insert_commitment(change, db, 0, title);
    specimen_commit(change);
    return id;
}

static gint64 insert_status(struct change *change, const char *author, gint64 commitment_id,
                            const char *status, const char *day)
{
    g_autofree char *now = tick();
    struct update row = {.commitment_id = commitment_id,
                         .kind = (char *)"status",
                         .status_to = (char *)status,
                         .effective_on = (char *)day,
                         .checked_on = (char *)day,
                         .recorded_at = now,
                         .author = (char *)author,
                         .visibility = (char *)"public"};
    return specimen_insert(change, TABLE_UPDATE, &row);
}

gint64 specimen_status(struct db *db, const struct change_info *who, gint64 commitment_id,
                       const char *status, const char *day)
{
    struct change *change = specimen_begin(db, who);
    gint64 id = insert_status(change, who->author, commitment_id, status, day);
    change_say(change, "status %s", status);
    specimen_commit(change);
    return id;
}

gboolean specimen_set(struct db *db, const struct change_info *who, enum table_id table, gint64 id,
                      const char *field, const char *value, GError **error)
{
    void *old = load_by_id(db, table, id, error);
    assert_non_null(old);
    void *row = row_copy(table, old);
    assert_true(row_set_value(row, table_column(table_of(table), field), value));
    struct change *change = specimen_begin(db, who);
    change_say(change, "%s set", field);
    gboolean done = change_update(change, table, old, row, error);
    row_free(table, old);
    row_free(table, row);
    if (done)
        return change_commit(change, error);
    change_abort(change);
    return FALSE;
}

gboolean specimen_delete(struct db *db, const struct change_info *who, enum table_id table,
                         gint64 id, GError **error)
{
    void *row = load_by_id(db, table, id, error);
    assert_non_null(row);
    struct change *change = specimen_begin(db, who);
    change_say(change, "%s deleted", table_of(table)->name);
    gboolean done = change_delete(change, table, row, error);
    row_free(table, row);
    if (done)
        return change_commit(change, error);
    change_abort(change);
    return FALSE;
}

static gint64 insert_party(struct change *change, const char *token, const char *name)
{
    struct party row = {
        .token = (char *)token, .name = (char *)name, .kind = (char *)"institution"};
    gint64 id = specimen_insert(change, TABLE_PARTY, &row);
    struct party_alias alias = {.party_id = id, .alias = (char *)name, .folded = (char *)token};
    specimen_insert(change, TABLE_PARTY_ALIAS, &alias);
    return id;
}

static gint64 insert_topic(struct change *change, const char *token, const char *name)
{
    struct topic row = {.token = (char *)token, .name = (char *)name};
    gint64 id = specimen_insert(change, TABLE_TOPIC, &row);
    struct topic_alias alias = {
        .topic_id = id, .alias = (char *)"preuves électroniques", .folded = (char *)token};
    specimen_insert(change, TABLE_TOPIC_ALIAS, &alias);
    return id;
}

static gint64 insert_meeting(struct change *change, gint64 series_id, const char *token,
                             const char *day, const char *city)
{
    struct meeting row = {.series_id = series_id,
                          .token = (char *)token,
                          .date_edtf = (char *)day,
                          .city = (char *)city,
                          .level = (char *)"ministers",
                          .state = (char *)"held",
                          .visibility = (char *)"public"};
    return specimen_insert(change, TABLE_MEETING, &row);
}

struct specimen_world specimen_make_world(struct db *db)
{
    struct specimen_world world = {0};
    struct change *change = specimen_begin(db, &specimen_ana);
    struct series series = {.token = (char *)"eu-us-jha", .prefix = (char *)"EUUS"};
    world.series = specimen_insert(change, TABLE_SERIES, &series);
    world.meeting = insert_meeting(change, world.series, "lisbon", "2021-06-22", "Lisbon");
    world.later_meeting = insert_meeting(change, world.series, "brussels", "2024-06-20", "");
    world.party = insert_party(change, "eu", "European Union");
    world.other_party = insert_party(change, "us", "United States");
    world.topic = insert_topic(change, "e-evidence", "Electronic evidence");
    world.other_topic = insert_topic(change, "travel", "Visa-free travel");
    struct document document = {.meeting_id = world.meeting,
                                .title = (char *)"Joint statement",
                                .coverage = (char *)"extract",
                                .visibility = (char *)"public",
                                .text = (char *)"They agreed to share electronic evidence."};
    world.document = specimen_insert(change, TABLE_DOCUMENT, &document);
    change_say(change, "world made");
    specimen_commit(change);
    return world;
}

static void insert_about(struct change *change, const struct specimen_world *world, gint64 id)
{
    struct commitment_party bound = {
        .commitment_id = id, .party_id = world->party, .role = (char *)"bound"};
    struct commitment_party host = {
        .commitment_id = id, .party_id = world->other_party, .role = (char *)"host", .position = 1};
    struct commitment_topic topic = {.commitment_id = id, .topic_id = world->topic};
    struct wording wording = {.commitment_id = id,
                              .meeting_id = world->meeting,
                              .document_id = world->document,
                              .role = (char *)"record",
                              .voice = (char *)"reported",
                              .force = (char *)"agreed",
                              .length = 40,
                              .exact = (char *)"agreed to share electronic evidence"};
    specimen_insert(change, TABLE_COMMITMENT_PARTY, &bound);
    specimen_insert(change, TABLE_COMMITMENT_PARTY, &host);
    specimen_insert(change, TABLE_COMMITMENT_TOPIC, &topic);
    specimen_insert(change, TABLE_WORDING, &wording);
}

gint64 specimen_plain_commitment(struct db *db, struct change *change,
                                 const struct specimen_world *world, const char *title,
                                 gint64 *update_id)
{
    gint64 id = insert_commitment(change, db, world->series, title);
    insert_about(change, world, id);
    *update_id = insert_status(change, "Ana", id, "in-progress", "2022-01-01");
    return id;
}

gint64 specimen_whole_commitment(struct db *db, struct change *change,
                                 const struct specimen_world *world, const char *title)
{
    gint64 update_id = 0;
    gint64 id = specimen_plain_commitment(db, change, world, title, &update_id);
    struct source source = {.title = (char *)"Regulation 2023/1543",
                            .kind = (char *)"deed",
                            .visibility = (char *)"public"};
    struct citation citation = {.source_id = specimen_insert(change, TABLE_SOURCE, &source),
                                .commitment_id = id,
                                .update_id = update_id};
    specimen_insert(change, TABLE_CITATION, &citation);
    return id;
}

/* Which rows undo gives back; what marks an update undone leaves its sources and citations. */
static const char *live_rows(enum table_id table)
{
    switch (table) {
    case TABLE_UPDATE:
    case TABLE_ASSESSMENT:
        return "WHERE undone = 0";
    case TABLE_CITATION:
        return "WHERE update_id IS NULL OR update_id IN"
               " (SELECT id FROM commitment_update WHERE undone = 0)";
    case TABLE_SOURCE:
        return "WHERE id NOT IN (SELECT f.row_id FROM field_change f JOIN change h"
               " ON h.id = f.change_id WHERE f.table_name = 'source' AND f.op = 'insert'"
               " AND h.kind = 'do' AND h.undone = 1)";
    case TABLE_SETTING:
        return "WHERE name <> 'next number'";
    default:
        return "";
    }
}

static gboolean is_given_back(const struct column *column)
{
    return column->flags != COLUMN_COUNTER;
}

static void dump_row(enum table_id id, const void *row, GString *out)
{
    const struct table *table = table_of(id);
    const struct row_head *head = row;
    g_string_append_printf(out, "%s %" G_GINT64_FORMAT " %s", table->name, head->id, head->uuid);
    for (gsize i = 0; i < table->n_columns; i++) {
        const struct column *column = &table->columns[i];
        g_autofree char *value = row_value(row, column);
        if (*value != '\0' && strcmp(value, "0") != 0 && is_given_back(column))
            g_string_append_printf(out, " %s=%s", column->name, value);
    }
    g_string_append_c(out, '\n');
}

static void dump_table(struct db *db, enum table_id id, GString *out)
{
    g_autofree char *sql =
        g_strdup_printf("SELECT * FROM %s %s ORDER BY id", table_of(id)->name, live_rows(id));
    struct statement *st = NULL;
    OK((st = statement_prepare(db, "dump", sql, error)) != NULL);
    g_autoptr(GPtrArray) rows = NULL;
    OK((rows = load_all(st, id, error)) != NULL);
    for (guint i = 0; i < rows->len; i++)
        dump_row(id, rows->pdata[i], out);
    statement_free(st);
}

char *specimen_dump(struct db *db)
{
    GString *out = g_string_new(NULL);
    for (enum table_id id = 0; id < N_TABLES; id++)
        if (table_of(id)->flags & TABLE_JOURNALED)
            dump_table(db, id, out);
    return g_string_free(out, FALSE);
}

struct facts {
    struct db *db;
    guint wrong;
};

static gboolean check_facts(gint64 id, gpointer data)
{
    struct facts *facts = data;
    g_autofree char *names = NULL;
    OK((names = derive_disagreements(facts->db, id, error)) != NULL);
    if (*names != '\0') {
        print_error("commitment %" G_GINT64_FORMAT ": %s\n", id, names);
        facts->wrong++;
    }
    return TRUE;
}

void specimen_assert_facts(struct db *db)
{
    struct facts facts = {.db = db};
    OK(derive_walk(db, check_facts, &facts, error));
    assert_int_equal(facts.wrong, 0);
}

/* The first line that differs says more than two whole registers. */
void specimen_assert_same(const char *expected, const char *actual)
{
    if (strcmp(expected, actual) == 0)
        return;
    g_auto(GStrv) a = g_strsplit(expected, "\n", -1);
    g_auto(GStrv) b = g_strsplit(actual, "\n", -1);
    guint i = 0;
    while (a[i] != NULL && b[i] != NULL && strcmp(a[i], b[i]) == 0)
        i++;
    fail_msg("line %u\nexpected: %s\nactual:   %s", i + 1, a[i] != NULL ? a[i] : "(end)",
             b[i] != NULL ? b[i] : "(end)");
}
