/* about_kind.c owns telling what kind of text it is: its language, how much of the official text it
 * is, in whose words. It must not know what it says. */
#include "core/intake/about_private.h"

#include "db/fold.h"

#include <string.h>

enum { SAMPLE = 20000 };

static const struct {
    const char *language, *words;
} tongues[] = {
    {"en", " the of and to in that for with on as by is are was were which their this "},
    {"fr", " le la les des et de du en que pour dans qui sur une est sont au aux avec "},
    {"de", " der die das und den von zu mit im fur auf ist sind des dem ein eine werden "},
    {"es", " el los las de y que en del por para con una se su al como son "},
    {"nl", " de het een en van te dat voor met op zijn is aan door werd worden niet "},
    {"it", " il lo gli le di e che per con del della nel una sono dei alla "},
    {"pt", " o os as de e que do da em para com uma no na dos das por "},
    {"pl", " i w z na do nie ze sie oraz jest dla przez od po "},
};

static void guess_language(struct about_scan *scan)
{
    const char *text = scan->text + scan->body;
    struct tokens *tokens = tokens_new(text, MIN(strlen(text), (gsize)SAMPLE));
    guint best = 0, n = tokens->list->len;
    for (gsize k = 0; k < G_N_ELEMENTS(tongues); k++) {
        guint count = 0;
        for (guint i = 0; i < n; i++)
            count += tokens_is_of(tokens, i, tongues[k].words) ? 1 : 0;
        if (count > best && count * 12 > n) {
            best = count;
            about_set(&scan->about->language, tongues[k].language);
        }
    }
    tokens_free(tokens);
    if (*scan->about->language == '\0')
        about_set(&scan->about->language, scan->source->language);
}

static gboolean has_any(const char *folded, const char *const *phrases)
{
    for (; *phrases != NULL; phrases++)
        if (fold_contains_phrase(folded, *phrases))
            return TRUE;
    return FALSE;
}

static guint count_of(const struct tokens *tokens, const char *words)
{
    guint n = 0;
    for (guint i = 0; i < tokens->list->len; i++)
        n += tokens_is_of(tokens, i, words) && !tokens_at(tokens, i)->upper ? 1 : 0;
    return n;
}

static const char *const issued[] = {"joint statement",
                                     "statement",
                                     "declaration",
                                     "communique",
                                     "joint press release",
                                     "conclusions",
                                     "joint press statement",
                                     "chair's summary",
                                     "outcome document",
                                     "memorandum",
                                     "readout",
                                     NULL};
static const char *const told[] = {
    "the joint statement read", "the statement read", "the statement said", "joint statement said",
    "said in a statement",      "told reporters",     "told journalists",   "according to",
    "the communique said",      "a spokesperson",     "news agency",        NULL};
static const char *const own[] = {"own summary",
                                  "restated in own words",
                                  "summary of a notice",
                                  "summarised by",
                                  "summarized by",
                                  "not official wording",
                                  "not the wording of the statement",
                                  NULL};
static const char *const headline[] = {"discussed", "met",      "agreed",   "discuss", "meet",
                                       "agree",     "hold",     "held",     "vow",     "pledge",
                                       "seek",      "reviewed", "talks on", NULL};

static void set(struct about *about, const char *coverage, const char *voice)
{
    about->coverage = coverage;
    about->voice = voice;
}

static gboolean is_headline(const char *title)
{
    g_autofree char *folded = fold_text(title, -1);
    return *folded != '\0' && !has_any(folded, issued) && has_any(folded, headline);
}

/* What a header says of it goes before what the words tell. */
static gboolean read_header(struct about_scan *scan)
{
    g_autofree char *text = fold_text(about_header(scan, "text"), -1);
    g_autofree char *voice = fold_text(about_header(scan, "voice"), -1);
    g_autofree char *complete = fold_text(about_header(scan, "complete"), -1);
    if (has_any(text, own) || strcmp(voice, "own-summary") == 0)
        set(scan->about, "own-summary", "own-summary");
    else if (strcmp(voice, "reported") == 0)
        set(scan->about, "report", "reported");
    else if (g_str_has_prefix(complete, "yes"))
        set(scan->about, "full", "verbatim");
    else if (g_str_has_prefix(complete, "no"))
        set(scan->about, "extract", "verbatim");
    return *scan->about->voice != '\0';
}

static void read_words(struct about_scan *scan)
{
    struct about *about = scan->about;
    const char *text = scan->text + scan->body;
    gsize len = MIN(strlen(text), (gsize)SAMPLE);
    struct tokens *tokens = tokens_new(text, len);
    g_autofree char *folded = fold_text(text, (gssize)len);
    g_autofree char *title = fold_text(about->title, -1);
    g_autofree char *opening = fold_text(text, (gssize)MIN(len, (gsize)400));
    guint we = count_of(tokens, " we our us ours ");
    gboolean is_ours = we * 120 >= tokens->list->len && we >= 3;
    tokens_free(tokens);
    if (has_any(opening, own))
        set(about, "own-summary", "own-summary");
    else if (strcmp(about->coverage, "report") == 0 || (has_any(folded, told) && !is_ours))
        set(about, "report", "reported");
    else if (is_ours || has_any(title, issued))
        set(about, "full", "verbatim");
    else if (is_headline(about->title)) {
        set(about, "report", "reported");
        about_doubt(about, "it reads like a notice about the meeting, not like its official text");
    } else {
        set(about, "full", "verbatim");
        about_doubt(about,
                    "taken for the full official text; say “report” or “extract” where it is not: "
                    "only a full text shows that something was not mentioned");
    }
}

void about_read_kind(struct about_scan *scan)
{
    g_autofree char *title = fold_text(scan->about->title, -1);
    guess_language(scan);
    scan->about->is_issued = has_any(title, issued);
    if (!read_header(scan))
        read_words(scan);
}
