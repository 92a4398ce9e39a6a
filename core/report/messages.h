/* SPDX-License-Identifier: MIT
 *
 * report/messages.h: the key messages an analyst writes at the head of a report.
 */
#ifndef HELDTO_CORE_REPORT_MESSAGES_H
#define HELDTO_CORE_REPORT_MESSAGES_H

#include <glib.h>

/* The paragraphs of a text, each as one line of stored text: parted by a blank line, and by a line
 * that begins as one of a list ("- ", "1. "). char *, new; empty where the text says nothing. NULL
 * and HELDTO_ERROR_INPUT: it takes more than about half a page. */
GPtrArray *messages_paragraphs(const char *text, GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* The text in a file, at most of the length that half a page can have; new. "-" is no file here. */
char *messages_read(const char *path, GError **error) G_GNUC_WARN_UNUSED_RESULT;

#endif
