/* SPDX-License-Identifier: MIT
 *
 * filter_private.h: what the files of the filter language share. Private to core/filter*.c.
 */
#ifndef CORE_FILTER_PRIVATE_H
#define CORE_FILTER_PRIVATE_H

#include "core/filter/filter.h"

enum filter_token_type {
    FILTER_TOKEN_END,
    FILTER_TOKEN_OR,
    FILTER_TOKEN_NOT,
    FILTER_TOKEN_OPEN,
    FILTER_TOKEN_CLOSE,
    FILTER_TOKEN_WORD,
    FILTER_TOKEN_PHRASE,
    FILTER_TOKEN_REGEX,
    FILTER_TOKEN_TERM, /* field, comparison, values */
};

enum filter_comparison {
    FILTER_IS, /* ":" or "=" */
    FILTER_IS_NOT,
    FILTER_BEFORE,
    FILTER_UP_TO,
    FILTER_AFTER,
    FILTER_FROM,
};

struct filter_value {
    char *text;
    gsize at; /* byte in the whole text */
    gboolean is_quoted;
};

struct filter_token {
    enum filter_token_type type;
    gsize at;   /* its first byte in the whole text */
    char *text; /* WORD, PHRASE, REGEX: without quotes; TERM: the field's name */
    enum filter_comparison comparison;
    gsize values_at;   /* TERM: where the values begin */
    GPtrArray *values; /* TERM: struct filter_value, at least one */
};

/* Where reading stands, and the first thing that was wrong. */
struct filter_reader {
    const char *text;
    gsize at;
    const struct filter_context *context;
    struct filter_token token; /* the one looked at */
    guint n_terms;
    guint depth;
    gsize spot;
    GError *error; /* once set, everything returns NULL or FALSE */
};

/* Reads the next token into reader->token. FALSE: reader->error is set. */
gboolean filter_lex(struct filter_reader *reader);
void filter_token_clear(struct filter_token *token);

/* Sets the error, if there is none yet. Always NULL. */
struct filter *filter_fail(struct filter_reader *reader, gsize spot, enum filter_error code,
                           const char *format, ...) G_GNUC_PRINTF(4, 5);

/* The tree of one term: reader->token. NULL: reader->error is set. */
struct filter *filter_lower_term(struct filter_reader *reader);
/* The same for a bare word or phrase, and for a regular expression. */
struct filter *filter_lower_word(struct filter_reader *reader);
struct filter *filter_lower_regex(struct filter_reader *reader);

/* One value of a field, of each kind of values. */
struct filter *filter_lower_day(struct filter_reader *reader, const struct filter_field *field,
                                const struct filter_value *value);
struct filter *filter_lower_unchecked(struct filter_reader *reader,
                                      const struct filter_value *value);
struct filter *filter_lower_status(struct filter_reader *reader, const struct filter_value *value);
struct filter *filter_lower_is(struct filter_reader *reader, const struct filter_field *field,
                               const struct filter_value *value);
struct filter *filter_lower_name(struct filter_reader *reader, const struct filter_field *field,
                                 const struct filter_value *value);
struct filter *filter_lower_meeting(struct filter_reader *reader, const struct filter_field *field,
                                    const struct filter_value *value);

/* The stored facts a timeliness is made of, today. NULL: there is no such token. */
struct filter *filter_timeliness(const char *token, const char *today);
/* Nobody has looked at it for so many months, and its status is open. */
struct filter *filter_unchecked(const char *today, int months);

/* Not the tree, with every "mentioned" in it turned to "proved absent". Takes it over. */
struct filter *filter_negate(struct filter *filter);

/* First and last day of a day or period as the language writes them. FALSE: it is none. */
gboolean filter_days(const char *text, const char *today, char **first, char **last);
/* The same as people read it: what stands in a report has no codes. "first half of 2025"; new. */
char *filter_days_words(const char *text, const char *first, const char *last);
/* The value as a token: folded, "-" for blanks and underscores. New. */
char *filter_token_of(const char *value);
/* Whether a blank-separated list has the token. */
gboolean filter_list_has(const char *list, const char *token);
/* "none" and "any", written without quotes. */
gboolean filter_value_is(const struct filter_value *value, const char *token);

#endif
