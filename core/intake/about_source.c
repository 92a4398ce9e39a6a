/* about_source.c owns what stands around a text and says where it is from: a header of named lines,
 * a dateline, "taken over from …", captions. It must not know what the meeting was. */
#include "core/intake/about_private.h"

#include "core/period/day.h"
#include "db/fold.h"

#include <stdio.h>
#include <string.h>

enum { FIRST_LINES = 20, HEADING_CHARS = 220, DATELINE_CHARS = 160 };

static const char *line_end(const char *p)
{
    return p + strcspn(p, "\n");
}

/* "Name" of a line "Name: value" that may stand in a header; NULL: none. New. */
static char *field_name(const char *line, const char *end)
{
    const char *colon = memchr(line, ':', (gsize)(end - line));
    if (colon == NULL || colon == line || colon - line > 24 || !g_ascii_isupper(*line) ||
        (colon + 1 < end && colon[1] != ' '))
        return NULL;
    for (const char *p = line; p < colon; p++)
        if (!g_ascii_isalpha(*p) && *p != '-' && *p != ' ')
            return NULL;
    return fold_text(line, colon - line);
}

/* Named lines up to a blank one, at least two, of which one says what the text is or when. */
static void read_header(struct about_scan *scan)
{
    const char *line = scan->text;
    guint n = 0;
    for (; *line != '\0' && *line != '\n' && n < FIRST_LINES; n++) {
        const char *end = line_end(line);
        char *name = field_name(line, end);
        if (name == NULL)
            break;
        const char *colon = memchr(line, ':', (gsize)(end - line));
        g_hash_table_replace(scan->header, name,
                             g_strstrip(g_strndup(colon + 1, (gsize)(end - colon - 1))));
        line = *end == '\n' ? end + 1 : end;
    }
    gboolean is_header =
        n >= 2 && (*line == '\n' || *line == '\0') &&
        (*about_header(scan, "title") != '\0' || *about_header(scan, "date") != '\0');
    if (!is_header) {
        g_hash_table_remove_all(scan->header);
        return;
    }
    scan->body = (gsize)(line - scan->text);
    about_add_frame(scan->about, 0, scan->body, "");
}

/* "date 2024-06-28 On 20-21 June …": a harvester's mark before the text. */
static void read_mark(struct about_scan *scan)
{
    const char *p = scan->text + scan->body;
    p += strspn(p, " \t\n");
    const char *start = p;
    if (g_ascii_strncasecmp(p, "date", 4) != 0)
        return;
    p += 4;
    p += strspn(p, ": \t");
    g_autofree char *day = g_strndup(p, strnlen(p, 10));
    if (!day_is_valid(day) || g_ascii_isalnum(p[10]))
        return;
    about_set(&scan->about->published_on, day);
    about_add_frame(scan->about, (gsize)(start - scan->text), (gsize)(p + 10 - scan->text), "");
    scan->body = (gsize)(p + 10 - scan->text);
    scan->body += strspn(scan->text + scan->body, " \t\n");
}

/* The days of a phrase like "23rd June, 2021", else "". New. */
static char *day_in(const char *text, gsize len)
{
    g_autoptr(GArray) dates = about_dates(text, len);
    if (dates->len == 0)
        return g_strdup("");
    const struct about_date *date = &g_array_index(dates, struct about_date, 0);
    char *edtf = date->year != 0 ? about_date_edtf(date, "") : NULL;
    if (edtf == NULL || !day_is_valid(edtf)) {
        g_free(edtf);
        return g_strdup("");
    }
    return edtf;
}

/* Where it begins a place in capitals: "MOSCOW", "NEW YORK, March 3". Bytes; 0: none. */
static gsize capitals(const char *p)
{
    gsize n = 0, letters = 0;
    while (g_ascii_isupper(p[n]) || (p[n] & 0x80) != 0 ||
           (n > 0 && strchr(" .'-/", p[n]) != NULL && p[n] != '\0')) {
        letters += g_ascii_isupper(p[n]) ? 1 : 0;
        if (g_str_has_prefix(p + n, "\xE2\x80\x93") || g_str_has_prefix(p + n, "\xE2\x80\x94"))
            break;
        n++;
    }
    while (n > 0 && p[n - 1] == ' ')
        n--;
    /* The last letter may begin the first word of the text: "BRUSSELS The". */
    return letters >= 3 && !g_ascii_islower(p[n]) ? n : 0;
}

/* An agency's name in brackets, before the date that may stand with it. */
static void take_agency(struct about *about, const char *open, const char *close)
{
    g_autofree char *inside = g_strndup(open + 1, (gsize)(close - open - 1));
    g_autofree char *day = day_in(inside, strlen(inside));
    char *dash = strstr(inside, " - ");
    if (dash == NULL)
        dash = strstr(inside, " \xE2\x80\x93 ");
    if (dash != NULL && *day != '\0')
        *dash = '\0';
    else if (*day != '\0')
        *inside = '\0';
    if (*g_strstrip(inside) != '\0')
        about_set(&about->publisher, inside);
    if (*day != '\0' && *about->published_on == '\0')
        about_set(&about->published_on, day);
}

static const char *skip_dash(const char *p)
{
    static const char *const dashes[] = {"\xE2\x80\x94", "\xE2\x80\x93", "--", "-", NULL};
    p += strspn(p, " ");
    for (const char *const *dash = dashes; *dash != NULL; dash++)
        if (g_str_has_prefix(p, *dash)) {
            p += strlen(*dash);
            return p + strspn(p, " ");
        }
    return NULL;
}

/* "MOSCOW (UrduPoint News / Sputnik - 23rd June, 2021) The …", "BRUSSELS, June 21 (Reuters) - The". */
static gboolean read_dateline(struct about_scan *scan)
{
    const char *start = scan->text + scan->body + strspn(scan->text + scan->body, " \t\n");
    gsize place = capitals(start);
    if (place == 0)
        return FALSE;
    const char *limit = start + MIN((gsize)DATELINE_CHARS, strlen(start));
    const char *end = line_end(start);
    limit = end < limit ? end : limit;
    const char *after = start + place;
    const char *open = after < limit ? memchr(after, '(', (gsize)(limit - after)) : NULL;
    const char *close = open != NULL ? memchr(open, ')', (gsize)(limit - open)) : NULL;
    gsize gap = open != NULL ? (gsize)(open - after) : 0;
    gboolean is_next = open != NULL && (strspn(after, " ") == gap || *after == ',');
    const char *behind =
        is_next && close != NULL && (gsize)(open - start) <= place + 40U ? close + 1 : NULL;
    const char *text = skip_dash(behind != NULL ? behind : start + place);
    if (behind == NULL) {
        /* Without an agency: "LISBON, 22 June 2021 - Ministers", the dash near. */
        for (const char *p = start + place; text == NULL && p < limit && p < start + place + 40;
             p++)
            text = *p == ' ' || (*p & 0x80) != 0 ? skip_dash(p) : NULL;
        if (text == NULL)
            return FALSE;
    } else {
        take_agency(scan->about, open, close);
        text = text != NULL ? text : behind + strspn(behind, " ");
    }
    if (*scan->about->published_on == '\0') {
        g_autofree char *day = day_in(start, (gsize)(text - start));
        about_set(&scan->about->published_on, day);
    }
    about_add_frame(scan->about, (gsize)(start - scan->text), (gsize)(text - scan->text), "");
    scan->about->coverage = "report";
    scan->body = (gsize)(text - scan->text);
    return TRUE;
}

/* Lines that another hand added. `is_taken`: what follows names whom it was taken over from. */
static const struct {
    const char *words; /* folded beginning of a paragraph */
    const char *language;
    gboolean is_taken;
} frames[] = {
    {"met dank overgenomen van", "nl", TRUE},
    {"overgenomen van", "nl", TRUE},
    {"noot van de website", "nl", FALSE},
    {"taken over with thanks from", "", TRUE},
    {"taken over from", "", TRUE},
    {"republished from", "", TRUE},
    {"republished with permission from", "", TRUE},
    {"reproduced from", "", TRUE},
    {"originally published by", "", TRUE},
    {"originally published on", "", TRUE},
    {"this article first appeared", "", FALSE},
    {"repris de", "fr", TRUE},
    {"avec l'aimable autorisation de", "fr", TRUE},
    {"ubernommen von", "de", TRUE},
    {"quelle:", "de", TRUE},
    {"fuente:", "es", TRUE},
    {"source:", "", TRUE},
    {"more photos here", "", FALSE},
    {"photos:", "", FALSE},
    {"photo:", "", FALSE},
    {"share this", "", FALSE},
    {"share on", "", FALSE},
    {"read more", "", FALSE},
    {"see also", "", FALSE},
    {"related:", "", FALSE},
    {"press contact", "", FALSE},
    {"media contact", "", FALSE},
    {"for media inquiries", "", FALSE},
    {"for more information", "", FALSE},
    {"editor's note", "", FALSE},
    {"note to editors", "", FALSE},
    {"last updated", "", FALSE},
    {"follow us", "", FALSE},
    {"subscribe", "", FALSE},
    {"###", "", FALSE},
};

enum { FRAME_CHARS = 400 };

/* "… van NAME, gepubliceerd op donderdag 1 maart 2018." */
static void take_origin(struct about *about, const char *words, gsize skip)
{
    g_autofree char *rest = g_strdup(
        g_utf8_offset_to_pointer(words, (glong)MIN((glong)skip, g_utf8_strlen(words, -1))));
    static const char *const stops[] = {", gepubliceerd",
                                        ", published",
                                        ", publi",
                                        ", ver\xC3\xB6"
                                        "ffentlicht",
                                        ". ",
                                        ".\n",
                                        "\n",
                                        " i, ",
                                        NULL};
    g_autofree char *day = day_in(rest, strlen(rest));
    for (char *blank = rest; (blank = strstr(blank, "\xC2\xA0")) != NULL;)
        memcpy(blank, "  ", 2);
    for (const char *const *stop = stops; *stop != NULL; stop++) {
        char *at = strstr(rest, *stop);
        if (at != NULL)
            *at = '\0';
    }
    g_strstrip(rest);
    gsize len = strlen(rest);
    if (len > 2 && g_str_has_suffix(rest, " i"))
        rest[len - 2] = '\0';
    else if (g_str_has_suffix(rest, "."))
        rest[len - 1] = '\0';
    if (*about->publisher != '\0')
        about_set(&about->republisher, about->publisher);
    g_strchomp(rest);
    about_set(&about->publisher, rest);
    if (*day != '\0' && *about->published_on == '\0')
        about_set(&about->published_on, day);
}

static char *site_of(const char *url)
{
    g_autoptr(GUri) uri = g_uri_parse(url, G_URI_FLAGS_NONE, NULL);
    const char *host = uri != NULL ? g_uri_get_host(uri) : NULL;
    if (host != NULL && g_str_has_prefix(host, "www."))
        host += 4;
    return g_strdup(host != NULL ? host : "");
}

/* Whose copy it is: the page's own site, else somebody the text does not name. */
static void name_republisher(struct about *about)
{
    g_autofree char *site = site_of(about->url);
    if (*about->republisher != '\0')
        return;
    about_set(&about->republisher, *site != '\0' ? site : "not named in the text");
    if (*site == '\0')
        about_doubt(about, "this copy was taken over from %s by somebody it does not name",
                    about->publisher);
}

static void read_frames(struct about_scan *scan)
{
    const GArray *paragraphs = scan->source->paragraphs;
    for (guint i = 0; i < paragraphs->len; i++) {
        struct span span = g_array_index(paragraphs, struct span, i);
        if (span.end - span.start > FRAME_CHARS || span.start < scan->body)
            continue;
        g_autofree char *words = g_strndup(scan->text + span.start, span.end - span.start);
        g_autofree char *folded = fold_text(words, -1);
        for (gsize k = 0; k < G_N_ELEMENTS(frames); k++) {
            if (!g_str_has_prefix(folded, frames[k].words))
                continue;
            about_add_frame(scan->about, span.start, span.end, frames[k].language);
            if (frames[k].is_taken) {
                take_origin(scan->about, words, strlen(frames[k].words));
                name_republisher(scan->about);
            }
            break;
        }
    }
}

/* "…/2023/04/14/joint-statement…": the day of a page in its address. */
static char *day_of_address(const char *url)
{
    for (const char *p = url; (p = strchr(p, '/')) != NULL; p++) {
        int y = 0, m = 0, d = 0, used = 0;
        if (sscanf(p, "/%4d/%2d/%2d/%n", &y, &m, &d, &used) == 3 && used > 0 && y > 1900 &&
            y < 2100)
            return day_from_numbers(y, m, d);
    }
    return NULL;
}

static gboolean is_blank_line(const char *p)
{
    return p[strspn(p, " \t")] == '\n' || p[strspn(p, " \t")] == '\0';
}

/* The lines of a first paragraph that is no sentence are what the text is called: one or two of them
 * whole, of more the first. */
static void read_heading(struct about_scan *scan)
{
    const char *start = scan->text + scan->body + strspn(scan->text + scan->body, " \t\n");
    gsize len = 0, lines = 0;
    for (const char *line = start; *line != '\0' && !is_blank_line(line); lines++) {
        const char *end = line_end(line);
        len = (gsize)(end - start);
        line = *end == '\n' ? end + 1 : end;
    }
    g_autofree char *block = g_strndup(start, len);
    gboolean is_sentence = strstr(block, ". ") != NULL || strstr(block, ".\n") != NULL;
    g_auto(GStrv) all = g_strsplit(block, "\n", 3);
    if (lines == 0 || start[len] == '\0' || is_sentence || g_ascii_isdigit(*start))
        return;
    g_autofree char *title = lines == 2 && about_place_line(g_strstrip(all[1]), NULL) == 0
                                 ? g_strjoin(": ", g_strstrip(all[0]), all[1], NULL)
                                 : g_strdup(g_strstrip(all[0]));
    gsize n = strlen(title);
    if (n > 0 && n <= HEADING_CHARS && strchr(".;:,?!", title[n - 1]) == NULL &&
        about_place_line(title, NULL) == 0)
        about_set(&scan->about->title, title);
}

/* "Published 7 November 2023", also on two lines, as sites put it above a text. */
static void read_published(struct about_scan *scan)
{
    enum { LINES = 12, LONGEST = 80 };
    const char *line = scan->text + scan->body;
    for (int n = 0; n < LINES && *line != '\0'; n++) {
        const char *end = line_end(line), *next = *end == '\n' ? end + 1 : end;
        gboolean is_it = g_ascii_strncasecmp(line, "published", 9) == 0 && end - line <= LONGEST;
        const char *stop = is_it && !g_ascii_isdigit(end[-1]) ? line_end(next) : end;
        g_autofree char *day =
            is_it && stop - line <= 2 * LONGEST ? day_in(line, (gsize)(stop - line)) : g_strdup("");
        if (*day != '\0') {
            about_set(&scan->about->published_on, day);
            about_add_frame(scan->about, (gsize)(line - scan->text), (gsize)(stop - scan->text),
                            "");
            return;
        }
        line = next;
    }
}

static void take_header(struct about_scan *scan)
{
    struct about *about = scan->about;
    const char *source = about_header(scan, "source"), *url = about_header(scan, "url");
    const char *address = *url != '\0' ? url : source;
    about_set(&about->title, about_header(scan, "title"));
    about_set(&about->publisher, about_header(scan, "publisher"));
    about_set(&about->republisher, about_header(scan, "republisher"));
    if (g_str_has_prefix(address, "http")) {
        g_autofree char *one = g_strndup(address, strcspn(address, " ;"));
        about_set(&about->url, one);
    } else if (*about->publisher == '\0') {
        about_set(&about->publisher, source);
    }
    const char *published = about_header(scan, "published");
    g_autofree char *day = day_in(published, strlen(published));
    about_set(&about->published_on, day);
}

static void take_file(struct about_scan *scan)
{
    struct about *about = scan->about;
    const struct statement_text *s = scan->source;
    if (*about->title == '\0')
        about_set(&about->title, s->title);
    g_autofree char *sender = g_strndup(s->sender, strcspn(s->sender, "<"));
    g_strstrip(sender);
    if (*about->publisher == '\0')
        about_set(&about->publisher, *s->publisher != '\0' ? s->publisher
                                     : *sender != '\0'     ? sender
                                                           : s->sender);
    if (*about->published_on == '\0')
        about_set(&about->published_on, s->published_on);
    if (*about->url == '\0')
        about_set(&about->url, s->url);
}

void about_read_source(struct about_scan *scan)
{
    struct about *about = scan->about;
    read_header(scan);
    take_header(scan);
    take_file(scan);
    read_mark(scan);
    if (!read_dateline(scan) && *about->title == '\0')
        read_heading(scan);
    if (*about->published_on == '\0')
        read_published(scan);
    read_frames(scan);
    g_autofree char *day = day_of_address(about->url);
    if (*about->published_on == '\0' && day != NULL)
        about_set(&about->published_on, day);
    const char *dated = about_header(scan, "date");
    g_autofree char *header_day = day_in(dated, strlen(dated));
    if (*about->published_on == '\0')
        about_set(&about->published_on, header_day);
    if (*about->publisher == '\0' && *about->url != '\0') {
        g_free(about->publisher);
        about->publisher = site_of(about->url);
    }
}
