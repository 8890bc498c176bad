package entente.lab;

import entente.question.Domain;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Where a lab keeps its keys and stores: a folder the user named and keeps, or one of the lab's own that goes with it.
record LabFolder(Path path, boolean passing) {
    static LabFolder of(Optional<Path> wanted) throws IOException {
        if (wanted.isPresent()) {
            var path = wanted.get().toAbsolutePath().normalize();
            PrivateFiles.makeFolder(path);
            return new LabFolder(path, false);
        }
        return new LabFolder(Files.createTempDirectory("entente-lab-"), true);
    }

    KeyFolder keys() {
        return new KeyFolder(path.resolve("keys"));
    }

    Path hostsFile() {
        return path.resolve("hosts");
    }

    /// What stands in DNS for the lab's domains, as far as the broker looks there.
    Path zones() {
        return path.resolve("zones");
    }

    /// The ready document, beside the one that the user asked for.
    Path readyFile() {
        return path.resolve("ready.json");
    }

    /// What one party keeps.
    Path state(Domain party) throws IOException {
        var state = path.resolve(party.name());
        PrivateFiles.makeFolder(state);
        return state;
    }

    /// Takes away what is not to outlive the run.
    void leave() throws IOException {
        if (passing) {
            remove(path);
        } else {
            Files.deleteIfExists(readyFile());
        }
    }

    private static void remove(Path folder) throws IOException {
        Files.walkFileTree(
                folder,
                new SimpleFileVisitor<>() {
                    @Override
                    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
                            throws IOException {
                        Files.delete(file);
                        return FileVisitResult.CONTINUE;
                    }

                    @Override
                    public FileVisitResult postVisitDirectory(
                            Path emptied, @Nullable IOException failure) throws IOException {
                        Files.delete(emptied);
                        return FileVisitResult.CONTINUE;
                    }
                });
    }
}
