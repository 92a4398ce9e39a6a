/* suggest.c owns the command that prints what a text promises.
 * It must not know how a promise is found, and stores nothing. */
#include "core/command/commands.h"

#include "core/intake/about.h"
#include "core/lexicon/circle.h"
#include "core/reader/reader.h"
#include "core/match/restate.h"
#include "core/lexicon/subject.h"
#include "core/cue/suggest.h"
#include "core/period/edtf.h"
#include "core/scheme/words.h"
#include "core/sheet/sheet.h"
#include "db/meeting.h"
#include "db/series.h"

#include <string.h>

enum { READ_BYTES = 65536 };

struct printing {
    const char *text; /* the document */
    const struct lexicon *lexicon;
    GHashTable *restated; /* struct suggestion -> struct match; what is new is not in it */
};

#define TEXT_OF(member)                                                                            \
    static char *text_##member(gpointer row, gpointer data)                                        \
    {                                                                                              \
        (void)data;                                                                                \
        return g_strdup(((const struct suggestion *)row)->member);                                 \
    }
TEXT_OF(exact)
TEXT_OF(kind)
TEXT_OF(force)
TEXT_OF(verb)
TEXT_OF(voice)
TEXT_OF(parties)

/* What may be left unsaid is null then. */
#define NULLABLE_OF(member)                                                                        \
    TEXT_OF(member)                                                                                \
    static json_t *json_##member(gpointer row, gpointer data)                                      \
    {                                                                                              \
        (void)data;                                                                                \
        const char *text = ((const struct suggestion *)row)->member;                               \
        return *text != '\0' ? sheet_json_string(text) : json_null();                              \
    }
NULLABLE_OF(speaker)
NULLABLE_OF(due_text)
NULLABLE_OF(place)
NULLABLE_OF(cues)

#define NUMBER_OF(member)                                                                          \
    static char *text_##member(gpointer row, gpointer data)                                        \
    {                                                                                              \
        (void)data;                                                                                \
        return g_strdup_printf("%" G_GINT64_FORMAT, ((const struct suggestion *)row)->member);     \
    }
NUMBER_OF(start)
NUMBER_OF(length)
NUMBER_OF(confidence)

static char *text_sentence(gpointer row, gpointer data)
{
    const struct suggestion *suggestion = row;
    const struct printing *printing = data;
    return g_utf8_substring(printing->text, (glong)suggestion->sentence_start,
                            (glong)(suggestion->sentence_start + suggestion->sentence_length));
}

static char *text_again(gpointer row, gpointer data)
{
    (void)data;
    return g_strdup(((const struct suggestion *)row)->again ? "yes" : "");
}

static json_t *json_again(gpointer row, gpointer data)
{
    (void)data;
    return json_boolean(((const struct suggestion *)row)->again != 0);
}

static char *text_strength(gpointer row, gpointer data)
{
    (void)data;
    return g_strdup(suggestion_strength(row));
}

static char *due_day(const struct suggestion *row, gboolean is_last)
{
    g_autofree char *first = NULL, *last = NULL;
    if (*row->due_edtf == '\0' || !edtf_days(row->due_edtf, &first, &last))
        return g_strdup("");
    return g_strdup(is_last ? last : first);
}

static char *text_due_from(gpointer row, gpointer data)
{
    (void)data;
    return due_day(row, FALSE);
}

static char *text_due_to(gpointer row, gpointer data)
{
    (void)data;
    return due_day(row, TRUE);
}

static json_t *json_day(gpointer row, gboolean is_last)
{
    g_autofree char *day = due_day(row, is_last);
    return day != NULL && *day != '\0' ? json_string(day) : json_null();
}

static json_t *json_due_from(gpointer row, gpointer data)
{
    (void)data;
    return json_day(row, FALSE);
}

static json_t *json_due_to(gpointer row, gpointer data)
{
    (void)data;
    return json_day(row, TRUE);
}

static char *text_topic(gpointer row, gpointer data)
{
    const struct printing *printing = data;
    return g_strdup(subject_wide(printing->lexicon, ((const struct suggestion *)row)->topic));
}

/* The key of the commitment restated, or of the first of its chain. */
#define RESTATED(name, member)                                                                     \
    static char *text_##name(gpointer row, gpointer data)                                          \
    {                                                                                              \
        const struct printing *printing = data;                                                    \
        const struct match *match = g_hash_table_lookup(printing->restated, row);                  \
        return g_strdup(match != NULL ? match->member : "");                                       \
    }                                                                                              \
    static json_t *json_##name(gpointer row, gpointer data)                                        \
    {                                                                                              \
        const struct printing *printing = data;                                                    \
        const struct match *match = g_hash_table_lookup(printing->restated, row);                  \
        return match != NULL ? sheet_json_string(match->member) : json_null();                     \
    }
RESTATED(commitment, key)
RESTATED(thread, thread)

#define NULLABLE(member, heading, shown)                                                           \
    {                                                                                              \
        .name = #member, .label = (heading), .type = SHEET_JSON, .flags = (shown),                 \
        .text = text_##member, .json = json_##member                                               \
    }

static const struct sheet_column columns[] = {
    {.name = "sentence", .label = N_("Sentence"), .text = text_sentence},
    {.name = "quote", .label = N_("Words"), .flags = SHEET_SHOWN | SHEET_MAIN, .text = text_exact},
    {.name = "start", .label = N_("At"), .type = SHEET_NUMBER, .text = text_start},
    {.name = "length", .label = N_("Length"), .type = SHEET_NUMBER, .text = text_length},
    {.name = "kind", .label = N_("Kind"), .flags = SHEET_SHOWN | SHEET_NARROW, .text = text_kind},
    {.name = "force",
     .label = N_("Force"),
     .flags = SHEET_SHOWN | SHEET_NARROW,
     .text = text_force},
    {.name = "again",
     .label = N_("Again"),
     .type = SHEET_JSON,
     .flags = SHEET_SHOWN | SHEET_NARROW,
     .text = text_again,
     .json = json_again},
    {.name = "strength", .label = N_("Strength"), .text = text_strength},
    {.name = "verb", .label = N_("Verb"), .text = text_verb},
    {.name = "voice", .label = N_("Voice"), .text = text_voice},
    NULLABLE(speaker, N_("Speaker"), 0),
    {.name = "parties",
     .label = N_("Parties"),
     .type = SHEET_LIST,
     .flags = SHEET_SHOWN,
     .text = text_parties},
    {.name = "topic",
     .label = N_("Topic"),
     .flags = SHEET_SHOWN | SHEET_NARROW,
     .text = text_topic},
    NULLABLE(due_text, N_("Due"), SHEET_SHOWN),
    NULLABLE(due_from, N_("From"), 0),
    NULLABLE(due_to, N_("To"), 0),
    NULLABLE(place, N_("Place"), 0),
    {.name = "confidence",
     .label = N_("Sure"),
     .type = SHEET_NUMBER,
     .flags = SHEET_SHOWN | SHEET_NARROW,
     .text = text_confidence},
    NULLABLE(commitment, N_("Commitment"), 0),
    NULLABLE(thread, N_("Thread"), 0),
    NULLABLE(cues, N_("Because of"), SHEET_SHOWN), /* with --why only */
};
enum { N_PRINTED = G_N_ELEMENTS(columns) - 1 };

static struct statement_text *read_input(struct command_call *call, GError **error)
{
    const struct reader_options options = {0};
    const char *file = command_word(call, 0);
    if (strcmp(file, "-") != 0)
        return statement_text_read(file, &options, error);
    g_autoptr(GByteArray) all = g_byte_array_new();
    g_autofree char *buffer = g_malloc(READ_BYTES);
    gssize n = 0;
    while (call->io->read != NULL && (n = call->io->read(call->io->data, buffer, READ_BYTES)) > 0 &&
           all->len <= READER_FILE_BYTES)
        g_byte_array_append(all, (const guint8 *)buffer, (guint)n);
    if (n < 0) {
        command_fail(error, HELDTO_ERROR_INPUT, "standard input cannot be read");
        return NULL;
    }
    g_autoptr(GBytes) bytes = g_byte_array_free_to_bytes(g_steal_pointer(&all));
    return statement_text_of_bytes(bytes, "standard input", &options, error);
}

static gboolean print_rows(struct command_call *call, GPtrArray *rows, struct printing *printing,
                           GError **error)
{
    gsize n = N_PRINTED + (command_has(call, "why") ? 1U : 0U);
    owned_sheet sheet = sheet_new(call, columns, n, printing, error);
    if (sheet == NULL)
        return FALSE;
    for (guint i = 0; i < rows->len && !call->is_closed; i++) {
        const struct suggestion *row = rows->pdata[i];
        if (row->confidence >= SUGGEST_SURE || command_has(call, "all"))
            sheet_row(sheet, rows->pdata[i]);
    }
    return sheet_finish(sheet) > 0 ||
           command_fail(error, HELDTO_ERROR_NOTHING, "nothing in this text reads as a promise");
}

/* What is read, and against what. */
struct suggesting {
    struct session *session; /* NULL: no register */
    gboolean is_own;         /* opened here */
    struct lexicon *lexicon;
    struct about *about;
    const struct statement_text *statement;
    char *day; /* of the meeting, else of the text */
    GPtrArray *rows, *matches;
    struct printing printing;
};

/* The register there is: an open one, the one named, or the default one if it is there. */
static gboolean open_register(struct command_call *call, struct suggesting *s, GError **error)
{
    const struct session_options options = {
        .location = call->io->location, .author = call->io->author, .read_only = TRUE};
    GError *failed = NULL;
    s->session = call->session;
    if (s->session != NULL)
        return TRUE;
    s->session = session_open(&options, &failed);
    s->is_own = s->session != NULL;
    if (failed == NULL)
        return TRUE;
    if (g_error_matches(failed, DB_ERROR, DB_ERROR_NOT_FOUND) && call->io->location == NULL) {
        g_error_free(failed);
        return TRUE;
    }
    g_propagate_error(error, failed);
    return FALSE;
}

static char *day_of(const struct about *about)
{
    g_autofree char *first = NULL, *last = NULL;
    if (edtf_days(about->date, &first, &last) && *last != '\0')
        return g_steal_pointer(&last);
    return g_strdup(about->published_on);
}

/* Words inside a frame (a dateline, "taken over from ...") promise nothing. */
static void drop_framed(struct suggesting *s)
{
    const char *text = s->statement->text;
    for (guint i = s->rows->len; i > 0; i--) {
        const struct suggestion *row = s->rows->pdata[i - 1];
        gsize at = (gsize)(g_utf8_offset_to_pointer(text, (glong)row->start) - text);
        if (about_in_frame(s->about, at, at + strlen(row->exact)))
            g_ptr_array_remove_index(s->rows, i - 1);
    }
}

static gboolean read_promises(struct suggesting *s, GError **error)
{
    struct cues *cues = NULL;
    s->lexicon = lexicon_new(s->session != NULL ? s->session->db : NULL, error);
    s->about = s->lexicon != NULL ? about_read(s->session, s->lexicon, s->statement, error) : NULL;
    if (s->about == NULL)
        return FALSE;
    if (s->session != NULL && (cues = suggest_cues(s->session->db, error)) == NULL)
        return FALSE;
    owned(circle) circle = circle_read(s->lexicon, s->about->title, s->statement->text);
    s->day = day_of(s->about);
    const struct reading reading = {.text = s->statement->text,
                                    .title = s->about->title,
                                    .day = s->day,
                                    .language = s->about->language,
                                    .voice = s->about->voice,
                                    .circle = circle};
    s->rows = suggest_find(&reading, s->lexicon, cues);
    cues_free(cues);
    drop_framed(s);
    return TRUE;
}

/* The line of meetings to compare with: the one named, else the one the text tells, if the register
 * has it. *id -1: none. */
static gboolean find_series(struct command_call *call, const struct suggesting *s, gint64 *id,
                            GError **error)
{
    const char *named = command_option(call, "series");
    GError *failed = NULL;
    owned(series) series =
        series_find(s->session->db, named != NULL ? named : s->about->series, &failed);
    *id = series != NULL ? series->id : -1;
    if (failed != NULL)
        g_propagate_error(error, failed);
    else if (series == NULL && named != NULL)
        return command_fail(error, HELDTO_ERROR_USAGE, "--series: the register has no \"%s\"",
                            named);
    return failed == NULL;
}

/* What the promises restate: nothing where there is no register, or not the line of meetings. */
static gboolean find_restated(struct command_call *call, struct suggesting *s, GError **error)
{
    struct restate_text text = {
        .text = s->statement->text, .day = s->day, .level = s->about->level};
    GError *failed = NULL;
    if (s->session == NULL && command_has(call, "series"))
        return command_fail(error, HELDTO_ERROR_USAGE, "--series: there is no register");
    if (s->session == NULL)
        return TRUE;
    if (!find_series(call, s, &text.series_id, error))
        return FALSE;
    if (text.series_id < 0)
        return TRUE;
    owned(meeting) meeting = *s->about->meeting != '\0'
                                 ? meeting_by_token(s->session->db, s->about->meeting, &failed)
                                 : NULL;
    text.meeting_id = meeting != NULL ? meeting->id : 0;
    if (failed == NULL)
        s->matches = restate_find(s->session, s->lexicon, &text, s->rows, &failed);
    if (failed != NULL)
        g_propagate_error(error, failed);
    for (guint i = 0; s->matches != NULL && i < s->rows->len; i++)
        if (s->matches->pdata[i] != NULL)
            g_hash_table_insert(s->printing.restated, s->rows->pdata[i], s->matches->pdata[i]);
    return failed == NULL;
}

static void suggesting_clear(struct suggesting *s)
{
    if (s->rows != NULL)
        g_ptr_array_unref(s->rows);
    if (s->matches != NULL)
        g_ptr_array_unref(s->matches);
    g_hash_table_unref(s->printing.restated);
    about_free(s->about);
    lexicon_free(s->lexicon);
    g_free(s->day);
    if (s->is_own)
        session_close(s->session);
}

static gboolean run(struct command_call *call, GError **error)
{
    owned(statement_text) statement = read_input(call, error);
    if (statement == NULL)
        return FALSE;
    for (guint i = 0; i < statement->notes->len; i++)
        command_say(call, "%s", (const char *)statement->notes->pdata[i]);
    struct suggesting s = {
        .statement = statement,
        .printing = {.text = statement->text, .restated = g_hash_table_new(NULL, NULL)}};
    gboolean done = open_register(call, &s, error) && read_promises(&s, error) &&
                    find_restated(call, &s, error);
    s.printing.lexicon = s.lexicon;
    done = done && print_rows(call, s.rows, &s.printing, error);
    suggesting_clear(&s);
    return done;
}

static const struct command_option option_all = {"all", 'a', NULL,
                                                 "also what is only worth a look (below 50)"};
static const struct command_option option_series = {
    "series", 0, "SERIES", "the line of meetings whose commitments it may restate"};
static const struct command_option option_why = {"why", 0, NULL,
                                                 "also the words that made it a promise"};

const struct command command_suggest = {
    .name = "suggest",
    .args = "FILE",
    .summary = "Print the commitments heldto sees in a text; stores nothing.",
    .help =
        "FILE is a statement: text, Markdown, a web page, PDF or mail; - reads it from "
        "standard input. One row a promise, in the "
        "order of the text: its sentence, the words that promise (from the governing verb), "
        "where they "
        "stand (characters of the text), what kind it is and how binding.\n\n"
        "Only what heldto is sure enough of is printed (50 of 100 and more); --all prints all "
        "that an analyst would be offered. --why adds the words that made each a promise, "
        "and what spoke against it.\n\n"
        "Where there is a register that has the line of meetings (told by the text, or named by "
        "--series), the commitment that a promise restates is named, and its thread: the first "
        "of a chain of next meetings.",
    .options =
        (const struct command_option *const[]){&sheet_option_format, &sheet_option_columns,
                                               &option_series, &option_all, &option_why, NULL},
    .run = run,
};
