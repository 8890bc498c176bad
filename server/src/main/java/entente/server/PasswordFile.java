package entente.server;

import entente.problem.Code;
import entente.problem.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// Files that hold a password in their first line.
final class PasswordFile {
    private PasswordFile() {}

    /// `whose` is for the complaint where there is none.
    static String firstLine(Path file, String whose) {
        try (var lines = Files.lines(file)) {
            return lines.findFirst()
                    .filter(line -> !line.isBlank())
                    .orElseThrow(() -> missing(file, whose));
        } catch (IOException unreadable) {
            throw missing(file, whose);
        }
    }

    private static Problem missing(Path file, String whose) {
        return new Problem(
                Code.CONFIG_INVALID,
                "%s holds no password for %s.".formatted(file, whose),
                "Write the password into the first line of the file.");
    }
}
