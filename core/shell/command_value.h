/* SPDX-License-Identifier: MIT
 *
 * command_value.h: the kinds of value that usages name (KEY, DATE, STATUS …), and usages read.
 *
 * A kind is one row in command_value.c: what it is called, what it must look like, and what
 * completes it.
 */
#ifndef HELDTO_CORE_COMMAND_VALUE_H
#define HELDTO_CORE_COMMAND_VALUE_H

#include "core/session.h"

struct command_value {
    const char *name; /* in capitals, as usages have it */
    const char *help; /* what it is, for the list of kinds in help */
    /* FALSE and an error that says what is wanted. NULL: anything, until the command looks. */
    gboolean (*check)(const char *text, GError **error);
    /* Adds texts that begin with `prefix`. session may be NULL. NULL: nothing to offer. */
    void (*complete)(struct session *session, const char *prefix, GPtrArray *texts);
    gboolean is_bytes; /* a file name: bytes of any encoding, kept as they are */
};

const struct command_value *command_value_all(gsize *n);
/* By its name; NULL: none. */
const struct command_value *command_value_find(const char *name);

/* One word of a usage. */
struct command_place {
    char *kind; /* KEY, or a choice of tokens "table|csv" */
    gboolean is_optional;
    gboolean is_many;
};

/* The usage's words in order; struct command_place. */
GPtrArray *command_usage(const char *usage);
void command_place_free(gpointer place);
/* The place of word `i` of `n` words; NULL: too many words. */
const struct command_place *command_usage_place(const GPtrArray *usage, guint i, guint n);
/* How many words there must be at least. */
guint command_usage_least(const GPtrArray *usage);

/* One value against its kind, which may be a choice of tokens. */
gboolean command_value_check(const char *kind, const char *text, GError **error);
void command_value_complete(const char *kind, struct session *session, const char *prefix,
                            GPtrArray *texts);

#endif
