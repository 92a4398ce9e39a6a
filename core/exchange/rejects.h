/* SPDX-License-Identifier: MIT
 *
 * rejects.h: the rows that could not be taken, kept for whoever mends them.
 *
 * Beside FILE.csv two files are made: FILE.csv.rejects.csv, with the header and the rows byte for
 * byte as they stood, and FILE.csv.rejects.txt, with one line "FILE.csv:LINE: reason" each. A name
 * that is taken is never written over: then FILE.csv.rejects-2.csv and so on. Where the folder
 * cannot be written, or for standard input ("stdin"), they are made in the current folder. Mode
 * 0600.
 */
#ifndef HELDTO_CORE_EXCHANGE_REJECTS_H
#define HELDTO_CORE_EXCHANGE_REJECTS_H

#include "core/csv/csv_reader.h"

struct rejects;

/* path: of the file read, "-" for standard input. */
struct rejects *rejects_open(const char *path, const struct csv_reader *reader,
                             const struct csv_record *header,
                             GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean rejects_add(struct rejects *rejects, const struct csv_record *record, const char *reason,
                     GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* Brings both to the disk; nothing can be added any more. */
gboolean rejects_finish(struct rejects *rejects, GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* The name of the rows' file, to be shown with text_show(). */
const char *rejects_path(const struct rejects *rejects);
/* Keeps the finished files, or (is_kept FALSE) leaves neither. NULL is accepted. */
void rejects_close(struct rejects *rejects, gboolean is_kept);

#endif
