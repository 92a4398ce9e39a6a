/* about_meeting.c owns what a text tells of the meeting it came out of: when, where, by whom it was
 * hosted, at what level. It must not know what was promised there. */
#include "core/intake/about_private.h"

#include "core/lexicon/circle.h"
#include "core/lexicon/lexicon_private.h"
#include "core/period/day.h"
#include "core/period/edtf.h"
#include "core/text/sentence.h"
#include "db/fold.h"

#include <string.h>

enum { FIRST_SENTENCES = 40, ENOUGH = 20, NEAR_DAYS = 10, PLACE_LINE = 45, LONGEST = 3000 };

static const char gathering[] =
    " met hosted held convened gathered hosts convenes assembled chaired "
    "convening gather meet welcomed opened ";
static const char occasion[] =
    " meeting summit ministerial dialogue conference session talks forum "
    "council committee round visit plenary gathering ";
static const char ahead[] =
    " will shall next again forthcoming upcoming later scheduled planned before "
    "by until since after launched adopted signed decision ";

struct sight {
    struct about_scan *scan;
    GArray *sentences;
    gint best; /* sentence in which the meeting is told of; -1 */
    int score;
};

/* A sentence without the frame it may begin with; of one without an end, its beginning. */
static struct span span_of(const struct sight *sight, guint i)
{
    const struct sentence *s = &g_array_index(sight->sentences, struct sentence, i);
    const char *text = sight->scan->text;
    gsize start = MAX(s->from, sight->scan->body), end = s->to;
    if (end > start + LONGEST)
        end = (gsize)(g_utf8_find_prev_char(text + start, text + start + LONGEST) - text);
    return (struct span){start, end};
}

static struct tokens *tokens_of(const struct sight *sight, guint i)
{
    struct span s = span_of(sight, i);
    return tokens_new(sight->scan->text + s.start, s.end > s.start ? s.end - s.start : 0);
}

static gboolean is_read(const struct sight *sight, guint i)
{
    struct span s = span_of(sight, i);
    return s.start < s.end && !about_in_frame(sight->scan->about, s.start, s.end);
}

static gboolean has_of(const struct tokens *tokens, guint from, guint to, const char *words)
{
    for (guint i = from; i < to && i < tokens->list->len; i++)
        if (tokens_is_of(tokens, i, words))
            return TRUE;
    return FALSE;
}

/* How sure it is that this date of a sentence is the meeting's day. */
static int weigh(const struct tokens *tokens, const struct about_date *date, gsize before)
{
    guint n = tokens->list->len, at = tokens_from(tokens, date->start),
          from = tokens_from(tokens, before);
    int score = 0;
    if (has_of(tokens, 0, n, gathering))
        score += 30;
    if (has_of(tokens, 0, n, occasion))
        score += 10;
    if (at > 0 && tokens_is_of(tokens, at - 1, " on from "))
        score += 15;
    if (at > 1 && tokens_is_of(tokens, at - 2, gathering))
        score += 15;
    if (at <= 1)
        score += 10;
    if (has_of(tokens, from, at, ahead))
        score -= 45;
    if (has_of(tokens, from, at, " during "))
        score -= 15;
    if (date->day == 0)
        score -= 15;
    return score;
}

static const char *reference(const struct about_scan *scan)
{
    return scan->about->published_on;
}

static void take_date(struct sight *sight, guint i, const struct about_date *date, int score)
{
    g_autofree char *edtf = about_date_edtf(date, reference(sight->scan));
    if (edtf == NULL || score <= sight->score)
        return;
    about_set(&sight->scan->about->date, edtf);
    sight->score = score;
    sight->best = (gint)i;
}

/* "On Tuesday … during a meeting", "met today": counted from the page's day. */
static void take_relative(struct sight *sight, guint i, const struct tokens *tokens)
{
    const char *day = reference(sight->scan);
    guint n = tokens->list->len;
    if (!day_is_valid(day) || !(has_of(tokens, 0, n, gathering) || has_of(tokens, 0, n, occasion)))
        return;
    for (guint k = 0; k < n; k++) {
        int weekday = about_weekday(tokens, k);
        g_autofree char *found = NULL;
        if (weekday != 0 && k > 0 && tokens_is_of(tokens, k - 1, " on "))
            found = about_last_weekday(day, weekday);
        else if (tokens_is(tokens, k, "today"))
            found = g_strdup(day);
        else if (tokens_is(tokens, k, "yesterday"))
            found = day_add(day, -1);
        if (found == NULL || has_of(tokens, 0, k, " next ") || sight->score >= 35)
            continue;
        about_set(&sight->scan->about->date, found);
        sight->score = 35;
        sight->best = (gint)i;
    }
}

static void look_at(struct sight *sight, guint i)
{
    struct span s = span_of(sight, i);
    struct tokens *tokens = tokens_of(sight, i);
    g_autoptr(GArray) dates = about_dates(sight->scan->text + s.start, s.end - s.start);
    gsize before = 0;
    for (guint k = 0; k < dates->len; k++) {
        const struct about_date *date = &g_array_index(dates, struct about_date, k);
        int score = weigh(tokens, date, before) - (int)MIN(i, 15);
        if (score >= ENOUGH)
            take_date(sight, i, date, score);
        before = date->end;
    }
    take_relative(sight, i, tokens);
    if (sight->best < 0 && has_of(tokens, 0, tokens->list->len, gathering) &&
        !has_of(tokens, 0, tokens->list->len, " will "))
        sight->best = (gint)i;
    tokens_free(tokens);
}

/* A header that says when and where speaks of the meeting. */
static void weigh_header(struct sight *sight)
{
    struct about *about = sight->scan->about;
    const char *dated = about_header(sight->scan, "date");
    g_autoptr(GArray) dates = about_dates(dated, strlen(dated));
    g_autofree char *edtf =
        dates->len > 0 ? about_date_edtf(&g_array_index(dates, struct about_date, 0), "") : NULL;
    g_autofree char *first = NULL, *last = NULL, *mine = NULL, *mine_last = NULL;
    if (edtf == NULL || !edtf_days(edtf, &first, &last))
        return;
    gboolean is_near = *about->date != '\0' && edtf_days(about->date, &mine, &mine_last) &&
                       ABS(day_diff(mine_last, first)) <= NEAR_DAYS;
    if (!is_near)
        about_set(&about->date, edtf);
    about->has_date = TRUE;
}

/* As registers name it. */
static const char *full_name(const struct lexicon_party *party)
{
    static const char *const names[][2] = {
        {"us", "United States"}, {"gb", "United Kingdom"}, {"eu", "European Union"}};
    for (gsize i = 0; i < G_N_ELEMENTS(names); i++)
        if (strcmp(party->token, names[i][0]) == 0)
            return names[i][1];
    return party->name;
}

/* A country alone is named for many reasons, a city for few. */
static gboolean take_place_at(struct about *about, const struct lexicon *lexicon,
                              const struct tokens *tokens, guint i, gboolean with_countries)
{
    const struct phrase *place = phrases_at(lexicon->place_names, tokens, i);
    const struct phrase *name = phrases_at(lexicon->names, tokens, i);
    const struct lexicon_place *found = place != NULL ? place->value : NULL;
    if (found != NULL && (found->country != NULL || with_countries)) {
        about_set(found->country != NULL ? &about->city : &about->country, found->name);
        if (found->country != NULL)
            about_set(&about->country, full_name(found->country));
        return TRUE;
    }
    const struct lexicon_party *party = name != NULL ? name->value : NULL;
    if (!with_countries || party == NULL || strcmp(party->kind, "state") != 0 ||
        name->use != LEXICON_NAME)
        return FALSE;
    about_set(&about->country, full_name(party));
    return TRUE;
}

/* Places that everybody knows by a house. */
static const struct {
    const char *house, *city, *country;
} houses[] = {
    {"white house", "Washington", "United States"},
    {"camp david", "Camp David", "United States"},
    {"state department", "Washington", "United States"},
    {"pentagon", "Washington", "United States"},
    {"elysee", "Paris", "France"},
    {"downing street", "London", "United Kingdom"},
    {"berlaymont", "Brussels", "Belgium"},
};

static gboolean take_house(struct about *about, const char *folded)
{
    for (gsize i = 0; i < G_N_ELEMENTS(houses); i++)
        if (strstr(folded, houses[i].house) != NULL) {
            about_set(&about->city, houses[i].city);
            about_set(&about->country, houses[i].country);
            return TRUE;
        }
    return FALSE;
}

/* "… in Brussels", "at Sofia": the first in the words that is not promised. */
static gboolean find_place(struct about_scan *scan, const char *text, gsize len,
                           gboolean with_countries)
{
    struct tokens *tokens = tokens_new(text, len);
    g_autofree char *folded = fold_text(text, (gssize)len);
    gboolean found = FALSE;
    for (guint i = 0; !found && i + 1 < tokens->list->len; i++) {
        guint at = i + 1 + (tokens_is(tokens, i + 1, "the") ? 1 : 0);
        if (tokens_is_of(tokens, i, " in at a en ") &&
            !has_of(tokens, i > 12 ? i - 12 : 0, i, " will next again "))
            found = take_place_at(scan->about, scan->lexicon, tokens, at, with_countries);
    }
    found = found || take_house(scan->about, folded);
    tokens_free(tokens);
    return found;
}

/* Any place named in a title: "…ministerial, Riga, June 2015". */
static gboolean find_in_title(struct about_scan *scan, const char *title)
{
    struct tokens *tokens = tokens_new(title, strlen(title));
    gboolean found = FALSE;
    for (guint i = 0; !found && i < tokens->list->len; i++) {
        const struct phrase *place = phrases_at(scan->lexicon->place_names, tokens, i);
        const struct lexicon_place *value = place != NULL ? place->value : NULL;
        found = value != NULL && value->country != NULL &&
                take_place_at(scan->about, scan->lexicon, tokens, i, FALSE);
    }
    tokens_free(tokens);
    return found;
}

/* A line of its own, "Tirana, 28 and 29 October 2025", among the first: frame too. */
static void read_place_line(struct sight *sight)
{
    enum { LINES = 8 };
    struct about_scan *scan = sight->scan;
    const char *line = scan->text + scan->body;
    for (int n = 0; n < LINES && *line != '\0'; n++) {
        gsize len = strcspn(line, "\n");
        g_autofree char *words = g_strstrip(g_strndup(line, len));
        struct about_date date;
        gsize place = about_place_line(words, &date);
        g_autofree char *edtf = place > 0 ? about_date_edtf(&date, "") : NULL;
        if (edtf != NULL) {
            g_autofree char *city = g_strndup(words, place);
            gsize start = (gsize)(line - scan->text);
            about_add_frame(scan->about, start, start + len, "");
            about_set(&scan->about->date, edtf);
            sight->score = PLACE_LINE;
            if (!find_in_title(scan, city))
                about_set(&scan->about->city, city);
            return;
        }
        line += len + (line[len] == '\n');
    }
}

static void read_place(struct sight *sight)
{
    struct about_scan *scan = sight->scan;
    const char *header = about_header(scan, "place");
    g_autofree char *plain = g_strndup(header, strcspn(header, "(;"));
    g_strstrip(plain);
    if (*plain != '\0') {
        if (!find_in_title(scan, plain) && !find_place(scan, header, strlen(header), TRUE))
            about_set(&scan->about->city, plain);
        return;
    }
    if (*scan->about->city != '\0')
        return;
    if (sight->best >= 0) {
        struct span s = span_of(sight, (guint)sight->best);
        if (find_place(scan, scan->text + s.start, s.end - s.start, FALSE))
            return;
    }
    if (find_in_title(scan, scan->about->title))
        return;
    for (guint i = 0; i < MIN(sight->sentences->len, FIRST_SENTENCES); i++) {
        struct span s = span_of(sight, i);
        struct tokens *tokens = tokens_of(sight, i);
        gboolean is_it = is_read(sight, i) && has_of(tokens, 0, tokens->list->len, occasion) &&
                         !has_of(tokens, 0, tokens->list->len, " will again next ");
        tokens_free(tokens);
        if (is_it && find_place(scan, scan->text + s.start, s.end - s.start, FALSE))
            return;
    }
}

/* "Portuguese presidency", as the words have it; without "the". */
static void take_presidency(struct about_scan *scan, struct span s, const struct lexicon_mention *m)
{
    g_autofree char *words = g_strndup(scan->text + s.start + m->start, m->end - m->start);
    gsize skip = g_ascii_strncasecmp(words, "the ", 4) == 0 ? 4 : 0;
    char *noun = strstr(words, "Presidency");
    if (noun != NULL)
        *noun = 'p';
    about_set(&scan->about->host, words + skip);
    if (*scan->about->country == '\0')
        about_set(&scan->about->country, m->state->name);
}

/* A presidency received the meeting where it is said so, or where it was held in its country. */
static gboolean find_presidency(struct sight *sight, guint i)
{
    static const char receives[] = " hosted hosts host hosting organised organized convened ";
    struct about_scan *scan = sight->scan;
    struct span s = span_of(sight, i);
    g_autoptr(GArray) mentions =
        lexicon_mentions(scan->lexicon, scan->text + s.start, s.end - s.start);
    struct tokens *tokens = tokens_of(sight, i);
    gboolean is_told = has_of(tokens, 0, tokens->list->len, receives);
    tokens_free(tokens);
    for (guint k = 0; k < mentions->len; k++) {
        const struct lexicon_mention *m = &g_array_index(mentions, struct lexicon_mention, k);
        if (m->use != LEXICON_PRESIDENCY || m->state == NULL)
            continue;
        gboolean is_there = *scan->about->country == '\0'
                                ? is_told
                                : strcmp(scan->about->country, m->state->name) == 0;
        if (is_there) {
            take_presidency(scan, s, m);
            return TRUE;
        }
    }
    return FALSE;
}

static void read_host(struct sight *sight)
{
    struct about *about = sight->scan->about;
    for (guint i = 0; i < MIN(sight->sentences->len, 8); i++)
        if (is_read(sight, i) && find_presidency(sight, i))
            return;
    __attribute__((cleanup(circle_cleanup))) struct circle *circle =
        circle_read(sight->scan->lexicon, about->title, sight->scan->text + sight->scan->body);
    const struct lexicon_party *host =
        *circle->host != '\0' ? lexicon_party(sight->scan->lexicon, circle->host) : NULL;
    const struct lexicon_party *country =
        *about->country != '\0' ? lexicon_party(sight->scan->lexicon, about->country) : NULL;
    if (country != NULL && circle_has(circle, country->name))
        about_set(&about->host, about->country);
    else if (host != NULL)
        about_set(&about->host, full_name(host));
    if (*about->country == '\0' && host != NULL && strcmp(host->kind, "state") == 0)
        about_set(&about->country, full_name(host));
}

/* Where no city and no host tells it: "held in Ireland". */
static void read_country(struct sight *sight)
{
    struct about *about = sight->scan->about;
    if (sight->best < 0 || *about->country != '\0')
        return;
    struct span s = span_of(sight, (guint)sight->best);
    find_place(sight->scan, sight->scan->text + s.start, s.end - s.start, TRUE);
}

/* The words of a level, the surest first; found in what is folded. */
static const struct {
    const char *words, *level;
    int weight;
} levels[] = {
    {"senior officials meeting", "senior-officials", 9},
    {"meeting of senior officials", "senior-officials", 9},
    {"meeting of experts", "experts", 9},
    {"expert meeting", "experts", 9},
    {"working group meeting", "experts", 6},
    {"ministerial meeting", "ministers", 8},
    {"meeting of ministers", "ministers", 8},
    {"joint ministerial", "ministers", 8},
    {"ministerial", "ministers", 7},
    {"ministers", "ministers", 6},
    {"leaders", "leaders", 7},
    {"heads of state", "leaders", 8},
    {"summit", "leaders", 6},
    {"senior officials", "senior-officials", 5},
    {"experts", "experts", 3},
};

static int level_of(const char *text, gsize len, const char **level)
{
    g_autofree char *folded = fold_text(text, (gssize)len);
    int best = 0;
    for (gsize i = 0; i < G_N_ELEMENTS(levels); i++)
        if (levels[i].weight > best && fold_contains_phrase(folded, levels[i].words)) {
            best = levels[i].weight;
            *level = levels[i].level;
        }
    return best;
}

/* A title says it; else the sentence that tells of the meeting; else who came. */
static void read_level(struct sight *sight)
{
    static const char minister[] = " minister ministers commissioner secretary vice-president ";
    struct about_scan *scan = sight->scan;
    const char *title = scan->about->title;
    if (level_of(title, strlen(title), &scan->about->level) > 0)
        return;
    if (sight->best >= 0) {
        struct span s = span_of(sight, (guint)sight->best);
        if (level_of(scan->text + s.start, s.end - s.start, &scan->about->level) >= 6)
            return;
    }
    scan->about->level = "";
    for (guint i = 0; i < MIN(sight->sentences->len, 8); i++) {
        struct tokens *tokens = tokens_of(sight, i);
        for (guint k = 0; k < tokens->list->len; k++)
            if (tokens_is_of(tokens, k, minister) && tokens_at(tokens, k)->capital &&
                (k == 0 || !tokens_is_of(tokens, k - 1, " under assistant deputy ")))
                scan->about->level = "ministers";
        tokens_free(tokens);
    }
    if (*scan->about->level == '\0')
        level_of(scan->text + scan->body, MIN(strlen(scan->text + scan->body), 4000),
                 &scan->about->level);
}

static gboolean tells_of_meeting(const struct sight *sight)
{
    gboolean has_verb = FALSE, has_noun = FALSE;
    for (guint i = 0; i < sight->sentences->len; i++) {
        struct tokens *tokens = is_read(sight, i) ? tokens_of(sight, i) : NULL;
        if (tokens == NULL)
            continue;
        has_verb = has_verb || has_of(tokens, 0, tokens->list->len, gathering);
        has_noun = has_noun || has_of(tokens, 0, tokens->list->len, occasion);
        tokens_free(tokens);
    }
    const struct about *about = sight->scan->about;
    return has_verb && (has_noun || *about->city != '\0' || *about->level != '\0');
}

void about_read_meeting(struct about_scan *scan)
{
    struct about *about = scan->about;
    struct sight sight = {.scan = scan, .sentences = sentence_split(scan->text), .best = -1};
    guint n = 0;
    read_place_line(&sight);
    for (guint i = 0; i < sight.sentences->len && n < FIRST_SENTENCES; i++)
        if (is_read(&sight, i)) {
            look_at(&sight, i);
            n++;
        }
    about->has_date = *about->date != '\0';
    weigh_header(&sight);
    read_place(&sight);
    read_host(&sight);
    read_country(&sight);
    read_level(&sight);
    about->has_meeting = about->has_date || tells_of_meeting(&sight);
    if (!about->has_date && about->has_meeting && *about->published_on != '\0') {
        about_set(&about->date, about->published_on);
        about_doubt(about,
                    "the text does not say when the meeting was; taken from the page's date");
    }
    g_array_unref(sight.sentences);
}
