/* SPDX-License-Identifier: MIT
 *
 * filter.h: the filter language, the same in the shell and on the screen.
 *
 *   evidence visa            both words, anywhere in key, title, topics, wordings, notes;
 *                            accents and case do not count, a word may go on (evid…)
 *   "mutual legal aid"       exactly these words, one after the other
 *   a | b      !a      (…)   or, not, grouping; "and" binds closer than "or"
 *   EUUS-0042                a word of a key's form also finds keys that begin so
 *   ~visa-?free              a regular expression (slow: reads every text)
 *   field:value  field:a,b   the fields of filter_fields(); a,b is a or b
 *   field:none  field:any    nothing stands there; anything does
 *   due<2026-12-31  updated>=today-30d  due:2025-40  wordings>2   (< <= > >= = != :)
 *
 * Days are 2026-12-31, 2026-12, 2026, an EDTF code (2025-40 the first half, 2025-33 a quarter),
 * today, yesterday, tomorrow, today-30d, today+6m (d, w, m, y). A period compares as a whole:
 * due<2025 is before its first day, due<=2025 up to its last, due:2025 within.
 *
 * The same text with the same context always yields the same tree.
 */
#ifndef CORE_FILTER_H
#define CORE_FILTER_H

#include "core/scheme/words.h"
#include "db/db.h"
#include "db/filter.h"
#include "db/name.h"

#define HELDTO_FILTER_ERROR (filter_error_quark())
GQuark filter_error_quark(void);

enum filter_error {
    FILTER_ERROR_SYNTAX, /* a quote or parenthesis is open, a word is missing */
    FILTER_ERROR_FIELD,  /* no such field, or not in this way */
    FILTER_ERROR_VALUE,  /* not one of the field's values */
    FILTER_ERROR_NAME,   /* nobody and nothing is called so */
    FILTER_ERROR_SIZE,   /* too many terms, too deep */
};

/* What a text is read against. */
struct filter_context {
    const char *today;         /* "YYYY-MM-DD" */
    int unchecked_months;      /* what is:unchecked means; 0: 6 */
    const GPtrArray *statuses; /* struct scheme_status_row of the register's scheme, in order */
    /* Names to find parties, topics, series and meetings by: as name_all(). NULL: none known. */
    GPtrArray *(*names)(gpointer data, enum name_noun noun, GError **error);
    gpointer names_data;
};

/* For `names`: the register's own; data is its struct db. */
GPtrArray *filter_names_of_db(gpointer db, enum name_noun noun, GError **error);

/* The tree that the text means; "" is every commitment. NULL: the error says in the user's words
 * what is wrong and what was expected, and *spot (may be NULL) is the byte where. An error of
 * another domain (the register's) leaves *spot at 0. */
struct filter *filter_parse(const char *text, const struct filter_context *context, GError **error,
                            gsize *spot) G_GNUC_WARN_UNUSED_RESULT;

/* What the tree means in words, for a method note: "status is open and due before 2026-12-31". */
char *filter_explain(const struct filter *filter);

/* Timeliness as an order: struct filter on stored facts, one for each, what asks for attention first.
 * The array owns them. */
GPtrArray *filter_timeliness_order(const char *today);

/* How a field's values are written. */
enum filter_values {
    FILTER_VALUES_WORDS,      /* full text, in one column of the index */
    FILTER_VALUES_TEXT,       /* any part of the field's text */
    FILTER_VALUES_KEY,        /* the beginning of a key */
    FILTER_VALUES_TOKEN,      /* a word of `words` */
    FILTER_VALUES_DAY,        /* a day or period; also < <= > >= */
    FILTER_VALUES_NUMBER,     /* a number; also < <= > >= */
    FILTER_VALUES_MONTHS,     /* 6m, 1y */
    FILTER_VALUES_STATUS,     /* a status of the register's scheme, or open or closed */
    FILTER_VALUES_TIMELINESS, /* a timeliness */
    FILTER_VALUES_IS,         /* a property: `tokens` or a timeliness */
    FILTER_VALUES_NAME,       /* who or what is called so */
    FILTER_VALUES_MEETING,    /* a meeting's token, place, year, month or day */
    FILTER_VALUES_CUSTOM,     /* x.NAME: any part of the custom field's text */
};

struct filter_field {
    const char *name;
    const char *synonyms; /* blank between them; "" none */
    enum filter_values values;
    enum word_set words;       /* TOKEN */
    const char *tokens;        /* IS: blank between them */
    const char *help;          /* one line, marked for translation */
    const char *says;          /* before "is …", "before …" in an explanation, marked as well */
    enum filter_column column; /* TEXT, KEY, TOKEN, DAY, NUMBER */
    enum filter_text where;    /* WORDS */
    enum filter_type type;     /* NAME, MEETING: the node it becomes */
    enum name_noun noun;       /* NAME, MEETING */
};

/* The table that parser, completion and help are driven by. */
const struct filter_field *filter_fields(gsize *n);
/* By name or synonym, in any case; "x.anything" is the custom field. NULL: none. */
const struct filter_field *filter_field_find(const char *name);

/* How a filter may be written, by example, for help. */
struct filter_form {
    const char *text, *help; /* help: marked for translation */
};
const struct filter_form *filter_forms(gsize *n);

/* What may stand where the text ends: field names, or values of the field being written. New
 * texts, at most `limit`, each to replace the text from byte *start on. */
GPtrArray *filter_complete(const char *text, const struct filter_context *context, guint limit,
                           gsize *start);

#endif
