/* list_columns.c owns which columns of a list are shown, in which order, and where they stand.
 * It must not know what is in them, nor draw. */
#include "tui/list.h"

#include "tui/list_private.h"

#include <string.h>

/* What is left of a column at the edge is shown from so many columns of the screen on. */
#define CUT_LEAST 6

void list_columns_init(struct list *list)
{
    const struct list_column *columns = list->source->columns;
    list->shown = g_array_new(FALSE, FALSE, sizeof(struct list_shown));
    for (guint i = 0; columns[i].name; i++) {
        const struct list_shown shown = {.column = i};
        g_array_append_val(list->shown, shown);
    }
}

guint list_columns_count(const struct list *list)
{
    return list->shown->len;
}

struct list_shown *list_shown_at(const struct list *list, guint place)
{
    g_assert(place < list->shown->len);
    return &g_array_index(list->shown, struct list_shown, place);
}

gboolean list_column_is_hidden(const struct list *list, guint place)
{
    return list_shown_at(list, place)->is_hidden;
}

const struct list_column *list_column_of(const struct list *list, guint place)
{
    return &list->source->columns[list_shown_at(list, place)->column];
}

/* Only the rank drops columns, and only as long as nobody has chosen: a choice is in order. */
static int used_width(const struct list *list, int max_rank)
{
    int used = 0;
    for (guint i = 0; i < list->shown->len; i++) {
        const struct list_column *column = list_column_of(list, i);
        if (!list_shown_at(list, i)->is_hidden && column->rank <= max_rank)
            used += column->width + 1;
    }
    return used;
}

/* The highest rank with which all columns up to it still fit; those of rank 1 always stay. */
static int highest_rank(const struct list *list, int width)
{
    int highest = 1;
    for (guint i = 0; i < list->shown->len; i++) {
        const int rank = list_column_of(list, i)->rank;
        if (rank > highest && used_width(list, rank) <= width + 1)
            highest = rank;
    }
    return highest;
}

/* Puts the columns of the places that are `wanted` side by side; what does not fit is left out. */
static void place_wanted(const struct list *list, const gboolean *wanted, int width,
                         struct list_places *places)
{
    int col = 0;
    for (guint i = 0; i < list->shown->len; i++) {
        const int left = width - col, own = list_column_of(list, i)->width;
        places->width[i] = 0;
        if (list_shown_at(list, i)->is_hidden || !wanted[i])
            continue;
        if (places->has_right || (own > left && left < CUT_LEAST)) {
            places->has_right = TRUE;
            continue;
        }
        places->has_right = own > left;
        places->col[i] = col;
        places->width[i] = MIN(own, left);
        col += places->width[i] + 1;
    }
}

/* What is left over goes to the columns that take a share of it. */
static void stretch(const struct list *list, int width, struct list_places *places)
{
    int shares = 0, spare = width + 1, col = 0;
    for (guint i = 0; i < list->shown->len; i++)
        if (places->width[i] > 0) {
            shares += list_column_of(list, i)->stretch;
            spare -= places->width[i] + 1;
        }
    for (guint i = 0; i < list->shown->len; i++) {
        const int own = list_column_of(list, i)->stretch;
        if (places->width[i] == 0)
            continue;
        const int share = shares > 0 ? MAX(spare, 0) * own / shares : 0;
        spare -= share;
        shares -= own;
        places->col[i] = LIST_MARK_WIDTH + col;
        places->width[i] += share;
        col += places->width[i] + 1;
    }
}

/* Depends on the width and on what was chosen alone, so that nothing moves while the rows do. */
void list_place_columns(const struct list *list, int cols, struct list_places *places)
{
    const int width = MAX(cols - LIST_MARK_WIDTH, 1);
    const gboolean by_rank = !list->is_arranged && list->scrolled == 0;
    const int rank = by_rank ? highest_rank(list, width) : G_MAXINT;
    gboolean wanted[LIST_MAX_COLUMNS];
    guint skip = list->scrolled;
    g_assert(list->shown->len <= LIST_MAX_COLUMNS);
    *places = (struct list_places){.has_left = list->scrolled > 0};
    for (guint i = 0; i < list->shown->len; i++) {
        const struct list_column *column = list_column_of(list, i);
        wanted[i] = column->rank <= rank;
        if (skip > 0 && !column->is_frozen && !list_shown_at(list, i)->is_hidden) {
            wanted[i] = FALSE;
            skip--;
        }
    }
    place_wanted(list, wanted, width, places);
    stretch(list, width, places);
    for (guint i = 0; i < list->shown->len && by_rank; i++)
        places->has_right = places->has_right || (!wanted[i] && !list_shown_at(list, i)->is_hidden);
}

gboolean list_scroll_columns(struct list *list, int by)
{
    const guint before = list->scrolled;
    for (; by < 0 && list->scrolled > 0; by++)
        list->scrolled--;
    for (; by > 0; by--) {
        struct list_places places;
        list_place_columns(list, list->cols, &places);
        if (!places.has_right)
            break;
        list->scrolled++;
    }
    return list->scrolled != before;
}

char *list_columns_text(const struct list *list)
{
    GString *text = g_string_new(NULL);
    for (guint i = 0; list->is_arranged && i < list->shown->len; i++)
        g_string_append_printf(text, "%s%s%s", text->len > 0 ? "," : "",
                               list_shown_at(list, i)->is_hidden ? "-" : "",
                               list_column_of(list, i)->name);
    return g_string_free(text, FALSE);
}

char *list_columns_written(const struct list *list)
{
    GString *text = g_string_new(NULL);
    for (guint i = 0; i < list->shown->len; i++) {
        const char *name = list_column_of(list, i)->written;
        if (name != NULL && !list_shown_at(list, i)->is_hidden)
            g_string_append_printf(text, "%s%s", text->len > 0 ? "," : "", name);
    }
    return g_string_free(text, FALSE);
}

char *list_row_text(const struct list *list)
{
    const struct list_row *row = list_selected_row(list);
    GString *text = g_string_new(NULL);
    if (row->folded > 0)
        return g_string_free(g_string_append(text, row->group), FALSE);
    for (guint i = 0; i < list->shown->len; i++) {
        enum style style = STYLE_PLAIN;
        if (list_shown_at(list, i)->is_hidden)
            continue;
        g_autofree char *cell =
            list->source->cell(list->data, row, list_shown_at(list, i)->column, &style);
        g_strdelimit(cell, "\t\n", ' ');
        g_string_append_printf(text, "%s%s", i > 0 ? "\t" : "", cell);
    }
    return g_string_free(text, FALSE);
}

static gint64 place_of(const struct list *list, const char *name)
{
    for (guint i = 0; i < list->shown->len; i++)
        if (strcmp(list_column_of(list, i)->name, name) == 0)
            return i;
    return -1;
}

static void move_to(struct list *list, guint from, guint to)
{
    const struct list_shown moved = *list_shown_at(list, from);
    g_array_remove_index(list->shown, from);
    g_array_insert_val(list->shown, to, moved);
}

/* Names that are not known (of another version of the program) are passed over; columns without
 * one stay behind the others, the frozen ones before. */
void list_arrange(struct list *list, const char *text)
{
    g_auto(GStrv) names = g_strsplit(text, ",", -1);
    guint to = 0;
    g_array_unref(list->shown);
    list_columns_init(list);
    list->scrolled = 0;
    list->is_arranged = *text != '\0';
    while (to < list->shown->len && list_column_of(list, to)->is_frozen)
        to++;
    for (char **name = names; *name; name++) {
        const gboolean is_hidden = **name == '-';
        const gint64 from = place_of(list, *name + (is_hidden ? 1 : 0));
        if (from < to)
            continue;
        list_shown_at(list, (guint)from)->is_hidden = is_hidden;
        move_to(list, (guint)from, to++);
    }
}

gboolean list_hide_column(struct list *list, guint place, gboolean is_hidden)
{
    if (list_column_of(list, place)->is_frozen)
        return FALSE;
    list_shown_at(list, place)->is_hidden = is_hidden;
    list->is_arranged = TRUE;
    list->scrolled = 0;
    return TRUE;
}

gboolean list_move_column(struct list *list, guint place, int by)
{
    const gint64 to = (gint64)place + by;
    if (to < 0 || to >= list->shown->len || list_column_of(list, place)->is_frozen ||
        list_column_of(list, (guint)to)->is_frozen)
        return FALSE;
    move_to(list, place, (guint)to);
    list->is_arranged = TRUE;
    list->scrolled = 0;
    return TRUE;
}
