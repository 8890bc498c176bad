package entente.discovery;

import entente.wire.jwt.MetadataDocument;
import entente.wire.jwt.MetadataDocument.Endpoint;
import entente.wire.jwt.PrincipalName;
import entente.wire.jwt.VerifyKey;
import entente.wire.seal.FederationCertificate;
import java.security.cert.CertificateEncodingException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;

/// Metadata documents with one key.
final class Published {
    private static final VerifyKey KEY = key();

    private Published() {}

    /// Of an organisation that answers at these hosts.
    static byte[] of(String app, String realm, String... hosts) {
        return new MetadataDocument(
                        realm,
                        app,
                        app + "@" + realm,
                        Arrays.stream(hosts)
                                .map(host -> new PrincipalName(app, host, realm).toString())
                                .toList(),
                        List.of(KEY),
                        List.of(),
                        List.of("N1"))
                .json();
    }

    /// Of a broker that issues tokens there.
    static byte[] ofBroker(String app, String realm, String tokens) {
        return new MetadataDocument(
                        realm,
                        app,
                        app + "@" + realm,
                        List.of(),
                        List.of(KEY),
                        List.of(new Endpoint(tokens, "OAuth2", "issuance")),
                        List.of())
                .json();
    }

    private static VerifyKey key() {
        try {
            var made =
                    FederationCertificate.make(
                            "signing", Instant.now().minusSeconds(60), Duration.ofDays(60));
            return VerifyKey.parse(made.certificate().getEncoded()).orElseThrow();
        } catch (CertificateEncodingException cannotBe) {
            throw new IllegalStateException(cannotBe);
        }
    }
}
