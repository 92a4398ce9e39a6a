/* old_register.c owns registers of version 1 made for tests.
 * It must not know how one is brought up to date. */
#include "tests/lib/old_register.h"

#include "db/assessment.h"
#include "db/commitment.h"
#include "db/document.h"
#include "db/edition.h"
#include "db/engine.h"
#include "db/link.h"
#include "db/meeting.h"
#include "db/register_row.h"
#include "db/schema.h"
#include "db/schema_sql.h"
#include "db/wording.h"
#include "tests/lib/sqlite_file.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

/* The tables of the index of words that rows can be copied to. */
static const char *const index_tables[] = {"commitment_search_data", "commitment_search_idx",
                                           "commitment_search_docsize"};

static void add_wording(struct change *change, gint64 commitment_id, gint64 meeting_id,
                        const char *role)
{
    struct wording wording = {.commitment_id = commitment_id,
                              .meeting_id = meeting_id,
                              .role = (char *)role,
                              .voice = (char *)"reported",
                              .force = (char *)"agreed",
                              .exact = (char *)"agreed to do so"};
    specimen_insert(change, TABLE_WORDING, &wording);
}

static void add_people(struct change *change, const struct specimen_world *world)
{
    struct person person = {.login = (char *)"ana", .name = (char *)"Ana Lima"};
    struct saved_view view = {.name = (char *)"mine", .filter = (char *)"owner:ana"};
    g_autoptr(GBytes) bytes = g_bytes_new_static("\0\377page", 6);
    struct edition edition = {.report = (char *)"follow-up", .number = 1, .bytes = bytes};
    struct participant participant = {.meeting_id = world->meeting, .name = (char *)"A minister"};
    struct document_original original = {
        .document_id = world->document, .name = (char *)"statement.txt", .bytes = bytes};
    struct document_frame frame = {.document_id = world->document, .start = 0, .length = 4};
    specimen_insert(change, TABLE_PERSON, &person);
    specimen_insert(change, TABLE_SAVED_VIEW, &view);
    specimen_insert(change, TABLE_EDITION, &edition);
    specimen_insert(change, TABLE_PARTICIPANT, &participant);
    specimen_insert(change, TABLE_DOCUMENT_ORIGINAL, &original);
    specimen_insert(change, TABLE_DOCUMENT_FRAME, &frame);
}

static gint64 add_about(struct change *change, const struct specimen_world *world,
                        const gint64 *ids)
{
    struct key_alias alias = {.key = (char *)"OLD-7", .commitment_id = ids[0]};
    struct assessment score = {.commitment_id = ids[0],
                               .party_id = world->party,
                               .score = (char *)"+1",
                               .author = (char *)"Ana"};
    struct link link = {.from_id = ids[1], .to_id = ids[0], .relation = (char *)"follows"};
    struct link other = {.from_id = ids[2], .to_id = ids[0], .relation = (char *)"part-of"};
    specimen_insert(change, TABLE_KEY_ALIAS, &alias);
    specimen_insert(change, TABLE_ASSESSMENT, &score);
    gint64 id = specimen_insert(change, TABLE_LINK, &link);
    specimen_insert(change, TABLE_LINK, &other);
    return id;
}

void old_register_fill(struct db *db)
{
    struct specimen_world world = specimen_make_world(db);
    struct change *change = specimen_begin(db, &specimen_ana);
    gint64 ids[3];
    for (int i = 0; i < 3; i++)
        ids[i] = specimen_whole_commitment(db, change, &world, "Electronic evidence");
    add_wording(change, ids[1], world.meeting, "also");
    add_wording(change, ids[2], world.later_meeting, "record");
    add_people(change, &world);
    gint64 link = add_about(change, &world, ids);
    specimen_commit(change);
    OK(specimen_set(db, &specimen_ana, TABLE_COMMITMENT, ids[0], "due_text", "by June", error));
    OK(specimen_set(db, &specimen_ana, TABLE_COMMITMENT, ids[0], "place", "Lisbon", error));
    OK(specimen_set(db, &specimen_ana, TABLE_COMMITMENT, ids[0], "title", "Later", error));
    OK(specimen_delete(db, &specimen_ana, TABLE_LINK, link, error));
    specimen_status(db, &specimen_ana, ids[1], "fulfilled", "2025-01-01");
}

static void make_tables(const char *path, int version)
{
    gsize n = 0;
    const struct migration *migrations = schema_migrations(&n);
    struct engine *engine = NULL;
    OK((engine = engine_sqlite.open(path, ENGINE_CREATE, error)) != NULL);
    OK(engine_sqlite.settle(engine, error));
    for (gsize i = 0; i < n && migrations[i].version <= version; i++)
        OK(engine_sqlite.execute(engine, migrations[i].sqlite, error));
    OK(engine_sqlite.stamp(engine, DB_APPLICATION_ID, version, error));
    engine_sqlite.close(engine);
}

/* "table column column …" as "table" and "column, column, …". */
static char *split_line(const char *line, char **columns)
{
    const char *blank = strchr(line, ' ');
    g_auto(GStrv) names = g_strsplit(blank + 1, " ", -1);
    *columns = g_strjoinv(", ", names);
    return g_strndup(line, (gsize)(blank - line));
}

void old_register_make(const char *from, const char *to, int version)
{
    make_tables(to, version);
    g_autofree char *attach = g_strdup_printf("ATTACH '%s' AS whole; BEGIN;", from);
    g_autoptr(GString) sql = g_string_new(attach);
    g_autoptr(GPtrArray) lines = schema_lines(version);
    for (guint i = 0; i < lines->len; i++) {
        g_autofree char *columns = NULL;
        g_autofree char *table = split_line(lines->pdata[i], &columns);
        g_string_append_printf(sql, "DELETE FROM %s; INSERT INTO %s(%s) SELECT %s FROM whole.%s;",
                               table, table, columns, columns, table);
    }
    for (gsize i = 0; i < G_N_ELEMENTS(index_tables); i++)
        g_string_append_printf(sql, "DELETE FROM %s; INSERT INTO %s SELECT * FROM whole.%s;",
                               index_tables[i], index_tables[i], index_tables[i]);
    g_string_append(sql, "COMMIT");
    sqlite_file_run(to, sql->str);
}

char *old_register_dump(const char *path)
{
    GString *dump = g_string_new(NULL);
    g_autoptr(GPtrArray) lines = schema_lines(1);
    for (guint i = 0; i < lines->len; i++) {
        g_autofree char *columns = NULL;
        g_autofree char *table = split_line(lines->pdata[i], &columns);
        g_auto(GStrv) names = g_strsplit(columns, ", ", -1);
        g_autofree char *quoted = g_strjoinv("), quote(", names);
        g_autofree char *sql =
            g_strdup_printf("SELECT '%s', quote(%s) FROM %s ORDER BY id", table, quoted, table);
        g_autofree char *rows = sqlite_file_ask(path, sql);
        g_string_append(dump, rows);
    }
    return g_string_free(dump, FALSE);
}

int old_register_version(const char *path)
{
    g_autofree char *version = sqlite_file_ask(path, "PRAGMA user_version");
    return atoi(version);
}
