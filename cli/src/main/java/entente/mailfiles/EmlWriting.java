package entente.mailfiles;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// Writes each message into a file of its own, named by when it was received and how it is marked (Maildir's letters), in folders like those of the mailbox.
final class EmlWriting implements MailWriting {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'", Locale.ROOT)
                    .withZone(ZoneOffset.UTC);

    private final FileNames names;
    private Path folder = Path.of("");
    private int number;

    EmlWriting(FileNames names) {
        this.names = names;
    }

    @Override
    public void beginFolder(List<String> path) throws IOException {
        folder = Files.createDirectories(names.of(path, ""));
        number = 0;
    }

    @Override
    public void message(byte[] source, Instant received, Set<String> flags) throws IOException {
        var letters = Letters.of(flags);
        var name =
                "%s-%06d%s.eml"
                        .formatted(
                                TIME.format(received),
                                ++number,
                                letters.isEmpty() ? "" : "." + letters);
        try (var file = new SafeFile(folder.resolve(name))) {
            file.write(source);
            file.keep(received);
        }
    }

    @Override
    public void endFolder() {
        // Each file has its name already.
    }

    @Override
    public void close() {
        // Nothing is open between two messages.
    }
}
