/* sample_words.c proves that the sample's texts are stamped, ours, and hold every wording.
 * It must not know how the program loads the sample: it reads the files themselves. */
#include "tests/lib/sample_files.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#define STAMP "Sample, not official wording:"
enum { RUN = 7 }; /* this many words in a row shared with a real text are too many */

static unsigned count_in(const char *text, const char *part)
{
    unsigned count = 0;

    for (const char *at = strstr(text, part); at; at = strstr(at + 1, part))
        count++;
    return count;
}

/* Each document's frame passages: found once, and not part of what may be quoted. */
static char *text_without_frames(const json_t *document, const char *text, GString *bad)
{
    GString *rest = g_string_new(text);
    size_t i;
    json_t *frame;

    json_array_foreach (json_object_get(document, "frames"), i, frame) {
        if (g_string_replace(rest, sample_text(frame, "exact"), "", 0) != 1)
            sample_complain(bad, "%s: frame not found once: %s", sample_text(document, "id"),
                            sample_text(frame, "exact"));
    }
    return g_string_free(rest, FALSE);
}

/* Every wording is found word for word, once, in its document outside the frame text. */
static void test_wordings_are_in_their_documents(void **state)
{
    const struct sample *sample = *state;
    GString *bad = g_string_new(NULL);
    size_t i;
    size_t j;
    json_t *row;
    json_t *wording;

    json_array_foreach (json_object_get(sample->root, "commitments"), i, row) {
        if (!json_array_size(json_object_get(row, "wordings")))
            sample_complain(bad, "%s has no wording", sample_text(row, "key"));
        json_array_foreach (json_object_get(row, "wordings"), j, wording) {
            const json_t *document =
                sample_find(sample->root, "documents", "id", sample_text(wording, "document"));
            const char *text = g_hash_table_lookup(sample->texts, sample_text(wording, "document"));
            g_autofree char *rest = text_without_frames(document, text, bad);
            unsigned count = count_in(rest, sample_text(wording, "exact"));
            if (count != 1)
                sample_complain(bad, "%s: expected once, found %u times: %s",
                                sample_text(row, "key"), count, sample_text(wording, "exact"));
        }
    }
    sample_assert_sound(bad);
}

/* A reader who opens a shipped text sees in its first line that it is a sample and no official
 * wording. */
static void test_documents_are_stamped(void **state)
{
    const struct sample *sample = *state;
    size_t i;
    json_t *row;

    json_array_foreach (json_object_get(sample->root, "documents"), i, row) {
        const char *text = g_hash_table_lookup(sample->texts, sample_text(row, "id"));
        if (!g_str_has_prefix(text, STAMP))
            fail_msg("%s: expected to begin \"%s\", begins \"%.40s\"", sample_text(row, "id"),
                     STAMP, text);
        if (!g_str_has_prefix(sample_text(row, "note"), "Sample, not official wording."))
            fail_msg("%s: its note does not say that it is a sample", sample_text(row, "id"));
    }
    assert_int_equal(i, 3);
}

/* The words of a text in lower case; what is not a letter or digit parts them. */
static GPtrArray *words_of(const char *text)
{
    g_autofree char *lower = g_utf8_strdown(text, -1);
    GPtrArray *words = g_ptr_array_new_with_free_func(g_free);
    const char *start = NULL;

    for (const char *at = lower;; at = g_utf8_next_char(at)) {
        bool inside = *at && g_unichar_isalnum(g_utf8_get_char(at));
        if (inside && !start)
            start = at;
        if (!inside && start) {
            g_ptr_array_add(words, g_strndup(start, (gsize)(at - start)));
            start = NULL;
        }
        if (!*at)
            return words;
    }
}

static char *run_at(const GPtrArray *words, guint at)
{
    GString *run = g_string_new(NULL);

    for (guint i = at; i < at + RUN; i++)
        g_string_append_printf(run, " %s", (const char *)words->pdata[i]);
    return g_string_free(run, FALSE);
}

static void add_runs(GHashTable *runs, const char *text)
{
    g_autoptr(GPtrArray) words = words_of(text);

    for (guint i = 0; i + RUN <= words->len; i++)
        g_hash_table_add(runs, run_at(words, i));
}

static void check_runs(GHashTable *runs, const char *text, GString *bad)
{
    g_autoptr(GPtrArray) words = words_of(text);

    for (guint i = 0; i + RUN <= words->len; i++) {
        g_autofree char *run = run_at(words, i);
        if (g_hash_table_contains(runs, run))
            sample_complain(bad, "as in a real text:%s", run);
    }
}

/* Names and addresses are facts; every other text of the register must be our own. */
static void check_member_runs(GHashTable *runs, const json_t *at, GString *bad)
{
    static const char *const facts[] = {"url", "name", "aliases", NULL};
    const char *key;
    size_t i;
    json_t *child;

    if (json_is_string(at))
        check_runs(runs, json_string_value(at), bad);
    json_array_foreach (at, i, child)
        check_member_runs(runs, child, bad);
    json_object_foreach ((json_t *)at, key, child)
        if (!g_strv_contains(facts, key))
            check_member_runs(runs, child, bad);
}

/* Every run of RUN words in the real texts; NULL when these are not beside the tree. */
static GHashTable *seed_runs(void)
{
    const char *shared = g_getenv("HELDTO_SHARED");
    g_autofree char *seeds = g_build_filename(shared ? shared : "../shared", "seeds", NULL);
    g_autoptr(GDir) dir = g_dir_open(seeds, 0, NULL);
    GHashTable *runs;
    const char *name;

    if (!dir)
        return NULL;
    runs = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    while ((name = g_dir_read_name(dir))) {
        g_autofree char *path = g_build_filename(seeds, name, NULL);
        g_autofree char *text = NULL;
        if (g_file_get_contents(path, &text, NULL, NULL))
            add_runs(runs, text);
    }
    return runs;
}

/* The sample is in our own words: no long run of words is that of the real texts. */
static void test_words_are_our_own(void **state)
{
    const struct sample *sample = *state;
    g_autoptr(GHashTable) runs = seed_runs();
    GString *bad;
    GHashTableIter each;
    gpointer text;

    if (!runs) {
        print_message("skipped: no real texts in ../shared/seeds or $HELDTO_SHARED/seeds\n");
        skip();
    }
    assert_true(g_hash_table_size(runs) > 100);
    bad = g_string_new(NULL);
    g_hash_table_iter_init(&each, sample->texts);
    while (g_hash_table_iter_next(&each, NULL, &text))
        check_runs(runs, text, bad);
    check_member_runs(runs, sample->root, bad);
    sample_assert_sound(bad);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_wordings_are_in_their_documents),
        cmocka_unit_test(test_documents_are_stamped),
        cmocka_unit_test(test_words_are_our_own),
    };

    return cmocka_run_group_tests_name("sample_words", tests, sample_open, sample_close);
}
