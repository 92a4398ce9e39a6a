/* SPDX-License-Identifier: MIT
 *
 * import_text.h: `heldto import` of a statement: whether a file is one, and what is told of it.
 */
#ifndef HELDTO_CORE_COMMAND_IMPORT_TEXT_H
#define HELDTO_CORE_COMMAND_IMPORT_TEXT_H

#include "core/command.h"

/* Its own options, for the row of `import`. */
extern const struct command_option import_option_meeting, import_option_title, import_option_date,
    import_option_published, import_option_publisher, import_option_coverage, import_option_voice,
    import_option_level, import_option_language, import_option_city, import_option_url;

/* Whether the call's file is a statement, by its name and how it begins; *bytes: standard input,
 * read whole, where it is one (NULL of a file). Standard input that is a table can still be read
 * from its start afterwards. */
gboolean import_text_is(struct command_call *call, GBytes **bytes, gboolean *answer,
                        GError **error);
/* Takes it in, and tells. */
gboolean import_text(struct command_call *call, GBytes *bytes, GError **error);

#endif
