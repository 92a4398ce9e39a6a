/* own_cues.c owns telling the words that a register added to those by which texts are searched.
 * It must not know any format. */
#include "core/reports/own_cues.h"

#include "core/scheme/words.h"
#include "db/cue.h"

#include <string.h>

static const struct report_table_column cue_columns[] = {
    {.name = "phrase", .label = N_("Words")},
    {.name = "does", .label = N_("What they do"), .width = 36},
};

/* Roles of cues (own_words.h); one of a later version stands for itself. */
static const char *role_words(const char *role)
{
    static const struct {
        const char *role, *words;
    } rows[] = {
        {"promise", N_("make a promise")},    {"position", N_("state a position")},
        {"undoes", N_("make it no promise")}, {"subject", N_("say who is bound")},
        {"call", N_("call on others")},       {"forecast", N_("foretell, and promise nothing")},
        {"view", N_("voice a view")},
    };
    for (gsize i = 0; i < G_N_ELEMENTS(rows); i++)
        if (strcmp(rows[i].role, role) == 0)
            return _(rows[i].words);
    return role;
}

gboolean own_cues_tell(struct report *report, const char *heading, GError **error)
{
    const struct report_table table = {
        .name = "cue", .columns = cue_columns, .n = G_N_ELEMENTS(cue_columns)};
    g_autoptr(GPtrArray) cues = cue_all(report->session->db, error);
    if (cues == NULL || cues->len == 0)
        return cues != NULL;
    report_heading(report, 2, "", heading);
    report_say(report, _("Beside the words that heldto ships, texts are searched for these:"));
    report_table_begin(report, &table);
    for (guint i = 0; i < cues->len; i++) {
        const struct cue *cue = cues->pdata[i];
        const char *force = words_label(WORDS_FORCE, cue->force);
        g_autofree char *does = g_strdup_printf(
            "%s%s%s", role_words(cue->role), *force != '\0' ? _("; as binding as: ") : "", force);
        report_table_say(report, &table, (const char *const[]){cue->phrase, does});
    }
    report_table_end(report, &table, NULL, "");
    return TRUE;
}
