/* form_private.h: the inside of a form, shared by form*.c alone. */
#ifndef HELDTO_TUI_FORM_PRIVATE_H
#define HELDTO_TUI_FORM_PRIVATE_H

#include "tui/form.h"
#include "tui/layer.h"
#include "tui/line.h"

struct form_field {
    const struct field *field;
    struct line line; /* the text as it is typed; long text with its line ends */
    char *first;      /* and as it was when the form was opened */
    char *error;      /* shown text; NULL: nothing is wrong */
    char *reading;    /* shown text: how it is understood; NULL or "" none */
};

struct form {
    struct layer layer; /* first */
    struct form_options options;
    char *title;
    char *note; /* shown lines below the fields; NULL: none */
    struct draft *draft;
    GPtrArray *fields; /* struct form_field */
    guint focus, top;
    GPtrArray *offers; /* what the word can become; NULL: not asked for */
    guint offered;     /* which of them stands there now */
    gsize offered_at;  /* from which byte */
    char *key;         /* by which what was typed is kept on disk */
    gboolean is_kept;  /* and it is */
};

struct form_field *form_field_at(const struct form *form, guint index);
struct form_field *form_focused(const struct form *form);
struct session *form_session(const struct form *form);

/* form_field.c */
gboolean form_field_is_required(const struct form *form, const struct form_field *field);
gboolean form_field_is_choice(const struct form_field *field);
/* Several lines, which only the editor can change. */
gboolean form_field_has_lines(const struct form_field *field);
/* What stands in the form for the field's value; shown text, newly allocated. */
char *form_field_shown(const struct form *form, const struct form_field *field);
/* Values to choose from and their words, in order; "" first where none is allowed. */
struct form_choice {
    const char *token, *label, *brief, *letter;
};
GArray *form_field_choices(const struct form *form, const struct form_field *field);
void form_field_set(struct form *form, struct form_field *field, const char *text);
/* Judges what was typed; TRUE: nothing is wrong. */
gboolean form_field_check(struct form *form, struct form_field *field);
gboolean form_field_is_name(const struct form_field *field);
/* What the text before the cursor may become; each replaces it from byte *start on. NULL: nothing
 * is known for such a field. */
GPtrArray *form_field_offers(const struct form *form, const struct form_field *field, gsize *start);
/* Moves a choice on; TRUE: it was one. */
gboolean form_field_turn(struct form *form, struct form_field *field, int by);
/* A letter typed into a choice goes to the next value that begins so. */
void form_field_jump(struct form *form, struct form_field *field, const char *utf8);

/* form_draw.c */
void form_draw(struct layer *layer, struct area screen, int bottom, struct spot *spot);

/* form_save.c: stores the draft; the form is closed when that succeeded. */
void form_save(struct form *form);

/* form_keep.c: words typed and not saved are kept, dropped, and taken up where the program ended
 * before they were saved. */
void form_keep(struct layer *layer);
void form_drop_kept(struct form *form);
void form_take_kept(struct form *form);

/* form.c */
void form_close(struct form *form);
void form_focus_on(struct form *form, guint index);
void form_forget_offers(struct form *form);

#endif
