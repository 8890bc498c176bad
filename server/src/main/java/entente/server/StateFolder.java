package entente.server;

import entente.problem.Code;
import entente.problem.Problem;
import entente.problem.Refusal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/// Where a server keeps what must outlive it: `mailboxes.db` for an organisation, `issues.db` for a broker. Only its user may look.
record StateFolder(Path folder) {
    static StateFolder at(Path folder) {
        try {
            if (!Files.isDirectory(folder)) {
                Files.createDirectories(
                        folder,
                        PosixFilePermissions.asFileAttribute(
                                PosixFilePermissions.fromString("rwx------")));
            }
            return new StateFolder(folder);
        } catch (IOException unwritable) {
            throw new Problem(
                    Refusal.of(Code.STORE_UNREADABLE)
                            .saying("The folder %s cannot be made.".formatted(folder)),
                    unwritable);
        }
    }

    Path mailboxes() {
        return folder.resolve("mailboxes.db");
    }

    Path issues() {
        return folder.resolve("issues.db");
    }
}
