/* command.c proves that the command table is whole: every row can be found, parsed, explained and
 * completed, and help made from it fits eighty columns. */
#include "core/command.h"

#include "core/scheme/words.h"
#include "core/shell/command_value.h"
#include "core/text/text.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

enum { WIDTH = 80 };

static const struct command *row(gsize i)
{
    gsize n;
    const struct command *const *all = command_all(&n);
    return i < n ? all[i] : NULL;
}

/* Each name, and each alias, means one command. */
static void names_are_unique(void **state)
{
    (void)state;
    const struct command *command;
    for (gsize i = 0; (command = row(i)) != NULL; i++) {
        assert_ptr_equal(command_find(command->name), command);
        if (command->alias != NULL)
            assert_ptr_equal(command_find(command->alias), command);
    }
}

static void assert_sentence(const char *name, const char *text)
{
    if (text == NULL || strlen(text) < 10 || !g_str_has_suffix(text, "."))
        fail_msg("%s: no sentence: %s", name, text);
}

/* Each row says what it does, and can be run. */
static void rows_are_whole(void **state)
{
    (void)state;
    const struct command *command;
    for (gsize i = 0; (command = row(i)) != NULL; i++) {
        assert_non_null(command->args);
        assert_non_null(command->run);
        assert_sentence(command->name, command->summary);
        assert_sentence(command->name, command->help);
        gboolean writes = (command->needs & (COMMAND_NEEDS_WRITE | COMMAND_NEEDS_CREATE)) != 0;
        assert_true(!writes || (command->needs & COMMAND_NEEDS_REGISTER) != 0);
    }
}

/* A kind that usages name is a row of the table of kinds, or a choice of tokens. */
static void assert_kind(const char *where, const char *argument)
{
    g_autofree char *kind =
        *argument == '[' ? g_strndup(argument + 1, strlen(argument) - 2) : g_strdup(argument);
    if (command_value_find(kind) == NULL && !g_ascii_islower(*kind))
        fail_msg("%s: unknown kind of value: %s", where, kind);
}

static void usages_name_known_kinds(void **state)
{
    (void)state;
    const struct command *command;
    for (gsize i = 0; (command = row(i)) != NULL; i++) {
        g_autoptr(GPtrArray) usage = command_usage(command->args);
        guint n_many = 0;
        for (guint k = 0; k < usage->len; k++) {
            const struct command_place *place = usage->pdata[k];
            assert_kind(command->name, place->kind);
            n_many += place->is_many ? 1 : 0;
        }
        assert_true(n_many <= 1); /* else no one could tell which word is which */
    }
}

/* Options of one command have different names and letters, also from the common ones. */
static void options_are_unique(void **state)
{
    (void)state;
    const struct command *command;
    for (gsize i = 0; (command = row(i)) != NULL; i++) {
        g_autoptr(GHashTable) seen = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
        const struct command_option *const *lists[] = {command_common, command->options};
        for (gsize l = 0; l < G_N_ELEMENTS(lists); l++)
            for (gsize k = 0; lists[l] != NULL && lists[l][k] != NULL; k++) {
                const struct command_option *option = lists[l][k];
                g_autofree char *letter = g_strdup_printf("-%c", option->letter);
                assert_true(g_hash_table_add(seen, g_strdup(option->name)));
                assert_true(option->letter == 0 || g_hash_table_add(seen, g_strdup(letter)));
                assert_true(option->help != NULL && strlen(option->help) > 5);
                if (option->argument != NULL)
                    assert_kind(option->name, option->argument);
            }
        gsize n = 0;
        const struct field *fields = command->takes_fields ? field_all(command->noun, &n) : NULL;
        for (gsize k = 0; k < n; k++)
            if (!g_hash_table_add(seen, g_strdelimit(g_strdup(fields[k].name), "_", '-')))
                fail_msg("%s: --%s is an option and a field", command->name, fields[k].name);
    }
}

static void assert_fits(const char *name, const char *text)
{
    g_auto(GStrv) lines = g_strsplit(text, "\n", -1);
    for (gsize i = 0; lines[i] != NULL; i++)
        if (text_width(lines[i]) > WIDTH)
            fail_msg("%s: %d columns: %s", name, text_width(lines[i]), lines[i]);
}

/* Help fits eighty columns, and names every option. */
static void help_fits(void **state)
{
    (void)state;
    const struct command *command;
    g_autofree char *all = command_help_all(WIDTH);
    assert_fits("--help", all);
    for (gsize i = 0; (command = row(i)) != NULL; i++) {
        g_autofree char *help = command_help(command, WIDTH);
        assert_fits(command->name, help);
        assert_non_null(strstr(help, command->summary));
        assert_non_null(strstr(all, command->name));
        for (gsize k = 0; command->options != NULL && command->options[k] != NULL; k++) {
            g_autofree char *dashed = g_strconcat("--", command->options[k]->name, NULL);
            assert_non_null(strstr(help, dashed));
        }
    }
}

static void kinds_are_unique(void **state)
{
    (void)state;
    gsize n;
    const struct command_value *values = command_value_all(&n);
    for (gsize i = 0; i < n; i++) {
        assert_ptr_equal(command_value_find(values[i].name), &values[i]);
        assert_true(strlen(values[i].help) > 5);
    }
}

/* The places of words: "KEY… STATUS" gives the last word to STATUS, "[KEY…]" takes any number. */
static void usage_places(void **state)
{
    (void)state;
    g_autoptr(GPtrArray) usage = command_usage("KEY… STATUS");
    assert_int_equal(command_usage_least(usage), 2);
    assert_string_equal(command_usage_place(usage, 0, 3)->kind, "KEY");
    assert_string_equal(command_usage_place(usage, 1, 3)->kind, "KEY");
    assert_string_equal(command_usage_place(usage, 2, 3)->kind, "STATUS");
    g_autoptr(GPtrArray) any = command_usage("[FILTER…]");
    assert_int_equal(command_usage_least(any), 0);
    assert_string_equal(command_usage_place(any, 4, 5)->kind, "FILTER");
    g_autoptr(GPtrArray) two = command_usage("KEY on|off [DATE]");
    assert_int_equal(command_usage_least(two), 2);
    assert_string_equal(command_usage_place(two, 1, 2)->kind, "on|off");
    assert_null(command_usage_place(two, 3, 4));
    g_autoptr(GPtrArray) none = command_usage("");
    assert_int_equal(none->len, 0);
    assert_null(command_usage_place(none, 0, 1));
}

/* Two words are one name where there is such a row; a near miss names its neighbours. */
static void names_of_words(void **state)
{
    (void)state;
    gsize used = 0;
    g_autoptr(GError) error = NULL;
    const char *status[] = {"status", "EUUS-0001", NULL};
    assert_ptr_equal(command_of_words(status, &used, &error), command_find("status"));
    assert_int_equal(used, 1);
    const char *wrong[] = {"statsu", NULL};
    assert_null(command_of_words(wrong, &used, &error));
    assert_int_equal(error->code, HELDTO_ERROR_USAGE);
    assert_non_null(strstr(error->message, "status"));
}

static void assert_completes(const char *const *words, const char *wanted)
{
    g_autoptr(GPtrArray) texts = command_complete(NULL, words);
    for (guint i = 0; i < texts->len; i++)
        if (strcmp(texts->pdata[i], wanted) == 0)
            return;
    fail_msg("not offered: %s (of %u)", wanted, texts->len);
}

/* Names, options and choices are completed without a register. */
static void completes_words(void **state)
{
    (void)state;
    assert_completes((const char *[]){"sta", NULL}, "status");
    assert_completes((const char *[]){"", NULL}, "init");
    assert_completes((const char *[]){"status", "--no", NULL}, "--note");
    assert_completes((const char *[]){"status", "--kind", "d", NULL}, "deed");
    assert_completes((const char *[]){"init", "--scheme", "c", NULL}, "compliance");
    assert_completes((const char *[]){"help", "st", NULL}, "status");
}

/* Where an option lists the words of a set, it lists them all, in their order. */
static void choices_are_the_words(void **state)
{
    (void)state;
    static const struct {
        const char *command, *option;
        enum word_set set;
    } rows[] = {{"cue add", "force", WORDS_FORCE}, {"party add", "kind", WORDS_PARTY_KIND}};
    for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
        const struct command *command = command_find(rows[i].command);
        assert_non_null(command);
        g_autofree char *list = words_list(rows[i].set);
        g_auto(GStrv) tokens = g_strsplit(list, ", ", -1);
        g_autofree char *expected = g_strjoinv("|", tokens);
        for (gsize n = 0; command->options[n] != NULL; n++)
            if (strcmp(command->options[n]->name, rows[i].option) == 0)
                assert_string_equal(command->options[n]->argument, expected);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(names_are_unique),
        cmocka_unit_test(rows_are_whole),
        cmocka_unit_test(usages_name_known_kinds),
        cmocka_unit_test(options_are_unique),
        cmocka_unit_test(help_fits),
        cmocka_unit_test(choices_are_the_words),
        cmocka_unit_test(kinds_are_unique),
        cmocka_unit_test(usage_places),
        cmocka_unit_test(names_of_words),
        cmocka_unit_test(completes_words),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
