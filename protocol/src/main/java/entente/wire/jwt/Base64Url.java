package entente.wire.jwt;

import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;

/// Base64url without padding, read in its one canonical spelling only (RFC 7515 2).
///
/// The JDK's decoder takes padding, and bits after the last byte; either would give one token many spellings,
/// and a token that was used once could be used again under another.
final class Base64Url {
    private Base64Url() {}

    static String encode(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /// Empty when the text has other letters, padding, or another spelling than [#encode] would give it.
    static Optional<byte[]> decode(String text) {
        try {
            var bytes = Base64.getUrlDecoder().decode(text);
            return canonical(text, bytes) ? Optional.of(bytes) : Optional.empty();
        } catch (IllegalArgumentException otherLetters) {
            return Optional.empty();
        }
    }

    /// Letters other than ours are refused by the decoder; what is left to differ is the last group, by padding or by spare bits.
    private static boolean canonical(String text, byte[] bytes) {
        var whole = bytes.length / 3;
        var rest = Arrays.copyOfRange(bytes, whole * 3, bytes.length);
        return text.startsWith(encode(rest), whole * 4)
                && text.length() == whole * 4 + (rest.length == 0 ? 0 : rest.length + 1);
    }
}
