/* command_call.c owns what a running command may ask of its call: words, options, output.
 * It must not know any command. */
#include "core/command.h"

#include "core/shell/command_private.h"
#include "core/text/text.h"
#include "db/change.h"
#include "db/commitment.h"

#include <string.h>

void command_call_clear(struct command_call *call)
{
    g_clear_pointer(&call->words, g_ptr_array_unref);
    g_clear_pointer(&call->options, g_hash_table_unref);
}

guint command_n_words(const struct command_call *call)
{
    return call->words->len;
}

const char *command_word(const struct command_call *call, guint i)
{
    return i < call->words->len ? call->words->pdata[i] : NULL;
}

char *command_words(const struct command_call *call, guint i)
{
    GString *joined = g_string_new(NULL);
    for (; i < call->words->len; i++)
        g_string_append_printf(joined, "%s%s", joined->len > 0 ? " " : "",
                               (const char *)call->words->pdata[i]);
    return g_string_free(joined, FALSE);
}

static gboolean has_row(const struct command_option *const *options, const char *name)
{
    for (gsize i = 0; options != NULL && options[i] != NULL; i++)
        if (strcmp(options[i]->name, name) == 0)
            return TRUE;
    return FALSE;
}

static gboolean has_field(const struct command *command, const char *name)
{
    return command->takes_fields && field_find(command->noun, name) != NULL;
}

static gboolean is_declared(const struct command *command, const char *name)
{
    return command == NULL || has_row(command_common, name) || has_row(command->options, name) ||
           has_field(command, name);
}

const GPtrArray *command_values(const struct command_call *call, const char *name)
{
    g_assert(is_declared(call->command, name));
    return g_hash_table_lookup(call->options, name);
}

const char *command_option(const struct command_call *call, const char *name)
{
    const GPtrArray *values = command_values(call, name);
    return values != NULL ? values->pdata[values->len - 1] : NULL;
}

gboolean command_has(const struct command_call *call, const char *name)
{
    return command_values(call, name) != NULL;
}

void command_write(struct command_call *call, const char *bytes, gssize len)
{
    gsize n = len < 0 ? strlen(bytes) : (gsize)len;
    if (n > 0 && !call->is_closed)
        call->is_closed = !call->io->write(call->io->data, bytes, n);
}

void command_write_lines(struct command_call *call, const char *lines, gsize len)
{
    g_autofree char *shown = call->io->is_terminal ? text_show_lines(lines, (gssize)len) : NULL;
    command_write(call, shown != NULL ? shown : lines, shown != NULL ? -1 : (gssize)len);
}

void command_print(struct command_call *call, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    g_autofree char *text = g_strdup_vprintf(format, args);
    va_end(args);
    g_autofree char *ascii = call->io->ascii ? text_ascii(text) : NULL;
    command_write(call, ascii != NULL ? ascii : text, -1);
}

void command_say(struct command_call *call, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    g_autofree char *text = g_strdup_vprintf(format, args);
    va_end(args);
    g_autofree char *shown = text_show(text, -1);
    g_autofree char *ascii = call->io->ascii ? text_ascii(shown) : NULL;
    call->io->say(call->io->data, ascii != NULL ? ascii : shown);
}

gboolean command_ok(struct command_call *call, gint64 commitment_id, GError **error)
{
    gint64 n = 0;
    owned(commitment) row = commitment_by_id(call->session->db, commitment_id, error);
    if (row == NULL || !change_count_of(call->session->db, commitment_id, &n, error))
        return FALSE;
    g_autofree char *key = text_show(row->key, -1);
    command_print(call, "ok %s v%" G_GINT64_FORMAT "\n", key, n);
    return TRUE;
}

gboolean command_progress(struct command_call *call, const char *what, gint64 done, gint64 total)
{
    return call->io->progress != NULL && call->io->progress(call->io->data, what, done, total);
}

gboolean command_fail(GError **error, enum heldto_error code, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    g_autofree char *text = g_strdup_vprintf(format, args);
    va_end(args);
    g_set_error_literal(error, HELDTO_ERROR, (int)code, text);
    return FALSE;
}
