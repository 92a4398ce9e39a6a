/* suggested.c owns telling what was suggested of the texts held and what came of it.
 * It must not know any format, nor how a text is searched. */
#include "core/reports/suggested.h"

#include "core/report/phrase.h"
#include "core/report/view.h"
#include "db/suggestion.h"

#include <string.h>

enum { TEXT_WIDTH = 24, NUMBER_WIDTH = 8 };

/* What analysts decided of the suggestions of one text, or of all. */
struct decided {
    gint64 made, fresh, joined, positions, refused, open, edited;
};

/* Fields that can be corrected, and how readers call them. */
static const struct {
    const char *field, *label;
} fields[] = {
    {"title", N_("the title")},     {"kind", N_("the kind")},
    {"force", N_("the force")},     {"again", N_("whether it repeats")},
    {"verb", N_("the verb")},       {"voice", N_("the voice")},
    {"speaker", N_("the speaker")}, {"parties", N_("the parties")},
    {"topic", N_("the topic")},     {"due_text", N_("the due period")},
    {"place", N_("the place")},     {"exact", N_("where it begins and ends")},
};

struct suggested {
    struct report *report;
    GPtrArray *documents; /* struct document, heads, that the report may show */
    struct decided all;
    gint64 corrected[G_N_ELEMENTS(fields)]; /* suggestions in which the field was corrected */
};

static gboolean may_show(const struct report *report, const struct document *document,
                         gboolean *shows, GError **error)
{
    *shows = report->is_internal || view_is_public(document->visibility);
    if (!*shows || report->is_internal || document->meeting_id == 0)
        return TRUE;
    owned(meeting) meeting = meeting_by_id(report->session->db, document->meeting_id, error);
    *shows = meeting != NULL && view_is_public(meeting->visibility);
    return meeting != NULL;
}

static gboolean find_documents(struct suggested *self, GError **error)
{
    GPtrArray *documents = document_heads_of_meeting(self->report->session->db, 0, error);
    self->documents = documents;
    for (guint i = documents != NULL ? documents->len : 0; i > 0; i--) {
        gboolean shows;
        if (!may_show(self->report, documents->pdata[i - 1], &shows, error))
            return FALSE;
        if (!shows)
            g_ptr_array_remove_index(documents, i - 1);
    }
    return documents != NULL;
}

/* Every suggestion of every text; FALSE stops with its error. */
static gboolean walk(struct suggested *self,
                     gboolean (*each)(struct suggested *self, const struct document *document,
                                      const struct suggestion *row, gpointer data, GError **error),
                     gpointer data, GError **error)
{
    for (guint i = 0; i < self->documents->len; i++) {
        const struct document *document = self->documents->pdata[i];
        g_autoptr(GPtrArray) rows =
            suggestion_of_document(self->report->session->db, document->id, error);
        for (guint k = 0; rows != NULL && k < rows->len; k++)
            if (!report_step(self->report, error) ||
                !each(self, document, rows->pdata[k], data, error))
                return FALSE;
        if (rows == NULL)
            return FALSE;
    }
    return TRUE;
}

static void count_one(struct decided *decided, const struct suggestion *row)
{
    gboolean is_new = strcmp(row->decision, "new") == 0;
    gboolean is_tie = strcmp(row->decision, "tie") == 0;
    gboolean is_position = strcmp(row->decision, "position") == 0;
    gboolean is_refused = strcmp(row->decision, "refused") == 0;
    decided->made++;
    decided->fresh += is_new;
    decided->joined += is_tie;
    decided->positions += is_position;
    decided->refused += is_refused;
    decided->open += !is_new && !is_tie && !is_position && !is_refused;
    decided->edited += row->edited && !is_refused;
}

/* How a field was proposed, and how it stands: NULL both where no one has corrected it. */
static void find_corrected(const GPtrArray *history, const char *field, const char **first,
                           const char **last)
{
    *first = *last = NULL;
    for (guint i = 0; i < history->len; i++) {
        const struct field_change *row = history->pdata[i];
        if (strcmp(row->op, "set") != 0 || strcmp(row->field, field) != 0)
            continue;
        if (*first == NULL)
            *first = row->old_value;
        *last = row->new_value;
    }
    if (*first != NULL && strcmp(*first, *last) == 0)
        *first = *last = NULL;
}

static gboolean count_row(struct suggested *self, const struct document *document,
                          const struct suggestion *row, gpointer data, GError **error)
{
    (void)document;
    (void)data;
    count_one(&self->all, row);
    if (!row->edited)
        return TRUE;
    g_autoptr(GPtrArray) history =
        change_fields_of_row(self->report->session->db, TABLE_SUGGESTION, row->id, error);
    for (gsize i = 0; history != NULL && i < G_N_ELEMENTS(fields); i++) {
        const char *first, *last;
        find_corrected(history, fields[i].field, &first, &last);
        self->corrected[i] += first != NULL;
    }
    return history != NULL;
}

static const struct report_table_column count_columns[] = {
    {.name = "document", .label = N_("Text")},
    {.name = "made", .label = N_("Made"), .width = 5, .align = TEXT_RIGHT},
    {.name = "taken_new", .label = N_("New"), .width = 5, .align = TEXT_RIGHT},
    {.name = "taken_joined",
     .label = N_("Restate one"),
     .width = NUMBER_WIDTH,
     .align = TEXT_RIGHT},
    {.name = "taken_position",
     .label = N_("Nothing promised"),
     .width = NUMBER_WIDTH,
     .align = TEXT_RIGHT},
    {.name = "refused", .label = N_("Refused"), .width = NUMBER_WIDTH, .align = TEXT_RIGHT},
    {.name = "undecided", .label = N_("Open"), .width = 5, .align = TEXT_RIGHT},
};
enum { COUNT_CELLS = G_N_ELEMENTS(count_columns) };

static void count_cells(const char *name, const struct decided *decided, char *cells[COUNT_CELLS])
{
    const gint64 numbers[] = {decided->made,      decided->fresh,   decided->joined,
                              decided->positions, decided->refused, decided->open};
    cells[0] = g_strdup(name);
    for (gsize i = 0; i < G_N_ELEMENTS(numbers); i++)
        cells[i + 1] = g_strdup_printf("%" G_GINT64_FORMAT, numbers[i]);
}

static void free_cells(char *cells[COUNT_CELLS])
{
    for (gsize i = 0; i < COUNT_CELLS; i++)
        g_free(cells[i]);
}

static gboolean put_counts(struct suggested *self, GError **error)
{
    const struct report_table table = {
        .name = "suggested", .columns = count_columns, .n = COUNT_CELLS};
    char *cells[COUNT_CELLS];
    report_table_begin(self->report, &table);
    for (guint i = 0; i < self->documents->len; i++) {
        const struct document *document = self->documents->pdata[i];
        struct decided decided = {0};
        g_autoptr(GPtrArray) rows =
            suggestion_of_document(self->report->session->db, document->id, error);
        if (rows == NULL)
            return FALSE;
        for (guint k = 0; k < rows->len; k++)
            count_one(&decided, rows->pdata[k]);
        if (decided.made == 0)
            continue;
        count_cells(document->title, &decided, cells);
        report_table_say(self->report, &table, (const char *const *)cells);
        free_cells(cells);
    }
    count_cells(_("All"), &self->all, cells);
    report_table_end(self->report, &table, (const char *const *)cells, "");
    free_cells(cells);
    return TRUE;
}

/* "the force 2, the due period 1". */
static void say_edited(const struct suggested *self)
{
    g_autoptr(GPtrArray) parts = g_ptr_array_new_with_free_func(g_free);
    for (gsize i = 0; i < G_N_ELEMENTS(fields); i++)
        if (self->corrected[i] > 0)
            g_ptr_array_add(parts, g_strdup_printf("%s (%" G_GINT64_FORMAT ")", _(fields[i].label),
                                                   self->corrected[i]));
    if (parts->len == 0) {
        report_say(self->report, _("No suggestion was corrected before it was taken."));
        return;
    }
    g_autofree char *list = phrase_list(parts);
    report_say(self->report, _("Corrected by an analyst before they were taken: %s."), list);
}

/* Words of a text: an exact quotation, unless they are a summary or a report of it. */
static struct report_text *words_of(const struct document *document, const struct suggestion *row)
{
    struct report_text *text = report_text_new();
    gboolean is_exact =
        (strcmp(row->voice, "verbatim") == 0 || strcmp(row->voice, "quoted") == 0) &&
        strcmp(document->coverage, "own-summary") != 0;
    report_text_style(text, is_exact ? REPORT_QUOTE : REPORT_WORDS, row->exact);
    return text;
}

static void put_words(struct report *report, const struct report_table *table,
                      struct report_text *words, const char *const *rest)
{
    g_autofree struct report_text **cells = g_new0(struct report_text *, table->n);
    gsize n = 1;
    cells[0] = words;
    for (; rest[n - 1] != NULL; n++)
        cells[n] = report_text_of(rest[n - 1]);
    g_assert(n == table->n);
    report_table_put(report, table, cells);
}

static const struct report_table_column refused_columns[] = {
    {.name = "words", .label = N_("Words")},
    {.name = "document", .label = N_("Text"), .width = TEXT_WIDTH},
    {.name = "reason", .label = N_("Why"), .width = 13},
};

static gboolean put_refused(struct suggested *self, const struct document *document,
                            const struct suggestion *row, gpointer data, GError **error)
{
    (void)error;
    if (strcmp(row->decision, "refused") == 0)
        put_words(self->report, data, words_of(document, row),
                  (const char *const[]){document->title, _("not a promise"), NULL});
    return TRUE;
}

static gboolean tell_refused(struct suggested *self, GError **error)
{
    const struct report_table table = {
        .name = "refused", .columns = refused_columns, .n = G_N_ELEMENTS(refused_columns)};
    if (self->all.refused == 0)
        return TRUE;
    report_heading(self->report, 2, "", _("Suggestions refused"));
    report_say(self->report,
               _("An analyst read these words and found no promise in them; where the same words "
                 "came again, they were refused again."));
    report_table_begin(self->report, &table);
    if (!walk(self, put_refused, (gpointer)&table, error))
        return FALSE;
    report_table_end(self->report, &table, NULL, "");
    return TRUE;
}

static const struct report_table_column force_columns[] = {
    {.name = "words", .label = N_("Words")},
    {.name = "document", .label = N_("Text"), .width = TEXT_WIDTH},
    {.name = "force_proposed", .label = N_("Proposed"), .width = 13},
    {.name = "force_given", .label = N_("Given"), .width = 13},
};

static gboolean put_force(struct suggested *self, const struct document *document,
                          const struct suggestion *row, gpointer data, GError **error)
{
    if (!row->edited || strcmp(row->decision, "refused") == 0)
        return TRUE;
    g_autoptr(GPtrArray) history =
        change_fields_of_row(self->report->session->db, TABLE_SUGGESTION, row->id, error);
    if (history == NULL)
        return FALSE;
    const char *first, *last;
    find_corrected(history, "force", &first, &last);
    if (first != NULL)
        put_words(self->report, data, words_of(document, row),
                  (const char *const[]){document->title, words_label(WORDS_FORCE, first),
                                        words_label(WORDS_FORCE, last), NULL});
    return TRUE;
}

static gboolean tell_forces(struct suggested *self, GError **error)
{
    const struct report_table table = {
        .name = "force", .columns = force_columns, .n = G_N_ELEMENTS(force_columns)};
    gint64 n = 0;
    for (gsize i = 0; i < G_N_ELEMENTS(fields); i++)
        n += strcmp(fields[i].field, "force") == 0 ? self->corrected[i] : 0;
    if (n == 0)
        return TRUE;
    report_heading(self->report, 2, "", _("How binding the verb is: overridden by an analyst"));
    report_table_begin(self->report, &table);
    if (!walk(self, put_force, (gpointer)&table, error))
        return FALSE;
    report_table_end(self->report, &table, NULL, "");
    return TRUE;
}

static gboolean tell(struct suggested *self, GError **error)
{
    struct report *report = self->report;
    report_heading(report, 1, "suggested", _("Suggestions"));
    report_say(report, _("heldto marks the sentences of a text that seem to promise something, by "
                         "their verbs and who is bound. Nothing of it is in the register before an "
                         "analyst has taken it."));
    if (!walk(self, count_row, NULL, error))
        return FALSE;
    if (report->filter_words != NULL)
        report_say(report, _("They are told of every text held, whatever was selected."));
    if (self->all.made == 0) {
        report_say(report, _("Nothing was suggested of the texts held."));
        return TRUE;
    }
    if (!put_counts(self, error))
        return FALSE;
    say_edited(self);
    return tell_forces(self, error) && tell_refused(self, error);
}

gboolean suggested_tell(struct report *report, GError **error)
{
    struct suggested self = {.report = report};
    gboolean is_fine = find_documents(&self, error) && tell(&self, error);
    g_clear_pointer(&self.documents, g_ptr_array_unref);
    return is_fine;
}
