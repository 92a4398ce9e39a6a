/* wide.c owns columns that stand for meetings: finding them, and the statuses in their cells.
 * It must not know what else a row says. */
#include "core/exchange/wide.h"

#include "core/clock.h"
#include "core/exchange/custom.h"
#include "core/exchange/import_date.h"
#include "core/exchange/import_status.h"
#include "core/exchange/occasion.h"
#include "core/period/day.h"
#include "core/period/period.h"
#include "db/meeting.h"

#include <string.h>

enum { SAMPLED = 200, YEAR = 4, YEAR_AND_MONTH = 7 };

struct wide_column {
    guint column;
    char *header, *name, *date, *place; /* what names the meeting; "" not known */
    char *last;                         /* its last day */
    char *asked;                        /* "05/06/2021", of which nobody said the order; or NULL */
    guint known, unknown;               /* words in the sample */
};

struct wide {
    GPtrArray *columns; /* struct wide_column, in order of their days */
};

static void column_free(gpointer data)
{
    struct wide_column *column = data;
    g_free(column->header);
    g_free(column->name);
    g_free(column->date);
    g_free(column->place);
    g_free(column->last);
    g_free(column->asked);
    g_free(column);
}

void wide_free(struct wide *wide)
{
    if (wide == NULL)
        return;
    g_ptr_array_unref(wide->columns);
    g_free(wide);
}

/* What is left of the header beside its date, without the signs between them. */
static char *place_of(const char *header, gsize start, gsize len)
{
    g_autofree char *before = g_strndup(header, start);
    g_autofree char *both = g_strconcat(before, " ", header + start + len, NULL);
    g_strdelimit(both, ",;:()[]/|", ' ');
    g_auto(GStrv) words = g_strsplit(both, " ", -1);
    g_autoptr(GString) place = g_string_new(NULL);
    for (gsize i = 0; words[i] != NULL; i++)
        if (*words[i] != '\0' && strcmp(words[i], "-") != 0 && strcmp(words[i], "–") != 0)
            g_string_append_printf(place, "%s%s", place->len > 0 ? " " : "", words[i]);
    return g_string_free(g_steal_pointer(&place), FALSE);
}

/* A meeting the register holds, by its token or by a place and a year: "Lisbon 2021". */
static void take_meeting(const struct meeting *meeting, struct wide_column *column)
{
    column->name = g_strdup(meeting->token);
    column->date = g_strdup("");
    column->place = g_strdup("");
    column->last = g_strdup(meeting->date_last);
}

/* The one meeting there was at that place in that year; of several none is taken. */
static gboolean find_in_year(struct import *import, const char *year, const char *place,
                             struct wide_column *column, GError **error)
{
    g_autofree char *first = g_strconcat(year, "-01-01", NULL);
    g_autofree char *last = g_strconcat(year, "-12-31", NULL);
    g_autoptr(GPtrArray) near = meeting_between(import->session->db, first, last, error);
    const struct meeting *found = NULL;
    guint n = 0;
    for (guint i = 0; near != NULL && i < near->len; i++) {
        const struct meeting *meeting = near->pdata[i];
        if (!occasion_same_words(*meeting->city != '\0' ? meeting->city : meeting->country, place))
            continue;
        found = meeting;
        n++;
    }
    if (n == 1)
        take_meeting(found, column);
    return near != NULL;
}

/* "2021" standing alone. NULL: there is none. */
static const char *year_in(const char *header)
{
    static const char digits[] = "0123456789";
    gsize n = 0;
    for (const char *at = header; (at = strpbrk(at, digits)) != NULL; at += n) {
        n = strspn(at, digits);
        if (n == YEAR && (*at == '1' || *at == '2'))
            return at;
    }
    return NULL;
}

static gboolean read_year(struct import *import, const char *header, struct wide_column *column,
                          GError **error)
{
    const char *at = year_in(header);
    if (at == NULL)
        return TRUE;
    g_autofree char *year = g_strndup(at, YEAR);
    g_autofree char *place = place_of(header, (gsize)(at - header), YEAR);
    return *place == '\0' || find_in_year(import, year, place, column, error);
}

/* "05/06/2021" or "22.6.2021" standing alone in the header. */
static gboolean find_digits(const char *header, gsize *start, gsize *len)
{
    static const char digits[] = "0123456789";
    gsize n;
    for (const char *p = header; (p = strpbrk(p, digits)) != NULL; p += n) {
        n = strspn(p, digits);
        const char sign = p[n];
        const char *at = p + n + 1;
        if (n > 2 || sign == '\0' || strchr("/.-", sign) == NULL)
            continue;
        gsize second = strspn(at, digits);
        if (second < 1 || second > 2 || at[second] != sign ||
            strspn(at + second + 1, digits) != YEAR)
            continue;
        *start = (gsize)(p - header);
        *len = n + 1 + second + 1 + YEAR;
        return TRUE;
    }
    return FALSE;
}

/* A day in digits is read in the order of the file's days, which is asked like theirs. */
static gboolean read_digits(struct import *import, const char *header, struct wide_column *column)
{
    gsize start = 0, len = 0;
    if (!find_digits(header, &start, &len))
        return FALSE;
    g_autofree char *text = g_strndup(header + start, len);
    gboolean is_asked = import->dates == DAY_ORDER_ASK;
    char *day = day_parse(text, is_asked ? DAY_ORDER_DMY : import->dates, NULL);
    if (day == NULL && is_asked)
        day = day_parse(text, DAY_ORDER_MDY, NULL);
    if (day == NULL)
        return FALSE;
    column->name = g_strdup("");
    column->date = day;
    column->last = g_strdup(day);
    column->place = place_of(header, start, len);
    if (is_asked)
        column->asked = g_steal_pointer(&text);
    return TRUE;
}

/* A date known to the month at least makes a meeting: columns called "2021" may be anything, and
 * "Canada 2021" only names a meeting where there is one. */
static gboolean read_date(struct import *import, const char *header, struct wide_column *column,
                          GError **error)
{
    gsize start = 0, len = 0;
    struct period *period = period_find(header, NULL, &start, &len);
    gboolean is_date = period != NULL && period->kind == PERIOD_DATED &&
                       strlen(period->edtf) >= YEAR_AND_MONTH && *period->first != '\0' &&
                       *period->last != '\0';
    if (is_date) {
        column->name = g_strdup("");
        column->date = g_strdup(period->edtf);
        column->last = g_strdup(period->last);
        column->place = place_of(header, start, len);
    }
    period_free(period);
    return is_date || read_digits(import, header, column) ||
           read_year(import, header, column, error);
}

static gboolean read_header(struct import *import, const struct map_custom *custom,
                            GPtrArray *found, GError **error)
{
    GError *failed = NULL;
    owned(meeting) meeting = meeting_by_token(import->session->db, custom->name, &failed);
    if (failed != NULL) {
        g_propagate_error(error, failed);
        return FALSE;
    }
    struct wide_column *column = g_new0(struct wide_column, 1);
    column->column = custom->column;
    column->header = g_strdup(custom->name);
    gboolean done = TRUE;
    if (meeting != NULL)
        take_meeting(meeting, column);
    else
        done = read_date(import, custom->name, column, error);
    if (column->name != NULL)
        g_ptr_array_add(found, column);
    else
        column_free(column);
    return done;
}

static void sample_row(struct import *import, const GPtrArray *columns)
{
    for (guint i = 0; i < columns->len; i++) {
        struct wide_column *column = columns->pdata[i];
        const char *word = cells_column(import->cells, column->column);
        if (strcmp(word, "=") == 0 || import_status_word(import, word) != NULL)
            column->known++;
        else if (!import_says_nothing(word)) /* "" too */
            column->unknown++;
    }
}

static gboolean sample(struct import *import, const GPtrArray *columns, GError **error)
{
    const struct csv_record *record;
    GError *failed = NULL;
    for (int i = 0; i < SAMPLED; i++) {
        record = csv_reader_next(import->reader, &failed);
        if (record == NULL)
            break;
        if (cells_take(import->cells, record, NULL))
            sample_row(import, columns);
    }
    csv_reader_rewind(import->reader);
    if (failed == NULL)
        return csv_reader_header(import->reader, error) != NULL;
    g_propagate_error(error, failed);
    return FALSE;
}

static gint by_day(gconstpointer a, gconstpointer b)
{
    const struct wide_column *const *x = a, *const *y = b;
    return strcmp((*x)->last, (*y)->last);
}

static gboolean holds_statuses(const struct wide_column *column)
{
    return column->known > 0 && column->known >= column->unknown;
}

static const char *asked_order(const GPtrArray *found)
{
    for (guint i = 0; i < found->len; i++) {
        const struct wide_column *column = found->pdata[i];
        if (column->asked != NULL && holds_statuses(column))
            return column->asked;
    }
    return NULL;
}

static struct wide *keep_sampled(struct import *import, GPtrArray *found)
{
    struct wide *wide = g_new(struct wide, 1);
    wide->columns = g_ptr_array_new_with_free_func(column_free);
    for (guint i = found->len; i-- > 0;) {
        const struct wide_column *column = found->pdata[i];
        if (!holds_statuses(column))
            continue;
        mapping_drop_custom(import->mapping, column->column);
        g_ptr_array_add(wide->columns, g_ptr_array_steal_index(found, i));
    }
    g_ptr_array_sort(wide->columns, by_day);
    if (wide->columns->len > 0)
        return wide;
    wide_free(wide);
    return NULL;
}

static gboolean read_headers(struct import *import, GPtrArray *found, GError **error)
{
    const GPtrArray *custom = import->mapping->custom;
    g_ptr_array_set_size(found, 0);
    for (guint i = 0; i < custom->len; i++)
        if (!read_header(import, custom->pdata[i], found, error))
            return FALSE;
    return found->len == 0 || sample(import, found, error);
}

struct wide *wide_find(struct import *import, GError **error)
{
    g_autoptr(GPtrArray) found = g_ptr_array_new_with_free_func(column_free);
    if (import->mapping->is_own || !read_headers(import, found, error))
        return NULL;
    const char *asked = asked_order(found);
    if (asked != NULL &&
        (!import_settle_order(import, asked, 1, error) || !read_headers(import, found, error)))
        return NULL;
    return found->len > 0 ? keep_sampled(import, found) : NULL;
}

char *wide_names(const struct wide *wide)
{
    GString *names = g_string_new(NULL);
    for (guint i = 0; i < wide->columns->len; i++)
        g_string_append_printf(names, "%s\"%s\"", i > 0 ? ", " : "",
                               ((struct wide_column *)wide->columns->pdata[i])->header);
    return g_string_free(names, FALSE);
}

void wide_read_words(struct import *import, const struct wide *wide, GArray *custom)
{
    for (guint i = 0; wide != NULL && i < wide->columns->len; i++) {
        const struct wide_column *column = wide->columns->pdata[i];
        const char *word = cells_column(import->cells, column->column);
        const struct scheme_status_row *status =
            *word != '\0' ? import_status_word(import, word) : NULL;
        if (*word == '\0' || strcmp(word, "=") == 0 || import_says_nothing(word) ||
            (status != NULL && !status->needs_successor))
            continue;
        struct custom kept = {column->header, word};
        import_note(import, NOTE_STATUS, word);
        g_array_append_val(custom, kept);
    }
}

/* Where and when the column speaks of. A date alone makes no meeting. */
static gboolean find_occasion(struct import *import, struct change *change,
                              const struct wide_column *column, gint64 *meeting_id, GError **error)
{
    const struct occasion *occasion = NULL;
    gboolean is_named = *column->name != '\0' || *column->place != '\0';
    if (!occasion_find(import, is_named ? change : NULL, column->name, column->date, column->place,
                       &occasion, error))
        return FALSE;
    *meeting_id = occasion != NULL ? occasion->meeting_id : 0;
    return TRUE;
}

static gboolean store_cell(struct import *import, struct change *change,
                           const struct wide_column *column, const char *word, gint64 id,
                           const struct commitment *fresh, gboolean *differs, GError **error)
{
    const char *today = clock_today();
    struct status_wish wish = {
        .status = import_status_word(import, word),
        .is_check = strcmp(word, "=") == 0,
        .on = strcmp(column->last, today) > 0 ? today : column->last,
        .checked_on = "",
        .note = "",
        .visibility = "",
        .author = "",
        .page = "",
        .successor = "",
    };
    gboolean is_told = FALSE;
    if (!wish.is_check && (wish.status == NULL || wish.status->needs_successor))
        return TRUE;
    if (id != 0 && fresh == NULL && !import_status_is_told(import, id, &wish, &is_told, error))
        return FALSE;
    if (is_told)
        return TRUE;
    *differs = TRUE;
    return change == NULL || (find_occasion(import, change, column, &wish.meeting_id, error) &&
                              import_status_store(import, change, id, NULL, &wish, error));
}

gboolean wide_store(struct import *import, struct change *change, const struct wide *wide,
                    gint64 id, const struct commitment *fresh, gboolean *differs, GError **error)
{
    for (guint i = 0; wide != NULL && i < wide->columns->len; i++) {
        const struct wide_column *column = wide->columns->pdata[i];
        const char *word = cells_column(import->cells, column->column);
        if (*word != '\0' && !store_cell(import, change, column, word, id, fresh, differs, error))
            return FALSE;
    }
    return TRUE;
}
