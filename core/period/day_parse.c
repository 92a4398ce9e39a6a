/* day_parse.c owns the reading of a day as files write it.
 * It must not know which file, or which column, or guess an order nobody gave. */
#include "core/period/day.h"

#include <string.h>

#include "core/period/day_names.h"
#include "core/period/day_token.h"

/* Day, month and year in the order they stand; a month may be a word. */
struct components {
    struct {
        int value;
        int digits;
        gboolean is_month_name;
    } at[3];
    int n;
    gboolean is_plain; /* three numbers between like marks, as in 16/12/2021 */
};

G_DEFINE_QUARK(heldto_day_error, day_error)

/* Words that may stand beside a number: 16th, 1er, 16 de diciembre. */
static gboolean is_filler(const struct day_token *token)
{
    static const char *const fillers[] = {"st", "nd", "rd", "th", "er", "of", "de", "the", "le"};

    for (gsize i = 0; i < G_N_ELEMENTS(fillers); i++)
        if (strcmp(token->word, fillers[i]) == 0)
            return TRUE;
    return FALSE;
}

static gboolean is_separator(const struct day_token *token)
{
    return token->kind == DAY_TOKEN_MARK && strlen(token->word) == 1 &&
           strchr("-/.,", token->word[0]) != NULL;
}

/* Whether what is left is nothing, or a time of day: T09:30:00Z, 00:00, 9:30 pm, 12:00 +01:00. */
static gboolean is_time_of_day(const GArray *tokens, gsize at)
{
    static const char *const words[] = {"t", "z", "am", "pm", "a", "p", "m", "utc", "gmt"};

    if (at >= tokens->len)
        return TRUE;
    if (day_token_is(tokens, at, "t"))
        at++;
    if (!day_token_is_number(tokens, at, 0) || !day_token_is(tokens, at + 1, ":"))
        return FALSE;
    for (gsize i = at; i < tokens->len; i++) {
        const struct day_token *token = day_token_at(tokens, i);
        gboolean is_known = token->kind == DAY_TOKEN_NUMBER ||
                            (token->kind == DAY_TOKEN_MARK && strlen(token->word) == 1 &&
                             strchr(":.+-", token->word[0]) != NULL);
        for (gsize w = 0; w < G_N_ELEMENTS(words) && !is_known; w++)
            is_known = strcmp(token->word, words[w]) == 0;
        if (!is_known)
            return FALSE;
    }
    return TRUE;
}

static gboolean add_component(struct components *parts, const struct day_token *token)
{
    int month = token->kind == DAY_TOKEN_WORD ? day_month_from_name(token->word) : 0;

    if (parts->n == 3 || (token->kind != DAY_TOKEN_NUMBER && month == 0))
        return FALSE;
    parts->at[parts->n].is_month_name = month != 0;
    parts->at[parts->n].value = month != 0 ? month : token->number;
    parts->at[parts->n].digits = month != 0 ? 0 : token->digits;
    parts->n++;
    return TRUE;
}

/* Reads components, one mark at most between two, up to the third; gives the place behind it. */
static gboolean read_components(const GArray *tokens, gsize *at, struct components *parts)
{
    gboolean may_separate = FALSE;

    for (; *at < tokens->len && parts->n < 3; (*at)++) {
        const struct day_token *token = day_token_at(tokens, *at);
        if (is_separator(token)) {
            if (!may_separate)
                return FALSE;
            may_separate = FALSE;
        } else if (add_component(parts, token)) {
            may_separate = TRUE;
        } else if (!is_filler(token)) {
            return FALSE;
        }
    }
    return TRUE;
}

/* FALSE when TOKENS are not a date in form: something else stands among its components. */
static gboolean read_form(const GArray *tokens, struct components *parts)
{
    gsize from = 0, at;

    if (tokens->len > 0 && day_is_weekday_name(day_token_at(tokens, 0)->word))
        from = day_token_is(tokens, 1, ",") || day_token_is(tokens, 1, ".") ? 2 : 1;
    at = from;
    if (!read_components(tokens, &at, parts))
        return FALSE;
    parts->is_plain = at == from + 5 && is_separator(day_token_at(tokens, from + 1)) &&
                      day_token_is(tokens, from + 3, day_token_at(tokens, from + 1)->word);
    /* an ordinal or a full stop behind: "2021 December 16th", "16 Dec. 2021." */
    while (at < tokens->len && (day_token_is(tokens, at, ".") || day_token_is(tokens, at, ",") ||
                                is_filler(day_token_at(tokens, at))))
        at++;
    return is_time_of_day(tokens, at);
}

static char *refuse(GError **error, enum day_error code, const char *format, ...)
    G_GNUC_PRINTF(3, 4);

static char *refuse(GError **error, enum day_error code, const char *format, ...)
{
    va_list args;

    va_start(args, format);
    if (error != NULL)
        *error = g_error_new_valist(HELDTO_DAY_ERROR, (gint)code, format, args);
    va_end(args);
    return NULL;
}

static char *make_day(int year, int month, int day, GError **error)
{
    char *made = day_from_numbers(year, month, day);

    if (made != NULL)
        return made;
    if (year < 1)
        return refuse(error, DAY_ERROR_IMPOSSIBLE, "there is no year %04d", year);
    if (month < 1 || month > 12)
        return refuse(error, DAY_ERROR_IMPOSSIBLE, "there is no month %d", month);
    return refuse(error, DAY_ERROR_IMPOSSIBLE, "there is no %d %s %d", day, day_month_name(month),
                  year);
}

/* a/b/YYYY. Without an order only a date with one possible reading is taken. */
static char *read_by_order(int a, int b, int year, enum day_order order, GError **error)
{
    g_autofree char *dmy = day_from_numbers(year, b, a);
    g_autofree char *mdy = day_from_numbers(year, a, b);

    if (order == DAY_ORDER_DMY)
        return make_day(year, b, a, error);
    if (order == DAY_ORDER_MDY)
        return make_day(year, a, b, error);
    if (dmy != NULL && mdy != NULL && strcmp(dmy, mdy) != 0) {
        g_autofree char *first = day_words(dmy);
        g_autofree char *second = day_words(mdy);
        return refuse(error, DAY_ERROR_ORDER,
                      "%d/%d/%d can be %s or %s: say which order the days are written in, with "
                      "--dates dmy or --dates mdy",
                      a, b, year, first, second);
    }
    if (dmy == NULL && mdy == NULL)
        return refuse(error, DAY_ERROR_IMPOSSIBLE, "there is no day %d/%d/%d in either order", a, b,
                      year);
    return dmy != NULL ? g_steal_pointer(&dmy) : g_steal_pointer(&mdy);
}

static char *read_three(const struct components *parts, enum day_order order, GError **error)
{
    int a = parts->at[0].value, b = parts->at[1].value, c = parts->at[2].value;
    gboolean year_first = parts->at[0].digits == 4;

    if (!year_first && parts->at[2].digits != 4)
        return refuse(error, DAY_ERROR_SYNTAX, "the year needs four digits: write 2021-12-16");
    if (parts->at[year_first ? 2 : 0].digits > 2 || parts->at[1].digits > 2)
        return refuse(error, DAY_ERROR_SYNTAX, "this is not a day: write 2021-12-16");
    if (year_first && !parts->at[2].is_month_name &&
        (parts->is_plain || parts->at[1].is_month_name))
        return make_day(a, b, c, error);
    if (parts->at[1].is_month_name && !parts->at[0].is_month_name)
        return make_day(c, b, a, error);
    if (parts->at[0].is_month_name && !parts->at[1].is_month_name)
        return make_day(c, a, b, error);
    if (!year_first && parts->is_plain)
        return read_by_order(a, b, c, order, error);
    return refuse(error, DAY_ERROR_SYNTAX, "this is not a day: write 2021-12-16");
}

static gboolean has_foreign_digits(const GArray *tokens)
{
    for (gsize i = 0; i < tokens->len; i++)
        if (day_token_at(tokens, i)->kind == DAY_TOKEN_FOREIGN_DIGITS)
            return TRUE;
    return FALSE;
}

char *day_parse(const char *text, enum day_order order, GError **error)
{
    g_autoptr(GArray) tokens = day_tokens(text);
    struct components parts = {0};
    gboolean is_date = read_form(tokens, &parts);

    if (has_foreign_digits(tokens))
        return refuse(error, DAY_ERROR_DIGITS, "a day is written with the digits 0 to 9");
    if (is_date && parts.n == 3)
        return read_three(&parts, order, error);
    if (tokens->len == 1 && day_token_is_number(tokens, 0, 5))
        return refuse(error, DAY_ERROR_SYNTAX,
                      "this is a spreadsheet's number of a day: give the column a date format "
                      "there, and export it again");
    if (is_date && parts.n > 0)
        return refuse(error, DAY_ERROR_SYNTAX,
                      "a day, a month and a year are needed: write 2021-12-16");
    return refuse(error, DAY_ERROR_SYNTAX,
                  "this is not a day: write 2021-12-16 or 16 December 2021");
}
