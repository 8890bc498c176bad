package entente.endpoints;

import entente.problem.Refusal;
import entente.registry.FederatedDomain;
import entente.registry.Organisation;
import entente.registry.Terms;
import entente.trusts.Action;
import entente.trusts.DomainProof;
import entente.wire.seal.KeyId;
import java.security.cert.X509Certificate;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// An organisation's registration as JSON. What there is not is left out.
final class RegistrationJson {
    private static final String PROOF_FORM =
            "base64url of RSASSA-PSS (SHA-256) over fed-domain-proof-v1, appId and domain, a zero byte between each two";

    private RegistrationJson() {}

    static Map<String, Object> of(Organisation organisation, Optional<Refusal> finding) {
        var json = new LinkedHashMap<String, Object>();
        json.put("appId", organisation.appId());
        json.put("accountNamespace", organisation.accountNamespace().name());
        json.put("applicationUris", organisation.uris().stream().map(Object::toString).toList());
        organisation.contact().ifPresent(contact -> json.put("contact", contact.toString()));
        json.put("registeredAt", organisation.registeredAt().toString());
        json.put("certificates", certificates(organisation));
        json.put("domains", organisation.domains().stream().map(RegistrationJson::domain).toList());
        json.put("terms", terms(organisation.terms()));
        finding.ifPresent(found -> json.put("finding", of(found)));
        return json;
    }

    static Map<String, Object> of(Refusal why) {
        var json = new LinkedHashMap<String, Object>();
        json.put("reasonCode", why.code().name());
        json.put("sentence", why.sentence());
        json.put("remedy", why.remedy());
        return json;
    }

    private static Map<String, Object> certificates(Organisation organisation) {
        var certificates = organisation.certificates();
        var json = new LinkedHashMap<String, Object>();
        json.put("current", certificate(certificates.current()));
        certificates.next().ifPresent(next -> json.put("next", certificate(next)));
        certificates.previous().ifPresent(previous -> json.put("previous", certificate(previous)));
        return json;
    }

    private static Map<String, Object> certificate(X509Certificate certificate) {
        var json = new LinkedHashMap<String, Object>();
        json.put("keyId", KeyId.of(certificate).base64());
        json.put("notAfter", certificate.getNotAfter().toInstant().toString());
        return json;
    }

    private static Map<String, Object> domain(FederatedDomain domain) {
        var json = new LinkedHashMap<String, Object>();
        json.put("name", domain.name().name());
        json.put("state", domain.state().name().toLowerCase(Locale.ROOT));
        json.put("reservedAt", domain.reservedAt().toString());
        domain.provedAt().ifPresent(at -> json.put("provedAt", at.toString()));
        domain.checkedAt().ifPresent(at -> json.put("checkedAt", at.toString()));
        domain.failingSince().ifPresent(at -> json.put("failingSince", at.toString()));
        DomainProof.recordName(domain.name())
                .ifPresent(name ->
                        json.put(
                                "proof",
                                Map.of("name", name.name(), "type", "TXT", "form", PROOF_FORM)));
        return json;
    }

    private static Map<String, Object> terms(Terms terms) {
        var json = new LinkedHashMap<String, Object>();
        json.put("enabled", terms.enabled());
        json.put("legacy", terms.legacy());
        json.put("plainRequests", terms.plainRequests());
        json.put("actions", terms.actions().stream().sorted().map(Action::wireName).toList());
        return json;
    }
}
