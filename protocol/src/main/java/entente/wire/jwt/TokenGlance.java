package entente.wire.jwt;

import java.util.Base64;
import java.util.Optional;

/// What a text that may be a token says, as far as anybody can read it: for people to look at, and for nothing to be decided by. A token
/// that [CompactToken] refuses can mostly be looked at all the same.
///
/// `header` and `claims` are absent where they are no JSON object of at most 64 KiB whose members differ. `signed` says whether there is
/// anything in the place of a signature.
public record TokenGlance(Optional<Claims> header, Optional<Claims> claims, boolean signed) {
    /// The longest text that is looked at, in characters.
    public static final int MOST_CHARACTERS = 64 * 1024;

    private static final int MOST_SEGMENTS = 5;

    /// Empty for what is no token by any account.
    public static Optional<TokenGlance> at(String text) {
        if (text.length() > MOST_CHARACTERS) {
            return Optional.empty();
        }
        var segments = text.split("\\.", MOST_SEGMENTS + 1);
        if (segments.length < 2 || segments.length > MOST_SEGMENTS) {
            return Optional.empty();
        }
        var header = object(segments[0]);
        var claims = object(segments[1]);
        return header.isEmpty() && claims.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        new TokenGlance(
                                header, claims, segments.length > 2 && !segments[2].isEmpty()));
    }

    /// The actor token inside, in compact form; a secret.
    public Optional<String> actorToken() {
        return claims.flatMap(said -> said.text(Claims.ACTOR_TOKEN));
    }

    private static Optional<Claims> object(String segment) {
        try {
            return Json.object(Base64.getUrlDecoder().decode(segment), MOST_CHARACTERS)
                    .map(Claims::of);
        } catch (IllegalArgumentException otherLetters) {
            return Optional.empty();
        }
    }
}
