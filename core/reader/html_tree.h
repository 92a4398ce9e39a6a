/* SPDX-License-Identifier: MIT
 *
 * html_tree.h: a web page as a tree of elements and text, for reader_html.c and its neighbours.
 */
#ifndef HELDTO_CORE_INTAKE_HTML_TREE_H
#define HELDTO_CORE_INTAKE_HTML_TREE_H

#include <glib.h>

struct html_node {
    const char *tag;               /* small letters; NULL: text */
    const char *text;              /* of text and of <script>; else NULL */
    const char *const *attributes; /* name, value, …, NULL; NULL: none */
    struct html_node *parent, *first, *last, *next;
    guint items, item; /* <li> in it so far; which of them it is, from 1 */
    gsize letters;     /* bytes of text below it that a person reads, white space apart */
};

struct html_tree {
    struct html_node *root; /* never NULL; its tag is "" */
    GPtrArray *nodes;
    GStringChunk *strings;
    struct html_node *open; /* while it is built */
    guint depth;
    gboolean is_too_deep, is_too_large;
};

/* page: UTF-8. NULL and an error where the module is missing; a page nested deeper, or of more
 * elements, than any real one is cut there, and says so. */
struct html_tree *html_tree_read(const char *page, gsize len,
                                 GError **error) G_GNUC_WARN_UNUSED_RESULT;
void html_tree_free(struct html_tree *tree); /* NULL is accepted */
static inline void html_tree_cleanup(struct html_tree **tree)
{
    html_tree_free(*tree);
}

gboolean html_is(const struct html_node *node, const char *tag);
gboolean html_is_any(const struct html_node *node, const char *const *tags);
/* "" where it has none. */
const char *html_attribute(const struct html_node *node, const char *name);
/* The next node of the tree below `top` in the order of the page; NULL at the end. */
struct html_node *html_next(const struct html_node *top, const struct html_node *node);
/* The same without what is below `node`. */
struct html_node *html_next_outside(const struct html_node *top, const struct html_node *node);
/* What stands in it, on one line; new. */
char *html_words(const struct html_node *node);

/* html_text.c: the statement's part of the page as text. New. */
char *html_text(struct html_tree *tree);
/* Where it is: main, article, else the body. */
const struct html_node *html_content(struct html_tree *tree);

#endif
