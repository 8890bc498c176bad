package entente.mailbox;

import entente.question.AccessLevel;

/// What a calendar's owner lets someone see: EWS `CalendarPermissionLevel`, the least first.
public enum CalendarPermission {
    NONE("None", AccessLevel.NONE),
    CONTRIBUTOR("Contributor", AccessLevel.NONE),
    FREE_BUSY_TIME_ONLY("FreeBusyTimeOnly", AccessLevel.AVAILABILITY_ONLY),
    FREE_BUSY_TIME_AND_SUBJECT_AND_LOCATION(
            "FreeBusyTimeAndSubjectAndLocation", AccessLevel.LIMITED_DETAILS),
    REVIEWER("Reviewer", AccessLevel.FULL),
    NONEDITING_AUTHOR("NoneditingAuthor", AccessLevel.FULL),
    AUTHOR("Author", AccessLevel.FULL),
    PUBLISHING_AUTHOR("PublishingAuthor", AccessLevel.FULL),
    EDITOR("Editor", AccessLevel.FULL),
    PUBLISHING_EDITOR("PublishingEditor", AccessLevel.FULL),
    OWNER("Owner", AccessLevel.FULL);

    private final String wireName;
    private final AccessLevel level;

    CalendarPermission(String wireName, AccessLevel level) {
        this.wireName = wireName;
        this.level = level;
    }

    /// The name EWS and administrators have for it.
    public String wireName() {
        return wireName;
    }

    /// Whether the calendar is seen among the mailbox's folders (EWS `IsFolderVisible`). Seeing when someone is busy is less than that.
    public boolean showsFolder() {
        return this == CONTRIBUTOR || level == AccessLevel.FULL;
    }

    /// How much of free/busy it opens.
    public AccessLevel level() {
        return level;
    }
}
