package entente.question;

import java.util.Optional;

/// What somebody may do with a folder and with what lies right in it (MS-OXWSFOLD `BasePermissionType`; MS-OXCPERM 2.2.1.7 PidTagMemberRights).
///
/// `owner` may change the folder itself and who may do what with it; `contact` is who is named as the one to ask; `visible` is whether the folder is seen at all, which
/// whoever reads all of its items sees anyway.
public record FolderRights(
        boolean createItems,
        boolean createFolders,
        boolean owner,
        boolean visible,
        boolean contact,
        Extent edit,
        Extent delete,
        Reading read) {
    /// Which items may be changed or deleted, the least first.
    public enum Extent {
        NONE("None"),
        /// Those that one has made oneself.
        OWNED("Owned"),
        ALL("All");

        private final String wireName;

        Extent(String wireName) {
            this.wireName = wireName;
        }

        /// EWS `PermissionActionType`.
        public String wireName() {
            return wireName;
        }

        /// Whether it covers an item that the person has made, or has not.
        public boolean covers(boolean made) {
            return this == ALL || (this == OWNED && made);
        }
    }

    /// How much of the items is read, the least first. The two in the middle are of calendars alone, and of free/busy.
    public enum Reading {
        NONE("None", AccessLevel.NONE),
        TIME_ONLY("TimeOnly", AccessLevel.AVAILABILITY_ONLY),
        TIME_AND_SUBJECT_AND_LOCATION("TimeAndSubjectAndLocation", AccessLevel.LIMITED_DETAILS),
        FULL_DETAILS("FullDetails", AccessLevel.FULL);

        private final String wireName;
        private final AccessLevel level;

        Reading(String wireName, AccessLevel level) {
            this.wireName = wireName;
            this.level = level;
        }

        /// EWS `PermissionReadAccessType` and `CalendarPermissionReadAccessType`.
        public String wireName() {
            return wireName;
        }
    }

    /// How much of free/busy they open.
    public AccessLevel freeBusy() {
        return read.level;
    }

    /// Whether the items themselves may be read.
    public boolean readsItems() {
        return read == Reading.FULL_DETAILS;
    }

    /// Whether the folder is seen among the mailbox's folders. Seeing when someone is busy is less than that.
    public boolean showsFolder() {
        return visible || readsItems();
    }

    /// The same where the items are read, or nothing of them.
    public FolderRights withoutFreeBusy() {
        return readsItems()
                ? this
                : new FolderRights(
                        createItems,
                        createFolders,
                        owner,
                        visible,
                        contact,
                        edit,
                        delete,
                        Reading.NONE);
    }

    /// The level that they are; empty for those that somebody put together.
    public Optional<PermissionLevel> level() {
        return PermissionLevel.of(this);
    }

    /// The name of that level, or `Custom`.
    public String name() {
        return level().map(PermissionLevel::wireName).orElse("Custom");
    }
}
