/* reader_pdf.c owns calling pdftotext on a PDF, within limits, and what its answers mean.
 * It must not know how pages become a text. */
#include "core/reader/reader_format.h"

#include "core/nameless.h"
#include "core/child.h"
#include "core/reader/pdf_pages.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

enum { SECONDS = 30, MEGABYTES = 1024 };

static gboolean is_pdf(const char *head, gsize len)
{
    return g_strstr_len(head, (gssize)MIN(len, 1024), "%PDF-") != NULL;
}

/* A copy only this user can read, so that what is read is what is kept. */
static char *write_copy(struct statement_text *s, GError **error)
{
    g_autoptr(GError) failed = NULL;
    char *path = NULL;
    gsize len;
    const char *bytes = g_bytes_get_data(s->bytes, &len);
    int fd = g_file_open_tmp("heldto-XXXXXX.pdf", &path, &failed);
    gboolean done = fd >= 0 && nameless_write(fd, bytes, len);
    int at = errno;
    if (fd >= 0 && close(fd) == 0 && done)
        return path;
    reader_fail(s, error, "a copy to read it from cannot be made: %s",
                failed != NULL ? failed->message : g_strerror(at));
    if (path != NULL)
        g_unlink(path);
    g_free(path);
    return NULL;
}

static gboolean explain(struct statement_text *s, const struct child *child, GError **error)
{
    if (child->is_stopped)
        return g_set_error(error, HELDTO_ERROR, HELDTO_ERROR_CANCELLED, "stopped"), FALSE;
    if (child->is_late)
        return reader_fail(s, error,
                           "reading this PDF took longer than %d seconds; no statement "
                           "does",
                           SECONDS);
    if (child->is_too_long)
        return reader_fail(s, error, "it holds too much text to be a statement");
    if (strstr(child->complaint, "password") != NULL)
        return reader_fail(s, error,
                           "this PDF is locked by a password; import a copy without one "
                           "(`qpdf --decrypt`)");
    if (child->exit_code == 3)
        return reader_fail(s, error, "this PDF forbids taking its text out");
    return reader_fail(s, error, "this PDF is damaged and cannot be read");
}

static gboolean run(struct statement_text *s, const char *program, const char *path,
                    const struct reader_options *options, GError **error)
{
    const char *const words[] = {program, "-enc", "UTF-8", "-eol", "unix", path, "-", NULL};
    struct child child = {.words = words,
                          .seconds = SECONDS,
                          .memory_mb = MEGABYTES,
                          .max_bytes = READER_TEXT_BYTES,
                          .stop = options->progress,
                          .data = options->data};
    g_autoptr(GError) failed = NULL;
    gboolean done;
    if (!child_run(&child, &failed))
        done = reader_fail(s, error, "pdftotext cannot be run: %s", failed->message);
    else if (child.exit_code != 0 || child.is_late || child.is_stopped || child.is_too_long)
        done = explain(s, &child, error);
    else
        done = pdf_pages(s, child.output->str, child.output->len, error);
    child_clear(&child);
    return done;
}

static gboolean read_pdf(struct statement_text *s, const struct reader_options *options,
                         GError **error)
{
    g_autofree char *program = g_find_program_in_path("pdftotext");
    if (program == NULL || !g_path_is_absolute(program))
        return reader_fail(s, error,
                           "reading a PDF needs the program pdftotext (of Poppler), which "
                           "is not installed; or save the text as .txt");
    g_autofree char *path = write_copy(s, error);
    if (path == NULL)
        return FALSE;
    gboolean done = run(s, program, path, options, error);
    g_unlink(path);
    return done;
}

static const char *const endings[] = {".pdf", NULL};

const struct reader_format reader_pdf = {
    .name = "a PDF",
    .media_type = "application/pdf",
    .endings = endings,
    .is_it = is_pdf,
    .read = read_pdf,
};
