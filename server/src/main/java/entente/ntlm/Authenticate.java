package entente.ntlm;

import java.util.Arrays;
import java.util.Optional;

/// What a client answers to a challenge: message 3 (MS-NLMP 2.2.1.3), its fields in bounds and its names in Unicode; whether it is true is
/// another question. Cannot be printed.
public final class Authenticate {
    static final int TYPE = 3;
    static final int MIC = 72;
    static final int MIC_LENGTH = 16;

    private static final int SHORTEST = 64;
    private static final int NT = 20;
    private static final int DOMAIN = 28;
    private static final int USER = 36;
    private static final int SESSION_KEY = 52;
    private static final int FLAGS = 60;

    /// A name that is longer is nobody's.
    private static final int LONGEST_NAME = 320;

    private final Message message;
    private final String user;
    private final String domain;
    private final byte[] answer;
    private final byte[] sessionKey;

    private Authenticate(
            Message message, String user, String domain, byte[] answer, byte[] sessionKey) {
        this.message = message;
        this.user = user;
        this.domain = domain;
        this.answer = answer;
        this.sessionKey = sessionKey;
    }

    /// Reads it; empty where it is none, or a part lies outside.
    public static Optional<Authenticate> read(byte[] bytes) {
        return Message.of(bytes, TYPE, SHORTEST)
                .filter(it -> Flags.has(it.number(FLAGS), Flags.UNICODE))
                .filter(it -> it.field(12, SHORTEST).isPresent())
                .filter(it -> it.text(44, SHORTEST).isPresent())
                .flatMap(Authenticate::read);
    }

    private static Optional<Authenticate> read(Message message) {
        var user = message.text(USER, SHORTEST).filter(it -> it.length() <= LONGEST_NAME);
        var domain = message.text(DOMAIN, SHORTEST).filter(it -> it.length() <= LONGEST_NAME);
        var answer = message.field(NT, SHORTEST);
        var sessionKey = message.field(SESSION_KEY, SHORTEST);
        return user.isPresent()
                        && domain.isPresent()
                        && answer.isPresent()
                        && sessionKey.isPresent()
                ? Optional.of(
                        new Authenticate(
                                message, user.get(), domain.get(), answer.get(), sessionKey.get()))
                : Optional.empty();
    }

    /// Who it says it is; empty for nobody.
    public String user() {
        return user;
    }

    /// The domain that counts with it, as sent; often empty.
    public String domain() {
        return domain;
    }

    int flags() {
        return message.number(FLAGS);
    }

    byte[] answer() {
        return answer.clone();
    }

    byte[] sessionKey() {
        return sessionKey.clone();
    }

    /// The code over all three messages; empty where there is no room for one.
    Optional<byte[]> mic() {
        return message.length() >= MIC + MIC_LENGTH
                ? Optional.of(Arrays.copyOfRange(message.bytes(), MIC, MIC + MIC_LENGTH))
                : Optional.empty();
    }

    byte[] withoutMic() {
        var bytes = message.bytes();
        Arrays.fill(bytes, MIC, MIC + MIC_LENGTH, (byte) 0);
        return bytes;
    }

    @Override
    public String toString() {
        return "an NTLM answer";
    }
}
