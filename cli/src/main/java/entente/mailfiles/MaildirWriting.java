package entente.mailfiles;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/// Writes a Maildir: what is in the inbox right into it, other folders as Maildir++ has them.
final class MaildirWriting implements MailWriting {
    private final Path top;
    private Path folder;
    private int number;

    MaildirWriting(Path top) {
        this.top = top;
        this.folder = top;
    }

    @Override
    public void beginFolder(List<String> names) throws IOException {
        folder = names.equals(List.of("Inbox")) ? top : top.resolve(FolderNames.toMaildir(names));
        for (var part : List.of("tmp", "new", "cur")) {
            Files.createDirectories(folder.resolve(part));
        }
        if (!folder.equals(top)) {
            Files.writeString(folder.resolve("maildirfolder"), "");
        }
    }

    @Override
    public void message(byte[] source, Instant received, Set<String> flags) throws IOException {
        var name =
                "%d.%06d.entente:2,%s"
                        .formatted(received.getEpochSecond(), ++number, Letters.of(flags));
        try (var file = new SafeFile(folder.resolve("cur").resolve(name))) {
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
