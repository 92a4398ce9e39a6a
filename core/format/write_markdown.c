/* write_markdown.c owns reports as Markdown: CommonMark, with the tables of GitHub.
 * It must not know any report, nor where the bytes go. */
#include "core/format/markup.h"
#include "core/format/text_figure.h"
#include "core/format/write.h"
#include "core/scheme/words.h"

#include <string.h>

enum { DRAWING = 72, DEEPEST = 6 };

struct markdown {
    struct report_layout layout;
    struct spool *spool;
    const struct report_table *table;
    int level;         /* of the last heading */
    gboolean is_boxed; /* every line is quoted */
    gboolean is_list;  /* the last block was an item of one */
    gboolean is_blank; /* the last line was */
};

static gpointer open_writer(const struct report_layout *layout, struct spool *spool, GError **error)
{
    struct markdown *self = g_new0(struct markdown, 1);
    (void)error;
    self->layout = *layout;
    self->spool = spool;
    return self;
}

static void close_writer(gpointer data)
{
    g_free(data);
}

static void add(const struct markdown *self, GString *line, const char *raw)
{
    g_autofree char *shown = report_show(&self->layout, raw);
    markup_add_markdown(line, shown);
}

static gboolean is_word(const char *shown)
{
    const char *last = g_utf8_find_prev_char(shown, shown + strlen(shown));
    return *shown != '\0' && g_unichar_isalnum(g_utf8_get_char(shown)) &&
           g_unichar_isalnum(g_utf8_get_char(last));
}

/* Stars mean something only beside letters; elsewhere the words stand without. */
static void add_strong(const struct markdown *self, GString *line, const char *raw)
{
    g_autofree char *shown = report_show(&self->layout, raw);
    gboolean is_strong = is_word(shown) && !g_str_has_suffix(line->str, "*");
    g_string_append(line, is_strong ? "**" : "");
    markup_add_markdown(line, shown);
    g_string_append(line, is_strong ? "**" : "");
}

/* All that still means something within angles is an "&", which would begin an entity. */
static void add_link(const struct markdown *self, GString *line, const char *words, const char *url)
{
    if (!markup_is_link(url)) {
        add(self, line, words);
        return;
    }
    g_autofree char *address = markup_address(url);
    g_string_append_c(line, '[');
    add(self, line, *words != '\0' ? words : url);
    g_string_append(line, "](<");
    for (const char *p = address; *p != '\0'; p++)
        g_string_append_printf(line, "%s%c", *p == '&' ? "\\" : "", *p);
    g_string_append(line, ">)");
}

static void add_cite(const struct markdown *self, GString *line, const struct report_run *run)
{
    g_string_append(line, line->len > 0 ? " [\\[" : "[\\[");
    add(self, line, run->text);
    g_string_append_printf(line, "\\]](#source-%u)", run->source);
}

static void add_between(const struct markdown *self, GString *line, const char *before,
                        const char *raw, const char *after)
{
    add(self, line, before);
    add(self, line, raw);
    add(self, line, after);
}

static void add_run(const struct markdown *self, GString *line, const struct report_run *run)
{
    switch (run->style) {
    case REPORT_STRONG:
        add_strong(self, line, run->text);
        break;
    case REPORT_QUOTE:
        add_between(self, line, "“", run->text, "”");
        break;
    case REPORT_REMOVED:
        add_between(self, line, "[-", run->text, "-]");
        break;
    case REPORT_ADDED:
        add_between(self, line, "{+", run->text, "+}");
        break;
    case REPORT_LINK:
        add_link(self, line, run->text, run->url);
        break;
    case REPORT_CITE:
        add_cite(self, line, run);
        break;
    case REPORT_PLAIN:
    case REPORT_WORDS:
        add(self, line, run->text);
        break;
    }
}

static void add_text(const struct markdown *self, GString *line, const struct report_text *text)
{
    for (guint i = 0; i < text->runs->len; i++)
        add_run(self, line, &g_array_index(text->runs, struct report_run, i));
}

static void put(struct markdown *self, const char *before, const char *line)
{
    gboolean is_blank = *before == '\0' && *line == '\0';
    if (is_blank && self->is_blank)
        return;
    self->is_blank = is_blank;
    g_autofree char *whole =
        g_strconcat(self->is_boxed ? (is_blank ? ">" : "> ") : "", before, line, "\n", NULL);
    spool_puts(self->spool, whole);
}

/* A block stands between blank lines; the items of one list do not. */
static void begin_block(struct markdown *self, gboolean is_item)
{
    if (!is_item || !self->is_list)
        put(self, "", "");
    self->is_list = is_item;
}

/* A line that begins nothing, behind a mark that may; takes the line over. */
static void put_line(struct markdown *self, const char *before, GString *line)
{
    markup_guard_line(line);
    put(self, before, line->str);
    g_string_free(line, TRUE);
}

static void put_plain(struct markdown *self, const char *before, const char *raw)
{
    GString *line = g_string_new(NULL);
    add(self, line, raw);
    put_line(self, before, line);
}

static void put_strong(struct markdown *self, const char *raw)
{
    GString *line = g_string_new(NULL);
    add_strong(self, line, raw);
    put_line(self, "", line);
}

static void put_heading(struct markdown *self, int depth, const char *raw)
{
    g_autofree char *signs = g_strnfill((gsize)MIN(depth, DEEPEST), '#');
    g_autofree char *before = g_strconcat(signs, " ", NULL);
    begin_block(self, FALSE);
    put_plain(self, before, raw);
}

static void begin(gpointer data, const struct report_head *head)
{
    struct markdown *self = data;
    if (*head->banner != '\0') {
        put_strong(self, head->banner);
        begin_block(self, FALSE);
    }
    put_plain(self, "# ", head->title);
    if (*head->subtitle != '\0') {
        begin_block(self, FALSE);
        put_strong(self, head->subtitle);
    }
    begin_block(self, FALSE);
    GString *line = g_string_new(NULL);
    add_between(self, line, head->marking, " · ", head->date);
    put_line(self, "", line);
}

static void heading(gpointer data, int level, const char *name, const char *text)
{
    struct markdown *self = data;
    (void)name;
    self->level = level;
    put_heading(self, level + 1, text);
}

static void paragraph(gpointer data, const struct report_text *text)
{
    struct markdown *self = data;
    GString *line = g_string_new(NULL);
    begin_block(self, FALSE);
    add_text(self, line, text);
    put_line(self, "", line);
}

/* "- **Status**: in progress", and below it the words as a quotation. */
static void put_item(struct markdown *self, const char *label, const struct report_text *text,
                     const struct report_text *words)
{
    GString *line = g_string_new(NULL);
    begin_block(self, TRUE);
    add_strong(self, line, label);
    if (line->len > 0)
        g_string_append(line, ": ");
    add_text(self, line, text);
    put_line(self, "- ", line);
    if (words == NULL)
        return;
    line = g_string_new(NULL);
    add_text(self, line, words);
    put(self, "", "");
    put_line(self, "  > ", line);
    put(self, "", "");
}

static void definition(gpointer data, const char *label, const struct report_text *text)
{
    put_item(data, label, text, NULL);
}

static void box_begin(gpointer data, const char *title)
{
    struct markdown *self = data;
    begin_block(self, FALSE);
    self->is_boxed = TRUE;
    put_strong(self, title);
}

static void box_end(gpointer data)
{
    struct markdown *self = data;
    self->is_boxed = FALSE;
    self->is_list = FALSE;
}

static void entry(gpointer data, const struct report_entry *told)
{
    struct markdown *self = data;
    g_autofree char *title =
        g_strconcat(told->key, *told->key != '\0' ? " – " : "", told->title, NULL);
    put_heading(self, self->level + 2, title);
    if (!report_text_is_empty(told->sentence))
        paragraph(self, told->sentence);
    for (guint i = 0; i < told->lines->len; i++) {
        const struct report_line *line = told->lines->pdata[i];
        put_item(self, line->label, line->text, line->words);
    }
}

static void table_begin(gpointer data, const struct report_table *table)
{
    static const char *const rules[] = {
        [TEXT_LEFT] = " :--- |", [TEXT_RIGHT] = " ---: |", [TEXT_CENTRE] = " :---: |"};
    struct markdown *self = data;
    g_autoptr(GString) heads = g_string_new("|");
    g_autoptr(GString) rule = g_string_new("|");
    for (gsize i = 0; i < table->n; i++) {
        g_string_append_c(heads, ' ');
        add(self, heads, _(table->columns[i].label));
        g_string_append(heads, " |");
        g_string_append(rule,
                        rules[table->columns[i].is_bar ? TEXT_RIGHT : table->columns[i].align]);
    }
    begin_block(self, FALSE);
    put(self, "", heads->str);
    put(self, "", rule->str);
    self->table = table;
}

static void table_row(gpointer data, struct report_text *const *cells)
{
    struct markdown *self = data;
    g_autoptr(GString) row = g_string_new("|");
    for (gsize i = 0; i < self->table->n; i++) {
        g_string_append_c(row, ' ');
        add_text(self, row, cells[i]);
        g_string_append(row, " |");
    }
    put(self, "", row->str);
}

static void table_end(gpointer data, struct report_text *const *totals, const char *note)
{
    struct markdown *self = data;
    if (totals != NULL)
        table_row(self, totals);
    self->table = NULL;
    if (*note == '\0')
        return;
    begin_block(self, FALSE);
    put_plain(self, "", note);
}

/* Longer than any in the drawing, so that nothing in it ends it. */
static char *fence_for(const GPtrArray *lines)
{
    gsize longest = 2;
    for (guint i = 0; i < lines->len; i++)
        for (const char *p = lines->pdata[i]; (p = strchr(p, '`')) != NULL;) {
            gsize run = strspn(p, "`");
            longest = MAX(longest, run);
            p += run;
        }
    return g_strnfill(longest + 1, '`');
}

static void figure(gpointer data, const struct report_figure *figure)
{
    struct markdown *self = data;
    g_autoptr(GPtrArray) lines = text_figure_lines(figure, DRAWING, self->layout.is_ascii, NULL);
    g_autofree char *fence = fence_for(lines);
    begin_block(self, FALSE);
    put_strong(self, figure->title);
    begin_block(self, FALSE);
    put(self, fence, "");
    for (guint i = 0; i < lines->len; i++) {
        self->is_blank = FALSE;
        put(self, "", lines->pdata[i]);
    }
    put(self, fence, "");
    begin_block(self, FALSE);
    put_plain(self, "", figure->alternative);
}

/* The place that citations lead to is all the HTML there is; without it the number still tells. */
static void source(gpointer data, const struct report_source *told)
{
    struct markdown *self = data;
    GString *line = g_string_new(NULL);
    g_autofree char *before =
        g_strdup_printf("%u. <a id=\"source-%u\"></a>", told->number, told->number);
    g_autofree char *words = report_source_words(told);
    begin_block(self, TRUE);
    add(self, line, words);
    if (*told->url != '\0') {
        g_string_append_c(line, ' ');
        add_link(self, line, told->url, told->url);
    }
    put_line(self, before, line);
}

static gboolean end(gpointer data, GError **error)
{
    (void)data;
    (void)error;
    return TRUE;
}

const struct report_writer report_write_markdown = {
    .name = "md",
    .extension = "md",
    .help = N_("Markdown, for a wiki or a repository"),
    .is_wide = TRUE,
    .open = open_writer,
    .begin = begin,
    .heading = heading,
    .paragraph = paragraph,
    .definition = definition,
    .box_begin = box_begin,
    .box_end = box_end,
    .entry = entry,
    .table_begin = table_begin,
    .table_row = table_row,
    .table_end = table_end,
    .figure = figure,
    .source = source,
    .end = end,
    .close = close_writer,
};
