package entente.hybrid;

import entente.objects.Faulty;
import entente.snapshot.Item;
import entente.snapshot.Snapshot;
import entente.snapshot.SnapshotKind;
import java.util.Collection;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// An object on its way from what it is, or from nothing, to what it shall be.
final class Draft {
    private final SnapshotKind kind;
    private final String name;
    private final ObjectNode settings;

    private Draft(SnapshotKind kind, String name, ObjectNode settings) {
        this.kind = kind;
        this.name = name;
        this.settings = settings;
    }

    /// `name` is that of a new one; where another of the kind in `among` has it, a number follows.
    static Draft of(SnapshotKind kind, Optional<Item> now, String name, Snapshot among) {
        return new Draft(
                kind,
                now.map(Item::name).orElseGet(() -> free(kind, name, among)),
                now.map(item -> item.settings().deepCopy())
                        .orElseGet(() -> JsonMapper.shared().createObjectNode()));
    }

    private static String free(SnapshotKind kind, String name, Snapshot among) {
        var taken =
                among.items().stream()
                        .filter(item -> item.kind().equals(kind))
                        .map(Item::key)
                        .collect(Collectors.toSet());
        return IntStream.iterate(1, number -> number + 1)
                .mapToObj(number -> number == 1 ? name : name + " " + number)
                .filter(each -> !taken.contains(each.toLowerCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow();
    }

    Draft put(String member, String text) {
        settings.put(member, text);
        return this;
    }

    Draft put(String member, boolean flag) {
        settings.put(member, flag);
        return this;
    }

    Draft remove(String member) {
        settings.remove(member);
        return this;
    }

    boolean says(String member) {
        return settings.has(member);
    }

    String text(String member) {
        return Texts.one(settings, member);
    }

    /// The list has these too, beside what it has.
    Draft with(String member, Collection<String> texts) {
        var all = new TreeSet<>(Texts.all(settings, member));
        all.addAll(texts);
        if (!all.isEmpty()) {
            all.forEach(settings.putArray(member)::add);
        }
        return this;
    }

    /// As a server that has it would tell it.
    Item item() {
        try {
            return kind.read(name, settings);
        } catch (Faulty faulty) {
            throw new IllegalStateException(
                    "the %s %s cannot be: %s".formatted(kind.words(), name, faulty.faults()),
                    faulty);
        }
    }
}
