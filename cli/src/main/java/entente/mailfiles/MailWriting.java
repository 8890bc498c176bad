package entente.mailfiles;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Writes mail into files, one message after another. What it wrote of a folder is there under its name after [#endFolder], and is on the disk then.
public interface MailWriting extends AutoCloseable {
    /// In which form.
    enum Form {
        MAILDIR,
        MBOX,
        EML
    }

    /// Below a folder that is there.
    static MailWriting of(Form form, Path top) {
        return switch (form) {
            case MAILDIR -> new MaildirWriting(top);
            case MBOX -> new MboxWriting(new FileNames(top));
            case EML -> new EmlWriting(new FileNames(top));
        };
    }

    void beginFolder(List<String> names) throws IOException;

    void message(byte[] source, Instant received, Set<String> flags) throws IOException;

    void endFolder() throws IOException;

    /// Folders that lie under a name that is not theirs, since theirs is too long or taken, and their own names.
    default Map<String, List<String>> renamed() {
        return Map.of();
    }

    /// What of a folder was not ended may be gone.
    @Override
    void close() throws IOException;
}
