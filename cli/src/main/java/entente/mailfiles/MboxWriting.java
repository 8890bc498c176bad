package entente.mailfiles;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// Writes a folder into one mbox file (mboxrd), beside a folder of files for those in it. How a message is marked goes into `Status` and `X-Status`, which are the file's; such lines of the message's own are left out. A message that does
/// not end a line has an end of line more.
final class MboxWriting implements MailWriting {
    private final FileNames names;
    private final List<SafeFile> open = new ArrayList<>();

    MboxWriting(FileNames names) {
        this.names = names;
    }

    @Override
    public void beginFolder(List<String> folder) throws IOException {
        var file = names.of(folder, ".mbox");
        Files.createDirectories(file.getParent());
        open.add(new SafeFile(file));
    }

    @Override
    public void message(byte[] source, Instant received, Set<String> flags) throws IOException {
        var file = open.getFirst();
        file.write(FromLine.write(received));
        file.write(marks(flags).getBytes(StandardCharsets.US_ASCII));
        var line = new ByteArrayOutputStream();
        var inHeader = true;
        for (var octet : source) {
            line.write(octet);
            if (octet == '\n') {
                inHeader = put(file, line.toByteArray(), inHeader);
                line.reset();
            }
        }
        if (line.size() > 0) {
            line.write('\n');
            put(file, line.toByteArray(), inHeader);
        }
        file.write(new byte[] {'\n'});
    }

    /// Whether the header goes on after the line.
    private static boolean put(SafeFile file, byte[] line, boolean inHeader) throws IOException {
        if (inHeader && Mbox.isMark(line)) {
            return true;
        }
        if (FromLine.begins(line) || FromLine.isQuoted(line)) {
            file.write(new byte[] {'>'});
        }
        file.write(line);
        return inHeader && !Mbox.isBlank(line);
    }

    private static String marks(Set<String> flags) {
        var marks =
                (flags.contains("answered") ? "A" : "")
                        + (flags.contains("flagged") ? "F" : "")
                        + (flags.contains("draft") ? "T" : "");
        return "Status: %sO\n%s"
                .formatted(
                        flags.contains("read") ? "R" : "",
                        marks.isEmpty() ? "" : "X-Status: %s\n".formatted(marks));
    }

    @Override
    public void endFolder() throws IOException {
        try (var file = open.removeFirst()) {
            file.keep();
        }
    }

    @Override
    public void close() throws IOException {
        for (var file : open) {
            file.close();
        }
    }
}
