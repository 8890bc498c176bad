package entente.ntlm;

/// RC4 with nothing of its stream dropped (MS-NLMP 3.4.5.1), which not every Java platform lets one use.
final class Rc4 {
    private Rc4() {}

    static byte[] apply(byte[] key, byte[] text) {
        var box = new int[256];
        for (var i = 0; i < box.length; i++) {
            box[i] = i;
        }
        for (int i = 0, j = 0; i < box.length; i++) {
            j = (j + box[i] + (key[i % key.length] & 0xff)) & 0xff;
            swap(box, i, j);
        }
        var out = new byte[text.length];
        for (int n = 0, i = 0, j = 0; n < text.length; n++) {
            i = (i + 1) & 0xff;
            j = (j + box[i]) & 0xff;
            swap(box, i, j);
            out[n] = (byte) (text[n] ^ box[(box[i] + box[j]) & 0xff]);
        }
        return out;
    }

    private static void swap(int[] box, int i, int j) {
        var before = box[i];
        box[i] = box[j];
        box[j] = before;
    }
}
