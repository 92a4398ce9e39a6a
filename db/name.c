/* name.c owns where the names of parties, topics, series and meetings stand.
 * It must not know how a text is matched with a name. */
#include "db/name.h"

#include "db/load.h"

static const enum query_id queries[N_NAME_NOUNS] = {
    [NAME_PARTY] = Q_NAME_PARTIES,
    [NAME_TOPIC] = Q_NAME_TOPICS,
    [NAME_SERIES] = Q_NAME_SERIES,
    [NAME_MEETING] = Q_NAME_MEETINGS,
};

void name_free(struct name *name)
{
    if (name == NULL)
        return;
    g_free(name->text);
    g_free(name);
}

static void free_element(gpointer name)
{
    name_free(name);
}

GPtrArray *name_all(struct db *db, enum name_noun noun, GError **error)
{
    struct statement *st = db_query(db, queries[noun], error);
    if (st == NULL)
        return NULL;
    g_autoptr(GPtrArray) names = g_ptr_array_new_with_free_func(free_element);
    enum step_result result;
    while ((result = statement_step(st, error)) == STEP_ROW) {
        struct name *name = g_new0(struct name, 1);
        name->id = statement_int(st, "id");
        name->parent_id = statement_int(st, "parent_id");
        name->text = g_strdup(statement_text(st, "name"));
        g_ptr_array_add(names, name);
    }
    statement_reset(st);
    return result == STEP_DONE ? g_steal_pointer(&names) : NULL;
}
