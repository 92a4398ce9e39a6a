/* complete.c owns the commands by which shells complete: what may stand where a line ends, and the
 * scripts that ask. It must not hold a word about any other command. */
#include "core/command/commands.h"

#include "core/data.h"
#include "core/shell/command_offer.h"
#include "core/shell/shell_line.h"
#include "core/text/text.h"

#include <signal.h>
#include <string.h>
#include <unistd.h>

/* Nobody waits longer for a Tab. */
enum { PATIENCE_SECONDS = 1 };

static gboolean is_shell(const struct command_call *call, const char *name)
{
    const char *shell = command_option(call, "shell");
    return shell != NULL && strcmp(shell, name) == 0;
}

/* What a terminal or a shell might take for more than a word is not offered. */
static gboolean is_harmless(const char *text)
{
    g_autofree char *shown = text_show(text, -1);
    return *text != '\0' && strcmp(shown, text) == 0;
}

/* As _describe wants it: WORD:HELP, with the word's own : and \ told apart. */
static void write_zsh(GString *out, const struct command_offer *offer)
{
    for (const char *at = offer->text; *at != '\0'; at++)
        g_string_append_printf(out, "%s%c", *at == ':' || *at == '\\' ? "\\" : "", *at);
    if (offer->help != NULL)
        g_string_append_printf(out, ":%s", offer->help);
}

static void write_fish(GString *out, const struct command_offer *offer)
{
    g_string_append_printf(out, "%s%s%s", offer->text, offer->help != NULL ? "\t" : "",
                           offer->help != NULL ? offer->help : "");
}

/* What readline puts in, from where it puts in. */
static void write_bash(GString *out, const struct command_offer *offer,
                       const struct shell_line *line)
{
    const gsize cut = MIN(line->cut, strlen(offer->text));
    g_autofree char *text = shell_line_quote(offer->text + cut, line->quote);
    g_string_append(out, text);
}

static void write_offers(struct command_call *call, const struct command_offers *offers,
                         const struct shell_line *line)
{
    g_autoptr(GString) out = g_string_new(offers->is_file   ? "files\n"
                                          : offers->is_open ? "open\n"
                                                            : "words\n");
    for (guint i = 0; !offers->is_file && i < offers->rows->len; i++) {
        const struct command_offer *offer = offers->rows->pdata[i];
        if (!is_harmless(offer->text))
            continue;
        if (is_shell(call, "bash"))
            write_bash(out, offer, line);
        else if (is_shell(call, "zsh"))
            write_zsh(out, offer);
        else
            write_fish(out, offer);
        g_string_append_c(out, '\n');
    }
    command_write(call, out->str, (gssize)out->len);
}

/* The register as it is, to be read, and nothing remembered of it; NULL: there is none to be read. */
static struct session *open_register(const struct command_call *call, const char *const *words)
{
    g_autofree char *named = command_offers_register(words);
    struct session_options options = {.location = named != NULL ? named : call->io->location,
                                      .author = "completion",
                                      .read_only = TRUE,
                                      .is_passing = TRUE};
    return session_open(&options, NULL);
}

static GPtrArray *word_alone(const char *word)
{
    GPtrArray *words = g_ptr_array_new_with_free_func(g_free);
    g_ptr_array_add(words, g_strdup(word));
    g_ptr_array_add(words, NULL);
    return words;
}

/* Words as the shell gives them: bash its line and where it breaks words, fish the last word as it was
 * typed, quotes and all, zsh every word as it is meant. */
static void read_words(const struct command_call *call, struct shell_line *line)
{
    const guint n = command_n_words(call);
    if (is_shell(call, "bash")) {
        shell_line_read(line, command_word(call, 0), n > 1 ? command_word(call, 1) : "");
        if (line->words->len > 1)
            g_ptr_array_remove_index(line->words, 0);
        return;
    }
    if (is_shell(call, "fish"))
        shell_line_read(line, command_word(call, n - 1), "");
    else
        *line = (struct shell_line){.words = word_alone(command_word(call, n - 1))};
    for (guint i = 0; i + 1 < n; i++)
        g_ptr_array_insert(line->words, (gint)i, g_strdup(command_word(call, i)));
}

/* A register that takes so long (a large one of an older version, read by a passing copy whose
 * temporary file has no name) offers nothing. */
static void give_up(int number)
{
    (void)number;
    _exit(0);
}

static gboolean run_complete(struct command_call *call, GError **error)
{
    (void)error;
    signal(SIGALRM, give_up);
    alarm(PATIENCE_SECONDS);
    struct shell_line line;
    struct command_offers offers = {.has_help = !is_shell(call, "bash")};
    read_words(call, &line);
    const char *const *words = (const char *const *)line.words->pdata;
    owned_session session = open_register(call, words);
    command_offers_fill(&offers, session, words);
    write_offers(call, &offers, &line);
    command_offers_clear(&offers);
    shell_line_clear(&line);
    alarm(0);
    return TRUE;
}

static const struct command_option option_shell = {"shell", 0, "bash|zsh|fish",
                                                   "how the shell wants to be answered"};

const struct command command_complete_row = {
    .name = "complete",
    .args = "WORD…",
    .summary = "Say what may stand where a command line ends; for the scripts of shells.",
    .help =
        "The words are those after `heldto`, the last one being written; of bash the line up to "
        "the cursor, and its COMP_WORDBREAKS.",
    .options = (const struct command_option *const[]){&option_shell, NULL},
    .needs = COMMAND_NEEDS_SHELL,
    .run = run_complete,
};

static gboolean run_completion(struct command_call *call, GError **error)
{
    g_autofree char *name = g_strconcat("completion/heldto.", command_word(call, 0), NULL);
    gsize n = 0;
    const char *script = data_file(name, &n);
    (void)error;
    g_assert(script != NULL);
    command_write(call, script, (gssize)n);
    return TRUE;
}

const struct command command_completion = {
    .name = "completion",
    .args = "bash|zsh|fish",
    .summary = "Print the script by which a shell completes heldto's commands.",
    .help =
        "`make install` puts it in its place. By hand: `source <(heldto completion bash)` in "
        "~/.bashrc, `heldto completion zsh` to a file _heldto in a folder of $fpath, `heldto "
        "completion fish` to ~/.config/fish/completions/heldto.fish.\n\nCommands, options, and "
        "the keys, meetings, parties, topics and statuses of the register in use are completed.",
    .run = run_completion,
};
