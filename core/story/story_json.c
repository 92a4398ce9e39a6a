/* story_json.c owns a commitment's updates and sources in JSON.
 * It must not know the columns of a commitment. */
#include "core/story/story_json.h"

#include "core/lineage/lineage_sheet.h"
#include "core/sheet/commitment_json.h"
#include "core/story/story_score.h"
#include "db/change.h"

#include <string.h>

static void set_text(json_t *object, const char *name, const char *text)
{
    json_object_set_new(object, name, sheet_json_string(text));
}

static void set_number(json_t *object, const char *name, gint64 number)
{
    json_object_set_new(object, name, number != 0 ? json_integer(number) : json_null());
}

json_t *source_json(const struct source *source)
{
    json_t *object = json_object();
    set_number(object, "number", source->id);
    set_text(object, "title", source->title);
    set_text(object, "publisher", source->publisher);
    set_text(object, "url", source->url);
    set_number(object, "document", source->document_id);
    set_text(object, "page", source->page);
    set_text(object, "dated_on", source->dated_on);
    set_text(object, "retrieved_on", source->retrieved_on);
    set_text(object, "kind", source->kind);
    set_text(object, "searched_where", source->searched_where);
    set_text(object, "quote", source->quote);
    set_text(object, "visibility", source->visibility);
    set_text(object, "note", source->note);
    return object;
}

static json_t *json_cited(const struct story_update *told)
{
    json_t *array = json_array();
    for (guint i = 0; i < told->sources->len; i++) {
        const struct source *source = told->sources->pdata[i];
        json_t *object = json_object();
        set_number(object, "number", source->id);
        set_text(object, "page", told->pages->pdata[i]);
        json_array_append_new(array, object);
    }
    return array;
}

static json_t *json_update(struct commitment_sheet *cells, const struct story_update *told)
{
    const struct update *update = told->update;
    const struct meeting *meeting = commitment_sheet_meeting(cells, update->meeting_id);
    json_t *object = json_object();
    set_number(object, "number", update->id);
    set_text(object, "kind", update->kind);
    set_text(object, "status_from", update->status_from);
    set_text(object, "status", update->status_to);
    set_text(object, "effective_on", update->effective_on);
    set_text(object, "checked_on", update->checked_on);
    set_text(object, "recorded_at", update->recorded_at);
    set_text(object, "author", update->author);
    set_text(object, "party", told->party);
    set_text(object, "meeting", meeting != NULL ? meeting->token : "");
    set_number(object, "corrects", update->corrects_id);
    set_number(object, "corrected_by", told->corrected_by);
    set_text(object, "visibility", update->visibility);
    set_text(object, "note", update->note);
    json_object_set_new(object, "sources", json_cited(told));
    return object;
}

static json_t *json_scores(const struct story *story)
{
    json_t *array = json_array();
    for (guint i = 0; i < story->scores->len; i++) {
        const struct story_score *told = story->scores->pdata[i];
        json_t *object = json_object();
        set_number(object, "number", told->assessment->id);
        set_text(object, "party", told->party);
        set_text(object, "period", told->assessment->period);
        set_text(object, "score", told->assessment->score);
        set_text(object, "role", told->assessment->role);
        json_object_set_new(object, "counts", json_boolean(told->counts));
        set_text(object, "author", told->assessment->author);
        set_text(object, "assessed_on", told->assessment->assessed_on);
        set_text(object, "recorded_at", told->assessment->recorded_at);
        set_number(object, "corrects", told->assessment->corrects_id);
        set_number(object, "corrected_by", told->corrected_by);
        set_text(object, "reason", told->assessment->reason);
        json_array_append_new(array, object);
    }
    return array;
}

static gboolean has_source(const json_t *array, gint64 id)
{
    for (size_t i = 0; i < json_array_size(array); i++)
        if (json_integer_value(json_object_get(json_array_get(array, i), "number")) == id)
            return TRUE;
    return FALSE;
}

static void add_sources(json_t *array, const GPtrArray *sources)
{
    for (guint i = 0; i < sources->len; i++) {
        const struct source *source = sources->pdata[i];
        if (!has_source(array, source->id))
            json_array_append_new(array, source_json(source));
    }
}

json_t *story_json(struct commitment_sheet *cells, const struct story *story, GError **error)
{
    gint64 version = 0;
    if (!change_count_of(cells->session->db, story->commitment->id, &version, error))
        return NULL;
    owned_lineage lineage = lineage_new(cells->session, story, error);
    if (lineage == NULL)
        return NULL;
    gsize n;
    const struct sheet_column *columns = commitment_sheet_columns(&n);
    json_t *object = sheet_json_object(columns, n, story->commitment, cells);
    json_t *updates = json_array();
    json_t *sources = json_array();
    for (guint i = 0; i < story->updates->len; i++) {
        const struct story_update *told = story->updates->pdata[i];
        json_array_append_new(updates, json_update(cells, told));
        add_sources(sources, told->sources);
    }
    add_sources(sources, story->sources);
    set_number(object, "version", version);
    json_object_set_new(object, "updates", updates);
    json_object_set_new(object, "sources", sources);
    json_object_set_new(object, "scores", json_scores(story));
    json_object_set_new(object, "lineage", lineage_json(lineage));
    if (commitment_sheet_check(cells, error))
        return object;
    json_decref(object);
    return NULL;
}
