/* SPDX-License-Identifier: MIT
 *
 * format/paper_module.h: the module that draws PDF pages (Cairo): lines that paragraph_module.h laid,
 * and strokes. Lengths are points from the top left corner; colours are 0xRRGGBB.
 */
#ifndef HELDTO_CORE_FORMAT_PAPER_MODULE_H
#define HELDTO_CORE_FORMAT_PAPER_MODULE_H

#include <glib.h>

struct paper;

struct paper_info {
    double width, height; /* of each page */
    const char *title, *author, *subject, *creator;
    const char *created; /* ISO day */
    /* Of paragraph_module.h. */
    gpointer (*font)(gpointer fonts, guint64 number);
    gpointer fonts;
    /* Takes the bytes of the file as they come. */
    void (*write)(gpointer data, const char *bytes, gsize len);
    gpointer data;
};

struct paper_stroke {
    double width;
    guint32 colour;
    const double *dash; /* ended by 0; NULL: whole */
    gboolean is_parted; /* each two points are a line of their own */
    gboolean is_closed;
    gboolean is_filled; /* with `fill`; width 0: no edge */
    guint32 fill;
};

struct paper_point {
    double x, y;
};

struct paper_module {
    struct paper *(*open)(const struct paper_info *info);
    void (*close)(struct paper *paper); /* NULL is accepted */
    /* A name that links may lead to: before any link to it is drawn, or that is drawn as words. */
    void (*promise)(struct paper *paper, const char *dest);
    void (*dest)(struct paper *paper, const char *name, double x, double y);
    /* An entry of the outline that leads to the place on the page that is being drawn (from 1);
     * parent: what this returned for the one above; 0 none. */
    int (*outline)(struct paper *paper, int parent, const char *text, int page, double y);
    /* What it is, for those who have it read out: "H1", "P", "Table", "TR", "TH", "TD", "Figure". */
    void (*tag)(struct paper *paper, const char *role);
    void (*untag)(struct paper *paper, const char *role);
    /* angle: degrees, leaning up to the right. */
    void (*draw_line)(struct paper *paper, const guint8 *bytes, gsize n, double x, double y,
                      double angle);
    void (*draw_path)(struct paper *paper, const struct paper_point *points, gsize n,
                      const struct paper_stroke *stroke);
    void (*end_page)(struct paper *paper);
    /* NULL: all of the file is written. Else what went wrong; belongs to the module. */
    const char *(*finish)(struct paper *paper);
};

#endif
