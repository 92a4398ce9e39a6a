/* intake_who.c proves who speaks in a document and whom a passage binds, with invented statements
 * of many circles, and with names that are none. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "core/lexicon/circle.h"
#include "core/lexicon/who.h"
#include "tests/lib/expect.h"
#include "tests/lib/marked.h"

static int set_up(void **state)
{
    *state = lexicon_new(NULL, NULL);
    return *state == NULL;
}

static int tear_down(void **state)
{
    lexicon_free(*state);
    return 0;
}

static char *names_of(const struct circle *circle)
{
    GString *names = g_string_new(NULL);

    for (guint i = 0; i < circle->parties->len; i++)
        g_string_append_printf(names, "%s%s", i > 0 ? "; " : "", (char *)circle->parties->pdata[i]);
    return g_string_free(names, FALSE);
}

/* Who speaks, by title and opening. */
static void test_circles(void **state)
{
    static const struct {
        const char *title, *text, *names;
    } rows[] = {
        {"Joint Statement from Norway and Chile", "Both governments will act.", "Norway; Chile"},
        {"U.S.-Kenya Strategic Dialogue", "The two sides met.", "US; Kenya"},
        {"", "The EU-U.S. meeting took place. The European Union and the United States agreed.",
         "EU; US"},
        {"", "We, the Leaders of Fiji, Tonga and Samoa, met in Suva.", "Fiji; Tonga; Samoa"},
        {"Statement of Japan, the Republic of Korea (ROK), and the United States",
         "Japan and the ROK thanked the United States.", "Japan; South Korea; US"},
        {"Quad Leaders' Statement", "We, the Quad, act together.", "Australia; India; Japan; US"},
        {"G7 Ministers' Declaration", "We, the G7, met. Canada and Italy were thanked.", "G7"},
        {"EU-African Union Summit", "The EU and the AU met.", "EU; African Union"},
        {"",
         "The Latvian presidency, the European Commission and the US departments met. Both sides "
         "spoke of the EU-US agreement.",
         "EU; US"},
        {"United Kingdom and European Commission Joint Statement",
         "The United Kingdom and the European Commission agree on fishing.",
         "UK; European Commission"},
        {"JOINT STATEMENT OF PERU AND ECUADOR", "We met.", "Peru; Ecuador"},
        {"", "Ministers of Denmark, Finland and Sweden (the northern three) and Japan met.",
         "Denmark; Finland; Sweden; Japan"},
        {"Press release following the Africa-EU ministerial",
         "The African Union (AU) and the European Union (EU) today concluded a meeting.",
         "African Union; EU"},
        {"",
         "Ministers of Peru (and nobody else, as it was said, nor anybody who is not there) met.",
         "Peru"},
        {"", "Nobody is named here.", ""},
        {"", "", ""},
        {"On turkey and china", "We like a turkey on fine china in march.", ""},
        {"Gulf of Mexico fisheries: Cuba and Jamaica", "Cuba and Jamaica agreed.", "Cuba; Jamaica"},
    };

    for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
        __attribute__((cleanup(circle_cleanup))) struct circle *circle =
            circle_read(*state, rows[i].title, rows[i].text);
        g_autofree char *names = names_of(circle);
        g_autofree char *row = g_strdup_printf("%s / %s", rows[i].title, rows[i].text);
        expect_text(row, rows[i].names, names);
    }
}

/* A long list of states that bear a name together is called by it. */
static void test_many_bear_one_name(void **state)
{
    __attribute__((cleanup(circle_cleanup))) struct circle *circle = circle_read(
        *state, "Counter Ransomware Initiative: joint statement",
        "We, the ministers of Australia, Brazil, Bulgaria, Canada, Chile, Croatia, Estonia, "
        "France, Germany, India and Japan, met.");
    g_autofree char *names = names_of(circle);

    expect_text("many states", "CRI members", names);
}

static void test_hosts(void **state)
{
    static const struct {
        const char *text, *host;
    } rows[] = {
        {"The Swedish Presidency hosted the EU-US meeting in Malmö.", "Sweden"},
        {"Romania, as Council presidency, was host in Bucharest.", "Romania"},
        {"The EU and Japan met in Nara.", ""},
    };

    for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
        __attribute__((cleanup(circle_cleanup))) struct circle *circle =
            circle_read(*state, "", rows[i].text);
        expect_text(rows[i].text, rows[i].host, circle->host);
    }
}

static void check_bound_in(const struct lexicon *lexicon, const char *circle_names,
                           const char *voice, const char *text, const char *expected)
{
    __attribute__((cleanup(marked_cleanup))) struct marked *marked = marked_new(text);
    __attribute__((cleanup(circle_cleanup))) struct circle *circle =
        circle_of_names(lexicon, circle_names);
    marked->reading.circle = circle;
    marked->reading.voice = voice;
    g_auto(GStrv) bound = who_bound(lexicon, &marked->reading, &marked->passage);
    g_autofree char *names = g_strjoinv("; ", bound);

    expect_text(text, expected, names);
}

static void check_bound(const struct lexicon *lexicon, const char *circle_names, const char *text,
                        const char *expected)
{
    check_bound_in(lexicon, circle_names, "verbatim", text, expected);
}

/* Whom a passage binds, in a statement of Japan and Kenya. */
static void test_bound(void **state)
{
    static const struct {
        const char *text, *names;
    } rows[] = {
        {"{We} [will build a port].", "Japan; Kenya"},
        {"{Both sides} [agreed to build a port].", "Japan; Kenya"},
        {"{The Ministers} [agreed to build a port].", "Japan; Kenya"},
        {"{Japan} [will build a port].", "Japan"},
        {"{The Kenyan side} [will provide the land].", "Kenya"},
        {"{Japanese experts} [will draw the plans].", "Japan"},
        {"{Japan and Kenya} [plan to build a port].", "Japan; Kenya"},
        {"Japan and {Kenya} [plan to build a port].", "Japan; Kenya"},
        {"Pledging support, {Japan} and Kenya [agreed to build].", "Japan; Kenya"},
        {"{Japan} [will build], and Kenya will pay.", "Japan"},
        {"{The Japan-Kenya Task Force} [will report].", "Japan; Kenya"},
        {"{Our cooperation with India} [will go on].", "Japan; Kenya"},
        {"{Support for Ukraine} [will be increased].", "Japan; Kenya"},
        {"{The Network} [plans to publish a guide].", "Japan; Kenya"},
        {"{Eurojust} [will send an expert].", "Eurojust"},
        {"{The programme} [marks a commitment on the Kenyan side to reform its courts].", "Kenya"},
        {"[Kenya also plans to provide grants].", "Kenya"},
        {"{It} [will build a port].", "Japan; Kenya"},
        {"Kenya looks forward to it; {it} [seeks to build a port].", "Kenya"},
        {"In light of the pledge of Norway, {they} [agreed to act].", "Japan; Kenya"},
        {"India and Brazil met us. |{They} [will build a port].", "India; Brazil"},
        {"We welcome what Norway did and [intend to follow it].", "Japan; Kenya"},
        {"These U.S. promises [will be kept].", "US"},
        {"<{Kenya} intends to:>\n- [open a port]", "Kenya"},
        {"<We intend to:>\n- [open a port]", "Japan; Kenya"},
        {"{The EU Member States} [will ratify].", "EU member states"},
        {"{The Quad} [will ratify].", "Australia; India; Japan; US"},
        {"Gifts from Chad helped us. |{We} [will go on].", "Japan; Kenya"},
    };

    for (gsize i = 0; i < G_N_ELEMENTS(rows); i++)
        check_bound(*state, "Japan; Kenya", rows[i].text, rows[i].names);
}

/* "We" in the words of one who speaks for a side binds that side, where the side is told, and
 * where one side alone can promise it. */
static void test_one_speaks(void **state)
{
    static const struct {
        const char *text, *names;
    } rows[] = {
        {"\"{We} [will double our patrols],\" said the Kenyan minister.", "Kenya"},
        {"“{We} [will send two ships],” the Japanese envoy said.", "Japan"},
        {"\"{We} [will double our patrols],\" said a spokesman.", "Japan; Kenya"},
        {"\"{We} [have agreed to double the patrols],\" said the Kenyan minister.", "Japan; Kenya"},
        {"\"{We} [will jointly patrol the lake],\" said the Kenyan minister.", "Japan; Kenya"},
        {"\"{We} [will double the patrols],\" the Japanese and Kenyan ministers said.",
         "Japan; Kenya"},
        {"\"{We} [will double the patrols],\" the joint statement read.", "Japan; Kenya"},
        {"Kenya was represented by Minister Otieno and the head of the navy, Ann Mwangi. "
         "|\"{We} [will double our patrols],\" Mwangi said.",
         "Kenya"},
        {"Japanese Foreign Minister Aiko Sato opened the talks. |\"{We} [will send two ships],\" "
         "said Sato.",
         "Japan"},
        {"\"{We} [will send two ships],\" said Secretary Monaco.", "Japan; Kenya"},
        {"\"{Both sides} [will send two ships],\" said the Kenyan minister.", "Japan; Kenya"},
        {"\"{Kenya} [will send two ships],\" said the Japanese envoy.", "Kenya"},
        {"\"{We} [will send two ships],\" said \xff\xfe.", "Japan; Kenya"},
        {"\"{We} [will send two ships],\"", "Japan; Kenya"},
        {"\"{We} [will send two ships], said the Kenyan minister.", "Japan; Kenya"},
    };

    for (gsize i = 0; i < G_N_ELEMENTS(rows); i++)
        check_bound_in(*state, "Japan; Kenya", "reported", rows[i].text, rows[i].names);
    check_bound_in(*state, "Japan; Kenya", "verbatim", rows[0].text, "Japan; Kenya");
}

/* Nobody is named where nobody could be told; hostile texts name nobody. */
static void test_nobody(void **state)
{
    check_bound(*state, "", "{We} [will build a port].", "");
    check_bound(*state, "", "[]", "");
    check_bound(*state, ";;  ;", "{\xff\xfe} [\xc3 will].", "");
    check_bound(*state, "Atlantis", "{We} [will build a port].", "Atlantis");
}

/* An undertaking of those outside the circle is somebody else's. */
static void test_third_parties(void **state)
{
    static const struct {
        const char *circle, *bound;
        gboolean is_third;
    } rows[] = {
        {"EU; US", "ICANN", TRUE},        {"EU; US", "EU", FALSE},
        {"EU; US", "Eurojust", FALSE},    {"EU; US", "Belgium", FALSE},
        {"EU; US", "Japan", TRUE},        {"EU; US", "Japan; US", FALSE},
        {"G7", "Canada", FALSE},          {"Japan; Kenya", "Peru", TRUE},
        {"Japan; Kenya", "", FALSE},      {"", "Peru", FALSE},
        {"Japan; Kenya", "Xanadu", TRUE},
    };

    for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
        __attribute__((cleanup(circle_cleanup))) struct circle *circle =
            circle_of_names(*state, rows[i].circle);
        g_auto(GStrv) bound = g_strsplit(rows[i].bound, "; ", -1);
        g_autofree char *row = g_strdup_printf("%s of %s", rows[i].bound, rows[i].circle);
        expect_int(row, rows[i].is_third, who_is_third(*state, circle, bound));
    }
}

/* Names as texts write them: initials, adjectives, decoys. */
static void test_mentions(void **state)
{
    static const struct {
        const char *text, *names;
    } rows[] = {
        {"the U.S. and the E.U.", "US EU"},
        {"us and them", ""},
        {"It is in the IT department", ""},
        {"the South China Sea and China", "China"},
        {"New Mexico and Mexico's border", "Mexico"},
        {"Belgian Presidency", "EU"},
        {"the United Nations Office on Drugs and Crime (UNODC)", "UNODC UNODC"},
        {"Republic of the Congo, Guinea-Bissau", "Congo Guinea-Bissau"},
        {"", ""},
    };

    for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
        g_autoptr(GArray) found = lexicon_mentions(*state, rows[i].text, strlen(rows[i].text));
        GString *names = g_string_new(NULL);
        for (guint k = 0; k < found->len; k++)
            g_string_append_printf(names, "%s%s", k > 0 ? " " : "",
                                   g_array_index(found, struct lexicon_mention, k).party->name);
        expect_text(rows[i].text, rows[i].names, names->str);
        g_string_free(names, TRUE);
    }
}

/* A text of half a megabyte full of names is read in no time. */
static void test_long_text(void **state)
{
    GString *text = g_string_new(NULL);
    gint64 began = g_get_monotonic_time();

    for (int i = 0; i < 10000; i++)
        g_string_append(text, "The United States of America and, of the Republic, Peru met. U.S. ");
    circle_free(circle_read(*state, "Peru", text->str));
    if (g_get_monotonic_time() - began > 10 * G_USEC_PER_SEC)
        fail_msg("too slow");
    g_string_free(text, TRUE);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_circles),    cmocka_unit_test(test_many_bear_one_name),
        cmocka_unit_test(test_hosts),      cmocka_unit_test(test_bound),
        cmocka_unit_test(test_nobody),     cmocka_unit_test(test_third_parties),
        cmocka_unit_test(test_one_speaks), cmocka_unit_test(test_mentions),
        cmocka_unit_test(test_long_text),
    };

    return cmocka_run_group_tests_name("intake_who", tests, set_up, tear_down);
}
