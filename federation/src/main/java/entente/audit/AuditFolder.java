package entente.audit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/// The folder that holds the record of one party, an organisation or a broker; others may have theirs beside it. Only its user may look.
public record AuditFolder(Path folder, String party) {
    /// Makes the folder, or takes from others the rights to one that is there.
    public static AuditFolder at(Path folder, String party) throws IOException {
        var ownerOnly = PosixFilePermissions.fromString("rwx------");
        if (Files.isDirectory(folder)) {
            Files.setPosixFilePermissions(folder, ownerOnly);
        } else {
            Files.createDirectories(folder, PosixFilePermissions.asFileAttribute(ownerOnly));
        }
        return new AuditFolder(folder, party);
    }

    /// Its files, the oldest first, each once.
    List<Segment> segments() throws IOException {
        try (var files = Files.list(folder)) {
            return files
                    .flatMap(file ->
                            Segment.named(String.valueOf(file.getFileName()), this).stream())
                    .collect(
                            Collectors.toMap(Segment::number, Function.identity(), (one, _) -> one))
                    .values()
                    .stream()
                    .sorted(Comparator.comparingLong(Segment::number))
                    .toList();
        }
    }

    /// The file that is held locked while somebody writes.
    Path lock() {
        return folder.resolve(party + ".lock");
    }

    /// How large a file is on disk, in whichever form it is; nothing once it is gone.
    static long size(Segment segment) throws IOException {
        for (var file : List.of(segment.plain(), segment.packed(), segment.rest())) {
            try {
                return Files.size(file);
            } catch (NoSuchFileException _) {
                // Then it is another.
            }
        }
        return 0;
    }
}
