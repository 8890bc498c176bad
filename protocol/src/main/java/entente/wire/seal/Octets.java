package entente.wire.seal;

import java.util.Arrays;

/// Octets that are being written, as many as come.
final class Octets {
    private byte[] bytes = new byte[1024];
    private int length;

    byte[] toBytes() {
        return Arrays.copyOf(bytes, length);
    }

    void ascii(char letter) {
        room(1);
        bytes[length++] = (byte) letter;
    }

    /// Adds ASCII, such as a name. The method is deprecated because it takes the low byte of each character, which is just what is wanted of
    /// ASCII, and no other copies without a copy in between.
    @SuppressWarnings("deprecation")
    void ascii(String text) {
        room(text.length());
        text.getBytes(0, text.length(), bytes, length);
        length += text.length();
    }

    /// Adds what stands in `utf8` from `from` to before `to`.
    void utf8(byte[] utf8, int from, int to) {
        room(to - from);
        System.arraycopy(utf8, from, bytes, length, to - from);
        length += to - from;
    }

    private void room(int more) {
        if (bytes.length - length < more) {
            bytes = Arrays.copyOf(bytes, Math.max(length + more, 2 * bytes.length));
        }
    }
}
