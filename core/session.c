/* session.c owns an open register with who acts on it, its scheme, and the beginning of a change.
 * It must not know any command, nor the screen. */
#include "core/session.h"

#include "core/clock.h"
#include "core/period/edtf.h"
#include "core/places.h"
#include "core/register_new.h"
#include "core/version.h"
#include "db/register_row.h"

#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>

enum { FULL_CHECK_UP_TO = 64 * 1024 * 1024 };

G_DEFINE_QUARK(heldto - error, heldto_error)

gboolean heldto_refuse(GError **error, enum heldto_error code, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    g_autofree char *message = g_strdup_vprintf(format, args);
    va_end(args);
    g_set_error_literal(error, HELDTO_ERROR, (gint)code, message);
    return FALSE;
}

static const struct db_rules rules = {.edtf_days = edtf_days, .now = clock_now};

const char *session_program(void)
{
    return "heldto " HELDTO_VERSION;
}

const char *session_login(const struct session *session)
{
    (void)session;
    return g_get_user_name();
}

const char *session_today(const struct session *session)
{
    (void)session;
    return clock_today();
}

/* Path, device and inode: a file is checked whole when it is first met, and again when another
 * has taken its name. NULL: too large for that, or not a file. */
static char *sight_of(const char *location)
{
    GStatBuf st;
    if (g_stat(location, &st) != 0 || st.st_size > FULL_CHECK_UP_TO)
        return NULL;
    g_autofree char *absolute = g_canonicalize_filename(location, NULL);
    g_autofree char *name = g_uri_escape_string(absolute, NULL, FALSE);
    return g_strdup_printf("%s %" G_GUINT64_FORMAT ":%" G_GUINT64_FORMAT, name, (guint64)st.st_dev,
                           (guint64)st.st_ino);
}

static gboolean is_first_sight(const char *sight)
{
    g_autofree char *path = places_state_file("seen");
    g_autofree char *text = NULL;
    if (!g_file_get_contents(path, &text, NULL, NULL))
        return TRUE;
    g_autofree char *line = g_strconcat("\n", sight, "\n", NULL);
    return strstr(text, line) == NULL;
}

/* Losing this costs one more check, so a failure to write it is not worth a word. */
static void remember_sight(const char *sight)
{
    g_autofree char *path = places_state_file("seen");
    if (!places_make_folder(path, NULL))
        return;
    FILE *file = fopen(path, "a");
    if (file == NULL)
        return;
    fprintf(file, "\n%s\n", sight);
    fclose(file);
}

static struct db *open_register(const struct session_options *options, const char *location,
                                GError **error)
{
    g_autofree char *sight = options->is_new || options->is_passing ? NULL : sight_of(location);
    struct db_options how = {.is_new = options->is_new,
                             .read_only = options->read_only,
                             .check_content = sight != NULL && is_first_sight(sight),
                             .rules = &rules};
    if (options->is_new && strstr(location, "://") == NULL && !places_make_folder(location, error))
        return NULL;
    struct db *db = db_open(location, &how, error);
    if (db != NULL && how.check_content)
        remember_sight(sight);
    return db;
}

char *session_author_known(const char *named, GError **error)
{
    if (named == NULL)
        named = g_getenv("HELDTO_AUTHOR");
    if (named != NULL && *named != '\0')
        return g_strdup(named);
    GError *failed = NULL;
    char *author = places_config_get("analyst", "name", &failed);
    if (failed != NULL &&
        !g_error_matches(failed, G_KEY_FILE_ERROR, G_KEY_FILE_ERROR_KEY_NOT_FOUND) &&
        !g_error_matches(failed, G_KEY_FILE_ERROR, G_KEY_FILE_ERROR_GROUP_NOT_FOUND)) {
        g_propagate_error(error, failed);
        return NULL;
    }
    g_clear_error(&failed);
    if (author == NULL || *author == '\0') {
        g_free(author);
        author = places_state_get("analyst", "name");
    }
    if (author == NULL || *author == '\0')
        g_clear_pointer(&author, g_free);
    return author;
}

/* Where no name is known, what the system calls the user. */
static char *find_author(const struct session_options *options, GError **error)
{
    GError *failed = NULL;
    char *author = session_author_known(options->author, &failed);
    if (author != NULL)
        return author;
    if (failed != NULL) {
        g_propagate_error(error, failed);
        return NULL;
    }
    const char *real = g_get_real_name();
    return g_strdup(
        real != NULL && *real != '\0' && strcmp(real, "Unknown") != 0 ? real : g_get_user_name());
}

gboolean session_author_keep(struct session *session, const char *name, GError **error)
{
    if (session != NULL) {
        char *kept = g_strdup(name);
        g_free(session->author);
        session->author = kept;
    }
    return places_state_set("analyst", "name", name, error);
}

static gboolean read_scheme(struct session *session, GError **error)
{
    GError *failed = NULL;
    owned(setting) setting = setting_get(session->db, "scheme", &failed);
    owned(scheme_row) scheme = NULL;
    if (setting != NULL)
        scheme = scheme_row_by_token(session->db, setting->value, &failed);
    if (scheme != NULL)
        session->statuses = scheme_status_rows(session->db, scheme->id, &failed);
    if (failed != NULL) {
        g_propagate_error(error, failed);
        return FALSE;
    }
    if (scheme == NULL || session->statuses == NULL || session->statuses->len == 0) {
        g_set_error(error, HELDTO_ERROR, HELDTO_ERROR_REGISTER,
                    "%s: the register names no status scheme; restore it from a backup",
                    db_location(session->db));
        return FALSE;
    }
    session->scheme = g_strdup(scheme->token);
    return TRUE;
}

/* One lock for all that is read of it. */
static gboolean load_scheme(struct session *session, GError **error)
{
    if (!db_begin_read(session->db, error))
        return FALSE;
    gboolean done = read_scheme(session, error);
    db_rollback(session->db);
    return done;
}

static gboolean make_register(struct session *session, const struct session_options *options,
                              GError **error)
{
    if (register_new_fill(session, options->scheme, !options->without_vocabulary, error))
        return TRUE;
    g_autofree char *location = g_strdup(db_location(session->db));
    g_clear_pointer(&session->db, db_close);
    g_unlink(location);
    return FALSE;
}

struct session *session_open(const struct session_options *options, GError **error)
{
    g_autofree char *location =
        options->location != NULL ? g_strdup(options->location) : places_register();
    struct session *session = g_new0(struct session, 1);
    session->author = find_author(options, error);
    if (session->author != NULL)
        session->db = open_register(options, location, error);
    if (session->db != NULL && (!options->is_new || make_register(session, options, error)) &&
        load_scheme(session, error))
        return session;
    session_close(session);
    return NULL;
}

void session_close(struct session *session)
{
    if (session == NULL)
        return;
    db_close(session->db);
    g_clear_pointer(&session->statuses, g_ptr_array_unref);
    g_free(session->author);
    g_free(session->scheme);
    g_free(session);
}

gboolean session_is_sample(const struct session *session)
{
    owned(setting) setting = setting_get(session->db, "sample", NULL);
    return setting != NULL;
}

const struct scheme_status_row *session_status(const struct session *session, const char *name)
{
    for (guint i = 0; i < session->statuses->len; i++) {
        const struct scheme_status_row *status = session->statuses->pdata[i];
        if (strcmp(status->token, name) == 0 || strcmp(status->letter, name) == 0)
            return status;
    }
    g_autofree char *plain = g_utf8_casefold(name, -1);
    g_autofree char *hyphens = g_strdelimit(g_strdup(plain), " _", '-');
    for (guint i = 0; i < session->statuses->len; i++) {
        const struct scheme_status_row *status = session->statuses->pdata[i];
        g_autofree char *label = g_utf8_casefold(status->label, -1);
        if (strcmp(label, plain) == 0 || strcmp(status->token, hyphens) == 0)
            return status;
    }
    return NULL;
}

const char *session_status_label(const struct session *session, const char *token)
{
    for (guint i = 0; i < session->statuses->len; i++) {
        const struct scheme_status_row *status = session->statuses->pdata[i];
        if (strcmp(status->token, token) == 0)
            return status->label;
    }
    return token;
}

static struct change_info info_of(const struct session *session, const char *action,
                                  gboolean is_large)
{
    return (struct change_info){.action = action,
                                .author = session->author,
                                .login = session_login(session),
                                .program = session_program(),
                                .is_large = is_large};
}

struct change *session_begin(struct session *session, const char *action, gboolean is_large,
                             GError **error)
{
    struct change_info info = info_of(session, action, is_large);
    return change_begin(session->db, &info, error);
}

struct change *session_begin_start(struct session *session, const char *action, GError **error)
{
    struct change_info info = info_of(session, action, FALSE);
    info.is_start = TRUE;
    return change_begin(session->db, &info, error);
}

struct change_row *session_undo(struct session *session, gint64 id, GError **error)
{
    struct change_info info = info_of(session, "undo", FALSE);
    return change_undo(session->db, &info, id, error);
}

struct change_row *session_redo(struct session *session, GError **error)
{
    struct change_info info = info_of(session, "redo", FALSE);
    return change_redo(session->db, &info, error);
}

int session_exit_code(const GError *error)
{
    if (error->domain == HELDTO_ERROR)
        return error->code == HELDTO_ERROR_CANCELLED ? HELDTO_ERROR_NOTHING : error->code;
    if (error->domain != DB_ERROR)
        return HELDTO_ERROR_INPUT;
    switch ((enum db_error)error->code) {
    case DB_ERROR_CONFLICT:
    case DB_ERROR_REFUSED:
    case DB_ERROR_INTERRUPTED:
        return HELDTO_ERROR_NOTHING;
    case DB_ERROR_CONSTRAINT:
        return HELDTO_ERROR_INPUT;
    default:
        return HELDTO_ERROR_REGISTER;
    }
}
