/* SPDX-License-Identifier: MIT
 *
 * format/paragraph_module.h: the module that breaks paragraphs in any script into lines (Pango, with
 * Cairo's fonts). A line is a string of bytes that can wait anywhere, in a file too, until
 * paper_module.h draws it. Lengths are points; colours are 0xRRGGBB.
 */
#ifndef HELDTO_CORE_FORMAT_PARAGRAPH_MODULE_H
#define HELDTO_CORE_FORMAT_PARAGRAPH_MODULE_H

#include <glib.h>

struct paragraphs;

struct paper_style {
    double size;
    guint32 colour;
    gboolean is_strong, is_slanted, is_underlined, is_struck;
};

/* Where a link leads: 'u' and an address in ASCII, or 'd' and the name of a place (paper_module.h). */
struct paper_run {
    gsize len; /* bytes of the text that follow the run before */
    struct paper_style style;
    const char *link;     /* NULL none */
    const char *language; /* "zh": which letters a font has for it; NULL: not known */
};

/* START follows is_backward. */
enum paper_align { PAPER_START, PAPER_RIGHT, PAPER_CENTRE };

struct paper_text {
    const char *text; /* valid UTF-8, one paragraph, no controls; U+200B: may be broken here */
    const struct paper_run *runs;
    gsize n_runs; /* at least one */
    double width;
    enum paper_align align;
    gboolean is_backward; /* as a whole it runs from right to left */
    gboolean is_one_line; /* cut with "…" where it is longer than the width */
};

struct paper_line {
    double x; /* where it begins in the width */
    double width, ascent, descent;
    const guint8 *bytes; /* (paper_pack.h); until the function that was handed it returns */
    gsize n;
};

struct paragraph_module {
    struct paragraphs *(*open)(void); /* NULL: there are no fonts to work with */
    void (*close)(struct paragraphs *paragraphs);
    /* Of a text of any length, at least one line. */
    void (*lay)(struct paragraphs *paragraphs, const struct paper_text *text,
                void (*take)(gpointer data, const struct paper_line *line), gpointer data);
    /* Characters laid so far that no font has; they are drawn as boxes. */
    guint64 (*n_missing)(const struct paragraphs *paragraphs);
    /* The font that lines know by this number, as Cairo has it (a cairo_scaled_font_t, which stays
     * ours); NULL: there is none. */
    gpointer (*font)(gpointer paragraphs, guint64 number);
};

#endif
