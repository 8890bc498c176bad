package entente.broker;

import static java.nio.charset.StandardCharsets.UTF_8;

import entente.question.Domain;
import entente.tokens.SigningKeys;
import entente.wire.jwt.CompactToken;
import entente.wire.jwt.SelfSigned;
import entente.wire.jwt.SigningKey;
import entente.wire.jwt.TokenMalformed;
import entente.wire.jwt.VerifyKey;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A broker at auth.test with Contoso, who asks, and Fabrikam, who is asked about.
final class World {
    static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");
    static final String BROKER_APP = "0a000000-0000-4000-8000-000000000000";
    static final String CONTOSO_APP = "c0000000-0000-4000-8000-000000000001";
    static final String FABRIKAM_APP = "fa000000-0000-4000-8000-000000000002";
    static final String NORTHWIND_APP = "d0000000-0000-4000-8000-000000000003";
    static final String FABRIKAM_MAIL = FABRIKAM_APP + "/mail.fabrikam.test@fabrikam.test";

    static final Instant MADE = Instant.parse("2025-06-01T00:00:00Z");
    static final Instant EXPIRES = Instant.parse("2027-06-01T00:00:00Z");
    static final SigningKey CONTOSO = SelfSigned.rsa("contoso.test", 2048, MADE, EXPIRES);
    static final SigningKey CONTOSO_P256 = SelfSigned.p256("contoso.test", MADE, EXPIRES);
    static final SigningKey CONTOSO_EXPIRED =
            SelfSigned.p256("contoso.test", MADE, NOON.minusSeconds(1));
    static final SigningKey FABRIKAM = SelfSigned.rsa("fabrikam.test", 2048, MADE, EXPIRES);
    static final SigningKey STRANGER = SelfSigned.p256("stranger.test", MADE, EXPIRES);
    static final SigningKey BROKER = SelfSigned.rsa("auth.test", 2048, MADE, EXPIRES);
    static final SigningKey BROKER_NEXT = SelfSigned.rsa("auth.test next", 2048, MADE, EXPIRES);

    SigningKeys keys =
            new SigningKeys(
                    Optional.of(BROKER), Optional.of(BROKER_NEXT), Instant.MAX, Optional.empty());
    final RememberedIssueLog log = new RememberedIssueLog();
    final Broker broker;

    private Registry registry = registry(contoso(true, true));

    World() {
        this(BrokerPolicy.lasting(Duration.ofMinutes(60)));
    }

    World(BrokerPolicy policy) {
        broker = new Broker(identity(), policy, () -> registry, () -> keys, log);
    }

    static BrokerIdentity identity() {
        return new BrokerIdentity(
                BROKER_APP,
                Set.of("contoso.test", "fabrikam.test"),
                URI.create("https://auth.test:8443"),
                Set.of(Domain.of("auth.test"), Domain.of("localhost")));
    }

    static ServicePrincipal contoso(boolean delegation, boolean enabled) {
        return new ServicePrincipal(
                CONTOSO_APP,
                "contoso.test",
                "Contoso Mail",
                Set.of(Domain.of("mail.contoso.test")),
                List.of(CONTOSO.verifyKey(), CONTOSO_P256.verifyKey(), CONTOSO_EXPIRED.verifyKey()),
                Set.of(FABRIKAM_APP),
                Set.of("freebusy.read"),
                delegation,
                enabled);
    }

    private static ServicePrincipal resource(String appId, String domain, List<VerifyKey> keys) {
        return new ServicePrincipal(
                appId,
                domain,
                domain,
                Set.of(Domain.of("mail." + domain), Domain.of("autodiscover." + domain)),
                keys,
                Set.of(),
                Set.of(),
                false,
                true);
    }

    static Registry registry(ServicePrincipal contoso) {
        return new FixedRegistry(
                List.of(
                        contoso,
                        resource(FABRIKAM_APP, "fabrikam.test", List.of(FABRIKAM.verifyKey())),
                        resource(NORTHWIND_APP, "northwind.test", List.of())));
    }

    World with(ServicePrincipal contoso) {
        return with(registry(contoso));
    }

    World with(Registry known) {
        registry = known;
        return this;
    }

    /// The claims of Contoso's assertion for an actor token.
    static Map<String, Object> assertion() {
        var claims = new LinkedHashMap<String, Object>();
        claims.put("iss", CONTOSO_APP + "@contoso.test");
        claims.put("nameid", CONTOSO_APP + "@contoso.test");
        claims.put("aud", BROKER_APP + "/auth.test@contoso.test");
        claims.put("nbf", Long.toString(NOON.getEpochSecond()));
        claims.put("exp", Long.toString(NOON.plusSeconds(300).getEpochSecond()));
        claims.put("jti", UUID.randomUUID().toString());
        return claims;
    }

    /// The claims of Contoso's assertion for an access token.
    static Map<String, Object> clientAssertion() {
        var claims = new LinkedHashMap<String, Object>();
        claims.put("iss", CONTOSO_APP);
        claims.put("sub", CONTOSO_APP);
        claims.put("aud", "https://auth.test:8443/contoso.test/oauth2/v2.0/token");
        claims.put("nbf", NOON.getEpochSecond());
        claims.put("exp", NOON.plusSeconds(300).getEpochSecond());
        claims.put("jti", UUID.randomUUID().toString());
        return claims;
    }

    static String signed(Map<String, Object> claims) {
        return CONTOSO.sign("RS256", Map.of(), claims);
    }

    /// The same claims but one; without it where `value` is absent.
    static Map<String, Object> but(
            Map<String, Object> claims, String name, Optional<Object> value) {
        var changed = new LinkedHashMap<>(claims);
        changed.remove(name);
        value.ifPresent(it -> changed.put(name, it));
        return changed;
    }

    static Map<String, List<String>> actorForm(String assertion) {
        return form(
                "grant_type", "http://oauth.net/grant_type/jwt/1.0/bearer",
                "assertion", assertion,
                "resource", FABRIKAM_MAIL);
    }

    static Map<String, List<String>> accessForm(String assertion) {
        return form(
                "grant_type", "client_credentials",
                "client_id", CONTOSO_APP,
                "client_assertion_type", "urn:ietf:params:oauth:client-assertion-type:jwt-bearer",
                "client_assertion", assertion,
                "scope", "https://mail.fabrikam.test/.default");
    }

    static Map<String, List<String>> form(String... namesAndValues) {
        var form = new LinkedHashMap<String, List<String>>();
        for (var i = 0; i < namesAndValues.length; i += 2) {
            form.computeIfAbsent(namesAndValues[i], _ -> new ArrayList<>())
                    .add(namesAndValues[i + 1]);
        }
        return form;
    }

    static Map<String, List<String>> but(
            Map<String, List<String>> form, String name, String... values) {
        var changed = new HashMap<>(form);
        changed.put(name, List.of(values));
        return changed;
    }

    Broker.Outcome ask(Map<String, List<String>> form) {
        return ask("contoso.test", form, NOON);
    }

    Broker.Outcome ask(String realm, Map<String, List<String>> form, Instant now) {
        return broker.token(realm, form, "auth.test", now);
    }

    /// The token of an outcome that must be one.
    static CompactToken issued(Broker.Outcome outcome) {
        if (outcome instanceof Broker.Outcome.Issued(var answer, _)) {
            try {
                return CompactToken.parse(answer.accessToken());
            } catch (TokenMalformed malformed) {
                throw new AssertionError(malformed);
            }
        }
        throw new AssertionError("no token: " + outcome);
    }

    static JsonNode json(byte[] bytes) {
        return JsonMapper.builder().build().readTree(new String(bytes, UTF_8));
    }
}
