/* keys.c owns which key does what where.
 * It must not know how anything is done: it names actions. */
#include "tui/keys.h"

#include "core/scheme/words.h"
#include "tui/key_name.h"

#include <string.h>

/* A place's own rows stand before those for all views. The first row of an action is the one that
 * hints show. */
static const struct key_row rows[] = {
    /* what this view is for */
    {PLACE_LISTS | PLACE_COMMITMENT | PLACE_MEETING | PLACE_READER | PLACE_MATRIX | PLACE_REVIEW |
         PLACE_REPORTS,
     "Enter", "open", N_("open"), 10},
    {PLACE_HELP, "Enter", "open", N_("run"), 10},
    {PLACE_HISTORY, "X", "undo-this", N_("undo this"), 20},
    {PLACE_READER, "v", "passage", N_("passage"), 20},
    {PLACE_COMMITMENTS | PLACE_COMMITMENT | PLACE_MEETING, "]", "next-mention", NULL, 0},
    {PLACE_COMMITMENTS | PLACE_COMMITMENT | PLACE_MEETING, "[", "previous-mention", NULL, 0},

    {PLACE_COMMITMENT, "+", "confirm", N_("confirm"), 25},
    {PLACE_COMMITMENT, "~", "differs", NULL, 0},
    {PLACE_COMMITMENT, "-", "dismiss", NULL, 0},

    {PLACE_MEETINGS | PLACE_MEETING, "V", "review", N_("review"), 57},
    {PLACE_REVIEW, "r", "review-restated", N_("restated"), 11},
    {PLACE_REVIEW, "c", "review-changed", N_("changed"), 12},
    {PLACE_REVIEW, "n", "review-silent", N_("not mentioned"), 13},
    {PLACE_REVIEW, "f", "review-closed", N_("closed"), 14},
    {PLACE_REVIEW, "l", "review-later", N_("later"), 15},
    {PLACE_REVIEW, "* r", "rest-restated", NULL, 0},
    {PLACE_REVIEW, "* c", "rest-changed", NULL, 0},
    {PLACE_REVIEW, "* n", "rest-silent", NULL, 0},
    {PLACE_REVIEW, "* f", "rest-closed", NULL, 0},
    {PLACE_REVIEW, "* l", "rest-later", NULL, 0},
    {PLACE_REVIEW, "s", "status", NULL, 0},

    {PLACE_REPORT, "i", "report-issue", N_("issue"), 11},
    {PLACE_REPORT | PLACE_REPORTS, "s", "report-save", N_("save"), 12},
    {PLACE_REPORT | PLACE_REPORTS, "P", "report-print", N_("print"), 13},
    {PLACE_REPORT, "e", "report-ask", N_("ask again"), 14},

    {PLACE_TRIAGE, "Enter", "triage-accept", N_("accept"), 10},
    {PLACE_TRIAGE, "1", "triage-tie-1", N_("tie"), 11},
    {PLACE_TRIAGE, "2", "triage-tie-2", NULL, 0},
    {PLACE_TRIAGE, "3", "triage-tie-3", NULL, 0},
    {PLACE_TRIAGE, "0", "triage-new", N_("new"), 12},
    {PLACE_TRIAGE, "p", "triage-position", NULL, 0},
    {PLACE_TRIAGE, "x", "triage-refuse", N_("no promise"), 13},
    {PLACE_TRIAGE, "Tab", "triage-later", N_("later"), 15},
    {PLACE_TRIAGE, "c", "triage-correct", N_("correct"), 14},
    {PLACE_TRIAGE, "a", "triage-across", NULL, 0},
    {PLACE_TRIAGE, "A", "triage-apply", NULL, 0},
    {PLACE_TRIAGE, "q", "triage-leave", NULL, 0},
    {PLACE_TRIAGE, "e", "edit", NULL, 0},
    {PLACE_MEETING | PLACE_READER, "S", "triage", N_("triage"), 15},

    {PLACE_MATRIX, "h", "matrix-left", N_("meeting before"), 20},
    {PLACE_MATRIX, "Left", "matrix-left", NULL, 0},
    {PLACE_MATRIX, "l", "matrix-right", N_("next meeting"), 21},
    {PLACE_MATRIX, "Right", "matrix-right", NULL, 0},
    {PLACE_MATRIX, "@", "matrix-as-of", N_("as of"), 55},
    {PLACE_MATRIX, "]", "matrix-next", NULL, 0},
    {PLACE_MATRIX, "[", "matrix-previous", NULL, 0},

    {PLACE_SCORES, "+", "score-full", N_("full"), 10},
    {PLACE_SCORES, "0", "score-partial", N_("partial"), 11},
    {PLACE_SCORES, "-", "score-none", N_("none"), 12},
    {PLACE_SCORES, "n", "score-na", N_("n/a"), 13},
    {PLACE_SCORES, "Enter", "score-reason", N_("reason"), 14},
    {PLACE_SCORES, "c", "score-reason", NULL, 0},
    {PLACE_SCORES, "Space", "score-skip", NULL, 0},
    {PLACE_SCORES, "BS", "score-back", NULL, 0},
    {PLACE_SCORES, "h", "score-left", NULL, 0},
    {PLACE_SCORES, "Left", "score-left", NULL, 0},
    {PLACE_SCORES, "l", "score-right", NULL, 0},
    {PLACE_SCORES, "Right", "score-right", NULL, 0},
    {PLACE_SCORES, "P", "score-period", N_("period"), 15},
    {PLACE_SCORES, "]", "score-next-period", NULL, 0},
    {PLACE_SCORES, "[", "score-previous-period", NULL, 0},
    {PLACE_SCORES, "B", "score-blind", N_("second coder"), 16},
    {PLACE_SCORES, "A", "score-agreement", N_("agreement"), 17},
    {PLACE_SCORES, "d", "score-dispute", NULL, 0},
    {PLACE_SCORES, "a", "score-settle", NULL, 0},
    {PLACE_SCORES, "o", "open", N_("open"), 18},

    /* other views */
    {PLACE_VIEWS, "C", "view-matrix", NULL, 0},
    {PLACE_VIEWS, "K", "view-scores", NULL, 0},
    {PLACE_VIEWS, "D", "view-today", N_("today"), 65},
    {PLACE_VIEWS, "M", "view-meetings", N_("meetings"), 70},
    {PLACE_COMMITMENTS | PLACE_COMMITMENT, "H", "history-of", NULL, 0},
    {PLACE_VIEWS, "J", "view-history", NULL, 0},
    {PLACE_VIEWS & ~PLACE_TRIAGE, "p", "view-reports", NULL, 0},

    {PLACE_VIEWS & ~PLACE_TRIAGE, "x", "export-view", NULL, 0},
    {PLACE_VIEWS, "|", "pipe", NULL, 0},
    {PLACE_VIEWS, "y", "copy", NULL, 0},
    {PLACE_VIEWS, "<", "back", NULL, 0},
    {PLACE_VIEWS, ">", "forward", NULL, 0},
    {PLACE_VIEWS, "m", "bookmark", NULL, 0},
    {PLACE_VIEWS, "'", "jump", NULL, 0},

    /* moving */
    {PLACE_VIEWS, "j", "down", NULL, 0},
    {PLACE_VIEWS, "Down", "down", NULL, 0},
    {PLACE_VIEWS, "k", "up", NULL, 0},
    {PLACE_VIEWS, "Up", "up", NULL, 0},
    {PLACE_VIEWS, "^F", "page-down", NULL, 0},
    {PLACE_VIEWS, "PgDn", "page-down", NULL, 0},
    {PLACE_VIEWS, "^B", "page-up", NULL, 0},
    {PLACE_VIEWS, "PgUp", "page-up", NULL, 0},
    {PLACE_VIEWS, "^D", "half-down", NULL, 0},
    {PLACE_VIEWS, "^U", "half-up", NULL, 0},
    {PLACE_VIEWS, "g", "first", NULL, 0},
    {PLACE_VIEWS, "Home", "first", NULL, 0},
    {PLACE_VIEWS, "G", "last", NULL, 0},
    {PLACE_VIEWS, "End", "last", NULL, 0},
    {PLACE_LISTS, "}", "next-group", NULL, 0},
    {PLACE_LISTS, "{", "previous-group", NULL, 0},
    {PLACE_VIEWS & ~PLACE_TABLES & ~PLACE_REVIEW, "l", "right", NULL, 0},
    {PLACE_VIEWS & ~PLACE_TABLES, "Right", "right", NULL, 0},
    {PLACE_VIEWS & ~PLACE_TABLES, "h", "left", NULL, 0},
    {PLACE_VIEWS & ~PLACE_TABLES, "Left", "left", NULL, 0},
    {PLACE_LISTS, "z a", "fold", NULL, 0},
    {PLACE_LISTS, "z M", "fold-all", NULL, 0},
    {PLACE_LISTS, "z R", "unfold-all", NULL, 0},
    {PLACE_LISTS, "z z", "centre", NULL, 0},
    {PLACE_LISTS, "z c", "columns", NULL, 0},
    {PLACE_VIEWS, "z w", "wrap", NULL, 0},
    {PLACE_VIEWS, "z m", "mouse", NULL, 0},

    /* finding */
    {PLACE_VIEWS, "/", "search", N_("search"), 50},
    {PLACE_VIEWS & ~PLACE_REVIEW & ~PLACE_SCORES, "n", "search-next", NULL, 0},
    {PLACE_VIEWS, "N", "search-previous", NULL, 0},

    {PLACE_REGISTER | PLACE_TABLES, "f", "filter", N_("filter"), 40},
    {PLACE_REGISTER | PLACE_TABLES, "&", "filter", NULL, 0},
    {PLACE_REGISTER | PLACE_MATRIX, "-", "filter-previous", NULL, 0},
    {PLACE_REGISTER | PLACE_TABLES, "F", "named", NULL, 0},

    /* marks */
    {PLACE_LISTS | PLACE_REVIEW, "Space", "mark", NULL, 0},
    {PLACE_LISTS | PLACE_REVIEW, "t", "mark", NULL, 0},
    {PLACE_LISTS, "v", "mark-range", NULL, 0},
    {PLACE_LISTS, "T", "mark-matching", NULL, 0},
    {PLACE_LISTS, "*", "mark-all", NULL, 0},
    {PLACE_LISTS | PLACE_REVIEW, "U", "unmark-all", N_("unmark"), 5},

    /* order */
    {PLACE_LISTS, "o", "sort", N_("sort"), 90},
    {PLACE_LISTS, "O", "sort-reverse", NULL, 0},
    {PLACE_LISTS, "z g", "group", NULL, 0},

    /* changes */
    {PLACE_COMMITMENTS | PLACE_COMMITMENT | PLACE_MEETINGS | PLACE_MEETING | PLACE_READER, "e",
     "edit", N_("edit"), 45},
    {PLACE_COMMITMENTS | PLACE_COMMITMENT | PLACE_MEETINGS | PLACE_MEETING | PLACE_READER, "i",
     "add", N_("add"), 55},
    {PLACE_VIEWS & ~PLACE_DECIDING, "I f", "take-in-file", N_("text in"), 75},
    {PLACE_VIEWS & ~PLACE_DECIDING, "I p", "take-in-paste", NULL, 0},
    {PLACE_COMMITMENT, "E", "edit-commitment", NULL, 0},
    {PLACE_COMMITMENTS | PLACE_COMMITMENT, "d", "due", NULL, 0},
    {PLACE_COMMITMENTS | PLACE_COMMITMENT, "w", "owner", NULL, 0},
    {PLACE_COMMITMENTS | PLACE_COMMITMENT, "W", "follow-up", NULL, 0},
    {PLACE_COMMITMENTS | PLACE_COMMITMENT, "c", "topics", NULL, 0},
    {PLACE_COMMITMENTS | PLACE_COMMITMENT, "a", "note", NULL, 0},
    {PLACE_COMMITMENTS | PLACE_COMMITMENT, "L", "link", NULL, 0},
    {PLACE_COMMITMENTS | PLACE_COMMITMENT, "s", "status", N_("status"), 20},
    {PLACE_COMMITMENTS | PLACE_COMMITMENT, "=", "checked", N_("checked"), 30},
    {PLACE_COMMITMENTS | PLACE_COMMITMENT | PLACE_MEETING, "A", "cite", N_("source"), 35},
    {PLACE_COMMITMENTS | PLACE_COMMITMENT, ".", "repeat", NULL, 0},
    {PLACE_COMMITMENTS, "z n", "status-advance", NULL, 0},
    {PLACE_VIEWS, "u", "undo", N_("undo"), 60},
    {PLACE_VIEWS, "^R", "redo", NULL, 0},

    /* the screen */
    {PLACE_REGISTER, "Tab", "pane-switch", NULL, 0},
    {PLACE_REGISTER, "z p", "pane-toggle", NULL, 0},
    {PLACE_VIEWS, ":", "command", NULL, 0},
    {PLACE_VIEWS, "?", "help", NULL, 0},
    {PLACE_VIEWS, "F1", "help", NULL, 0},
    {PLACE_VIEWS, "Esc", "peel", NULL, 0},
    {PLACE_VIEWS & ~PLACE_TRIAGE, "q", "close", N_("quit"), 99},
    {PLACE_VIEWS, "Q", "quit", NULL, 0},
    {PLACE_VIEWS, "R", "reload", NULL, 0},
    {PLACE_VIEWS, "F5", "reload", NULL, 0},
    {PLACE_VIEWS, "^C", "cancel", NULL, 0},
    {PLACE_VIEWS | PLACE_LAYERS | PLACE_START, "^L", "redraw", NULL, 0},
    {PLACE_VIEWS | PLACE_LAYERS | PLACE_START, "^Z", "suspend", NULL, 0},

    /* a line being typed */
    {PLACE_PROMPT, "Enter", "prompt-accept", N_("accept"), 10},
    {PLACE_PROMPT, "Tab", "prompt-complete", N_("complete"), 20},
    {PLACE_PROMPT, "Up", "prompt-older", N_("older"), 30},
    {PLACE_PROMPT, "Down", "prompt-newer", NULL, 0},
    {PLACE_PROMPT, "Left", "prompt-left", NULL, 0},
    {PLACE_PROMPT, "^B", "prompt-left", NULL, 0},
    {PLACE_PROMPT, "Right", "prompt-right", NULL, 0},
    {PLACE_PROMPT, "^F", "prompt-right", NULL, 0},
    {PLACE_PROMPT, "^A", "prompt-home", NULL, 0},
    {PLACE_PROMPT, "Home", "prompt-home", NULL, 0},
    {PLACE_PROMPT, "^E", "prompt-end", NULL, 0},
    {PLACE_PROMPT, "End", "prompt-end", NULL, 0},
    {PLACE_PROMPT, "BS", "prompt-back", NULL, 0},
    {PLACE_PROMPT, "Del", "prompt-delete", NULL, 0},
    {PLACE_PROMPT, "^D", "prompt-delete", NULL, 0},
    {PLACE_PROMPT, "^W", "prompt-back-word", NULL, 0},
    {PLACE_PROMPT, "^U", "prompt-clear", NULL, 0},
    {PLACE_PROMPT, "^K", "prompt-cut", NULL, 0},
    {PLACE_PROMPT, "Esc", "layer-cancel", N_("cancel"), 40},
    {PLACE_PROMPT, "^C", "layer-cancel", NULL, 0},

    /* a form */
    {PLACE_FORM, "^S", "form-save", N_("save"), 10},
    {PLACE_FORM, "Tab", "form-next", N_("next field"), 20},
    {PLACE_FORM, "Down", "form-next", NULL, 0},
    {PLACE_FORM, "S-Tab", "form-previous", NULL, 0},
    {PLACE_FORM, "Up", "form-previous", NULL, 0},
    {PLACE_FORM, "Enter", "form-enter", NULL, 0},
    {PLACE_FORM, "^N", "form-complete", N_("complete"), 30},
    {PLACE_FORM, "^O", "form-editor", N_("editor"), 40},
    {PLACE_FORM, "Left", "form-left", NULL, 0},
    {PLACE_FORM, "^B", "form-left", NULL, 0},
    {PLACE_FORM, "Right", "form-right", NULL, 0},
    {PLACE_FORM, "^F", "form-right", NULL, 0},
    {PLACE_FORM, "^A", "form-home", NULL, 0},
    {PLACE_FORM, "Home", "form-home", NULL, 0},
    {PLACE_FORM, "^E", "form-end", NULL, 0},
    {PLACE_FORM, "End", "form-end", NULL, 0},
    {PLACE_FORM, "BS", "form-back", NULL, 0},
    {PLACE_FORM, "Del", "form-delete", NULL, 0},
    {PLACE_FORM, "^D", "form-delete", NULL, 0},
    {PLACE_FORM, "^W", "form-back-word", NULL, 0},
    {PLACE_FORM, "^U", "form-clear", NULL, 0},
    {PLACE_FORM, "Esc", "layer-cancel", N_("leave"), 50},
    {PLACE_FORM, "^C", "layer-cancel", NULL, 0},

    /* a long text */
    {PLACE_TEXT, "^S", "text-take", N_("take it in"), 10},
    {PLACE_TEXT, "Enter", "text-line", NULL, 0},
    {PLACE_TEXT, "BS", "text-back", NULL, 0},
    {PLACE_TEXT, "^U", "text-clear", N_("clear"), 30},
    {PLACE_TEXT, "^O", "text-editor", N_("editor"), 20},
    {PLACE_TEXT, "PgUp", "text-up", NULL, 0},
    {PLACE_TEXT, "PgDn", "text-down", NULL, 0},
    {PLACE_TEXT, "Esc", "layer-cancel", N_("leave"), 40},
    {PLACE_TEXT, "^C", "layer-cancel", NULL, 0},

    /* columns */
    {PLACE_COLUMNS, "Space", "column-toggle", N_("show or hide"), 10},
    {PLACE_COLUMNS, "Enter", "column-toggle", NULL, 0},
    {PLACE_COLUMNS, "j", "column-down", NULL, 0},
    {PLACE_COLUMNS, "Down", "column-down", NULL, 0},
    {PLACE_COLUMNS, "k", "column-up", NULL, 0},
    {PLACE_COLUMNS, "Up", "column-up", NULL, 0},
    {PLACE_COLUMNS, "h", "column-left", N_("move up"), 20},
    {PLACE_COLUMNS, "Left", "column-left", NULL, 0},
    {PLACE_COLUMNS, "l", "column-right", N_("move down"), 30},
    {PLACE_COLUMNS, "Right", "column-right", NULL, 0},
    {PLACE_COLUMNS, "0", "column-reset", N_("as at first"), 40},
    {PLACE_COLUMNS, "Esc", "layer-cancel", N_("done"), 50},
    {PLACE_COLUMNS, "q", "layer-cancel", NULL, 0},
    {PLACE_COLUMNS, "^C", "layer-cancel", NULL, 0},

    /* a letter */
    {PLACE_LETTER, "Esc", "layer-cancel", N_("cancel"), 10},
    {PLACE_LETTER, "^C", "layer-cancel", NULL, 0},

    /* a choice */
    {PLACE_MENU, "Enter", "menu-choose", N_("choose"), 10},
    {PLACE_MENU, "Down", "menu-down", NULL, 0},
    {PLACE_MENU, "^N", "menu-down", NULL, 0},
    {PLACE_MENU, "Up", "menu-up", NULL, 0},
    {PLACE_MENU, "^P", "menu-up", NULL, 0},
    {PLACE_MENU, "PgDn", "menu-page-down", NULL, 0},
    {PLACE_MENU, "PgUp", "menu-page-up", NULL, 0},
    {PLACE_MENU, "BS", "menu-back", NULL, 0},
    {PLACE_MENU, "^U", "menu-clear", NULL, 0},
    {PLACE_MENU, "Esc", "layer-cancel", N_("cancel"), 20},
    {PLACE_MENU, "^C", "layer-cancel", NULL, 0},
};

const struct key_row *keys_all(gsize *n)
{
    *n = G_N_ELEMENTS(rows);
    return rows;
}

/* "z p" as two keys; "p" as 0 and one. */
static void read_keys(const char *keys, guint32 *prefix, guint32 *key)
{
    const char *space = strchr(keys, ' ');
    *prefix = 0;
    if (space != NULL) {
        g_autofree char *first = g_strndup(keys, (gsize)(space - keys));
        *prefix = key_from_name(first);
        keys = space + 1;
    }
    *key = key_from_name(keys);
}

const struct key_row *keys_find(unsigned place, guint32 prefix, guint32 key)
{
    for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
        guint32 row_prefix, row_key;
        if (!(rows[i].where & place))
            continue;
        read_keys(rows[i].keys, &row_prefix, &row_key);
        if (row_prefix == prefix && row_key == key)
            return &rows[i];
    }
    return NULL;
}

gboolean keys_is_prefix(unsigned place, guint32 key)
{
    for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
        guint32 row_prefix, row_key;
        read_keys(rows[i].keys, &row_prefix, &row_key);
        if ((rows[i].where & place) && row_prefix == key)
            return TRUE;
    }
    return FALSE;
}

GPtrArray *keys_of(unsigned place, guint32 prefix)
{
    GPtrArray *found = g_ptr_array_new();
    for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
        guint32 row_prefix, row_key;
        read_keys(rows[i].keys, &row_prefix, &row_key);
        if ((rows[i].where & place) && (prefix == 0 || row_prefix == prefix))
            g_ptr_array_add(found, (gpointer)&rows[i]);
    }
    return found;
}

const char *keys_for(unsigned place, const char *action)
{
    for (gsize i = 0; i < G_N_ELEMENTS(rows); i++)
        if ((rows[i].where & place) && strcmp(rows[i].action, action) == 0)
            return rows[i].keys;
    return NULL;
}
