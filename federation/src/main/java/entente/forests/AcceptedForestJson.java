package entente.forests;

import static entente.forests.AcceptedForestReader.ACCOUNT;
import static entente.forests.AcceptedForestReader.CERTIFICATES;
import static entente.forests.AcceptedForestReader.DOMAINS;
import static entente.forests.AcceptedForestReader.ENABLED;
import static entente.forests.AcceptedForestReader.PASSWORD;

import entente.mailbox.PasswordHash;
import entente.objects.Faulty;
import entente.question.Domain;
import java.security.cert.X509Certificate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/// An accepted forest as administrators see it, and the names of what they may say of it.
public final class AcceptedForestJson {
    /// Everything that can be said of one.
    public static final Set<String> MEMBERS =
            Set.of(DOMAINS, ACCOUNT, PASSWORD, CERTIFICATES, ENABLED);

    private static final PasswordHash NO_PASSWORD = PasswordHash.ofNobody();

    private AcceptedForestJson() {}

    /// All but the password, which is never told again; certificates with what names them.
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

    /// The settings in `object` as they are said of a forest that has them, whatever its password; certificates as PEM texts.
    public static Map<String, Object> inOrder(Domain forest, JsonNode object) throws Faulty {
        var read = AcceptedForestReader.read(forest, object, (_, _) -> Optional.of(NO_PASSWORD));
        return switch (read) {
            case AcceptedForestReader.Outcome.Read(var wanted) -> settings(wanted);
            case AcceptedForestReader.Outcome.Faulty(var faults) -> throw new Faulty(faults);
        };
    }

    private static Map<String, Object> named(X509Certificate certificate) {
        var json = new LinkedHashMap<String, Object>();
        json.put("thumbprint", ForestCertificates.thumbprint(certificate));
        json.put("subject", certificate.getSubjectX500Principal().getName());
        json.put("notAfter", certificate.getNotAfter().toInstant().toString());
        json.put("certificate", ForestCertificates.pem(certificate));
        return json;
    }
}
