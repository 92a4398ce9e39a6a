/* SPDX-License-Identifier: MIT
 *
 * command_entry.h: what status, note and correct share: an entry and its source, from options.
 */
#ifndef HELDTO_CORE_COMMAND_ENTRY_H
#define HELDTO_CORE_COMMAND_ENTRY_H

#include "core/command.h"
#include "core/scheme/status.h"

/* --note --effective --party --meeting --visibility --successor, and those of a source: --source
 * --page --source-title --publisher --url --dated --retrieved --kind --searched-where --quote */
#define COMMAND_ENTRY_OPTIONS                                                                      \
    &command_entry_note, &command_entry_effective, &command_entry_party, &command_entry_meeting,   \
        &command_entry_source, &command_entry_page, &command_entry_title,                          \
        &command_entry_publisher, &command_entry_url, &command_entry_dated,                        \
        &command_entry_retrieved, &command_entry_kind, &command_entry_searched,                    \
        &command_entry_quote, &command_entry_visibility, &command_entry_successor
extern const struct command_option command_entry_note, command_entry_effective, command_entry_party,
    command_entry_meeting, command_entry_source, command_entry_page, command_entry_title,
    command_entry_publisher, command_entry_url, command_entry_dated, command_entry_retrieved,
    command_entry_kind, command_entry_searched, command_entry_quote, command_entry_visibility,
    command_entry_successor;

/* The entry as the options have it, without its source. Its texts belong to the call. */
gboolean command_entry(struct command_call *call, struct status_entry *entry,
                       GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* Its source, inside the change: the one that a number names, else found or added; 0 where no
 * option speaks of one. */
gboolean command_entry_cite(struct command_call *call, struct change *change,
                            struct status_entry *entry, GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* The ids of commitments in words first … last, each once. NULL: a key is not there. */
GArray *command_keys(struct command_call *call, guint first, guint last, GError **error);

#endif
