package entente.wire.ews;

import entente.wire.soap.MalformedXml;
import entente.wire.soap.XmlCursor;
import java.util.Optional;

/// Whether a task that comes again is deleted for good (MS-OXWSCDATA 2.2.5.1 `AffectedTaskOccurrencesType`).
public enum TaskOccurrences {
    ALL,
    SPECIFIED_ONLY;

    /// Reads the attribute `AffectedTaskOccurrences` of the element at hand, which is not there where no tasks are meant.
    static Optional<TaskOccurrences> read(XmlCursor xml) throws MalformedXml {
        return switch (xml.attribute("AffectedTaskOccurrences").orElse("")) {
            case "" -> Optional.empty();
            case "AllOccurrences" -> Optional.of(ALL);
            case "SpecifiedOccurrenceOnly" -> Optional.of(SPECIFIED_ONLY);
            default -> throw xml.wrong("has an AffectedTaskOccurrences that is none");
        };
    }
}
