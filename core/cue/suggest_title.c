/* suggest_title.c owns naming a commitment by the words that promise it.
 * It must not know how the promise was found. */
#include "core/cue/suggest_title.h"

#include "core/period/edtf.h"
#include "core/scheme/words.h"
#include "core/text/text.h"

#include <string.h>

enum { LONGEST = 80, LOOKED_AT = 600 };

/* What stands before the thing promised and names only who, or that it is promised. Each is taken
 * off the front once, in this order. */
static const char *const fronts[] = {
    /* "commitment of both parties to cooperation": of whom */
    "^of (?:the |both |all |our |their |its )?[^,.;:]{1,80}? to (?=\\pL)",
    /* "the commitment of the EU and the US to work": parties are written large */
    "^(?:[Tt]he |[Bb]oth |[Aa]ll "
    ")?(?:\\p{Lu}[\\w.'’-]*,?|of|the|and|its|sides|parties|states|members)"
    "(?: (?:\\p{Lu}[\\w.'’-]*,?|of|the|and|its|member|sides|parties|states|members))* to "
    "(?=\\p{Ll})",
    "^(?:their|our|its|his|her) (?:full |firm |strong |continued |mutual |joint |shared )*"
    "(?:support|commitment|intention|intent|readiness|resolve|determination|willingness|pledge) "
    "to ",
    "^(?:to|in order to) (?=\\p{Ll})",
    "^(?:also|therefore|thus|then|further|accordingly),? (?=\\p{Ll})",
    "^(?:their|our|its|the|a|an) ",
};

/* Where a quotation is told: 'law," the joint statement read'. */
static const char closing[] =
    "[,.]?[\"”»](?:,)? (?:the |a |an |he |she |they |it |\\p{Lu})[^\"“]{0,80}"
    "(?:said|says|read|reads|added|noted|told|stated|wrote|explained|stressed|concluded)\\b.*$";

static char *replace_once(const char *pattern, const char *text)
{
    g_autoptr(GError) failed = NULL;
    g_autoptr(GRegex) regex = g_regex_new(pattern, G_REGEX_DOTALL, 0, &failed);
    g_assert_no_error(failed);
    g_autofree char *rest = g_regex_replace_literal(regex, text, -1, 0, "", 0, NULL);
    return g_strdup(rest != NULL ? rest : text);
}

/* A front is taken off only where enough is left to be a name. */
static char *take_front(char *words)
{
    enum { FEWEST_LEFT = 8 };
    for (gsize i = 0; i < G_N_ELEMENTS(fronts); i++) {
        g_autofree char *rest = replace_once(fronts[i], words);
        if (strlen(rest) < FEWEST_LEFT)
            continue;
        g_free(words);
        words = g_steal_pointer(&rest);
    }
    return words;
}

static char *one_line(const char *words)
{
    g_autofree char *copy = g_strdup(words);
    for (char *p = copy; *p != '\0'; p++)
        if (g_ascii_isspace(*p))
            *p = ' ';
    g_auto(GStrv) parts = g_strsplit(copy, " ", -1);
    g_autoptr(GString) line = g_string_new(NULL);
    for (gsize i = 0; parts[i] != NULL; i++)
        if (*parts[i] != '\0')
            g_string_append_printf(line, "%s%s", line->len > 0 ? " " : "", parts[i]);
    return g_strdup(line->str);
}

static char *with_capital(const char *words)
{
    gunichar first = g_utf8_get_char(words);
    if (first == 0)
        return g_strdup("");
    g_autoptr(GString) title = g_string_new(NULL);
    g_string_append_unichar(title, g_unichar_toupper(first));
    g_string_append(title, g_utf8_next_char(words));
    return g_strdup(title->str);
}

static const char *meeting_name(const char *level)
{
    static const struct {
        const char *level, *name;
    } names[] = {
        {"leaders", N_("Next leaders' meeting")},
        {"ministers", N_("Next ministers' meeting")},
        {"senior-officials", N_("Next meeting of senior officials")},
        {"experts", N_("Next meeting of experts")},
    };
    for (gsize i = 0; i < G_N_ELEMENTS(names); i++)
        if (strcmp(level, names[i].level) == 0)
            return _(names[i].name);
    return _("Next meeting");
}

/* "Next ministers' meeting: Washington, second half of 2021"; NULL where neither is told. */
static char *name_meeting(const struct title_facts *facts)
{
    g_autofree char *due = edtf_words(facts->due_edtf);
    if (strcmp(facts->kind, "next-meeting") != 0 || (*facts->place == '\0' && *due == '\0'))
        return NULL;
    return g_strdup_printf("%s: %s%s%s", meeting_name(facts->level), facts->place,
                           *facts->place != '\0' && *due != '\0' ? ", " : "", due);
}

char *suggest_title(const char *words, const struct title_facts *facts)
{
    char *meeting = name_meeting(facts);
    if (meeting != NULL)
        return meeting;
    g_autofree char *near = g_utf8_substring(words, 0, MIN(g_utf8_strlen(words, -1), LOOKED_AT));
    g_autofree char *line = one_line(near);
    g_autofree char *said = replace_once(closing, line);
    g_autofree char *rest = take_front(g_steal_pointer(&said));
    gboolean is_support = strcmp(facts->force, "supports") == 0 &&
                          g_ascii_strncasecmp(rest, "support", strlen("support")) != 0;
    g_autofree char *whole = g_strconcat(is_support ? "support for " : "", rest, NULL);
    g_autofree char *name = text_shorten(whole, LONGEST);
    return with_capital(name);
}
