package entente.asking;

import entente.question.Address;
import entente.question.Finding;
import entente.routes.Partner;
import entente.trace.Trace;
import java.time.Instant;
import java.util.Map;

/// Partners, as whoever asks them sees them. Safe for many threads.
public interface Partners {
    /// Asks `partner` and finds something for every mailbox of the question; gives up at `deadline`. Steps go to
    /// `trace` without a mailbox: they serve all of the question.
    <T> Map<Address, Finding<T>> ask(
            Partner partner, PartnerQuestion<T> question, Trace trace, Instant deadline);
}
