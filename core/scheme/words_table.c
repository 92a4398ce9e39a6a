/* words_table.c owns the enumerated values: tokens, labels, briefs and synonyms.
 * It must not know how they are looked up or where they are used. */
#include "core/scheme/words_table.h"

static const struct word kinds[] = {
    {"one-off", N_("one-off"), N_("to be done once, by a day or without one")},
    {"standing", N_("standing"), N_("to go on without end: continue, combat, support")},
    {"next-meeting", N_("next meeting"), N_("to meet again: place, host, level or period")},
    {"position", N_("position"), N_("stressed or discussed, nothing promised; has no status")},
    {"third-party", N_("third party"), N_("someone else's undertaking; has no status")},
};

static const struct word levels[] = {
    {"leaders", N_("leaders"), N_("heads of state or government, presidents of institutions")},
    {"ministers", N_("ministers"), N_("ministers, secretaries, commissioners")},
    {"senior-officials", N_("senior officials"), N_("directors-general and the like")},
    {"experts", N_("experts"), N_("technical level, working groups")},
};

static const struct word meeting_states[] = {
    {"announced", N_("announced"), N_("someone said it would take place")},
    {"held", N_("held"), N_("it took place: only such meetings count for silence")},
    {"cancelled", N_("cancelled"), N_("it was called off")},
    {"not-traced", N_("not traced"), N_("announced, and no record of it found")},
};

static const struct word coverages[] = {
    {"full", N_("full official text"), N_("the whole text as its authors issued it")},
    {"extract", N_("extract"), N_("parts of the official text")},
    {"report", N_("report about it"), N_("what someone else wrote about the text or meeting")},
    {"own-summary", N_("own summary"), N_("written by the keepers of this register")},
};

static const struct word voices[] = {
    {"verbatim", N_("verbatim"), N_("the exact words of the official text")},
    {"quoted", N_("quoted in a report"), N_("exact words, known from a report's quotation")},
    {"reported", N_("reported speech"), N_("what was said, in the reporter's words")},
    {"own-summary", N_("own summary"), N_("in the words of the keepers of this register")},
};

static const struct word forces[] = {
    {"agreed", N_("agreed"), N_("agreed, decided, settled")},
    {"committed", N_("committed"), N_("committed, pledged, resolved")},
    {"intends", N_("intends"), N_("intends, will, plans, aims")},
    {"announced", N_("announced"), N_("announced, launched")},
    {"supports", N_("supports"), N_("supports, encourages")},
    {"looks-forward", N_("looks forward"), N_("looks forward to, expects")},
    {"stressed", N_("stressed"), N_("stressed, underlined, recognised")},
    {"discussed", N_("discussed"), N_("discussed, reviewed, took stock")},
};

static const struct word differences[] = {
    {"first-held", N_("first held"), N_("the earliest text in this register")},
    {"repeated", N_("repeated"), N_("says the same again")},
    {"stronger", N_("stronger"), N_("binds more than the wording before")},
    {"weaker", N_("weaker"), N_("binds less than the wording before")},
    {"narrower", N_("narrower"), N_("covers less than the wording before")},
    {"wider", N_("wider"), N_("covers more than the wording before")},
    {"due-moved", N_("due moved"), N_("the same promise for another period")},
    {"not-mentioned", N_("not mentioned"), N_("absent from the full official text of this level")},
};

static const struct word roles[] = {
    {"bound", N_("bound"), N_("it is to do what is promised")},
    {"host", N_("host"), N_("it is to hold the meeting")},
    {"beneficiary", N_("beneficiary"), N_("it is promised to them")},
    {"third-party", N_("third party"), N_("named, and neither bound nor promised to")},
};

static const struct word relations[] = {
    {"part-of", N_("part of"), N_("one piece of a larger commitment")},
    {"follows", N_("follows"), N_("the next of its kind: each next meeting follows the last")},
    {"builds-on", N_("builds on"), N_("rests on a promise made elsewhere")},
    {"superseded-by", N_("superseded by"), N_("another commitment took its place")},
};

static const struct word party_kinds[] = {
    {"state", N_("state"), N_("a country")},
    {"institution", N_("institution"), N_("a body of a union or a state: commission, parliament")},
    {"agency", N_("agency"), N_("an office with a task of its own")},
    {"group", N_("group of states"), N_("states that act together, or are named together")},
    {"organisation", N_("organisation"), N_("an international or private organisation")},
    {"other", N_("other"), N_("none of these")},
};

static const struct word visibilities[] = {
    {"public", N_("public"), N_("may stand in any report")},
    {"internal", N_("internal"), N_("only in reports made for internal use")},
};

static const struct word priorities[] = {
    {"high", N_("high"), N_("before the others")},
    {"normal", N_("normal"), N_("as most are")},
    {"low", N_("low"), N_("after the others")},
};

static const struct word source_kinds[] = {
    {"announcement", N_("announcement"), N_("someone says so")},
    {"deed", N_("deed"), N_("the thing done: a law, a signature, a meeting held")},
    {"search", N_("searched, found nothing"), N_("where it was looked for, and when")},
};

static const struct word update_kinds[] = {
    {"status", N_("status"), N_("the status was moved")},
    {"checked", N_("checked, no change"), N_("looked into; it stands where it stood")},
    {"note", N_("note"), N_("a remark; nothing about the status")},
};

static const struct word timeliness[] = {
    {"standing", N_("standing"), N_("no end, so never late")},
    {"no-date", N_("no date"), N_("no due period was stated")},
    {"not-yet-due", N_("not yet due"), N_("the due period has not begun")},
    {"period-running", N_("period running"), N_("today lies in the due period")},
    {"overdue", N_("overdue"), N_("the last day is over; researched, and not done")},
    {"period-over-not-checked", N_("period over – not checked"),
     N_("the last day is over, and nobody has looked yet")},
    {"done-in-time", N_("done in time"), N_("done on the last day or before")},
    {"done-late", N_("done late"), N_("done after the last day: late, not broken")},
    {"none", N_("none"), N_("nothing to be in time for")},
};

static const struct word findings[] = {
    {"restated", N_("restated"), N_("said again there; its wording is still to be entered")},
    {"changed", N_("changed"), N_("said there in another way; its wording is still to be entered")},
    {"not-mentioned", N_("not mentioned"), N_("absent from the full official text of this level")},
    {"closed", N_("closed"), N_("it is over; its status says how, in a step of its own")},
    {"later", N_("later"), N_("put off; still to be reviewed")},
};

#define ROWS(array)                                                                                \
    {                                                                                              \
        .word = (array), .n = G_N_ELEMENTS(array)                                                  \
    }

static const struct word passages[] = {
    {"record", N_("wording of record"), N_("the one that stands for its meeting")},
    {"also", N_("also at"), N_("a further passage at the same meeting")},
};

const struct word_rows word_rows[N_WORD_SETS] = {
    [WORDS_KIND] = ROWS(kinds),
    [WORDS_LEVEL] = ROWS(levels),
    [WORDS_MEETING_STATE] = ROWS(meeting_states),
    [WORDS_COVERAGE] = ROWS(coverages),
    [WORDS_VOICE] = ROWS(voices),
    [WORDS_FORCE] = ROWS(forces),
    [WORDS_DIFFERENCE] = ROWS(differences),
    [WORDS_ROLE] = ROWS(roles),
    [WORDS_RELATION] = ROWS(relations),
    [WORDS_PARTY_KIND] = ROWS(party_kinds),
    [WORDS_VISIBILITY] = ROWS(visibilities),
    [WORDS_PRIORITY] = ROWS(priorities),
    [WORDS_SOURCE_KIND] = ROWS(source_kinds),
    [WORDS_UPDATE_KIND] = ROWS(update_kinds),
    [WORDS_TIMELINESS] = ROWS(timeliness),
    [WORDS_PASSAGE] = ROWS(passages),
    [WORDS_FINDING] = ROWS(findings),
};

const struct word_synonym word_synonyms[] = {
    {WORDS_KIND, "once", "one-off"},
    {WORDS_KIND, "oneoff", "one-off"},
    {WORDS_KIND, "single", "one-off"},
    {WORDS_KIND, "continuing", "standing"},
    {WORDS_KIND, "continuous", "standing"},
    {WORDS_KIND, "ongoing", "standing"},
    {WORDS_KIND, "permanent", "standing"},
    {WORDS_KIND, "meeting", "next-meeting"},
    {WORDS_KIND, "statement-of-position", "position"},
    {WORDS_KIND, "other-party", "third-party"},
    {WORDS_KIND, "thirdparty", "third-party"},

    {WORDS_LEVEL, "leader", "leaders"},
    {WORDS_LEVEL, "summit", "leaders"},
    {WORDS_LEVEL, "head-of-state", "leaders"},
    {WORDS_LEVEL, "heads-of-state", "leaders"},
    {WORDS_LEVEL, "heads-of-state-and-government", "leaders"},
    {WORDS_LEVEL, "heads-of-state-or-government", "leaders"},
    {WORDS_LEVEL, "minister", "ministers"},
    {WORDS_LEVEL, "ministerial", "ministers"},
    {WORDS_LEVEL, "ministerial-level", "ministers"},
    {WORDS_LEVEL, "ministerial-meeting", "ministers"},
    {WORDS_LEVEL, "official", "senior-officials"},
    {WORDS_LEVEL, "officials", "senior-officials"},
    {WORDS_LEVEL, "senior-official", "senior-officials"},
    {WORDS_LEVEL, "senior-officials-meeting", "senior-officials"},
    {WORDS_LEVEL, "som", "senior-officials"},
    {WORDS_LEVEL, "expert", "experts"},
    {WORDS_LEVEL, "expert-level", "experts"},
    {WORDS_LEVEL, "technical", "experts"},
    {WORDS_LEVEL, "working-group", "experts"},

    {WORDS_MEETING_STATE, "planned", "announced"},
    {WORDS_MEETING_STATE, "scheduled", "announced"},
    {WORDS_MEETING_STATE, "took-place", "held"},
    {WORDS_MEETING_STATE, "canceled", "cancelled"},
    {WORDS_MEETING_STATE, "called-off", "cancelled"},
    {WORDS_MEETING_STATE, "no-record", "not-traced"},
    {WORDS_MEETING_STATE, "no-record-found", "not-traced"},
    {WORDS_MEETING_STATE, "not-found", "not-traced"},

    {WORDS_COVERAGE, "full-text", "full"},
    {WORDS_COVERAGE, "official-text", "full"},
    {WORDS_COVERAGE, "excerpt", "extract"},
    {WORDS_COVERAGE, "partial", "extract"},
    {WORDS_COVERAGE, "news-report", "report"},
    {WORDS_COVERAGE, "press-report", "report"},
    {WORDS_COVERAGE, "summary", "own-summary"},

    {WORDS_VOICE, "exact", "verbatim"},
    {WORDS_VOICE, "literal", "verbatim"},
    {WORDS_VOICE, "quotation", "quoted"},
    {WORDS_VOICE, "quote", "quoted"},
    {WORDS_VOICE, "indirect", "reported"},
    {WORDS_VOICE, "indirect-speech", "reported"},
    {WORDS_VOICE, "paraphrase", "reported"},
    {WORDS_VOICE, "summary", "own-summary"},

    {WORDS_FORCE, "agree", "agreed"},
    {WORDS_FORCE, "agrees", "agreed"},
    {WORDS_FORCE, "decided", "agreed"},
    {WORDS_FORCE, "commit", "committed"},
    {WORDS_FORCE, "commits", "committed"},
    {WORDS_FORCE, "pledged", "committed"},
    {WORDS_FORCE, "intend", "intends"},
    {WORDS_FORCE, "intended", "intends"},
    {WORDS_FORCE, "announce", "announced"},
    {WORDS_FORCE, "announces", "announced"},
    {WORDS_FORCE, "support", "supports"},
    {WORDS_FORCE, "supported", "supports"},
    {WORDS_FORCE, "look-forward", "looks-forward"},
    {WORDS_FORCE, "look-forward-to", "looks-forward"},
    {WORDS_FORCE, "looked-forward", "looks-forward"},
    {WORDS_FORCE, "looks-forward-to", "looks-forward"},
    {WORDS_FORCE, "stress", "stressed"},
    {WORDS_FORCE, "stresses", "stressed"},
    {WORDS_FORCE, "discuss", "discussed"},
    {WORDS_FORCE, "discusses", "discussed"},

    {WORDS_DIFFERENCE, "first", "first-held"},
    {WORDS_DIFFERENCE, "new", "first-held"},
    {WORDS_DIFFERENCE, "restated", "repeated"},
    {WORDS_DIFFERENCE, "same", "repeated"},
    {WORDS_DIFFERENCE, "strengthened", "stronger"},
    {WORDS_DIFFERENCE, "weakened", "weaker"},
    {WORDS_DIFFERENCE, "narrowed", "narrower"},
    {WORDS_DIFFERENCE, "widened", "wider"},
    {WORDS_DIFFERENCE, "broader", "wider"},
    {WORDS_DIFFERENCE, "postponed", "due-moved"},
    {WORDS_DIFFERENCE, "rescheduled", "due-moved"},
    {WORDS_DIFFERENCE, "absent", "not-mentioned"},
    {WORDS_DIFFERENCE, "silent", "not-mentioned"},

    {WORDS_FINDING, "repeated", "restated"},
    {WORDS_FINDING, "absent", "not-mentioned"},
    {WORDS_FINDING, "silent", "not-mentioned"},
    {WORDS_FINDING, "put-off", "later"},

    {WORDS_ROLE, "promisor", "bound"},
    {WORDS_ROLE, "responsible", "bound"},
    {WORDS_ROLE, "organiser", "host"},
    {WORDS_ROLE, "recipient", "beneficiary"},
    {WORDS_ROLE, "thirdparty", "third-party"},

    {WORDS_RELATION, "part", "part-of"},
    {WORDS_RELATION, "following", "follows"},
    {WORDS_RELATION, "builds-upon", "builds-on"},
    {WORDS_RELATION, "replaced-by", "superseded-by"},
    {WORDS_RELATION, "successor", "superseded-by"},

    {WORDS_PARTY_KIND, "country", "state"},
    {WORDS_PARTY_KIND, "gov", "state"},
    {WORDS_PARTY_KIND, "government", "state"},
    {WORDS_PARTY_KIND, "body", "institution"},
    {WORDS_PARTY_KIND, "union", "group"},
    {WORDS_PARTY_KIND, "international-organisation", "organisation"},
    {WORDS_PARTY_KIND, "international-organization", "organisation"},
    {WORDS_PARTY_KIND, "ngo", "organisation"},
    {WORDS_PARTY_KIND, "organization", "organisation"},

    {WORDS_VISIBILITY, "open", "public"},
    {WORDS_VISIBILITY, "confidential", "internal"},
    {WORDS_VISIBILITY, "private", "internal"},

    {WORDS_PRIORITY, "h", "high"},
    {WORDS_PRIORITY, "urgent", "high"},
    {WORDS_PRIORITY, "l", "low"},
    {WORDS_PRIORITY, "m", "normal"},
    {WORDS_PRIORITY, "medium", "normal"},
    {WORDS_PRIORITY, "n", "normal"},

    {WORDS_SOURCE_KIND, "announced", "announcement"},
    {WORDS_SOURCE_KIND, "statement", "announcement"},
    {WORDS_SOURCE_KIND, "act", "deed"},
    {WORDS_SOURCE_KIND, "action", "deed"},
    {WORDS_SOURCE_KIND, "found-nothing", "search"},
    {WORDS_SOURCE_KIND, "nothing-found", "search"},
    {WORDS_SOURCE_KIND, "searched", "search"},

    {WORDS_UPDATE_KIND, "check", "checked"},
    {WORDS_UPDATE_KIND, "no-change", "checked"},
    {WORDS_UPDATE_KIND, "unchanged", "checked"},
    {WORDS_UPDATE_KIND, "comment", "note"},
    {WORDS_UPDATE_KIND, "remark", "note"},

    {WORDS_TIMELINESS, "undated", "no-date"},
    {WORDS_TIMELINESS, "not-due", "not-yet-due"},
    {WORDS_TIMELINESS, "running", "period-running"},
    {WORDS_TIMELINESS, "period-over", "period-over-not-checked"},
    {WORDS_TIMELINESS, "in-time", "done-in-time"},
    {WORDS_TIMELINESS, "on-time", "done-in-time"},
};

const size_t n_word_synonyms = G_N_ELEMENTS(word_synonyms);

const struct word_synonym word_narrows[] = {
    {WORDS_TIMELINESS, N_("not checked"), "period-over-not-checked"},
};

const size_t n_word_narrows = G_N_ELEMENTS(word_narrows);
