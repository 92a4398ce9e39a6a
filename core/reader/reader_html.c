/* reader_html.c owns web pages: their encoding, and what they say of themselves beside the text.
 * It must not know how a page is parsed or laid out as text. */
#include "core/reader/reader_format.h"

#include "core/reader/html_tree.h"
#include "core/period/day.h"
#include "core/text/text.h"

#include <jansson.h>
#include <string.h>

enum { HEAD_BYTES = 4096, DAY_LEN = 10 };

static gboolean is_html(const char *head, gsize len)
{
    static const char *const starts[] = {"<!doctype html", "<html", "<head", "<body", "<!--"};
    gsize skip = len >= 3 && memcmp(head, "\xEF\xBB\xBF", 3) == 0 ? 3 : 0;
    while (skip < len && g_ascii_isspace(head[skip]))
        skip++;
    for (gsize i = 0; i < G_N_ELEMENTS(starts); i++) {
        gsize n = strlen(starts[i]);
        if (len - skip >= n && g_ascii_strncasecmp(head + skip, starts[i], n) == 0)
            return TRUE;
    }
    g_autofree char *start = g_ascii_strdown(head, (gssize)MIN(len, HEAD_BYTES));
    return g_str_has_prefix(start + skip, "<?xml") && strstr(start, "<html") != NULL;
}

/* The charset that its first bytes name; "" none. */
static char *declared(const char *bytes, gsize len)
{
    g_autofree char *head = g_ascii_strdown(bytes, (gssize)MIN(len, HEAD_BYTES));
    const char *at = strstr(head, "charset=");
    if (at == NULL)
        return g_strdup("");
    at += strlen("charset=");
    at += strspn(at, " \"'");
    return g_strndup(at, strspn(at, "abcdefghijklmnopqrstuvwxyz0123456789-_:"));
}

static char *convert(const char *bytes, gsize len, const char *from, gsize *out)
{
    return g_convert_with_fallback(bytes, (gssize)len, "UTF-8", from, "\xEF\xBF\xBD", NULL, out,
                                   NULL);
}

/* What browsers take the names of Latin-1 for, and any page that names nothing they know. */
static char *convert_declared(const char *bytes, gsize len, gsize *out)
{
    static const char *const western[] = {"", "utf-8", "utf8", "iso-8859-1", "latin1", NULL};
    g_autofree char *named = declared(bytes, len);
    char *text = NULL;
    if (len >= 2 && (memcmp(bytes, "\xFF\xFE", 2) == 0 || memcmp(bytes, "\xFE\xFF", 2) == 0))
        text = convert(bytes, len, "UTF-16", out);
    else if (!g_strv_contains(western, named))
        text = convert(bytes, len, named, out);
    if (text == NULL)
        text = convert(bytes, len, "WINDOWS-1252", out);
    if (text != NULL)
        return text;
    text = text_valid(bytes, len, NULL);
    *out = strlen(text);
    return text;
}

/* As UTF-8: what it is, else what it says it is. */
static char *page_text(struct statement_text *s, const char *bytes, gsize len, const char *encoding,
                       gsize *out, GError **error)
{
    gsize bom = len >= 3 && memcmp(bytes, "\xEF\xBB\xBF", 3) == 0 ? 3 : 0;
    if (encoding != NULL) {
        char *text = convert(bytes, len, encoding, out);
        if (text == NULL)
            reader_fail(s, error, "this is not %s text; say another --encoding", encoding);
        return text;
    }
    if (!g_utf8_validate_len(bytes + bom, len - bom, NULL))
        return convert_declared(bytes, len, out);
    *out = len - bom;
    return g_strndup(bytes + bom, len - bom);
}

static void set_first(char **member, const char *text)
{
    if ((*member == NULL || **member == '\0') && text != NULL && *text != '\0')
        reader_set(member, text);
}

/* "2024-06-28T10:00:00+02:00" and other ways that pages write a day. */
static void set_day(struct statement_text *s, const char *text)
{
    if (s->published_on != NULL && *s->published_on != '\0')
        return;
    g_autofree char *start = g_strndup(text, DAY_LEN);
    g_autofree char *day =
        day_is_valid(start) ? g_strdup(start) : day_parse(text, DAY_ORDER_ASK, NULL);
    if (day != NULL)
        reader_set(&s->published_on, day);
}

static void set_language(struct statement_text *s, const char *tag)
{
    g_autofree char *primary = g_ascii_strdown(tag, (gssize)strcspn(tag, "-_"));
    set_first(&s->language, strlen(primary) <= 3 ? primary : "");
}

static void take_meta(struct statement_text *s, const struct html_node *node)
{
    static const struct {
        const char *name;
        gsize member;
    } fields[] = {
        {"og:title", G_STRUCT_OFFSET(struct statement_text, title)},
        {"og:site_name", G_STRUCT_OFFSET(struct statement_text, publisher)},
        {"dcterms.publisher", G_STRUCT_OFFSET(struct statement_text, publisher)},
        {"dc.publisher", G_STRUCT_OFFSET(struct statement_text, publisher)},
        {"og:url", G_STRUCT_OFFSET(struct statement_text, url)},
    };
    static const char *const days[] = {"article:published_time",
                                       "date",
                                       "dc.date",
                                       "dcterms.date",
                                       "dcterms.issued",
                                       "dcterms.created",
                                       "pubdate",
                                       "publish-date",
                                       "publishdate",
                                       "publish_date",
                                       "dc.date.issued",
                                       "datepublished",
                                       "og:published_time",
                                       "sailthru.date",
                                       "dcterms.available",
                                       NULL};
    const char *property = html_attribute(node, "property"), *name = html_attribute(node, "name");
    const char *item = html_attribute(node, "itemprop");
    g_autofree char *key = g_ascii_strdown(*property != '\0' ? property
                                           : *name != '\0'   ? name
                                                             : item,
                                           -1);
    const char *content = html_attribute(node, "content");
    for (gsize i = 0; i < G_N_ELEMENTS(fields); i++)
        if (strcmp(key, fields[i].name) == 0)
            set_first(G_STRUCT_MEMBER_P(s, fields[i].member), content);
    if (g_strv_contains(days, key))
        set_day(s, content);
    if (strcmp(key, "dcterms.language") == 0 || strcmp(key, "og:locale") == 0)
        set_language(s, content);
}

/* schema.org as JSON, of one thing or a list. */
static void take_linked(struct statement_text *s, const json_t *thing)
{
    size_t i;
    json_t *one;
    if (json_is_array(thing)) {
        json_array_foreach (thing, i, one)
            take_linked(s, one);
        return;
    }
    if (json_is_array(json_object_get(thing, "@graph")))
        take_linked(s, json_object_get(thing, "@graph"));
    const char *day = json_string_value(json_object_get(thing, "datePublished"));
    const json_t *publisher = json_object_get(thing, "publisher");
    if (day != NULL)
        set_day(s, day);
    set_first(&s->publisher, json_string_value(json_object_get(publisher, "name")));
    set_first(&s->title, json_string_value(json_object_get(thing, "headline")));
}

static void take_script(struct statement_text *s, const struct html_node *node)
{
    if (g_ascii_strcasecmp(html_attribute(node, "type"), "application/ld+json") != 0)
        return;
    g_autofree char *words = html_words(node);
    json_t *root = json_loads(words, 0, NULL);
    take_linked(s, root);
    json_decref(root);
}

/* "Joint statement | European Commission": the site's name is no part of it. */
static char *page_title(const struct html_node *node)
{
    g_autofree char *words = html_words(node);
    const char *bar = strstr(words, " | ");
    return g_strndup(words, bar != NULL ? (gsize)(bar - words) : strlen(words));
}

static void take_node(struct statement_text *s, const struct html_node *node, char **title,
                      char **first)
{
    if (html_is(node, "meta"))
        take_meta(s, node);
    else if (html_is(node, "html"))
        set_language(s, html_attribute(node, "lang"));
    else if (html_is(node, "link") && strcmp(html_attribute(node, "rel"), "canonical") == 0)
        set_first(&s->url, html_attribute(node, "href"));
    else if (html_is(node, "script"))
        take_script(s, node);
    else if (html_is(node, "title") && *title == NULL)
        *title = page_title(node);
    else if (html_is(node, "h1") && *first == NULL)
        *first = html_words(node);
}

/* A time is the page's own only where nothing else dates it, and only in the text's own part. */
static void take_time(struct statement_text *s, struct html_tree *tree)
{
    const struct html_node *top = html_content(tree);
    for (const struct html_node *n = top; n != NULL; n = html_next(top, n))
        if (html_is(n, "time") || strcmp(html_attribute(n, "itemprop"), "datePublished") == 0)
            set_day(s, html_attribute(n, "datetime"));
}

gboolean reader_html_bytes(struct statement_text *s, const char *bytes, gsize len,
                           const char *encoding, GError **error)
{
    gsize n;
    g_autofree char *page = page_text(s, bytes, len, encoding, &n, error);
    if (page == NULL)
        return FALSE;
    for (gsize i = 0; i < n; i++)
        if (page[i] == '\0')
            page[i] = ' ';
    __attribute__((cleanup(html_tree_cleanup))) struct html_tree *tree =
        html_tree_read(page, n, error);
    g_autofree char *title = NULL, *first = NULL;
    if (tree == NULL)
        return FALSE;
    if (tree->is_too_deep || tree->is_too_large)
        return reader_fail(s, error,
                           "its tags are nested too deep or too many; no page that people "
                           "wrote is so. Save it as text and import that");
    for (const struct html_node *node = tree->root; node != NULL;
         node = html_next(tree->root, node))
        take_node(s, node, &title, &first);
    take_time(s, tree);
    set_first(&s->title, first);
    set_first(&s->title, title);
    g_free(s->text);
    s->text = html_text(tree);
    return TRUE;
}

static gboolean read_html(struct statement_text *s, const struct reader_options *options,
                          GError **error)
{
    gsize len;
    const char *bytes = g_bytes_get_data(s->bytes, &len);
    return reader_html_bytes(s, bytes, len, options->encoding, error);
}

static const char *const endings[] = {".html", ".htm", ".xhtml", NULL};

const struct reader_format reader_html = {
    .name = "a web page",
    .media_type = "text/html",
    .endings = endings,
    .is_it = is_html,
    .read = read_html,
};
