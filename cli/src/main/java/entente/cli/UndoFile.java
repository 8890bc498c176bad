package entente.cli;

import entente.hybrid.Undo;
import entente.lab.PrivateFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/// Where it is written down what the wizard changed for one partner: `$XDG_STATE_HOME/entente/hybrid/ORGANISATION/PARTNER.json`, else below
/// `~/.local/state`. Nothing in it is secret.
final class UndoFile {
    private final Path file;

    UndoFile(Surroundings surroundings, String organisation, String partner) {
        this.file =
                surroundings
                        .variable("XDG_STATE_HOME")
                        .map(Path::of)
                        .orElseGet(
                                () -> Path.of(System.getProperty("user.home"), ".local", "state"))
                        .resolve("entente")
                        .resolve("hybrid")
                        .resolve(organisation)
                        .resolve(partner + ".json");
    }

    /// Empty where nothing was made from here, or all of it was taken back.
    Optional<Undo> read() {
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try {
            return Optional.of(
                    Undo.read(Files.readString(file))
                            .orElseThrow(() ->
                                    CommandFailed.couldNotRun(
                                            "%s cannot be read.".formatted(file),
                                            "Look at it; without it the wizard takes nothing back.")));
        } catch (IOException unreadable) {
            throw CommandFailed.couldNotRun(
                            "%s cannot be read.".formatted(file), "Check its rights.")
                    .causedBy(unreadable);
        }
    }

    /// Writes down what is about to be changed, beside what was changed before.
    void add(Undo further) {
        write(read().orElse(Undo.NOTHING).and(further.changes(), further.trustMade()));
    }

    void write(Undo undo) {
        try {
            PrivateFiles.write(file, undo.json());
        } catch (IOException unwritable) {
            throw CommandFailed.couldNotRun(
                            "What is to be changed cannot be written down at %s.".formatted(file),
                            "Check the rights of its folder, or name another one in XDG_STATE_HOME; nothing was changed.")
                    .causedBy(unwritable);
        }
    }

    void forget() {
        try {
            Files.deleteIfExists(file);
        } catch (IOException kept) {
            throw CommandFailed.couldNotRun(
                            "%s cannot be removed.".formatted(file),
                            "Remove it: all that is in it was taken back.")
                    .causedBy(kept);
        }
    }
}
