/* sheet_sort.c owns putting rows in the order of their columns' texts.
 * It must not know what any column means. */
#include "core/sheet/sheet_private.h"

#include "db/fold.h"

#include <string.h>

const struct command_option sheet_option_sort = {"sort", 's', "SORT",
                                                 "the order, by columns: -date,title"};

struct sort_key {
    const struct sheet_column *column;
    gboolean descending;
};

/* A row with what it is sorted by, so that each text is made once. */
struct sorted {
    gpointer row;
    guint place; /* before: rows that are equal stay in order */
    char **texts;
};

struct sorting {
    const GArray *keys; /* struct sort_key */
};

static int compare_texts(const struct sort_key *key, const char *a, const char *b)
{
    int order = strcmp(a, b);
    if (key->column->type == SHEET_NUMBER) {
        gint64 x = g_ascii_strtoll(a, NULL, 10);
        gint64 y = g_ascii_strtoll(b, NULL, 10);
        order = (x > y) - (x < y);
    }
    return key->descending ? -order : order;
}

static int compare(gconstpointer a, gconstpointer b, gpointer data)
{
    const struct sorting *sorting = data;
    const struct sorted *x = a;
    const struct sorted *y = b;
    for (guint i = 0; i < sorting->keys->len; i++) {
        int order = compare_texts(&g_array_index(sorting->keys, struct sort_key, i), x->texts[i],
                                  y->texts[i]);
        if (order != 0)
            return order;
    }
    return x->place < y->place ? -1 : 1;
}

static GArray *read_keys(const char *list, const struct sheet_column *columns, gsize n,
                         GError **error)
{
    g_autoptr(GArray) keys = g_array_new(FALSE, FALSE, sizeof(struct sort_key));
    g_auto(GStrv) names = g_strsplit(list, ",", -1);
    for (gsize i = 0; names[i] != NULL; i++) {
        const char *name = g_strstrip(names[i]);
        struct sort_key key = {.descending = *name == '-'};
        key.column = sheet_find(columns, n, name + (key.descending ? 1 : 0), error);
        if (key.column == NULL)
            return NULL;
        g_array_append_val(keys, key);
    }
    return g_steal_pointer(&keys);
}

static char **texts_of(const GArray *keys, gpointer row, gpointer data)
{
    char **texts = g_new0(char *, keys->len + 1);
    for (guint i = 0; i < keys->len; i++) {
        const struct sheet_column *column = g_array_index(keys, struct sort_key, i).column;
        g_autofree char *text = sheet_plain_text(column, row, data);
        texts[i] = fold_text(text, -1);
    }
    return texts;
}

gboolean sheet_sort(struct command_call *call, const struct sheet_column *columns, gsize n,
                    GPtrArray *rows, gpointer data, GError **error)
{
    const char *list = command_option(call, "sort");
    if (list == NULL)
        return TRUE;
    g_autoptr(GArray) keys = read_keys(list, columns, n, error);
    if (keys == NULL)
        return FALSE;
    g_autoptr(GArray) all = g_array_new(FALSE, FALSE, sizeof(struct sorted));
    for (guint i = 0; i < rows->len; i++) {
        struct sorted one = {
            .row = rows->pdata[i], .place = i, .texts = texts_of(keys, rows->pdata[i], data)};
        g_array_append_val(all, one);
    }
    struct sorting sorting = {.keys = keys};
    g_array_sort_with_data(all, compare, &sorting);
    for (guint i = 0; i < rows->len; i++) {
        struct sorted *one = &g_array_index(all, struct sorted, i);
        rows->pdata[i] = one->row;
        g_strfreev(one->texts);
    }
    return TRUE;
}
