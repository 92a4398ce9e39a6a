/* data.c owns the lookup of the files shipped inside the program.
 * It must not know what any of them means. */
#include "core/data.h"

#include <string.h>

#include "core/data_files.h"

const char *data_file(const char *name, gsize *len)
{
    for (const struct data_file *f = data_files; f->name; f++) {
        if (strcmp(f->name, name) != 0)
            continue;
        if (len)
            *len = f->len;
        return (const char *)f->bytes;
    }
    return NULL;
}

const char *const *data_names(void)
{
    static const char **names;

    if (!names) {
        gsize n = 0;
        while (data_files[n].name)
            n++;
        names = g_new0(const char *, n + 1);
        for (gsize i = 0; i < n; i++)
            names[i] = data_files[i].name;
    }
    return names;
}
