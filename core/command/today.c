/* today.c owns the command that lists what asks for attention.
 * It must not know what does: that is core/story/today.c. */
#include "core/command/commands.h"

#include "core/shell/command_list.h"
#include "core/sheet/sheet.h"
#include "core/story/story.h"
#include "core/story/today.h"
#include "core/scheme/words.h"

/* A row of the sheet. */
struct due {
    const struct today_section *section;
    struct commitment *commitment;
};

#define TEXT_OF(member)                                                                            \
    static char *text_##member(gpointer row, gpointer data)                                        \
    {                                                                                              \
        (void)data;                                                                                \
        return g_strdup(((const struct due *)row)->commitment->member);                            \
    }
TEXT_OF(key)
TEXT_OF(title)
TEXT_OF(status)
TEXT_OF(owner)
TEXT_OF(next_actor)
TEXT_OF(next_step)

static char *text_section(gpointer row, gpointer data)
{
    (void)data;
    return g_strdup(((const struct due *)row)->section->token);
}

static char *seen_section(gpointer row, gpointer data)
{
    (void)data;
    return g_strdup(_(((const struct due *)row)->section->title));
}

static char *text_day(gpointer row, gpointer data)
{
    (void)data;
    const struct due *due = row;
    return g_strdup(today_day(due->section, due->commitment));
}

static char *seen_status(gpointer row, gpointer data)
{
    const struct due *due = row;
    const char *status = due->commitment->status;
    return g_strdup(*status != '\0' ? session_status_label(data, status)
                                    : words_label(WORDS_KIND, due->commitment->kind));
}

static char *seen_due(gpointer row, gpointer data)
{
    (void)data;
    return story_due_words(((const struct due *)row)->commitment);
}

static char *text_timeliness(gpointer row, gpointer data)
{
    return g_strdup(
        timeliness_token(story_timeliness(data, ((const struct due *)row)->commitment)));
}

static const struct sheet_column columns[] = {
    {.name = "section",
     .label = N_("Why"),
     .flags = SHEET_SHOWN | SHEET_NARROW,
     .text = text_section,
     .seen = seen_section},
    {.name = "day", .label = N_("When"), .flags = SHEET_SHOWN | SHEET_NARROW, .text = text_day},
    {.name = "key", .label = N_("Key"), .flags = SHEET_SHOWN | SHEET_NARROW, .text = text_key},
    {.name = "title", .label = N_("Title"), .flags = SHEET_SHOWN | SHEET_MAIN, .text = text_title},
    {.name = "status",
     .label = N_("Status"),
     .flags = SHEET_SHOWN | SHEET_NARROW,
     .text = text_status,
     .seen = seen_status},
    {.name = "timeliness", .label = N_("Timeliness"), .text = text_timeliness},
    {.name = "due", .label = N_("Due"), .flags = SHEET_SHOWN, .text = seen_due},
    {.name = "owner", .label = N_("Owner"), .flags = SHEET_SHOWN, .text = text_owner},
    {.name = "next_actor", .label = N_("Who acts next"), .text = text_next_actor},
    {.name = "next_step", .label = N_("Next step"), .text = text_next_step},
};

struct walk {
    struct command_call *call;
    struct sheet *sheet;
    const struct today_section *section;
};

static gboolean each_row(const struct listing_row *row, gpointer data)
{
    struct walk *walk = data;
    struct due due = {.section = walk->section, .commitment = row->commitment};
    sheet_row(walk->sheet, &due);
    return !walk->call->is_closed;
}

static gboolean write_section(struct walk *walk, const struct filter *narrower, GError **error)
{
    struct command_call *call = walk->call;
    struct filter *all = today_filter(call->session, walk->section, error);
    if (all == NULL)
        return FALSE;
    owned(filter) filter = filter_and(all, filter_copy(narrower));
    const struct listing_sort sort = {.by = walk->section->by};
    const struct listing_spec spec = {.filter = filter, .sorts = &sort, .n_sorts = 1};
    owned(listing) listing = command_has(call, "sort")
                                 ? command_listing(call, filter, error)
                                 : listing_open(call->session->db, &spec, error);
    return listing != NULL && listing_walk(listing, each_row, walk, error);
}

static gboolean run(struct command_call *call, GError **error)
{
    g_autofree char *text = command_words(call, 0);
    owned(filter) narrower = command_filter(call, text, error);
    owned_sheet sheet = narrower != NULL
                            ? sheet_new(call, columns, G_N_ELEMENTS(columns), call->session, error)
                            : NULL;
    if (sheet == NULL)
        return FALSE;
    gsize n;
    const struct today_section *sections = today_sections(&n);
    for (gsize i = 0; i < n && !call->is_closed; i++) {
        struct walk walk = {.call = call, .sheet = sheet, .section = &sections[i]};
        if (!write_section(&walk, narrower, error))
            return FALSE;
    }
    return sheet_finish(sheet) > 0 ||
           command_fail(error, HELDTO_ERROR_NOTHING, "nothing asks for attention today");
}

const struct command command_today = {
    .name = "today",
    .args = "[FILTER…]",
    .summary = "List what asks for attention today.",
    .help = "Follow-up dates that have come, what is overdue, what is due within thirty days, "
            "periods that are over and were not checked, promises that the meetings held seem to "
            "have kept (`heldto propose`), differences between wordings that nobody has "
            "confirmed, and open commitments that nobody has looked at for six months. "
            "A filter narrows it: `heldto today owner:me`. Exit 1 where "
            "nothing does.",
    .options = (const struct command_option *const[]){&sheet_option_format, &sheet_option_columns,
                                                      &command_option_sort, NULL},
    .needs = COMMAND_NEEDS_REGISTER,
    .run = run,
};
