/* place.c owns comparing places by city, country and their names.
 * It must not know why they are compared. */
#include "core/lineage/place.h"

#include "db/fold.h"
#include "db/party.h"

#include <string.h>

struct place {
    char *city;    /* folded; NULL: not named */
    char *country; /* folded, or the token of the register's party; NULL: not named */
};

static void place_clear(struct place *place)
{
    g_free(place->city);
    g_free(place->country);
}

/* The token of a state of that name; NULL without an error: it is none. */
static char *state_of(struct session *session, const char *name, GError **error)
{
    owned(party) party = party_find(session->db, name, error);
    if (party == NULL || (strcmp(party->kind, "state") != 0 && strcmp(party->kind, "other") != 0))
        return NULL;
    return g_strdup(party->token);
}

/* What stands behind a city's name in its own country: the district is the city. */
static gboolean is_district(const char *folded)
{
    return strcmp(folded, "dc") == 0 || strcmp(folded, "d c") == 0;
}

static char *folded_city(const char *text)
{
    g_autofree char *folded = fold_text(text, -1);
    char *city = g_strdup(g_strstrip(folded));
    static const char *const tails[] = {" dc", " d c", " city"};
    for (gsize i = 0; i < G_N_ELEMENTS(tails); i++)
        if (g_str_has_suffix(city, tails[i]))
            city[strlen(city) - strlen(tails[i])] = '\0';
    if (g_str_has_prefix(city, "the "))
        memmove(city, city + strlen("the "), strlen(city + strlen("the ")) + 1);
    return city;
}

static gboolean take_part(struct session *session, struct place *place, const char *text,
                          gboolean is_country, GError **error)
{
    g_autofree char *part = g_strstrip(g_strdup(text));
    g_autofree char *city = folded_city(part);
    if (*city == '\0' || is_district(city))
        return TRUE;
    GError *failed = NULL;
    g_autofree char *state = state_of(session, part, &failed);
    if (failed != NULL) {
        g_propagate_error(error, failed);
        return FALSE;
    }
    if (state == NULL && is_country)
        state = g_strdup(city);
    if (state != NULL) {
        g_free(place->country);
        place->country = g_steal_pointer(&state);
    } else if (place->city == NULL) {
        place->city = g_steal_pointer(&city);
    }
    return TRUE;
}

static gboolean read_place(struct session *session, struct place *place, const char *text,
                           const char *country, GError **error)
{
    g_auto(GStrv) parts = g_strsplit_set(text, ",;()", -1);
    if (!take_part(session, place, country, TRUE, error))
        return FALSE;
    for (gsize i = 0; parts[i] != NULL; i++)
        if (!take_part(session, place, parts[i], FALSE, error))
            return FALSE;
    /* "Poland" given as place and as country, where no party is called so. */
    if (place->city != NULL && place->country != NULL && strcmp(place->city, place->country) == 0)
        g_clear_pointer(&place->city, g_free);
    return TRUE;
}

static enum place_match compare(const struct place *promised, const struct place *held)
{
    if (promised->country != NULL && held->country != NULL &&
        strcmp(promised->country, held->country) != 0)
        return PLACE_OTHER;
    if (promised->city != NULL && held->city != NULL)
        return strcmp(promised->city, held->city) == 0 ? PLACE_SAME : PLACE_OTHER;
    if (promised->country != NULL && held->country != NULL)
        return PLACE_SAME;
    return PLACE_UNKNOWN;
}

gboolean place_compare(struct session *session, const char *promised, const char *promised_country,
                       const char *held, const char *held_country, enum place_match *match,
                       GError **error)
{
    struct place a = {0}, b = {0};
    gboolean done = read_place(session, &a, promised, promised_country, error) &&
                    read_place(session, &b, held, held_country, error);
    *match = compare(&a, &b);
    place_clear(&a);
    place_clear(&b);
    return done;
}
