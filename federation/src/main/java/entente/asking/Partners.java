package entente.asking;

import entente.question.Address;
import entente.question.Answer;
import entente.routes.Connector;
import entente.trace.Trace;
import java.time.Instant;
import java.util.Map;

/// Partners, as a lookup sees them. Safe for many threads.
public interface Partners {
    /// Asks the partner behind `connector` and answers for every mailbox of the question; gives up at `deadline`. Steps go to
    /// `trace` without a mailbox: they serve all of the question.
    Map<Address, Answer> ask(
            Connector connector, PartnerQuestion question, Trace trace, Instant deadline);
}
