package entente.server;

import entente.calling.OwnCertificate;
import entente.problem.Code;
import entente.problem.Problem;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.List;
import java.util.regex.Pattern;

/// Certificates and private keys in PEM files (RFC 7468): `CERTIFICATE`, and `PRIVATE KEY` without a password.
///
/// A file that does not hold what it should ends the start, with the file's name and never with what is in it.
final class PemFiles {
    private static final Pattern PRIVATE_KEY =
            Pattern.compile(
                    "-----BEGIN PRIVATE KEY-----([A-Za-z0-9+/=\\s]+)-----END PRIVATE KEY-----");

    private PemFiles() {}

    /// The certificates of a file, the server's own first.
    static List<X509Certificate> certificates(Path file) {
        try {
            var bytes = new ByteArrayInputStream(Files.readAllBytes(file));
            var chain =
                    CertificateFactory.getInstance("X.509").generateCertificates(bytes).stream()
                            .map(X509Certificate.class::cast)
                            .toList();
            if (chain.isEmpty()) {
                throw unusable(file, "holds no certificate");
            }
            return chain;
        } catch (IOException | GeneralSecurityException broken) {
            throw unusable(file, "holds no certificate that can be read");
        }
    }

    /// A private key for the certificate whose public key is of `algorithm`.
    static PrivateKey privateKey(Path file, String algorithm) {
        try {
            var found = PRIVATE_KEY.matcher(Files.readString(file, StandardCharsets.US_ASCII));
            if (!found.find()) {
                throw unusable(file, "holds no PRIVATE KEY block");
            }
            var der = Base64.getMimeDecoder().decode(found.group(1));
            return KeyFactory.getInstance(algorithm).generatePrivate(new PKCS8EncodedKeySpec(der));
        } catch (IOException | GeneralSecurityException | IllegalArgumentException broken) {
            // The cause is left out on purpose: it may quote the key.
            throw unusable(file, "holds no private key for its certificate");
        }
    }

    /// A key store, in memory, with the one key and its chain. `password` is asked for again by who uses it.
    static KeyStore keyStore(KeyFiles files, char[] password) {
        var chain = certificates(files.certificate());
        var key = privateKey(files.key(), chain.getFirst().getPublicKey().getAlgorithm());
        try {
            var store = KeyStore.getInstance("PKCS12");
            store.load(null, password);
            store.setKeyEntry("server", key, password, chain.toArray(Certificate[]::new));
            return store;
        } catch (IOException | GeneralSecurityException unfit) {
            throw unusable(files.key(), "does not fit its certificate");
        }
    }

    /// A server's certificate and key, to show to other servers.
    static OwnCertificate certified(KeyFiles files) {
        var chain = certificates(files.certificate());
        return new OwnCertificate(
                privateKey(files.key(), chain.getFirst().getPublicKey().getAlgorithm()), chain);
    }

    private static Problem unusable(Path file, String what) {
        return new Problem(
                Code.CONFIG_INVALID,
                "%s %s.".formatted(file, what),
                "Put a PEM file there: CERTIFICATE blocks, or one PRIVATE KEY block (PKCS #8).");
    }
}
