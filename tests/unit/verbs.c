/* verbs.c proves what analysts do to a register, through sessions: drafts stored and edited, their
 * facts told by the story, statuses with their rules, corrections, conflicts, undo. */
#include "core/clock.h"
#include "core/draft/draft.h"
#include "core/draft/names.h"
#include "core/session.h"
#include "core/scheme/status.h"
#include "core/story/story.h"
#include "db/series.h"

#include <glib/gstdio.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

struct fixture {
    char *folder, *path;
    struct session *session;
};

#define OK(expression)                                                                             \
    do {                                                                                           \
        GError *failed_ = NULL;                                                                    \
        GError **error = &failed_;                                                                 \
        gboolean ok_ = (expression);                                                               \
        if (failed_ != NULL)                                                                       \
            print_error("%s\n", failed_->message);                                                 \
        assert_null(failed_);                                                                      \
        assert_true(ok_);                                                                          \
    } while (0)

static int set_up(void **state)
{
    struct fixture *f = g_new0(struct fixture, 1);
    f->folder = g_dir_make_tmp("heldto-XXXXXX", NULL);
    f->path = g_build_filename(f->folder, "register.db", NULL);
    g_assert(clock_set_today("2026-11-23"));
    struct session_options options = {.location = f->path, .author = "Ana", .is_new = TRUE};
    OK((f->session = session_open(&options, error)) != NULL);
    *state = f;
    return 0;
}

static int tear_down(void **state)
{
    struct fixture *f = *state;
    session_close(f->session);
    g_autofree char *journal = g_strconcat(f->path, "-journal", NULL);
    g_unlink(journal);
    g_unlink(f->path);
    g_rmdir(f->folder);
    g_free(f->path);
    g_free(f->folder);
    g_free(f);
    return 0;
}

static gint64 add_with(struct session *session, enum noun noun, const char *const *pairs)
{
    owned_draft draft = draft_new(noun);
    for (gsize i = 0; pairs[i] != NULL; i += 2)
        draft_set(draft, pairs[i], pairs[i + 1]);
    OK(draft_save(session, draft, error));
    return draft_id(draft);
}

static gint64 add(struct session *session, const char *title, const char *kind, const char *due)
{
    const char *const pairs[] = {"title",    title,        "kind",    kind,
                                 "due_text", due,          "parties", "EU; Belgium (host)",
                                 "topics",   "e-evidence", NULL};
    return add_with(session, NOUN_COMMITMENT, pairs);
}

/* A draft's words become a key, parties found by alias with roles, a topic and a due period. */
static void test_add_and_tell(void **state)
{
    struct fixture *f = *state;
    gint64 id = add(f->session, "Conclude the agreement", "one-off", "first half of 2025");
    owned_story story = NULL;
    OK((story = story_load(f->session, id, error)) != NULL);
    assert_string_equal(story->commitment->key, "C-0001");
    assert_string_equal(story->commitment->due_edtf, "2025-40");
    assert_string_equal(story->commitment->due_last, "2025-06-30");
    assert_int_equal(story->timeliness, TIMELINESS_PERIOD_OVER_NOT_CHECKED);
    assert_int_equal(story->parties->len, 2);
    assert_string_equal(((struct story_party *)story->parties->pdata[0])->name, "European Union");
    assert_string_equal(((struct story_party *)story->parties->pdata[1])->role, "host");
    assert_string_equal(story->topics->pdata[0], "Electronic evidence");
    g_autofree char *due = story_due_words(story->commitment);
    assert_string_equal(due, "first half of 2025 (1 January 2025 – 30 June 2025)");
}

/* Editing parties keeps what stays, adds and takes away the rest; undo brings it back. */
static void test_edit_and_undo(void **state)
{
    struct fixture *f = *state;
    gint64 id = add(f->session, "One", "one-off", "");
    owned_draft draft = NULL;
    OK((draft = draft_load(f->session, NOUN_COMMITMENT, id, error)) != NULL);
    assert_string_equal(draft_get(draft, "parties"), "European Union; Belgium (host)");
    draft_set(draft, "parties", "European Union; Made-up; Body");
    draft_set(draft, "due_text", "by the end of 2027");
    OK(draft_save(f->session, draft, error));
    owned_story after = story_load(f->session, id, NULL);
    assert_int_equal(after->parties->len, 3);
    assert_string_equal(after->commitment->due_edtf, "../2027");
    owned(change_row) undone = session_undo(f->session, 0, NULL);
    assert_non_null(undone);
    owned_story before = story_load(f->session, id, NULL);
    assert_int_equal(before->parties->len, 2);
    assert_string_equal(before->commitment->due_edtf, "");
}

/* Bad fields are refused in words that name the field; nothing is stored. */
static void test_bad_fields(void **state)
{
    struct fixture *f = *state;
    static const struct {
        const char *field, *text, *says;
    } cases[] = {
        {"title", "", "title"},
        {"kind", "promise", "one-off"},
        {"follow_up_on", "2026-02-30", "follow_up_on"},
        {"due_text", "flerp", "due_text"},
        {"series", "None such", "None such"},
        {"visibility", "secret", "public"},
    };
    for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
        owned_draft draft = draft_new(NOUN_COMMITMENT);
        draft_set(draft, "title", "One");
        draft_set(draft, cases[i].field, cases[i].text);
        GError *failed = NULL;
        assert_false(draft_save(f->session, draft, &failed));
        assert_non_null(strstr(failed->message, cases[i].says));
        g_error_free(failed);
    }
    gint64 n = 0;
    OK(commitment_count(f->session->db, &n, error));
    assert_int_equal(n, 0);
}

static gboolean set(struct session *session, gint64 id, struct status_entry entry, GError **error)
{
    return status_set(session, &id, 1, &entry, error);
}

/* Overdue needs a researched open status; done late is done; positions have none. */
static void test_statuses(void **state)
{
    struct fixture *f = *state;
    gint64 id = add(f->session, "One", "one-off", "first half of 2025");
    OK(set(f->session, id, (struct status_entry){.status = "p"}, error));
    owned_story open = story_load(f->session, id, NULL);
    assert_int_equal(open->timeliness, TIMELINESS_OVERDUE);
    OK(set(f->session, id,
           (struct status_entry){.status = "fulfilled", .effective_on = "2026-01-10"}, error));
    owned_story done = story_load(f->session, id, NULL);
    assert_int_equal(done->timeliness, TIMELINESS_DONE_LATE);
    assert_string_equal(story_current(done)->update->status_from, "in-progress");

    gint64 position = add(f->session, "Two", "position", "");
    GError *failed = NULL;
    assert_false(set(f->session, position, (struct status_entry){.status = "f"}, &failed));
    assert_non_null(strstr(failed->message, "position"));
    g_clear_error(&failed);
    assert_false(set(f->session, id, (struct status_entry){.status = "not-fulfilled"}, &failed));
    assert_non_null(strstr(failed->message, "source"));
    g_clear_error(&failed);
    assert_false(set(f->session, id,
                     (struct status_entry){.status = "p", .effective_on = "2027-01-01"}, &failed));
    assert_non_null(strstr(failed->message, "future"));
    g_clear_error(&failed);
}

/* "Checked, no change" changes no status and moves the day someone looked. */
static void test_checked(void **state)
{
    struct fixture *f = *state;
    gint64 id = add(f->session, "One", "standing", "");
    OK(set(f->session, id,
           (struct status_entry){
               .status = "k", .effective_on = "2024-01-01", .checked_on = "2024-01-01"},
           error));
    OK(set(f->session, id, (struct status_entry){.status = "="}, error));
    owned_story story = story_load(f->session, id, NULL);
    assert_string_equal(story->commitment->status, "kept-up");
    assert_string_equal(story->commitment->status_on, "2024-01-01");
    assert_string_equal(story->commitment->checked_on, "2026-11-23");
}

/* A correction points at what it corrects; both stay; the status follows the correction. */
static void test_correct(void **state)
{
    struct fixture *f = *state;
    gint64 id = add(f->session, "One", "one-off", "");
    OK(set(f->session, id, (struct status_entry){.status = "f", .note = "wrong"}, error));
    owned_story before = story_load(f->session, id, NULL);
    gint64 wrong = story_current(before)->update->id;
    struct change *change = session_begin(f->session, "correct", FALSE, NULL);
    OK(status_correct(f->session, change, wrong, &(struct status_entry){.status = "p"}, NULL,
                      error));
    OK(change_commit(change, error));
    owned_story after = story_load(f->session, id, NULL);
    assert_string_equal(after->commitment->status, "in-progress");
    assert_int_equal(after->updates->len, 2);
    assert_string_equal(story_current(after)->update->note, "wrong");
    change = session_begin(f->session, "correct", FALSE, NULL);
    GError *failed = NULL;
    assert_false(status_correct(f->session, change, wrong, &(struct status_entry){.status = "f"},
                                NULL, &failed));
    g_clear_error(&failed);
    change_abort(change);
}

/* Two drafts of one row: the second to be saved is told, and writes nothing. */
static void test_conflict(void **state)
{
    struct fixture *f = *state;
    gint64 id = add(f->session, "One", "one-off", "");
    owned_draft first = draft_load(f->session, NOUN_COMMITMENT, id, NULL);
    owned_draft second = draft_load(f->session, NOUN_COMMITMENT, id, NULL);
    draft_set(first, "owner", "Desk A");
    draft_set(second, "owner", "Desk B");
    OK(draft_save(f->session, first, error));
    GError *failed = NULL;
    assert_false(draft_save(f->session, second, &failed));
    assert_true(g_error_matches(failed, DB_ERROR, DB_ERROR_CONFLICT));
    g_clear_error(&failed);
}

/* A wording is anchored in its document word for word, and refused where it is not there. */
static void test_wording(void **state)
{
    struct fixture *f = *state;
    gint64 id = add(f->session, "One", "one-off", "");
    const char *const meeting[] = {"date", "2021-06-22", "city", "Lisbon", NULL};
    add_with(f->session, NOUN_MEETING, meeting);
    const char *const document[] = {"title",   "Text",
                                    "meeting", "lisbon",
                                    "text",    "Préambule. Both sides agreed to meet again. Fin.",
                                    NULL};
    gint64 document_id = add_with(f->session, NOUN_DOCUMENT, document);
    g_autofree char *number = g_strdup_printf("%d", (int)document_id);
    const char *const wording[] = {"key",      "C-0001", "meeting", "2021-06",
                                   "document", number,   "exact",   "agreed to meet again",
                                   NULL};
    add_with(f->session, NOUN_WORDING, wording);
    owned_story story = story_load(f->session, id, NULL);
    const struct wording *w = story_latest(story)->wording;
    assert_int_equal(w->start, 22);
    assert_string_equal(w->prefix, "Préambule. Both sides ");
    assert_string_equal(w->suffix, ". Fin.");
    assert_string_equal(story->commitment->latest_place, "Lisbon");
    g_autofree char *words = story_wording_words(w);
    assert_string_equal(words, "“agreed to meet again”");
    owned_draft wrong = draft_new(NOUN_WORDING);
    draft_set(wrong, "key", "C-0001");
    draft_set(wrong, "meeting", "lisbon");
    draft_set(wrong, "document", number);
    draft_set(wrong, "exact", "agreed to differ");
    GError *failed = NULL;
    assert_false(draft_save(f->session, wrong, &failed));
    assert_non_null(strstr(failed->message, "agreed to differ"));
    g_clear_error(&failed);
}

/* A series is made where it is first named, with a prefix for its keys; the counter is its own. */
static void test_series_is_made(void **state)
{
    struct fixture *f = *state;
    const char *const pairs[] = {"title", "One", "series", "eu-us-jha", NULL};
    gint64 first = add_with(f->session, NOUN_COMMITMENT, pairs);
    gint64 second = add_with(f->session, NOUN_COMMITMENT, pairs);
    owned(commitment) a = commitment_by_id(f->session->db, first, NULL);
    owned(commitment) b = commitment_by_id(f->session->db, second, NULL);
    assert_string_equal(a->key, "EUUS-0001");
    assert_string_equal(b->key, "EUUS-0002");
}

/* Making a register is no change that undo would take back. */
static void test_init_is_not_undone(void **state)
{
    struct fixture *f = *state;
    GError *failed = NULL;
    assert_null(session_undo(f->session, 0, &failed));
    assert_null(failed);
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
    const struct CMUnitTest tests[] = {
        TEST(test_add_and_tell),   TEST(test_edit_and_undo), TEST(test_bad_fields),
        TEST(test_statuses),       TEST(test_checked),       TEST(test_correct),
        TEST(test_conflict),       TEST(test_wording),       TEST(test_init_is_not_undone),
        TEST(test_series_is_made),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
