/* manual_register.c owns heldto-register(5): fields, tables, CSV, JSON and versions of a register.
 * It must not hold the name of any one column or table. */
#include "core/manual/manual.h"

#include "core/exchange/columns.h"
#include "core/exchange/import.h"
#include "core/exchange/mapping.h"
#include "core/manual/roff.h"
#include "core/sheet/commitment_sheet.h"
#include "db/db.h"
#include "db/table.h"

#include <string.h>

static void put_words(GString *page, enum word_set set)
{
    gsize n;
    const struct word *words = words_all(set, &n);
    for (gsize i = 0; i < n; i++) {
        g_autofree char *line = g_strdup_printf("`%s` %s", words[i].token, _(words[i].brief));
        roff_more(page, line);
    }
}

static void put_field(GString *page, const struct field *field)
{
    roff_item(page, field->name, NULL, _(field->help));
    if (field->flags & FIELD_REQUIRED)
        roff_more(page, _("It cannot be left empty."));
    if (field->type == FIELD_WORD)
        put_words(page, field->words);
}

/* The nouns that are stored, in the order of the fields' table. */
static const enum noun stored[] = {NOUN_COMMITMENT, NOUN_MEETING, NOUN_DOCUMENT,
                                   NOUN_WORDING,    NOUN_UPDATE,  NOUN_SOURCE};

static void put_fields(GString *page)
{
    roff_section(page, "FIELDS");
    roff_text(page,
              _("What people write, by noun. These names are columns of CSV and JSON, options "
                "of commands (with - for _) and fields of forms."));
    for (gsize i = 0; i < G_N_ELEMENTS(stored); i++) {
        gsize n;
        const struct field *fields = field_all(stored[i], &n);
        g_autofree char *title = g_strdup_printf(_("Fields: %s"), noun_name(stored[i]));
        roff_subsection(page, title);
        for (gsize k = 0; k < n; k++)
            put_field(page, &fields[k]);
    }
    roff_subsection(page, _("Timeliness, which is worked out and never written"));
    gsize n;
    const struct word *words = words_all(WORDS_TIMELINESS, &n);
    for (gsize i = 0; i < n; i++)
        roff_item(page, words[i].token, NULL, _(words[i].brief));
}

static void put_column_names(GString *page, enum noun noun)
{
    g_autofree char *names = g_strjoinv(", ", (char **)columns_of_export(noun));
    g_autofree char *title = g_strdup_printf("%s", noun_name(noun));
    roff_item(page, title, NULL, names);
}

/* The names that files have for a target, "ref, reference, id"; new. */
static char *names_of(const struct map_kind *kind, const char *target)
{
    GString *names = g_string_new(NULL);
    for (const struct synonym *at = kind->synonyms; at->header != NULL; at++)
        if (strcmp(at->target, target) == 0)
            g_string_append_printf(names, "%s%s", names->len > 0 ? ", " : "", at->header);
    return g_string_free(names, FALSE);
}

static void put_synonyms(GString *page, const struct map_kind *kind)
{
    g_autoptr(GHashTable) told = g_hash_table_new(g_str_hash, g_str_equal);
    for (const struct synonym *at = kind->synonyms; at != NULL && at->header != NULL; at++) {
        if (!g_hash_table_add(told, (gpointer)at->target))
            continue;
        g_autofree char *names = names_of(kind, at->target);
        g_autofree char *line = g_strdup_printf("`%s` %s", at->target, names);
        roff_more(page, line);
    }
}

static void put_kind(GString *page, const char *as)
{
    const struct map_kind *kind = import_map_of(as);
    roff_item(page, as, NULL,
              kind->noun != N_NOUNS ? _("The fields above, by name or label.") : _("Its columns."));
    if (kind->extra != NULL && kind->extra[0] != NULL) {
        g_autofree char *names = g_strjoinv(", ", (char **)kind->extra);
        g_autofree char *line = g_strdup_printf(_("Besides: %s."), names);
        roff_more(page, line);
    }
    if (kind->synonyms != NULL && kind->synonyms[0].header != NULL)
        roff_more(page, _("And by what files call them:"));
    put_synonyms(page, kind);
}

static void put_csv(GString *page)
{
    roff_section(page, "CSV");
    roff_text(
        page,
        _("`heldto export` writes UTF-8, commas and LF, a header first. Brought into an empty "
          "register and written again it is the same, byte for byte. A cell that a spreadsheet "
          "would run as a formula carries a ' in front, which import takes off. Commitments have "
          "a column x.NAME for each custom field.\n\nThe columns that `heldto export --as` "
          "writes:"));
    for (gsize i = 0; i < G_N_ELEMENTS(stored); i++)
        put_column_names(page, stored[i]);
    roff_subsection(page, _("Columns that import takes"));
    roff_text(page,
              _("Any encoding, delimiter and order of columns; what rows are about is told by "
                "`--as`. A column that is not known is a custom field of a commitment. Names are "
                "compared without case, marks and signs."));
    for (const char *const *as = import_kinds(); *as != NULL; as++)
        put_kind(page, *as);
}

static void put_json(GString *page)
{
    roff_section(page, "JSON LINES");
    roff_text(
        page,
        _("`heldto export --format jsonl` writes the whole register, history included: a first "
          "line that says so, one object a line for each row of every table below with its id "
          "and uuid, and a last line that counts them. What follows from other rows is left out "
          "and worked out again. `--format json` is the same as one array. It comes back with "
          "`heldto import` into a register nobody has used.\n\n`heldto list --format jsonl` "
          "writes one object for each commitment, with these members:"));
    gsize n;
    g_autoptr(GString) names = g_string_new(NULL);
    const struct sheet_column *columns = commitment_sheet_columns(&n);
    for (gsize i = 0; i < n; i++)
        g_string_append_printf(names, "%s%s", i > 0 ? ", " : "", columns[i].name);
    roff_text(page, names->str);
}

static const char *type_name(const struct column *column)
{
    static const char *const names[] = {[COLUMN_TEXT] = N_("text"),
                                        [COLUMN_INT] = N_("whole number"),
                                        [COLUMN_REF] = N_("id of a row"),
                                        [COLUMN_BYTES] = N_("bytes")};
    return names[column->type];
}

static void put_table(GString *page, const struct table *table)
{
    roff_subsection(page, table->name);
    if (table->flags & TABLE_APPEND_ONLY)
        roff_text(page, _("Only added to: an undone row stays and is marked."));
    for (gsize i = 0; i < table->n_columns; i++) {
        const struct column *column = &table->columns[i];
        g_autofree char *about = g_strdup_printf(
            "%s%s", _(type_name(column)), column->flags & COLUMN_DERIVED ? _(", worked out") : "");
        roff_item(page, column->name, NULL, about);
    }
}

static void put_tables(GString *page)
{
    roff_section(page, "TABLES");
    roff_text(page,
              _("A register is one SQLite file of these tables. Each row has an `id`, and most a "
                "`uuid` and a `version` that counts its changes. Days are ISO 8601, dates of "
                "meetings and due periods EDTF; empty text and 0 mean that there is nothing. Read "
                "it with any tool, but let only heldto write it: what is worked out and the "
                "history are kept with every change, and a file whose tables are not exactly these "
                "is refused."));
    for (int i = 0; i < N_TABLES; i++)
        put_table(page, table_of((enum table_id)i));
}

static void put_versions(GString *page)
{
    g_autofree char *text = g_strdup_printf(
        _("This program writes registers of version %d (the file's user version; its application "
          "id is "
          "0x%X). An older register is brought up to date when it is opened, each version in one "
          "transaction that ends by proving the tables; before rows are changed a copy is kept "
          "beside it "
          "as `REGISTER.before-version-N`. One that may only be read is read by a passing copy. A "
          "newer "
          "register is refused and left as it was."),
        db_version(), (unsigned)DB_APPLICATION_ID);
    roff_section(page, "VERSIONS");
    roff_text(page, text);
}

void manual_fill_register(GString *page)
{
    roff_section(page, "DESCRIPTION");
    roff_text(page,
              _("What a register of `heldto` holds: what people write in it, how that goes out to "
                "files and comes in, and the tables it is kept in."));
    put_fields(page);
    roff_section(page, "STATUSES");
    roff_text(page, _("A register keeps a scheme of its own, a copy of one of these."));
    manual_put_statuses(page);
    put_csv(page);
    put_json(page);
    put_tables(page);
    put_versions(page);
    roff_section(page, "SEE ALSO");
    g_string_append(page, ".BR heldto (1)\n");
}
