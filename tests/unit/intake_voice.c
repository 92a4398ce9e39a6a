/* intake_voice.c proves in whose words a passage is, and who is told to have said them. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "core/lexicon/voice.h"
#include "tests/lib/expect.h"
#include "tests/lib/marked.h"

static void check(const char *document, const char *text, const char *token, const char *speaker)
{
    __attribute__((cleanup(marked_cleanup))) struct marked *marked = marked_new(text);
    marked->reading.voice = document;
    __attribute__((cleanup(voice_cleanup))) struct voice *voice =
        voice_read(&marked->reading, &marked->passage);

    expect_text(text, token, voice->token);
    expect_text(text, speaker, voice->speaker);
}

/* An official text speaks for itself, whatever it quotes. */
static void test_official_text(void **state)
{
    (void)state;
    check("verbatim", "{We} [will act].", "verbatim", "");
    check("", "{We} [will act].", "verbatim", "");
    check("verbatim", "\"We [will act],\" said the Minister.", "verbatim", "");
}

/* A report quotes, with a speaker before or behind, or reports. */
static void test_report(void **state)
{
    static const struct {
        const char *text, *token, *speaker;
    } rows[] = {
        {"\"We [will act at once],\" said Commissioner Olsen.", "quoted", "Commissioner Olsen"},
        {"“We [will act at once]”, Minister Wu said on Monday.", "quoted", "Minister Wu"},
        {"Minister Wu said: \"We [will act at once].\"", "quoted", "Minister Wu"},
        {"\"They [agreed to act],\" the joint statement read.", "quoted", "the joint statement"},
        {"« Nous [agirons] », a dit Mme Roy.", "quoted", ""},
        {"Both sides [agreed to act].", "reported", ""},
        {"The Commissioner stressed that Europe [would act].", "reported", "The Commissioner"},
        {"The ministers stressed that they [would act].", "reported", ""},
        {"The plan, called \"Harbour\", [will be set up].", "reported", ""},
        {"It was \"useful\" and they [will meet again].", "reported", ""},
        {"\"A quotation that never ends [will stand].", "quoted", ""},
    };

    (void)state;
    for (gsize i = 0; i < G_N_ELEMENTS(rows); i++)
        check("reported", rows[i].text, rows[i].token, rows[i].speaker);
}

/* A quotation ends with its paragraph, and an own summary stays one. */
static void test_borders(void **state)
{
    (void)state;
    check("reported", "\"He began to speak\n\nand they [will act].", "reported", "");
    check("own-summary", "They [will act].", "own-summary", "");
    check("own-summary", "\"We [will act],\" said Ms Roy.", "quoted", "Ms Roy");
    check("reported", "[]", "reported", "");
    check("reported", "\"\xff\xfe [\xc3] said \xff", "quoted", "");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_official_text),
        cmocka_unit_test(test_report),
        cmocka_unit_test(test_borders),
    };

    return cmocka_run_group_tests_name("intake_voice", tests, NULL, NULL);
}
