/* statements.c owns a register with a line of meetings, made as a user makes one.
 * It must not know what any test proves with it. */
#include "tests/lib/statements.h"

static void add_meeting(struct stage *stage, const char *date, const char *city)
{
    stage_do(stage, "meeting", "add", "--series", "eu-us-jha", "--date", date, "--city", city,
             "--level", "ministers", "--state", "held", NULL);
}

char *statements_file(struct stage *stage, const char *name, const char *text)
{
    char *path = g_build_filename(stage->folder, name, NULL);
    g_assert(g_file_set_contents(path, text, -1, NULL));
    return path;
}

static void add_text(struct stage *stage, const char *meeting, const char *title, const char *text)
{
    g_autofree char *path = statements_file(stage, "statement.txt", text);
    stage_do(stage, "document", "add", path, "--meeting", meeting, "--title", title, "--coverage",
             "full", NULL);
}

static void add_commitment(struct stage *stage, const char *key, const char *title,
                           const char *exact)
{
    stage_do(stage, "add", "--title", title, "--series", "eu-us-jha", "--kind", "one-off",
             "--parties", "European Union; United States", NULL);
    stage_do(stage, "wording", "add", key, "--document", "1", "--voice", "verbatim", "--force",
             "agreed", "--exact", exact, NULL);
}

int statements_set_up(void **state)
{
    if (stage_set_up_empty(state) != 0)
        return -1;
    struct stage *stage = *state;
    add_meeting(stage, "2021-06-22", "Lisbon");
    add_meeting(stage, "2021-12-16", "Washington");
    add_meeting(stage, "2022-06-24", "Prague");
    add_meeting(stage, "2024-06-20", "Brussels");
    add_text(stage, "lisbon", "Lisbon statement",
             "The ministers met in Lisbon on 22 June 2021.\n\n"
             "They agreed to conclude the negotiations on electronic evidence by the end of 2021. "
             "They agreed to set up a joint team on stolen vehicles. They agreed to publish a "
             "guide to extradition.\n");
    add_text(stage, "washington", "Washington statement",
             "The ministers intend to conclude the negotiations on electronic evidence and on data "
             "protection by mid-2022.\n");
    add_text(stage, "prague", "Prague statement",
             "The ministers spoke of the weather at some length.\n");
    add_commitment(stage, "EUUS-0001", "Conclude the talks on electronic evidence",
                   "agreed to conclude the negotiations on electronic evidence by the end of 2021");
    add_commitment(stage, "EUUS-0002", "A joint team on stolen vehicles",
                   "agreed to set up a joint team on stolen vehicles");
    add_commitment(stage, "EUUS-0003", "A guide to extradition",
                   "agreed to publish a guide to extradition");
    stage_do(stage, "wording", "add", "EUUS-0001", "--document", "2", "--voice", "verbatim",
             "--force", "intends", "--exact",
             "intend to conclude the negotiations on electronic evidence and on data protection by "
             "mid-2022",
             NULL);
    stage_do(stage, "wording", "add", "EUUS-0001", "--meeting", "brussels", "--voice", "verbatim",
             "--force", "committed", "--again", "yes", "--exact",
             "reaffirmed their commitment to conclude the negotiations on electronic evidence",
             NULL);
    return 0;
}
