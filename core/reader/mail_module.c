/* mail_module.c owns the calls into GMime; it is loaded when first used.
 * It must not know what a mail is about, nor call anything of heldto's own. */
#include "core/reader/mail_module.h"

#include <gmime/gmime.h>
#include <gmodule.h>
#include <string.h>

/* Mails that programs for people make stay far below. */
enum { MAX_DEPTH = 12, MAX_PARTS = 200, MAX_BYTES = 16 * 1024 * 1024 };

struct walk {
    struct mail *mail;
    int parts;
};

static char *valid(const char *text)
{
    return text != NULL ? g_utf8_make_valid(text, -1) : g_strdup("");
}

static GBytes *decoded(GMimePart *part)
{
    GMimeDataWrapper *content = g_mime_part_get_content(part);
    if (content == NULL)
        return NULL;
    GMimeStream *memory = g_mime_stream_mem_new();
    g_mime_data_wrapper_write_to_stream(content, memory);
    GByteArray *array = g_mime_stream_mem_get_byte_array(GMIME_STREAM_MEM(memory));
    GBytes *bytes = g_bytes_new(array->data, MIN(array->len, (guint)MAX_BYTES));
    g_object_unref(memory);
    return bytes;
}

/* GMime converts by the part's charset; what it cannot is made valid. */
static GBytes *as_text(GMimeTextPart *part)
{
    char *text = g_mime_text_part_get_text(part);
    if (text == NULL)
        return NULL;
    char *clean = g_utf8_make_valid(text, -1);
    g_free(text);
    gsize len = strlen(clean);
    return g_bytes_new_take(clean, MIN(len, (gsize)MAX_BYTES));
}

static gboolean is_attached(GMimeObject *object, const char *name)
{
    const char *how = g_mime_object_get_disposition(object);
    if (how != NULL && g_ascii_strcasecmp(how, GMIME_DISPOSITION_ATTACHMENT) == 0)
        return TRUE;
    return name != NULL && *name != '\0';
}

static void take_part(struct walk *walk, GMimeObject *object)
{
    GMimePart *part = GMIME_PART(object);
    const char *name = g_mime_part_get_filename(part);
    GMimeContentType *type = g_mime_object_get_content_type(object);
    if (is_attached(object, name) || !GMIME_IS_TEXT_PART(object)) {
        char *full = g_mime_content_type_get_mime_type(type);
        g_ptr_array_add(walk->mail->attachments,
                        valid(name != NULL && *name != '\0' ? name : full));
        g_free(full);
    } else if (g_mime_content_type_is_type(type, "text", "html")) {
        if (walk->mail->html != NULL)
            return;
        const char *charset = g_mime_object_get_content_type_parameter(object, "charset");
        walk->mail->html = decoded(part);
        g_free(walk->mail->html_charset);
        walk->mail->html_charset = valid(charset);
    } else if (walk->mail->plain == NULL) {
        walk->mail->plain = as_text(GMIME_TEXT_PART(object));
    }
}

static void walk_object(struct walk *walk, GMimeObject *object, int depth)
{
    if (object == NULL)
        return;
    if (depth > MAX_DEPTH || ++walk->parts > MAX_PARTS) {
        walk->mail->is_cut = TRUE;
    } else if (GMIME_IS_MULTIPART(object)) {
        int n = g_mime_multipart_get_count(GMIME_MULTIPART(object));
        for (int i = 0; i < n && walk->parts <= MAX_PARTS; i++)
            walk_object(walk, g_mime_multipart_get_part(GMIME_MULTIPART(object), i), depth + 1);
    } else if (GMIME_IS_MESSAGE_PART(object)) {
        GMimeMessage *inner = g_mime_message_part_get_message(GMIME_MESSAGE_PART(object));
        if (inner != NULL)
            walk_object(walk, g_mime_message_get_mime_part(inner), depth + 1);
    } else if (GMIME_IS_PART(object)) {
        take_part(walk, object);
    }
}

static void take_sender(struct mail *mail, GMimeMessage *message)
{
    InternetAddressList *from = g_mime_message_get_from(message);
    InternetAddress *first = from != NULL && internet_address_list_length(from) > 0
                                 ? internet_address_list_get_address(from, 0)
                                 : NULL;
    mail->from_name = valid(first != NULL ? internet_address_get_name(first) : NULL);
    mail->from_address =
        valid(first != NULL && INTERNET_ADDRESS_IS_MAILBOX(first)
                  ? internet_address_mailbox_get_addr(INTERNET_ADDRESS_MAILBOX(first))
                  : NULL);
}

static char *day_of(GMimeMessage *message)
{
    GDateTime *when = g_mime_message_get_date(message);
    char *day = when != NULL ? g_date_time_format(when, "%Y-%m-%d") : NULL;
    return day != NULL ? day : g_strdup("");
}

static struct mail *read_mail(const char *bytes, gsize len)
{
    static gboolean is_ready;
    if (!is_ready)
        g_mime_init();
    is_ready = TRUE;
    GMimeStream *stream = g_mime_stream_mem_new_with_buffer(bytes, len);
    GMimeParser *parser = g_mime_parser_new_with_stream(stream);
    if (len > 5 && memcmp(bytes, "From ", 5) == 0)
        g_mime_parser_set_format(parser, GMIME_FORMAT_MBOX);
    GMimeMessage *message = g_mime_parser_construct_message(parser, NULL);
    struct mail *mail = NULL;
    if (message != NULL) {
        mail = g_new0(struct mail, 1);
        struct walk walk = {.mail = mail};
        mail->attachments = g_ptr_array_new_with_free_func(g_free);
        mail->subject = valid(g_mime_message_get_subject(message));
        mail->html_charset = g_strdup("");
        mail->date = day_of(message);
        mail->has_more = !g_mime_parser_eos(parser);
        take_sender(mail, message);
        walk_object(&walk, g_mime_message_get_mime_part(message), 0);
        g_object_unref(message);
    }
    g_object_unref(parser);
    g_object_unref(stream);
    return mail;
}

static void free_mail(struct mail *mail)
{
    if (mail == NULL)
        return;
    g_free(mail->subject);
    g_free(mail->from_name);
    g_free(mail->from_address);
    g_free(mail->date);
    g_free(mail->html_charset);
    g_clear_pointer(&mail->plain, g_bytes_unref);
    g_clear_pointer(&mail->html, g_bytes_unref);
    g_ptr_array_unref(mail->attachments);
    g_free(mail);
}

G_MODULE_EXPORT const struct mail_module heldto_module_table = {.read = read_mail,
                                                                .free = free_mail};
