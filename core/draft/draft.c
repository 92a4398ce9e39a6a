/* draft.c owns a row on its way in: its texts, what changed, and the common way of storing it.
 * It must not know what a noun adds to that: each has its own file. */
#include "core/draft/draft.h"

#include "core/draft/draft_private.h"
#include "core/draft/names.h"
#include "db/rows.h"

#include <string.h>

static const struct draft_noun *const nouns[N_NOUNS] = {
    [NOUN_COMMITMENT] = &draft_of_commitment, [NOUN_MEETING] = &draft_of_meeting,
    [NOUN_DOCUMENT] = &draft_of_document,     [NOUN_WORDING] = &draft_of_wording,
    [NOUN_UPDATE] = &draft_of_update,         [NOUN_SOURCE] = &draft_of_source,
    [NOUN_SUGGESTION] = &draft_of_suggestion, [NOUN_STATEMENT] = &draft_of_statement,
    [NOUN_REPORT] = &draft_of_report,         [NOUN_SCORE] = &draft_of_score,
};

static struct draft *draft_empty(enum noun noun)
{
    struct draft *draft = g_new0(struct draft, 1);
    draft->noun = noun;
    draft->values = g_hash_table_new_full(g_str_hash, g_str_equal, NULL, g_free);
    draft->loaded = g_hash_table_new_full(g_str_hash, g_str_equal, NULL, g_free);
    return draft;
}

struct draft *draft_new(enum noun noun)
{
    struct draft *draft = draft_empty(noun);
    gsize n;
    const struct field *fields = field_all(noun, &n);
    for (gsize i = 0; i < n; i++) {
        const char *preset = fields[i].preset != NULL ? fields[i].preset : "";
        g_hash_table_insert(draft->values, (char *)fields[i].name, g_strdup(preset));
        g_hash_table_insert(draft->loaded, (char *)fields[i].name, g_strdup(preset));
    }
    return draft;
}

void draft_free(struct draft *draft)
{
    if (draft == NULL)
        return;
    row_free(nouns[draft->noun]->table, draft->row);
    g_hash_table_unref(draft->values);
    g_hash_table_unref(draft->loaded);
    g_free(draft->said_on);
    g_free(draft);
}

static void load_plain(struct draft *draft, const struct field *field)
{
    const struct table *table = table_of(nouns[draft->noun]->table);
    g_autofree char *text = NULL;
    if (field->column != NULL)
        text = row_value(draft->row, table_column(table, field->column));
    g_hash_table_insert(draft->values, (char *)field->name, g_strdup(text != NULL ? text : ""));
}

static void remember_loaded(struct draft *draft)
{
    GHashTableIter iter;
    gpointer name, text;
    g_hash_table_remove_all(draft->loaded);
    g_hash_table_iter_init(&iter, draft->values);
    while (g_hash_table_iter_next(&iter, &name, &text))
        g_hash_table_insert(draft->loaded, name, g_strdup(text));
}

void draft_settle(struct draft *draft)
{
    remember_loaded(draft);
}

struct draft *draft_load(struct session *session, enum noun noun, gint64 id, GError **error)
{
    owned_draft draft = draft_empty(noun);
    GError *failed = NULL;
    draft->id = id;
    draft->row = row_by_id(session->db, nouns[noun]->table, id, &failed);
    if (draft->row == NULL) {
        if (failed == NULL)
            g_set_error(&failed, HELDTO_ERROR, HELDTO_ERROR_NOTHING, "the %s is not there any more",
                        noun_name(noun));
        g_propagate_error(error, failed);
        return NULL;
    }
    gsize n;
    const struct field *fields = field_all(noun, &n);
    for (gsize i = 0; i < n; i++)
        load_plain(draft, &fields[i]);
    if (nouns[noun]->load != NULL && !nouns[noun]->load(session, draft, error))
        return NULL;
    remember_loaded(draft);
    return g_steal_pointer(&draft);
}

enum noun draft_noun(const struct draft *draft)
{
    return draft->noun;
}

gint64 draft_id(const struct draft *draft)
{
    return draft->id;
}

const char *draft_was(const struct draft *draft, const char *field)
{
    const char *text = g_hash_table_lookup(draft->loaded, field);
    g_assert(text != NULL);
    return text;
}

const char *draft_get(const struct draft *draft, const char *field)
{
    const char *text = g_hash_table_lookup(draft->values, field);
    g_assert(text != NULL);
    return text;
}

void draft_set(struct draft *draft, const char *field, const char *text)
{
    const struct field *row = field_find(draft->noun, field);
    g_assert(row != NULL);
    g_hash_table_insert(draft->values, (char *)row->name, g_strdup(text != NULL ? text : ""));
}

void draft_set_said_on(struct draft *draft, const char *day)
{
    g_free(draft->said_on);
    draft->said_on = g_strdup(day);
}

gboolean draft_field_is_changed(const struct draft *draft, const char *field)
{
    return g_strcmp0(g_hash_table_lookup(draft->values, field),
                     g_hash_table_lookup(draft->loaded, field)) != 0;
}

gboolean draft_is_changed(const struct draft *draft)
{
    gsize n;
    const struct field *fields = field_all(draft->noun, &n);
    for (gsize i = 0; i < n; i++)
        if (draft_field_is_changed(draft, fields[i].name))
            return TRUE;
    return FALSE;
}

static gboolean is_reference(const struct field *field)
{
    switch (field->type) {
    case FIELD_PARTY:
    case FIELD_SERIES:
    case FIELD_MEETING:
    case FIELD_DOCUMENT:
    case FIELD_COMMITMENT:
        return TRUE;
    default:
        return FALSE;
    }
}

/* A word is stored as its token and a date as EDTF, however they were written. */
static char *stored_text(const struct field *field, const char *text)
{
    if (field->type == FIELD_WORD && *text != '\0')
        return g_strdup(words_find(field->words, text)->token);
    if (field->type == FIELD_EDTF && *text != '\0')
        return draft_date(text);
    if (field->type == FIELD_YES)
        return g_strdup(strchr("1yYtT", *text) != NULL && *text != '\0' ? "1" : "0");
    return g_strdup(text);
}

static gboolean take_reference(struct session *session, struct change *change,
                               const struct field *field, const char *text, gint64 *id,
                               GError **error)
{
    if (field->type != FIELD_SERIES)
        return draft_resolve(session, field, text, id, error);
    return *text == '\0' || names_series(session, change, text, id, error);
}

static gboolean take_fields(struct session *session, struct change *change,
                            const struct draft *draft, void *row, GError **error)
{
    const struct table *table = table_of(nouns[draft->noun]->table);
    gsize n;
    const struct field *fields = field_all(draft->noun, &n);
    for (gsize i = 0; i < n; i++) {
        if (fields[i].column == NULL)
            continue;
        const struct column *column = table_column(table, fields[i].column);
        const char *text = draft_get(draft, fields[i].name);
        if (!is_reference(&fields[i])) {
            g_autofree char *stored = stored_text(&fields[i], text);
            gboolean set = row_set_value(row, column, stored);
            g_assert(set);
            continue;
        }
        gint64 id = 0;
        if (!take_reference(session, change, &fields[i], text, &id, error))
            return FALSE;
        *(gint64 *)((char *)row + column->offset) = id;
    }
    return TRUE;
}

static gboolean store_row(struct session *session, struct change *change, struct draft *draft,
                          void *row, GError **error)
{
    const struct draft_noun *noun = nouns[draft->noun];
    if (!take_fields(session, change, draft, row, error) ||
        (noun->prepare != NULL && !noun->prepare(session, change, draft, row, error)))
        return FALSE;
    gboolean done = draft->row == NULL ? change_insert(change, noun->table, row, error)
                                       : change_update(change, noun->table, draft->row, row, error);
    if (!done)
        return FALSE;
    draft->id = ((struct row_head *)row)->id;
    return noun->finish == NULL || noun->finish(session, change, draft, error);
}

gboolean draft_store(struct session *session, struct change *change, struct draft *draft,
                     GError **error)
{
    enum table_id table = nouns[draft->noun]->table;
    if (!draft_check_all(session, draft, error))
        return FALSE;
    void *row =
        draft->row != NULL ? row_copy(table, draft->row) : g_malloc0(table_of(table)->row_size);
    gboolean done = store_row(session, change, draft, row, error);
    if (done) {
        row_free(table, draft->row);
        draft->row = row;
    } else {
        row_free(table, row);
    }
    return done;
}

static char *changed_fields(const struct draft *draft)
{
    GString *names = g_string_new(NULL);
    gsize n;
    const struct field *fields = field_all(draft->noun, &n);
    for (gsize i = 0; i < n; i++)
        if (draft_field_is_changed(draft, fields[i].name))
            g_string_append_printf(names, "%s%s", names->len > 0 ? ", " : "", fields[i].name);
    return g_string_free(names, FALSE);
}

gboolean draft_save(struct session *session, struct draft *draft, GError **error)
{
    gboolean is_new = draft->row == NULL;
    struct change *change = session_begin(session, is_new ? "add" : "edit", FALSE, error);
    if (change == NULL)
        return FALSE;
    gint64 id_before = draft->id;
    g_autofree char *fields = changed_fields(draft);
    if (!draft_store(session, change, draft, error)) {
        draft->id = id_before;
        change_abort(change);
        return FALSE;
    }
    g_autofree char *name = nouns[draft->noun]->name(draft, draft->row);
    if (is_new)
        change_say(change, "%s added", name);
    else
        change_say(change, "%s: %s", name, fields);
    if (!change_commit(change, error)) {
        draft->id = id_before;
        return FALSE;
    }
    remember_loaded(draft);
    return TRUE;
}
