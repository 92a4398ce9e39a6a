/* pdf_type.c owns the faces of a PDF, and how styles of a report's text look in them.
 * It must not know pages, nor any report. */
#include "core/format/pdf_type.h"

#include "core/module.h"
#include "core/format/write.h"
#include "core/session.h"

#include <string.h>

#define MAY_BREAK "\u200b"

enum { ADDRESS_MOST = 2000 }; /* a longer one is printed, and leads nowhere */

struct pdf_type {
    const struct paragraph_module *module;
    struct paragraphs *paragraphs;
};

static const struct face {
    double size, leading;
    guint32 colour;
    gboolean is_strong;
} faces[N_PDF_FACES] = {
    [PDF_TITLE] = {21, 26, PDF_ACCENT, TRUE},
    [PDF_SUBTITLE] = {11.5, 15.5, PDF_GREY, FALSE},
    [PDF_HEADING_1] = {14, 18, PDF_ACCENT, TRUE},
    [PDF_HEADING_2] = {11, 15, PDF_ACCENT, TRUE},
    [PDF_HEADING_3] = {9.5, 13, PDF_INK, TRUE},
    [PDF_BODY] = {9.5, 13.5, PDF_INK, FALSE},
    [PDF_SMALL] = {8.25, 11.5, PDF_INK, FALSE},
    [PDF_LABEL] = {8.25, 13.5, PDF_GREY, FALSE},
    [PDF_KEY] = {8.25, 13.5, PDF_GREY, TRUE},
    [PDF_ENTRY] = {10, 13.5, PDF_INK, TRUE},
    [PDF_CELL] = {8.25, 11.5, PDF_INK, FALSE},
    [PDF_CELL_HEAD] = {7.75, 10.5, PDF_GREY, TRUE},
    [PDF_CELL_TOTAL] = {8.25, 11.5, PDF_INK, TRUE},
    [PDF_CELL_TIGHT] = {6.5, 8.75, PDF_INK, FALSE},
    [PDF_CELL_TIGHT_HEAD] = {6.25, 8.5, PDF_GREY, TRUE},
    [PDF_CELL_TIGHT_TOTAL] = {6.5, 8.75, PDF_INK, TRUE},
    [PDF_RUNNING] = {7.5, 10, PDF_GREY, FALSE},
    [PDF_BANNER] = {8, 10, PDF_ALARM, TRUE},
};

struct pdf_type *pdf_type_open(GError **error)
{
    const struct paragraph_module *module = module_table("paragraph", error);
    if (module == NULL)
        return NULL;
    struct paragraphs *paragraphs = module->open();
    if (paragraphs == NULL) {
        g_set_error_literal(error, HELDTO_ERROR, HELDTO_ERROR_INPUT,
                            "this machine has no fonts to make a PDF with; install some (on "
                            "Debian the package fonts-dejavu-core), or choose another --format");
        return NULL;
    }
    struct pdf_type *type = g_new0(struct pdf_type, 1);
    type->module = module;
    type->paragraphs = paragraphs;
    return type;
}

void pdf_type_close(struct pdf_type *type)
{
    if (type == NULL)
        return;
    type->module->close(type->paragraphs);
    g_free(type);
}

const struct paragraph_module *pdf_type_module(const struct pdf_type *type,
                                               struct paragraphs **paragraphs)
{
    *paragraphs = type->paragraphs;
    return type->module;
}

double pdf_face_leading(enum pdf_face face)
{
    return faces[face].leading;
}

static struct paper_style style_of(enum pdf_face face)
{
    return (struct paper_style){
        .size = faces[face].size, .colour = faces[face].colour, .is_strong = faces[face].is_strong};
}

/* A text being put together, with its runs. */
struct draft {
    GString *words;
    GArray *runs;     /* struct paper_run */
    GPtrArray *links; /* they belong to */
};

static void draft_begin(struct draft *draft)
{
    draft->words = g_string_new(NULL);
    draft->runs = g_array_new(FALSE, FALSE, sizeof(struct paper_run));
    draft->links = g_ptr_array_new_with_free_func(g_free);
}

/* Takes the link over. */
static void draft_add(struct draft *draft, const char *words, struct paper_style style, char *link)
{
    struct paper_run run = {.len = strlen(words), .style = style, .link = link};
    if (link != NULL)
        g_ptr_array_add(draft->links, link);
    g_string_append(draft->words, words);
    if (run.len > 0)
        g_array_append_val(draft->runs, run);
}

/* All of the words are in that language. */
static void draft_set_language(struct draft *draft, const char *language)
{
    for (guint i = 0; i < draft->runs->len; i++)
        g_array_index(draft->runs, struct paper_run, i).language = language;
}

static void free_line(gpointer data)
{
    struct pdf_line *line = data;
    g_free(line->bytes);
    g_free(line);
}

static void take_line(gpointer data, const struct paper_line *laid)
{
    struct pdf_line *line = g_new(struct pdf_line, 1);
    *line = (struct pdf_line){.x = laid->x,
                              .width = laid->width,
                              .ascent = laid->ascent,
                              .descent = laid->descent,
                              .bytes = g_memdup2(laid->bytes, laid->n),
                              .n = laid->n};
    g_ptr_array_add(data, line);
}

static GPtrArray *draft_lay(struct pdf_type *type, struct draft *draft, struct paper_style style,
                            double width, enum paper_align align, gboolean is_one_line)
{
    GPtrArray *lines = g_ptr_array_new_with_free_func(free_line);
    /* What is empty has the height of a line, too. */
    const struct paper_run none = {.len = draft->words->len, .style = style};
    if (draft->runs->len == 0)
        g_array_append_val(draft->runs, none);
    const struct paper_text text = {.text = draft->words->str,
                                    .runs = (const struct paper_run *)(gpointer)draft->runs->data,
                                    .n_runs = draft->runs->len,
                                    .width = width,
                                    .align = align,
                                    .is_backward = text_is_backward(draft->words->str),
                                    .is_one_line = is_one_line};
    type->module->lay(type->paragraphs, &text, take_line, lines);
    g_string_free(draft->words, TRUE);
    g_array_unref(draft->runs);
    g_ptr_array_unref(draft->links);
    return lines;
}

/* "[3, p. 2]" on one line with the word before it. */
static char *cite_words(const char *cite)
{
    GString *words = g_string_new(NULL);
    g_autofree char *shown = text_show(cite, -1);
    g_string_append_printf(words, "[%s]", shown);
    g_string_replace(words, " ", REPORT_NO_BREAK, 0);
    return g_string_free(words, FALSE);
}

/* An address may be broken after what parts it. */
static char *breakable(const char *url)
{
    GString *words = g_string_new(NULL);
    g_autofree char *shown = text_show(url, -1);
    for (const char *p = shown; *p != '\0'; p++) {
        g_string_append_c(words, *p);
        if (strchr("/-?&=_.", *p) != NULL)
            g_string_append(words, MAY_BREAK);
    }
    return g_string_free(words, FALSE);
}

/* Only pages of the web, and in ASCII; NULL: it leads nowhere. */
static char *address_link(const char *url)
{
    gboolean is_web = url != NULL && (g_ascii_strncasecmp(url, "https://", 8) == 0 ||
                                      g_ascii_strncasecmp(url, "http://", 7) == 0);
    if (!is_web || strlen(url) > ADDRESS_MOST || !g_utf8_validate(url, -1, NULL))
        return NULL;
    g_autofree char *escaped = g_uri_escape_string(url, ":/?#[]@!$&'()*+,;=%~", FALSE);
    return g_strconcat("u", escaped, NULL);
}

static void add_run(struct draft *draft, const struct report_run *run, enum pdf_face face)
{
    struct paper_style style = style_of(face);
    g_autofree char *shown = text_show(run->text, -1);
    if (run->style == REPORT_CITE) {
        g_autofree char *words = cite_words(run->text);
        if (draft->words->len > 0)
            draft_add(draft, REPORT_NO_BREAK, style, NULL);
        style.colour = PDF_ACCENT;
        draft_add(draft, words, style, g_strdup_printf("ds%u", run->source));
        return;
    }
    if (run->style == REPORT_QUOTE) {
        g_autofree char *words = g_strdup_printf("“%s”", shown);
        draft_add(draft, words, style, NULL);
        return;
    }
    char *link = run->style == REPORT_LINK ? address_link(run->url) : NULL;
    style.is_strong |= run->style == REPORT_STRONG;
    style.is_slanted = run->style == REPORT_WORDS;
    style.is_struck = run->style == REPORT_REMOVED;
    style.is_underlined = run->style == REPORT_ADDED;
    if (link != NULL)
        style.colour = PDF_ACCENT;
    if (run->style == REPORT_REMOVED)
        style.colour = PDF_GREY;
    draft_add(draft, shown, style, link);
}

GPtrArray *pdf_type_text(struct pdf_type *type, const struct report_text *text, enum pdf_face face,
                         double width, enum paper_align align)
{
    struct draft draft;
    draft_begin(&draft);
    for (guint i = 0; i < text->runs->len; i++)
        add_run(&draft, &g_array_index(text->runs, struct report_run, i), face);
    draft_set_language(&draft, text->language);
    return draft_lay(type, &draft, style_of(face), width, align, FALSE);
}

static GPtrArray *plain(struct pdf_type *type, const char *raw, enum pdf_face face, double width,
                        enum paper_align align, gboolean is_one_line)
{
    struct draft draft;
    g_autofree char *shown = text_show(raw, -1);
    draft_begin(&draft);
    draft_add(&draft, shown, style_of(face), NULL);
    return draft_lay(type, &draft, style_of(face), width, align, is_one_line);
}

GPtrArray *pdf_type_plain(struct pdf_type *type, const char *raw, enum pdf_face face, double width,
                          enum paper_align align)
{
    return plain(type, raw, face, width, align, FALSE);
}

GPtrArray *pdf_type_line(struct pdf_type *type, const char *raw, enum pdf_face face, double width,
                         enum paper_align align)
{
    return plain(type, raw, face, width, align, TRUE);
}

GPtrArray *pdf_type_address(struct pdf_type *type, const char *url, enum pdf_face face,
                            double width)
{
    struct draft draft;
    struct paper_style style = style_of(face);
    g_autofree char *words = breakable(url);
    char *link = address_link(url);
    style.colour = link != NULL ? PDF_ACCENT : style.colour;
    draft_begin(&draft);
    draft_add(&draft, words, style, link);
    return draft_lay(type, &draft, style, width, PAPER_START, FALSE);
}

GPtrArray *pdf_type_sized(struct pdf_type *type, const char *shown, double size, gboolean is_strong)
{
    struct draft draft;
    const struct paper_style style = {.size = size, .colour = PDF_INK, .is_strong = is_strong};
    draft_begin(&draft);
    draft_add(&draft, shown, style, NULL);
    return draft_lay(type, &draft, style, 10000, PAPER_START, TRUE);
}
