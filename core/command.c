/* command.c owns the table of commands: one row each, in the order that help has.
 * It must not hold what any of them does. */
#include "core/command.h"

#include "core/command/commands.h"

#include <string.h>

/* A line each, so that rows added side by side do not meet. */
/* clang-format off */
static const struct command *const commands[] = {
    &command_init,
    &command_demo,
    &command_list,
    &command_show,
    &command_today,
    &command_matrix,
    &command_lineage,
    &command_lineage_confirm,
    &command_review,
    &command_propose,
    &command_propose_confirm,
    &command_propose_dismiss,
    &command_status,
    &command_note,
    &command_correct,
    &command_score,
    &command_score_list,
    &command_score_agreement,
    &command_score_adjudicate,
    &command_add,
    &command_edit,
    &command_link,
    &command_meeting_add,
    &command_meeting_edit,
    &command_meeting_list,
    &command_meeting_show,
    &command_document_add,
    &command_document_edit,
    &command_document_list,
    &command_document_show,
    &command_wording_add,
    &command_wording_edit,
    &command_wording_replace,
    &command_source_add,
    &command_source_edit,
    &command_source_list,
    &command_party_add,
    &command_party_list,
    &command_topic_add,
    &command_topic_list,
    &command_cue_add,
    &command_cue_list,
    &command_cue_remove,
    &command_history,
    &command_undo,
    &command_redo,
    &command_suggest,
    &command_triage,
    &command_import,
    &command_export,
    &command_report,
    &command_edition_list,
    &command_edition_show,
    &command_edition_find,
    &command_verify,
    &command_backup,
    &command_completion,
    &command_manual,
    &command_help_row,
};
/* clang-format on */

/* Rows that only programs ask for: they run, and no list names them. */
static const struct command *const unlisted[] = {&command_complete_row};

const struct command *const *command_all(gsize *n)
{
    *n = G_N_ELEMENTS(commands);
    return commands;
}

const struct command *command_find(const char *name)
{
    for (gsize i = 0; i < G_N_ELEMENTS(unlisted); i++)
        if (strcmp(unlisted[i]->name, name) == 0)
            return unlisted[i];
    for (gsize i = 0; i < G_N_ELEMENTS(commands); i++) {
        const char *alias = commands[i]->alias;
        if (strcmp(commands[i]->name, name) == 0 || (alias != NULL && strcmp(alias, name) == 0))
            return commands[i];
    }
    return NULL;
}

static gboolean is_near(const char *name, const char *word)
{
    gsize n = strlen(word);
    return n > 0 && (g_str_has_prefix(name, word) || strstr(name, word) != NULL ||
                     (n > 2 && g_ascii_strncasecmp(name, word, 2) == 0));
}

/* What might have been meant: commands of that first word, else of a like one. */
static char *nearest(const char *word)
{
    GString *list = g_string_new(NULL);
    g_autofree char *family = g_strconcat(word, " ", NULL);
    for (gsize i = 0; i < G_N_ELEMENTS(commands); i++)
        if (g_str_has_prefix(commands[i]->name, family))
            g_string_append_printf(list, "%s%s", list->len > 0 ? ", " : "", commands[i]->name);
    for (gsize i = 0; list->len == 0 && i < G_N_ELEMENTS(commands); i++)
        if (is_near(commands[i]->name, word))
            g_string_append(list, commands[i]->name);
    return g_string_free(list, FALSE);
}

const struct command *command_of_words(const char *const *words, gsize *used, GError **error)
{
    const char *first = words[0] != NULL ? words[0] : "";
    g_autofree char *two = words[0] != NULL && words[1] != NULL
                               ? g_strconcat(words[0], " ", words[1], NULL)
                               : g_strdup("");
    const struct command *command = command_find(two);
    *used = command != NULL ? 2 : 1;
    if (command == NULL)
        command = command_find(first);
    if (command != NULL)
        return command;
    g_autofree char *list = nearest(first);
    command_fail(error, HELDTO_ERROR_USAGE,
                 "there is no command \"%s\"%s%s; `heldto --help` names "
                 "them all",
                 *two != '\0' && *list != '\0' && strchr(list, ' ') != NULL ? two : first,
                 *list != '\0' ? "; there is " : "", list);
    return NULL;
}
