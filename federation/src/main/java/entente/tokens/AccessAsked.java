package entente.tokens;

import entente.wire.jwt.Claims;
import entente.wire.jwt.PrincipalName;
import entente.wire.jwt.SigningKey;
import entente.wire.jwt.TokenRequest;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/// An access token is asked for (RFC 6749, 4.4; RFC 7523, 2.2): for all of what we may do at the resource's host.
record AccessAsked(AuthServer server, OwnIdentity own, PrincipalName resource)
        implements BrokerGrant {
    @Override
    public TokenRequest request(SigningKey signer, Instant now) {
        var claims = new LinkedHashMap<String, Object>();
        claims.put("iss", own.appId());
        claims.put("sub", own.appId());
        claims.put("aud", server.tokenEndpoint().toString());
        claims.put("jti", UUID.randomUUID().toString());
        claims.put("iat", now.getEpochSecond());
        claims.put("nbf", now.getEpochSecond());
        claims.put("exp", now.plus(ASSERTION_LIFE).getEpochSecond());
        var header = Map.<String, Object>of("x5t#S256", signer.x5tS256());
        return new TokenRequest.ClientCredentials(
                Optional.of(own.appId()),
                signer.sign(signer.usualAlgorithm(), header, claims),
                audience() + ".default");
    }

    @Override
    public String audience() {
        return "https://" + resource.host() + "/";
    }

    @Override
    public String application() {
        return own.appId();
    }

    @Override
    public Optional<String> applicationIn(Claims token) {
        return token.text("sub");
    }
}
