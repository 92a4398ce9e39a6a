/* intake_subject.c proves what a passage is about: the thing promised and not what stands around it,
 * the narrower of two, what the words point back to, and a register's own topics. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "core/draft/names.h"
#include "core/lexicon/subject.h"
#include "db/table.h"
#include "db/topic.h"
#include "tests/lib/expect.h"
#include "tests/lib/marked.h"
#include "tests/lib/report_rig.h"

struct row {
    const char *text, *wide;
};

static void check(const struct lexicon *lexicon, const struct row *row)
{
    __attribute__((cleanup(marked_cleanup))) struct marked *marked = marked_new(row->text);
    g_autofree char *topic = subject_topic(lexicon, &marked->reading, &marked->passage);

    expect_text(row->text, row->wide, subject_wide(lexicon, topic));
}

static void check_rows(const struct row *rows, gsize n)
{
    __attribute__((cleanup(lexicon_cleanup))) struct lexicon *lexicon = lexicon_new(NULL, NULL);

    for (gsize i = 0; i < n; i++)
        check(lexicon, &rows[i]);
}

/* The subject of the thing promised. */
static void test_the_thing_promised(void **state)
{
    static const struct row rows[] = {
        {"We [will share electronic evidence faster].", "e-evidence"},
        {"We [will exchange passenger name records].", "pnr"},
        {"Both [commit to visa-free travel].", "visa"},
        {"We [agreed to counter ransomware].", "cybercrime"},
        {"They [pledged to protect children from sexual exploitation].", "csam"},
        {"They [will pass on information collected on the battlefield].", "terrorism"},
        {"We [will prevent radicalization in prisons].", "radicalisation"},
        {"We [intend to disrupt the trade in fentanyl precursors].", "drugs"},
        {"We [will take action against people smugglers].", "migration"},
        {"We [will modernise our ports of entry and border crossings].", "borders"},
        {"We [will hold Russia to account for the invasion].", "ukraine"},
        {"We [will tighten export controls].", "sanctions"},
        {"We [undertake to fight bribery].", "corruption"},
        {"We [will supervise providers of virtual assets].", "aml"},
        {"We [will protect personal data].", "data-protection"},
        {"They [will test machine learning models together].", "ai"},
        {"We [plan to expose disinformation].", "disinformation"},
        {"They [will widen preclearance at airports].", "travel"},
        {"We [will combat transnational crime].", "police-cooperation"},
        {"We [will speed up extradition].", "judicial-cooperation"},
        {"They [agreed to trace guns].", "firearms"},
        {"We [agreed to meet again in May].", "next-meeting"},
        {"We [will cut tariffs on steel].", "other"},
        {"We [commit to the Paris Agreement].", "other"},
        {"We [reaffirm our commitment to human rights].", "other"},
    };

    (void)state;
    check_rows(rows, G_N_ELEMENTS(rows));
}

/* Examples, means and measures count for less than what they serve. */
static void test_what_counts_less(void **state)
{
    static const struct row rows[] = {
        {"We [will combat serious crime, including fraud, bribery and cybercrime].",
         "police-cooperation"},
        {"They [will use algorithms in line with human rights and data protection].", "ai"},
        {"We [will stop migrant smuggling by sharing data among police forces].", "migration"},
        {"We [will train judges], while the war in Ukraine goes on.", "judicial-cooperation"},
        {"After the debate on terrorism they [agreed to cut tariffs].", "other"},
    };

    (void)state;
    check_rows(rows, G_N_ELEMENTS(rows));
}

/* Words that name nothing themselves, and what they point to. */
static void test_pointing_back(void **state)
{
    static const struct row rows[] = {
        {"Both welcomed the talks on electronic evidence and [look forward to concluding those "
         "talks].",
         "e-evidence"},
        {"On terrorism, they [agreed to widen the projects under which they share data].",
         "terrorism"},
        {"They spoke of ransomware. |They [will hold a workshop on that subject].", "cybercrime"},
        {"Firearms trafficking\n\nWe [will double these efforts].", "firearms"},
    };

    (void)state;
    check_rows(rows, G_N_ELEMENTS(rows));
}

/* No words, no topic; nonsense does no harm. */
static void test_nothing_said(void **state)
{
    static const struct row rows[] = {
        {"[]", "other"},
        {"We [will go on].", "other"},
        {"\xff\xfe [\xc3\xa9 \xff].", "other"},
    };

    (void)state;
    check_rows(rows, G_N_ELEMENTS(rows));
    __attribute__((cleanup(lexicon_cleanup))) struct lexicon *lexicon = lexicon_new(NULL, NULL);
    expect_text("no such topic", "other", subject_wide(lexicon, "no-such-topic"));
    expect_text("no topic", "other", subject_wide(lexicon, ""));
}

static gint64 add_topic(struct session *session, const char *token, const char *name,
                        const char *alias, gint64 parent)
{
    struct change *change = session_begin(session, "test", FALSE, NULL);
    struct topic row = {.token = (char *)token, .name = (char *)name, .parent_id = parent};

    assert_true(change_insert(change, TABLE_TOPIC, &row, NULL));
    g_free(row.uuid);
    assert_true(names_topic_alias(session, change, row.id, alias, NULL));
    assert_true(change_commit(change, NULL));
    return row.id;
}

/* A topic that the analyst added is told by its aliases, and is as wide as the one above it. */
static void test_own_topics(void **state)
{
    struct report_rig *rig = *state;
    owned(topic) drugs = topic_find(rig->session->db, "drugs", NULL);
    assert_non_null(drugs);
    gint64 khat = add_topic(rig->session, "khat", "Khat", "miraa", drugs->id);
    add_topic(rig->session, "bananas", "Bananas", "plantains", 0);
    (void)khat;
    __attribute__((cleanup(lexicon_cleanup))) struct lexicon *lexicon =
        lexicon_new(rig->session->db, NULL);
    static const struct {
        const char *text, *topic, *wide;
    } rows[] = {
        {"We [will license the sale of miraa].", "khat", "drugs"},
        {"We [will ship plantains].", "bananas", "other"},
        {"We [will seize drugs].", "drugs", "drugs"},
    };

    for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
        __attribute__((cleanup(marked_cleanup))) struct marked *marked = marked_new(rows[i].text);
        g_autofree char *topic = subject_topic(lexicon, &marked->reading, &marked->passage);
        expect_text(rows[i].text, rows[i].topic, topic);
        expect_text(rows[i].text, rows[i].wide, subject_wide(lexicon, topic));
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_the_thing_promised),
        cmocka_unit_test(test_what_counts_less),
        cmocka_unit_test(test_pointing_back),
        cmocka_unit_test(test_nothing_said),
        cmocka_unit_test_setup_teardown(test_own_topics, report_rig_empty, report_rig_tear_down),
    };

    return cmocka_run_group_tests_name("intake_subject", tests, NULL, NULL);
}
