/* writer.c owns a second program on one register: its roles, and starting and hearing it.
 * It must not judge what comes of it. */
#include "tests/lib/writer.h"

#include "db/commitment.h"
#include "tests/lib/specimen.h"
#include "tests/lib/sqlite_file.h"

#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

enum { THINKS_US = 2000 }; /* between reading and writing */

static int complain(GError *error)
{
    fprintf(stderr, "%s\n", error->message);
    g_error_free(error);
    return 1;
}

static struct db *open_register(const char *path, GError **error)
{
    struct db_options options = {.rules = &specimen_rules};
    return db_open(path, &options, error);
}

static void acknowledge(int n)
{
    printf("ok %d\n", n);
    fflush(stdout);
}

static gboolean add_one(struct db *db, int n, gboolean early, GError **error)
{
    g_autofree char *owner = g_strdup_printf("%d", n);
    g_autofree char *key = g_strdup_printf("W-%05d", n);
    struct commitment row = {.key = key,
                             .owner = owner,
                             .kind = (char *)"one-off",
                             .title = (char *)"Written",
                             .priority = (char *)"normal",
                             .visibility = (char *)"public",
                             .next_step_visibility = (char *)"public",
                             .note_visibility = (char *)"public"};
    struct change *change = change_begin(db, &specimen_ana, error);
    if (change == NULL)
        return FALSE;
    gboolean inserted = change_insert(change, TABLE_COMMITMENT, &row, error);
    g_free(row.uuid);
    if (!inserted) {
        change_abort(change);
        return FALSE;
    }
    if (early)
        acknowledge(n);
    if (!change_commit(change, error))
        return FALSE;
    if (!early)
        acknowledge(n);
    return TRUE;
}

static int add(const char *path, int from, int to, gboolean early)
{
    GError *failed = NULL;
    struct db *db = open_register(path, &failed);
    for (int n = from; failed == NULL && n <= to; n++)
        add_one(db, n, early, &failed);
    db_close(db);
    return failed != NULL ? complain(failed) : 0;
}

/* TRUE where it counted; FALSE without an error where someone came between. */
static gboolean count_one(struct db *db, GError **error)
{
    GError *failed = NULL;
    owned(commitment) old = commitment_by_id(db, 1, &failed);
    owned(commitment) row = old != NULL ? row_copy(TABLE_COMMITMENT, old) : NULL;
    g_usleep(THINKS_US);
    struct change *change = row != NULL ? change_begin(db, &specimen_ana, &failed) : NULL;
    if (change == NULL) {
        g_propagate_error(error, failed);
        return FALSE;
    }
    g_autofree char *next = g_strdup_printf("%d", (int)g_ascii_strtoll(old->owner, NULL, 10) + 1);
    row_set(&row->owner, next);
    if (change_update(change, TABLE_COMMITMENT, old, row, &failed))
        return change_commit(change, error);
    change_abort(change);
    if (!g_error_matches(failed, DB_ERROR, DB_ERROR_CONFLICT))
        g_propagate_error(error, failed);
    else
        g_error_free(failed);
    return FALSE;
}

static int count(const char *path, int times)
{
    GError *failed = NULL;
    int conflicts = 0;
    struct db *db = open_register(path, &failed);
    for (int done = 0; failed == NULL && done < times;)
        if (count_one(db, &failed))
            done++;
        else
            conflicts++;
    db_close(db);
    printf("conflicts %d\n", conflicts);
    return failed != NULL ? complain(failed) : 0;
}

static int count_blind(const char *path, int times)
{
    for (int done = 0; done < times; done++) {
        g_autofree char *owner = sqlite_file_ask(path, "SELECT owner FROM commitment WHERE id = 1");
        g_autofree char *sql =
            g_strdup_printf("BEGIN IMMEDIATE; UPDATE commitment SET owner = '%d' WHERE id = 1;"
                            "COMMIT",
                            (int)g_ascii_strtoll(owner, NULL, 10) + 1);
        sqlite_file_run(path, sql);
    }
    return 0;
}

static int number(char **argv, int i)
{
    return argv[i] != NULL ? (int)g_ascii_strtoll(argv[i], NULL, 10) : 0;
}

gboolean writer_play(int argc, char **argv, int *status)
{
    if (argc < 5 || strcmp(argv[1], WRITER_ROLE) != 0)
        return FALSE;
    signal(SIGXFSZ, SIG_IGN);
    if (strcmp(argv[2], "count") == 0)
        *status = count(argv[3], number(argv, 4));
    else if (strcmp(argv[2], "count-blind") == 0)
        *status = count_blind(argv[3], number(argv, 4));
    else
        *status = add(argv[3], number(argv, 4), number(argv, 5), strcmp(argv[2], "add") != 0);
    return TRUE;
}

gboolean writer_start(struct writer *writer, const char *const *wrapper,
                      const char *const *arguments)
{
    g_autoptr(GPtrArray) argv = g_ptr_array_new();
    g_autofree char *self = g_file_read_link("/proc/self/exe", NULL);
    if (self == NULL)
        return FALSE;
    for (; wrapper != NULL && *wrapper != NULL; wrapper++)
        g_ptr_array_add(argv, (gpointer)*wrapper);
    g_ptr_array_add(argv, self);
    g_ptr_array_add(argv, (gpointer)WRITER_ROLE);
    for (; *arguments != NULL; arguments++)
        g_ptr_array_add(argv, (gpointer)*arguments);
    g_ptr_array_add(argv, NULL);
    return g_spawn_async_with_pipes(NULL, (char **)argv->pdata, NULL,
                                    G_SPAWN_DO_NOT_REAP_CHILD | G_SPAWN_SEARCH_PATH, NULL, NULL,
                                    &writer->pid, NULL, &writer->out, &writer->err, NULL);
}

static char *read_all(int fd)
{
    GString *words = g_string_new(NULL);
    char buffer[4096];
    gssize n;
    while ((n = read(fd, buffer, sizeof buffer)) > 0)
        g_string_append_len(words, buffer, n);
    close(fd);
    return g_string_free(words, FALSE);
}

int writer_wait(struct writer *writer, char **said, char **error)
{
    char *out = read_all(writer->out);
    char *err = read_all(writer->err);
    int status = 0;
    waitpid(writer->pid, &status, 0);
    g_spawn_close_pid(writer->pid);
    if (said != NULL)
        *said = g_steal_pointer(&out);
    if (error != NULL)
        *error = g_steal_pointer(&err);
    g_free(out);
    g_free(err);
    return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

/* A line that a kill cut off says nothing. */
int writer_acknowledged(const char *said)
{
    int last = 0;
    g_auto(GStrv) lines = g_strsplit(said, "\n", -1);
    for (guint i = 0; lines[i] != NULL && lines[i + 1] != NULL; i++)
        if (g_str_has_prefix(lines[i], "ok "))
            last = (int)g_ascii_strtoll(lines[i] + strlen("ok "), NULL, 10);
    return last;
}
