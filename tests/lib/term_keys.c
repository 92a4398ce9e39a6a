/* term_keys.c owns the names of keys and what a terminal of a given type sends for them.
 * It must not know the pseudo-terminal: it turns text into bytes. */
#include "tests/lib/term_keys.h"

#include <stdbool.h>
#include <string.h>

#include <curses.h>
#include <term.h>

static const struct {
    const char *name, *capability; /* as terminfo(5) calls it */
} named[] = {
    {"Up", "kcuu1"},   {"Down", "kcud1"}, {"Left", "kcub1"}, {"Right", "kcuf1"}, {"Home", "khome"},
    {"End", "kend"},   {"PgUp", "kpp"},   {"PgDn", "knp"},   {"Ins", "kich1"},   {"Del", "kdch1"},
    {"S-Tab", "kcbt"}, {"BS", "kbs"},     {"F1", "kf1"},     {"F2", "kf2"},      {"F3", "kf3"},
    {"F4", "kf4"},     {"F5", "kf5"},     {"F6", "kf6"},     {"F7", "kf7"},      {"F8", "kf8"},
    {"F9", "kf9"},     {"F10", "kf10"},   {"F11", "kf11"},   {"F12", "kf12"},
};

static const struct {
    const char *name, *bytes;
} plain[] = {{"Enter", "\r"}, {"Tab", "\t"}, {"Esc", "\033"}, {"Space", " "}, {"lt", "<"}};

/* What terminfo has for the capability; the terminal's entry is the current one. */
static const char *capability_bytes(const char *capability)
{
    const char *bytes = tigetstr(capability);

    return bytes == (const char *)-1 ? NULL : bytes;
}

/* Appends the key of that name, len bytes long; false when there is none. */
static bool append_named(GString *out, const char *name, gsize len)
{
    for (gsize i = 0; i < G_N_ELEMENTS(plain); i++) {
        if (strlen(plain[i].name) == len && memcmp(plain[i].name, name, len) == 0) {
            g_string_append(out, plain[i].bytes);
            return true;
        }
    }
    for (gsize i = 0; i < G_N_ELEMENTS(named); i++) {
        if (strlen(named[i].name) == len && memcmp(named[i].name, name, len) == 0) {
            const char *bytes = capability_bytes(named[i].capability);
            g_string_append(out, bytes ? bytes : "");
            return bytes != NULL;
        }
    }
    if (len == 3 && name[1] == '-' && name[0] == 'C') {
        g_string_append_c(out, (char)(name[2] & 0x1f));
        return true;
    }
    if (len == 3 && name[1] == '-' && name[0] == 'M') {
        g_string_append_printf(out, "\033%c", name[2]);
        return true;
    }
    return false;
}

static void free_chunk(gpointer chunk)
{
    g_string_free(chunk, TRUE);
}

static GPtrArray *translate(const char *term, const char *keys, char **error)
{
    g_autoptr(GPtrArray) chunks = g_ptr_array_new_with_free_func(free_chunk);
    GString *chunk = NULL;

    while (*keys) {
        const char *end = *keys == '<' ? strchr(keys, '>') : NULL;
        if (!chunk) {
            chunk = g_string_new(NULL);
            g_ptr_array_add(chunks, chunk);
        }
        if (*keys != '<') {
            g_string_append_c(chunk, *keys++);
            continue;
        }
        if (!end || !append_named(chunk, keys + 1, (gsize)(end - keys - 1))) {
            *error = g_strdup_printf("a terminal \"%s\" has no key %s", term, keys);
            return NULL;
        }
        if (g_str_has_prefix(keys, "<Esc>"))
            chunk = NULL;
        keys = end + 1;
    }
    return g_steal_pointer(&chunks);
}

GPtrArray *term_keys_bytes(const char *term, const char *keys, char **error)
{
    TERMINAL *before = cur_term;
    int status = 0;
    GPtrArray *chunks;

    *error = NULL;
    if (setupterm(term, 1, &status) != OK) {
        *error = g_strdup_printf("terminfo knows no terminal \"%s\"", term);
        return NULL;
    }
    chunks = translate(term, keys, error);
    del_curterm(set_curterm(before));
    return chunks;
}
