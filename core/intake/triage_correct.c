/* triage_correct.c owns what an analyst corrects in a suggestion before it is decided.
 * It must not know what is decided, nor what a suggestion becomes. */
#include "core/intake/triage_private.h"

#include "core/period/period.h"
#include "core/scheme/words.h"
#include "db/topic.h"

#include <string.h>

/* Fields that hold one token of a set. */
static const struct {
    const char *field;
    enum word_set words;
} tokens[] = {{"kind", WORDS_KIND}, {"force", WORDS_FORCE}, {"voice", WORDS_VOICE}};

static gboolean set_token(char **member, enum word_set set, const char *field, const char *value,
                          GError **error)
{
    const struct word *word = words_find(set, value);
    g_autofree char *list = words_list(set);
    if (word == NULL)
        return triage_fail(error, "%s: there are %s", field, list);
    row_set(member, word->token);
    return TRUE;
}

static gboolean set_topic(struct triage *triage, struct suggestion *row, const char *value,
                          GError **error)
{
    GError *failed = NULL;
    owned(topic) topic = *value != '\0' ? topic_find(triage->session->db, value, &failed) : NULL;
    if (failed != NULL) {
        g_propagate_error(error, failed);
        return FALSE;
    }
    if (*value != '\0' && topic == NULL)
        return triage_fail(error, "topic: the register has none of that name");
    row_set(&row->topic, topic != NULL ? topic->token : "");
    return TRUE;
}

static gboolean set_due(struct triage *triage, struct suggestion *row, const char *value,
                        GError **error)
{
    const char *day = triage->meeting != NULL ? triage->meeting->date_last : "";
    if (*day == '\0')
        day = triage->document->published_on;
    owned(period) period = period_parse(value, day, error);
    if (period == NULL)
        return FALSE;
    row_set(&row->due_text, value);
    row_set(&row->due_edtf, period->edtf);
    return TRUE;
}

static gboolean set_again(struct suggestion *row, const char *value, GError **error)
{
    static const char *const yes[] = {"yes", "1", "true", NULL};
    static const char *const no[] = {"no", "0", "false", "", NULL};
    if (!g_strv_contains(yes, value) && !g_strv_contains(no, value))
        return triage_fail(error, "again: yes or no");
    row->again = g_strv_contains(yes, value);
    return TRUE;
}

/* Of several places where the words stand, the one nearest to where they were before. */
static const char *find_words(const char *text, const char *words, const char *near)
{
    const char *best = NULL;
    for (const char *at = strstr(text, words); at != NULL; at = strstr(at + 1, words))
        if (best == NULL || ABS(at - near) < ABS(best - near))
            best = at;
    return best;
}

/* The words that promise: they begin and end elsewhere, but stand in the document all the same. */
static gboolean set_words(struct triage *triage, struct suggestion *row, const char *value,
                          GError **error)
{
    const char *text = triage->document->text;
    g_autofree char *words = g_strstrip(g_strdup(value));
    const char *near = g_utf8_offset_to_pointer(text, (glong)row->start);
    const char *at = *words != '\0' ? find_words(text, words, near) : NULL;
    if (at == NULL)
        return triage_fail(error, "words: these do not stand in the document, word for word");
    row_set(&row->exact, words);
    row->start = g_utf8_pointer_to_offset(text, at);
    row->length = g_utf8_strlen(words, -1);
    if (row->start < row->sentence_start ||
        row->start + row->length > row->sentence_start + row->sentence_length) {
        row->sentence_start = row->start;
        row->sentence_length = row->length;
    }
    g_free(row->fingerprint);
    row->fingerprint = triage_fingerprint(text, row);
    return TRUE;
}

static gboolean set_plain(struct suggestion *row, const char *field, const char *value,
                          GError **error)
{
    static const char *const plain[] = {"title", "verb", "speaker", "parties", "place", NULL};
    const struct column *column = table_column(table_of(TABLE_SUGGESTION), field);
    if (!g_strv_contains(plain, field) || column == NULL)
        return triage_fail(error,
                           "%s: what can be corrected is title, kind, force, again, verb, voice, "
                           "speaker, parties, topic, due_text, place and words",
                           field);
    return row_set_value(row, column, value);
}

static gboolean set_field(struct triage *triage, struct suggestion *row, const char *field,
                          const char *value, GError **error)
{
    for (gsize i = 0; i < G_N_ELEMENTS(tokens); i++)
        if (strcmp(field, tokens[i].field) == 0)
            return set_token(i == 0   ? &row->kind
                             : i == 1 ? &row->force
                                      : &row->voice,
                             tokens[i].words, field, value, error);
    if (strcmp(field, "topic") == 0)
        return set_topic(triage, row, value, error);
    if (strcmp(field, "due_text") == 0)
        return set_due(triage, row, value, error);
    if (strcmp(field, "words") == 0)
        return set_words(triage, row, value, error);
    if (strcmp(field, "again") == 0)
        return set_again(row, value, error);
    return set_plain(row, field, value, error);
}

static gboolean save_edited(struct triage *triage, struct triage_item *item, struct suggestion *old,
                            GError **error)
{
    item->row->edited = 1;
    if (!triage_save(triage, item, old, error))
        return FALSE;
    triage_forget(item);
    return TRUE;
}

static gboolean set_fields(struct triage *triage, struct suggestion *row, const char *const *pairs,
                           GError **error)
{
    for (; *pairs != NULL; pairs += 2)
        if (!set_field(triage, row, pairs[0], pairs[1], error))
            return FALSE;
    return TRUE;
}

gboolean triage_correct_all(struct triage *triage, guint i, const char *const *pairs,
                            GError **error)
{
    struct triage_item *item = triage_undecided(triage, i, error);
    if (item == NULL)
        return FALSE;
    struct suggestion *old = row_copy(TABLE_SUGGESTION, item->row);
    if (set_fields(triage, item->row, pairs, error))
        return save_edited(triage, item, old, error);
    suggestion_free(item->row);
    item->row = old;
    return FALSE;
}

gboolean triage_correct(struct triage *triage, guint i, const char *field, const char *value,
                        GError **error)
{
    return triage_correct_all(triage, i, (const char *const[]){field, value, NULL}, error);
}
