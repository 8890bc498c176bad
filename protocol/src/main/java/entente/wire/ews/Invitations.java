package entente.wire.ews;

import entente.wire.soap.MalformedXml;
import entente.wire.soap.XmlCursor;
import java.util.Optional;

/// Whether the people of a meeting are told that it is made or deleted (MS-OXWSCDATA 2.2.5.4 `CalendarItemCreateOrDeleteOperationType`).
public enum Invitations {
    SEND_TO_NONE,
    SEND_ONLY_TO_ALL,
    SEND_TO_ALL_AND_SAVE_COPY;

    /// Reads that attribute of the element at hand, which is not there where no appointments are meant.
    static Optional<Invitations> read(XmlCursor xml, String attribute) throws MalformedXml {
        return switch (xml.attribute(attribute).orElse("")) {
            case "" -> Optional.empty();
            case "SendToNone" -> Optional.of(SEND_TO_NONE);
            case "SendOnlyToAll" -> Optional.of(SEND_ONLY_TO_ALL);
            case "SendToAllAndSaveCopy" -> Optional.of(SEND_TO_ALL_AND_SAVE_COPY);
            default -> throw xml.wrong("has a %s that is none".formatted(attribute));
        };
    }
}
