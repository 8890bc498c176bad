package entente.wire.ews;

import entente.item.PropertyType;
import entente.wire.soap.XmlCursor;
import java.util.Optional;

/// Which property of a folder a request sets or removes. It may be named by its path or by its tag.
public enum FolderField {
    DISPLAY_NAME,
    FOLDER_CLASS,
    PERMISSION_SET,
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
            case "folder:PermissionSet" -> PERMISSION_SET;
            default -> OTHER;
        };
    }

    /// PidTagDisplayName and PidTagContainerClass, as text.
    private static FolderField ofTag(XmlCursor xml) {
        if (!(ExtendedUri.read(xml) instanceof ItemPath.Extended(var id, var type, var many, _))
                || type != PropertyType.STRING
                || many) {
            return OTHER;
        }
        return id.equals(FolderFields.DISPLAY_NAME)
                ? DISPLAY_NAME
                : id.equals(FolderFields.CONTAINER_CLASS) ? FOLDER_CLASS : OTHER;
    }
}
