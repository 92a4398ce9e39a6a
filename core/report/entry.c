/* entry.c owns how one commitment is told in a report: its lines for readers, its values for
 * machines. It must not know which report it stands in, nor any format. */
#include "core/report/entry.h"

#include "core/period/day.h"
#include "core/draft/names.h"
#include "core/report/cite.h"
#include "core/report/phrase.h"

#include <string.h>

#define DAGGER " †"

static gboolean is_exact(const struct wording *wording)
{
    return strcmp(wording->voice, "verbatim") == 0 || strcmp(wording->voice, "quoted") == 0;
}

/* Who spoke, where that is someone else than all who are bound. */
static const char *other_speaker(const struct story *story, const struct wording *wording)
{
    g_autofree char *bound = phrase_parties(story, "bound");
    g_autoptr(GPtrArray) names = g_ptr_array_new();
    for (guint i = 0; i < story->parties->len; i++) {
        const struct story_party *party = story->parties->pdata[i];
        if (strcmp(party->role, "bound") == 0)
            g_ptr_array_add(names, party->name);
    }
    g_autofree char *plain = phrase_list(names);
    gboolean is_same = strcmp(wording->speaker, plain) == 0 || strcmp(wording->speaker, bound) == 0;
    return is_same ? "" : wording->speaker;
}

/* "Brussels (20–21 June 2024), ministers; in the words of the text [2, p. 3]", and the words. */
void entry_add_words(struct report *report, struct report_entry *entry, const char *label,
                     const struct story *story, const struct story_wording *told)
{
    struct report_line *line = report_entry_line(entry, label);
    g_autofree char *meeting = phrase_meeting(told->meeting);
    const char *level = words_label(WORDS_LEVEL, told->meeting->level);
    const char *speaker = other_speaker(story, told->wording);
    report_text_add(line->text, meeting);
    if (*level != '\0')
        report_text_addf(line->text, ", %s", level);
    if (*speaker != '\0') {
        g_autofree char *party = phrase_party(speaker);
        report_text_addf(line->text, _(", according to %s"), party);
    }
    report_text_addf(line->text, "; %s", phrase_voice(report, told->wording));
    if (told->document == NULL && is_exact(told->wording))
        report_text_add(line->text, _("; no source is cited here"));
    cite_wording(report, told, line->text);
    line->words = report_text_new();
    report_text_style(line->words, is_exact(told->wording) ? REPORT_QUOTE : REPORT_WORDS,
                      told->wording->exact);
    if (told->document != NULL)
        report_text_set_language(line->words, told->document->language);
}

static void set_words(struct report *report, struct report_entry *entry, const char *prefix,
                      const struct story_wording *told)
{
    g_autofree char *names[5];
    static const char *const ends[] = {"words", "place", "date", "voice", "source"};
    owned_text cite = report_text_new();
    cite_wording(report, told, cite);
    g_autofree char *source = cite_reference(cite);
    g_autofree char *words = is_exact(told->wording) ? g_strdup_printf("“%s”", told->wording->exact)
                                                     : g_strdup(told->wording->exact);
    const char *values[] = {
        words,
        *told->meeting->city != '\0' ? told->meeting->city : told->meeting->country,
        told->meeting->date_first,
        phrase_voice(report, told->wording),
        source,
    };
    for (gsize i = 0; i < G_N_ELEMENTS(ends); i++) {
        gboolean is_plain = i == 0 && strcmp(prefix, "words") == 0;
        names[i] = is_plain ? g_strdup("words") : g_strdup_printf("%s_%s", prefix, ends[i]);
        report_entry_set(entry, names[i], values[i]);
        g_clear_pointer(&names[i], g_free);
    }
}

static void add_wordings(struct report *report, struct report_entry *entry,
                         const struct story *story)
{
    const struct story_wording *earliest = story_earliest(story), *latest = story_latest(story);
    if (latest == NULL)
        return;
    entry_add_words(report, entry, earliest == latest ? _("Words") : _("Latest words"), story,
                    latest);
    set_words(report, entry, "words", latest);
    for (guint i = 0; i < story->wordings->len; i++) {
        const struct story_wording *told = story->wordings->pdata[i];
        if (told->meeting->id == latest->meeting->id && told != latest &&
            strcmp(told->wording->role, "also") == 0)
            entry_add_words(report, entry, _("Also there"), story, told);
    }
    set_words(report, entry, "earliest", earliest);
    if (earliest != latest)
        entry_add_words(report, entry, _("Earliest held"), story, earliest);
}

static void add_plain(struct report_entry *entry, const char *label, const char *column,
                      const char *text, const char *value)
{
    if (*text != '\0')
        report_text_add(report_entry_line(entry, label)->text, text);
    if (column != NULL)
        report_entry_set(entry, column, value);
}

static void add_due(struct report_entry *entry, const struct story *story)
{
    const struct commitment *c = story->commitment;
    g_autofree char *due = phrase_due(story);
    g_autofree char *timeliness = phrase_timeliness(story);
    add_plain(entry, _("Due"), "due", due, due);
    report_entry_set(entry, "due_first", c->due_first);
    report_entry_set(entry, "due_last", c->due_last);
    if (story->timeliness != TIMELINESS_STANDING && story->timeliness != TIMELINESS_NO_DATE)
        add_plain(entry, _("Timeliness"), NULL, timeliness, NULL);
    if (story->timeliness != TIMELINESS_NONE)
        report_entry_set(entry, "timeliness", story_timeliness_label(story->timeliness));
}

struct report_text *entry_status(struct report *report, const struct story_update *told)
{
    const struct update *update = told->update;
    struct report_text *text = report_text_new();
    g_autofree char *status = phrase_status(report, update->status_to, update->effective_on);
    g_autofree char *note = phrase_stop(update->note);
    report_text_add(text, status);
    if (!cite_update(report, told, text))
        report_text_add(text, DAGGER);
    report_text_addf(text, _(", entered by %s."), update->author);
    if (*note != '\0')
        report_text_addf(text, " %s", note);
    return text;
}

struct report_text *entry_status_cell(struct report *report, const struct story *story)
{
    const struct commitment *c = story->commitment;
    const struct story_update *current = story_current(story);
    struct report_text *text = report_text_of(session_status_label(report->session, c->status));
    if (c->is_assessed && (current == NULL || !cite_update(report, current, text)))
        report_text_add(text, DAGGER);
    return text;
}

/* The latest look at it that found no change, if it came after the status. */
static const struct story_update *last_check(const struct story *story)
{
    const struct story_update *found = NULL;
    const struct story_update *current = story_current(story);
    for (guint i = 0; i < story->updates->len; i++) {
        const struct story_update *told = story->updates->pdata[i];
        gboolean is_check = strcmp(told->update->kind, "checked") == 0 && told->corrected_by == 0;
        if (is_check &&
            (found == NULL || strcmp(told->update->checked_on, found->update->checked_on) >= 0))
            found = told;
    }
    gboolean is_later =
        found != NULL &&
        (current == NULL || strcmp(found->update->effective_on, current->update->effective_on) > 0);
    return is_later ? found : NULL;
}

static void add_check(struct report *report, struct report_entry *entry, const struct story *story)
{
    const struct story_update *told = last_check(story);
    report_entry_set(entry, "checked_on", story->commitment->checked_on);
    if (told == NULL)
        return;
    g_autofree char *day = day_words(told->update->checked_on);
    g_autofree char *note = phrase_stop(told->update->note);
    struct report_text *text = report_entry_line(entry, _("Last checked"))->text;
    report_text_addf(text, _("%s, no change"), day);
    cite_update(report, told, text);
    report_text_addf(text, ".%s%s", *note != '\0' ? " " : "", note);
}

static gboolean has_by_party(const struct story *story)
{
    for (guint i = 0; i < story->updates->len; i++) {
        const struct update *update =
            ((const struct story_update *)story->updates->pdata[i])->update;
        if (update->party_id != 0 && story_current_of(story, update->party_id) != NULL)
            return TRUE;
    }
    return FALSE;
}

/* What stood in the place of the status until it was found wrong. */
static void add_corrected(struct report *report, struct report_entry *entry,
                          const struct story *story, const struct story_update *current)
{
    gint64 wrong_id = current->update->corrects_id;
    for (guint i = story->updates->len; wrong_id != 0 && i > 0; i--) {
        const struct update *wrong =
            ((const struct story_update *)story->updates->pdata[i - 1])->update;
        if (wrong->id != wrong_id)
            continue;
        g_autofree char *words = phrase_update(report, wrong);
        report_text_addf(report_entry_line(entry, _("Corrected"))->text,
                         _("An earlier entry was wrong: %s."), words);
        return;
    }
}

static void add_not_assessed(struct report *report, struct report_line *line,
                             const struct story *story)
{
    g_autofree char *label =
        phrase_capital(session_status_label(report->session, story->commitment->status));
    if (has_by_party(story))
        report_text_addf(line->text, _("%s as a whole; what is known is told by party."), label);
    else if (last_check(story) == NULL)
        report_text_addf(line->text, _("%s: nobody has researched it yet."), label);
    else
        report_text_addf(line->text, "%s.", label);
}

static void add_status(struct report *report, struct report_entry *entry, const struct story *story)
{
    const struct commitment *c = story->commitment;
    const struct story_update *current = story_current(story);
    struct report_line *line = report_entry_line(entry, _("Status"));
    report_entry_set(entry, "status", session_status_label(report->session, c->status));
    if (current != NULL) {
        g_autofree char *sources = cite_numbers(report, current);
        report_text_free(line->text);
        line->text = entry_status(report, current);
        report_entry_set(entry, "status_on", current->update->effective_on);
        report_entry_set(entry, "status_by", current->update->author);
        report_entry_set(entry, "status_note", current->update->note);
        report_entry_set(entry, "status_sources", sources);
        add_corrected(report, entry, story, current);
    } else {
        add_not_assessed(report, line, story);
    }
    add_check(report, entry, story);
}

static void add_party(struct report *report, struct report_entry *entry, const char *name,
                      const struct story_update *told, GString *data)
{
    struct report_text *text = report_entry_line(entry, data->len == 0 ? _("By party") : "")->text;
    g_autofree char *status =
        told != NULL ? phrase_status(report, told->update->status_to, told->update->effective_on)
                     : g_strdup(_("nothing was entered about this party alone"));
    report_text_addf(text, "%s: %s", name, status);
    if (told != NULL && !cite_update(report, told, text))
        report_text_add(text, DAGGER);
    report_text_add(text, ".");
    g_string_append_printf(data, "%s%s: %s", data->len > 0 ? "; " : "", name, status);
}

static gboolean is_party(const struct story *story, gint64 party_id)
{
    for (guint i = 0; i < story->parties->len; i++)
        if (((const struct story_party *)story->parties->pdata[i])->id == party_id)
            return TRUE;
    return FALSE;
}

/* Of those the commitment does not name, only what stands last; each once. */
static void add_others(struct report *report, struct report_entry *entry, const struct story *story,
                       GString *data)
{
    for (guint i = 0; i < story->updates->len; i++) {
        const struct story_update *told = story->updates->pdata[i];
        gint64 party_id = told->update->party_id;
        if (party_id != 0 && !is_party(story, party_id) &&
            story_current_of(story, party_id) == told)
            add_party(report, entry, told->party, told, data);
    }
}

/* Each that is bound, once something was entered about one of them. */
static void add_by_party(struct report *report, struct report_entry *entry,
                         const struct story *story)
{
    g_autoptr(GString) data = g_string_new(NULL);
    for (guint i = 0; has_by_party(story) && i < story->parties->len; i++) {
        const struct story_party *party = story->parties->pdata[i];
        const struct story_update *told = story_current_of(story, party->id);
        if (told != NULL || strcmp(party->role, "bound") == 0)
            add_party(report, entry, party->name, told, data);
    }
    add_others(report, entry, story, data);
    report_entry_set(entry, "by_party", data->str);
}

static void add_next(struct report_entry *entry, const struct commitment *c, gboolean is_internal)
{
    g_autofree char *step = phrase_stop(c->next_step);
    g_autofree char *day = day_words(c->follow_up_on);
    add_plain(entry, _("Next step"), "next_step", step, c->next_step);
    add_plain(entry, _("Who acts"), "who_acts", c->next_actor, c->next_actor);
    add_plain(entry, _("Follow-up"), "follow_up_on", day, c->follow_up_on);
    if (!is_internal)
        return;
    add_plain(entry, _("Question"), NULL, c->question, NULL);
    add_plain(entry, _("Owner"), NULL, c->owner, NULL);
}

static const char *relation_words(const struct story_link *told)
{
    if (strcmp(told->link->relation, "part-of") == 0)
        return told->is_from ? _("part of") : _("has as a part");
    if (strcmp(told->link->relation, "follows") == 0)
        return told->is_from ? _("follows") : _("followed by");
    if (strcmp(told->link->relation, "builds-on") == 0)
        return told->is_from ? _("builds on") : _("taken up by");
    return told->is_from ? _("replaced by") : _("replaces");
}

static void add_links(struct report_entry *entry, const struct story *story)
{
    struct report_text *text = NULL;
    for (guint i = 0; i < story->links->len; i++) {
        const struct story_link *told = story->links->pdata[i];
        if (text == NULL)
            text = report_entry_line(entry, _("Related"))->text;
        g_autofree char *words =
            i == 0 ? phrase_capital(relation_words(told)) : g_strdup(relation_words(told));
        report_text_addf(text, "%s%s %s (%s)", i > 0 ? "; " : "", words, told->title, told->key);
    }
    if (text != NULL)
        report_text_add(text, ".");
}

/* What was cited for it in general. */
static void add_general(struct report *report, struct report_entry *entry,
                        const struct story *story)
{
    if (story->sources->len == 0)
        return;
    struct report_text *text = report_entry_line(entry, _("See also"))->text;
    for (guint i = 0; i < story->sources->len; i++)
        report_text_cite(text, cite_source(report, story->sources->pdata[i]), NULL);
}

static void set_common(struct report *report, struct report_entry *entry, const struct story *story)
{
    const struct commitment *c = story->commitment;
    g_autofree char *sentence = phrase_commitment(story);
    g_autofree char *roles = phrase_roles(story);
    g_autofree char *topics = names_join(story->topics);
    report_text_add(entry->sentence, sentence);
    report_entry_set(entry, "key", c->key);
    report_entry_set(entry, "title", c->title);
    report_entry_set(entry, "kind", words_label(WORDS_KIND, c->kind));
    if (report->is_internal)
        report_entry_set(entry, "visibility", words_label(WORDS_VISIBILITY, c->visibility));
    report_entry_set(entry, "sentence", sentence);
    report_entry_set(entry, "parties", roles);
    report_entry_set(entry, "topics", topics);
}

static struct report_entry *begin(struct report *report, const struct story *story)
{
    const struct commitment *c = story->commitment;
    struct report_entry *entry = report_entry_new(c->key, c->title);
    set_common(report, entry, story);
    if (report->is_internal && strcmp(c->visibility, "internal") == 0)
        add_plain(entry, _("Visibility"), NULL, _("internal"), NULL);
    return entry;
}

static void add_moved(struct report *report, struct report_entry *entry, const struct story *story)
{
    struct report_text *moved = entry_moved(report, story);
    if (!report_text_is_empty(moved)) {
        g_autofree char *data = report_text_flat(moved, " ");
        struct report_line *line = report_entry_line(entry, _("What moved"));
        report_text_free(line->text);
        line->text = g_steal_pointer(&moved);
        report_entry_set(entry, "moved", data);
    }
    report_text_free(moved);
}

static void add_standing(struct report *report, struct report_entry *entry,
                         const struct story *story)
{
    const struct commitment *c = story->commitment;
    g_autofree char *roles = phrase_roles(story);
    g_autofree char *note = phrase_stop(c->note);
    add_plain(entry, _("Parties"), NULL, roles, NULL);
    if (strcmp(c->status_class, "none") != 0) {
        add_due(entry, story);
        add_status(report, entry, story);
        add_by_party(report, entry, story);
    }
    add_links(entry, story);
    add_general(report, entry, story);
    add_plain(entry, _("Note"), NULL, note, NULL);
    add_next(entry, c, report->is_internal);
}

struct report_entry *entry_of_story(struct report *report, const struct story *story)
{
    struct report_entry *entry = begin(report, story);
    add_wordings(report, entry, story);
    add_moved(report, entry, story);
    add_standing(report, entry, story);
    return entry;
}

struct report_entry *entry_of_standing(struct report *report, const struct story *story)
{
    struct report_entry *entry = begin(report, story);
    add_standing(report, entry, story);
    return entry;
}

struct report_entry *entry_of_position(struct report *report, const struct story *story)
{
    const struct commitment *c = story->commitment;
    struct report_entry *entry = report_entry_new(c->key, c->title);
    set_common(report, entry, story);
    add_wordings(report, entry, story);
    add_links(entry, story);
    add_next(entry, c, report->is_internal);
    return entry;
}
