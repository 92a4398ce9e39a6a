/* row.c owns what can be done with any row by its description: free, copy, read as text, pack.
 * It must not know any one table, nor SQL. */
#include "db/row.h"

#include "db/table.h"

#include <errno.h>
#include <string.h>

static void *row_member(void *row, const struct column *column)
{
    return (char *)row + column->offset;
}

static const void *row_member_const(const void *row, const struct column *column)
{
    return (const char *)row + column->offset;
}

static void column_clear(const struct column *column, void *row)
{
    if (column->type == COLUMN_TEXT)
        g_clear_pointer((char **)row_member(row, column), g_free);
    else if (column->type == COLUMN_BYTES)
        g_clear_pointer((GBytes **)row_member(row, column), g_bytes_unref);
    else
        *(gint64 *)row_member(row, column) = 0;
}

void row_clear(enum table_id id, void *row)
{
    const struct table *table = table_of(id);
    struct row_head *head = row;
    g_clear_pointer(&head->uuid, g_free);
    head->id = head->version = 0;
    for (gsize i = 0; i < table->n_columns; i++)
        column_clear(&table->columns[i], row);
}

void row_free(enum table_id id, void *row)
{
    if (row == NULL)
        return;
    row_clear(id, row);
    g_free(row);
}

void *row_copy(enum table_id id, const void *row)
{
    const struct table *table = table_of(id);
    void *copy = g_memdup2(row, table->row_size);
    struct row_head *head = copy;
    head->uuid = g_strdup(head->uuid);
    for (gsize i = 0; i < table->n_columns; i++) {
        const struct column *column = &table->columns[i];
        void *member = row_member(copy, column);
        if (column->type == COLUMN_TEXT)
            *(char **)member = g_strdup(*(char **)member);
        else if (column->type == COLUMN_BYTES && *(GBytes **)member != NULL)
            g_bytes_ref(*(GBytes **)member);
    }
    return copy;
}

char *row_value(const void *row, const struct column *column)
{
    const void *member = row_member_const(row, column);
    switch (column->type) {
    case COLUMN_TEXT: {
        const char *text = *(char *const *)member;
        return g_strdup(text != NULL ? text : "");
    }
    case COLUMN_BYTES: {
        GBytes *bytes = *(GBytes *const *)member;
        if (bytes == NULL)
            return g_strdup("");
        gsize len;
        const guchar *data = g_bytes_get_data(bytes, &len);
        return g_base64_encode(data, len);
    }
    case COLUMN_REF:
        if (*(const gint64 *)member == 0)
            return g_strdup("");
        G_GNUC_FALLTHROUGH;
    case COLUMN_INT:
        break;
    }
    return g_strdup_printf("%" G_GINT64_FORMAT, *(const gint64 *)member);
}

static gboolean same_bytes(GBytes *a, GBytes *b)
{
    gsize len_a = a != NULL ? g_bytes_get_size(a) : 0;
    gsize len_b = b != NULL ? g_bytes_get_size(b) : 0;
    return len_a == len_b && (len_a == 0 || g_bytes_equal(a, b));
}

gboolean row_same_value(const void *a, const void *b, const struct column *column)
{
    const void *one = row_member_const(a, column);
    const void *other = row_member_const(b, column);
    switch (column->type) {
    case COLUMN_TEXT: {
        const char *text = *(char *const *)one, *text_b = *(char *const *)other;
        return text == text_b ||
               strcmp(text != NULL ? text : "", text_b != NULL ? text_b : "") == 0;
    }
    case COLUMN_BYTES:
        return same_bytes(*(GBytes *const *)one, *(GBytes *const *)other);
    case COLUMN_REF:
    case COLUMN_INT:
        break;
    }
    return *(const gint64 *)one == *(const gint64 *)other;
}

gboolean row_has_value(const void *row, const struct column *column)
{
    const void *member = row_member_const(row, column);
    if (column->type == COLUMN_TEXT) {
        const char *text = *(char *const *)member;
        return text != NULL && *text != '\0';
    }
    if (column->type == COLUMN_BYTES)
        return !same_bytes(*(GBytes *const *)member, NULL);
    return *(const gint64 *)member != 0;
}

gint64 row_commitment(enum table_id id, const void *row)
{
    const struct table *table = table_of(id);
    if (id == TABLE_COMMITMENT)
        return ((const struct row_head *)row)->id;
    if (table->commitment_column == NULL)
        return 0;
    return *(const gint64 *)row_member_const(row, table_column(table, table->commitment_column));
}

static gboolean row_set_number(gint64 *member, const char *value)
{
    if (*value == '\0') {
        *member = 0;
        return TRUE;
    }
    char *end;
    errno = 0;
    *member = g_ascii_strtoll(value, &end, 10);
    return *end == '\0' && errno == 0;
}

static gboolean row_set_bytes(GBytes **member, const char *value)
{
    gsize len = 0;
    g_autofree guchar *data = *value == '\0' ? NULL : g_base64_decode(value, &len);
    if (*value != '\0' && len == 0)
        return FALSE;
    g_clear_pointer(member, g_bytes_unref);
    if (data != NULL)
        *member = g_bytes_new_take(g_steal_pointer(&data), len);
    return TRUE;
}

gboolean row_set_value(void *row, const struct column *column, const char *value)
{
    void *member = row_member(row, column);
    switch (column->type) {
    case COLUMN_TEXT:
        row_set(member, value);
        return TRUE;
    case COLUMN_INT:
    case COLUMN_REF:
        return row_set_number(member, value);
    case COLUMN_BYTES:
        return row_set_bytes(member, value);
    }
    g_return_val_if_reached(FALSE);
}

/* One line a field: name, blank, length of the value in bytes, colon, the value, line end. */
static void pack_field(GString *out, const char *name, const char *value)
{
    if (*value != '\0')
        g_string_append_printf(out, "%s %" G_GSIZE_FORMAT ":%s\n", name, strlen(value), value);
}

char *row_pack(enum table_id id, const void *row)
{
    const struct table *table = table_of(id);
    const struct row_head *head = row;
    GString *out = g_string_new(NULL);
    g_autofree char *version = g_strdup_printf("%" G_GINT64_FORMAT, head->version);
    pack_field(out, "uuid", head->uuid != NULL ? head->uuid : "");
    pack_field(out, "version", version);
    for (gsize i = 0; i < table->n_columns; i++) {
        if (!table_stores(&table->columns[i]))
            continue;
        g_autofree char *value = row_value(row, &table->columns[i]);
        pack_field(out, table->columns[i].name, value);
    }
    return g_string_free(out, FALSE);
}

static gboolean unpack_field(const struct table *table, void *row, const char *name,
                             const char *value)
{
    struct row_head *head = row;
    if (strcmp(name, "uuid") == 0) {
        row_set(&head->uuid, value);
        return TRUE;
    }
    if (strcmp(name, "version") == 0)
        return row_set_number(&head->version, value);
    const struct column *column = table_column(table, name);
    return column != NULL && row_set_value(row, column, value);
}

gboolean row_unpack(enum table_id id, const char *packed, void *row)
{
    const struct table *table = table_of(id);
    const char *end = packed + strlen(packed);
    while (packed < end) {
        const char *blank = strchr(packed, ' ');
        if (blank == NULL)
            return FALSE;
        char *colon;
        guint64 len = g_ascii_strtoull(blank + 1, &colon, 10);
        if (*colon != ':' || len >= (guint64)(end - colon - 1) || colon[1 + len] != '\n')
            return FALSE;
        g_autofree char *name = g_strndup(packed, (gsize)(blank - packed));
        g_autofree char *value = g_strndup(colon + 1, (gsize)len);
        if (!unpack_field(table, row, name, value))
            return FALSE;
        packed = colon + 1 + len + 1;
    }
    return TRUE;
}
