/* csv_record.c owns putting one record together with libcsv, and what faults a record.
 * It must not know files, encodings, line ends or columns. */
#include "core/csv/csv_record.h"

#include <csv.h>
#include <glib/gi18n.h>
#include <string.h>

/* libcsv asks for room before it looks at the byte: one for the closing quote, one for the comma.
 */
#define PARSER_MAX (CSV_FIELD_MAX + 2)

#define FAULT_QUOTE                                                                                \
    N_("a quote stands where none may: double it, and put the whole field in quotes")
#define FAULT_FIELD   N_("a field is longer than 1 MiB")
#define FAULT_RECORD  N_("the record is longer than 16 MiB")
#define FAULT_FIELDS  N_("more than 1,024 fields")
#define FAULT_NUL     N_("a NUL byte stands in it")
#define FAULT_ENCODED N_("the encoding hides a line end in it")

struct csv_builder {
    struct csv_parser parser;
    char delimiter;
    guint line; /* of the text being read */

    /* The record being read; its buffers are used again for each. */
    struct csv_record record;
    gboolean begun;     /* some of its text has come */
    gboolean row_done;  /* libcsv has seen its end */
    gboolean skipping;  /* after a stray quote: all up to the line end goes by */
    gboolean oversized; /* only the start of raw is kept */
    guint seen;         /* fields ended so far */
    guint open_line;    /* where the field being read began */
    GByteArray *text;   /* the fields, each with a NUL behind it */
    GArray *lengths;    /* gsize */
    GPtrArray *fields;  /* into text, once the record is whole */
    GByteArray *raw;
};

static int no_space(unsigned char c)
{
    (void)c;
    return 0;
}

static void *capped_realloc(void *block, size_t size)
{
    return size > PARSER_MAX ? NULL : g_realloc(block, size);
}

static void start_parser(struct csv_builder *builder)
{
    csv_init(&builder->parser, CSV_STRICT | CSV_STRICT_FINI);
    csv_set_delim(&builder->parser, (unsigned char)builder->delimiter);
    csv_set_space_func(&builder->parser, no_space);
    csv_set_realloc_func(&builder->parser, capped_realloc);
    csv_set_free_func(&builder->parser, g_free);
    csv_set_blk_size(&builder->parser, 4096);
}

/* Strict mode leaves the parser in the middle of the field it refused. */
static void restart_parser(struct csv_builder *builder)
{
    csv_free(&builder->parser);
    start_parser(builder);
}

static void cut_raw(struct csv_builder *builder)
{
    builder->oversized = TRUE;
    if (builder->raw->len > CSV_RAW_KEPT)
        g_byte_array_set_size(builder->raw, CSV_RAW_KEPT);
}

/* The first fault is the one to tell. */
static void set_fault(struct csv_builder *builder, const char *fault, gboolean oversized)
{
    if (oversized)
        cut_raw(builder);
    if (builder->record.fault != NULL)
        return;
    builder->record.fault = fault;
    builder->record.fault_line = builder->line;
    builder->record.fault_field = builder->seen + 1;
}

static void keep_field(struct csv_builder *builder, const void *field, gsize length)
{
    static const guint8 nul = 0;

    g_array_append_val(builder->lengths, length);
    g_byte_array_append(builder->text, field, (guint)length);
    g_byte_array_append(builder->text, &nul, 1);
}

static const char *field_fault(const struct csv_builder *builder, const void *field, gsize length)
{
    if (builder->row_done)
        return FAULT_ENCODED;
    if (builder->seen == CSV_FIELDS_MAX)
        return FAULT_FIELDS;
    if (length > CSV_FIELD_MAX)
        return FAULT_FIELD;
    return memchr(field, 0, length) != NULL ? FAULT_NUL : NULL;
}

static void on_field(void *field, size_t length, void *data)
{
    struct csv_builder *builder = data;

    if (builder->record.fault == NULL) {
        const char *fault = field_fault(builder, field, length);
        if (fault == NULL)
            keep_field(builder, field, length);
        else
            set_fault(builder, fault, length > CSV_FIELD_MAX);
    }
    builder->seen++;
}

static void on_record(int end, void *data)
{
    struct csv_builder *builder = data;

    (void)end;
    builder->row_done = TRUE;
}

/* A field has filled libcsv's buffer. The record is lost, but where it ends is still to be found,
 * and only the parser knows whether it stands within quotes: it goes on in the state it is in, the
 * buffer taken back to one byte (a closing quote wants to take that one away). */
static void discard_field(struct csv_builder *builder)
{
    set_fault(builder, FAULT_FIELD, TRUE);
    builder->parser.entry_pos = 1;
}

/* Nothing more of this line can be made sense of. */
static void skip_line(struct csv_builder *builder, const char *fault)
{
    set_fault(builder, fault, FALSE);
    restart_parser(builder);
    builder->skipping = TRUE;
    builder->row_done = FALSE;
}

/* Gives libcsv one segment. */
static void parse_text(struct csv_builder *builder, const char *bytes, gsize n)
{
    struct csv_parser *parser = &builder->parser;
    guint before = builder->seen;
    gsize at = 0;

    while ((at += csv_parse(parser, bytes + at, n - at, on_field, on_record, builder)) < n) {
        if (csv_error(parser) == CSV_EPARSE) {
            skip_line(builder, FAULT_QUOTE);
            return;
        }
        discard_field(builder);
    }
    if (builder->row_done && bytes[n - 1] != '\n' && bytes[n - 1] != '\r')
        skip_line(builder, FAULT_ENCODED);
    if (builder->seen > before)
        builder->open_line = builder->line;
}

void csv_builder_keep(struct csv_builder *builder, const guint8 *bytes, gsize n)
{
    builder->record.raw_total += n;
    if (!builder->oversized)
        g_byte_array_append(builder->raw, bytes, (guint)n);
}

gboolean csv_builder_take(struct csv_builder *builder, const char *text, gsize n, guint line,
                          gboolean ended)
{
    builder->line = line;
    if (!builder->begun) {
        builder->begun = n > 0;
        builder->record.line = builder->open_line = line;
    }
    if (builder->record.raw_total > CSV_RECORD_MAX)
        set_fault(builder, FAULT_RECORD, TRUE);
    if (!builder->skipping && n > 0)
        parse_text(builder, text, n);
    return builder->row_done || (builder->skipping && ended);
}

gboolean csv_builder_end(struct csv_builder *builder)
{
    if (builder->skipping)
        return TRUE;
    /* After an error csv_fini would hand out the cut field: a line end asks the same question. */
    if (builder->record.fault != NULL)
        parse_text(builder, "\n", 1);
    else if (csv_fini(&builder->parser, on_field, on_record, builder) != 0)
        return FALSE;
    return builder->row_done || builder->skipping;
}

const struct csv_record *csv_builder_finish(struct csv_builder *builder, guint64 offset)
{
    struct csv_record *record = &builder->record;
    gsize at = 0;

    record->offset = offset;
    record->raw = (const char *)builder->raw->data;
    record->raw_length = builder->raw->len;
    if (record->fault != NULL)
        return record;
    for (guint i = 0; i < builder->lengths->len; i++) {
        g_ptr_array_add(builder->fields, builder->text->data + at);
        at += g_array_index(builder->lengths, gsize, i) + 1;
    }
    record->fields = (char **)builder->fields->pdata;
    record->lengths = (gsize *)(void *)builder->lengths->data;
    record->n_fields = builder->fields->len;
    return record;
}

void csv_builder_clear(struct csv_builder *builder)
{
    builder->record = (struct csv_record){0};
    builder->begun = builder->row_done = builder->skipping = builder->oversized = FALSE;
    builder->seen = 0;
    g_byte_array_set_size(builder->text, 0);
    g_array_set_size(builder->lengths, 0);
    g_ptr_array_set_size(builder->fields, 0);
    g_byte_array_set_size(builder->raw, 0);
}

void csv_builder_reset(struct csv_builder *builder)
{
    csv_builder_clear(builder);
    restart_parser(builder);
}

gboolean csv_builder_begun(const struct csv_builder *builder)
{
    return builder->begun;
}

guint csv_builder_open_line(const struct csv_builder *builder)
{
    return builder->open_line;
}

struct csv_builder *csv_builder_new(char delimiter)
{
    struct csv_builder *builder = g_new0(struct csv_builder, 1);

    builder->delimiter = delimiter;
    builder->text = g_byte_array_new();
    builder->lengths = g_array_new(FALSE, FALSE, sizeof(gsize));
    builder->fields = g_ptr_array_new();
    builder->raw = g_byte_array_new();
    start_parser(builder);
    return builder;
}

void csv_builder_free(struct csv_builder *builder)
{
    if (builder == NULL)
        return;
    csv_free(&builder->parser);
    g_byte_array_unref(builder->text);
    g_array_unref(builder->lengths);
    g_ptr_array_unref(builder->fields);
    g_byte_array_unref(builder->raw);
    g_free(builder);
}
