/* due.c fuzzes the reading of due periods: any bytes as words, as a passage, and as a day.
 * It must not know what is right, only what can never be: days out of order, words elsewhere. */
#include <stdint.h>
#include <string.h>

#include "core/lexicon/due.h"
#include "core/period/day.h"
#include "core/period/edtf.h"
#include "core/period/period.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void check_due(const char *text, const struct due *due)
{
    g_assert(due->start <= due->end && due->end <= strlen(text));
    g_assert(*due->edtf == '\0' || edtf_is_valid(due->edtf));
    if (*due->from != '\0' && *due->to != '\0')
        g_assert(strcmp(due->from, due->to) <= 0);
    if (*due->text != '\0')
        g_assert(strncmp(text + due->start, due->text, strlen(due->text)) == 0);
}

/* The text cut in five where the first bytes say: lead, what leads, the promise, what trails. */
static struct passage passage_of(const uint8_t *cuts, size_t len)
{
    gsize at[4] = {0};

    for (int i = 0; i < 4; i++)
        at[i] = (i > 0 ? at[i - 1] : 0) + cuts[i];
    for (int i = 0; i < 4; i++)
        at[i] = MIN(at[i], len);
    return (struct passage){.lead_end = at[0],
                            .sentence = at[0],
                            .start = at[1],
                            .end = at[2],
                            .subject = at[1],
                            .subject_end = at[1],
                            .sentence_end = at[3]};
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static const char *const days[] = {"2024-06-21", "", "0001-01-01", "9999-12-31"};
    g_autofree char *text = NULL;
    gsize start, len;

    if (size < 5 || size > 4096)
        return -1;
    text = g_strndup((const char *)data + 5, size - 5);
    const struct reading reading = {.text = text, .title = "", .day = days[data[4] % 4]};
    const struct passage passage = passage_of(data, strlen(text));
    struct due *due = due_read(&reading, &passage);
    struct period *found = period_find(text, reading.day, &start, &len);
    struct period *parsed = period_parse(text, reading.day, NULL);
    check_due(text, due);
    due_free(due);
    if (found != NULL)
        g_assert(start + len <= strlen(text));
    period_free(found);
    period_free(parsed);
    return 0;
}
