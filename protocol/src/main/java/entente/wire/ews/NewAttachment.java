package entente.wire.ews;

import entente.item.AttachmentPart;
import entente.item.Octets;
import entente.problem.Code;
import entente.wire.soap.MalformedXml;
import entente.wire.soap.XmlCursor;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// An attachment as a request brings it: what is said of it, and its bytes, which for a message are that in MIME. Its number is its place in the
/// request, from 1 on.
public record NewAttachment(AttachmentPart part, Octets bytes) {
    /// In bytes; an item may be no larger with all that hangs on it.
    private static final int LARGEST = 64 * 1024 * 1024;

    private static final String MESSAGE = "message/rfc822";
    private static final String BYTES = "application/octet-stream";

    /// Reads the attachments inside the element at hand, one result each; more than 1,000 are malformed.
    static List<BatchResult<NewAttachment>> readAll(XmlCursor xml) throws MalformedXml {
        var all = new ArrayList<BatchResult<NewAttachment>>();
        while (xml.nextChild()) {
            var number = all.size() + 1;
            switch (xml.name()) {
                case "FileAttachment", "ItemAttachment", "ReferenceAttachment" ->
                        all.add(new Reader(xml, number, xml.name()).read());
                default -> xml.skip();
            }
            if (all.size() > ItemRef.MOST) {
                throw xml.wrongText("a list of at most %d attachments".formatted(ItemRef.MOST));
            }
        }
        return all;
    }

    /// What was read so far of one.
    private static final class Reader {
        private final XmlCursor xml;
        private final int number;
        private final String element;
        private String name = "";
        private String contentType = "";
        private Optional<String> contentId = Optional.empty();
        private boolean inline;
        private Optional<Octets> bytes = Optional.empty();

        Reader(XmlCursor xml, int number, String element) {
            this.xml = xml;
            this.number = number;
            this.element = element;
        }

        BatchResult<NewAttachment> read() throws MalformedXml {
            var isMessage = element.equals("ItemAttachment");
            while (xml.nextChild()) {
                readChild(isMessage);
            }
            var otherwise = isMessage ? MESSAGE : BYTES;
            return bytes.map(all -> BatchResult.done(attachment(all, isMessage, otherwise)))
                    .orElseGet(() -> BatchResult.refused(Code.ITEM_KIND_NOT_OFFERED));
        }

        private void readChild(boolean isMessage) throws MalformedXml {
            switch (xml.name()) {
                case "Name" -> name = xml.text();
                case "ContentType" -> contentType = xml.text();
                case "ContentId" -> contentId = Optional.of(bare(xml.text()));
                case "IsInline" -> inline = xml.flag();
                case "Content" -> bytes = Optional.of(base64());
                case "Message" -> readMessage(isMessage);
                default -> xml.skip();
            }
        }

        /// A message is taken by its MIME content alone.
        private void readMessage(boolean isMessage) throws MalformedXml {
            while (xml.nextChild()) {
                if (isMessage && xml.name().equals("MimeContent")) {
                    bytes = Optional.of(base64());
                } else {
                    xml.skip();
                }
            }
        }

        private Octets base64() throws MalformedXml {
            return xml.octets(LARGEST);
        }

        private NewAttachment attachment(Octets all, boolean isMessage, String otherwise) {
            var type = contentType.isEmpty() || isMessage ? otherwise : contentType;
            return new NewAttachment(
                    new AttachmentPart(
                            number,
                            name,
                            type,
                            contentId.filter(id -> !id.isEmpty()),
                            inline,
                            isMessage,
                            all.length()),
                    all);
        }

        private static String bare(String id) {
            return id.startsWith("<") && id.endsWith(">") && id.length() > 1
                    ? id.substring(1, id.length() - 1)
                    : id;
        }
    }
}
