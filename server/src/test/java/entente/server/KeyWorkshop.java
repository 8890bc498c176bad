package entente.server;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.cert.CertIOException;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/// Makes keys and certificates for a test and writes them into `folder`: `NAME.key` and `NAME.crt`.
final class KeyWorkshop {
    private static final X500Name AUTHORITY = new X500Name("CN=Test authority");

    private final Path folder;
    private final KeyPair authority = pair("EC", 256);

    KeyWorkshop(Path folder) throws IOException {
        this.folder = folder;
        write("ca", authority, certificate(AUTHORITY, authority, List.of(), true));
    }

    Path folder() {
        return folder;
    }

    /// A TLS server's pair for these names and for this machine, signed by `ca.crt`.
    void tls(String name, List<String> hosts) throws IOException {
        var pair = pair("EC", 256);
        write(name, pair, certificate(new X500Name("CN=" + name), pair, hosts, false));
    }

    /// A pair to sign tokens with.
    KeyPair signing(String name) throws IOException {
        var pair = pair("RSA", 2048);
        write(name, pair, certificate(new X500Name("CN=" + name), pair, List.of(), false));
        return pair;
    }

    /// The same of another kind, made faster.
    KeyPair ellipticSigning(String name) throws IOException {
        var pair = pair("EC", 256);
        write(name, pair, certificate(new X500Name("CN=" + name), pair, List.of(), false));
        return pair;
    }

    private X509Certificate certificate(
            X500Name subject, KeyPair pair, List<String> hosts, boolean ofAuthority) {
        var now = Instant.now();
        try {
            var builder =
                    new JcaX509v3CertificateBuilder(
                            AUTHORITY,
                            BigInteger.valueOf(System.nanoTime()),
                            Date.from(now.minus(Duration.ofHours(1))),
                            Date.from(now.plus(Duration.ofDays(2))),
                            subject,
                            pair.getPublic());
            builder.addExtension(
                    Extension.basicConstraints, true, new BasicConstraints(ofAuthority));
            if (!hosts.isEmpty()) {
                builder.addExtension(Extension.subjectAlternativeName, false, names(hosts));
            }
            return new JcaX509CertificateConverter()
                    .getCertificate(
                            builder.build(
                                    new JcaContentSignerBuilder("SHA256withECDSA")
                                            .build(authority.getPrivate())));
        } catch (CertIOException | OperatorCreationException | GeneralSecurityException broken) {
            throw new IllegalStateException("no certificate", broken);
        }
    }

    private static GeneralNames names(List<String> hosts) {
        return new GeneralNames(
                hosts.stream()
                        .map(host ->
                                host.matches("[0-9.]+")
                                        ? new GeneralName(GeneralName.iPAddress, host)
                                        : new GeneralName(GeneralName.dNSName, host))
                        .toArray(GeneralName[]::new));
    }

    private static KeyPair pair(String algorithm, int size) {
        try {
            var generator = KeyPairGenerator.getInstance(algorithm);
            generator.initialize(size);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException("every JDK makes such keys", missing);
        }
    }

    private void write(String name, KeyPair pair, X509Certificate certificate) throws IOException {
        try {
            Files.writeString(
                    folder.resolve(name + ".key"),
                    pem("PRIVATE KEY", pair.getPrivate().getEncoded()));
            Files.writeString(
                    folder.resolve(name + ".crt"), pem("CERTIFICATE", certificate.getEncoded()));
        } catch (GeneralSecurityException broken) {
            throw new IllegalStateException("a certificate has a DER form", broken);
        }
    }

    private static String pem(String label, byte[] der) {
        return "-----BEGIN %1$s-----\n%2$s\n-----END %1$s-----\n"
                .formatted(label, Base64.getMimeEncoder().encodeToString(der));
    }
}
