package entente.server;

import entente.problem.Code;
import entente.problem.Problem;
import entente.wire.jwt.PemKeys;
import entente.wire.jwt.PemKeys.PemMalformed;
import entente.wire.jwt.SigningKey;
import entente.wire.jwt.VerifyKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

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

    /// The public keys in some certificates.
    static List<VerifyKey> published(List<Path> certificates) {
        return certificates.stream().flatMap(SigningKeyFiles::published).toList();
    }

    private static Stream<VerifyKey> published(Path certificate) {
        try {
            return PemKeys.certificates(Files.readString(certificate)).stream();
        } catch (IOException | PemMalformed unusable) {
            throw unusable(certificate, unusable);
        }
    }

    private static Problem unusable(Path file, Exception why) {
        return new Problem(
                Code.CONFIG_INVALID,
                "%s cannot be used: %s.".formatted(file, why.getMessage()),
                "Put a PEM file there: CERTIFICATE blocks, or one PRIVATE KEY block (PKCS #8).");
    }
}
