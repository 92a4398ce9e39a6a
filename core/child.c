/* child.c owns running another program within limits of time, memory and output.
 * It must not know which program, nor what its output means. */
#include "core/child.h"

#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

enum { COMPLAINT_BYTES = 4096, READ_BYTES = 64 * 1024, TICK_MS = 100 };

/* In the new process, before the program begins: only what is safe there. */
static void set_limits(gpointer data)
{
    const struct child *child = data;
    struct rlimit cpu = {(rlim_t)child->seconds, (rlim_t)child->seconds};
    struct rlimit memory = {(rlim_t)child->memory_mb * 1024 * 1024,
                            (rlim_t)child->memory_mb * 1024 * 1024};
    struct rlimit none = {0, 0};
    setrlimit(RLIMIT_CPU, &cpu);
    setrlimit(RLIMIT_AS, &memory);
    setrlimit(RLIMIT_CORE, &none);
    signal(SIGPIPE, SIG_DFL);
}

/* Appends what there is to read, at most `max` in all. FALSE: the pipe is closed. */
static gboolean take(int fd, GString *to, gsize max, gboolean *is_full)
{
    g_autofree char *buffer = g_malloc(READ_BYTES);
    gssize n = read(fd, buffer, READ_BYTES);
    if (n < 0)
        return errno == EINTR || errno == EAGAIN;
    gsize room = max > to->len ? max - to->len : 0;
    g_string_append_len(to, buffer, (gssize)MIN((gsize)n, room));
    *is_full = *is_full || (gsize)n > room;
    return n > 0;
}

static gboolean is_over(struct child *child, gint64 began)
{
    child->is_late = g_get_monotonic_time() - began > child->seconds * G_USEC_PER_SEC;
    child->is_stopped = child->stop != NULL && child->stop(child->data);
    return child->is_late || child->is_stopped || child->is_too_long;
}

static void listen_to(struct child *child, int out, int err, GString *complaint)
{
    struct pollfd fds[] = {{.fd = out, .events = POLLIN}, {.fd = err, .events = POLLIN}};
    gint64 began = g_get_monotonic_time();
    gboolean is_full = FALSE;
    while ((fds[0].fd >= 0 || fds[1].fd >= 0) && !is_over(child, began)) {
        if (poll(fds, G_N_ELEMENTS(fds), TICK_MS) <= 0)
            continue;
        if (fds[0].revents != 0 && !take(out, child->output, child->max_bytes, &child->is_too_long))
            fds[0].fd = -1;
        if (fds[1].revents != 0 && !take(err, complaint, COMPLAINT_BYTES, &is_full))
            fds[1].fd = -1;
    }
}

static int wait_for(GPid pid)
{
    int status;
    while (waitpid(pid, &status, 0) < 0)
        if (errno != EINTR)
            return -1;
    return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

gboolean child_run(struct child *child, GError **error)
{
    g_autoptr(GString) complaint = g_string_new(NULL);
    g_auto(GStrv) environment = g_environ_setenv(g_get_environ(), "LC_ALL", "C", TRUE);
    GPid pid;
    int out, err;
    child->output = g_string_new(NULL);
    child->complaint = NULL;
    child->exit_code = -1;
    if (!g_spawn_async_with_pipes(NULL, (char **)child->words, environment,
                                  G_SPAWN_DO_NOT_REAP_CHILD, set_limits, child, &pid, NULL, &out,
                                  &err, error))
        return FALSE;
    listen_to(child, out, err, complaint);
    if (child->is_late || child->is_stopped || child->is_too_long)
        kill(pid, SIGKILL);
    close(out);
    close(err);
    child->exit_code = wait_for(pid);
    g_spawn_close_pid(pid);
    child->complaint = g_utf8_make_valid(complaint->str, (gssize)complaint->len);
    return TRUE;
}

void child_clear(struct child *child)
{
    if (child->output != NULL)
        g_string_free(child->output, TRUE);
    g_free(child->complaint);
    child->output = NULL;
    child->complaint = NULL;
}
