/* sqlite_function.c owns the functions that SQL calls on SQLite: folding, words, regular
 * expressions. It must not know any table; only our own statements may call them. */
#include "db/sqlite_private.h"

#include "db/fold.h"

#include <string.h>

static char *argument(sqlite3_value *value)
{
    const char *text = (const char *)sqlite3_value_text(value);
    return fold_text(text, sqlite3_value_bytes(value));
}

static void call_fold(sqlite3_context *context, int n, sqlite3_value **values)
{
    g_assert(n == 1);
    sqlite3_result_text(context, argument(values[0]), -1, g_free);
}

/* heldto_has(text, word): "word*" may go on. */
static void call_has(sqlite3_context *context, int n, sqlite3_value **values)
{
    g_assert(n == 2);
    if (sqlite3_value_type(values[0]) == SQLITE_NULL)
        return;
    g_autofree char *text = argument(values[0]);
    const char *word = (const char *)sqlite3_value_text(values[1]);
    int len = sqlite3_value_bytes(values[1]);
    gboolean found = len > 0 && word[len - 1] == '*' ? fold_contains(text, word)
                                                     : fold_contains_phrase(text, word);
    sqlite3_result_int(context, found);
}

static void regex_free(void *regex)
{
    g_regex_unref(regex);
}

/* heldto_regex(text, pattern): the pattern is compiled once a statement. */
static void call_regex(sqlite3_context *context, int n, sqlite3_value **values)
{
    g_assert(n == 2);
    GRegex *regex = sqlite3_get_auxdata(context, 1);
    if (regex == NULL) {
        const char *pattern = (const char *)sqlite3_value_text(values[1]);
        regex = g_regex_new(pattern, G_REGEX_CASELESS | G_REGEX_OPTIMIZE, 0, NULL);
        if (regex == NULL) {
            sqlite3_result_error(context, "not a regular expression", -1);
            return;
        }
        g_regex_ref(regex); /* one for SQLite, which may let go at once; one for this call */
        sqlite3_set_auxdata(context, 1, regex, regex_free);
    } else {
        g_regex_ref(regex);
    }
    const char *text = (const char *)sqlite3_value_text(values[0]);
    gboolean found = text != NULL && g_regex_match_full(regex, text, sqlite3_value_bytes(values[0]),
                                                        0, 0, NULL, NULL);
    g_regex_unref(regex);
    sqlite3_result_int(context, found);
}

gboolean sqlite_add_functions(sqlite3 *handle, GError **error)
{
    static const struct {
        const char *name;
        int n;
        void (*call)(sqlite3_context *context, int n, sqlite3_value **values);
    } functions[] = {
        {"heldto_fold", 1, call_fold},
        {"heldto_has", 2, call_has},
        {"heldto_regex", 2, call_regex},
    };
    const int flags = SQLITE_UTF8 | SQLITE_DETERMINISTIC | SQLITE_DIRECTONLY;
    for (gsize i = 0; i < G_N_ELEMENTS(functions); i++)
        if (sqlite3_create_function_v2(handle, functions[i].name, functions[i].n, flags, NULL,
                                       functions[i].call, NULL, NULL, NULL) != SQLITE_OK)
            return sqlite_fail(handle, error);
    return TRUE;
}
