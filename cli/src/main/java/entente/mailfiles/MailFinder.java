package entente.mailfiles;

import entente.problem.Refusal;
import java.nio.file.Path;
import java.util.List;

/// Whom [MailFiles] tells of what it finds.
public interface MailFinder {
    /// Whether there is any use in going on; asked before each message.
    boolean goesOn();

    void message(FoundMessage found);

    /// A calendar file.
    void calendar(Path file);

    /// What begins at that byte of a file of that folder is left out.
    void skipped(List<String> folder, Path file, long position, Refusal why);

    /// That so many bytes more were gone through.
    void passed(long bytes);
}
