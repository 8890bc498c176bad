package entente.endpoints;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// A token's id as the record names it: the SHA-256 of it, in hex.
final class TokenHash {
    private TokenHash() {}

    static String of(String tokenId) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(tokenId.getBytes(UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException absent) {
            throw new IllegalStateException("every Java has SHA-256", absent);
        }
    }
}
