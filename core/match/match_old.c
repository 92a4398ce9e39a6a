/* match_old.c owns reading a commitment of the register for comparing: words, topics, parties.
 * It must not know what it is compared with. */
#include "core/match/match_old.h"

#include <string.h>

#include "db/link.h"
#include "db/topic.h"
#include "db/wording.h"

/* A title is somebody's short form of the promise; a description tells more than was promised. */
#define TITLE_SHARE       0.8
#define DESCRIPTION_SHARE 0.4

GPtrArray *old_names(const struct lexicon *lexicon, const char *names)
{
    GPtrArray *list = g_ptr_array_new_with_free_func(g_free);
    g_auto(GStrv) parts = g_strsplit(names, ";", -1);

    for (char **part = parts; *part != NULL; part++) {
        const char *name = g_strstrip(*part);
        const struct lexicon_party *party = lexicon_party(lexicon, name);
        if (*name != '\0')
            g_ptr_array_add(list, g_strdup(party != NULL ? party->name : name));
    }
    return list;
}

static struct bag *add_bag(struct old *old)
{
    struct bag *bag = bag_new();

    g_ptr_array_add(old->bags, bag);
    return bag;
}

static void add_text(struct old *old, struct bag *bag, const struct bag_rules *rules,
                     const char *text, double share)
{
    bag_add(bag, rules, text, strlen(text), share);
    bag_add(old->all, rules, text, strlen(text), share);
}

static gboolean load_words(struct db *db, struct old *old, const struct bag_rules *rules,
                           GError **error)
{
    g_autoptr(GPtrArray) wordings = wording_of_commitment(db, old->row->id, error);
    struct bag *own;

    if (wordings == NULL)
        return FALSE;
    own = add_bag(old);
    add_text(old, own, rules, old->row->title, TITLE_SHARE);
    add_text(old, own, rules, old->row->description, DESCRIPTION_SHARE);
    for (guint i = 0; i < wordings->len; i++) {
        const struct wording *wording = g_ptr_array_index(wordings, i);
        const struct old_place place = {wording->meeting_id, wording->document_id};
        g_array_append_val(old->places, place);
        add_text(old, add_bag(old), rules, wording->exact, 1);
    }
    return TRUE;
}

static gboolean load_topics(struct db *db, struct old *old, GError **error)
{
    g_autoptr(GPtrArray) rows = commitment_topics(db, old->row->id, error);

    for (guint i = 0; rows != NULL && i < rows->len; i++) {
        const struct commitment_topic *row = g_ptr_array_index(rows, i);
        GError *failed = NULL;
        owned(topic) topic = topic_by_id(db, row->topic_id, &failed);
        if (failed != NULL) {
            g_propagate_error(error, failed);
            return FALSE;
        }
        if (topic != NULL)
            g_ptr_array_add(old->topics, g_strdup(topic->token));
    }
    return rows != NULL;
}

static gboolean load_links(struct db *db, struct old *old, GError **error)
{
    g_autoptr(GPtrArray) links = link_of_commitment(db, old->row->id, error);

    for (guint i = 0; links != NULL && i < links->len; i++) {
        const struct link *link = g_ptr_array_index(links, i);
        if (strcmp(link->relation, "follows") != 0)
            continue;
        if (link->from_id == old->row->id)
            old->follows = link->to_id;
        else
            old->followed_by = link->from_id;
    }
    return links != NULL;
}

struct old *old_load(struct db *db, const struct lexicon *lexicon, const struct bag_rules *rules,
                     gint64 id, GError **error)
{
    struct commitment *row = commitment_by_id(db, id, error);
    struct old *old;

    if (row == NULL)
        return NULL;
    old = g_new0(struct old, 1);
    *old = (struct old){.row = row,
                        .bags = g_ptr_array_new_with_free_func((GDestroyNotify)bag_free),
                        .all = bag_new(),
                        .topics = g_ptr_array_new_with_free_func(g_free),
                        .parties = old_names(lexicon, row->parties_text),
                        .places = g_array_new(FALSE, FALSE, sizeof(struct old_place))};
    if (load_words(db, old, rules, error) && load_topics(db, old, error) &&
        load_links(db, old, error))
        return old;
    old_free(old);
    return NULL;
}

gboolean old_is_at(const struct old *old, gint64 meeting_id)
{
    for (guint i = 0; i < old->places->len && meeting_id != 0; i++)
        if (g_array_index(old->places, struct old_place, i).meeting_id == meeting_id)
            return TRUE;
    return FALSE;
}

gboolean old_is_in(const struct old *old, gint64 document_id)
{
    for (guint i = 0; i < old->places->len && document_id != 0; i++)
        if (g_array_index(old->places, struct old_place, i).document_id == document_id)
            return TRUE;
    return FALSE;
}

void old_free(struct old *old)
{
    if (old == NULL)
        return;
    commitment_free(old->row);
    g_ptr_array_unref(old->bags);
    bag_free(old->all);
    g_ptr_array_unref(old->topics);
    g_ptr_array_unref(old->parties);
    g_array_unref(old->places);
    g_free(old);
}
