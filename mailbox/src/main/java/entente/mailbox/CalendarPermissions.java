package entente.mailbox;

import entente.question.Address;
import entente.question.FolderRights;
import entente.question.PermissionLevel;
import java.util.Map;
import java.util.stream.Collectors;

/// Who may see how much of one calendar: what its folder gives, to people of other organisations too, as far as free/busy goes.
///
/// Where the calendar is not `shownToOthers`, its owner has opted out: nobody of another organisation sees anything of it, whatever is agreed
/// with that organisation and whatever the folder gives.
public record CalendarPermissions(FolderPermissions given, boolean shownToOthers) {
    /// What a new mailbox starts with.
    public static final CalendarPermissions INITIAL =
            new CalendarPermissions(FolderPermissions.OF_NEW_CALENDAR, true);

    /// Of an owner who has not opted out.
    public static CalendarPermissions of(
            PermissionLevel byDefault,
            PermissionLevel anonymous,
            Map<Address, PermissionLevel> people) {
        var rights =
                people.entrySet().stream()
                        .collect(
                                Collectors.toMap(
                                        Map.Entry::getKey, entry -> entry.getValue().rights()));
        return new CalendarPermissions(
                new FolderPermissions(byDefault.rights(), anonymous.rights(), rights), true);
    }

    public FolderRights byDefault() {
        return given.byDefault();
    }

    public FolderRights anonymous() {
        return given.anonymous();
    }

    public Map<Address, FolderRights> people() {
        return given.people();
    }

    /// The same for people of this organisation, shown to others or not.
    public CalendarPermissions shownToOthers(boolean shown) {
        return new CalendarPermissions(given, shown);
    }
}
