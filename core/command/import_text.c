/* import_text.c owns the part of `import` that takes a statement in: telling it from a table, and
 * telling what is proposed about it. It must not know how any of that is found. */
#include "core/command/import_text.h"

#include "core/draft/field.h"
#include "core/intake/take_in.h"
#include "core/nameless.h"
#include "core/period/edtf.h"
#include "core/scheme/words.h"
#include "core/text/text.h"
#include "db/row.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <jansson.h>
#include <string.h>
#include <unistd.h>

enum { HEAD_BYTES = 4096, SHOWN_PEOPLE = 12, FRAME_CHARS = 60, CELL_CHARS = 40 };

const struct command_option import_option_meeting = {
    "meeting", 0, "MEETING", "of a statement: its meeting, or new, or none"};
const struct command_option import_option_title = {"title", 0, "TEXT", "of a statement: its title"};
const struct command_option import_option_date = {"date", 0, "DAYS",
                                                  "of a statement: when its meeting was held"};
const struct command_option import_option_published = {"published", 0, "DATE",
                                                       "of a statement: the page's own date"};
const struct command_option import_option_publisher = {"publisher", 0, "TEXT",
                                                       "of a statement: who published it first"};
const struct command_option import_option_coverage = {
    "coverage", 0, "full|extract|report|own-summary",
    "of a statement: how much of the official text"};
const struct command_option import_option_voice = {
    "voice", 0, "verbatim|quoted|reported|own-summary", "of a statement: in whose words it is"};
const struct command_option import_option_level = {
    "level", 0, "leaders|ministers|senior-officials|experts", "of a statement: who met"};
const struct command_option import_option_language = {"language", 0, "TEXT",
                                                      "of a statement: en, fr, nl"};
const struct command_option import_option_city = {"city", 0, "TEXT",
                                                  "of a statement: where its meeting was held"};
const struct command_option import_option_url = {"url", 0, "URL",
                                                 "of a statement: where it is published"};

/* Options that only tables have. */
static gboolean asks_for_table(struct command_call *call)
{
    static const char *const options[] = {"as",      "map",          "map-status",
                                          "mapping", "save-mapping", "delimiter",
                                          "lists",   "strict",       "dates"};
    for (gsize i = 0; i < G_N_ELEMENTS(options); i++)
        if (command_has(call, options[i]))
            return TRUE;
    return FALSE;
}

static gboolean ends_with_any(const char *path, const char *const *endings)
{
    g_autofree char *low = g_ascii_strdown(path, -1);
    for (; *endings != NULL; endings++)
        if (g_str_has_suffix(low, *endings))
            return TRUE;
    return FALSE;
}

static gsize count_of(const char *line, gsize len, char c)
{
    gsize n = 0;
    for (gsize i = 0; i < len; i++)
        n += line[i] == c ? 1 : 0;
    return n;
}

/* A first line of names, as many as the lines below have cells; JSON; or the name of a column. */
static gboolean looks_like_table(const char *head, gsize len)
{
    static const char delimiters[] = ",;\t|";
    g_autofree char *text = text_valid(head, len, NULL);
    char *start = text + strspn(text, " \t\r\n\xEF\xBB\xBF");
    gsize n = strcspn(start, "\r\n");
    const char *second = start + n + strspn(start + n, "\r\n");
    if (*start == '{' || *start == '[')
        return TRUE;
    g_autofree char *name = g_strstrip(g_strndup(start, n));
    if (field_find(NOUN_COMMITMENT, name) != NULL || field_find(NOUN_MEETING, name) != NULL)
        return TRUE;
    for (const char *d = delimiters; *d != '\0'; d++) {
        gsize cells = count_of(start, n, *d);
        gsize below = count_of(second, strcspn(second, "\r\n"), *d);
        if (cells > 0 && n / (cells + 1) <= CELL_CHARS && !g_str_has_suffix(name, ".") &&
            (below >= cells || *second == '\0') && !(*d == ',' && strstr(name, ", ") != NULL))
            return TRUE;
    }
    return FALSE;
}

static gboolean fail_input(GError **error)
{
    return command_fail(error, HELDTO_ERROR_INPUT, "standard input cannot be read: %s",
                        g_strerror(errno));
}

/* Standard input into a file without a name: a table is read from it again. */
static int spool(struct command_call *call, GByteArray *start, GError **error)
{
    g_autofree guint8 *buffer = g_malloc(HEAD_BYTES * 16);
    int fd = nameless_open(error);
    gssize n = 0;
    if (fd < 0)
        return -1;
    while ((n = call->io->read(call->io->data, (char *)buffer, HEAD_BYTES * 16)) > 0) {
        if (start->len <= READER_FILE_BYTES)
            g_byte_array_append(start, buffer, (guint)n);
        if (!nameless_write(fd, buffer, (gsize)n)) {
            command_fail(error, HELDTO_ERROR_INPUT,
                         "standard input cannot be kept in a temporary file (TMPDIR names another "
                         "place): %s",
                         g_strerror(errno));
            close(fd);
            return -1;
        }
    }
    if (n == 0)
        return fd;
    fail_input(error);
    close(fd);
    return -1;
}

static gboolean is_input_text(struct command_call *call, GBytes **bytes, gboolean *answer,
                              GError **error)
{
    g_autoptr(GByteArray) start = g_byte_array_new();
    int fd = spool(call, start, error);
    if (fd < 0)
        return FALSE;
    gsize head = MIN(start->len, HEAD_BYTES);
    *answer = reader_knows("-", (const char *)start->data, head) ||
              !looks_like_table((const char *)start->data, head);
    if (*answer) {
        *bytes = g_byte_array_free_to_bytes(g_steal_pointer(&start));
    } else if (lseek(fd, 0, SEEK_SET) != 0 || dup2(fd, STDIN_FILENO) < 0) {
        fail_input(error);
        close(fd);
        return FALSE;
    }
    close(fd);
    return TRUE;
}

gboolean import_text_is(struct command_call *call, GBytes **bytes, gboolean *answer, GError **error)
{
    static const char *const tables[] = {".csv",  ".tsv", ".json", ".jsonl", ".ndjson",
                                         ".xlsx", ".xls", ".ods",  NULL};
    static const char *const texts[] = {".txt", ".text",  ".md",  ".markdown", ".html",
                                        ".htm", ".xhtml", ".pdf", ".eml",      ".mbox",
                                        ".doc", ".docx",  ".odt", ".rtf",      NULL};
    const char *path = command_word(call, 0);
    *bytes = NULL;
    *answer = FALSE;
    if (asks_for_table(call) || ends_with_any(path, tables))
        return TRUE;
    *answer = ends_with_any(path, texts);
    if (*answer)
        return TRUE;
    if (strcmp(path, "-") == 0)
        return call->io->read == NULL || is_input_text(call, bytes, answer, error);
    g_autofree char *head = g_malloc(HEAD_BYTES);
    int fd = g_open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC, 0);
    gssize n = fd >= 0 ? read(fd, head, HEAD_BYTES) : -1;
    if (fd >= 0)
        close(fd);
    if (n > 0)
        *answer = reader_knows(path, head, (gsize)n) || !looks_like_table(head, (gsize)n);
    return TRUE;
}

static gboolean progress(gpointer data)
{
    return command_progress(data, "reading", 0, 0);
}

/* One line, "  title       …"; nothing of what is not told. */
static void tell(struct command_call *call, const char *name, const char *value)
{
    g_autofree char *shown = text_show(value, -1);
    if (*shown != '\0')
        command_print(call, "  %-12s%s\n", name, shown);
}

static void tell_meeting(struct command_call *call, const struct take_in *take)
{
    const struct about *about = take->about;
    g_autofree char *date = edtf_words(about->date);
    g_autofree char *place = g_strjoin(*about->city != '\0' && *about->country != '\0' ? ", " : "",
                                       about->city, about->country, NULL);
    g_autofree char *known = NULL;
    if (take->is_new)
        known = g_strconcat(*about->meeting != '\0' ? about->meeting : "new",
                            *about->meeting != '\0' ? ", new" : "", NULL);
    else
        known =
            g_strdup(take->meeting_id != 0 ? about->meeting : "none; tie it to one with --meeting");
    g_autofree char *told = *take->filled != '\0'
                                ? g_strdup_printf("%s; it is told now: %s", known, take->filled)
                                : g_strdup(known);
    tell(call, "meeting", told);
    tell(call, "date", date);
    if (!take->is_new)
        return;
    tell(call, "place", place);
    tell(call, "host", about->host);
    tell(call, "level", words_label(WORDS_LEVEL, about->level));
    tell(call, "series", about->series);
    for (guint i = 0; i < about->people->len && i < SHOWN_PEOPLE; i++) {
        const struct about_person *p = about->people->pdata[i];
        g_autofree char *line =
            g_strdup_printf("%s, %s%s%s%s", p->name, p->role, *p->party != '\0' ? " (" : "",
                            p->party, *p->party != '\0' ? ")" : "");
        tell(call, i == 0 ? "present" : "", line);
    }
}

static void tell_document(struct command_call *call, const struct take_in *take)
{
    const struct about *about = take->about;
    tell(call, "title", about->title);
    tell(call, "publisher", about->publisher);
    tell(call, "republisher", about->republisher);
    tell(call, "published", about->published_on);
    tell(call, "language", about->language);
    tell(call, "coverage", words_label(WORDS_COVERAGE, about->coverage));
    tell(call, "voice", words_label(WORDS_VOICE, about->voice));
    for (guint i = 0; i < about->frames->len; i++) {
        const struct about_frame *f = &g_array_index(about->frames, struct about_frame, i);
        g_autofree char *words =
            text_show(take->text->text + f->start, (gssize)(f->end - f->start));
        g_autofree char *line = text_shorten(words, FRAME_CHARS);
        tell(call, "not text", line);
    }
}

static void tell_doubts(struct command_call *call, const struct take_in *take)
{
    for (guint i = 0; i < take->text->notes->len; i++)
        command_say(call, "%s", (char *)take->text->notes->pdata[i]);
    for (guint i = 0; i < take->about->doubts->len; i++)
        command_say(call, "to confirm: %s", (char *)take->about->doubts->pdata[i]);
}

static json_t *lines_json(const GPtrArray *lines)
{
    json_t *list = json_array();
    for (guint i = 0; i < lines->len; i++)
        json_array_append_new(list, json_string(lines->pdata[i]));
    return list;
}

static json_t *people_json(const struct about *about)
{
    json_t *list = json_array();
    for (guint i = 0; i < about->people->len; i++) {
        const struct about_person *p = about->people->pdata[i];
        json_array_append_new(list, json_pack("{s:s, s:s, s:s}", "name", p->name, "role", p->role,
                                              "party", p->party));
    }
    return list;
}

static void print_json(struct command_call *call, const struct take_in *take)
{
    const struct about *about = take->about;
    json_t *root =
        json_pack("{s:I, s:s, s:b, s:s, s:s, s:s, s:s, s:s, s:s, s:s, s:s}", "document",
                  (json_int_t)(take->held_id != 0 ? take->held_id : take->document_id), "meeting",
                  about->meeting, "meeting_new", take->is_new, "title", about->title, "publisher",
                  about->publisher, "republisher", about->republisher, "published_on",
                  about->published_on, "language", about->language, "coverage", about->coverage,
                  "voice", about->voice, "url", about->url);
    json_t *meeting = json_pack("{s:s, s:s, s:s, s:s, s:s, s:s}", "date", about->date, "city",
                                about->city, "country", about->country, "host", about->host,
                                "level", about->level, "series", about->series);
    json_object_update(root, meeting);
    json_object_set_new(root, "participants", people_json(about));
    json_object_set_new(root, "suggestions", json_integer(take->suggestions->len));
    json_object_set_new(root, "sure", json_integer(take->n_sure));
    json_object_set_new(root, "refused_before", json_integer(take->known));
    json_object_set_new(root, "held_already", json_boolean(take->held_id != 0));
    json_object_set_new(root, "notes", lines_json(take->text->notes));
    json_object_set_new(root, "to_confirm", lines_json(about->doubts));
    g_autofree char *text = json_dumps(root, JSON_COMPACT);
    command_print(call, "%s\n", text);
    json_decref(root);
    json_decref(meeting);
}

static void print_text(struct command_call *call, const struct take_in *take)
{
    gboolean is_stored = take->document_id != 0;
    tell_document(call, take);
    tell_meeting(call, take);
    command_print(call, "%u suggestion%s, %u of them sure%s\n", take->suggestions->len,
                  take->suggestions->len == 1 ? "" : "s", take->n_sure,
                  is_stored ? "" : " (nothing was stored)");
    if (take->known > 0)
        command_print(call, "%u of them were refused before, and are again\n", take->known);
    if (is_stored && take->suggestions->len > take->known)
        command_say(call, "`heldto triage %" G_GINT64_FORMAT "` goes through them",
                    take->document_id);
    if (is_stored)
        command_print(call, "ok document %" G_GINT64_FORMAT "\n", take->document_id);
}

static gboolean finish(struct command_call *call, struct take_in *take, GError **error)
{
    gboolean is_json = g_strcmp0(command_option(call, "format"), "json") == 0;
    gboolean is_kept = take->held_id == 0 && !command_has(call, "dry-run");
    if (is_kept && !take_in_store(take, error))
        return FALSE;
    if (take->held_id == 0)
        tell_doubts(call, take);
    if (is_json)
        print_json(call, take);
    else if (take->held_id == 0)
        print_text(call, take);
    return take->held_id == 0 ||
           command_fail(error, HELDTO_ERROR_NOTHING,
                        "this text is held already, as document %" G_GINT64_FORMAT
                        "; nothing was stored",
                        take->held_id);
}

gboolean import_text(struct command_call *call, GBytes *bytes, GError **error)
{
    struct reader_options options = {
        .encoding = command_option(call, "encoding"), .progress = progress, .data = call};
    struct take_in_wish wish = {
        .meeting = command_option(call, "meeting"),
        .title = command_option(call, "title"),
        .publisher = command_option(call, "publisher"),
        .published_on = command_option(call, "published"),
        .url = command_option(call, "url"),
        .coverage = command_option(call, "coverage"),
        .voice = command_option(call, "voice"),
        .language = command_option(call, "language"),
        .date = command_option(call, "date"),
        .series = command_option(call, "series"),
        .level = command_option(call, "level"),
        .city = command_option(call, "city"),
    };
    struct statement_text *text =
        bytes != NULL ? statement_text_of_bytes(bytes, "standard input", &options, error)
                      : statement_text_read(command_word(call, 0), &options, error);
    if (text == NULL)
        return FALSE;
    gboolean is_table = looks_like_table(text->text, MIN(strlen(text->text), HEAD_BYTES));
    owned(take_in) take = take_in_read(call->session, text, &wish, error);
    if (take == NULL && is_table)
        g_prefix_error(error, "this looks like a table; say what its rows are, such as --as "
                              "commitments. ");
    return take != NULL && finish(call, take, error);
}
