package entente.sharing;

import entente.mailbox.Calendar;
import entente.mailbox.CalendarPermissions;
import entente.mailbox.FolderPermissions;
import entente.mailbox.Recipient;
import entente.question.Address;
import entente.question.BusyBlock;
import entente.question.FolderRights;
import entente.question.PermissionLevel;
import entente.question.Window;
import entente.question.WorkingHours;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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

    public FakeCalendar sharedByDefault(PermissionLevel permission) {
        return with(given(permission.rights(), permissions.anonymous(), permissions.people()));
    }

    public FakeCalendar sharedWith(String person, PermissionLevel permission) {
        var people = new HashMap<>(permissions.people());
        people.put(Address.of(person), permission.rights());
        return with(given(permissions.byDefault(), permissions.anonymous(), people));
    }

    public FakeCalendar sharedAnonymously(PermissionLevel permission) {
        return with(given(permissions.byDefault(), permission.rights(), permissions.people()));
    }

    public FakeCalendar optedOut() {
        return with(permissions.shownToOthers(false));
    }

    public FakeCalendar working(WorkingHours hours) {
        return new FakeCalendar(mailbox, permissions, Optional.of(hours), all);
    }

    private CalendarPermissions given(
            FolderRights byDefault, FolderRights anonymous, Map<Address, FolderRights> people) {
        return new CalendarPermissions(
                new FolderPermissions(byDefault, anonymous, people), permissions.shownToOthers());
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
