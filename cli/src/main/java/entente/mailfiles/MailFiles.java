package entente.mailfiles;

import entente.problem.Code;
import entente.problem.Refusal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// Goes through a file or a folder and finds the mail in it, in the order of the names.
///
/// A folder with `cur` in it is a Maildir, those in it whose names begin with a dot its folders (Maildir++). Every other folder is one of mail too, with its `.eml` files in it; an mbox file in it is a folder
/// by its name. What lies right at the top goes into `target`, or into the inbox where there is none; what lies deeper below `target`, or at the top of the mailbox.
public final class MailFiles {
    private static final int DEEPEST = 60;
    private static final Pattern MAILDIR_MARKS = Pattern.compile("[:;!]2,([A-Za-z]*)$");
    private static final Pattern OWN_MARKS =
            Pattern.compile("\\d{8}T\\d{6}Z-\\d+(?:\\.([DFRS]+))?\\.eml");
    private static final List<String> INBOX = List.of("Inbox");

    private final Optional<List<String>> target;
    private final MailFinder finder;

    public MailFiles(Optional<List<String>> target, MailFinder finder) {
        this.target = target.map(List::copyOf);
        this.finder = finder;
    }

    /// Finds what is in `named`, which is there; a link is followed here and nowhere below.
    public void find(Path named) throws IOException {
        var path = named.toRealPath();
        var top = target.orElse(INBOX);
        if (Files.isDirectory(path)) {
            folder(path, top, List.of(), 0);
        } else {
            file(path, top, top);
        }
    }

    private void folder(Path path, List<String> place, List<String> below, int depth) {
        if (depth > DEEPEST) {
            finder.skipped(place, path, 0, Refusal.of(Code.FOLDER_TOO_DEEP));
            return;
        }
        var isMaildir = isFolder(path.resolve("cur"));
        if (isMaildir) {
            maildir(path, place);
        }
        for (var child : children(path, place)) {
            if (!finder.goesOn()) {
                return;
            }
            var name = String.valueOf(child.getFileName());
            if (Files.isSymbolicLink(child)) {
                finder.skipped(
                        place, child, 0, unreadable("It is a link, and these are not followed."));
                continue;
            }
            if (isMaildir && (Set.of("cur", "new", "tmp").contains(name) || !isFolder(child))) {
                continue;
            }
            if (isFolder(child)) {
                var names = new ArrayList<>(below);
                names.addAll(
                        isMaildir && name.startsWith(".")
                                ? FolderNames.ofMaildir(name)
                                : List.of(name));
                folder(child, placed(names, place), names, depth + 1);
            } else {
                var names = new ArrayList<>(below);
                names.add(stem(name));
                file(child, place, placed(names, place));
            }
        }
    }

    /// Where a folder of these names goes.
    private List<String> placed(List<String> names, List<String> otherwise) {
        if (names.isEmpty()) {
            return otherwise;
        }
        var place = new ArrayList<>(target.orElse(List.of()));
        place.addAll(names);
        if (target.isEmpty()) {
            place.set(0, FolderNames.usual(place.getFirst()));
        }
        return place;
    }

    private void maildir(Path path, List<String> place) {
        for (var part : List.of("cur", "new")) {
            var folder = path.resolve(part);
            if (isFolder(folder)) {
                for (var file : children(folder, place)) {
                    if (!finder.goesOn()) {
                        return;
                    }
                    var marks = MAILDIR_MARKS.matcher(String.valueOf(file.getFileName()));
                    message(file, place, Letters.read(marks.find() ? marks.group(1) : ""));
                }
            }
        }
    }

    /// `inner` is the folder that it would be by its name, if it holds many messages.
    private void file(Path path, List<String> place, List<String> inner) {
        // Whoever opens a pipe waits for one who writes into it.
        if (!Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS)) {
            finder.skipped(place, path, 0, unreadable("It is a link, or no file."));
            return;
        }
        var name = String.valueOf(path.getFileName()).toLowerCase(Locale.ROOT);
        if (name.endsWith(".ics")) {
            finder.calendar(path);
            return;
        }
        if (name.endsWith(".eml")) {
            var marks = OWN_MARKS.matcher(String.valueOf(path.getFileName()));
            message(
                    path,
                    place,
                    Letters.read(
                            marks.matches() ? Optional.ofNullable(marks.group(1)).orElse("") : ""));
            return;
        }
        try (var file = new LineFile(path)) {
            if (FromLine.begins(file.line())) {
                file.goTo(0);
                var filed = Files.getLastModifiedTime(path, LinkOption.NOFOLLOW_LINKS).toInstant();
                new Mbox(path, inner, filed, file, finder).read();
            } else if (file.size() > 0) {
                finder.skipped(
                        place, path, 0, unreadable("It is neither mbox nor `.eml` nor `.ics`."));
            }
        } catch (IOException failed) {
            finder.skipped(place, path, 0, unreadable("It cannot be read."));
        }
    }

    private void message(Path path, List<String> place, Set<String> flags) {
        try {
            var facts =
                    Files.readAttributes(
                            path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
            if (!facts.isRegularFile()) {
                finder.skipped(place, path, 0, unreadable("It is a link, or no file."));
                return;
            }
            finder.passed(facts.size());
            if (facts.size() > FoundMessage.LARGEST) {
                finder.skipped(place, path, 0, Refusal.of(Code.ITEM_TOO_LARGE));
                return;
            }
            finder.message(read(path, place, flags, facts.lastModifiedTime().toInstant()));
        } catch (IOException failed) {
            finder.skipped(place, path, 0, unreadable("It cannot be read."));
        }
    }

    private static FoundMessage read(
            Path path, List<String> place, Set<String> flags, Instant filed) throws IOException {
        try (var file = new LineFile(path)) {
            return new FoundMessage(
                    place,
                    path,
                    0,
                    flags,
                    Optional.empty(),
                    Optional.of(filed),
                    file.bytes((int) Math.min(file.size(), FoundMessage.LARGEST)));
        }
    }

    private List<Path> children(Path folder, List<String> place) {
        try (var files = Files.list(folder)) {
            return files.sorted().toList();
        } catch (IOException failed) {
            finder.skipped(place, folder, 0, unreadable("The folder cannot be read."));
            return List.of();
        }
    }

    private static boolean isFolder(Path path) {
        return Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS);
    }

    private static String stem(String name) {
        return name.replaceFirst("(?i)\\.(mbox|mbx)$", "");
    }

    private static Refusal unreadable(String sentence) {
        return Refusal.of(Code.IMPORT_FILE_UNREADABLE).saying(sentence);
    }
}
