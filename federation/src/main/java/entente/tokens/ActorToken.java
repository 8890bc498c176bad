package entente.tokens;

import entente.wire.jwt.PrincipalName;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/// A broker's word that we are who we are, for one resource. Whoever holds it can speak there for any person of ours, so it is
/// kept in memory only and never printed.
public final class ActorToken {
    /// How long before its end a token is no longer taken from the cache.
    private static final Duration MARGIN = Duration.ofMinutes(5);

    private final String compact;
    private final String application;
    private final PrincipalName resource;
    private final Instant start;
    private final Instant end;
    private final Map<String, String> claims;

    ActorToken(
            String compact,
            String application,
            PrincipalName resource,
            Instant start,
            Instant end,
            Map<String, String> claims) {
        this.compact = compact;
        this.application = application;
        this.resource = resource;
        this.start = start;
        this.end = end;
        this.claims = Map.copyOf(claims);
    }

    /// Gives the token itself away, for the one request that carries it.
    String secretText() {
        return compact;
    }

    /// The application it names: ours, as `appid@realm`.
    String application() {
        return application;
    }

    /// Whom it may be shown to, and nobody else.
    public PrincipalName resource() {
        return resource;
    }

    public Instant end() {
        return end;
    }

    /// What it says, for people to read.
    Map<String, String> claims() {
        return claims;
    }

    /// Whether it will still be good when the call it is for arrives; a short-lived one counts as fresh for half its life.
    boolean freshAt(Instant now) {
        var half = Duration.between(start, end).dividedBy(2);
        return now.isBefore(end.minus(half.compareTo(MARGIN) < 0 ? half : MARGIN));
    }

    @Override
    public String toString() {
        return "an actor token for %s until %s".formatted(resource, end);
    }
}
