package entente.wire.mime;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import entente.item.Addressee;
import entente.item.AttachmentPart;
import entente.item.Body;
import entente.item.ItemContent;
import entente.item.Known;
import entente.item.Octets;
import entente.item.Properties;
import entente.item.PropertyValue;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WriteTest {
    private static final Properties NOTE =
            Properties.NONE
                    .with(Known.SUBJECT, "Lunch")
                    .with(Known.SENT, Instant.parse("2026-11-23T11:00:00Z"))
                    .with(Known.FROM_NAME, "Mary")
                    .with(Known.FROM_ADDRESS, "mary@contoso.test");

    @Test
    void itemOfTextIsWrittenAsASimpleMessage() {
        var content =
                ItemContent.EMPTY
                        .with(NOTE)
                        .with(
                                List.of(
                                        new Addressee(Addressee.Kind.TO, "Bob", "bob@contoso.test"),
                                        new Addressee(
                                                Addressee.Kind.BCC, "", "alice@contoso.test")));

        var message = written(content, Optional.of(new Body(Body.Format.TEXT, "At noon?\n")));

        assertThat(message)
                .isEqualTo(
                        """
                        Date: Mon, 23 Nov 2026 11:00:00 +0000
                        From: Mary <mary@contoso.test>
                        To: Bob <bob@contoso.test>
                        Bcc: alice@contoso.test
                        Subject: Lunch
                        MIME-Version: 1.0
                        Content-Type: text/plain; charset=utf-8
                        Content-Transfer-Encoding: 7bit

                        At noon?
                        """
                                .replace("\n", "\r\n"));
    }

    @Test
    void htmlIsWrittenBesideItsPlainForm() {
        var content = ItemContent.EMPTY.with(NOTE);
        var html = "<head><style>p {}</style></head><p>Gr&#xfc;ße &amp;<br>more</p>";

        var message = written(content, Optional.of(new Body(Body.Format.HTML, html)));

        assertThat(message)
                .contains("multipart/alternative;", "Content-Type: text/html;")
                .contains("Gr=C3=BC=C3=9Fe &\r\nmore\r\n--");
    }

    @Test
    void whatTheTextShowsIsRelatedToItAndTheRestIsBesideIt() {
        var picture =
                new AttachmentPart(
                        1, "a.png", "image/png", Optional.of("a@b.test"), true, false, 1);
        var letter =
                new AttachmentPart(2, "l.eml", "message/rfc822", Optional.empty(), false, true, 1);
        var content = ItemContent.EMPTY.with(NOTE).withAttachments(List.of(picture, letter));

        var message =
                written(content, Optional.of(new Body(Body.Format.HTML, "<img src=cid:a@b.test>")));

        assertThat(message.replaceAll("=_[0-9a-f]{32}", "boundary"))
                .containsSubsequence(
                        "multipart/mixed;\r\n boundary=\"boundary_001\"",
                        "multipart/alternative;\r\n boundary=\"boundary_002\"",
                        "text/plain",
                        "multipart/related; type=\"text/html\";\r\n boundary=\"boundary_003\"",
                        "text/html",
                        "image/png",
                        "--boundary_003--",
                        "--boundary_002--",
                        "message/rfc822",
                        "Subject: bytes of 2",
                        "--boundary_001--");
    }

    @Test
    void sameItemGivesTheSameBytes() {
        var picture =
                new AttachmentPart(1, "a.png", "image/png", Optional.empty(), false, false, 1);
        var content = ItemContent.EMPTY.with(NOTE).withAttachments(List.of(picture));
        var body = Optional.of(new Body(Body.Format.HTML, "Grüße"));

        var once = written(content, body);
        var again = written(content, body);
        var other = written(content.with(NOTE.with(Known.SUBJECT, "Dinner")), body);

        assertThat(again).isEqualTo(once);
        assertThat(boundary(other)).isNotEqualTo(boundary(once));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a\r\nX-Evil: yes",
                "a\nX-Evil: yes",
                "a\rX-Evil: yes",
                "a\r\n\r\nX-Evil: yes",
                "a\0\nX-Evil: yes",
                "a\u0085X-Evil: yes",
                "a\u2028X-Evil: yes",
                "\"\r\nX-Evil: yes",
                "\r\nX-Evil: yes",
                "é\r\nX-Evil: yes",
                "=?utf-8?Q?a=0D=0AX-Evil:_yes?=",
                "a@b.test>\r\nX-Evil: yes",
                "a@b.test\r\nX-Evil: yes"
            })
    void nothingThatAnItemSaysBeginsAFieldOfItsOwn(String evil) {
        var properties =
                NOTE.with(Known.SUBJECT, evil)
                        .with(Known.CONVERSATION_TOPIC, evil)
                        .with(Known.FROM_NAME, evil)
                        .with(Known.FROM_ADDRESS, evil)
                        .with(Known.SENDER_NAME, evil)
                        .with(Known.SENDER_ADDRESS, evil + "@b.test")
                        .with(Known.MESSAGE_ID, evil)
                        .with(Known.IN_REPLY_TO, evil)
                        .with(Known.REFERENCES, evil)
                        .with(Known.READ_RECEIPT_REQUESTED, true)
                        .with(Known.CATEGORIES, PropertyValue.Many.texts(List.of(evil, "b")));
        var part = new AttachmentPart(1, evil, evil, Optional.of(evil), false, false, 1);
        var content =
                new ItemContent(
                        properties,
                        List.of(new Addressee(Addressee.Kind.TO, evil, evil)),
                        List.of(part));

        var message = written(content, Optional.of(new Body(Body.Format.TEXT, "text")));

        assertThat(message.split("\r\n|\r|\n"))
                .noneMatch(line -> line.startsWith("X-Evil"))
                .filteredOn(String::isEmpty)
                .hasSizeLessThanOrEqualTo(4);
        assertThat(message).doesNotContain("\0");
    }

    @Test
    void noLineIsLongerThanMailAllows() {
        var word = "w".repeat(5_000);
        var properties =
                NOTE.with(Known.SUBJECT, word)
                        .with(Known.FROM_NAME, word)
                        .with(Known.FROM_ADDRESS, word + "@contoso.test")
                        .with(Known.MESSAGE_ID, "<" + word + ">")
                        .with(Known.REFERENCES, "<a@b.test> ".repeat(500) + word)
                        .with(Known.CATEGORIES, PropertyValue.Many.texts(List.of(word)));
        var part = new AttachmentPart(1, word, word, Optional.of(word), false, true, 1);
        var content =
                new ItemContent(
                        properties,
                        List.of(new Addressee(Addressee.Kind.TO, word, word)),
                        List.of(part));

        var message = written(content, Optional.of(new Body(Body.Format.HTML, word)));

        assertThat(message.split("\r\n")).allMatch(line -> line.length() <= 78);
    }

    private static String boundary(String message) {
        return message.substring(message.indexOf("=_"), message.indexOf("=_") + 34);
    }

    private static String written(ItemContent content, Optional<Body> body) {
        var bytes =
                MimeMessage.write(
                        content,
                        body,
                        number ->
                                Octets.of(
                                        "Subject: bytes of %d\r\n\r\n"
                                                .formatted(number)
                                                .getBytes(UTF_8)));
        return new String(bytes.bytes(), UTF_8);
    }
}
