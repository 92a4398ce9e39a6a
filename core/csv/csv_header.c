/* csv_header.c owns the names of a CSV file's columns: made fit, copied to last, checked for twins.
 * It must not know the parser, or what a column means to the register. */
#include "core/csv/csv_header.h"

#include <string.h>

static char *column_name(const char *field, guint number)
{
    const char *start = field, *end = field + strlen(field);

    while (start < end && g_unichar_isspace(g_utf8_get_char(start)))
        start = g_utf8_next_char(start);
    while (end > start && g_unichar_isspace(g_utf8_get_char(g_utf8_prev_char(end))))
        end = g_utf8_prev_char(end);
    if (start == end)
        return g_strdup_printf("column %u", number);
    return g_strndup(start, (gsize)(end - start));
}

struct csv_record *csv_header_new(const struct csv_record *first)
{
    struct csv_record *header = g_memdup2(first, sizeof *first);

    g_assert(first->fault == NULL);
    header->raw = g_memdup2(first->raw, first->raw_length);
    header->fields = g_new0(char *, first->n_fields);
    header->lengths = g_new0(gsize, first->n_fields);
    for (guint i = 0; i < first->n_fields; i++) {
        header->fields[i] = column_name(first->fields[i], i + 1);
        header->lengths[i] = strlen(header->fields[i]);
    }
    return header;
}

void csv_header_free(struct csv_record *header)
{
    if (header == NULL)
        return;
    for (guint i = 0; i < header->n_fields; i++)
        g_free(header->fields[i]);
    g_free(header->fields);
    g_free(header->lengths);
    g_free((char *)header->raw);
    g_free(header);
}

/* "Straße" and "STRASSE", "Status" in wide and in narrow letters are one name. Search folds
 * further; but "Cost €" and "Cost £" must stay two. */
static char *fold_name(const char *name)
{
    g_autofree char *form = g_utf8_normalize(name, -1, G_NORMALIZE_NFKC);
    return g_utf8_casefold(form, -1);
}

const char *csv_header_duplicate(const struct csv_record *header, guint *first, guint *second)
{
    g_autoptr(GHashTable) seen = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);

    for (guint i = 0; i < header->n_fields; i++) {
        char *folded = fold_name(header->fields[i]);
        guint before = GPOINTER_TO_UINT(g_hash_table_lookup(seen, folded));
        if (before == 0) {
            g_hash_table_insert(seen, folded, GUINT_TO_POINTER(i + 1));
            continue;
        }
        g_free(folded);
        if (first != NULL)
            *first = before;
        if (second != NULL)
            *second = i + 1;
        return header->fields[i];
    }
    return NULL;
}
