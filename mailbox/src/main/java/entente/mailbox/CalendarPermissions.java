package entente.mailbox;

import entente.question.Address;
import java.util.Map;

/// Who may see how much of one calendar. `byDefault` is for everybody known who is not named; `anonymous` for published
/// access only. A person's own entry wins over Default, also when it gives less.
///
/// Where the calendar is not `shownToOthers`, its owner has opted out: nobody of another organisation sees anything of it, whatever is agreed
/// with that organisation and whatever the other members say.
public record CalendarPermissions(
        CalendarPermission byDefault,
        CalendarPermission anonymous,
        Map<Address, CalendarPermission> people,
        boolean shownToOthers) {
    /// What a new mailbox starts with.
    public static final CalendarPermissions INITIAL =
            new CalendarPermissions(
                    CalendarPermission.FREE_BUSY_TIME_ONLY, CalendarPermission.NONE, Map.of());

    public CalendarPermissions {
        people = Map.copyOf(people);
    }

    /// Of an owner who has not opted out.
    public CalendarPermissions(
            CalendarPermission byDefault,
            CalendarPermission anonymous,
            Map<Address, CalendarPermission> people) {
        this(byDefault, anonymous, people, true);
    }

    /// The same for people of this organisation, shown to others or not.
    public CalendarPermissions shownToOthers(boolean shown) {
        return new CalendarPermissions(byDefault, anonymous, people, shown);
    }
}
