/* form.c owns a form as a layer: its fields, the one that has the keys, and leaving it.
 * It must not know what the fields mean; the draft does. */
#include "tui/form.h"

#include "core/text/text.h"
#include "tui/action_runs.h"
#include "tui/app.h"
#include "tui/editor.h"
#include "tui/form_private.h"
#include "tui/menu.h"

#include <string.h>

static struct form *form_of(struct app *app)
{
    struct form *form = (struct form *)app_layer(app, PLACE_FORM);
    g_assert(form != NULL);
    return form;
}

struct form_field *form_field_at(const struct form *form, guint index)
{
    return form->fields->pdata[index];
}

struct form_field *form_focused(const struct form *form)
{
    return form_field_at(form, form->focus);
}

struct session *form_session(const struct form *form)
{
    return app_session(form->layer.app);
}

void form_forget_offers(struct form *form)
{
    g_clear_pointer(&form->offers, g_ptr_array_unref);
}

void form_focus_on(struct form *form, guint index)
{
    form_forget_offers(form);
    form->focus = index;
}

static void free_field(gpointer data)
{
    struct form_field *field = data;
    line_clear(&field->line);
    g_free(field->first);
    g_free(field->error);
    g_free(field->reading);
    g_free(field);
}

static void free_form(struct layer *layer)
{
    struct form *form = (struct form *)layer;
    app_forget_work(layer->app, form);
    if (form->options.free_data)
        form->options.free_data(form->options.data);
    form_forget_offers(form);
    g_ptr_array_unref(form->fields);
    draft_free(form->draft);
    g_free(form->title);
    g_free(form->note);
    g_free(form->key);
    g_free(form);
}

/* Nothing of it is wanted any more. */
void form_close(struct form *form)
{
    form_drop_kept(form);
    app_close_layer(form->layer.app, &form->layer);
}

static void text(struct layer *layer, const char *utf8)
{
    struct form *form = (struct form *)layer;
    struct form_field *field = form_focused(form);
    form_forget_offers(form);
    if (form_field_is_choice(field)) {
        form_field_jump(form, field, utf8);
        return;
    }
    /* A paste of several lines goes into long text as it is, into others as one line. */
    if (field->field->type == FIELD_LONG && strchr(utf8, '\n') != NULL)
        g_string_insert(field->line.text, (gssize)field->line.at, utf8);
    else if (!form_field_has_lines(field))
        line_insert(&field->line, utf8);
    g_autofree char *now = g_strdup(field->line.text->str);
    form_field_set(form, field, now);
}

static gboolean leave(struct app *app, gsize index, gpointer data, GError **error)
{
    (void)data;
    (void)error;
    struct form *form = form_of(app);
    if (index == 0)
        form_save(form);
    else if (index == 1)
        form_close(form);
    return TRUE;
}

static void cancel(struct layer *layer)
{
    struct form *form = (struct form *)layer;
    if (form->offers != NULL) {
        form_forget_offers(form);
        return;
    }
    if (!draft_is_changed(form->draft)) {
        form_close(form);
        return;
    }
    const struct menu_item items[] = {{"s", _("save"), NULL},
                                      {"d", _("drop what was typed"), NULL},
                                      {"e", _("go on editing"), NULL}};
    menu_open(layer->app, &(struct menu_options){
                              .title = _("This is not saved yet"),
                              .items = items,
                              .n = G_N_ELEMENTS(items),
                              .selected = 2,
                              .direct = TRUE,
                              .chosen = leave,
                          });
}

static const struct layer_ops form_ops = {
    .place = PLACE_FORM,
    .draw = form_draw,
    .text = text,
    .cancel = cancel,
    .keep = form_keep,
    .free = free_form,
};

static gboolean is_named(const char *const *names, const char *name)
{
    return names != NULL && g_strv_contains(names, name);
}

static void add_field(struct form *form, const struct field *field)
{
    if ((field->flags & FIELD_FIXED) && draft_id(form->draft) != 0)
        return;
    struct form_field *made = g_new0(struct form_field, 1);
    made->field = field;
    line_init(&made->line, draft_get(form->draft, field->name));
    made->first = g_strdup(made->line.text->str);
    g_ptr_array_add(form->fields, made);
}

static void add_fields(struct form *form, const struct form_options *options)
{
    gsize n = 0;
    const enum noun noun = draft_noun(form->draft);
    const struct field *fields = field_all(noun, &n);
    for (gsize i = 0; options->fields && options->fields[i]; i++) {
        const struct field *field = field_find(noun, options->fields[i]);
        g_assert(field != NULL);
        add_field(form, field);
    }
    for (gsize i = 0; !options->only && i < n; i++)
        if (!is_named(options->fields, fields[i].name))
            add_field(form, &fields[i]);
}

void form_open(struct app *app, const struct form_options *options)
{
    struct form *form = g_new0(struct form, 1);
    form->layer = (struct layer){.ops = &form_ops, .app = app};
    form->options = *options;
    form->title = text_show(options->title, -1);
    form->note = options->note != NULL ? text_show_lines(options->note, -1) : NULL;
    form->draft = options->draft;
    form->fields = g_ptr_array_new_with_free_func(free_field);
    add_fields(form, options);
    g_assert(form->fields->len > 0);
    form_take_kept(form);
    app_push_layer(app, &form->layer);
}

gboolean form_completes(struct app *app)
{
    return form_field_is_name(form_focused(form_of(app)));
}

static gboolean go(struct app *app, int by)
{
    struct form *form = form_of(app);
    const guint n = form->fields->len;
    form_field_check(form, form_focused(form));
    form_focus_on(form, (guint)((gint64)form->focus + by + n) % n);
    return TRUE;
}

gboolean run_form_next(struct app *app, const struct action_call *call, GError **error)
{
    (void)call;
    (void)error;
    return go(app, 1);
}

gboolean run_form_previous(struct app *app, const struct action_call *call, GError **error)
{
    (void)call;
    (void)error;
    return go(app, -1);
}

gboolean run_form_save(struct app *app, const struct action_call *call, GError **error)
{
    (void)call;
    (void)error;
    form_save(form_of(app));
    return TRUE;
}

gboolean run_form_editor(struct app *app, const struct action_call *call, GError **error)
{
    (void)call;
    struct form *form = form_of(app);
    struct form_field *field = form_focused(form);
    if (form_field_is_choice(field))
        return run_form_enter(app, call, error);
    g_autofree char *back = editor_edit(field->line.text->str, ".txt", error);
    if (back == NULL)
        return FALSE;
    form_field_set(form, field, back);
    field->line.at = 0;
    form_field_check(form, field);
    return TRUE;
}

static gboolean chosen(struct app *app, gsize index, gpointer data, GError **error)
{
    (void)data;
    (void)error;
    struct form *form = form_of(app);
    struct form_field *field = form_focused(form);
    g_autoptr(GArray) choices = form_field_choices(form, field);
    form_field_set(form, field, g_array_index(choices, struct form_choice, index).token);
    return go(app, 1);
}

static void open_choices(struct form *form, struct form_field *field)
{
    g_autoptr(GArray) choices = form_field_choices(form, field);
    g_autofree struct menu_item *items = g_new0(struct menu_item, choices->len);
    gsize selected = 0;
    for (guint i = 0; i < choices->len; i++) {
        const struct form_choice *choice = &g_array_index(choices, struct form_choice, i);
        items[i] = (struct menu_item){choice->letter, choice->label, choice->brief};
        if (strcmp(choice->token, field->line.text->str) == 0)
            selected = i;
    }
    menu_open(form->layer.app, &(struct menu_options){
                                   .title = _(field->field->label),
                                   .items = items,
                                   .n = choices->len,
                                   .selected = selected,
                                   .chosen = chosen,
                               });
}

/* Enter does what one would want in such a field: a choice opens, long text is edited, anything else
 * is done with, and the last one saves. */
gboolean run_form_enter(struct app *app, const struct action_call *call, GError **error)
{
    struct form *form = form_of(app);
    struct form_field *field = form_focused(form);
    if (form_field_is_choice(field)) {
        open_choices(form, field);
        return TRUE;
    }
    if (field->field->type == FIELD_LONG)
        return run_form_editor(app, call, error);
    if (form->focus + 1 == form->fields->len)
        return run_form_save(app, call, error);
    return go(app, 1);
}

/* Each press puts the next offer there. */
gboolean run_form_complete(struct app *app, const struct action_call *call, GError **error)
{
    (void)call;
    (void)error;
    struct form *form = form_of(app);
    struct form_field *field = form_focused(form);
    if (form->offers == NULL) {
        form->offers = form_field_offers(form, field, &form->offered_at);
        form->offered = 0;
    } else if (form->offers->len > 0) {
        form->offered = (form->offered + 1) % form->offers->len;
    }
    if (form->offers == NULL || form->offers->len == 0) {
        form_forget_offers(form);
        app_say(app, "%s", _("nothing is known that begins so"));
        return TRUE;
    }
    line_replace(&field->line, form->offered_at, form->offers->pdata[form->offered]);
    g_autofree char *now = g_strdup(field->line.text->str);
    form_field_set(form, field, now);
    return TRUE;
}

static gboolean edit(struct app *app, gboolean (*how)(struct line *line), int turn)
{
    struct form *form = form_of(app);
    struct form_field *field = form_focused(form);
    form_forget_offers(form);
    if (form_field_is_choice(field)) {
        if (turn != 0)
            form_field_turn(form, field, turn);
        return TRUE;
    }
    if (form_field_has_lines(field))
        app_say(app, "%s", _("several lines: Enter edits them"));
    else if (how(&field->line)) {
        g_autofree char *now = g_strdup(field->line.text->str);
        form_field_set(form, field, now);
    }
    return TRUE;
}

/* A choice is taken back, and several lines go as one would want: what is empty then is said to be so.
 * FALSE: it is one line, cleared up to the cursor. */
static gboolean clear_whole(struct form *form, struct form_field *field)
{
    const gboolean is_choice = form_field_is_choice(field);
    if (!is_choice && !form_field_has_lines(field))
        return FALSE;
    if (is_choice && (field->field->flags & FIELD_REQUIRED || field->field->type == FIELD_YES))
        return TRUE;
    form_field_set(form, field, "");
    return TRUE;
}

gboolean run_form_clear(struct app *app, const struct action_call *call, GError **error)
{
    (void)call;
    (void)error;
    struct form *form = form_of(app);
    form_forget_offers(form);
    return clear_whole(form, form_focused(form)) || edit(app, line_cut_before, 0);
}

#define EDIT(name, how, turn)                                                                      \
    gboolean run_form_##name(struct app *app, const struct action_call *call, GError **error)      \
    {                                                                                              \
        (void)call;                                                                                \
        (void)error;                                                                               \
        return edit(app, how, turn);                                                               \
    }
EDIT(left, line_left, -1)
EDIT(right, line_right, 1)
EDIT(home, line_home, 0)
EDIT(end, line_end, 0)
EDIT(back, line_back, 0)
EDIT(delete, line_delete, 0)
EDIT(back_word, line_back_word, 0)
