/* grid.c owns the scores of many commitments at once.
 * It must not know how a grid is shown or counted, nor record anything. */
#include "core/score/grid.h"

#include "core/score/score_period.h"
#include "db/listing.h"
#include "db/party.h"

#include <string.h>

static void row_done(gpointer data)
{
    struct score_row *row = data;
    commitment_free(row->commitment);
    g_clear_pointer(&row->bound, g_array_unref);
    g_clear_pointer(&row->cells, g_array_unref);
    g_clear_pointer(&row->assessments, g_ptr_array_unref);
    g_free(row);
}

static void party_done(gpointer data)
{
    party_free(data);
}

struct score_grid *score_grid_begin(struct session *session)
{
    struct score_grid *grid = g_new0(struct score_grid, 1);
    grid->session = session;
    grid->rows = g_ptr_array_new_with_free_func(row_done);
    grid->parties = g_ptr_array_new_with_free_func(party_done);
    grid->periods = g_ptr_array_new_with_free_func(g_free);
    return grid;
}

void score_grid_free(struct score_grid *grid)
{
    if (grid == NULL)
        return;
    g_ptr_array_unref(grid->rows);
    g_ptr_array_unref(grid->parties);
    g_ptr_array_unref(grid->periods);
    g_free(grid);
}

/* Until the grid is settled: the ids of the parties, as gint64. */
static GArray *bound_ids(struct db *db, gint64 commitment_id, GError **error)
{
    g_autoptr(GPtrArray) parties = commitment_parties(db, commitment_id, error);
    GArray *ids = parties != NULL ? g_array_new(FALSE, FALSE, sizeof(gint64)) : NULL;
    for (guint i = 0; parties != NULL && i < parties->len; i++) {
        const struct commitment_party *party = parties->pdata[i];
        if (strcmp(party->role, "bound") == 0)
            g_array_append_val(ids, party->party_id);
    }
    return ids;
}

gboolean score_grid_add(struct score_grid *grid, const struct commitment *commitment,
                        GError **error)
{
    struct db *db = grid->session->db;
    if (!score_check_kind(commitment, NULL))
        return TRUE;
    g_autoptr(GArray) ids = bound_ids(db, commitment->id, error);
    if (ids == NULL || ids->len == 0)
        return ids != NULL;
    g_autoptr(GPtrArray) live = assessment_live_of_commitment(db, commitment->id, error);
    if (live == NULL)
        return FALSE;
    struct score_row *row = g_new0(struct score_row, 1);
    row->commitment = row_copy(TABLE_COMMITMENT, commitment);
    row->bound = g_steal_pointer(&ids);
    row->assessments = g_steal_pointer(&live);
    g_ptr_array_add(grid->rows, row);
    return TRUE;
}

static gint order_periods(gconstpointer a, gconstpointer b)
{
    return score_period_compare(*(const char *const *)a, *(const char *const *)b);
}

static void note_periods(struct score_grid *grid)
{
    g_autoptr(GHashTable) seen = g_hash_table_new(g_str_hash, g_str_equal);
    g_ptr_array_set_size(grid->periods, 0);
    for (guint i = 0; i < grid->rows->len; i++) {
        const GPtrArray *live = ((const struct score_row *)grid->rows->pdata[i])->assessments;
        for (guint j = 0; j < live->len; j++) {
            const char *period = ((const struct assessment *)live->pdata[j])->period;
            if (g_hash_table_add(seen, (gpointer)period))
                g_ptr_array_add(grid->periods, g_strdup(period));
        }
    }
    g_ptr_array_sort(grid->periods, order_periods);
}

static gboolean note_parties(struct score_grid *grid, GError **error)
{
    g_autoptr(GHashTable) wanted = g_hash_table_new(g_int64_hash, g_int64_equal);
    for (guint i = 0; i < grid->rows->len; i++) {
        GArray *ids = ((const struct score_row *)grid->rows->pdata[i])->bound;
        for (guint j = 0; j < ids->len; j++)
            g_hash_table_add(wanted, &g_array_index(ids, gint64, j));
    }
    g_autoptr(GPtrArray) all = party_all(grid->session->db, error);
    for (guint i = 0; all != NULL && i < all->len; i++)
        if (g_hash_table_contains(wanted, &((struct party *)all->pdata[i])->id))
            g_ptr_array_add(grid->parties, row_copy(TABLE_PARTY, all->pdata[i]));
    return all != NULL;
}

/* Where parties (by gint64 id) and periods stand in the grid's, plus 1. */
struct places {
    GHashTable *parties, *periods;
};

static void places_clear(struct places *places)
{
    g_hash_table_unref(places->parties);
    g_hash_table_unref(places->periods);
}

static struct places places_of(const struct score_grid *grid)
{
    struct places places = {.parties = g_hash_table_new(g_int64_hash, g_int64_equal),
                            .periods = g_hash_table_new(g_str_hash, g_str_equal)};
    for (guint i = 0; i < grid->parties->len; i++)
        g_hash_table_insert(places.parties, &((struct party *)grid->parties->pdata[i])->id,
                            GUINT_TO_POINTER(i + 1));
    for (guint i = 0; i < grid->periods->len; i++)
        g_hash_table_insert(places.periods, grid->periods->pdata[i], GUINT_TO_POINTER(i + 1));
    return places;
}

static gint order_numbers(gconstpointer a, gconstpointer b)
{
    guint one = *(const guint *)a, other = *(const guint *)b;
    return (one > other) - (one < other);
}

static gint order_cells(gconstpointer a, gconstpointer b)
{
    const struct score_cell *one = a, *other = b;
    int order = order_numbers(&one->period, &other->period);
    return order != 0 ? order : order_numbers(&one->party, &other->party);
}

static void place_bound(struct score_row *row, const struct places *places)
{
    g_autoptr(GArray) ids = row->bound;
    row->bound = g_array_new(FALSE, FALSE, sizeof(guint));
    for (guint i = 0; i < ids->len; i++) {
        guint place =
            GPOINTER_TO_UINT(g_hash_table_lookup(places->parties, &g_array_index(ids, gint64, i)));
        if (place-- > 0)
            g_array_append_val(row->bound, place);
    }
    g_array_sort(row->bound, order_numbers);
}

static gboolean row_binds(const struct score_row *row, guint party)
{
    return g_array_binary_search(row->bound, &party, order_numbers, NULL);
}

static void fill_cell(struct score_cell *cell, const struct assessment *said)
{
    switch (score_role_of(said)) {
    case SCORE_FIRST:
        cell->first = said;
        break;
    case SCORE_SECOND:
        cell->second = said;
        break;
    case SCORE_ADJUDICATION:
        cell->adjudicated = said;
        break;
    }
}

/* What each coder said later takes the place of what they said before. */
static void place_cells(struct score_row *row, const struct places *places)
{
    g_autoptr(GHashTable) seen = g_hash_table_new_full(g_int64_hash, g_int64_equal, g_free, NULL);
    g_clear_pointer(&row->cells, g_array_unref);
    row->cells = g_array_new(FALSE, TRUE, sizeof(struct score_cell));
    row->n_loose = 0;
    for (guint i = 0; i < row->assessments->len; i++) {
        const struct assessment *said = row->assessments->pdata[i];
        struct score_cell cell = {
            .party = GPOINTER_TO_UINT(g_hash_table_lookup(places->parties, &said->party_id)) - 1,
            .period = GPOINTER_TO_UINT(g_hash_table_lookup(places->periods, said->period)) - 1};
        if (!row_binds(row, cell.party)) {
            row->n_loose++;
            continue;
        }
        gint64 *where = g_new(gint64, 1);
        *where = (gint64)cell.period << 32 | cell.party;
        guint at = GPOINTER_TO_UINT(g_hash_table_lookup(seen, where));
        if (at == 0) {
            g_array_append_val(row->cells, cell);
            at = row->cells->len;
        }
        g_hash_table_replace(seen, where, GUINT_TO_POINTER(at));
        fill_cell(&g_array_index(row->cells, struct score_cell, at - 1), said);
    }
    g_array_sort(row->cells, order_cells);
}

gboolean score_grid_settle(struct score_grid *grid, GError **error)
{
    if (!note_parties(grid, error))
        return FALSE;
    note_periods(grid);
    struct places places = places_of(grid);
    for (guint i = 0; i < grid->rows->len; i++) {
        place_bound(grid->rows->pdata[i], &places);
        place_cells(grid->rows->pdata[i], &places);
    }
    places_clear(&places);
    return TRUE;
}

gboolean score_grid_reread(struct score_grid *grid, guint row, GError **error)
{
    struct score_row *line = grid->rows->pdata[row];
    GPtrArray *live = assessment_live_of_commitment(grid->session->db, line->commitment->id, error);
    if (live == NULL)
        return FALSE;
    g_ptr_array_unref(line->assessments);
    line->assessments = live;
    note_periods(grid);
    struct places places = places_of(grid);
    for (guint i = 0; i < grid->rows->len; i++)
        place_cells(grid->rows->pdata[i], &places);
    places_clear(&places);
    return TRUE;
}

struct adding {
    struct score_grid *grid;
    GError *error;
};

static gboolean each_row(const struct listing_row *row, gpointer data)
{
    struct adding *adding = data;
    return score_grid_add(adding->grid, row->commitment, &adding->error);
}

static gboolean add_found(struct score_grid *grid, const struct filter *filter, GError **error)
{
    const struct listing_spec spec = {.filter = filter};
    struct adding adding = {.grid = grid};
    owned(listing) listing = listing_open(grid->session->db, &spec, error);
    if (listing == NULL || !listing_walk(listing, each_row, &adding, error))
        return FALSE;
    if (adding.error == NULL)
        return TRUE;
    g_propagate_error(error, adding.error);
    return FALSE;
}

struct score_grid *score_grid_new(struct session *session, const struct filter *filter,
                                  GError **error)
{
    owned(score_grid) grid = score_grid_begin(session);
    if (!add_found(grid, filter, error) || !score_grid_settle(grid, error))
        return NULL;
    return g_steal_pointer(&grid);
}

int score_grid_period(const struct score_grid *grid, const char *period)
{
    for (guint i = 0; i < grid->periods->len; i++)
        if (strcmp(grid->periods->pdata[i], period) == 0)
            return (int)i;
    return -1;
}

gboolean score_grid_is_bound(const struct score_grid *grid, guint row, guint party)
{
    return row_binds(grid->rows->pdata[row], party);
}

const struct score_cell *score_grid_cell(const struct score_grid *grid, guint row, guint party,
                                         int period)
{
    const GArray *cells = ((const struct score_row *)grid->rows->pdata[row])->cells;
    guint at = 0;
    struct score_cell wanted = {.party = party, .period = (guint)period};
    if (period < 0 || !g_array_binary_search((GArray *)cells, &wanted, order_cells, &at))
        return NULL;
    return &g_array_index(cells, struct score_cell, at);
}

const struct assessment *score_cell_standing(const struct score_cell *cell)
{
    if (cell == NULL)
        return NULL;
    return cell->adjudicated != NULL ? cell->adjudicated : cell->first;
}

const char *score_grid_score(const struct score_grid *grid, guint row, guint party, int period)
{
    if (!score_grid_is_bound(grid, row, party))
        return NULL;
    const struct assessment *standing =
        score_cell_standing(score_grid_cell(grid, row, party, period));
    return standing != NULL ? standing->score : "";
}
