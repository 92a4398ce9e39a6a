/* reader_mail.c proves that of a mail the statement in it is read, decoded, and nothing that is
 * quoted, signed or attached, and that no mail is a bomb. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "tests/lib/reading.h"

#define HEAD                                                                                       \
    "Return-Path: <a@b.example>\r\nFrom: =?UTF-8?Q?Jos=C3=A9?= <jose@b.example>\r\n"               \
    "To: x@y.example\r\nSubject: Fwd: Re: =?UTF-8?B?Sm9pbnQgc3RhdGVtZW50?=\r\n"                    \
    "Date: Fri, 28 Jun 2024 23:30:00 +0200\r\nMIME-Version: 1.0\r\n"

/* Subject, sender and date are decoded; the date is the sender's own day. */
static void test_fields(void **state)
{
    (void)state;
    owned(statement_text) s = reading_of("a.eml", HEAD "\r\nBoth sides agreed to meet.\r\n", -1);
    assert_string_equal(s->title, "Joint statement");
    assert_string_equal(s->sender, "José <jose@b.example>");
    assert_string_equal(s->published_on, "2024-06-28");
    assert_string_equal(s->text, "Both sides agreed to meet.\n\n");
    assert_string_equal(s->media_type, "message/rfc822");
}

/* What a mail reader pipes in has no name; it is known by its fields. A text that begins with words
 * and colons is no mail. */
static void test_known_by_its_fields(void **state)
{
    (void)state;
    assert_true(reader_knows("-", HEAD "\r\nx", -1 + (gssize)sizeof(HEAD "\r\nx")));
    assert_true(reader_knows("-", "From a@b Fri Jun 28\nReceived: x\nFrom: a@b\n\nx", 45));
    assert_false(reader_knows("-", "Subject: talks\nDate: today\n\nWe agreed.", 38));
    assert_false(reader_knows("-", "From: the Council\nSubject: talks\n\n", 34));
}

static void test_transfer_encodings(void **state)
{
    (void)state;
    g_autofree char *quoted = reading_text(
        "a.eml",
        HEAD "Content-Type: text/plain; charset=iso-8859-1\r\n"
             "Content-Transfer-Encoding: quoted-printable\r\n\r\nThe Pr=E9sidence agreed =\r\nto.",
        -1);
    assert_string_equal(quoted, "The Présidence agreed to.\n");
    g_autofree char *base = reading_text(
        "a.eml",
        HEAD "Content-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: base64\r\n\r\n"
             "Qm90aCBzaWRlcyBhZ3JlZWQu\r\n",
        -1);
    assert_string_equal(base, "Both sides agreed.\n");
    g_autofree char *wrong = reading_text(
        "a.eml", HEAD "Content-Type: text/plain; charset=klingon\r\n\r\nAgreed \xE9.\r\n", -1);
    assert_non_null(strstr(wrong, "Agreed"));
    assert_true(g_utf8_validate(wrong, -1, NULL));
}

/* What is quoted, who wrote it and the signature are no part of it; a mail that is all quoted is. */
static void test_quoting(void **state)
{
    (void)state;
    g_autofree char *text = reading_text(
        "a.eml",
        HEAD "\r\nSee below.\r\n\r\nOn 3 May 2024 A wrote:\r\n\r\n> old words\r\n>> older\r\n\r\n"
             "The statement.\r\n-- \r\nJosé\r\nOffice\r\n",
        -1);
    assert_string_equal(text, "See below.\n\n\n\nThe statement.\n");
    g_autofree char *all =
        reading_text("a.eml", HEAD "\r\n> Both sides agreed\r\n> to meet.\r\n", -1);
    assert_non_null(strstr(all, "Both sides agreed\nto meet."));
    g_autofree char *markers =
        reading_text("a.eml", HEAD "\r\nThey agreed:\r\n\r\n- to meet\r\n-- to talk\r\n", -1);
    assert_non_null(strstr(markers, "They agreed:\n\n- to meet\n-- to talk"));
}

/* Of two ways to say the same the plain one is taken; where there is only a page, the page. */
static void test_alternatives(void **state)
{
    (void)state;
    static const char both[] =
        HEAD "Content-Type: multipart/alternative; boundary=b\r\n\r\n--b\r\n"
             "Content-Type: text/plain; charset=utf-8\r\n\r\nPlain words.\r\n--b\r\n"
             "Content-Type: text/html\r\n\r\n<p>Page words.</p>\r\n--b--\r\n";
    g_autofree char *text = reading_text("a.eml", both, -1);
    assert_string_equal(text, "Plain words.\n");
    g_autofree char *page = reading_text(
        "a.eml",
        HEAD "Content-Type: text/html; charset=windows-1252\r\n\r\n<nav>x</nav><p>Page \xE9.</p>",
        -1);
    assert_string_equal(page, "Page é.\n");
}

/* Attachments are named, and where the statement is one of them, that is said. */
static void test_attachments(void **state)
{
    (void)state;
    static const char with[] =
        HEAD "Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\n"
             "Content-Type: text/plain\r\n\r\n%s\r\n--b\r\nContent-Type: application/pdf\r\n"
             "Content-Disposition: attachment; filename=\"state\x1B[31mment.pdf\"\r\n\r\nx\r\n"
             "--b--\r\n";
    g_autofree char *told = g_strdup_printf(with, "Agreed.");
    owned(statement_text) s = reading_of("a.eml", told, -1);
    assert_string_equal(s->text, "Agreed.\n");
    assert_true(reading_notes(s, "ment.pdf"));
    assert_false(reading_notes(s, "\x1B"));
    g_autofree char *empty = g_strdup_printf(with, "");
    reading_refused("a.eml", empty, -1, "save what is attached");
}

/* Of a box the first mail is read, and the others are not silently lost; a line "From here on" inside
 * a mail begins no other. */
static void test_box(void **state)
{
    (void)state;
    owned(statement_text) s = reading_of("a.mbox",
                                         "From a@b Fri Jun 28 10:00:00 2024\n" HEAD
                                         "\nFirst.\n\nFrom c@d Sat Jun 29 10:00:00 2024\n"
                                         "From: c@d\nSubject: Second\n\nSecond.\n",
                                         -1);
    assert_string_equal(g_strchomp(s->text), "First.");
    assert_true(reading_notes(s, "only the first"));
    owned(statement_text) one =
        reading_of("a.eml", HEAD "\r\nFirst.\r\n\r\nFrom here on they agree.\r\n", -1);
    assert_non_null(strstr(one->text, "From here on they agree."));
    assert_int_equal(one->notes->len, 0);
}

/* Parts in parts without end are cut, in time, and said. */
static void test_nested_parts(void **state)
{
    (void)state;
    g_autoptr(GString) mail = g_string_new(HEAD);
    for (int i = 0; i < 3000; i++)
        g_string_append_printf(mail, "Content-Type: multipart/mixed; boundary=b%d\r\n\r\n--b%d\r\n",
                               i, i);
    g_string_append(mail, "Content-Type: text/plain\r\n\r\nDeep words.\r\n");
    g_autoptr(GBytes) bytes = g_bytes_new(mail->str, mail->len);
    owned(statement_text) s = statement_text_of_bytes(bytes, "a.eml", NULL, NULL);
    assert_null(s);
    g_autoptr(GString) many =
        g_string_new(HEAD "Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\n\r\nFirst.\r\n");
    for (int i = 0; i < 100000; i++)
        g_string_append(many, "--b\r\nContent-Type: image/png\r\n\r\nx\r\n");
    owned(statement_text) cut = reading_of("a.eml", many->str, (gssize)many->len);
    assert_string_equal(cut->text, "First.\n");
    assert_true(reading_notes(cut, "not looked at"));
}

/* Fields without an end, bytes of any kind: refused or read, never more. */
static void test_damaged(void **state)
{
    (void)state;
    static const char *const mails[] = {
        "From: ",
        "From: a@b\r\nReceived:",
        HEAD,
        HEAD "Content-Type: multipart/mixed\r\n\r\nx",
        HEAD "Content-Type: text/plain; charset=\"\r\n\r\nx",
        "\r\n\r\n",
        "\xFF\xFF: \xFF\r\n\r\n\xFF",
        HEAD "Content-Type: multipart/mixed; boundary=\"\"\r\n\r\n--\r\n\r\nx\r\n----\r\n"};
    for (gsize i = 0; i < G_N_ELEMENTS(mails); i++) {
        g_autoptr(GBytes) bytes = g_bytes_new(mails[i], strlen(mails[i]));
        owned(statement_text) s = statement_text_of_bytes(bytes, "a.eml", NULL, NULL);
        assert_true(s == NULL || g_utf8_validate(s->text, -1, NULL));
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_fields),
        cmocka_unit_test(test_known_by_its_fields),
        cmocka_unit_test(test_transfer_encodings),
        cmocka_unit_test(test_quoting),
        cmocka_unit_test(test_alternatives),
        cmocka_unit_test(test_attachments),
        cmocka_unit_test(test_box),
        cmocka_unit_test(test_nested_parts),
        cmocka_unit_test(test_damaged),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
