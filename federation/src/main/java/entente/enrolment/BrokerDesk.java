package entente.enrolment;

import static java.nio.charset.StandardCharsets.US_ASCII;

import entente.calling.Call;
import entente.calling.Https;
import entente.calling.Outcome.NoAnswer;
import entente.calling.Outcome.Responded;
import entente.problem.Code;
import entente.problem.Refusal;
import entente.question.Domain;
import entente.trusts.FederationKey;
import entente.vouching.Spoken;
import entente.wire.jwt.SignedRequest;
import entente.wire.jwt.SigningKey;
import java.net.URI;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The broker's registration desk as we ask it: each request is signed with a federation key, and may be repeated.
final class BrokerDesk {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int MOST_BYTES = 256 * 1024;
    private static final String ORGS = "/admin/v1/orgs";

    private final Https https;
    private final InstantSource clock;

    BrokerDesk(Https https, InstantSource clock) {
        this.https = https;
        this.clock = clock;
    }

    /// Registers whoever holds the key, or tells what it is registered as.
    Registration register(Membership membership) throws Stopped {
        var name = membership.applicationUri();
        return ask(
                "POST",
                membership.broker() + ORGS,
                membership.keys().current(),
                Map.of("applicationUri", name, "accountNamespace", name));
    }

    /// How our registration stands; `key` may be any that is registered.
    Registration look(Membership membership, FederationKey key) throws Stopped {
        return ask("POST", org(membership), key, Map.of());
    }

    Registration stage(Membership membership, X509Certificate next) throws Stopped {
        return ask(
                "PUT",
                org(membership) + "/certificates/next",
                membership.keys().current(),
                Map.of("certificate", base64(next)));
    }

    /// Signed with the next key, as nobody else may bring it into use.
    Registration publish(Membership membership) throws Stopped {
        return ask(
                "POST",
                org(membership) + "/certificates/publish",
                membership.keys().next().orElseThrow(),
                Map.of());
    }

    Registration clearPrevious(Membership membership) throws Stopped {
        return ask(
                "DELETE",
                org(membership) + "/certificates/previous",
                membership.keys().current(),
                Map.of());
    }

    Registration reserve(Membership membership, Domain domain) throws Stopped {
        return ask(
                "POST",
                org(membership) + "/domains",
                membership.keys().current(),
                Map.of("domain", domain.name()));
    }

    /// Has the broker look for the proof of a domain.
    Registration check(Membership membership, Domain domain) throws Stopped {
        return ask(
                "POST",
                org(membership) + "/domains/" + domain + "/check",
                membership.keys().current(),
                Map.of());
    }

    Registration release(Membership membership, Domain domain) throws Stopped {
        return ask(
                "DELETE",
                org(membership) + "/domains/" + domain,
                membership.keys().current(),
                Map.of());
    }

    private static String org(Membership membership) {
        return "%s%s/%s".formatted(membership.broker(), ORGS, membership.appId().orElseThrow());
    }

    private Registration ask(String method, String url, FederationKey key, Map<String, ?> claims)
            throws Stopped {
        var body =
                SignedRequest.write(
                        SigningKey.of(key.privateKey(), key.certificate()),
                        url,
                        clock.instant(),
                        claims);
        var call =
                new Call(
                        method,
                        URI.create(url),
                        Map.of("Content-Type", "application/jwt"),
                        body.getBytes(US_ASCII),
                        PATIENCE,
                        MOST_BYTES);
        return switch (https.send(call)) {
            case NoAnswer(var _, var why) ->
                    throw new Stopped(
                            Refusal.of(Code.TRUST_BROKER_SILENT)
                                    .saying("The broker did not answer: %s.".formatted(why)));
            case Responded answer -> registration(answer);
        };
    }

    private static Registration registration(Responded answer) throws Stopped {
        try {
            var json = MAPPER.readTree(answer.body());
            if (answer.status() == 200) {
                return Registration.read(json);
            }
            throw refused(answer.status(), json.path("error"));
        } catch (JacksonException notJson) {
            throw refused(answer.status(), MAPPER.createObjectNode());
        }
    }

    private static Stopped refused(int status, JsonNode error) {
        var code = error.path("reasonCode").asString("HTTP " + status);
        var sentence = error.path("sentence").asString("It did not say why.");
        return new Stopped(
                Refusal.of(Code.TRUST_BROKER_REFUSED)
                        .saying(
                                "The broker refused (%s): %s"
                                        .formatted(Spoken.quoted(code), Spoken.quoted(sentence))));
    }

    private static String base64(X509Certificate certificate) {
        try {
            return Base64.getEncoder().encodeToString(certificate.getEncoded());
        } catch (CertificateEncodingException cannotBe) {
            throw new IllegalArgumentException("the certificate has no DER form", cannotBe);
        }
    }
}
