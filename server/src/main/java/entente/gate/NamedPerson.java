package entente.gate;

import entente.gate.Entry.Admitted;
import entente.gate.Entry.TurnedAway;
import entente.problem.Code;
import entente.problem.Refusal;
import entente.question.Address;
import entente.question.Caller;
import entente.wire.ews.Forwarding;
import java.util.List;

/// Who a request is for that says so itself (`SerializedSecurityContext`): believed of nobody but a server of an accepted forest that
/// proved itself by its certificate, and of that only about people of the forest's own domains.
public final class NamedPerson {
    private NamedPerson() {}

    /// The caller whose request it is: the one who was let in or, where that is such a server, the person it names.
    public static Entry.Decided of(Caller letIn, Forwarding said) {
        if (said.person().isEmpty()) {
            return new Admitted(letIn, List.of());
        }
        return letIn instanceof Caller.ForestAccount forest && forest.mayNamePeople()
                ? named(said.person().get(), forest)
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
