package entente.mailbox;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CodingErrorAction;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.regex.Pattern;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;

/// A password as it is kept: its Argon2id hash (RFC 9106) with the salt and the costs it was made with, so that costs can rise
/// later and old hashes still open. Cannot be printed.
///
/// A password's characters are hashed as UTF-8; the bytes made of them here are wiped, the caller wipes her own.
public final class PasswordHash {
    /// Memory in KiB, passes over it, and lanes: OWASP's minimum for Argon2id.
    record Cost(int memory, int passes, int lanes) {
        static final Cost USUAL = new Cost(19_456, 2, 1);
    }

    /// Of one `char` in UTF-8.
    private static final int MOST_BYTES = 3;

    private static final Pattern TEXT =
            Pattern.compile(
                    "\\$argon2id\\$v=19\\$m=(\\d{1,6}),t=(\\d{1,2}),p=(\\d)\\$([A-Za-z0-9+/]{22})\\$([A-Za-z0-9+/]{43})");

    private static final int SALT_LENGTH = 16;
    private static final int HASH_LENGTH = 32;

    /// Each hash in the making takes 19 MiB, so as many as there are processors are made at once.
    private static final Semaphore ROOM =
            new Semaphore(Runtime.getRuntime().availableProcessors(), true);

    private static final SecureRandom RANDOM = new SecureRandom();

    private final Cost cost;
    private final byte[] salt;
    private final byte[] hash;

    private PasswordHash(Cost cost, byte[] salt, byte[] hash) {
        this.cost = cost;
        this.salt = salt;
        this.hash = hash;
    }

    /// One made earlier.
    static PasswordHash stored(Cost cost, byte[] salt, byte[] hash) {
        return new PasswordHash(cost, salt.clone(), hash.clone());
    }

    /// At the usual costs.
    public static PasswordHash of(char[] password) {
        return of(password, Cost.USUAL);
    }

    /// What [#text] wrote; empty where it is nothing of the kind.
    public static Optional<PasswordHash> parse(String text) {
        var form = TEXT.matcher(text);
        return form.matches()
                ? Optional.of(
                        new PasswordHash(
                                new Cost(
                                        Integer.parseInt(form.group(1)),
                                        Integer.parseInt(form.group(2)),
                                        Integer.parseInt(form.group(3))),
                                Base64.getDecoder().decode(form.group(4)),
                                Base64.getDecoder().decode(form.group(5))))
                : Optional.empty();
    }

    static PasswordHash of(char[] password, Cost cost) {
        if (password.length == 0 || password.length > MailboxStore.LONGEST_PASSWORD) {
            throw new IllegalArgumentException(
                    "a password has 1 to %d characters".formatted(MailboxStore.LONGEST_PASSWORD));
        }
        var salt = new byte[SALT_LENGTH];
        RANDOM.nextBytes(salt);
        return new PasswordHash(cost, salt, argon2id(password, salt, cost));
    }

    /// One that no password opens and that costs as much to try.
    public static PasswordHash ofNobody() {
        var salt = new byte[SALT_LENGTH];
        var hash = new byte[HASH_LENGTH];
        RANDOM.nextBytes(salt);
        RANDOM.nextBytes(hash);
        return new PasswordHash(Cost.USUAL, salt, hash);
    }

    /// Whether this is the password.
    public boolean opens(char[] password) {
        return password.length <= MailboxStore.LONGEST_PASSWORD
                && MessageDigest.isEqual(hash, argon2id(password, salt, cost));
    }

    /// Tells it from every other that was made, also of the same password: its salt.
    String mark() {
        return Base64.getEncoder().encodeToString(salt);
    }

    Cost cost() {
        return cost;
    }

    /// For the store alone.
    byte[] salt() {
        return salt.clone();
    }

    /// For the store alone.
    byte[] secretHash() {
        return hash.clone();
    }

    /// For a settings file alone, in the form that is usual for it.
    public String text() {
        return "$argon2id$v=19$m=%d,t=%d,p=%d$%s$%s"
                .formatted(
                        cost.memory(),
                        cost.passes(),
                        cost.lanes(),
                        Base64.getEncoder().withoutPadding().encodeToString(salt),
                        Base64.getEncoder().withoutPadding().encodeToString(hash));
    }

    @Override
    public String toString() {
        return "a password's hash";
    }

    private static byte[] argon2id(char[] password, byte[] salt, Cost cost) {
        var parameters =
                new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
                        .withVersion(Argon2Parameters.ARGON2_VERSION_13)
                        .withMemoryAsKB(cost.memory())
                        .withIterations(cost.passes())
                        .withParallelism(cost.lanes())
                        .withSalt(salt)
                        .build();
        var generator = new Argon2BytesGenerator();
        var hash = new byte[HASH_LENGTH];
        var bytes = bytes(password);
        ROOM.acquireUninterruptibly();
        try {
            generator.init(parameters);
            generator.generateBytes(bytes, hash);
        } finally {
            ROOM.release();
            Arrays.fill(bytes, (byte) 0);
        }
        return hash;
    }

    private static byte[] bytes(char[] password) {
        var room = ByteBuffer.allocate(password.length * MOST_BYTES);
        UTF_8.newEncoder()
                .onMalformedInput(CodingErrorAction.REPLACE)
                .encode(CharBuffer.wrap(password), room, true);
        var bytes = Arrays.copyOf(room.array(), room.position());
        Arrays.fill(room.array(), (byte) 0);
        return bytes;
    }
}
