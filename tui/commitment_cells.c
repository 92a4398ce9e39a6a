/* commitment_cells.c owns how one commitment looks in a row: which columns there are, and the words
 * and style of each. It must not read the register: a row holds all that a list shows. */
#include "tui/commitment_list.h"

#include "core/story/story.h"
#include "core/text/text.h"
#include "core/scheme/words.h"

#include <string.h>

enum { LETTER, KEY, TITLE, STATUS, DUE, TIMELINESS, PARTIES, TOPICS, LATEST, OWNER, FOLLOW_UP };

/* Names are those that listing.h sorts by. */
const struct list_column commitment_columns[] = {
    [LETTER] = {.name = "letter", .label = "", .width = 1, .rank = 1, .is_frozen = TRUE},
    [KEY] = {.name = "key",
             .written = "key",
             .label = N_("key"),
             .width = 9,
             .rank = 1,
             .can_sort = TRUE,
             .is_frozen = TRUE},
    [TITLE] = {.name = "title",
               .written = "title",
               .label = N_("title"),
               .width = 22,
               .stretch = 4,
               .rank = 1,
               .can_sort = TRUE},
    [STATUS] = {.name = "status",
                .written = "status",
                .label = N_("status"),
                .width = 13,
                .rank = 3,
                .can_sort = TRUE},
    [DUE] = {.name = "due",
             .written = "due_last",
             .label = N_("due"),
             .width = 10,
             .rank = 2,
             .can_sort = TRUE},
    [TIMELINESS] = {.name = "timeliness",
                    .written = "timeliness",
                    .label = N_("timeliness"),
                    .width = 14,
                    .rank = 4,
                    .can_sort = TRUE},
    [PARTIES] = {.name = "parties",
                 .written = "parties",
                 .label = N_("parties"),
                 .width = 12,
                 .stretch = 1,
                 .rank = 6,
                 .can_sort = TRUE},
    [TOPICS] = {.name = "topics",
                .written = "topics",
                .label = N_("topic"),
                .width = 12,
                .stretch = 1,
                .rank = 7,
                .can_sort = TRUE},
    [LATEST] = {.name = "latest",
                .written = "last_meeting",
                .label = N_("last wording"),
                .width = 19,
                .rank = 5,
                .can_sort = TRUE},
    [OWNER] = {.name = "owner",
               .written = "owner",
               .label = N_("owner"),
               .width = 10,
               .rank = 8,
               .can_sort = TRUE},
    [FOLLOW_UP] = {.name = "follow-up",
                   .written = "follow_up_on",
                   .label = N_("follow up"),
                   .width = 10,
                   .rank = 9,
                   .can_sort = TRUE},
    {0},
};

static enum style status_style(const struct commitment *row)
{
    if (*row->status == '\0')
        return STYLE_DIM;
    if (!row->is_assessed)
        return STYLE_UNKNOWN;
    if (row->is_done)
        return STYLE_DONE;
    return strcmp(row->status_class, "closed") == 0 ? STYLE_CLOSED : STYLE_PLAIN;
}

const char *commitment_status_letter(const struct session *session, const struct commitment *row,
                                     enum style *style)
{
    *style = status_style(row);
    const struct scheme_status_row *status =
        *row->status ? session_status(session, row->status) : NULL;
    return status ? status->letter : "";
}

const char *commitment_status_words(const struct session *session, const struct commitment *row)
{
    if (*row->status == '\0')
        return words_label(WORDS_KIND, row->kind);
    return session_status_label(session, row->status);
}

static const char *due(const struct session *session, const struct commitment *row,
                       enum style *style)
{
    const enum timeliness timeliness = story_timeliness(session, row);
    if (timeliness == TIMELINESS_OVERDUE)
        *style = STYLE_LATE;
    else if (timeliness == TIMELINESS_PERIOD_OVER_NOT_CHECKED)
        *style = STYLE_UNKNOWN;
    return *row->due_last ? row->due_last : row->due_text;
}

/* Where no clock runs there is nothing to say. */
static const char *timeliness_words(const struct session *session, const struct commitment *row)
{
    const enum timeliness timeliness = story_timeliness(session, row);
    return timeliness == TIMELINESS_NONE ? "" : story_timeliness_narrow(timeliness);
}

static char *latest(const struct commitment *row)
{
    return g_strdup_printf("%s %s", row->latest_on, row->latest_place);
}

char *commitment_cell(const struct session *session, const struct commitment *row, gsize column,
                      enum style *style)
{
    g_autofree char *made = NULL;
    const char *text = "";
    switch (column) {
    case LETTER:
        text = commitment_status_letter(session, row, style);
        break;
    case KEY:
        text = row->key;
        break;
    case TITLE:
        text = row->title;
        break;
    case STATUS:
        *style = status_style(row);
        text = commitment_status_words(session, row);
        break;
    case DUE:
        text = due(session, row, style);
        break;
    case TIMELINESS:
        due(session, row, style);
        text = timeliness_words(session, row);
        break;
    case PARTIES:
        text = row->parties_text;
        break;
    case TOPICS:
        text = row->topics_text;
        break;
    case LATEST:
        text = made = latest(row);
        break;
    case OWNER:
        text = row->owner;
        break;
    case FOLLOW_UP:
        text = row->follow_up_on;
        break;
    }
    return text_show(text, -1);
}
