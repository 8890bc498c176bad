package entente.inspection;

import entente.wire.jwt.Claims;
import entente.wire.jwt.PrincipalName;
import entente.wire.jwt.TokenGlance;

/// Which kind of JSON web token one is, by what it says of itself.
final class JwtKind {
    private JwtKind() {}

    static String of(TokenGlance glance) {
        var claims = glance.claims();
        if (claims.isEmpty()) {
            return "a JSON web token whose claims cannot be read";
        }
        if (glance.actorToken().isPresent()) {
            return glance.signed()
                    ? "an outer token, signed, with an actor token inside (L1 or L2)"
                    : "an outer token, unsigned, with an actor token inside (L1 or L2)";
        }
        var accessToken =
                glance.header().flatMap(header -> header.text("typ")).filter("at+jwt"::equals);
        return accessToken.isPresent() ? access(claims.get()) : older(claims.get());
    }

    // RFC 9068, 2.2: a client's own token names it as client_id.
    private static String access(Claims claims) {
        if (claims.has("client_id")) {
            return "an access token of an application (N2)";
        }
        return claims.has("email")
                ? "a token that names a person, signed by the organisation (N1)"
                : "a token of an application, signed by its organisation (N1)";
    }

    private static String older(Claims claims) {
        var issuer = claims.text("iss");
        if (issuer.isPresent() && issuer.equals(claims.text("sub"))) {
            return "an assertion of a client to a broker (RFC 7523)";
        }
        if (issuer.isPresent() && issuer.equals(claims.text("nameid"))) {
            return "signed by the application itself: an assertion to a broker, or an actor token (L2)";
        }
        var forOneResource = claims.text("aud").flatMap(PrincipalName::parse);
        return claims.has("nameid") && forOneResource.isPresent()
                ? "an actor token of a broker (L1)"
                : "a JSON web token of no kind that is used here";
    }
}
