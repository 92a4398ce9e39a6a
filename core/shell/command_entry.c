/* command_entry.c owns reading an entry and its source from options.
 * It must not know what is recorded with them. */
#include "core/shell/command_entry.h"

#include "core/shell/command_field.h"
#include "core/shell/command_value.h"
#include "core/draft/names.h"

#include <string.h>

const struct command_option command_entry_note = {"note", 'n', "TEXT", "why, in a sentence or two"};
const struct command_option command_entry_effective = {
    "effective", 'e', "DATE", "the day it took effect; the source's own date, else today"};
const struct command_option command_entry_party = {"party", 0, "PARTY",
                                                   "where it is about one party only"};
const struct command_option command_entry_meeting = {"meeting", 'm', "MEETING",
                                                     "the meeting it was learnt at"};
const struct command_option command_entry_source = {
    "source", 0, "SOURCE", "what it rests on: [4] or 4, or the address or title of a new one"};
const struct command_option command_entry_page = {"page", 'p', "PLACE", "where in the source"};
const struct command_option command_entry_title = {"source-title", 0, "TEXT",
                                                   "title of a source given by its address"};
const struct command_option command_entry_publisher = {"publisher", 0, "TEXT",
                                                       "who published the new source"};
const struct command_option command_entry_url = {"url", 0, "URL",
                                                 "address of a source given by its title"};
const struct command_option command_entry_dated = {"dated", 0, "DATE", "the new source's own date"};
const struct command_option command_entry_retrieved = {"retrieved", 0, "DATE",
                                                       "the day the new source was fetched"};
const struct command_option command_entry_kind = {
    "kind", 0, "announcement|deed|search",
    "someone says so, the thing done, or searched and nothing found; announcement"};
const struct command_option command_entry_searched = {
    "searched-where", 0, "TEXT", "where it was searched, nothing being found; means --kind search"};
const struct command_option command_entry_quote = {"quote", 0, "TEXT",
                                                   "words of the new source, exactly"};
const struct command_option command_entry_visibility = {
    "visibility", 0, "public|internal",
    "an internal entry is left out of public reports, its status too; public"};
const struct command_option command_entry_successor = {
    "successor", 0, "KEY", "the commitment that replaces it, where the status asks for one"};

/* Options that only a new source can take. */
static const char *const of_new_source[] = {
    "source-title", "publisher", "url", "dated", "retrieved", "kind", "searched-where", "quote"};

gboolean command_entry(struct command_call *call, struct status_entry *entry, GError **error)
{
    const char *party = command_option(call, "party");
    const char *meeting = command_option(call, "meeting");
    *entry = (struct status_entry){.effective_on = command_option(call, "effective"),
                                   .note = command_option(call, "note"),
                                   .visibility = command_option(call, "visibility"),
                                   .successor = command_option(call, "successor")};
    return (party == NULL || names_known_party(call->session, party, &entry->party_id, error)) &&
           (meeting == NULL || names_meeting(call->session, meeting, &entry->meeting_id, error));
}

static gboolean is_number(const char *text)
{
    return command_value_check("NUMBER", text, NULL);
}

static gboolean is_address(const char *text)
{
    return g_str_has_prefix(text, "http://") || g_str_has_prefix(text, "https://");
}

static const char *option_or_none(const struct command_call *call, const char *name)
{
    const char *text = command_option(call, name);
    return text != NULL ? text : "";
}

static gboolean known_source(struct command_call *call, const char *text,
                             struct status_entry *entry, GError **error)
{
    for (gsize i = 0; i < G_N_ELEMENTS(of_new_source); i++)
        if (command_has(call, of_new_source[i]))
            return command_fail(error, HELDTO_ERROR_USAGE,
                                "--%s is for a new source, and %s is one that is there",
                                of_new_source[i], text);
    GError *failed = NULL;
    owned(source) source = source_by_id(call->session->db, command_number(text), &failed);
    if (source == NULL && failed == NULL)
        return command_fail(error, HELDTO_ERROR_INPUT,
                            "there is no source %s; `heldto source list` numbers them", text);
    if (failed != NULL) {
        g_propagate_error(error, failed);
        return FALSE;
    }
    entry->source_id = source->id;
    entry->page = command_option(call, "page");
    return TRUE;
}

static gboolean new_source(struct command_call *call, struct change *change, const char *text,
                           struct status_entry *entry, GError **error)
{
    const char *searched = option_or_none(call, "searched-where");
    const char *kind = command_option(call, "kind");
    const char *url = is_address(text) ? text : option_or_none(call, "url");
    const char *title =
        is_address(text) || *text == '\0' ? option_or_none(call, "source-title") : text;
    if (kind == NULL)
        kind = *searched != '\0' ? "search" : "announcement";
    gboolean is_search = strcmp(kind, "search") == 0;
    if (*title == '\0' && *url == '\0' && *searched == '\0')
        return command_fail(error, HELDTO_ERROR_USAGE,
                            "a new source needs --source with its address or title, or "
                            "--searched-where");
    const char *dated = option_or_none(call, "dated");
    struct source row = {
        .title = (char *)title,
        .publisher = (char *)option_or_none(call, "publisher"),
        .url = (char *)url,
        .page = (char *)option_or_none(call, "page"),
        .dated_on = (char *)(*dated == '\0' && is_search ? session_today(call->session) : dated),
        .retrieved_on = (char *)option_or_none(call, "retrieved"),
        .kind = (char *)kind,
        .searched_where = (char *)searched,
        .visibility = (char *)"public",
        .quote = (char *)option_or_none(call, "quote"),
    };
    gboolean done = status_source(call->session, change, &row, error);
    g_free(row.uuid);
    entry->source_id = row.id;
    return done;
}

gboolean command_entry_cite(struct command_call *call, struct change *change,
                            struct status_entry *entry, GError **error)
{
    const char *text = command_option(call, "source");
    if (text != NULL && is_number(text))
        return known_source(call, text, entry, error);
    gboolean is_wanted = text != NULL;
    for (gsize i = 0; i < G_N_ELEMENTS(of_new_source); i++)
        is_wanted = is_wanted || command_has(call, of_new_source[i]);
    if (is_wanted)
        return new_source(call, change, text != NULL ? text : "", entry, error);
    return !command_has(call, "page") ||
           command_fail(error, HELDTO_ERROR_USAGE, "--page goes with --source");
}

GArray *command_keys(struct command_call *call, guint first, guint last, GError **error)
{
    g_autoptr(GArray) ids = g_array_new(FALSE, FALSE, sizeof(gint64));
    for (guint i = first; i <= last; i++) {
        gint64 id = 0;
        gboolean is_there = FALSE;
        if (!names_commitment(call->session, command_word(call, i), &id, error))
            return NULL;
        for (guint k = 0; k < ids->len; k++)
            is_there = is_there || g_array_index(ids, gint64, k) == id;
        if (!is_there)
            g_array_append_val(ids, id);
    }
    return g_steal_pointer(&ids);
}
