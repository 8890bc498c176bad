package entente.wire.ews;

import entente.wire.soap.MalformedXml;
import entente.wire.soap.XmlCursor;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// How a request names an item (MS-OXWSCDATA 2.2.4.33 `ItemIdType`), as sent. An occurrence, or the series of one, is named by what is no id here.
public record ItemRef(String id, Optional<String> changeKey) {
    /// More in one list are malformed.
    static final int MOST = 1_000;

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
                    case "ItemId", "ParentItemId" -> Optional.of(named(xml));
                    case "OccurrenceItemId",
                            "RecurringMasterItemId",
                            "RecurringMasterItemIdRanges" ->
                            Optional.of(new ItemRef("", Optional.empty()));
                    default -> Optional.<ItemRef>empty();
                };
        xml.skip();
        return ref;
    }

    private static ItemRef named(XmlCursor xml) {
        return new ItemRef(
                xml.attribute("Id").orElse(""),
                xml.attribute("ChangeKey").filter(key -> !key.isEmpty()));
    }
}
