package entente.gate;

import entente.gate.Entry.Admitted;
import entente.gate.Entry.TurnedAway;
import entente.problem.Code;
import entente.problem.Refusal;
import entente.question.Address;
import entente.question.Caller;
import entente.wire.ews.EwsRequest;
import java.util.List;

/// Who a request is for that says so itself: the only place that makes another caller of the one who was let in.
///
/// An account acts for a person of ours (`ExchangeImpersonation`) as [Impersonators] has it. `SerializedSecurityContext` is
/// believed of nobody but a server of an accepted forest that
/// proved itself by its certificate, and of that only about people of the forest's own domains.
public final class NamedPerson {
    private final Impersonators impersonators;

    public NamedPerson(Impersonators impersonators) {
        this.impersonators = impersonators;
    }

    /// The caller whose request it is: the one who was let in or, where that one may name somebody and does, the person it names.
    public Entry.Decided by(Caller letIn, EwsRequest request, Visit visit) {
        var person = request.forwarding().person();
        var impersonation = request.impersonation();
        if (person.isPresent() && impersonation.isPresent()) {
            return new TurnedAway(
                    Refusal.of(Code.ACCESS_HEADERS_SEVERAL).because(letIn.describe()));
        }
        if (impersonation.isPresent()) {
            return impersonators.acting(letIn, impersonation.get(), visit);
        }
        return person.map(address -> forwarded(letIn, address))
                .orElseGet(() -> new Admitted(letIn, List.of()));
    }

    private static Entry.Decided forwarded(Caller letIn, String address) {
        return letIn instanceof Caller.ForestAccount forest && forest.mayNamePeople()
                ? named(address, forest)
                : new TurnedAway(
                        Refusal.of(Code.ACCESS_HEADER_REFUSED)
                                .because(letIn.describe() + " may name nobody"));
    }

    private static Entry.Decided named(String address, Caller.ForestAccount forest) {
        if (address.isEmpty()) {
            return new TurnedAway(
                    Refusal.of(Code.FOREST_PERSON_MISSING).because(forest.describe()));
        }
        return Address.parse(address)
                .filter(person -> forest.domains().contains(person.domain()))
                .<Entry.Decided>map(person ->
                        new Admitted(
                                new Caller.ForestPerson(forest.forest(), person),
                                List.of("named by a server of " + forest.forest())))
                .orElseGet(() ->
                        new TurnedAway(
                                Refusal.of(Code.FOREST_PERSON_FOREIGN)
                                        .because(forest.describe() + " named somebody else's")));
    }
}
