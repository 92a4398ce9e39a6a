/* twins.c owns finding commitments with the same title, or the same words at the same meeting.
 * It must not judge whether they are the same promise. */
#include "core/reports/twins.h"

#include "core/report/phrase.h"
#include "core/lineage/silence.h"
#include "db/fold.h"

#include <string.h>

struct twins {
    GStringChunk *texts;
    GHashTable *groups; /* digest of what they share → struct twins_group */
};

struct twins *twins_new(void)
{
    struct twins *twins = g_new0(struct twins, 1);
    twins->texts = g_string_chunk_new(1 << 14);
    twins->groups = g_hash_table_new_full(g_str_hash, g_str_equal, NULL, g_free);
    return twins;
}

void twins_free(struct twins *twins)
{
    if (twins == NULL)
        return;
    g_hash_table_unref(twins->groups);
    g_string_chunk_free(twins->texts);
    g_free(twins);
}

/* The group of those who share this; its digest, as the words themselves would take much memory. */
static struct twins_group *group_of(struct twins *twins, const char *shared)
{
    g_autofree char *digest = g_compute_checksum_for_string(G_CHECKSUM_SHA1, shared, -1);
    struct twins_group *group = g_hash_table_lookup(twins->groups, digest);
    if (group != NULL)
        return group;
    group = g_new0(struct twins_group, 1);
    g_hash_table_insert(twins->groups, g_string_chunk_insert(twins->texts, digest), group);
    return group;
}

static void add_key(struct twins *twins, struct twins_group *group, const char *key)
{
    const char *kept = g_string_chunk_insert_const(twins->texts, key);
    if (group->last == kept)
        return; /* the same words twice in one commitment */
    group->last = kept;
    if (group->n < TWINS_TOLD)
        group->keys[group->n] = kept;
    group->n++;
}

static void add_words(struct twins *twins, const struct story *story,
                      const struct story_wording *told)
{
    g_autofree char *folded = fold_text(told->wording->exact, -1);
    if (*folded == '\0' || !silence_is_statement(told->wording))
        return;
    g_autofree char *shared =
        g_strdup_printf("words %" G_GINT64_FORMAT " %s", told->meeting->id, folded);
    struct twins_group *group = group_of(twins, shared);
    if (group->what == NULL) {
        g_autofree char *meeting = phrase_meeting(told->meeting);
        group->what = g_string_chunk_insert_const(twins->texts, meeting);
    }
    add_key(twins, group, story->commitment->key);
}

void twins_add(struct twins *twins, const struct story *story)
{
    g_autofree char *folded = fold_text(story->commitment->title, -1);
    g_autofree char *shared = g_strdup_printf("title %s", folded);
    struct twins_group *group = *folded != '\0' ? group_of(twins, shared) : NULL;
    if (group != NULL) {
        group->is_title = TRUE;
        if (group->what == NULL)
            group->what = g_string_chunk_insert_const(twins->texts, story->commitment->title);
        add_key(twins, group, story->commitment->key);
    }
    for (guint i = 0; i < story->wordings->len; i++)
        add_words(twins, story, story->wordings->pdata[i]);
}

static int by_first_key(gconstpointer a, gconstpointer b)
{
    const struct twins_group *const *x = a, *const *y = b;
    if ((*x)->is_title != (*y)->is_title)
        return (*x)->is_title ? -1 : 1;
    int order = strcmp((*x)->keys[0], (*y)->keys[0]);
    return order != 0 ? order : strcmp((*x)->what, (*y)->what);
}

GPtrArray *twins_found(const struct twins *twins)
{
    GPtrArray *found = g_ptr_array_new();
    GHashTableIter iter;
    gpointer value;
    g_hash_table_iter_init(&iter, twins->groups);
    while (g_hash_table_iter_next(&iter, NULL, &value))
        if (((const struct twins_group *)value)->n > 1)
            g_ptr_array_add(found, value);
    g_ptr_array_sort(found, by_first_key);
    return found;
}

char *twins_keys(const struct twins_group *group)
{
    g_autoptr(GPtrArray) parts = g_ptr_array_new_with_free_func(g_free);
    for (gint64 i = 0; i < MIN(group->n, TWINS_TOLD); i++)
        g_ptr_array_add(parts, g_strdup(group->keys[i]));
    if (group->n > TWINS_TOLD)
        g_ptr_array_add(parts,
                        g_strdup_printf(_("%" G_GINT64_FORMAT " more"), group->n - TWINS_TOLD));
    return phrase_list(parts);
}
