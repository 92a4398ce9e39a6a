/* triage.c owns the command that goes through a document's suggestions.
 * It must not know what a decision makes of one. */
#include "core/command/commands.h"

#include "core/draft/names.h"
#include "core/cue/suggest.h"
#include "core/intake/triage.h"
#include "core/scheme/words.h"
#include "core/sheet/sheet.h"
#include "core/shell/command_field.h"

#include <stdlib.h>
#include <string.h>

/* A row of the list is an item; the sheet's data is the triage. */
#define TEXT_OF(name, expression)                                                                  \
    static char *text_##name(gpointer row, gpointer data)                                          \
    {                                                                                              \
        const struct triage_item *item = row;                                                      \
        (void)data;                                                                                \
        return g_strdup(expression);                                                               \
    }
TEXT_OF(quote, item->row->exact)
TEXT_OF(title, item->row->title)
TEXT_OF(kind, item->row->kind)
TEXT_OF(force, item->row->force)
TEXT_OF(parties, item->row->parties)
TEXT_OF(topic, item->row->topic)
TEXT_OF(due_text, item->row->due_text)
TEXT_OF(place, item->row->place)
TEXT_OF(cues, item->row->cues)
TEXT_OF(decision, item->row->decision)
TEXT_OF(commitment, item->key)
TEXT_OF(proposal, item->proposal)
TEXT_OF(applied, triage_is_applied(item) ? "yes" : "")

static char *text_number(gpointer row, gpointer data)
{
    (void)data;
    return g_strdup_printf("%" G_GINT64_FORMAT, ((const struct triage_item *)row)->row->position);
}

static char *text_sure(gpointer row, gpointer data)
{
    (void)data;
    return g_strdup_printf("%" G_GINT64_FORMAT, ((const struct triage_item *)row)->row->confidence);
}

/* "EUUS-0001; EUUS-0004" */
static char *text_offers(gpointer row, gpointer data)
{
    const struct triage_item *item = row;
    GString *keys = g_string_new(NULL);
    (void)data;
    for (guint i = 0; i < item->offers->len; i++)
        g_string_append_printf(keys, "%s%s", i > 0 ? "; " : "",
                               ((const struct match *)item->offers->pdata[i])->key);
    return g_string_free(keys, FALSE);
}

/* "tie EUUS-0001", "new", "refused", "tied to EUUS-0001", "later" */
static char *text_state(gpointer row, gpointer data)
{
    const struct triage_item *item = row;
    (void)data;
    if (triage_is_applied(item))
        return g_strdup_printf("%s, applied", item->key);
    if (!triage_is_open(item))
        return *item->key != '\0' ? g_strdup_printf("%s %s", item->row->decision, item->key)
                                  : g_strdup(item->row->decision);
    if (strcmp(item->proposal, "tie") != 0)
        return g_strdup_printf("%s?", item->proposal);
    return g_strdup_printf("tie %s?", ((const struct match *)item->offers->pdata[0])->key);
}

static const struct sheet_column columns[] = {
    {.name = "n",
     .label = N_("N"),
     .type = SHEET_NUMBER,
     .flags = SHEET_SHOWN | SHEET_NARROW,
     .text = text_number},
    {.name = "state",
     .label = N_("Decision"),
     .flags = SHEET_SHOWN | SHEET_NARROW,
     .text = text_state},
    {.name = "quote", .label = N_("Words"), .flags = SHEET_SHOWN | SHEET_MAIN, .text = text_quote},
    {.name = "kind", .label = N_("Kind"), .flags = SHEET_SHOWN | SHEET_NARROW, .text = text_kind},
    {.name = "force",
     .label = N_("Force"),
     .flags = SHEET_SHOWN | SHEET_NARROW,
     .text = text_force},
    {.name = "parties",
     .label = N_("Parties"),
     .type = SHEET_LIST,
     .flags = SHEET_SHOWN,
     .text = text_parties},
    {.name = "topic", .label = N_("Topic"), .flags = SHEET_SHOWN, .text = text_topic},
    {.name = "due_text", .label = N_("Due"), .flags = SHEET_SHOWN, .text = text_due_text},
    {.name = "place", .label = N_("Place"), .text = text_place},
    {.name = "sure",
     .label = N_("Sure"),
     .type = SHEET_NUMBER,
     .flags = SHEET_SHOWN | SHEET_NARROW,
     .text = text_sure},
    {.name = "title", .label = N_("Title"), .text = text_title},
    {.name = "cues", .label = N_("Because of"), .text = text_cues},
    {.name = "decision", .label = N_("Decided"), .text = text_decision},
    {.name = "commitment", .label = N_("Commitment"), .text = text_commitment},
    {.name = "proposal", .label = N_("Proposed"), .text = text_proposal},
    {.name = "offers", .label = N_("Offered"), .type = SHEET_LIST, .text = text_offers},
    {.name = "applied", .label = N_("Applied"), .text = text_applied},
};

static gboolean list(struct command_call *call, struct triage *triage, GError **error)
{
    owned_sheet sheet = sheet_new(call, columns, G_N_ELEMENTS(columns), triage, error);
    if (sheet == NULL || !triage_look_all(triage, error))
        return FALSE;
    for (guint i = 0; i < triage->items->len && !call->is_closed; i++)
        sheet_row(sheet, triage->items->pdata[i]);
    return sheet_finish(sheet) > 0 ||
           command_fail(error, HELDTO_ERROR_NOTHING, "nothing was found in this text");
}

/* "3", "2-5" or "all": numbers from 1 as the list has them. */
static gboolean read_numbers(const struct triage *triage, const char *word, guint *from, guint *to,
                             GError **error)
{
    char *end;
    if (strcmp(word, "all") == 0) {
        *from = 0;
        *to = triage->items->len;
        return TRUE;
    }
    guint64 first = g_ascii_strtoull(word, &end, 10), last = first;
    if (*end == '-' && end != word)
        last = g_ascii_strtoull(end + 1, &end, 10);
    if (*end != '\0' || first < 1 || last < first || last > triage->items->len)
        return command_fail(error, HELDTO_ERROR_USAGE,
                            "%s: a number from 1 to %u, a range such as 2-5, or all", word,
                            triage->items->len);
    *from = (guint)first - 1;
    *to = (guint)last;
    return TRUE;
}

struct act {
    const char *word, *decision; /* NULL: as it is proposed */
};

static const struct act acts[] = {{"accept", NULL},         {"new", "new"},
                                  {"position", "position"}, {"refuse", "refused"},
                                  {"later", "later"},       {"reopen", ""}};

/* Everything said of each number of the words from the i-th on; what is decided for "all" leaves
 * alone what was decided before. */
static gboolean decide(struct command_call *call, struct triage *triage, const struct act *act,
                       GError **error)
{
    guint n = 0;
    if (command_n_words(call) < 3)
        return command_fail(error, HELDTO_ERROR_USAGE, "say which: a number, 2-5, or all");
    for (guint w = 2; w < command_n_words(call); w++) {
        guint from = 0, to = 0;
        gboolean is_all = strcmp(command_word(call, w), "all") == 0;
        if (!read_numbers(triage, command_word(call, w), &from, &to, error))
            return FALSE;
        for (guint i = from; i < to; i++) {
            if (is_all && !triage_is_open(triage->items->pdata[i]))
                continue;
            if (!(act->decision == NULL ? triage_accept(triage, i, error)
                                        : triage_decide(triage, i, act->decision, 0, FALSE, error)))
                return FALSE;
            n++;
        }
    }
    command_print(call, "ok %u decided, %u open\n", n, triage->n_open);
    return TRUE;
}

static gboolean tie(struct command_call *call, struct triage *triage, GError **error)
{
    guint from = 0, to = 0;
    gint64 id = 0;
    if (command_n_words(call) != 4)
        return command_fail(error, HELDTO_ERROR_USAGE, "say which and to what: tie 3 EUUS-0042");
    if (!read_numbers(triage, command_word(call, 2), &from, &to, error) ||
        !names_commitment(call->session, command_word(call, 3), &id, error))
        return FALSE;
    for (guint i = from; i < to; i++)
        if (!triage_decide(triage, i, "tie", id, command_has(call, "across"), error))
            return FALSE;
    command_print(call, "ok %u decided, %u open\n", to - from, triage->n_open);
    return TRUE;
}

static gboolean correct(struct command_call *call, struct triage *triage, GError **error)
{
    guint from = 0, to = 0;
    if (command_n_words(call) < 5)
        return command_fail(error, HELDTO_ERROR_USAGE,
                            "say which, what and how: correct 3 due_text \"by 2026\"");
    g_autofree char *value = command_words(call, 4);
    if (!read_numbers(triage, command_word(call, 2), &from, &to, error))
        return FALSE;
    for (guint i = from; i < to; i++)
        if (!triage_correct(triage, i, command_word(call, 3), value, error))
            return FALSE;
    command_print(call, "ok %u corrected\n", to - from);
    return TRUE;
}

static gboolean tell_keys(struct command_call *call, const struct triage_account *account,
                          GError **error)
{
    for (guint i = 0; i < account->keys->len; i++) {
        gint64 id;
        if (!names_commitment(call->session, account->keys->pdata[i], &id, error) ||
            !command_ok(call, id, error))
            return FALSE;
    }
    return TRUE;
}

static gboolean apply(struct command_call *call, struct triage *triage, GError **error)
{
    struct triage_account account;
    gboolean done = triage_apply(triage, &account, error);
    if (done)
        done = tell_keys(call, &account, error);
    if (done)
        command_print(
            call, "%u new, %u restated, %u further passages, %u in a better text; %u open\n",
            account.commitments, account.restated, account.also, account.replaced, triage->n_open);
    triage_account_clear(&account);
    return done;
}

static gboolean accept_all(struct command_call *call, struct triage *triage, GError **error)
{
    guint n;
    if (!triage_accept_all(triage, SUGGEST_SURE, &n, error) || !apply(call, triage, error))
        return FALSE;
    if (triage->n_open > 0)
        command_say(call,
                    "%u that heldto is not sure of are left: `heldto triage %" G_GINT64_FORMAT "`",
                    triage->n_open, triage->document->id);
    return TRUE;
}

/* Documents with something open. */
static gboolean list_open(struct command_call *call, GError **error)
{
    g_autoptr(GPtrArray) rows = suggestion_open(call->session->db, error);
    if (rows == NULL)
        return FALSE;
    for (guint i = 0; i < rows->len; i++) {
        const struct suggestion *row = rows->pdata[i];
        command_print(call, "document %" G_GINT64_FORMAT ": %" G_GINT64_FORMAT " waiting\n",
                      row->document_id, row->position);
    }
    return rows->len > 0 || command_fail(error, HELDTO_ERROR_NOTHING, "no text waits for triage");
}

static gboolean run_word(struct command_call *call, struct triage *triage, GError **error)
{
    const char *word = command_word(call, 1);
    if (command_has(call, "accept-all"))
        return accept_all(call, triage, error);
    if (word == NULL || strcmp(word, "list") == 0)
        return list(call, triage, error);
    if (strcmp(word, "tie") == 0)
        return tie(call, triage, error);
    if (strcmp(word, "correct") == 0)
        return correct(call, triage, error);
    if (strcmp(word, "apply") == 0)
        return apply(call, triage, error);
    for (gsize i = 0; i < G_N_ELEMENTS(acts); i++)
        if (strcmp(word, acts[i].word) == 0)
            return decide(call, triage, &acts[i], error);
    return command_fail(
        error, HELDTO_ERROR_USAGE,
        "there are list, accept, tie, new, position, refuse, later, reopen, correct "
        "and apply");
}

static gboolean run(struct command_call *call, GError **error)
{
    if (command_n_words(call) == 0)
        return list_open(call, error);
    owned_triage triage = triage_open(call->session, command_number(command_word(call, 0)), error);
    return triage != NULL && run_word(call, triage, error);
}

static const struct command_option option_accept_all = {
    "accept-all", 0, NULL, "accept what heldto is sure of as proposed, and apply it"};
static const struct command_option option_across = {"across", 0, NULL,
                                                    "tie to a commitment of another series"};

const struct command command_triage = {
    .name = "triage",
    .args = "[DOCUMENT] [TEXT…]",
    .summary = "Go through what was found in a text: accept, tie, correct, refuse.",
    .help =
        "Without a word it lists what was found in the document, what heldto proposes for each and "
        "what was decided; without a document, the texts that wait.\n\naccept N… takes the "
        "proposal; "
        "tie N KEY says which older commitment it restates; new N… makes a commitment of its own; "
        "position N… keeps it as nothing promised; refuse N… says it is no promise, and these "
        "words "
        "are not offered when they come again; later N… puts it off; reopen N… takes a decision "
        "back; correct N FIELD VALUE changes its title, kind, force, again, verb, voice, speaker, "
        "parties, topic, due_text, place or words. N is a number of the list, a range such as 2-5, "
        "or "
        "all.\n\nDecisions are kept at once. `heldto triage DOCUMENT apply` makes commitments, "
        "wordings "
        "and links of all that is decided, as one change that undo takes back.",
    .options =
        (const struct command_option *const[]){&option_accept_all, &option_across,
                                               &sheet_option_format, &sheet_option_columns, NULL},
    .needs = COMMAND_NEEDS_REGISTER,
    .run = run,
};
