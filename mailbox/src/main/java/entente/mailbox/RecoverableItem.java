package entente.mailbox;

import java.time.Instant;
import java.util.Optional;

/// A deleted item, as it can come back. `number` is its place among those of `source`: newer ones have higher numbers.
///
/// `deleted` is when it came into Deleted Items and `entered` when it came into Recoverable Items, where it did.
public record RecoverableItem(
        Item item,
        RecoveryQuery.Source source,
        long number,
        Optional<Instant> deleted,
        Optional<Instant> entered) {}
