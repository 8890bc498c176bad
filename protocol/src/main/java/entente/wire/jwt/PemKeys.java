package entente.wire.jwt;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// Keys and certificates as text (RFC 7468). Reading files is someone else's; a complaint never quotes what it read.
public final class PemKeys {
    private static final int MOST_CHARACTERS = 256 * 1024;
    private static final Pattern BLOCK =
            Pattern.compile("-----BEGIN ([A-Z0-9 ]+)-----([^-]*)-----END \\1-----");

    private PemKeys() {}

    /// Text that is not what it should be.
    public static final class PemMalformed extends Exception {
        private static final long serialVersionUID = 1L;

        PemMalformed(String message) {
            super(message);
        }
    }

    /// A private key in PKCS #8 and the certificate that belongs to it.
    public static SigningKey read(String keyPem, String certificatePem) throws PemMalformed {
        var certificates = certificates(certificatePem);
        try {
            return SigningKey.of(privateKey(keyPem), certificates.getFirst().certificate());
        } catch (IllegalArgumentException mismatch) {
            throw new PemMalformed("the private key does not belong to the certificate");
        }
    }

    /// Every certificate in the text, at least one, each with a key that is strong enough.
    public static List<VerifyKey> certificates(String pem) throws PemMalformed {
        var keys = new ArrayList<VerifyKey>();
        for (var der : blocks(pem, "CERTIFICATE")) {
            keys.add(
                    VerifyKey.parse(der)
                            .orElseThrow(() ->
                                    new PemMalformed(
                                            "a certificate cannot be read, or its key is neither RSA of at least 2048 bits nor P-256")));
        }
        if (keys.isEmpty()) {
            throw new PemMalformed("there is no CERTIFICATE in it");
        }
        return List.copyOf(keys);
    }

    /// A certificate as text.
    public static String pem(X509Certificate certificate) {
        try {
            return pem("CERTIFICATE", certificate.getEncoded());
        } catch (CertificateEncodingException cannotBe) {
            throw new IllegalArgumentException("the certificate has no DER form", cannotBe);
        }
    }

    static String pem(String label, byte[] der) {
        var body = Base64.getMimeEncoder(64, "\n".getBytes(US_ASCII)).encodeToString(der);
        return "-----BEGIN %s-----\n%s\n-----END %s-----\n".formatted(label, body, label);
    }

    private static PrivateKey privateKey(String pem) throws PemMalformed {
        var blocks = blocks(pem, "PRIVATE KEY");
        if (blocks.size() != 1) {
            throw new PemMalformed("there must be one PRIVATE KEY (PKCS #8, not encrypted) in it");
        }
        var spec = new PKCS8EncodedKeySpec(blocks.getFirst());
        return privateKey("RSA", spec)
                .or(() -> privateKey("EC", spec))
                .orElseThrow(() -> new PemMalformed("the private key is neither RSA nor EC"));
    }

    private static Optional<PrivateKey> privateKey(String kind, PKCS8EncodedKeySpec spec) {
        try {
            return Optional.of(KeyFactory.getInstance(kind).generatePrivate(spec));
        } catch (GeneralSecurityException otherKind) {
            return Optional.empty();
        }
    }

    private static List<byte[]> blocks(String pem, String label) throws PemMalformed {
        if (pem.length() > MOST_CHARACTERS) {
            throw new PemMalformed("it is larger than 256 KiB");
        }
        var blocks = new ArrayList<byte[]>();
        var found = BLOCK.matcher(pem);
        while (found.find()) {
            if (found.group(1).equals(label)) {
                try {
                    blocks.add(Base64.getMimeDecoder().decode(found.group(2)));
                } catch (IllegalArgumentException notBase64) {
                    throw new PemMalformed(label + " is not base64");
                }
            }
        }
        return blocks;
    }
}
