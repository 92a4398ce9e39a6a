/* draft_check.c owns judging one field as it is typed, by its type.
 * It must not store anything. */
#include "core/draft/draft_private.h"

#include "core/period/day.h"
#include "core/period/edtf.h"
#include "core/draft/names.h"
#include "core/period/period.h"
#include "db/commitment.h"
#include "db/document.h"
#include "db/meeting.h"
#include "db/series.h"
#include "db/wording.h"

#include <errno.h>
#include <string.h>

gboolean draft_refuse(GError **error, const struct field *field, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    g_autofree char *words = g_strdup_vprintf(format, args);
    va_end(args);
    g_set_error(error, HELDTO_ERROR, HELDTO_ERROR_INPUT, "%s: %s", field->name, words);
    return FALSE;
}

static gboolean is_number(const char *text, gint64 *number)
{
    char *end;
    errno = 0;
    *number = g_ascii_strtoll(text, &end, 10);
    return *text != '\0' && *end == '\0' && errno == 0;
}

static gboolean resolve_document(struct session *session, const struct field *field,
                                 const char *text, gint64 *id, GError **error)
{
    if (!is_number(text, id))
        return draft_refuse(error, field, "\"%s\" is no number of a document", text);
    GError *failed = NULL;
    owned(document) document = document_head_by_id(session->db, *id, &failed);
    if (failed != NULL) {
        g_propagate_error(error, failed);
        return FALSE;
    }
    return document != NULL || draft_refuse(error, field, "there is no document %s", text);
}

gboolean draft_resolve(struct session *session, const struct field *field, const char *text,
                       gint64 *id, GError **error)
{
    gboolean done;
    *id = 0;
    if (*text == '\0')
        return TRUE;
    switch (field->type) {
    case FIELD_DOCUMENT:
        return resolve_document(session, field, text, id, error);
    case FIELD_MEETING:
        done = names_meeting(session, text, id, error);
        break;
    case FIELD_COMMITMENT:
        done = names_commitment(session, text, id, error);
        break;
    case FIELD_PARTY:
        done = names_known_party(session, text, id, error);
        break;
    default:
        g_return_val_if_reached(FALSE);
    }
    if (!done)
        g_prefix_error(error, "%s: ", field->name);
    return done;
}

static char *span_words(const char *edtf)
{
    g_autofree char *first = NULL;
    g_autofree char *last = NULL;
    g_autofree char *words = edtf_words(edtf);
    if (!edtf_days(edtf, &first, &last) || strcmp(first, last) == 0)
        return g_strdup(words != NULL ? words : "");
    g_autofree char *from = *first != '\0' ? day_words(first) : g_strdup("…");
    g_autofree char *to = *last != '\0' ? day_words(last) : g_strdup("…");
    return g_strdup_printf("%s: %s – %s", words, from, to);
}

static gboolean check_period(struct session *session, const struct draft *draft,
                             const struct field *field, const char *text, char **reading,
                             GError **error)
{
    g_autofree char *reference = draft_reference_day(session, draft);
    GError *failed = NULL;
    struct period *period = period_parse(text, reference, &failed);
    if (period == NULL) {
        draft_refuse(error, field, "%s", failed->message);
        g_error_free(failed);
        return FALSE;
    }
    if (reading != NULL && *period->edtf != '\0') {
        g_free(*reading);
        *reading = span_words(period->edtf);
    }
    period_free(period);
    return TRUE;
}

static gboolean check_names(const struct field *field, const char *text, GError **error)
{
    g_autoptr(GPtrArray) names = names_split(text);
    for (guint i = 0; i < names->len; i++) {
        const char *open = strrchr(names->pdata[i], '(');
        if (field->type != FIELD_PARTIES || open == NULL)
            continue;
        g_autofree char *role = g_strndup(open + 1, strcspn(open + 1, ")"));
        if (words_find(WORDS_ROLE, role) == NULL && open[strlen(open) - 1] != ')')
            return draft_refuse(error, field, "a bracket is not closed in \"%s\"",
                                (const char *)names->pdata[i]);
    }
    return TRUE;
}

static gboolean check_word(const struct field *field, const char *text, GError **error)
{
    if (words_find(field->words, text) != NULL)
        return TRUE;
    g_autofree char *list = words_list(field->words);
    return draft_refuse(error, field, "\"%s\" is none of %s", text, list);
}

static gboolean check_day(const struct field *field, const char *text, char **reading,
                          GError **error)
{
    if (!day_is_valid(text))
        return draft_refuse(error, field, "\"%s\" is no day; write it as 2026-11-23", text);
    if (reading != NULL) {
        g_free(*reading);
        *reading = day_words(text);
    }
    return TRUE;
}

/* Words count only where they are a date with a first and a last day. */
char *draft_date(const char *text)
{
    g_autofree char *edtf = period_date_alone(text, DAY_ORDER_ASK, TRUE, NULL);
    g_autofree char *first = NULL;
    g_autofree char *last = NULL;
    gboolean is_closed =
        edtf != NULL && edtf_days(edtf, &first, &last) && *first != '\0' && *last != '\0';
    return is_closed || edtf_is_valid(text) ? g_steal_pointer(&edtf) : NULL;
}

static gboolean check_edtf(const struct field *field, const char *text, char **reading,
                           GError **error)
{
    g_autofree char *edtf = draft_date(text);
    if (edtf == NULL)
        return draft_refuse(error, field,
                            "\"%s\" is no date; write it as 21-22 June 2023, 2021-06-22, 2021-06, "
                            "2021, 2025-40 (first half) or 2018-02-26/2018-02-27",
                            text);
    if (reading != NULL) {
        g_free(*reading);
        *reading = span_words(edtf);
    }
    return TRUE;
}

static gboolean check_yes(const struct field *field, const char *text, GError **error)
{
    static const char *const words[] = {"0", "1", "yes", "no", "y", "n", "true", "false"};
    for (gsize i = 0; i < G_N_ELEMENTS(words); i++)
        if (g_ascii_strcasecmp(text, words[i]) == 0)
            return TRUE;
    return draft_refuse(error, field, "\"%s\" is neither yes nor no", text);
}

/* A series that is not there yet is made; what is no token is more likely a slip. */
static gboolean check_series(struct session *session, const struct field *field, const char *text,
                             char **reading, GError **error)
{
    GError *failed = NULL;
    owned(series) there = series_find(session->db, text, &failed);
    if (failed != NULL) {
        g_propagate_error(error, failed);
        return FALSE;
    }
    if (there == NULL && !names_is_token(text))
        return draft_refuse(error, field,
                            "\"%s\" is no series of this register; a new one is named in small "
                            "letters, digits and hyphens, such as eu-us-jha",
                            text);
    if (reading != NULL) {
        g_free(*reading);
        *reading = g_strdup(there != NULL ? there->title : _("a new series"));
    }
    return TRUE;
}

static gboolean check_status(struct session *session, const struct field *field, const char *text,
                             GError **error)
{
    if (strcmp(text, "=") == 0 || session_status(session, text) != NULL)
        return TRUE;
    return draft_refuse(error, field, "\"%s\" is no status of the scheme %s", text,
                        session->scheme);
}

static gboolean check_text(struct session *session, const struct draft *draft,
                           const struct field *field, const char *text, char **reading,
                           GError **error)
{
    gint64 number;
    switch (field->type) {
    case FIELD_TEXT:
    case FIELD_LONG:
    case FIELD_CHOICE:
        return TRUE;
    case FIELD_WORD:
        return check_word(field, text, error);
    case FIELD_DAY:
        return check_day(field, text, reading, error);
    case FIELD_EDTF:
        return check_edtf(field, text, reading, error);
    case FIELD_PERIOD:
        return check_period(session, draft, field, text, reading, error);
    case FIELD_NUMBER:
        return is_number(text, &number) ||
               draft_refuse(error, field, "\"%s\" is no whole number", text);
    case FIELD_YES:
        return check_yes(field, text, error);
    case FIELD_PARTIES:
    case FIELD_TOPICS:
        return check_names(field, text, error);
    case FIELD_STATUS:
        return check_status(session, field, text, error);
    case FIELD_SERIES:
        return check_series(session, field, text, reading, error);
    case FIELD_PARTY:
    case FIELD_MEETING:
    case FIELD_DOCUMENT:
    case FIELD_COMMITMENT:
        return draft_resolve(session, field, text, &number, error);
    }
    g_return_val_if_reached(FALSE);
}

gboolean draft_check(struct session *session, const struct draft *draft, const struct field *field,
                     char **reading, GError **error)
{
    const char *text = draft_get(draft, field->name);
    if (reading != NULL)
        *reading = g_strdup("");
    if (*text == '\0')
        return !(field->flags & FIELD_REQUIRED) || draft_refuse(error, field, "it cannot be empty");
    if ((field->flags & FIELD_FIXED) && draft->id != 0 &&
        draft_field_is_changed(draft, field->name))
        return draft_refuse(error, field, "it stays as it was made");
    return check_text(session, draft, field, text, reading, error);
}

gboolean draft_check_all(struct session *session, const struct draft *draft, GError **error)
{
    gsize n;
    const struct field *fields = field_all(draft->noun, &n);
    for (gsize i = 0; i < n; i++) {
        gboolean is_settled = draft->row != NULL && !draft_field_is_changed(draft, fields[i].name);
        if (!is_settled && !draft_check(session, draft, &fields[i], NULL, error))
            return FALSE;
    }
    return TRUE;
}
