package entente.ntlm;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.cert.X509Certificate;
import java.security.spec.PSSParameterSpec;
import java.util.Locale;
import java.util.Optional;

/// Ties a sign-in to the TLS session it came over, by the server's certificate: `tls-server-end-point` (RFC 5929, 4; RFC 4121,
/// 4.1.1.2).
final class ChannelBinding {
    static final int LENGTH = 16;

    private static final byte[] PREFIX = "tls-server-end-point:".getBytes(US_ASCII);

    private ChannelBinding() {}

    /// The value for a certificate; empty for those whose signatures have no hash (RFC 5929, 4.1).
    static Optional<byte[]> of(X509Certificate certificate) {
        try {
            var hash = hash(certificate);
            return hash.isEmpty()
                    ? Optional.empty()
                    : Optional.of(
                            of(
                                    MessageDigest.getInstance(hash.get())
                                            .digest(certificate.getEncoded())));
        } catch (GeneralSecurityException unknown) {
            return Optional.empty();
        }
    }

    static byte[] of(byte[] certificateHash) {
        var length = PREFIX.length + certificateHash.length;
        return Arithmetic.md5(
                ByteBuffer.allocate(20 + length)
                        .order(ByteOrder.LITTLE_ENDIAN)
                        .putLong(0)
                        .putLong(0)
                        .putInt(length)
                        .put(PREFIX)
                        .put(certificateHash)
                        .array());
    }

    private static Optional<String> hash(X509Certificate certificate)
            throws GeneralSecurityException {
        var algorithm = certificate.getSigAlgName().toUpperCase(Locale.ROOT);
        if (algorithm.equals("RSASSA-PSS")) {
            return pssHash(certificate);
        }
        var with = algorithm.indexOf("WITH");
        return with < 0
                ? Optional.empty()
                : Optional.of(strongEnough(algorithm.substring(0, with)));
    }

    private static Optional<String> pssHash(X509Certificate certificate)
            throws GeneralSecurityException {
        try {
            var parameters = AlgorithmParameters.getInstance("RSASSA-PSS");
            parameters.init(certificate.getSigAlgParams());
            return Optional.of(
                    strongEnough(
                            parameters
                                    .getParameterSpec(PSSParameterSpec.class)
                                    .getDigestAlgorithm()));
        } catch (java.io.IOException unreadable) {
            return Optional.empty();
        }
    }

    private static String strongEnough(String hash) {
        return switch (hash.replace("-", "")) {
            case "MD5", "SHA1", "SHA256" -> "SHA-256";
            case "SHA384" -> "SHA-384";
            case "SHA512" -> "SHA-512";
            default -> hash;
        };
    }
}
