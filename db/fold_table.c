/* fold_table.c owns the facts about single characters that folding rests on.
 * It must not know strings: fold.c puts the characters together. */
#include "db/fold_table.h"

struct range {
    gunichar first, last;
};

/* Letters that Unicode does not decompose but readers type plainly; variants that Arabic and
 * Persian keyboards choose between; typographic signs. In order of code point. */
static const struct {
    gunichar c;
    const char *as;
} replacements[] = {
    {0x00AB, "\""},     /* « */
    {0x00BB, "\""},     /* » */
    {0x00D7, "x"},      /* × */
    {0x00DF, "ss"},     /* ß */
    {0x00E6, "ae"},     /* æ */
    {0x00F0, "d"},      /* ð */
    {0x00F8, "o"},      /* ø */
    {0x00FE, "th"},     /* þ */
    {0x0111, "d"},      /* đ */
    {0x0127, "h"},      /* ħ */
    {0x0131, "i"},      /* ı */
    {0x0138, "q"},      /* ĸ */
    {0x0142, "l"},      /* ł */
    {0x014B, "n"},      /* ŋ */
    {0x0153, "oe"},     /* œ */
    {0x0167, "t"},      /* ŧ */
    {0x0180, "b"},      /* ƀ */
    {0x0188, "c"},      /* ƈ */
    {0x0192, "f"},      /* ƒ */
    {0x0199, "k"},      /* ƙ */
    {0x019A, "l"},      /* ƚ */
    {0x01A5, "p"},      /* ƥ */
    {0x01AD, "t"},      /* ƭ */
    {0x01B4, "y"},      /* ƴ */
    {0x01B6, "z"},      /* ƶ */
    {0x01DD, "e"},      /* ǝ */
    {0x01E5, "g"},      /* ǥ */
    {0x0225, "z"},      /* ȥ */
    {0x0237, "j"},      /* ȷ */
    {0x023C, "c"},      /* ȼ */
    {0x0247, "e"},      /* ɇ */
    {0x0249, "j"},      /* ɉ */
    {0x024D, "r"},      /* ɍ */
    {0x024F, "y"},      /* ɏ */
    {0x0253, "b"},      /* ɓ */
    {0x0256, "d"},      /* ɖ */
    {0x0257, "d"},      /* ɗ */
    {0x0259, "e"},      /* ə */
    {0x025B, "e"},      /* ɛ */
    {0x0268, "i"},      /* ɨ */
    {0x0272, "n"},      /* ɲ */
    {0x0289, "u"},      /* ʉ */
    {0x03C2, "\u03C3"}, /* ς σ */
    {0x0491, "\u0433"}, /* ґ г */
    {0x0629, "\u0647"}, /* teh marbuta, heh */
    {0x0649, "\u064A"}, /* alef maksura, yeh */
    {0x0671, "\u0627"}, /* alef wasla, alef */
    {0x06A9, "\u0643"}, /* Persian kaf, Arabic kaf */
    {0x06C1, "\u0647"}, /* Urdu heh, heh */
    {0x06CC, "\u064A"}, /* Persian yeh, Arabic yeh */
    {0x2010, "-"},      /* hyphen */
    {0x2012, "-"},      /* figure dash */
    {0x2013, "-"},      /* – */
    {0x2014, "-"},      /* — */
    {0x2015, "-"},      /* ― */
    {0x2018, "'"},      /* ‘ */
    {0x2019, "'"},      /* ’ */
    {0x201A, "'"},      /* ‚ */
    {0x201B, "'"},      /* ‛ */
    {0x201C, "\""},     /* “ */
    {0x201D, "\""},     /* ” */
    {0x201E, "\""},     /* „ */
    {0x201F, "\""},     /* ‟ */
    {0x2032, "'"},      /* ′ */
    {0x2039, "'"},      /* ‹ */
    {0x203A, "'"},      /* › */
    {0x2044, "/"},      /* fraction slash */
    {0x2212, "-"},      /* minus */
};

/* Written without spaces between words, or (Hangul) compounded so freely that words are looked
 * for inside words; and the signs used among them. */
static const struct range apart[] = {
    {0x0E00, 0x0EFF},   {0x1000, 0x109F},   {0x1100, 0x11FF}, {0x1780, 0x17FF}, {0x2E80, 0x2FDF},
    {0x3005, 0x3007},   {0x3021, 0x3029},   {0x3031, 0x3035}, {0x3038, 0x303C}, {0x3041, 0x30FF},
    {0x3105, 0x312F},   {0x31A0, 0x31BF},   {0x31F0, 0x31FF}, {0x3400, 0x4DBF}, {0x4E00, 0x9FFF},
    {0xA960, 0xA97F},   {0xA9E0, 0xA9FF},   {0xAA60, 0xAA7F}, {0xAC00, 0xD7FF}, {0xF900, 0xFAFF},
    {0x1AFF0, 0x1B16F}, {0x20000, 0x3FFFD},
};

/* Seen by nobody although they count as letters, or are not assigned yet; apostrophe letters
 * ("Hawaiʻi") that nobody types; the Arabic tatweel that only stretches a word. */
static const struct range gone[] = {
    {0x02B9, 0x02BF}, {0x0640, 0x0640}, {0x115F, 0x1160},
    {0x2065, 0x2065}, {0xFFF0, 0xFFF8}, {0xE0000, 0xE0FFF},
};

static gboolean in_ranges(const struct range *range, gsize n, gunichar c)
{
    for (gsize i = 0; i < n && range[i].first <= c; i++)
        if (c <= range[i].last)
            return TRUE;
    return FALSE;
}

const char *fold_replacement(gunichar c)
{
    gsize lo = 0, hi = G_N_ELEMENTS(replacements);
    while (lo < hi) {
        const gsize mid = (lo + hi) / 2;
        if (replacements[mid].c == c)
            return replacements[mid].as;
        if (replacements[mid].c < c)
            lo = mid + 1;
        else
            hi = mid;
    }
    return NULL;
}

gboolean fold_is_block(gunichar c)
{
    return (c >= 0x4E00 && c <= 0x9FFF) || (c >= 0xAC00 && c <= 0xD7A3) ||
           (c >= 0x3400 && c <= 0x4DBF);
}

gboolean fold_may_join(gunichar c)
{
    return (c >= 0x1161 && c <= 0x1175) || (c >= 0x11A8 && c <= 0x11C2) || c == 0x3099 ||
           c == 0x309A;
}

gboolean fold_is_word(gunichar c)
{
    if (c < 0x80)
        return g_ascii_isalnum((char)c);
    return g_unichar_isalnum(c) || g_unichar_type(c) == G_UNICODE_PRIVATE_USE;
}

/* The nine Indic blocks from Devanagari to Malayalam lie alike: a vowel sign stands 0x38 after
 * the vowel letter. Without its vowels every Hindi word would be a few consonants that match too
 * much, and unicode61 would cut the word at each sign. */
static gboolean vowel_letter(gunichar *c)
{
    const gunichar letter = *c - 0x38;
    if (*c < 0x0900 || *c > 0x0D7F || (*c & 0x7F) < 0x3E || (*c & 0x7F) > 0x4C ||
        !g_unichar_isalpha(letter))
        return FALSE;
    *c = letter;
    return TRUE;
}

enum fold_class fold_class(gunichar *c)
{
    if (in_ranges(gone, G_N_ELEMENTS(gone), *c))
        return FOLD_GONE;
    switch (g_unichar_type(*c)) {
    case G_UNICODE_SPACING_MARK:
    case G_UNICODE_NON_SPACING_MARK:
    case G_UNICODE_ENCLOSING_MARK:
        return vowel_letter(c) ? FOLD_LETTER : FOLD_GONE;
    case G_UNICODE_FORMAT:
        return FOLD_GONE;
    case G_UNICODE_CONTROL:
    case G_UNICODE_LINE_SEPARATOR:
    case G_UNICODE_PARAGRAPH_SEPARATOR:
    case G_UNICODE_SPACE_SEPARATOR:
        return FOLD_SPACE;
    case G_UNICODE_DECIMAL_NUMBER:
        *c = (gunichar)('0' + g_unichar_digit_value(*c));
        return FOLD_LETTER;
    default:
        break;
    }
    /* Signs and unassigned characters: unicode61 takes some that are newer than its tables, all
     * the late emoji among them, for letters of the word beside them. */
    if (*c >= 0x80 && !fold_is_word(*c))
        return FOLD_SPACE;
    return in_ranges(apart, G_N_ELEMENTS(apart), *c) ? FOLD_APART : FOLD_LETTER;
}
