/* listing_register.c owns the register that lists and filters are tested on.
 * It must not test anything itself. */
#include "tests/lib/listing_register.h"

#include "core/period/edtf.h"
#include "db/document.h"
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

const struct change_info listing_author = {
    .action = "test", .author = "Ana", .login = "ana", .program = "test", .is_large = TRUE};

static char *test_now(void)
{
    static int ticks;
    ticks++;
    /* Several changes share a moment: updated_at has ties across them too. */
    return g_strdup_printf("2026-11-%02dT10:00:00.000000Z", 1 + ticks / 3);
}

static const struct db_rules rules = {.edtf_days = edtf_days, .now = test_now};

static gint64 insert(struct change *change, enum table_id table, void *row)
{
    MUST(change_insert(change, table, row, error));
    struct row_head {
        gint64 id;
        char *uuid;
    } *head = row;
    g_free(head->uuid);
    return head->id;
}

static void add_statuses(struct change *change, gint64 scheme_id)
{
    static const struct {
        const char *token, *letter, *class;
        int assessed, done;
    } statuses[] = {{"not-assessed", "n", "open", 0, 0},
                    {"in-progress", "p", "open", 1, 0},
                    {"kept-up", "k", "open", 1, 1},
                    {"fulfilled", "f", "closed", 1, 1},
                    {"lapsed", "l", "closed", 1, 0}};
    for (int i = 0; i < 5; i++) {
        struct scheme_status_row row = {.scheme_id = scheme_id,
                                        .position = i,
                                        .token = (char *)statuses[i].token,
                                        .letter = (char *)statuses[i].letter,
                                        .class = (char *)statuses[i].class,
                                        .is_assessed = statuses[i].assessed,
                                        .is_done = statuses[i].done};
        insert(change, TABLE_SCHEME_STATUS, &row);
    }
}

static void add_parties(struct listing_register *r, struct change *change)
{
    static const char *const names[] = {"European Union", "United States", "Łódź Council", "Oslo"};
    for (int i = 0; i < 4; i++) {
        g_autofree char *token = g_strdup_printf("party-%d", i);
        struct party row = {.token = token, .name = (char *)names[i], .kind = (char *)"other"};
        r->parties[i] = insert(change, TABLE_PARTY, &row);
    }
}

static void add_topics(struct listing_register *r, struct change *change)
{
    static const char *const names[] = {"crime", "electronic evidence", "visas", "drugs"};
    for (int i = 0; i < 4; i++) {
        g_autofree char *token = g_strdup_printf("topic-%d", i);
        struct topic row = {
            .token = token, .name = (char *)names[i], .parent_id = i == 1 ? r->topics[0] : 0};
        r->topics[i] = insert(change, TABLE_TOPIC, &row);
    }
    struct topic_alias alias = {.topic_id = r->topics[1],
                                .alias = (char *)"preuves électroniques",
                                .folded = (char *)"preuves electroniques"};
    insert(change, TABLE_TOPIC_ALIAS, &alias);
}

/* Sofia (senior officials), Lisbon and Brussels (ministers) of one series; Oslo of another. Of
 * Prague only an extract is held, and Riga was called off: no commitment has a wording there. */
static void add_meetings(struct listing_register *r, struct change *change)
{
    static const struct {
        const char *token, *date, *city, *level, *state, *coverage;
        int series;
    } meetings[] = {
        {"m-2018", "2018-02-26/2018-02-27", "Sofia", "senior-officials", "held", NULL, 0},
        {"m-2021", "2021-06-22", "Lisbon", "ministers", "held", NULL, 0},
        {"m-2024", "2024-06-20", "Brussels", "ministers", "held", "full", 0},
        {"m-2025", "2025-05", "Oslo", "ministers", "held", "full", 1},
        {"m-2022", "2022-12-15", "Prague", "ministers", "held", "extract", 0},
        {"m-2023", "2023-11-30", "Riga", "ministers", "cancelled", "full", 0},
    };
    for (gsize i = 0; i < G_N_ELEMENTS(meetings); i++) {
        struct meeting row = {.token = (char *)meetings[i].token,
                              .series_id = r->series[meetings[i].series],
                              .date_edtf = (char *)meetings[i].date,
                              .city = (char *)meetings[i].city,
                              .level = (char *)meetings[i].level,
                              .state = (char *)meetings[i].state,
                              .visibility = (char *)"public"};
        r->meetings[i] = insert(change, TABLE_MEETING, &row);
        if (meetings[i].coverage == NULL)
            continue;
        struct document document = {.meeting_id = r->meetings[i],
                                    .coverage = (char *)meetings[i].coverage,
                                    .visibility = (char *)"public",
                                    .text = (char *)"The ministers agreed."};
        insert(change, TABLE_DOCUMENT, &document);
    }
}

static void add_vocabulary(struct listing_register *r)
{
    struct change *change = change_begin(r->db, &listing_author, NULL);
    struct setting setting = {.name = (char *)"scheme", .value = (char *)"small"};
    struct scheme_row scheme = {.token = (char *)"small", .name = (char *)"small"};
    insert(change, TABLE_SETTING, &setting);
    add_statuses(change, insert(change, TABLE_SCHEME, &scheme));
    struct series a = {.token = (char *)"jha", .prefix = (char *)"JHA", .next_number = 1};
    struct series b = {.token = (char *)"north", .prefix = (char *)"N", .next_number = 1};
    r->series[0] = insert(change, TABLE_SERIES, &a);
    r->series[1] = insert(change, TABLE_SERIES, &b);
    add_parties(r, change);
    add_topics(r, change);
    add_meetings(r, change);
    MUST(change_commit(change, error));
}

static gint64 add_row(struct listing_register *r, struct change *change, int i)
{
    static const char *const kinds[] = {"one-off",  "standing", "next-meeting",
                                        "position", "one-off",  "third-party"};
    static const char *const titles[] = {
        "Électronic evidence", "visa-free travel",    "Visa waiver",     "Drugs and 協力",
        "PNR records",         "électronic Evidence", "Łódź air quality"};
    static const char *const dues[] = {
        "", "2025-40", "2026", "../2026-11-23", "2027-01-01/..", "2026-12-31", "2026-11"};
    static const char *const owners[] = {"", "Ana Núñez", "bo", "Çelik, Gülşen", "Bo"};
    static const char *const priorities[] = {"normal", "high", "low"};
    static const char *const follow_ups[] = {"", "2026-12-01", "2026-11-01", ""};
    g_autofree char *key = g_strdup_printf("T-%04d", LISTING_ROWS - 1 - i);
    g_autofree char *title = g_strdup_printf("%s%s", titles[i % 7], i == 77 ? " Quokka" : "");
    struct commitment row = {
        .key = key,
        .series_id = i % 4 == 3 ? 0 : r->series[i % 4 == 2],
        .kind = (char *)kinds[i % 6],
        .title = title,
        .due_edtf = (char *)dues[i / 2 % 7],
        .owner = (char *)owners[i % 5],
        .priority = (char *)priorities[i / 3 % 3],
        .visibility = (char *)(i % 11 == 0 ? "internal" : "public"),
        .follow_up_on = (char *)follow_ups[i % 4],
        .next_step_visibility = (char *)"public",
        .note_visibility = (char *)"public",
        .next_actor = (char *)(i % 9 == 0 ? "the Council" : ""),
        .place = (char *)(i % 6 == 2 ? "Zürich" : ""),
        .note = (char *)(i % 13 == 0 ? "100% of_it \\ noted" : ""),
        .custom = (char *)(i % 10 == 0 ? "{\"Budget Line\": \"4-30 Größe\"}" : ""),
    };
    return insert(change, TABLE_COMMITMENT, &row);
}

static void add_links(struct listing_register *r, struct change *change, int i)
{
    for (int p = 0; p < i % 3; p++) {
        struct commitment_party row = {.commitment_id = r->ids[i],
                                       .party_id = r->parties[(i + p) % 4],
                                       .role = (char *)"bound",
                                       .position = p};
        insert(change, TABLE_COMMITMENT_PARTY, &row);
        row = (struct commitment_party){.commitment_id = r->ids[i],
                                        .party_id = r->parties[(i + p) % 4],
                                        .role = (char *)"host",
                                        .position = 5 + p};
        if (i % 8 == 1)
            insert(change, TABLE_COMMITMENT_PARTY, &row);
    }
    for (int t = 0; t < i / 3 % 3; t++) {
        struct commitment_topic row = {
            .commitment_id = r->ids[i], .topic_id = r->topics[(i + t) % 4], .position = t};
        insert(change, TABLE_COMMITMENT_TOPIC, &row);
    }
}

static void add_wordings(struct listing_register *r, struct change *change, int i)
{
    for (int m = 0; m < 4; m++) {
        if ((i >> m & 1) == 0)
            continue;
        g_autofree char *exact =
            g_strdup_printf("They %s to share évidence-based data", m % 2 ? "agreed" : "committed");
        struct wording row = {.commitment_id = r->ids[i],
                              .meeting_id = r->meetings[m],
                              .role = (char *)"record",
                              .voice = (char *)"verbatim",
                              .exact = exact};
        insert(change, TABLE_WORDING, &row);
    }
}

static void add_status(struct listing_register *r, struct change *change, int i)
{
    static const char *const statuses[] = {NULL,      "in-progress", "fulfilled", NULL,
                                           "kept-up", "lapsed",      "fulfilled"};
    static const char *const days[] = {"2025-06-01", "2026-11-22", "2026-11-24", "2025-07-01"};
    gboolean has_status = i % 6 != 3 && i % 6 != 5;
    if (!has_status || statuses[i / 7 % 7] == NULL)
        return;
    struct update row = {.commitment_id = r->ids[i],
                         .kind = (char *)"status",
                         .status_to = (char *)statuses[i / 7 % 7],
                         .effective_on = (char *)days[i % 4],
                         .checked_on = (char *)days[i % 4],
                         .recorded_at = (char *)"2026-11-23T00:00:00.000000Z",
                         .author = (char *)"Ana",
                         .visibility = (char *)"public",
                         .note = (char *)(i % 14 == 1 ? "seen in the Gazette" : "")};
    insert(change, TABLE_UPDATE, &row);
}

/* In several changes, so that they were updated at different moments. */
static void add_rows(struct listing_register *r)
{
    for (int i = 0; i < LISTING_ROWS; i += 16) {
        struct change *change = change_begin(r->db, &listing_author, NULL);
        for (int k = i; k < i + 16 && k < LISTING_ROWS; k++) {
            r->ids[k] = add_row(r, change, k);
            add_links(r, change, k);
            add_wordings(r, change, k);
            add_status(r, change, k);
        }
        MUST(change_commit(change, error));
    }
}

int listing_register_setup(void **state)
{
    struct listing_register *r = g_new0(struct listing_register, 1);
    r->folder = g_dir_make_tmp("heldto-XXXXXX", NULL);
    r->path = g_build_filename(r->folder, "register.db", NULL);
    struct db_options options = {.is_new = TRUE, .rules = &rules};
    MUST((r->db = db_open(r->path, &options, error)) != NULL);
    add_vocabulary(r);
    add_rows(r);
    *state = r;
    return 0;
}

int listing_register_teardown(void **state)
{
    struct listing_register *r = *state;
    db_close(r->db);
    g_unlink(r->path);
    g_autofree char *journal = g_strconcat(r->path, "-journal", NULL);
    g_unlink(journal);
    g_rmdir(r->folder);
    g_free(r->path);
    g_free(r->folder);
    g_free(r);
    return 0;
}

char *listing_value(const struct commitment *c, const char *column)
{
    return row_value(c, table_column(table_of(TABLE_COMMITMENT), column));
}

struct listing *listing_opened(struct listing_register *r, const struct filter *filter,
                               const struct listing_sort *sorts, gsize n, enum listing_group group)
{
    struct listing_spec spec = {.filter = filter, .sorts = sorts, .n_sorts = n, .group = group};
    struct listing *listing = NULL;
    MUST((listing = listing_open(r->db, &spec, error)) != NULL);
    return listing;
}

GPtrArray *listing_paged(struct listing *listing, const struct listing_row *from,
                         gboolean backwards, guint n)
{
    GPtrArray *rows = NULL;
    MUST((rows = listing_page(listing, from, backwards, n, error)) != NULL);
    return rows;
}

char *listing_row_text(const struct listing_row *row)
{
    return g_strdup_printf("%s %s", row->commitment->key, row->group);
}

/* "key group\n…" of the whole list, by pages of n, in order. */
char *listing_read_all(struct listing *listing, gboolean backwards, guint n)
{
    GString *text = g_string_new(NULL);
    owned(listing_row) from = NULL;
    for (;;) {
        g_autoptr(GPtrArray) rows = listing_paged(listing, from, backwards, n);
        if (rows->len == 0)
            return g_string_free(text, FALSE);
        g_autoptr(GString) part = g_string_new(NULL);
        for (guint i = 0; i < rows->len; i++) {
            g_autofree char *line = listing_row_text(rows->pdata[i]);
            g_string_append_printf(part, "%s\n", line);
        }
        g_string_insert(text, backwards ? 0 : -1, part->str);
        listing_row_free(from);
        from = g_ptr_array_steal_index(rows, backwards ? 0 : rows->len - 1);
    }
}
