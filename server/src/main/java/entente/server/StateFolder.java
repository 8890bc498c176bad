package entente.server;

import entente.audit.AuditFolder;
import entente.problem.Code;
import entente.problem.Problem;
import entente.problem.Refusal;
import entente.question.Domain;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/// Where a server keeps what must outlive it: `mailboxes.db`, `index`, `settings.db` and `used-numbers.db` for an organisation; `settings.db`,
/// `issues.db`, `registrations.db` and `delegations.db` for a broker; `audit` for both. Only its user may look.
record StateFolder(Path folder) {
    private static final Set<PosixFilePermission> OWNER_ONLY =
            PosixFilePermissions.fromString("rwx------");

    /// Makes the folder, or takes from others the rights to one that is there.
    static StateFolder at(Path folder) {
        try {
            if (!Files.isDirectory(folder)) {
                Files.createDirectories(folder, PosixFilePermissions.asFileAttribute(OWNER_ONLY));
            } else if (!OWNER_ONLY.containsAll(Files.getPosixFilePermissions(folder))) {
                Files.setPosixFilePermissions(folder, OWNER_ONLY);
            }
            return new StateFolder(folder);
        } catch (IOException unwritable) {
            throw new Problem(
                    Refusal.of(Code.STORE_UNREADABLE)
                            .saying(
                                    "The folder %s cannot be made, or not kept from others."
                                            .formatted(folder)),
                    unwritable);
        }
    }

    Path mailboxes() {
        return folder.resolve("mailboxes.db");
    }

    /// The index of the mailboxes.
    Path index() {
        return folder.resolve("index");
    }

    /// Where large contents of requests lie until they are answered.
    Path contents() {
        return folder.resolve("contents");
    }

    Path settings() {
        return folder.resolve("settings.db");
    }

    /// The key of the secrets that the settings hold.
    Path secretsKey() {
        return folder.resolve("secrets.key");
    }

    /// The key of the service passwords that the mailboxes hold.
    Path servicePasswordsKey() {
        return folder.resolve("service-passwords.key");
    }

    /// The numbers of tokens that were used and count once.
    Path used() {
        return folder.resolve("used-numbers.db");
    }

    Path issues() {
        return folder.resolve("issues.db");
    }

    Path registrations() {
        return folder.resolve("registrations.db");
    }

    /// The record of what `party` did.
    AuditFolder audit(Domain party) {
        try {
            return AuditFolder.at(folder.resolve("audit"), party.name());
        } catch (IOException unwritable) {
            throw new Problem(
                    Refusal.of(Code.STORE_UNREADABLE)
                            .saying(
                                    "The folder %s cannot be made, or not kept from others."
                                            .formatted(folder.resolve("audit"))),
                    unwritable);
        }
    }

    Path delegations() {
        return folder.resolve("delegations.db");
    }
}
