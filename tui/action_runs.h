/* action_runs.h: the functions behind the rows of action.c, by the file they are in. */
#ifndef HELDTO_TUI_ACTION_RUNS_H
#define HELDTO_TUI_ACTION_RUNS_H

#include "tui/action.h"

typedef gboolean action_run_fn(struct app *app, const struct action_call *call, GError **error);

/* action_move.c */
action_run_fn run_down, run_up, run_page_down, run_page_up, run_half_down, run_half_up, run_first,
    run_last, run_next_group, run_previous_group, run_centre;
/* action_side.c */
action_run_fn run_left, run_right, run_fold_toggle, run_fold_all, run_unfold_all, run_wrap;
/* columns.c */
action_run_fn run_columns, run_column_down, run_column_up, run_column_toggle, run_column_left,
    run_column_right, run_column_reset;
/* action_find.c */
action_run_fn run_search, run_search_next, run_search_previous;
/* action_filter.c */
action_run_fn run_filter, run_filter_previous, run_unfilter;
/* action_named.c */
action_run_fn run_named;
/* action_mark.c */
action_run_fn run_mark, run_mark_range, run_mark_matching, run_mark_all, run_unmark_all;
/* action_order.c */
action_run_fn run_sort, run_sort_reverse, run_group;
/* action_app.c */
action_run_fn run_open, run_close, run_quit, run_peel, run_help, run_reload, run_redraw,
    run_suspend, run_cancel, run_undo, run_redo, run_layer_cancel, run_repeat, run_mouse;
/* command_line.c */
action_run_fn run_command;
/* action_report.c */
action_run_fn run_report_save, run_report_print, run_report_issue, run_report_ask;
/* view_reports.c */
action_run_fn run_view_reports;
/* view_register.c */
action_run_fn run_pane_switch, run_pane_toggle;
/* action_view.c */
action_run_fn run_view_register, run_view_today, run_view_meetings, run_view_history,
    run_history_of, run_passage;
/* action_out.c */
action_run_fn run_export_view, run_pipe;
/* action_copy.c */
action_run_fn run_copy;
/* visit.c */
action_run_fn run_back, run_forward;
/* action_jump.c */
action_run_fn run_bookmark, run_jump;
/* action_edit.c */
action_run_fn run_add, run_edit, run_edit_commitment;
/* action_field.c */
action_run_fn run_due, run_owner, run_follow_up, run_topics, run_note, run_link;
/* view_commitment.c */
action_run_fn run_next_mention, run_previous_mention;
/* action_lineage.c */
action_run_fn run_confirm, run_differs;
/* action_triage.c */
action_run_fn run_triage, run_triage_accept, run_triage_tie_1, run_triage_tie_2, run_triage_tie_3,
    run_triage_new, run_triage_position, run_triage_refuse, run_triage_later, run_triage_correct,
    run_triage_apply, run_triage_leave, run_triage_across;
/* view_review.c */
action_run_fn run_review, run_review_restated, run_review_changed, run_review_silent,
    run_review_closed, run_review_later, run_rest_restated, run_rest_changed, run_rest_silent,
    run_rest_closed, run_rest_later;
/* action_proposal.c */
action_run_fn run_dismiss;
/* view_matrix.c */
action_run_fn run_view_matrix, run_matrix_left, run_matrix_right, run_matrix_next,
    run_matrix_previous, run_matrix_as_of;
/* scores_move.c */
action_run_fn run_view_scores, run_score_left, run_score_right, run_score_skip, run_score_back,
    run_score_dispute;
/* action_score.c */
action_run_fn run_score_full, run_score_partial, run_score_none, run_score_na, run_score_reason,
    run_score_settle;
/* action_score_period.c */
action_run_fn run_score_period, run_score_next_period, run_score_previous_period, run_score_blind,
    run_score_agreement;
/* view_history.c */
action_run_fn run_undo_this;
/* prompt.c */
action_run_fn run_prompt_accept, run_prompt_complete, run_prompt_older, run_prompt_newer,
    run_prompt_left, run_prompt_right, run_prompt_home, run_prompt_end, run_prompt_back,
    run_prompt_delete, run_prompt_back_word, run_prompt_clear, run_prompt_cut;
/* form.c */
action_run_fn run_form_next, run_form_previous, run_form_save, run_form_editor, run_form_enter,
    run_form_complete, run_form_left, run_form_right, run_form_home, run_form_end, run_form_back,
    run_form_delete, run_form_back_word, run_form_clear;
/* action_status.c */
action_run_fn run_status, run_checked, run_cite, run_status_advance;
/* text_area.c */
action_run_fn run_text_take, run_text_line, run_text_back, run_text_clear, run_text_editor,
    run_text_up, run_text_down;
/* action_import.c */
action_run_fn run_take_in_file, run_take_in_paste;
/* menu.c */
action_run_fn run_menu_choose, run_menu_down, run_menu_up, run_menu_page_down, run_menu_page_up,
    run_menu_back, run_menu_clear;

#endif
