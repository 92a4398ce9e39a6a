/* SPDX-License-Identifier: MIT
 *
 * reader.h: a statement's file on its way in: what it is, the text it holds, and what the file says
 * of itself.
 *
 * The text is what is stored, shown and quoted: every wording is found in it word for word. Of a
 * text file it is the file's own, line for line; of Markdown, a web page, a PDF or a mail it is what
 * a person reads there. A format is one file of this folder and one row in reader.c.
 *
 * Offsets are bytes of `text`. What the words say of themselves is about.h.
 */
#ifndef HELDTO_CORE_INTAKE_READER_H
#define HELDTO_CORE_INTAKE_READER_H

#include <glib.h>

struct span {
    gsize start, end;
};

struct statement_text {
    char *name;             /* of the file, without its folder; "standard input" */
    GBytes *bytes;          /* as it came */
    const char *media_type; /* "text/html" */
    char *text;             /* UTF-8, line ends LF, no other control but TAB */
    GArray *pages;          /* gsize: where each begins; empty: it has no pages */
    GArray *paragraphs;     /* struct span, without the white space around */
    /* What the file says of itself, "" where it does not: */
    char *title;
    char *published_on; /* a day */
    char *publisher;
    char *sender; /* of a mail */
    char *language;
    char *url;
    GPtrArray *notes; /* char *: what the analyst should know, a sentence each, shown text */
};

struct reader_options {
    const char *encoding; /* of a text; NULL: by its marks, UTF-8, else windows-1252 and a note */
    /* Long work: TRUE stops. May be NULL. */
    gboolean (*progress)(gpointer data);
    gpointer data;
};

/* What a file may hold at most, and the text in it. */
#define READER_FILE_BYTES ((gsize)64 * 1024 * 1024)
#define READER_TEXT_BYTES ((gsize)1024 * 1024)

/* Reads a regular file, or bytes at hand (`name` tells the format where the bytes do not). NULL and
 * HELDTO_ERROR_INPUT in the user's words: not there, too large, no text in it, damaged, a password,
 * a format that cannot be read; HELDTO_ERROR_CANCELLED. */
struct statement_text *statement_text_read(const char *path, const struct reader_options *options,
                                           GError **error) G_GNUC_WARN_UNUSED_RESULT;
struct statement_text *statement_text_of_bytes(GBytes *bytes, const char *name,
                                               const struct reader_options *options,
                                               GError **error) G_GNUC_WARN_UNUSED_RESULT;
void statement_text_free(struct statement_text *statement); /* NULL is accepted */
static inline void
statement_text_cleanup(struct statement_text **statement) /* owned(statement_text) */
{
    statement_text_free(*statement);
}

/* The bytes of a regular file of at most READER_FILE_BYTES. */
GBytes *reader_bytes(const char *path, GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* Whether a file of that name that begins so is one that this reads, by its name, or its marks. A
 * name without an ending, or standard input, that has no marks is taken for none. */
gboolean reader_knows(const char *name, const char *head, gsize len);

/* The page (from 1; 0: no pages) and the paragraph (from 1) that a place of the text lies in. */
guint statement_text_page_at(const struct statement_text *statement, gsize at);
guint statement_text_paragraph_at(const struct statement_text *statement, gsize at);
/* Paragraphs of any text, as a statement has them: parted by blank lines. */
GArray *reader_paragraphs(const char *text);

#endif
