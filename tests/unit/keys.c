/* tests of tui/keys.c, tui/action.c, tui/footer.h and tui/view.h: the tables agree with each other,
 * so that footer, help and manual, which are made from them, cannot lie. */
#include "tui/action.h"
#include "tui/footer.h"
#include "tui/key_name.h"
#include "tui/keys.h"
#include "tui/pager.h"
#include "tui/view.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdio.h>
#include <string.h>

#include "tests/lib/stage.h"

/* Every place there is: all views, and what may lie over them. */
static unsigned places[40];
static gsize n_places;

static int find_places(void **state)
{
    (void)state;
    static const unsigned layers[] = {PLACE_PROMPT, PLACE_MENU,   PLACE_FORM,
                                      PLACE_TEXT,   PLACE_LETTER, PLACE_COLUMNS};
    gsize n = 0;
    const struct view_ops *const *views = view_all(&n);
    unsigned found = 0;
    for (gsize i = 0; i < n; i++)
        places[n_places++] = views[i]->place;
    for (gsize i = 0; i < G_N_ELEMENTS(layers); i++) {
        places[n_places++] = layers[i];
        found |= layers[i];
    }
    return found == PLACE_LAYERS ? 0 : -1; /* a new one is to be added above */
}

static void split(const char *keys, guint32 *prefix, guint32 *key)
{
    g_auto(GStrv) parts = g_strsplit(keys, " ", -1);
    const guint n = g_strv_length(parts);
    assert_in_range(n, 1, 2);
    *prefix = n == 2 ? key_from_name(parts[0]) : 0;
    *key = key_from_name(parts[n - 1]);
}

/* Every key is one a keyboard has, and goes back to the name it is written by. */
static void test_keys_have_names(void **state)
{
    (void)state;
    gsize n = 0;
    const struct key_row *rows = keys_all(&n);
    for (gsize i = 0; i < n; i++) {
        g_auto(GStrv) parts = g_strsplit(rows[i].keys, " ", -1);
        for (char **part = parts; *part; part++) {
            const guint32 key = key_from_name(*part);
            if (key == 0)
                fail_msg("row %s → %s: \"%s\" is no key", rows[i].keys, rows[i].action, *part);
            g_autofree char *name = key_to_name(key);
            assert_string_equal(name, *part);
        }
    }
}

static void test_keys_name_actions(void **state)
{
    (void)state;
    gsize n = 0;
    const struct key_row *rows = keys_all(&n);
    for (gsize i = 0; i < n; i++)
        if (action_find(rows[i].action) == NULL)
            fail_msg("key %s names the action \"%s\", which there is not", rows[i].keys,
                     rows[i].action);
}

/* A key has one meaning in a place, and is no prefix of others there. */
static void test_keys_are_bound_once(void **state)
{
    (void)state;
    gsize n = 0;
    const struct key_row *rows = keys_all(&n);
    for (gsize place = 0; place < n_places; place++) {
        g_autoptr(GHashTable) seen = g_hash_table_new(g_str_hash, g_str_equal);
        for (gsize i = 0; i < n; i++) {
            guint32 prefix, key;
            if (!(rows[i].where & places[place]))
                continue;
            split(rows[i].keys, &prefix, &key);
            const char *before = g_hash_table_lookup(seen, rows[i].keys);
            if (before != NULL)
                fail_msg("%s is bound to %s and %s in place %x", rows[i].keys, before,
                         rows[i].action, places[place]);
            if (prefix == 0 && keys_is_prefix(places[place], key))
                fail_msg("%s is bound to %s and begins other keys in place %x", rows[i].keys,
                         rows[i].action, places[place]);
            g_hash_table_insert(seen, (gpointer)rows[i].keys, (gpointer)rows[i].action);
        }
    }
}

/* Digits are counts in views, so no view may bind one but where they choose. */
static void test_digits_are_counts(void **state)
{
    (void)state;
    for (guint32 digit = '0'; digit <= '9'; digit++)
        assert_null(keys_find(PLACE_VIEWS & ~PLACE_TRIAGE & ~PLACE_SCORES, 0, digit));
    for (guint32 digit = '1'; digit <= '9'; digit++) /* 0 is a score, and goes on in a count */
        assert_null(keys_find(PLACE_SCORES, 0, digit));
}

/* Where letters are text. */
#define PLACE_TYPING (PLACE_LAYERS & ~PLACE_COLUMNS)

/* What is typed into a line, a menu of letters or a form is text, never a command. */
static void test_letters_are_text_in_layers(void **state)
{
    (void)state;
    gsize n = 0;
    const struct key_row *rows = keys_all(&n);
    for (gsize i = 0; i < n; i++)
        if ((rows[i].where & PLACE_TYPING) && key_is_text(key_from_name(rows[i].keys)))
            fail_msg("%s would be lost to text while it does %s", rows[i].keys, rows[i].action);
}

static void test_actions_are_whole(void **state)
{
    (void)state;
    gsize n = 0;
    const struct action *actions = action_all(&n);
    for (gsize i = 0; i < n; i++) {
        assert_non_null(actions[i].run);
        assert_non_null(actions[i].help);
        assert_true(g_str_is_ascii(actions[i].name));
        assert_ptr_equal(action_find(actions[i].name), &actions[i]); /* names are unique */
        if (*actions[i].help == '\0' || g_str_has_suffix(actions[i].help, "."))
            fail_msg("help of %s: \"%s\"", actions[i].name, actions[i].help);
    }
}

/* Only what the `:` line alone is for has no key. */
static void test_actions_have_keys(void **state)
{
    (void)state;
    gsize n = 0;
    static const char *const without[] = {"unfilter", "view-register", NULL};
    const struct action *actions = action_all(&n);
    for (gsize i = 0; i < n; i++)
        if (keys_for(PLACE_VIEWS | PLACE_LAYERS, actions[i].name) == NULL &&
            !g_strv_contains(without, actions[i].name))
            fail_msg("no key does %s", actions[i].name);
}

/* At most six hints, best first, and each hint a word or two. */
static void test_footer(void **state)
{
    (void)state;
    for (gsize place = 0; place < n_places; place++) {
        g_autoptr(GPtrArray) hints = footer_hints(NULL, places[place]);
        assert_in_range(hints->len, 1, FOOTER_MAX);
        for (guint i = 0; i < hints->len; i++) {
            const struct key_row *row = hints->pdata[i];
            assert_true(row->where & places[place]);
            assert_in_range(strlen(row->hint), 1, 14);
            if (i > 0)
                assert_true(((const struct key_row *)hints->pdata[i - 1])->rank <= row->rank);
        }
    }
}

/* Help and the way out are on the same keys in every view. */
static void test_every_view_has_the_common_keys(void **state)
{
    (void)state;
    static const char *const common[][2] = {
        {"?", "help"},   {"q", "close"},       {"Q", "quit"},    {"Esc", "peel"},   {"u", "undo"},
        {"^R", "redo"},  {"j", "down"},        {"Down", "down"}, {"G", "last"},     {"g", "first"},
        {"/", "search"}, {"n", "search-next"}, {"^L", "redraw"}, {"^Z", "suspend"},
    };
    gsize n = 0;
    const struct view_ops *const *views = view_all(&n);
    for (gsize i = 0; i < n; i++) {
        for (gsize k = 0; k < G_N_ELEMENTS(common); k++) {
            const struct key_row *row = keys_find(views[i]->place, 0, key_from_name(common[k][0]));
            if ((views[i]->place & PLACE_DECIDING) && g_ascii_islower(*common[k][0]))
                continue; /* where letters decide something they are taken */
            if (row == NULL || strcmp(row->action, common[k][1]) != 0)
                fail_msg("%s does %s in the view %s, not %s", common[k][0],
                         row ? row->action : "nothing", views[i]->name, common[k][1]);
        }
    }
}

/* The help of a view as text, as wide as it likes to be. */
static char *help_of(const struct view_ops *ops)
{
    struct view view = {.ops = view_find("help")};
    const struct view_args args = {.text = ops->name};
    const struct area area = {.rows = 1000, .cols = 400};
    assert_true(view.ops->open(&view, &args, NULL));
    assert_true(view.ops->layout(&view, area, NULL));
    char *text = pager_text(view.ops->pager(&view));
    view.ops->close(&view);
    return text;
}

/* A line of the help that begins with the keys, among others of the same action, and says what they
 * do. */
static gboolean is_told(const char *help, const char *keys, const char *what)
{
    g_auto(GStrv) lines = g_strsplit(help, "\n", -1);
    g_autofree char *padded = g_strdup_printf(" %s ", keys);
    for (char **line = lines; *line; line++) {
        const char *says = strstr(*line, what);
        const char *at = strstr(*line, padded);
        if (at != NULL && says != NULL && at < says)
            return TRUE;
    }
    return FALSE;
}

/* Every key that is bound in a view, or in what may lie over one, stands in that view's help with what
 * it does. */
static void test_help_has_every_key(void **state)
{
    (void)state;
    gsize n_views = 0, n = 0;
    const struct view_ops *const *views = view_all(&n_views);
    const struct key_row *rows = keys_all(&n);
    for (gsize i = 0; i < n_views; i++) {
        g_autofree char *help = help_of(views[i]);
        for (gsize k = 0; k < n; k++)
            if ((rows[k].where & (views[i]->place | PLACE_LAYERS)) &&
                !is_told(help, rows[k].keys, action_find(rows[k].action)->help))
                fail_msg("the help of %s does not tell that %s does %s", views[i]->name,
                         rows[k].keys, rows[k].action);
    }
}

/* Nothing is told that is not so: no key stands there that does nothing in that view or over it. */
static void test_help_has_no_other_key(void **state)
{
    (void)state;
    gsize n_views = 0, n = 0;
    const struct view_ops *const *views = view_all(&n_views);
    const struct action *actions = action_all(&n);
    for (gsize i = 0; i < n_views; i++) {
        g_autofree char *help = help_of(views[i]);
        for (gsize k = 0; k < n; k++) {
            g_autofree char *told = g_strconcat(" ", actions[k].help, "\n", NULL);
            const gboolean is_bound =
                keys_for(views[i]->place | PLACE_LAYERS, actions[k].name) != NULL;
            if (!is_bound && strstr(help, told) != NULL)
                fail_msg("the help of %s tells of %s", views[i]->name, actions[k].name);
        }
    }
}

/* From the register every view is reached by keys, and every layer; pty tests go there. */
static void test_every_view_is_reached(void **state)
{
    (void)state;
    gsize n = 0;
    const struct view_ops *const *views = view_all(&n);
    for (gsize i = 0; i < n; i++) {
        /* tests/screen/triage.c goes there with texts of its own */
        gboolean is_found = strcmp(views[i]->name, "triage") == 0;
        for (const struct stage_place *place = stage_places; place->name && !is_found; place++)
            is_found = strcmp(place->name, views[i]->name) == 0;
        if (!is_found)
            fail_msg("no keys are known that lead to %s (tests/lib/stage.c)", views[i]->name);
    }
}

static void test_views_are_whole(void **state)
{
    (void)state;
    gsize n = 0;
    const struct view_ops *const *views = view_all(&n);
    unsigned seen = 0;
    for (gsize i = 0; i < n; i++) {
        assert_true(g_str_is_ascii(views[i]->name));
        assert_ptr_equal(view_find(views[i]->name), views[i]);
        assert_non_null(views[i]->title);
        assert_non_null(views[i]->open);
        assert_non_null(views[i]->close);
        assert_non_null(views[i]->draw);
        assert_true(views[i]->place & PLACE_VIEWS);
        assert_int_equal(views[i]->place & (views[i]->place - 1), 0); /* one place */
        assert_false(seen & views[i]->place);
        seen |= views[i]->place;
        if ((views[i]->place & PLACE_LISTS) && views[i]->list == NULL)
            fail_msg("the view %s has keys of a list, but none", views[i]->name);
    }
}

/* Names of keys are ASCII words or the character itself, and lead back to the number. */
static void test_key_names(void **state)
{
    (void)state;
    static const struct {
        const char *name;
        guint32 key;
    } keys[] = {
        {"a", 'a'},
        {"é", 0xE9},
        {"^F", 6},
        {"Esc", 27},
        {"Enter", 13},
        {"Space", ' '},
        {"F1", KEY_NUMBER_F1},
        {"F12", KEY_NUMBER_F12},
        {"PgDn", KEY_NUMBER_PGDN},
    };
    for (gsize i = 0; i < G_N_ELEMENTS(keys); i++) {
        assert_int_equal(key_from_name(keys[i].name), keys[i].key);
        g_autofree char *name = key_to_name(keys[i].key);
        assert_string_equal(name, keys[i].name);
    }
    static const char *const none[] = {"", "ab", "F0", "F13", "^", "^1", "\xff", "Escape"};
    for (gsize i = 0; i < G_N_ELEMENTS(none); i++)
        if (key_from_name(none[i]) != 0 && strcmp(none[i], "^") != 0)
            fail_msg("\"%s\" was taken for key %u", none[i], key_from_name(none[i]));
    assert_false(key_is_text(6));
    assert_false(key_is_text(KEY_NUMBER_UP));
    assert_true(key_is_text(0x1F600));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_keys_have_names),
        cmocka_unit_test(test_keys_name_actions),
        cmocka_unit_test(test_keys_are_bound_once),
        cmocka_unit_test(test_digits_are_counts),
        cmocka_unit_test(test_letters_are_text_in_layers),
        cmocka_unit_test(test_actions_are_whole),
        cmocka_unit_test(test_actions_have_keys),
        cmocka_unit_test(test_footer),
        cmocka_unit_test(test_every_view_has_the_common_keys),
        cmocka_unit_test(test_help_has_every_key),
        cmocka_unit_test(test_help_has_no_other_key),
        cmocka_unit_test(test_every_view_is_reached),
        cmocka_unit_test(test_views_are_whole),
        cmocka_unit_test(test_key_names),
    };
    return cmocka_run_group_tests(tests, find_places, NULL);
}
