package entente.tracking;

import entente.mailbox.Calendars;
import entente.mailbox.TrackedMessage;
import entente.problem.Code;
import entente.problem.Refusal;
import entente.question.Address;
import entente.question.Caller;
import entente.question.Domain;
import entente.sharing.OptOut;
import entente.tokens.PartnerRight;
import java.util.Optional;
import java.util.Set;

/// Decides what of a message somebody may know.
///
/// Its sender knows all, who got it her own part, an administrator all but blind copies. A partner knows of what a server brought here from one of the domains that it speaks for, for one recipient whom it
/// names, if it may ask for delivery reports; unless she has opted out of being shown to other organisations. A forest knows nothing: address spaces are for free/busy alone.
record Rights(Calendars calendars, OptOut optOut) {
    /// `recipient` is the one whom somebody asks about.
    Sight sight(Caller caller, TrackedMessage message, Optional<Address> recipient) {
        return switch (caller) {
            case Caller.Administrator _ -> new Sight.WithoutBlind();
            case Caller.OwnPerson(var person) -> ofOurs(person, message);
            case Caller.PartnerPerson person ->
                    ofPartner(
                            caller,
                            person.operations(),
                            Set.of(person.address().domain()),
                            message,
                            recipient);
            case Caller.DelegatedPerson person ->
                    ofPartner(
                            caller,
                            person.operations(),
                            Set.of(person.address().domain()),
                            message,
                            recipient);
            case Caller.PartnerApplication app ->
                    ofPartner(caller, app.operations(), app.domains(), message, recipient);
            case Caller.ForestPerson _, Caller.ForestAccount _ -> notShared("a forest");
        };
    }

    private static Sight ofOurs(Address person, TrackedMessage message) {
        if (message.isOurs() && message.id().mailbox().equals(person)) {
            return new Sight.Whole();
        }
        return message.to(person).isPresent()
                ? new Sight.OwnPath(person)
                : new Sight.Nothing(
                        Refusal.of(Code.MESSAGE_NOT_TRACKED, "neither sent nor got by " + person));
    }

    private Sight ofPartner(
            Caller caller,
            Set<String> operations,
            Set<Domain> domains,
            TrackedMessage message,
            Optional<Address> recipient) {
        if (!operations.contains(PartnerRight.DELIVERY_REPORTS.toString())) {
            return notShared("it may not ask for delivery reports");
        }
        if (message.isOurs()
                || message.sender().filter(from -> domains.contains(from.domain())).isEmpty()) {
            return notShared("the message is of none of its people");
        }
        if (recipient.flatMap(message::to).isEmpty()) {
            return notShared("it names nobody whom the message is to");
        }
        var owner = recipient.get();
        if (!owner.equals(message.id().mailbox())) {
            // Each member of a group has an entry of her own: how many there are, and under which
            // ids, would say who they are.
            return notShared("it names a group, or somebody whose entry this is not");
        }
        return isKept(owner, caller)
                ? new Sight.Nothing(Refusal.of(Code.OWNER_OPTED_OUT))
                : new Sight.Partners(owner);
    }

    private boolean isKept(Address mailbox, Caller caller) {
        return calendars.of(mailbox).filter(calendar -> optOut.keeps(calendar, caller)).isPresent();
    }

    private static Sight notShared(String why) {
        return new Sight.Nothing(Refusal.of(Code.DELIVERY_REPORT_NOT_SHARED, why));
    }
}
