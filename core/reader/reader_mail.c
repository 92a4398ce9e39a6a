/* reader_mail.c owns mail: which part of it is the statement, and what of that is quoting, greeting
 * of a list or signature. It must not know how a mail is taken apart. */
#include "core/reader/reader_format.h"

#include "core/reader/mail_module.h"
#include "core/module.h"

#include <string.h>

/* A mail begins with fields, and one that only mails have is among them. */
static gboolean is_mail(const char *head, gsize len)
{
    static const char *const fields[] = {
        "from:",         "received:", "return-path:",      "message-id:", "mime-version:",
        "delivered-to:", "subject:",  "x-mozilla-status:", "envelope-to:"};
    const char *end = head + len;
    gboolean is_fields = FALSE, is_proof = FALSE;
    guint n = 0;
    for (const char *p = head; p < end && n < 100; n++) {
        const char *stop = memchr(p, '\n', (gsize)(end - p));
        gsize line = (gsize)((stop != NULL ? stop : end) - p);
        if (line == 0 || (line == 1 && *p == '\r'))
            break;
        gsize name = 0;
        while (name < line && (g_ascii_isalnum(p[name]) || p[name] == '-'))
            name++;
        gboolean is_first = n == 0 && line > 5 && memcmp(p, "From ", 5) == 0;
        if (!is_first && *p != ' ' && *p != '\t' && (name == 0 || name == line || p[name] != ':'))
            return FALSE;
        for (gsize i = 0; i < G_N_ELEMENTS(fields); i++)
            if (g_ascii_strncasecmp(p, fields[i], MIN(strlen(fields[i]), line)) == 0) {
                is_proof = is_proof || (i != 0 && i != 6);
                is_fields = is_fields || i == 0 || i == 6;
            }
        p += line + 1;
    }
    return is_proof && is_fields;
}

static gboolean is_quoted(const char *line)
{
    return *line == '>';
}

/* "On 3 May 2024, A B wrote:", "-----Original Message-----", "-- ": what follows is not new. */
static gboolean ends_new(const char *line, const char *next)
{
    if (strcmp(line, "-- ") == 0)
        return TRUE;
    return next != NULL && is_quoted(next) && g_str_has_suffix(line, ":");
}

/* Without what is quoted and the signature. A mail that only hands a text on ("Begin forwarded
 * message") keeps it. */
static char *own_words(const char *text)
{
    g_auto(GStrv) lines = g_strsplit(text, "\n", -1);
    g_autoptr(GString) out = g_string_new(NULL);
    gboolean is_signed = FALSE;
    for (gsize i = 0; lines[i] != NULL; i++)
        if (g_str_has_suffix(lines[i], "\r"))
            lines[i][strlen(lines[i]) - 1] = '\0';
    for (gsize i = 0; lines[i] != NULL; i++) {
        const char *line = lines[i];
        const char *next =
            lines[i + 1] != NULL && *lines[i + 1] == '\0' ? lines[i + 2] : lines[i + 1];
        is_signed = is_signed || strcmp(line, "-- ") == 0;
        if (is_signed || is_quoted(line) || ends_new(line, next))
            continue;
        g_string_append(out, line);
        g_string_append_c(out, '\n');
    }
    return g_string_free(g_steal_pointer(&out), FALSE);
}

static gboolean has_words(const char *text)
{
    for (; *text != '\0'; text++)
        if (g_ascii_isalpha(*text) || (*text & 0x80) != 0)
            return TRUE;
    return FALSE;
}

/* Where nothing is left, all of it was quoted: then that is what was sent. */
static void take_plain(struct statement_text *s, GBytes *bytes)
{
    gsize len;
    const char *start = g_bytes_get_data(bytes, &len);
    g_autofree char *text = g_strndup(start, len);
    char *own = own_words(text);
    if (has_words(own)) {
        s->text = own;
        return;
    }
    g_free(own);
    g_auto(GStrv) lines = g_strsplit(text, "\n", -1);
    for (gsize i = 0; lines[i] != NULL; i++) {
        gsize marks = strspn(lines[i], "> ");
        memmove(lines[i], lines[i] + marks, strlen(lines[i] + marks) + 1);
    }
    s->text = g_strjoinv("\n", lines);
}

static gboolean take_body(struct statement_text *s, const struct mail *mail, GError **error)
{
    gsize plain = mail->plain != NULL ? g_bytes_get_size(mail->plain) : 0, len;
    if (plain > 0)
        take_plain(s, mail->plain);
    if (mail->html == NULL || (s->text != NULL && has_words(s->text)))
        return TRUE;
    const char *page = g_bytes_get_data(mail->html, &len);
    const char *charset = *mail->html_charset != '\0' ? mail->html_charset : NULL;
    if (charset != NULL && g_utf8_validate_len(page, len, NULL))
        charset = NULL;
    return reader_html_bytes(s, page, len, charset, error);
}

static void tell_attachments(struct statement_text *s, const struct mail *mail)
{
    for (guint i = 0; i < mail->attachments->len; i++)
        reader_note(s, "attached and not read: %s; save it and import it by itself",
                    (char *)mail->attachments->pdata[i]);
    if (mail->has_more)
        reader_note(s, "the file holds more mails; only the first was read");
    if (mail->is_cut)
        reader_note(s, "the mail has more parts, or deeper ones, than mails have; some were not "
                       "looked at");
}

/* "Fwd: Re: Joint statement": the subject is what stands behind. */
static const char *subject_of(const char *subject)
{
    static const char *const marks[] = {
        "re:", "fwd:", "fw:", "aw:", "wg:", "tr:", "sv:", "doorst:"};
    for (gboolean again = TRUE; again;) {
        again = FALSE;
        while (*subject == ' ')
            subject++;
        for (gsize i = 0; i < G_N_ELEMENTS(marks); i++)
            if (g_ascii_strncasecmp(subject, marks[i], strlen(marks[i])) == 0) {
                subject += strlen(marks[i]);
                again = TRUE;
            }
    }
    return subject;
}

static gboolean take(struct statement_text *s, const struct mail *mail, GError **error)
{
    tell_attachments(s, mail);
    if (!take_body(s, mail, error))
        return FALSE;
    reader_set(&s->title, subject_of(mail->subject));
    reader_set(&s->published_on, mail->date);
    g_free(s->sender);
    s->sender = *mail->from_name != '\0' && *mail->from_address != '\0'
                    ? g_strdup_printf("%s <%s>", mail->from_name, mail->from_address)
                    : g_strconcat(mail->from_name, mail->from_address, NULL);
    if (s->text != NULL && has_words(s->text))
        return TRUE;
    g_autofree char *names = NULL;
    for (guint i = 0; i < mail->attachments->len; i++) {
        char *more = names == NULL ? g_strdup(mail->attachments->pdata[i])
                                   : g_strjoin(", ", names, mail->attachments->pdata[i], NULL);
        g_free(names);
        names = more;
    }
    return names != NULL ? reader_fail(s, error,
                                       "the mail says nothing itself; save what is "
                                       "attached (%s) and import that",
                                       names)
                         : reader_fail(s, error, "there is no text in this mail");
}

static gboolean read_mail(struct statement_text *s, const struct reader_options *options,
                          GError **error)
{
    (void)options;
    gsize len;
    const char *bytes = g_bytes_get_data(s->bytes, &len);
    const struct mail_module *module = module_table("mail", error);
    if (module == NULL)
        return FALSE;
    struct mail *mail = module->read(bytes, len);
    if (mail == NULL)
        return reader_fail(s, error, "this is no mail that can be read");
    gboolean done = take(s, mail, error);
    module->free(mail);
    return done;
}

static const char *const endings[] = {".eml", ".mbox", ".mail", NULL};

const struct reader_format reader_mail = {
    .name = "a mail",
    .media_type = "message/rfc822",
    .endings = endings,
    .is_it = is_mail,
    .read = read_mail,
};
