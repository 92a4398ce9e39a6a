/* SPDX-License-Identifier: MIT
 *
 * format/html.h: what the parts of the HTML writer share. Private to write_html.c and html_*.c.
 */
#ifndef HELDTO_CORE_FORMAT_HTML_H
#define HELDTO_CORE_FORMAT_HTML_H

#include "core/format/markup.h"
#include "core/format/write.h"

/* What the next block of the same kind goes on with. */
enum html_open { HTML_NOTHING, HTML_DEFINITIONS, HTML_SOURCES };

enum { HTML_LEVELS = 3, HTML_BACK = 8 };

struct html {
    struct report_layout layout;
    struct spool *spool;
    GArray *contents; /* struct html_heading, private to html_page.c */
    GArray *cited;    /* guint: how often each source was cited so far, by its number */
    GHashTable *listed;
    const struct report_table *table;
    gsize head_column; /* of the table: what its rows are about */
    char *marking;     /* said again at the end */
    char *around;      /* the last heading or title of a box: what a table is about */
    enum html_open open;
    int level; /* of the innermost section; 0 none */
    gboolean is_section[HTML_LEVELS + 1];
    gboolean has_body; /* a heading was seen: main is open */
    guint boxes;
};

/* html_page.c */
void html_put_top(struct html *self, const struct report_head *head);
void html_put_heading(struct html *self, int level, const char *text);
void html_put_bottom(struct html *self);
char *html_settle(gpointer data, const char *line);
void html_clear_contents(struct html *self);

/* html_text.c. What is put goes into the spool, what is added into `out`. */
char *html_show(const struct html *self, const char *raw); /* harmless and escaped; new */
void html_puts(struct html *self, const char *markup);
void html_printf(struct html *self, const char *format, ...) G_GNUC_PRINTF(2, 3);
/* Outside text, which keeps its direction to itself. */
void html_put_outside(struct html *self, const char *raw);
void html_put_text(struct html *self, const struct report_text *text);
/* Below a line: exact words as a quotation. */
void html_put_words(struct html *self, const struct report_text *words);
/* Ends a list that is open, unless it goes on. */
void html_close_block(struct html *self, enum html_open next);
void html_put_source(struct html *self, const struct report_source *source);

#endif
