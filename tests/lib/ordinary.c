/* ordinary.c owns giving up root's powers in a child process.
 * It must not know what is tried there. */
#include "tests/lib/ordinary.h"

#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#ifdef __linux__
#include <linux/capability.h>
#include <sys/syscall.h>

static gboolean give_up_powers(void)
{
    if (geteuid() != 0)
        return TRUE;
    struct __user_cap_header_struct header = {.version = _LINUX_CAPABILITY_VERSION_3};
    struct __user_cap_data_struct none[2] = {{0}};
    return syscall(SYS_capset, &header, none) == 0;
}
#else
static gboolean give_up_powers(void)
{
    return geteuid() != 0;
}
#endif

static void tell(int fd, const char *words)
{
    gsize len = strlen(words);
    while (len > 0) {
        gssize n = write(fd, words, len);
        if (n <= 0)
            return;
        words += n;
        len -= (gsize)n;
    }
}

static char *read_all(int fd)
{
    GString *words = g_string_new(NULL);
    char buffer[4096];
    gssize n;
    while ((n = read(fd, buffer, sizeof buffer)) > 0)
        g_string_append_len(words, buffer, n);
    return g_string_free(words, FALSE);
}

static char *run_child(gboolean as_ordinary, char *(*each)(gpointer data), gpointer data)
{
    int ends[2];
    if (pipe(ends) < 0)
        return NULL;
    pid_t child = fork();
    if (child == 0) {
        close(ends[0]);
        gboolean able = !as_ordinary || give_up_powers();
        if (able)
            tell(ends[1], each(data));
        _exit(able ? 0 : 1);
    }
    close(ends[1]);
    char *words = read_all(ends[0]);
    close(ends[0]);
    int status = 0;
    if (child > 0 && waitpid(child, &status, 0) == child && status == 0)
        return words;
    g_free(words);
    return NULL;
}

char *ordinary_run(char *(*each)(gpointer data), gpointer data)
{
    return run_child(TRUE, each, data);
}

char *ordinary_fork(char *(*each)(gpointer data), gpointer data)
{
    return run_child(FALSE, each, data);
}
