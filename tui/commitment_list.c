/* commitment_list.c owns commitments as the source of a list: filter, order and groups over a
 * listing of the register. It must not know how a list moves or looks. */
#include "tui/commitment_list.h"

#include "core/filter/filter.h"
#include "core/draft/names.h"
#include "core/text/text.h"
#include "core/scheme/words.h"
#include "db/listing.h"
#include "db/meeting.h"

#include <string.h>

struct commitment_list {
    struct session *session;
    struct filter *filter; /* of the text; NULL: none */
    char *text;
    struct listing_sort sort;
    enum listing_group group;
    struct listing *listing; /* NULL: to be opened */
    GHashTable *meetings;    /* id → words, for the headings of groups */
    /* What is folded stays so while the list is filtered, sorted, or grouped otherwise. */
    struct listing_folds *folds[N_LISTING_GROUPS];
};

struct filter_context commitment_filter_context(struct session *session)
{
    return (struct filter_context){
        .today = session_today(session),
        .statuses = session->statuses,
        .names = filter_names_of_db,
        .names_data = session->db,
    };
}

struct commitment_list *commitment_list_new(struct session *session)
{
    struct commitment_list *commitments = g_new0(struct commitment_list, 1);
    commitments->session = session;
    commitments->text = g_strdup("");
    commitments->meetings = g_hash_table_new_full(g_int64_hash, g_int64_equal, g_free, g_free);
    for (gsize i = 0; i < N_LISTING_GROUPS; i++)
        commitments->folds[i] = listing_folds_new();
    return commitments;
}

void commitment_list_free(struct commitment_list *commitments)
{
    if (commitments == NULL)
        return;
    listing_close(commitments->listing);
    for (gsize i = 0; i < N_LISTING_GROUPS; i++)
        listing_folds_free(commitments->folds[i]);
    filter_free(commitments->filter);
    g_hash_table_unref(commitments->meetings);
    g_free(commitments->text);
    g_free(commitments);
}

/* Of one timeliness, the days decide. */
static struct listing *open_with(struct commitment_list *commitments, const struct filter *filter,
                                 enum listing_group group, GError **error)
{
    const struct listing_sort days = {.by = LISTING_BY_DUE,
                                      .descending = commitments->sort.descending};
    const struct listing_sort sorts[] = {commitments->sort, days};
    gboolean is_derived = commitments->sort.by == LISTING_BY_TIMELINESS;
    g_autoptr(GPtrArray) ranks =
        is_derived ? filter_timeliness_order(session_today(commitments->session)) : NULL;
    const struct listing_spec spec = {
        .filter = filter,
        .sorts = sorts,
        .n_sorts = is_derived ? 2 : 1,
        .group = group,
        .folds = commitments->folds[group],
        .ranks = ranks,
    };
    return listing_open(commitments->session->db, &spec, error);
}

/* The listing as filter, order and group are now. NULL and an error. */
static struct listing *listing_of(struct commitment_list *commitments, GError **error)
{
    if (commitments->listing == NULL) {
        commitments->listing =
            open_with(commitments, commitments->filter, commitments->group, error);
    }
    return commitments->listing;
}

static void reopen(struct commitment_list *commitments)
{
    g_clear_pointer(&commitments->listing, listing_close);
}

gboolean commitment_list_set_filter(struct commitment_list *commitments, const char *text,
                                    GError **error, gsize *spot)
{
    const struct filter_context context = commitment_filter_context(commitments->session);
    struct filter *filter = filter_parse(text, &context, error, spot);
    if (filter == NULL)
        return FALSE;
    if (filter->type == FILTER_ALL)
        g_clear_pointer(&filter, filter_free);
    filter_free(commitments->filter);
    commitments->filter = filter;
    char *kept = g_strdup(text);
    g_free(commitments->text);
    commitments->text = kept;
    reopen(commitments);
    return TRUE;
}

const char *commitment_list_filter(const struct commitment_list *commitments)
{
    return commitments->text;
}

gboolean commitment_list_refresh(struct commitment_list *commitments, GError **error)
{
    g_hash_table_remove_all(commitments->meetings);
    return commitments->listing == NULL || listing_refresh(commitments->listing, error);
}

/* Commitments, however many groups each is in. */
static gboolean count(struct commitment_list *commitments, const struct filter *filter, gint64 *n,
                      GError **error)
{
    owned(listing) listing = open_with(commitments, filter, LISTING_GROUP_NONE, error);
    return listing != NULL && listing_count(listing, n, error);
}

static gboolean count_shown(struct commitment_list *commitments, gint64 *n, GError **error)
{
    struct listing *listing = listing_of(commitments, error);
    if (listing == NULL || commitments->group == LISTING_GROUP_NONE)
        return listing != NULL && listing_count(listing, n, error);
    return listing_headings(listing, error) != NULL &&
           count(commitments, commitments->filter, n, error);
}

gboolean commitment_list_count(struct commitment_list *commitments, gint64 *shown, gint64 *total,
                               GError **error)
{
    if (!count_shown(commitments, shown, error))
        return FALSE;
    if (commitments->filter != NULL)
        return count(commitments, NULL, total, error);
    *total = *shown;
    return TRUE;
}

gboolean commitment_list_knows_groups(const struct commitment_list *commitments)
{
    return commitments->group == LISTING_GROUP_NONE ||
           (commitments->listing != NULL && listing_knows_groups(commitments->listing));
}

/* The filter's terms, that all must hold; a filter that is one term is its own. */
static gboolean blame_term(struct commitment_list *commitments, const struct filter *term,
                           struct filter **until, char **blame, GError **error)
{
    gint64 n = 0;
    *until = filter_and(*until, filter_copy(term));
    if (!count(commitments, *until, &n, error))
        return FALSE;
    if (n == 0) {
        g_autofree char *says = filter_explain(term);
        *blame = g_strdup_printf(_("no commitment is found where %s"), says);
    }
    return TRUE;
}

char *commitment_list_blame(struct commitment_list *commitments, GError **error)
{
    const struct filter *filter = commitments->filter;
    char *blame = NULL;
    if (filter == NULL)
        return NULL;
    owned(filter) until = filter_all();
    if (filter->type != FILTER_AND) {
        blame_term(commitments, filter, &until, &blame, error);
        return blame;
    }
    for (guint i = 0; i < filter->children->len && blame == NULL; i++)
        if (!blame_term(commitments, filter->children->pdata[i], &until, &blame, error))
            return NULL;
    return blame;
}

const struct commitment *commitment_of_row(const struct list_row *row)
{
    return ((const struct listing_row *)row->data)->commitment;
}

/* "Lisbon, 22 June 2021". */
static const char *meeting_heading(struct commitment_list *commitments, gint64 id)
{
    const char *known = g_hash_table_lookup(commitments->meetings, &id);
    if (known != NULL)
        return known;
    owned(meeting) meeting = meeting_by_id(commitments->session->db, id, NULL);
    char *words = meeting ? names_meeting_words(meeting) : g_strdup("?");
    g_hash_table_insert(commitments->meetings, g_memdup2(&id, sizeof id), words);
    return words;
}

static const char *heading_text(struct commitment_list *commitments, const struct listing_row *row)
{
    switch (commitments->group) {
    case LISTING_GROUP_MEETING:
        return row->group_id ? meeting_heading(commitments, row->group_id) : _("no wording held");
    case LISTING_GROUP_STATUS:
        return *row->group ? session_status_label(commitments->session, row->group)
                           : _("without a status");
    case LISTING_GROUP_KIND:
        return words_label(WORDS_KIND, row->group);
    case LISTING_GROUP_PRIORITY:
        return words_label(WORDS_PRIORITY, row->group);
    default:
        return *row->group ? row->group : _("none");
    }
}

/* Takes the listing's row over. */
static struct list_row *to_list_row(struct commitment_list *commitments, struct listing_row *row)
{
    struct list_row *made =
        list_row_new(row->commitment ? row->commitment->id : 0, row, listing_row_free);
    made->folded = row->n;
    if (commitments->group != LISTING_GROUP_NONE)
        made->group = text_show(heading_text(commitments, row), -1);
    return made;
}

static const struct listing_row *from_list_row(const struct list_row *row)
{
    return row ? row->data : NULL;
}

static GPtrArray *page(gpointer data, const struct list_row *from, gboolean backwards, guint n,
                       GError **error)
{
    struct commitment_list *commitments = data;
    struct listing *listing = listing_of(commitments, error);
    g_autoptr(GPtrArray) rows =
        listing ? listing_page(listing, from_list_row(from), backwards, n, error) : NULL;
    if (rows == NULL)
        return NULL;
    GPtrArray *made = g_ptr_array_new_full(rows->len, list_row_free);
    g_ptr_array_set_free_func(rows, NULL);
    for (guint i = 0; i < rows->len; i++)
        g_ptr_array_add(made, to_list_row(commitments, rows->pdata[i]));
    return made;
}

static struct list_row *find(gpointer data, gint64 id, const struct list_row *near, GError **error)
{
    struct commitment_list *commitments = data;
    struct listing *listing = listing_of(commitments, error);
    struct listing_row *row =
        listing ? listing_find(listing, id, from_list_row(near), error) : NULL;
    return row ? to_list_row(commitments, row) : NULL;
}

static char *cell(gpointer data, const struct list_row *row, gsize column, enum style *style)
{
    const struct commitment_list *commitments = data;
    return commitment_cell(commitments->session, commitment_of_row(row), column, style);
}

static gboolean sort(gpointer data, const char *column, gboolean reverse, GError **error)
{
    struct commitment_list *commitments = data;
    enum listing_sort_by by;
    if (!listing_sort_find(column, &by)) {
        g_set_error(error, HELDTO_ERROR, HELDTO_ERROR_USAGE, _("cannot sort by \"%s\""), column);
        return FALSE;
    }
    commitments->sort = (struct listing_sort){.by = by, .descending = reverse};
    reopen(commitments);
    return TRUE;
}

static gboolean group(gpointer data, const char *grouping, GError **error)
{
    struct commitment_list *commitments = data;
    enum listing_group group;
    if (!listing_group_find(grouping, &group)) {
        g_set_error(error, HELDTO_ERROR, HELDTO_ERROR_USAGE, _("cannot group by \"%s\""), grouping);
        return FALSE;
    }
    commitments->group = group;
    reopen(commitments);
    return TRUE;
}

static struct filter *parse(struct commitment_list *commitments, const char *text, GError **error)
{
    const struct filter_context context = commitment_filter_context(commitments->session);
    return filter_parse(text, &context, error, NULL);
}

static struct list_row *search(gpointer data, const char *text, const struct list_row *from,
                               gboolean backwards, GError **error)
{
    struct commitment_list *commitments = data;
    struct listing *listing = listing_of(commitments, error);
    owned(filter) sought = listing ? parse(commitments, text, error) : NULL;
    if (sought == NULL)
        return NULL;
    struct listing_row *row = listing_next(listing, sought, from_list_row(from), backwards, error);
    if (row == NULL)
        return NULL;
    /* What was found is to be seen. */
    listing_folds_set(commitments->folds[commitments->group], row->group_id, row->group, FALSE);
    return to_list_row(commitments, row);
}

static void fold(gpointer data, const struct list_row *row, enum list_fold how)
{
    struct commitment_list *commitments = data;
    struct listing_folds *folds = commitments->folds[commitments->group];
    const struct listing_row *of = row->data;
    if (how == LIST_FOLD_ALL || how == LIST_UNFOLD_ALL)
        listing_folds_set_all(folds, how == LIST_FOLD_ALL);
    else
        listing_folds_set(folds, of->group_id, of->group, how == LIST_FOLD);
}

static gint64 group_size(gpointer data, const struct list_row *row)
{
    const struct commitment_list *commitments = data;
    return commitments->listing ? listing_group_size(commitments->listing, row->data) : 0;
}

static struct list_row *group_step(gpointer data, const struct list_row *from, gboolean backwards,
                                   GError **error)
{
    struct commitment_list *commitments = data;
    struct listing *listing = listing_of(commitments, error);
    struct listing_row *row =
        listing ? listing_group_step(listing, from->data, backwards, error) : NULL;
    return row ? to_list_row(commitments, row) : NULL;
}

static GArray *ids(gpointer data, const char *text, guint limit, GError **error)
{
    struct commitment_list *commitments = data;
    struct listing *listing = listing_of(commitments, error);
    owned(filter) sought = listing ? parse(commitments, text, error) : NULL;
    return sought ? listing_ids(listing, sought, limit, error) : NULL;
}

static const char *const groupings[] = {"meeting", "topic", "party", "status", NULL};

const struct list_source commitment_list_source = {
    .columns = commitment_columns,
    .page = page,
    .find = find,
    .cell = cell,
    .sorted_by = "key",
    .sort = sort,
    .group = group,
    .groupings = groupings,
    .fold = fold,
    .group_size = group_size,
    .group_step = group_step,
    .search = search,
    .ids = ids,
};
