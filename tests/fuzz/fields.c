/* fields.c fuzzes what is read from a passage beside its period: parties, topic, venue, voice.
 * It must not know what is right. */
#include <stdint.h>
#include <string.h>

#include "core/lexicon/circle.h"
#include "core/lexicon/subject.h"
#include "core/lexicon/venue.h"
#include "core/lexicon/voice.h"
#include "core/lexicon/who.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void read_all(const struct lexicon *lexicon, const struct reading *reading,
                     const struct passage *passage)
{
    g_auto(GStrv) bound = who_bound(lexicon, reading, passage);
    g_autofree char *topic = subject_topic(lexicon, reading, passage);

    g_assert(*subject_wide(lexicon, topic) != '\0');
    (void)who_is_third(lexicon, reading->circle, bound);
    venue_free(venue_read(lexicon, reading, passage));
    voice_free(voice_read(reading, passage));
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static struct lexicon *lexicon; /* built once: it is the same for every input */
    g_autofree char *text = NULL;
    gsize at[6] = {0}, len;

    if (lexicon == NULL)
        lexicon = lexicon_new(NULL, NULL);
    if (size < 7 || size > 4096)
        return -1;
    text = g_strndup((const char *)data + 7, size - 7);
    len = strlen(text);
    for (int i = 0; i < 6; i++)
        at[i] = MIN((i > 0 ? at[i - 1] : 0) + data[i], len);
    struct circle *circle = circle_read(lexicon, text, text);
    const struct reading reading = {.text = text,
                                    .title = text,
                                    .day = "2024-06-21",
                                    .language = "",
                                    .voice = data[6] % 2 == 0 ? "verbatim" : "reported",
                                    .circle = circle};
    const struct passage passage = {.lead = 0,
                                    .lead_end = at[0],
                                    .sentence = at[0],
                                    .subject = at[1],
                                    .subject_end = at[2],
                                    .start = at[3],
                                    .end = at[4],
                                    .sentence_end = at[5]};
    read_all(lexicon, &reading, &passage);
    circle_free(circle);
    return 0;
}
