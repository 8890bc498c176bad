package entente.tokens;

import entente.tokens.PartnerApplication.Profile;
import java.time.Instant;
import java.util.Map;

/// A token that passed every check. Only [TokenVerifier] makes one, so a method that takes a `VerifiedToken` cannot be handed an
/// unchecked one. It keeps what the token says, not the token.
public final class VerifiedToken {
    private final Profile profile;
    private final String issuer;
    private final String fingerprint;
    private final Instant end;
    private final Map<String, String> claims;

    VerifiedToken(
            Profile profile,
            String issuer,
            String fingerprint,
            Instant end,
            Map<String, String> claims) {
        this.profile = profile;
        this.issuer = issuer;
        this.fingerprint = fingerprint;
        this.end = end;
        this.claims = Map.copyOf(claims);
    }

    /// Its shape.
    public Profile profile() {
        return profile;
    }

    /// Who signed it, as its `iss` says.
    public String issuer() {
        return issuer;
    }

    /// The SHA-256 of what was presented, in base64url: names the token in an audit log, and cannot be presented.
    public String fingerprint() {
        return fingerprint;
    }

    /// When what was presented ends; of an outer token, not of the actor token inside.
    public Instant end() {
        return end;
    }

    /// What the part says that names the person, or the application where there is none; for people to read.
    public Map<String, String> claims() {
        return claims;
    }

    @Override
    public String toString() {
        return "a verified %s token from %s until %s".formatted(profile, issuer, end);
    }
}
