package entente.wire.ews;

import entente.wire.soap.MalformedXml;
import entente.wire.soap.XmlCursor;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// How a request names a folder (MS-OXWSCDATA 2.2.3.10 `BaseFolderIdType`).
public sealed interface FolderRef {
    /// By the id that an answer gave, as sent.
    record ById(String id) implements FolderRef {}

    /// By a well-known name such as `inbox`, as sent, in this mailbox or else in the caller's own.
    record ByName(String name, Optional<String> mailbox) implements FolderRef {}

    /// More in one list are malformed: the answer to each is many times as long as the question.
    int MOST = 500;

    /// Reads the folder ids inside the element at hand, such as `<FolderIds>`.
    static List<FolderRef> read(XmlCursor xml) throws MalformedXml {
        var refs = new ArrayList<FolderRef>();
        while (xml.nextChild()) {
            readOne(xml).ifPresent(refs::add);
            if (refs.size() > MOST) {
                throw xml.wrongText("a list of at most %d folders".formatted(MOST));
            }
        }
        return refs;
    }

    /// Reads the element at hand; empty where it names no folder.
    static Optional<FolderRef> readOne(XmlCursor xml) throws MalformedXml {
        return switch (xml.name()) {
            case "FolderId" -> Optional.of(readId(xml));
            case "DistinguishedFolderId" -> Optional.of(readName(xml));
            default -> {
                xml.skip();
                yield Optional.empty();
            }
        };
    }

    /// The element at hand, which has an id and may have any name.
    static FolderRef readId(XmlCursor xml) throws MalformedXml {
        var id = xml.attribute("Id").orElse("");
        xml.skip();
        return new ById(id);
    }

    private static FolderRef readName(XmlCursor xml) throws MalformedXml {
        var name = xml.attribute("Id").orElse("");
        var mailbox = Optional.<String>empty();
        while (xml.nextChild()) {
            switch (xml.name()) {
                case "Mailbox" -> mailbox = readMailbox(xml);
                default -> xml.skip();
            }
        }
        return new ByName(name, mailbox);
    }

    private static Optional<String> readMailbox(XmlCursor xml) throws MalformedXml {
        var address = Optional.<String>empty();
        while (xml.nextChild()) {
            switch (xml.name()) {
                case "EmailAddress" -> address = Optional.of(xml.text());
                default -> xml.skip();
            }
        }
        return address;
    }
}
