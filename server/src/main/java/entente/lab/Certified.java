package entente.lab;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.cert.CertIOException;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/// A private key and the certificate over its public half (RFC 5280).
record Certified(PrivateKey key, X509Certificate certificate) {
    /// How long the lab's certificates are good for.
    static final Duration LIFETIME = Duration.ofDays(90);

    /// So that a machine whose clock is a little slow accepts them too.
    private static final Duration BACKDATING = Duration.ofHours(1);

    private static final SecureRandom RANDOM = new SecureRandom();

    /// A certificate that its own key signed.
    static Certified bySelf(String name, KeyPair keys, List<Statement> statements, Instant now) {
        var subject = new X500Name("CN=" + name);
        return new Certified(
                keys.getPrivate(),
                certificate(
                        subject, keys.getPrivate(), subject, keys.getPublic(), statements, now));
    }

    /// A certificate for another key, signed by this one's.
    Certified issue(String name, KeyPair keys, List<Statement> statements, Instant now) {
        var issuer = X500Name.getInstance(certificate.getSubjectX500Principal().getEncoded());
        var subject = new X500Name("CN=" + name);
        return new Certified(
                keys.getPrivate(),
                certificate(issuer, key, subject, keys.getPublic(), statements, now));
    }

    /// One extension of a certificate.
    record Statement(ASN1ObjectIdentifier id, boolean critical, ASN1Encodable value) {}

    /// Whose it is; never the key.
    @Override
    public String toString() {
        return certificate.getSubjectX500Principal().toString();
    }

    private static X509Certificate certificate(
            X500Name issuer,
            PrivateKey issuerKey,
            X500Name subject,
            PublicKey subjectKey,
            List<Statement> statements,
            Instant now) {
        var builder =
                new JcaX509v3CertificateBuilder(
                        issuer,
                        new BigInteger(120, RANDOM).setBit(120),
                        Date.from(now.minus(BACKDATING)),
                        Date.from(now.plus(LIFETIME)),
                        subject,
                        subjectKey);
        try {
            for (var statement : statements) {
                builder.addExtension(statement.id(), statement.critical(), statement.value());
            }
            var signer = new JcaContentSignerBuilder(algorithmOf(issuerKey)).build(issuerKey);
            return new JcaX509CertificateConverter().getCertificate(builder.build(signer));
        } catch (CertIOException
                | OperatorCreationException
                | GeneralSecurityException impossible) {
            throw new IllegalStateException("this JDK cannot sign a certificate", impossible);
        }
    }

    private static String algorithmOf(PrivateKey key) {
        return key.getAlgorithm().equals("RSA") ? "SHA256withRSA" : "SHA256withECDSA";
    }
}
