/* html_tree.c owns the tree of a web page: its making from the parser's events, and walking it.
 * It must not know what any part of a page is for. */
#include "core/reader/html_tree.h"

#include "core/reader/html_module.h"
#include "core/module.h"

#include <string.h>

/* Pages that people wrote stay far below both. */
enum { MAX_DEPTH = 400, MAX_NODES = 400000, MAX_ATTRIBUTES = 40 };

static const char *const unread[] = {"script", "style", "noscript", "template", "head", NULL};

gboolean html_is(const struct html_node *node, const char *tag)
{
    return node->tag != NULL && strcmp(node->tag, tag) == 0;
}

gboolean html_is_any(const struct html_node *node, const char *const *tags)
{
    return node->tag != NULL && g_strv_contains(tags, node->tag);
}

const char *html_attribute(const struct html_node *node, const char *name)
{
    for (const char *const *a = node->attributes; a != NULL && *a != NULL; a += 2)
        if (strcmp(a[0], name) == 0)
            return a[1];
    return "";
}

static struct html_node *add_node(struct html_tree *tree, const char *tag)
{
    struct html_node *node = g_new0(struct html_node, 1);
    node->tag = tag;
    node->parent = tree->open;
    g_ptr_array_add(tree->nodes, node);
    if (tree->open == NULL)
        return node;
    if (tree->open->last != NULL)
        tree->open->last->next = node;
    else
        tree->open->first = node;
    tree->open->last = node;
    return node;
}

static const char *const *copy_attributes(struct html_tree *tree, const char *const *given)
{
    guint n = 0;
    while (given != NULL && given[n] != NULL && n < MAX_ATTRIBUTES)
        n += 2;
    if (n == 0)
        return NULL;
    const char **copy = g_new0(const char *, n + 1);
    for (guint i = 0; i < n; i += 2) {
        copy[i] = g_string_chunk_insert_const(tree->strings, given[i]);
        copy[i + 1] =
            given[i + 1] != NULL ? g_string_chunk_insert(tree->strings, given[i + 1]) : "";
    }
    return copy;
}

static gboolean on_open(gpointer data, const char *tag, const char *const *attributes)
{
    struct html_tree *tree = data;
    tree->is_too_large = tree->nodes->len >= MAX_NODES;
    tree->is_too_deep = tree->depth >= MAX_DEPTH;
    if (tree->is_too_large || tree->is_too_deep)
        return FALSE;
    g_autofree char *small = g_ascii_strdown(tag, -1);
    struct html_node *node = add_node(tree, g_string_chunk_insert_const(tree->strings, small));
    node->attributes = copy_attributes(tree, attributes);
    node->item = html_is(node, "li") ? ++node->parent->items : 0;
    tree->open = node;
    tree->depth++;
    return TRUE;
}

/* An end without a beginning is nothing; one that closes several at once does. */
static gboolean on_close(gpointer data, const char *tag)
{
    struct html_tree *tree = data;
    g_autofree char *small = g_ascii_strdown(tag, -1);
    struct html_node *node = tree->open;
    guint up = 1;
    for (; node != tree->root && !html_is(node, small); node = node->parent)
        up++;
    if (node == tree->root)
        return TRUE;
    tree->open = node->parent;
    tree->depth -= up;
    return TRUE;
}

static gsize count_letters(const char *text, gsize len)
{
    gsize n = 0;
    for (gsize i = 0; i < len; i++)
        n += !g_ascii_isspace(text[i]);
    return n;
}

static gboolean on_text(gpointer data, const char *text, gsize len)
{
    struct html_tree *tree = data;
    tree->is_too_large = tree->nodes->len >= MAX_NODES;
    if (tree->is_too_large)
        return FALSE;
    struct html_node *node = add_node(tree, NULL);
    node->text = g_string_chunk_insert_len(tree->strings, text, (gssize)len);
    gsize letters = count_letters(text, len);
    for (struct html_node *up = tree->open; up != NULL; up = up->parent)
        if (html_is_any(up, unread))
            return TRUE;
    for (struct html_node *up = node; up != NULL; up = up->parent)
        up->letters += letters;
    return TRUE;
}

struct html_tree *html_tree_read(const char *page, gsize len, GError **error)
{
    const struct html_module *module = module_table("html", error);
    if (module == NULL)
        return NULL;
    struct html_tree *tree = g_new0(struct html_tree, 1);
    tree->nodes = g_ptr_array_new_with_free_func(g_free);
    tree->strings = g_string_chunk_new(4096);
    tree->root = add_node(tree, "");
    tree->open = tree->root;
    const struct html_events events = {
        .data = tree, .open = on_open, .close = on_close, .text = on_text};
    if (!module->read(page, len, &events))
        tree->is_too_large = TRUE;
    return tree;
}

void html_tree_free(struct html_tree *tree)
{
    if (tree == NULL)
        return;
    for (guint i = 0; i < tree->nodes->len; i++)
        g_free((gpointer)((struct html_node *)tree->nodes->pdata[i])->attributes);
    g_ptr_array_unref(tree->nodes);
    g_string_chunk_free(tree->strings);
    g_free(tree);
}

struct html_node *html_next_outside(const struct html_node *top, const struct html_node *node)
{
    for (; node != top && node != NULL; node = node->parent)
        if (node->next != NULL)
            return node->next;
    return NULL;
}

struct html_node *html_next(const struct html_node *top, const struct html_node *node)
{
    return node->first != NULL ? node->first : html_next_outside(top, node);
}

char *html_words(const struct html_node *node)
{
    g_autoptr(GString) words = g_string_new(NULL);
    for (const struct html_node *n = node; n != NULL; n = html_next(node, n))
        for (const char *p = n->text; p != NULL && *p != '\0'; p++) {
            if (!g_ascii_isspace(*p))
                g_string_append_c(words, *p);
            else if (words->len > 0 && words->str[words->len - 1] != ' ')
                g_string_append_c(words, ' ');
        }
    return g_strstrip(g_string_free(g_steal_pointer(&words), FALSE));
}
