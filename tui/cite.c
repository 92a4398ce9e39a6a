/* cite.c owns choosing the source of a sitting.
 * It must not know what is then recorded with it. */
#include "tui/cite.h"

#include "core/scheme/status.h"
#include "core/scheme/words.h"
#include "tui/action_runs.h"
#include "tui/app.h"
#include "tui/form.h"
#include "tui/menu.h"
#include "tui/prompt.h"

#include <string.h>

struct cite {
    void (*then)(struct app *app, gpointer data);
    gpointer data;
    GDestroyNotify free_data;
    GArray *ids; /* gint64: of the sources in the menu */
    gint64 id;   /* the one chosen, while its page is asked for */
};

static void cite_free(gpointer data)
{
    struct cite *cite = data;
    if (cite->free_data)
        cite->free_data(cite->data);
    g_array_unref(cite->ids);
    g_free(cite);
}

/* What follows takes over from here; the menu or prompt frees an empty one. */
static struct cite *cite_steal(struct cite *cite)
{
    struct cite *stolen = g_memdup2(cite, sizeof *cite);
    g_array_ref(cite->ids);
    cite->free_data = NULL;
    return stolen;
}

static void finish(struct app *app, struct cite *cite)
{
    if (cite->then)
        cite->then(app, cite->data);
}

static gboolean accept_page(struct app *app, const char *text, gpointer data, GError **error)
{
    (void)error;
    struct cite *cite = data;
    app_set_citing(app, cite->id, text);
    finish(app, cite);
    return TRUE;
}

static void ask_page(struct app *app, struct cite *cite, gint64 id, const char *page)
{
    cite->id = id;
    prompt_open(app, &(struct prompt_options){
                         .label = _("page, if any: "),
                         .text = page,
                         .accept = accept_page,
                         .data = cite,
                         .free_data = cite_free,
                     });
}

static void saved(struct app *app, struct draft *draft, gpointer data)
{
    app_set_citing(app, draft_id(draft), draft_get(draft, "page"));
    finish(app, data);
}

static void add_source(struct app *app, struct cite *cite)
{
    static const char *const first[] = {"title", "publisher", "url", "dated_on",
                                        "page",  "kind",      NULL};
    form_open(app, &(struct form_options){
                       .title = _("New source"),
                       .draft = draft_new(NOUN_SOURCE),
                       .fields = first,
                       .saved = saved,
                       .data = cite,
                       .free_data = cite_free,
                   });
}

static gboolean chosen(struct app *app, gsize index, gpointer data, GError **error)
{
    struct cite *cite = cite_steal(data);
    if (index == 0) {
        add_source(app, cite);
        return TRUE;
    }
    const gint64 id = g_array_index(cite->ids, gint64, index - 1);
    if (id == 0) {
        app_set_citing(app, 0, "");
        finish(app, cite);
        cite_free(cite);
        return TRUE;
    }
    owned(source) source = source_by_id(app_db(app), id, error);
    if (source == NULL) {
        cite_free(cite);
        return FALSE;
    }
    ask_page(app, cite, id, source->page);
    return TRUE;
}

static void add_item(GArray *items, GPtrArray *texts, char *label)
{
    g_ptr_array_add(texts, label);
    const struct menu_item item = {.label = label};
    g_array_append_val(items, item);
}

/* All of them, the latest first; the words of one find it. */
static void open_menu(struct app *app, struct cite *cite, const GPtrArray *sources)
{
    g_autoptr(GArray) items = g_array_new(FALSE, TRUE, sizeof(struct menu_item));
    g_autoptr(GPtrArray) texts = g_ptr_array_new_with_free_func(g_free);
    const gint64 none = 0;
    add_item(items, texts, g_strdup(_("new source …")));
    for (guint i = sources->len; i > 0; i--) {
        const struct source *source = sources->pdata[i - 1];
        g_autofree char *words = status_source_words(source, NULL);
        g_array_append_val(cite->ids, source->id);
        add_item(items, texts, g_strdup_printf("[%" G_GINT64_FORMAT "] %s", source->id, words));
    }
    g_array_append_val(cite->ids, none);
    add_item(items, texts, g_strdup(_("none")));
    menu_open(app, &(struct menu_options){
                       .title = _("the source of this sitting"),
                       .items = (const struct menu_item *)(gpointer)items->data,
                       .n = items->len,
                       .selected = items->len > 2 ? 1 : 0,
                       .narrows = TRUE,
                       .chosen = chosen,
                       .data = cite,
                       .free_data = cite_free,
                   });
}

void cite_choose(struct app *app, void (*then)(struct app *app, gpointer data), gpointer data,
                 GDestroyNotify free_data)
{
    struct cite *cite = g_new0(struct cite, 1);
    *cite = (struct cite){.then = then, .data = data, .free_data = free_data};
    cite->ids = g_array_new(FALSE, FALSE, sizeof(gint64));
    GError *error = NULL;
    g_autoptr(GPtrArray) sources = source_all(app_db(app), &error);
    if (sources != NULL) {
        open_menu(app, cite, sources);
        return;
    }
    cite_free(cite);
    app_fail(app, error);
}

gboolean run_cite(struct app *app, const struct action_call *call, GError **error)
{
    (void)call;
    (void)error;
    cite_choose(app, NULL, NULL, NULL);
    return TRUE;
}
