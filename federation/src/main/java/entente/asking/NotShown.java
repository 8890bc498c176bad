package entente.asking;

import entente.problem.Code;
import entente.problem.Command;
import entente.problem.Refusal;
import entente.question.Address;
import entente.routes.Halves;
import entente.routes.OrganisationRelationship;
import entente.trusts.Action;

/// What a partner's `ErrorNoFreeBusyAccess` means, and whose it is to change it.
///
/// Servers like ours say with it which bound decided, in the code's own sentence; others leave open whether it was the owner or their
/// administrator. What is said is taken as a hint for people, and decides nothing.
final class NotShown {
    private NotShown() {}

    static Refusal by(PartnerAsked asked, String text, String what) {
        var name = asked.partner().name();
        if (text.equals(Code.OWNER_OPTED_OUT.sentence())) {
            return Refusal.of(Code.OWNER_OPTED_OUT)
                    .saying("The owner of %s shows nothing to other organisations.".formatted(what))
                    .mendedBy("That is the owner's own wish; nothing is to be mended.");
        }
        if (asked.partner() instanceof OrganisationRelationship relationship
                && asked.halves().isPresent()) {
            return byRelationship(relationship, asked.halves().get(), text, what);
        }
        return Refusal.of(Code.CALENDAR_NOT_SHARED)
                .saying(
                        "%s does not share the calendar of %s with the asking person."
                                .formatted(name, what))
                .mendedBy("Its owner may give more there: %s.".formatted(permission(what)));
    }

    private static Refusal byRelationship(
            OrganisationRelationship relationship, Halves halves, String text, String what) {
        if (text.equals(Code.RELATIONSHIP_SHOWS_NOTHING.sentence())) {
            return Refusal.of(Code.RELATIONSHIP_SHOWS_NOTHING)
                    .saying(
                            "The half that %s has of the relationship shows %s nothing: it is disabled, does not share free/busy, or has the level None."
                                    .formatted(relationship.name(), halves.ours()))
                    .mendedBy(
                            "Its administrator finds it by %s and opens it: %s. What it says of itself, %s tells."
                                    .formatted(
                                            listed(halves),
                                            halves.turned()
                                                    .openRelationship("NAME", Action.FREE_BUSY),
                                            halves.test(relationship)));
        }
        if (text.equals(Code.OUTSIDE_SHARING_GROUP.sentence())) {
            return Refusal.of(Code.OUTSIDE_SHARING_GROUP)
                    .saying(
                            "The half that %s has of the relationship shows the members of a group alone, and %s is not among them."
                                    .formatted(relationship.name(), what))
                    .mendedBy(
                            "Its administrator finds the group by %s, and adds the mailbox to it or names another: %s."
                                    .formatted(
                                            listed(halves),
                                            Command.of(
                                                    "relationship",
                                                    "set",
                                                    "NAME",
                                                    "--org",
                                                    halves.theirs().name(),
                                                    "--free-busy-scope",
                                                    "GROUP")));
        }
        return Refusal.of(Code.CALENDAR_NOT_SHARED)
                .saying(
                        "%s does not share the calendar of %s with the asking person."
                                .formatted(relationship.name(), what))
                .mendedBy(
                        "Its owner may give more to all there: %s. Whether the relationship over there gives anything, %s tells."
                                .formatted(permission(what), halves.test(relationship)));
    }

    private static String listed(Halves halves) {
        return Command.of("relationship", "list", "--org", halves.theirs().name());
    }

    /// Over DAuth Default alone counts, and elsewhere it counts for whoever is not named.
    private static String permission(String what) {
        return Command.of(
                "mailbox",
                "set",
                Address.parse(what).map(Address::toString).orElse("ADDRESS"),
                "--permission",
                "default=FreeBusyTimeOnly");
    }
}
