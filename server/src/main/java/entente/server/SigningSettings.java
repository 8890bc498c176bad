package entente.server;

import java.time.Instant;
import java.util.Optional;

/// The keys a party signs with: the current one; the next, published ahead of use; and the previous, published until nobody
/// holds a token it signed.
public record SigningSettings(KeyFiles current, Optional<Next> next, Optional<KeyFiles> previous) {
    /// A key that signs from `effective` on, by itself and without a restart; without that day it is only published.
    public record Next(KeyFiles files, Optional<Instant> effective) {}

    /// One key, and no change ahead or behind.
    public static SigningSettings of(KeyFiles current) {
        return new SigningSettings(current, Optional.empty(), Optional.empty());
    }

    /// When the next key begins to sign; [Instant#MAX] where no day is set.
    Instant nextEffective() {
        return next.flatMap(Next::effective).orElse(Instant.MAX);
    }
}
