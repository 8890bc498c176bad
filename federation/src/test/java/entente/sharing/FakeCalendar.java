package entente.sharing;

import entente.mailbox.Calendar;
import entente.mailbox.CalendarPermission;
import entente.mailbox.CalendarPermissions;
import entente.mailbox.Recipient;
import entente.question.Address;
import entente.question.BusyBlock;
import entente.question.Window;
import entente.question.WorkingHours;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;

/// A calendar held in a list, with the promises of [Calendar]: entries that touch the window, in order.
public record FakeCalendar(
        Recipient.Mailbox mailbox,
        CalendarPermissions permissions,
        Optional<WorkingHours> hours,
        List<BusyBlock> all)
        implements Calendar {
    private static final Comparator<BusyBlock> IN_ORDER =
            Comparator.comparing(BusyBlock::start).thenComparing(BusyBlock::end);

    public FakeCalendar {
        all = all.stream().sorted(IN_ORDER).toList();
    }

    /// As a new mailbox has it.
    public static FakeCalendar of(String address, BusyBlock... entries) {
        var mailbox =
                new Recipient.Mailbox(
                        Address.of(address), address, Recipient.Kind.PERSON, ZoneOffset.UTC);
        return new FakeCalendar(
                mailbox, CalendarPermissions.INITIAL, Optional.empty(), List.of(entries));
    }

    public FakeCalendar sharedByDefault(CalendarPermission permission) {
        return with(
                new CalendarPermissions(permission, permissions.anonymous(), permissions.people()));
    }

    public FakeCalendar sharedWith(String person, CalendarPermission permission) {
        var people = new HashMap<>(permissions.people());
        people.put(Address.of(person), permission);
        return with(
                new CalendarPermissions(permissions.byDefault(), permissions.anonymous(), people));
    }

    public FakeCalendar sharedAnonymously(CalendarPermission permission) {
        return with(
                new CalendarPermissions(permissions.byDefault(), permission, permissions.people()));
    }

    public FakeCalendar optedOut() {
        return with(permissions.shownToOthers(false));
    }

    public FakeCalendar working(WorkingHours hours) {
        return new FakeCalendar(mailbox, permissions, Optional.of(hours), all);
    }

    private FakeCalendar with(CalendarPermissions permissions) {
        return new FakeCalendar(mailbox, permissions, hours, all);
    }

    @Override
    public Optional<WorkingHours> workingHours(Instant at) {
        return hours;
    }

    @Override
    public List<BusyBlock> entries(Window window) {
        return all.stream().filter(entry -> entry.touches(window)).toList();
    }
}
