package entente.mailbox;

import java.util.Arrays;
import java.util.Optional;

/// A folder of Recoverable Items, which every mailbox has out of people's sight: they hold items alone, no folder is made in them, and nobody lists them among others.
///
/// `wireName` is its `DistinguishedFolderIdNameType`, or where that has none a name of ours. What lies in one that is not `forPeople` is not told to the owner of the mailbox either.
public enum RecoverableFolder implements FolderKey {
    ROOT("recoverableitemsroot", "Recoverable Items", true),
    /// What was deleted out of sight, and can be had back.
    DELETIONS("recoverableitemsdeletions", "Deletions", true),
    /// What items said before they were changed under a hold.
    VERSIONS("recoverableitemsversions", "Versions", false),
    /// What was purged and is kept by single item recovery or a litigation hold.
    PURGES("recoverableitemspurges", "Purges", false),
    /// What was purged and is kept by an in-place hold.
    DISCOVERY_HOLDS("recoverableitemsdiscoveryholds", "DiscoveryHolds", false),
    /// What appointments and messages about meetings said before they were changed.
    CALENDAR_LOGGING("calendarlogging", "Calendar Logging", false);

    private final String wireName;
    private final String displayName;
    private final boolean forPeople;

    RecoverableFolder(String wireName, String displayName, boolean forPeople) {
        this.wireName = wireName;
        this.displayName = displayName;
        this.forPeople = forPeople;
    }

    /// The one of this name; empty for every other name.
    public static Optional<RecoverableFolder> parse(String wireName) {
        return Arrays.stream(values())
                .filter(folder -> folder.wireName.equals(wireName))
                .findFirst();
    }

    public String wireName() {
        return wireName;
    }

    public String displayName() {
        return displayName;
    }

    @Override
    public boolean isForPeople() {
        return forPeople;
    }

    /// The folder it lies in.
    FolderKey parent() {
        return this == ROOT ? DefaultFolder.ROOT : ROOT;
    }
}
