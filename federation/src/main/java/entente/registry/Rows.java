package entente.registry;

import entente.digest.Sha256;
import entente.problem.Code;
import entente.problem.Problem;
import entente.problem.Refusal;
import entente.question.Address;
import entente.question.Domain;
import entente.wire.jwt.VerifyKey;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What stands in the file, turned into an organisation and back.
final class Rows {
    /// Stands for SQL's NULL.
    record Null() {}

    private static final String CURRENT = "current";
    private static final String NEXT = "next";
    private static final String PREVIOUS = "previous";

    private Rows() {}

    /// A certificate, its place, and the hash of its public key.
    record StoredCertificate(byte[] keyHash, String role, byte[] der) {}

    /// An organisation as its rows say.
    record Stored(
            String appId,
            String namespace,
            @Nullable String contact,
            Instant registeredAt,
            List<StoredCertificate> certificates,
            List<String> uris,
            List<FederatedDomain> domains) {
        Organisation organisation(Terms terms) {
            return new Organisation(
                    appId,
                    Domain.of(namespace),
                    uris.stream().map(Domain::of).toList(),
                    new Certificates(
                            certificate(CURRENT).orElseThrow(() -> unreadable(appId)),
                            certificate(NEXT),
                            certificate(PREVIOUS)),
                    domains,
                    Optional.ofNullable(contact).flatMap(Address::parse),
                    registeredAt,
                    terms);
        }

        private Optional<X509Certificate> certificate(String role) {
            return certificates.stream()
                    .filter(each -> each.role().equals(role))
                    .findFirst()
                    .flatMap(each -> VerifyKey.parse(each.der()))
                    .map(VerifyKey::certificate);
        }
    }

    private static Problem unreadable(String appId) {
        return new Problem(
                Refusal.of(Code.STORE_UNREADABLE)
                        .saying("The registration of %s cannot be read.".formatted(appId)));
    }

    static Object orNull(Optional<?> value) {
        return value.isPresent() ? value.get() : new Null();
    }

    static List<StoredCertificate> of(Certificates certificates) {
        var rows = new ArrayList<StoredCertificate>();
        rows.add(row(CURRENT, certificates.current()));
        certificates.next().ifPresent(next -> rows.add(row(NEXT, next)));
        certificates.previous().ifPresent(previous -> rows.add(row(PREVIOUS, previous)));
        return rows;
    }

    private static StoredCertificate row(String role, X509Certificate certificate) {
        try {
            return new StoredCertificate(
                    Sha256.of(certificate.getPublicKey().getEncoded()),
                    role,
                    certificate.getEncoded());
        } catch (CertificateEncodingException cannotBe) {
            throw new IllegalArgumentException("the certificate has no DER form", cannotBe);
        }
    }

    static StoredCertificate certificate(ResultSet row) throws SQLException {
        return new StoredCertificate(
                row.getBytes("key_hash"), row.getString("role"), row.getBytes("der"));
    }

    static FederatedDomain domain(ResultSet row) throws SQLException {
        return new FederatedDomain(
                Domain.of(row.getString("name")),
                FederatedDomain.State.valueOf(row.getString("state")),
                Instant.ofEpochMilli(row.getLong("reserved_at")),
                time(row, "proved_at"),
                time(row, "checked_at"),
                time(row, "failing_since"));
    }

    private static Optional<Instant> time(ResultSet row, String column) throws SQLException {
        var millis = row.getLong(column);
        return row.wasNull() ? Optional.empty() : Optional.of(Instant.ofEpochMilli(millis));
    }
}
