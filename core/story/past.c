/* past.c owns the copy of a register that is made into what it was on a day.
 * It must not know how that is done in tables, nor who asks. */
#include "core/story/past.h"

#include "core/clock.h"
#include "core/period/day.h"
#include "db/past.h"

#include <glib/gstdio.h>
#include <string.h>

struct past {
    char *folder; /* of its own, gone with it */
    char *path;
    struct session *session;
};

void past_close(struct past *past)
{
    if (past == NULL)
        return;
    session_close(past->session);
    if (past->path != NULL) {
        g_autofree char *journal = g_strconcat(past->path, "-journal", NULL);
        g_unlink(past->path);
        g_unlink(journal);
    }
    if (past->folder != NULL)
        g_rmdir(past->folder);
    g_free(past->path);
    g_free(past->folder);
    g_free(past);
}

struct session *past_session(const struct past *past)
{
    return past->session;
}

static gboolean check_day(const char *option, const char *day, GError **error)
{
    if (day == NULL || strcmp(day, clock_today()) <= 0)
        return TRUE;
    g_set_error(error, HELDTO_ERROR, HELDTO_ERROR_USAGE, "%s: %s lies in the future", option, day);
    return FALSE;
}

/* The moment that the local day ends, as changes record theirs. */
static char *end_of_day(const char *day)
{
    int year, month, dom;
    day_numbers(day, &year, &month, &dom);
    g_autoptr(GDateTime) start = g_date_time_new_local(year, month, dom, 0, 0, 0);
    g_autoptr(GDateTime) end = g_date_time_add_days(start, 1);
    g_autoptr(GDateTime) utc = g_date_time_to_utc(end);
    return g_date_time_format(utc, "%Y-%m-%dT%H:%M:%S.000000Z");
}

static gboolean copy(struct past *past, struct session *session, GError **error)
{
    past->folder = g_dir_make_tmp("heldto-XXXXXX", error);
    if (past->folder == NULL)
        return FALSE;
    past->path = g_build_filename(past->folder, "past.db", NULL);
    if (!db_backup(session->db, past->path, error))
        return FALSE;
    struct session_options options = {
        .location = past->path, .author = session->author, .is_passing = TRUE};
    past->session = session_open(&options, error);
    return past->session != NULL;
}

static gboolean turn_back(struct past *past, const char *as_of, const char *known_on,
                          GError **error)
{
    if (known_on != NULL) {
        g_autofree char *moment = end_of_day(known_on);
        GError *failed = NULL;
        if (!past_rewind(past->session->db, moment, &failed)) {
            if (g_error_matches(failed, DB_ERROR, DB_ERROR_NOT_FOUND))
                g_set_error(error, HELDTO_ERROR, HELDTO_ERROR_NOTHING,
                            "the register was not made yet on %s", known_on);
            else
                g_propagate_error(error, g_error_copy(failed));
            g_error_free(failed);
            return FALSE;
        }
    }
    return as_of == NULL || past_trim(past->session->db, as_of, error);
}

struct past *past_open(struct session *session, const char *as_of, const char *known_on,
                       const char *now, GError **error)
{
    if (!check_day("--as-of", as_of, error) || !check_day("--known-on", known_on, error))
        return NULL;
    struct past *past = g_new0(struct past, 1);
    if (!copy(past, session, error) || !turn_back(past, as_of, known_on, error)) {
        past_close(past);
        return NULL;
    }
    if (now == NULL)
        clock_set_today(as_of != NULL ? as_of : known_on);
    return past;
}
