package entente.lab;

import entente.lab.Certified.Statement;
import entente.question.Domain;
import entente.wire.seal.FederationCertificate;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;

/// Makes the lab's keys and certificates. They are trusted by nobody who was not handed the authority's certificate.
final class Certificates {
    /// So that a machine whose clock is a little slow accepts them too.
    private static final Duration BACKDATING = Duration.ofHours(1);

    /// A kept lab outlives its other certificates; what partners pinned is not made anew with them.
    private static final Duration FEDERATION_LIFETIME = Duration.ofDays(5 * 365);

    private Certificates() {}

    /// An authority over the lab's servers.
    static Certified authority(Instant now) {
        return Certified.bySelf(
                "Entente lab authority",
                p256(),
                List.of(
                        new Statement(Extension.basicConstraints, true, new BasicConstraints(0)),
                        new Statement(
                                Extension.keyUsage,
                                true,
                                new KeyUsage(KeyUsage.keyCertSign | KeyUsage.cRLSign))),
                now);
    }

    /// A TLS server's certificate for all names under which `domain` is reached, and for this machine.
    static Certified server(Certified authority, Domain domain, Instant now) {
        return authority.issue(
                "mail." + domain,
                p256(),
                List.of(
                        new Statement(
                                Extension.basicConstraints, true, new BasicConstraints(false)),
                        new Statement(
                                Extension.keyUsage, true, new KeyUsage(KeyUsage.digitalSignature)),
                        new Statement(
                                Extension.extendedKeyUsage,
                                false,
                                new ExtendedKeyUsage(KeyPurposeId.id_kp_serverAuth)),
                        new Statement(Extension.subjectAlternativeName, false, namesOf(domain))),
                now);
    }

    /// A self-signed certificate over a new RSA-2048 key, to sign tokens with (MS-XOAUTH asks for no authority).
    static Certified signing(String name, Instant now) {
        return Certified.bySelf(
                name,
                rsa2048(),
                List.of(
                        new Statement(
                                Extension.keyUsage, true, new KeyUsage(KeyUsage.digitalSignature))),
                now);
    }

    /// A self-signed certificate over a new RSA-2048 key that partners know by its SubjectKeyIdentifier.
    static Certified federation(String name, Instant now) {
        var made = FederationCertificate.make(name, now.minus(BACKDATING), FEDERATION_LIFETIME);
        return new Certified(made.privateKey(), made.certificate());
    }

    private static GeneralNames namesOf(Domain domain) {
        var names =
                Stream.of(domain.name(), "mail." + domain, "autodiscover." + domain, "localhost")
                        .map(name -> new GeneralName(GeneralName.dNSName, name));
        var loopback = Stream.of(new GeneralName(GeneralName.iPAddress, "127.0.0.1"));
        return new GeneralNames(Stream.concat(names, loopback).toArray(GeneralName[]::new));
    }

    private static KeyPair p256() {
        try {
            var generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            return generator.generateKeyPair();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("this JDK makes no P-256 keys", impossible);
        }
    }

    private static KeyPair rsa2048() {
        try {
            var generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("this JDK makes no RSA keys", impossible);
        }
    }
}
