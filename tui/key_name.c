/* key_name.c owns what keys are called.
 * It must not know curses, nor what any key does. */
#include "tui/key_name.h"

#include <string.h>

static const struct {
    guint32 key;
    const char *name;
} names[] = {
    {KEY_NUMBER_TAB, "Tab"},   {KEY_NUMBER_ENTER, "Enter"},
    {KEY_NUMBER_ESC, "Esc"},   {' ', "Space"},
    {KEY_NUMBER_UP, "Up"},     {KEY_NUMBER_DOWN, "Down"},
    {KEY_NUMBER_LEFT, "Left"}, {KEY_NUMBER_RIGHT, "Right"},
    {KEY_NUMBER_HOME, "Home"}, {KEY_NUMBER_END, "End"},
    {KEY_NUMBER_PGUP, "PgUp"}, {KEY_NUMBER_PGDN, "PgDn"},
    {KEY_NUMBER_BS, "BS"},     {KEY_NUMBER_DEL, "Del"},
    {KEY_NUMBER_INS, "Ins"},   {KEY_NUMBER_BACKTAB, "S-Tab"},
};

guint32 key_from_name(const char *name)
{
    for (gsize i = 0; i < G_N_ELEMENTS(names); i++)
        if (strcmp(name, names[i].name) == 0)
            return names[i].key;
    if (name[0] == 'F' && g_ascii_isdigit(name[1])) {
        const guint64 n = g_ascii_strtoull(name + 1, NULL, 10);
        return n >= 1 && n <= 12 ? KEY_NUMBER_F1 + (guint32)n - 1 : 0;
    }
    if (name[0] == '^' && g_ascii_isupper(name[1]) && name[2] == '\0')
        return (guint32)(name[1] - '@');
    const gunichar c = g_utf8_get_char_validated(name, -1);
    const gboolean is_one =
        c != (gunichar)-1 && c != (gunichar)-2 && c != 0 && *g_utf8_next_char(name) == '\0';
    return is_one ? c : 0;
}

char *key_to_name(guint32 key)
{
    for (gsize i = 0; i < G_N_ELEMENTS(names); i++)
        if (names[i].key == key)
            return g_strdup(names[i].name);
    if (key >= KEY_NUMBER_F1 && key <= KEY_NUMBER_F12)
        return g_strdup_printf("F%u", key - KEY_NUMBER_F1 + 1);
    if (key > 0 && key < ' ')
        return g_strdup_printf("^%c", (char)(key + '@'));
    if (!key_is_text(key))
        return g_strdup("?");
    char utf8[7] = "";
    g_unichar_to_utf8(key, utf8);
    return g_strdup(utf8);
}

gboolean key_is_text(guint32 key)
{
    return key >= ' ' && key < KEY_NUMBER_UP && g_unichar_validate(key) && !g_unichar_iscntrl(key);
}
