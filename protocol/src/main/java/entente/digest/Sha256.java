package entente.digest;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// SHA-256 (FIPS 180-4): 32 octets, or as 64 lower-case hex digits. Texts count as UTF-8.
public final class Sha256 {
    private Sha256() {}

    public static byte[] of(byte[] octets) {
        return begun().digest(octets);
    }

    public static byte[] of(String text) {
        return of(text.getBytes(UTF_8));
    }

    public static String hex(byte[] octets) {
        return HexFormat.of().formatHex(of(octets));
    }

    public static String hex(String text) {
        return HexFormat.of().formatHex(of(text));
    }

    /// One that is told its octets piece by piece, by whoever has it alone.
    public static MessageDigest begun() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException everyPlatformHasIt) {
            throw new IllegalStateException(everyPlatformHasIt);
        }
    }
}
