/* SPDX-License-Identifier: MIT
 *
 * command_offer.h: completion for shells: what may stand where a command line ends, and what each of
 * it is.
 */
#ifndef HELDTO_CORE_COMMAND_OFFER_H
#define HELDTO_CORE_COMMAND_OFFER_H

#include "core/session.h"

struct command_offer {
    char *text; /* the whole word */
    char *help; /* one line, shown text; NULL: nothing to say */
};

struct command_offers {
    GPtrArray *rows;   /* struct command_offer */
    gboolean is_file;  /* a file is wanted: the shell knows best which there are */
    gboolean is_open;  /* a word of them goes on: no blank after it */
    gboolean has_help; /* whether help is wanted: it is read from the register */
};

/* The words after the program's name; the last is being written. Options of every command may stand
 * before the command's name. session may be NULL. */
void command_offers_fill(struct command_offers *offers, struct session *session,
                         const char *const *words);
void command_offers_clear(struct command_offers *offers);
/* Where the words say the register is ("-r FILE"); NULL: nowhere. New. */
char *command_offers_register(const char *const *words);

/* What a value is, of the kinds that keys and tokens name: a commitment's title. New; NULL: nothing
 * is known of it. */
char *command_value_describe(const char *kind, struct session *session, const char *text);

#endif
