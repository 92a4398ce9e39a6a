/* html_text.c owns what of a web page is the statement, and how it reads as plain text.
 * It must not know how the page was parsed, nor what the words say. */
#include "core/reader/html_tree.h"

#include <string.h>

static const char *const never[] = {
    "script", "style",  "noscript", "template", "head",     "nav",    "aside",  "form", "button",
    "select", "iframe", "object",   "svg",      "canvas",   "dialog", "figure", "menu", "textarea",
    "audio",  "video",  "embed",    "map",      "datalist", "option", "input",  NULL};
static const char *const blocks[] = {
    "p",       "div",   "section", "article", "main",    "header",     "footer", "address", "h1",
    "h2",      "h3",    "h4",      "h5",      "h6",      "blockquote", "ul",     "ol",      "dl",
    "dt",      "dd",    "table",   "caption", "pre",     "hr",         "center", "body",    "html",
    "details", "tbody", "thead",   "tfoot",   "summary", "fieldset",   "hgroup", "search",  NULL};
static const char *const whole[] = {"html", "body", "main", "article", "", NULL};
/* Words of a class or an id that name what stands around a text. */
static const char *const around[] = {
    "cookie",     "cookies",    "consent",    "gdpr",       "breadcrumb", "breadcrumbs", "share",
    "sharing",    "social",     "addtoany",   "newsletter", "subscribe",  "related",     "sidebar",
    "comments",   "pagination", "pager",      "advert",     "ads",        "promo",       "navbar",
    "navigation", "skiplink",   "sitemap",    "toolbar",    "noprint",    "hidden",      "popup",
    "modal",      "languages",  "langswitch", NULL};
static const char *const roles[] = {"navigation", "banner",  "contentinfo", "complementary",
                                    "search",     "form",    "dialog",      "alertdialog",
                                    "menu",       "menubar", NULL};

static gboolean has_word(const char *names, const char *const *words)
{
    for (const char *p = names; *p != '\0';) {
        gsize n = 0;
        while (g_ascii_isalnum(p[n]))
            n++;
        g_autofree char *word = g_ascii_strdown(p, (gssize)n);
        if (n > 0 && g_strv_contains(words, word))
            return TRUE;
        p += n + (p[n] != '\0');
    }
    return FALSE;
}

static gboolean is_unseen(const struct html_node *node)
{
    const char *style = html_attribute(node, "style");
    for (const char *const *a = node->attributes; a != NULL && *a != NULL; a += 2)
        if (strcmp(a[0], "hidden") == 0)
            return TRUE;
    return strcmp(html_attribute(node, "aria-hidden"), "true") == 0 ||
           strstr(style, "display:none") != NULL || strstr(style, "display: none") != NULL;
}

static gboolean is_in_content(const struct html_node *node)
{
    for (const struct html_node *up = node->parent; up != NULL; up = up->parent)
        if (html_is(up, "article") || html_is(up, "main") ||
            strcmp(html_attribute(up, "role"), "main") == 0)
            return TRUE;
    return FALSE;
}

/* What is called so and holds a large part of the page is its layout ("has-sidebar"), no part of
 * its frame. */
static gboolean is_named_around(const struct html_node *node, gsize letters)
{
    if (html_is_any(node, whole) || node->letters * 3 > letters)
        return FALSE;
    return has_word(html_attribute(node, "class"), around) ||
           has_word(html_attribute(node, "id"), around);
}

static gboolean is_around(const struct html_node *node, gsize letters)
{
    if (node->tag == NULL)
        return FALSE;
    if (html_is_any(node, never) || is_unseen(node))
        return !html_is_any(node, whole);
    if (html_is(node, "header") || html_is(node, "footer"))
        return html_is(node, "footer") || !is_in_content(node);
    if (*html_attribute(node, "role") != '\0' && !html_is_any(node, whole) &&
        g_strv_contains(roles, html_attribute(node, "role")))
        return TRUE;
    return is_named_around(node, letters);
}

/* The one with most text; NULL: none. */
static const struct html_node *largest(const struct html_node *top, const char *tag)
{
    const struct html_node *best = NULL;
    for (const struct html_node *n = top; n != NULL; n = html_next(top, n)) {
        gboolean is_it = html_is(n, tag) || (strcmp(tag, "main") == 0 && n->tag != NULL &&
                                             strcmp(html_attribute(n, "role"), "main") == 0);
        if (is_it && (best == NULL || n->letters > best->letters))
            best = n;
    }
    return best;
}

/* Letters of what is not around it: what there is to choose from. */
static gsize letters_within(const struct html_node *top)
{
    gsize n = 0;
    for (const struct html_node *node = top; node != NULL;) {
        gboolean is_skipped = node != top && is_around(node, top->letters);
        n += !is_skipped && node->tag == NULL ? node->letters : 0;
        node = is_skipped ? html_next_outside(top, node) : html_next(top, node);
    }
    return n;
}

const struct html_node *html_content(struct html_tree *tree)
{
    const struct html_node *main = largest(tree->root, "main");
    const struct html_node *top = main != NULL && main->letters > 0 ? main : tree->root;
    const struct html_node *article = largest(top, "article");
    return article != NULL && article->letters * 2 > letters_within(top) ? article : top;
}

enum { MAX_START = 100000 };

/* Writing. `gap` is how many line ends are owed before the next word. */
struct page {
    GString *out;
    gsize letters;
    guint gap;
    gboolean space; /* one is owed */
    guint lists;    /* open ones */
    gsize row;      /* where the row of a table begins */
};

static void owe(struct page *page, guint lines)
{
    page->gap = MAX(page->gap, lines);
    page->space = FALSE;
}

static void settle(struct page *page)
{
    if (page->out->len > 0)
        for (; page->gap > 0; page->gap--)
            g_string_append_c(page->out, '\n');
    page->gap = 0;
    if (page->space && page->out->len > 0 && page->out->str[page->out->len - 1] != '\n')
        g_string_append_c(page->out, ' ');
    page->space = FALSE;
}

static gsize blank_at(const char *p)
{
    if (g_ascii_isspace(*p))
        return 1;
    return g_str_has_prefix(p, "\xC2\xA0") ? 2 : 0;
}

static void write_words(struct page *page, const char *text)
{
    for (const char *p = text; *p != '\0';) {
        gsize blank = blank_at(p);
        if (blank > 0) {
            page->space = page->space || page->gap == 0;
            p += blank;
            continue;
        }
        settle(page);
        while (*p != '\0' && blank_at(p) == 0)
            g_string_append_c(page->out, *p++);
    }
}

static void write_as_is(struct page *page, const struct html_node *pre)
{
    owe(page, 2);
    for (const struct html_node *n = pre; n != NULL; n = html_next(pre, n))
        if (n->text != NULL && *n->text != '\0') {
            settle(page);
            g_string_append(page->out, n->text);
        }
    owe(page, 2);
}

static gboolean is_letter_list(const char *type)
{
    return *type == 'a' || *type == 'A';
}

/* "- ", "3. " or "b) ", as the list counts. */
static void write_marker(struct page *page, const struct html_node *item)
{
    const struct html_node *list = item->parent;
    owe(page, 1);
    settle(page);
    for (guint i = 1; i < page->lists; i++)
        g_string_append(page->out, "  ");
    if (list == NULL || !html_is(list, "ol")) {
        g_string_append(page->out, "- ");
        return;
    }
    gint64 n = g_ascii_strtoll(html_attribute(list, "start"), NULL, 10);
    n = CLAMP(n, -MAX_START, MAX_START) + item->item - (*html_attribute(list, "start") != '\0');
    if (is_letter_list(html_attribute(list, "type")) && n >= 1 && n <= 26)
        g_string_append_printf(page->out, "%c) ", (int)('a' + n - 1));
    else
        g_string_append_printf(page->out, "%" G_GINT64_FORMAT ". ", n);
}

static gboolean holds_blocks(const struct html_node *cell)
{
    static const char *const large[] = {"p", "div", "ul", "ol", "table", "h1", "h2", "h3", NULL};
    for (const struct html_node *n = html_next(cell, cell); n != NULL; n = html_next(cell, n))
        if (html_is_any(n, large))
            return TRUE;
    return FALSE;
}

static void open_cell(struct page *page, const struct html_node *cell)
{
    if (holds_blocks(cell)) {
        owe(page, 2);
        return;
    }
    if (page->out->len > page->row && page->gap == 0 && cell->letters > 0) {
        g_string_append(page->out, " |");
        page->space = TRUE;
    }
}

static gboolean is_list(const struct html_node *node)
{
    return html_is(node, "ul") || html_is(node, "ol");
}

static void open_node(struct page *page, const struct html_node *node)
{
    if (node->tag == NULL) {
        write_words(page, node->text);
    } else if (html_is(node, "br")) {
        page->gap = MIN(page->gap + 1, 2);
        page->space = FALSE;
    } else if (html_is(node, "li")) {
        write_marker(page, node);
    } else if (html_is(node, "tr")) {
        owe(page, 1);
        settle(page);
        page->row = page->out->len;
    } else if (html_is(node, "td") || html_is(node, "th")) {
        open_cell(page, node);
    } else if (is_list(node)) {
        owe(page, page->lists > 0 ? 1 : 2);
        page->lists++;
    } else if (html_is_any(node, blocks) && !(page->lists > 0 && html_is(node->parent, "li"))) {
        owe(page, 2);
    } else if (html_is(node, "q")) {
        write_words(page, "\xE2\x80\x9C");
    }
}

static void close_node(struct page *page, const struct html_node *node)
{
    if (node->tag == NULL)
        return;
    if (is_list(node)) {
        page->lists--;
        owe(page, page->lists > 0 ? 1 : 2);
    } else if (html_is(node, "li") || html_is(node, "tr")) {
        owe(page, 1);
    } else if (html_is(node, "q")) {
        g_string_append(page->out, "\xE2\x80\x9D");
    } else if (html_is_any(node, blocks)) {
        owe(page, page->lists > 0 && html_is(node->parent, "li") ? 1 : 2);
    }
}

/* Down and up the tree without recursion: what is nested is somebody else's choice. */
static void write_tree(struct page *page, const struct html_node *top)
{
    const struct html_node *node = top;
    for (;;) {
        gboolean is_left_out = node != top && is_around(node, page->letters);
        if (!is_left_out && html_is(node, "pre")) {
            write_as_is(page, node);
            is_left_out = TRUE;
        }
        if (!is_left_out) {
            open_node(page, node);
            if (node->first != NULL) {
                node = node->first;
                continue;
            }
            close_node(page, node);
        }
        while (node != top && node->next == NULL) {
            node = node->parent;
            close_node(page, node);
        }
        if (node == top)
            return;
        node = node->next;
    }
}

char *html_text(struct html_tree *tree)
{
    const struct html_node *content = html_content(tree);
    struct page page = {.out = g_string_new(NULL), .letters = content->letters};
    write_tree(&page, content);
    g_string_append_c(page.out, '\n');
    return g_string_free(page.out, FALSE);
}
