/* edtf_span.h: an EDTF text taken apart; shared by edtf.c and edtf_words.c alone. */
#ifndef HELDTO_CORE_EDTF_SPAN_H
#define HELDTO_CORE_EDTF_SPAN_H

#include "core/period/edtf.h"

struct edtf_span {
    struct edtf_date from; /* undefined where open */
    struct edtf_date to;   /* the same as from without a "/" */
    gboolean is_interval;
    gboolean from_open;
    gboolean to_open;
};

/* FALSE, leaving SPAN undefined, if EDTF (which may be NULL) is not valid. */
gboolean edtf_span_read(const char *edtf, struct edtf_span *span);

#endif
