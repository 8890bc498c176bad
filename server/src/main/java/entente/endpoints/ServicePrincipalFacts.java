package entente.endpoints;

import entente.broker.ServicePrincipal;
import entente.wire.jwt.PrincipalName;
import entente.wire.jwt.VerifyKey;
import java.util.LinkedHashMap;
import java.util.Map;

/// What follows from the settings of a service principal: the names that tokens are asked for by, and what its certificates are.
public final class ServicePrincipalFacts {
    private ServicePrincipalFacts() {}

    public static Map<String, Object> of(ServicePrincipal principal) {
        var facts = new LinkedHashMap<String, Object>();
        facts.put(
                "names",
                principal.hosts().stream()
                        .map(host ->
                                new PrincipalName(
                                        principal.appId(), host.name(), principal.realm()))
                        .map(PrincipalName::toString)
                        .sorted()
                        .toList());
        facts.put("keys", principal.keys().stream().map(ServicePrincipalFacts::of).toList());
        return facts;
    }

    private static Map<String, Object> of(VerifyKey key) {
        return Map.of(
                "thumbprint",
                key.thumbprint(),
                "notAfter",
                key.certificate().getNotAfter().toInstant().toString());
    }
}
