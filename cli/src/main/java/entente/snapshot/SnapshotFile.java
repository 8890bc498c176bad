package entente.snapshot;

import entente.question.Domain;
import entente.server.ConfigurationFaults;
import entente.server.ConfigurationFaults.Fault;
import entente.server.TomlFile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.tomlj.TomlArray;
import org.tomlj.TomlPosition;
import org.tomlj.TomlTable;

/// Reads the file of a snapshot: what it says, or everything that is wrong with it, each fault with its place.
public final class SnapshotFile {
    private static final int MOST_MEBIBYTES = 16;
    private static final Set<String> HEAD = Set.of(SnapshotText.SERVER, SnapshotText.PARTIAL);
    private static final String CONNECTOR_NAMES = "authServer";

    private final TomlTable toml;
    private final Path folder;
    private final List<SnapshotKind> kept;
    private final List<Fault> faults = new ArrayList<>();
    private final Neighbours neighbours = new Neighbours();

    private SnapshotFile(TomlTable toml, Path folder, List<SnapshotKind> kept) {
        this.toml = toml;
        this.folder = folder;
        this.kept = kept;
    }

    /// `kept` are the kinds that the server keeps for which the file is; others are faults, and so is a trust where there can be none.
    public static Snapshot read(Path place, List<SnapshotKind> kept) throws ConfigurationFaults {
        var file = TomlFile.read(place, MOST_MEBIBYTES, "snapshot");
        var reading = new SnapshotFile(file.table(), file.folder(), kept);
        var snapshot = reading.read();
        if (!reading.faults.isEmpty()) {
            throw new ConfigurationFaults(place, reading.faults);
        }
        return snapshot;
    }

    private Snapshot read() {
        var items = new ArrayList<Item>();
        var server = server();
        for (var word : toml.keySet()) {
            if (HEAD.contains(word)) {
                continue;
            }
            var kind = kept.stream().filter(each -> each.word().equals(word)).findFirst();
            kind.ifPresent(each -> items.addAll(items(each)));
            if (kind.isEmpty() && !(word.equals(TrustItem.WORD) && haveTrusts())) {
                fault(toml, word, "%s is no table here: %s".formatted(word, instead(word)));
            }
        }
        var trust = haveTrusts() ? trust() : Optional.<TrustItem>empty();
        faults.addAll(neighbours.faults());
        return new Snapshot(server, partial(), trust, items);
    }

    private Optional<String> server() {
        var said = toml.get(List.of(SnapshotText.SERVER));
        var domain =
                said instanceof String text
                        ? Domain.parse(text).map(Domain::name)
                        : Optional.<String>empty();
        if (said != null && domain.isEmpty()) {
            fault(
                    toml,
                    SnapshotText.SERVER,
                    "server must be the domain that names a server, such as \"contoso.test\"");
        }
        return domain;
    }

    private boolean partial() {
        var said = toml.get(List.of(SnapshotText.PARTIAL));
        if (said != null && !(said instanceof Boolean)) {
            fault(toml, SnapshotText.PARTIAL, "partial must be true or false");
        }
        return Boolean.TRUE.equals(said);
    }

    private boolean haveTrusts() {
        return kept.equals(SnapshotKind.OF_ORGANISATIONS);
    }

    private String instead(String word) {
        if (SnapshotKind.OF_BROKERS.stream().anyMatch(kind -> kind.word().equals(word))) {
            return "a broker keeps these, and has a file of its own (`--broker`)";
        }
        var tables =
                Stream.concat(
                                Stream.of("[trust]").filter(_ -> haveTrusts()),
                                kept.stream().map(kind -> "[[%s]]".formatted(kind.word())))
                        .collect(Collectors.joining(", "));
        return "there may be " + tables;
    }

    private Optional<TrustItem> trust() {
        var trust = toml.get(List.of(TrustItem.WORD));
        if (trust instanceof TomlTable table) {
            return Optional.of(new TrustTable(cells(table, at(toml, TrustItem.WORD))).read());
        }
        if (trust != null) {
            fault(toml, TrustItem.WORD, "trust must be a table, written [trust]");
        }
        return Optional.empty();
    }

    private List<Item> items(SnapshotKind kind) {
        if (!(toml.get(List.of(kind.word())) instanceof TomlArray array)) {
            fault(
                    toml,
                    kind.word(),
                    "%1$s must be a list of tables, written [[%1$s]]".formatted(kind));
            return List.of();
        }
        var items = new ArrayList<Item>();
        for (var i = 0; i < array.size(); i++) {
            var position = array.inputPositionOf(i);
            if (array.get(i) instanceof TomlTable table) {
                var read = new ItemTable(kind, cells(table, position)).read();
                read.name().ifPresent(name -> neighbours.named(kind, name, position));
                read.item().ifPresent(item -> add(item, cells(table, position), items));
            } else {
                faults.add(TomlFile.fault(position, "%s must hold tables only".formatted(kind)));
            }
        }
        return items;
    }

    private void add(Item item, Cells cells, List<Item> items) {
        items.add(item);
        neighbours.add(item, cells.position(item.kind().naming()));
        if (item.has(CONNECTOR_NAMES)) {
            neighbours.refers(item.text(CONNECTOR_NAMES), cells.position(CONNECTOR_NAMES));
        }
    }

    private Cells cells(TomlTable table, TomlPosition position) {
        return new Cells(table, position, folder, faults);
    }

    private void fault(TomlTable table, String key, String what) {
        faults.add(TomlFile.fault(at(table, key), what));
    }

    private static TomlPosition at(TomlTable table, String key) {
        return Optional.ofNullable(table.inputPositionOf(List.of(key)))
                .orElse(TomlPosition.positionAt(1, 1));
    }
}
