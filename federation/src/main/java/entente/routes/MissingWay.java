package entente.routes;

import entente.problem.Code;
import entente.problem.Refusal;
import entente.question.Address;
import entente.question.Domain;
import entente.trusts.Action;
import java.util.Optional;
import java.util.Set;

/// What is said where nothing of ours leads to a domain: that our half is missing or closed, and the command that makes or opens it.
final class MissingWay {
    private MissingWay() {}

    /// `closed` is an object of ours that is with the domain and not open to the purpose.
    static Refusal to(
            Domain domain,
            Optional<Partner> closed,
            Action purpose,
            Address asked,
            Set<Domain> accepted) {
        var ours = accepted.contains(asked.domain()) ? Set.of(asked.domain()) : accepted;
        var refusal = Refusal.of(Code.NO_ROUTE);
        // An organisation without a domain has nobody who could ask.
        return Halves.between(ours, domain)
                .map(halves ->
                        closed.map(partner -> closed(refusal, partner, purpose, halves))
                                .orElseGet(() -> missing(refusal, purpose, halves)))
                .orElse(refusal);
    }

    private static Refusal closed(Refusal refusal, Partner partner, Action purpose, Halves halves) {
        return refusal.saying(
                        "Our half of the way to %s is closed: %s %s."
                                .formatted(
                                        halves.theirs(),
                                        named(partner),
                                        partner.closedTo(purpose).orElse("is closed")))
                .mendedBy("Open it: %s.".formatted(halves.open(partner, purpose)));
    }

    private static String named(Partner partner) {
        return switch (partner) {
            case Connector connector -> "connector " + connector.name();
            case OrganisationRelationship relationship -> "relationship " + relationship.name();
            case AddressSpace space -> "address space " + space.name();
        };
    }

    private static Refusal missing(Refusal refusal, Action purpose, Halves halves) {
        var byForest = purpose == Action.FREE_BUSY;
        return refusal.saying(
                        "Our half is missing: %s leads to %s."
                                .formatted(
                                        byForest
                                                ? "no connector, relationship or address space"
                                                : "no connector or relationship",
                                        halves.theirs()))
                .mendedBy(
                        "Make a relationship with a partner by %s, which fails where the partner has no federation trust, and let its administrator make the other half; reach one of our own organisation over OAuth with %s%s. What is in capitals is the partner's to tell."
                                .formatted(
                                        halves.makeRelationship(purpose),
                                        halves.makeConnector(),
                                        byForest
                                                ? "; a forest without a broker with "
                                                        + halves.makeAddressSpace()
                                                : ""));
    }
}
