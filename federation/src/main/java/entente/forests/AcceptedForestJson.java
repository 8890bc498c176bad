package entente.forests;

import static entente.forests.AcceptedForestReader.ACCOUNT;
import static entente.forests.AcceptedForestReader.CERTIFICATES;
import static entente.forests.AcceptedForestReader.DOMAINS;
import static entente.forests.AcceptedForestReader.ENABLED;
import static entente.forests.AcceptedForestReader.PASSWORD;

import entente.question.Domain;
import java.security.cert.X509Certificate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/// An accepted forest as administrators see it, and the names of what they may say of it.
public final class AcceptedForestJson {
    /// Everything that can be said of one.
    public static final Set<String> MEMBERS =
            Set.of(DOMAINS, ACCOUNT, PASSWORD, CERTIFICATES, ENABLED);

    private AcceptedForestJson() {}

    /// All but the password, which is never told again; certificates by name.
    public static Map<String, Object> of(AcceptedForest forest) {
        var json = settings(forest);
        json.put(
                CERTIFICATES,
                forest.certificates().stream().map(AcceptedForestJson::named).toList());
        return json;
    }

    /// The settings as they are said, without the password.
    static Map<String, Object> settings(AcceptedForest forest) {
        var json = new LinkedHashMap<String, Object>();
        json.put(DOMAINS, forest.domains().stream().map(Domain::name).sorted().toList());
        forest.account().ifPresent(account -> json.put(ACCOUNT, account.name().toString()));
        json.put(
                CERTIFICATES, forest.certificates().stream().map(ForestCertificates::pem).toList());
        json.put(ENABLED, forest.enabled());
        return json;
    }

    private static Map<String, Object> named(X509Certificate certificate) {
        var json = new LinkedHashMap<String, Object>();
        json.put("thumbprint", ForestCertificates.thumbprint(certificate));
        json.put("subject", certificate.getSubjectX500Principal().getName());
        json.put("notAfter", certificate.getNotAfter().toInstant().toString());
        return json;
    }
}
