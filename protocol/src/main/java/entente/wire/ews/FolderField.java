package entente.wire.ews;

import entente.wire.soap.XmlCursor;
import java.util.Optional;

/// Which property of a folder a request sets or removes. It may be named by its path or by its tag.
public enum FolderField {
    DISPLAY_NAME,
    FOLDER_CLASS,
    OTHER;

    /// The field that the element at hand names, a `<FieldURI>` or the like; empty for elements that name none. It is not left behind.
    static Optional<FolderField> named(XmlCursor xml) {
        return switch (xml.name()) {
            case "FieldURI" -> Optional.of(ofPath(xml.attribute("FieldURI").orElse("")));
            case "ExtendedFieldURI" -> Optional.of(ofTag(xml));
            case "IndexedFieldURI" -> Optional.of(OTHER);
            default -> Optional.empty();
        };
    }

    private static FolderField ofPath(String path) {
        return switch (path) {
            case "folder:DisplayName" -> DISPLAY_NAME;
            case "folder:FolderClass" -> FOLDER_CLASS;
            default -> OTHER;
        };
    }

    /// PidTagDisplayName and PidTagContainerClass, as text.
    private static FolderField ofTag(XmlCursor xml) {
        var tag = FolderShape.tag(xml.attribute("PropertyTag").orElse(""));
        return switch (tag.orElse(0) + " " + xml.attribute("PropertyType").orElse("")) {
            case 0x3001 + " String" -> DISPLAY_NAME;
            case 0x3613 + " String" -> FOLDER_CLASS;
            default -> OTHER;
        };
    }
}
