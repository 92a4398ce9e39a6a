/* pages.c owns pages: what fits on one, what stays together, and which page it is of how many.
 * It must not know what the lines say. */
#include "core/format/pages.h"

#include "core/format/write.h"

#include <stdlib.h>
#include <string.h>

enum { LEAST_BODY = 8 };

struct kept_line {
    char *line;
    gboolean stays;
};

struct pages {
    struct report_layout layout;
    struct spool *spool;
    GPtrArray *head;
    guint counted;     /* the line of the head that tells the page */
    GPtrArray *repeat; /* said again at the top of the next pages */
    GPtrArray *chunk;  /* lines that stay together, not placed yet */
    GArray *kept;      /* struct kept_line: between keep_begin and keep_end */
    GPtrArray *again;  /* what `repeat` becomes where they do not fit */
    gboolean is_keeping;
    int space;       /* blank lines wanted before the chunk */
    int page;        /* the one being filled; 0: none yet */
    int used;        /* lines of its body */
    gboolean is_top; /* nothing of its own is on it yet */
};

static void clear_kept(gpointer data)
{
    g_free(((struct kept_line *)data)->line);
}

struct pages *pages_new(const struct report_layout *layout, struct spool *spool)
{
    struct pages *pages = g_new0(struct pages, 1);
    pages->layout = *layout;
    pages->spool = spool;
    pages->head = g_ptr_array_new_with_free_func(g_free);
    pages->repeat = g_ptr_array_new_with_free_func(g_free);
    pages->chunk = g_ptr_array_new_with_free_func(g_free);
    pages->again = g_ptr_array_new_with_free_func(g_free);
    pages->kept = g_array_new(FALSE, FALSE, sizeof(struct kept_line));
    g_array_set_clear_func(pages->kept, clear_kept);
    return pages;
}

void pages_free(struct pages *pages)
{
    if (pages == NULL)
        return;
    g_ptr_array_unref(pages->head);
    g_ptr_array_unref(pages->repeat);
    g_ptr_array_unref(pages->chunk);
    g_array_unref(pages->kept);
    g_ptr_array_unref(pages->again);
    g_free(pages);
}

static void copy_lines(GPtrArray *to, const GPtrArray *from)
{
    g_ptr_array_set_size(to, 0);
    for (guint i = 0; from != NULL && i < from->len; i++)
        g_ptr_array_add(to, g_strdup(from->pdata[i]));
}

void pages_set_head(struct pages *pages, const GPtrArray *lines, guint counted)
{
    copy_lines(pages->head, lines);
    pages->counted = counted;
}

static int body_length(const struct pages *pages)
{
    return MAX(pages->layout.length - (int)pages->head->len, LEAST_BODY);
}

static void put_line(struct pages *pages, const char *line)
{
    gsize len = strlen(line);
    while (len > 0 && line[len - 1] == ' ')
        len--;
    spool_write(pages->spool, line, len);
    spool_puts(pages->spool, "\n");
}

static void put_head(struct pages *pages)
{
    for (guint i = 0; i < pages->head->len; i++) {
        const char *line = pages->head->pdata[i];
        if (i != pages->counted) {
            put_line(pages, line);
            continue;
        }
        g_autofree char *unsettled =
            g_strdup_printf("%c%d %s\n", SPOOL_UNSETTLED, pages->page, line);
        spool_puts(pages->spool, unsettled);
    }
}

static void begin_page(struct pages *pages)
{
    if (pages->page > 0)
        spool_puts(pages->spool, pages->layout.is_paged ? "\f" : "\n\n");
    pages->page++;
    pages->used = 0;
    put_head(pages);
    for (guint i = 0; i < pages->repeat->len; i++, pages->used++)
        put_line(pages, pages->repeat->pdata[i]);
    pages->is_top = TRUE;
}

static void place_line(struct pages *pages, const char *line)
{
    if (pages->used >= body_length(pages))
        begin_page(pages);
    put_line(pages, line);
    pages->used++;
    pages->is_top = FALSE;
}

static void place_chunk(struct pages *pages)
{
    if (pages->chunk->len == 0)
        return;
    if (pages->page == 0)
        begin_page(pages);
    int space = pages->is_top ? 0 : pages->space;
    if (!pages->is_top && pages->used + space + (int)pages->chunk->len > body_length(pages)) {
        begin_page(pages);
        space = 0;
    }
    for (; space > 0; space--)
        place_line(pages, "");
    for (guint i = 0; i < pages->chunk->len; i++)
        place_line(pages, pages->chunk->pdata[i]);
    g_ptr_array_set_size(pages->chunk, 0);
    pages->space = 0;
}

void pages_space(struct pages *pages, int blank)
{
    if (pages->chunk->len == 0) {
        pages->space = MAX(pages->space, blank);
        return;
    }
    for (guint i = pages->chunk->len; i > 0 && *(char *)pages->chunk->pdata[i - 1] == '\0'; i--)
        blank--;
    for (; blank > 0; blank--)
        g_ptr_array_add(pages->chunk, g_strdup(""));
}

static void add_line(struct pages *pages, const char *line, gboolean stays_with_next)
{
    g_ptr_array_add(pages->chunk, g_strdup(line));
    if (!stays_with_next)
        place_chunk(pages);
}

/* Places what was kept: whole, or with the breaks it allows. */
static void release(struct pages *pages, gboolean is_whole)
{
    pages->is_keeping = FALSE;
    for (guint i = 0; i < pages->kept->len; i++) {
        const struct kept_line *kept = &g_array_index(pages->kept, struct kept_line, i);
        gboolean is_last = i + 1 == pages->kept->len;
        add_line(pages, kept->line, kept->stays || (is_whole && !is_last));
        if (!is_whole && !kept->stays) /* its first lines never repeat themselves */
            copy_lines(pages->repeat, pages->again);
    }
    g_array_set_size(pages->kept, 0);
}

void pages_line(struct pages *pages, const char *line, gboolean stays_with_next)
{
    if (!pages->is_keeping) {
        add_line(pages, line, stays_with_next);
        return;
    }
    struct kept_line kept = {.line = g_strdup(line), .stays = stays_with_next};
    g_array_append_val(pages->kept, kept);
    if ((int)pages->kept->len > body_length(pages) / 2)
        release(pages, FALSE);
}

void pages_keep_begin(struct pages *pages, const GPtrArray *again)
{
    g_assert(!pages->is_keeping);
    pages->is_keeping = TRUE;
    copy_lines(pages->again, again);
}

void pages_keep_end(struct pages *pages)
{
    if (pages->is_keeping)
        release(pages, TRUE);
    copy_lines(pages->repeat, NULL);
}

void pages_paragraph(struct pages *pages, const GPtrArray *lines, const char *before,
                     const char *hanging, gboolean stays_with_next)
{
    g_autofree char *blanks = g_strnfill((gsize)text_width(before), ' ');
    for (guint i = 0; i < lines->len; i++) {
        const char *margin = i == 0 ? before : hanging != NULL ? hanging : blanks;
        g_autofree char *line = g_strconcat(margin, lines->pdata[i], NULL);
        gboolean is_last = i + 1 == lines->len;
        gboolean stays = is_last ? stays_with_next : i == 0 || i + 2 == lines->len;
        pages_line(pages, line, stays);
    }
}

void pages_end(struct pages *pages)
{
    place_chunk(pages);
    if (pages->page == 0)
        begin_page(pages);
}

char *pages_settle(const struct pages *pages, const char *line)
{
    char *left;
    int page = (int)strtol(line + 1, &left, 10);
    g_autofree char *count = g_strdup_printf("page %d/%d", page, pages->page);
    int room = MAX(pages->layout.width - text_width(count), 0);
    g_autofree char *fitted = report_fit(&pages->layout, left + 1, MAX(room - 2, 0), TEXT_LEFT);
    return g_strdup_printf("%s  %s", fitted, count);
}
