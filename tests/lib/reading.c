/* reading.c makes statements from bytes at hand, and the smallest PDF that holds given lines. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "core/session.h"
#include "tests/lib/reading.h"

struct statement_text *reading_of(const char *name, const char *bytes, gssize len)
{
    g_autoptr(GError) error = NULL;
    g_autoptr(GBytes) all = g_bytes_new(bytes, len < 0 ? strlen(bytes) : (gsize)len);
    struct statement_text *s = statement_text_of_bytes(all, name, NULL, &error);
    if (s == NULL)
        print_message("%s: %s\n", name, error->message);
    assert_non_null(s);
    return s;
}

char *reading_text(const char *name, const char *bytes, gssize len)
{
    owned(statement_text) s = reading_of(name, bytes, len);
    return g_strdup(s->text);
}

void reading_refused(const char *name, const char *bytes, gssize len, const char *words)
{
    g_autoptr(GError) error = NULL;
    g_autoptr(GBytes) all = g_bytes_new(bytes, len < 0 ? strlen(bytes) : (gsize)len);
    owned(statement_text) s = statement_text_of_bytes(all, name, NULL, &error);
    if (s != NULL)
        print_message("%s was read: %s\n", name, s->text);
    assert_null(s);
    assert_true(g_error_matches(error, HELDTO_ERROR, HELDTO_ERROR_INPUT));
    if (strstr(error->message, words) == NULL)
        print_message("expected \"%s\", actual: %s\n", words, error->message);
    assert_non_null(strstr(error->message, words));
    assert_non_null(strstr(error->message, name));
}

gboolean reading_notes(const struct statement_text *statement, const char *words)
{
    for (guint i = 0; i < statement->notes->len; i++)
        if (strstr(statement->notes->pdata[i], words) != NULL)
            return TRUE;
    return FALSE;
}

static void add_object(GString *pdf, GArray *offsets, const char *body)
{
    gsize at = pdf->len;
    g_array_append_val(offsets, at);
    g_string_append_printf(pdf, "%u 0 obj\n%s\nendobj\n", offsets->len, body);
}

static char *page_content(const char *const *lines)
{
    g_autoptr(GString) s = g_string_new("BT /F1 11 Tf 60 780 Td 14 TL\n");
    for (; *lines != NULL; lines++) {
        g_autofree char *text = g_strdup(*lines);
        g_string_append_printf(s, "(%s) Tj T*\n", text);
    }
    g_string_append(s, "ET");
    return g_strdup_printf("<< /Length %zu >>\nstream\n%s\nendstream", s->len, s->str);
}

GBytes *reading_pdf(const char *const *const *pages, guint n)
{
    g_autoptr(GString) pdf = g_string_new("%PDF-1.4\n");
    g_autoptr(GArray) offsets = g_array_new(FALSE, FALSE, sizeof(gsize));
    g_autoptr(GString) kids = g_string_new(NULL);
    for (guint i = 0; i < n; i++)
        g_string_append_printf(kids, "%u 0 R ", 4 + 2 * i);
    g_autofree char *tree =
        g_strdup_printf("<< /Type /Pages /Kids [%s] /Count %u >>", kids->str, n);
    add_object(pdf, offsets, "<< /Type /Catalog /Pages 2 0 R >>");
    add_object(pdf, offsets, tree);
    add_object(pdf, offsets,
               "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>");
    for (guint i = 0; i < n; i++) {
        g_autofree char *page =
            g_strdup_printf("<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents %u 0 R "
                            "/Resources << /Font << /F1 3 0 R >> >> >>",
                            5 + 2 * i);
        g_autofree char *content = page_content(pages[i]);
        add_object(pdf, offsets, page);
        add_object(pdf, offsets, content);
    }
    gsize table = pdf->len;
    g_string_append_printf(pdf, "xref\n0 %u\n0000000000 65535 f \n", offsets->len + 1);
    for (guint i = 0; i < offsets->len; i++)
        g_string_append_printf(pdf, "%010zu 00000 n \n", g_array_index(offsets, gsize, i));
    g_string_append_printf(pdf, "trailer << /Size %u /Root 1 0 R >>\nstartxref\n%zu\n%%%%EOF\n",
                           offsets->len + 1, table);
    return g_string_free_to_bytes(g_steal_pointer(&pdf));
}
