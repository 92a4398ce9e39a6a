/* wording_replace.c owns the command that puts a better text in the place of the one a wording was
 * known from. It must not know what becomes of the words it had. */
#include "core/command/commands.h"

#include "core/intake/locate.h"
#include "core/intake/replace.h"
#include "core/scheme/words.h"
#include "core/shell/command_field.h"
#include "db/suggestion.h"

#include <string.h>

/* Where the words stand; said twice, somebody must say more of them. */
static gboolean find_words(const struct document *document, const char *exact, gint64 *start,
                           gint64 *length, GError **error)
{
    const char *at = *exact != '\0' ? strstr(document->text, exact) : NULL;
    if (at == NULL)
        return command_fail(error, HELDTO_ERROR_INPUT,
                            "--exact: these words do not stand in document %" G_GINT64_FORMAT
                            ", letter for letter",
                            document->id);
    if (strstr(at + 1, exact) != NULL)
        return command_fail(error, HELDTO_ERROR_INPUT,
                            "--exact: these words stand there more than once; say more of them");
    *start = g_utf8_pointer_to_offset(document->text, at);
    *length = g_utf8_strlen(exact, -1);
    return TRUE;
}

/* What was found of these words when the text was taken in goes with them. */
static gboolean take_found(struct command_call *call, const struct document *document,
                           struct wording *after, GError **error)
{
    g_autoptr(GPtrArray) rows = suggestion_of_document(call->session->db, document->id, error);
    if (rows == NULL)
        return FALSE;
    for (guint i = 0; i < rows->len; i++) {
        const struct suggestion *row = rows->pdata[i];
        if (row->start + row->length <= after->start || row->start >= after->start + after->length)
            continue;
        row_set(&after->verb, row->verb);
        row_set(&after->force, row->force);
        row_set(&after->speaker, row->speaker);
        row_set(&after->due_text, row->due_text);
        row_set(&after->due_edtf, row->due_edtf);
        row_set(&after->place, row->place);
        after->again = row->again;
        return TRUE;
    }
    return TRUE;
}

static gboolean take_voice(struct command_call *call, struct wording *after, GError **error)
{
    const char *voice = command_option(call, "voice");
    const struct word *word = words_find(WORDS_VOICE, voice != NULL ? voice : "verbatim");
    if (word == NULL)
        return command_fail(error, HELDTO_ERROR_USAGE, "--voice: there is no %s", voice);
    row_set(&after->voice, word->token);
    return TRUE;
}

static gboolean store(struct command_call *call, const struct wording *record,
                      struct wording *after, GError **error)
{
    struct change *change = session_begin(call->session, "wording replace", FALSE, error);
    if (change == NULL)
        return FALSE;
    change_say(change, "wording %" G_GINT64_FORMAT " stands in document %" G_GINT64_FORMAT " now",
               record->id, after->document_id);
    if (replace_source(call->session, change, record, after, error))
        return change_commit(change, error) && command_ok(call, record->commitment_id, error);
    change_abort(change);
    return FALSE;
}

static gboolean check(const struct wording *record, const struct document *document,
                      gint64 document_id, GError **error)
{
    if (error != NULL && *error != NULL)
        return FALSE;
    if (record == NULL)
        return command_fail(error, HELDTO_ERROR_NOTHING, "there is no such wording");
    if (document == NULL)
        return command_fail(error, HELDTO_ERROR_NOTHING, "there is no document %" G_GINT64_FORMAT,
                            document_id);
    return document->meeting_id == record->meeting_id ||
           command_fail(error, HELDTO_ERROR_USAGE,
                        "document %" G_GINT64_FORMAT " came out of another meeting", document->id);
}

static gboolean run(struct command_call *call, GError **error)
{
    const char *number = command_option(call, "document"), *exact = command_option(call, "exact");
    if (number == NULL || exact == NULL)
        return command_fail(
            error, HELDTO_ERROR_USAGE,
            "say in which text and which words: --document 7 --exact \"agreed to …\"");
    GError *failed = NULL;
    gint64 document_id = command_number(number), start = 0, length = 0;
    owned(wording) record =
        wording_by_id(call->session->db, command_number(command_word(call, 0)), &failed);
    owned(document) document =
        failed == NULL ? document_by_id(call->session->db, document_id, &failed) : NULL;
    if (failed != NULL) {
        g_propagate_error(error, failed);
        return FALSE;
    }
    if (!check(record, document, document_id, error) ||
        !find_words(document, exact, &start, &length, error))
        return FALSE;
    owned(wording) after = row_copy(TABLE_WORDING, record);
    return locate_wording(call->session, document, start, length, after, error) &&
           take_found(call, document, after, error) && take_voice(call, after, error) &&
           store(call, record, after, error);
}

static const struct command_option option_document = {"document", 0, "DOCUMENT",
                                                      "the better text, of the same meeting"};
static const struct command_option option_exact = {"exact", 0, "TEXT",
                                                   "its words, letter for letter"};
static const struct command_option option_voice = {
    "voice", 0, "verbatim|quoted|reported|own-summary", "in whose words they are; verbatim"};

const struct command command_wording_replace = {
    .name = "wording replace",
    .args = "WORDING",
    .summary = "Let a wording of record stand in a better text of its meeting.",
    .help =
        "When the official text arrives after a report about it, the wording takes its words. It "
        "stays the same step of the lineage; the words it had stay beside it as a further "
        "passage. Triage does the same by itself where a full text is tied to a commitment that "
        "was known from less.",
    .options = (const struct command_option *const[]){&option_document, &option_exact,
                                                      &option_voice, NULL},
    .needs = COMMAND_NEEDS_REGISTER | COMMAND_NEEDS_WRITE,
    .run = run,
};
