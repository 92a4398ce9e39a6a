/* meeting.c owns the commands that add and edit a meeting.
 * It must not know any field of one. */
#include "core/command/commands.h"

#include "core/shell/command_field.h"
#include "core/draft/names.h"
#include "core/text/text.h"
#include "db/meeting.h"
#include "db/row.h"

static gboolean add_participant(struct command_call *call, struct change *change, gint64 meeting_id,
                                const char *list, GError **error)
{
    g_autoptr(GPtrArray) parts = names_split(list);
    if (parts->len == 0 || parts->len > 3)
        return command_fail(error, HELDTO_ERROR_USAGE,
                            "--participant: write it as \"NAME; ROLE; PARTY\"");
    struct participant row = {.meeting_id = meeting_id,
                              .name = parts->pdata[0],
                              .role = parts->len > 1 ? parts->pdata[1] : (char *)""};
    if (parts->len > 2 &&
        !names_party(call->session, change, parts->pdata[2], &row.party_id, error))
        return FALSE;
    gboolean done = change_insert(change, TABLE_PARTICIPANT, &row, error);
    g_free(row.uuid);
    return done;
}

static gboolean store(struct command_call *call, struct change *change, struct draft *draft,
                      GError **error)
{
    const GPtrArray *participants = command_values(call, "participant");
    if (!draft_store(call->session, change, draft, error))
        return FALSE;
    for (guint i = 0; participants != NULL && i < participants->len; i++)
        if (!add_participant(call, change, draft_id(draft), participants->pdata[i], error))
            return FALSE;
    return TRUE;
}

static gboolean save(struct command_call *call, struct draft *draft, const char *verb,
                     GError **error)
{
    struct change *change = session_begin(call->session, call->command->name, FALSE, error);
    if (change == NULL)
        return FALSE;
    if (!store(call, change, draft, error)) {
        change_abort(change);
        return FALSE;
    }
    change_say(change, "%s %s", draft_get(draft, "token"), verb);
    if (!change_commit(change, error))
        return FALSE;
    g_autofree char *token = text_show(draft_get(draft, "token"), -1);
    command_print(call, "ok meeting %s\n", token);
    return TRUE;
}

static gboolean run_add(struct command_call *call, GError **error)
{
    owned_draft draft = draft_new(NOUN_MEETING);
    command_fill_draft(call, draft);
    if (command_word(call, 0) != NULL)
        draft_set(draft, "token", command_word(call, 0));
    return save(call, draft, "added", error);
}

static const struct command_option option_participant = {
    "participant", 0, "LIST", "who was there, \"NAME; ROLE; PARTY\"; may be repeated"};

const struct command command_meeting_add = {
    .name = "meeting add",
    .args = "[NAME]",
    .summary = "Add a meeting.",
    .help = "NAME is its token, such as eu-us-jha-2021-06-lisbon; it is made from series, date and "
            "place when left out. --date may be a day, days, a month or a year. Only meetings in "
            "state held count for silence and for promises kept.",
    .options = (const struct command_option *const[]){&option_participant, NULL},
    .takes_fields = TRUE,
    .noun = NOUN_MEETING,
    .needs = COMMAND_NEEDS_REGISTER | COMMAND_NEEDS_WRITE,
    .run = run_add,
};

static gboolean run_edit(struct command_call *call, GError **error)
{
    gint64 id = 0;
    if (!command_has_fields(call) && !command_has(call, "participant"))
        return command_fail(error, HELDTO_ERROR_USAGE,
                            "say what to change: `heldto meeting edit %s --state held`",
                            command_word(call, 0));
    if (!names_meeting(call->session, command_word(call, 0), &id, error))
        return FALSE;
    owned_draft draft = draft_load(call->session, NOUN_MEETING, id, error);
    if (draft == NULL)
        return FALSE;
    command_fill_draft(call, draft);
    return save(call, draft, "changed", error);
}

const struct command command_meeting_edit = {
    .name = "meeting edit",
    .args = "MEETING",
    .summary = "Change fields of a meeting.",
    .help = "Only the fields that are named are changed; participants are added to those that are "
            "there.",
    .options = (const struct command_option *const[]){&option_participant, NULL},
    .takes_fields = TRUE,
    .noun = NOUN_MEETING,
    .needs = COMMAND_NEEDS_REGISTER | COMMAND_NEEDS_WRITE,
    .run = run_edit,
};
