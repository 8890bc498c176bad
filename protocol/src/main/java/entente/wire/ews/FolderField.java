package entente.wire.ews;

import entente.item.Known;
import entente.item.PropertyId;
import entente.item.PropertyType;
import entente.wire.soap.XmlCursor;
import java.util.Map;
import java.util.Optional;

/// Which property of a folder a request sets or removes. It may be named by its path or by its tag.
public enum FolderField {
    DISPLAY_NAME,
    FOLDER_CLASS,
    PERMISSION_SET,
    POLICY_TAG,
    /// What follows from the retention tag and clients set beside it: PidTagRetentionPeriod and PidTagRetentionFlags.
    RETENTION_DETAIL,
    OTHER;

    private record Typed(PropertyId id, PropertyType type) {}

    private static final Map<Typed, FolderField> BY_PROPERTY =
            Map.of(
                    new Typed(FolderFields.DISPLAY_NAME, PropertyType.STRING), DISPLAY_NAME,
                    new Typed(FolderFields.CONTAINER_CLASS, PropertyType.STRING), FOLDER_CLASS,
                    new Typed(Known.POLICY_TAG, PropertyType.BINARY), POLICY_TAG,
                    new Typed(Known.RETENTION_PERIOD, PropertyType.INTEGER), RETENTION_DETAIL,
                    new Typed(Known.RETENTION_FLAGS, PropertyType.INTEGER), RETENTION_DETAIL);

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
            case "folder:PolicyTag" -> POLICY_TAG;
            default -> OTHER;
        };
    }

    /// PidTagDisplayName and PidTagContainerClass, as text, and those of retention.
    private static FolderField ofTag(XmlCursor xml) {
        return ExtendedUri.read(xml) instanceof ItemPath.Extended(var id, var type, var many, _)
                        && !many
                ? BY_PROPERTY.getOrDefault(new Typed(id, type), OTHER)
                : OTHER;
    }
}
