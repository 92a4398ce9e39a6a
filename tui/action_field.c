/* action_field.c owns setting one field of the selected commitment, or of all marked ones, from a
 * line typed: due, owner, topics; a note; a link. One change, whatever their number.
 * It must not know how a field is stored: core/draft/draft.h does. */
#include "tui/action_runs.h"

#include "core/draft/draft.h"
#include "core/draft/names.h"
#include "core/scheme/status.h"
#include "core/scheme/words.h"
#include "db/commitment.h"
#include "db/link.h"
#include "tui/app.h"
#include "tui/list.h"
#include "tui/menu.h"
#include "tui/prompt.h"

#include <string.h>

struct setting {
    const char *field;    /* name; NULL: a note, or a link */
    const char *relation; /* of a link; NULL: a note */
    char *text;
    GArray *ids; /* gint64 */
};

static void setting_free(gpointer data)
{
    struct setting *setting = data;
    g_free(setting->text);
    g_array_unref(setting->ids);
    g_free(setting);
}

static gboolean set_field(struct app *app, struct change *change, const struct setting *setting,
                          gint64 id, GError **error)
{
    owned_draft draft = draft_load(app_session(app), NOUN_COMMITMENT, id, error);
    if (draft == NULL)
        return FALSE;
    draft_set(draft, setting->field, setting->text);
    return draft_store(app_session(app), change, draft, error);
}

static gboolean add_note(struct app *app, struct change *change, const struct setting *setting,
                         gint64 id, GError **error)
{
    const char *page = NULL;
    const struct status_entry entry = {
        .note = setting->text, .source_id = app_citing(app, &page), .page = page};
    return status_note(app_session(app), change, id, &entry, NULL, error);
}

static gboolean add_link(struct app *app, struct change *change, const struct setting *setting,
                         gint64 id, GError **error)
{
    gint64 to = 0;
    if (!names_commitment(app_session(app), setting->text, &to, error))
        return FALSE;
    if (to == id) {
        g_set_error_literal(error, HELDTO_ERROR, HELDTO_ERROR_INPUT,
                            _("a commitment cannot be linked to itself"));
        return FALSE;
    }
    GError *failed = NULL;
    owned(link) there = link_find(app_db(app), id, to, setting->relation, &failed);
    if (failed != NULL) {
        g_propagate_error(error, failed);
        return FALSE;
    }
    if (there != NULL)
        return TRUE;
    struct link row = {.from_id = id, .to_id = to, .relation = (char *)setting->relation};
    gboolean done = change_insert(change, TABLE_LINK, &row, error);
    g_free(row.uuid);
    return done;
}

static gboolean set_one(struct app *app, struct change *change, const struct setting *setting,
                        gint64 id, GError **error)
{
    if (setting->field != NULL)
        return set_field(app, change, setting, id, error);
    return setting->relation != NULL ? add_link(app, change, setting, id, error)
                                     : add_note(app, change, setting, id, error);
}

static const char *what(const struct setting *setting)
{
    if (setting->field != NULL)
        return _(field_find(NOUN_COMMITMENT, setting->field)->label);
    return setting->relation != NULL ? words_label(WORDS_RELATION, setting->relation) : _("note");
}

static void say(struct app *app, struct change *change, const struct setting *setting)
{
    owned(commitment) c =
        commitment_by_id(app_db(app), g_array_index(setting->ids, gint64, 0), NULL);
    if (setting->ids->len == 1 && c != NULL)
        change_say(change, "%s: %s", c->key, what(setting));
    else
        change_say(change, _("%u commitments: %s"), setting->ids->len, what(setting));
}

static gboolean store(struct app *app, gpointer data, GError **error)
{
    const struct setting *setting = data;
    struct change *change =
        session_begin(app_session(app), setting->field != NULL ? "edit" : "note", FALSE, error);
    if (change == NULL)
        return FALSE;
    for (guint i = 0; i < setting->ids->len; i++)
        if (!set_one(app, change, setting, g_array_index(setting->ids, gint64, i), error)) {
            change_abort(change);
            return FALSE;
        }
    say(app, change, setting);
    return change_commit(change, error);
}

static struct setting *setting_copy(const struct setting *setting, const char *text)
{
    struct setting *copy = g_memdup2(setting, sizeof *setting);
    copy->text = g_strdup(text);
    copy->ids = g_array_copy(setting->ids);
    return copy;
}

static gboolean repeat(struct app *app, gpointer data, GError **error);

static void stored(struct app *app, gpointer data)
{
    const struct setting *setting = data;
    app_set_repeat(app, &(struct repeat){.run = repeat,
                                         .data = setting_copy(setting, setting->text),
                                         .free_data = setting_free});
    if (app_list(app) != NULL)
        list_unmark_all(app_list(app));
    owned(commitment) c =
        commitment_by_id(app_db(app), g_array_index(setting->ids, gint64, 0), NULL);
    g_autofree char *many = g_strdup_printf(_("%u commitments"), setting->ids->len);
    app_say_changed(app, "%s · %s: %s", setting->ids->len == 1 && c ? c->key : many, what(setting),
                    setting->text);
}

/* One field is judged before the line is closed, so that a slip can be mended where it is. */
static gboolean check_field(struct app *app, const struct setting *setting, const char *text,
                            GError **error)
{
    if (setting->field == NULL)
        return TRUE;
    owned_draft draft = draft_load(app_session(app), NOUN_COMMITMENT,
                                   g_array_index(setting->ids, gint64, 0), error);
    if (draft == NULL)
        return FALSE;
    draft_set(draft, setting->field, text);
    GError *failed = NULL;
    if (draft_check(app_session(app), draft, field_find(NOUN_COMMITMENT, setting->field), NULL,
                    &failed))
        return TRUE;
    /* The line says itself which field it is. */
    g_autofree char *name = g_strconcat(setting->field, ": ", NULL);
    if (g_str_has_prefix(failed->message, name)) {
        g_set_error_literal(error, failed->domain, failed->code, failed->message + strlen(name));
        g_error_free(failed);
    } else {
        g_propagate_error(error, failed);
    }
    return FALSE;
}

static gboolean accept(struct app *app, const char *text, gpointer data, GError **error)
{
    const struct setting *setting = data;
    if (!check_field(app, setting, text, error))
        return FALSE;
    app_work(app, &(struct work){.run = store,
                                 .done = stored,
                                 .data = setting_copy(setting, text),
                                 .free_data = setting_free});
    return TRUE;
}

/* The same words, on what is selected or marked now. */
static gboolean repeat(struct app *app, gpointer data, GError **error)
{
    struct setting *setting = setting_copy(data, ((const struct setting *)data)->text);
    g_array_unref(setting->ids);
    setting->ids = app_commitments(app);
    const gboolean done = accept(app, setting->text, setting, error);
    setting_free(setting);
    return done;
}

static GPtrArray *complete_key(struct app *app, const char *text, gsize *start, gpointer data)
{
    (void)data;
    g_autofree char *upper = g_utf8_strup(text, -1);
    *start = 0;
    return commitment_keys_like(app_db(app), upper, 50, NULL);
}

static void ask(struct app *app, const char *field, const char *relation, const char *before)
{
    struct setting *setting = g_new0(struct setting, 1);
    setting->field = field;
    setting->relation = relation;
    setting->ids = app_commitments(app);
    g_autofree char *label =
        setting->ids->len > 1
            ? g_strdup_printf(_("%s of %u commitments: "), what(setting), setting->ids->len)
            : g_strdup_printf("%s: ", what(setting));
    prompt_open(app, &(struct prompt_options){.label = label,
                                              .text = before,
                                              .history = field != NULL ? field : "note",
                                              .accept = accept,
                                              .complete = relation != NULL ? complete_key : NULL,
                                              .data = setting,
                                              .free_data = setting_free});
}

/* What stands there now, where it is one. */
static gboolean ask_field(struct app *app, const char *field, GError **error)
{
    g_autoptr(GArray) ids = app_commitments(app);
    if (ids->len != 1) {
        ask(app, field, NULL, NULL);
        return TRUE;
    }
    owned_draft draft =
        draft_load(app_session(app), NOUN_COMMITMENT, g_array_index(ids, gint64, 0), error);
    if (draft == NULL)
        return FALSE;
    ask(app, field, NULL, draft_get(draft, field));
    return TRUE;
}

gboolean run_due(struct app *app, const struct action_call *call, GError **error)
{
    (void)call;
    return ask_field(app, "due_text", error);
}

gboolean run_owner(struct app *app, const struct action_call *call, GError **error)
{
    (void)call;
    return ask_field(app, "owner", error);
}

gboolean run_follow_up(struct app *app, const struct action_call *call, GError **error)
{
    (void)call;
    return ask_field(app, "follow_up_on", error);
}

gboolean run_topics(struct app *app, const struct action_call *call, GError **error)
{
    (void)call;
    return ask_field(app, "topics", error);
}

gboolean run_note(struct app *app, const struct action_call *call, GError **error)
{
    (void)call;
    (void)error;
    ask(app, NULL, NULL, NULL);
    return TRUE;
}

static gboolean relation_chosen(struct app *app, gsize index, gpointer data, GError **error)
{
    (void)data;
    (void)error;
    gsize n;
    ask(app, NULL, words_all(WORDS_RELATION, &n)[index].token, NULL);
    return TRUE;
}

gboolean run_link(struct app *app, const struct action_call *call, GError **error)
{
    (void)call;
    (void)error;
    gsize n;
    const struct word *words = words_all(WORDS_RELATION, &n);
    g_autofree struct menu_item *items = g_new0(struct menu_item, n);
    static const char *const letters[] = {"p", "f", "b", "s"};
    g_assert(n == G_N_ELEMENTS(letters));
    for (gsize i = 0; i < n; i++)
        items[i] = (struct menu_item){letters[i], words[i].label, words[i].brief};
    menu_open(app, &(struct menu_options){.title = _("This commitment"),
                                          .items = items,
                                          .n = n,
                                          .direct = TRUE,
                                          .chosen = relation_chosen});
    return TRUE;
}
