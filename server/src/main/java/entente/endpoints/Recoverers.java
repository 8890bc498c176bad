package entente.endpoints;

import entente.problem.Code;
import entente.problem.Refusal;
import entente.question.Address;
import entente.question.Caller;
import java.util.Optional;
import java.util.Set;

/// The administrators who may see what people deleted, have it back, and see what their calendars said; nobody, where it is empty.
record Recoverers(Set<Address> entitled) {
    Recoverers {
        entitled = Set.copyOf(entitled);
    }

    /// `what` completes "may not".
    void require(Caller by, String what) throws AdminError {
        var who =
                by instanceof Caller.Administrator(var name)
                        ? Address.parse(name)
                        : Optional.<Address>empty();
        if (who.filter(entitled::contains).isEmpty()) {
            throw AdminError.forbidden(
                    Refusal.of(Code.RECOVERY_FORBIDDEN)
                            .saying("%s may not %s.".formatted(by.describe(), what)));
        }
    }
}
