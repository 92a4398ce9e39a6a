/* report_rig.h: a session on a register of its own, and reports made of it as text. */
#ifndef HELDTO_TESTS_REPORT_RIG_H
#define HELDTO_TESTS_REPORT_RIG_H

#include "core/report.h"
#include "core/session.h"

struct report_rig {
    char *folder, *path;
    struct session *session;
};

/* For cmocka: a register with the shipped sample in it, or with nothing. Today is 23 November
 * 2026. */
int report_rig_sample(void **state);
int report_rig_empty(void **state);
int report_rig_tear_down(void **state);

/* The report with the parameters given as pairs of name and value, ended by NULL: "for",
 * "internal", NULL. The test fails where it cannot be made. New. */
char *report_rig_make(const struct report_rig *rig, const char *report, ...) G_GNUC_NULL_TERMINATED;
/* The same of a format that is no text. */
GBytes *report_rig_bytes(const struct report_rig *rig, const char *report,
                         ...) G_GNUC_NULL_TERMINATED;
/* The message of a report that must not be made. New. */
char *report_rig_refusal(const struct report_rig *rig, const char *report,
                         ...) G_GNUC_NULL_TERMINATED;
/* A request of such pairs; they must live as long as it is used. */
struct report_request report_rig_request(const char *report, va_list pairs);

#endif
