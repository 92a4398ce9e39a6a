/* history.c owns the command that lists changes.
 * It must not know what a change is undone by. */
#include "core/command/commands.h"

#include "core/clock.h"
#include "core/shell/command_field.h"
#include "core/draft/names.h"
#include "core/sheet/sheet.h"
#include "core/scheme/words.h"

#include <string.h>

enum { PAGE = 200, FIELDS_SHOWN = 1000 };

#define TEXT_OF(member)                                                                            \
    static char *text_##member(gpointer row, gpointer data)                                        \
    {                                                                                              \
        (void)data;                                                                                \
        return g_strdup(((const struct change_row *)row)->member);                                 \
    }
TEXT_OF(recorded_at)
TEXT_OF(author)
TEXT_OF(login)
TEXT_OF(kind)
TEXT_OF(action)
TEXT_OF(summary)
TEXT_OF(program)

static char *text_number(gpointer row, gpointer data)
{
    (void)data;
    return g_strdup_printf("%" G_GINT64_FORMAT, ((const struct change_row *)row)->id);
}

static char *text_target(gpointer row, gpointer data)
{
    (void)data;
    gint64 id = ((const struct change_row *)row)->target_id;
    return id != 0 ? g_strdup_printf("%" G_GINT64_FORMAT, id) : NULL;
}

static char *text_entries(gpointer row, gpointer data)
{
    (void)data;
    return g_strdup_printf("%" G_GINT64_FORMAT, ((const struct change_row *)row)->entries);
}

static char *text_undone(gpointer row, gpointer data)
{
    (void)data;
    return g_strdup(((const struct change_row *)row)->undone ? "undone" : "");
}

static char *seen_moment(gpointer row, gpointer data)
{
    (void)data;
    return clock_local(((const struct change_row *)row)->recorded_at);
}

/* "title: old → new; …" */
static char *text_fields(gpointer row, gpointer data)
{
    struct session *session = data;
    g_autoptr(GPtrArray) rows =
        change_fields(session->db, ((const struct change_row *)row)->id, FIELDS_SHOWN, NULL);
    GString *list = g_string_new(NULL);
    for (guint i = 0; rows != NULL && i < rows->len; i++) {
        const struct field_change *one = rows->pdata[i];
        g_string_append_printf(list, "%s%s %s %" G_GINT64_FORMAT, i > 0 ? "; " : "", one->op,
                               one->table_name, one->row_id);
        if (strcmp(one->op, "set") == 0)
            g_string_append_printf(list, " %s: %s → %s", one->field, one->old_value,
                                   one->new_value);
    }
    return g_string_free(list, FALSE);
}

static json_t *json_fields(gpointer row, gpointer data)
{
    struct session *session = data;
    g_autoptr(GPtrArray) rows =
        change_fields(session->db, ((const struct change_row *)row)->id, FIELDS_SHOWN, NULL);
    json_t *array = json_array();
    for (guint i = 0; rows != NULL && i < rows->len; i++) {
        const struct field_change *one = rows->pdata[i];
        json_t *object = json_object();
        json_object_set_new(object, "op", sheet_json_string(one->op));
        json_object_set_new(object, "table", sheet_json_string(one->table_name));
        json_object_set_new(object, "row", json_integer(one->row_id));
        json_object_set_new(object, "field", sheet_json_string(one->field));
        json_object_set_new(object, "old", sheet_json_string(one->old_value));
        json_object_set_new(object, "new", sheet_json_string(one->new_value));
        json_array_append_new(array, object);
    }
    return array;
}

static const struct sheet_column columns[] = {
    {.name = "change",
     .label = N_("Change"),
     .type = SHEET_NUMBER,
     .flags = SHEET_SHOWN | SHEET_NARROW,
     .text = text_number},
    {.name = "recorded_at",
     .label = N_("When"),
     .flags = SHEET_SHOWN | SHEET_NARROW,
     .text = text_recorded_at,
     .seen = seen_moment},
    {.name = "author", .label = N_("Who"), .flags = SHEET_SHOWN, .text = text_author},
    {.name = "action",
     .label = N_("Action"),
     .flags = SHEET_SHOWN | SHEET_NARROW,
     .text = text_action},
    {.name = "summary",
     .label = N_("What"),
     .flags = SHEET_SHOWN | SHEET_MAIN,
     .text = text_summary},
    {.name = "state",
     .label = N_("State"),
     .flags = SHEET_SHOWN | SHEET_NARROW,
     .text = text_undone},
    {.name = "kind", .label = N_("Kind"), .text = text_kind},
    {.name = "target", .label = N_("Takes back"), .type = SHEET_NUMBER, .text = text_target},
    {.name = "entries", .label = N_("Entries"), .type = SHEET_NUMBER, .text = text_entries},
    {.name = "login", .label = N_("Login"), .text = text_login},
    {.name = "program", .label = N_("Program"), .text = text_program},
    {.name = "fields",
     .label = N_("Fields"),
     .type = SHEET_JSON,
     .flags = SHEET_NESTED,
     .text = text_fields,
     .json = json_fields},
};

/* Rows are written a page at a time, or all kept until they are sorted. */
static gboolean walk_pages(struct command_call *call, struct sheet *sheet, GPtrArray *kept,
                           gint64 commitment_id, gint64 limit, GError **error)
{
    gint64 before = 0;
    while (limit > 0 && !call->is_closed) {
        int n = (int)MIN(limit, PAGE);
        g_autoptr(GPtrArray) rows = change_page(call->session->db, commitment_id, before, n, error);
        if (rows == NULL)
            return FALSE;
        guint n_rows = rows->len;
        if (n_rows > 0)
            before = ((const struct change_row *)rows->pdata[n_rows - 1])->id;
        for (guint i = 0; kept == NULL && i < n_rows; i++)
            sheet_row(sheet, rows->pdata[i]);
        if (kept != NULL)
            g_ptr_array_extend_and_steal(kept, g_steal_pointer(&rows));
        if (n_rows < (guint)n)
            break;
        limit -= n;
    }
    return TRUE;
}

static void free_row(gpointer row)
{
    change_row_free(row);
}

static gboolean write_rows(struct command_call *call, struct sheet *sheet, gint64 commitment_id,
                           gint64 limit, GError **error)
{
    if (!command_has(call, "sort"))
        return walk_pages(call, sheet, NULL, commitment_id, limit, error);
    g_autoptr(GPtrArray) rows = g_ptr_array_new_with_free_func(free_row);
    if (!walk_pages(call, sheet, rows, commitment_id, limit, error) ||
        !sheet_sort(call, columns, G_N_ELEMENTS(columns), rows, call->session, error))
        return FALSE;
    for (guint i = 0; i < rows->len && !call->is_closed; i++)
        sheet_row(sheet, rows->pdata[i]);
    return TRUE;
}

static gboolean run(struct command_call *call, GError **error)
{
    const char *key = command_word(call, 0);
    const char *limit = command_option(call, "limit");
    gint64 id = 0;
    if (key != NULL && !names_commitment(call->session, key, &id, error))
        return FALSE;
    owned_sheet sheet = sheet_new(call, columns, G_N_ELEMENTS(columns), call->session, error);
    return sheet != NULL &&
           write_rows(call, sheet, id, limit != NULL ? command_number(limit) : G_MAXINT64, error) &&
           (sheet_finish(sheet) > 0 ||
            command_fail(error, HELDTO_ERROR_NOTHING, "nothing was changed yet"));
}

static const struct command_option option_limit = {"limit", 'n', "NUMBER",
                                                   "at most so many, the newest"};

const struct command command_history = {
    .name = "history",
    .args = "[KEY]",
    .summary = "List what was changed, by whom and when; newest first.",
    .help = "All changes, or those that touched one commitment. --columns change,summary,fields "
            "tells each field's old and new value. `heldto undo CHANGE` takes one back.",
    .options =
        (const struct command_option *const[]){&option_limit, &sheet_option_format,
                                               &sheet_option_columns, &sheet_option_sort, NULL},
    .needs = COMMAND_NEEDS_REGISTER,
    .run = run,
};
