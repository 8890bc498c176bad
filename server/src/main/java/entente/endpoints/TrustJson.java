package entente.endpoints;

import entente.enrolment.Membership;
import entente.enrolment.Membership.FederatedDomain;
import entente.enrolment.Thumbprint;
import entente.enrolment.TrustCheck.Finding;
import entente.question.Domain;
import entente.trusts.DomainProof;
import entente.trusts.FederationKey;
import entente.trusts.FederationTrust.TokenIssuer;
import entente.wire.seal.KeyId;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// A federation trust as administrators see it: of keys the certificates, and nothing else.
final class TrustJson {
    private TrustJson() {}

    static Map<String, Object> of(Membership membership, Instant now) {
        var json = new LinkedHashMap<String, Object>();
        json.put("name", membership.name());
        json.put("broker", membership.broker().toString());
        json.put("state", membership.trust().isPresent() ? "joined" : "joining");
        json.put("enabled", membership.enabled());
        json.put("applicationUri", membership.applicationUri());
        membership.appId().ifPresent(id -> json.put("appId", id));
        json.put("domains", domains(membership));
        membership.issuer().ifPresent(issuer -> json.put("issuer", issuer(issuer, now)));
        json.put("keys", keys(membership, now));
        membership
                .rolling()
                .ifPresent(step -> json.put("unfinished", step.name().toLowerCase(Locale.ROOT)));
        return json;
    }

    static Map<String, Object> of(List<Finding> findings) {
        var json = new LinkedHashMap<String, Object>();
        json.put("passed", findings.stream().allMatch(Finding::passed));
        findings.stream()
                .flatMap(each -> each.why().stream())
                .findFirst()
                .ifPresent(why -> {
                    json.put("reasonCode", why.code().name());
                    json.put("sentence", why.sentence());
                    json.put("remedy", why.remedy());
                });
        json.put(
                "steps",
                findings.stream()
                        .map(each -> {
                            var step = new LinkedHashMap<String, Object>();
                            step.put("step", each.step());
                            step.put("passed", each.passed());
                            step.put("detail", each.detail());
                            each.why()
                                    .ifPresent(why -> {
                                        step.put("reasonCode", why.code().name());
                                        step.put("remedy", why.remedy());
                                    });
                            return step;
                        })
                        .toList());
        return json;
    }

    private static List<Map<String, Object>> domains(Membership membership) {
        var domains = new ArrayList<Map<String, Object>>();
        membership.domains().keySet().stream()
                .sorted((a, b) -> a.name().compareTo(b.name()))
                .forEach(domain -> domains.add(domain(domain, membership.standing(domain))));
        return domains;
    }

    private static Map<String, Object> domain(Domain domain, FederatedDomain stands) {
        var json = new LinkedHashMap<String, Object>();
        json.put("domain", domain.name());
        json.put("state", stands.state().name().toLowerCase(Locale.ROOT));
        stands.proof()
                .ifPresent(proof ->
                        DomainProof.recordName(domain)
                                .ifPresent(name ->
                                        json.put(
                                                "proof",
                                                Map.of(
                                                        "name",
                                                        name.name(),
                                                        "type",
                                                        "TXT",
                                                        "strings",
                                                        DomainProof.chunks(proof)))));
        return json;
    }

    private static Map<String, Object> issuer(TokenIssuer issuer, Instant now) {
        var json = new LinkedHashMap<String, Object>();
        json.put("uri", issuer.uri());
        json.put("endpoint", issuer.endpoint().toString());
        json.put("metadata", issuer.metadata().toString());
        json.put("signing", certificate(issuer.signing(), now));
        issuer.previousSigning()
                .ifPresent(other -> json.put("previousSigning", certificate(other, now)));
        issuer.encryption()
                .ifPresent(certificate -> json.put("encryption", certificate(certificate, now)));
        return json;
    }

    private static Map<String, Object> keys(Membership membership, Instant now) {
        var keys = membership.keys();
        var json = new LinkedHashMap<String, Object>();
        json.put("current", key(keys.current(), now));
        keys.next().ifPresent(next -> json.put("next", key(next, now)));
        keys.previous().ifPresent(previous -> json.put("previous", key(previous, now)));
        return json;
    }

    private static Map<String, Object> key(FederationKey key, Instant now) {
        return certificate(key.certificate(), now);
    }

    private static Map<String, Object> certificate(X509Certificate certificate, Instant now) {
        var until = certificate.getNotAfter().toInstant();
        var json = new LinkedHashMap<String, Object>();
        json.put("thumbprint", Thumbprint.of(certificate));
        KeyId.in(certificate).ifPresent(id -> json.put("keyId", id.base64()));
        json.put("notAfter", until.toString());
        json.put("daysLeft", Duration.between(now, until).toDays());
        return json;
    }
}
