package entente.tracking;

import java.time.Instant;
import java.util.Optional;

/// Which messages somebody looks for, all that is given together; addresses as sent, from `from` on and before `until`. `domain` is of the organisation that is asked.
public record Wanted(
        Optional<String> domain,
        Optional<String> sender,
        Optional<String> recipient,
        Optional<String> subject,
        Optional<Instant> from,
        Optional<Instant> until,
        Optional<String> messageId) {}
