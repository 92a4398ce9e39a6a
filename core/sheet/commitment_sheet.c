/* commitment_sheet.c owns the columns that lists, CSV and JSON tell of a commitment.
 * It must not know which commitments, nor how a sheet is written. */
#include "core/sheet/commitment_sheet.h"

#include "core/sheet/commitment_json.h"
#include "core/period/day.h"
#include "core/period/edtf.h"
#include "core/story/story.h"
#include "core/scheme/words.h"
#include "db/commitment.h"
#include "db/meeting.h"
#include "db/wording.h"

#include <string.h>

/* The columns that are one text of the row. */
#define TEXT_OF(member)                                                                            \
    static char *text_##member(gpointer row, gpointer data)                                        \
    {                                                                                              \
        (void)data;                                                                                \
        return g_strdup(((const struct commitment *)row)->member);                                 \
    }
TEXT_OF(key)
TEXT_OF(title)
TEXT_OF(kind)
TEXT_OF(status)
TEXT_OF(status_on)
TEXT_OF(topics_text)
TEXT_OF(parties_text)
TEXT_OF(place)
TEXT_OF(country)
TEXT_OF(level)
TEXT_OF(due_text)
TEXT_OF(due_edtf)
TEXT_OF(due_first)
TEXT_OF(due_last)
TEXT_OF(owner)
TEXT_OF(next_actor)
TEXT_OF(next_step)
TEXT_OF(follow_up_on)
TEXT_OF(priority)
TEXT_OF(question)
TEXT_OF(visibility)
TEXT_OF(checked_on)
TEXT_OF(description)
TEXT_OF(note)
TEXT_OF(custom)

static char *text_series(gpointer row, gpointer data)
{
    return g_strdup(commitment_sheet_series(data, ((const struct commitment *)row)->series_id));
}

static char *text_timeliness(gpointer row, gpointer data)
{
    struct commitment_sheet *cells = data;
    return g_strdup(timeliness_token(story_timeliness(cells->session, row)));
}

static char *seen_timeliness(gpointer row, gpointer data)
{
    struct commitment_sheet *cells = data;
    enum timeliness timeliness = story_timeliness(cells->session, row);
    return g_strdup(timeliness == TIMELINESS_NONE ? "" : story_timeliness_label(timeliness));
}

static char *seen_kind(gpointer row, gpointer data)
{
    (void)data;
    return g_strdup(words_label(WORDS_KIND, ((const struct commitment *)row)->kind));
}

/* What has no status says what it is instead. */
static char *seen_status(gpointer row, gpointer data)
{
    const struct commitment *c = row;
    struct commitment_sheet *cells = data;
    if (*c->status == '\0')
        return g_strdup_printf("(%s)", words_label(WORDS_KIND, c->kind));
    return g_strdup(session_status_label(cells->session, c->status));
}

static char *seen_level(gpointer row, gpointer data)
{
    (void)data;
    const struct commitment *c = row;
    return g_strdup(*c->level != '\0' ? words_label(WORDS_LEVEL, c->level) : "");
}

static char *seen_due(gpointer row, gpointer data)
{
    (void)data;
    const struct commitment *c = row;
    return *c->due_text != '\0' ? g_strdup(c->due_text) : edtf_words(c->due_edtf);
}

static char *words_of(struct commitment_sheet *cells, gint64 wording_id)
{
    if (wording_id == 0)
        return NULL;
    GError *failed = NULL;
    owned(wording) wording = wording_by_id(cells->session->db, wording_id, &failed);
    commitment_sheet_failed(cells, failed);
    return wording != NULL ? g_strdup(wording->exact) : NULL;
}

static char *text_earliest(gpointer row, gpointer data)
{
    return words_of(data, ((const struct commitment *)row)->earliest_wording_id);
}

static char *text_latest(gpointer row, gpointer data)
{
    return words_of(data, ((const struct commitment *)row)->latest_wording_id);
}

static json_t *json_earliest(gpointer row, gpointer data)
{
    return commitment_json_wording(data, ((const struct commitment *)row)->earliest_wording_id);
}

static json_t *json_latest(gpointer row, gpointer data)
{
    return commitment_json_wording(data, ((const struct commitment *)row)->latest_wording_id);
}

static char *text_last_meeting(gpointer row, gpointer data)
{
    (void)data;
    const struct commitment *c = row;
    return *c->latest_on != '\0' ? g_strdup_printf("%s %s", c->latest_on, c->latest_place) : NULL;
}

static char *text_wordings(gpointer row, gpointer data)
{
    (void)data;
    return g_strdup_printf("%" G_GINT64_FORMAT, ((const struct commitment *)row)->n_wordings);
}

/* A moment's day, as the register has it: UTC. */
static char *text_updated(gpointer row, gpointer data)
{
    (void)data;
    return day_of_moment(((const struct commitment *)row)->updated_at);
}

static json_t *json_parties(gpointer row, gpointer data)
{
    return commitment_json_parties(data, row);
}

static json_t *json_topics(gpointer row, gpointer data)
{
    return commitment_json_topics(data, row);
}

static json_t *json_wordings(gpointer row, gpointer data)
{
    return commitment_json_wordings(data, row);
}

static json_t *json_links(gpointer row, gpointer data)
{
    return commitment_json_links(data, row);
}

/* "follows EUUS-0002; …": those that lead from it. */
static char *text_links(gpointer row, gpointer data)
{
    json_t *links = commitment_json_links(data, row);
    GString *text = g_string_new(NULL);
    for (size_t i = 0; i < json_array_size(links); i++) {
        const json_t *link = json_array_get(links, i);
        const char *from = json_string_value(json_object_get(link, "from"));
        if (strcmp(from, ((const struct commitment *)row)->key) == 0)
            g_string_append_printf(text, "%s%s %s", text->len > 0 ? "; " : "",
                                   json_string_value(json_object_get(link, "relation")),
                                   json_string_value(json_object_get(link, "to")));
    }
    json_decref(links);
    return g_string_free(text, FALSE);
}

static json_t *json_custom(gpointer row, gpointer data)
{
    return commitment_json_custom(data, row);
}

#define PLAIN(name_, label_, member, flags_)                                                       \
    {                                                                                              \
        .name = name_, .label = label_, .flags = flags_, .text = text_##member                     \
    }

static const struct sheet_column columns[] = {
    PLAIN("key", N_("Key"), key, SHEET_SHOWN | SHEET_NARROW),
    {.name = "status",
     .label = N_("Status"),
     .flags = SHEET_SHOWN | SHEET_NARROW,
     .text = text_status,
     .seen = seen_status},
    PLAIN("title", N_("Title"), title, SHEET_SHOWN | SHEET_MAIN),
    {.name = "timeliness",
     .label = N_("Timeliness"),
     .flags = SHEET_SHOWN | SHEET_NARROW,
     .text = text_timeliness,
     .seen = seen_timeliness},
    {.name = "due_text",
     .label = N_("Due"),
     .flags = SHEET_SHOWN,
     .text = text_due_text,
     .seen = seen_due},
    PLAIN("last_meeting", N_("Last wording"), last_meeting, SHEET_SHOWN | SHEET_NARROW),
    {.name = "topics",
     .label = N_("Topics"),
     .type = SHEET_JSON,
     .flags = SHEET_SHOWN,
     .text = text_topics_text,
     .json = json_topics},
    {.name = "parties",
     .label = N_("Parties"),
     .type = SHEET_JSON,
     .flags = SHEET_SHOWN,
     .text = text_parties_text,
     .json = json_parties},
    PLAIN("owner", N_("Owner"), owner, SHEET_SHOWN),
    {.name = "kind", .label = N_("Kind"), .text = text_kind, .seen = seen_kind},
    PLAIN("series", N_("Series"), series, 0),
    PLAIN("status_on", N_("Status since"), status_on, 0),
    PLAIN("place", N_("Place"), place, 0),
    PLAIN("country", N_("Country"), country, 0),
    {.name = "level", .label = N_("Level"), .text = text_level, .seen = seen_level},
    PLAIN("due_edtf", N_("Due as EDTF"), due_edtf, 0),
    PLAIN("due_first", N_("From"), due_first, 0),
    PLAIN("due_last", N_("Until"), due_last, 0),
    PLAIN("next_actor", N_("Who acts next"), next_actor, 0),
    PLAIN("next_step", N_("Next step"), next_step, 0),
    PLAIN("follow_up_on", N_("Follow up on"), follow_up_on, 0),
    PLAIN("priority", N_("Priority"), priority, 0),
    PLAIN("question", N_("Question"), question, 0),
    PLAIN("visibility", N_("Visibility"), visibility, 0),
    {.name = "earliest_wording",
     .label = N_("Earliest wording"),
     .type = SHEET_JSON,
     .text = text_earliest,
     .json = json_earliest},
    {.name = "latest_wording",
     .label = N_("Latest wording"),
     .type = SHEET_JSON,
     .text = text_latest,
     .json = json_latest},
    {.name = "wordings",
     .label = N_("Wordings"),
     .type = SHEET_JSON,
     .text = text_wordings,
     .json = json_wordings},
    PLAIN("checked_on", N_("Checked on"), checked_on, 0),
    PLAIN("updated_on", N_("Changed on"), updated, 0),
    {.name = "links",
     .label = N_("Links"),
     .type = SHEET_JSON,
     .text = text_links,
     .json = json_links},
    PLAIN("description", N_("Description"), description, 0),
    PLAIN("note", N_("Note"), note, 0),
    {.name = "custom",
     .label = N_("Custom fields"),
     .type = SHEET_JSON,
     .flags = SHEET_NESTED,
     .text = text_custom,
     .json = json_custom},
};

const struct sheet_column *commitment_sheet_columns(gsize *n)
{
    *n = G_N_ELEMENTS(columns);
    return columns;
}
