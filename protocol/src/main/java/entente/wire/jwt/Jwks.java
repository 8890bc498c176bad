package entente.wire.jwt;

import java.math.BigInteger;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/// A set of public keys, each with its certificate (RFC 7517 4 and 5).
public final class Jwks {
    private static final int MOST_KEYS = 16;
    private static final int P256_BYTES = 32;

    private Jwks() {}

    public static byte[] json(List<VerifyKey> keys) {
        return Json.bytes(Map.of("keys", keys.stream().map(Jwks::published).toList()));
    }

    /// Reads a set of at most 256 KiB. A key is left out when it is not for signatures, carries no certificate, is weak, or is not
    /// the one in its certificate (RFC 7517 4.7); a set without any key left is refused.
    public static List<VerifyKey> parse(byte[] json) throws MetadataMalformed {
        var object =
                Json.object(json, MetadataDocument.MOST_BYTES)
                        .orElseThrow(() ->
                                new MetadataMalformed(
                                        "it is no JSON object of at most 256 KiB whose members differ"));
        var keys = new ArrayList<VerifyKey>();
        for (var element : object.path("keys")) {
            if (element instanceof ObjectNode entry && keys.size() < MOST_KEYS) {
                key(entry).ifPresent(keys::add);
            }
        }
        if (keys.isEmpty()) {
            throw new MetadataMalformed("it has no key that can be used");
        }
        return List.copyOf(keys);
    }

    private static Optional<VerifyKey> key(ObjectNode entry) {
        if (!Json.text(entry, "use").orElse("sig").equals("sig")) {
            return Optional.empty();
        }
        var first = entry.path("x5c").path(0);
        return first.isString()
                ? MetadataDocument.der(first.stringValue())
                        .flatMap(VerifyKey::parse)
                        .filter(key -> agrees(entry, key))
                : Optional.empty();
    }

    private static boolean agrees(ObjectNode entry, VerifyKey key) {
        return material(key).entrySet().stream()
                        .allMatch(member ->
                                Json.text(entry, member.getKey())
                                        .filter(member.getValue()::equals)
                                        .isPresent())
                && Json.text(entry, "x5t")
                        .map(Header::withoutPadding)
                        .map(key.x5t()::equals)
                        .orElse(true)
                && Json.text(entry, "x5t#S256")
                        .map(Header::withoutPadding)
                        .map(key.x5tS256()::equals)
                        .orElse(true);
    }

    private static Map<String, Object> published(VerifyKey key) {
        var entry = new LinkedHashMap<String, Object>(material(key));
        entry.put("use", "sig");
        entry.put("kid", key.kid());
        entry.put("x5t", key.x5t());
        entry.put("x5t#S256", key.x5tS256());
        entry.put("x5c", List.of(MetadataDocument.base64(key)));
        return entry;
    }

    /// The key itself (RFC 7518 6.2.1 and 6.3.1).
    private static Map<String, String> material(VerifyKey key) {
        var members = new LinkedHashMap<String, String>();
        switch (key.certificate().getPublicKey()) {
            case RSAPublicKey rsa -> {
                members.put("kty", "RSA");
                members.put("n", Base64Url.encode(unsigned(rsa.getModulus())));
                members.put("e", Base64Url.encode(unsigned(rsa.getPublicExponent())));
            }
            case ECPublicKey ec -> {
                members.put("kty", "EC");
                members.put("crv", "P-256");
                members.put("x", Base64Url.encode(padded(ec.getW().getAffineX())));
                members.put("y", Base64Url.encode(padded(ec.getW().getAffineY())));
            }
            default -> throw new IllegalStateException("a key is RSA or P-256");
        }
        return members;
    }

    private static byte[] unsigned(BigInteger number) {
        var bytes = number.toByteArray();
        return bytes[0] == 0 ? Arrays.copyOfRange(bytes, 1, bytes.length) : bytes;
    }

    private static byte[] padded(BigInteger number) {
        var bytes = unsigned(number);
        var padded = new byte[P256_BYTES];
        System.arraycopy(bytes, 0, padded, P256_BYTES - bytes.length, bytes.length);
        return padded;
    }
}
