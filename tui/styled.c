/* styled.c owns wrapping a text whose parts have different styles.
 * It must not know what the styles mean. */
#include "tui/styled.h"

#include "core/text/text.h"

#include <string.h>

struct part {
    gsize end; /* bytes of the text */
    enum style style;
};

struct styled {
    GString *text;
    GArray *parts; /* struct part, in order */
};

struct styled *styled_new(void)
{
    struct styled *styled = g_new0(struct styled, 1);
    styled->text = g_string_new(NULL);
    styled->parts = g_array_new(FALSE, FALSE, sizeof(struct part));
    return styled;
}

void styled_free(struct styled *styled)
{
    if (styled == NULL)
        return;
    g_string_free(styled->text, TRUE);
    g_array_unref(styled->parts);
    g_free(styled);
}

void styled_add(struct styled *styled, enum style style, const char *shown)
{
    if (*shown == '\0')
        return;
    g_string_append(styled->text, shown);
    const struct part part = {.end = styled->text->len, .style = style};
    g_array_append_val(styled->parts, part);
}

gboolean styled_is_empty(const struct styled *styled)
{
    return styled->text->len == 0;
}

/* The runs of the text from byte `from` up to `to`. */
static void add_runs(const struct styled *styled, struct pager *pager, gsize from, gsize to)
{
    for (guint i = 0; i < styled->parts->len && from < to; i++) {
        const struct part *part = &g_array_index(styled->parts, struct part, i);
        if (part->end <= from)
            continue;
        const gsize end = MIN(part->end, to);
        g_autofree char *run = g_strndup(styled->text->str + from, end - from);
        pager_run(pager, part->style, run);
        from = end;
    }
}

void styled_to_pager(const struct styled *styled, struct pager *pager, int indent,
                     enum style first_style, const char *first)
{
    g_autoptr(GPtrArray) lines = text_wrap(styled->text->str, pager_width(pager) - indent);
    g_autofree char *margin = g_strnfill((gsize)MAX(indent, 0), ' ');
    gsize at = 0;
    for (guint i = 0; i < lines->len; i++) {
        const char *line = lines->pdata[i];
        const char *found = strstr(styled->text->str + at, line); /* only blanks are left out */
        const gsize from = found != NULL ? (gsize)(found - styled->text->str) : at;
        g_autofree char *lead =
            i == 0 && first != NULL ? text_fit(first, indent, TEXT_LEFT) : g_strdup(margin);
        pager_line(pager, i == 0 && first != NULL ? first_style : STYLE_PLAIN, lead);
        add_runs(styled, pager, from, from + strlen(line));
        at = from + strlen(line);
    }
}
