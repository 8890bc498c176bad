import com.google.googlejavaformat.java.Formatter;
import com.google.googlejavaformat.java.FormatterException;
import com.google.googlejavaformat.java.ImportOrderer;
import com.google.googlejavaformat.java.JavaFormatterOptions;
import com.google.googlejavaformat.java.JavaFormatterOptions.Style;
import com.google.googlejavaformat.java.RemoveUnusedImports;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Lays out every Java file of every module, or names those that are laid out otherwise.
///
/// Started from source by the `format` module: `java Format.java (check|write) ROOT`.
final class Format {
    // Javadoc is left as written: its line breaks are the author's.
    private static final Formatter FORMATTER =
            new Formatter(
                    JavaFormatterOptions.builder().style(Style.AOSP).formatJavadoc(false).build());

    public static void main(String[] arguments) throws IOException {
        var write = arguments[0].equals("write");
        var root = Path.of(arguments[1]).toAbsolutePath().normalize();

        var complaints =
                sources(root).parallelStream()
                        .flatMap(file -> (write ? rewrite(file) : complaint(file)).stream())
                        .map(complaint -> complaint.replace(root + "/", ""))
                        .toList();

        complaints.forEach(System.err::println);
        if (!complaints.isEmpty()) {
            if (!write) {
                System.err.println("To mend the layout: mvn -B -q -pl format -Pwrite verify");
            }
            System.exit(1);
        }
    }

    private static List<Path> sources(Path root) throws IOException {
        var sources = Stream.<Path>builder();
        sources.add(root.resolve("format/Format.java"));
        try (var modules =
                Files.newDirectoryStream(
                        root, module -> Files.isDirectory(module.resolve("src")))) {
            for (var module : modules) {
                try (var files = Files.walk(module.resolve("src"))) {
                    files.filter(file -> file.toString().endsWith(".java")).forEach(sources);
                }
            }
        }
        return sources.build().sorted().toList();
    }

    private static Optional<String> complaint(Path file) {
        try {
            var source = Files.readString(file);
            return laidOut(source).equals(source)
                    ? Optional.empty()
                    : Optional.of("Not laid out as the formatter would: " + file);
        } catch (FormatterException | IOException e) {
            return Optional.of("Cannot be read as Java: %s: %s".formatted(file, e.getMessage()));
        }
    }

    private static Optional<String> rewrite(Path file) {
        try {
            var source = Files.readString(file);
            var laidOut = laidOut(source);
            if (!laidOut.equals(source)) {
                Files.writeString(file, laidOut);
            }
            return Optional.empty();
        } catch (FormatterException | IOException e) {
            return Optional.of("Cannot be read as Java: %s: %s".formatted(file, e.getMessage()));
        }
    }

    private static String laidOut(String source) throws FormatterException {
        // Not formatSourceAndFixImports: it also cuts long strings at column 100, and no search
        // finds a message cut in two. Imports stay one block, whose order needs no memory.
        var used = RemoveUnusedImports.removeUnusedImports(source);
        return FORMATTER.formatSource(ImportOrderer.reorderImports(used, Style.GOOGLE));
    }
}
