package entente.wire.ews;

import entente.item.PropertyId;
import entente.item.PropertyType;
import entente.problem.Code;
import entente.wire.soap.MalformedXml;
import entente.wire.soap.XmlCursor;
import java.util.Map;
import java.util.Optional;

/// How a request names a property of an item (MS-OXWSCDATA 2.2.3.3 `BasePathToElementType`). A name that says nothing here is kept, and has no value.
public sealed interface ItemPath {
    /// Such as `item:Subject`, as sent.
    record Field(String uri) implements ItemPath {}

    /// One entry of a property that has several, such as `item:InternetMessageHeader` and `Message-ID`.
    record Indexed(String uri, String index) implements ItemPath {}

    /// A property by its id, of which a value of that type is wanted, or with `many` a list of such values.
    ///
    /// `spelled` is how it goes back, the attributes of `<ExtendedFieldURI>` by their names: as it was asked for, because clients compare that, save for a
    /// tag, which is lower-case hex without padding.
    record Extended(PropertyId id, PropertyType type, boolean many, Map<String, String> spelled)
            implements ItemPath {
        public Extended {
            spelled = Map.copyOf(spelled);
        }

        /// The property, spelled as we do by ourselves.
        public static Extended of(PropertyId id, PropertyType type, boolean many) {
            return ExtendedUri.path(id, type, many);
        }
    }

    /// One that cannot be. Whoever asks is refused with that code.
    record Wrong(Code code) implements ItemPath {}

    /// Reads the path at hand; empty where the element is none. It is left behind if it is one.
    static Optional<ItemPath> read(XmlCursor xml) throws MalformedXml {
        var path = named(xml);
        if (path.isPresent()) {
            xml.skip();
        }
        return path;
    }

    private static Optional<ItemPath> named(XmlCursor xml) {
        return switch (xml.name()) {
            case "FieldURI" -> Optional.of(new Field(xml.attribute("FieldURI").orElse("")));
            case "IndexedFieldURI" ->
                    Optional.of(
                            new Indexed(
                                    xml.attribute("FieldURI").orElse(""),
                                    xml.attribute("FieldIndex").orElse("")));
            case "ExtendedFieldURI" -> Optional.of(ExtendedUri.read(xml));
            default -> Optional.empty();
        };
    }
}
