package entente.sharing;

import entente.mailbox.Calendar;
import entente.mailbox.CalendarPermission;
import entente.problem.Code;
import entente.problem.Refusal;
import entente.question.Address;
import entente.question.Caller;
import java.util.Optional;

/// Decides, from a calendar's permissions, what a caller sees of it.
///
/// Over OAuth the permission of the very person who asks counts (MS-XOAUTH: the token names her), and Default only where
/// the calendar does not name her. An application with nobody behind it, and the administrator, are nobody the calendar
/// could name: Default. Anonymous is for published calendars and never reached from here.
public final class Sharing {
    private Sharing() {}

    /// What `caller` sees of `calendar`. Reading items, as a Reviewer may, shows no more of free/busy than details do: a
    /// private entry is its owner's alone.
    public static Sight sight(Caller caller, Calendar calendar) {
        return switch (caller) {
            case Caller.OwnPerson(var person) when person.equals(calendar.mailbox().address()) ->
                    new Sight.Everything("the owner asked");
            case Caller.OwnPerson(var person) -> personSight(person, caller, calendar);
            case Caller.PartnerPerson partner -> personSight(partner.address(), caller, calendar);
            case Caller.DelegatedPerson _, Caller.PartnerApplication _, Caller.Administrator _ ->
                    defaultSight(caller, calendar);
        };
    }

    private static Sight personSight(Address person, Caller caller, Calendar calendar) {
        var own = Optional.ofNullable(calendar.permissions().people().get(person));
        return own.map(permission -> sight(permission, person.toString(), caller, calendar))
                .orElseGet(() -> defaultSight(caller, calendar));
    }

    private static Sight defaultSight(Caller caller, Calendar calendar) {
        return sight(calendar.permissions().byDefault(), "Default", caller, calendar);
    }

    private static Sight sight(
            CalendarPermission permission, String entry, Caller caller, Calendar calendar) {
        var decidedBy = "the calendar's entry for " + entry + ": " + permission.wireName();
        return switch (permission.level()) {
            case NONE -> new Sight.Refused(refusal(entry, caller, calendar), decidedBy);
            case AVAILABILITY_ONLY -> new Sight.Times(decidedBy);
            case LIMITED_DETAILS, FULL -> new Sight.Details(decidedBy);
        };
    }

    private static Refusal refusal(String entry, Caller caller, Calendar calendar) {
        var mailbox = calendar.mailbox().address();
        return Refusal.of(Code.CALENDAR_NOT_SHARED)
                .saying(mailbox + " does not share the calendar with " + caller.describe() + ".")
                .mendedBy(
                        "Its owner may give more: `entente mailbox set %s --permission %s=FreeBusyTimeOnly`."
                                .formatted(mailbox, entry));
    }
}
