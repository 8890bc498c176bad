package entente.ntlm;

import static java.nio.charset.StandardCharsets.UTF_16LE;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;

/// What NTLM makes of a password: MD4 of it in UTF-16LE (MS-NLMP 3.3.1). Whoever has it can sign in with it, so it is as secret as the
/// password, and cannot be printed.
public final class NtHash {
    static final int LENGTH = 16;

    private final byte[] bytes;

    private NtHash(byte[] bytes) {
        this.bytes = bytes;
    }

    /// Of a password.
    public static NtHash of(String password) {
        var text = password.getBytes(UTF_16LE);
        try {
            return new NtHash(Md4.of(text));
        } finally {
            Arrays.fill(text, (byte) 0);
        }
    }

    /// What [#secretText] gave; empty where it is nothing of the kind.
    public static Optional<NtHash> parse(String text) {
        try {
            var bytes = HexFormat.of().parseHex(text);
            return bytes.length == LENGTH ? Optional.of(new NtHash(bytes)) : Optional.empty();
        } catch (IllegalArgumentException notHex) {
            return Optional.empty();
        }
    }

    /// The hash itself, to be locked away at once.
    public String secretText() {
        return HexFormat.of().formatHex(bytes);
    }

    byte[] secretBytes() {
        return bytes.clone();
    }

    @Override
    public String toString() {
        return "an NT hash";
    }
}
