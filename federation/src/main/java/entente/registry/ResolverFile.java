package entente.registry;

import static java.nio.charset.StandardCharsets.UTF_8;

import entente.question.Domain;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// DNS written down in a file, for a lab or a network without one: lines `NAME TXT "text" "more of it"`, blank lines, and comments after `#`.
///
/// Read again when it was changed; a file that is not there holds nothing. A line that is none of these is left out, and told of by its number.
public final class ResolverFile implements TxtRecords {
    private static final Logger LOG = LoggerFactory.getLogger(ResolverFile.class);

    private static final int MOST_BYTES = 4 * 1024 * 1024;
    private static final Pattern LINE =
            Pattern.compile("(\\S{1,255})\\s+TXT((?:\\s+\"[^\"]{0,255}\"){1,20})\\s*(?:#.*)?");
    private static final Pattern TEXT = Pattern.compile("\"([^\"]*)\"");

    private final Path file;
    private Version version = Version.NONE;
    private Contents contents = new Contents(Map.of(), List.of());

    /// How a changed file is told from the one that was read.
    private record Version(Optional<FileTime> changed, long size) {
        static final Version NONE = new Version(Optional.empty(), 0);
    }

    private record Contents(Map<Domain, Set<String>> texts, List<String> faults) {}

    public ResolverFile(Path file) {
        this.file = file;
    }

    @Override
    public Found at(Domain name) {
        try {
            return new Found.Texts(current().texts().getOrDefault(name, Set.of()));
        } catch (IOException unreadable) {
            return new Found.Unknown("%s cannot be read".formatted(file));
        }
    }

    /// What is wrong with the file as it is now, by line.
    public List<String> faults() throws IOException {
        return current().faults();
    }

    private synchronized Contents current() throws IOException {
        var now = versionNow();
        if (!now.equals(version)) {
            contents = now.equals(Version.NONE) ? new Contents(Map.of(), List.of()) : read();
            version = now;
            contents.faults().forEach(fault -> LOG.warn("{}: {}", file, fault));
        }
        return contents;
    }

    private Version versionNow() throws IOException {
        try {
            return new Version(Optional.of(Files.getLastModifiedTime(file)), Files.size(file));
        } catch (NoSuchFileException none) {
            return Version.NONE;
        }
    }

    private Contents read() throws IOException {
        if (Files.size(file) > MOST_BYTES) {
            throw new IOException("the file is larger than 4 MiB");
        }
        var texts = new HashMap<Domain, Set<String>>();
        var faults = new ArrayList<String>();
        var lines = Files.readString(file, UTF_8).lines().toList();
        for (var number = 1; number <= lines.size(); number++) {
            var line = lines.get(number - 1).strip();
            if (line.isEmpty() || line.startsWith("#")) {
                continue;
            }
            var record = LINE.matcher(line);
            var name = record.matches() ? Domain.parse(record.group(1)) : Optional.<Domain>empty();
            if (name.isEmpty()) {
                faults.add("line %d is not: NAME TXT \"text\"".formatted(number));
            } else {
                texts.computeIfAbsent(name.get(), _ -> new HashSet<>()).add(joined(record));
            }
        }
        return new Contents(Map.copyOf(texts), List.copyOf(faults));
    }

    private static String joined(Matcher record) {
        var joined = new StringBuilder();
        var strings = TEXT.matcher(record.group(2));
        while (strings.find()) {
            joined.append(strings.group(1));
        }
        return joined.toString();
    }
}
