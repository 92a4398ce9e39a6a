/* suggest.c owns the command that prints what a text promises.
 * It must not know how a promise is found, and stores nothing. */
#include "core/command/commands.h"

#include "core/intake/circle.h"
#include "core/intake/header.h"
#include "core/intake/reader.h"
#include "core/intake/subject.h"
#include "core/intake/suggest.h"
#include "core/period/edtf.h"
#include "core/scheme/words.h"
#include "core/sheet/sheet.h"

#include <string.h>

enum { READ_BYTES = 65536 };

struct printing {
    const char *text; /* the document */
    const struct lexicon *lexicon;
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

static char *text_none(gpointer row, gpointer data)
{
    (void)row;
    (void)data;
    return g_strdup("");
}

static json_t *json_none(gpointer row, gpointer data)
{
    (void)row;
    (void)data;
    return json_null();
}

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
    {.name = "commitment",
     .label = N_("Commitment"),
     .type = SHEET_JSON,
     .text = text_none,
     .json = json_none},
    {.name = "thread",
     .label = N_("Thread"),
     .type = SHEET_JSON,
     .text = text_none,
     .json = json_none},
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

/* What the text says of itself: in the lines before it, else in its file. */
static gboolean print_promises(struct command_call *call, const struct statement_text *statement,
                               const struct lexicon *lexicon, GError **error)
{
    owned(header) header = header_read(statement->text);
    const char *title = *header->title != '\0' ? header->title : statement->title;
    owned(circle) circle = circle_read(lexicon, title, statement->text + header->end);
    struct reading reading = {
        .text = statement->text,
        .title = title,
        .day = *header->date != '\0' ? header->date : statement->published_on,
        .language = statement->language,
        .voice = *header->voice != '\0' ? header->voice : "verbatim",
        .circle = circle,
    };
    g_autoptr(GPtrArray) rows = suggest_find(&reading, lexicon, NULL);
    struct printing printing = {.text = statement->text, .lexicon = lexicon};
    return print_rows(call, rows, &printing, error);
}

static gboolean run(struct command_call *call, GError **error)
{
    owned(statement_text) statement = read_input(call, error);
    if (statement == NULL)
        return FALSE;
    for (guint i = 0; i < statement->notes->len; i++)
        command_say(call, "%s", (const char *)statement->notes->pdata[i]);
    owned(lexicon) lexicon = lexicon_new(NULL, error);
    return lexicon != NULL && print_promises(call, statement, lexicon, error);
}

static const struct command_option option_all = {"all", 'a', NULL,
                                                 "also what is only worth a look (below 50)"};
static const struct command_option option_why = {"why", 0, NULL,
                                                 "also the words that made it a promise"};

const struct command command_suggest = {
    .name = "suggest",
    .args = "FILE",
    .summary = "Print the commitments heldto sees in a text; stores nothing.",
    .help = "FILE is a statement: text, Markdown, a web page, PDF or mail; - reads it from "
            "standard input. One row a promise, in the "
            "order of the text: its sentence, the words that promise (from the governing verb), "
            "where they "
            "stand (characters of the text), what kind it is and how binding.\n\n"
            "Only what heldto is sure enough of is printed (50 of 100 and more); --all prints all "
            "that an analyst would be offered. --why adds the words that made each a promise, "
            "and what spoke against it.",
    .options = (const struct command_option *const[]){&sheet_option_format, &sheet_option_columns,
                                                      &option_all, &option_why, NULL},
    .run = run,
};
