/* write.c owns what writers of several formats say in the same words.
 * It must not know any of the formats. */
#include "core/format/write.h"

#include "core/period/day.h"
#include "core/scheme/words.h"

static void add_part(GString *words, const char *before, const char *part)
{
    if (*part != '\0')
        g_string_append_printf(words, "%s%s", words->len > 0 ? before : "", part);
}

/* A source without a title is called by what it is: "Announcement". */
static void add_capital(GString *words, const char *text)
{
    if (*text == '\0')
        return;
    g_string_append_unichar(words, g_unichar_toupper(g_utf8_get_char(text)));
    g_string_append(words, g_utf8_next_char(text));
}

char *report_source_words(const struct report_source *source)
{
    GString *words = g_string_new(NULL);
    g_autoptr(GString) where = g_string_new(NULL);
    g_autofree char *dated = day_words(source->dated_on);
    g_autofree char *retrieved = day_words(source->retrieved_on);
    add_part(words, "", source->title);
    if (*source->title == '\0')
        add_capital(words, source->remark);
    else if (*source->remark != '\0')
        g_string_append_printf(words, " (%s)", source->remark);
    g_string_append(words, words->len == 0 || g_str_has_suffix(words->str, ".") ? "" : ".");
    add_part(where, ", ", source->publisher);
    add_part(where, ", ", dated);
    add_part(where, ", ", source->page);
    if (where->len > 0)
        g_string_append_printf(words, "%s%s.", words->len > 0 ? " " : "", where->str);
    if (*retrieved != '\0')
        g_string_append_printf(words, _(" Retrieved %s."), retrieved);
    return g_string_free(words, FALSE);
}

char *report_fit(const struct report_layout *layout, const char *shown, int width,
                 enum text_align align)
{
    if (text_width(shown) <= width)
        return text_fit(shown, width, align);
    const char *end = shown;
    for (int used = 0, columns; *end != '\0'; used += columns) {
        const char *next = text_next(end, &columns);
        if (used + columns > width - 1)
            break;
        end = next;
    }
    g_autofree char *kept = g_strndup(shown, (gsize)(end - shown));
    g_autofree char *cut = g_strconcat(kept, layout->is_ascii ? "~" : "…", NULL);
    return text_fit(width > 0 ? cut : "", width, align);
}

char *report_show(const struct report_layout *layout, const char *raw)
{
    char *shown = text_show(raw, -1);
    if (!layout->is_ascii)
        return shown;
    char *ascii = text_ascii(shown);
    g_free(shown);
    return ascii;
}
