/* term_screen.c owns reading the emulated screen: as text, as attributes, against files.
 * It must not know how the program runs; term.c pumps its bytes. */
#include "tests/lib/term.h"

#include <string.h>

#include "tests/lib/term_private.h"

static VTermScreenCell cell_at(const struct term *t, int row, int col)
{
    VTermScreenCell cell = {0};

    vterm_screen_get_cell(t->screen, (VTermPos){.row = row, .col = col}, &cell);
    return cell;
}

/* True for the right half of a wide character. */
static bool is_continuation(const VTermScreenCell *cell)
{
    return cell->chars[0] == (uint32_t)-1;
}

static void trim_row(GString *text, gsize start, char blank)
{
    while (text->len > start && text->str[text->len - 1] == blank)
        g_string_truncate(text, text->len - 1);
    g_string_append_c(text, '\n');
}

static void append_cells(GString *text, const struct term *t, int row, int col, int cols)
{
    for (int at = col; at < MIN(col + cols, t->cols); at++) {
        VTermScreenCell cell = cell_at(t, row, at);
        if (is_continuation(&cell))
            continue;
        if (cell.chars[0] == 0)
            g_string_append_c(text, ' ');
        for (gsize i = 0; i < VTERM_MAX_CHARS_PER_CELL && cell.chars[i]; i++)
            g_string_append_unichar(text, cell.chars[i]);
    }
}

char *term_screen(struct term *t)
{
    GString *text = g_string_new(NULL);

    term_pump(t, 0);
    for (int row = 0; row < t->rows; row++) {
        gsize start = text->len;
        append_cells(text, t, row, 0, t->cols);
        trim_row(text, start, ' ');
    }
    return g_string_free(text, FALSE);
}

char *term_cells(struct term *t, int row, int col, int cols)
{
    GString *text = g_string_new(NULL);

    term_pump(t, 0);
    append_cells(text, t, row, col, cols);
    return g_string_free(text, FALSE);
}

static void describe_colour(GString *style, const char *name, const VTermColor *colour,
                            bool is_default)
{
    if (is_default)
        return;
    if (VTERM_COLOR_IS_INDEXED(colour))
        g_string_append_printf(style, " %s=%d", name, colour->indexed.idx);
    else
        g_string_append_printf(style, " %s=#%02x%02x%02x", name, colour->rgb.red, colour->rgb.green,
                               colour->rgb.blue);
}

/* The look of a cell in words, "" for plain. The caller frees it. */
static char *describe(const VTermScreenCell *cell)
{
    GString *style = g_string_new(NULL);

    if (cell->attrs.bold)
        g_string_append(style, " bold");
    if (cell->attrs.italic)
        g_string_append(style, " italic");
    if (cell->attrs.underline)
        g_string_append(style, " underline");
    if (cell->attrs.blink)
        g_string_append(style, " blink");
    if (cell->attrs.strike)
        g_string_append(style, " strike");
    if (cell->attrs.reverse)
        g_string_append(style, " reverse");
    describe_colour(style, "fg", &cell->fg, VTERM_COLOR_IS_DEFAULT_FG(&cell->fg));
    describe_colour(style, "bg", &cell->bg, VTERM_COLOR_IS_DEFAULT_BG(&cell->bg));
    if (style->len > 0)
        g_string_erase(style, 0, 1);
    return g_string_free(style, FALSE);
}

/* Letters that always mean the same; a bold colour has its number with Shift held. */
static const struct {
    const char *style;
    char letter;
} letters[] = {
    {"", '.'},
    {"bold", 'b'},
    {"underline", 'u'},
    {"reverse", 'r'},
    {"bold underline", 'U'},
    {"bold reverse", 'R'},
    {"underline reverse", 'v'},
    {"bold underline reverse", 'V'},
    {"fg=0", '0'},
    {"fg=1", '1'},
    {"fg=2", '2'},
    {"fg=3", '3'},
    {"fg=4", '4'},
    {"fg=5", '5'},
    {"fg=6", '6'},
    {"fg=7", '7'},
    {"bold fg=1", '!'},
    {"bold fg=2", '@'},
    {"bold fg=3", '#'},
    {"bold fg=4", '$'},
    {"bold fg=5", '%'},
    {"bold fg=6", '^'},
    {"bold fg=7", '&'},
};

/* The letter of a style: its own, else the next free one in order of appearance. */
static char letter_for(GHashTable *used, const char *style, guint *next)
{
    static const char others[] = "ACDEFGHIJKLMNOPQSTWXYZacdefghijklmnopqstwxyz";
    gpointer known = g_hash_table_lookup(used, style);
    char letter = 0;

    if (known)
        return (char)GPOINTER_TO_INT(known);
    for (gsize i = 0; i < G_N_ELEMENTS(letters); i++)
        if (strcmp(letters[i].style, style) == 0)
            letter = letters[i].letter;
    if (!letter)
        letter = *next < sizeof others - 1 ? others[(*next)++] : '?';
    g_hash_table_insert(used, g_strdup(style), GINT_TO_POINTER(letter));
    return letter;
}

static int by_letter(gconstpointer a, gconstpointer b)
{
    return strcmp(*(char *const *)a, *(char *const *)b);
}

static void append_legend(GString *text, GHashTable *used)
{
    g_autoptr(GPtrArray) lines = g_ptr_array_new_with_free_func(g_free);
    GHashTableIter i;
    gpointer style, letter;

    g_hash_table_iter_init(&i, used);
    while (g_hash_table_iter_next(&i, &style, &letter))
        if (*(char *)style)
            g_ptr_array_add(lines,
                            g_strdup_printf("%c %s\n", GPOINTER_TO_INT(letter), (char *)style));
    g_ptr_array_sort(lines, by_letter);
    for (guint n = 0; n < lines->len; n++)
        g_string_append(text, lines->pdata[n]);
}

char *term_screen_attrs(struct term *t)
{
    g_autoptr(GHashTable) used = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    GString *text = g_string_new(NULL);
    guint next = 0;
    int cursor_row, cursor_col;

    term_pump(t, 0);
    for (int row = 0; row < t->rows; row++) {
        gsize start = text->len;
        char letter = '.';
        for (int col = 0; col < t->cols; col++) {
            VTermScreenCell cell = cell_at(t, row, col);
            g_autofree char *style = describe(&cell);
            if (!is_continuation(&cell))
                letter = letter_for(used, style, &next);
            g_string_append_c(text, letter);
        }
        trim_row(text, start, '.');
    }
    g_string_append(text, "----\n");
    append_legend(text, used);
    if (term_cursor(t, &cursor_row, &cursor_col))
        g_string_append_printf(text, "cursor row %d column %d\n", cursor_row, cursor_col);
    else
        g_string_append(text, "cursor hidden\n");
    return g_string_free(text, FALSE);
}

bool term_cursor(struct term *t, int *row, int *col)
{
    VTermPos at;

    term_pump(t, 0);
    vterm_state_get_cursorpos(vterm_obtain_state(t->vt), &at);
    if (row)
        *row = at.row;
    if (col)
        *col = at.col;
    return t->cursor;
}

static bool shows(struct term *t, const char *text)
{
    g_autofree char *screen = term_screen(t);

    return strstr(screen, text) != NULL;
}

/* Waits until the screen shows the text, or no longer does. */
static bool wait_text(struct term *t, const char *text, bool shown, int ms)
{
    gint64 deadline = term_deadline(ms);

    while (shows(t, text) != shown) {
        if (g_get_monotonic_time() > deadline || (t->exited && !term_pump(t, 0)))
            return shows(t, text) == shown;
        term_pump(t, 20);
    }
    return true;
}

bool term_wait_for(struct term *t, const char *text, int ms)
{
    return wait_text(t, text, true, ms);
}

bool term_wait_gone(struct term *t, const char *text, int ms)
{
    return wait_text(t, text, false, ms);
}

enum state { ASLEEP, AWAKE, NOBODY_KNOWS };

/* Whether the program waits for something, as Linux tells it, and for no child of its own. Elsewhere
 * nobody can say. */
static enum state state_of(pid_t pid)
{
    g_autofree char *stat = g_strdup_printf("/proc/%d/stat", (int)pid);
    g_autofree char *family = g_strdup_printf("/proc/%d/task/%d/children", (int)pid, (int)pid);
    g_autofree char *line = NULL;
    g_autofree char *children = NULL;
    if (!g_file_get_contents(stat, &line, NULL, NULL) ||
        !g_file_get_contents(family, &children, NULL, NULL))
        return NOBODY_KNOWS;
    const char *name_end = strrchr(line, ')');
    if (*children != '\0' || name_end == NULL || strlen(name_end) < 3)
        return NOBODY_KNOWS;
    return strchr("ST", name_end[2]) != NULL ? ASLEEP : AWAKE; /* stopped, too */
}

/* A slow build is given more time only where it cannot be seen whether it is still at work. */
bool term_wait_idle(struct term *t, int quiet_ms)
{
    enum { LEAST_US = 10000 };
    gint64 deadline = term_deadline(30000);
    gint64 began = g_get_monotonic_time();
    gint64 quiet = term_deadline(quiet_ms) - began;
    gint64 quiet_asleep = MAX((gint64)quiet_ms * 1000, LEAST_US);
    gint64 asleep_since = began;

    for (gint64 now = began; now < deadline; now = g_get_monotonic_time()) {
        term_pump(t, 5);
        now = g_get_monotonic_time();
        const enum state state = state_of(t->pid);
        if (state != ASLEEP)
            asleep_since = now;
        if (t->exited || now - MAX(t->last_byte, asleep_since) >= quiet_asleep ||
            (state == NOBODY_KNOWS && now - MAX(t->last_byte, began) >= quiet))
            return true;
    }
    return false;
}

/* Expected and actual row by row: " " in both, "-" expected only, "+" actual only. */
static char *report(const char *path, const char *expected, const char *actual)
{
    GString *text = g_string_new(NULL);
    g_auto(GStrv) wanted = g_strsplit(expected, "\n", -1);
    g_auto(GStrv) got = g_strsplit(actual, "\n", -1);
    guint n_wanted = g_strv_length(wanted), n_got = g_strv_length(got);

    g_string_append_printf(text, "the screen is not %s\n--- expected\n+++ actual\n", path);
    for (guint i = 0; i < MAX(n_wanted, n_got); i++) {
        const char *w = i < n_wanted ? wanted[i] : NULL, *g = i < n_got ? got[i] : NULL;
        if (g_strcmp0(w, g) == 0) {
            g_string_append_printf(text, " %s\n", w);
            continue;
        }
        if (w)
            g_string_append_printf(text, "-%s\n", w);
        if (g)
            g_string_append_printf(text, "+%s\n", g);
    }
    return g_string_free(text, FALSE);
}

static char *take(struct term *t, bool attrs)
{
    return attrs ? term_screen_attrs(t) : term_screen(t);
}

static char *rewrite(struct term *t, const char *path, bool attrs)
{
    g_autoptr(GError) error = NULL;
    g_autofree char *actual = NULL;
    g_autofree char *dir = g_path_get_dirname(path);

    term_wait_idle(t, 400);
    actual = take(t, attrs);
    g_mkdir_with_parents(dir, 0777);
    if (!g_file_set_contents(path, actual, -1, &error))
        return g_strdup(error->message);
    return NULL;
}

char *term_compare(struct term *t, const char *path, bool attrs, int ms)
{
    g_autofree char *expected = NULL;
    gint64 deadline = term_deadline(ms);

    if (g_getenv("HELDTO_UPDATE_SCREENS"))
        return rewrite(t, path, attrs);
    if (!g_file_get_contents(path, &expected, NULL, NULL))
        expected = g_strdup("(there is no such file)");
    for (;;) {
        g_autofree char *actual = take(t, attrs);
        if (strcmp(expected, actual) == 0)
            return NULL;
        if (g_get_monotonic_time() > deadline || (t->exited && !term_pump(t, 0)))
            return report(path, expected, actual);
        term_pump(t, 20);
    }
}
