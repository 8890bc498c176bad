package entente.routes;

import entente.question.Caller;

/// The word by which records and reports name a route: local, oauth, dauth, address-space or none.
public final class RouteWord {
    private RouteWord() {}

    /// The way to the mailbox or, for a partner's question, that by which it came.
    public static String of(Caller caller, Route way) {
        return switch (caller) {
            case Caller.DelegatedPerson _ -> "dauth";
            case Caller.PartnerPerson _, Caller.PartnerApplication _ -> "oauth";
            case Caller.ForestPerson _, Caller.ForestAccount _ -> "address-space";
            case Caller.OwnPerson _, Caller.Administrator _ ->
                    switch (way) {
                        case Route.Local _, Route.LocalGroup _ -> "local";
                        case Route.Away(var partner, _) -> partner.kind();
                        case Route.None _ -> "none";
                    };
        };
    }
}
