/* score_notes.c owns what an import says of the cells of scores it read.
 * It must not know how a cell is read. */
#include "core/exchange/score_columns.h"

#include "core/out_file.h"
#include "core/text/text.h"

#include <string.h>

enum { LISTED = 20, NAMES = 1000 };

static void say(struct import *import, char *line)
{
    g_ptr_array_add(import->account->notes, line);
}

void score_notes_add(const struct import *import, struct score_columns *columns, const char *header,
                     const struct score_text *said, const char *text)
{
    if (!import->is_counting)
        return;
    columns->n_scores += *said->score != '\0';
    columns->n_blank += said->kind == SCORE_TEXT_BLANK;
    if (said->kind == SCORE_TEXT_BLANK || said->kind == SCORE_TEXT_PLAIN)
        return;
    g_autofree char *brief = text_shorten(text, 40);
    columns->n_odd++;
    g_string_append_printf(columns->odd, "%s:%u: column \"%s\": \"%s\" %s\n",
                           csv_reader_name(import->reader), cells_line(import->cells), header,
                           brief, score_text_done(said));
}

void score_notes_tell(struct import *import, const struct score_columns *columns)
{
    if (columns == NULL)
        return;
    say(import, g_strdup_printf("cells of scores: %u with a score or n/a, %u blank and not "
                                "assessed, %u odd",
                                columns->n_scores, columns->n_blank, columns->n_odd));
    const char *line = columns->odd->str;
    for (guint i = 0; i < LISTED && *line != '\0'; i++) {
        const char *end = strchr(line, '\n');
        say(import, g_strndup(line, (gsize)(end - line)));
        line = end + 1;
    }
    if (columns->n_odd > LISTED)
        say(import, g_strdup_printf("… and %u more odd cells", columns->n_odd - LISTED));
}

/* Never over a file that is there. */
static struct out_file *create(const char *base, char **path)
{
    for (int number = 1; number <= NAMES; number++) {
        g_autofree char *name = number == 1 ? g_strdup_printf("%s.notes.txt", base)
                                            : g_strdup_printf("%s.notes-%d.txt", base, number);
        GError *failed = NULL;
        struct out_file *file = out_file_create(name, &failed);
        if (file != NULL) {
            *path = g_steal_pointer(&name);
            return file;
        }
        gboolean is_taken = g_error_matches(failed, G_FILE_ERROR, G_FILE_ERROR_EXIST);
        g_error_free(failed);
        if (!is_taken)
            break;
    }
    return NULL;
}

static struct out_file *create_beside(const struct import *import, char **path)
{
    gboolean is_stdin = strcmp(import->path, "-") == 0;
    struct out_file *file = create(is_stdin ? "stdin" : import->path, path);
    if (file != NULL || is_stdin)
        return file;
    g_autofree char *name = g_path_get_basename(import->path);
    g_autofree char *base = g_build_filename(".", name, NULL);
    return create(base, path);
}

/* What is stored stays stored: without room for the notes it is only said that there are none. */
void score_notes_keep(struct import *import, const struct score_columns *columns)
{
    g_autofree char *path = NULL;
    if (columns == NULL || columns->n_odd <= LISTED)
        return;
    struct out_file *file = create_beside(import, &path);
    if (file != NULL && out_file_write(file, columns->odd->str, columns->odd->len, NULL) &&
        out_file_finish(g_steal_pointer(&file), NULL)) {
        say(import, g_strdup_printf("%s lists all odd cells", path));
        return;
    }
    out_file_discard(file);
    say(import, g_strdup("the list of all odd cells could not be written beside the file"));
}
