/* cues.c throws bytes at the cue matcher: a first line with + is a cue of a register's own, the
 * rest a text.
 * Whatever is found is found word for word in the text. */
#include "core/cue/suggest.h"
#include "core/text/text.h"

#include <stddef.h>
#include <stdint.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void check_row(const struct suggestion *row, const char *text, glong chars)
{
    g_assert(row->start >= row->sentence_start && row->length > 0);
    g_assert(row->start + row->length <= row->sentence_start + row->sentence_length);
    g_assert(row->sentence_start + row->sentence_length <= chars);
    g_autofree char *words =
        g_utf8_substring(text, (glong)row->start, (glong)(row->start + row->length));
    g_assert_cmpstr(words, ==, row->exact);
    g_assert(row->confidence > 0 && row->confidence <= 100);
    g_assert(*suggestion_strength(row) != '\0' && *row->cues != '\0' && *row->kind != '\0');
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    gsize replaced;
    g_autofree char *all = text_valid((const char *)data, size, &replaced);
    char *text = all + strcspn(all, "\n");
    text += *text != '\0';
    g_autofree char *phrase = g_strndup(all, strcspn(all, "\n"));
    g_autoptr(GArray) added = g_array_new(FALSE, FALSE, sizeof(struct cue_own));
    struct cue_own own = {
        .role = "promise", .phrase = phrase + (*phrase == '+'), .force = "intends"};
    g_array_append_val(added, own);
    /* reading the table takes longer than most texts do */
    struct cues *cues = *phrase == '+' ? cues_new(added) : NULL;
    const struct reading reading = {
        .text = text, .title = "", .day = "2021-06-22", .language = "", .voice = "verbatim"};
    g_autoptr(GPtrArray) rows = suggest_find(&reading, NULL, cues);
    for (guint i = 0; i < rows->len; i++)
        check_row(rows->pdata[i], text, g_utf8_strlen(text, -1));
    cues_free(cues);
    return 0;
}
