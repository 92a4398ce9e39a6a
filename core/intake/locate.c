/* locate.c owns saying where in a document a passage stands.
 * It must not know what the passage says. */
#include "core/intake/locate.h"

#include "core/anchor.h"
#include "core/reader/reader.h"

static char *page_of(GPtrArray *pages, gint64 start)
{
    const struct document_page *page = NULL;
    for (guint i = 0; i < pages->len; i++) {
        const struct document_page *next = pages->pdata[i];
        if (next->start <= start || page == NULL)
            page = next;
    }
    if (page == NULL)
        return g_strdup("");
    return *page->label != '\0' ? g_strdup(page->label)
                                : g_strdup_printf("%" G_GINT64_FORMAT, page->number);
}

static char *paragraph_of(const char *text, gsize at)
{
    g_autoptr(GArray) paragraphs = reader_paragraphs(text);
    guint n = 0;
    while (n < paragraphs->len && g_array_index(paragraphs, struct span, n).start <= at)
        n++;
    return g_strdup_printf("%u", MAX(n, 1));
}

static void set(char **member, char *text)
{
    g_free(*member);
    *member = text;
}

gboolean locate_wording(struct session *session, const struct document *document, gint64 start,
                        gint64 length, struct wording *wording, GError **error)
{
    const char *text = document->text;
    g_autoptr(GPtrArray) pages = document_pages(session->db, document->id, error);
    if (pages == NULL)
        return FALSE;
    if (start < 0 || length <= 0 || start + length > g_utf8_strlen(text, -1)) {
        g_set_error(error, HELDTO_ERROR, HELDTO_ERROR_INPUT,
                    "this passage does not lie inside document %" G_GINT64_FORMAT, document->id);
        return FALSE;
    }
    const char *from = g_utf8_offset_to_pointer(text, (glong)start);
    const char *end = g_utf8_offset_to_pointer(from, (glong)length);
    wording->document_id = document->id;
    wording->start = start;
    wording->length = length;
    set(&wording->exact, g_strndup(from, (gsize)(end - from)));
    set(&wording->page, page_of(pages, start));
    set(&wording->paragraph, paragraph_of(text, (gsize)(from - text)));
    anchor_around(wording, text);
    return TRUE;
}
