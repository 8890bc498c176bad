package entente.endpoints;

import entente.problem.Code;
import entente.question.Address;
import entente.question.Caller;
import entente.wire.ews.BatchResult;
import entente.wire.ews.GetDelegate;
import java.util.Optional;

/// GetDelegate: who may act for the caller. Nobody may.
final class Delegates {
    private Delegates() {}

    static GetDelegate.Response answer(Caller caller, GetDelegate.Request ask) {
        return new GetDelegate.Response(
                caller instanceof Caller.OwnPerson(var person)
                                && Address.parse(ask.mailbox()).equals(Optional.of(person))
                        ? BatchResult.done(ask.people())
                        : BatchResult.refused(Code.DELEGATES_NOT_OWN));
    }
}
