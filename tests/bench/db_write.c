/* db_write.c measures the journaled write path: whole commitments a second, in one large change,
 * then taking it back. Run by hand: build/release/tests/bench/db_write [COMMITMENTS] */
#include "db/change.h"

#include "tests/lib/specimen.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <time.h>

#include <cmocka.h>

/* Processor time: what others do on the machine does not count. */
static double seconds(void)
{
    struct timespec now;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
    return (double)now.tv_sec + (double)now.tv_nsec / 1e9;
}

static void report(const char *what, int n, double began)
{
    struct rusage usage;
    getrusage(RUSAGE_SELF, &usage);
    double spent = seconds() - began;
    printf("%-24s %7.2f s %9.0f commitments/s %6ld MiB at most\n", what, spent, n / spent,
           usage.ru_maxrss / 1024);
}

static void write_all(struct specimen *specimen, int n)
{
    struct specimen_world world = specimen_make_world(specimen->db);
    struct change_info info = specimen_ana;
    info.is_large = TRUE;
    double began = seconds();
    struct change *change = specimen_begin(specimen->db, &info);
    for (int i = 0; i < n; i++) {
        g_autofree char *title = g_strdup_printf(
            "Commitment %d on the exchange of electronic evidence between the parties", i);
        gint64 update_id = 0;
        specimen_plain_commitment(specimen->db, change, &world, title, &update_id);
    }
    report("inserted", n, began);
    specimen_commit(change);
    report("inserted and committed", n, began);
}

int main(int argc, char **argv)
{
    int n = argc > 1 ? atoi(argv[1]) : 100000;
    void *state = NULL;
    specimen_set_up(&state);
    struct specimen *specimen = state;
    write_all(specimen, n);
    double began = seconds();
    owned(change_row) undone = NULL;
    OK((undone = change_undo(specimen->db, &specimen_ana, 0, error)) != NULL);
    report("undone", n, began);
    specimen_tear_down(&state);
    return 0;
}
