/* form_save.c owns storing what a form holds, and the choice when someone else changed the same row
 * meanwhile: both values are shown, and nothing is overwritten unseen.
 * It must not know how a form looks. */
#include "tui/form_private.h"

#include "core/text/text.h"
#include "tui/app.h"
#include "tui/menu.h"

#include <string.h>

static gboolean check_fields(struct form *form)
{
    guint first = G_MAXUINT;
    for (guint i = 0; i < form->fields->len; i++)
        if (!form_field_check(form, form_field_at(form, i)) && first == G_MAXUINT)
            first = i;
    if (first == G_MAXUINT)
        return TRUE;
    form_focus_on(form, first);
    struct form_field *field = form_field_at(form, first);
    app_fail(form->layer.app, g_error_new(HELDTO_ERROR, HELDTO_ERROR_INPUT, _("not saved · %s: %s"),
                                          _(field->field->label), field->error));
    return FALSE;
}

/* What the row holds by now, with what was typed here put over it. */
static struct draft *rebase(struct form *form, GError **error)
{
    struct draft *fresh =
        draft_load(form_session(form), draft_noun(form->draft), draft_id(form->draft), error);
    for (guint i = 0; fresh && i < form->fields->len; i++) {
        const char *name = form_field_at(form, i)->field->name;
        if (draft_field_is_changed(form->draft, name))
            draft_set(fresh, name, draft_get(form->draft, name));
    }
    return fresh;
}

static void take_draft(struct form *form, struct draft *draft)
{
    draft_free(form->draft);
    form->draft = draft;
    for (guint i = 0; i < form->fields->len; i++) {
        struct form_field *field = form_field_at(form, i);
        g_autofree char *text = g_strdup(draft_get(draft, field->field->name));
        form_field_set(form, field, text);
    }
}

enum { CONFLICT_MINE, CONFLICT_THEIRS, CONFLICT_EDIT };

static gboolean resolve(struct app *app, gsize index, gpointer data, GError **error)
{
    struct form *form = (struct form *)app_layer(app, PLACE_FORM);
    (void)data;
    struct draft *draft =
        index == CONFLICT_THEIRS
            ? draft_load(form_session(form), draft_noun(form->draft), draft_id(form->draft), error)
            : rebase(form, error);
    if (draft == NULL)
        return FALSE;
    take_draft(form, draft);
    if (index == CONFLICT_MINE)
        form_save(form);
    return TRUE;
}

/* Three lines for each field that both have changed, to something else: "Title:", "  yours “…”",
 * "  theirs “…”". */
static char *both_values(struct form *form, struct draft *theirs)
{
    GString *text = g_string_new(NULL);
    for (guint i = 0; i < form->fields->len; i++) {
        const struct field *field = form_field_at(form, i)->field;
        g_autofree char *mine = text_show(draft_get(form->draft, field->name), -1);
        g_autofree char *other = text_show(draft_get(theirs, field->name), -1);
        g_autofree char *before = text_show(draft_was(form->draft, field->name), -1);
        if (!draft_field_is_changed(form->draft, field->name) || strcmp(mine, other) == 0 ||
            strcmp(before, other) == 0)
            continue;
        g_string_append_printf(text, _("%s%s:\n  yours “%s”\n  theirs “%s”"), text->len ? "\n" : "",
                               _(field->label), mine, other);
    }
    if (text->len == 0)
        g_string_append(text, _("They changed other fields than you did."));
    return g_string_free(text, FALSE);
}

static void ask_about_conflict(struct form *form)
{
    GError *error = NULL;
    owned_draft theirs =
        draft_load(form_session(form), draft_noun(form->draft), draft_id(form->draft), &error);
    if (theirs == NULL) {
        app_fail(form->layer.app, error);
        return;
    }
    g_autofree char *values = both_values(form, theirs);
    const struct menu_item items[] = {
        {"m", _("save mine over theirs"), NULL},
        {"t", _("take theirs, drop mine"), NULL},
        {"e", _("keep editing, on top of theirs"), NULL},
    };
    menu_open(form->layer.app, &(struct menu_options){
                                   .title = _("Someone changed this meanwhile"),
                                   .question = values,
                                   .items = items,
                                   .n = G_N_ELEMENTS(items),
                                   .selected = CONFLICT_EDIT,
                                   .chosen = resolve,
                               });
}

static gboolean store(struct app *app, gpointer data, GError **error)
{
    struct form *form = data;
    GError *failed = NULL;
    const gboolean done = form->options.save
                              ? form->options.save(app, form->draft, form->options.data, &failed)
                              : draft_save(form_session(form), form->draft, &failed);
    if (!done && g_error_matches(failed, DB_ERROR, DB_ERROR_CONFLICT)) {
        g_error_free(failed);
        ask_about_conflict(form);
        return FALSE;
    }
    if (failed)
        g_propagate_error(error, failed);
    return done;
}

static void stored(struct app *app, gpointer data)
{
    struct form *form = data;
    app_take_layer(app, &form->layer);
    form_drop_kept(form);
    const gboolean is_commitment = draft_noun(form->draft) == NOUN_COMMITMENT;
    app_say_changed(app, _("%s saved"),
                    is_commitment ? draft_get(form->draft, "key") : form->title);
    if (form->options.saved)
        form->options.saved(app, form->draft, form->options.data);
    form->layer.ops->free(&form->layer);
}

void form_save(struct form *form)
{
    struct app *app = form->layer.app;
    form_forget_offers(form);
    if (!check_fields(form))
        return;
    if (draft_id(form->draft) != 0 && !draft_is_changed(form->draft)) {
        form_close(form);
        app_say(app, "%s", _("nothing was changed"));
        return;
    }
    app_work(app, &(struct work){.run = store, .done = stored, .data = form});
}
