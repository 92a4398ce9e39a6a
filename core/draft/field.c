/* field.c owns the table of every field people write, a row each.
 * It must not know how a field is stored or drawn. */
#include "core/draft/field.h"

#include <string.h>

#define REQUIRED FIELD_REQUIRED
#define FIXED    FIELD_FIXED
#define EXPORT   FIELD_EXPORT

static const struct field commitment_fields[] = {
    {"key", N_("Key"), FIELD_TEXT, 0, EXPORT | FIXED, "key", NULL,
     N_("Stable for ever; made from the series when left empty.")},
    {"title", N_("Title"), FIELD_TEXT, 0, EXPORT | REQUIRED, "title", NULL,
     N_("What was promised, in a few words of your own.")},
    {"kind", N_("Kind"), FIELD_WORD, WORDS_KIND, EXPORT | REQUIRED, "kind", "one-off",
     N_("One-off, standing, next meeting, position (nothing promised) or a third party's.")},
    {"series", N_("Series"), FIELD_SERIES, 0, EXPORT, "series_id", NULL,
     N_("The line of meetings it belongs to.")},
    {"parties", N_("Parties"), FIELD_PARTIES, 0, EXPORT, NULL, NULL,
     N_("Who is bound, parted by semicolons; a role in brackets: Belgium (host).")},
    {"topics", N_("Topics"), FIELD_TOPICS, 0, EXPORT, NULL, NULL,
     N_("What it is about, parted by semicolons.")},
    {"due_text", N_("Due, as written"), FIELD_PERIOD, 0, EXPORT, "due_text", NULL,
     N_("As the words have it: first half of 2025, by the end of the year.")},
    {"due_edtf", N_("Due, as a date"), FIELD_EDTF, 0, EXPORT, "due_edtf", NULL,
     N_("Worked out from the words; write it only to override them: 2025-40, ../2026-06.")},
    {"place", N_("Place"), FIELD_TEXT, 0, EXPORT, "place", NULL,
     N_("Where a promised meeting is to be held.")},
    {"country", N_("Country"), FIELD_TEXT, 0, EXPORT, "country", NULL,
     N_("The country of a promised meeting.")},
    {"level", N_("Level"), FIELD_WORD, WORDS_LEVEL, EXPORT, "level", NULL,
     N_("Who is to meet: leaders, ministers, senior officials, experts.")},
    {"owner", N_("Owner"), FIELD_TEXT, 0, EXPORT, "owner", NULL,
     N_("Who follows it on this side.")},
    {"priority", N_("Priority"), FIELD_WORD, WORDS_PRIORITY, EXPORT, "priority", "normal",
     N_("High, normal or low.")},
    {"next_actor", N_("Who acts next"), FIELD_TEXT, 0, EXPORT, "next_actor", NULL,
     N_("Whose turn it is.")},
    {"next_step", N_("Next step"), FIELD_LONG, 0, EXPORT, "next_step", NULL,
     N_("What is to be done next.")},
    {"next_step_visibility", N_("Next step is"), FIELD_WORD, WORDS_VISIBILITY, EXPORT,
     "next_step_visibility", "public", N_("An internal next step is left out of public reports.")},
    {"follow_up_on", N_("Follow up on"), FIELD_DAY, 0, EXPORT, "follow_up_on", NULL,
     N_("The day it shall come up in Today.")},
    {"question", N_("Question to ask"), FIELD_LONG, 0, EXPORT, "question", NULL,
     N_("What to ask at the next meeting; printed in the brief.")},
    {"visibility", N_("Visibility"), FIELD_WORD, WORDS_VISIBILITY, EXPORT, "visibility", "public",
     N_("An internal commitment is in no public report.")},
    {"description", N_("Description"), FIELD_LONG, 0, EXPORT, "description", NULL,
     N_("What it is about, in your own words.")},
    {"note", N_("Note"), FIELD_LONG, 0, EXPORT, "note", NULL, N_("Anything to remember.")},
    {"note_visibility", N_("Note is"), FIELD_WORD, WORDS_VISIBILITY, EXPORT, "note_visibility",
     "public", N_("An internal note is left out of public reports.")},
};

static const struct field meeting_fields[] = {
    {"token", N_("Key"), FIELD_TEXT, 0, EXPORT | FIXED, "token", NULL,
     N_("Stable name, such as eu-us-jha-2021-06-lisbon; made when left empty.")},
    {"series", N_("Series"), FIELD_SERIES, 0, EXPORT, "series_id", NULL,
     N_("The line of meetings it belongs to.")},
    {"title", N_("Title"), FIELD_TEXT, 0, EXPORT, "title", NULL, N_("What the meeting is called.")},
    {"date", N_("Date"), FIELD_EDTF, 0, EXPORT | REQUIRED, "date_edtf", NULL,
     N_("A day, days, a month or a year, in words or digits: 21-22 June 2023, 2021-06-22, "
        "2009-10.")},
    {"city", N_("City"), FIELD_TEXT, 0, EXPORT, "city", NULL, N_("Where it was held.")},
    {"country", N_("Country"), FIELD_TEXT, 0, EXPORT, "country", NULL, N_("In which country.")},
    {"host", N_("Host"), FIELD_TEXT, 0, EXPORT, "host", NULL, N_("Who hosted it.")},
    {"level", N_("Level"), FIELD_WORD, WORDS_LEVEL, EXPORT, "level", "ministers",
     N_("Leaders, ministers, senior officials, experts.")},
    {"state", N_("State"), FIELD_WORD, WORDS_MEETING_STATE, EXPORT | REQUIRED, "state", "held",
     N_("Only held meetings count for silence and for promises kept.")},
    {"url", N_("Record"), FIELD_TEXT, 0, EXPORT, "url", NULL,
     N_("Where the record of the meeting is.")},
    {"note", N_("Note"), FIELD_LONG, 0, EXPORT, "note", NULL, N_("Anything to remember.")},
    {"visibility", N_("Visibility"), FIELD_WORD, WORDS_VISIBILITY, EXPORT, "visibility", "public",
     N_("An internal meeting, and what was said there, is in no public report.")},
};

static const struct field document_fields[] = {
    {"meeting", N_("Meeting"), FIELD_MEETING, 0, EXPORT, "meeting_id", NULL,
     N_("The meeting it came out of.")},
    {"title", N_("Title"), FIELD_TEXT, 0, EXPORT | REQUIRED, "title", NULL,
     N_("As the text calls itself.")},
    {"coverage", N_("Coverage"), FIELD_WORD, WORDS_COVERAGE, EXPORT | REQUIRED, "coverage",
     "extract",
     N_("Full official text, extract, report about it, own summary. Only a full one shows "
        "silence.")},
    {"publisher", N_("Publisher"), FIELD_TEXT, 0, EXPORT, "publisher", NULL,
     N_("Who published it first.")},
    {"republisher", N_("Republisher"), FIELD_TEXT, 0, EXPORT, "republisher", NULL,
     N_("Who took it over, where this copy is from.")},
    {"published_on", N_("Published on"), FIELD_DAY, 0, EXPORT, "published_on", NULL,
     N_("The text's own date, not the meeting's.")},
    {"retrieved_on", N_("Retrieved on"), FIELD_DAY, 0, EXPORT, "retrieved_on", NULL,
     N_("The day it was fetched.")},
    {"language", N_("Language"), FIELD_TEXT, 0, EXPORT, "language", "en",
     N_("Of the text: en, fr, nl.")},
    {"url", N_("Address"), FIELD_TEXT, 0, EXPORT, "url", NULL, N_("Where it is published.")},
    {"archive_url", N_("Archived at"), FIELD_TEXT, 0, EXPORT, "archive_url", NULL,
     N_("An archived copy, which does not change.")},
    {"note", N_("Note"), FIELD_LONG, 0, EXPORT, "note", NULL, N_("Anything to remember.")},
    {"visibility", N_("Visibility"), FIELD_WORD, WORDS_VISIBILITY, EXPORT, "visibility", "public",
     N_("An internal document is named in no public report.")},
    {"text", N_("Text"), FIELD_LONG, 0, EXPORT | REQUIRED, "text", NULL,
     N_("The whole text, as published.")},
};

static const struct field wording_fields[] = {
    {"key", N_("Commitment"), FIELD_COMMITMENT, 0, EXPORT | REQUIRED, "commitment_id", NULL,
     N_("The commitment these words state.")},
    {"meeting", N_("Meeting"), FIELD_MEETING, 0, EXPORT | REQUIRED, "meeting_id", NULL,
     N_("The meeting they were said at.")},
    {"document", N_("Document"), FIELD_DOCUMENT, 0, EXPORT, "document_id", NULL,
     N_("The document they stand in, where it is held.")},
    {"exact", N_("Words"), FIELD_LONG, 0, EXPORT | REQUIRED, "exact", NULL,
     N_("Exactly as they stand in the document.")},
    {"role", N_("Passage"), FIELD_WORD, WORDS_PASSAGE, EXPORT, "role", "record",
     N_("record: the wording of record of its meeting; also: a further passage.")},
    {"voice", N_("Voice"), FIELD_WORD, WORDS_VOICE, EXPORT | REQUIRED, "voice", "verbatim",
     N_("Quotation marks are printed for verbatim and quoted words only.")},
    {"speaker", N_("Speaker"), FIELD_TEXT, 0, EXPORT, "speaker", NULL,
     N_("Who said it, apart from who is bound.")},
    {"verb", N_("Verb"), FIELD_TEXT, 0, EXPORT, "verb", NULL,
     N_("The verb that binds, as it stands.")},
    {"force", N_("Force"), FIELD_WORD, WORDS_FORCE, EXPORT, "force", NULL,
     N_("How binding the verb is.")},
    {"again", N_("Again"), FIELD_YES, 0, EXPORT, "again", "0",
     N_("It repeats an earlier promise: reaffirmed, reiterated.")},
    {"due_text", N_("Due, as said"), FIELD_PERIOD, 0, EXPORT, "due_text", NULL,
     N_("The period that these words name: first half of 2025.")},
    {"due_edtf", N_("Due, as a date"), FIELD_EDTF, 0, EXPORT, "due_edtf", NULL,
     N_("Made from the words; write it to say otherwise: 2025-40, ../2030.")},
    {"place", N_("Place"), FIELD_TEXT, 0, EXPORT, "place", NULL,
     N_("Where a meeting is to be held, by these words.")},
    {"difference", N_("Difference"), FIELD_WORD, WORDS_DIFFERENCE, EXPORT, "difference", NULL,
     N_("How it differs from the wording before it.")},
    {"confirmed", N_("Confirmed"), FIELD_YES, 0, EXPORT, "confirmed", "0",
     N_("A difference is printed only once an analyst has confirmed it.")},
    {"page", N_("Page"), FIELD_TEXT, 0, EXPORT, "page", NULL, N_("Of the document.")},
    {"paragraph", N_("Paragraph"), FIELD_TEXT, 0, EXPORT, "paragraph", NULL,
     N_("Of the document.")},
    {"note", N_("Note"), FIELD_LONG, 0, EXPORT, "note", NULL, N_("Anything to remember.")},
};

static const struct field update_fields[] = {
    {"key", N_("Commitment"), FIELD_COMMITMENT, 0, EXPORT | REQUIRED, "commitment_id", NULL,
     N_("The commitment it is about.")},
    {"status", N_("Status"), FIELD_STATUS, 0, EXPORT, "status_to", NULL,
     N_("A status of the register's scheme; = or nothing for checked, no change.")},
    {"effective_on", N_("Effective"), FIELD_DAY, 0, EXPORT, "effective_on", NULL,
     N_("The day it took effect.")},
    {"checked_on", N_("Checked on"), FIELD_DAY, 0, EXPORT, "checked_on", NULL,
     N_("The day someone looked.")},
    {"party", N_("Party"), FIELD_PARTY, 0, EXPORT, "party_id", NULL,
     N_("Where it is about one party only.")},
    {"meeting", N_("Meeting"), FIELD_MEETING, 0, EXPORT, "meeting_id", NULL,
     N_("The meeting it was learnt at.")},
    {"note", N_("Note"), FIELD_LONG, 0, EXPORT, "note", NULL, N_("Why.")},
    {"visibility", N_("Entry is"), FIELD_WORD, WORDS_VISIBILITY, EXPORT, "visibility", "public",
     N_("An internal entry is left out of public reports, its status too.")},
    {"author", N_("Author"), FIELD_TEXT, 0, EXPORT, "author", NULL, N_("Who says so.")},
};

static const struct field source_fields[] = {
    {"title", N_("Title"), FIELD_TEXT, 0, EXPORT, "title", NULL, N_("What the source is called.")},
    {"publisher", N_("Publisher"), FIELD_TEXT, 0, EXPORT, "publisher", NULL,
     N_("Who published it.")},
    {"url", N_("Address"), FIELD_TEXT, 0, EXPORT, "url", NULL, N_("Where it is.")},
    {"document", N_("Document"), FIELD_DOCUMENT, 0, EXPORT, "document_id", NULL,
     N_("Where the text is held in this register.")},
    {"page", N_("Page"), FIELD_TEXT, 0, EXPORT, "page", NULL, N_("Where in it.")},
    {"dated_on", N_("Its date"), FIELD_DAY, 0, EXPORT, "dated_on", NULL,
     N_("The source's own date.")},
    {"retrieved_on", N_("Retrieved on"), FIELD_DAY, 0, EXPORT, "retrieved_on", NULL,
     N_("The day it was fetched.")},
    {"kind", N_("Kind"), FIELD_WORD, WORDS_SOURCE_KIND, EXPORT | REQUIRED, "kind", "announcement",
     N_("An announcement, a deed, or a search that found nothing.")},
    {"searched_where", N_("Searched where"), FIELD_TEXT, 0, EXPORT, "searched_where", NULL,
     N_("Of a search: where, and what for.")},
    {"quote", N_("Quote"), FIELD_LONG, 0, EXPORT, "quote", NULL, N_("Its words, exactly.")},
    {"note", N_("Note"), FIELD_LONG, 0, EXPORT, "note", NULL, N_("Anything to remember.")},
    {"visibility", N_("Visibility"), FIELD_WORD, WORDS_VISIBILITY, EXPORT, "visibility", "public",
     N_("An internal source is named in no public report.")},
};

static const struct field suggestion_fields[] = {
    {"title", N_("Title"), FIELD_TEXT, 0, REQUIRED, "title", NULL,
     N_("What is promised, in a few words of your own.")},
    {"kind", N_("Kind"), FIELD_WORD, WORDS_KIND, REQUIRED, "kind", NULL,
     N_("One-off, standing, next meeting, position or third party.")},
    {"force", N_("Force"), FIELD_WORD, WORDS_FORCE, 0, "force", NULL,
     N_("How binding the verb is.")},
    {"again", N_("Again"), FIELD_YES, 0, 0, "again", "0",
     N_("It repeats an earlier promise: reaffirmed, reiterated.")},
    {"parties", N_("Parties"), FIELD_PARTIES, 0, 0, "parties", NULL,
     N_("Who is bound, parted by semicolons.")},
    {"topic", N_("Topic"), FIELD_TOPICS, 0, 0, "topic", NULL, N_("What it is about.")},
    {"due_text", N_("Due"), FIELD_PERIOD, 0, 0, "due_text", NULL,
     N_("As the words have it: first half of 2025, by the end of the year.")},
    {"place", N_("Place"), FIELD_TEXT, 0, 0, "place", NULL,
     N_("Where a promised meeting is to be held.")},
    {"verb", N_("Verb"), FIELD_TEXT, 0, 0, "verb", NULL, N_("The verb that binds, as it stands.")},
    {"voice", N_("Voice"), FIELD_WORD, WORDS_VOICE, 0, "voice", NULL,
     N_("Quotation marks are printed for verbatim and quoted words only.")},
    {"speaker", N_("Speaker"), FIELD_TEXT, 0, 0, "speaker", NULL,
     N_("Who said it, apart from who is bound.")},
    {"words", N_("Words"), FIELD_LONG, 0, REQUIRED, "exact", NULL,
     N_("Where the promise begins and ends: words of the document as they stand there.")},
};

static const struct field statement_fields[] = {
    {"title", N_("Title"), FIELD_TEXT, 0, REQUIRED, "title", NULL, N_("As the text calls itself.")},
    {"coverage", N_("Coverage"), FIELD_WORD, WORDS_COVERAGE, REQUIRED, NULL, NULL,
     N_("Full official text, extract, report about it, own summary. Only a full one shows "
        "silence.")},
    {"voice", N_("Voice"), FIELD_WORD, WORDS_VOICE, REQUIRED, NULL, NULL,
     N_("Whose words it is in as a whole: verbatim is printed in quotation marks.")},
    {"publisher", N_("Publisher"), FIELD_TEXT, 0, 0, NULL, NULL, N_("Who published it first.")},
    {"republisher", N_("Republisher"), FIELD_TEXT, 0, 0, NULL, NULL,
     N_("Who took it over, where this copy is from.")},
    {"published_on", N_("Published on"), FIELD_DAY, 0, 0, NULL, NULL,
     N_("The text's own date, not the meeting's.")},
    {"language", N_("Language"), FIELD_TEXT, 0, 0, NULL, NULL, N_("Of the text: en, fr, nl.")},
    {"url", N_("Address"), FIELD_TEXT, 0, 0, NULL, NULL, N_("Where it is published.")},
    {"meeting", N_("Meeting"), FIELD_MEETING, 0, 0, NULL, NULL,
     N_("One that the register has. Empty: a new one, on the day and at the place below; of no "
        "meeting where no day stands there either.")},
    {"date", N_("Met on"), FIELD_EDTF, 0, 0, NULL, NULL,
     N_("Of the meeting: a day, days, a month or a year.")},
    {"city", N_("City"), FIELD_TEXT, 0, 0, NULL, NULL, N_("Where it was held.")},
    {"country", N_("Country"), FIELD_TEXT, 0, 0, NULL, NULL, N_("In which country.")},
    {"host", N_("Host"), FIELD_TEXT, 0, 0, NULL, NULL, N_("Who hosted it.")},
    {"level", N_("Level"), FIELD_WORD, WORDS_LEVEL, 0, NULL, NULL,
     N_("Leaders, ministers, senior officials, experts.")},
    {"series", N_("Series"), FIELD_SERIES, 0, 0, NULL, NULL,
     N_("The line of meetings it belongs to.")},
    {"participants", N_("Participants"), FIELD_LONG, 0, 0, NULL, NULL,
     N_("Who was there, one a line: name; role; party.")},
};

/* Named as the parameters of reports are. */
static const struct field score_fields[] = {
    {"score", N_("Score"), FIELD_CHOICE, 0, REQUIRED, NULL, NULL,
     N_("+1 full compliance, 0 partial, -1 none, na not applicable.")},
    {"reason", N_("Reason"), FIELD_LONG, 0, 0, NULL, NULL,
     N_("What it rests on; an adjudication needs one.")},
    {"assessed_on", N_("Judged on"), FIELD_DAY, 0, REQUIRED, NULL, NULL,
     N_("The day of the judgement.")},
};

static const struct field report_fields[] = {
    {"meeting", N_("Meeting"), FIELD_MEETING, 0, 0, NULL, NULL, N_("The meeting it is about.")},
    {"since", N_("Since"), FIELD_TEXT, 0, 0, NULL, NULL,
     N_("What changed after it: a day, a meeting, or an edition: edition, edition:3.")},
    {"key", N_("Commitment"), FIELD_COMMITMENT, 0, 0, NULL, NULL,
     N_("The commitment it is about, by its key.")},
    {"period", N_("Period"), FIELD_TEXT, 0, 0, NULL, NULL,
     N_("The year, or the period of the scores.")},
    {"for", N_("Who may read it"), FIELD_CHOICE, 0, 0, NULL, NULL,
     N_("A public report holds nothing internal; an internal one says so on every page.")},
    {"filter", N_("Filter"), FIELD_TEXT, 0, 0, NULL, NULL,
     N_("Only the commitments that this finds: topic:visa status:open.")},
    {"by", N_("Grouped by"), FIELD_CHOICE, 0, 0, NULL, NULL, N_("What it is grouped by.")},
    {"mean", N_("Overall score"), FIELD_CHOICE, 0, 0, NULL, NULL,
     N_("What the overall score is the mean of.")},
    {"months", N_("Months"), FIELD_TEXT, 0, 0, NULL, NULL,
     N_("Not checked for so many months; 6 unless said.")},
    {"title", N_("Title"), FIELD_TEXT, 0, 0, NULL, NULL,
     N_("What stands at the top, where it is to be something else.")},
    {"recipient", N_("For"), FIELD_TEXT, 0, 0, NULL, NULL,
     N_("Whom it is made for, printed below the title.")},
    {"messages", N_("Key messages"), FIELD_LONG, 0, 0, NULL, NULL,
     N_("Half a page of your own before all else; a blank line parts them.")},
    {"paper", N_("Paper"), FIELD_CHOICE, 0, 0, NULL, NULL, N_("The pages of PDF and DOCX.")},
};

static const struct {
    const char *name;
    const struct field *fields;
    gsize n;
} nouns[N_NOUNS] = {
    [NOUN_COMMITMENT] = {"commitment", commitment_fields, G_N_ELEMENTS(commitment_fields)},
    [NOUN_MEETING] = {"meeting", meeting_fields, G_N_ELEMENTS(meeting_fields)},
    [NOUN_DOCUMENT] = {"document", document_fields, G_N_ELEMENTS(document_fields)},
    [NOUN_WORDING] = {"wording", wording_fields, G_N_ELEMENTS(wording_fields)},
    [NOUN_UPDATE] = {"update", update_fields, G_N_ELEMENTS(update_fields)},
    [NOUN_SOURCE] = {"source", source_fields, G_N_ELEMENTS(source_fields)},
    [NOUN_STATEMENT] = {"statement", statement_fields, G_N_ELEMENTS(statement_fields)},
    [NOUN_REPORT] = {"report", report_fields, G_N_ELEMENTS(report_fields)},
    [NOUN_SCORE] = {"score", score_fields, G_N_ELEMENTS(score_fields)},
    [NOUN_SUGGESTION] = {"suggestion", suggestion_fields, G_N_ELEMENTS(suggestion_fields)},
};

const char *noun_name(enum noun noun)
{
    return nouns[noun].name;
}

const struct field *field_all(enum noun noun, gsize *n)
{
    *n = nouns[noun].n;
    return nouns[noun].fields;
}

const struct field *field_find(enum noun noun, const char *name)
{
    g_autofree char *plain = g_ascii_strdown(name, -1);
    g_strdelimit(plain, " -", '_');
    for (gsize i = 0; i < nouns[noun].n; i++)
        if (strcmp(nouns[noun].fields[i].name, plain) == 0)
            return &nouns[noun].fields[i];
    return NULL;
}
