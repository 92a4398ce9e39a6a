/* verify.c owns the command that checks a register.
 * It must not know what is checked. */
#include "core/command/commands.h"

#include "core/text/text.h"
#include "core/verify.h"

static gboolean progress(const char *what, gint64 done, gint64 total, gpointer data)
{
    return command_progress(data, what, done, total);
}

static gboolean run(struct command_call *call, GError **error)
{
    owned(verify_report) report = verify_register(call->session, progress, call, error);
    if (report == NULL)
        return FALSE;
    for (guint i = 0; i < report->faults->len; i++) {
        g_autofree char *shown = text_show(report->faults->pdata[i], -1);
        command_print(call, "%s\n", shown);
    }
    if (report->n_faults > report->faults->len)
        command_print(call, "and %" G_GINT64_FORMAT " more\n",
                      report->n_faults - report->faults->len);
    command_print(call,
                  "%s: %" G_GINT64_FORMAT " commitments, %" G_GINT64_FORMAT
                  " wordings in their documents, %" G_GINT64_FORMAT " changes\n",
                  report->n_faults == 0 ? "ok" : "checked", report->n_commitments,
                  report->n_wordings, report->n_changes);
    return report->n_faults == 0 || command_fail(error, HELDTO_ERROR_NOTHING,
                                                 "%" G_GINT64_FORMAT " faults", report->n_faults);
}

const struct command command_verify = {
    .name = "verify",
    .alias = "check",
    .args = "",
    .summary = "Check that the register is whole and true to itself.",
    .help = "Its structure, content and references; that every row has the history that made it; "
            "that what follows from other rows is as they say; and that every wording is still "
            "found word for word in its document. Nothing is mended.\n\nExit 0 when all is well, 1 "
            "when rows, facts or wordings disagree (each is named), 4 when the file is damaged.",
    .needs = COMMAND_NEEDS_REGISTER,
    .run = run,
};
