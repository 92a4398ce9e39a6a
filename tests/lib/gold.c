/* gold.c owns the labelled statements: texts, labels, and the passages these point at.
 * It must not know what the program makes of them. */
#include "tests/lib/gold.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#define ROOT "../shared/"

static char *header(const char *text, const char *name)
{
    g_autofree char *label = g_strdup_printf("%s: ", name);
    const char *at = g_str_has_prefix(text, label) ? text : NULL;
    g_autofree char *line = g_strdup_printf("\n%s", label);
    const char *blank = strstr(text, "\n\n");

    if (at == NULL) {
        at = strstr(text, line);
        at = at != NULL && (blank == NULL || at < blank) ? at + 1 : NULL;
    }
    if (at == NULL || !g_str_has_prefix(text, "Title: "))
        return g_strdup("");
    at += strlen(label);
    return g_strndup(at, strcspn(at, "\n"));
}

static gboolean is_list_line(const char *line)
{
    line += strspn(line, " \t");
    if (strchr("-*", *line) != NULL && line[1] == ' ')
        return TRUE;
    return g_ascii_isdigit(*line) && strcspn(line, ".)") <= 2;
}

static gsize line_start(const char *text, gsize at)
{
    while (at > 0 && text[at - 1] != '\n')
        at--;
    return at;
}

/* The sentence above a list item that ends in a colon. */
static void find_lead(const char *text, struct passage *passage)
{
    gsize line = line_start(text, passage->sentence);

    passage->lead = passage->lead_end = 0;
    if (!is_list_line(text + line))
        return;
    while (line > 0) {
        gsize end = line - 1;
        line = line_start(text, end);
        g_autofree char *words = g_strstrip(g_strndup(text + line, end - line));
        if (*words == '\0' || is_list_line(text + line))
            continue;
        if (!g_str_has_suffix(words, ":"))
            return;
        passage->lead = line;
        passage->lead_end = end;
        return;
    }
}

/* The words before the promise that say who makes it, as far as a test can tell: none. */
static struct passage locate(const struct gold *gold, const json_t *label)
{
    const char *sentence = json_string_value(json_object_get(label, "sentence"));
    const char *quote = json_string_value(json_object_get(label, "quote"));
    const char *at = strstr(gold->body, sentence);
    const char *words = at != NULL ? strstr(at, quote) : NULL;
    struct passage passage = {0};

    if (words == NULL)
        fail_msg("%s: the text has no \"%s\"", gold->name, quote);
    passage.sentence = (gsize)(at - gold->body);
    passage.sentence_end = passage.sentence + strlen(sentence);
    passage.start = (gsize)(words - gold->body);
    passage.end = passage.start + strlen(quote);
    passage.subject = passage.subject_end = passage.start;
    find_lead(gold->body, &passage);
    return passage;
}

static void free_item(gpointer data)
{
    struct gold_item *item = data;

    json_decref(item->label);
    g_free(item);
}

static void read_labels(struct gold *gold, const char *labels)
{
    g_auto(GStrv) lines = g_strsplit(labels, "\n", -1);

    for (char **line = lines; *line != NULL; line++) {
        json_t *label = **line != '\0' ? json_loads(*line, 0, NULL) : NULL;
        struct gold_item *item;
        if (label == NULL)
            continue;
        item = g_new0(struct gold_item, 1);
        *item = (struct gold_item){.label = label, .passage = locate(gold, label)};
        g_ptr_array_add(gold->items, item);
    }
}

struct gold *gold_load(const char *text, const char *labels, const char *day)
{
    g_autofree char *text_path = g_strconcat(ROOT, text, NULL);
    g_autofree char *label_path = g_strconcat(ROOT, labels, NULL);
    g_autofree char *whole = NULL, *lines = NULL;
    struct gold *gold;
    const char *body;

    if (!g_file_get_contents(text_path, &whole, NULL, NULL) ||
        !g_file_get_contents(label_path, &lines, NULL, NULL))
        return NULL;
    gold = g_new0(struct gold, 1);
    body = g_str_has_prefix(whole, "Title: ") ? strstr(whole, "\n\n") + 2 : whole;
    *gold = (struct gold){.name = g_path_get_basename(text),
                          .title = header(whole, "Title"),
                          .day = *day != '\0' ? g_strdup(day) : header(whole, "Date"),
                          .series = header(whole, "Series"),
                          .body = g_strdup(body),
                          .items = g_ptr_array_new_with_free_func(free_item)};
    read_labels(gold, lines);
    return gold;
}

void gold_free(struct gold *gold)
{
    if (gold == NULL)
        return;
    g_free(gold->name);
    g_free(gold->title);
    g_free(gold->day);
    g_free(gold->series);
    g_free(gold->body);
    g_ptr_array_unref(gold->items);
    g_free(gold);
}

const char *gold_text(const struct gold_item *item, const char *member)
{
    const char *text = json_string_value(json_object_get(item->label, member));

    return text != NULL ? text : "";
}

void gold_count(struct gold_rate *rate, gboolean hit)
{
    rate->all++;
    rate->hits += hit ? 1 : 0;
}

double gold_share(const struct gold_rate *rate)
{
    return rate->all > 0 ? (double)rate->hits / rate->all : 1.0;
}
