package entente.matching;

import static java.nio.charset.StandardCharsets.UTF_8;

import entente.item.Addressee;
import entente.item.AttachmentPart;
import entente.item.Body;
import entente.item.ItemContent;
import entente.item.Known;
import entente.item.Octets;
import entente.item.Properties;
import entente.item.PropertyType;
import entente.item.PropertyValue;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Items to be searched.
final class Items {
    private Items() {}

    /// From Ann to Mary, with Bob in copy and Alice in blind copy, with two files.
    static SearchedItem budget() {
        var properties =
                Properties.NONE
                        .with(Known.ITEM_CLASS, "IPM.Note")
                        .with(Known.SUBJECT, "The sales budget for März")
                        .with(Known.FROM_NAME, "Ann Lee")
                        .with(Known.FROM_ADDRESS, "Ann.Lee@Fabrikam.test")
                        .with(Known.IMPORTANCE, 2)
                        .with(
                                Known.CATEGORIES,
                                new PropertyValue.Many(
                                        PropertyType.STRING,
                                        List.of(new PropertyValue.Text("Red Category"))))
                        .with(Known.RECEIVED, Instant.parse("2026-03-02T08:00:00Z"))
                        .with(Known.SENT, Instant.parse("2026-03-01T23:30:00Z"));
        var content =
                new ItemContent(
                        properties,
                        List.of(
                                new Addressee(Addressee.Kind.TO, "Mary", "mary@contoso.test"),
                                new Addressee(Addressee.Kind.CC, "", "bob@contoso.test"),
                                new Addressee(Addressee.Kind.BCC, "", "alice@contoso.test")),
                        List.of(
                                part(1, "annual-report.txt", "text/plain", false, 23),
                                part(2, "chart.pdf", "application/pdf", false, 9)));
        return SearchedItem.of(
                content,
                2_048,
                parts(
                        "<p>Please <b>approve</b> it &amp; send the <i>quarterly</i> report to the board.</p>",
                        Map.of(1, "Revenue was flat in Q1.".getBytes(UTF_8))));
    }

    static AttachmentPart part(int number, String name, String type, boolean message, long size) {
        return new AttachmentPart(number, name, type, Optional.empty(), false, message, size);
    }

    /// A text of HTML, and attachments.
    static ItemParts parts(String html, Map<Integer, byte[]> attachments) {
        return new ItemParts() {
            @Override
            public Optional<Body> body() {
                return Optional.of(new Body(Body.Format.HTML, html));
            }

            @Override
            public Optional<Octets> source() {
                return Optional.empty();
            }

            @Override
            public Optional<Octets> attachment(int number) {
                return Optional.ofNullable(attachments.get(number)).map(Octets::of);
            }
        };
    }
}
