/* csv_decode.c proves what encodings become: valid UTF-8, with every replaced byte counted.
 * The expectations are the Unicode Standard's tables 3-8 to 3-11 and GLib's own validator. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "core/csv/csv_decode.h"
#include "tests/lib/csv_dump.h"

#define R "\xef\xbf\xbd"

/* UTF-8 with a mark, or several: the first column's name is clean. */
static void test_utf8_mark(void **state)
{
    (void)state;
    csv_check("\xef\xbb\xbfref,b\n1,\xef\xbb\xbfx\n", NULL, "1 [ref][b]\n2 [1][\xef\xbb\xbfx]\n");
    csv_check("\xef\xbb\xbf\xef\xbb\xbf\"ref\",b\n", NULL, "1 [ref][b]\n");
    csv_check("\xef\xbb\xbf\nref,b\n", NULL, "2 [ref][b]\n");
    csv_check("\xef\xbb\xbf", NULL, "");
}

/* One U+FFFD for each maximal ill-formed part: Unicode 15, tables 3-8, 3-9, 3-10, 3-11. */
static void test_ill_formed_utf8(void **state)
{
    (void)state;
    csv_check("x\n\xc0\xaf\xe0\x80\xbf\xf0\x81\x82\x41\n", NULL,
              "1 [x]\n2 [" R R R R R R R R "A]\nreplaced 8 from line 2\n");
    csv_check("x\n\xed\xa0\x80\xed\xbf\xbf\xed\xaf\x41\n", NULL,
              "1 [x]\n2 [" R R R R R R R R "A]\nreplaced 8 from line 2\n");
    csv_check("x\n\xf4\x91\x92\x93\xff\x41\x80\xbf\x42\n", NULL,
              "1 [x]\n2 [" R R R R R "A" R R "B]\nreplaced 7 from line 2\n");
    csv_check("x\n\xe1\x80\xe2\xf0\x91\x92\xf1\xbf\x41\n", NULL,
              "1 [x]\n2 [" R R R R "A]\nreplaced 4 from line 2\n");
}

/* A character cut off by the end of the line, the field or the file. */
static void test_cut_utf8(void **state)
{
    (void)state;
    csv_check("a,b\n1,\xe2\x82\n\xe2\x82,z\n3,\xf0\x9f\x98", NULL,
              "1 [a][b]\n2 [1][" R "]\n3 [" R "][z]\n4 [3][" R "]\nreplaced 3 from line 2\n");
    csv_check("a\n\"x\ny\n\xff\"\nz\xff\n", NULL,
              "1 [a]\n2 [x\\ny\\n" R "]\n5 [z" R "]\nreplaced 2 from line 4\n");
}

/* Real text in many scripts passes unchanged, however it is cut into reads. */
static void test_good_utf8(void **state)
{
    (void)state;
    csv_check("x\nTürkiye Ålesund 日本は 한국 می\u200cخواهیم 👩\u200d👩\u200d👧 \U0010ffff\n", NULL,
              "1 [x]\n2 [Türkiye Ålesund 日本は 한국 می\u200cخواهیم 👩\u200d👩\u200d👧 \U0010ffff]\n");
}

/* What counts as well-formed is what GLib says, over all short sequences of telling bytes; repaired
 * text is valid in every case. */
static void test_validity_is_glibs(void **state)
{
    static const guint8 telling[] = {0x41, 0x7f, 0x80, 0x8f, 0x90, 0x9f, 0xa0, 0xbf,
                                     0xc0, 0xc1, 0xc2, 0xdf, 0xe0, 0xe1, 0xec, 0xed,
                                     0xee, 0xef, 0xf0, 0xf1, 0xf3, 0xf4, 0xf5, 0xff};
    const guint count = G_N_ELEMENTS(telling);
    struct csv_decoder *decoder = csv_decoder_new(NULL, NULL, 0, "x", NULL);

    (void)state;
    for (guint i = 0; i < count * count * count * count; i++) {
        guint8 four[4] = {telling[i % count], telling[i / count % count],
                          telling[i / count / count % count], telling[i / count / count / count]};
        gboolean good = g_utf8_validate((const char *)four, 4, NULL);
        struct csv_text text = csv_decoder_run(decoder, four, 4, TRUE);
        assert_int_equal(text.consumed, 4);
        if ((text.replaced == 0) != good)
            fail_msg("%02x %02x %02x %02x: GLib says %d", four[0], four[1], four[2], four[3], good);
        assert_true(g_utf8_validate(text.bytes, (gssize)text.length, NULL));
    }
    csv_decoder_free(decoder);
}

static GByteArray *encode(const char *text, const char *encoding, const char *mark,
                          gsize mark_length)
{
    gsize n;
    g_autofree char *bytes = g_convert(text, -1, encoding, "UTF-8", NULL, &n, NULL);
    GByteArray *out = g_byte_array_new();

    assert_non_null(bytes);
    g_byte_array_append(out, (const guint8 *)mark, (guint)mark_length);
    g_byte_array_append(out, (const guint8 *)bytes, (guint)n);
    return out;
}

/* UTF-16 and UTF-32 by their marks; U+0A0D and U+220D have the bytes of line ends and are none. */
static void test_wide_by_mark(void **state)
{
    static const struct {
        const char *encoding, *mark;
        gsize length;
    } wide[] = {{"UTF-16LE", "\xff\xfe", 2},
                {"UTF-16BE", "\xfe\xff", 2},
                {"UTF-32LE", "\xff\xfe\0\0", 4},
                {"UTF-32BE", "\0\0\xfe\xff", 4}};

    (void)state;
    for (gsize i = 0; i < G_N_ELEMENTS(wide); i++) {
        g_autoptr(GByteArray) bytes =
            encode("ref;b\r\n\"1\r;\n\";\u0a0d\u220d\u0d0a😀\r\rÅ;\"\"\"\"", wide[i].encoding,
                   wide[i].mark, wide[i].length);
        const char *expected = "1 [ref][b]\n2 [1\\r;\\n][\u0a0d\u220d\u0d0a😀]\n6 [Å][\"]\n";
        csv_check_bytes(bytes->data, bytes->len, NULL, expected);
        struct csv_options named = {.encoding = wide[i].length == 2 ? "UTF-16" : "utf-32"};
        csv_check_bytes(bytes->data, bytes->len, &named, expected);
    }
}

/* Half a pair, half a unit, and a NUL character in UTF-16. */
static void test_wide_faults(void **state)
{
    static const char lone[] = "\xff\xfe"
                               "a\0\n\0\x3d\xd8"
                               "b\0\n\0\x00\xdc\n\0c\0d";
    static const char nul[] = "\xff\xfe"
                              "a\0\n\0\0\0\n\0b\0";

    (void)state;
    csv_check_bytes(lone, sizeof lone - 1, NULL,
                    "1 [a]\n2 [" R "b]\n3 [" R "]\n4 [c" R "]\nreplaced 3 from line 2\n");
    csv_check_bytes(nul, sizeof nul - 1, NULL,
                    "1 [a]\n2 ! a NUL byte stands in it (line 2, field 1)\n3 [b]\n");
}

static void test_unmarked_utf16(void **state)
{
    static const char le[] = "r\0e\0f\0,\0b\0\n\0"
                             "1\0,\0x\0\n\0";
    struct csv_options named = {.encoding = "utf-16le"};

    (void)state;
    csv_check_bytes(le, sizeof le - 1, NULL,
                    "error: x.csv: looks like UTF-16 without a byte order mark: name the encoding "
                    "utf-16le\n");
    csv_check_bytes(le + 1, sizeof le - 2, NULL,
                    "error: x.csv: looks like UTF-16 without a byte order mark: name the encoding "
                    "utf-16be\n");
    csv_check_bytes(le, sizeof le - 1, &named, "1 [ref][b]\n2 [1][x]\n");
}

static void test_eight_bit_by_name(void **state)
{
    struct csv_options mac = {.encoding = "mac-roman"}, windows = {.encoding = "Windows-1252"};
    struct csv_options latin = {.encoding = "ISO-8859-1"}, japan = {.encoding = "SHIFT_JIS"};

    (void)state;
    csv_check("a,b\rT\x9frkiye,\xd2q\xd3 \x8eit\r", &mac, "1 [a][b]\n2 [Türkiye][“q” éit]\n");
    csv_check("a,b\nC\xf4te d\x92Ivoire \x96 \x93w\x94,\x80\n", &windows,
              "1 [a][b]\n2 [Côte d’Ivoire – “w”][€]\n");
    csv_check("a\n\x81\x8d\x8f\x90\x9dz\n\n\x81", &windows,
              "1 [a]\n2 [" R R R R R "z]\n4 [" R "]\nreplaced 6 from line 2\n");
    csv_check("a\n\xe9\xff\n", &latin, "1 [a]\n2 [éÿ]\n");
    csv_check("a,b\n\x93\xfa\x96\x7b,\x82\n2,\x82", &japan,
              "1 [a][b]\n2 [日本][" R "]\n3 [2][" R "]\nreplaced 2 from line 2\n");
}

/* Taken for UTF-8, other encodings lose letters but no record. */
static void test_wrong_encoding_counts(void **state)
{
    (void)state;
    csv_check("a,b\n1,C\xf4te \x93w\x94\n2,z\n", NULL,
              "1 [a][b]\n2 [1][C" R "te " R "w" R "]\n3 [2][z]\nreplaced 3 from line 2\n");
}

#define UNKNOWN(name)                                                                              \
    "error: x.csv: " name " is no encoding this machine can read CSV in: try utf-8, utf-16, "      \
    "windows-1252, iso-8859-1, mac-roman, or a name of `iconv -l`\n"

/* Unknown names, iconv's switches, and encodings whose commas and line ends are not ASCII's. */
static void test_unknown_names(void **state)
{
    struct csv_options klingon = {.encoding = "klingon"}, ignore = {.encoding = "utf-16//IGNORE"};
    struct csv_options ebcdic = {.encoding = "IBM037"}, local = {.encoding = "//"};

    (void)state;
    csv_check("a\n", &klingon, UNKNOWN("klingon"));
    csv_check("a\n", &ignore, UNKNOWN("utf-16//IGNORE"));
    csv_check("a\n", &ebcdic, UNKNOWN("IBM037"));
    csv_check("a\n", &local, UNKNOWN("//"));
}

static void test_mark_against_name(void **state)
{
    struct csv_options windows = {.encoding = "windows-1252"}, utf8 = {.encoding = "UTF-8"};

    (void)state;
    csv_check("\xef\xbb\xbf"
              "a\n",
              &windows,
              "error: x.csv: begins with the mark of UTF-8, so it is not windows-1252: leave the "
              "encoding out\n");
    csv_check_bytes("\xff\xfe"
                    "a\0",
                    4, &utf8,
                    "error: x.csv: begins with the mark of UTF-16LE, so it is not UTF-8: leave the "
                    "encoding out\n");
    csv_check("\xef\xbb\xbf"
              "a\n",
              &utf8, "1 [a]\n");
}

/* An encoding that can hide a line end inside a line does not join or leak records. */
static void test_hidden_line_ends(void **state)
{
    struct csv_options utf7 = {.encoding = "UTF-7"};

    (void)state;
    csv_check("a,b\n1,x+AAo-2,y\n3,z\n4,+AAo-\n5,z", &utf7,
              "1 [a][b]\n2 ! the encoding hides a line end in it (line 2, field 3)\n3 [3][z]\n"
              "4 [4][]\n5 [5][z]\n");
    csv_check("a,b\n1,+AAo-2,y", &utf7,
              "1 [a][b]\n2 ! the encoding hides a line end in it (line 2, field 3)\n");
}

/* Nor does the rest of a very long line become a record of its own. */
static void test_hidden_line_end_in_a_long_line(void **state)
{
    struct csv_options utf7 = {.encoding = "UTF-7"};
    g_autofree char *tail = g_strnfill(600000, 'x');
    g_autofree char *text = g_strconcat("a,b\n1,+AAo-", tail, ",y\n3,z\n", NULL);
    g_autofree char *actual = csv_dump(text, strlen(text), &utf7);

    (void)state;
    assert_string_equal(actual,
                        "1 [a][b]\n2 ! the encoding hides a line end in it (line 2, field 3)\n"
                        "3 [3][z]\n");
}

/* Characters are whole where a piece of a very long line ends in the middle of one. */
static void test_characters_across_pieces(void **state)
{
    static const char *const encodings[] = {"UTF-8", "UTF-16LE", "UTF-16BE", "SHIFT_JIS"};

    (void)state;
    for (gsize e = 0; e < G_N_ELEMENTS(encodings); e++)
        for (guint shift = 0; shift < 3; shift++) {
            g_autoptr(GString) text = g_string_new("a,b\n1,");
            g_string_append_len(text, "xxx", shift);
            gsize start = text->len;
            for (guint i = 0; i < 150000; i++)
                g_string_append(text, "日");
            gsize length = text->len - start + shift;
            g_autoptr(GByteArray) bytes = encode(text->str, encodings[e], "", 0);
            g_autoptr(GBytes) memory = g_bytes_new(bytes->data, bytes->len);
            struct csv_options options = {.encoding = encodings[e]};
            struct csv_reader *reader = csv_reader_open_bytes(memory, "x", &options, NULL);
            assert_non_null(csv_reader_next(reader, NULL));
            const struct csv_record *record = csv_reader_next(reader, NULL);
            assert_int_equal(record->lengths[1], length);
            assert_string_equal(record->fields[1], text->str + start - shift);
            assert_int_equal(csv_reader_replaced(reader, NULL), 0);
            csv_reader_close(reader);
        }
}

#define CASE(name) cmocka_unit_test(name)

int main(void)
{
    static const struct CMUnitTest tests[] = {
        CASE(test_utf8_mark),
        CASE(test_ill_formed_utf8),
        CASE(test_cut_utf8),
        CASE(test_good_utf8),
        CASE(test_validity_is_glibs),
        CASE(test_wide_by_mark),
        CASE(test_wide_faults),
        CASE(test_unmarked_utf16),
        CASE(test_eight_bit_by_name),
        CASE(test_wrong_encoding_counts),
        CASE(test_unknown_names),
        CASE(test_mark_against_name),
        CASE(test_hidden_line_ends),
        CASE(test_hidden_line_end_in_a_long_line),
        CASE(test_characters_across_pieces),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
