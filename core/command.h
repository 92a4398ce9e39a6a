/* SPDX-License-Identifier: MIT
 *
 * command.h: what heldto can be told to do. One table serves the shell (`heldto status …`), the
 * `:` line, the palette, help and completion.
 *
 * To add a command: write core/command/NAME.c with
 *
 *   const struct command command_backup = {.name = "backup", .args = "FILE", … .run = run};
 *
 * and one row in core/command.c (declared in core/command/commands.h). Parsing, checks of the number
 * of words, help and completion follow from the row.
 * `args` is the usage, and says how many words there are and what each one is: KEY, [KEY] (may be
 * left out), KEY… (one or more; with [KEY…] any number). Names in capitals are kinds of value
 * (command_value.h), which are completed and, where they can be, checked; `on|off` is a choice of
 * tokens. An option's `argument` is written the same way; "[PRINTER]" may be left out, and is then
 * given as `--print=PRINTER` only.
 *
 * run() writes to the call's io, never to stdout, and never ends the program. It fails by a GError,
 * of which session_exit_code() is the exit code. A write says command_ok() after the commit.
 */
#ifndef HELDTO_CORE_COMMAND_H
#define HELDTO_CORE_COMMAND_H

#include "core/draft/field.h"
#include "core/session.h"

enum command_need {
    COMMAND_NEEDS_REGISTER = 1, /* call->session is open */
    COMMAND_NEEDS_WRITE = 2,    /* and may be written */
    COMMAND_NEEDS_CREATE = 4,   /* and is made where there is none */
    COMMAND_NEEDS_SHELL = 8,    /* has no sense where a register is open already: init, demo */
};

struct command_option {
    const char *name;     /* without the dashes */
    char letter;          /* 0: none */
    const char *argument; /* NULL: takes none */
    const char *help;     /* one line */
};

/* Where a command reads and writes. Functions that may be NULL are marked so. */
struct command_io {
    gpointer data;
    /* The output. FALSE: nobody reads it any more; stop. */
    gboolean (*write)(gpointer data, const char *bytes, gsize len);
    /* A message beside the output, one line without its end, harmless to a terminal. */
    void (*say)(gpointer data, const char *line);
    /* Standard input, for a FILE of "-". Up to len bytes, 0 at the end, -1 on error. May be NULL */
    gssize (*read)(gpointer data, char *bytes, gsize len);
    /* Long work. done of total (0: unknown). TRUE: stop. May be NULL. */
    gboolean (*progress)(gpointer data, const char *what, gint64 done, gint64 total);
    /* Opens the screens and returns when they are closed, with the exit code. session NULL: there
     * is no register yet. NULL: there is no screen. */
    int (*screens)(gpointer data, struct session *session);
    gboolean is_terminal; /* the output is seen, not kept: fit it, show it harmlessly */
    int width;            /* columns of the terminal; 0: as wide as need be */
    gboolean ascii;       /* the terminal takes ASCII only */
    /* What the common options said; set by command_run_shell first. */
    const char *colour;   /* auto, always or never */
    const char *location; /* of the register; NULL: the default one */
    const char *author;   /* NULL: not given */
};

struct command_call {
    const struct command *command;
    struct command_io *io;
    struct session *session; /* NULL where the command needs none */
    struct session *present; /* where session is of the past, the one of today; else NULL */
    GPtrArray *words;        /* char *, valid UTF-8 */
    GHashTable *options;     /* name → GPtrArray of char *, as often as it was given */
    gboolean is_closed;      /* nobody reads the output any more */
};

struct command {
    const char *name;    /* may be two words: "meeting add" */
    const char *alias;   /* NULL: none */
    const char *args;    /* "" none */
    const char *summary; /* one line */
    const char *help;    /* paragraphs, parted by a blank line */
    /* Ended by NULL; NULL: none. Every command also has those of command_common. */
    const struct command_option *const *options;
    /* The fields of `noun` are options too (--due-text WORDS). */
    gboolean takes_fields;
    enum noun noun;
    unsigned needs; /* enum command_need */
    gboolean (*run)(struct command_call *call, GError **error);
};

/* -r, --now, --author, --color, --help */
extern const struct command_option *const command_common[];
/* --as-of, --known-on (core/story/past.h): a command that lists them gets the session of that day. */
extern const struct command_option command_option_as_of, command_option_known_on;

const struct command *const *command_all(gsize *n);
/* By name or alias; NULL: none. */
const struct command *command_find(const char *name);
/* The command that the words begin with, and how many of them are its name. NULL and an error that
 * names the nearest ones. */
const struct command *command_of_words(const char *const *words, gsize *used,
                                       GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* Reads the words after the command's name into the call. FALSE: HELDTO_ERROR_USAGE. */
gboolean command_parse(struct command_call *call, const char *const *words,
                       GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* Runs words such as {"status", "EUUS-0001", "f", NULL} on an open register; messages and errors
 * go to the io. The exit code. */
int command_run(struct session *session, const char *const *words, struct command_io *io);
/* The same, but what goes wrong is the caller's to tell, or to try again. */
gboolean command_try(struct session *session, const char *const *words, struct command_io *io,
                     GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* A whole command line, program name left out: common options, command, words. Opens the register
 * itself. Without a command, and with screens, opens these. The exit code. */
int command_run_shell(const char *const *words, struct command_io *io);

/* What may stand where the last of the words is; new texts that begin with it. session may be
 * NULL: then nothing of a register is offered. */
GPtrArray *command_complete(struct session *session, const char *const *words);

/* Help as text of at most `width` columns. New. */
char *command_help(const struct command *command, int width);
char *command_help_all(int width);

/* For run(). */
guint command_n_words(const struct command_call *call);
const char *command_word(const struct command_call *call, guint i); /* NULL: not that many */
/* The words from the i-th on, joined by blanks; new. */
char *command_words(const struct command_call *call, guint i);
/* The option's (last) value; NULL: not given, "" where its argument was left out. A name that the
 * row does not declare asserts. */
const char *command_option(const struct command_call *call, const char *name);
gboolean command_has(const struct command_call *call, const char *name);
/* All its values, in order; NULL: not given. */
const GPtrArray *command_values(const struct command_call *call, const char *name);

void command_write(struct command_call *call, const char *bytes, gssize len);
/* Lines of stored text: byte for byte, but harmless where a terminal reads them. */
void command_write_lines(struct command_call *call, const char *lines, gsize len);
/* The text must be harmless already: data goes through text_show(). */
void command_print(struct command_call *call, const char *format, ...) G_GNUC_PRINTF(2, 3);
/* A message beside the output; made harmless. */
void command_say(struct command_call *call, const char *format, ...) G_GNUC_PRINTF(2, 3);
/* "ok EUUS-0001 v3": how many changes the commitment has seen. */
gboolean command_ok(struct command_call *call, gint64 commitment_id, GError **error);
/* TRUE when the user has asked to stop. */
gboolean command_progress(struct command_call *call, const char *what, gint64 done, gint64 total);

gboolean command_fail(GError **error, enum heldto_error code, const char *format, ...)
    G_GNUC_PRINTF(3, 4);

#endif
