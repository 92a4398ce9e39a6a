/* csv_bytes.c owns where a CSV reader's bytes come from, and what is refused before reading.
 * It must not know lines, encodings, fields or the register. */
#include "core/csv/csv_bytes.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "core/csv/csv_reader.h"
#include "core/nameless.h"
#include "core/text/text.h"

#define SPOOL_CHUNK ((gsize)256 << 10)

struct csv_bytes {
    char *name;     /* safe to print */
    GBytes *memory; /* NULL: read from fd */
    int fd;
    gboolean own_fd;
    guint64 base; /* where the first byte stands in fd: standard input may be half read */
    guint64 size;
};

GQuark csv_reader_error_quark(void)
{
    return g_quark_from_static_string("heldto-csv-error");
}

/* What a file's first bytes can give away, and the words for it. */
static const struct {
    const char *bytes;
    gsize length;
    const char *what;
} magics[] = {
    {"\x1f\x8b", 2, "is compressed (gzip): unpack it first, as with gunzip"},
    {"BZh91AY&SY", 10, "is compressed (bzip2): unpack it first, as with bunzip2"},
    {"\xfd\x37zXZ\0", 6, "is compressed (xz): unpack it first, as with unxz"},
    {"\x28\xb5\x2f\xfd", 4, "is compressed (zstd): unpack it first, as with unzstd"},
    {"PK\3\4", 4,
     "is a zip archive or a spreadsheet (.xlsx, .ods): save it as CSV in the spreadsheet program"},
    {"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", 8,
     "is an old spreadsheet or word processor file: save it as CSV in the spreadsheet program"},
    {"%PDF-", 5, "is a PDF, not CSV"},
    {"SQLite format 3", 16, "is a SQLite database, not CSV"},
};

static gboolean all_nul(const guint8 *head, gsize n)
{
    return head[0] == 0 && memcmp(head, head + 1, n - 1) == 0;
}

gboolean csv_bytes_check(const struct csv_bytes *bytes, const guint8 *head, gsize n, GError **error)
{
    if (n == 0) {
        g_set_error(error, HELDTO_CSV_ERROR, HELDTO_CSV_ERROR_EMPTY,
                    "%s: is empty: a CSV file needs a header line", bytes->name);
        return FALSE;
    }
    for (gsize i = 0; i < G_N_ELEMENTS(magics); i++) {
        if (n >= magics[i].length && memcmp(head, magics[i].bytes, magics[i].length) == 0) {
            g_set_error(error, HELDTO_CSV_ERROR, HELDTO_CSV_ERROR_NOT_CSV, "%s: %s", bytes->name,
                        magics[i].what);
            return FALSE;
        }
    }
    if (all_nul(head, n)) {
        g_set_error(error, HELDTO_CSV_ERROR, HELDTO_CSV_ERROR_NOT_CSV,
                    "%s: holds NUL bytes where text should be, as after a crash: get another copy",
                    bytes->name);
        return FALSE;
    }
    return TRUE;
}

static void set_errno_error(GError **error, enum csv_reader_error code, const char *name,
                            const char *what, int number)
{
    g_set_error(error, HELDTO_CSV_ERROR, (int)code, "%s: %s: %s", name, what, g_strerror(number));
}

static const char *refused_type(mode_t mode)
{
    if (S_ISDIR(mode))
        return "is a directory: name a CSV file in it";
    if (S_ISFIFO(mode))
        return "is a FIFO: send it to standard input and name - instead";
    if (!S_ISREG(mode))
        return "is not a regular file (a device or a socket): name a CSV file";
    return NULL;
}

static gssize read_retrying(int fd, guint8 *buf, gsize n)
{
    gssize got;
    do {
        got = read(fd, buf, n);
    } while (got < 0 && errno == EINTR);
    return got;
}

/* A pipe cannot be read twice, and every import reads twice: its bytes go to a temporary file. */
static gboolean spool_stdin(struct csv_bytes *bytes, GError **error)
{
    g_autofree guint8 *buf = g_malloc(SPOOL_CHUNK);
    gssize got;

    bytes->fd = nameless_open(error);
    if (bytes->fd < 0)
        return FALSE;
    bytes->own_fd = TRUE;
    while ((got = read_retrying(STDIN_FILENO, buf, SPOOL_CHUNK)) > 0) {
        if (!nameless_write(bytes->fd, buf, (gsize)got)) {
            set_errno_error(error, HELDTO_CSV_ERROR_READ, bytes->name,
                            "cannot be kept in a temporary file (TMPDIR names another place)",
                            errno);
            return FALSE;
        }
        bytes->size += (guint64)got;
    }
    if (got < 0) {
        set_errno_error(error, HELDTO_CSV_ERROR_READ, bytes->name, "cannot be read", errno);
        return FALSE;
    }
    return TRUE;
}

static gboolean open_stdin(struct csv_bytes *bytes, GError **error)
{
    struct stat st;

    if (fstat(STDIN_FILENO, &st) != 0) {
        set_errno_error(error, HELDTO_CSV_ERROR_OPEN, bytes->name, "cannot be read", errno);
        return FALSE;
    }
    if (S_ISREG(st.st_mode)) {
        off_t at = lseek(STDIN_FILENO, 0, SEEK_CUR);
        bytes->fd = STDIN_FILENO;
        bytes->base = at > 0 ? (guint64)at : 0;
        bytes->size = st.st_size > at ? (guint64)(st.st_size - at) : 0;
        return TRUE;
    }
    if (S_ISFIFO(st.st_mode) || S_ISSOCK(st.st_mode) || isatty(STDIN_FILENO))
        return spool_stdin(bytes, error);
    g_set_error(error, HELDTO_CSV_ERROR, HELDTO_CSV_ERROR_OPEN, "%s: is neither a file nor a pipe",
                bytes->name);
    return FALSE;
}

static gboolean open_file(struct csv_bytes *bytes, const char *path, GError **error)
{
    struct stat st;

    /* O_NONBLOCK: a FIFO nobody writes to must not hold the program before fstat can refuse it. */
    bytes->fd = open(path, O_RDONLY | O_NONBLOCK | O_NOCTTY | O_CLOEXEC);
    if (bytes->fd < 0 || fstat(bytes->fd, &st) != 0) {
        set_errno_error(error, HELDTO_CSV_ERROR_OPEN, bytes->name, "cannot be opened", errno);
        return FALSE;
    }
    bytes->own_fd = TRUE;
    const char *refused = refused_type(st.st_mode);
    if (refused != NULL) {
        g_set_error(error, HELDTO_CSV_ERROR, HELDTO_CSV_ERROR_OPEN, "%s: %s", bytes->name, refused);
        return FALSE;
    }
    bytes->size = (guint64)st.st_size;
    return TRUE;
}

struct csv_bytes *csv_bytes_open(const char *path, GError **error)
{
    struct csv_bytes *bytes = g_new0(struct csv_bytes, 1);
    gboolean is_stdin = strcmp(path, "-") == 0;

    bytes->fd = -1;
    bytes->name = is_stdin ? g_strdup("standard input") : text_show(path, -1);
    if (is_stdin ? open_stdin(bytes, error) : open_file(bytes, path, error))
        return bytes;
    csv_bytes_free(bytes);
    return NULL;
}

struct csv_bytes *csv_bytes_new(GBytes *memory, const char *name)
{
    struct csv_bytes *bytes = g_new0(struct csv_bytes, 1);

    bytes->fd = -1;
    bytes->name = text_show(name, -1);
    bytes->memory = g_bytes_ref(memory);
    bytes->size = g_bytes_get_size(memory);
    return bytes;
}

void csv_bytes_free(struct csv_bytes *bytes)
{
    if (bytes == NULL)
        return;
    if (bytes->own_fd)
        close(bytes->fd);
    g_clear_pointer(&bytes->memory, g_bytes_unref);
    g_free(bytes->name);
    g_free(bytes);
}

const char *csv_bytes_name(const struct csv_bytes *bytes)
{
    return bytes->name;
}

guint64 csv_bytes_size(const struct csv_bytes *bytes)
{
    return bytes->size;
}

static gssize read_memory(GBytes *memory, guint64 offset, void *buf, gsize n)
{
    gsize size;
    const guint8 *data = g_bytes_get_data(memory, &size);

    if (offset >= size)
        return 0;
    n = MIN(n, size - (gsize)offset);
    memcpy(buf, data + offset, n);
    return (gssize)n;
}

gssize csv_bytes_read(const struct csv_bytes *bytes, guint64 offset, void *buf, gsize n,
                      GError **error)
{
    gssize got;

    if (bytes->memory != NULL)
        return read_memory(bytes->memory, offset, buf, n);
    do {
        got = pread(bytes->fd, buf, n, (off_t)(bytes->base + offset));
    } while (got < 0 && errno == EINTR);
    if (got < 0)
        set_errno_error(error, HELDTO_CSV_ERROR_READ, bytes->name, "cannot be read", errno);
    return got;
}

char *csv_bytes_digest(const struct csv_bytes *bytes, GError **error)
{
    g_autoptr(GChecksum) sum = g_checksum_new(G_CHECKSUM_SHA256);
    g_autofree guint8 *buf = g_malloc(SPOOL_CHUNK);
    guint64 offset = 0;
    gssize got;

    while ((got = csv_bytes_read(bytes, offset, buf, SPOOL_CHUNK, error)) > 0) {
        g_checksum_update(sum, buf, got);
        offset += (guint64)got;
    }
    return got < 0 ? NULL : g_strdup(g_checksum_get_string(sum));
}
