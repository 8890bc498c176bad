package entente.mailbox;

import entente.question.Address;
import java.util.Map;

/// Who may see how much of one calendar. `byDefault` is for everybody known who is not named; `anonymous` for published
/// access only. A person's own entry wins over Default, also when it gives less.
public record CalendarPermissions(
        CalendarPermission byDefault,
        CalendarPermission anonymous,
        Map<Address, CalendarPermission> people) {
    /// What a new mailbox starts with.
    public static final CalendarPermissions INITIAL =
            new CalendarPermissions(
                    CalendarPermission.FREE_BUSY_TIME_ONLY, CalendarPermission.NONE, Map.of());

    public CalendarPermissions {
        people = Map.copyOf(people);
    }
}
