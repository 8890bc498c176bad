package entente.wire.ews;

import entente.wire.soap.MalformedXml;
import entente.wire.soap.XmlCursor;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.OptionalInt;
import java.util.Set;

/// Which properties of a folder a request wants (MS-OXWSFOLD 2.2.4.11 `FolderResponseShapeType`): those of a base shape, and more by
/// their paths. What is asked for and not there is left out of the answer.
///
/// `fields` are paths such as `folder:DisplayName`, as sent; `tags` are properties by their tags, all others have no values here.
public record FolderShape(Base base, Set<String> fields, Set<PropertyTag> tags) {
    static final int MOST_PATHS = 200;

    /// The least first.
    public enum Base {
        ID_ONLY,
        DEFAULT,
        ALL_PROPERTIES
    }

    /// A property by its tag and the type that is asked for, such as `String` (`MapiPropertyTypeType`).
    public record PropertyTag(int tag, String type) {}

    public static final FolderShape IDS_ONLY = new FolderShape(Base.ID_ONLY, Set.of(), Set.of());

    public FolderShape {
        fields = Set.copyOf(fields);
        tags = Collections.unmodifiableSet(new LinkedHashSet<>(tags));
    }

    /// Whether a property is wanted that is part of the shapes from `least` on.
    boolean wants(Base least, String field) {
        return base.compareTo(least) >= 0 || fields.contains(field);
    }

    /// Reads `<FolderShape>`.
    static FolderShape read(XmlCursor xml) throws MalformedXml {
        var base = Base.ID_ONLY;
        var paths = new Paths();
        while (xml.nextChild()) {
            switch (xml.name()) {
                case "BaseShape" -> base = readBase(xml);
                case "AdditionalProperties" -> paths.read(xml);
                default -> xml.skip();
            }
        }
        return new FolderShape(base, paths.fields, paths.tags);
    }

    /// A tag is written `0x3613`, or as the decimal number: clients do both.
    static OptionalInt tag(String text) {
        try {
            var number = Integer.decode(text.strip());
            return number >= 0 && number <= 0xffff ? OptionalInt.of(number) : OptionalInt.empty();
        } catch (NumberFormatException notATag) {
            return OptionalInt.empty();
        }
    }

    static Base readBase(XmlCursor xml) throws MalformedXml {
        return switch (xml.text()) {
            case "IdOnly" -> Base.ID_ONLY;
            case "Default" -> Base.DEFAULT;
            case "AllProperties" -> Base.ALL_PROPERTIES;
            default -> throw xml.wrongText("IdOnly, Default or AllProperties");
        };
    }

    /// What is asked for beside the base shape.
    private static final class Paths {
        private final Set<String> fields = new LinkedHashSet<>();
        private final Set<PropertyTag> tags = new LinkedHashSet<>();

        void read(XmlCursor xml) throws MalformedXml {
            while (xml.nextChild()) {
                switch (xml.name()) {
                    case "FieldURI" -> xml.attribute("FieldURI").ifPresent(fields::add);
                    case "ExtendedFieldURI" -> readTag(xml);
                    default -> {
                        // Folders have nothing that is named in another way.
                    }
                }
                xml.skip();
                if (fields.size() + tags.size() > MOST_PATHS) {
                    throw xml.wrongText("a list of at most %d properties".formatted(MOST_PATHS));
                }
            }
        }

        private void readTag(XmlCursor xml) {
            var type = xml.attribute("PropertyType").orElse("");
            var tag = tag(xml.attribute("PropertyTag").orElse(""));
            tag.ifPresent(number -> tags.add(new PropertyTag(number, type)));
        }
    }
}
