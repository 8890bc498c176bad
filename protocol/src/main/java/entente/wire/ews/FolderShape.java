package entente.wire.ews;

import entente.item.Known;
import entente.wire.soap.MalformedXml;
import entente.wire.soap.XmlCursor;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Which properties of a folder a request wants (MS-OXWSFOLD 2.2.4.11 `FolderResponseShapeType`): those of a base shape, and more by
/// their paths. What is asked for and not there is left out of the answer.
///
/// `fields` are paths such as `folder:DisplayName`, as sent; `extended` are properties by their ids.
public record FolderShape(Base base, Set<String> fields, List<ItemPath.Extended> extended) {
    static final int MOST_PATHS = 200;

    /// The least first.
    public enum Base {
        ID_ONLY,
        DEFAULT,
        ALL_PROPERTIES
    }

    public static final FolderShape IDS_ONLY = new FolderShape(Base.ID_ONLY, Set.of(), List.of());

    public FolderShape {
        fields = Set.copyOf(fields);
        extended = List.copyOf(extended);
    }

    /// Whether a property is wanted that is part of the shapes from `least` on.
    boolean wants(Base least, String field) {
        return base.compareTo(least) >= 0 || fields.contains(field);
    }

    /// Whether it wants to know what others may do with a folder, which no base shape does.
    public boolean wantsPermissions() {
        return fields.contains("folder:PermissionSet");
    }

    /// Whether it wants to know which retention tag what lies in a folder has, which no base shape does.
    public boolean wantsRetention() {
        return wantsPolicyTag()
                || extended.stream().anyMatch(path -> path.id().equals(Known.POLICY_TAG));
    }

    boolean wantsPolicyTag() {
        return fields.contains("folder:PolicyTag");
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
        return new FolderShape(base, paths.fields, List.copyOf(paths.extended));
    }

    static Base readBase(XmlCursor xml) throws MalformedXml {
        return base(xml.text())
                .orElseThrow(() -> xml.wrongText("IdOnly, Default or AllProperties"));
    }

    static Optional<Base> base(String name) {
        return switch (name) {
            case "IdOnly" -> Optional.of(Base.ID_ONLY);
            case "Default" -> Optional.of(Base.DEFAULT);
            case "AllProperties" -> Optional.of(Base.ALL_PROPERTIES);
            default -> Optional.empty();
        };
    }

    /// What is asked for beside the base shape. What cannot be has no value, as what is not there.
    private static final class Paths {
        private final Set<String> fields = new LinkedHashSet<>();
        private final Set<ItemPath.Extended> extended = new LinkedHashSet<>();

        void read(XmlCursor xml) throws MalformedXml {
            while (xml.nextChild()) {
                var path = ItemPath.read(xml);
                if (path.isEmpty()) {
                    xml.skip();
                }
                path.ifPresent(this::take);
                if (fields.size() + extended.size() > MOST_PATHS) {
                    throw xml.wrongText("a list of at most %d properties".formatted(MOST_PATHS));
                }
            }
        }

        private void take(ItemPath path) {
            switch (path) {
                case ItemPath.Field(var uri) -> fields.add(uri);
                case ItemPath.Extended property -> extended.add(property);
                case ItemPath.Indexed _, ItemPath.Wrong _ -> {
                    // Folders have nothing that is named so.
                }
            }
        }
    }
}
