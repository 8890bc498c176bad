package entente.wire.jwt;

import static java.nio.charset.StandardCharsets.US_ASCII;

import entente.wire.jwt.TokenMalformed.Part;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A JSON web token in its compact form, taken apart but not verified (RFC 7515 7.1, RFC 7519 7.2).
///
/// There is one spelling of each token: three segments, canonical base64url, no padding. A token without a signature says so
/// (`alg` none) and has none, and the other way round. [#toString] never shows it.
public final class CompactToken {
    /// The longest token that is read, in characters.
    public static final int MOST_CHARACTERS = 24 * 1024;

    private static final int MOST_IN_ASSERTION = 8 * 1024;

    private final String text;
    private final int signatureStart;
    private final Header header;
    private final Claims claims;
    private final byte[] signature;

    // Made when somebody asks first; made twice it is the same.
    private @Nullable String fingerprint;

    private CompactToken(
            String text, int signatureStart, Header header, Claims claims, byte[] signature) {
        this.text = text;
        this.signatureStart = signatureStart;
        this.header = header;
        this.claims = claims;
        this.signature = signature;
    }

    /// Reads a token that came in a request: at most 24 KiB, of a type that is named.
    public static CompactToken parse(String text) throws TokenMalformed {
        return parse(text, MOST_CHARACTERS, true);
    }

    /// Reads an application's assertion to a broker: at most 8 KiB; it need not name its type (RFC 7519 5.1).
    public static CompactToken parseAssertion(String text) throws TokenMalformed {
        return parse(text, MOST_IN_ASSERTION, false);
    }

    private static CompactToken parse(String text, int mostCharacters, boolean typeRequired)
            throws TokenMalformed {
        if (text.length() > mostCharacters) {
            throw new TokenMalformed(
                    Part.SHAPE, "it is longer than %d characters".formatted(mostCharacters));
        }
        var segments = text.split("\\.", -1); // -1: an empty last segment is one
        if (segments.length != 3) {
            throw new TokenMalformed(Part.SHAPE, "it does not have three segments");
        }
        var header = Header.read(decode(segments[0], "first"), typeRequired);
        var claims = Claims.read(decode(segments[1], "second"));
        var signature = decode(segments[2], "third");
        if (header.alg().equals(Algorithm.NONE) != (signature.length == 0)) {
            throw new TokenMalformed(
                    Part.ALGORITHM,
                    signature.length == 0
                            ? "the signature is missing"
                            : "it has a signature and says it has none");
        }
        return new CompactToken(
                text, text.length() - segments[2].length(), header, claims, signature);
    }

    private static byte[] decode(String segment, String which) throws TokenMalformed {
        return Base64Url.decode(segment)
                .orElseThrow(() ->
                        new TokenMalformed(
                                Part.SHAPE,
                                "the %s segment is not canonical base64url".formatted(which)));
    }

    public Header header() {
        return header;
    }

    public Claims claims() {
        return claims;
    }

    /// What the signature covers: the first two segments and the dot between them.
    public String signingInput() {
        return text.substring(0, signatureStart - 1);
    }

    public byte[] signature() {
        return signature.clone();
    }

    /// Whether it says it has no signature, and has none.
    public boolean unsigned() {
        return header.alg().equals(Algorithm.NONE);
    }

    /// The actor token it carries, in compact form; a secret.
    public Optional<String> actorToken() {
        return claims.text(Claims.ACTOR_TOKEN);
    }

    /// Names this very token in a log or a list of used ones: base64url of its SHA-256.
    public String fingerprint() {
        var made = fingerprint;
        if (made == null) {
            made = fingerprintOf(text);
            fingerprint = made;
        }
        return made;
    }

    /// The fingerprint that a token with exactly this text has.
    public static String fingerprintOf(String text) {
        return Thumbprint.sha256(text.getBytes(US_ASCII));
    }

    @Override
    public String toString() {
        return "token " + header.alg() + " with " + claims;
    }
}
