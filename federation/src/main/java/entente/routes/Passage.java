package entente.routes;

import entente.mailbox.Directory;
import entente.problem.Code;
import entente.problem.Refusal;
import entente.question.Address;
import entente.question.Caller;
import entente.question.Hop;
import java.util.Optional;

/// Decides whose questions may go out of the house.
///
/// What a partner asks is answered here or not at all: sent on, it would carry our name instead of the partner's (EWS
/// `ErrorProxyRequestNotAllowed`). A server of our own may leave the way out to us for one of our people, once.
public record Passage(Directory directory) {
    /// The way as it is for this caller, whose question came by `hop`: the same, or why it is none.
    public Route allows(Route route, Caller caller, Hop hop) {
        if (!leadsAway(route)) {
            return route;
        }
        // With a way or without: a partner does not learn whom else we are connected with.
        if (hop == Hop.ACROSS_FORESTS) {
            return secondHop();
        }
        return switch (caller) {
            case Caller.PartnerPerson _,
                    Caller.DelegatedPerson _,
                    Caller.ForestAccount _,
                    Caller.PartnerApplication _ ->
                    secondHop();
            case Caller.ForestPerson(_, var person) ->
                    hop == Hop.WITHIN_FOREST && isOurs(person) && !isHandedOn(route)
                            ? route
                            : secondHop();
            case Caller.OwnPerson(var person) when route instanceof Route.Away && !isOurs(person) ->
                    new Route.None(
                            Refusal.of(Code.NO_USABLE_ADDRESS)
                                    .saying(person + " is not an address in a domain of ours."));
            case Caller.OwnPerson _, Caller.Administrator _ ->
                    hop != Hop.FIRST && isHandedOn(route) ? secondHop() : route;
        };
    }

    /// Our person who asks, also where a server of our own asks for her; nobody else's question is sent on.
    public static Optional<Address> person(Caller caller) {
        return switch (caller) {
            case Caller.OwnPerson(var person) -> Optional.of(person);
            case Caller.ForestPerson(_, var person) -> Optional.of(person);
            case Caller.PartnerPerson _,
                    Caller.DelegatedPerson _,
                    Caller.ForestAccount _,
                    Caller.PartnerApplication _,
                    Caller.Administrator _ ->
                    Optional.empty();
        };
    }

    private static boolean leadsAway(Route route) {
        return switch (route) {
            case Route.Local _, Route.LocalGroup _ -> false;
            case Route.Away _ -> true;
            case Route.None(var why) -> why.code() == Code.NO_ROUTE;
        };
    }

    /// Whether the way is by another server of our own: two that send to one another would never end.
    private static boolean isHandedOn(Route route) {
        return route instanceof Route.Away(AddressSpace space, _)
                && space.method() == AccessMethod.INTERNAL_PROXY;
    }

    private boolean isOurs(Address person) {
        return directory.acceptedDomains().contains(person.domain());
    }

    private static Route secondHop() {
        return new Route.None(Refusal.of(Code.SECOND_HOP));
    }
}
