package entente.matching;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import entente.item.AttachmentPart;
import entente.item.Body;
import entente.item.ItemContent;
import entente.item.Known;
import entente.item.Octets;
import entente.item.Properties;
import entente.wire.mime.MimeMalformed;
import entente.wire.mime.MimeMessage;
import entente.wire.mime.Reading;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// What is read of an item to be searched, and what is not.
class SearchedItemTest {
    private static final String MESSAGE =
            """
            Subject: Plans
            Content-Type: multipart/mixed; boundary=b

            --b
            Content-Type: text/plain

            see attached
            --b
            Content-Type: text/html; name=page.html
            Content-Transfer-Encoding: base64

            PHA+c2VjcmV0IHJlY2lwZTwvcD4=
            --b
            Content-Type: message/rfc822

            Subject: Forwarded
            From: Ann Lee <ann@fabrikam.test>

            inner words
            --b--
            """
                    .replace("\n", "\r\n");

    @Test
    void textsOfAMessageAreItsOwnAndThoseWithinIt() throws MimeMalformed {
        var source = MESSAGE.getBytes(UTF_8);
        var reading = MimeMessage.read(source);

        var item = SearchedItem.of(reading.content(), source.length, parts(reading, source));

        assertThat(item.texts())
                .containsExactly(
                        "see attached",
                        "secret recipe",
                        "Forwarded",
                        "Ann Lee ann@fabrikam.test",
                        "inner words");
        assertThat(item.gaps()).isEmpty();
    }

    @Test
    void whatIsNotSearchedIsSaid() {
        assertThat(gaps(part("a.pdf", "application/pdf", 10)))
                .containsExactly(Gap.ATTACHMENT_FORMAT);
        assertThat(gaps(part("a.png", "image/png", 10))).isEmpty();
        assertThat(gaps(part("smime.p7s", "application/pkcs7-signature", 10))).isEmpty();
        assertThat(gaps(part("smime.p7m", "application/pkcs7-mime", 10)))
                .containsExactly(Gap.ENCRYPTED);
        assertThat(gaps(part("a.txt", "text/plain", TextReading.LARGEST_ATTACHMENT + 1L)))
                .containsExactly(Gap.ATTACHMENT_TOO_LARGE);
        assertThat(gaps(part("gone.txt", "text/plain", 10))).containsExactly(Gap.MESSAGE_BROKEN);
    }

    @Test
    void aMessageThatIsSealedIsNotSearched() {
        var content =
                ItemContent.EMPTY
                        .with(Properties.NONE.with(Known.ITEM_CLASS, "IPM.Note.SMIME"))
                        .withAttachments(
                                List.of(part("smime.p7m", "application/octet-stream", 10)));

        var item = SearchedItem.of(content, 10, ItemParts.NONE);

        assertThat(item.gaps()).containsExactly(Gap.ENCRYPTED);
    }

    @Test
    void aLongTextIsSearchedAsFarAsItIsRead() {
        var text = "x".repeat(TextReading.LONGEST_TEXT + 10);

        var item = SearchedItem.of(ItemContent.EMPTY, 1, Items.parts(text, Map.of()));

        assertThat(item.texts().getFirst()).hasSize(TextReading.LONGEST_TEXT);
        assertThat(item.gaps()).containsExactly(Gap.TEXT_TOO_LONG);
    }

    @Test
    void manyAttachmentsAreNotAllRead() {
        var many =
                IntStream.rangeClosed(1, TextReading.MOST_ATTACHMENTS + 1)
                        .mapToObj(number -> Items.part(number, "a.txt", "text/plain", false, 1))
                        .toList();
        var bytes =
                many.stream()
                        .collect(Collectors.toMap(AttachmentPart::number, _ -> new byte[] {'a'}));

        var item =
                SearchedItem.of(ItemContent.EMPTY.withAttachments(many), 1, Items.parts("", bytes));

        assertThat(item.texts()).hasSize(TextReading.MOST_ATTACHMENTS);
        assertThat(item.gaps()).containsExactly(Gap.ATTACHMENT_TOO_LARGE);
    }

    @Test
    void anAttachmentThatIsNoUtf8IsReadAsLatin() {
        var content = ItemContent.EMPTY.withAttachments(List.of(part("a.txt", "text/plain", 5)));

        var item =
                SearchedItem.of(
                        content, 5, Items.parts("", Map.of(1, "Grüße".getBytes(ISO_8859_1))));

        assertThat(item.texts()).containsExactly("Grüße");
    }

    private static Set<Gap> gaps(AttachmentPart part) {
        return SearchedItem.of(ItemContent.EMPTY.withAttachments(List.of(part)), 1, ItemParts.NONE)
                .gaps();
    }

    private static AttachmentPart part(String name, String type, long size) {
        return Items.part(1, name, type, false, size);
    }

    private static ItemParts parts(Reading reading, byte[] source) {
        return new ItemParts() {
            @Override
            public Optional<Body> body() {
                return reading.body();
            }

            @Override
            public Optional<Octets> source() {
                return Optional.of(Octets.of(source));
            }

            @Override
            public Optional<Octets> attachment(int number) {
                return Optional.empty();
            }
        };
    }
}
