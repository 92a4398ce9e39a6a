/* command_describe.c owns what a key or token stands for, in a line beside it.
 * It must not know where it is shown. */
#include "core/shell/command_offer.h"

#include "core/command.h"
#include "core/report.h"
#include "core/scheme/scheme.h"
#include "core/scheme/words.h"
#include "core/text/text.h"
#include "db/commitment.h"
#include "db/meeting.h"
#include "db/party.h"
#include "db/series.h"
#include "db/topic.h"

#include <string.h>

static char *describe_key(struct session *session, const char *text)
{
    owned(commitment) row = commitment_by_key(session->db, text, NULL);
    return row != NULL ? g_strdup(row->title) : NULL;
}

static char *describe_meeting(struct session *session, const char *text)
{
    owned(meeting) row = meeting_by_token(session->db, text, NULL);
    return row != NULL ? g_strdup(row->title) : NULL;
}

static char *describe_party(struct session *session, const char *text)
{
    owned(party) row = party_find(session->db, text, NULL);
    return row != NULL ? g_strdup(row->name) : NULL;
}

static char *describe_topic(struct session *session, const char *text)
{
    owned(topic) row = topic_find(session->db, text, NULL);
    return row != NULL ? g_strdup(row->name) : NULL;
}

static char *describe_series(struct session *session, const char *text)
{
    owned(series) row = series_find(session->db, text, NULL);
    return row != NULL ? g_strdup(row->title) : NULL;
}

static char *describe_status(struct session *session, const char *text)
{
    if (strcmp(text, "=") == 0)
        return g_strdup(_("checked, no change"));
    const struct scheme_status_row *row = session_status(session, text);
    return row != NULL ? g_strdup_printf("%s  %s", row->letter, row->label) : NULL;
}

static char *describe_report(struct session *session, const char *text)
{
    (void)session;
    const struct report_row *row = report_find(text);
    return row != NULL ? g_strdup(_(row->title)) : NULL;
}

static char *describe_scheme(struct session *session, const char *text)
{
    (void)session;
    const struct scheme *scheme = scheme_find(text);
    return scheme != NULL ? g_strdup(_(scheme->name)) : NULL;
}

static char *describe_subject(struct session *session, const char *text)
{
    char *title = describe_meeting(session, text);
    return title != NULL ? title : describe_key(session, text);
}

static const struct {
    const char *kind;
    char *(*describe)(struct session *session, const char *text);
    gboolean needs_register;
} kinds[] = {
    {"KEY", describe_key, TRUE},         {"MEETING", describe_meeting, TRUE},
    {"SINCE", describe_meeting, TRUE},   {"PARTY", describe_party, TRUE},
    {"PARTIES", describe_party, TRUE},   {"TOPICS", describe_topic, TRUE},
    {"SERIES", describe_series, TRUE},   {"STATUS", describe_status, TRUE},
    {"SUBJECT", describe_subject, TRUE}, {"REPORT", describe_report, FALSE},
    {"SCHEME", describe_scheme, FALSE},
};

char *command_value_describe(const char *kind, struct session *session, const char *text)
{
    for (gsize i = 0; i < G_N_ELEMENTS(kinds); i++) {
        if (strcmp(kinds[i].kind, kind) != 0 || (session == NULL && kinds[i].needs_register))
            continue;
        g_autofree char *said = kinds[i].describe(session, text);
        return said != NULL && *said != '\0' ? text_show(said, -1) : NULL;
    }
    return NULL;
}
