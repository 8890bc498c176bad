package entente.photos;

import entente.mailbox.Calendars;
import entente.problem.Code;
import entente.problem.Refusal;
import entente.question.Address;
import entente.question.Caller;
import entente.sharing.OptOut;
import java.util.Optional;
import java.util.Set;

/// Decides who may see what people here look like.
///
/// Our own people and administrators may. A partner may over OAuth where photos are among what it may call, and over DAuth where its token is
/// for photos and the relationship shows them. A forest may not: address spaces are for free/busy alone. Whoever has opted out of being shown to
/// other organisations is shown to none of them, before anything else is looked at.
record PhotoSharing(Calendars calendars, OptOut optOut) {
    /// The word by which photos are given to a partner.
    private static final String PHOTOS = "photos";

    /// What decided, in words, and why it is no where it is.
    record Decision(String decidedBy, Optional<Refusal> refusal) {}

    Decision decide(Caller caller, Address mailbox) {
        return isKept(mailbox, caller)
                ? refused(
                        "the owner's opt-out: shown to no other organisation",
                        caller,
                        mailbox,
                        "That is the owner's own wish. If it has changed: `entente mailbox set %s --shown-to-others`."
                                .formatted(mailbox))
                : agreed(caller, mailbox);
    }

    private boolean isKept(Address mailbox, Caller caller) {
        return calendars.of(mailbox).filter(calendar -> optOut.keeps(calendar, caller)).isPresent();
    }

    private static Decision agreed(Caller caller, Address mailbox) {
        return switch (caller) {
            case Caller.OwnPerson _, Caller.Administrator _ -> shown("our own people see photos");
            case Caller.PartnerPerson partner ->
                    ofPartner(partner.operations(), partner.partner(), caller, mailbox);
            case Caller.PartnerApplication partner ->
                    ofPartner(partner.operations(), partner.partner(), caller, mailbox);
            case Caller.DelegatedPerson person -> ofRelationship(person, mailbox);
            case Caller.ForestPerson _, Caller.ForestAccount _ ->
                    refused(
                            "forests see free/busy alone",
                            caller,
                            mailbox,
                            "An availability address space carries nothing else; a connector or a relationship does.");
        };
    }

    private static Decision ofPartner(
            Set<String> operations, String partner, Caller caller, Address mailbox) {
        var decidedBy = "what the partner %s may call".formatted(partner);
        return operations.contains(PHOTOS)
                ? shown(decidedBy)
                : refused(
                        decidedBy,
                        caller,
                        mailbox,
                        "`entente partner set NAME --operation photos` gives it, beside what it is given already.");
    }

    private static Decision ofRelationship(Caller.DelegatedPerson person, Address mailbox) {
        var decidedBy = "the relationship %s".formatted(person.relationship());
        return person.grant().photos() && person.operations().contains(PHOTOS)
                ? shown(decidedBy)
                : refused(
                        decidedBy,
                        person,
                        mailbox,
                        "`entente relationship set NAME --photos` shows them.");
    }

    private static Decision shown(String decidedBy) {
        return new Decision(decidedBy, Optional.empty());
    }

    private static Decision refused(
            String decidedBy, Caller caller, Address mailbox, String remedy) {
        return new Decision(
                decidedBy,
                Optional.of(
                        Refusal.of(Code.PHOTO_NOT_SHARED, decidedBy)
                                .saying(
                                        "The photo of %s is not shared with %s."
                                                .formatted(mailbox, caller.describe()))
                                .mendedBy(remedy)));
    }
}
