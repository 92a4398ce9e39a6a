/* command_value.c owns the kinds of value in usages: how they are checked and completed.
 * It must not know any command. */
#include "core/shell/command_value.h"

#include "core/command.h"
#include "core/edition/edition.h"
#include "core/filter/filter.h"
#include "core/period/day.h"
#include "core/report.h"
#include "core/scheme/scheme.h"
#include "core/scheme/words.h"
#include "core/score/score.h"
#include "core/score/score_period.h"
#include "db/commitment.h"
#include "db/meeting.h"
#include "db/party.h"
#include "db/series.h"
#include "db/topic.h"

#include <string.h>

enum { OFFERED = 200 };

static void offer(GPtrArray *texts, const char *prefix, const char *text)
{
    if (texts->len < OFFERED && g_str_has_prefix(text, prefix))
        g_ptr_array_add(texts, g_strdup(text));
}

static gboolean check_day(const char *text, GError **error)
{
    return day_is_valid(text) ||
           command_fail(error, HELDTO_ERROR_USAGE,
                        "\"%s\" is no day; write it as 2026-11-23, year first", text);
}

static gboolean check_number(const char *text, GError **error)
{
    const char *digits = text;
    if (*digits == '[')
        digits++;
    gsize n = strspn(digits, "0123456789");
    gboolean is_closed = digits == text ? digits[n] == '\0' : strcmp(digits + n, "]") == 0;
    return (n > 0 && n < 18 && is_closed) ||
           command_fail(error, HELDTO_ERROR_USAGE, "\"%s\" is no number", text);
}

static void complete_key(struct session *session, const char *prefix, GPtrArray *texts)
{
    if (session == NULL)
        return;
    g_autoptr(GPtrArray) keys = commitment_keys_like(session->db, prefix, OFFERED, NULL);
    for (guint i = 0; keys != NULL && i < keys->len; i++)
        offer(texts, prefix, keys->pdata[i]);
}

static void complete_status(struct session *session, const char *prefix, GPtrArray *texts)
{
    for (guint i = 0; session != NULL && i < session->statuses->len; i++)
        offer(texts, prefix,
              ((const struct scheme_status_row *)session->statuses->pdata[i])->token);
    if (session != NULL)
        offer(texts, prefix, "=");
}

static void complete_meeting(struct session *session, const char *prefix, GPtrArray *texts)
{
    g_autoptr(GPtrArray) all = session != NULL ? meeting_all(session->db, 0, NULL) : NULL;
    for (guint i = 0; all != NULL && i < all->len; i++)
        offer(texts, prefix, ((const struct meeting *)all->pdata[i])->token);
}

static void complete_party(struct session *session, const char *prefix, GPtrArray *texts)
{
    g_autoptr(GPtrArray) all = session != NULL ? party_all(session->db, NULL) : NULL;
    for (guint i = 0; all != NULL && i < all->len; i++)
        offer(texts, prefix, ((const struct party *)all->pdata[i])->token);
}

static void complete_topic(struct session *session, const char *prefix, GPtrArray *texts)
{
    g_autoptr(GPtrArray) all = session != NULL ? topic_all(session->db, NULL) : NULL;
    for (guint i = 0; all != NULL && i < all->len; i++)
        offer(texts, prefix, ((const struct topic *)all->pdata[i])->token);
}

static void complete_series(struct session *session, const char *prefix, GPtrArray *texts)
{
    g_autoptr(GPtrArray) all = session != NULL ? series_all(session->db, NULL) : NULL;
    for (guint i = 0; all != NULL && i < all->len; i++)
        offer(texts, prefix, ((const struct series *)all->pdata[i])->token);
}

static void complete_command(struct session *session, const char *prefix, GPtrArray *texts)
{
    (void)session;
    gsize n;
    const struct command *const *all = command_all(&n);
    for (gsize i = 0; i < n; i++)
        offer(texts, prefix, all[i]->name);
}

static void offer_words(enum word_set set, const char *prefix, GPtrArray *texts)
{
    gsize n;
    const struct word *all = words_all(set, &n);
    for (gsize i = 0; i < n; i++)
        offer(texts, prefix, all[i].token);
}

static void complete_relation(struct session *session, const char *prefix, GPtrArray *texts)
{
    (void)session;
    offer_words(WORDS_RELATION, prefix, texts);
}

static void complete_difference(struct session *session, const char *prefix, GPtrArray *texts)
{
    (void)session;
    offer_words(WORDS_DIFFERENCE, prefix, texts);
}

static void complete_finding(struct session *session, const char *prefix, GPtrArray *texts)
{
    (void)session;
    offer_words(WORDS_FINDING, prefix, texts);
}

static void complete_report(struct session *session, const char *prefix, GPtrArray *texts)
{
    (void)session;
    gsize n;
    const struct report_row *const *all = report_all(&n);
    for (gsize i = 0; i < n; i++)
        offer(texts, prefix, all[i]->name);
}

static void complete_edition(struct session *session, const char *prefix, GPtrArray *texts)
{
    g_autoptr(GPtrArray) heads = session != NULL ? edition_heads(session->db, NULL) : NULL;
    for (guint i = 0; heads != NULL && i < heads->len; i++) {
        g_autofree char *name = edition_name(heads->pdata[i]);
        offer(texts, prefix, name);
    }
}

/* Which of them it is depends on the report, a word before. */
static void complete_subject(struct session *session, const char *prefix, GPtrArray *texts)
{
    complete_meeting(session, prefix, texts);
    complete_key(session, prefix, texts);
}

static void complete_scheme(struct session *session, const char *prefix, GPtrArray *texts)
{
    (void)session;
    gsize n;
    const struct scheme *all = scheme_all(&n);
    for (gsize i = 0; i < n; i++)
        offer(texts, prefix, all[i].token);
}

static void complete_file(struct session *session, const char *prefix, GPtrArray *texts)
{
    (void)session;
    const char *slash = strrchr(prefix, '/');
    g_autofree char *folder = slash != NULL ? g_strndup(prefix, (gsize)(slash - prefix + 1)) : NULL;
    g_autoptr(GDir) dir = g_dir_open(folder != NULL ? folder : ".", 0, NULL);
    const char *name;
    while (dir != NULL && (name = g_dir_read_name(dir)) != NULL) {
        g_autofree char *path = g_strconcat(folder != NULL ? folder : "", name, NULL);
        g_autofree char *text =
            g_file_test(path, G_FILE_TEST_IS_DIR) ? g_strconcat(path, "/", NULL) : g_strdup(path);
        if (*name != '.' || g_str_has_suffix(prefix, "."))
            offer(texts, prefix, text);
    }
}

static void complete_score(struct session *session, const char *prefix, GPtrArray *texts)
{
    (void)session;
    gsize n;
    const struct score_word *words = score_words(&n);
    for (gsize i = 0; i < n; i++)
        offer(texts, prefix, words[i].token);
}

static void complete_period(struct session *session, const char *prefix, GPtrArray *texts)
{
    g_autoptr(GPtrArray) periods = session != NULL ? score_periods(session, NULL) : NULL;
    for (guint i = 0; periods != NULL && i < periods->len; i++)
        offer(texts, prefix, periods->pdata[i]);
}

/* A filter's word: a field, or its value. */
static void complete_filter(struct session *session, const char *prefix, GPtrArray *texts)
{
    if (session == NULL)
        return;
    struct filter_context context = {.today = session_today(session),
                                     .statuses = session->statuses,
                                     .names = filter_names_of_db,
                                     .names_data = session->db};
    gsize start = 0;
    g_autoptr(GPtrArray) found = filter_complete(prefix, &context, OFFERED, &start);
    g_autofree char *before = g_strndup(prefix, start);
    for (guint i = 0; found != NULL && i < found->len; i++) {
        g_autofree char *text = g_strconcat(before, found->pdata[i], NULL);
        offer(texts, prefix, text);
    }
}

static const struct command_value values[] = {
    {"AUTHOR", "a printed name", NULL, NULL, FALSE},
    {"CHANGE", "the number of a change, as `heldto history` shows it", check_number, NULL, FALSE},
    {"CHARACTER", "one character, or the word tab", NULL, NULL, FALSE},
    {"COLUMNS", "names of columns, with commas between them", NULL, NULL, FALSE},
    {"COMMAND", "the name of a command", NULL, complete_command, FALSE},
    {"DATE", "a day, 2026-11-23", check_day, NULL, FALSE},
    {"DAYS", "a date of a meeting: 2021-06-22, 2021-06, 2018-02-26/2018-02-27, 2025-40", NULL, NULL,
     FALSE},
    {"DIFFERENCE", "repeated, stronger, weaker, narrower, wider or due-moved", NULL,
     complete_difference, FALSE},
    {"DOCUMENT", "the number of a document, as `heldto document list` shows it", check_number, NULL,
     FALSE},
    {"EDITION", "a report as it was issued: follow-up/3, or 3, or follow-up for its last", NULL,
     complete_edition, FALSE},
    {"ENCODING", "an encoding by its name: UTF-8, windows-1252, macintosh", NULL, NULL, FALSE},
    {"FILE", "a file; what is read may be -, standard input", NULL, complete_file, TRUE},
    {"FILTER", "words and conditions; `heldto help filter` explains them", NULL, complete_filter,
     FALSE},
    {"FINDING", "restated, changed, not-mentioned, closed or later", NULL, complete_finding, FALSE},
    {"KEY", "a commitment's key, EUUS-0042", NULL, complete_key, FALSE},
    {"LIST", "names with \"; \" between them", NULL, NULL, FALSE},
    {"MEETING", "a meeting's token, or a part of it that fits only one: lisbon, 2021-06", NULL,
     complete_meeting, FALSE},
    {"NAME", "a name", NULL, NULL, FALSE},
    {"NUMBER", "a whole number", check_number, NULL, FALSE},
    {"PAIR", "a status word of the file and one of the scheme: done=fulfilled", NULL, NULL, FALSE},
    {"PARTIES", "names with \"; \" between them, roles in brackets: Belgium (host)", NULL,
     complete_party, FALSE},
    {"PARTY", "a party by name or alias", NULL, complete_party, FALSE},
    {"PERIOD", "a period in words or EDTF: \"first half of 2025\", 2025-40", NULL, complete_period,
     FALSE},
    {"PLACE", "where in a text: a page or paragraph", NULL, NULL, FALSE},
    {"PRINTER", "a printer, as `lpstat -e` names it; the default one when left out", NULL, NULL,
     FALSE},
    {"REGISTER", "a register's file", NULL, complete_file, TRUE},
    {"RELATION", "part-of, follows, builds-on or superseded-by", NULL, complete_relation, FALSE},
    {"REPORT", "the name of a report; `heldto report` lists them", NULL, complete_report, FALSE},
    {"RULE", "FIELD=COLUMN, FIELD=COLUMN+COLUMN, FIELD= (none) or FIELD==words", NULL, NULL, FALSE},
    {"SCHEME", "a status scheme", NULL, complete_scheme, FALSE},
    {"SCORE", "+1 full compliance, 0 partial, -1 none, na not applicable", NULL, complete_score,
     FALSE},
    {"SERIES", "a line of meetings by its token", NULL, complete_series, FALSE},
    {"SINCE", "a day, a meeting as MEETING, or edition, edition:3, edition:follow-up/3", NULL,
     complete_meeting, FALSE},
    {"SORT", "columns to sort by, - before one turns it round: due,-title", NULL, NULL, FALSE},
    {"SOURCE", "a source's number as [4] or 4, else its address or title", NULL, NULL, FALSE},
    {"STATUS", "a status by token, letter or label; = is \"checked, no change\"", NULL,
     complete_status, FALSE},
    {"SUBJECT", "what a report is about: a commitment, a meeting, a day, a year", NULL,
     complete_subject, FALSE},
    {"TEXT", "words; quote them for the shell", NULL, NULL, FALSE},
    {"TOPICS", "names with \"; \" between them", NULL, complete_topic, FALSE},
    {"UPDATE", "the number of an update, as `heldto show KEY` has it", check_number, NULL, FALSE},
    {"URL", "a web address", NULL, NULL, FALSE},
    {"WORDING", "the number of a wording, as `heldto show KEY` has it", check_number, NULL, FALSE},
};

const struct command_value *command_value_all(gsize *n)
{
    *n = G_N_ELEMENTS(values);
    return values;
}

const struct command_value *command_value_find(const char *name)
{
    for (gsize i = 0; i < G_N_ELEMENTS(values); i++)
        if (strcmp(values[i].name, name) == 0)
            return &values[i];
    return NULL;
}

static gboolean is_choice(const char *kind)
{
    return g_ascii_islower(*kind);
}

gboolean command_value_check(const char *kind, const char *text, GError **error)
{
    const struct command_value *value = command_value_find(kind);
    if (value != NULL)
        return value->check == NULL || value->check(text, error);
    if (!is_choice(kind))
        return TRUE;
    g_auto(GStrv) tokens = g_strsplit(kind, "|", -1);
    if (g_strv_contains((const char *const *)tokens, text))
        return TRUE;
    g_autofree char *list = g_strjoinv(", ", tokens);
    return command_fail(error, HELDTO_ERROR_USAGE, "\"%s\" is none of %s", text, list);
}

void command_value_complete(const char *kind, struct session *session, const char *prefix,
                            GPtrArray *texts)
{
    const struct command_value *value = command_value_find(kind);
    if (value != NULL && value->complete != NULL)
        value->complete(session, prefix, texts);
    if (value != NULL || !is_choice(kind))
        return;
    g_auto(GStrv) tokens = g_strsplit(kind, "|", -1);
    for (gsize i = 0; tokens[i] != NULL; i++)
        offer(texts, prefix, tokens[i]);
}

void command_place_free(gpointer place)
{
    if (place != NULL)
        g_free(((struct command_place *)place)->kind);
    g_free(place);
}

static struct command_place *read_place(const char *word)
{
    static const char dots[] = "…";
    struct command_place *place = g_new0(struct command_place, 1);
    g_autofree char *kind = g_strdup(word);
    gsize len = strlen(kind);
    place->is_optional = *kind == '[';
    if (place->is_optional && kind[len - 1] == ']')
        kind[--len] = '\0';
    place->is_many = g_str_has_suffix(kind, dots);
    if (place->is_many)
        kind[len - strlen(dots)] = '\0';
    place->kind = g_strdup(kind + (place->is_optional ? 1 : 0));
    return place;
}

GPtrArray *command_usage(const char *usage)
{
    GPtrArray *places = g_ptr_array_new_with_free_func(command_place_free);
    g_auto(GStrv) words = g_strsplit(usage, " ", -1);
    for (gsize i = 0; words[i] != NULL; i++)
        if (*words[i] != '\0')
            g_ptr_array_add(places, read_place(words[i]));
    return places;
}

guint command_usage_least(const GPtrArray *usage)
{
    guint least = 0;
    for (guint i = 0; i < usage->len; i++)
        least += !((const struct command_place *)usage->pdata[i])->is_optional;
    return least;
}

const struct command_place *command_usage_place(const GPtrArray *usage, guint i, guint n)
{
    for (guint at = 0; at < usage->len; at++) {
        const struct command_place *place = usage->pdata[at];
        guint after = usage->len - at - 1; /* the places behind a repeated one take one word each */
        if (place->is_many)
            return n <= after || i < n - after ? place : usage->pdata[usage->len - (n - i)];
        if (i == at)
            return place;
    }
    return NULL;
}
