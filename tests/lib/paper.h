/* paper.h: a writer of reports fed by hand, without a register. */
#ifndef HELDTO_TESTS_PAPER_H
#define HELDTO_TESTS_PAPER_H

#include "core/report/writer.h"

/* Columns it declares: key (text), name (text), count (number), value (number). */
struct paper {
    const struct report_writer *writer;
    struct spool *spool;
    gpointer page;
};

struct paper paper_open(const struct report_writer *writer, const struct report_layout *layout,
                        const char *title, const char *banner);
/* All that was written; new. */
char *paper_close(struct paper *paper);

/* One of everything a report can hold, `words` wherever text from outside may stand. */
void paper_put_all(struct paper *paper, const char *words);

/* Figures with odd numbers in them, told as `kind`; every text in them is `words`. */
void paper_put_figure(struct paper *paper, enum report_figure_kind kind, const char *words);

#endif
