/* form_keep.c owns what becomes of a form that is not saved when the program ends: its words are
 * kept, and are back the next time the same form is opened.
 * It must not know how a form looks, nor where words are kept. */
#include "tui/form_private.h"

#include "core/draft/kept.h"
#include "core/text/text.h"
#include "tui/app.h"

#include <string.h>

/* What the form is about. A new row has nothing but what stood in it at first, where days do not
 * count: many are today's. */
static char *key_of(const struct form *form)
{
    const gint64 id = draft_id(form->draft);
    GString *key = g_string_new(NULL);
    g_string_printf(key, "%s\n%s\n%" G_GINT64_FORMAT, db_location(form_session(form)->db),
                    noun_name(draft_noun(form->draft)), id);
    for (guint i = 0; id == 0 && i < form->fields->len; i++) {
        const struct form_field *field = form_field_at(form, i);
        if (field->field->type != FIELD_DAY)
            g_string_append_printf(key, "\n%s=%s", field->field->name, field->first);
    }
    return g_string_free(key, FALSE);
}

static gboolean is_typed(const struct form_field *field)
{
    return strcmp(field->line.text->str, field->first) != 0;
}

void form_keep(struct layer *layer)
{
    struct form *form = (struct form *)layer;
    g_autoptr(GHashTable) texts = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free);
    for (guint i = 0; i < form->fields->len; i++) {
        const struct form_field *field = form_field_at(form, i);
        if (!is_typed(field))
            continue;
        g_hash_table_insert(texts, g_strdup(field->field->name), g_strdup(field->line.text->str));
        g_hash_table_insert(texts, g_strconcat(field->field->name, "-was", NULL),
                            g_strdup(field->first));
    }
    if (g_hash_table_size(texts) > 0)
        form->is_kept =
            kept_write(form->key, texts, NULL) || form->is_kept; /* a net, not a promise */
    else
        form_drop_kept(form);
}

void form_drop_kept(struct form *form)
{
    if (!form->is_kept)
        return;
    kept_drop(form->key);
    form->is_kept = FALSE;
}

/* The field's words from before; whether somebody has changed it since. */
static gboolean take_field(struct form *form, struct form_field *field, GHashTable *texts)
{
    const char *text = g_hash_table_lookup(texts, field->field->name);
    g_autofree char *name = g_strconcat(field->field->name, "-was", NULL);
    const char *was = g_hash_table_lookup(texts, name);
    if (text == NULL)
        return FALSE;
    form_field_set(form, field, text);
    field->line.at = field->line.text->len;
    return was != NULL && strcmp(was, field->first) != 0;
}

void form_take_kept(struct form *form)
{
    form->key = key_of(form);
    g_autoptr(GHashTable) texts = kept_take(form->key);
    const char *moved = NULL;
    if (texts == NULL)
        return;
    form->is_kept = TRUE;
    for (guint i = 0; i < form->fields->len; i++) {
        struct form_field *field = form_field_at(form, i);
        if (take_field(form, field, texts))
            moved = _(field->field->label);
    }
    if (moved != NULL)
        app_say(form->layer.app,
                _("back: what was typed before the program ended; “%s” was changed since"), moved);
    else
        app_say(form->layer.app, "%s",
                _("back: what was typed before the program ended · ^S saves, Esc drops it"));
}
