package entente.trace;

import entente.question.Address;
import java.time.Duration;
import java.util.Optional;

/// A step, where it happened (the organisation's or broker's domain), how long it took, and which mailbox it was for;
/// absent where it served the whole request.
public record TimedStep(Step step, String where, Duration took, Optional<Address> mailbox) {}
