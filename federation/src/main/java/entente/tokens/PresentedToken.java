package entente.tokens;

import entente.problem.Code;
import entente.wire.jwt.Claims;
import entente.wire.jwt.CompactToken;
import entente.wire.jwt.TokenMalformed;
import java.util.Optional;

/// What a caller presented, taken apart: the part that an issuer signed, and the envelope round it if there is one.
record PresentedToken(CompactToken signed, Optional<CompactToken> outer) {

    /// Reads what followed `Bearer`. An envelope holds one signed token; nothing goes deeper.
    static PresentedToken read(String text) throws TokenRefused {
        var presented = parse(text);
        if (!presented.claims().has(Claims.ACTOR_TOKEN)) {
            return new PresentedToken(signed(presented), Optional.empty());
        }
        var actorText =
                presented
                        .actorToken()
                        .orElseThrow(() -> malformed("its actor token is no string."));
        var actor = signed(parse(actorText));
        if (actor.claims().has(Claims.ACTOR_TOKEN)) {
            throw malformed("its actor token has an actor token inside.");
        }
        return new PresentedToken(actor, Optional.of(presented));
    }

    /// Its form, in words.
    String form() {
        return outer.isPresent()
                ? "three segments, canonically written, with one actor token inside"
                : "three segments, canonically written";
    }

    /// The whole: the envelope, or the token itself where there is none. It is this part that names the person.
    CompactToken whole() {
        return outer.orElse(signed);
    }

    private static CompactToken parse(String text) throws TokenRefused {
        try {
            return CompactToken.parse(text);
        } catch (TokenMalformed wrong) {
            throw malformed(wrong.getMessage() + ".");
        }
    }

    // RFC 8725, 3.1 and 3.2: only an envelope may lack a signature, and only if there is a signed
    // token inside.
    private static CompactToken signed(CompactToken token) throws TokenRefused {
        if (token.unsigned()) {
            throw malformed("it is unsigned, and no envelope.");
        }
        return token;
    }

    private static TokenRefused malformed(String cause) {
        return new TokenRefused(Code.TOKEN_MALFORMED, cause);
    }
}
