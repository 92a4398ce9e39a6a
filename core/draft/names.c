/* names.c owns finding parties, topics, meetings and commitments by the names people write.
 * It must not know which command or file the name came from. */
#include "core/draft/names.h"

#include "core/period/edtf.h"
#include "db/commitment.h"
#include "db/fold.h"
#include "db/meeting.h"
#include "db/party.h"
#include "db/series.h"
#include "db/topic.h"

#include <string.h>

enum { LISTED = 6, TOKEN_CHARS = 60, PREFIX_CHARS = 4 };

/* Trims; an empty name is left out. */
static void add_name(GPtrArray *names, GString *name)
{
    g_strstrip(name->str);
    if (*name->str != '\0')
        g_ptr_array_add(names, g_strdup(name->str));
    g_string_truncate(name, 0);
}

/* Backslashes before a semicolon or the end come in pairs, each one backslash; the odd one makes a
 * semicolon part of the name. Elsewhere they stand for themselves. */
GPtrArray *names_split(const char *list)
{
    GPtrArray *names = g_ptr_array_new_with_free_func(g_free);
    g_autoptr(GString) name = g_string_new(NULL);
    for (const char *p = list; *p != '\0';) {
        gsize run = strspn(p, "\\");
        gboolean is_escape = run > 0 && (p[run] == ';' || p[run] == '\0');
        gsize kept = !is_escape ? run : p[run] == ';' ? run / 2 : (run + 1) / 2;
        g_string_append_len(name, p, (gssize)kept);
        p += run;
        if (*p == ';' && run % 2 == 0)
            add_name(names, name);
        else if (*p != '\0')
            g_string_append_c(name, *p);
        p += *p != '\0';
    }
    add_name(names, name);
    return names;
}

static void join_name(GString *list, const char *name)
{
    for (const char *p = name; *p != '\0';) {
        gsize run = strspn(p, "\\");
        gboolean is_escape = p[run] == ';' || p[run] == '\0';
        for (gsize i = 0; i < (is_escape ? 2 * run : run); i++)
            g_string_append_c(list, '\\');
        p += run;
        if (*p == '\0')
            return;
        if (*p == ';')
            g_string_append_c(list, '\\');
        g_string_append_c(list, *p++);
    }
}

char *names_join(const GPtrArray *names)
{
    GString *list = g_string_new(NULL);
    for (guint i = 0; i < names->len; i++) {
        g_string_append(list, i > 0 ? "; " : "");
        join_name(list, names->pdata[i]);
    }
    return g_string_free(list, FALSE);
}

char *names_token(const char *name)
{
    g_autofree char *folded = fold_text(name, -1);
    GString *token = g_string_new(NULL);
    for (const char *p = folded; *p != '\0' && token->len < TOKEN_CHARS; p++) {
        if (g_ascii_isalnum(*p))
            g_string_append_c(token, *p);
        else if (token->len > 0 && token->str[token->len - 1] != '-')
            g_string_append_c(token, '-');
    }
    while (token->len > 0 && token->str[token->len - 1] == '-')
        g_string_truncate(token, token->len - 1);
    if (token->len == 0)
        g_string_append(token, "x");
    return g_string_free(token, FALSE);
}

static gboolean store_alias(struct change *change, gboolean is_party, gint64 id, const char *alias,
                            GError **error)
{
    g_autofree char *fold = fold_text(alias, -1);
    /* An alias of nothing but signs is kept as written. */
    const char *folded = *g_strstrip(fold) != '\0' ? fold : alias;
    struct party_alias of_party = {
        .party_id = id, .alias = (char *)alias, .folded = (char *)folded};
    struct topic_alias of_topic = {
        .topic_id = id, .alias = (char *)alias, .folded = (char *)folded};
    gboolean done = is_party ? change_insert(change, TABLE_PARTY_ALIAS, &of_party, error)
                             : change_insert(change, TABLE_TOPIC_ALIAS, &of_topic, error);
    g_free(of_party.uuid);
    g_free(of_topic.uuid);
    return done;
}

/* A token nobody has: the name's, with a number after it where that is taken. */
static char *free_token(struct session *session, gboolean is_party, const char *name,
                        GError **error)
{
    g_autofree char *base = names_token(name);
    for (int i = 1;; i++) {
        g_autofree char *token = i == 1 ? g_strdup(base) : g_strdup_printf("%s-%d", base, i);
        GError *failed = NULL;
        owned(party) party = is_party ? party_find(session->db, token, &failed) : NULL;
        owned(topic) topic = is_party ? NULL : topic_find(session->db, token, &failed);
        if (failed != NULL) {
            g_propagate_error(error, failed);
            return NULL;
        }
        if (party == NULL && topic == NULL)
            return g_steal_pointer(&token);
    }
}

static gboolean add_party(struct session *session, struct change *change, const char *name,
                          gint64 *id, GError **error)
{
    g_autofree char *token = free_token(session, TRUE, name, error);
    if (token == NULL)
        return FALSE;
    struct party row = {.token = token, .name = (char *)name, .kind = (char *)"other"};
    gboolean done = change_insert(change, TABLE_PARTY, &row, error);
    g_free(row.uuid);
    *id = row.id;
    return done && store_alias(change, TRUE, row.id, name, error);
}

static gboolean add_topic(struct session *session, struct change *change, const char *name,
                          gint64 *id, GError **error)
{
    g_autofree char *token = free_token(session, FALSE, name, error);
    if (token == NULL)
        return FALSE;
    struct topic row = {.token = token, .name = (char *)name};
    gboolean done = change_insert(change, TABLE_TOPIC, &row, error);
    g_free(row.uuid);
    *id = row.id;
    return done && store_alias(change, FALSE, row.id, name, error);
}

gboolean names_party(struct session *session, struct change *change, const char *name, gint64 *id,
                     GError **error)
{
    GError *failed = NULL;
    owned(party) party = party_find(session->db, name, &failed);
    if (failed != NULL) {
        g_propagate_error(error, failed);
        return FALSE;
    }
    if (party == NULL)
        return add_party(session, change, name, id, error);
    *id = party->id;
    return TRUE;
}

gboolean names_topic(struct session *session, struct change *change, const char *name, gint64 *id,
                     GError **error)
{
    GError *failed = NULL;
    owned(topic) topic = topic_find(session->db, name, &failed);
    if (failed != NULL) {
        g_propagate_error(error, failed);
        return FALSE;
    }
    if (topic == NULL)
        return add_topic(session, change, name, id, error);
    *id = topic->id;
    return TRUE;
}

/* Whether it is called so, and not only its token is written so. */
static gboolean is_called(const GPtrArray *aliases, gboolean is_party, const char *name)
{
    g_autofree char *fold = fold_text(name, -1);
    const char *wanted = *g_strstrip(fold) != '\0' ? fold : name;
    for (guint i = 0; i < aliases->len; i++) {
        const char *folded = is_party ? ((const struct party_alias *)aliases->pdata[i])->folded
                                      : ((const struct topic_alias *)aliases->pdata[i])->folded;
        if (strcmp(folded, wanted) == 0)
            return TRUE;
    }
    return FALSE;
}

gboolean names_party_named(struct session *session, struct change *change, const char *name,
                           gint64 *id, GError **error)
{
    GError *failed = NULL;
    owned(party) party = party_find(session->db, name, &failed);
    g_autoptr(GPtrArray) aliases =
        party != NULL ? party_aliases(session->db, party->id, &failed) : NULL;
    *id = aliases != NULL && is_called(aliases, TRUE, name) ? party->id : 0;
    if (failed == NULL)
        return *id != 0 || change == NULL || add_party(session, change, name, id, error);
    g_propagate_error(error, failed);
    return FALSE;
}

gboolean names_topic_named(struct session *session, struct change *change, const char *name,
                           gint64 *id, GError **error)
{
    GError *failed = NULL;
    owned(topic) topic = topic_find(session->db, name, &failed);
    g_autoptr(GPtrArray) aliases =
        topic != NULL ? topic_aliases(session->db, topic->id, &failed) : NULL;
    *id = aliases != NULL && is_called(aliases, FALSE, name) ? topic->id : 0;
    if (failed == NULL)
        return *id != 0 || change == NULL || add_topic(session, change, name, id, error);
    g_propagate_error(error, failed);
    return FALSE;
}

gboolean names_is_token(const char *text)
{
    return g_ascii_islower(*text) &&
           text[strspn(text, "abcdefghijklmnopqrstuvwxyz0123456789-")] == '\0';
}

/* The first letters of the token in capitals; more of them, then a number, where that is taken. */
static char *free_prefix(struct session *session, const char *token, GError **error)
{
    g_autoptr(GString) letters = g_string_new(NULL);
    for (const char *p = token; *p != '\0'; p++)
        if (*p != '-')
            g_string_append_c(letters, g_ascii_toupper(*p));
    for (gsize n = PREFIX_CHARS;; n++) {
        g_autofree char *prefix = n <= letters->len || n == PREFIX_CHARS
                                      ? g_strndup(letters->str, n)
                                      : g_strdup_printf("%s%d", letters->str, (int)n);
        GError *failed = NULL;
        owned(series) taken = series_find(session->db, prefix, &failed);
        if (failed != NULL) {
            g_propagate_error(error, failed);
            return NULL;
        }
        if (taken == NULL && strcmp(prefix, "C") != 0)
            return g_steal_pointer(&prefix);
    }
}

gboolean names_series(struct session *session, struct change *change, const char *token, gint64 *id,
                      GError **error)
{
    GError *failed = NULL;
    owned(series) there = series_find(session->db, token, &failed);
    if (there != NULL || failed != NULL) {
        if (failed != NULL)
            g_propagate_error(error, failed);
        else
            *id = there->id;
        return there != NULL;
    }
    g_autofree char *prefix = free_prefix(session, token, error);
    if (prefix == NULL)
        return FALSE;
    struct series row = {.token = (char *)token, .prefix = prefix, .title = (char *)token};
    gboolean done = change_insert(change, TABLE_SERIES, &row, error);
    g_free(row.uuid);
    *id = row.id;
    return done;
}

gboolean names_party_alias(struct session *session, struct change *change, gint64 party_id,
                           const char *alias, GError **error)
{
    GError *failed = NULL;
    owned(party) party = party_find(session->db, alias, &failed);
    if (failed != NULL) {
        g_propagate_error(error, failed);
        return FALSE;
    }
    return party != NULL || store_alias(change, TRUE, party_id, alias, error);
}

gboolean names_topic_alias(struct session *session, struct change *change, gint64 topic_id,
                           const char *alias, GError **error)
{
    GError *failed = NULL;
    owned(topic) topic = topic_find(session->db, alias, &failed);
    if (failed != NULL) {
        g_propagate_error(error, failed);
        return FALSE;
    }
    return topic != NULL || store_alias(change, FALSE, topic_id, alias, error);
}

char *names_meeting_words(const struct meeting *meeting)
{
    g_autofree char *date = edtf_words(meeting->date_edtf);
    const char *place = *meeting->city != '\0' ? meeting->city : meeting->country;
    /* a title made of what is known of a meeting tells its date already */
    if (*place == '\0' && *date != '\0' && strstr(meeting->title, date) != NULL)
        return g_strdup(meeting->title);
    if (*place == '\0')
        return g_strdup_printf("%s %s", *meeting->title != '\0' ? meeting->title : "meeting of",
                               date);
    return g_strdup_printf("%s, %s", place, date);
}

/* What a meeting may be called by a part of: token, place, title. */
static gboolean meeting_fits(const struct meeting *meeting, const char *name, const char *folded)
{
    g_autofree char *all = g_strjoin(" ", meeting->city, meeting->country, meeting->title, NULL);
    g_autofree char *text = fold_text(all, -1);
    return g_str_has_prefix(meeting->date_edtf, name) || strstr(meeting->token, name) != NULL ||
           strstr(text, folded) != NULL;
}

static void list_meeting(GString *list, guint n, const struct meeting *meeting)
{
    if (n < LISTED)
        g_string_append_printf(list, "%s%s", n > 0 ? ", " : "", meeting->token);
    else if (n == LISTED)
        g_string_append(list, " …");
}

gboolean names_meeting(struct session *session, const char *name, gint64 *id, GError **error)
{
    GError *failed = NULL;
    owned(meeting) exact = meeting_by_token(session->db, name, &failed);
    g_autoptr(GPtrArray) all =
        exact == NULL && failed == NULL ? meeting_all(session->db, 0, &failed) : NULL;
    if (failed != NULL) {
        g_propagate_error(error, failed);
        return FALSE;
    }
    if (exact != NULL) {
        *id = exact->id;
        return TRUE;
    }
    g_autofree char *fold = fold_text(name, -1);
    const char *folded = g_strstrip(fold);
    g_autoptr(GString) fits = g_string_new(NULL);
    guint n = 0;
    for (guint i = 0; i < all->len; i++) {
        const struct meeting *meeting = all->pdata[i];
        if (*folded == '\0' || !meeting_fits(meeting, name, folded))
            continue;
        list_meeting(fits, n++, meeting);
        *id = meeting->id;
    }
    if (n == 1)
        return TRUE;
    g_set_error(error, HELDTO_ERROR, n == 0 ? HELDTO_ERROR_NOTHING : HELDTO_ERROR_INPUT,
                n == 0 ? "there is no meeting \"%s\"; `heldto meeting list` shows them%s"
                       : "\"%s\" fits several meetings: %s",
                name, n == 0 ? "" : fits->str);
    return FALSE;
}

gboolean names_commitment(struct session *session, const char *key, gint64 *id, GError **error)
{
    GError *failed = NULL;
    owned(commitment) row = commitment_by_key(session->db, key, &failed);
    if (failed != NULL) {
        g_propagate_error(error, failed);
        return FALSE;
    }
    if (row == NULL) {
        g_set_error(error, HELDTO_ERROR, HELDTO_ERROR_NOTHING,
                    "there is no commitment %s; `heldto list` shows the keys", key);
        return FALSE;
    }
    *id = row->id;
    return TRUE;
}

gboolean names_known_party(struct session *session, const char *name, gint64 *id, GError **error)
{
    GError *failed = NULL;
    owned(party) party = party_find(session->db, name, &failed);
    g_autoptr(GPtrArray) all = failed == NULL ? party_all(session->db, &failed) : NULL;
    if (failed != NULL) {
        g_propagate_error(error, failed);
        return FALSE;
    }
    if (party != NULL) {
        *id = party->id;
        return TRUE;
    }
    g_autoptr(GString) list = g_string_new(NULL);
    for (guint i = 0; i < all->len && i < LISTED; i++)
        g_string_append_printf(list, "%s%s", i > 0 ? ", " : "",
                               ((const struct party *)all->pdata[i])->token);
    g_set_error(error, HELDTO_ERROR, HELDTO_ERROR_INPUT,
                "there is no party \"%s\" in this register; it has %s%s", name, list->str,
                all->len > LISTED ? " …" : "");
    return FALSE;
}
