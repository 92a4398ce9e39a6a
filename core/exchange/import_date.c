/* import_date.c owns reading the dates of a file: strictly, and never guessing an order.
 * It must not know which row or noun a date is for. */
#include "core/exchange/import_date.h"

#include "core/period/edtf.h"
#include "core/period/period.h"
#include "core/text/text.h"

#include <string.h>

gboolean import_says_nothing(const char *text)
{
    static const char *const nothings[] = {"n/a", "na", "n.a.", "n/d", "-",
                                           "–",   "—",  "none", "nil"};
    g_auto(GStrv) words = g_strsplit_set(text, " \t\r\n", -1);
    for (gsize i = 0; words[i] != NULL; i++) {
        gboolean is_nothing = *words[i] == '\0';
        for (gsize k = 0; !is_nothing && k < G_N_ELEMENTS(nothings); k++)
            is_nothing = g_ascii_strcasecmp(words[i], nothings[k]) == 0;
        if (!is_nothing)
            return FALSE;
    }
    return TRUE;
}

/* Skips up to `most` digits; FALSE: there is none. */
static gboolean skip_digits(const char **p, int most)
{
    const char *start = *p;
    while (g_ascii_isdigit(**p) && *p - start < most)
        (*p)++;
    return *p > start;
}

/* "5/6/21", "05.06.2021" somewhere in it: one or two digits, a sign, one or two, the same sign, a
 * year. */
static gboolean has_digit_day(const char *text)
{
    for (const char *p = text; *p != '\0'; p++) {
        if (!g_ascii_isdigit(*p) || (p > text && g_ascii_isdigit(p[-1])))
            continue;
        const char *at = p;
        char sign;
        if (!skip_digits(&at, 2) || strchr("/.-", sign = *at) == NULL || *at++ == '\0')
            continue;
        if (skip_digits(&at, 2) && *at++ == sign && skip_digits(&at, 4))
            return TRUE;
    }
    return FALSE;
}

/* Whether its reading depends on an order that nobody said. */
static gboolean needs_order(const struct import *import, const char *text)
{
    if (import->dates != DAY_ORDER_ASK || !has_digit_day(text))
        return FALSE;
    struct period *dmy = period_parse_ordered(text, NULL, DAY_ORDER_DMY, NULL);
    struct period *mdy = period_parse_ordered(text, NULL, DAY_ORDER_MDY, NULL);
    gboolean differs =
        (dmy == NULL) != (mdy == NULL) || (dmy != NULL && strcmp(dmy->edtf, mdy->edtf) != 0);
    period_free(dmy);
    period_free(mdy);
    return differs;
}

/* The order to read in, once it is known that none is needed where none was said. */
static enum day_order order_of(const struct import *import)
{
    return import->dates != DAY_ORDER_ASK ? import->dates : DAY_ORDER_DMY;
}

static gboolean ask_order(const char *text, GError **error)
{
    g_autofree char *shown = text_show(text, -1);
    g_set_error(error, HELDTO_DAY_ERROR, DAY_ERROR_ORDER, "%s", shown);
    return FALSE;
}

static gboolean refuse(GError **error, const char *what, const char *text, const char *why)
{
    g_autofree char *shown = text_show(text, -1);
    g_autofree char *brief = text_shorten(shown, 60);
    import_reject(error, "%s: \"%s\": %s", what, brief, why);
    return FALSE;
}

static gboolean take_days(struct import *import, const char *what, const char *text,
                          const char **day, GError **error)
{
    GError *failed = NULL;
    char *read = day_parse(text, order_of(import), &failed);
    if (read != NULL) {
        *day = import_keep(import, read);
        return TRUE;
    }
    refuse(error, what, text, failed->message);
    g_error_free(failed);
    return FALSE;
}

gboolean import_day(struct import *import, const char *what, const char *text, const char **day,
                    GError **error)
{
    *day = "";
    if (day_is_valid(text)) {
        *day = text;
        return TRUE;
    }
    if (import->mapping->is_own)
        return *text == '\0' || refuse(error, what, text, "it is no day such as 2026-11-23");
    if (import_says_nothing(text))
        return TRUE;
    return needs_order(import, text) ? ask_order(text, error)
                                     : take_days(import, what, text, day, error);
}

gboolean import_edtf(struct import *import, const char *what, const char *text, const char **edtf,
                     GError **error)
{
    *edtf = "";
    if (edtf_is_valid(text)) {
        *edtf = text;
        return TRUE;
    }
    if (import->mapping->is_own)
        return *text == '\0' || refuse(error, what, text, "it is no date such as 2021-06-22");
    if (import_says_nothing(text))
        return TRUE;
    if (needs_order(import, text))
        return ask_order(text, error);
    GError *failed = NULL;
    char *read = period_date_alone(text, order_of(import), FALSE, &failed);
    if (read != NULL) {
        *edtf = import_keep(import, read);
        return TRUE;
    }
    refuse(error, what, text, failed->message);
    g_error_free(failed);
    return FALSE;
}

static gboolean span(const char *from, const char *to, char **first, char **last)
{
    g_autofree char *ignored_last = NULL;
    g_autofree char *ignored_first = NULL;
    *first = *last = NULL;
    return (*from == '\0' || edtf_days(from, first, &ignored_last)) &&
           (*to == '\0' || edtf_days(to, &ignored_first, last));
}

gboolean import_interval(struct import *import, const char *from, const char *to, const char **edtf,
                         GError **error)
{
    const char *start, *end;
    *edtf = "";
    if (!import_edtf(import, "from", from, &start, error) ||
        !import_edtf(import, "to", to, &end, error))
        return FALSE;
    if (strcmp(start, end) == 0) {
        *edtf = start;
        return TRUE;
    }
    g_autofree char *first = NULL;
    g_autofree char *last = NULL;
    g_autofree char *made = NULL;
    if (span(start, end, &first, &last))
        made = edtf_from_days(first, last);
    if (made == NULL) {
        g_autofree char *both = g_strdup_printf("%s – %s", from, to);
        return refuse(error, "from, to", both, "it ends before it begins");
    }
    *edtf = import_keep(import, g_steal_pointer(&made));
    return TRUE;
}

/* "-2026-01-01" */
static gboolean has_sign(const char *text)
{
    gunichar first = g_utf8_get_char(text);
    const char *rest = *text != '\0' ? g_utf8_next_char(text) : text;
    return (first == '-' || first == '+' || first == 0x2212) && g_ascii_isdigit(*rest);
}

/* A column of dates: whatever is not understood rejects the row. A column of words keeps them. */
static gboolean read_due(struct import *import, const char *what, gboolean is_words,
                         const char *written, const char *reference, const char **edtf,
                         GError **error)
{
    *edtf = "";
    if (!is_words && has_sign(written))
        return refuse(error, what, written, "no date has a sign before it");
    if (needs_order(import, written))
        return ask_order(written, error);
    GError *failed = NULL;
    struct period *period = period_parse_ordered(written, reference, order_of(import), &failed);
    if (period != NULL) {
        *edtf = import_keep(import, g_strdup(period->edtf));
        period_free(period);
        return TRUE;
    }
    gboolean is_kept =
        g_error_matches(failed, HELDTO_PERIOD_ERROR, PERIOD_ERROR_REFERENCE) ||
        (is_words && !g_error_matches(failed, HELDTO_PERIOD_ERROR, PERIOD_ERROR_DAY));
    if (is_kept)
        import_note(import, NOTE_DUE, written);
    else
        refuse(error, what, written, failed->message);
    g_error_free(failed);
    return is_kept;
}

static gboolean due_written(struct import *import, const char *what, gboolean is_words,
                            const char *reference, const char **text, const char **edtf,
                            GError **error)
{
    const char *written = import_get(import, what);
    *edtf = "";
    *text = import->mapping->is_own || !import_says_nothing(written) ? written : "";
    if (**text == '\0' || import->mapping->is_own)
        return TRUE;
    return read_due(import, what, is_words, written, reference, edtf, error);
}

static gboolean due_interval(struct import *import, const char **text, const char **edtf,
                             GError **error)
{
    const char *from = import_get(import, "due_from"), *to = import_get(import, "due_to");
    if (!import_interval(import, from, to, edtf, error)) {
        g_prefix_error(error, "due ");
        return FALSE;
    }
    if (strcmp(from, to) == 0)
        *text = **edtf != '\0' ? from : "";
    else if (**edtf != '\0')
        *text = import_keep(
            import, g_strdup_printf("%s/%s", *from != '\0' ? from : "..", *to != '\0' ? to : ".."));
    else
        *text = "";
    return TRUE;
}

gboolean import_due(struct import *import, const char *reference, const char **text,
                    const char **edtf, GError **error)
{
    const char *given = import_get(import, "due_edtf");
    *text = *edtf = NULL;
    if (import_has(import, "due_text")) {
        if (!due_written(import, "due_text", TRUE, reference, text, edtf, error))
            return FALSE;
    } else if (import_has(import, "due")) {
        if (!due_written(import, "due", FALSE, reference, text, edtf, error))
            return FALSE;
    } else if (import_has(import, "due_from") || import_has(import, "due_to")) {
        if (!due_interval(import, text, edtf, error))
            return FALSE;
    }
    if (!import_has(import, "due_edtf") || (*given == '\0' && !import->mapping->is_own))
        return TRUE;
    return import_edtf(import, "due_edtf", given, edtf, error);
}
