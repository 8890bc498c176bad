package entente.registry;

import entente.question.Domain;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// A domain that an organisation reserved, and how its proof in DNS stands. Nothing is issued for one that is not proved.
///
/// A proof once seen is looked for again every 24 hours, and given up when it was missing for seven days. `provedAt` is when it was first seen,
/// `checkedAt` when it was last looked for, `failingSince` when it was first missing after it was last seen.
public record FederatedDomain(
        Domain name,
        State state,
        Instant reservedAt,
        Optional<Instant> provedAt,
        Optional<Instant> checkedAt,
        Optional<Instant> failingSince) {
    static final Duration RECHECK = Duration.ofHours(24);
    static final Duration GRACE = Duration.ofDays(7);

    public enum State {
        /// Reserved, never proved; or its proof was given up.
        PENDING,
        /// The organisation's own.
        PROVED
    }

    static FederatedDomain reserved(Domain name, Instant now) {
        return new FederatedDomain(
                name, State.PENDING, now, Optional.empty(), Optional.empty(), Optional.empty());
    }

    public boolean isProved() {
        return state == State.PROVED;
    }

    /// Its proof was seen.
    FederatedDomain seen(Instant now) {
        return new FederatedDomain(
                name,
                State.PROVED,
                reservedAt,
                isProved() ? provedAt : Optional.of(now),
                Optional.of(now),
                Optional.empty());
    }

    /// Its proof was looked for, and is not there.
    FederatedDomain missed(Instant now) {
        var since = failingSince.orElse(now);
        var givenUp = !isProved() || !now.isBefore(since.plus(GRACE));
        return new FederatedDomain(
                name,
                givenUp ? State.PENDING : State.PROVED,
                reservedAt,
                givenUp ? Optional.empty() : provedAt,
                Optional.of(now),
                Optional.of(since));
    }

    /// Whether it is time to look for its proof again. What is only reserved is checked when its organisation asks.
    boolean due(Instant now) {
        return isProved()
                && !now.isBefore(checkedAt.map(last -> last.plus(RECHECK)).orElse(Instant.MIN));
    }
}
