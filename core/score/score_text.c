/* score_text.c owns the rule by which cells of other people's tables are scores.
 * It must not know files, parties or what becomes of a score. */
#include "core/score/score_text.h"

#include "core/scheme/words.h"
#include "db/fold.h"

#include <string.h>

static gboolean is_nothing(gunichar c)
{
    return g_unichar_isspace(c) || g_unichar_type(c) == G_UNICODE_FORMAT || c == 0x00AD ||
           c == 0x034F || c == 0x2800 || (c >= 0xFE00 && c <= 0xFE0F);
}

/* One sign in its plainest form: m a hyphen or minus, d another dash, p a plus, . either sign of a
 * decimal, digits as themselves, x anything else. Superscripts are no digits: they mark notes. */
static char plain_sign(gunichar c)
{
    if (c == '-' || c == 0x2212 || c == 0xFF0D || c == 0xFE63)
        return 'm';
    if ((c >= 0x2010 && c <= 0x2015) || c == 0xFE58)
        return 'd';
    if (c == '+' || c == 0xFF0B || c == 0xFE62)
        return 'p';
    if (c == '.' || c == ',' || c == 0xFF0E || c == 0xFF0C || c == 0x066B)
        return '.';
    if (c >= 0xFF10 && c <= 0xFF19)
        return (char)('0' + (c - 0xFF10));
    return c >= '0' && c <= '9' ? (char)c : 'x';
}

/* The signs of the cell without what nobody sees. */
static char *plain_signs(const char *text)
{
    GString *signs = g_string_new(NULL);
    for (const char *p = text; *p != '\0'; p = g_utf8_next_char(p))
        if (!is_nothing(g_utf8_get_char(p)))
            g_string_append_c(signs, plain_sign(g_utf8_get_char(p)));
    return g_string_free(signs, FALSE);
}

/* "m1.0": a sign or none, one digit, and no decimals but zeros. */
static const char *read_number(const char *signs)
{
    gboolean is_minus = *signs == 'm' || *signs == 'd';
    const char *p = signs + (is_minus || *signs == 'p');
    char digit = *p;
    if (digit != '0' && digit != '1')
        return NULL;
    p++;
    if (*p == '.')
        p += 1 + strspn(p + 1, "0");
    if (*p != '\0')
        return NULL;
    return digit == '0' ? "0" : is_minus ? "-1" : "+1";
}

/* As fold_text() leaves them, dots and signs taken out: "n/a" and "N. A." are "na". */
static const struct {
    const char *word, *score;
} words[] = {
    {"na", "na"},
    {"notapplicable", "na"},
    {"nonapplicable", "na"},
    {"sansobjet", "na"},
    {"nichtanwendbar", "na"},
    {"entfallt", "na"},
    {"nonapplicabile", "na"},
    {"noaplica", "na"},
    {"full", "+1"},
    {"fullcompliance", "+1"},
    {"partial", "0"},
    {"partialcompliance", "0"},
    {"workinprogress", "0"},
    {"nocompliance", "-1"},
    {"noncompliance", "-1"},
    {"notassessed", ""},
    {"notscored", ""},
    {"notyetassessed", ""},
    {"nodata", ""},
};

static const char *read_word(const char *text)
{
    g_autofree char *folded = fold_text(text, -1);
    g_autoptr(GString) letters = g_string_new(NULL);
    for (const char *p = folded; *p != '\0'; p++)
        if ((*p & 0x80) || g_ascii_isalnum(*p))
            g_string_append_c(letters, *p);
        else if (strchr(" ./-()", *p) == NULL)
            return NULL;
    for (gsize i = 0; i < G_N_ELEMENTS(words); i++)
        if (strcmp(words[i].word, letters->str) == 0)
            return words[i].score;
    return NULL;
}

static struct score_text made(enum score_text_kind kind, const char *score)
{
    return (struct score_text){.kind = kind, .score = score};
}

struct score_text score_text_read(const char *text)
{
    g_autofree char *signs = plain_signs(text);
    if (*signs == '\0')
        return made(SCORE_TEXT_BLANK, "");
    if (strcmp(signs, "m") == 0)
        return made(SCORE_TEXT_SIGN, "-1");
    if (strcmp(signs, "p") == 0)
        return made(SCORE_TEXT_SIGN, "+1");
    const char *score = read_number(signs);
    if (score == NULL)
        score = read_word(text);
    if (score == NULL)
        return made(SCORE_TEXT_ODD, "");
    return made(*score != '\0' ? SCORE_TEXT_PLAIN : SCORE_TEXT_BLANK, score);
}

const char *score_text_done(const struct score_text *cell)
{
    if (strcmp(cell->score, "-1") == 0)
        return _("taken for −1");
    if (strcmp(cell->score, "+1") == 0)
        return _("taken for +1");
    if (strcmp(cell->score, "0") == 0)
        return _("taken for 0");
    return strcmp(cell->score, "na") == 0 ? _("taken for not applicable") : _("left not assessed");
}
