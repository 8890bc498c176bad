package entente.wire.mime;

import static entente.wire.mime.Messages.read;
import static org.assertj.core.api.Assertions.assertThat;

import entente.item.Addressee;
import entente.item.ItemContent;
import entente.item.Known;
import entente.item.Octets;
import entente.item.Properties;
import entente.item.PropertyValue;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MessageHeaderTest {
    @Test
    void subjectIsDecodedAndOnOneLine() {
        var message =
                """
                Subject: =?utf-8?Q?Gr=C3=BC=C3=9Fe?= =?utf-8?Q?_aus?=
                 =?iso-8859-1?B?IEv2bG4=?= for
                \tall

                """;

        var properties = properties(message);

        assertThat(properties.text(Known.SUBJECT)).contains("Grüße aus Köln for all");
    }

    @Test
    void characterThatIsSplitOverTwoWordsIsPutTogether() {
        var message = "Subject: =?utf-8?B?w7w=?= =?utf-8?Q?=C3?=\n =?utf-8?Q?=BC?=\n\n";

        var properties = properties(message);

        assertThat(properties.text(Known.SUBJECT)).contains("üü");
    }

    @ParameterizedTest
    @CsvSource({
        "Re: Lunch, Lunch",
        "AW: WG: Lunch, Lunch",
        "Re[2]: Fwd: Lunch, Lunch",
        "回复：Lunch, Lunch",
        "Lunch: where?, Lunch: where?",
        "'Re:', ''",
        "12:30 Lunch, 12:30 Lunch"
    })
    void topicIsTheSubjectWithoutWhatAnswersPutBeforeIt(String subject, String topic) {
        var properties = properties("Subject: " + subject + "\n\n");

        assertThat(properties.text(Known.CONVERSATION_TOPIC)).contains(topic);
    }

    @Test
    void senderIsWhoeverItIsFromUnlessSaidOtherwise() {
        var fromMary = properties("From: \"Doe, Mary\" <mary@contoso.test>\n\n");
        var sentByBob = properties("From: mary@contoso.test\nSender: Bob <bob@contoso.test>\n\n");

        assertThat(fromMary.text(Known.FROM_NAME)).contains("Doe, Mary");
        assertThat(fromMary.text(Known.SENDER_ADDRESS)).contains("mary@contoso.test");
        assertThat(sentByBob.text(Known.FROM_NAME)).isEmpty();
        assertThat(sentByBob.text(Known.FROM_ADDRESS)).contains("mary@contoso.test");
        assertThat(sentByBob.text(Known.SENDER_NAME)).contains("Bob");
        assertThat(sentByBob.text(Known.SENDER_ADDRESS)).contains("bob@contoso.test");
    }

    @Test
    void groupsAreWhoeverIsInThemAndWhatIsNoAddressIsAName() {
        var message =
                """
                To: =?utf-8?Q?Andr=C3=A9?= <andre@contoso.test>, team: bob@contoso.test,
                 Ann <ann@fabrikam.test>;, "everybody, really"
                Cc: undisclosed-recipients:;
                Bcc: raj@fabrikam.test (Raj)
                Reply-To: Answers <answers@contoso.test>

                """;

        var addressees = read(message).content().addressees();

        assertThat(addressees)
                .containsExactly(
                        new Addressee(Addressee.Kind.TO, "André", "andre@contoso.test"),
                        new Addressee(Addressee.Kind.TO, "", "bob@contoso.test"),
                        new Addressee(Addressee.Kind.TO, "Ann", "ann@fabrikam.test"),
                        new Addressee(Addressee.Kind.TO, "everybody, really", ""),
                        new Addressee(Addressee.Kind.BCC, "", "raj@fabrikam.test"),
                        new Addressee(Addressee.Kind.REPLY_TO, "Answers", "answers@contoso.test"));
    }

    @Test
    void headerInEightBitsIsUtf8OrLatin1() {
        var message = "From: Zoë <zoë@contoso.test>\nSubject: Köln\nTo: é@b.test, c@d.test\n\n";

        var utf8 = read(Messages.bytes(message)).content();
        var latin1 = read(Messages.latin1(message)).content();

        assertThat(utf8.properties().text(Known.FROM_NAME)).contains("Zoë");
        assertThat(utf8.properties().text(Known.FROM_ADDRESS)).contains("zoë@contoso.test");
        assertThat(utf8.properties().text(Known.SUBJECT)).contains("Köln");
        assertThat(utf8.shown(Addressee.Kind.TO)).contains("é@b.test; c@d.test");
        assertThat(latin1.with(noHeaders(latin1))).isEqualTo(utf8.with(noHeaders(utf8)));
    }

    private static Properties noHeaders(ItemContent content) {
        return content.properties().without(Known.HEADERS);
    }

    @ParameterizedTest
    @CsvSource({
        "'Mon, 23 Nov 2026 09:30:05 +0100', 2026-11-23T08:30:05Z",
        "'Mon, 23 Nov 2026 09:30 +0100 (CET)', 2026-11-23T08:30:00Z",
        "'23 Nov 2026 09:30:05 EST', 2026-11-23T14:30:05Z",
        "'Mon,  23  Nov 2026 09:30:05 GMT', 2026-11-23T09:30:05Z",
        "'Mon, 23 Nov 26 09:30:05 -0000', 2026-11-23T09:30:05Z"
    })
    void dateIsReadAsItIsWritten(String date, Instant moment) {
        var properties = properties("Date: " + date + "\n\n");

        assertThat(properties.time(Known.SENT)).contains(moment);
    }

    @ParameterizedTest
    @CsvSource({"tomorrow", "''", "'Mon, 99 Foo 2026 25:61:61 +9999'", "'1 Jan 0001 00:00:00 GMT'"})
    void dateThatIsNoneIsNotThere(String date) {
        var properties = properties("Date: " + date + "\n\n");

        assertThat(properties.find(Known.SENT)).isEmpty();
    }

    @Test
    void messageWasReceivedWhenTheTopmostServerNotedIt() {
        var message =
                """
                Received: from mail.fabrikam.test by mail.contoso.test with SMTP;
                 Mon, 23 Nov 2026 10:00:00 +0000
                Received: from elsewhere; Mon, 23 Nov 2026 09:00:00 +0000

                """;

        var properties = properties(message);

        assertThat(properties.time(Known.RECEIVED)).contains(Instant.parse("2026-11-23T10:00:00Z"));
        assertThat(properties.find(Known.SENT)).isEmpty();
    }

    @Test
    void idsKeepTheirBrackets() {
        var message =
                """
                Message-ID:
                 <1@contoso.test>
                In-Reply-To: Your message <2@contoso.test> of today
                References: <3@contoso.test>
                \t<2@contoso.test>

                """;

        var properties = properties(message);

        assertThat(properties.text(Known.MESSAGE_ID)).contains("<1@contoso.test>");
        assertThat(properties.text(Known.IN_REPLY_TO)).contains("<2@contoso.test>");
        assertThat(properties.text(Known.REFERENCES)).contains("<3@contoso.test> <2@contoso.test>");
    }

    @ParameterizedTest
    @CsvSource({
        "Importance: High, 2",
        "Importance: low, 0",
        "X-Priority: 1 (Highest), 2",
        "X-Priority: 3, 1",
        "Priority: non-urgent, 0"
    })
    void importanceIsSaidInSeveralWays(String field, int importance) {
        var properties = properties(field + "\n\n");

        assertThat(properties.number(Known.IMPORTANCE)).contains(importance);
    }

    @Test
    void marksOfAMessageAreRead() {
        var message =
                """
                Sensitivity: Company-Confidential
                Disposition-Notification-To: mary@contoso.test
                Return-Receipt-To: mary@contoso.test
                Keywords: Blue, "Red, dark", =?utf-8?Q?Gr=C3=BCn?=,, Blue
                Thread-Index: AQID
                Thread-Topic: Lunch

                """;

        var properties = properties(message);

        assertThat(properties.number(Known.SENSITIVITY)).contains(3);
        assertThat(properties.flag(Known.READ_RECEIPT_REQUESTED)).contains(true);
        assertThat(properties.flag(Known.DELIVERY_RECEIPT_REQUESTED)).contains(true);
        assertThat(properties.texts(Known.CATEGORIES)).containsExactly("Blue", "Red, dark", "Grün");
        assertThat(properties.find(Known.CONVERSATION_INDEX))
                .contains(PropertyValue.Binary.of(new byte[] {1, 2, 3}));
        assertThat(properties.text(Known.CONVERSATION_TOPIC)).contains("Lunch");
    }

    @Test
    void whatAHeaderDoesNotSayIsNotThere() {
        var properties = properties("X-Nothing: at all\n\n");

        assertThat(properties.all().keySet())
                .containsExactlyInAnyOrder(Known.ITEM_CLASS, Known.HEADERS);
    }

    @Test
    void headerIsKeptAsItCame() {
        var message = Messages.bytes("Subject: a\n  b\nX-Own: c\n\nbody\n");

        var header = MimeMessage.header(Octets.of(message));

        assertThat(header).isEqualTo("Subject: a\r\n  b\r\nX-Own: c\r\n");
        assertThat(read(message).content().properties().text(Known.HEADERS)).contains(header);
    }

    @Test
    void ofALongHeaderWholeLinesAreKept() {
        var message = Messages.bytes("X-Own: 0123456789\n".repeat(10_000) + "\n");

        var header = MimeMessage.header(Octets.of(message));

        assertThat(header).hasSizeBetween(60_000, 65_536).endsWith("9\r\n");
    }

    private static Properties properties(String message) {
        return read(message).content().properties();
    }
}
