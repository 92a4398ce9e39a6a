/* take_in.c owns what is known of a statement before it is stored: proposals, what was wished for
 * instead, and what it promises. It must not know how any of it is stored. */
#include "core/intake/take_in.h"

#include "core/draft/names.h"
#include "core/intake/about_private.h"
#include "core/intake/take_in_people.h"
#include "core/lexicon/circle.h"
#include "core/period/day.h"
#include "core/period/edtf.h"
#include "core/scheme/words.h"
#include "db/meeting.h"
#include "db/rows.h"

#include <string.h>

static gboolean fail(GError **error, enum heldto_error code, const char *words)
{
    g_set_error_literal(error, HELDTO_ERROR, (int)code, words);
    return FALSE;
}

static gboolean wish_token(const char **member, enum word_set set, const char *name,
                           const char *wish, gboolean may_be_none, GError **error)
{
    const struct word *word = wish != NULL ? words_find(set, wish) : NULL;
    g_autofree char *list = words_list(set);
    if (wish != NULL && *wish == '\0' && may_be_none) {
        *member = "";
        return TRUE;
    }
    if (wish != NULL && word == NULL) {
        g_set_error(error, HELDTO_ERROR, HELDTO_ERROR_USAGE, "--%s: there are %s", name, list);
        return FALSE;
    }
    if (word != NULL)
        *member = word->token;
    return TRUE;
}

static gboolean wish_date(struct about *about, const char *wish, GError **error)
{
    if (wish == NULL || *wish == '\0') {
        about_set(&about->date, wish != NULL ? "" : about->date);
        return TRUE;
    }
    g_autoptr(GArray) dates = about_dates(wish, strlen(wish));
    g_autofree char *edtf =
        edtf_is_valid(wish)
            ? g_strdup(wish)
            : (dates->len == 1 ? about_date_edtf(&g_array_index(dates, struct about_date, 0), "")
                               : NULL);
    if (edtf == NULL)
        return fail(error, HELDTO_ERROR_USAGE,
                    "--date: a day, days, a month or a year of the meeting, such as 2024-06-20, "
                    "2024-06-20/2024-06-21 or 20-21 June 2024");
    about_set(&about->date, edtf);
    about->has_date = TRUE;
    return TRUE;
}

static gboolean wish_day(struct about *about, const char *wish, GError **error)
{
    const gboolean is_told = wish != NULL && *wish != '\0';
    g_autofree char *day = is_told ? day_parse(wish, DAY_ORDER_ASK, error) : NULL;
    if (is_told && day == NULL)
        return FALSE;
    if (wish != NULL && !is_told)
        about_set(&about->published_on, "");
    if (day != NULL)
        about_set(&about->published_on, day);
    return TRUE;
}

/* What was said puts an end to the doubt about it. */
static gboolean take_wish(struct about *about, const struct take_in_wish *wish, GError **error)
{
    const struct {
        char **member;
        const char *wish;
    } texts[] = {
        {&about->title, wish->title},
        {&about->publisher, wish->publisher},
        {&about->republisher, wish->republisher},
        {&about->url, wish->url},
        {&about->language, wish->language},
        {&about->city, wish->city},
        {&about->country, wish->country},
        {&about->host, wish->host},
        {&about->series, wish->series},
    };
    for (gsize i = 0; i < G_N_ELEMENTS(texts); i++)
        if (texts[i].wish != NULL)
            about_set(texts[i].member, texts[i].wish);
    if (wish->series != NULL && *wish->series != '\0' && !names_is_token(wish->series))
        return fail(error, HELDTO_ERROR_USAGE,
                    "--series: small letters, digits and hyphens, such as eu-us-jha");
    return wish_token(&about->coverage, WORDS_COVERAGE, "coverage", wish->coverage, FALSE, error) &&
           wish_token(&about->voice, WORDS_VOICE, "voice", wish->voice, FALSE, error) &&
           wish_token(&about->level, WORDS_LEVEL, "level", wish->level, TRUE, error) &&
           wish_date(about, wish->date, error) && wish_day(about, wish->published_on, error) &&
           take_in_wish_people(about, wish->participants, error);
}

static gboolean set_known(struct take_in *take, gint64 id, GError **error)
{
    owned(meeting) m = meeting_by_id(take->session->db, id, error);
    if (m == NULL)
        return FALSE;
    take->meeting_id = id;
    about_set(&take->about->meeting, m->token);
    if (*m->date_edtf != '\0')
        about_set(&take->about->date, m->date_edtf);
    return TRUE;
}

/* The meeting it is of: the one said, the one that fits, or one to be made where its day is known. */
static gboolean find_meeting(struct take_in *take, const struct take_in_wish *wish, GError **error)
{
    struct about *about = take->about;
    gint64 id = 0;
    gboolean is_named = wish->meeting != NULL && strcmp(wish->meeting, "new") != 0 &&
                        strcmp(wish->meeting, "none") != 0;
    if (is_named)
        return names_meeting(take->session, wish->meeting, &id, error) &&
               set_known(take, id, error);
    if (wish->meeting != NULL)
        about_set(&about->meeting, "");
    else if (!about_find_meeting(take->session, about, error))
        return FALSE;
    if (*about->meeting != '\0')
        return names_meeting(take->session, about->meeting, &id, error) &&
               set_known(take, id, error);
    gboolean is_wanted = wish->meeting == NULL || strcmp(wish->meeting, "new") == 0;
    take->is_new =
        is_wanted && *about->date != '\0' && (about->has_meeting || wish->meeting != NULL);
    if (wish->meeting != NULL && is_wanted && !take->is_new)
        return fail(error, HELDTO_ERROR_USAGE,
                    "the text does not say when its meeting was; say --date too");
    return TRUE;
}

struct same {
    const char *sha256;
    char *plain; /* the text without white space */
    gint64 id;
};

static char *without_blanks(const char *text)
{
    char *plain = g_strdup(text), *to = plain;
    for (const char *p = text; *p != '\0'; p++)
        if (!g_ascii_isspace(*p))
            *to++ = *p;
    *to = '\0';
    return plain;
}

static gboolean is_same(enum table_id table, const void *row, gpointer data)
{
    struct same *same = data;
    const struct document *document = row;
    (void)table;
    g_autofree char *plain = without_blanks(document->text);
    if (strcmp(document->sha256, same->sha256) != 0 && strcmp(plain, same->plain) != 0)
        return TRUE;
    same->id = document->id;
    return FALSE;
}

static gboolean find_held(struct take_in *take, GError **error)
{
    g_autofree char *sha256 = g_compute_checksum_for_bytes(G_CHECKSUM_SHA256, take->text->bytes);
    g_autofree char *plain = without_blanks(take->text->text);
    struct same same = {.sha256 = sha256, .plain = plain};
    if (!row_walk(take->session->db, TABLE_DOCUMENT, is_same, &same, error))
        return FALSE;
    take->held_id = same.id;
    return TRUE;
}

/* Words inside a frame promise nothing. */
static void drop_framed(struct take_in *take)
{
    const char *text = take->text->text;
    for (guint i = take->suggestions->len; i > 0; i--) {
        const struct suggestion *row = take->suggestions->pdata[i - 1];
        const char *at = g_utf8_offset_to_pointer(text, (glong)row->start);
        gsize start = (gsize)(at - text);
        if (about_in_frame(take->about, start, start + strlen(row->exact)))
            g_ptr_array_remove_index(take->suggestions, i - 1);
    }
    for (guint i = 0; i < take->suggestions->len; i++)
        take->n_sure +=
            ((struct suggestion *)take->suggestions->pdata[i])->confidence >= SUGGEST_SURE ? 1 : 0;
}

static gboolean find_promises(struct take_in *take, const struct lexicon *lexicon,
                              const struct circle *circle, GError **error)
{
    struct about *about = take->about;
    g_autofree char *first = NULL, *last = NULL;
    if (!edtf_days(about->date, &first, &last) || *last == '\0') {
        g_free(last);
        last = g_strdup(about->published_on);
    }
    struct cues *cues = suggest_cues(take->session->db, error);
    if (cues == NULL)
        return FALSE;
    struct reading reading = {.text = take->text->text,
                              .title = about->title,
                              .day = last,
                              .language = about->language,
                              .voice = about->voice,
                              .circle = circle};
    take->suggestions = suggest_find(&reading, lexicon, cues);
    cues_free(cues);
    drop_framed(take);
    return TRUE;
}

/* A story or a table promises nothing and tells of no meeting between parties. */
static gboolean check_statement(const struct take_in *take, const struct circle *circle,
                                const struct take_in_wish *wish, GError **error)
{
    const struct about *about = take->about;
    gboolean has_parties = circle->parties->len > 1 || *about->level != '\0' || about->is_issued;
    gboolean is_told = about->has_meeting && has_parties;
    gboolean is_promised = take->n_sure > 0 && has_parties;
    if (is_told || is_promised || wish->is_sure || wish->meeting != NULL)
        return TRUE;
    g_set_error(
        error, HELDTO_ERROR, HELDTO_ERROR_INPUT,
        "%s: this does not read as a statement: it tells of no meeting, and nobody promises "
        "anything in it. Say --meeting TOKEN (or new) to take it in all the same",
        take->text->name);
    return FALSE;
}

static gboolean prepare(struct take_in *take, const struct take_in_wish *wish, GError **error)
{
    __attribute__((cleanup(lexicon_cleanup))) struct lexicon *lexicon =
        lexicon_new(take->session->db, error);
    if (lexicon == NULL)
        return FALSE;
    take->about = about_read(take->session, lexicon, take->text, error);
    take->is_people_said = wish->participants != NULL;
    if (take->about == NULL || !take_wish(take->about, wish, error))
        return FALSE;
    about_name_meeting(take->about);
    if (!find_meeting(take, wish, error) || !find_held(take, error))
        return FALSE;
    __attribute__((cleanup(circle_cleanup))) struct circle *circle =
        circle_read(lexicon, take->about->title, take->text->text);
    return find_promises(take, lexicon, circle, error) &&
           check_statement(take, circle, wish, error);
}

struct take_in *take_in_read(struct session *session, struct statement_text *text,
                             const struct take_in_wish *wish, GError **error)
{
    static const struct take_in_wish none;
    struct take_in *take = g_new0(struct take_in, 1);
    take->session = session;
    take->text = text;
    take->filled = g_strdup("");
    if (prepare(take, wish != NULL ? wish : &none, error))
        return take;
    take_in_free(take);
    return NULL;
}

gboolean take_in_again(struct take_in *take, const struct take_in_wish *wish, GError **error)
{
    g_clear_pointer(&take->about, about_free);
    g_clear_pointer(&take->suggestions, g_ptr_array_unref);
    take->n_sure = 0;
    take->held_id = 0;
    take->meeting_id = 0;
    take->is_new = take->is_people_said = FALSE;
    return prepare(take, wish, error);
}

void take_in_free(struct take_in *take)
{
    if (take == NULL)
        return;
    statement_text_free(take->text);
    about_free(take->about);
    if (take->suggestions != NULL)
        g_ptr_array_unref(take->suggestions);
    g_free(take->filled);
    g_free(take);
}
