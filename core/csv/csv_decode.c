/* csv_decode.c owns encodings: their names and marks, and turning bytes into valid UTF-8.
 * It must not know lines, quotes, fields or where the bytes come from. */
#include "core/csv/csv_decode.h"

#include <errno.h>
#include <string.h>

#include "core/csv/csv_reader.h"
#include "core/text/text.h"
#include "db/utf8.h"

#define REPLACEMENT "\xef\xbf\xbd"
#define MARK        "\xef\xbb\xbf"

struct csv_decoder {
    char *name; /* as iconv calls it */
    struct csv_units units;
    gboolean utf8;     /* checked where it stands; iconv would copy */
    GIConv iconv;      /* (GIConv)-1 where utf8 */
    GByteArray *out;   /* decoded text that is not the input itself */
    gboolean at_start; /* nothing but marks has come yet */
};

/* The encodings whose name or mark says more than iconv's list does. */
static const struct encoding {
    const char *spelling; /* lower case, letters and digits only */
    const char *name;
    struct csv_units units;
} encodings[] = {
    {"utf8", "UTF-8", {1, FALSE}},          {"utf8sig", "UTF-8", {1, FALSE}},
    {"utf16", "UTF-16LE", {2, FALSE}}, /* a mark decides; without one, what Windows writes */
    {"utf16le", "UTF-16LE", {2, FALSE}},    {"utf16be", "UTF-16BE", {2, TRUE}},
    {"unicode", "UTF-16LE", {2, FALSE}},    {"ucs2", "UTF-16LE", {2, FALSE}},
    {"utf32", "UTF-32LE", {4, FALSE}},      {"utf32le", "UTF-32LE", {4, FALSE}},
    {"utf32be", "UTF-32BE", {4, TRUE}},     {"macroman", "MACINTOSH", {1, FALSE}},
    {"xmacroman", "MACINTOSH", {1, FALSE}}, {"mac", "MACINTOSH", {1, FALSE}},
    {"macintosh", "MACINTOSH", {1, FALSE}}, {"windows1252", "CP1252", {1, FALSE}},
    {"win1252", "CP1252", {1, FALSE}},      {"cp1252", "CP1252", {1, FALSE}},
    {"ansi", "CP1252", {1, FALSE}},         {"latin1", "ISO-8859-1", {1, FALSE}},
};

/* UTF-32LE before UTF-16LE, whose mark begins it. */
static const struct {
    const char *bytes;
    gsize length;
    const char *spelling;
} marks[] = {
    {"\xef\xbb\xbf", 3, "utf8"}, {"\xff\xfe\0\0", 4, "utf32le"}, {"\0\0\xfe\xff", 4, "utf32be"},
    {"\xff\xfe", 2, "utf16le"},  {"\xfe\xff", 2, "utf16be"},
};

static const struct encoding *find_encoding(const char *name)
{
    g_autoptr(GString) spelling = g_string_new(NULL);

    for (const char *at = name; *at != '\0'; at++)
        if (g_ascii_isalnum(*at))
            g_string_append_c(spelling, g_ascii_tolower(*at));
    for (gsize i = 0; i < G_N_ELEMENTS(encodings); i++)
        if (strcmp(encodings[i].spelling, spelling->str) == 0)
            return &encodings[i];
    return NULL;
}

static const struct encoding *find_mark(const guint8 *head, gsize n)
{
    for (gsize i = 0; i < G_N_ELEMENTS(marks); i++)
        if (n >= marks[i].length && memcmp(head, marks[i].bytes, marks[i].length) == 0)
            return find_encoding(marks[i].spelling);
    return NULL;
}

/* Text in UTF-16 has a NUL in every other byte; nothing else has. */
static const char *looks_like_utf16(const guint8 *head, gsize n)
{
    gsize nuls[2] = {0, 0};

    for (gsize i = 0; i < n; i++)
        nuls[i % 2] += head[i] == 0;
    if (nuls[1] * 3 > n && nuls[0] == 0)
        return "utf-16le";
    if (nuls[0] * 3 > n && nuls[1] == 0)
        return "utf-16be";
    return NULL;
}

/* Lines are cut before decoding, so line ends must be the bytes they are in ASCII; the names of
 * iconv's switches (//IGNORE) are no encodings. */
static gboolean reads_ascii(GIConv conv)
{
    char in[] = "a,\";\r\n", out[sizeof in];
    char *from = in, *to = out;
    gsize left = sizeof in - 1, room = sizeof out;

    gboolean same = g_iconv(conv, &from, &left, &to, &room) == 0 &&
                    to - out == (gssize)(sizeof in - 1) && memcmp(in, out, sizeof in - 1) == 0;
    g_iconv(conv, NULL, NULL, NULL, NULL);
    return same;
}

static GIConv open_iconv(const char *name, gsize width)
{
    if (strchr(name, '/') != NULL)
        return (GIConv)-1;
    GIConv conv = g_iconv_open("UTF-8", name);
    if (conv != (GIConv)-1 && width == 1 && !reads_ascii(conv)) {
        g_iconv_close(conv);
        return (GIConv)-1;
    }
    return conv;
}

/* Whether a name may stand with a mark: the same Unicode form; on the byte order the mark decides.
 */
static gboolean name_fits_mark(const char *name, const struct encoding *mark)
{
    const struct encoding *named = find_encoding(name);

    return named != NULL && g_str_has_prefix(named->name, "UTF-") &&
           named->units.width == mark->units.width;
}

static gboolean choose_encoding(struct csv_decoder *decoder, const char *name,
                                const struct encoding *mark, const char *file, GError **error)
{
    if (name != NULL && mark != NULL && !name_fits_mark(name, mark)) {
        g_autofree char *shown = text_show(name, -1);
        g_set_error(error, HELDTO_CSV_ERROR, HELDTO_CSV_ERROR_ENCODING,
                    "%s: begins with the mark of %s, so it is not %s: leave the encoding out", file,
                    mark->name, shown);
        return FALSE;
    }
    const struct encoding *known = mark != NULL   ? mark
                                   : name != NULL ? find_encoding(name)
                                                  : find_encoding("utf8");
    decoder->units = known != NULL ? known->units : (struct csv_units){.width = 1};
    decoder->name = g_strdup(known != NULL ? known->name : name);
    return TRUE;
}

static gboolean open_decoder(struct csv_decoder *decoder, const char *wanted, const char *file,
                             GError **error)
{
    decoder->utf8 = strcmp(decoder->name, "UTF-8") == 0;
    if (decoder->utf8)
        return TRUE;
    decoder->iconv = open_iconv(decoder->name, decoder->units.width);
    if (decoder->iconv != (GIConv)-1)
        return TRUE;
    g_autofree char *shown = text_show(wanted, -1);
    g_set_error(
        error, HELDTO_CSV_ERROR, HELDTO_CSV_ERROR_ENCODING,
        "%s: %s is no encoding this machine can read CSV in: try utf-8, utf-16, windows-1252, "
        "iso-8859-1, mac-roman, or a name of `iconv -l`",
        file, shown);
    return FALSE;
}

struct csv_decoder *csv_decoder_new(const char *encoding, const guint8 *head, gsize n,
                                    const char *file, GError **error)
{
    const struct encoding *mark = find_mark(head, n);
    const char *utf16 = encoding == NULL && mark == NULL ? looks_like_utf16(head, n) : NULL;

    if (utf16 != NULL) {
        g_set_error(error, HELDTO_CSV_ERROR, HELDTO_CSV_ERROR_ENCODING,
                    "%s: looks like UTF-16 without a byte order mark: name the encoding %s", file,
                    utf16);
        return NULL;
    }
    struct csv_decoder *decoder = g_new0(struct csv_decoder, 1);
    decoder->iconv = (GIConv)-1;
    decoder->out = g_byte_array_new();
    decoder->at_start = TRUE;
    if (choose_encoding(decoder, encoding, mark, file, error) &&
        open_decoder(decoder, encoding, file, error))
        return decoder;
    csv_decoder_free(decoder);
    return NULL;
}

void csv_decoder_free(struct csv_decoder *decoder)
{
    if (decoder == NULL)
        return;
    if (decoder->iconv != (GIConv)-1)
        g_iconv_close(decoder->iconv);
    g_byte_array_unref(decoder->out);
    g_free(decoder->name);
    g_free(decoder);
}

void csv_decoder_reset(struct csv_decoder *decoder)
{
    decoder->at_start = TRUE;
    if (decoder->iconv != (GIConv)-1)
        g_iconv(decoder->iconv, NULL, NULL, NULL, NULL);
}

struct csv_units csv_decoder_units(const struct csv_decoder *decoder)
{
    return decoder->units;
}

const char *csv_decoder_encoding(const struct csv_decoder *decoder)
{
    return decoder->name;
}

/* How many bytes from the start are ASCII, counted in words of eight. */
static gsize skip_ascii(const guint8 *bytes, gsize n)
{
    gsize at = 0;
    guint64 word;

    for (; at + sizeof word <= n; at += sizeof word) {
        memcpy(&word, bytes + at, sizeof word);
        if ((word & G_GUINT64_CONSTANT(0x8080808080808080)) != 0)
            break;
    }
    while (at < n && bytes[at] < 0x80)
        at++;
    return at;
}

/* How many bytes from the start are well-formed; *bad takes the length of the part that stops them,
 * 0 at the end. */
static gsize well_formed(const guint8 *bytes, gsize n, gsize *bad)
{
    const char *text = (const char *)bytes;
    gsize at = 0, used;

    *bad = 0;
    while ((at += skip_ascii(bytes + at, n - at)) < n) {
        if (utf8_decode(text + at, text + n, &used) == UTF8_BAD) {
            *bad = used;
            return at;
        }
        at += used;
    }
    return at;
}

/* A bad part that reaches the end of the piece may be the start of a character. */
static gboolean is_cut(gsize bad_end, gsize n, gboolean whole)
{
    return bad_end == n && !whole;
}

static void put_replacement(struct csv_decoder *decoder, struct csv_text *text)
{
    g_byte_array_append(decoder->out, (const guint8 *)REPLACEMENT, strlen(REPLACEMENT));
    text->replaced++;
}

static void use_output(const struct csv_decoder *decoder, struct csv_text *text)
{
    text->bytes = (const char *)decoder->out->data;
    text->length = decoder->out->len;
}

/* UTF-8 with something wrong in it: good bytes first, then a bad part that cannot be a cut
 * character. */
static struct csv_text repair_utf8(struct csv_decoder *decoder, const guint8 *bytes, gsize n,
                                   gboolean whole, gsize good, gsize bad)
{
    struct csv_text text = {0};

    while (TRUE) {
        g_byte_array_append(decoder->out, bytes + text.consumed, (guint)good);
        text.consumed += good;
        if (bad == 0 || is_cut(text.consumed + bad, n, whole))
            break;
        put_replacement(decoder, &text);
        text.consumed += bad;
        good = well_formed(bytes + text.consumed, n - text.consumed, &bad);
    }
    use_output(decoder, &text);
    return text;
}

static struct csv_text run_utf8(struct csv_decoder *decoder, const guint8 *bytes, gsize n,
                                gboolean whole)
{
    gsize bad;
    gsize good = well_formed(bytes, n, &bad);

    if (bad > 0 && !is_cut(good + bad, n, whole))
        return repair_utf8(decoder, bytes, n, whole, good, bad);
    return (struct csv_text){.bytes = (const char *)bytes, .length = good, .consumed = good};
}

static struct csv_text run_iconv(struct csv_decoder *decoder, const guint8 *bytes, gsize n,
                                 gboolean whole)
{
    struct csv_text text = {0};
    char block[4096];
    char *in = (char *)bytes; /* iconv's type is not const, though it only reads */
    gsize left = n;

    while (left > 0) {
        char *out = block;
        gsize room = sizeof block;
        gboolean stopped = g_iconv(decoder->iconv, &in, &left, &out, &room) == (gsize)-1;
        int why = stopped ? errno : 0;
        g_byte_array_append(decoder->out, (const guint8 *)block, (guint)(out - block));
        if (why == EINVAL && !whole)
            break;
        if (stopped && why != E2BIG) {
            gsize skip = MIN(left, decoder->units.width);
            put_replacement(decoder, &text);
            in += skip;
            left -= skip;
        }
    }
    text.consumed = n - left;
    use_output(decoder, &text);
    return text;
}

struct csv_text csv_decoder_run(struct csv_decoder *decoder, const guint8 *bytes, gsize n,
                                gboolean whole)
{
    g_byte_array_set_size(decoder->out, 0);
    struct csv_text text =
        decoder->utf8 ? run_utf8(decoder, bytes, n, whole) : run_iconv(decoder, bytes, n, whole);
    gsize mark = strlen(MARK);
    while (decoder->at_start && text.length >= mark && memcmp(text.bytes, MARK, mark) == 0) {
        text.bytes += mark;
        text.length -= mark;
    }
    decoder->at_start = decoder->at_start && text.length == 0;
    return text;
}
