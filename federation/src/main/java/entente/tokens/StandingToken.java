package entente.tokens;

import entente.calling.Kept;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/// A token that says who we are at one resource, and is shown there again until its end: an actor token, from a broker (L1) or of our
/// own (L2), or an access token (N2). Whoever holds an actor token can speak there for any person of ours, so it is kept in memory only
/// and never printed.
final class StandingToken implements Kept.Lasting {
    /// How long before its end a token is no longer taken from the cache.
    private static final Duration MARGIN = Duration.ofMinutes(5);

    private final String compact;
    private final String application;
    private final String audience;
    private final Instant start;
    private final Instant end;
    private final Map<String, String> claims;

    StandingToken(
            String compact,
            String application,
            String audience,
            Instant start,
            Instant end,
            Map<String, String> claims) {
        this.compact = compact;
        this.application = application;
        this.audience = audience;
        this.start = start;
        this.end = end;
        this.claims = Map.copyOf(claims);
    }

    /// Gives the token itself away, for the one request that carries it.
    String secretText() {
        return compact;
    }

    /// The application it names: ours, as `appid@realm`, or its id alone in an access token.
    String application() {
        return application;
    }

    /// Whom it may be shown to, and nobody else.
    public String audience() {
        return audience;
    }

    @Override
    public Instant end() {
        return end;
    }

    /// What it says, for people to read.
    Map<String, String> claims() {
        return claims;
    }

    /// Early enough that it is still good when the call it is for arrives; one that is short-lived is renewed after half its life.
    @Override
    public Instant renewal() {
        var half = Duration.between(start, end).dividedBy(2);
        return end.minus(half.compareTo(MARGIN) < 0 ? half : MARGIN);
    }

    @Override
    public String toString() {
        return "a token for %s until %s".formatted(audience, end);
    }
}
