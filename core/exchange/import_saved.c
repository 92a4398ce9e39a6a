/* import_saved.c owns the mappings a register keeps: which columns they are for, what they say.
 * It must not know how a mapping is used. Each is a setting "mapping NAME", a JSON object. */
#include "core/exchange/import_private.h"

#include "core/register_new.h"
#include "db/register_row.h"
#include "db/rows.h"

#include <jansson.h>
#include <stdlib.h>
#include <string.h>

#define PREFIX "mapping "

struct import_saved {
    char *name;
    json_t *object;
    GPtrArray *map, *status; /* what is kept, then what was given; texts are borrowed */
};

void import_saved_free(struct import_saved *saved)
{
    if (saved == NULL)
        return;
    g_free(saved->name);
    json_decref(saved->object);
    g_clear_pointer(&saved->map, g_ptr_array_unref);
    g_clear_pointer(&saved->status, g_ptr_array_unref);
    g_free(saved);
}

const char *import_saved_name(const struct import_saved *saved)
{
    return saved->name;
}

static const char *text_of(const json_t *object, const char *name)
{
    return json_string_value(json_object_get(object, name));
}

static gboolean fits(const json_t *object, const char *as, char *const *headers, guint n)
{
    const json_t *columns = json_object_get(object, "columns");
    if (json_array_size(columns) != n || (as != NULL && g_strcmp0(text_of(object, "as"), as) != 0))
        return FALSE;
    for (guint i = 0; i < n; i++) {
        const char *kept = json_string_value(json_array_get(columns, i));
        g_autofree char *a = mapping_plain(kept != NULL ? kept : "");
        g_autofree char *b = mapping_plain(headers[i]);
        if (strcmp(a, b) != 0)
            return FALSE;
    }
    return TRUE;
}

struct search {
    const char *as;
    char *const *headers;
    guint n;
    struct import_saved *found;
};

static struct import_saved *saved_new(const char *name, const char *value)
{
    json_t *object = json_loads(value, 0, NULL);
    if (!json_is_object(object)) {
        json_decref(object);
        return NULL;
    }
    struct import_saved *saved = g_new0(struct import_saved, 1);
    saved->name = g_strdup(name);
    saved->object = object;
    return saved;
}

static gboolean look_at(enum table_id table, const void *row, gpointer data)
{
    struct search *search = data;
    const struct setting *setting = row;
    (void)table;
    if (!g_str_has_prefix(setting->name, PREFIX))
        return TRUE;
    struct import_saved *saved = saved_new(setting->name + strlen(PREFIX), setting->value);
    if (saved != NULL && fits(saved->object, search->as, search->headers, search->n)) {
        search->found = saved;
        return FALSE;
    }
    import_saved_free(saved);
    return TRUE;
}

static struct import_saved *find_named(struct session *session, const char *name, GError **error)
{
    g_autofree char *setting_name = g_strconcat(PREFIX, name, NULL);
    GError *failed = NULL;
    owned(setting) setting = setting_get(session->db, setting_name, &failed);
    struct import_saved *saved = setting != NULL ? saved_new(name, setting->value) : NULL;
    if (failed != NULL)
        g_propagate_error(error, failed);
    else if (saved == NULL)
        g_set_error(error, HELDTO_ERROR, HELDTO_ERROR_USAGE,
                    "--mapping: the register keeps no mapping \"%s\"; --save-mapping keeps one",
                    name);
    return saved;
}

struct import_saved *import_saved_find(struct session *session, const char *name, const char *as,
                                       char *const *headers, guint n, GError **error)
{
    struct search search = {.as = as, .headers = headers, .n = n};
    if (name != NULL)
        return find_named(session, name, error);
    if (row_walk(session->db, TABLE_SETTING, look_at, &search, error))
        return search.found;
    import_saved_free(search.found);
    return NULL;
}

static GPtrArray *merge(const json_t *kept, const GPtrArray *given)
{
    GPtrArray *all = g_ptr_array_new();
    for (gsize i = 0; i < json_array_size(kept); i++) {
        const char *text = json_string_value(json_array_get(kept, i));
        if (text != NULL)
            g_ptr_array_add(all, (char *)text);
    }
    for (guint i = 0; given != NULL && i < given->len; i++)
        g_ptr_array_add(all, given->pdata[i]);
    return all;
}

static char char_of(const json_t *object, const char *name, char given)
{
    const char *text = text_of(object, name);
    return given != 0 || text == NULL ? given : *text;
}

struct import_options import_saved_apply(struct import_saved *saved,
                                         const struct import_options *given)
{
    struct import_options options = *given;
    if (saved == NULL)
        return options;
    const json_t *object = saved->object;
    const char *dates = text_of(object, "dates");
    saved->map = merge(json_object_get(object, "map"), given->map);
    saved->status = merge(json_object_get(object, "status"), given->status);
    options.map = saved->map;
    options.status = saved->status;
    options.as = given->as != NULL ? given->as : text_of(object, "as");
    options.series = given->series != NULL ? given->series : text_of(object, "series");
    options.encoding = given->encoding != NULL ? given->encoding : text_of(object, "encoding");
    options.delimiter = char_of(object, "delimiter", given->delimiter);
    options.lists = char_of(object, "lists", given->lists);
    if (given->dates == DAY_ORDER_ASK && dates != NULL)
        options.dates = strcmp(dates, "mdy") == 0 ? DAY_ORDER_MDY : DAY_ORDER_DMY;
    return options;
}

static json_t *array_of(const GPtrArray *texts)
{
    json_t *array = json_array();
    for (guint i = 0; texts != NULL && i < texts->len; i++)
        json_array_append_new(array, json_string(texts->pdata[i]));
    return array;
}

static void set_text(json_t *object, const char *name, const char *text)
{
    if (text != NULL && *text != '\0')
        json_object_set_new(object, name, json_string(text));
}

gboolean import_saved_store(struct import *import, struct change *change, GError **error)
{
    const struct import_options *options = import->options;
    const char delimiter[] = {options->delimiter, '\0'}, lists[] = {options->lists, '\0'};
    json_t *object = json_object();
    json_t *columns = json_array();
    for (guint i = 0; i < import->mapping->n_columns; i++)
        json_array_append_new(columns, json_string(import->mapping->headers[i]));
    set_text(object, "as", import->kind->map.as);
    json_object_set_new(object, "columns", columns);
    json_object_set_new(object, "map", array_of(options->map));
    json_object_set_new(object, "status", array_of(options->status));
    set_text(object, "series", options->series);
    set_text(object, "encoding", options->encoding);
    set_text(object, "delimiter", delimiter);
    set_text(object, "lists", lists);
    if (import->dates != DAY_ORDER_ASK)
        set_text(object, "dates", import->dates == DAY_ORDER_MDY ? "mdy" : "dmy");
    char *value = json_dumps(object, JSON_COMPACT);
    g_autofree char *name = g_strconcat(PREFIX, options->save_mapping, NULL);
    gboolean done = register_set(import->session, change, name, value, error);
    free(value);
    json_decref(object);
    return done;
}
