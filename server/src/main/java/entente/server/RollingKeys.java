package entente.server;

import entente.trusts.FederationTrust.Keys;
import java.time.Instant;
import java.util.Optional;

/// Keys of a federation, of which the next takes over by itself at `effective`.
record RollingKeys(Keys before, Instant effective) {
    static RollingKeys read(SigningSettings settings) {
        return new RollingKeys(
                new Keys(
                        FederationKeyFiles.read(settings.current()),
                        settings.next().map(next -> FederationKeyFiles.read(next.files())),
                        settings.previous().map(FederationKeyFiles::read)),
                settings.nextEffective());
    }

    /// The keys as they are at `now`.
    Keys at(Instant now) {
        return before.next()
                .filter(_ -> !now.isBefore(effective))
                .map(next -> new Keys(next, Optional.empty(), Optional.of(before.current())))
                .orElse(before);
    }
}
