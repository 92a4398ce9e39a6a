/* phrase.c owns the sentences of reports: parties, meetings, due periods, where things stand.
 * It must not know any report or format, nor say what the register does not hold. */
#include "core/report/phrase.h"

#include "core/period/day.h"
#include "core/period/edtf.h"
#include "core/draft/names.h"

#include <string.h>

char *phrase_count(gint64 n, const char *one, const char *many)
{
    if (n == 0)
        return g_strdup_printf(_("no %s"), one);
    return g_strdup_printf("%" G_GINT64_FORMAT " %s", n, n == 1 ? one : many);
}

char *phrase_list(const GPtrArray *names)
{
    GString *list = g_string_new(NULL);
    for (guint i = 0; i < names->len; i++) {
        const char *joint = i == 0 ? "" : i + 1 == names->len ? _(" and ") : ", ";
        g_string_append_printf(list, "%s%s", joint, (const char *)names->pdata[i]);
    }
    return g_string_free(list, FALSE);
}

/* Words that a name with an article has, in English; one that is missed reads a little worse and
 * says nothing false. */
static gboolean takes_article(const char *name)
{
    static const char *const words[] = {
        "Union",       "States",       "Kingdom",  "Republic",     "Federation",  "Emirates",
        "Commission",  "Council",      "Alliance", "Parliament",   "Nations",     "Agency",
        "Office",      "Presidency",   "Ministry", "Department",   "Government",  "Organisation",
        "Court",       "Organization", "Group",    "Secretariat",  "Committee",   "Bank",
        "Netherlands", "Philippines",  "states",   "presidency",   "Fund",        "Service",
        "countries",   "members",      "Members",  "participants", "authorities",
    };
    if (name[0] == 'G' && g_ascii_isdigit(name[1]))
        return TRUE;
    g_auto(GStrv) parts = g_strsplit_set(name, " -", -1);
    for (gsize i = 0; i < G_N_ELEMENTS(words); i++)
        if (g_strv_contains((const gchar *const *)parts, words[i]))
            return TRUE;
    return FALSE;
}

char *phrase_party(const char *name)
{
    gboolean has_own = g_ascii_strncasecmp(name, "the ", 4) == 0;
    return !has_own && takes_article(name) ? g_strdup_printf(_("the %s"), name) : g_strdup(name);
}

char *phrase_capital(const char *text)
{
    if (*text == '\0')
        return g_strdup("");
    g_autofree char *first = g_utf8_strup(text, g_utf8_next_char(text) - text);
    return g_strconcat(first, g_utf8_next_char(text), NULL);
}

char *phrase_stop(const char *text)
{
    g_autofree char *trimmed = g_strstrip(g_strdup(text));
    gsize len = strlen(trimmed);
    gboolean ends = len == 0 || strchr(".!?", trimmed[len - 1]) != NULL;
    return g_strconcat(trimmed, ends ? "" : ".", NULL);
}

static GPtrArray *names_of(const struct story *story, const char *role, gboolean with_article)
{
    GPtrArray *names = g_ptr_array_new_with_free_func(g_free);
    for (guint i = 0; i < story->parties->len; i++) {
        const struct story_party *party = story->parties->pdata[i];
        if (strcmp(party->role, role) == 0)
            g_ptr_array_add(names,
                            with_article ? phrase_party(party->name) : g_strdup(party->name));
    }
    return names;
}

char *phrase_parties(const struct story *story, const char *role)
{
    g_autoptr(GPtrArray) names = names_of(story, role, TRUE);
    return phrase_list(names);
}

char *phrase_names(const struct story *story, const char *role)
{
    g_autoptr(GPtrArray) names = names_of(story, role, FALSE);
    return phrase_list(names);
}

char *phrase_roles(const struct story *story)
{
    gsize n;
    const struct word *roles = words_all(WORDS_ROLE, &n);
    GString *text = g_string_new(NULL);
    for (gsize i = 0; i < n; i++) {
        g_autoptr(GPtrArray) names = names_of(story, roles[i].token, FALSE);
        if (names->len == 0)
            continue;
        g_autofree char *list = phrase_list(names);
        g_string_append_printf(text, "%s%s (%s)", text->len > 0 ? "; " : "", list,
                               _(roles[i].label));
    }
    return g_string_free(text, FALSE);
}

char *phrase_meeting(const struct meeting *meeting)
{
    const char *place = *meeting->city != '\0' ? meeting->city : meeting->country;
    g_autofree char *date = edtf_words(meeting->date_edtf);
    if (*place == '\0')
        return g_strdup_printf("%s (%s)", *meeting->title != '\0' ? meeting->title : _("a meeting"),
                               date);
    return g_strdup_printf("%s (%s)", place, date);
}

const char *phrase_voice(const struct report *report, const struct wording *wording)
{
    if (strcmp(wording->voice, "verbatim") == 0)
        return _("in the words of the text");
    if (strcmp(wording->voice, "quoted") == 0)
        return _("as quoted in a report");
    if (strcmp(wording->voice, "reported") == 0)
        return _("as reported, not a quotation");
    return report->is_sample ? _("sample summary, not official wording")
                             : _("this register's own summary, not a quotation");
}

/* Who stated it: who is bound, for want of others. */
static char *subject(const struct story *story)
{
    g_autofree char *bound = phrase_parties(story, "bound");
    if (*bound == '\0')
        return g_strdup(_("The parties to the meeting"));
    return phrase_capital(bound);
}

static const char *what_is_stated(const char *kind)
{
    if (strcmp(kind, "standing") == 0)
        return _("this standing commitment");
    if (strcmp(kind, "next-meeting") == 0)
        return _("this commitment to meet again");
    return _("this commitment");
}

/* "in Brussels (20–21 June 2024)", and how that is known. */
static char *occasion(const struct story_wording *told)
{
    gboolean is_reported = strcmp(told->wording->voice, "reported") == 0 ||
                           strcmp(told->wording->voice, "quoted") == 0;
    g_autofree char *meeting = phrase_meeting(told->meeting);
    return g_strdup_printf(is_reported ? _("as reported from %s") : _("in %s"), meeting);
}

/* Of a spreadsheet's row nobody can say where and in which words it was stated. */
static char *without_words(const struct story *story)
{
    g_autofree char *bound = phrase_parties(story, "bound");
    g_autofree char *what = phrase_capital(what_is_stated(story->commitment->kind));
    return *bound != '\0'
               ? g_strdup_printf(_("%s of %s is entered here; no wording of it is held."), what,
                                 bound)
               : g_strdup_printf(_("%s is entered here; no wording of it is held."), what);
}

/* Where it was said stands before what was said: "to meet again in Lisbon" would be another
 * promise. */
static char *promise(const struct story *story)
{
    const struct story_wording *earliest = story_earliest(story), *latest = story_latest(story);
    if (latest == NULL)
        return without_words(story);
    g_autofree char *who = subject(story);
    g_autofree char *last = occasion(latest);
    const char *what = what_is_stated(story->commitment->kind);
    if (earliest == latest)
        return g_strdup_printf(
            _("%s, %s, stated %s. It is the earliest text held%s."), who, last, what,
            earliest->wording->again ? _(", and itself speaks of an earlier promise") : "");
    g_autofree char *first = phrase_meeting(earliest->meeting);
    return g_strdup_printf(_("%s last stated %s %s. The earliest text held is from %s."), who, what,
                           last, first);
}

static char *third_party(const struct story *story)
{
    g_autofree char *who = phrase_parties(story, "third-party");
    g_autofree char *named = *who != '\0' ? phrase_stop(who) : g_strdup(_("someone else."));
    return g_strdup_printf(_("An undertaking of %s The parties to the meeting refer to it and "
                             "promise nothing here."),
                           named);
}

char *phrase_commitment(const struct story *story)
{
    if (strcmp(story->commitment->kind, "third-party") == 0)
        return third_party(story);
    if (strcmp(story->commitment->kind, "position") != 0)
        return promise(story);
    g_autofree char *who = phrase_parties(story, "bound");
    g_autofree char *begun = phrase_capital(*who != '\0' ? who : _("the parties to the meeting"));
    return g_strdup_printf(_("%s stressed or discussed this; nothing was promised."), begun);
}

char *phrase_due(const struct story *story)
{
    const struct commitment *c = story->commitment;
    char *words = story_due_words(c);
    if (*words != '\0')
        return words;
    g_free(words);
    return g_strdup(strcmp(c->kind, "standing") == 0 ? _("no end: a standing commitment")
                                                     : _("no date was stated"));
}

static char *after(const char *day)
{
    g_autofree char *next = day_add(day, 1);
    return day_words(next != NULL ? next : day);
}

char *phrase_timeliness(const struct story *story)
{
    const struct commitment *c = story->commitment;
    g_autofree char *last = *c->due_last != '\0' ? day_words(c->due_last) : g_strdup("");
    g_autofree char *first = *c->due_first != '\0' ? day_words(c->due_first) : g_strdup("");
    g_autofree char *since = *c->due_last != '\0' ? after(c->due_last) : g_strdup("");
    switch (story->timeliness) {
    case TIMELINESS_NO_DATE:
        return g_strdup(_("no date, so it cannot be late"));
    case TIMELINESS_NOT_YET_DUE:
        return *first != '\0' ? g_strdup_printf(_("not yet due; the period begins on %s"), first)
                              : g_strdup_printf(_("not yet due; the last day is %s"), last);
    case TIMELINESS_PERIOD_RUNNING:
        return *last != '\0' ? g_strdup_printf(_("period running until %s"), last)
                             : g_strdup(_("period running, without a last day"));
    case TIMELINESS_OVERDUE:
        return g_strdup_printf(_("overdue since %s"), since);
    case TIMELINESS_PERIOD_OVER_NOT_CHECKED:
        return g_strdup_printf(_("period over since %s – not checked"), since);
    case TIMELINESS_DONE_LATE:
        return g_strdup_printf(_("done late; the last day was %s"), last);
    case TIMELINESS_NONE:
        return g_strdup("");
    default:
        return g_strdup(_(story_timeliness_label(story->timeliness)));
    }
}

char *phrase_status(const struct report *report, const char *status, const char *effective_on)
{
    g_autofree char *label = phrase_capital(session_status_label(report->session, status));
    if (!day_is_valid(effective_on))
        return g_steal_pointer(&label);
    const struct scheme_status_row *row = session_status(report->session, status);
    g_autofree char *day = day_words(effective_on);
    gboolean is_closed = row != NULL && strcmp(row->class, "closed") == 0;
    return g_strdup_printf(is_closed ? _("%s on %s") : _("%s since %s"), label, day);
}

char *phrase_update(const struct report *report, const struct update *update)
{
    if (*update->status_to == '\0') {
        g_autofree char *day = day_of_moment(update->recorded_at);
        g_autofree char *words = day_words(day);
        return g_strdup_printf(_("an entry of %s"), words);
    }
    g_autofree char *status = phrase_status(report, update->status_to, update->effective_on);
    const char *rest = *status != '\0' ? g_utf8_next_char(status) : status;
    g_autofree char *first = g_utf8_strdown(status, rest - status);
    return g_strconcat(first, rest, NULL);
}
