/* desk.c makes a desk for tests of files in and out, and tells what is on it. */
#include "tests/lib/desk.h"

#include "core/clock.h"
#include "core/draft/draft.h"
#include "db/meeting.h"
#include "db/update.h"
#include "db/wording.h"
#include "tests/lib/specimen.h"

#include <glib/gstdio.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

int desk_set_up(void **state)
{
    struct desk *desk = g_new0(struct desk, 1);
    desk->folder = g_dir_make_tmp("desk-XXXXXX", NULL);
    g_assert(clock_set_today("2026-11-23"));
    desk->session = desk_other(desk, "register.db", FALSE);
    *state = desk;
    return 0;
}

int desk_tear_down(void **state)
{
    struct desk *desk = *state;
    session_close(desk->session);
    g_autoptr(GDir) dir = g_dir_open(desk->folder, 0, NULL);
    const char *name;
    while ((name = g_dir_read_name(dir)) != NULL) {
        g_autofree char *path = desk_path(desk, name);
        g_unlink(path);
    }
    g_rmdir(desk->folder);
    g_free(desk->folder);
    g_free(desk);
    return 0;
}

struct session *desk_other(struct desk *desk, const char *name, gboolean is_bare)
{
    g_autofree char *path = desk_path(desk, name);
    struct session_options options = {
        .location = path, .author = "Ana", .is_new = TRUE, .without_vocabulary = is_bare};
    struct session *session = NULL;
    OK((session = session_open(&options, error)) != NULL);
    return session;
}

char *desk_path(const struct desk *desk, const char *name)
{
    return g_build_filename(desk->folder, name, NULL);
}

char *desk_write(struct desk *desk, const char *name, const char *bytes, gssize len)
{
    char *path = desk_path(desk, name);
    OK(g_file_set_contents(path, bytes, len, error));
    return path;
}

char *desk_read(struct desk *desk, const char *name)
{
    g_autofree char *path = desk_path(desk, name);
    char *text = NULL;
    return g_file_get_contents(path, &text, NULL, NULL) ? text : g_strdup("");
}

char *desk_import_to(struct desk *desk, const char *csv, const struct import_options *options,
                     struct import_account *account)
{
    static const struct import_options usual = {0};
    g_autofree char *path = desk_write(desk, "in.csv", csv, -1);
    OK(import_file(desk->session, path, options != NULL ? options : &usual, account, error));
    return g_strdup_printf("%" G_GUINT64_FORMAT " %" G_GUINT64_FORMAT " %" G_GUINT64_FORMAT
                           " %" G_GUINT64_FORMAT " %" G_GUINT64_FORMAT,
                           account->rows, account->added, account->updated, account->unchanged,
                           account->rejected);
}

char *desk_import(struct desk *desk, const char *csv, const struct import_options *options)
{
    struct import_account account;
    char *text = desk_import_to(desk, csv, options, &account);
    for (guint i = 0; i < account.reasons->len; i++)
        print_message("  %s\n", (char *)account.reasons->pdata[i]);
    import_account_clear(&account);
    return text;
}

char *desk_import_as(struct desk *desk, const char *as, const char *csv)
{
    struct import_options options = {.as = as};
    return desk_import(desk, csv, &options);
}

void desk_refuses(struct desk *desk, const char *csv, const struct import_options *options,
                  const char *words)
{
    static const struct import_options usual = {0};
    struct import_account account;
    GError *failed = NULL;
    g_autofree char *before = desk_json(desk->session, FALSE);
    g_autofree char *path = desk_write(desk, "in.csv", csv, -1);
    gboolean done =
        import_file(desk->session, path, options != NULL ? options : &usual, &account, &failed);
    g_autofree char *after = desk_json(desk->session, FALSE);
    import_account_clear(&account);
    if (done || strstr(failed->message, words) == NULL)
        fail_msg("expected an error with \"%s\", actual \"%s\"", words,
                 done ? "none" : failed->message);
    g_error_free(failed);
    assert_string_equal(before, after);
}

static gboolean append(gpointer data, const char *bytes, gsize len, GError **error)
{
    (void)error;
    g_string_append_len(data, bytes, (gssize)len);
    return TRUE;
}

char *desk_csv(struct session *session, enum noun noun)
{
    GString *text = g_string_new(NULL);
    const struct export_output output = {.write = append, .data = text};
    guint64 rows;
    OK(export_csv(session, noun, NULL, &output, &rows, error));
    return g_string_free(text, FALSE);
}

char *desk_json(struct session *session, gboolean is_array)
{
    GString *text = g_string_new(NULL);
    const struct export_output output = {.write = append, .data = text};
    guint64 rows;
    OK(export_register(session, is_array, &output, &rows, error));
    return g_string_free(text, FALSE);
}

struct commitment *desk_commitment(struct desk *desk, const char *key)
{
    struct commitment *row = NULL;
    OK((row = commitment_by_key(desk->session->db, key, error)) != NULL);
    return row;
}

char *desk_wordings(struct desk *desk, const char *key)
{
    owned(commitment) c = desk_commitment(desk, key);
    g_autoptr(GPtrArray) rows = wording_of_commitment(desk->session->db, c->id, NULL);
    GString *text = g_string_new(NULL);
    for (guint i = 0; i < rows->len; i++) {
        const struct wording *row = rows->pdata[i];
        owned(meeting) meeting = meeting_by_id(desk->session->db, row->meeting_id, NULL);
        g_string_append_printf(text, "%s|%s|%s\n", meeting->token, row->voice, row->exact);
    }
    return g_string_free(text, FALSE);
}

char *desk_updates(struct desk *desk, const char *key)
{
    owned(commitment) c = desk_commitment(desk, key);
    g_autoptr(GPtrArray) rows = update_of_commitment(desk->session->db, c->id, NULL);
    GString *text = g_string_new(NULL);
    for (guint i = 0; i < rows->len; i++) {
        const struct update *row = rows->pdata[i];
        if (!row->undone)
            g_string_append_printf(text, "%s|%s|%s|%s|%s\n", row->kind, row->status_to,
                                   row->effective_on, row->checked_on, row->note);
    }
    return g_string_free(text, FALSE);
}
