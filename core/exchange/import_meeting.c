/* import_meeting.c owns tables of meetings: their dates, levels and states as people write them.
 * It must not know commitments. */
#include "core/exchange/import_draft.h"

#include "core/exchange/import_date.h"
#include "core/period/edtf.h"
#include "db/fold.h"
#include "db/meeting.h"

#include <string.h>

static const char *const targets[] = {"date_from", "date_to", NULL};
/* Fields that are not taken as they stand. */
static const char *const but[] = {"token", "date", "level", "state", "note", NULL};

static gboolean begin(struct import *import, GError **error)
{
    if (import_has(import, "date") || import_has(import, "date_from"))
        return TRUE;
    g_autofree char *columns = mapping_columns(import->mapping);
    import_reject(error,
                  "%s: no column says when the meetings were; it has %s. Name one with "
                  "--map date=COLUMN",
                  csv_reader_name(import->reader), columns);
    return FALSE;
}

static gboolean read_date(struct import *import, const char **edtf, GError **error)
{
    if (import_has(import, "date"))
        return import_edtf(import, "date", import_get(import, "date"), edtf, error);
    const char *from = import_get(import, "date_from"), *to = import_get(import, "date_to");
    return import_interval(import, from, *to != '\0' ? to : from, edtf, error);
}

/* "senior officials" out of "informal meeting of senior officials": the first word, or two, that
 * name a level. */
static const struct word *level_in(const char *words)
{
    g_auto(GStrv) parts = g_strsplit_set(words, " \t\r\n,;:/", -1);
    for (gsize i = 0; parts[i] != NULL; i++) {
        g_autofree char *two = g_strjoin(" ", parts[i], parts[i + 1], NULL);
        const struct word *word = parts[i + 1] != NULL ? words_find(WORDS_LEVEL, two) : NULL;
        if (word == NULL)
            word = words_find(WORDS_LEVEL, parts[i]);
        if (word != NULL)
            return word;
    }
    return NULL;
}

/* What remarks on a meeting say of its state; NULL: nothing. */
static const char *state_in(const char *remark)
{
    g_autofree char *folded = fold_text(remark, -1);
    gboolean is_announced = strstr(folded, "announced") != NULL;
    if (strstr(folded, "no record") != NULL || strstr(folded, "not traced") != NULL)
        return "not-traced";
    if (strstr(folded, "cancelled") != NULL || strstr(folded, "canceled") != NULL)
        return "cancelled";
    return is_announced ? "announced" : NULL;
}

/* "ministerial (month only in the source)": a level, and a remark in brackets. What names no level
 * by itself is a remark as a whole. */
static void set_level(struct import *import, struct draft *draft, GString *remark)
{
    const char *cell = import_get(import, "level"), *open = strchr(cell, '(');
    const struct word *word = words_find(WORDS_LEVEL, cell);
    gboolean has_bracket = word == NULL && open != NULL && g_str_has_suffix(cell, ")");
    g_autofree char *plain = has_bracket ? g_strndup(cell, (gsize)(open - cell)) : g_strdup(cell);
    if (word == NULL)
        word = words_find(WORDS_LEVEL, g_strstrip(plain));
    gboolean is_plain = word != NULL;
    if (word == NULL)
        word = level_in(plain);
    draft_set(draft, "level", word != NULL ? word->token : "");
    if (!is_plain)
        g_string_append(remark, cell);
    else if (has_bracket)
        g_string_append_len(remark, open + 1, (gssize)strlen(open) - 2);
}

static void set_state(struct import *import, struct draft *draft, const char *remark)
{
    const char *cell = import_get(import, "state");
    const struct word *word = words_find(WORDS_MEETING_STATE, cell);
    const char *state = word != NULL ? word->token : state_in(*cell != '\0' ? cell : remark);
    if (state != NULL)
        draft_set(draft, "state", state);
    else if (*cell != '\0')
        import_note(import, NOTE_WORD, cell);
}

static void set_note(struct import *import, struct draft *draft, const char *remark)
{
    const char *note = import_raw(import, "note");
    if (*remark != '\0' && strstr(note, remark) == NULL) {
        g_autofree char *both = g_strconcat(note, *note != '\0' ? "; " : "", remark, NULL);
        draft_set(draft, "note", both);
    } else if (*note != '\0' || import->mapping->is_own) {
        draft_set(draft, "note", note);
    }
}

static gboolean same_words(const char *a, const char *b)
{
    g_autofree char *x = fold_text(a, -1);
    g_autofree char *y = fold_text(b, -1);
    return strcmp(x, y) == 0;
}

/* The same occasion: date and place, and the level where two were held there and then. */
static gboolean is_it(struct import *import, const struct meeting *meeting, const char *edtf,
                      const char *level)
{
    gboolean same_series = import->series_id == 0 || meeting->series_id == 0 ||
                           meeting->series_id == import->series_id;
    gboolean same_level =
        *level == '\0' || *meeting->level == '\0' || strcmp(meeting->level, level) == 0;
    return same_series && same_level && strcmp(meeting->date_edtf, edtf) == 0 &&
           same_words(meeting->city, import_get(import, "city")) &&
           (*meeting->country == '\0' || !import_has(import, "country") ||
            same_words(meeting->country, import_get(import, "country")));
}

static gboolean find(struct import *import, const char *edtf, const char *level, gint64 *id,
                     GError **error)
{
    const char *token = import_get(import, "token");
    GError *failed = NULL;
    g_autofree char *first = NULL;
    g_autofree char *last = NULL;
    *id = 0;
    if (*token != '\0') {
        owned(meeting) meeting = meeting_by_token(import->session->db, token, &failed);
        *id = meeting != NULL ? meeting->id : 0;
        if (failed != NULL)
            g_propagate_error(error, failed);
        return failed == NULL;
    }
    if (!edtf_days(edtf, &first, &last))
        return TRUE;
    g_autoptr(GPtrArray) near =
        meeting_between(import->session->db, *first != '\0' ? first : "0001-01-01",
                        *last != '\0' ? last : "9999-12-31", error);
    for (guint i = 0; near != NULL && i < near->len && *id == 0; i++)
        if (is_it(import, near->pdata[i], edtf, level))
            *id = ((struct meeting *)near->pdata[i])->id;
    return near != NULL;
}

/* What the row says, apart from the register. */
static gboolean read_row(struct import *import, struct draft *draft, const char **edtf,
                         GError **error)
{
    g_autoptr(GString) remark = g_string_new(NULL);
    if (!read_date(import, edtf, error))
        return FALSE;
    if (**edtf == '\0') {
        import_reject(error, "it has no date");
        return FALSE;
    }
    draft_set(draft, "date", *edtf);
    if (import_has(import, "level"))
        set_level(import, draft, remark);
    set_state(import, draft, remark->str);
    set_note(import, draft, remark->str);
    if (import->options->series != NULL)
        draft_set(draft, "series", import->options->series);
    return import_fill(import, draft, but, error);
}

static enum verdict take(struct import *import, struct change *change, GError **error)
{
    GError *failed = NULL;
    const char *edtf = "";
    gint64 id = 0;
    owned_draft draft = draft_new(NOUN_MEETING);
    if (!import_has(import, "level"))
        draft_set(draft, "level", "");
    if (!read_row(import, draft, &edtf, &failed) ||
        !find(import, edtf, draft_get(draft, "level"), &id, &failed))
        return import_failed(failed, error);
    if (id == 0) {
        draft_set(draft, "token", import_get(import, "token"));
        return import_take_draft(import, change, draft, NULL, error);
    }
    owned_draft there = draft_load(import->session, NOUN_MEETING, id, &failed);
    if (there == NULL || !read_row(import, there, &edtf, &failed))
        return import_failed(failed, error);
    return import_take_draft(import, change, there, NULL, error);
}

static void identify(struct import *import, struct identity *identity)
{
    const char *token = import_get(import, "token");
    if (*token != '\0') {
        import_identify_thing(import, token, identity);
        return;
    }
    g_autofree char *thing = g_strjoin(
        "\x1f", import_get(import, "date"), import_get(import, "date_from"),
        import_get(import, "date_to"), import_get(import, "city"), import_get(import, "country"),
        import_get(import, "level"), import_get(import, "title"), NULL);
    import_identify_thing(import, thing, identity);
}

const struct import_kind import_meetings = {
    .map = {.as = "meetings",
            .noun = NOUN_MEETING,
            .extra = targets,
            .synonyms = synonyms_of_meeting},
    .begin = begin,
    .identify = identify,
    .take = take,
};
