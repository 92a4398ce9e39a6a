/* import_mapping.c proves which column of a file says what: names, labels, synonyms in four
 * languages, rules, heldto's own exports. */
#include "core/exchange/mapping.h"

#include "core/exchange/columns.h"
#include "core/session.h"
#include "tests/lib/expect.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

static const char *const extra[] = {
    "text",   "meeting", "meeting_date", "meeting_place", "voice",  "due",         "due_from",
    "due_to", "status",  "status_on",    "successor",     "source", "source_date", NULL,
};
static const struct map_kind commitments = {.as = "commitments",
                                            .noun = NOUN_COMMITMENT,
                                            .extra = extra,
                                            .synonyms = synonyms_of_commitment,
                                            .keeps_custom = TRUE};
static const char *const dates[] = {"date_from", "date_to", NULL};
static const struct map_kind meetings = {
    .as = "meetings", .noun = NOUN_MEETING, .extra = dates, .synonyms = synonyms_of_meeting};

static gint by_text(gconstpointer a, gconstpointer b)
{
    return strcmp(*(char *const *)a, *(char *const *)b);
}

/* "key=Ref text=Text x.Cost aside:due_last": what the headers come to, in alphabetical order. */
static char *mapped(const struct map_kind *kind, const char *headers, const char *rules,
                    GError **error)
{
    g_auto(GStrv) columns = g_strsplit(headers, ",", -1);
    g_auto(GStrv) given = g_strsplit(rules, ",", -1);
    g_autoptr(GPtrArray) list = g_ptr_array_new();
    for (gsize i = 0; given[i] != NULL && *rules != '\0'; i++)
        g_ptr_array_add(list, given[i]);
    struct mapping *mapping = mapping_new(kind, columns, g_strv_length(columns), list, error);
    if (mapping == NULL)
        return NULL;
    g_autoptr(GPtrArray) words = g_ptr_array_new_with_free_func(g_free);
    GHashTableIter iter;
    gpointer target, data;
    g_hash_table_iter_init(&iter, mapping->sources);
    while (g_hash_table_iter_next(&iter, &target, &data)) {
        const struct map_source *source = data;
        GString *word = g_string_new(target);
        if (source->constant != NULL)
            g_string_append_printf(word, "==%s", source->constant);
        for (guint i = 0; i < source->n; i++)
            g_string_append_printf(word, "%s%s", i == 0 ? "=" : "+",
                                   mapping->headers[source->columns[i]]);
        g_ptr_array_add(words, g_string_free(word, FALSE));
    }
    g_ptr_array_sort(words, by_text);
    for (guint i = 0; i < mapping->custom->len; i++) {
        const struct map_custom *custom = mapping->custom->pdata[i];
        g_ptr_array_add(words, g_strdup_printf("x.%s", custom->name));
    }
    for (guint i = 0; i < mapping->aside->len; i++)
        g_ptr_array_add(words, g_strdup_printf("aside:%s", (char *)mapping->aside->pdata[i]));
    for (guint i = 0; i < mapping->unused->len; i++)
        g_ptr_array_add(words, g_strdup_printf("unused:%s", (char *)mapping->unused->pdata[i]));
    if (mapping->is_own)
        g_ptr_array_add(words, g_strdup("own"));
    g_ptr_array_add(words, NULL);
    mapping_free(mapping);
    return g_strjoinv(" ", (char **)words->pdata);
}

/* Headers that people use find their field; what says less than it seems stays a custom field. */
static void test_headers(void **state)
{
    static const struct {
        const char *headers, *expected;
    } cases[] = {
        /* the file of the hostile inputs */
        {"ref,meeting,meeting_date,actor,commitment,due,status,source",
         "due=due key=ref meeting=meeting meeting_date=meeting_date parties=actor source=source "
         "status=status text=commitment"},
        /* four published tables */
        {"MLC ID,Commitment,Reporting Lead,All ministers",
         "key=MLC ID owner=Reporting Lead text=Commitment x.All ministers"},
        {"area,id,year,text,average,us", "key=id text=text topics=area x.year x.average x.us"},
        {"To,Text,From,Response,Action,Issue,Session",
         "text=Text topics=Issue x.To x.From x.Response x.Action x.Session"},
        {"Codice univoco programma,Amministrazione titolare,Obiettivi,Trimestre,anno,Codice "
         "univoco "
         "obiettivo",
         "due=Trimestre+anno key=Codice univoco obiettivo owner=Amministrazione titolare "
         "title=Obiettivi x.Codice univoco programma"},
        /* languages, case, marks, signs, invisible characters */
        {"Référence,ENGAGEMENT,Échéance,Statut,Thème", "due=Échéance key=Référence status=Statut "
                                                       "text=ENGAGEMENT topics=Thème"},
        {"Nr.,Wortlaut,Frist,Zuständig,Bemerkungen",
         "due=Frist key=Nr. note=Bemerkungen owner=Zuständig text=Wortlaut"},
        {"\ufeffID,Testo,Scadenza,Stato", "due=Scadenza key=\ufeffID status=Stato text=Testo"},
        {"Ref. No.,What was promised,Responsible party,Completion date,Status updated",
         "due=Completion date key=Ref. No. parties=Responsible party status_on=Status updated "
         "text=What was promised"},
        {"_Due_Date_, * Title *", "due=_Due_Date_ title= * Title *"},
        /* a field's own name wins over a synonym, the likelier synonym over the other */
        {"name,title", "title=title x.name"},
        {"id,ref,key", "key=key x.id x.ref"},
        {"number,reference", "key=reference x.number"},
        {"deadline,due_text,title", "due=deadline due_text=due_text title=title"},
        /* place and country mean two things */
        {"title,place,country", "parties=country place=place title=title"},
        {"title,meeting,date,place", "meeting=meeting meeting_date=date meeting_place=place "
                                     "title=title"},
        {"title,place,meeting,meeting_place", "meeting=meeting meeting_place=meeting_place "
                                              "place=place title=title"},
        {"title,parties,country", "country=country parties=parties title=title"},
        {"title,date", "title=title x.date"},
        /* a year alone, a quarter alone */
        {"title,year", "title=title x.year"},
        {"title,quarter", "title=title x.quarter"},
        {"title,Quarter,Year", "due=Quarter+Year title=title"},
        {"title,due_text,Quarter,Year", "due_text=due_text title=title x.Quarter x.Year"},
        /* what list shows and nobody writes */
        {"key,title,timeliness,due_last,wordings",
         "key=key title=title aside:timeliness aside:due_last aside:wordings"},
        {"title,x.Cost", "title=title x.Cost"},
    };
    (void)state;
    for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
        GError *failed = NULL;
        g_autofree char *actual = mapped(&commitments, cases[i].headers, "", &failed);
        assert_null(failed);
        expect_text(cases[i].headers, cases[i].expected, actual);
    }
}

/* --map decides: one column, several, none, the same words in every row, a custom name. */
static void test_rules(void **state)
{
    static const struct {
        const char *headers, *rules, *expected;
    } cases[] = {
        {"id,text", "key=", "text=text x.id"},
        {"id,text", "key=id+text", "key=id+text text=text"},
        {"id,text,n", "key=id + n", "key=id+n text=text"},
        {"a+b,text", "key=a+b", "key=a+b text=text"},
        {"Reporting Lead,All ministers,text", "owner=all ministers",
         "owner=All ministers text=text x.Reporting Lead"},
        {"Commitment,id", "description=Commitment", "description=Commitment key=id"},
        {"text", "voice==verbatim", "text=text voice==verbatim"},
        {"text", "voice==", "text=text voice=="},
        {"text,Cost", "x.budget=Cost", "text=text x.budget"},
        {"text,a,b", "Due Text=a,due-text=b", "due_text=b text=text x.a"},
        {"text,To", "parties=To", "parties=To text=text"},
    };
    (void)state;
    for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
        GError *failed = NULL;
        g_autofree char *actual = mapped(&commitments, cases[i].headers, cases[i].rules, &failed);
        if (failed != NULL)
            fail_msg("%s with %s: %s", cases[i].headers, cases[i].rules, failed->message);
        expect_text(cases[i].rules, cases[i].expected, actual);
    }
}

/* A wrong rule names what there is; two columns cannot be kept under one name. */
static void test_wrong_rules(void **state)
{
    static const struct {
        const char *headers, *rules, *says;
        int code;
    } cases[] = {
        {"id,text", "key=nosuch", "\"id\", \"text\"", HELDTO_ERROR_USAGE},
        {"id,text", "key=id+nosuch", "nosuch", HELDTO_ERROR_USAGE},
        {"id,text", "colour=id", "due_text", HELDTO_ERROR_USAGE},
        {"id,text", "key", "FIELD=COLUMN", HELDTO_ERROR_USAGE},
        {"id,text", "x.=id", "x.NAME", HELDTO_ERROR_USAGE},
        {"text,a,x.a", "", "x.a", HELDTO_ERROR_INPUT},
        {"text,a,b", "x.b=a", "x.b", HELDTO_ERROR_INPUT},
    };
    (void)state;
    for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
        GError *failed = NULL;
        assert_null(mapped(&commitments, cases[i].headers, cases[i].rules, &failed));
        if (!g_error_matches(failed, HELDTO_ERROR, cases[i].code) ||
            strstr(failed->message, cases[i].says) == NULL)
            fail_msg("%s: expected %d with \"%s\", actual %d \"%s\"", cases[i].rules, cases[i].code,
                     cases[i].says, failed->code, failed->message);
        g_error_free(failed);
    }
}

/* The header of an export is known again, whole and in order only. */
static void test_own(void **state)
{
    (void)state;
    g_autofree char *header = g_strjoinv(",", (char **)columns_of_export(NOUN_COMMITMENT));
    g_autofree char *more = g_strconcat(header, ",x.Cost,x.x.y", NULL);
    g_autofree char *foreign = g_strconcat(header, ",Cost", NULL);
    g_autofree char *own = mapped(&commitments, more, "", NULL);
    g_autofree char *other = mapped(&commitments, foreign, "", NULL);
    assert_true(g_str_has_suffix(own, "x.Cost x.x.y own"));
    assert_non_null(strstr(own, "place=place"));
    assert_true(g_str_has_suffix(other, "x.Cost"));
    g_autofree char *ruled = mapped(&commitments, more, "voice==verbatim", NULL);
    assert_false(g_str_has_suffix(ruled, "own"));
}

/* Meetings have no custom fields: what is left over is named. */
static void test_meetings(void **state)
{
    (void)state;
    g_autofree char *actual =
        mapped(&meetings, "date_from,date_to,city,country,host,level,source_url,Menu", "", NULL);
    assert_string_equal(actual, "city=city country=country date_from=date_from date_to=date_to "
                                "host=host level=level url=source_url unused:Menu");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_headers),     cmocka_unit_test(test_rules),
        cmocka_unit_test(test_wrong_rules), cmocka_unit_test(test_own),
        cmocka_unit_test(test_meetings),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
