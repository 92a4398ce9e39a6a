/* SPDX-License-Identifier: MIT
 *
 * mail_module.h: the module that takes a mail apart (GMime).
 */
#ifndef HELDTO_CORE_INTAKE_MAIL_MODULE_H
#define HELDTO_CORE_INTAKE_MAIL_MODULE_H

#include <glib.h>

/* All text is decoded and UTF-8, "" where there is none; bytes as they were before encoding. */
struct mail {
    char *subject;
    char *from_name, *from_address; /* of the first sender */
    char *date;                     /* a day, in the sender's zone */
    GBytes *plain;                  /* the body as text, UTF-8; NULL: none */
    GBytes *html;                   /* as a page, in `html_charset`; NULL: none */
    char *html_charset;             /* "" not said */
    GPtrArray *attachments;         /* char *: names */
    gboolean has_more;              /* a box: other mails follow this one */
    gboolean is_cut;                /* parts were left unread: nested too deep, or too many */
};

struct mail_module {
    /* NULL: this is no mail. */
    struct mail *(*read)(const char *bytes, gsize len);
    void (*free)(struct mail *mail); /* NULL is accepted */
};

#endif
