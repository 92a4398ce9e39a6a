/* custom.c owns the JSON in which custom fields are kept.
 * It must not know commitments or files. */
#include "core/exchange/custom.h"

#include <jansson.h>
#include <stdlib.h>

static json_t *parse(const char *json)
{
    json_t *object = *json != '\0' ? json_loads(json, 0, NULL) : NULL;
    if (json_is_object(object))
        return object;
    json_decref(object);
    return NULL;
}

char *custom_set(const char *json, const struct custom *fields, gsize n)
{
    json_t *object = parse(json);
    for (gsize i = 0; i < n; i++) {
        if (*fields[i].value == '\0') {
            json_object_del(object, fields[i].name);
            continue;
        }
        if (object == NULL)
            object = json_object();
        json_object_set_new(object, fields[i].name, json_string(fields[i].value));
    }
    if (json_object_size(object) == 0) {
        json_decref(object);
        return g_strdup("");
    }
    char *dumped = json_dumps(object, JSON_COMPACT);
    char *text = g_strdup(dumped);
    free(dumped);
    json_decref(object);
    return text;
}

/* A number or a list that another program put there is shown as JSON writes it. */
static char *as_text(const json_t *value)
{
    if (json_is_string(value))
        return g_strdup(json_string_value(value));
    char *dumped = json_dumps(value, JSON_COMPACT | JSON_ENCODE_ANY);
    char *text = g_strdup(dumped != NULL ? dumped : "");
    free(dumped);
    return text;
}

void custom_each(const char *json, void (*each)(const char *name, const char *value, gpointer data),
                 gpointer data)
{
    json_t *object = parse(json), *value;
    const char *name;
    json_object_foreach (object, name, value) {
        g_autofree char *text = as_text(value);
        each(name, text, data);
    }
    json_decref(object);
}
