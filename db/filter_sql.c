/* filter_sql.c owns how SQL text grows with its values: parameters are numbered as they are added.
 * It must not know what is asked, nor of which table. */
#include "db/filter_sql.h"

#include <string.h>

struct value {
    char *text; /* NULL: a number */
    gint64 number;
};

static void value_free(gpointer data)
{
    struct value *value = data;
    if (value != NULL)
        g_free(value->text);
    g_free(value);
}

struct filter_sql *filter_sql_new(void)
{
    struct filter_sql *sql = g_new0(struct filter_sql, 1);
    sql->text = g_string_new(NULL);
    sql->values = g_ptr_array_new_with_free_func(value_free);
    return sql;
}

void filter_sql_free(struct filter_sql *sql)
{
    if (sql == NULL)
        return;
    g_string_free(sql->text, TRUE);
    g_ptr_array_unref(sql->values);
    g_free(sql);
}

void filter_sql_add(struct filter_sql *sql, const char *text)
{
    g_string_append(sql->text, text);
}

static void add_value(struct filter_sql *sql, struct value *value)
{
    g_ptr_array_add(sql->values, value);
    g_string_append_printf(sql->text, "$%u", sql->values->len);
}

void filter_sql_add_text(struct filter_sql *sql, const char *text)
{
    struct value *value = g_new0(struct value, 1);
    value->text = g_strdup(text);
    add_value(sql, value);
}

void filter_sql_add_int(struct filter_sql *sql, gint64 number)
{
    struct value *value = g_new0(struct value, 1);
    value->number = number;
    add_value(sql, value);
}

int filter_sql_add_slot(struct filter_sql *sql)
{
    add_value(sql, NULL);
    return (int)sql->values->len;
}

void filter_sql_add_template(struct filter_sql *sql, const char *form, const char *expression,
                             const char *value)
{
    for (const char *p = form; *p != '\0'; p++) {
        if (*p == '#')
            filter_sql_add(sql, expression);
        else if (*p == '@')
            filter_sql_add_text(sql, value);
        else
            g_string_append_c(sql->text, *p);
    }
}

void filter_sql_add_ids(struct filter_sql *sql, const GArray *ids)
{
    for (guint i = 0; i < ids->len; i++) {
        filter_sql_add(sql, i > 0 ? ", " : "");
        filter_sql_add_int(sql, g_array_index(ids, gint64, i));
    }
}

struct statement *filter_sql_prepare(const struct filter_sql *sql, struct db *db, const char *name,
                                     GError **error)
{
    struct statement *st = statement_prepare(db, name, sql->text->str, error);
    for (guint i = 0; st != NULL && i < sql->values->len; i++) {
        const struct value *value = sql->values->pdata[i];
        if (value == NULL)
            continue;
        if (value->text != NULL)
            statement_bind_text(st, (int)i + 1, value->text);
        else
            statement_bind_int(st, (int)i + 1, value->number);
    }
    return st;
}
