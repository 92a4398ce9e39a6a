/* pdf_tools.c owns the running of qpdf and poppler's tools on a PDF, and PDFs made by hand. */
#include "tests/lib/pdf_tools.h"

#include "core/format/write.h"

#include <glib/gstdio.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

static char *run(const char *path, const char *const *words)
{
    g_autoptr(GError) error = NULL;
    g_autoptr(GPtrArray) argv = g_ptr_array_new();
    char *said = NULL;
    g_autofree char *complaint = NULL;
    int status = 0;
    for (; *words != NULL; words++)
        g_ptr_array_add(argv, (gpointer)(strcmp(*words, PDF_FILE) == 0 ? path : *words));
    g_ptr_array_add(argv, NULL);
    assert_true(g_spawn_sync(NULL, (char **)argv->pdata, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL,
                             &said, &complaint, &status, &error));
    if (!g_spawn_check_wait_status(status, NULL) || *complaint != '\0')
        fail_msg("%s: %s%s", (char *)argv->pdata[0], complaint, said);
    return said;
}

char *pdf_tool(GBytes *pdf, const char *const *words)
{
    g_autofree char *program = g_find_program_in_path(words[0]);
    if (program == NULL) {
        print_message("not looked at: %s is not installed\n", words[0]);
        return NULL;
    }
    g_autofree char *path = NULL;
    int fd = g_file_open_tmp("heldto-XXXXXX.pdf", &path, NULL);
    assert_true(fd >= 0);
    close(fd);
    gsize len;
    const char *bytes = g_bytes_get_data(pdf, &len);
    assert_true(g_file_set_contents(path, bytes, (gssize)len, NULL));
    char *said = run(path, words);
    g_unlink(path);
    return said;
}

void pdf_check(GBytes *pdf)
{
    g_autofree char *said = pdf_tool(pdf, (const char *const[]){"qpdf", "--check", PDF_FILE, NULL});
    if (said != NULL)
        assert_non_null(strstr(said, "No syntax or stream encoding errors found"));
}

char *pdf_text(GBytes *pdf)
{
    char *text =
        pdf_tool(pdf, (const char *const[]){"pdftotext", "-enc", "UTF-8", PDF_FILE, "-", NULL});
    if (text == NULL)
        skip();
    return text;
}

void pdf_made_begin(struct pdf_made *made, const struct report_layout *layout)
{
    g_autoptr(GError) error = NULL;
    made->writer = &report_write_pdf;
    made->spool = spool_open(&error);
    made->page = made->spool != NULL ? made->writer->open(layout, made->spool, &error) : NULL;
    if (made->page == NULL)
        fail_msg("%s", error->message);
    made->writer->begin(made->page, &(struct report_head){.title = "Title",
                                                          .subtitle = "Subtitle",
                                                          .date = "as of today",
                                                          .marking = "Public",
                                                          .banner = "",
                                                          .author = "Ana Lyst",
                                                          .recipient = "",
                                                          .created = "2026-11-23",
                                                          .language = "en"});
}

static gboolean append(gpointer data, const char *bytes, gsize len, GError **error)
{
    (void)error;
    g_byte_array_append(data, (const guint8 *)bytes, (guint)len);
    return TRUE;
}

GBytes *pdf_made_end(struct pdf_made *made)
{
    g_autoptr(GError) error = NULL;
    GByteArray *bytes = g_byte_array_new();
    const struct report_output output = {.write = append, .data = bytes};
    if (!made->writer->end(made->page, &error) ||
        !spool_deliver(made->spool, NULL, NULL, &output, &error))
        fail_msg("%s", error->message);
    made->writer->close(made->page);
    spool_close(made->spool);
    return g_byte_array_free_to_bytes(bytes);
}
