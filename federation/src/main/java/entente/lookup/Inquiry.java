package entente.lookup;

import entente.question.Address;
import entente.question.Caller;
import entente.question.Hop;
import entente.question.Question;
import entente.question.View;
import entente.question.Window;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// One request for several people's time, as it came: `addresses` as written, in order, repeated ones repeated.
///
/// `administrator` is who asks in the caller's name, where one does; `hop` is how it came here, as the sender said. Its size, window and interval are within the limits already (see [entente.availability.Limits]).
public record Inquiry(
        Caller caller,
        List<String> addresses,
        Window window,
        View view,
        Duration interval,
        Optional<String> administrator,
        Hop hop) {
    public Inquiry {
        addresses = List.copyOf(addresses);
    }

    public Inquiry(
            Caller caller, List<String> addresses, Window window, View view, Duration interval) {
        this(caller, addresses, window, view, interval, Optional.empty(), Hop.FIRST);
    }

    Question about(Address mailbox) {
        return new Question(caller, mailbox, window, view, interval);
    }
}
