package entente.sharing;

import entente.mailbox.Calendar;
import entente.mailbox.Directory;
import entente.problem.Code;
import entente.problem.Command;
import entente.problem.Refusal;
import entente.question.AccessLevel;
import entente.question.Address;
import entente.question.Caller;
import entente.question.FolderRights;
import entente.question.View;
import java.util.Optional;

/// Decides, from a calendar's permissions and the relationship a caller came by, what the caller sees of it.
///
/// Over OAuth the permission of the very person who asks counts (MS-XOAUTH: the token names her), and Default only where
/// the calendar does not name her. An application with nobody behind it, and the administrator, are nobody the calendar
/// could name: Default. Over DAuth the least wins of what the relationship shows, of whom its group holds, and of Default: what an
/// owner gives one person is for those whom her own organisation names. A person whom a trusted forest names is shown what the calendar gives
/// her; its account, that speaks for everybody there, Default. Anonymous is for published calendars and never reached from
/// here.
///
/// An owner who has opted out is shown to nobody of another organisation, before anything else is looked at; our own people and
/// administrators are no other organisation. No caller is shown more than the
/// view that was asked for holds.
public final class Sharing {
    private final OptOut optOut;
    private final ScopeGroups groups;

    /// The groups that bound relationships are those of `directory` at the time of each question.
    public Sharing(Directory directory) {
        this.optOut = new OptOut(directory);
        this.groups = new ScopeGroups(directory);
    }

    /// What `caller`, who asks for `view`, sees of `calendar`: the least of all bounds, and the one that decided.
    public Sight sight(Caller caller, Calendar calendar, View view) {
        var sight = sight(caller, calendar);
        var asked = view.details() ? AccessLevel.FULL : AccessLevel.AVAILABILITY_ONLY;
        return sight.level().compareTo(asked) > 0
                ? new Sight.Times("the view that was asked for: " + view.wireName())
                : sight;
    }

    /// What `caller` sees of `calendar` at most, in whatever view. Reading items, as a Reviewer may, shows no more of free/busy than details do: a
    /// private entry is its owner's alone.
    public Sight sight(Caller caller, Calendar calendar) {
        return optOut.keeps(calendar, caller) ? optedOut(calendar) : agreedSight(caller, calendar);
    }

    private Sight agreedSight(Caller caller, Calendar calendar) {
        return switch (caller) {
            case Caller.OwnPerson(var person) when person.equals(calendar.mailbox().address()) ->
                    new Sight.Everything("the owner asked");
            case Caller.OwnPerson(var person) -> personSight(person, caller, calendar);
            case Caller.PartnerPerson partner -> personSight(partner.address(), caller, calendar);
            case Caller.DelegatedPerson delegated -> relatedSight(delegated, calendar);
            case Caller.ForestPerson person -> personSight(person.address(), caller, calendar);
            case Caller.PartnerApplication _, Caller.ForestAccount _, Caller.Administrator _ ->
                    defaultSight(caller, calendar);
        };
    }

    private Sight relatedSight(Caller.DelegatedPerson caller, Calendar calendar) {
        var mailbox = calendar.mailbox().address();
        var relationship = "the relationship " + caller.relationship();
        var given = caller.grant().freeBusy();
        if (given.level() == AccessLevel.NONE) {
            return new Sight.Refused(
                    Refusal.of(Code.RELATIONSHIP_SHOWS_NOTHING, relationship)
                            .mendedBy(
                                    "Our half gives nothing: it is disabled, does not share free/busy, or has the level None. Open it by %s."
                                            .formatted(
                                                    Command.of(
                                                            "relationship",
                                                            "set",
                                                            caller.relationship(),
                                                            "--org",
                                                            mailbox.domain().name(),
                                                            "--enabled",
                                                            "--free-busy",
                                                            "--free-busy-level",
                                                            "AvailabilityOnly"))),
                    relationship + ": " + given.level().wireName());
        }
        if (given.scope().isPresent() && !groups.holds(given.scope().get(), mailbox)) {
            return new Sight.Refused(
                    Refusal.of(Code.OUTSIDE_SHARING_GROUP, relationship),
                    "%s: %s is not in its group %s"
                            .formatted(relationship, mailbox, given.scope().get()));
        }
        var byDefault = defaultSight(caller, calendar);
        return byDefault.level().compareTo(given.level()) > 0
                ? new Sight.Times(relationship + ": " + given.level().wireName())
                : byDefault;
    }

    private static Sight optedOut(Calendar calendar) {
        var mailbox = calendar.mailbox().address();
        return new Sight.Refused(
                Refusal.of(Code.OWNER_OPTED_OUT)
                        .mendedBy(
                                "That is %s's own wish. If it has changed: `entente mailbox set %s --shown-to-others`."
                                        .formatted(mailbox, mailbox)),
                "the owner's opt-out: shown to no other organisation");
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
            FolderRights permission, String entry, Caller caller, Calendar calendar) {
        var decidedBy = "the calendar's entry for " + entry + ": " + permission.name();
        return switch (permission.freeBusy()) {
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
