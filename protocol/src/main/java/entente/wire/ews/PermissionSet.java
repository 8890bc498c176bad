package entente.wire.ews;

import entente.question.Address;
import entente.question.FolderRights;
import java.util.List;

/// What a folder gives to whom, as an answer tells it (MS-OXWSFOLD 2.2.4.12 `PermissionSetType`, `CalendarPermissionSetType`).
public record PermissionSet(List<Entry> entries) {
    public record Entry(Who who, FolderRights rights) {}

    /// Whom an entry is about.
    public sealed interface Who {
        /// Everybody in the organisation who is not named.
        record ByDefault() implements Who {}

        /// Whoever is not known.
        record Anonymous() implements Who {}

        /// `displayName` is what she is called here, or her address.
        record Person(Address address, String displayName) implements Who {}
    }

    public PermissionSet {
        entries = List.copyOf(entries);
    }
}
