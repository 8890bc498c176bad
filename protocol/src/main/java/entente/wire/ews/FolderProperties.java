package entente.wire.ews;

import entente.wire.soap.MalformedXml;
import entente.wire.soap.XmlCursor;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/// A folder as a request brings it: what it is to be. `kind` is what its element says; empty for a search folder. `policyTag` is the id of a retention tag, or why it cannot be one.
public record FolderProperties(
        Optional<FolderElement.Kind> kind,
        Optional<String> displayName,
        Optional<String> folderClass,
        Optional<BroughtPermissions> permissions,
        Optional<BatchResult<UUID>> policyTag,
        Set<FolderField> brought) {
    public FolderProperties {
        brought = Set.copyOf(brought);
    }

    /// One that brings no retention tag.
    public FolderProperties(
            Optional<FolderElement.Kind> kind,
            Optional<String> displayName,
            Optional<String> folderClass,
            Optional<BroughtPermissions> permissions,
            Set<FolderField> brought) {
        this(kind, displayName, folderClass, permissions, Optional.empty(), brought);
    }

    /// One of which it is not said what others may do with it.
    public FolderProperties(
            Optional<FolderElement.Kind> kind,
            Optional<String> displayName,
            Optional<String> folderClass,
            Set<FolderField> brought) {
        this(kind, displayName, folderClass, Optional.empty(), brought);
    }

    /// Reads the element at hand, such as `<CalendarFolder>`.
    static FolderProperties read(XmlCursor xml) throws MalformedXml {
        var reader = new Reader(FolderElement.Kind.of(xml.name()));
        while (xml.nextChild()) {
            reader.readProperty(xml);
        }
        return reader.properties();
    }

    private static final class Reader {
        private final Optional<FolderElement.Kind> kind;
        private final Set<FolderField> brought = EnumSet.noneOf(FolderField.class);
        private Optional<String> displayName = Optional.empty();
        private Optional<String> folderClass = Optional.empty();
        private Optional<BroughtPermissions> permissions = Optional.empty();
        private Optional<BatchResult<UUID>> policyTag = Optional.empty();

        private Reader(Optional<FolderElement.Kind> kind) {
            this.kind = kind;
        }

        FolderProperties properties() {
            return new FolderProperties(
                    kind, displayName, folderClass, permissions, policyTag, brought);
        }

        void readProperty(XmlCursor xml) throws MalformedXml {
            switch (xml.name()) {
                case "DisplayName" -> take(FolderField.DISPLAY_NAME, xml.text());
                case "FolderClass" -> take(FolderField.FOLDER_CLASS, xml.text());
                case "PermissionSet" -> {
                    brought.add(FolderField.PERMISSION_SET);
                    permissions = Optional.of(PermissionsReader.read(xml));
                }
                case "PolicyTag" -> {
                    brought.add(FolderField.POLICY_TAG);
                    policyTag = Optional.of(PolicyTagXml.read(xml));
                }
                case "ExtendedProperty" -> readExtended(xml);
                default -> {
                    brought.add(FolderField.OTHER);
                    xml.skip();
                }
            }
        }

        private void readExtended(XmlCursor xml) throws MalformedXml {
            var field = FolderField.OTHER;
            var value = "";
            while (xml.nextChild()) {
                field = FolderField.named(xml).orElse(field);
                if (xml.name().equals("Value")) {
                    value = xml.text();
                } else {
                    xml.skip();
                }
            }
            take(field, value);
        }

        private void take(FolderField field, String value) {
            brought.add(field);
            switch (field) {
                case DISPLAY_NAME -> displayName = Optional.of(value);
                case FOLDER_CLASS -> folderClass = Optional.of(value);
                case POLICY_TAG -> policyTag = Optional.of(PolicyTagXml.ofBase64(value));
                case PERMISSION_SET, RETENTION_DETAIL, OTHER -> {
                    // That it is there is enough: to be refused, or to be passed over. The set has
                    // no tag.
                }
            }
        }
    }
}
