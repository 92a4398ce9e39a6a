/* clipboard.c owns the way of a text to the clipboard, and telling which way it went.
 * It must not know what is copied. */
#include "tui/clipboard.h"

#include "core/scheme/words.h"
#include "core/session.h"
#include "tui/program.h"
#include "tui/screen.h"

#include <string.h>

/* Terminals take some 100,000 bytes of base64 at most, and some fewer; a longer one they drop. */
#define TEXT_MAX 74994

static const struct {
    const char *needs; /* in the environment; NULL nothing */
    const char *argv[5];
} tools[] = {
    {"WAYLAND_DISPLAY", {"wl-copy", NULL}},
    {"DISPLAY", {"xclip", "-selection", "clipboard", NULL}},
    {"DISPLAY", {"xsel", "--clipboard", "--input", NULL}},
    {NULL, {"pbcopy", NULL}},
};

static gboolean is_set(const char *name)
{
    const char *value = g_getenv(name);
    return value != NULL && *value != '\0';
}

/* The tool that took it; NULL: none. */
static const char *copy_by_tool(const char *text)
{
    for (gsize i = 0; i < G_N_ELEMENTS(tools); i++) {
        g_autofree char *path = g_find_program_in_path(tools[i].argv[0]);
        if (path != NULL && (tools[i].needs == NULL || is_set(tools[i].needs)) &&
            program_feed(tools[i].argv, text))
            return tools[i].argv[0];
    }
    return NULL;
}

char *clipboard_sequence(const char *text, gboolean through_tmux)
{
    g_autofree char *base64 = g_base64_encode((const guchar *)text, strlen(text));
    /* Within the passthrough each escape character is doubled. */
    return through_tmux ? g_strdup_printf("\033Ptmux;\033\033]52;c;%s\a\033\\", base64)
                        : g_strdup_printf("\033]52;c;%s\a", base64);
}

static char *copy_by_terminal(const char *text, GError **error)
{
    if (strlen(text) > TEXT_MAX) {
        g_set_error(error, HELDTO_ERROR, HELDTO_ERROR_INPUT,
                    _("nothing was copied: %zu bytes are more than terminals take (%d); x writes a "
                      "file"),
                    strlen(text), TEXT_MAX);
        return NULL;
    }
    g_autofree char *sequence = clipboard_sequence(text, is_set("TMUX"));
    screen_send(sequence);
    return g_strdup(_("sent to the terminal for its clipboard (OSC 52); not every one takes it"));
}

char *clipboard_copy(const char *text, GError **error)
{
    const gboolean is_remote = is_set("SSH_TTY") || is_set("SSH_CONNECTION");
    const char *tool = is_remote ? NULL : copy_by_tool(text);
    if (tool != NULL)
        return g_strdup_printf(_("copied by %s"), tool);
    return copy_by_terminal(text, error);
}
