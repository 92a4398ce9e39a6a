/* suggest_row.c owns the fields of a suggestion.
 * It must not know how a promise is found. */
#include "core/intake/suggest_row.h"

#include "core/scheme/words.h"
#include "core/text/text.h"
#include "db/fold.h"

#include <string.h>

enum { LONGEST_TITLE = 80 };

static gint64 chars_of(const struct suggest_part *part, gsize at)
{
    const struct sentence *sentence = part->sentence;
    return sentence->start +
           g_utf8_strlen(part->reading->text + sentence->from, (gssize)(at - sentence->from));
}

static gboolean is_next_meeting(const struct suggest_part *part)
{
    if (part->who == WHO_MEETING)
        return TRUE;
    guint act = lexeme_skip_adverbs(part->lexemes, part->act);
    return lexeme_in(part->lexemes, act, SET_MEET);
}

/* A token of WORDS_KIND. */
static const char *kind_of(const struct suggest_part *part, gboolean has_due)
{
    if (strcmp(part->force, "stressed") == 0 || strcmp(part->force, "discussed") == 0)
        return "position";
    if (is_next_meeting(part))
        return "next-meeting";
    if (has_due)
        return "one-off";
    if (part->again || strcmp(part->force, "supports") == 0 ||
        lexeme_in(part->lexemes, lexeme_skip_adverbs(part->lexemes, part->act), SET_STANDING))
        return "standing";
    return "one-off";
}

/* A title from the words: what is to be done, on one line. */
static char *title_of(const struct suggest_part *part)
{
    const struct passage *passage = &part->passage;
    gsize from = passage->start;
    if (part->act < part->lexemes->list->len) {
        gsize act = lexeme_at(part->lexemes, part->act)->start;
        if (act > from && act < passage->end)
            from = act;
    }
    g_autofree char *words = g_strndup(part->reading->text + from, passage->end - from);
    for (char *p = words; *p != '\0'; p++)
        if (g_ascii_isspace(*p))
            *p = ' ';
    g_autofree char *one = text_shorten(words, LONGEST_TITLE);
    gunichar first = g_utf8_get_char(one);
    g_autoptr(GString) title = g_string_new(NULL);
    if (first != 0) {
        g_string_append_unichar(title, g_unichar_toupper(first));
        g_string_append(title, g_utf8_next_char(one));
    }
    return g_strdup(title->str);
}

struct suggestion *suggest_row(const struct suggest_part *part)
{
    const struct passage *passage = &part->passage;
    struct suggestion *row = g_new0(struct suggestion, 1);
    row->sentence_start = part->sentence->start;
    row->sentence_length = part->sentence->length;
    row->start = chars_of(part, passage->start);
    row->length = chars_of(part, passage->end) - row->start;
    row->exact = g_strndup(part->reading->text + passage->start, passage->end - passage->start);
    row->fingerprint = fold_text(row->exact, -1);
    row->title = title_of(part);
    row->force = g_strdup(part->force);
    row->again = part->again;
    row->verb = g_strdup(part->verb);
    row->cues = g_strdup(part->cues);
    row->confidence = part->sure;
    row->uuid = g_strdup("");
    row->voice = g_strdup(*part->reading->voice != '\0' ? part->reading->voice : "verbatim");
    row->speaker = g_strdup("");
    row->parties = g_strdup("");
    row->topic = g_strdup("");
    row->due_text = g_strdup("");
    row->due_edtf = g_strdup("");
    row->place = g_strdup("");
    row->decision = g_strdup("");
    row->kind = g_strdup(kind_of(part, FALSE));
    return row;
}
