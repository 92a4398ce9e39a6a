/* scorecard_published.c owns the comparison with what others published beside the scores.
 * It must not know how such a figure came into the register. */
#include "core/reports/scorecard.h"

#include "core/exchange/custom.h"
#include "core/score/published.h"

#include <string.h>

enum finding {
    FOLLOWS,
    DIFFERS,
    UNSURE, /* it differs, and not every party that is bound is scored */
    UNSCORED,
    UNREADABLE,
    NO_FIGURE,
    N_FINDINGS
};

/* What is kept of one commitment. */
struct kept {
    char *name, *as_name; /* of the fields that are looked for */
    char *figure, *as;    /* NULL: not there */
};

struct compared {
    enum finding finding;
    struct published figure;
    char *text;
};

static void look_at_field(const char *name, const char *value, gpointer data)
{
    struct kept *kept = data;
    if (strcmp(name, kept->name) == 0)
        kept->figure = g_strdup(value);
    else if (strcmp(name, kept->as_name) == 0)
        kept->as = g_strdup(value);
}

static void kept_clear(struct kept *kept)
{
    g_clear_pointer(&kept->name, g_free);
    g_clear_pointer(&kept->as_name, g_free);
    g_clear_pointer(&kept->figure, g_free);
    g_clear_pointer(&kept->as, g_free);
}

static void look(const struct commitment *c, const char *period, struct kept *kept)
{
    kept->name = g_strconcat(PUBLISHED_FIGURE, *period != '\0' ? " " : "", period, NULL);
    kept->as_name = g_strconcat(PUBLISHED_AS, *period != '\0' ? " " : "", period, NULL);
    custom_each(c->custom, look_at_field, kept);
}

/* Of the period that is told; else of the commitment as such. A public report has no custom fields:
 * but what others published is public, and only a figure is ever told of it. */
static gboolean find_kept(const struct scorecard *card, guint row, struct kept *kept,
                          GError **error)
{
    int period = g_array_index(card->at, int, row);
    const char *of = period >= 0 ? card->grid->periods->pdata[period] : "";
    owned(commitment) c =
        commitment_by_id(card->report->session->db, scorecard_commitment(card, row)->id, error);
    if (c == NULL)
        return FALSE;
    look(c, of, kept);
    if (kept->figure != NULL || *of == '\0')
        return TRUE;
    kept_clear(kept);
    look(c, "", kept);
    return TRUE;
}

static enum finding judge(const struct score_tally *tally, const struct kept *kept,
                          struct compared *compared)
{
    enum published_kind kind =
        kept->figure != NULL ? published_read(kept->figure, &compared->figure) : PUBLISHED_NONE;
    gboolean is_settled = kind == PUBLISHED_NUMBER &&
                          published_settle(&compared->figure, kept->as != NULL ? kept->as : "");
    if (kind == PUBLISHED_NONE)
        return NO_FIGURE;
    if (!is_settled)
        return UNREADABLE;
    if (tally->n == 0)
        return UNSCORED;
    if (published_follows(&compared->figure, tally->sum, tally->n))
        return FOLLOWS;
    return tally->n + tally->n_na == tally->of ? DIFFERS : UNSURE;
}

static gboolean compare(const struct scorecard *card, guint row, struct compared *compared,
                        GError **error)
{
    struct kept kept = {0};
    gboolean is_fine = find_kept(card, row, &kept, error);
    if (is_fine) {
        compared->finding = judge(&card->rows[row], &kept, compared);
        compared->text = g_steal_pointer(&kept.figure);
    }
    kept_clear(&kept);
    return is_fine;
}

static const struct report_table_column differing_columns[] = {
    {.name = "key", .label = N_("Reference"), .width = 12},
    {.name = "title", .label = N_("Commitment")},
    {.name = "published", .label = N_("Published"), .width = 9, .align = TEXT_RIGHT},
    {.name = "read_as", .label = N_("read as"), .width = 9},
    {.name = "computed", .label = N_("From the scores"), .width = 8, .align = TEXT_RIGHT},
    {.name = "n", .label = N_("n"), .width = 3, .align = TEXT_RIGHT},
};
/* Ours on the scale of theirs, with a decimal more than they have. */
static char *computed(const struct scorecard *card, guint row, const struct published *figure)
{
    enum { LEAST = 3, MOST = 9 };
    const struct score_tally *tally = &card->rows[row];
    gboolean is_ascii = card->report->request->is_ascii;
    int decimals = CLAMP(figure->decimals + 1, LEAST, MOST);
    owned(mean) mean = mean_of(tally);
    switch (figure->scale) {
    case PUBLISHED_PERCENT:
        return mean_percent_text(mean, CLAMP(figure->decimals + 1, 1, MOST), is_ascii);
    case PUBLISHED_SHARE:
        return mean_ratio_number(tally->sum + tally->n, 2 * tally->n, decimals);
    default:
        return mean_text(mean, decimals, is_ascii);
    }
}

static void put_row(struct scorecard *card, const struct scorecard_table *table, guint row,
                    const struct compared *compared)
{
    const struct commitment *c = scorecard_commitment(card, row);
    g_autofree char *read_as = published_words(&compared->figure);
    g_autofree char *ours = computed(card, row, &compared->figure);
    struct report_text *const cells[] = {
        report_text_of(c->key),  report_text_of(c->title), report_text_of(compared->text),
        report_text_of(read_as), report_text_of(ours),     report_number_text(card->rows[row].n)};
    scorecard_table_put(card, table, cells);
}

static gboolean put_rows(struct scorecard *card, enum finding wanted,
                         const struct scorecard_table *table, GError **error)
{
    for (guint i = 0; i < card->grid->rows->len; i++) {
        struct compared compared = {0};
        if (!report_step(card->report, error) || !compare(card, i, &compared, error))
            return FALSE;
        if (compared.finding == wanted)
            put_row(card, table, i, &compared);
        g_free(compared.text);
    }
    return TRUE;
}

static gboolean put_found(struct scorecard *card, enum finding wanted, const char *name,
                          const char *note, GError **error)
{
    struct scorecard_table table;
    scorecard_table_begin(card, &table, name, differing_columns, G_N_ELEMENTS(differing_columns),
                          1u << 1 | 1u << 3);
    gboolean is_fine = put_rows(card, wanted, &table, error);
    if (is_fine)
        scorecard_table_end(card, &table, note);
    g_free(table.shown);
    return is_fine;
}

static gboolean count(const struct scorecard *card, gint64 *found, GError **error)
{
    for (guint i = 0; i < card->grid->rows->len; i++) {
        struct compared compared = {0};
        if (!compare(card, i, &compared, error))
            return FALSE;
        found[compared.finding]++;
        g_free(compared.text);
    }
    return TRUE;
}

static void say_counts(struct scorecard *card, const gint64 *found)
{
    gint64 with = card->grid->rows->len - found[NO_FIGURE];
    report_say(card->report,
               _("Published averages: %" G_GINT64_FORMAT ". They follow from the scores: "
                 "%" G_GINT64_FORMAT "; they do not: %" G_GINT64_FORMAT "."),
               with, found[FOLLOWS], found[DIFFERS]);
    report_say(card->report,
               _("Not to be checked: %" G_GINT64_FORMAT " commitments without a published figure, "
                 "%" G_GINT64_FORMAT " with one and no score, %" G_GINT64_FORMAT
                 " with a figure that cannot be read, %" G_GINT64_FORMAT
                 " whose figure does not follow while not every party bound is scored."),
               found[NO_FIGURE], found[UNSCORED], found[UNREADABLE], found[UNSURE]);
    report_say(
        card->report,
        _("A published figure follows where it is no further from the exact mean of the "
          "scores than half a unit of its last decimal; a tie may have been rounded either "
          "way. Spreadsheets drop zeros: a figure with fewer than two decimals is read as if "
          "it had as many as others of its column, up to two. What was published enters no "
          "mean of this report."));
}

gboolean scorecard_put_published(struct scorecard *card, GError **error)
{
    gint64 found[N_FINDINGS] = {0};
    if (!count(card, found, error))
        return FALSE;
    if (found[NO_FIGURE] == card->grid->rows->len)
        return TRUE;
    report_heading(card->report, 1, "published", _("What was published"));
    say_counts(card, found);
    if (found[DIFFERS] > 0) {
        report_heading(card->report, 2, "", _("Published figures that do not follow"));
        if (!put_found(card, DIFFERS, "published-differs", "", error))
            return FALSE;
    }
    if (found[UNSURE] == 0)
        return TRUE;
    report_heading(card->report, 2, "", _("Figures that cannot be checked: a score is missing"));
    return put_found(card, UNSURE, "published-unsure",
                     _("The figure may rest on scores that are not in the register, such as an "
                       "odd cell of an imported table."),
                     error);
}
