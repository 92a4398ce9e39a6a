/* model.c owns what a report is made of: texts of runs, entries with lines and values.
 * It must not know any report, any format or the register. */
#include "core/report/model.h"

#include <string.h>

static void clear_run(gpointer run)
{
    g_free(((struct report_run *)run)->text);
    g_free(((struct report_run *)run)->url);
}

struct report_text *report_text_new(void)
{
    struct report_text *text = g_new0(struct report_text, 1);
    text->runs = g_array_new(FALSE, TRUE, sizeof(struct report_run));
    g_array_set_clear_func(text->runs, clear_run);
    return text;
}

struct report_text *report_text_of(const char *plain)
{
    struct report_text *text = report_text_new();
    report_text_add(text, plain);
    return text;
}

void report_text_free(struct report_text *text)
{
    if (text == NULL)
        return;
    g_array_unref(text->runs);
    g_free(text->value);
    g_free(text->language);
    g_free(text);
}

static void add_run(struct report_text *text, struct report_run run)
{
    g_array_append_val(text->runs, run);
}

void report_text_style(struct report_text *text, enum report_style style, const char *words)
{
    if (*words != '\0')
        add_run(text, (struct report_run){.style = style, .text = g_strdup(words)});
}

void report_text_add(struct report_text *text, const char *plain)
{
    report_text_style(text, REPORT_PLAIN, plain);
}

void report_text_addf(struct report_text *text, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    g_autofree char *plain = g_strdup_vprintf(format, args);
    va_end(args);
    report_text_add(text, plain);
}

void report_text_link(struct report_text *text, const char *words, const char *url)
{
    add_run(text, (struct report_run){
                      .style = REPORT_LINK, .text = g_strdup(words), .url = g_strdup(url)});
}

void report_text_cite(struct report_text *text, guint number, const char *page)
{
    if (number == 0)
        return;
    struct report_run run = {.style = REPORT_CITE, .source = number};
    run.text = page != NULL && *page != '\0' ? g_strdup_printf("%u, %s", number, page)
                                             : g_strdup_printf("%u", number);
    add_run(text, run);
}

void report_text_set_value(struct report_text *text, const char *value)
{
    g_free(text->value);
    text->value = g_strdup(value);
}

void report_text_set_language(struct report_text *text, const char *language)
{
    g_free(text->language);
    text->language = *language != '\0' ? g_strdup(language) : NULL;
}

gboolean report_text_is_empty(const struct report_text *text)
{
    return text->runs->len == 0;
}

static void add_cite(GString *flat, const char *cite, const char *glue)
{
    if (flat->len > 0)
        g_string_append(flat, glue);
    g_string_append_c(flat, '[');
    for (const char *p = cite; *p != '\0'; p++) {
        if (*p == ' ')
            g_string_append(flat, glue);
        else
            g_string_append_c(flat, *p);
    }
    g_string_append_c(flat, ']');
}

char *report_text_flat(const struct report_text *text, const char *glue)
{
    GString *flat = g_string_new(NULL);
    for (guint i = 0; i < text->runs->len; i++) {
        const struct report_run *run = &g_array_index(text->runs, struct report_run, i);
        if (run->style == REPORT_CITE)
            add_cite(flat, run->text, glue);
        else if (run->style == REPORT_QUOTE)
            g_string_append_printf(flat, "“%s”", run->text);
        else if (run->style == REPORT_REMOVED)
            g_string_append_printf(flat, "[-%s-]", run->text);
        else if (run->style == REPORT_ADDED)
            g_string_append_printf(flat, "{+%s+}", run->text);
        else
            g_string_append(flat, run->text);
    }
    return g_string_free(flat, FALSE);
}

char *report_text_data(const struct report_text *text)
{
    return text->value != NULL ? g_strdup(text->value) : report_text_flat(text, " ");
}

static void free_line(gpointer data)
{
    struct report_line *line = data;
    g_free(line->label);
    report_text_free(line->text);
    report_text_free(line->words);
    g_free(line);
}

struct report_entry *report_entry_new(const char *key, const char *title)
{
    struct report_entry *entry = g_new0(struct report_entry, 1);
    entry->key = g_strdup(key);
    entry->title = g_strdup(title);
    entry->sentence = report_text_new();
    entry->lines = g_ptr_array_new_with_free_func(free_line);
    entry->values = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free);
    return entry;
}

void report_entry_free(struct report_entry *entry)
{
    if (entry == NULL)
        return;
    g_free(entry->key);
    g_free(entry->title);
    report_text_free(entry->sentence);
    g_ptr_array_unref(entry->lines);
    g_hash_table_unref(entry->values);
    g_free(entry);
}

struct report_line *report_entry_line(struct report_entry *entry, const char *label)
{
    struct report_line *line = g_new0(struct report_line, 1);
    line->label = g_strdup(label);
    line->text = report_text_new();
    g_ptr_array_add(entry->lines, line);
    return line;
}

void report_entry_set(struct report_entry *entry, const char *column, const char *value)
{
    if (value != NULL && *value != '\0')
        g_hash_table_insert(entry->values, g_strdup(column), g_strdup(value));
}
