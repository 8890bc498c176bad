package entente.wire.seal;

import java.util.Arrays;
import java.util.Optional;
import java.util.Set;

/// The algorithms of a profile, each by the URI that names it in XML Signature and XML Encryption.
///
/// [#MODERN] is always allowed. [#LEGACY] is for old partners, by name: SHA-1 signatures and ciphers without integrity. A message uses
/// one suite throughout; a mixture is refused.
public enum Suite {
    MODERN(
            "D-modern",
            "http://www.w3.org/2001/04/xmldsig-more#rsa-sha256",
            "http://www.w3.org/2001/04/xmldsig-more#hmac-sha256",
            "http://www.w3.org/2001/04/xmlenc#sha256",
            KeyTransport.OAEP_SHA256,
            ContentCipher.AES_256_GCM,
            Set.of(ContentCipher.AES_256_GCM)),
    LEGACY(
            "D-legacy",
            "http://www.w3.org/2000/09/xmldsig#rsa-sha1",
            "http://www.w3.org/2000/09/xmldsig#hmac-sha1",
            "http://www.w3.org/2000/09/xmldsig#sha1",
            KeyTransport.OAEP_SHA1,
            ContentCipher.AES_256_CBC,
            Set.of(
                    ContentCipher.AES_256_CBC,
                    ContentCipher.AES_128_CBC,
                    ContentCipher.TRIPLE_DES_CBC));

    private final String profile;
    private final String rsaSignature;
    private final String hmacSignature;
    private final String digest;
    private final KeyTransport keyTransport;
    private final ContentCipher contentCipher;
    private final Set<ContentCipher> readableCiphers;

    Suite(
            String profile,
            String rsaSignature,
            String hmacSignature,
            String digest,
            KeyTransport keyTransport,
            ContentCipher contentCipher,
            Set<ContentCipher> readableCiphers) {
        this.profile = profile;
        this.rsaSignature = rsaSignature;
        this.hmacSignature = hmacSignature;
        this.digest = digest;
        this.keyTransport = keyTransport;
        this.contentCipher = contentCipher;
        this.readableCiphers = readableCiphers;
    }

    /// The profile's name, as settings and traces give it: `D-modern` or `D-legacy`.
    public String profile() {
        return profile;
    }

    /// The suite of a profile's name, in any case.
    public static Optional<Suite> of(String profile) {
        return Arrays.stream(values())
                .filter(suite -> suite.profile.equalsIgnoreCase(profile))
                .findFirst();
    }

    /// How a certificate's key signs.
    public String rsaSignature() {
        return rsaSignature;
    }

    /// How a proof key signs.
    public String hmacSignature() {
        return hmacSignature;
    }

    public String digest() {
        return digest;
    }

    /// The cipher we encrypt with.
    public String contentEncryption() {
        return contentCipher.uri();
    }

    /// How a content key travels to the recipient's certificate.
    public String keyEncryption() {
        return keyTransport.uri();
    }

    KeyTransport keyTransport() {
        return keyTransport;
    }

    ContentCipher contentCipher() {
        return contentCipher;
    }

    /// All that we decrypt.
    Set<ContentCipher> readableCiphers() {
        return readableCiphers;
    }
}
