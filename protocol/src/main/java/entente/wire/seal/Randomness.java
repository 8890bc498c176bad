package entente.wire.seal;

import java.security.SecureRandom;

/// Bytes that nobody can foresee.
final class Randomness {
    /// Safe for many threads; the JDK's default never waits for the kernel once it is up.
    private static final SecureRandom SOURCE = new SecureRandom();

    private Randomness() {}

    static byte[] bytes(int count) {
        var bytes = new byte[count];
        SOURCE.nextBytes(bytes);
        return bytes;
    }
}
