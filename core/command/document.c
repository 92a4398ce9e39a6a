/* document.c owns the commands that take a text in and edit what is said of it.
 * It must not know what the text says. */
#include "core/command/commands.h"

#include "core/shell/command_field.h"
#include "core/text/text_file.h"
#include "db/document.h"
#include "db/row.h"

#include <string.h>

enum { READ_BYTES = 64 * 1024 };

static struct text_file *read_input(struct command_call *call, GError **error)
{
    g_autoptr(GByteArray) all = g_byte_array_new();
    g_autofree char *buffer = g_malloc(READ_BYTES);
    gssize n = -1;
    while (call->io->read != NULL && (n = call->io->read(call->io->data, buffer, READ_BYTES)) > 0)
        g_byte_array_append(all, (const guint8 *)buffer, (guint)n);
    if (n < 0) {
        command_fail(error, HELDTO_ERROR_INPUT, "standard input cannot be read");
        return NULL;
    }
    g_autoptr(GBytes) bytes = g_byte_array_free_to_bytes(g_steal_pointer(&all));
    return text_file_of_bytes(bytes, "standard input", error);
}

static struct text_file *read_text(struct command_call *call, GError **error)
{
    const char *path = command_word(call, 0);
    struct text_file *file =
        strcmp(path, "-") == 0 ? read_input(call, error) : text_file_read(path, error);
    if (file != NULL && file->replaced > 0)
        command_say(call, "%s:%u: bytes that are not UTF-8, and stand as U+FFFD from here on: %zu",
                    path, file->line, file->replaced);
    return file;
}

static gboolean check_new(struct command_call *call, const char *sha256, GError **error)
{
    GError *failed = NULL;
    owned(document) there = document_by_sha256(call->session->db, sha256, &failed);
    if (failed != NULL) {
        g_propagate_error(error, failed);
        return FALSE;
    }
    return there == NULL ||
           command_fail(error, HELDTO_ERROR_INPUT,
                        "this text is held already: document %" G_GINT64_FORMAT ", %s", there->id,
                        there->title);
}

/* The checksum is that of the file, which the text alone does not tell. */
static gboolean set_checksum(struct command_call *call, struct change *change, gint64 id,
                             const char *sha256, GError **error)
{
    owned(document) old = document_by_id(call->session->db, id, error);
    if (old == NULL)
        return FALSE;
    owned(document) row = row_copy(TABLE_DOCUMENT, old);
    row_set(&row->sha256, sha256);
    return change_update(change, TABLE_DOCUMENT, old, row, error);
}

static gboolean keep_original(struct command_call *call, struct change *change, gint64 id,
                              GBytes *bytes, GError **error)
{
    g_autofree char *base = g_path_get_basename(command_word(call, 0));
    g_autofree char *name = g_filename_display_name(base);
    struct document_original row = {
        .document_id = id, .name = name, .media_type = (char *)"text/plain", .bytes = bytes};
    gboolean done = change_insert(change, TABLE_DOCUMENT_ORIGINAL, &row, error);
    g_free(row.uuid);
    return done;
}

static gboolean add_frame(struct change *change, gint64 id, const char *text, const char *exact,
                          GError **error)
{
    const char *at = *exact != '\0' ? strstr(text, exact) : NULL;
    if (at == NULL)
        return command_fail(error, HELDTO_ERROR_INPUT,
                            "--frame: these words are not in the text: %s", exact);
    struct document_frame row = {.document_id = id,
                                 .start = g_utf8_pointer_to_offset(text, at),
                                 .length = g_utf8_strlen(exact, -1),
                                 .language = (char *)""};
    gboolean done = change_insert(change, TABLE_DOCUMENT_FRAME, &row, error);
    g_free(row.uuid);
    return done;
}

static gboolean store(struct command_call *call, struct change *change, struct draft *draft,
                      const struct text_file *file, GError **error)
{
    g_autofree char *sha256 = g_compute_checksum_for_bytes(G_CHECKSUM_SHA256, file->bytes);
    const GPtrArray *frames = command_values(call, "frame");
    if (!check_new(call, sha256, error) || !draft_store(call->session, change, draft, error) ||
        !set_checksum(call, change, draft_id(draft), sha256, error) ||
        !keep_original(call, change, draft_id(draft), file->bytes, error))
        return FALSE;
    for (guint i = 0; frames != NULL && i < frames->len; i++)
        if (!add_frame(change, draft_id(draft), file->text, frames->pdata[i], error))
            return FALSE;
    change_say(change, "document %" G_GINT64_FORMAT " added: %s", draft_id(draft),
               draft_get(draft, "title"));
    return TRUE;
}

static gboolean run_add(struct command_call *call, GError **error)
{
    owned(text_file) file = read_text(call, error);
    if (file == NULL)
        return FALSE;
    owned_draft draft = draft_new(NOUN_DOCUMENT);
    command_fill_draft(call, draft);
    draft_set(draft, "text", file->text);
    struct change *change = session_begin(call->session, "document add", FALSE, error);
    if (change == NULL)
        return FALSE;
    if (!store(call, change, draft, file, error)) {
        change_abort(change);
        return FALSE;
    }
    if (!change_commit(change, error))
        return FALSE;
    command_print(call, "ok document %" G_GINT64_FORMAT "\n", draft_id(draft));
    return TRUE;
}

static const struct command_option option_frame = {
    "frame", 0, "TEXT", "words of it that are not the statement: a dateline; may be repeated"};

const struct command command_document_add = {
    .name = "document add",
    .args = "FILE",
    .summary = "Take in a text that came out of a meeting.",
    .help = "A plain text file is kept whole, as it came and with its SHA-256; wordings then point "
            "into it. --coverage full means the whole official text: only such a text can show "
            "that something was not mentioned.",
    .options = (const struct command_option *const[]){&option_frame, NULL},
    .takes_fields = TRUE,
    .noun = NOUN_DOCUMENT,
    .needs = COMMAND_NEEDS_REGISTER | COMMAND_NEEDS_WRITE,
    .run = run_add,
};

static gboolean run_edit(struct command_call *call, GError **error)
{
    if (!command_has_fields(call))
        return command_fail(error, HELDTO_ERROR_USAGE,
                            "say what to change: `heldto document edit %s --coverage full`",
                            command_word(call, 0));
    owned_draft draft =
        draft_load(call->session, NOUN_DOCUMENT, command_number(command_word(call, 0)), error);
    if (draft == NULL)
        return FALSE;
    command_fill_draft(call, draft);
    if (!draft_save(call->session, draft, error))
        return FALSE;
    command_print(call, "ok document %" G_GINT64_FORMAT "\n", draft_id(draft));
    return TRUE;
}

const struct command command_document_edit = {
    .name = "document edit",
    .args = "DOCUMENT",
    .summary = "Change what is said of a text.",
    .help = "DOCUMENT is its number. Changing the text itself may leave wordings that are no "
            "longer found in it: `heldto verify` names them.",
    .takes_fields = TRUE,
    .noun = NOUN_DOCUMENT,
    .needs = COMMAND_NEEDS_REGISTER | COMMAND_NEEDS_WRITE,
    .run = run_edit,
};
