/* intake_lexicon.c proves how a text is cut into words, how phrases are found in it, and that a
 * register's own parties are known and new ones stored as heldto knows them. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "core/draft/names.h"
#include "core/lexicon/lexicon.h"
#include "core/lexicon/phrases.h"
#include "core/lexicon/who.h"
#include "db/party.h"
#include "db/table.h"
#include "tests/lib/expect.h"
#include "tests/lib/report_rig.h"

/* "word/stem" with the mark before it where it is no blank. */
static char *cut(const char *text, gsize len)
{
    __attribute__((cleanup(tokens_cleanup))) struct tokens *tokens = tokens_new(text, len);
    GString *out = g_string_new(NULL);

    for (guint i = 0; i < tokens->list->len; i++) {
        const struct token *token = tokens_at(tokens, i);
        g_string_append_printf(out, "%s%.1s%s", i > 0 ? " " : "",
                               i > 0 && token->mark != ' ' ? &token->mark : "", token->word);
    }
    return g_string_free(out, FALSE);
}

static void test_words(void **state)
{
    static const struct {
        const char *text, *words;
    } rows[] = {
        {"The U.S.-EU talks", "the us -eu talks"},
        {"the U.S. and E.U.", "the us and eu"},
        {"Mexico’s plan; Peru's", "mexico plan ;peru"},
        {"Łódź, in 2025 (first)", "lodz ,in 2025 (first"},
        {"end. Next! More?", "end .next .more"},
        {"a\n\nb", "a .b"},
        {"visa-free 1,000", "visa -free 1 ,000"},
        {"", ""},
        {"...", ""},
        {"\xff\xfe"
         "a\xc3",
         "a"},
        {"I. went to A. Smith", "i .went to a .smith"},
    };

    (void)state;
    for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
        g_autofree char *words = cut(rows[i].text, strlen(rows[i].text));
        expect_text(rows[i].text, rows[i].words, words);
    }
    g_autofree char *with_nul = cut("a\0b", 3);
    expect_text("a NUL parts words", "a b", with_nul);
}

static void test_stems(void **state)
{
    static const char *const alike[][2] = {
        {"negotiations", "negotiating"},  {"policies", "policy"},
        {"exchanges", "exchanging"},      {"combatting", "combat"},
        {"organisation", "organization"}, {"visas", "visa"},
    };
    static const char *const kept[] = {"crisis", "access", "virus", "as", "", "eu"};

    (void)state;
    for (gsize i = 0; i < G_N_ELEMENTS(alike); i++) {
        g_autofree char *left = tokens_stem(alike[i][0]), *right = tokens_stem(alike[i][1]);
        expect_text(alike[i][0], left, right);
    }
    for (gsize i = 0; i < G_N_ELEMENTS(kept); i++) {
        g_autofree char *stem = tokens_stem(kept[i]);
        expect_text(kept[i], kept[i], stem);
    }
}

static const char *found(const struct phrases *phrases, const char *text)
{
    __attribute__((cleanup(tokens_cleanup))) struct tokens *tokens = tokens_new(text, strlen(text));

    for (guint i = 0; i < tokens->list->len; i++) {
        const struct phrase *phrase = phrases_at(phrases, tokens, i);
        if (phrase != NULL)
            return phrase->value;
    }
    return "";
}

/* The longest phrase wins; capitals count where they must; marks part words of a phrase. */
static void test_phrases(void **state)
{
    struct phrases *names = phrases_new(FALSE), *words = phrases_new(TRUE);

    (void)state;
    phrases_add(names, "Guinea", PHRASE_NAME, "short", 0, 0);
    phrases_add(names, "Papua New Guinea", PHRASE_NAME, "long", 0, 0);
    phrases_add(names, "IT", PHRASE_INITIALS, "initials", 0, 0);
    phrases_add(names, "...", PHRASE_ANY_CASE, "nothing", 0, 0);
    phrases_add(words, "traffick*", PHRASE_ANY_CASE, "prefix", 0, 0);
    phrases_add(words, "data flow", PHRASE_ANY_CASE, "stems", 0, 0);
    expect_text("longest", "long", found(names, "in Papua New Guinea"));
    expect_text("alone", "short", found(names, "in Guinea"));
    expect_text("small letters", "", found(names, "a guinea pig, it is"));
    expect_text("initials", "initials", found(names, "our IT desk"));
    expect_text("prefix", "prefix", found(words, "traffickers"));
    expect_text("stems", "stems", found(words, "Data flows"));
    expect_text("hyphen", "stems", found(words, "data-flow"));
    expect_text("a comma parts", "", found(words, "data, flow"));
    expect_text("nothing", "", found(words, ""));
    phrases_free(names);
    phrases_free(words);
}

static void add_own_party(struct session *session, const char *token, const char *name,
                          const char *alias)
{
    struct change *change = session_begin(session, "test", FALSE, NULL);
    struct party row = {.token = (char *)token, .name = (char *)name, .kind = (char *)"group"};

    assert_true(change_insert(change, TABLE_PARTY, &row, NULL));
    g_free(row.uuid);
    assert_true(names_party_alias(session, change, row.id, alias, NULL));
    assert_true(change_commit(change, NULL));
}

/* A register's own party is found by its alias, and an alias of its own for a shipped one. */
static void test_own_parties(void **state)
{
    struct report_rig *rig = *state;
    struct change *change = session_begin(rig->session, "test", FALSE, NULL);
    owned(party) us = party_find(rig->session->db, "us", NULL);

    assert_non_null(us);
    assert_true(names_party_alias(rig->session, change, us->id, "Uncle Sam", NULL));
    assert_true(change_commit(change, NULL));
    add_own_party(rig->session, "hanse", "Hanseatic League", "the Hanse towns");
    __attribute__((cleanup(lexicon_cleanup))) struct lexicon *lexicon =
        lexicon_new(rig->session->db, NULL);
    const char *text = "Uncle Sam met the Hanse towns and the Hanseatic League.";
    g_autoptr(GArray) mentions = lexicon_mentions(lexicon, text, strlen(text));
    assert_int_equal(mentions->len, 3);
    expect_text("first", "US", g_array_index(mentions, struct lexicon_mention, 0).party->name);
    expect_text("second", "Hanseatic League",
                g_array_index(mentions, struct lexicon_mention, 1).party->name);
    assert_ptr_equal(g_array_index(mentions, struct lexicon_mention, 1).party,
                     g_array_index(mentions, struct lexicon_mention, 2).party);
}

static char *stored_as(struct session *session, const char *name)
{
    struct change *change = session_begin(session, "test", FALSE, NULL);
    gint64 id = 0;

    assert_true(who_store(session, change, name, &id, NULL));
    assert_true(change_commit(change, NULL));
    owned(party) row = party_by_id(session->db, id, NULL);
    assert_non_null(row);
    return g_strdup_printf("%s %s %s", row->token, row->name, row->kind);
}

/* What a suggestion calls a party is stored as heldto knows it; twice is the same. */
static void test_storing(void **state)
{
    struct report_rig *rig = *state;
    static const struct {
        const char *name, *row;
    } rows[] = {
        {"US", "us United States state"},         {"EU", "eu European Union group"},
        {"UK", "gb United Kingdom state"},        {"Mexico", "mx Mexico state"},
        {"CRI members", "cri CRI members group"}, {"Mexico", "mx Mexico state"},
        {"Atlantis", "atlantis Atlantis other"},
    };

    for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
        g_autofree char *row = stored_as(rig->session, rows[i].name);
        expect_text(rows[i].name, rows[i].row, row);
    }
    owned(party) mexico = party_find(rig->session->db, "United Mexican States", NULL);
    assert_non_null(mexico);
}

/* A party that was entered by hand under one of its names is not made a second time for another. */
static void test_storing_once(void **state)
{
    struct report_rig *rig = *state;
    static const struct {
        const char *by_hand, *other;
    } rows[] = {{"United Kingdom", "UK"}, {"Mexique", "Mexico"}, {"Canada", "CA"}};

    for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
        struct change *change = session_begin(rig->session, "test", FALSE, NULL);
        gint64 first = 0, second = 0, found = 0;
        assert_true(names_party(rig->session, change, rows[i].by_hand, &first, NULL));
        assert_true(who_store(rig->session, change, rows[i].other, &second, NULL));
        assert_true(who_find(rig->session, rows[i].other, &found, NULL));
        assert_true(change_commit(change, NULL));
        assert_int_equal(first, second);
        assert_int_equal(first, found);
    }
    gint64 none = 1;
    assert_true(who_find(rig->session, "Japan", &none, NULL));
    assert_int_equal(none, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_words),
        cmocka_unit_test(test_stems),
        cmocka_unit_test(test_phrases),
        cmocka_unit_test_setup_teardown(test_own_parties, report_rig_empty, report_rig_tear_down),
        cmocka_unit_test_setup_teardown(test_storing, report_rig_empty, report_rig_tear_down),
        cmocka_unit_test_setup_teardown(test_storing_once, report_rig_empty, report_rig_tear_down),
    };

    return cmocka_run_group_tests_name("intake_lexicon", tests, NULL, NULL);
}
