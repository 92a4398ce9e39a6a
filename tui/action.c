/* action.c owns the table of what keys do on the screen, and the doing of it.
 * It must not know which key does it, nor what has to be there (action_need.c). */
#include "tui/action.h"

#include "core/scheme/words.h"
#include "tui/action_runs.h"
#include "tui/app.h"
#include "tui/layer.h"

#include <string.h>

static const struct action actions[] = {
    {"open", NEED_ROW, run_open, N_("open what the cursor is on")},

    {"down", 0, run_down, N_("one row down; a number typed before is how many")},
    {"up", 0, run_up, N_("one row up")},
    {"page-down", 0, run_page_down, N_("a page down")},
    {"page-up", 0, run_page_up, N_("a page up")},
    {"half-down", 0, run_half_down, N_("half a page down")},
    {"half-up", 0, run_half_up, N_("half a page up")},
    {"first", 0, run_first, N_("to the first row")},
    {"last", 0, run_last, N_("to the last row")},
    {"next-group", NEED_LIST, run_next_group, N_("to the next group")},
    {"previous-group", NEED_LIST, run_previous_group,
     N_("to the start of the group, or the one before")},
    {"centre", NEED_ROW, run_centre, N_("scroll so that the cursor is in the middle")},

    {"right", 0, run_right, N_("to the columns at the right; on a folded group: unfold it")},
    {"left", 0, run_left, N_("back to the columns at the left; when there: fold the group")},
    {"fold", NEED_LIST | NEED_ROW, run_fold_toggle, N_("fold this group to one row, or unfold it")},
    {"fold-all", NEED_LIST | NEED_ROW, run_fold_all, N_("fold every group")},
    {"unfold-all", NEED_LIST | NEED_ROW, run_unfold_all, N_("unfold every group")},
    {"columns", NEED_LIST, run_columns, N_("choose which columns are shown, and their order")},
    {"mouse", 0, run_mouse,
     N_("mouse on or off: the wheel moves, a click selects, one on a head sorts")},
    {"wrap", 0, run_wrap, N_("wrap long lines of a text, or cut them at the edge")},

    {"search", NEED_ROW, run_search, N_("find the next row, or line of a text, with these words")},
    {"search-next", NEED_MATCH, run_search_next, N_("find the next one")},
    {"search-previous", NEED_MATCH, run_search_previous, N_("find the one before")},

    {"filter", NEED_BROWSER | NEED_FILTERABLE, run_filter,
     N_("show only what matches, as you type; Tab completes")},
    {"filter-previous", NEED_BROWSER | NEED_FILTERABLE, run_filter_previous,
     N_("back to the filter before")},
    {"named", NEED_BROWSER, run_named, N_("filters by name, and views saved in the register")},
    {"unfilter", NEED_FILTER, run_unfilter, N_("show everything again")},

    {"mark", NEED_ROW, run_mark, N_("mark this row, or take its mark away, and go down")},
    {"mark-range", NEED_ROW, run_mark_range,
     N_("mark every row from here to where you go, until pressed again")},
    {"mark-matching", NEED_ROW, run_mark_matching, N_("mark all rows with these words")},
    {"mark-all", NEED_ROW, run_mark_all, N_("mark all rows of this list")},
    {"unmark-all", NEED_MARKS, run_unmark_all, N_("take all marks away")},

    {"sort", NEED_LIST | NEED_ROW, run_sort, N_("sort by a column")},
    {"sort-reverse", NEED_LIST, run_sort_reverse, N_("turn the order round")},
    {"group", NEED_LIST, run_group, N_("group the rows")},

    {"next-mention", NEED_COMMITMENT, run_next_mention,
     N_("to this commitment's words at the next meeting")},
    {"previous-mention", NEED_COMMITMENT, run_previous_mention,
     N_("to its words at the meeting before")},
    {"confirm", NEED_WRITE | NEED_ROW, run_confirm,
     N_("confirm what is proposed here, after which it may be printed")},
    {"differs", NEED_WRITE | NEED_ROW, run_differs,
     N_("say how this wording differs from the one before")},
    {"dismiss", NEED_WRITE | NEED_ROW, run_dismiss, N_("do not propose this again")},
    {"passage", NEED_ROW, run_passage,
     N_("pick a passage from this sentence to where you go; again: give it up")},
    {"add", NEED_WRITE, run_add,
     N_("add one: a commitment, a meeting, a text, a wording, as the view has it")},
    {"take-in-file", NEED_WRITE, run_take_in_file,
     N_("take in a file: a text that came out of a meeting, or a spreadsheet")},
    {"take-in-paste", NEED_WRITE, run_take_in_paste, N_("take in a text that you paste, or type")},
    {"edit", NEED_WRITE | NEED_ROW, run_edit,
     N_("edit what the cursor is on; an update is corrected, and both stay")},
    {"edit-commitment", NEED_WRITE | NEED_COMMITMENT, run_edit_commitment,
     N_("edit the commitment itself")},
    {"due", NEED_WRITE | NEED_COMMITMENT, run_due, N_("when it is due, as the words have it")},
    {"owner", NEED_WRITE | NEED_COMMITMENT, run_owner, N_("who follows it here")},
    {"follow-up", NEED_WRITE | NEED_COMMITMENT, run_follow_up,
     N_("the day it shall come up in Today")},
    {"topics", NEED_WRITE | NEED_COMMITMENT, run_topics, N_("what it is about")},
    {"note", NEED_WRITE | NEED_COMMITMENT, run_note, N_("add a note to its updates")},
    {"link", NEED_WRITE | NEED_COMMITMENT, run_link, N_("link it to another commitment")},
    {"view-register", NEED_SESSION, run_view_register, N_("the list of all commitments")},
    {"view-today", NEED_SESSION, run_view_today, N_("what asks for attention today")},
    {"view-meetings", NEED_SESSION, run_view_meetings, N_("the meetings of every series")},
    {"view-matrix", NEED_SESSION, run_view_matrix,
     N_("what is listed against the meetings: where each was stated, and where not")},
    {"review", NEED_ROW, run_review,
     N_("go through what is still open after this meeting, one key each")},
    {"review-restated", NEED_WRITE | NEED_COMMITMENT, run_review_restated,
     N_("it was said there again")},
    {"review-changed", NEED_WRITE | NEED_COMMITMENT, run_review_changed,
     N_("it was said there in another way")},
    {"review-silent", NEED_WRITE | NEED_COMMITMENT, run_review_silent,
     N_("it was not mentioned, as the full official text shows")},
    {"review-closed", NEED_WRITE | NEED_COMMITMENT, run_review_closed,
     N_("it is closed: asks for its status")},
    {"review-later", NEED_WRITE | NEED_COMMITMENT, run_review_later, N_("look at it later")},
    {"rest-restated", NEED_WRITE | NEED_COMMITMENT, run_rest_restated,
     N_("all that is left was said there again")},
    {"rest-changed", NEED_WRITE | NEED_COMMITMENT, run_rest_changed,
     N_("all that is left was said there in another way")},
    {"rest-silent", NEED_WRITE | NEED_COMMITMENT, run_rest_silent,
     N_("all that is left was not mentioned")},
    {"rest-closed", NEED_WRITE | NEED_COMMITMENT, run_rest_closed,
     N_("all that is left is closed: asks for their status")},
    {"rest-later", NEED_WRITE | NEED_COMMITMENT, run_rest_later,
     N_("look at all that is left later")},
    {"triage", NEED_WRITE | NEED_ROW, run_triage,
     N_("go through what this text promises, one key each")},
    {"triage-accept", NEED_WRITE | NEED_SUGGESTION, run_triage_accept,
     N_("decide it as it is proposed")},
    {"triage-tie-1", NEED_WRITE | NEED_OFFER, run_triage_tie_1,
     N_("it restates the first of the older commitments")},
    {"triage-tie-2", NEED_WRITE | NEED_OFFER, run_triage_tie_2,
     N_("it restates the second of them")},
    {"triage-tie-3", NEED_WRITE | NEED_OFFER, run_triage_tie_3,
     N_("it restates the third of them")},
    {"triage-new", NEED_WRITE | NEED_SUGGESTION, run_triage_new,
     N_("it is a commitment of its own")},
    {"triage-position", NEED_WRITE | NEED_SUGGESTION, run_triage_position,
     N_("a position: nothing is promised")},
    {"triage-refuse", NEED_WRITE | NEED_SUGGESTION, run_triage_refuse,
     N_("it is no promise, and is not to be offered again")},
    {"triage-later", NEED_WRITE | NEED_SUGGESTION, run_triage_later,
     N_("put it off: it comes again at the end")},
    {"triage-correct", NEED_WRITE | NEED_SUGGESTION, run_triage_correct,
     N_("correct what is proposed about it, in a form")},
    {"triage-across", NEED_WRITE | NEED_SUGGESTION, run_triage_across,
     N_("offer what other lines of meetings promised too; and back")},
    {"triage-apply", NEED_WRITE, run_triage_apply,
     N_("make the commitments and wordings of what is decided so far")},
    {"triage-leave", 0, run_triage_leave, N_("leave; what is decided is kept")},
    {"matrix-left", NEED_ROW, run_matrix_left, N_("to the meeting before")},
    {"matrix-right", NEED_ROW, run_matrix_right, N_("to the next meeting")},
    {"matrix-next", NEED_ROW, run_matrix_next, N_("to the next meeting where it was stated")},
    {"matrix-previous", NEED_ROW, run_matrix_previous,
     N_("to the meeting before where it was stated")},
    {"matrix-as-of", NEED_ROW, run_matrix_as_of,
     N_("as it stood on a day, by what is known now; Esc comes back to now")},
    {"view-scores", NEED_SESSION, run_view_scores,
     N_("what is listed against the parties that it binds: how far each did it, with means")},
    {"score-full", NEED_WRITE | NEED_ROW, run_score_full,
     N_("full compliance, +1, and on to the next cell")},
    {"score-partial", NEED_WRITE | NEED_ROW, run_score_partial,
     N_("partial compliance, or work in progress: 0")},
    {"score-none", NEED_WRITE | NEED_ROW, run_score_none, N_("no compliance, −1")},
    {"score-na", NEED_WRITE | NEED_ROW, run_score_na,
     N_("not applicable to this party: in no mean")},
    {"score-reason", NEED_WRITE | NEED_ROW, run_score_reason,
     N_("score this cell with a reason and a day, in a form")},
    {"score-settle", NEED_WRITE | NEED_ROW, run_score_settle,
     N_("settle what counts where two coders disagree, with a reason")},
    {"score-dispute", NEED_ROW, run_score_dispute,
     N_("to the next cell that the coders disagree about")},
    {"score-skip", NEED_ROW, run_score_skip, N_("on to the next cell that can be scored")},
    {"score-back", NEED_ROW, run_score_back, N_("back to the cell before that can be scored")},
    {"score-left", NEED_ROW, run_score_left, N_("to the party at the left")},
    {"score-right", NEED_ROW, run_score_right, N_("to the party at the right")},
    {"score-period", NEED_SESSION, run_score_period, N_("show the scores of another period")},
    {"score-next-period", NEED_SESSION, run_score_next_period, N_("to the period after this one")},
    {"score-previous-period", NEED_SESSION, run_score_previous_period,
     N_("to the period before this one")},
    {"score-blind", NEED_SESSION, run_score_blind,
     N_("score as the second coder, blind to the first one's scores; and back")},
    {"score-agreement", NEED_SESSION, run_score_agreement,
     N_("how far two coders agree: percent, kappa, and where they differ")},
    {"back", NEED_SESSION, run_back,
     N_("back to the view before, and what the cursor was on there")},
    {"forward", NEED_SESSION, run_forward, N_("forward again after going back or closing a view")},
    {"bookmark", NEED_SESSION, run_bookmark, N_("bookmark this place under a letter, for good")},
    {"jump", NEED_SESSION, run_jump,
     N_("to a bookmark by its letter; twice: back to where you were")},
    {"view-reports", NEED_SESSION, run_view_reports,
     N_("the reports there are, and the editions issued")},
    {"report-save", NEED_SESSION | NEED_PAPER, run_report_save,
     N_("write the report, or the edition, to a file; how its name ends is the format")},
    {"report-print", NEED_SESSION | NEED_PAPER, run_report_print, N_("print it on a printer")},
    {"report-issue", NEED_WRITE | NEED_REPORT, run_report_issue,
     N_("issue it: for whom, with which key messages, under a number of its own")},
    {"report-ask", NEED_SESSION | NEED_REPORT, run_report_ask,
     N_("ask for the report anew, in the form")},
    {"export-view", NEED_SESSION, run_export_view,
     N_("write what this view lists to a file: .csv, .json, .jsonl or .txt")},
    {"pipe", NEED_SESSION, run_pipe, N_("give what this view lists to another program")},
    {"copy", NEED_SESSION | NEED_ROW, run_copy,
     N_("copy to the clipboard: key, citation, words, row, or the story in five lines")},
    {"view-history", NEED_SESSION, run_view_history, N_("all changes, by whom and when")},
    {"history-of", NEED_COMMITMENT, run_history_of, N_("the changes of this commitment")},
    {"undo-this", NEED_WRITE | NEED_ROW, run_undo_this,
     N_("take back this change; another person's after a question")},
    {"status", NEED_COMMITMENT | NEED_WRITE, run_status,
     N_("set the status: a letter, then Enter; of all marked ones at once")},
    {"checked", NEED_COMMITMENT | NEED_WRITE, run_checked,
     N_("record that you looked and nothing has changed")},
    {"cite", NEED_SESSION | NEED_WRITE | NEED_ROW, run_cite,
     N_("set the source that the statuses of this sitting rest on")},
    {"status-advance", NEED_SESSION, run_status_advance,
     N_("go to the next row after a status was set, or stay")},

    {"undo", NEED_WRITE, run_undo, N_("take back your last change")},
    {"redo", NEED_WRITE, run_redo, N_("do again what was just taken back")},

    {"repeat", NEED_WRITE | NEED_COMMITMENT, run_repeat,
     N_("make the last change again, here or on all marked ones: the same status and source, "
        "owner, due, note")},

    {"pane-switch", 0, run_pane_switch, N_("to the other pane and back")},
    {"pane-toggle", 0, run_pane_toggle, N_("show or hide the reading pane")},

    {"command", 0, run_command, N_("type a command or the name of an action; Tab completes")},
    {"help", 0, run_help, N_("the keys of this view, to be searched and run")},
    {"peel", 0, run_peel, N_("give up one thing: a range, a search, a filter; never leaves")},
    {"close", 0, run_close, N_("close this view; the last one ends the program")},
    {"quit", 0, run_quit, N_("leave the program; everything is saved already")},
    {"reload", 0, run_reload, N_("read the register again")},
    {"redraw", 0, run_redraw, N_("draw the screen anew")},
    {"suspend", 0, run_suspend, N_("stop the program for a while; the shell's fg goes on")},
    {"cancel", 0, run_cancel, N_("stop what is going on")},

    {"layer-cancel", NEED_LAYER, run_layer_cancel, N_("leave this without doing it")},
    {"prompt-accept", NEED_PROMPT, run_prompt_accept, N_("take the line as it stands")},
    {"prompt-complete", NEED_PROMPT | NEED_COMPLETION, run_prompt_complete,
     N_("complete the word, or show what there is")},
    {"prompt-older", NEED_PROMPT | NEED_HISTORY, run_prompt_older, N_("the line typed before")},
    {"prompt-newer", NEED_PROMPT | NEED_HISTORY, run_prompt_newer, N_("the line typed after")},
    {"prompt-left", NEED_PROMPT, run_prompt_left, N_("one character to the left")},
    {"prompt-right", NEED_PROMPT, run_prompt_right, N_("one character to the right")},
    {"prompt-home", NEED_PROMPT, run_prompt_home, N_("to the start of the line")},
    {"prompt-end", NEED_PROMPT, run_prompt_end, N_("to its end")},
    {"prompt-back", NEED_PROMPT, run_prompt_back, N_("delete the character before the cursor")},
    {"prompt-delete", NEED_PROMPT, run_prompt_delete, N_("delete the character under the cursor")},
    {"prompt-back-word", NEED_PROMPT, run_prompt_back_word,
     N_("delete the word before the cursor")},
    {"prompt-clear", NEED_PROMPT, run_prompt_clear, N_("delete what stands before the cursor")},
    {"prompt-cut", NEED_PROMPT, run_prompt_cut, N_("delete what stands after the cursor")},

    {"form-next", NEED_FORM, run_form_next, N_("to the next field")},
    {"form-previous", NEED_FORM, run_form_previous, N_("to the field before")},
    {"form-enter", NEED_FORM, run_form_enter,
     N_("open a choice, edit long text, else go on; saves at the last field")},
    {"form-save", NEED_FORM, run_form_save, N_("save")},
    {"form-editor", NEED_FORM, run_form_editor, N_("edit this field in your editor")},
    {"form-complete", NEED_FORM | NEED_NAMES, run_form_complete,
     N_("complete the name; again for the next one")},
    {"form-left", NEED_FORM, run_form_left, N_("to the left; of a choice, the one before")},
    {"form-right", NEED_FORM, run_form_right, N_("to the right; of a choice, the next one")},
    {"form-home", NEED_FORM, run_form_home, N_("to the start of the field")},
    {"form-end", NEED_FORM, run_form_end, N_("to its end")},
    {"form-back", NEED_FORM, run_form_back, N_("delete the character before the cursor")},
    {"form-delete", NEED_FORM, run_form_delete, N_("delete the character under the cursor")},
    {"form-back-word", NEED_FORM, run_form_back_word, N_("delete the word before the cursor")},
    {"form-clear", NEED_FORM, run_form_clear, N_("delete what stands before the cursor")},

    {"text-take", NEED_TEXT, run_text_take, N_("take the text in")},
    {"text-line", NEED_TEXT, run_text_line, N_("begin a new line")},
    {"text-back", NEED_TEXT, run_text_back, N_("delete the last character")},
    {"text-clear", NEED_TEXT, run_text_clear, N_("delete all of it")},
    {"text-editor", NEED_TEXT, run_text_editor, N_("edit it in your editor")},
    {"text-up", NEED_TEXT, run_text_up, N_("look at what stands before")},
    {"text-down", NEED_TEXT, run_text_down, N_("back to its end")},

    {"column-down", NEED_COLUMNS, run_column_down, N_("to the next column")},
    {"column-up", NEED_COLUMNS, run_column_up, N_("to the column before")},
    {"column-toggle", NEED_COLUMNS, run_column_toggle, N_("show this column, or hide it")},
    {"column-left", NEED_COLUMNS, run_column_left, N_("move it one place to the left")},
    {"column-right", NEED_COLUMNS, run_column_right, N_("move it one place to the right")},
    {"column-reset", NEED_COLUMNS, run_column_reset,
     N_("all columns as they were at first: those that fit")},

    {"menu-choose", NEED_MENU, run_menu_choose, N_("choose this one; its letter does so too")},
    {"menu-down", NEED_MENU, run_menu_down, N_("to the next choice")},
    {"menu-up", NEED_MENU, run_menu_up, N_("to the choice before")},
    {"menu-page-down", NEED_MENU, run_menu_page_down, N_("a page of choices down")},
    {"menu-page-up", NEED_MENU, run_menu_page_up, N_("a page of choices up")},
    {"menu-back", NEED_MENU | NEED_NARROW, run_menu_back,
     N_("take back the last letter that narrows the choices")},
    {"menu-clear", NEED_MENU | NEED_NARROW, run_menu_clear, N_("show all choices again")},
};

const struct action *action_all(gsize *n)
{
    *n = G_N_ELEMENTS(actions);
    return actions;
}

const struct action *action_find(const char *name)
{
    for (gsize i = 0; i < G_N_ELEMENTS(actions); i++)
        if (strcmp(actions[i].name, name) == 0)
            return &actions[i];
    return NULL;
}

/* An action that waits for the name of whoever acts. */
struct named_action {
    char *name, *argument;
    int count;
};

static void named_free(gpointer data)
{
    struct named_action *action = data;
    g_free(action->name);
    g_free(action->argument);
    g_free(action);
}

static void run_named_action(struct app *app, gpointer data)
{
    const struct named_action *action = data;
    action_run(app, action->name, action->count, action->argument);
    named_free(data);
}

static void ask_name(struct app *app, const char *name, int count, const char *argument)
{
    struct named_action *action = g_new0(struct named_action, 1);
    action->name = g_strdup(name);
    action->argument = g_strdup(argument);
    action->count = count;
    app_ask_name(app, run_named_action, action, named_free);
}

gboolean action_run(struct app *app, const char *name, int count, const char *argument)
{
    const struct action *action = action_find(name);
    g_assert(action != NULL);
    const char *missing = action_missing(action, app);
    if (missing != NULL) {
        app_say(app, "%s", missing);
        return FALSE;
    }
    if ((action->needs & NEED_WRITE) && app_needs_name(app)) {
        ask_name(app, name, count, argument);
        return FALSE;
    }
    const struct action_call call = {.name = name, .count = count, .argument = argument};
    GError *error = NULL;
    const struct layer *layer = app_layer(app, PLACE_LAYERS);
    const gboolean done = action->run(app, &call, &error);
    /* What has closed a prompt or a menu cannot be done twice. */
    const gboolean is_same = layer == app_layer(app, PLACE_LAYERS);
    if (is_same && g_error_matches(error, DB_ERROR, DB_ERROR_BUSY)) {
        g_error_free(error);
        app_try_again(app, name, count, argument);
    } else if (error != NULL) {
        app_fail(app, error);
    }
    return done;
}
