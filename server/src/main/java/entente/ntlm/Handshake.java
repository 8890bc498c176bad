package entente.ntlm;

import static java.nio.charset.StandardCharsets.UTF_16LE;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// What went to and fro on one connection before the answer: the client's offer (message 1) and our challenge (message 2). Good for one answer,
/// which has to come within a minute.
public final class Handshake {
    static final Duration PATIENCE = Duration.ofSeconds(60);

    private static final int OFFER = 1;
    private static final int SHORTEST_OFFER = 16;
    private static final int LONGEST_OFFER = 1024; // it is kept for as long as the challenge waits
    private static final int CHALLENGE = 2;
    private static final int HEADER = 56;
    private static final byte[] VERSION = {10, 0, 0, 0, 0, 0, 0, 15};
    private static final SecureRandom RANDOM = new SecureRandom();

    private final byte[] offer;
    private final byte[] challenge;
    private final byte[] serverChallenge;
    private final AvPairs told;
    private final Instant begun;

    private Handshake(
            byte[] offer, byte[] challenge, byte[] serverChallenge, AvPairs told, Instant begun) {
        this.offer = offer;
        this.challenge = challenge;
        this.serverChallenge = serverChallenge;
        this.told = told;
        this.begun = begun;
    }

    /// Whether these bytes say that they are an offer, with which everything begins anew.
    public static boolean isOffer(byte[] bytes) {
        return Message.isOf(bytes, OFFER);
    }

    /// Answers an offer; empty where it is none, or longer than 1024 bytes.
    public static Optional<Handshake> answer(byte[] offer, ServerNames names, Instant now) {
        var random = new byte[8];
        RANDOM.nextBytes(random);
        return answer(offer, names, random, now);
    }

    static Optional<Handshake> answer(
            byte[] offer, ServerNames names, byte[] serverChallenge, Instant now) {
        var told =
                AvPairs.none()
                        .with(AvPairs.DOMAIN, names.shortDomain())
                        .with(AvPairs.COMPUTER, names.shortHost())
                        .with(AvPairs.DNS_DOMAIN, names.domain())
                        .with(AvPairs.DNS_COMPUTER, names.host())
                        .with(AvPairs.TIMESTAMP, time(now));
        return Message.of(offer, OFFER, SHORTEST_OFFER)
                .filter(it -> it.length() <= LONGEST_OFFER)
                .filter(Handshake::isInBounds)
                .map(it -> {
                    var flags = Flags.answerTo(it.number(12));
                    var target = names.shortDomain().getBytes(UTF_16LE);
                    var challenge = written(flags, target, serverChallenge, told.written());
                    return new Handshake(it.bytes(), challenge, serverChallenge.clone(), told, now);
                });
    }

    // Its names mean nothing to us; that they lie within is asked all the same.
    private static boolean isInBounds(Message offer) {
        return (offer.length() < 24 || offer.field(16, SHORTEST_OFFER).isPresent())
                && (offer.length() < 32 || offer.field(24, SHORTEST_OFFER).isPresent());
    }

    private static byte[] written(int flags, byte[] target, byte[] serverChallenge, byte[] told) {
        var written = new byte[HEADER + target.length + told.length];
        var message = Message.begin(CHALLENGE, written);
        field(message, target.length, HEADER);
        message.putInt(flags).put(serverChallenge).putLong(0);
        field(message, told.length, HEADER + target.length);
        message.put(Flags.has(flags, Flags.VERSION) ? VERSION : new byte[VERSION.length]);
        message.put(target).put(told);
        return written;
    }

    private static void field(ByteBuffer message, int length, int offset) {
        message.putShort((short) length).putShort((short) length).putInt(offset);
    }

    private static byte[] time(Instant now) {
        return ByteBuffer.allocate(8)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putLong(FileTime.of(now))
                .array();
    }

    /// The message that goes back.
    public byte[] challenge() {
        return challenge.clone();
    }

    byte[] offer() {
        return offer.clone();
    }

    byte[] serverChallenge() {
        return serverChallenge.clone();
    }

    AvPairs told() {
        return told;
    }

    boolean isOverAt(Instant now) {
        return now.isBefore(begun) || now.isAfter(begun.plus(PATIENCE));
    }

    @Override
    public String toString() {
        return "a handshake";
    }
}
