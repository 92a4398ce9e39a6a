/* take_in_people.c owns who was at a statement's meeting: as lines to correct, and in the register.
 * It must not know how a text tells who was there. */
#include "core/intake/take_in_people.h"

#include "core/draft/names.h"
#include "db/fold.h"
#include "db/meeting.h"
#include "db/party.h"

#include <string.h>

enum { PEOPLE_MAX = 500 };

char *take_in_people(const struct take_in *take)
{
    GString *lines = g_string_new(NULL);
    for (guint i = 0; i < take->about->people->len; i++) {
        const struct about_person *person = take->about->people->pdata[i];
        g_autoptr(GPtrArray) parts = g_ptr_array_new();
        g_ptr_array_add(parts, person->name);
        if (*person->role != '\0' || *person->party != '\0')
            g_ptr_array_add(parts, person->role);
        if (*person->party != '\0')
            g_ptr_array_add(parts, person->party);
        for (guint k = 0; k < parts->len; k++) {
            g_auto(GStrv) pieces = g_strsplit(parts->pdata[k], ";", -1);
            g_autofree char *escaped = g_strjoinv("\\;", pieces);
            g_string_append_printf(lines, "%s%s", k > 0 ? "; " : "", escaped);
        }
        g_string_append_c(lines, '\n');
    }
    if (lines->len > 0)
        g_string_truncate(lines, lines->len - 1);
    return g_string_free(lines, FALSE);
}

/* "NAME; ROLE; PARTY": an empty role stays one. New, of three. */
static char **split_line(const char *line)
{
    char **parts = g_new0(char *, 4);
    GString *part = g_string_new(NULL);
    guint n = 0;
    for (const char *p = line; *p != '\0'; p++) {
        if (p[0] == '\\' && p[1] == ';')
            g_string_append_c(part, *++p);
        else if (*p != ';' || n >= 2)
            g_string_append_c(part, *p);
        else {
            parts[n++] = g_strstrip(g_strdup(part->str));
            g_string_truncate(part, 0);
        }
    }
    parts[n++] = g_strstrip(g_strdup(part->str));
    g_string_free(part, TRUE);
    for (; n < 3; n++)
        parts[n] = g_strdup("");
    return parts;
}

static gboolean add_line(struct about *about, const char *line, GError **error)
{
    g_autofree char *told = g_strstrip(g_strdup(line));
    if (*told == '\0')
        return TRUE;
    g_auto(GStrv) parts = split_line(told);
    if (*parts[0] == '\0' || strchr(parts[2], ';') != NULL || about->people->len >= PEOPLE_MAX) {
        g_set_error(error, HELDTO_ERROR, HELDTO_ERROR_USAGE,
                    "participants: one a line, \"NAME; ROLE; PARTY\", not “%s”", told);
        return FALSE;
    }
    struct about_person *person = g_new0(struct about_person, 1);
    *person = (struct about_person){g_strdup(parts[0]), g_strdup(parts[1]), g_strdup(parts[2])};
    g_ptr_array_add(about->people, person);
    return TRUE;
}

gboolean take_in_wish_people(struct about *about, const char *lines, GError **error)
{
    if (lines == NULL)
        return TRUE;
    g_ptr_array_set_size(about->people, 0);
    g_auto(GStrv) all = g_strsplit(lines, "\n", -1);
    for (char **line = all; *line != NULL; line++)
        if (!add_line(about, *line, error))
            return FALSE;
    return TRUE;
}

static gboolean find_party(struct take_in *take, struct change *change, const char *name,
                           gint64 *id, GError **error)
{
    GError *failed = NULL;
    *id = 0;
    if (*name == '\0')
        return TRUE;
    if (take->is_people_said)
        return names_party(take->session, change, name, id, error);
    owned(party) party = party_find(take->session->db, name, &failed);
    *id = party != NULL ? party->id : 0;
    if (failed != NULL)
        g_propagate_error(error, failed);
    return failed == NULL;
}

static gboolean store_one(struct take_in *take, struct change *change, gint64 meeting_id,
                          const struct about_person *person, GError **error)
{
    struct participant row = {.meeting_id = meeting_id, .name = person->name, .role = person->role};
    if (!find_party(take, change, person->party, &row.party_id, error))
        return FALSE;
    gboolean done = change_insert(change, TABLE_PARTICIPANT, &row, error);
    g_free(row.uuid);
    return done;
}

static gboolean is_there(const GPtrArray *there, const char *name)
{
    g_autofree char *plain = fold_text(name, -1);
    for (guint i = 0; i < there->len; i++) {
        const struct participant *who = there->pdata[i];
        g_autofree char *theirs = fold_text(who->name, -1);
        if (strcmp(theirs, plain) == 0)
            return TRUE;
    }
    return FALSE;
}

gboolean take_in_store_people(struct take_in *take, struct change *change, gint64 meeting_id,
                              GError **error)
{
    g_autoptr(GPtrArray) there = meeting_participants(take->session->db, meeting_id, error);
    if (there == NULL)
        return FALSE;
    /* what is only proposed adds nobody to those whom somebody told before */
    if (there->len > 0 && !take->is_people_said)
        return TRUE;
    for (guint i = 0; i < take->about->people->len; i++) {
        const struct about_person *person = take->about->people->pdata[i];
        if (!is_there(there, person->name) && !store_one(take, change, meeting_id, person, error))
            return FALSE;
    }
    return TRUE;
}
