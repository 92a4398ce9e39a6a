/* report_docx.c proves that a report for a word processor is a whole package: every part well formed,
 * every style, footnote and link that is named there, and nothing from outside read as markup. */
#include "core/format/docx_parts.h"
#include "core/format/docx_table.h"
#include "core/format/write.h"
#include "tests/lib/report_rig.h"

#include <archive.h>
#include <archive_entry.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

static void free_text(gpointer text)
{
    g_string_free(text, TRUE);
}

static GString *read_part(struct archive *archive)
{
    GString *text = g_string_new(NULL);
    char bytes[4096];
    la_ssize_t n;
    while ((n = archive_read_data(archive, bytes, sizeof bytes)) > 0)
        g_string_append_len(text, bytes, n);
    assert_int_equal(n, 0);
    return text;
}

/* Name → text of every part. */
static GHashTable *unpack(GBytes *file)
{
    GHashTable *parts = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, free_text);
    struct archive *archive = archive_read_new();
    struct archive_entry *entry;
    gsize len;
    const void *bytes = g_bytes_get_data(file, &len);
    assert_int_equal(archive_read_support_format_zip(archive), ARCHIVE_OK);
    assert_int_equal(archive_read_open_memory(archive, bytes, len), ARCHIVE_OK);
    while (archive_read_next_header(archive, &entry) == ARCHIVE_OK)
        g_hash_table_insert(parts, g_strdup(archive_entry_pathname(entry)), read_part(archive));
    archive_read_free(archive);
    return parts;
}

static const char *part(GHashTable *parts, const char *name)
{
    GString *text = g_hash_table_lookup(parts, name);
    if (text == NULL)
        fail_msg("there is no part %s", name);
    return text->str;
}

static void assert_well_formed(const char *name, const char *xml)
{
    static const GMarkupParser nothing;
    g_autoptr(GError) error = NULL;
    g_autoptr(GMarkupParseContext) context = g_markup_parse_context_new(&nothing, 0, NULL, NULL);
    if (!g_markup_parse_context_parse(context, xml, -1, &error) ||
        !g_markup_parse_context_end_parse(context, &error))
        fail_msg("%s: %s", name, error->message);
}

/* What stands between quotes after each `before`. */
static GPtrArray *values_after(const char *xml, const char *before)
{
    GPtrArray *values = g_ptr_array_new_with_free_func(g_free);
    for (const char *p = xml; (p = strstr(p, before)) != NULL;) {
        p += strlen(before);
        g_ptr_array_add(values, g_strndup(p, strcspn(p, "\"")));
    }
    return values;
}

static void assert_each_is(const char *xml, const char *before, const char *where,
                           const char *format)
{
    g_autoptr(GPtrArray) values = values_after(xml, before);
    for (guint i = 0; i < values->len; i++) {
        g_autofree char *wanted = g_strdup_printf("%s%s\"", format, (char *)values->pdata[i]);
        if (strstr(where, wanted) == NULL)
            fail_msg("%s%s\" is named and nowhere made", before, (char *)values->pdata[i]);
    }
}

static void assert_whole(GHashTable *parts)
{
    const char *document = part(parts, "word/document.xml");
    const char *notes = part(parts, "word/footnotes.xml");
    const char *links = part(parts, "word/_rels/document.xml.rels");
    GHashTableIter iter;
    gpointer name, text;
    g_hash_table_iter_init(&iter, parts);
    while (g_hash_table_iter_next(&iter, &name, &text))
        assert_well_formed(name, ((GString *)text)->str);
    const char *const speaking[] = {document, notes, part(parts, "word/header1.xml"),
                                    part(parts, "word/footer1.xml")};
    for (gsize i = 0; i < G_N_ELEMENTS(speaking); i++) {
        assert_each_is(speaking[i], "Style w:val=\"", docx_styles, "w:styleId=\"");
        assert_each_is(speaking[i], "w:anchor=\"", document, "w:name=\"");
    }
    assert_each_is(document, "<w:footnoteReference w:id=\"", notes, "<w:footnote w:id=\"");
    assert_each_is(document, "<w:hyperlink r:id=\"", links, " Id=\"");
}

static GBytes *make(const struct report_rig *rig, const char *report, const char *name,
                    const char *value)
{
    return report_rig_bytes(rig, report, "format", "docx", "for", "internal", name, value, NULL);
}

static void test_whole(void **state)
{
    const struct report_rig *rig = *state;
    g_autoptr(GBytes) file = make(rig, "follow-up", NULL, NULL);
    g_autoptr(GBytes) again = make(rig, "follow-up", NULL, NULL);
    assert_true(g_bytes_equal(file, again));
    g_autoptr(GHashTable) parts = unpack(file);
    assert_whole(parts);
    const char *document = part(parts, "word/document.xml");
    assert_non_null(strstr(document, "<w:pStyle w:val=\"Heading1\"/>"));
    assert_non_null(strstr(document, "<w:tblHeader/>"));
    assert_non_null(strstr(document, "<w:footnoteReference "));
    assert_non_null(strstr(document, "w:w=\"11906\""));
    assert_non_null(strstr(part(parts, "word/header1.xml"), "INTERNAL – NOT FOR PUBLICATION"));
    assert_non_null(strstr(part(parts, "word/footer1.xml"), " NUMPAGES "));
    assert_non_null(strstr(part(parts, "docProps/core.xml"), "2026-11-23T00:00:00Z"));
}

/* A reference that was made before has no second footnote. */
static void test_each_reference_has_one_footnote(void **state)
{
    const struct report_rig *rig = *state;
    g_autoptr(GBytes) file = make(rig, "follow-up", NULL, NULL);
    g_autoptr(GHashTable) parts = unpack(file);
    const char *document = part(parts, "word/document.xml");
    g_autoptr(GPtrArray) notes = values_after(document, "<w:footnoteReference w:id=\"");
    g_autoptr(GHashTable) seen = g_hash_table_new(g_str_hash, g_str_equal);
    for (guint i = 0; i < notes->len; i++)
        assert_true(g_hash_table_add(seen, notes->pdata[i]));
    g_autoptr(GPtrArray) told =
        values_after(part(parts, "word/footnotes.xml"), "<w:footnote w:id=\"");
    assert_int_equal(told->len, notes->len);
    assert_non_null(strstr(document, " NOTEREF note1 "));
}

static void test_letter(void **state)
{
    const struct report_rig *rig = *state;
    g_autoptr(GBytes) file = make(rig, "follow-up", "paper", "letter");
    g_autoptr(GHashTable) parts = unpack(file);
    assert_non_null(strstr(part(parts, "word/document.xml"), "w:w=\"12240\""));
}

/* Also in an empty register, where a report has hardly more than its frame. */
static void test_empty(void **state)
{
    const struct report_rig *rig = *state;
    g_autoptr(GBytes) file = make(rig, "follow-up", NULL, NULL);
    g_autoptr(GHashTable) parts = unpack(file);
    assert_whole(parts);
}

static guint count_note(gpointer data, guint source, const char *cite, gboolean *is_new)
{
    (void)source;
    (void)cite;
    *is_new = TRUE;
    return ++*(guint *)data;
}

static guint count_link(gpointer data, const char *url)
{
    (void)url;
    return ++*(guint *)data;
}

static const char *const hostile[] = {
    "</w:t></w:r><w:r><w:t>",
    "a & b < c > d \" e ' f",
    "]]> <![CDATA[ x",
    "\x01\x1b[31m\x7f\xe2\x80\xaegnp.exe",
    "\xff\xfe\xed\xa0\x80 no UTF-8",
    "\xd7\xa9\xd7\x9c\xd7\x95\xd7\x9d and English",
    "&#x0;&unknown;<?xml version='1.0'?><!DOCTYPE x>",
    " lead and trail ",
    "",
};

/* Whatever is stored, the text around it stays whole, and says it to the letter. */
static void test_hostile_words(void **state)
{
    (void)state;
    guint count = 0;
    const struct docx_notes notes = {.note = count_note, .link = count_link, .data = &count};
    for (gsize i = 0; i < G_N_ELEMENTS(hostile); i++) {
        g_autoptr(GString) xml = g_string_new("<body>");
        owned_text text = report_text_of(hostile[i]);
        for (enum report_style style = REPORT_PLAIN; style <= REPORT_ADDED; style++)
            report_text_style(text, style, hostile[i]);
        report_text_link(text, hostile[i], "https://example.org/?a=1&b=\"<x>");
        report_text_link(text, hostile[i], "javascript:alert(1)");
        report_text_cite(text, 1, hostile[i]);
        docx_plain(xml, "Normal", hostile[i]);
        docx_runs(xml, text, &notes);
        g_string_append(xml, "</body>");
        assert_well_formed(hostile[i], xml->str);
        assert_null(strstr(xml->str, "javascript:"));
        const struct report_head head = {.title = hostile[i],
                                         .subtitle = hostile[i],
                                         .date = hostile[i],
                                         .marking = hostile[i],
                                         .banner = hostile[i],
                                         .author = hostile[i],
                                         .created = "2026-11-23",
                                         .language = "en"};
        struct docx_page page = docx_page(REPORT_A4);
        g_autofree char *header = docx_header(&head, &page);
        g_autofree char *footer = docx_footer(&head, &page);
        g_autofree char *core = docx_core(&head);
        assert_well_formed("header", header);
        assert_well_formed("footer", footer);
        assert_well_formed("core", core);
    }
}

/* A sentence of ours stays ours where it begins with a name that runs the other way. */
static void test_direction(void **state)
{
    (void)state;
    g_autoptr(GString) ours = g_string_new(NULL);
    g_autoptr(GString) theirs = g_string_new(NULL);
    docx_plain(ours, "Normal", "ישראל, as reported from Lisbon, stated this commitment.");
    docx_plain(theirs, "Normal", "הצדדים הסכימו לשתף פעולה");
    assert_null(strstr(ours->str, "<w:bidi/>"));
    assert_null(strstr(ours->str, "<w:rtl/>"));
    assert_non_null(strstr(theirs->str, "<w:bidi/>"));
    assert_non_null(strstr(theirs->str, "<w:rtl/>"));
}

/* Columns fill the page, and none is so narrow that a word of its head breaks. */
static void test_columns_fill_the_page(void **state)
{
    static const struct report_table_column columns[] = {
        {.name = "a", .label = "A name", .width = 0},
        {.name = "b", .label = "Unresearched", .width = 3},
        {.name = "c", .label = "N", .width = 40},
        {.name = "d", .label = "N", .width = 60},
    };
    const struct report_table table = {.name = "t", .columns = columns, .n = 4};
    (void)state;
    g_autoptr(GString) xml = g_string_new(NULL);
    docx_table_begin(xml, &table, 9000);
    g_autoptr(GPtrArray) widths = values_after(xml->str, "<w:gridCol w:w=\"");
    assert_int_equal(widths->len, 4);
    gint64 all = 0;
    for (guint i = 0; i < widths->len; i++) {
        gint64 width = g_ascii_strtoll(widths->pdata[i], NULL, 10);
        assert_true(width > 300);
        all += width;
    }
    assert_true(all > 8990 && all <= 9000);
}

#define ON(rig, test) cmocka_unit_test_setup_teardown(test, report_rig_##rig, report_rig_tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        ON(sample, test_whole),
        ON(sample, test_each_reference_has_one_footnote),
        ON(sample, test_letter),
        ON(empty, test_empty),
        cmocka_unit_test(test_hostile_words),
        cmocka_unit_test(test_direction),
        cmocka_unit_test(test_columns_fill_the_page),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
