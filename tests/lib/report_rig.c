/* report_rig.c owns registers that reports are made of in tests.
 * It must not know what is proved of them. */
#include "tests/lib/report_rig.h"

#include "core/clock.h"
#include "core/sample/sample.h"

#include <glib/gstdio.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

static struct report_rig *rig_new(void)
{
    struct report_rig *rig = g_new0(struct report_rig, 1);
    g_autoptr(GError) failed = NULL;
    g_setenv("HELDTO_TEST_CLOCK", "2026-11-23T10:00:00Z", TRUE);
    rig->folder = g_dir_make_tmp("heldto-XXXXXX", NULL);
    rig->path = g_build_filename(rig->folder, "register.db", NULL);
    struct session_options options = {.location = rig->path, .author = "Ana Lyst", .is_new = TRUE};
    rig->session = session_open(&options, &failed);
    assert_null(failed);
    return rig;
}

int report_rig_empty(void **state)
{
    *state = rig_new();
    return 0;
}

int report_rig_sample(void **state)
{
    struct report_rig *rig = rig_new();
    g_autoptr(GError) failed = NULL;
    assert_true(sample_load(rig->session, &failed));
    assert_null(failed);
    *state = rig;
    return 0;
}

int report_rig_tear_down(void **state)
{
    struct report_rig *rig = *state;
    session_close(rig->session);
    g_autoptr(GDir) folder = g_dir_open(rig->folder, 0, NULL);
    for (const char *name; folder != NULL && (name = g_dir_read_name(folder)) != NULL;) {
        g_autofree char *path = g_build_filename(rig->folder, name, NULL);
        g_unlink(path);
    }
    g_rmdir(rig->folder);
    g_free(rig->path);
    g_free(rig->folder);
    g_free(rig);
    return 0;
}

static enum report_param param_of(const char *name)
{
    for (int i = 0; i < N_REPORT_PARAMS; i++)
        if (strcmp(report_params()[i].name, name) == 0)
            return (enum report_param)i;
    fail_msg("there is no parameter %s", name);
    return N_REPORT_PARAMS;
}

struct report_request report_rig_request(const char *report, va_list pairs)
{
    struct report_request request = {.row = report_find(report)};
    assert_non_null(request.row);
    for (const char *name; (name = va_arg(pairs, const char *)) != NULL;)
        request.values[param_of(name)] = va_arg(pairs, const char *);
    return request;
}

static gboolean append(gpointer data, const char *bytes, gsize len, GError **error)
{
    (void)error;
    g_string_append_len(data, bytes, (gssize)len);
    return TRUE;
}

static GString *make(const struct report_rig *rig, const char *report, va_list pairs)
{
    g_autoptr(GError) failed = NULL;
    GString *text = g_string_new(NULL);
    const struct report_output output = {.write = append, .data = text};
    struct report_request request = report_rig_request(report, pairs);
    gboolean done = report_make(rig->session, &request, &output, &failed);
    if (failed != NULL)
        print_error("%s: %s\n", report, failed->message);
    assert_true(done);
    assert_null(failed);
    return text;
}

char *report_rig_make(const struct report_rig *rig, const char *report, ...)
{
    va_list pairs;
    va_start(pairs, report);
    GString *text = make(rig, report, pairs);
    va_end(pairs);
    return g_string_free(text, FALSE);
}

GBytes *report_rig_bytes(const struct report_rig *rig, const char *report, ...)
{
    va_list pairs;
    va_start(pairs, report);
    GString *bytes = make(rig, report, pairs);
    va_end(pairs);
    return g_string_free_to_bytes(bytes);
}

char *report_rig_refusal(const struct report_rig *rig, const char *report, ...)
{
    g_autoptr(GError) failed = NULL;
    g_autoptr(GString) text = g_string_new(NULL);
    const struct report_output output = {.write = append, .data = text};
    va_list pairs;
    va_start(pairs, report);
    struct report_request request = report_rig_request(report, pairs);
    va_end(pairs);
    assert_false(report_make(rig->session, &request, &output, &failed));
    assert_non_null(failed);
    assert_string_equal(text->str, "");
    return g_strdup(failed->message);
}
