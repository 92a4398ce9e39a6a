/* import.c owns an import as a whole: which kind of file it is, its options, its account.
 * It must not know what any kind of row means, nor how the file is gone through. */
#include "core/exchange/import.h"

#include "core/exchange/import_private.h"
#include "core/exchange/occasion.h"
#include "core/draft/names.h"
#include "core/text/text.h"
#include "db/commitment.h"
#include "db/series.h"

#include <string.h>

/* A kind of row is added by its file and a row here. The first is the usual one. */
static const struct import_kind *const kinds[] = {
    &import_commitments, &import_meetings, &import_wordings,
    &import_updates,     &import_sources,  &import_scores,
};

const char *const *import_kinds(void)
{
    static const char *names[G_N_ELEMENTS(kinds) + 1];
    for (gsize i = 0; i < G_N_ELEMENTS(kinds); i++)
        names[i] = kinds[i]->map.as;
    return names;
}

const char *import_keep(struct import *import, char *text)
{
    const char *kept = g_string_chunk_insert(import->texts, text);
    g_free(text);
    return kept;
}

void import_note(struct import *import, enum note note, const char *sample)
{
    if (!import->is_counting)
        return;
    if (import->notes[note].count++ > 0)
        return;
    import->notes[note].line = cells_line(import->cells);
    import->notes[note].sample = text_shorten(sample, 40);
}

void import_tell_change(struct import *import, const char *name, const char *fields)
{
    enum { LISTED = 20 };
    GPtrArray *changes = import->account->changes;
    if (import->is_counting && changes->len < LISTED)
        g_ptr_array_add(changes, g_strdup_printf("%s: %s", name, fields));
}

enum verdict import_reject(GError **error, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    g_autofree char *words = g_strdup_vprintf(format, args);
    va_end(args);
    g_set_error_literal(error, HELDTO_ERROR, HELDTO_ERROR_INPUT, words);
    return VERDICT_REJECTED;
}

enum verdict import_verdict_of(const GError *error)
{
    gboolean is_input = error != NULL && error->domain == HELDTO_ERROR &&
                        (error->code == HELDTO_ERROR_INPUT || error->code == HELDTO_ERROR_NOTHING);
    return is_input ? VERDICT_REJECTED : VERDICT_FAILED;
}

const char *import_get(const struct import *import, const char *target)
{
    return cells_get(import->cells, target);
}

const char *import_raw(const struct import *import, const char *target)
{
    return cells_raw(import->cells, target);
}

gboolean import_has(const struct import *import, const char *target)
{
    return mapping_has(import->mapping, target);
}

static gboolean fail(GError **error, enum heldto_error code, const char *format, ...)
    G_GNUC_PRINTF(3, 4);

static gboolean fail(GError **error, enum heldto_error code, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    g_autofree char *words = g_strdup_vprintf(format, args);
    va_end(args);
    g_set_error_literal(error, HELDTO_ERROR, (int)code, words);
    return FALSE;
}

const struct map_kind *import_map_of(const char *as)
{
    for (gsize i = 0; i < G_N_ELEMENTS(kinds); i++)
        if (strcmp(kinds[i]->map.as, as) == 0)
            return &kinds[i]->map;
    return NULL;
}

static gboolean find_kind(struct import *import, GError **error)
{
    import->kind = kinds[0];
    if (import->options->as == NULL)
        return TRUE;
    for (gsize i = 0; i < G_N_ELEMENTS(kinds); i++)
        if (strcmp(kinds[i]->map.as, import->options->as) == 0) {
            import->kind = kinds[i];
            return TRUE;
        }
    g_autofree char *list = g_strjoinv(", ", (char **)import_kinds());
    return fail(error, HELDTO_ERROR_USAGE, "--as %s: there are %s", import->options->as, list);
}

/* Statements are another way in; a file that is one by its name is not mistaken for a table. */
static gboolean check_name(const struct import *import, GError **error)
{
    static const char *const endings[] = {".txt", ".md",  ".html", ".htm",  ".pdf",
                                          ".eml", ".doc", ".docx", ".xlsx", ".ods"};
    for (gsize i = 0; import->options->as == NULL && i < G_N_ELEMENTS(endings); i++) {
        gsize length = strlen(import->path), n = strlen(endings[i]);
        if (length > n && g_ascii_strcasecmp(import->path + length - n, endings[i]) == 0)
            return fail(error, HELDTO_ERROR_USAGE,
                        "%s: only CSV and JSON Lines come in with this version; for a table that "
                        "is called %s say what its rows are, such as --as commitments",
                        import->name, endings[i]);
    }
    return TRUE;
}

static gboolean read_status_words(struct import *import, GError **error)
{
    const GPtrArray *pairs = import->options->status;
    for (guint i = 0; pairs != NULL && i < pairs->len; i++) {
        const char *pair = pairs->pdata[i], *equals = strrchr(pair, '=');
        const struct scheme_status_row *status =
            equals != NULL ? session_status(import->session, equals + 1) : NULL;
        if (status == NULL)
            return fail(error, HELDTO_ERROR_USAGE,
                        "--map-status %s: write WORD=STATUS, the file's word and a status of the "
                        "scheme %s",
                        pair, import->session->scheme);
        g_autofree char *word = g_strndup(pair, (gsize)(equals - pair));
        g_hash_table_insert(import->status_words, mapping_plain(word), status->token);
    }
    return TRUE;
}

static gboolean check_header(const struct import *import, const struct csv_record *header,
                             GError **error)
{
    guint first, second;
    const char *twice = csv_header_duplicate(header, &first, &second);
    if (twice == NULL || import->mapping->is_own)
        return TRUE; /* a register may well have x.Cost and x.cost */
    return fail(error, HELDTO_ERROR_INPUT,
                "%s:%u: columns %u and %u are both called \"%s\": rename one",
                csv_reader_name(import->reader), header->line, first, second, twice);
}

static gboolean find_series(struct import *import, GError **error)
{
    const char *token = import->options->series;
    GError *failed = NULL;
    owned(series) series = token != NULL ? series_find(import->session->db, token, &failed) : NULL;
    if (failed != NULL) {
        g_propagate_error(error, failed);
        return FALSE;
    }
    if (series == NULL && token != NULL && !names_is_token(token))
        return fail(error, HELDTO_ERROR_USAGE,
                    "--series: \"%s\" is no series of this register; a new one is named in small "
                    "letters, digits and hyphens, such as eu-us-jha",
                    token);
    import->series_id = series != NULL ? series->id : 0;
    return TRUE;
}

static gboolean make_mapping(struct import *import, GError **error)
{
    const struct csv_record *header = csv_reader_header(import->reader, error);
    gint64 n = 0;
    if (header == NULL)
        return FALSE;
    import->mapping = mapping_new(&import->kind->map, header->fields, header->n_fields,
                                  import->options->map, error);
    if (import->mapping == NULL || !check_header(import, header, error) ||
        !commitment_count(import->session->db, &n, error))
        return FALSE;
    import->is_bare = n == 0;
    import->cells = cells_new(import->mapping);
    return read_status_words(import, error) && find_series(import, error) &&
           import->kind->begin(import, error);
}

static void say(struct import *import, char *line)
{
    g_ptr_array_add(import->account->notes, line);
}

static void say_names(struct import *import, const GPtrArray *names, const char *format)
{
    g_autoptr(GString) list = g_string_new(NULL);
    for (guint i = 0; i < names->len; i++)
        g_string_append_printf(list, "%s\"%s\"", i > 0 ? ", " : "", (char *)names->pdata[i]);
    if (names->len > 0)
        say(import, g_strdup_printf("%s %s", format, list->str));
}

static void say_custom(struct import *import)
{
    const GPtrArray *custom = import->mapping->custom;
    g_autoptr(GString) list = g_string_new(NULL);
    for (guint i = 0; i < custom->len; i++)
        g_string_append_printf(list, "%sx.%s", i > 0 ? ", " : "",
                               ((struct map_custom *)custom->pdata[i])->name);
    if (custom->len > 0 && !import->mapping->is_own)
        say(import, g_strdup_printf("kept as custom fields: %s", list->str));
}

static void say_notes(struct import *import)
{
    static const char *const words[N_NOTES] = {
        [NOTE_STATUS] = "with a status word the scheme does not know, kept beside it as it was "
                        "and not assessed; --map-status WORD=STATUS takes it",
        [NOTE_WORD] = "with another word heldto does not know, kept as custom field \"… as "
                      "imported\"",
        [NOTE_DUE] = "with due words without a date heldto understands, kept as they are",
        [NOTE_MEETING] = "with a meeting without a date that is not in the register: the words are "
                         "kept as description, its name as x.meeting as imported",
        [NOTE_SUCCESSOR] = "with a status that names no successor there is, kept beside it as it "
                           "was and not assessed",
        [NOTE_FILE_SOURCE] = "with a status that needs a source and rests on this file alone",
        [NOTE_DOCUMENT] = "with a document that is not held here, left out",
        [NOTE_SCORE] = "with a score of a position or a third party's undertaking, which have "
                       "none: left out",
        [NOTE_NO_WORDS] = "without words of what was promised, taken for the scores beside it",
    };
    for (int i = 0; i < N_NOTES; i++)
        if (import->notes[i].count > 0)
            say(import,
                g_strdup_printf("%u %s %s (first: \"%s\" on line %u)", import->notes[i].count,
                                import->notes[i].count == 1 ? "cell" : "cells", words[i],
                                import->notes[i].sample, import->notes[i].line));
}

static void say_reading(struct import *import)
{
    guint line = 0;
    guint64 replaced = csv_reader_replaced(import->reader, &line);
    if (replaced > 0)
        say(import, g_strdup_printf("%" G_GUINT64_FORMAT
                                    " bytes do not decode as %s and are now U+FFFD, first on line "
                                    "%u; --encoding names another",
                                    replaced, csv_reader_encoding(import->reader), line));
    say_names(import, import->mapping->aside, "worked out by heldto itself, not taken:");
    say_names(import, import->mapping->unused, "columns not taken:");
}

gboolean import_settle_order(struct import *import, const char *asked, guint line, GError **error)
{
    const struct import_hooks *hooks = &import->options->hooks;
    if (hooks->ask_order != NULL)
        import->dates = hooks->ask_order(hooks->data, asked, line);
    if (import->dates != DAY_ORDER_ASK)
        return TRUE;
    return fail(error, HELDTO_ERROR_INPUT,
                "%s:%u: is \"%s\" day/month or month/day? Say --dates dmy or --dates mdy",
                csv_reader_name(import->reader), line, asked);
}

static gboolean look(struct import *import, GError **error)
{
    GError *failed = NULL;
    if (!db_data_version(import->session->db, &import->seen, error))
        return FALSE;
    while (!import_look(import, &failed)) {
        if (!g_error_matches(failed, HELDTO_DAY_ERROR, DAY_ERROR_ORDER)) {
            g_propagate_error(error, failed);
            return FALSE;
        }
        gboolean is_settled =
            import_settle_order(import, failed->message, cells_line(import->cells), error);
        g_clear_error(&failed);
        if (!is_settled)
            return FALSE;
    }
    return TRUE;
}

static gboolean import_rows(struct import *import, GError **error)
{
    const struct import_options *options = import->options;
    if (!make_mapping(import, error) || !look(import, error))
        return FALSE;
    say_custom(import);
    say_reading(import);
    say_notes(import);
    if (import->kind->tell != NULL)
        import->kind->tell(import);
    import->account->is_dry =
        options->dry_run || (options->is_strict && import->account->rejected > 0);
    if (import->account->is_dry)
        return TRUE;
    if (!import_store(import, error))
        return FALSE;
    if (import->kind->stored != NULL)
        import->kind->stored(import);
    return TRUE;
}

static gboolean open_file(struct import *import, GError **error)
{
    struct csv_options how = {.encoding = import->options->encoding,
                              .delimiter = import->options->delimiter};
    import->reader = csv_reader_open(import->path, &how, error);
    return import->reader != NULL;
}

/* JSON that is no register would make a strange table. */
static gboolean check_text(const struct import *import, GError **error)
{
    char head[64];
    gssize n = csv_reader_read_raw(import->reader, 0, head, sizeof head, NULL);
    gssize at = 0;
    while (at < n && g_ascii_isspace(head[at]))
        at++;
    if (at >= n || (head[at] != '{' && head[at] != '['))
        return TRUE;
    return fail(error, HELDTO_ERROR_INPUT,
                "%s: of JSON only whole registers come in, as `heldto export --format jsonl` "
                "writes them; rows come in as CSV",
                csv_reader_name(import->reader));
}

/* TRUE where the whole file is UTF-8, or its mark says what it is. */
static gboolean says_its_encoding(const struct import *import)
{
    enum { CHUNK = 1 << 16 };
    g_autofree char *bytes = g_malloc(CHUNK);
    guint64 at = 0;
    gssize n;
    if (strcmp(csv_reader_encoding(import->reader), "UTF-8") != 0)
        return TRUE;
    while ((n = csv_reader_read_raw(import->reader, at, bytes, CHUNK, NULL)) > 0) {
        const char *end = bytes;
        if (!g_utf8_validate(bytes, n, &end) && bytes + n - end >= 4)
            return FALSE;
        if (end == bytes) /* no more than a part of a character is left */
            return FALSE;
        at += (guint64)(end - bytes);
    }
    return n == 0;
}

static gboolean with_saved(struct import *import, GError **error)
{
    const struct import_options *given = import->options;
    const struct csv_record *header =
        check_text(import, error) ? csv_reader_header(import->reader, error) : NULL;
    if (header == NULL)
        return FALSE;
    GError *failed = NULL;
    struct import_saved *saved = import_saved_find(import->session, given->mapping, given->as,
                                                   header->fields, header->n_fields, &failed);
    if (failed != NULL) {
        g_propagate_error(error, failed);
        return FALSE;
    }
    struct import_options options = import_saved_apply(saved, given);
    if (options.encoding != given->encoding && says_its_encoding(import))
        options.encoding = NULL; /* the mapping was kept of a file in another one */
    if (saved != NULL && given->mapping == NULL)
        say(import, g_strdup_printf("mapping \"%s\", which is kept for these columns",
                                    import_saved_name(saved)));
    gboolean reopen = options.encoding != given->encoding || options.delimiter != given->delimiter;
    import->options = &options;
    import->dates = options.dates;
    if (reopen)
        g_clear_pointer(&import->reader, csv_reader_close);
    gboolean done = find_kind(import, error) && (!reopen || open_file(import, error)) &&
                    import_rows(import, error);
    import->options = given;
    import_saved_free(saved);
    return done;
}

static void import_clear(struct import *import)
{
    if (import->kind != NULL && import->kind->free != NULL && import->state != NULL)
        import->kind->free(import->state);
    cells_free(import->cells);
    mapping_free(import->mapping);
    csv_reader_close(import->reader);
    facts_free(import->facts);
    g_hash_table_unref(import->status_words);
    for (gsize i = 0; i < G_N_ELEMENTS(import->lists); i++)
        g_clear_pointer(&import->lists[i], g_hash_table_unref);
    g_free(import->series_name);
    g_hash_table_unref(import->statuses);
    g_clear_pointer(&import->waiting, g_ptr_array_unref);
    g_hash_table_unref(import->occasions);
    g_string_chunk_free(import->texts);
    for (int i = 0; i < N_NOTES; i++)
        g_free(import->notes[i].sample);
    g_free(import->name);
}

gboolean import_file(struct session *session, const char *path,
                     const struct import_options *options, struct import_account *account,
                     GError **error)
{
    g_autofree char *base = g_path_get_basename(path);
    struct import import = {
        .session = session,
        .options = options,
        .account = account,
        .path = path,
        .name = strcmp(path, "-") == 0 ? g_strdup("standard input")
                                       : text_valid(base, strlen(base), NULL),
        .facts = facts_new(),
        .dates = options->dates,
        .status_words = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL),
        .statuses = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL),
        .occasions = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, occasion_free),
        .texts = g_string_chunk_new(4096),
    };
    *account = (struct import_account){.notes = g_ptr_array_new_with_free_func(g_free),
                                       .changes = g_ptr_array_new_with_free_func(g_free),
                                       .reasons = g_ptr_array_new_with_free_func(g_free)};
    gboolean done = find_kind(&import, error) && check_name(&import, error) &&
                    open_file(&import, error) &&
                    (import_is_register(import.reader) ? import_register(&import, error)
                                                       : with_saved(&import, error));
    import_clear(&import);
    return done;
}

void import_account_clear(struct import_account *account)
{
    g_clear_pointer(&account->notes, g_ptr_array_unref);
    g_clear_pointer(&account->changes, g_ptr_array_unref);
    g_clear_pointer(&account->reasons, g_ptr_array_unref);
    g_clear_pointer(&account->rejects, g_free);
}
