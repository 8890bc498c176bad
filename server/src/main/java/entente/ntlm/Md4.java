package entente.ntlm;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;

/// MD4 (RFC 1320), which Java does not have. Broken as a hash, and needed for nothing but what NTLM makes of a password.
final class Md4 {
    private static final int BLOCK = 64;
    private static final int LENGTH_FIELD = 8;
    private static final int[][] SHIFTS = {{3, 7, 11, 19}, {3, 5, 9, 13}, {3, 9, 11, 15}};
    private static final int[][] ORDERS = {
        {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15},
        {0, 4, 8, 12, 1, 5, 9, 13, 2, 6, 10, 14, 3, 7, 11, 15},
        {0, 8, 4, 12, 2, 10, 6, 14, 1, 9, 5, 13, 3, 11, 7, 15}
    };
    private static final int[] CONSTANTS = {0, 0x5a827999, 0x6ed9eba1};

    private Md4() {}

    static byte[] of(byte[] message) {
        var state = new int[] {0x67452301, 0xefcdab89, 0x98badcfe, 0x10325476};
        var padded = padded(message);
        var blocks = ByteBuffer.wrap(padded).order(ByteOrder.LITTLE_ENDIAN);
        while (blocks.hasRemaining()) {
            mix(state, blocks);
        }
        Arrays.fill(padded, (byte) 0);
        var hash = ByteBuffer.allocate(16).order(ByteOrder.LITTLE_ENDIAN);
        Arrays.stream(state).forEach(hash::putInt);
        return hash.array();
    }

    // RFC 1320, 3.1 and 3.2.
    private static byte[] padded(byte[] message) {
        var blocks = (message.length + 1 + LENGTH_FIELD + BLOCK - 1) / BLOCK;
        var padded = Arrays.copyOf(message, blocks * BLOCK);
        padded[message.length] = (byte) 0x80;
        ByteBuffer.wrap(padded)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putLong(padded.length - LENGTH_FIELD, 8L * message.length);
        return padded;
    }

    // RFC 1320, 3.4.
    private static void mix(int[] state, ByteBuffer block) {
        var words = new int[16];
        for (var i = 0; i < words.length; i++) {
            words[i] = block.getInt();
        }
        var now = state.clone();
        for (var round = 0; round < 3; round++) {
            for (var step = 0; step < 16; step++) {
                var sum =
                        now[0]
                                + mixed(round, now[1], now[2], now[3])
                                + words[ORDERS[round][step]]
                                + CONSTANTS[round];
                var turned = Integer.rotateLeft(sum, SHIFTS[round][step % 4]);
                now = new int[] {now[3], turned, now[1], now[2]};
            }
        }
        for (var i = 0; i < state.length; i++) {
            state[i] += now[i];
        }
        Arrays.fill(words, 0);
    }

    private static int mixed(int round, int x, int y, int z) {
        return switch (round) {
            case 0 -> (x & y) | (~x & z);
            case 1 -> (x & y) | (x & z) | (y & z);
            default -> x ^ y ^ z;
        };
    }
}
