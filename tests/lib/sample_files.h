/* sample_files.h: the shipped sample as it lies in core/data, for the tests that read it as data.
 *
 * The tests run from the top of the tree. Nothing here knows how the program loads the sample. */
#ifndef TESTS_LIB_SAMPLE_FILES_H
#define TESTS_LIB_SAMPLE_FILES_H

#include <glib.h>
#include <jansson.h>
#include <stdbool.h>

struct sample {
    json_t *root;      /* sample.json */
    GHashTable *texts; /* document id → its text */
};

/* For cmocka's group setup and teardown: *STATE is a struct sample. -1 and a message when a file
 * is missing or is not JSON. */
int sample_open(void **state);
int sample_close(void **state);

/* The text of a member of ROW, or of ROW itself when MEMBER is NULL; "" when there is none. */
const char *sample_text(const json_t *row, const char *member);

/* The first row of the root's LIST whose member KEY is TEXT; NULL: none. */
const json_t *sample_find(const json_t *root, const char *list, const char *key, const char *text);

/* Calls SEE for each row that a path of lists leads to: "commitments.wordings". */
void sample_walk(const json_t *root, const char *path, void (*see)(const json_t *row, void *data),
                 void *data);

/* Problems are gathered, so that one failing test names them all; the second call ends BAD and
 * fails the test when there is one. */
void sample_complain(GString *bad, const char *format, ...) G_GNUC_PRINTF(2, 3);
void sample_assert_sound(GString *bad);

#endif
