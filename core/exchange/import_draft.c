/* import_draft.c owns the way of a row through a draft.
 * It must not know what any noun is about. */
#include "core/exchange/import_draft.h"

#include "core/exchange/import_date.h"
#include "db/commitment.h"

#include <string.h>

struct commitment *import_commitment_of(struct import *import, GError **error)
{
    const char *key = import_get(import, "key");
    if (*key == '\0') {
        import_reject(error, "it names no commitment (key)");
        return NULL;
    }
    GError *failed = NULL;
    struct commitment *row = commitment_by_key(import->session->db, key, &failed);
    if (failed != NULL)
        g_propagate_error(error, failed);
    else if (row == NULL)
        import_reject(error, "there is no commitment %s", key);
    return row;
}

static gboolean is_among(const char *const *names, const char *name)
{
    for (gsize i = 0; names != NULL && names[i] != NULL; i++)
        if (strcmp(names[i], name) == 0)
            return TRUE;
    return FALSE;
}

static void fill_word(struct import *import, struct draft *draft, const struct field *field)
{
    const char *text = import_get(import, field->name);
    const struct word *word = words_find(field->words, text);
    if (word != NULL)
        draft_set(draft, field->name, word->token);
    else if (*text == '\0' && field->preset == NULL)
        draft_set(draft, field->name, "");
    else if (*text != '\0')
        import_note(import, NOTE_WORD, text);
}

static gboolean fill_field(struct import *import, struct draft *draft, const struct field *field,
                           GError **error)
{
    const char *text = import_get(import, field->name);
    switch (field->type) {
    case FIELD_WORD:
        fill_word(import, draft, field);
        return TRUE;
    case FIELD_DAY:
        if (!import_day(import, field->name, text, &text, error))
            return FALSE;
        break;
    case FIELD_EDTF:
        if (!import_edtf(import, field->name, text, &text, error))
            return FALSE;
        break;
    case FIELD_LONG:
        text = import_raw(import, field->name);
        break;
    default:
        break;
    }
    gboolean keeps = field->preset != NULL || (field->flags & (FIELD_REQUIRED | FIELD_FIXED));
    if (*text != '\0' || !keeps)
        draft_set(draft, field->name, text);
    return TRUE;
}

gboolean import_fill(struct import *import, struct draft *draft, const char *const *but,
                     GError **error)
{
    gsize n;
    const struct field *fields = field_all(draft_noun(draft), &n);
    for (gsize i = 0; i < n; i++)
        if (import_has(import, fields[i].name) && !is_among(but, fields[i].name) &&
            !fill_field(import, draft, &fields[i], error))
            return FALSE;
    return TRUE;
}

enum verdict import_failed(GError *failed, GError **error)
{
    enum verdict verdict =
        failed->domain == HELDTO_DAY_ERROR ? VERDICT_REJECTED : import_verdict_of(failed);
    g_propagate_error(error, failed);
    return verdict;
}

static gboolean check(struct import *import, const struct draft *draft, const char *const *but,
                      GError **error)
{
    gsize n;
    const struct field *fields = field_all(draft_noun(draft), &n);
    for (gsize i = 0; i < n; i++)
        if (!is_among(but, fields[i].name) &&
            !draft_check(import->session, draft, &fields[i], NULL, error))
            return FALSE;
    return TRUE;
}

static void tell_change(struct import *import, const struct draft *draft)
{
    g_autoptr(GString) names = g_string_new(NULL);
    gsize n;
    const struct field *fields = field_all(draft_noun(draft), &n);
    for (gsize i = 0; i < n; i++)
        if (draft_field_is_changed(draft, fields[i].name))
            g_string_append_printf(names, "%s%s", names->len > 0 ? ", " : "", fields[i].name);
    g_autofree char *what = draft_noun(draft) == NOUN_MEETING
                                ? g_strdup(draft_get(draft, "token"))
                                : g_strdup_printf("%s %" G_GINT64_FORMAT,
                                                  noun_name(draft_noun(draft)), draft_id(draft));
    import_tell_change(import, what, names->str);
}

enum verdict import_take_draft(struct import *import, struct change *change, struct draft *draft,
                               const char *const *but, GError **error)
{
    GError *failed = NULL;
    gboolean is_new = draft_id(draft) == 0;
    if (!is_new && !draft_is_changed(draft))
        return VERDICT_SAME;
    if (check(import, draft, but, &failed) &&
        (change == NULL || draft_store(import->session, change, draft, &failed))) {
        if (!is_new)
            tell_change(import, draft);
        return is_new ? VERDICT_ADDED : VERDICT_CHANGED;
    }
    return import_failed(failed, error);
}

static guint64 hash_row(const struct import *import)
{
    g_autoptr(GChecksum) checksum = g_checksum_new(G_CHECKSUM_SHA256);
    for (guint i = 0; i < import->mapping->n_columns; i++) {
        const char *cell = cells_column(import->cells, i);
        g_checksum_update(checksum, (const guchar *)cell, (gssize)strlen(cell) + 1);
    }
    return facts_hash_of(checksum);
}

void import_identify_row(struct import *import, struct identity *identity)
{
    guint64 hash = hash_row(import);
    *identity = (struct identity){.alike = hash, .exact = hash, .core = hash, .whole = hash};
}

void import_identify_thing(struct import *import, const char *thing, struct identity *identity)
{
    guint64 hash = hash_row(import), same = facts_hash(thing, strlen(thing));
    *identity = (struct identity){.alike = same, .exact = same, .core = hash, .whole = hash};
}
