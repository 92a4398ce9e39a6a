/* manual.c owns the list of manual pages, and what several of them tell.
 * It must not know how a page is read. */
#include "core/manual/manual.h"

#include "core/manual/facts.h"
#include "core/manual/roff.h"
#include "core/scheme/scheme.h"
#include "core/scheme/words.h"

#include <string.h>

const struct manual_page manual_pages[] = {
    {"heldto", 1,
     N_("keep a register of what governments promised, and hold it against what they did"),
     manual_fill_program},
    {"heldto-register", 5, N_("what a register holds, and how it goes in and out"),
     manual_fill_register},
    {NULL, 0, NULL, NULL},
};

const struct manual_page *manual_find(const char *name)
{
    for (const struct manual_page *page = manual_pages; page->name != NULL; page++)
        if (strcmp(page->name, name) == 0)
            return page;
    return NULL;
}

char *manual_make(const struct manual_page *page)
{
    GString *text = roff_new(page->name, page->section, FACTS_DAY, _(page->what));
    page->fill(text);
    return g_string_free(text, FALSE);
}

static void (*tell_keys)(const struct manual_keys *keys);

void manual_set_keys(void (*tell)(const struct manual_keys *keys))
{
    tell_keys = tell;
}

static void put_key(GString *page, const char *keys, const char *help)
{
    roff_item(page, keys, NULL, help);
}

void manual_put_keys(GString *page)
{
    const struct manual_keys keys = {.page = page, .place = roff_subsection, .key = put_key};
    if (tell_keys != NULL)
        tell_keys(&keys);
}

static void put_status(GString *page, const struct scheme_status *status)
{
    g_autofree char *label = g_strdup_printf("%c  %s", status->letter, status->token);
    g_autofree char *about = g_strdup_printf(
        "%s: %s%s%s", _(status->label), _(status->definition),
        status->needs_source ? _(" It needs a source.") : "",
        status->needs_successor ? _(" It names the commitment that replaces this one.") : "");
    roff_item(page, label, NULL, about);
}

void manual_put_statuses(GString *page)
{
    gsize n;
    const struct scheme *schemes = scheme_all(&n);
    for (gsize i = 0; i < n; i++) {
        g_autofree char *title = g_strdup_printf(_("Scheme %s"), schemes[i].token);
        roff_subsection(page, title);
        roff_text(page, _(schemes[i].description));
        for (gsize k = 0; k < schemes[i].n; k++)
            put_status(page, &schemes[i].statuses[k]);
    }
}
