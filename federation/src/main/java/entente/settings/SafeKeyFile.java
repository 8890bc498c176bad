package entente.settings;

import entente.problem.Code;
import entente.problem.Problem;
import entente.problem.Refusal;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Optional;
import java.util.Set;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/// The key of a [Safe]: 256 bits in a file that nobody but its user may read.
final class SafeKeyFile {
    private static final int LENGTH = 32;
    private static final String OWNER_ONLY = "rw-------";

    private final Path file;

    SafeKeyFile(Path file) {
        this.file = file;
    }

    /// The key, if one was ever made.
    synchronized Optional<SecretKey> found() {
        try {
            if (!Files.exists(file)) {
                return Optional.empty();
            }
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(OWNER_ONLY));
            var key = Files.readAllBytes(file);
            if (key.length != LENGTH) {
                throw new IOException("it is no key of 256 bits");
            }
            return Optional.of(new SecretKeySpec(key, "AES"));
        } catch (IOException unreadable) {
            throw unusable("cannot be read", unreadable);
        }
    }

    /// The key, made now where there was none.
    synchronized SecretKey orMade() {
        return found().orElseGet(this::made);
    }

    private SecretKey made() {
        var key = new byte[LENGTH];
        new SecureRandom().nextBytes(key);
        try {
            var beside = file.resolveSibling(file.getFileName() + ".new");
            Files.deleteIfExists(beside);
            write(beside, key);
            Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE);
            // The name of a file is on disk when its folder is.
            try (var folder = FileChannel.open(file.toAbsolutePath().getParent())) {
                folder.force(true);
            }
        } catch (IOException unwritable) {
            throw unusable("cannot be made", unwritable);
        }
        return new SecretKeySpec(key, "AES");
    }

    private static void write(Path file, byte[] key) throws IOException {
        var ownerOnly =
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(OWNER_ONLY));
        var options = Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        try (var channel = FileChannel.open(file, options, ownerOnly)) {
            channel.write(ByteBuffer.wrap(key));
            channel.force(true);
        }
    }

    private Problem unusable(String what, IOException why) {
        return new Problem(
                Refusal.of(Code.STORE_UNREADABLE)
                        .saying("The key %s of stored secrets %s.".formatted(file, what)),
                why);
    }
}
