package entente.asking;

import entente.question.Address;
import entente.question.Answer;
import entente.routes.Partner;
import entente.trace.Trace;
import java.time.Instant;
import java.util.Map;

/// Partners, as a lookup sees them. Safe for many threads.
public interface Partners {
    /// Asks `partner` and answers for every mailbox of the question; gives up at `deadline`. Steps go to
    /// `trace` without a mailbox: they serve all of the question.
    Map<Address, Answer> ask(
            Partner partner, PartnerQuestion question, Trace trace, Instant deadline);
}
