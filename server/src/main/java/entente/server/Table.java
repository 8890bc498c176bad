package entente.server;

import entente.question.Domain;
import entente.server.ConfigurationFaults.Fault;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.tomlj.Toml;
import org.tomlj.TomlArray;
import org.tomlj.TomlPosition;
import org.tomlj.TomlTable;

/// One table of a configuration file, which notes what is wrong with it while it is read.
///
/// A value that is missing or wrong becomes a fault and a harmless stand-in, so that reading goes on to the next fault;
/// whoever reads the file throws everything away when there is one. A key that nobody asked for is a fault too.
final class Table {
    private static final Domain NO_DOMAIN = new Domain("missing.invalid");
    private static final URI NO_URL = URI.create("https://missing.invalid/");

    private final TomlTable toml;
    private final TomlPosition position;
    private final Path folder;
    private final List<Fault> faults;
    private final Set<String> asked = new HashSet<>();
    private final List<Table> inside = new ArrayList<>();

    Table(TomlTable toml, TomlPosition position, Path folder, List<Fault> faults) {
        this.toml = toml;
        this.position = position;
        this.folder = folder;
        this.faults = faults;
    }

    Optional<Table> table(String key) {
        return value(key, TomlTable.class, "a table").map(value -> nested(value, at(key)));
    }

    /// A table that must be there.
    Table needed(String key) {
        return table(key)
                .orElseGet(() -> {
                    missing(key);
                    return new Table(Toml.parse(""), position, folder, new ArrayList<>());
                });
    }

    /// The tables written as `[[key]]`.
    List<Table> tables(String key) {
        var array = value(key, TomlArray.class, "a list of tables, written [[" + key + "]]");
        if (array.isEmpty()) {
            return List.of();
        }
        var tables = new ArrayList<Table>();
        for (var i = 0; i < array.get().size(); i++) {
            if (array.get().get(i) instanceof TomlTable element) {
                tables.add(nested(element, array.get().inputPositionOf(i)));
            } else {
                fault(array.get().inputPositionOf(i), "%s must hold tables only".formatted(key));
            }
        }
        return tables;
    }

    String text(String key) {
        return maybeText(key).orElseGet(() -> standIn(key, "missing"));
    }

    Optional<String> maybeText(String key) {
        return value(key, String.class, "a text")
                .filter(text -> {
                    var good = !text.isBlank();
                    if (!good) {
                        fault(at(key), "%s must not be blank".formatted(key));
                    }
                    return good;
                });
    }

    int number(String key, int least, int most, int otherwise) {
        var value = value(key, Long.class, "a whole number");
        if (value.isPresent() && (value.get() < least || value.get() > most)) {
            fault(at(key), "%s must be from %d to %d".formatted(key, least, most));
            return otherwise;
        }
        return value.map(Long::intValue).orElse(otherwise);
    }

    boolean flag(String key, boolean otherwise) {
        return value(key, Boolean.class, "true or false").orElse(otherwise);
    }

    /// A moment, written with its offset from UTC: `2026-12-01T03:00:00Z`.
    Optional<Instant> instant(String key) {
        return value(
                        key,
                        OffsetDateTime.class,
                        "a date and time with an offset, as 2026-12-01T03:00:00Z")
                .map(OffsetDateTime::toInstant);
    }

    Domain domain(String key) {
        return read(key, NO_DOMAIN, Domain::parse, "a domain name");
    }

    /// Domains, in the order written, each once.
    Set<Domain> domains(String key) {
        return set(key, Domain::parse, "domain names");
    }

    URI url(String key) {
        return read(key, NO_URL, Urls::https, "an https URL");
    }

    Optional<URI> maybeUrl(String key) {
        return has(key) ? Optional.of(url(key)) : Optional.empty();
    }

    /// A file that is there and can be read.
    Path file(String key) {
        var path = folder.resolve(text(key)).normalize();
        if (has(key) && !Files.isReadable(path)) {
            fault(
                    at(key),
                    "%s names %s, which is not a file that can be read".formatted(key, path));
        }
        return path;
    }

    /// Files that are there and can be read.
    List<Path> files(String key) {
        return List.copyOf(
                set(
                        key,
                        text ->
                                Optional.of(folder.resolve(text).normalize())
                                        .filter(Files::isReadable),
                        "files that can be read"));
    }

    Path folder(String key) {
        return folder.resolve(text(key)).normalize();
    }

    Set<String> texts(String key) {
        return set(key, Optional::of, "texts");
    }

    /// A text that `reader` understands; `otherwise` stands in where there is none.
    <T> T read(String key, T otherwise, Function<String, Optional<T>> reader, String what) {
        var text = maybeText(key);
        if (text.isEmpty()) {
            return standIn(key, otherwise);
        }
        return reader.apply(text.get())
                .orElseGet(() -> {
                    fault(at(key), "%s must be %s".formatted(key, what));
                    return otherwise;
                });
    }

    /// A list of texts that `reader` understands.
    <T> Set<T> set(String key, Function<String, Optional<T>> reader, String what) {
        var array = value(key, TomlArray.class, "a list of " + what);
        var values = new LinkedHashSet<T>();
        for (var i = 0; i < array.map(TomlArray::size).orElse(0); i++) {
            var read =
                    array.get().get(i) instanceof String text
                            ? reader.apply(text)
                            : Optional.<T>empty();
            if (read.isEmpty()) {
                fault(array.get().inputPositionOf(i), "%s must hold %s".formatted(key, what));
            }
            read.ifPresent(values::add);
        }
        return values;
    }

    /// The keys of a table whose keys are data.
    Set<String> keys() {
        return toml.keySet();
    }

    boolean has(String key) {
        return toml.contains(List.of(key));
    }

    /// A key that this file has no longer; `where` says what became of it.
    void isElsewhere(String key, String where) {
        asked.add(key);
        if (has(key)) {
            fault(at(key), where);
        }
    }

    void fault(String key, String what) {
        fault(has(key) ? at(key) : position, what);
    }

    /// Notes each key that nobody asked for, here and in the tables inside.
    void nothingElse() {
        for (var key : toml.keySet()) {
            if (!asked.contains(key)) {
                fault(at(key), "%s is not a setting here".formatted(key));
            }
        }
        inside.forEach(Table::nothingElse);
    }

    private <T> Optional<T> value(String key, Class<T> kind, String what) {
        asked.add(key);
        var value = toml.get(List.of(key));
        if (value == null) {
            return Optional.empty();
        }
        if (!kind.isInstance(value)) {
            fault(at(key), "%s must be %s".formatted(key, what));
            return Optional.empty();
        }
        return Optional.of(kind.cast(value));
    }

    // A value of the wrong kind has its fault already.
    private <T> T standIn(String key, T otherwise) {
        if (!has(key)) {
            missing(key);
        }
        return otherwise;
    }

    private void missing(String key) {
        fault(position, "%s is missing".formatted(key));
    }

    private Table nested(TomlTable table, TomlPosition where) {
        var nested = new Table(table, where, folder, faults);
        inside.add(nested);
        return nested;
    }

    private TomlPosition at(String key) {
        var where = toml.inputPositionOf(List.of(key));
        return where == null ? position : where;
    }

    private void fault(TomlPosition where, String what) {
        faults.add(new Fault(where.line(), where.column(), what));
    }
}
