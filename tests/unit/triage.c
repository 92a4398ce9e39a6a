/* triage.c proves that decisions are kept, that what is decided becomes commitments and wordings as
 * one change, and that a better text takes the place of a report without a new step. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "core/anchor.h"
#include "core/draft/draft.h"
#include "core/intake/triage.h"
#include "db/link.h"
#include "db/wording.h"
#include "tests/lib/desk.h"
#include "tests/lib/specimen.h"

static const char lisbon[] =
    "Lisbon text — été.\n\nBoth sides agreed to conclude the talks on electronic evidence in 2022. "
    "They agreed to meet again in Washington in the second half of 2021.\n\n"
    "They reaffirmed that they will conclude the talks on electronic evidence in 2022.\n";

static gint64 make(struct session *session, enum noun noun, const char *const *pairs)
{
    owned_draft draft = draft_new(noun);
    for (; *pairs != NULL; pairs += 2)
        draft_set(draft, pairs[0], pairs[1]);
    OK(draft_save(session, draft, error));
    return draft_id(draft);
}

static void make_meeting(struct session *session, const char *token, const char *date)
{
    make(session, NOUN_MEETING,
         (const char *const[]){"token", token, "series", "eu-us-jha", "date", date, "level",
                               "ministers", "state", "held", NULL});
}

static gint64 make_document(struct session *session, const char *meeting, const char *coverage,
                            const char *text)
{
    return make(session, NOUN_DOCUMENT,
                (const char *const[]){"meeting", meeting, "title", "A text", "coverage", coverage,
                                      "text", text, NULL});
}

static struct suggestion *suggest(const char *text, const char *words, const char *kind)
{
    const char *at = strstr(text, words);
    assert_non_null(at);
    struct suggestion *row = g_new0(struct suggestion, 1);
    row->start = row->sentence_start = g_utf8_pointer_to_offset(text, at);
    row->length = row->sentence_length = g_utf8_strlen(words, -1);
    row->exact = g_strdup(words);
    row->kind = g_strdup(kind);
    row->force = g_strdup("agreed");
    row->voice = g_strdup("verbatim");
    row->parties = g_strdup("EU; US");
    row->confidence = 90;
    return row;
}

static guint store(struct session *session, gint64 document_id, struct suggestion *const *rows,
                   guint n)
{
    g_autoptr(GPtrArray) all = g_ptr_array_new_with_free_func((GDestroyNotify)suggestion_free);
    owned(document) document = document_by_id(session->db, document_id, NULL);
    guint known = 0;
    for (guint i = 0; i < n; i++)
        g_ptr_array_add(all, rows[i]);
    struct change *change = session_begin(session, "import", FALSE, NULL);
    OK(triage_store(session, change, document, all, &known, error));
    OK(change_commit(change, error));
    return known;
}

/* The desk with a meeting, a full text of it and three suggestions in it. */
static struct triage *set_text(struct desk *desk)
{
    struct session *session = desk->session;
    make_meeting(session, "lisbon", "2021-06-22");
    gint64 id = make_document(session, "lisbon", "full", lisbon);
    struct suggestion *rows[] = {
        suggest(lisbon, "agreed to conclude the talks on electronic evidence in 2022", "one-off"),
        suggest(lisbon, "agreed to meet again in Washington in the second half of 2021",
                "next-meeting"),
        suggest(lisbon, "will conclude the talks on electronic evidence in 2022", "one-off")};
    rows[0]->due_text = g_strdup("in 2022");
    rows[0]->due_edtf = g_strdup("2022");
    rows[1]->place = g_strdup("Washington");
    assert_int_equal(store(session, id, rows, 3), 0);
    struct triage *triage = triage_open(session, id, NULL);
    assert_non_null(triage);
    assert_int_equal(triage->items->len, 3);
    return triage;
}

static struct triage_item *item(struct triage *triage, guint i)
{
    return triage->items->pdata[i];
}

static gint64 count_commitments(struct session *session)
{
    gint64 n = -1;
    OK(commitment_count(session->db, &n, error));
    return n;
}

/* A decision is stored at once, and there for whoever opens the triage next. */
static void test_decisions_are_kept(void **state)
{
    struct desk *desk = *state;
    owned_triage triage = set_text(desk);
    assert_int_equal(triage->n_open, 3);
    OK(triage_decide(triage, 0, "new", 0, FALSE, error));
    OK(triage_decide(triage, 1, "later", 0, FALSE, error));
    OK(triage_decide(triage, 2, "refused", 0, FALSE, error));
    assert_int_equal(triage->n_open, 1);
    assert_int_equal(triage->n_waiting, 1);
    owned_triage again = triage_open(desk->session, triage->document->id, NULL);
    assert_string_equal(item(again, 0)->row->decision, "new");
    assert_string_equal(item(again, 1)->row->decision, "later");
    assert_string_equal(item(again, 2)->row->decision, "refused");
    assert_int_equal(triage_next(again, 0), 1);
    assert_int_equal(count_commitments(desk->session), 0);
}

/* What is decided becomes commitments with wordings that are found word for word, and one undo takes
 * all of it back while the decisions stay. */
static void test_apply_is_one_change(void **state)
{
    struct desk *desk = *state;
    owned_triage triage = set_text(desk);
    guint n;
    struct triage_account account;
    OK(triage_accept_all(triage, 0, &n, error));
    assert_int_equal(n, 3);
    OK(triage_apply(triage, &account, error));
    assert_int_equal(account.commitments, 3);
    triage_account_clear(&account);
    assert_int_equal(count_commitments(desk->session), 3);
    g_autoptr(GPtrArray) wordings =
        wording_of_document(desk->session->db, triage->document->id, NULL);
    assert_int_equal(wordings->len, 3);
    for (guint i = 0; i < wordings->len; i++)
        assert_true(anchor_holds(wordings->pdata[i], lisbon));
    const struct wording *first = wordings->pdata[0];
    assert_string_equal(first->role, "record");
    assert_string_equal(first->paragraph, "2");
    assert_string_equal(first->due_edtf, "2022");
    assert_string_equal(first->suffix, ". They agreed to meet again in W");
    owned(commitment) c = commitment_by_id(desk->session->db, first->commitment_id, NULL);
    assert_string_equal(c->due_last, "2022-12-31");
    assert_string_equal(c->parties_text, "European Union; United States");
    assert_true(triage_is_applied(item(triage, 0)));
    assert_string_equal(item(triage, 0)->key, c->key);
    owned(change_row) undone = session_undo(desk->session, 0, NULL);
    assert_non_null(undone);
    OK(triage_reload(triage, error));
    assert_int_equal(count_commitments(desk->session), 0);
    assert_int_equal(triage->n_waiting, 3);
    assert_string_equal(item(triage, 0)->row->decision, "new");
}

/* Two passages of one meeting: the first is of record, the other stands beside it. */
static void test_further_passages(void **state)
{
    struct desk *desk = *state;
    owned_triage triage = set_text(desk);
    struct triage_account account;
    OK(triage_decide(triage, 0, "new", 0, FALSE, error));
    OK(triage_apply(triage, &account, error));
    triage_account_clear(&account);
    gint64 id = item(triage, 0)->row->commitment_id;
    OK(triage_decide(triage, 2, "tie", id, FALSE, error));
    OK(triage_apply(triage, &account, error));
    assert_int_equal(account.also, 1);
    assert_int_equal(account.restated, 0);
    triage_account_clear(&account);
    g_autoptr(GPtrArray) wordings = wording_of_commitment(desk->session->db, id, NULL);
    assert_int_equal(wordings->len, 2);
    assert_string_equal(((struct wording *)wordings->pdata[0])->role, "record");
    assert_string_equal(((struct wording *)wordings->pdata[1])->role, "also");
}

/* Tied to an older one it is a step there, and moves what is due; a next meeting follows the last. */
static void test_ties(void **state)
{
    struct desk *desk = *state;
    static const char brussels[] =
        "They agreed to conclude the talks in 2025. They will meet again "
        "in Poland in 2025.";
    owned_triage triage = set_text(desk);
    struct triage_account account;
    guint n;
    OK(triage_accept_all(triage, 0, &n, error));
    OK(triage_apply(triage, &account, error));
    triage_account_clear(&account);
    gint64 old = item(triage, 0)->row->commitment_id, next = item(triage, 1)->row->commitment_id;
    make_meeting(desk->session, "brussels", "2024-06-20/2024-06-21");
    gint64 id = make_document(desk->session, "brussels", "full", brussels);
    struct suggestion *rows[] = {
        suggest(brussels, "agreed to conclude the talks in 2025", "one-off"),
        suggest(brussels, "will meet again in Poland in 2025", "next-meeting")};
    rows[0]->due_text = g_strdup("in 2025");
    rows[0]->due_edtf = g_strdup("2025");
    rows[1]->place = g_strdup("Poland");
    store(desk->session, id, rows, 2);
    owned_triage second = triage_open(desk->session, id, NULL);
    OK(triage_decide(second, 0, "tie", old, FALSE, error));
    OK(triage_decide(second, 1, "tie", next, FALSE, error));
    OK(triage_apply(second, &account, error));
    assert_int_equal(account.restated, 1);
    assert_int_equal(account.commitments, 1);
    triage_account_clear(&account);
    owned(commitment) c = commitment_by_id(desk->session->db, old, NULL);
    assert_string_equal(c->due_edtf, "2025");
    assert_int_equal(c->n_wordings, 2);
    gint64 follower = item(second, 1)->row->commitment_id;
    assert_int_not_equal(follower, next);
    owned(link) link = link_find(desk->session->db, follower, next, "follows", NULL);
    assert_non_null(link);
    owned(commitment) meeting = commitment_by_id(desk->session->db, follower, NULL);
    assert_string_equal(meeting->country, "Poland");
    assert_string_equal(meeting->level, "ministers");
}

/* The official text after a report: the wording of record stands in it, and no step is added. */
static void test_a_better_text(void **state)
{
    struct desk *desk = *state;
    static const char report[] = "LISBON (Agency) - The two sides settled on ending the talks.";
    make_meeting(desk->session, "lisbon", "2021-06-22");
    gint64 id = make_document(desk->session, "lisbon", "report", report);
    struct suggestion *rows[] = {suggest(report, "settled on ending the talks", "one-off")};
    row_set(&rows[0]->voice, "reported");
    store(desk->session, id, rows, 1);
    owned_triage first = triage_open(desk->session, id, NULL);
    struct triage_account account;
    guint n;
    OK(triage_accept_all(first, 0, &n, error));
    OK(triage_apply(first, &account, error));
    triage_account_clear(&account);
    gint64 commitment_id = item(first, 0)->row->commitment_id;
    gint64 wording_id = item(first, 0)->row->wording_id;
    gint64 official = make_document(desk->session, "lisbon", "full", lisbon);
    struct suggestion *better[] = {
        suggest(lisbon, "agreed to conclude the talks on electronic evidence in 2022", "one-off")};
    store(desk->session, official, better, 1);
    owned_triage second = triage_open(desk->session, official, NULL);
    OK(triage_decide(second, 0, "tie", commitment_id, FALSE, error));
    OK(triage_apply(second, &account, error));
    assert_int_equal(account.replaced, 1);
    triage_account_clear(&account);
    owned(wording) record = wording_by_id(desk->session->db, wording_id, NULL);
    assert_int_equal(record->document_id, official);
    assert_string_equal(record->voice, "verbatim");
    assert_string_equal(record->role, "record");
    assert_true(anchor_holds(record, lisbon));
    g_autoptr(GPtrArray) all = wording_of_commitment(desk->session->db, commitment_id, NULL);
    assert_int_equal(all->len, 2);
    const struct wording *beside = all->pdata[1];
    assert_string_equal(beside->role, "also");
    assert_string_equal(beside->exact, "settled on ending the talks");
    assert_true(anchor_holds(beside, report));
}

/* What was refused is refused when it comes again, in whatever document; the same words in another
 * sentence are not. */
static void test_refused_words_are_known(void **state)
{
    struct desk *desk = *state;
    owned_triage triage = set_text(desk);
    OK(triage_decide(triage, 0, "refused", 0, FALSE, error));
    gint64 id = make_document(desk->session, "lisbon", "extract", lisbon);
    struct suggestion *rows[] = {
        suggest(lisbon, "agreed to conclude the talks on electronic evidence in 2022", "one-off"),
        suggest(lisbon, "agreed to meet again in Washington in the second half of 2021",
                "next-meeting")};
    assert_int_equal(store(desk->session, id, rows, 2), 1);
    owned_triage again = triage_open(desk->session, id, NULL);
    assert_string_equal(item(again, 0)->row->decision, "refused");
    assert_string_equal(item(again, 1)->row->decision, "");
    static const char other[] =
        "Elsewhere they agreed to conclude the talks on electronic evidence "
        "in 2022.";
    gint64 third = make_document(desk->session, "lisbon", "extract", other);
    struct suggestion *more[] = {
        suggest(other, "agreed to conclude the talks on electronic evidence in 2022", "one-off")};
    more[0]->sentence_start = 0;
    more[0]->sentence_length = g_utf8_strlen(other, -1);
    assert_int_equal(store(desk->session, third, more, 1), 0);
}

static void test_corrections(void **state)
{
    struct desk *desk = *state;
    owned_triage triage = set_text(desk);
    OK(triage_correct(triage, 1, "due_text", "second half of 2021", error));
    assert_string_equal(item(triage, 1)->row->due_edtf, "2021-41");
    OK(triage_correct(triage, 1, "force", "Intends", error));
    assert_string_equal(item(triage, 1)->row->force, "intends");
    OK(triage_correct(triage, 1, "again", "yes", error));
    assert_int_equal(item(triage, 1)->row->again, 1);
    assert_int_equal(item(triage, 1)->row->edited, 1);
    OK(triage_correct(triage, 0, "words", " été\n", error));
    assert_string_equal(item(triage, 0)->row->exact, "été");
    assert_int_equal(item(triage, 0)->row->start, 14);
    assert_int_equal(item(triage, 0)->row->length, 3);
    static const char *const bad[][2] = {
        {"force", "very"},   {"again", "maybe"}, {"topic", "no such topic"}, {"nothing", "x"},
        {"decision", "new"}, {"id", "7"},        {"due_text", "by 32 June"}, {"kind", ""},
        {"words", ""},       {"words", "ete"},   {"words", "\n\n"}};
    for (gsize i = 0; i < G_N_ELEMENTS(bad); i++) {
        g_autoptr(GError) failed = NULL;
        owned(suggestion) before = row_copy(TABLE_SUGGESTION, item(triage, 0)->row);
        assert_false(triage_correct(triage, 0, bad[i][0], bad[i][1], &failed));
        assert_non_null(failed);
        assert_int_equal(item(triage, 0)->row->version, before->version);
        assert_string_equal(item(triage, 0)->row->force, before->force);
    }
}

/* Several fields are one change, which one undo takes back; where one of them cannot be, none is. */
static void test_corrections_together(void **state)
{
    struct desk *desk = *state;
    owned_triage triage = set_text(desk);
    g_autoptr(GError) failed = NULL;
    assert_false(triage_correct_all(
        triage, 0, (const char *const[]){"title", "Another", "force", "very", NULL}, &failed));
    assert_non_null(failed);
    assert_string_equal(item(triage, 0)->row->title, "");
    OK(triage_correct_all(
        triage, 0, (const char *const[]){"title", "Another", "force", "intends", NULL}, error));
    owned(change_row) undone = session_undo(desk->session, 0, NULL);
    assert_non_null(undone);
    if (strstr(undone->summary, "corrected") == NULL)
        fail_msg("expected a change that says it was corrected, actual \"%s\"", undone->summary);
    OK(triage_reload(triage, error));
    assert_string_equal(item(triage, 0)->row->title, "");
    assert_string_equal(item(triage, 0)->row->force, "agreed");
}

/* What is offered is looked for when it is needed: by whoever asks, by accepting, and again after a
 * correction or a reload. */
static void test_looks_when_asked(void **state)
{
    struct desk *desk = *state;
    owned_triage triage = set_text(desk);
    assert_null(item(triage, 0)->offers);
    OK(triage_look(triage, 0, error));
    assert_non_null(item(triage, 0)->offers);
    const GPtrArray *before = item(triage, 0)->offers;
    OK(triage_look(triage, 0, error));
    assert_ptr_equal(item(triage, 0)->offers, before);
    assert_null(item(triage, 1)->offers);
    OK(triage_correct(triage, 0, "title", "Another", error));
    assert_null(item(triage, 0)->offers);
    OK(triage_accept(triage, 0, error));
    assert_non_null(item(triage, 0)->offers);
    assert_string_equal(item(triage, 0)->row->decision, "new");
    OK(triage_look_all(triage, error));
    assert_non_null(item(triage, 2)->offers);
    OK(triage_reload(triage, error));
    assert_null(item(triage, 0)->offers);
}

/* Another line of meetings is looked into only where that is asked for, and given up again. */
static void test_looks_across(void **state)
{
    struct desk *desk = *state;
    owned_triage triage = set_text(desk);
    make(desk->session, NOUN_COMMITMENT,
         (const char *const[]){"key", "CYB-0001", "series", "cyber", "title",
                               "Conclude the talks on electronic evidence", NULL});
    OK(triage_look(triage, 0, error));
    assert_int_equal(item(triage, 0)->offers->len, 0);
    OK(triage_look_wide(triage, 0, TRUE, error));
    assert_int_equal(item(triage, 0)->offers->len, 1);
    const struct match *offer = item(triage, 0)->offers->pdata[0];
    assert_string_equal(offer->key, "CYB-0001");
    g_autoptr(GError) failed = NULL;
    assert_false(triage_decide(triage, 0, "tie", offer->commitment_id, FALSE, &failed));
    assert_non_null(failed);
    OK(triage_look_wide(triage, 0, FALSE, error));
    assert_int_equal(item(triage, 0)->offers->len, 0);
}

/* No decision that cannot be: of another series without saying so, of what is applied, of nothing. */
static void test_refusals(void **state)
{
    struct desk *desk = *state;
    owned_triage triage = set_text(desk);
    g_autoptr(GError) failed = NULL;
    gint64 other = make(desk->session, NOUN_COMMITMENT,
                        (const char *const[]){"title", "Another", "series", "quad", NULL});
    assert_false(triage_decide(triage, 0, "tie", other, FALSE, &failed));
    assert_non_null(strstr(failed->message, "another series"));
    g_clear_error(&failed);
    assert_false(triage_decide(triage, 0, "tie", 0, FALSE, &failed));
    g_clear_error(&failed);
    assert_false(triage_decide(triage, 0, "perhaps", 0, FALSE, &failed));
    g_clear_error(&failed);
    assert_false(triage_decide(triage, 99, "new", 0, FALSE, &failed));
    g_clear_error(&failed);
    OK(triage_decide(triage, 0, "tie", other, TRUE, error));
    struct triage_account account;
    OK(triage_apply(triage, &account, error));
    triage_account_clear(&account);
    assert_false(triage_decide(triage, 0, "new", 0, FALSE, &failed));
    assert_non_null(strstr(failed->message, "applied already"));
}

/* Where the text was changed since, nothing at all is stored. */
static void test_text_changed_since(void **state)
{
    struct desk *desk = *state;
    owned_triage triage = set_text(desk);
    guint n;
    OK(triage_accept_all(triage, 0, &n, error));
    owned_draft draft = draft_load(desk->session, NOUN_DOCUMENT, triage->document->id, NULL);
    draft_set(draft, "text",
              "Another text altogether, of some length, in which nothing of it stands "
              "and nothing was agreed, not even to meet again in any place at all.");
    OK(draft_save(desk->session, draft, error));
    OK(triage_reload(triage, error));
    g_autoptr(GError) failed = NULL;
    struct triage_account account;
    assert_false(triage_apply(triage, &account, &failed));
    assert_non_null(failed);
    triage_account_clear(&account);
    assert_int_equal(count_commitments(desk->session), 0);
    assert_int_equal(triage->n_waiting, 3);
}

/* Two at one desk: who comes second is told, and sees what the first decided. */
static void test_two_people(void **state)
{
    struct desk *desk = *state;
    owned_triage first = set_text(desk);
    owned_triage second = triage_open(desk->session, first->document->id, NULL);
    g_autoptr(GError) failed = NULL;
    OK(triage_decide(first, 0, "new", 0, FALSE, error));
    assert_false(triage_decide(second, 0, "refused", 0, FALSE, &failed));
    assert_true(g_error_matches(failed, DB_ERROR, DB_ERROR_CONFLICT));
    assert_string_equal(item(second, 0)->row->decision, "");
    OK(triage_reload(second, error));
    assert_string_equal(item(second, 0)->row->decision, "new");
}

#define TEST(f) cmocka_unit_test_setup_teardown(f, desk_set_up, desk_tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(test_decisions_are_kept),   TEST(test_apply_is_one_change),
        TEST(test_further_passages),     TEST(test_ties),
        TEST(test_a_better_text),        TEST(test_refused_words_are_known),
        TEST(test_corrections),          TEST(test_refusals),
        TEST(test_text_changed_since),   TEST(test_two_people),
        TEST(test_corrections_together), TEST(test_looks_when_asked),
        TEST(test_looks_across),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
