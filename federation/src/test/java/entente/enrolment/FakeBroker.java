package entente.enrolment;

import static java.nio.charset.StandardCharsets.UTF_8;

import entente.calling.Call;
import entente.calling.Site;
import entente.wire.jwt.SignedRequest;
import entente.wire.jwt.TokenMalformed;
import entente.wire.jwt.VerifyKey;
import entente.wire.seal.FederationCertificate;
import entente.wire.seal.KeyId;
import entente.wire.trust.FederationMetadata;
import java.net.URI;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/// A broker in memory, with one organisation at most. It keeps the desk's promises: registering twice is once, changes are signed with the
/// current certificate (its successor is published by the successor), and what is there already is not an error where the real one takes it twice.
final class FakeBroker implements Site {
    static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");
    static final URI URL = URI.create("https://auth.test");
    static final String ISSUER = "urn:fedbroker:auth.test";

    private static final Duration YEAR = Duration.ofDays(365);

    final FederationCertificate.Made first = FederationCertificate.make("auth.test", NOON, YEAR);

    /// What it publishes; the first signs the document, as `signer` does where it is set.
    List<FederationCertificate.Made> published = List.of(first);

    Optional<FederationCertificate.Made> signer = Optional.empty();
    String issuer = ISSUER;

    /// Domains whose proof is in DNS.
    final Map<String, Boolean> proofs = new TreeMap<>();

    /// Those of them whose proof the previous key made.
    final Set<String> provedByPrevious = new HashSet<>();

    /// Whether it says what a check missed.
    boolean tellsFindings = true;

    /// What was asked at its desk, in order.
    final List<String> errands = new ArrayList<>();

    int registrations;
    private @Nullable KeyId current;
    private @Nullable KeyId next;
    private @Nullable KeyId previous;
    private final Map<String, String> domains = new TreeMap<>();

    @Override
    public Reply answer(Call call) {
        return call.target().getPath().equals(BrokerMetadata.PATH)
                ? Site.said(200, metadata())
                : desk(call);
    }

    byte[] metadata() {
        var signing = published.stream().map(FederationCertificate.Made::certificate).toList();
        var by = signer.orElse(published.getFirst());
        return new FederationMetadata(
                        issuer,
                        URI.create("https://auth.test/extSTS.srf"),
                        signing,
                        Optional.empty())
                .signed(by.privateKey(), KeyId.of(by.certificate()));
    }

    private Reply desk(Call call) {
        try {
            var request = SignedRequest.read(new String(call.body(), UTF_8));
            if (!request.claims().text("aud").orElse("").equals(call.target().toString())) {
                return refused("REGISTRATION_STALE");
            }
            var sender = KeyId.of(request.sender().certificate());
            var path = call.target().getPath().substring("/admin/v1/orgs".length());
            if (path.isEmpty()) {
                return register(sender);
            }
            var errand = path.replaceFirst("^/app-1", "");
            var signer = errand.equals("/certificates/publish") && next != null ? next : current;
            var known = errand.isEmpty() ? keys().contains(sender.base64()) : sender.equals(signer);
            if (!known) {
                return refused("REGISTRATION_SENDER");
            }
            errands.add(call.method() + " " + errand);
            return act(call.method() + " " + errand, request);
        } catch (TokenMalformed malformed) {
            return refused("REGISTRATION_MALFORMED");
        }
    }

    private Reply register(KeyId sender) {
        if (current == null) {
            registrations++;
            current = sender;
        }
        return sender.equals(current) ? told(Optional.empty()) : refused("REGISTRATION_TAKEN");
    }

    private Reply act(String errand, SignedRequest request) {
        var parts = errand.split("/", -1);
        switch (errand.replaceFirst("/domains/[^/]+", "/domains/X")) {
            case "POST " -> {
                // A look.
            }
            case "PUT /certificates/next" -> next = KeyId.of(certificate(request));
            case "POST /certificates/publish" -> {
                if (next == null) {
                    return refused("REGISTRATION_CONFLICT");
                }
                previous = current;
                current = next;
                next = null;
            }
            case "DELETE /certificates/previous" -> previous = null;
            case "POST /domains" ->
                    domains.putIfAbsent(request.claims().text("domain").orElseThrow(), "pending");
            case "POST /domains/X/check" -> {
                var proved = proofs.getOrDefault(parts[2], false);
                domains.put(parts[2], proved ? "proved" : "pending");
                if (proved && provedByPrevious.contains(parts[2])) {
                    return told(Optional.of("The previous certificate alone made the proof."));
                }
                return told(proved ? Optional.empty() : Optional.of("No proof was found."));
            }
            case "DELETE /domains/X" -> domains.remove(parts[2]);
            default -> {
                return refused("REGISTRATION_UNKNOWN");
            }
        }
        return told(Optional.empty());
    }

    private static X509Certificate certificate(SignedRequest request) {
        var der = Base64.getDecoder().decode(request.claims().text("certificate").orElseThrow());
        return VerifyKey.parse(der).orElseThrow().certificate();
    }

    private Reply told(Optional<String> finding) {
        var certificates = new LinkedHashMap<String, Object>();
        put(certificates, "current", current);
        put(certificates, "next", next);
        put(certificates, "previous", previous);
        var json = new LinkedHashMap<String, Object>();
        json.put("appId", "app-1");
        json.put("certificates", certificates);
        json.put(
                "domains",
                domains.entrySet().stream()
                        .map(each -> Map.of("name", each.getKey(), "state", each.getValue()))
                        .toList());
        finding.filter(_ -> tellsFindings)
                .ifPresent(sentence -> json.put("finding", Map.of("sentence", sentence)));
        return Site.said(200, JsonMapper.shared().writeValueAsBytes(json));
    }

    private static void put(Map<String, Object> json, String name, @Nullable KeyId key) {
        if (key != null) {
            json.put(name, Map.of("keyId", key.base64()));
        }
    }

    private static Reply refused(String code) {
        var error = Map.of("error", Map.of("reasonCode", code, "sentence", "No."));
        return Site.said(409, JsonMapper.shared().writeValueAsBytes(error));
    }

    /// Its three keys as it knows them, or `-`.
    String keys() {
        return "%s %s %s".formatted(shown(current), shown(next), shown(previous));
    }

    /// Goes back to a time before the last key was published, where it was staged.
    void forgetThatTheKeyWasPublished() {
        next = current;
        current = previous;
        previous = null;
    }

    /// Goes back to a time before the next key was staged.
    void forgetTheNextKey() {
        next = null;
    }

    Map<String, String> domains() {
        return domains;
    }

    private static String shown(@Nullable KeyId key) {
        return key == null ? "-" : key.base64();
    }
}
