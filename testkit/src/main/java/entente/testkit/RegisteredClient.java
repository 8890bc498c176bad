package entente.testkit;

import static java.nio.charset.StandardCharsets.US_ASCII;

import entente.wire.jwt.Challenge;
import entente.wire.jwt.GrantMalformed;
import entente.wire.jwt.Issuer;
import entente.wire.jwt.MetadataDocument;
import entente.wire.jwt.MetadataMalformed;
import entente.wire.jwt.SigningKey;
import entente.wire.jwt.TokenAnswer;
import entente.wire.jwt.TokenRequest;
import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/// The application registered for tests, as a program of somebody else's would be it: it knows the ready document and its own key,
/// and asks for the rest over the wire.
///
/// Claims come as maps that can be changed before they are signed, so that a test can have a token that is right but for one thing.
public final class RegisteredClient {
    private static final Duration LIFE = Duration.ofMinutes(4);
    private static final Map<String, String> FORM =
            Map.of("Content-Type", "application/x-www-form-urlencoded");

    private final LabUnderTest lab;
    private final SigningKey key;
    private final Issuer broker;

    private RegisteredClient(LabUnderTest lab, SigningKey key, Issuer broker) {
        this.lab = lab;
        this.key = key;
        this.broker = broker;
    }

    public static RegisteredClient of(LabUnderTest lab) {
        var told = lab.ready().client();
        return new RegisteredClient(lab, lab.signingKey("client"), brokerNamed(lab, told.realm()));
    }

    private static Issuer brokerNamed(LabUnderTest lab, String realm) {
        var published = lab.get(lab.ready().broker().metadataUrl());
        try {
            var name = MetadataDocument.parse(published.body()).issuer();
            return Issuer.parse(name)
                    .orElseThrow(() -> new IllegalStateException(name + " is no issuer"));
        } catch (MetadataMalformed malformed) {
            throw new IllegalStateException("the broker's document for " + realm, malformed);
        }
    }

    /// `app@realm`.
    public String name() {
        return lab.ready().client().appId() + "@" + lab.ready().client().realm();
    }

    /// The broker as the issuer of actor tokens.
    public String broker() {
        return broker.toString();
    }

    /// What the EWS of a domain calls itself on this machine: `app/localhost@realm`, learnt from its challenge.
    public String resource(String domain) {
        var url = lab.organisation(domain).ewsUrl();
        var asked =
                lab.send(
                        "POST",
                        url,
                        Map.of("Authorization", "Bearer", "Content-Type", "text/xml"),
                        new byte[0]);
        var challenge =
                Challenge.parse(asked.headers().allValues("WWW-Authenticate"))
                        .orElseThrow(() -> new IllegalStateException("no challenge at " + url));
        return "%s/%s@%s"
                .formatted(
                        challenge.clientId(),
                        URI.create(url).getHost(),
                        challenge.realm().orElseThrow());
    }

    /// What proves to the broker who asks for an actor token, and that it means to speak for people (MS-XOAUTH 3.2.5.2).
    public Map<String, Object> actorAssertion() {
        var claims = new LinkedHashMap<String, Object>();
        var host = URI.create(lab.ready().client().tokenUrl()).getHost();
        claims.put("iss", name());
        claims.put("nameid", name());
        claims.put("aud", "%s/%s@%s".formatted(broker.app(), host, broker.realm()));
        claims.put("nbf", seconds(Instant.now()));
        claims.put("exp", seconds(Instant.now().plus(LIFE)));
        claims.put("jti", UUID.randomUUID().toString());
        claims.put("trustedfordelegation", "true");
        return claims;
    }

    /// What proves to the broker who asks for an access token (RFC 7523, 3).
    public Map<String, Object> accessAssertion() {
        var claims = new LinkedHashMap<String, Object>();
        claims.put("iss", lab.ready().client().appId());
        claims.put("sub", lab.ready().client().appId());
        claims.put("aud", lab.ready().client().tokenUrl());
        claims.put("iat", Instant.now().getEpochSecond());
        claims.put("exp", Instant.now().plus(LIFE).getEpochSecond());
        claims.put("jti", UUID.randomUUID().toString());
        return claims;
    }

    /// The claims, signed with the client's own key.
    public String signed(Map<String, Object> claims) {
        return key.sign(key.usualAlgorithm(), Map.of(), claims);
    }

    /// Asks in the historical way (MS-XOAUTH 3.2.5.2).
    public HttpResponse<byte[]> askForActorToken(String assertion, String resource) {
        return post(new TokenRequest.Actor(assertion, resource, Optional.empty()).encode());
    }

    /// Asks in the way of RFC 6749, 4.4.
    public HttpResponse<byte[]> askForAccessToken(String assertion, String resource) {
        var client = Optional.of(lab.ready().client().appId());
        return post(new TokenRequest.ClientCredentials(client, assertion, resource).encode());
    }

    /// Sends the broker any form.
    public HttpResponse<byte[]> post(byte[] form) {
        return lab.send("POST", lab.ready().client().tokenUrl(), FORM, form);
    }

    public String actorToken(String resource) {
        return issued(askForActorToken(signed(actorAssertion()), resource));
    }

    public String accessToken(String resource) {
        return issued(askForAccessToken(signed(accessAssertion()), resource));
    }

    private static String issued(HttpResponse<byte[]> response) {
        if (response.statusCode() != 200) {
            throw new IllegalStateException("no token: " + new String(response.body(), US_ASCII));
        }
        try {
            return TokenAnswer.parse(response.body(), Instant.now()).accessToken();
        } catch (GrantMalformed malformed) {
            throw new IllegalStateException("the broker's answer", malformed);
        }
    }

    /// The claims of an outer token in which `person` asks with `actorToken` (MS-XOAUTH 3.2.5.6).
    public Map<String, Object> outer(String actorToken, String resource, String person) {
        var claims = new LinkedHashMap<String, Object>();
        claims.put("aud", resource);
        claims.put("iss", name());
        claims.put("nbf", seconds(Instant.now()));
        claims.put("exp", seconds(Instant.now().plus(LIFE)));
        claims.put("nameid", person);
        claims.put("smtp", person);
        claims.put("actortoken", actorToken);
        return claims;
    }

    /// The historical tokens write times as strings.
    static String seconds(Instant time) {
        return Long.toString(time.getEpochSecond());
    }
}
