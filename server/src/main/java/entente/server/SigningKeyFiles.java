package entente.server;

import entente.problem.Code;
import entente.problem.Problem;
import entente.tokens.SigningKeys;
import entente.wire.jwt.PemKeys;
import entente.wire.jwt.PemKeys.PemMalformed;
import entente.wire.jwt.SigningKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/// Reads the keys that tokens are signed and checked with.
final class SigningKeyFiles {
    private SigningKeyFiles() {}

    static SigningKey read(KeyFiles files) {
        try {
            return PemKeys.read(
                    Files.readString(files.key()), Files.readString(files.certificate()));
        } catch (IOException | PemMalformed unusable) {
            throw unusable(files.key(), unusable);
        }
    }

    /// All keys that a configuration names, with the day of the next.
    static SigningKeys ring(SigningSettings settings) {
        return new SigningKeys(
                Optional.of(read(settings.current())),
                settings.next().map(next -> read(next.files())),
                settings.nextEffective(),
                settings.previous().map(SigningKeyFiles::read));
    }

    private static Problem unusable(Path file, Exception why) {
        return new Problem(
                Code.CONFIG_INVALID,
                "%s cannot be used: %s.".formatted(file, why.getMessage()),
                "Put a PEM file there: CERTIFICATE blocks, or one PRIVATE KEY block (PKCS #8).");
    }
}
