package entente.mailfiles;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Writes a Maildir: what is in the inbox right into it, other folders as Maildir++ has them. A folder whose name would be too long for a file system gets a short one in its place.
final class MaildirWriting implements MailWriting {
    /// Of most file systems a name has at most 255 bytes.
    private static final int LONGEST = 200;

    private final Path top;
    private final Map<String, List<String>> renamed = new LinkedHashMap<>();
    private Path folder;
    private int number;

    MaildirWriting(Path top) {
        this.top = top;
        this.folder = top;
    }

    @Override
    public void beginFolder(List<String> names) throws IOException {
        folder = names.equals(List.of("Inbox")) ? top : place(names);
        for (var part : List.of("tmp", "new", "cur")) {
            Files.createDirectories(folder.resolve(part));
        }
        if (!folder.equals(top)) {
            Files.writeString(folder.resolve("maildirfolder"), "");
        }
    }

    private Path place(List<String> names) {
        var name = FolderNames.toMaildir(names);
        var isTaken = renamed.containsKey(String.join("/", names));
        return name.length() > LONGEST || isTaken ? shortPlace(names) : top.resolve(name);
    }

    private Path shortPlace(List<String> names) {
        for (var index = renamed.size() + 1; ; index++) {
            var instead = List.of("Long names", Integer.toString(index));
            var place = top.resolve(FolderNames.toMaildir(instead));
            if (!Files.exists(place)) {
                renamed.put(String.join("/", instead), List.copyOf(names));
                return place;
            }
        }
    }

    @Override
    public Map<String, List<String>> renamed() {
        return Map.copyOf(renamed);
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
