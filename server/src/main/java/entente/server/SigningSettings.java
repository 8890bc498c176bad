package entente.server;

import java.util.Optional;

/// The keys a party signs with: the current one; the next, published ahead of use; and the previous, published until nobody
/// holds a token it signed.
public record SigningSettings(
        KeyFiles current, Optional<KeyFiles> next, Optional<KeyFiles> previous) {}
