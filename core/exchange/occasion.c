/* occasion.c owns finding and making the meetings that rows name.
 * It must not know what is said of a meeting in the row. */
#include "core/exchange/occasion.h"

#include "core/clock.h"
#include "core/draft/draft.h"
#include "core/period/edtf.h"
#include "core/exchange/import_date.h"
#include "core/draft/names.h"
#include "db/fold.h"
#include "db/meeting.h"

#include <string.h>

/* A row's day lies in a meeting of some days; not in one of which only the year is known. */
enum { LONGEST = 14, CACHED = 20000 };

void occasion_free(gpointer data)
{
    struct occasion *occasion = data;
    if (occasion == NULL)
        return;
    g_free(occasion->token);
    g_free(occasion->first);
    g_free(occasion->last);
    g_free(occasion);
}

struct asked {
    const char *name, *place, *edtf;
    char *first, *last;
};

gboolean occasion_same_words(const char *a, const char *b)
{
    g_autofree char *x = fold_text(a, -1);
    g_autofree char *y = fold_text(b, -1);
    return strcmp(x, y) == 0;
}

static gboolean is_near(const struct meeting *meeting, const struct asked *asked)
{
    return strcmp(meeting->date_edtf, asked->edtf) == 0 ||
           (*meeting->date_first != '\0' && *meeting->date_last != '\0' &&
            day_diff(meeting->date_first, meeting->date_last) <= LONGEST &&
            strcmp(meeting->date_first, asked->first) <= 0 &&
            strcmp(meeting->date_last, asked->last) >= 0);
}

static gboolean is_it(const struct meeting *meeting, const struct asked *asked)
{
    gboolean same_place =
        *asked->place == '\0' || occasion_same_words(meeting->city, asked->place) ||
        (*meeting->city == '\0' && occasion_same_words(meeting->country, asked->place));
    gboolean same_name = *asked->name == '\0' || *meeting->title == '\0' ||
                         occasion_same_words(meeting->title, asked->name);
    return is_near(meeting, asked) && same_place && same_name;
}

static gboolean find_by_date(struct import *import, const struct asked *asked, gint64 *id,
                             GError **error)
{
    const char *first = *asked->first != '\0' ? asked->first : "0001-01-01";
    const char *last = *asked->last != '\0' ? asked->last : "9999-12-31";
    g_autoptr(GPtrArray) near = meeting_between(import->session->db, first, last, error);
    for (guint i = 0; near != NULL && i < near->len; i++) {
        const struct meeting *meeting = near->pdata[i];
        if (!is_it(meeting, asked))
            continue;
        gboolean is_exact = strcmp(meeting->date_edtf, asked->edtf) == 0;
        if (*id == 0 || is_exact)
            *id = meeting->id;
        if (is_exact)
            break;
    }
    return near != NULL;
}

static gboolean find_by_name(struct import *import, const struct asked *asked,
                             struct occasion *occasion, GError **error)
{
    GError *failed = NULL;
    owned(meeting) meeting =
        *asked->name != '\0' ? meeting_by_token(import->session->db, asked->name, &failed) : NULL;
    gint64 id = 0;
    if (meeting == NULL && failed == NULL && *asked->edtf == '\0' && *asked->name != '\0' &&
        names_meeting(import->session, asked->name, &id, &failed))
        meeting = meeting_by_id(import->session->db, id, &failed);
    if (meeting != NULL) {
        occasion->meeting_id = meeting->id;
        occasion->first = g_strdup(meeting->date_first);
        occasion->last = g_strdup(meeting->date_last);
    }
    if (failed != NULL && failed->domain == DB_ERROR) {
        g_propagate_error(error, failed);
        return FALSE;
    }
    g_clear_error(&failed);
    return TRUE;
}

static gboolean make(struct import *import, struct change *change, const struct asked *asked,
                     gint64 *id, GError **error)
{
    owned_draft draft = draft_new(NOUN_MEETING);
    gboolean is_token = import->mapping->is_own || names_is_token(asked->name);
    gboolean is_future = strcmp(asked->first, clock_today()) > 0;
    draft_set(draft, is_token ? "token" : "title", asked->name);
    draft_set(draft, "date", asked->edtf);
    draft_set(draft, "city", asked->place);
    draft_set(draft, "level", "");
    draft_set(draft, "state", is_future ? "announced" : "held");
    draft_set(draft, "series", import->options->series);
    if (!draft_store(import->session, change, draft, error))
        return FALSE;
    *id = draft_id(draft);
    return TRUE;
}

static gboolean find_or_make(struct import *import, struct change *change, struct asked *asked,
                             struct occasion *occasion, GError **error)
{
    if (!find_by_name(import, asked, occasion, error))
        return FALSE;
    if (occasion->meeting_id != 0 || *asked->edtf == '\0')
        return TRUE;
    occasion->first = g_strdup(asked->first);
    occasion->last = g_strdup(asked->last);
    return find_by_date(import, asked, &occasion->meeting_id, error) &&
           (occasion->meeting_id != 0 || change == NULL ||
            make(import, change, asked, &occasion->meeting_id, error));
}

static gboolean set_token(struct import *import, struct occasion *occasion, GError **error)
{
    owned(meeting) meeting = NULL;
    if (occasion->meeting_id != 0) {
        meeting = meeting_by_id(import->session->db, occasion->meeting_id, error);
        if (meeting == NULL)
            return FALSE;
    }
    occasion->token = g_strdup(meeting != NULL ? meeting->token : "");
    return TRUE;
}

gboolean occasion_find(struct import *import, struct change *change, const char *name,
                       const char *date, const char *place, const struct occasion **occasion,
                       GError **error)
{
    struct asked asked = {.name = name, .place = place, .edtf = ""};
    *occasion = NULL;
    g_autofree char *key = g_strjoin("\x1f", name, date, place, NULL);
    struct occasion *known = g_hash_table_lookup(import->occasions, key);
    if (known == NULL) {
        if (!import_edtf(import, "meeting_date", date, &asked.edtf, error))
            return FALSE;
        if (*asked.edtf != '\0' && !edtf_days(asked.edtf, &asked.first, &asked.last))
            g_assert_not_reached();
        known = g_new0(struct occasion, 1);
        gboolean done =
            find_or_make(import, change, &asked, known, error) && set_token(import, known, error);
        g_free(asked.first);
        g_free(asked.last);
        if (!done) {
            occasion_free(known);
            return FALSE;
        }
        if (g_hash_table_size(import->occasions) >= CACHED)
            g_hash_table_remove_all(import->occasions);
        g_hash_table_insert(import->occasions, g_steal_pointer(&key), known);
    }
    *occasion = known->first != NULL ? known : NULL;
    return TRUE;
}

gboolean occasion_of_row(struct import *import, struct change *change,
                         const struct occasion **occasion, GError **error)
{
    const char *name = import_get(import, "meeting"), *date = import_get(import, "meeting_date");
    const char *place = import_get(import, "meeting_place");
    *occasion = NULL;
    if (*name == '\0' && *date == '\0')
        return TRUE;
    return occasion_find(import, change, name, date, place, occasion, error);
}
