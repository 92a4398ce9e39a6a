/* spool.c owns the nameless file in which a report waits until it is whole.
 * It must not know what is in it or where it goes. */
#include "core/report/spool.h"

#include "core/nameless.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

struct spool {
    FILE *file;
    int failed; /* errno of the first failure; 0 none */
};

static void set_error(GError **error, int number)
{
    g_set_error(error, G_FILE_ERROR, (gint)g_file_error_from_errno(number),
                "the report could not be put together in the folder for temporary files: %s",
                g_strerror(number));
}

struct spool *spool_open(GError **error)
{
    int fd = nameless_open(error);
    if (fd < 0)
        return NULL;
    FILE *file = fdopen(fd, "w+");
    if (file == NULL) {
        set_error(error, errno);
        close(fd);
        return NULL;
    }
    struct spool *spool = g_new0(struct spool, 1);
    spool->file = file;
    return spool;
}

void spool_close(struct spool *spool)
{
    if (spool == NULL)
        return;
    fclose(spool->file);
    g_free(spool);
}

void spool_write(struct spool *spool, const char *bytes, gsize len)
{
    if (spool->failed == 0 && len > 0 && fwrite(bytes, 1, len, spool->file) != len)
        spool->failed = errno != 0 ? errno : EIO;
}

void spool_puts(struct spool *spool, const char *text)
{
    spool_write(spool, text, strlen(text));
}

static gboolean deliver_line(char *(*settle)(gpointer data, const char *line), gpointer data,
                             char *line, gsize len, const struct report_output *output,
                             GError **error)
{
    if (settle == NULL || *line != SPOOL_UNSETTLED)
        return output->write(output->data, line, len, error);
    if (line[len - 1] == '\n')
        line[len - 1] = '\0';
    g_autofree char *settled = settle(data, line);
    g_autofree char *whole = g_strconcat(settled, "\n", NULL);
    return output->write(output->data, whole, strlen(whole), error);
}

gboolean spool_deliver(struct spool *spool, char *(*settle)(gpointer data, const char *line),
                       gpointer data, const struct report_output *output, GError **error)
{
    if (spool->failed == 0 && (fflush(spool->file) != 0 || fseek(spool->file, 0, SEEK_SET) != 0))
        spool->failed = errno;
    if (spool->failed != 0) {
        set_error(error, spool->failed);
        return FALSE;
    }
    char *line = NULL;
    size_t room = 0;
    gboolean is_fine = TRUE;
    for (ssize_t len; is_fine && (len = getline(&line, &room, spool->file)) > 0;)
        is_fine = deliver_line(settle, data, line, (gsize)len, output, error);
    free(line);
    if (is_fine && ferror(spool->file)) {
        set_error(error, EIO);
        return FALSE;
    }
    return is_fine;
}
