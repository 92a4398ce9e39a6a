/* listing_register.h: a register of a few hundred commitments with every kind of tie, gap and
 * alias, for the tests of lists and filters. */
#ifndef HELDTO_TESTS_LISTING_REGISTER_H
#define HELDTO_TESTS_LISTING_REGISTER_H

#include "db/change.h"
#include "db/commitment.h"
#include "db/db.h"
#include "db/listing.h"

enum { LISTING_ROWS = 240 };

/* Fails the test with the error's message unless the expression, which may use `error`, is true. */
#define MUST(expression)                                                                           \
    do {                                                                                           \
        GError *failed_ = NULL;                                                                    \
        GError **error = &failed_;                                                                 \
        gboolean ok_ = (expression) ? TRUE : FALSE;                                                \
        if (failed_ != NULL)                                                                       \
            print_error("%s\n", failed_->message);                                                 \
        assert_null(failed_);                                                                      \
        assert_true(ok_);                                                                          \
    } while (0)

struct listing_register {
    char *folder, *path;
    struct db *db;
    gint64 series[2], parties[4], topics[4], meetings[6];
    gint64 ids[LISTING_ROWS]; /* in order of making; keys "T-0000" on, from the last to the first */
};

extern const struct change_info listing_author;

/* Group fixtures of cmocka. */
int listing_register_setup(void **state);
int listing_register_teardown(void **state);

/* One column's stored value, as text. */
char *listing_value(const struct commitment *c, const char *column);

/* The same as listing_open and listing_page, which must not fail. */
struct listing *listing_opened(struct listing_register *r, const struct filter *filter,
                               const struct listing_sort *sorts, gsize n, enum listing_group group);
GPtrArray *listing_paged(struct listing *listing, const struct listing_row *from,
                         gboolean backwards, guint n);
/* "key group" */
char *listing_row_text(const struct listing_row *row);
/* That of every row, a line each, in order, read by pages of n. */
char *listing_read_all(struct listing *listing, gboolean backwards, guint n);

#endif
