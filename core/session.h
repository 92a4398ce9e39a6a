/* SPDX-License-Identifier: MIT
 *
 * session.h: an open register with who acts on it and what day it is. Everything above db works
 * through one.
 */
#ifndef HELDTO_CORE_SESSION_H
#define HELDTO_CORE_SESSION_H

#include "db/change.h"
#include "db/db.h"
#include "db/scheme_row.h"

#define HELDTO_ERROR (heldto_error_quark())
GQuark heldto_error_quark(void);

/* What went wrong, as the exit code of a command has it. */
enum heldto_error {
    HELDTO_ERROR_NOTHING = 1,   /* nothing found, or the answer is no */
    HELDTO_ERROR_USAGE = 2,     /* wrong use */
    HELDTO_ERROR_INPUT = 3,     /* bad input, named with file:line or field */
    HELDTO_ERROR_REGISTER = 4,  /* the register cannot be used */
    HELDTO_ERROR_CANCELLED = 5, /* stopped by the user; nothing was stored */
};

/* Sets an error in the user's words; always FALSE, for `return`. */
gboolean heldto_refuse(GError **error, enum heldto_error code, const char *format, ...)
    G_GNUC_PRINTF(3, 4);

struct session_options {
    const char *location; /* NULL: the default register */
    const char *author;   /* NULL: $HELDTO_AUTHOR, the config, the name once asked, passwd */
    gboolean read_only;
    gboolean is_passing; /* a copy that is gone soon: not worth a full check, nor remembering */
    /* Making one: */
    gboolean is_new;
    const char *scheme;          /* token of a shipped scheme; NULL: pledge */
    gboolean without_vocabulary; /* no shipped parties and topics (an import that brings its own) */
};

struct session {
    struct db *db;
    char *author;        /* the printed name; never empty */
    char *scheme;        /* token of the register's scheme */
    GPtrArray *statuses; /* struct scheme_status_row, in order: the register's scheme */
};

struct session *session_open(const struct session_options *options,
                             GError **error) G_GNUC_WARN_UNUSED_RESULT;
void session_close(struct session *session); /* NULL is accepted */
static inline void session_cleanup(struct session **session)
{
    session_close(*session);
}
#define owned_session __attribute__((cleanup(session_cleanup))) struct session *

/* The printed name as far as anybody said it: `named`, else $HELDTO_AUTHOR, the config, or the one
 * kept below. New; NULL without an error: nobody did, and a person in front of a screen is asked. */
char *session_author_known(const char *named, GError **error);
/* Keeps the name for this user's next sessions, and acts by it in this one (may be NULL). */
gboolean session_author_keep(struct session *session, const char *name, GError **error);

/* What the system calls the user; asked of it only where it is needed, as that takes a while. */
const char *session_login(const struct session *session);
const char *session_today(const struct session *session);
/* TRUE where the register says of itself that it is the sample ("sample, not official wording"). */
gboolean session_is_sample(const struct session *session);
/* "heldto 0.1.0" */
const char *session_program(void);

/* The status of the register's scheme by token, letter or label (any case); NULL: none. */
const struct scheme_status_row *session_status(const struct session *session, const char *name);
/* Label of a status token; "not assessed" etc.; the token itself when the scheme has it not. */
const char *session_status_label(const struct session *session, const char *token);

/* A change by this session's author; `action` is the command's name. */
struct change *session_begin(struct session *session, const char *action, gboolean is_large,
                             GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* One that makes the register what it is (init, the sample): kept in history, never undone. */
struct change *session_begin_start(struct session *session, const char *action,
                                   GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* Undo or redo the author's last change, or (undo) change `id`. NULL without an error: nothing. */
struct change_row *session_undo(struct session *session, gint64 id, GError **error);
struct change_row *session_redo(struct session *session, GError **error);
/* The exit code of an error: of HELDTO_ERROR and DB_ERROR as said above, else 3. */
int session_exit_code(const GError *error);

#endif
