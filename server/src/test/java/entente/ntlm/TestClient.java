package entente.ntlm;

import static java.nio.charset.StandardCharsets.UTF_16LE;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import java.util.function.UnaryOperator;

/// The other half: answers a challenge as a good client does, but for what a test has it do otherwise.
public record TestClient(
        String user,
        String domain,
        String password,
        int more,
        boolean mic,
        UnaryOperator<Pairs> said,
        Optional<byte[]> time) {
    private static final byte[] CLIENT_CHALLENGE = HexFormat.of().parseHex("aabbccddeeff0011");
    private static final byte[] EXPORTED =
            HexFormat.of().parseHex("101112131415161718191a1b1c1d1e1f");

    /// What the client says back, for tests of other chapters.
    public record Pairs(AvPairs list) {
        /// Bound to this certificate.
        public Pairs over(X509Certificate certificate) {
            return bound(ChannelBinding.of(certificate).orElseThrow());
        }

        public Pairs bound(byte[] binding) {
            return new Pairs(list.with(AvPairs.CHANNEL, binding));
        }

        public Pairs to(String service) {
            return new Pairs(list.with(AvPairs.SERVICE, service));
        }
    }

    public static TestClient of(String user, String domain, String password) {
        return new TestClient(
                user, domain, password, 0, true, UnaryOperator.identity(), Optional.empty());
    }

    public TestClient withKeyExchange() {
        return new TestClient(
                user, domain, password, Flags.KEY_EXCHANGE | Flags.SIGN, mic, said, time);
    }

    public TestClient withoutMic() {
        return new TestClient(user, domain, password, more, false, said, time);
    }

    public TestClient saying(UnaryOperator<Pairs> other) {
        return new TestClient(user, domain, password, more, mic, other, time);
    }

    TestClient at(byte[] other) {
        return new TestClient(user, domain, password, more, mic, said, Optional.of(other));
    }

    /// Message 1.
    public byte[] offer() {
        var offer = Vectors.OFFER.clone();
        ByteBuffer.wrap(offer).order(ByteOrder.LITTLE_ENDIAN).putInt(12, 0xa2088205 | more);
        return offer;
    }

    /// Message 3.
    public byte[] answer(byte[] challenge) {
        return answer(offer(), challenge);
    }

    byte[] answer(byte[] offer, byte[] challenge) {
        var reading = Message.of(challenge, 2, 56).orElseThrow();
        var told = AvPairs.read(reading.field(40, 56).orElseThrow()).orElseThrow();
        var said = this.said.apply(new Pairs(mic ? flagged(told) : told)).list();
        var temp =
                ArithmeticTest.temp(
                        time.or(() -> told.value(AvPairs.TIMESTAMP)).orElse(new byte[8]),
                        CLIENT_CHALLENGE,
                        said);
        var key = Arithmetic.key(NtHash.of(password), user, domain);
        var proof = Arithmetic.proof(key, Arrays.copyOfRange(challenge, 24, 32), temp);
        var base = Arithmetic.sessionKey(key, proof);
        var exchanged = more == 0 ? new byte[0] : Rc4.apply(base, EXPORTED);
        var flags = reading.number(20);
        var message = written(flags, joined(proof, temp), exchanged);
        if (mic) {
            var code = Arithmetic.hmac(more == 0 ? base : EXPORTED, offer, challenge, message);
            ByteBuffer.wrap(message).put(Authenticate.MIC, code);
        }
        return message;
    }

    private static AvPairs flagged(AvPairs told) {
        return told.with(AvPairs.FLAGS, new byte[] {2, 0, 0, 0});
    }

    private byte[] written(int flags, byte[] answer, byte[] exchanged) {
        var texts =
                new byte[][] {
                    domain.getBytes(UTF_16LE),
                    user.getBytes(UTF_16LE),
                    "PC7".getBytes(UTF_16LE),
                    new byte[24],
                    answer,
                    exchanged
                };
        // In the payload's order; where the header has the field of each.
        var fields = new int[] {28, 36, 44, 12, 20, 52};
        var length = 88 + Arrays.stream(texts).mapToInt(it -> it.length).sum();
        var written = new byte[length];
        var message = Message.begin(3, written);
        var at = 88;
        for (var i = 0; i < texts.length; i++) {
            message.putShort(fields[i], (short) texts[i].length);
            message.putShort(fields[i] + 2, (short) texts[i].length);
            message.putInt(fields[i] + 4, at);
            message.put(at, texts[i]);
            at += texts[i].length;
        }
        message.putInt(60, flags).put(64, HexFormat.of().parseHex("0a0000000000000f"));
        return written;
    }

    private static byte[] joined(byte[] one, byte[] other) {
        return ByteBuffer.allocate(one.length + other.length).put(one).put(other).array();
    }

    @Override
    public String toString() {
        return "a client";
    }
}
