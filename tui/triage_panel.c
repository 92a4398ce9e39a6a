/* triage_panel.c owns what is told of one suggestion while it is decided.
 * It must not know how a decision is made or stored. */
#include "tui/triage_panel.h"

#include "core/period/edtf.h"
#include "core/scheme/words.h"
#include "core/text/text.h"

#include <string.h>

enum { LABEL = 9, TALL = 20 };

const char *triage_sign(const struct suggestion *suggestion, enum style *style)
{
    static const struct {
        const char *decision, *sign;
        enum style style;
    } signs[] = {
        {"", "?", STYLE_UNKNOWN}, {"later", "…", STYLE_UNKNOWN},  {"new", "+", STYLE_DONE},
        {"tie", "=", STYLE_DONE}, {"position", "p", STYLE_LABEL}, {"refused", "x", STYLE_DIM},
    };
    for (gsize i = 0; i < G_N_ELEMENTS(signs); i++)
        if (strcmp(signs[i].decision, suggestion->decision) == 0) {
            *style = signs[i].style;
            return signs[i].sign;
        }
    *style = STYLE_PLAIN;
    return "";
}

static void field(struct pager *pager, const char *label, enum style style, const char *stored)
{
    g_autofree char *shown = text_show(stored, -1);
    pager_field(pager, LABEL, label, style, shown);
}

/* "intends, again · one-off · verbatim · 87 %" */
static char *summary_of(const struct suggestion *s)
{
    GString *text = g_string_new(NULL);
    if (*s->force != '\0')
        g_string_append_printf(text, "%s%s · ", words_label(WORDS_FORCE, s->force),
                               s->again ? _(", again") : "");
    g_string_append_printf(text, "%s", words_label(WORDS_KIND, s->kind));
    if (*s->voice != '\0')
        g_string_append_printf(text, " · %s", words_label(WORDS_VOICE, s->voice));
    g_string_append_printf(text, " · %" G_GINT64_FORMAT " %%", s->confidence);
    return g_string_free(text, FALSE);
}

/* What Enter does. */
static char *proposal_words(const struct triage_item *item)
{
    if (item->offers == NULL)
        return g_strdup(_("as proposed: looking for what it may restate …"));
    if (strcmp(item->proposal, "tie") == 0 && item->offers->len > 0) {
        const struct match *first = item->offers->pdata[0];
        return g_strdup_printf(first->follows ? _("is new, and follows %s") : _("restates %s"),
                               first->key);
    }
    return g_strdup(strcmp(item->proposal, "position") == 0 ? _("is a position: nothing promised")
                                                            : _("is a new commitment"));
}

static char *decision_words(const struct triage_item *item)
{
    static const struct {
        const char *decision, *words;
    } decided[] = {
        {"later", N_("put off")},
        {"new", N_("decided: a new commitment")},
        {"tie", N_("decided: restates")},
        {"position", N_("decided: a position, nothing promised")},
        {"refused", N_("decided: not a promise, and not to be offered again")},
    };
    for (gsize i = 0; i < G_N_ELEMENTS(decided); i++)
        if (strcmp(decided[i].decision, item->row->decision) == 0)
            return g_strdup_printf("%s%s%s%s", _(decided[i].words), *item->key != '\0' ? " " : "",
                                   item->key, triage_is_applied(item) ? _(" · made") : "");
    return g_strdup("");
}

/* "Enter restates EUUS-0026": the key, and what it does, wrapped beside it. */
static void add_key(struct pager *pager, const char *key, const char *stored)
{
    g_autofree char *shown = text_show(stored, -1);
    const int margin = text_width(key) + 1;
    g_autofree char *blanks = g_strnfill((gsize)margin, ' ');
    g_autoptr(GPtrArray) lines = text_wrap(shown, pager_width(pager) - margin);
    for (guint i = 0; i < lines->len; i++) {
        pager_line(pager, STYLE_KEY, i == 0 ? key : blanks);
        pager_run(pager, STYLE_STRONG, i == 0 ? " " : "");
        pager_run(pager, STYLE_STRONG, lines->pdata[i]);
    }
}

static void add_proposal(struct pager *pager, const struct triage_item *item)
{
    g_autofree char *decided = decision_words(item);
    g_autofree char *proposed = proposal_words(item);
    if (*decided != '\0')
        pager_wrapped(pager, 0, triage_is_open(item) ? STYLE_UNKNOWN : STYLE_DONE, decided);
    if (triage_is_open(item))
        add_key(pager, "Enter", proposed);
}

static void add_summary(struct pager *pager, const struct suggestion *s)
{
    g_autofree char *summary = summary_of(s);
    g_autofree char *shown = text_show(summary, -1);
    pager_wrapped(pager, 0, STYLE_PLAIN, shown);
}

static void add_fields(struct pager *pager, const struct suggestion *s)
{
    g_autofree char *days = edtf_words(s->due_edtf);
    g_autofree char *due = *days != '\0' && strcmp(days, s->due_text) != 0
                               ? g_strdup_printf("%s (%s)", s->due_text, days)
                               : g_strdup(s->due_text);
    field(pager, _("Made by"), STYLE_MARK, s->cues);
    field(pager, _("Title"), STYLE_STRONG, s->title);
    field(pager, _("Parties"), STYLE_PLAIN, s->parties);
    field(pager, _("Topic"), STYLE_PLAIN, s->topic);
    field(pager, _("Due"), STYLE_PLAIN, due);
    field(pager, _("Place"), STYLE_PLAIN, s->place);
    field(pager, _("Speaker"), STYLE_PLAIN, s->speaker);
}

/* "1 EUUS-0026 Next ministers' meeting", and below it the words last held and why it is likely. */
static void add_offer(struct pager *pager, guint i, const struct match *offer, const char *words,
                      gboolean is_whole)
{
    g_autofree char *number = g_strdup_printf("%u ", i + 1);
    g_autofree char *line =
        g_strdup_printf("%s%s %s", offer->follows ? _("follows ") : "", offer->key, offer->title);
    g_autofree char *shown = text_show(line, -1);
    g_autofree char *head = text_fit(shown, MAX(pager_width(pager) - 2, 1), TEXT_LEFT);
    pager_line(pager, STYLE_KEY, number);
    pager_run(pager, STYLE_LABEL, head);
    if (!is_whole)
        return;
    if (*words != '\0')
        pager_wrapped(pager, 2, STYLE_QUOTE, words);
    g_autofree char *why = text_show(offer->why, -1);
    if (*why != '\0')
        pager_wrapped(pager, 2, STYLE_DIM, why);
}

static void add_offers(struct pager *pager, const struct triage_told *told, gboolean is_whole)
{
    const GPtrArray *offers = told->item->offers;
    const guint n = offers != NULL ? offers->len : 0;
    for (guint i = 0; i < n; i++)
        add_offer(pager, i, offers->pdata[i], told->words[i], is_whole);
    if (told->item->is_wide)
        pager_line(pager, STYLE_DIM, n > 0 ? _("of every series") : _("none in any series"));
    pager_line(pager, STYLE_KEY, "0 ");
    pager_run(pager, STYLE_LABEL, n > 0 ? _("none of these: new") : _("new"));
}

void triage_panel(struct pager *pager, int rows, const struct triage_told *told)
{
    const struct suggestion *s = told->item->row;
    add_proposal(pager, told->item);
    if (rows < TALL) {
        add_offers(pager, told, FALSE);
        add_summary(pager, s);
        add_fields(pager, s);
        return;
    }
    add_summary(pager, s);
    pager_line(pager, STYLE_PLAIN, "");
    add_fields(pager, s);
    pager_line(pager, STYLE_PLAIN, "");
    add_offers(pager, told, TRUE);
}
