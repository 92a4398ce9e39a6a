/* sample_files.c reads the sample's files for the tests and gathers what they find wrong.
 * It must not know what a sound sample is. */
#include "tests/lib/sample_files.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#define DIR "core/data/sample/"

void sample_complain(GString *bad, const char *format, ...)
{
    va_list args;

    va_start(args, format);
    g_string_append(bad, "\n  ");
    g_string_append_vprintf(bad, format, args);
    va_end(args);
}

void sample_assert_sound(GString *bad)
{
    g_autofree char *all = g_string_free(bad, FALSE);

    if (*all)
        fail_msg("%s", all);
}

const char *sample_text(const json_t *row, const char *member)
{
    const char *text =
        member ? json_string_value(json_object_get(row, member)) : json_string_value(row);

    return text ? text : "";
}

/* Follows the rest of a path from here. */
static void walk(const json_t *at, char **path, void (*see)(const json_t *row, void *data),
                 void *data)
{
    size_t i;
    json_t *row;

    if (!*path) {
        see(at, data);
        return;
    }
    json_array_foreach (json_object_get(at, *path), i, row)
        walk(row, path + 1, see, data);
}

void sample_walk(const json_t *root, const char *path, void (*see)(const json_t *row, void *data),
                 void *data)
{
    g_auto(GStrv) lists = g_strsplit(path, ".", -1);

    walk(root, lists, see, data);
}

const json_t *sample_find(const json_t *root, const char *list, const char *key, const char *text)
{
    size_t i;
    json_t *row;

    json_array_foreach (json_object_get(root, list), i, row)
        if (g_str_equal(sample_text(row, key), text))
            return row;
    return NULL;
}

int sample_open(void **state)
{
    struct sample *sample = g_new0(struct sample, 1);
    json_error_t error;
    size_t i;
    json_t *row;

    *state = sample;
    sample->texts = g_hash_table_new_full(g_str_hash, g_str_equal, NULL, g_free);
    sample->root = json_load_file(DIR "sample.json", JSON_REJECT_DUPLICATES, &error);
    if (!sample->root) {
        print_error(DIR "sample.json:%d: %s\n", error.line, error.text);
        return -1;
    }
    json_array_foreach (json_object_get(sample->root, "documents"), i, row) {
        g_autofree char *path = g_build_filename(DIR, sample_text(row, "file"), NULL);
        char *text = NULL;
        if (!g_file_get_contents(path, &text, NULL, NULL)) {
            print_error("%s cannot be read\n", path);
            return -1;
        }
        g_hash_table_insert(sample->texts, (gpointer)sample_text(row, "id"), text);
    }
    return 0;
}

int sample_close(void **state)
{
    struct sample *sample = *state;

    g_hash_table_unref(sample->texts);
    json_decref(sample->root);
    g_free(sample);
    return 0;
}
