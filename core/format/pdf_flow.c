/* pdf_flow.c owns which slab stands where on which page, and the file in which pages wait.
 * It must not know what is on a slab. */
#include "core/format/pdf_flow.h"

#include "core/nameless.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

struct pdf_flow {
    struct pdf_frame frame;
    FILE *file;
    int failed;         /* errno of the first failure; 0 none */
    GPtrArray *page;    /* slabs placed on this page, … */
    GArray *tops;       /* … and where: double */
    GPtrArray *waiting; /* slabs that may have to go to the next page together */
    double waiting_height;
    double y; /* where the next slab comes */
    double space;
    int n_pages; /* that wait in the file */
    gboolean keeps;
    double keep_most;
    guint group, placed_group; /* what is kept together, and what was placed last is of */
    GPtrArray *again;          /* NULL none */
};

/* What stands in the file before a slab's ops. */
struct kept {
    guint n; /* of ops, G_MAXUINT: the page ends */
    double y;
    guint block;
    char role[12];
};

static void free_slab(gpointer slab)
{
    pdf_slab_free(slab);
}

struct pdf_flow *pdf_flow_new(const struct pdf_frame *frame, GError **error)
{
    int fd = nameless_open(error);
    if (fd < 0)
        return NULL;
    FILE *file = fdopen(fd, "w+");
    if (file == NULL) {
        g_set_error(error, G_FILE_ERROR, (gint)g_file_error_from_errno(errno), "%s",
                    g_strerror(errno));
        close(fd);
        return NULL;
    }
    struct pdf_flow *flow = g_new0(struct pdf_flow, 1);
    flow->frame = *frame;
    flow->file = file;
    flow->y = frame->first_top;
    flow->page = g_ptr_array_new_with_free_func(free_slab);
    flow->tops = g_array_new(FALSE, FALSE, sizeof(double));
    flow->waiting = g_ptr_array_new_with_free_func(free_slab);
    return flow;
}

void pdf_flow_free(struct pdf_flow *flow)
{
    if (flow == NULL)
        return;
    fclose(flow->file);
    g_ptr_array_unref(flow->page);
    g_array_unref(flow->tops);
    g_ptr_array_unref(flow->waiting);
    g_clear_pointer(&flow->again, g_ptr_array_unref);
    g_free(flow);
}

static double page_room(const struct pdf_flow *flow)
{
    return flow->frame.bottom - flow->frame.top;
}

static void keep_bytes(struct pdf_flow *flow, gconstpointer bytes, gsize len)
{
    if (flow->failed == 0 && len > 0 && fwrite(bytes, 1, len, flow->file) != len)
        flow->failed = errno != 0 ? errno : EIO;
}

static void keep_slab(struct pdf_flow *flow, const struct pdf_slab *slab, double y)
{
    struct kept kept = {.n = slab->ops->len, .y = y, .block = slab->block};
    memcpy(kept.role, slab->role, sizeof kept.role);
    keep_bytes(flow, &kept, sizeof kept);
    keep_bytes(flow, slab->ops->data, slab->ops->len);
}

/* One tinted ground below each stretch of boxed slabs: seams would show. */
static void keep_grounds(struct pdf_flow *flow)
{
    const struct pdf_frame *frame = &flow->frame;
    for (guint i = 0; i < flow->page->len;) {
        const struct pdf_slab *slab = flow->page->pdata[i];
        double top = g_array_index(flow->tops, double, i);
        guint last = i++;
        guint box = slab->box;
        if (box == 0)
            continue;
        for (; i < flow->page->len && ((struct pdf_slab *)flow->page->pdata[i])->box == box; i++)
            last = i;
        slab = flow->page->pdata[last];
        double end = g_array_index(flow->tops, double, last) + slab->height;
        struct pdf_slab *ground = pdf_slab_new();
        pdf_slab_rect(ground, frame->ground_x, top - frame->ground_pad, frame->ground_width,
                      end - top + 2 * frame->ground_pad, frame->ground);
        keep_slab(flow, ground, 0);
        pdf_slab_free(ground);
    }
}

static void end_page(struct pdf_flow *flow)
{
    const struct kept end = {.n = G_MAXUINT};
    keep_grounds(flow);
    for (guint i = 0; i < flow->page->len; i++)
        keep_slab(flow, flow->page->pdata[i], g_array_index(flow->tops, double, i));
    keep_bytes(flow, &end, sizeof end);
    g_ptr_array_set_size(flow->page, 0);
    g_array_set_size(flow->tops, 0);
    flow->n_pages++;
    flow->y = flow->frame.top;
}

static gboolean is_at_top(const struct pdf_flow *flow)
{
    return flow->page->len == 0;
}

static void place(struct pdf_flow *flow, struct pdf_slab *slab)
{
    double y = flow->y + (is_at_top(flow) ? 0 : slab->before);
    flow->placed_group = slab->group;
    g_ptr_array_add(flow->page, slab);
    g_array_append_val(flow->tops, y);
    flow->y = y + slab->height;
}

/* What begins on the page is not said again there. */
static gboolean has_begun(const struct pdf_flow *flow)
{
    return flow->again != NULL && flow->placed_group == flow->group;
}

static void turn_page(struct pdf_flow *flow)
{
    gboolean begun = has_begun(flow);
    end_page(flow);
    for (guint i = 0; begun && i < flow->again->len; i++)
        place(flow, pdf_slab_copy(flow->again->pdata[i]));
}

static double height_on(const struct pdf_flow *flow, const struct pdf_slab *slab)
{
    return slab->height + (is_at_top(flow) ? 0 : slab->before);
}

/* How high the slabs are that cannot be parted, from the first on; how many they are. */
static double chain(const GPtrArray *slabs, guint from, guint *n)
{
    double height = 0;
    for (guint i = from; i < slabs->len; i++) {
        const struct pdf_slab *slab = slabs->pdata[i];
        height += slab->height + (i > from ? slab->before : 0);
        *n = i - from + 1;
        if (!slab->stays)
            break;
    }
    return height;
}

static double again_height(const struct pdf_flow *flow)
{
    double height = 0;
    for (guint i = 0; has_begun(flow) && i < flow->again->len; i++) {
        const struct pdf_slab *slab = flow->again->pdata[i];
        height += slab->height + slab->before;
    }
    return height;
}

/* Those that belong together go to the next page together, unless no page holds them. */
static void place_chains(struct pdf_flow *flow)
{
    g_autoptr(GPtrArray) slabs = g_steal_pointer(&flow->waiting);
    flow->waiting = g_ptr_array_new_with_free_func(free_slab);
    flow->waiting_height = 0;
    for (guint i = 0, n = 0; i < slabs->len; i += n) {
        double height = chain(slabs, i, &n);
        const struct pdf_slab *first = slabs->pdata[i];
        double before = is_at_top(flow) ? 0 : first->before;
        gboolean fits_any = height + again_height(flow) <= page_room(flow);
        if (fits_any && flow->y + before + height > flow->frame.bottom && !is_at_top(flow))
            turn_page(flow);
        for (guint k = i; k < i + n; k++) {
            struct pdf_slab *slab = g_steal_pointer(&slabs->pdata[k]);
            if (flow->y + height_on(flow, slab) > flow->frame.bottom && !is_at_top(flow))
                turn_page(flow);
            place(flow, slab);
        }
    }
}

void pdf_flow_space(struct pdf_flow *flow, double blank)
{
    flow->space = MAX(flow->space, blank);
}

void pdf_flow_add(struct pdf_flow *flow, struct pdf_slab *slab)
{
    slab->before = MAX(slab->before, flow->space);
    slab->group = flow->again != NULL ? flow->group : 0;
    flow->space = 0;
    g_ptr_array_add(flow->waiting, slab);
    flow->waiting_height += slab->before + slab->height;
    if (flow->keeps && flow->waiting_height <= page_room(flow) * flow->keep_most)
        return;
    gboolean is_whole = !slab->stays || flow->waiting_height > 2 * page_room(flow);
    flow->keeps = flow->keeps && !is_whole;
    if (is_whole)
        place_chains(flow);
}

void pdf_flow_part(struct pdf_flow *flow)
{
    if (flow->keeps || flow->waiting->len == 0)
        return;
    ((struct pdf_slab *)flow->waiting->pdata[flow->waiting->len - 1])->stays = FALSE;
    place_chains(flow);
}

void pdf_flow_keep_begin(struct pdf_flow *flow, double most, const GPtrArray *again)
{
    g_assert(flow->again == NULL && !flow->keeps);
    flow->keeps = TRUE;
    flow->keep_most = most;
    flow->group++;
    if (again == NULL)
        return;
    flow->again = g_ptr_array_new_with_free_func(free_slab);
    for (guint i = 0; i < again->len; i++)
        g_ptr_array_add(flow->again, pdf_slab_copy(again->pdata[i]));
    for (guint i = 0; i < flow->again->len; i++)
        ((struct pdf_slab *)flow->again->pdata[i])->group = flow->group;
}

/* All of a short one waits still: it stays together. What waits already when it begins are
 * headings, which go with it. */
void pdf_flow_keep_end(struct pdf_flow *flow)
{
    for (guint i = 0; flow->keeps && i + 1 < flow->waiting->len; i++)
        ((struct pdf_slab *)flow->waiting->pdata[i])->stays = TRUE;
    flow->keeps = FALSE;
    struct pdf_slab *last =
        flow->waiting->len > 0 ? flow->waiting->pdata[flow->waiting->len - 1] : NULL;
    if (last == NULL || !last->stays)
        place_chains(flow);
    g_clear_pointer(&flow->again, g_ptr_array_unref);
}

int pdf_flow_end(struct pdf_flow *flow)
{
    place_chains(flow);
    end_page(flow);
    return flow->n_pages;
}

static gboolean fail(struct pdf_flow *flow, int number, GError **error)
{
    g_set_error(error, G_FILE_ERROR, (gint)g_file_error_from_errno(number),
                "the report could not be put together in the folder for temporary files: %s",
                g_strerror(number));
    flow->failed = number;
    return FALSE;
}

/* A drawn block: its tag is open as long as its slabs follow each other on the page. */
struct open_block {
    guint block;
    char role[12];
};

static void set_block(struct open_block *open, const struct kept *kept,
                      const struct pdf_flow_draw *draw)
{
    if (open->block == kept->block)
        return;
    if (open->block != 0)
        draw->paper->untag(draw->on, open->role);
    *open = (struct open_block){.block = kept->block};
    memcpy(open->role, kept->role, sizeof open->role);
    if (open->block != 0)
        draw->paper->tag(draw->on, open->role);
}

static gboolean draw_page(struct pdf_flow *flow, const struct pdf_flow_draw *draw, int page,
                          struct pdf_outline *outline, GByteArray *ops, GError **error)
{
    struct open_block open = {0};
    for (;;) {
        struct kept kept;
        if (fread(&kept, sizeof kept, 1, flow->file) != 1)
            return fail(flow, EIO, error);
        if (kept.n == G_MAXUINT)
            break;
        g_byte_array_set_size(ops, kept.n);
        if (kept.n > 0 && fread(ops->data, kept.n, 1, flow->file) != 1)
            return fail(flow, EIO, error);
        set_block(&open, &kept, draw);
        pdf_slab_draw(ops->data, ops->len, kept.y, page, draw->paper, draw->on, outline);
    }
    set_block(&open, &(struct kept){0}, draw);
    if (!draw->page(draw->data, page, error))
        return FALSE;
    draw->paper->end_page(draw->on);
    return TRUE;
}

gboolean pdf_flow_draw(struct pdf_flow *flow, const struct pdf_flow_draw *draw, GError **error)
{
    struct pdf_outline outline = {0};
    g_autoptr(GByteArray) ops = g_byte_array_new();
    if (flow->failed == 0 && (fflush(flow->file) != 0 || fseek(flow->file, 0, SEEK_SET) != 0))
        flow->failed = errno;
    if (flow->failed != 0)
        return fail(flow, flow->failed, error);
    for (int page = 1; page <= flow->n_pages; page++)
        if (!draw_page(flow, draw, page, &outline, ops, error))
            return FALSE;
    return TRUE;
}
