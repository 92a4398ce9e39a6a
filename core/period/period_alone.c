/* period_alone.c owns dates that stand alone, in a cell or a field, as people shorten and hedge them.
 * It must not know sentences, nor what is dated. */
#include "core/period/edtf.h"
#include "core/period/period.h"

#include <string.h>

enum { MONTH = 7, DAY = 10 }; /* bytes of 2021-06, of 2021-06-22 */

/* The shape of an ISO date of so many bytes at TEXT: digits and hyphens where they belong. */
static gboolean has_shape(const char *text, const char *shape)
{
    gsize i = 0;
    for (; shape[i] != '\0'; i++)
        if (shape[i] == '0' ? !g_ascii_isdigit(text[i]) : text[i] != shape[i])
            return FALSE;
    return text[i] == '\0';
}

/* "2024-06-20/21", "2024-06-30/07-02", "2021-06/07" written out; NULL: it is none of them. */
static char *written_out(const char *text)
{
    const char *slash = strchr(text, '/');
    if (slash == NULL || strchr(slash + 1, '/') != NULL)
        return NULL;
    g_autofree char *from = g_strstrip(g_strndup(text, (gsize)(slash - text)));
    g_autofree char *to = g_strstrip(g_strdup(slash + 1));
    gboolean is_day = has_shape(from, "0000-00-00");
    gsize missing = is_day && has_shape(to, "00")                       ? DAY - strlen("00")
                    : is_day && has_shape(to, "00-00")                  ? DAY - strlen("00-00")
                    : has_shape(from, "0000-00") && has_shape(to, "00") ? MONTH - strlen("00")
                                                                        : 0;
    if (missing == 0)
        return NULL;
    g_autofree char *edtf = g_strdup_printf("%s/%.*s%s", from, (int)missing, from, to);
    return edtf_is_valid(edtf) ? g_steal_pointer(&edtf) : NULL;
}

/* Behind "c.", "about" and their like; TEXT itself where none stands before it. */
static const char *behind_about(const char *text)
{
    static const char *const words[] = {"c.",     "ca.",     "ca",     "circa",         "about",
                                        "around", "approx.", "approx", "approximately", "environ",
                                        "vers",   "etwa",    "rond",   "verso"};
    if (*text == '~')
        return text + strspn(text, "~ ");
    gsize n = strcspn(text, " ");
    for (gsize i = 0; text[n] == ' ' && i < G_N_ELEMENTS(words); i++)
        if (strlen(words[i]) == n && g_ascii_strncasecmp(text, words[i], n) == 0)
            return text + n + strspn(text + n, " ");
    return text;
}

static gboolean has_sign(const char *from, const char *end, gboolean letters_too)
{
    for (const char *p = from; p < end && *p != '\0'; p = g_utf8_next_char(p))
        if (g_ascii_isdigit(*p) || (letters_too && g_unichar_isalnum(g_utf8_get_char(p))))
            return TRUE;
    return FALSE;
}

/* What stands beside the date that was understood would be dropped without a word. */
static gboolean is_all_of_it(const char *text, gboolean is_strict, GError **error)
{
    gsize start = 0, len = 0;
    struct period *found = period_find(text, "", &start, &len);
    if (found == NULL)
        return TRUE;
    period_free(found);
    if (!has_sign(text, text + start, is_strict) &&
        !has_sign(text + start + len, text + strlen(text), is_strict))
        return TRUE;
    g_set_error_literal(error, HELDTO_PERIOD_ERROR, PERIOD_ERROR_DAY,
                        "only a part of it is understood; write 2024-06-20/2024-06-21 or "
                        "20-21 June 2024");
    return FALSE;
}

static char *read_plain(const char *text, enum day_order order, gboolean is_strict, GError **error)
{
    if (edtf_is_valid(text))
        return g_strdup(text);
    char *read = written_out(text);
    if (read == NULL)
        read = day_parse(text, order, NULL);
    if (read != NULL)
        return read;
    struct period *period = period_parse_ordered(text, NULL, order, error);
    if (period == NULL)
        return NULL;
    if (*period->edtf == '\0')
        g_set_error_literal(error, HELDTO_PERIOD_ERROR, PERIOD_ERROR_UNKNOWN, "it names no date");
    else if (is_all_of_it(text, is_strict, error))
        read = g_strdup(period->edtf);
    period_free(period);
    return read;
}

char *period_date_alone(const char *text, enum day_order order, gboolean is_strict, GError **error)
{
    g_autofree char *stripped = g_strstrip(g_strdup(text));
    const char *rest = behind_about(stripped);
    const gboolean is_question = g_str_has_suffix(rest, "?") && !edtf_is_valid(rest);
    g_autofree char *plain = g_strstrip(g_strndup(rest, strlen(rest) - (is_question ? 1 : 0)));
    g_autofree char *edtf = read_plain(plain, order, is_strict, error);
    const char *mark = rest != stripped ? is_question ? "%" : "~" : is_question ? "?" : "";
    if (edtf == NULL || *mark == '\0')
        return g_steal_pointer(&edtf);
    g_autofree char *marked = g_strconcat(edtf, mark, NULL);
    return g_strdup(strchr(edtf, '/') == NULL && edtf_is_valid(marked) ? marked : edtf);
}
