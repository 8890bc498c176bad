package entente.mailfiles;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/// Names of folders as names of files that any file system takes, none of which leads anywhere else. What no name may have in it becomes `_`; two that would be the same are numbered. Endings that files here
/// have get a `_` before them, so that a folder and a file never share a name.
public final class FileNames {
    private static final int LONGEST = 60;
    private static final Pattern BAD = Pattern.compile("[\\p{Cntrl}\\p{Cf}\\\\/:*?\"<>|]");
    private static final Pattern OF_A_FILE = Pattern.compile("(?i)(\\.(mbox|eml|ics|part))$");
    private static final Pattern RESERVED =
            Pattern.compile("(?i)(con|prn|aux|nul|com\\d|lpt\\d|cur|new|tmp)(\\..*)?");

    private final Path top;
    private final Set<String> taken = new HashSet<>();

    /// Those of files below `top`.
    public FileNames(Path top) {
        this.top = top;
    }

    /// A place below the top for a folder, which nobody else is given.
    public Path of(List<String> names, String ending) {
        var place = top;
        for (var name : names.subList(0, names.size() - 1)) {
            place = place.resolve(safe(name));
        }
        var last = safe(names.getLast());
        for (var number = 1; ; number++) {
            var numbered = number == 1 ? last : last + " (" + number + ")";
            var file = place.resolve(numbered + ending);
            if (taken.add(file.toString().toLowerCase(Locale.ROOT))) {
                return file;
            }
        }
    }

    static String safe(String name) {
        var plain = BAD.matcher(name).replaceAll("_");
        var end = Math.min(plain.length(), LONGEST);
        if (end < plain.length() && Character.isHighSurrogate(plain.charAt(end - 1))) {
            end--;
        }
        // Windows takes no dot or blank at the end; a dot at the beginning is Maildir's, or hides
        // the file.
        var bare = plain.substring(0, end).replaceAll("^[. ]+|[. ]+$", "_");
        var ofFolder = OF_A_FILE.matcher(bare).replaceFirst("_$1");
        return ofFolder.isEmpty() || RESERVED.matcher(ofFolder).matches()
                ? "_" + ofFolder
                : ofFolder;
    }
}
