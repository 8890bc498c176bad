package entente.question;

import static entente.question.FolderRights.Extent.ALL;
import static entente.question.FolderRights.Extent.OWNED;
import static entente.question.FolderRights.Reading.FULL_DETAILS;
import static entente.question.FolderRights.Reading.TIME_AND_SUBJECT_AND_LOCATION;
import static entente.question.FolderRights.Reading.TIME_ONLY;

import entente.question.FolderRights.Extent;
import entente.question.FolderRights.Reading;
import java.util.Arrays;
import java.util.Optional;

/// Rights in a folder that have a name: EWS `PermissionLevelType` and `CalendarPermissionLevelType`, the least first.
public enum PermissionLevel {
    NONE("None", making(false, false, false), Extent.NONE, Extent.NONE, Reading.NONE),
    CONTRIBUTOR("Contributor", making(true, false, true), Extent.NONE, Extent.NONE, Reading.NONE),
    FREE_BUSY_TIME_ONLY(
            "FreeBusyTimeOnly", making(false, false, false), Extent.NONE, Extent.NONE, TIME_ONLY),
    FREE_BUSY_TIME_AND_SUBJECT_AND_LOCATION(
            "FreeBusyTimeAndSubjectAndLocation",
            making(false, false, false),
            Extent.NONE,
            Extent.NONE,
            TIME_AND_SUBJECT_AND_LOCATION),
    REVIEWER("Reviewer", making(false, false, true), Extent.NONE, Extent.NONE, FULL_DETAILS),
    NONEDITING_AUTHOR(
            "NoneditingAuthor", making(true, false, true), Extent.NONE, OWNED, FULL_DETAILS),
    AUTHOR("Author", making(true, false, true), OWNED, OWNED, FULL_DETAILS),
    PUBLISHING_AUTHOR("PublishingAuthor", making(true, true, true), OWNED, OWNED, FULL_DETAILS),
    EDITOR("Editor", making(true, false, true), ALL, ALL, FULL_DETAILS),
    PUBLISHING_EDITOR("PublishingEditor", making(true, true, true), ALL, ALL, FULL_DETAILS),
    OWNER("Owner", new Making(true, true, true, true), ALL, ALL, FULL_DETAILS);

    private record Making(boolean items, boolean folders, boolean visible, boolean owner) {}

    private final String wireName;
    private final FolderRights rights;

    PermissionLevel(String wireName, Making making, Extent edit, Extent delete, Reading read) {
        this.wireName = wireName;
        this.rights =
                new FolderRights(
                        making.items,
                        making.folders,
                        making.owner,
                        making.visible,
                        making.owner,
                        edit,
                        delete,
                        read);
    }

    private static Making making(boolean items, boolean folders, boolean visible) {
        return new Making(items, folders, visible, false);
    }

    /// The name that EWS and administrators have for it.
    public String wireName() {
        return wireName;
    }

    public FolderRights rights() {
        return rights;
    }

    /// Whether it says how much of free/busy is seen and nothing else: folders that are no calendars have no such level.
    public boolean isOfCalendars() {
        return this == FREE_BUSY_TIME_ONLY || this == FREE_BUSY_TIME_AND_SUBJECT_AND_LOCATION;
    }

    /// The level of these rights. Who is to be asked about a folder may be named or not.
    static Optional<PermissionLevel> of(FolderRights rights) {
        return Arrays.stream(values()).filter(level -> level.is(rights)).findFirst();
    }

    /// The level of that name, whatever the case; empty where there is none.
    public static Optional<PermissionLevel> parse(String name) {
        return Arrays.stream(values())
                .filter(level -> level.wireName.equalsIgnoreCase(name))
                .findFirst();
    }

    private boolean is(FolderRights other) {
        return rights.equals(
                new FolderRights(
                        other.createItems(),
                        other.createFolders(),
                        other.owner(),
                        other.visible(),
                        rights.contact(),
                        other.edit(),
                        other.delete(),
                        other.read()));
    }
}
