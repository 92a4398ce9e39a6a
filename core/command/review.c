/* review.c owns the command that lists what a meeting's review has to go through, and records what
 * was found. It must not know which commitments those are. */
#include "core/command/commands.h"

#include "core/draft/names.h"
#include "core/lineage/review.h"
#include "core/scheme/words.h"
#include "core/sheet/sheet.h"

#include <string.h>

#define TEXT_OF(name, expression)                                                                  \
    static char *text_##name(gpointer row, gpointer data)                                          \
    {                                                                                              \
        const struct review_item *item = row;                                                      \
        (void)data;                                                                                \
        return g_strdup(expression);                                                               \
    }
TEXT_OF(key, item->commitment->key)
TEXT_OF(title, item->commitment->title)
TEXT_OF(status, item->commitment->status)
TEXT_OF(last_stated, item->commitment->latest_on)
TEXT_OF(finding, item->review != NULL ? item->review->finding : "")
TEXT_OF(note, item->review != NULL ? item->review->note : "")
TEXT_OF(author, item->review != NULL ? item->review->author : "")
TEXT_OF(mentioned, item->silence == SILENCE_ABSENT ? "absent" : "unknown")

static char *seen_status(gpointer row, gpointer data)
{
    return g_strdup(
        session_status_label(data, ((const struct review_item *)row)->commitment->status));
}

static char *seen_finding(gpointer row, gpointer data)
{
    (void)data;
    return g_strdup(review_finding_label(row));
}

static char *seen_mentioned(gpointer row, gpointer data)
{
    (void)data;
    gboolean is_absent = ((const struct review_item *)row)->silence == SILENCE_ABSENT;
    return g_strdup(is_absent ? _("not in the full text") : "?");
}

static const struct sheet_column columns[] = {
    {.name = "key", .label = N_("Key"), .flags = SHEET_SHOWN | SHEET_NARROW, .text = text_key},
    {.name = "finding",
     .label = N_("Found"),
     .flags = SHEET_SHOWN | SHEET_NARROW,
     .text = text_finding,
     .seen = seen_finding},
    {.name = "mentioned",
     .label = N_("Mentioned"),
     .flags = SHEET_SHOWN | SHEET_NARROW,
     .text = text_mentioned,
     .seen = seen_mentioned},
    {.name = "last_stated",
     .label = N_("Last stated"),
     .flags = SHEET_SHOWN | SHEET_NARROW,
     .text = text_last_stated},
    {.name = "status",
     .label = N_("Status"),
     .flags = SHEET_SHOWN | SHEET_NARROW,
     .text = text_status,
     .seen = seen_status},
    {.name = "title", .label = N_("Title"), .flags = SHEET_SHOWN | SHEET_MAIN, .text = text_title},
    {.name = "note", .label = N_("Note"), .flags = SHEET_SHOWN, .text = text_note},
    {.name = "author", .label = N_("Author"), .text = text_author},
};

static gboolean list(struct command_call *call, gint64 meeting_id, GError **error)
{
    owned_review_list list = review_list_new(call->session, meeting_id, error);
    owned_sheet sheet =
        list != NULL ? sheet_new(call, columns, G_N_ELEMENTS(columns), call->session, error) : NULL;
    if (sheet == NULL)
        return FALSE;
    for (guint i = 0; i < list->items->len && !call->is_closed; i++)
        sheet_row(sheet, list->items->pdata[i]);
    g_autofree char *meeting = names_meeting_words(list->meeting);
    if (sheet_finish(sheet) == 0)
        return command_fail(error, HELDTO_ERROR_NOTHING,
                            "no open commitment is left to review after %s", meeting);
    g_autofree char *progress = review_progress(list);
    command_say(call, "%s: %s", meeting, progress);
    return TRUE;
}

static gboolean set(struct command_call *call, gint64 meeting_id, GError **error)
{
    guint n = command_n_words(call);
    const char *finding = command_word(call, n - 1);
    g_autoptr(GArray) ids = g_array_new(FALSE, FALSE, sizeof(gint64));
    for (guint i = 1; i + 1 < n; i++) {
        gint64 id = 0;
        if (!names_commitment(call->session, command_word(call, i), &id, error))
            return FALSE;
        g_array_append_val(ids, id);
    }
    if (!review_set(call->session, meeting_id, (const gint64 *)(void *)ids->data, ids->len, finding,
                    command_option(call, "note"), error))
        return FALSE;
    for (guint i = 0; i < ids->len; i++)
        if (!command_ok(call, g_array_index(ids, gint64, i), error))
            return FALSE;
    const struct word *word = words_find(WORDS_FINDING, finding);
    if (word != NULL && strcmp(word->token, "closed") == 0)
        command_say(call, "no status was changed: `heldto status %s STATUS` says how it ended",
                    command_word(call, 1));
    return TRUE;
}

static gboolean run(struct command_call *call, GError **error)
{
    gint64 meeting_id = 0;
    if (command_n_words(call) == 2)
        return command_fail(error, HELDTO_ERROR_USAGE,
                            "say what was found: `heldto review %s %s restated`",
                            command_word(call, 0), command_word(call, 1));
    if (!names_meeting(call->session, command_word(call, 0), &meeting_id, error))
        return FALSE;
    return command_n_words(call) == 1 ? list(call, meeting_id, error)
                                      : set(call, meeting_id, error);
}

static const struct command_option option_note = {"note", 'n', "TEXT", "what was found, in words"};

const struct command command_review = {
    .name = "review",
    .args = "MEETING [KEY…] [FINDING]",
    .summary = "Go through what was open before a meeting, and say what became of it.",
    .help = "Alone it lists every open commitment of the meeting's line, of the same or a "
            "comparable level, that no wording of the meeting is tied to: nothing is copied, keys "
            "stay. With keys it records what was found: restated, changed, not-mentioned, closed "
            "or later. Several keys are one change. No status changes by itself.\n\nnot-mentioned "
            "is taken only where the full official text of the meeting is held and was read "
            "through, and the commitment had been stated at a meeting of the same level; "
            "elsewhere the answer is ?.",
    .options = (const struct command_option *const[]){&option_note, &sheet_option_format,
                                                      &sheet_option_columns, NULL},
    .needs = COMMAND_NEEDS_REGISTER,
    .run = run,
};
