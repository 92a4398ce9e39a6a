/* score_row.c owns the scores of one row: reading its cells, comparing them with the register,
 * adding what differs. It must not know how the columns were found. */
#include "core/exchange/score_columns.h"

#include "core/draft/names.h"
#include "core/exchange/score_header.h"
#include "core/lexicon/who.h"
#include "core/score/published.h"
#include "core/score/score.h"
#include "core/score/score_period.h"
#include "core/story/involved.h"
#include "db/fold.h"
#include "db/party.h"

#include <string.h>

void score_row_begin(const struct import *import, struct score_columns *columns)
{
    if (columns == NULL)
        return;
    g_hash_table_remove_all(columns->periods);
    g_hash_table_remove_all(columns->alike);
    if (!import->is_counting)
        return;
    g_hash_table_remove_all(columns->ordinals);
    g_string_truncate(columns->odd, 0);
    columns->n_odd = columns->n_scores = columns->n_blank = 0;
}

/* As it is stored; texts repeat from row to row. */
static const char *period_of(struct import *import, struct score_columns *columns, const char *text,
                             GError **error)
{
    const char *known = g_hash_table_lookup(columns->periods, text);
    if (known != NULL)
        return known;
    char *period = score_period(import->session, text, error);
    if (period != NULL)
        g_hash_table_insert(columns->periods, g_strdup(text), period);
    return period;
}

/* The period of the row, before what a column adds to it. */
static const char *text_of_period(const struct import *import, const struct score_columns *columns,
                                  const char *year)
{
    if (columns->period >= 0)
        return cells_column(import->cells, (guint)columns->period);
    if (mapping_is_settled(import->mapping, "period"))
        return import_get(import, "period");
    return columns->year >= 0 ? cells_column(import->cells, (guint)columns->year) : year;
}

static gboolean begins_with_year(const char *text)
{
    return g_ascii_isdigit(*text) && strspn(text, "0123456789") == 4;
}

/* "2018" and "interim" are "2018 interim"; a year of the column is a period of its own. */
static const char *period_at(struct import *import, struct score_columns *columns, const char *row,
                             const char *of_column, GError **error)
{
    if (*of_column == '\0' || begins_with_year(of_column))
        return period_of(import, columns, *of_column != '\0' ? of_column : row, error);
    g_autofree char *both = g_strconcat(row, *row != '\0' ? " " : "", of_column, NULL);
    return period_of(import, columns, both, error);
}

static void read_cell(struct import *import, struct score_columns *columns,
                      struct score_column *column, GArray *custom)
{
    const char *text = cells_column(import->cells, column->column);
    column->said = score_text_read(text);
    gboolean is_odd = column->said.kind == SCORE_TEXT_ODD;
    struct custom kept = {column->kept_as, is_odd ? text : ""};
    g_array_append_val(custom, kept);
    score_notes_add(import, columns, column->header, &column->said, text);
}

/* What was published for a period that is not the commitment's own is kept under its name. */
static gboolean read_published(struct import *import, struct score_columns *columns,
                               const char *row, GArray *custom, GError **error)
{
    gboolean is_own = columns->period < 0 && !mapping_is_settled(import->mapping, "period");
    for (guint i = 0; i < columns->published->len; i++) {
        const struct score_published *published = columns->published->pdata[i];
        const char *period = period_at(import, columns, row, published->period, error);
        if (period == NULL)
            return FALSE;
        const char *text = cells_column(import->cells, published->column);
        gboolean is_plain = (is_own && *published->period == '\0') || *period == '\0';
        const char *between = is_plain ? "" : " ", *of = is_plain ? "" : period;
        struct custom figure = {
            import_keep(import, g_strconcat(PUBLISHED_FIGURE, between, of, NULL)), text};
        struct custom as = {import_keep(import, g_strconcat(PUBLISHED_AS, between, of, NULL)),
                            *text != '\0' ? published->as : ""};
        g_array_append_val(custom, figure);
        g_array_append_val(custom, as);
    }
    return TRUE;
}

gboolean score_row_read(struct import *import, struct score_columns *columns, const char *year,
                        GArray *custom, GError **error)
{
    if (columns == NULL)
        return TRUE;
    const char *row = text_of_period(import, columns, year);
    for (guint i = 0; i < columns->columns->len; i++) {
        struct score_column *column = columns->columns->pdata[i];
        column->of = period_at(import, columns, row, column->period, error);
        if (column->of == NULL)
            return FALSE;
        read_cell(import, columns, column, custom);
    }
    return read_published(import, columns, row, custom, error);
}

guint score_row_count(const struct score_columns *columns)
{
    guint n = 0;
    for (guint i = 0; columns != NULL && i < columns->columns->len; i++)
        n += *((const struct score_column *)columns->columns->pdata[i])->said.score != '\0';
    return n;
}

/* "Average" below a table, with the means of its columns beside it: no commitment. A row of words that
 * only looks like one has whole scores. */
gboolean score_row_is_summary(const struct score_columns *columns, const char *label)
{
    guint odd = 0;
    g_autofree char *period = NULL;
    for (guint i = 0; columns != NULL && i < columns->columns->len; i++)
        odd +=
            ((const struct score_column *)columns->columns->pdata[i])->said.kind == SCORE_TEXT_ODD;
    return odd > 0 && score_header_published(label, &period) > 1;
}

void score_row_leave_out(struct import *import, struct score_columns *columns)
{
    for (guint i = 0; columns != NULL && i < columns->columns->len; i++) {
        struct score_column *column = columns->columns->pdata[i];
        if (*column->said.score != '\0')
            import_note(import, NOTE_SCORE, column->header);
        column->said = (struct score_text){.kind = SCORE_TEXT_BLANK, .score = ""};
    }
}

/* Whether the cell shows that the party is one of those asked; "not applicable" is an answer too. */
static gboolean binds(const struct score_column *column)
{
    return column->said.kind != SCORE_TEXT_BLANK;
}

/* *id 0: the register has not got it. */
static gboolean find_party(struct import *import, struct change *change, const char *name,
                           gint64 *id, GError **error)
{
    return change != NULL ? who_store(import->session, change, name, id, error)
                          : who_find(import->session, name, id, error);
}

static gboolean is_bound(const GArray *all, gint64 id)
{
    for (guint i = 0; id != 0 && i < all->len; i++) {
        const struct involved *one = &g_array_index(all, struct involved, i);
        if (one->id == id && strcmp(one->role, "bound") == 0)
            return TRUE;
    }
    return FALSE;
}

const char *score_row_parties(struct import *import, struct change *change,
                              const struct score_columns *columns, const char *list, GError **error)
{
    g_autoptr(GPtrArray) names = names_split(list);
    g_autoptr(GArray) there =
        involved_read(import->session, change, INVOLVED_PARTIES, list, FALSE, error);
    if (there == NULL)
        return NULL;
    for (guint i = 0; i < columns->columns->len; i++) {
        const struct score_column *column = columns->columns->pdata[i];
        struct involved one = {.role = "bound"};
        if (!binds(column))
            continue;
        if (!find_party(import, change, column->party, &one.id, error))
            return NULL;
        if (is_bound(there, one.id))
            continue;
        g_ptr_array_add(names, g_strdup(column->party));
        g_array_append_val(there, one);
    }
    return import_keep(import, names_join(names));
}

static gboolean is_same_person(const char *a, const char *b)
{
    g_autofree char *one = fold_text(a, -1);
    g_autofree char *other = fold_text(b, -1);
    return strcmp(one, other) == 0;
}

/* The second coder of a cell is not its first as well. */
static gboolean check_coder(struct import *import, const struct score_column *column,
                            const GPtrArray *live, gint64 party_id, GError **error)
{
    const struct assessment *second = score_last(live, party_id, column->of, SCORE_SECOND);
    if (second == NULL || !is_same_person(second->author, import->session->author))
        return TRUE;
    import_reject(error,
                  "%s has scored %s here as second coder, so the first coder is somebody else: "
                  "--author says who",
                  second->author, column->header);
    return FALSE;
}

/* Whether the first coder's last score is another one. */
static gboolean differs(struct import *import, const struct score_column *column,
                        const GPtrArray *live, gint64 party_id, gboolean *answer, GError **error)
{
    const struct assessment *last =
        party_id != 0 ? score_last(live, party_id, column->of, SCORE_FIRST) : NULL;
    *answer = last == NULL || strcmp(last->score, column->said.score) != 0;
    return !*answer || party_id == 0 || check_coder(import, column, live, party_id, error);
}

static gboolean record(struct import *import, struct change *change,
                       const struct score_column *column, gint64 commitment_id, gint64 party_id,
                       GError **error)
{
    const char *reason = import_keep(import, g_strdup_printf(_("imported from %s"), import->name));
    const struct score_entry entry = {
        .score = column->said.score, .period = column->of, .reason = reason};
    return score_record(import->session, change, commitment_id, party_id, &entry, NULL, error);
}

static gboolean store_cell(struct import *import, struct change *change,
                           const struct score_column *column, const GPtrArray *live,
                           gint64 commitment_id, GString *what, GError **error)
{
    gint64 party_id = 0;
    gboolean is_new = FALSE;
    if (!find_party(import, change, column->party, &party_id, error) ||
        !differs(import, column, live, party_id, &is_new, error))
        return FALSE;
    if (is_new && what != NULL)
        g_string_append_printf(what, "%s%s", what->len > 0 ? ", " : "score of ", column->header);
    return !is_new || change == NULL ||
           record(import, change, column, commitment_id, party_id, error);
}

gboolean score_row_store(struct import *import, struct change *change,
                         const struct score_columns *columns, gint64 commitment_id, GString *what,
                         GError **error)
{
    if (score_row_count(columns) == 0)
        return TRUE;
    g_autoptr(GPtrArray) live =
        commitment_id != 0
            ? assessment_live_of_commitment(import->session->db, commitment_id, error)
            : g_ptr_array_new();
    for (guint i = 0; live != NULL && i < columns->columns->len; i++) {
        const struct score_column *column = columns->columns->pdata[i];
        if (*column->said.score != '\0' &&
            !store_cell(import, change, column, live, commitment_id, what, error))
            return FALSE;
    }
    return live != NULL;
}

static gpointer line_of(const struct import *import)
{
    return GUINT_TO_POINTER(cells_line(import->cells));
}

/* Rows that were there before are not read again when they are stored, so that is counted when they
 * are looked at. */
guint score_row_ordinal(const struct import *import, struct score_columns *columns,
                        const char *core, const char *whole)
{
    guint ordinal;
    if (!import->is_counting)
        return MAX(GPOINTER_TO_UINT(g_hash_table_lookup(columns->ordinals, line_of(import))), 1);
    GPtrArray *alike = g_hash_table_lookup(columns->alike, core);
    if (alike == NULL) {
        alike = g_ptr_array_new_with_free_func(g_free);
        g_hash_table_insert(columns->alike, g_strdup(core), alike);
    }
    for (ordinal = 1; ordinal <= alike->len; ordinal++)
        if (strcmp(alike->pdata[ordinal - 1], whole) == 0)
            break;
    if (ordinal > alike->len)
        g_ptr_array_add(alike, g_strdup(whole));
    if (ordinal > 1)
        g_hash_table_insert(columns->ordinals, line_of(import), GUINT_TO_POINTER(ordinal));
    return ordinal;
}
