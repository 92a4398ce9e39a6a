/* command_field.c owns the fields of a noun as options, and drafts filled from them.
 * It must not know any command, nor how a draft is stored. */
#include "core/shell/command_field.h"

#include "core/shell/command_private.h"
#include "core/shell/command_value.h"

#include <string.h>

char *command_field_option(const struct field *field)
{
    return g_strdelimit(g_strdup(field->name), "_", '-');
}

/* "high|normal|low" */
static char *choice_of(enum word_set words)
{
    gsize n;
    const struct word *all = words_all(words, &n);
    GString *choice = g_string_new(NULL);
    for (gsize i = 0; i < n; i++)
        g_string_append_printf(choice, "%s%s", i > 0 ? "|" : "", all[i].token);
    return g_string_free(choice, FALSE);
}

char *command_field_argument(const struct field *field)
{
    static const char *const kinds[] = {
        [FIELD_TEXT] = "TEXT",         [FIELD_LONG] = "TEXT",       [FIELD_DAY] = "DATE",
        [FIELD_EDTF] = "DAYS",         [FIELD_PERIOD] = "PERIOD",   [FIELD_NUMBER] = "NUMBER",
        [FIELD_YES] = "yes|no",        [FIELD_PARTIES] = "PARTIES", [FIELD_TOPICS] = "TOPICS",
        [FIELD_PARTY] = "PARTY",       [FIELD_SERIES] = "SERIES",   [FIELD_MEETING] = "MEETING",
        [FIELD_DOCUMENT] = "DOCUMENT", [FIELD_COMMITMENT] = "KEY",  [FIELD_STATUS] = "STATUS",
    };
    if (field->type == FIELD_WORD)
        return choice_of(field->words);
    return g_strdup(kinds[field->type]);
}

void command_fill_draft(const struct command_call *call, struct draft *draft)
{
    gsize n;
    const struct field *fields = field_all(draft_noun(draft), &n);
    for (gsize i = 0; i < n; i++) {
        g_autofree char *name = command_field_option(&fields[i]);
        const char *value = command_option(call, name);
        if (value == NULL)
            continue;
        /* "[2]" as lists have it, is 2. */
        gboolean is_number = fields[i].type == FIELD_DOCUMENT && *value == '[';
        g_autofree char *number =
            is_number ? g_strdup_printf("%" G_GINT64_FORMAT, command_number(value)) : NULL;
        draft_set(draft, fields[i].name, number != NULL ? number : value);
    }
}

gboolean command_has_fields(const struct command_call *call)
{
    gsize n;
    const struct field *fields = field_all(call->command->noun, &n);
    for (gsize i = 0; i < n; i++) {
        g_autofree char *name = command_field_option(&fields[i]);
        if (command_has(call, name))
            return TRUE;
    }
    return FALSE;
}

gint64 command_number(const char *text)
{
    return g_ascii_strtoll(*text == '[' ? text + 1 : text, NULL, 10);
}
