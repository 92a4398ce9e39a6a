/* csv_sniff.c owns finding out which character stands between the fields of a file.
 * It must not know files, encodings or what the fields mean. */
#include "core/csv/csv_sniff.h"

#include <csv.h>
#include <string.h>

#define SNIFF_RECORDS 50u

/* In order of preference where two cut equally well. */
static const char candidates[] = {',', ';', '\t', '|'};

struct tally {
    guint fields;  /* of the record being read */
    guint header;  /* fields of the first record */
    guint records; /* read so far */
    guint score;   /* delimiters in records that have as many fields as the first */
};

static void count_field(void *field, size_t length, void *data)
{
    struct tally *tally = data;

    (void)field;
    (void)length;
    tally->fields++;
}

static void count_record(int end, void *data)
{
    struct tally *tally = data;

    (void)end;
    if (tally->records == 0)
        tally->header = tally->fields;
    if (tally->records < SNIFF_RECORDS && tally->fields == tally->header)
        tally->score += tally->fields - 1;
    tally->records++;
    tally->fields = 0;
}

static int no_space(unsigned char c)
{
    (void)c;
    return 0;
}

/* Strict, up to the first stray quote: a quote that is none marks the wrong delimiter. */
static guint score_delimiter(const char *sample, gsize n, char delimiter)
{
    struct tally tally = {0};
    struct csv_parser parser;

    csv_init(&parser, CSV_STRICT);
    csv_set_delim(&parser, (unsigned char)delimiter);
    csv_set_space_func(&parser, no_space);
    if (csv_parse(&parser, sample, n, count_field, count_record, &tally) == n)
        csv_fini(&parser, count_field, count_record, &tally);
    csv_free(&parser);
    return tally.score;
}

/* Up to the last line end: a record cut in two has too few fields. */
static gsize whole_lines(const char *sample, gsize n)
{
    gsize at = n;

    while (at > 0 && sample[at - 1] != '\n' && sample[at - 1] != '\r')
        at--;
    return at > 0 ? at : n;
}

char csv_sniff_declared(const char *sample, gsize n)
{
    if (n < 6 || g_ascii_strncasecmp(sample, "sep=", 4) != 0)
        return 0;
    if (sample[5] != '\r' && sample[5] != '\n')
        return 0;
    return memchr(candidates, sample[4], sizeof candidates) != NULL ? sample[4] : 0;
}

char csv_sniff_delimiter(const char *sample, gsize n, gboolean whole)
{
    guint best = 0;
    char found = candidates[0];

    if (!whole)
        n = whole_lines(sample, n);
    for (gsize i = 0; i < sizeof candidates; i++) {
        guint score = score_delimiter(sample, n, candidates[i]);
        if (score > best) {
            best = score;
            found = candidates[i];
        }
    }
    return found;
}
