package entente.wire.ews;

import entente.question.FolderRights.Extent;
import entente.question.FolderRights.Reading;
import java.util.List;
import java.util.Optional;

/// What a request wants a folder to give to whom. `ofCalendar` is how it is written, which has to be as the folder is.
public record BroughtPermissions(boolean ofCalendar, List<Entry> entries) {
    /// More in one set are malformed.
    static final int MOST = 1_000;

    public BroughtPermissions {
        entries = List.copyOf(entries);
    }

    /// One of them, as sent: `level` by its name, and those of the parts that are there.
    public record Entry(
            UserId user,
            Optional<String> level,
            Optional<Boolean> createItems,
            Optional<Boolean> createFolders,
            Optional<Boolean> owner,
            Optional<Boolean> visible,
            Optional<Boolean> contact,
            Optional<Extent> edit,
            Optional<Extent> delete,
            Optional<Reading> read) {}

    /// Whom it is about, as sent.
    public record UserId(
            Optional<String> address, Optional<String> distinguished, boolean otherwiseNamed) {}
}
