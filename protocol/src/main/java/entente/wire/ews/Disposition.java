package entente.wire.ews;

import entente.wire.soap.MalformedXml;
import entente.wire.soap.XmlCursor;
import java.util.Optional;

/// Whether a message is to be kept, or sent (MS-OXWSMSG 2.2.5.2 `MessageDispositionType`).
public enum Disposition {
    SAVE_ONLY,
    SEND_ONLY,
    SEND_AND_SAVE_COPY;

    /// Reads the attribute `MessageDisposition` of the element at hand, which items that are no messages have not.
    static Optional<Disposition> read(XmlCursor xml) throws MalformedXml {
        return switch (xml.attribute("MessageDisposition").orElse("")) {
            case "" -> Optional.empty();
            case "SaveOnly" -> Optional.of(SAVE_ONLY);
            case "SendOnly" -> Optional.of(SEND_ONLY);
            case "SendAndSaveCopy" -> Optional.of(SEND_AND_SAVE_COPY);
            default -> throw xml.wrong("has a MessageDisposition that is none");
        };
    }
}
