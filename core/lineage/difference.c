/* difference.c owns proposing how a wording differs from an earlier one, and why.
 * It must not know what an analyst made of it, nor the register. */
#include "core/lineage/difference.h"

#include "core/lineage/scope.h"
#include "core/period/day.h"
#include "core/period/edtf.h"
#include "core/scheme/words.h"

#include <stdlib.h>
#include <string.h>

enum { WHOLE_MONTH = 16 }; /* days left over that make one more month */

struct weighing {
    const struct difference_side *before, *after;
    struct difference *result;
    GString *reason;
    char *last_before, *last_after; /* of the due periods; "" none */
};

static void say(struct weighing *w, const char *format, ...) G_GNUC_PRINTF(2, 3);
static void say(struct weighing *w, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    if (w->reason->len > 0)
        g_string_append_c(w->reason, ' ');
    g_string_append_vprintf(w->reason, format, args);
    va_end(args);
}

/* Its place in the order of forces, the strongest 0; -1: not known. */
static int rank_of(const struct wording *wording)
{
    gsize n;
    const struct word *forces = words_all(WORDS_FORCE, &n);
    for (gsize i = 0; i < n; i++)
        if (strcmp(forces[i].token, wording->force) == 0)
            return (int)i;
    return -1;
}

/* What the verb does: a promise, or talk about one. */
static gboolean is_promise(const struct wording *wording)
{
    return strcmp(wording->force, "stressed") != 0 && strcmp(wording->force, "discussed") != 0;
}

static gboolean is_exact(const struct wording *wording)
{
    return strcmp(wording->voice, "verbatim") == 0 || strcmp(wording->voice, "quoted") == 0;
}

static const char *verb_of(const struct wording *wording)
{
    return *wording->verb != '\0' ? wording->verb : words_label(WORDS_FORCE, wording->force);
}

/* Why nothing may be concluded from what the later wording does not say; NULL: something may. */
static const char *no_basis(const struct weighing *w)
{
    if (!is_exact(w->after->wording) || !is_exact(w->before->wording))
        return _("both are not held in exact words, and a reporter's verb is no basis");
    if (strcmp(w->after->meeting->level, w->before->meeting->level) != 0)
        return _("the meetings were of different levels");
    if (w->after->meeting->series_id != w->before->meeting->series_id)
        return _("the meetings are of different lines");
    if (*w->after->coverage != '\0' && strcmp(w->after->coverage, "full") != 0)
        return _("the later text is not held in full, and what it leaves out is not known");
    return NULL;
}

int difference_months(const char *from, const char *to)
{
    gboolean is_back = strcmp(to, from) < 0;
    const char *early = is_back ? to : from, *late = is_back ? from : to;
    int y1, m1, d1, y2, m2, d2;
    day_numbers(early, &y1, &m1, &d1);
    day_numbers(late, &y2, &m2, &d2);
    int months = (y2 - y1) * 12 + m2 - m1;
    g_autofree char *reached = day_add_months(early, months);
    if (reached != NULL && strcmp(reached, late) > 0) {
        g_free(reached);
        reached = day_add_months(early, --months);
    }
    if (reached != NULL && day_diff(reached, late) >= WHOLE_MONTH)
        months++;
    return is_back ? -months : months;
}

static char *last_day(const struct wording *wording)
{
    char *first = NULL, *last = NULL;
    if (*wording->due_edtf == '\0' || !edtf_days(wording->due_edtf, &first, &last))
        return g_strdup("");
    g_free(first);
    return last;
}

static char *due_words(const struct wording *wording)
{
    return *wording->due_text != '\0' ? g_strdup(wording->due_text) : edtf_words(wording->due_edtf);
}

static void weigh_due(struct weighing *w)
{
    struct difference *result = w->result;
    g_autofree char *before = due_words(w->before->wording);
    g_autofree char *after = due_words(w->after->wording);
    if (*w->last_before == '\0' && *w->last_after != '\0')
        say(w, _("Names a period for the first time: “%s”."), after);
    else if (*before != '\0' && *after == '\0')
        say(w, _("Names no period any more (before: “%s”)."), before);
    if (*w->last_before == '\0' || *w->last_after == '\0' ||
        strcmp(w->last_before, w->last_after) == 0)
        return;
    result->is_moved = TRUE;
    result->months = difference_months(w->last_before, w->last_after);
    result->days = day_diff(w->last_before, w->last_after);
    say(w, _("Due “%s” before, “%s” now."), before, after);
}

static gboolean is_newly_dated(const struct weighing *w)
{
    return *w->last_before == '\0' && *w->last_after != '\0' &&
           *w->before->wording->due_text == '\0';
}

static void say_forces(struct weighing *w)
{
    say(w, _("“%s” (%s) before, “%s” (%s) now."), verb_of(w->before->wording),
        words_label(WORDS_FORCE, w->before->wording->force), verb_of(w->after->wording),
        words_label(WORDS_FORCE, w->after->wording->force));
}

static void warn_inexact(struct weighing *w)
{
    if (!is_exact(w->after->wording) || !is_exact(w->before->wording))
        say(w, _("Both are not held in exact words."));
    else if (strcmp(w->before->meeting->level, w->after->meeting->level) != 0)
        say(w, _("The meetings were of different levels."));
    else if (*w->before->coverage != '\0' && strcmp(w->before->coverage, "full") != 0)
        say(w, _("The earlier text is not held in full."));
}

/* A wording that says itself that it repeats. */
static void weigh_again(struct weighing *w, int before, int after)
{
    if (before >= 0 && after >= 0 && after < before && !is_promise(w->before->wording) &&
        is_promise(w->after->wording)) {
        w->result->main = "stronger";
        say_forces(w);
        warn_inexact(w);
        return;
    }
    say(w, _("“%s” repeats an earlier promise; repetition is no weakening."),
        verb_of(w->after->wording));
}

static void weigh_scope(struct weighing *w, const struct diff *words)
{
    struct scope scope = scope_of(words, w->before->wording, w->after->wording);
    const char *why_not = no_basis(w);
    if (scope.change == SCOPE_SAME)
        say(w, _("Says the same."));
    else if (scope.change == SCOPE_OPEN)
        say(w, _("The words differ; whether they cover more or less is for the reader to say."));
    else if (scope.change == SCOPE_NARROWER && why_not != NULL)
        say(w, _("Words are missing (%s), but %s."), scope.words, why_not);
    else if (scope.change == SCOPE_NARROWER) {
        w->result->main = "narrower";
        say(w, scope.is_added ? _("Added, and limiting: %s.") : _("Left out: %s."), scope.words);
    } else {
        w->result->main = "wider";
        say(w, scope.is_added ? _("Added: %s.") : _("Left out, and limiting before: %s."),
            scope.words);
        warn_inexact(w);
    }
    g_free(scope.words);
}

static void weigh_force(struct weighing *w, const struct diff *words)
{
    int before = rank_of(w->before->wording), after = rank_of(w->after->wording);
    const char *why_not = no_basis(w);
    if (w->after->wording->again) {
        weigh_again(w, before, after);
        return;
    }
    if (before < 0 || after < 0 || before == after) {
        weigh_scope(w, words);
        return;
    }
    say_forces(w);
    if (after < before) {
        w->result->main = "stronger";
        warn_inexact(w);
    } else if (why_not == NULL) {
        w->result->main = "weaker";
    } else {
        say(w, _("That is no ground for “weaker”: %s."), why_not);
    }
}

static void join(struct weighing *w)
{
    struct difference *result = w->result;
    gboolean is_repeated = strcmp(result->main, "repeated") == 0;
    if (result->is_moved && is_repeated)
        result->main = "due-moved";
    else if (result->is_moved)
        result->also = "due-moved";
    else if (is_repeated && is_newly_dated(w) && !w->after->wording->again)
        result->main = "stronger";
}

struct difference *difference_propose(const struct difference_side *before,
                                      const struct difference_side *after, const struct diff *words)
{
    struct difference *result = g_new0(struct difference, 1);
    struct weighing w = {.before = before,
                         .after = after,
                         .result = result,
                         .reason = g_string_new(NULL),
                         .last_before = last_day(before->wording),
                         .last_after = last_day(after->wording)};
    result->main = "repeated";
    result->also = "";
    weigh_force(&w, words);
    weigh_due(&w);
    join(&w);
    result->reason = g_string_free(w.reason, FALSE);
    g_free(w.last_before);
    g_free(w.last_after);
    return result;
}

void difference_free(struct difference *difference)
{
    if (difference == NULL)
        return;
    g_free(difference->reason);
    g_free(difference);
}
