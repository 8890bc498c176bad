package entente.wire.ews;

import entente.item.Known;
import entente.item.KnownContact;
import entente.item.PropertyId;
import entente.item.PropertyType;
import entente.problem.Code;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What [ItemField] says, asked for by the properties in place of the paths: clients name the same property by either.
final class ItemFields {
    /// What the store says of an item by itself, whatever a client sets.
    private static final Set<PropertyId> SAID_BY_STORE =
            Set.of(
                    Known.SIZE,
                    Known.ARTICLE_NUMBER,
                    Known.HAS_ATTACHMENTS,
                    Known.DISPLAY_TO,
                    Known.DISPLAY_CC,
                    Known.DISPLAY_BCC,
                    Known.RECORD_KEY,
                    Known.ENTRY_ID,
                    Known.CREATED,
                    Known.MODIFIED,
                    Known.LAST_PARENT);

    private static final Map<PropertyId, PropertyType> TYPES = types();
    private static final Map<PropertyId, PropertyType> LISTS = lists();
    private static final Set<PropertyId> IN_SOURCE = inSource();

    private ItemFields() {}

    /// Whether a client can set and delete it.
    static boolean isOpen(PropertyId id) {
        return !SAID_BY_STORE.contains(id);
    }

    /// Whether a value of that type would be taken for what it is. A property with a meaning here has one type; all others have any.
    static boolean mayBe(PropertyId id, PropertyType type, boolean many) {
        return many
                ? !TYPES.containsKey(id) && LISTS.getOrDefault(id, type) == type
                : !LISTS.containsKey(id) && TYPES.getOrDefault(id, type) == type;
    }

    /// Whether a MIME message says it too.
    static boolean inSource(PropertyId id) {
        return IN_SOURCE.contains(id);
    }

    /// How items hold what is searched by that path, or why they cannot be: the path is wrong, or with the code `otherwise`.
    static BatchResult<HeldAs> searched(ItemPath path, Code otherwise) {
        return switch (path) {
            case ItemPath.Field(var uri) ->
                    ItemField.ofUri(uri)
                            .filter(field -> field.access().searched())
                            .map(field -> BatchResult.done(field.held()))
                            .orElseGet(() -> BatchResult.refused(otherwise));
            case ItemPath.Extended extended ->
                    extendedHeld(extended)
                            .map(BatchResult::done)
                            .orElseGet(() -> BatchResult.refused(otherwise));
            case ItemPath.Indexed indexed ->
                    ContactEntries.find(indexed)
                            .map(entry -> BatchResult.done(HeldAs.text(entry.id())))
                            .orElseGet(() -> BatchResult.refused(otherwise));
            case ItemPath.Wrong(var code) -> BatchResult.refused(code);
        };
    }

    /// The property that sorts items; empty where none does.
    static Optional<PropertyId> sortedBy(HeldAs held) {
        return switch (held) {
            case HeldAs.Single(var id, _) -> Optional.of(id);
            case HeldAs.Truth(var id) -> Optional.of(id);
            case HeldAs.Choice choice -> Optional.of(choice.id());
            case HeldAs.Percent(var id) -> Optional.of(id);
            case HeldAs.Person(var name, _) -> Optional.of(name);
            case HeldAs.People(_, var shown) -> Optional.of(shown);
            case HeldAs.Texts _, HeldAs.Entries _, HeldAs.Bit _, HeldAs.Apart _ -> Optional.empty();
        };
    }

    private static Optional<HeldAs> extendedHeld(ItemPath.Extended path) {
        if (path.id().equals(Known.BODY_TEXT) || path.id().equals(Known.BODY_HTML)) {
            return Optional.empty();
        }
        if (!path.many()) {
            return Optional.of(new HeldAs.Single(path.id(), path.type()));
        }
        return path.type() == PropertyType.STRING
                ? Optional.of(new HeldAs.Texts(path.id()))
                : Optional.empty();
    }

    private static Map<PropertyId, PropertyType> types() {
        var types = new TreeMap<PropertyId, PropertyType>();
        types.put(Known.FLAGS, PropertyType.INTEGER);
        types.put(Known.HEADERS, PropertyType.STRING);
        types.put(Known.CLIENT_NAME, PropertyType.STRING);
        types.put(Known.POLICY_TAG, PropertyType.BINARY);
        for (var field : ItemField.values()) {
            switch (field.held()) {
                case HeldAs.Single(var id, var type) -> types.put(id, type);
                case HeldAs.Truth(var id) -> types.put(id, PropertyType.BOOLEAN);
                case HeldAs.Choice choice -> types.put(choice.id(), PropertyType.INTEGER);
                case HeldAs.Percent(var id) -> types.put(id, PropertyType.DOUBLE);
                case HeldAs.Person _, HeldAs.Entries _ ->
                        field.held().ids().forEach(id -> types.put(id, PropertyType.STRING));
                case HeldAs.Texts _, HeldAs.Bit _, HeldAs.People _, HeldAs.Apart _ -> {
                    // Of no single value.
                }
            }
        }
        return types;
    }

    /// Of those that are lists, the types of their values.
    private static Map<PropertyId, PropertyType> lists() {
        var types = new TreeMap<PropertyId, PropertyType>();
        types.put(KnownContact.LIST_ONE_OFF_MEMBERS, PropertyType.BINARY);
        types.put(KnownContact.LIST_MEMBERS, PropertyType.BINARY);
        for (var field : ItemField.values()) {
            if (field.held() instanceof HeldAs.Texts(var id)) {
                types.put(id, PropertyType.STRING);
            }
        }
        return types;
    }

    private static Set<PropertyId> inSource() {
        return Stream.concat(
                        Stream.of(Known.HEADERS, Known.BODY_TEXT, Known.BODY_HTML),
                        Arrays.stream(ItemField.values())
                                .filter(ItemField::inSource)
                                .flatMap(field -> field.held().ids()))
                .collect(Collectors.toUnmodifiableSet());
    }
}
