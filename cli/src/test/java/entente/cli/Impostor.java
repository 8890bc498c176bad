package entente.cli;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import entente.lab.FreePorts;
import entente.server.KeyFiles;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.cert.CertIOException;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/// A server that answers 200 and nothing of use to everything, with a certificate of the lab's own authority.
final class Impostor implements AutoCloseable {
    private static final char[] NO_PASSWORD = new char[0];

    private final HttpsServer server;

    private Impostor(HttpsServer server) {
        this.server = server;
    }

    /// `valid` is how long the certificate is good from now on; it was made two days ago.
    static Impostor start(Path keys, String host, Duration valid) {
        try {
            var authority = Pem.read(keys.resolve("ca.crt"), keys.resolve("ca.key"));
            var pair = pair();
            var certificate = certificate(authority, host, pair, valid);
            var address = new InetSocketAddress(InetAddress.getLoopbackAddress(), FreePorts.next());
            var server = HttpsServer.create(address, 0);
            server.setHttpsConfigurator(new HttpsConfigurator(tls(pair, certificate)));
            server.createContext(
                    "/",
                    exchange -> {
                        try (exchange) {
                            exchange.getRequestBody().readAllBytes();
                            exchange.sendResponseHeaders(200, -1);
                        }
                    });
            server.start();
            return new Impostor(server);
        } catch (IOException | GeneralSecurityException broken) {
            throw new IllegalStateException("no such server", broken);
        }
    }

    int port() {
        return server.getAddress().getPort();
    }

    @Override
    public void close() {
        server.stop(0);
    }

    /// A certificate of the lab's authority for `names`, and its key, as files.
    static KeyFiles files(Path keys, Path into, String name, Duration valid) {
        try {
            var authority = Pem.read(keys.resolve("ca.crt"), keys.resolve("ca.key"));
            var pair = pair();
            var certificate = certificate(authority, name, pair, valid);
            var files = new KeyFiles(into.resolve(name + ".crt"), into.resolve(name + ".key"));
            Files.writeString(
                    files.certificate(), Pem.text("CERTIFICATE", certificate.getEncoded()));
            Files.writeString(files.key(), Pem.text("PRIVATE KEY", pair.getPrivate().getEncoded()));
            return files;
        } catch (IOException | GeneralSecurityException broken) {
            throw new IllegalStateException("no such certificate", broken);
        }
    }

    private static KeyPair pair() throws GeneralSecurityException {
        var generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(256);
        return generator.generateKeyPair();
    }

    private static X509Certificate certificate(
            Pem authority, String host, KeyPair pair, Duration valid)
            throws GeneralSecurityException {
        var now = Instant.now();
        var issuer =
                X500Name.getInstance(
                        authority.certificate().getSubjectX500Principal().getEncoded());
        try {
            var builder =
                    new JcaX509v3CertificateBuilder(
                            issuer,
                            BigInteger.valueOf(System.nanoTime()),
                            Date.from(now.minus(Duration.ofDays(2))),
                            Date.from(now.plus(valid)),
                            new X500Name("CN=" + host),
                            pair.getPublic());
            builder.addExtension(Extension.subjectAlternativeName, false, names(host));
            var signer = new JcaContentSignerBuilder("SHA256withECDSA").build(authority.key());
            return new JcaX509CertificateConverter().getCertificate(builder.build(signer));
        } catch (CertIOException | OperatorCreationException broken) {
            throw new GeneralSecurityException(broken);
        }
    }

    /// For this machine too, so that an administrator's commands still get through.
    private static GeneralNames names(String host) {
        return new GeneralNames(
                new GeneralName[] {
                    new GeneralName(GeneralName.dNSName, host),
                    new GeneralName(GeneralName.dNSName, "localhost")
                });
    }

    private static SSLContext tls(KeyPair pair, X509Certificate certificate)
            throws GeneralSecurityException, IOException {
        var store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        store.setKeyEntry(
                "server", pair.getPrivate(), NO_PASSWORD, new X509Certificate[] {certificate});
        var factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        factory.init(store, NO_PASSWORD);
        var context = SSLContext.getInstance("TLS");
        context.init(factory.getKeyManagers(), null, null);
        return context;
    }

    /// A certificate and its key, from PEM files.
    private record Pem(X509Certificate certificate, PrivateKey key) {
        static Pem read(Path certificate, Path key) throws IOException, GeneralSecurityException {
            var found =
                    (X509Certificate)
                            CertificateFactory.getInstance("X.509")
                                    .generateCertificate(
                                            new ByteArrayInputStream(
                                                    Files.readAllBytes(certificate)));
            var base64 = Files.readString(key).replaceAll("-----[A-Z ]+-----|\\s", "");
            return new Pem(
                    found,
                    KeyFactory.getInstance("EC")
                            .generatePrivate(
                                    new PKCS8EncodedKeySpec(Base64.getDecoder().decode(base64))));
        }

        static String text(String label, byte[] der) {
            var encoder = Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII));
            return "-----BEGIN %1$s-----\n%2$s\n-----END %1$s-----\n"
                    .formatted(label, encoder.encodeToString(der));
        }

        @Override
        public String toString() {
            return certificate.getSubjectX500Principal().toString();
        }
    }
}
