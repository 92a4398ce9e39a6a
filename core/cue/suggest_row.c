/* suggest_row.c owns the fields of a suggestion.
 * It must not know how a promise is found. */
#include "core/cue/suggest_row.h"

#include "core/lexicon/due.h"
#include "core/lexicon/subject.h"
#include "core/cue/suggest_title.h"
#include "core/lexicon/venue.h"
#include "core/lexicon/voice.h"
#include "core/lexicon/who.h"
#include "core/scheme/words.h"
#include "core/text/text.h"
#include "db/fold.h"

#include <string.h>

static gint64 chars_of(const struct suggest_part *part, gsize at)
{
    const struct sentence *sentence = part->sentence;
    return sentence->start +
           g_utf8_strlen(part->reading->text + sentence->from, (gssize)(at - sentence->from));
}

/* What else is read in it. */
struct told {
    struct venue *venue; /* NULL without a lexicon */
    struct due *due;
    struct voice *voice;
    char **bound;
};

static struct told read_told(const struct suggest_part *part)
{
    /* another promise of the sentence has its own period */
    struct passage near = part->passage;
    near.sentence = MAX(near.sentence, part->reach);
    near.sentence_end = MIN(near.sentence_end, part->reach_end);
    struct told told = {.due = due_read(part->reading, &near),
                        .voice = voice_read(part->reading, &part->passage)};
    if (part->lexicon == NULL)
        return told;
    told.venue = venue_read(part->lexicon, part->reading, &part->passage);
    told.bound = who_bound(part->lexicon, part->reading, &part->passage);
    return told;
}

static void told_clear(struct told *told)
{
    venue_free(told->venue);
    due_free(told->due);
    voice_free(told->voice);
    g_strfreev(told->bound);
}

static gboolean is_next_meeting(const struct suggest_part *part, const struct told *told)
{
    if (told->venue != NULL)
        return told->venue->is_meeting;
    guint act = lexeme_skip_adverbs(part->lexemes, part->act);
    if (lexeme_is(part->lexemes, act, "to"))
        act = lexeme_skip_adverbs(part->lexemes, act + 1);
    return lexeme_in(part->lexemes, act, SET_MEET) &&
           !lexeme_in(part->lexemes, act + 1, SET_DETERMINER);
}

/* A token of WORDS_KIND. */
static const char *kind_of(const struct suggest_part *part, const struct told *told)
{
    if (strcmp(part->force, "stressed") == 0 || strcmp(part->force, "discussed") == 0)
        return "position";
    if (told->bound != NULL && *told->bound != NULL &&
        who_is_third(part->lexicon, part->reading->circle, told->bound))
        return "third-party";
    if (is_next_meeting(part, told))
        return "next-meeting";
    if (*told->due->edtf != '\0')
        return "one-off";
    guint act = lexeme_skip_adverbs(part->lexemes, part->act);
    if (part->again || strcmp(part->force, "supports") == 0 ||
        lexeme_in(part->lexemes, act, SET_STANDING))
        return "standing";
    return "one-off";
}

/* By what is to be done. */
static char *title_of(const struct suggest_part *part, const struct suggestion *row,
                      const struct told *told)
{
    const struct passage *passage = &part->passage;
    gsize from = passage->start;
    if (part->act < part->lexemes->list->len) {
        gsize act = lexeme_at(part->lexemes, part->act)->start;
        if (act > from && act < passage->end)
            from = act;
    }
    g_autofree char *words = g_strndup(part->reading->text + from, passage->end - from);
    const struct title_facts facts = {.kind = row->kind,
                                      .force = row->force,
                                      .place = row->place,
                                      .due_edtf = row->due_edtf,
                                      .level = told->venue != NULL ? told->venue->level : ""};
    return suggest_title(words, &facts);
}

static void set_told(struct suggestion *row, const struct suggest_part *part,
                     const struct told *told)
{
    row->kind = g_strdup(kind_of(part, told));
    row->voice = g_strdup(told->voice->token);
    row->speaker = g_strdup(told->voice->speaker);
    row->due_text = g_strdup(told->due->text);
    row->due_edtf = g_strdup(told->due->edtf);
    row->parties = told->bound != NULL ? g_strjoinv("; ", told->bound) : g_strdup("");
    row->place = g_strdup(told->venue != NULL ? told->venue->place : "");
    row->topic = part->lexicon != NULL ? subject_topic(part->lexicon, part->reading, &part->passage)
                                       : g_strdup("");
}

struct suggestion *suggest_row(const struct suggest_part *part)
{
    const struct passage *passage = &part->passage;
    struct suggestion *row = g_new0(struct suggestion, 1);
    row->uuid = g_strdup("");
    row->decision = g_strdup("");
    row->sentence_start = part->sentence->start;
    row->sentence_length = part->sentence->length;
    row->start = chars_of(part, passage->start);
    row->length = chars_of(part, passage->end) - row->start;
    row->exact = g_strndup(part->reading->text + passage->start, passage->end - passage->start);
    row->fingerprint = fold_text(row->exact, -1);
    row->force = g_strdup(part->force);
    row->again = part->again;
    row->verb = g_strdup(part->verb);
    row->cues = g_strdup(part->cues);
    row->confidence = part->sure;
    struct told told = read_told(part);
    set_told(row, part, &told);
    row->title = title_of(part, row, &told);
    told_clear(&told);
    return row;
}
