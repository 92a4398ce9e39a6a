/* SPDX-License-Identifier: MIT
 *
 * reader_format.h: what a format of reader.c is written with, and the table's rows.
 *
 * A format fills the statement's text and what the file says of itself; reader.c has set name and
 * bytes, makes every field that is left NULL "", and cleans the text.
 */
#ifndef HELDTO_CORE_INTAKE_READER_FORMAT_H
#define HELDTO_CORE_INTAKE_READER_FORMAT_H

#include "core/reader/reader.h"
#include "core/session.h"

struct reader_format {
    const char *name; /* in messages: "a web page" */
    const char *media_type;
    const char *const *endings; /* ".html"; ended by NULL */
    /* Whether bytes that begin so are of this format, whatever the name. NULL: they have no marks */
    gboolean (*is_it)(const char *head, gsize len);
    gboolean (*read)(struct statement_text *statement, const struct reader_options *options,
                     GError **error);
};

extern const struct reader_format reader_text, reader_markdown, reader_html, reader_pdf,
    reader_mail;

/* The statement cannot be read: HELDTO_ERROR_INPUT, "NAME: words". FALSE. */
gboolean reader_fail(const struct statement_text *statement, GError **error, const char *format,
                     ...) G_GNUC_PRINTF(3, 4);
void reader_note(struct statement_text *statement, const char *format, ...) G_GNUC_PRINTF(2, 3);
/* The file's bytes as UTF-8 text, by its marks, the encoding asked for, or a guess that is noted.
 * NULL and an error where they are no text. */
char *reader_decode(struct statement_text *statement, const char *encoding, GError **error);
/* Replaces a text that is owned. */
void reader_set(char **member, const char *text);

/* What a web page holds, wherever it came from (a file, a part of a mail). encoding NULL: as it
 * says. Fills text, title and the rest; paragraphs are left to reader.c. */
gboolean reader_html_bytes(struct statement_text *statement, const char *bytes, gsize len,
                           const char *encoding, GError **error);

#endif
