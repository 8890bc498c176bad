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

/// An actor token is asked for (MS-XOAUTH 3.2.5.2): we name ourselves in the realm that the broker knows us in.
record ActorAsked(AuthServer server, OwnIdentity own, PrincipalName resource, boolean delegation)
        implements BrokerGrant {
    @Override
    public TokenRequest request(SigningKey signer, Instant now) {
        var claims = new LinkedHashMap<String, Object>();
        claims.put("iss", application());
        claims.put("nameid", application());
        claims.put(
                "aud",
                "%s/%s@%s"
                        .formatted(
                                server.appId(), server.tokenEndpoint().getHost(), server.realm()));
        claims.put("nbf", Long.toString(now.getEpochSecond()));
        claims.put("exp", Long.toString(now.plus(ASSERTION_LIFE).getEpochSecond()));
        claims.put("jti", UUID.randomUUID().toString());
        if (delegation) {
            claims.put("trustedfordelegation", "true");
        }
        return new TokenRequest.Actor(
                signer.sign(signer.usualAlgorithm(), Map.of(), claims),
                audience(),
                Optional.of(server.realm()));
    }

    @Override
    public String audience() {
        return resource.toString();
    }

    @Override
    public String application() {
        return own.appId() + "@" + server.realm();
    }

    @Override
    public Optional<String> applicationIn(Claims token) {
        return token.text("nameid");
    }
}
