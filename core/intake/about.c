/* about.c owns what is proposed about a text as a whole: the parts put together, and the meeting of
 * the register that it is. It must not know by which words anything is told. */
#include "core/intake/about.h"

#include "core/intake/about_private.h"
#include "core/period/day.h"
#include "core/period/edtf.h"
#include "core/scheme/words.h"
#include "core/text/text.h"
#include "db/fold.h"
#include "db/meeting.h"
#include "db/series.h"

#include <string.h>

static void person_free(gpointer data)
{
    struct about_person *person = data;
    g_free(person->name);
    g_free(person->role);
    g_free(person->party);
    g_free(person);
}

static char **const *texts_of(struct about *a)
{
    static char **members[13];
    char **all[] = {&a->title,  &a->publisher,     &a->republisher, &a->published_on, &a->language,
                    &a->url,    &a->date,          &a->city,        &a->country,      &a->host,
                    &a->series, &a->meeting_title, &a->meeting};
    memcpy(members, all, sizeof members);
    return members;
}

enum { N_TEXTS = 13, MAX_FRAMES = 200 };

void about_set(char **member, const char *text)
{
    char *copy = g_strdup(text != NULL ? text : "");
    g_free(*member);
    *member = copy;
}

void about_doubt(struct about *about, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    g_autofree char *words = g_strdup_vprintf(format, args);
    va_end(args);
    g_ptr_array_add(about->doubts, text_show(words, -1));
}

const char *about_header(const struct about_scan *scan, const char *name)
{
    const char *value = g_hash_table_lookup(scan->header, name);
    return value != NULL ? value : "";
}

void about_add_frame(struct about *about, gsize start, gsize end, const char *language)
{
    struct about_frame frame = {.start = start, .end = end};
    guint i = 0;
    g_strlcpy(frame.language, language, sizeof frame.language);
    if (start >= end || about->frames->len >= MAX_FRAMES || about_in_frame(about, start, end))
        return;
    while (i < about->frames->len &&
           g_array_index(about->frames, struct about_frame, i).start < start)
        i++;
    g_array_insert_val(about->frames, i, frame);
}

gboolean about_in_frame(const struct about *about, gsize start, gsize end)
{
    for (guint i = 0; i < about->frames->len; i++) {
        const struct about_frame *frame = &g_array_index(about->frames, struct about_frame, i);
        if (start < frame->end && end > frame->start)
            return TRUE;
    }
    return FALSE;
}

static struct about *new_about(void)
{
    struct about *about = g_new0(struct about, 1);
    char **const *members = texts_of(about);
    for (int i = 0; i < N_TEXTS; i++)
        *members[i] = g_strdup("");
    about->coverage = about->voice = about->level = "";
    about->frames = g_array_new(FALSE, FALSE, sizeof(struct about_frame));
    about->people = g_ptr_array_new_with_free_func(person_free);
    about->doubts = g_ptr_array_new_with_free_func(g_free);
    return about;
}

void about_free(struct about *about)
{
    if (about == NULL)
        return;
    char **const *members = texts_of(about);
    for (int i = 0; i < N_TEXTS; i++)
        g_free(*members[i]);
    g_array_unref(about->frames);
    g_ptr_array_unref(about->people);
    g_ptr_array_unref(about->doubts);
    g_free(about);
}

/* "Ministers, Brussels, 20–21 June 2024" */
static char *name_meeting(const struct about *about)
{
    g_autoptr(GPtrArray) parts = g_ptr_array_new();
    g_autofree char *date = edtf_words(about->date);
    const char *place = *about->city != '\0' ? about->city : about->country;
    const char *level = *about->level != '\0' ? words_label(WORDS_LEVEL, about->level) : "meeting";
    g_autofree char *first =
        g_strdup_printf("%c%s", g_ascii_toupper(*level), *level != '\0' ? level + 1 : "");
    g_ptr_array_add(parts, first);
    if (*place != '\0')
        g_ptr_array_add(parts, (gpointer)place);
    if (*date != '\0')
        g_ptr_array_add(parts, date);
    g_ptr_array_add(parts, NULL);
    return g_strjoinv(", ", (char **)parts->pdata);
}

/* How well a meeting that overlaps in days fits: another level or place is another meeting. */
static int fit(const struct meeting *m, const struct about *about, gint64 series_id)
{
    g_autofree char *theirs = fold_text(m->city, -1), *ours = fold_text(about->city, -1);
    gboolean same_city = *ours != '\0' && strcmp(theirs, ours) == 0;
    if (series_id != 0 && m->series_id != 0 && m->series_id != series_id)
        return -1;
    if (*m->level != '\0' && *about->level != '\0' && strcmp(m->level, about->level) != 0)
        return -1;
    if (*ours != '\0' && *theirs != '\0' && !same_city)
        return -1;
    return 1 + same_city + (m->series_id == series_id) * 2 +
           (*m->level != '\0' && strcmp(m->level, about->level) == 0);
}

static gboolean find_series(struct session *session, const char *name, gint64 *id, GError **error)
{
    GError *failed = NULL;
    owned(series) series = *name != '\0' ? series_find(session->db, name, &failed) : NULL;
    *id = series != NULL ? series->id : 0;
    if (failed != NULL)
        g_propagate_error(error, failed);
    return failed == NULL;
}

/* A meeting that is known by its month or half year alone is no proof of the same one. */
static gboolean is_near(const struct meeting *m)
{
    return day_is_valid(m->date_first) && day_is_valid(m->date_last) &&
           day_diff(m->date_first, m->date_last) <= 31;
}

gboolean about_find_meeting(struct session *session, struct about *about, GError **error)
{
    g_autofree char *first = NULL, *last = NULL;
    gint64 series_id;
    about_set(&about->meeting, "");
    if (!find_series(session, about->series, &series_id, error))
        return FALSE;
    if (*about->date == '\0' || !edtf_days(about->date, &first, &last))
        return TRUE;
    g_autoptr(GPtrArray) near = meeting_between(session->db, first, last, error);
    int best = 0, n_best = 0;
    for (guint i = 0; near != NULL && i < near->len; i++) {
        const struct meeting *m = near->pdata[i];
        int score = is_near(m) ? fit(m, about, series_id) : -1;
        if (score <= 0 || score < best)
            continue;
        n_best = score == best ? n_best + 1 : 1;
        best = score;
        about_set(&about->meeting, m->token);
    }
    if (n_best > 1) {
        about_doubt(about, "several meetings of the register have these days: say which");
        about_set(&about->meeting, "");
    }
    return near != NULL;
}

void about_name_meeting(struct about *about)
{
    g_autofree char *name = name_meeting(about);
    about_set(&about->meeting_title, name);
}

static void set_title(struct about_scan *scan)
{
    struct about *about = scan->about;
    about_name_meeting(about);
    if (*about->title != '\0')
        return;
    g_free(about->title);
    about->title = *about->date != '\0'
                       ? g_strdup_printf("Text of the meeting: %s", about->meeting_title)
                       : text_shorten(scan->text + scan->body, 80);
    if (*g_strstrip(about->title) == '\0')
        about_set(&about->title, scan->source->name);
    about_doubt(about, "the text has no title of its own");
}

struct about *about_read(struct session *session, const struct lexicon *lexicon,
                         const struct statement_text *source, GError **error)
{
    struct about *about = new_about();
    struct about_scan scan = {.session = session,
                              .lexicon = lexicon,
                              .source = source,
                              .text = source->text,
                              .about = about};
    scan.header = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free);
    about_read_source(&scan);
    about_read_meeting(&scan);
    about_read_people(&scan);
    about_read_kind(&scan);
    gboolean done = about_read_series(&scan, error);
    if (done)
        set_title(&scan);
    done = done && (session == NULL || about_find_meeting(session, about, error));
    g_hash_table_unref(scan.header);
    if (done)
        return about;
    about_free(about);
    return NULL;
}
