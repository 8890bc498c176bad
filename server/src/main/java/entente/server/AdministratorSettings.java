package entente.server;

import entente.mailbox.MailboxStore;
import entente.problem.Code;
import entente.problem.Problem;
import entente.question.Address;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// Who administers a server. The password is the first line of `passwordFile`, and set anew at each start.
public record AdministratorSettings(Address address, Path passwordFile) {
    void signUpAt(MailboxStore store) {
        store.setPassword(address, password(), true);
    }

    char[] password() {
        try (var lines = Files.lines(passwordFile)) {
            return lines.findFirst()
                    .filter(line -> !line.isBlank())
                    .orElseThrow(this::missing)
                    .toCharArray();
        } catch (IOException unreadable) {
            throw missing();
        }
    }

    private Problem missing() {
        return new Problem(
                Code.CONFIG_INVALID,
                "%s holds no password for %s.".formatted(passwordFile, address),
                "Write the password into the first line of the file.");
    }
}
