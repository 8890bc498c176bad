package entente.ntlm;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;

/// The answer itself, NTLMv2_RESPONSE (MS-NLMP 2.2.2.8): a proof, and what it is of.
record ClientAnswer(byte[] proof, byte[] temp, Instant time, AvPairs pairs) {
    private static final int PROOF = 16;
    private static final int PAIRS = 28;
    private static final int SHORTEST = PROOF + PAIRS;
    private static final int TIME = 8;

    static Optional<ClientAnswer> read(byte[] bytes) {
        if (bytes.length < SHORTEST || bytes[PROOF] != 1 || bytes[PROOF + 1] != 1) {
            return Optional.empty();
        }
        var temp = Arrays.copyOfRange(bytes, PROOF, bytes.length);
        var time =
                FileTime.read(ByteBuffer.wrap(temp).order(ByteOrder.LITTLE_ENDIAN).getLong(TIME));
        return AvPairs.read(Arrays.copyOfRange(temp, PAIRS, temp.length))
                .map(pairs -> new ClientAnswer(Arrays.copyOf(bytes, PROOF), temp, time, pairs));
    }

    @Override
    public String toString() {
        return "an answer";
    }
}
