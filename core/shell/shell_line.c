/* shell_line.c owns how shells write words: quotes and backslashes, undone and done.
 * It must not know any command, and never expands anything. */
#include "core/shell/shell_line.h"

#include <string.h>

struct reading {
    struct shell_line *line;
    const char *breaks;
    GString *word;
    gboolean is_begun; /* also by "" */
};

static void end_word(struct reading *reading)
{
    if (!reading->is_begun)
        return;
    g_ptr_array_add(reading->line->words, g_strdup(reading->word->str));
    g_string_truncate(reading->word, 0);
    reading->line->cut = 0;
    reading->is_begun = FALSE;
}

/* Returns how many bytes were read. */
static gsize read_quoted(struct reading *reading, const char *at)
{
    struct shell_line *line = reading->line;
    const gboolean is_double = line->quote == '"';
    if (*at == line->quote) {
        line->quote = 0;
        line->cut = reading->word->len;
        return 1;
    }
    const gboolean is_escape = is_double && *at == '\\' && at[1] != '\0' && strchr("$`\"\\", at[1]);
    g_string_append_c(reading->word, at[is_escape ? 1 : 0]);
    return is_escape ? 2 : 1;
}

static gsize read_plain(struct reading *reading, const char *at)
{
    struct shell_line *line = reading->line;
    if (*at == ' ' || *at == '\t' || *at == '\n') {
        end_word(reading);
        return 1;
    }
    reading->is_begun = TRUE;
    if (*at == '\'' || *at == '"') {
        line->quote = *at;
        line->cut = reading->word->len;
        return 1;
    }
    const gboolean is_escape = *at == '\\' && at[1] != '\0';
    if (!is_escape && *at == '\\')
        return 1;
    g_string_append_c(reading->word, at[is_escape ? 1 : 0]);
    if (!is_escape && strchr(reading->breaks, *at) != NULL)
        line->cut = reading->word->len;
    return is_escape ? 2 : 1;
}

void shell_line_read(struct shell_line *line, const char *text, const char *breaks)
{
    *line = (struct shell_line){.words = g_ptr_array_new_with_free_func(g_free)};
    struct reading reading = {.line = line, .breaks = breaks, .word = g_string_new(NULL)};
    while (*text != '\0')
        text += line->quote != 0 ? read_quoted(&reading, text) : read_plain(&reading, text);
    reading.is_begun = TRUE;
    const gsize cut = line->cut;
    end_word(&reading);
    line->cut = cut;
    g_ptr_array_add(line->words, NULL);
    g_string_free(reading.word, TRUE);
}

void shell_line_clear(struct shell_line *line)
{
    g_clear_pointer(&line->words, g_ptr_array_unref);
}

/* What stands for itself outside of quotes; all that is not ASCII does. */
static gboolean is_plain(char c)
{
    return g_ascii_isalnum(c) || (c & 0x80) != 0 || strchr("_-+=:,./@%^", c) != NULL;
}

char *shell_line_quote(const char *rest, char quote)
{
    GString *text = g_string_new(NULL);
    for (; *rest != '\0'; rest++) {
        if (quote == '\'' && *rest == '\'')
            g_string_append(text, "'\\'");
        else if (quote == '"' ? strchr("$`\"\\", *rest) != NULL : quote == 0 && !is_plain(*rest))
            g_string_append_c(text, '\\');
        g_string_append_c(text, *rest);
    }
    return g_string_free(text, FALSE);
}
