/* mapping.c owns finding out which column of a file says what.
 * It must not know rows, values or the register. */
#include "core/exchange/mapping.h"

#include "core/exchange/columns.h"
#include "core/session.h"
#include "db/fold.h"

#include <string.h>

char *mapping_plain(const char *header)
{
    g_autofree char *folded = fold_text(header, -1);
    GString *plain = g_string_new(NULL);
    for (const char *p = folded; *p != '\0'; p++) {
        gboolean is_sign = !(*p & 0x80) && !g_ascii_isalnum(*p);
        if (!is_sign)
            g_string_append_c(plain, *p);
        else if (plain->len > 0 && plain->str[plain->len - 1] != ' ')
            g_string_append_c(plain, ' ');
    }
    g_string_truncate(plain, strlen(g_strchomp(plain->str)));
    return g_string_free(plain, FALSE);
}

static void source_free(gpointer data)
{
    struct map_source *source = data;
    g_free(source->columns);
    g_free(source->constant);
    g_free(source);
}

static void custom_free(gpointer data)
{
    struct map_custom *custom = data;
    g_free(custom->name);
    g_free(custom);
}

void mapping_free(struct mapping *mapping)
{
    if (mapping == NULL)
        return;
    g_strfreev(mapping->headers);
    g_hash_table_unref(mapping->sources);
    g_hash_table_unref(mapping->settled);
    g_ptr_array_unref(mapping->custom);
    g_ptr_array_unref(mapping->aside);
    g_ptr_array_unref(mapping->unused);
    g_free(mapping);
}

const struct map_source *mapping_source(const struct mapping *mapping, const char *target)
{
    return g_hash_table_lookup(mapping->sources, target);
}

gboolean mapping_has(const struct mapping *mapping, const char *target)
{
    return mapping_source(mapping, target) != NULL;
}

gboolean mapping_is_settled(const struct mapping *mapping, const char *target)
{
    return g_hash_table_contains(mapping->settled, target);
}

char *mapping_columns(const struct mapping *mapping)
{
    GString *list = g_string_new(NULL);
    for (guint i = 0; i < mapping->n_columns; i++)
        g_string_append_printf(list, "%s\"%s\"", i > 0 ? ", " : "", mapping->headers[i]);
    return g_string_free(list, FALSE);
}

static const struct field *fields_of(const struct map_kind *kind, gsize *n)
{
    *n = 0;
    return kind->noun != N_NOUNS ? field_all(kind->noun, n) : NULL;
}

static const char *find_target(const char *const *targets, const char *name)
{
    for (gsize i = 0; targets != NULL && targets[i] != NULL; i++)
        if (strcmp(targets[i], name) == 0)
            return targets[i];
    return NULL;
}

/* The target's own name, which lives as long as the program; NULL: no such target. */
static const char *target_of(const struct map_kind *kind, const char *name)
{
    const struct field *field = kind->noun != N_NOUNS ? field_find(kind->noun, name) : NULL;
    if (field != NULL)
        return field->name;
    g_autofree char *plain = g_ascii_strdown(name, -1);
    g_strdelimit(plain, " -", '_');
    return find_target(kind->extra, plain);
}

/* The same, and what only a rule names. */
static const char *target_told(const struct map_kind *kind, const char *name)
{
    const char *target = target_of(kind, name);
    return target != NULL ? target : find_target(kind->told, name);
}

/* What is being made, and which of it is settled. */
struct maker {
    struct mapping *mapping;
    char **plain;      /* the headers, folded */
    gboolean *is_used; /* columns that are taken */
    gboolean *is_part; /* columns that a rule joins with others: still free for their own target */
};

static void take_columns(struct maker *maker, const char *target, const guint *columns, guint n)
{
    struct map_source *source = g_new0(struct map_source, 1);
    source->columns = g_memdup2(columns, n * sizeof *columns);
    source->n = n;
    for (guint i = 0; i < n; i++)
        (n == 1 ? maker->is_used : maker->is_part)[columns[i]] = TRUE;
    g_hash_table_insert(maker->mapping->sources, (char *)target, source);
}

/* A rule that comes later decides: what an earlier one took is free again. */
static void leave_columns(struct maker *maker, const char *target)
{
    const struct map_source *source = mapping_source(maker->mapping, target);
    for (guint i = 0; source != NULL && i < source->n; i++)
        maker->is_used[source->columns[i]] = maker->is_part[source->columns[i]] = FALSE;
    g_hash_table_remove(maker->mapping->sources, target);
}

static void add_custom(struct maker *maker, guint column, const char *name)
{
    struct map_custom *custom = g_new(struct map_custom, 1);
    custom->column = column;
    custom->name = g_strdup(name);
    g_ptr_array_add(maker->mapping->custom, custom);
    maker->is_used[column] = TRUE;
}

static gboolean find_column(const struct maker *maker, const char *name, guint *column)
{
    g_autofree char *plain = mapping_plain(name);
    for (guint i = 0; i < maker->mapping->n_columns; i++)
        if (strcmp(maker->mapping->headers[i], name) == 0) {
            *column = i;
            return TRUE;
        }
    for (guint i = 0; *plain != '\0' && i < maker->mapping->n_columns; i++)
        if (strcmp(maker->plain[i], plain) == 0) {
            *column = i;
            return TRUE;
        }
    return FALSE;
}

static gboolean refuse_column(const struct maker *maker, const char *name, GError **error)
{
    g_autofree char *columns = mapping_columns(maker->mapping);
    g_set_error(error, HELDTO_ERROR, HELDTO_ERROR_USAGE,
                "--map: the file has no column \"%s\"; it has %s", name, columns);
    return FALSE;
}

static gboolean refuse_target(const struct map_kind *kind, const char *name, GError **error)
{
    GString *list = g_string_new(NULL);
    gsize n;
    const struct field *fields = fields_of(kind, &n);
    for (gsize i = 0; i < n; i++)
        g_string_append_printf(list, "%s ", fields[i].name);
    for (gsize i = 0; kind->extra[i] != NULL; i++)
        g_string_append_printf(list, "%s ", kind->extra[i]);
    for (gsize i = 0; kind->told != NULL && kind->told[i] != NULL; i++)
        g_string_append_printf(list, "%s ", kind->told[i]);
    g_set_error(error, HELDTO_ERROR, HELDTO_ERROR_USAGE, "--map: %s have no \"%s\"; there are %s%s",
                kind->as, name, list->str, kind->keeps_custom ? "and x.NAME" : "");
    g_string_free(list, TRUE);
    return FALSE;
}

/* COLUMN, or COLUMN+COLUMN where no column is called that; signs: what may stand between. */
static gboolean parse_columns(const struct maker *maker, const char *text, const char *signs,
                              GArray *columns, GError **error)
{
    guint column;
    if (find_column(maker, text, &column)) {
        g_array_append_val(columns, column);
        return TRUE;
    }
    g_auto(GStrv) names = g_strsplit_set(text, signs, -1);
    for (gsize i = 0; names[i] != NULL; i++) {
        if (!find_column(maker, g_strstrip(names[i]), &column))
            return refuse_column(maker, names[i], error);
        g_array_append_val(columns, column);
    }
    return TRUE;
}

static gboolean take_custom_rule(struct maker *maker, const char *name, const char *value,
                                 GError **error)
{
    guint column;
    if (!maker->mapping->kind->keeps_custom || *name == '\0')
        return refuse_target(maker->mapping->kind, name, error);
    if (!find_column(maker, value, &column))
        return refuse_column(maker, value, error);
    add_custom(maker, column, name);
    return TRUE;
}

static gboolean take_rule(struct maker *maker, const char *rule, GError **error)
{
    const char *equals = strchr(rule, '=');
    if (equals == NULL) {
        g_set_error(error, HELDTO_ERROR, HELDTO_ERROR_USAGE,
                    "--map %s: write FIELD=COLUMN, such as title=Summary", rule);
        return FALSE;
    }
    g_autofree char *name = g_strndup(rule, (gsize)(equals - rule));
    if (g_str_has_prefix(name, "x."))
        return take_custom_rule(maker, name + 2, equals + 1, error);
    const char *target = target_told(maker->mapping->kind, g_strstrip(name));
    if (target == NULL)
        return refuse_target(maker->mapping->kind, name, error);
    g_hash_table_add(maker->mapping->settled, (char *)target);
    leave_columns(maker, target);
    if (equals[1] == '\0')
        return TRUE;
    if (equals[1] == '=') {
        struct map_source *source = g_new0(struct map_source, 1);
        source->constant = g_strdup(equals + 2);
        g_hash_table_insert(maker->mapping->sources, (char *)target, source);
        return TRUE;
    }
    gboolean is_scores = strcmp(target, MAP_SCORES) == 0;
    g_autoptr(GArray) columns = g_array_new(FALSE, FALSE, sizeof(guint));
    if (!parse_columns(maker, equals + 1, is_scores ? ",;+" : "+", columns, error))
        return FALSE;
    take_columns(maker, target, &g_array_index(columns, guint, 0), columns->len);
    for (guint i = 0; is_scores && i < columns->len; i++)
        maker->is_used[g_array_index(columns, guint, i)] = TRUE;
    return TRUE;
}

/* The header of our own export: the typed columns first, as they are written, then x.NAME. */
static gboolean take_own(struct maker *maker)
{
    const struct mapping *mapping = maker->mapping;
    if (mapping->kind->noun == N_NOUNS)
        return FALSE;
    const char *const *own = columns_of_export(mapping->kind->noun);
    guint n = g_strv_length((char **)own);
    if (n > mapping->n_columns)
        return FALSE;
    for (guint i = 0; i < n; i++)
        if (strcmp(mapping->headers[i], own[i]) != 0)
            return FALSE;
    for (guint i = n; i < mapping->n_columns; i++)
        if (!mapping->kind->keeps_custom || !g_str_has_prefix(mapping->headers[i], "x."))
            return FALSE;
    for (guint i = 0; i < mapping->n_columns; i++) {
        if (i < n)
            take_columns(maker, target_of(mapping->kind, own[i]), &i, 1);
        else
            add_custom(maker, i, mapping->headers[i] + 2);
    }
    return TRUE;
}

static gboolean is_open(const struct maker *maker, const char *target)
{
    return target != NULL && !mapping_is_settled(maker->mapping, target) &&
           !mapping_has(maker->mapping, target);
}

static const char *target_by_name(const struct map_kind *kind, const char *plain)
{
    const char *named = target_of(kind, plain);
    if (named != NULL)
        return named;
    gsize n;
    const struct field *fields = fields_of(kind, &n);
    for (gsize i = 0; i < n; i++) {
        g_autofree char *label = mapping_plain(fields[i].label);
        if (strcmp(label, plain) == 0)
            return fields[i].name;
    }
    return NULL;
}

/* Names and labels. "place" and "country" of commitments wait: they can mean two things. */
static void take_names(struct maker *maker)
{
    const struct map_kind *kind = maker->mapping->kind;
    for (guint i = 0; i < maker->mapping->n_columns; i++) {
        const char *plain = maker->plain[i];
        gboolean waits = kind->noun == NOUN_COMMITMENT &&
                         (strcmp(plain, "place") == 0 || strcmp(plain, "country") == 0);
        const char *target = waits ? NULL : target_by_name(kind, plain);
        if (!maker->is_used[i] && is_open(maker, target))
            take_columns(maker, target, &i, 1);
    }
}

/* In the order of the table: the likelier header of a target comes first. */
static void take_synonyms(struct maker *maker)
{
    for (const struct synonym *s = maker->mapping->kind->synonyms; s->header != NULL; s++)
        for (guint i = 0; i < maker->mapping->n_columns; i++)
            if (!maker->is_used[i] && strcmp(maker->plain[i], s->header) == 0 &&
                is_open(maker, s->target))
                take_columns(maker, s->target, &i, 1);
}

/* A quarter and a year in two columns are one due period. */
static void take_quarter(struct maker *maker)
{
    static const char *const quarters[] = {"trimestre", "quarter", "quartal", "semestre"};
    static const char *const years[] = {"anno", "year", "annee", "jahr"};
    guint columns[2];
    gboolean has_quarter = FALSE, has_year = FALSE;
    if (!is_open(maker, "due") || mapping_has(maker->mapping, "due_text"))
        return;
    for (guint i = 0; i < maker->mapping->n_columns; i++)
        for (gsize k = 0; k < G_N_ELEMENTS(quarters) && !maker->is_used[i]; k++) {
            if (strcmp(maker->plain[i], quarters[k]) == 0 && !has_quarter) {
                columns[0] = i;
                has_quarter = TRUE;
            } else if (strcmp(maker->plain[i], years[k]) == 0 && !has_year) {
                columns[1] = i;
                has_year = TRUE;
            }
        }
    if (has_quarter && has_year)
        take_columns(maker, "due", columns, 2);
}

static void take_either(struct maker *maker, const char *header, gboolean is_first,
                        const char *first, const char *second)
{
    for (guint i = 0; i < maker->mapping->n_columns; i++) {
        if (maker->is_used[i] || strcmp(maker->plain[i], header) != 0)
            continue;
        const char *target = is_first && is_open(maker, first) ? first : second;
        if (is_open(maker, target))
            take_columns(maker, target, &i, 1);
    }
}

/* Beside a meeting, "place" is where it met and "date" when; else the place is that of a promised
 * meeting. "country" is who promised, unless another column says that. */
static void take_ambiguous(struct maker *maker)
{
    const struct mapping *mapping = maker->mapping;
    if (mapping->kind->noun != NOUN_COMMITMENT)
        return;
    gboolean has_meeting = mapping_has(mapping, "meeting") || mapping_has(mapping, "meeting_date");
    take_either(maker, "place", has_meeting, "meeting_place", "place");
    take_either(maker, "country", TRUE, "parties", "country");
    if (has_meeting)
        take_either(maker, "date", TRUE, "meeting_date", "meeting_date");
    take_quarter(maker);
}

static void take_rest(struct maker *maker)
{
    struct mapping *mapping = maker->mapping;
    for (guint i = 0; i < mapping->n_columns; i++) {
        const char *header = mapping->headers[i];
        if (maker->is_used[i] || maker->is_part[i])
            continue;
        if (columns_is_derived(mapping->kind->noun, header))
            g_ptr_array_add(mapping->aside, g_strdup(header));
        else if (mapping->kind->keeps_custom)
            add_custom(maker, i, g_str_has_prefix(header, "x.") ? header + 2 : header);
        else
            g_ptr_array_add(mapping->unused, g_strdup(header));
    }
}

static gint by_column(gconstpointer a, gconstpointer b)
{
    const struct map_custom *const *x = a, *const *y = b;
    return (*x)->column < (*y)->column ? -1 : (*x)->column > (*y)->column;
}

static gboolean check_custom(struct mapping *mapping, GError **error)
{
    g_autoptr(GHashTable) seen = g_hash_table_new(g_str_hash, g_str_equal);
    g_ptr_array_sort(mapping->custom, by_column);
    for (guint i = 0; i < mapping->custom->len; i++) {
        const struct map_custom *custom = mapping->custom->pdata[i];
        if (g_hash_table_add(seen, custom->name))
            continue;
        g_set_error(error, HELDTO_ERROR, HELDTO_ERROR_INPUT,
                    "two columns would be kept as x.%s: rename one, or map it to a field",
                    custom->name);
        return FALSE;
    }
    return TRUE;
}

static gboolean fill(struct maker *maker, const GPtrArray *rules, GError **error)
{
    struct mapping *mapping = maker->mapping;
    for (guint i = 0; rules != NULL && i < rules->len; i++)
        if (!take_rule(maker, rules->pdata[i], error))
            return FALSE;
    mapping->is_own = (rules == NULL || rules->len == 0) && take_own(maker);
    if (!mapping->is_own) {
        take_names(maker);
        take_synonyms(maker);
        take_ambiguous(maker);
        take_rest(maker);
    }
    return check_custom(mapping, error);
}

struct mapping *mapping_new(const struct map_kind *kind, char *const *headers, guint n,
                            const GPtrArray *rules, GError **error)
{
    struct mapping *mapping = g_new0(struct mapping, 1);
    mapping->kind = kind;
    mapping->n_columns = n;
    mapping->headers = g_new0(char *, n + 1);
    mapping->sources = g_hash_table_new_full(g_str_hash, g_str_equal, NULL, source_free);
    mapping->settled = g_hash_table_new(g_str_hash, g_str_equal);
    mapping->custom = g_ptr_array_new_with_free_func(custom_free);
    mapping->aside = g_ptr_array_new_with_free_func(g_free);
    mapping->unused = g_ptr_array_new_with_free_func(g_free);
    struct maker maker = {.mapping = mapping,
                          .plain = g_new0(char *, n + 1),
                          .is_used = g_new0(gboolean, n + 1),
                          .is_part = g_new0(gboolean, n + 1)};
    for (guint i = 0; i < n; i++) {
        mapping->headers[i] = g_strdup(headers[i]);
        maker.plain[i] = mapping_plain(headers[i]);
    }
    gboolean done = fill(&maker, rules, error);
    g_strfreev(maker.plain);
    g_free(maker.is_used);
    g_free(maker.is_part);
    if (done)
        return mapping;
    mapping_free(mapping);
    return NULL;
}

void mapping_drop_custom(struct mapping *mapping, guint column)
{
    for (guint i = 0; i < mapping->custom->len; i++)
        if (((struct map_custom *)mapping->custom->pdata[i])->column == column) {
            g_ptr_array_remove_index(mapping->custom, i);
            return;
        }
}

void mapping_take_custom(struct mapping *mapping, guint column, const char *target)
{
    struct map_source *source = g_new0(struct map_source, 1);
    source->columns = g_memdup2(&column, sizeof column);
    source->n = 1;
    mapping_drop_custom(mapping, column);
    g_hash_table_insert(mapping->sources, (char *)target, source);
}
