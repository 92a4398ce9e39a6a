/* html_module.c owns the calls into libxml2's HTML parser; it is loaded when first used.
 * It must not know what a tag means, nor call anything of heldto's own. */
#include "core/reader/html_module.h"

#include <gmodule.h>
#include <libxml/HTMLparser.h>

enum { CHUNK_BYTES = 16 * 1024 };

struct pass {
    const struct html_events *events;
    gboolean is_stopped;
};

static void go_on(struct pass *pass, gboolean wanted)
{
    if (!wanted)
        pass->is_stopped = TRUE;
}

static void on_open(void *data, const xmlChar *tag, const xmlChar **attributes)
{
    struct pass *pass = data;
    if (!pass->is_stopped)
        go_on(pass, pass->events->open(pass->events->data, (const char *)tag,
                                       (const char *const *)attributes));
}

static void on_close(void *data, const xmlChar *tag)
{
    struct pass *pass = data;
    if (!pass->is_stopped)
        go_on(pass, pass->events->close(pass->events->data, (const char *)tag));
}

static void on_text(void *data, const xmlChar *text, int len)
{
    struct pass *pass = data;
    if (!pass->is_stopped && len > 0)
        go_on(pass, pass->events->text(pass->events->data, (const char *)text, (gsize)len));
}

static htmlParserCtxtPtr new_parser(struct pass *pass)
{
    htmlSAXHandler handler = {
        .startElement = on_open,
        .endElement = on_close,
        .characters = on_text,
        .ignorableWhitespace = on_text,
    };
    htmlParserCtxtPtr parser =
        htmlCreatePushParserCtxt(&handler, pass, NULL, 0, NULL, XML_CHAR_ENCODING_UTF8);
    if (parser != NULL)
        htmlCtxtUseOptions(parser, HTML_PARSE_RECOVER | HTML_PARSE_NONET | HTML_PARSE_NOERROR |
                                       HTML_PARSE_NOWARNING | HTML_PARSE_IGNORE_ENC);
    return parser;
}

/* In pieces, so that what is stopped is not parsed to its end. */
static gboolean read_page(const char *page, gsize len, const struct html_events *events)
{
    struct pass pass = {.events = events};
    htmlParserCtxtPtr parser = new_parser(&pass);
    if (parser == NULL)
        return FALSE;
    for (gsize at = 0; at < len && !pass.is_stopped; at += CHUNK_BYTES)
        htmlParseChunk(parser, page + at, (int)MIN(len - at, CHUNK_BYTES), 0);
    if (!pass.is_stopped)
        htmlParseChunk(parser, NULL, 0, 1);
    htmlFreeParserCtxt(parser);
    return TRUE;
}

G_MODULE_EXPORT const struct html_module heldto_module_table = {.read = read_page};
