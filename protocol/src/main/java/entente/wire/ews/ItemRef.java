package entente.wire.ews;

import entente.wire.soap.MalformedXml;
import entente.wire.soap.XmlCursor;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// How a request names an item (MS-OXWSCDATA 2.2.4.31 `BaseItemIdType`), as sent: by its own id, or by that of another item that belongs to the same series. Ranges of occurrences
/// are named by what is no id here.
public record ItemRef(String id, Optional<String> changeKey, Which which) {
    /// Which item is meant, given the one of that id.
    public sealed interface Which {
        record Itself() implements Which {}

        /// The occurrence of that number of the series that has the id, from 1 on, those counted too that were deleted.
        record Occurrence(int index) implements Which {}

        /// The series of the occurrence that has the id.
        record Master() implements Which {}
    }

    /// More in one list are malformed.
    static final int MOST = 1_000;

    /// The item that has the id.
    public ItemRef(String id, Optional<String> changeKey) {
        this(id, changeKey, new Which.Itself());
    }

    /// Reads the ids inside the element at hand, such as `<ItemIds>`.
    static List<ItemRef> read(XmlCursor xml) throws MalformedXml {
        var refs = new ArrayList<ItemRef>();
        while (xml.nextChild()) {
            readOne(xml).ifPresent(refs::add);
            if (refs.size() > MOST) {
                throw xml.wrongText("a list of at most %d items".formatted(MOST));
            }
        }
        return refs;
    }

    /// Reads the element at hand; empty where it names no item.
    static Optional<ItemRef> readOne(XmlCursor xml) throws MalformedXml {
        var ref =
                switch (xml.name()) {
                    case "ItemId", "ParentItemId", "ReferenceItemId" ->
                            Optional.of(named(xml, "Id", new Which.Itself()));
                    case "OccurrenceItemId" ->
                            Optional.of(
                                    named(
                                            xml,
                                            "RecurringMasterId",
                                            new Which.Occurrence(index(xml))));
                    case "RecurringMasterItemId" ->
                            Optional.of(named(xml, "OccurrenceId", new Which.Master()));
                    case "RecurringMasterItemIdRanges" ->
                            Optional.of(new ItemRef("", Optional.empty()));
                    default -> Optional.<ItemRef>empty();
                };
        xml.skip();
        return ref;
    }

    private static ItemRef named(XmlCursor xml, String attribute, Which which) {
        return new ItemRef(
                xml.attribute(attribute).orElse(""),
                xml.attribute("ChangeKey").filter(key -> !key.isEmpty()),
                which);
    }

    private static int index(XmlCursor xml) throws MalformedXml {
        try {
            return Integer.parseInt(xml.attribute("InstanceIndex").orElse("").strip());
        } catch (NumberFormatException noNumber) {
            throw xml.wrong("needs an InstanceIndex, which is a number");
        }
    }
}
