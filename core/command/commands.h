/* SPDX-License-Identifier: MIT
 *
 * commands.h: the rows of the command table, each defined in a file of this folder.
 */
#ifndef HELDTO_CORE_COMMAND_COMMANDS_H
#define HELDTO_CORE_COMMAND_COMMANDS_H

#include "core/command.h"

extern const struct command command_add;
extern const struct command command_backup;
extern const struct command command_complete_row;
extern const struct command command_completion;
extern const struct command command_correct;
extern const struct command command_cue_add;
extern const struct command command_cue_list;
extern const struct command command_cue_remove;
extern const struct command command_demo;
extern const struct command command_document_add;
extern const struct command command_document_edit;
extern const struct command command_document_list;
extern const struct command command_document_show;
extern const struct command command_edit;
extern const struct command command_edition_find;
extern const struct command command_edition_list;
extern const struct command command_edition_show;
extern const struct command command_export;
extern const struct command command_help_row;
extern const struct command command_history;
extern const struct command command_import;
extern const struct command command_init;
extern const struct command command_lineage;
extern const struct command command_lineage_confirm;
extern const struct command command_link;
extern const struct command command_list;
extern const struct command command_manual;
extern const struct command command_matrix;
extern const struct command command_meeting_add;
extern const struct command command_meeting_edit;
extern const struct command command_meeting_list;
extern const struct command command_meeting_show;
extern const struct command command_note;
extern const struct command command_party_add;
extern const struct command command_party_list;
extern const struct command command_propose;
extern const struct command command_propose_confirm;
extern const struct command command_propose_dismiss;
extern const struct command command_redo;
extern const struct command command_report;
extern const struct command command_review;
extern const struct command command_score;
extern const struct command command_score_adjudicate;
extern const struct command command_score_agreement;
extern const struct command command_score_list;
extern const struct command command_show;
extern const struct command command_source_add;
extern const struct command command_source_edit;
extern const struct command command_source_list;
extern const struct command command_status;
extern const struct command command_suggest;
extern const struct command command_today;
extern const struct command command_topic_add;
extern const struct command command_topic_list;
extern const struct command command_triage;
extern const struct command command_undo;
extern const struct command command_verify;
extern const struct command command_wording_add;
extern const struct command command_wording_edit;
extern const struct command command_wording_replace;

#endif
