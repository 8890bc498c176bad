package entente.wire.jwt;

import entente.wire.jwt.TokenMalformed.Part;
import java.security.cert.CertificateEncodingException;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/// A request that is itself a token (RS256), signed with the key of the one certificate it brings along (RFC 7515 4.1.6).
///
/// The certificate says nothing about who its holder is: only that whoever sends the next request with it is the same. One is addressed to
/// the URL it is sent to (`aud`), lives for at most five minutes and has a name of its own (`jti`), by which its second use is found.
public final class SignedRequest {
    /// The longest time from `iat` to `exp`.
    public static final Duration LONGEST_LIFE = Duration.ofMinutes(5);

    private static final int MOST_HEADER_BYTES = 8 * 1024;

    private final VerifyKey sender;
    private final Claims claims;

    private SignedRequest(VerifyKey sender, Claims claims) {
        this.sender = sender;
        this.claims = claims;
    }

    /// The body of a request to `url` that says `claims`.
    public static String write(SigningKey key, String url, Instant now, Map<String, ?> claims) {
        var all = new LinkedHashMap<String, Object>(claims);
        all.put("aud", url);
        all.put("jti", UUID.randomUUID().toString());
        all.put("iat", now.getEpochSecond());
        all.put("exp", now.plus(LONGEST_LIFE).getEpochSecond());
        return key.sign("RS256", Map.of("x5c", List.of(base64(key))), all);
    }

    private static String base64(SigningKey key) {
        try {
            return Base64.getEncoder().encodeToString(key.certificate().getEncoded());
        } catch (CertificateEncodingException cannotBe) {
            throw new IllegalArgumentException("the certificate has no DER form", cannotBe);
        }
    }

    /// Reads a request and checks its signature; everything else that it says is still only said.
    public static SignedRequest read(String text) throws TokenMalformed {
        var token = CompactToken.parse(text);
        var sender = certificate(text);
        if (!token.header().alg().equals("RS256") || !sender.verifies(token)) {
            throw new TokenMalformed(
                    Part.ALGORITHM, "it is not signed (RS256) with the key of its certificate");
        }
        return new SignedRequest(sender, token.claims());
    }

    private static VerifyKey certificate(String text) throws TokenMalformed {
        return Base64Url.decode(text.substring(0, text.indexOf('.')))
                .flatMap(bytes -> Json.object(bytes, MOST_HEADER_BYTES))
                .map(Claims::of)
                .map(header -> header.texts("x5c"))
                .filter(chain -> chain.size() == 1)
                .flatMap(chain -> decoded(chain.getFirst()))
                .flatMap(VerifyKey::parse)
                .orElseThrow(() ->
                        new TokenMalformed(
                                Part.HEADER, "x5c does not hold one certificate that can be used"));
    }

    private static Optional<byte[]> decoded(String base64) {
        try {
            return Optional.of(Base64.getDecoder().decode(base64));
        } catch (IllegalArgumentException otherLetters) {
            return Optional.empty();
        }
    }

    /// The certificate whose key signed.
    public VerifyKey sender() {
        return sender;
    }

    public Claims claims() {
        return claims;
    }

    @Override
    public String toString() {
        return "request of " + sender + " with " + claims;
    }
}
