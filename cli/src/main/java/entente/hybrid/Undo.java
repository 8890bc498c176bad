package entente.hybrid;

import entente.objects.Faulty;
import entente.snapshot.Change;
import entente.snapshot.Item;
import entente.snapshot.Snapshot;
import entente.snapshot.SnapshotKind;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// What the wizard changed for one partner, so that it can be taken back: of each object, how it was before the first time and how the last time
/// left it.
///
/// It is written down before anything is made: what was then not made is found as it was before, and needs no taking back.
public record Undo(boolean trustMade, List<Change> changes) {
    public static final Undo NOTHING = new Undo(false, List.of());

    public Undo {
        changes = List.copyOf(changes);
    }

    /// The same after further changes; `joins` says whether a federation trust is made by them.
    public Undo and(List<Change> further, boolean joins) {
        var all = new LinkedHashMap<String, Change>();
        changes.forEach(change -> all.put(change.item().place(), change));
        for (var change : further) {
            var first = all.get(change.item().place());
            all.put(
                    change.item().place(),
                    first == null || isOthers(first, change.before())
                            ? change
                            : new Change(change.kind(), first.before(), change.after()));
        }
        return new Undo(trustMade || joins, List.copyOf(all.values()));
    }

    /// Whether somebody has changed it since it was as the wizard left it, or found it: what he made of it is not the wizard's to take back.
    private static boolean isOthers(Change first, Optional<Item> stands) {
        return !stands.equals(first.after()) && !stands.equals(first.before());
    }

    /// What is taken back, and of what is not, why.
    public record Return(List<Change> changes, List<String> left) {
        public Return {
            changes = List.copyOf(changes);
            left = List.copyOf(left);
        }
    }

    /// The way back from how a server is now. What somebody else has changed since stays, and so does an auth server that others need.
    public Return from(Snapshot now) {
        var back = new ArrayList<Change>();
        var left = new ArrayList<String>();
        for (var change : changes.reversed()) {
            var stands = find(now, change.item());
            if (stands.equals(change.before())) {
                continue;
            }
            if (!stands.equals(change.after())) {
                left.add("The %s was changed since; it stays as it is.".formatted(change.title()));
            } else if (isNeeded(change.item(), now)) {
                left.add("The %s stays: others need it.".formatted(change.title()));
            } else {
                back.add(new Change(change.kind(), stands, change.before()));
            }
        }
        return new Return(back, left);
    }

    private static Optional<Item> find(Snapshot now, Item item) {
        return now.items().stream().filter(each -> each.place().equals(item.place())).findFirst();
    }

    /// Whether an auth server serves another partner too, or this one beyond what the wizard made.
    private boolean isNeeded(Item item, Snapshot now) {
        return item.kind().equals(SnapshotKind.AUTH_SERVER)
                && now.items().stream()
                        .filter(each -> names(each, item) || isVouchedForBy(each, item))
                        .anyMatch(each -> !isOurs(each));
    }

    private static boolean names(Item connector, Item server) {
        return connector.kind().equals(SnapshotKind.CONNECTOR)
                && connector.text("authServer").equalsIgnoreCase(server.name());
    }

    private static boolean isVouchedForBy(Item partner, Item server) {
        return partner.kind().equals(SnapshotKind.PARTNER)
                && partner.isEnabled()
                && server.texts("realms").contains(partner.text("realm"))
                && !Collections.disjoint(partner.texts("profiles"), Set.of("L1", "N2"));
    }

    /// Whether it goes back to how it was, or goes.
    private boolean isOurs(Item connector) {
        return changes.stream()
                .filter(change -> change.item().place().equals(connector.place()))
                .anyMatch(change -> change.after().equals(Optional.of(connector)));
    }

    public String json() {
        var json = JsonMapper.shared().createObjectNode();
        json.put("trustMade", trustMade);
        var list = json.putArray("changes");
        for (var change : changes) {
            var one = list.addObject();
            one.put("kind", change.kind().word());
            one.put("name", change.item().name());
            change.before().ifPresent(item -> one.set("before", item.settings()));
            change.after().ifPresent(item -> one.set("after", item.settings()));
        }
        return JsonMapper.shared().writeValueAsString(json);
    }

    /// Empty where it is not what [#json] wrote.
    public static Optional<Undo> read(String text) {
        try {
            var json = JsonMapper.shared().readTree(text);
            var changes = new ArrayList<Change>();
            for (var one : json.path("changes")) {
                changes.add(change(one));
            }
            return Optional.of(new Undo(json.path("trustMade").asBoolean(), changes));
        } catch (JacksonException | Faulty | IllegalArgumentException unreadable) {
            return Optional.empty();
        }
    }

    private static Change change(JsonNode one) throws Faulty {
        var kind =
                SnapshotKind.named(Texts.one(one, "kind"))
                        .orElseThrow(() -> new IllegalArgumentException("no such kind"));
        var name = Texts.one(one, "name");
        return new Change(kind, item(kind, name, one, "before"), item(kind, name, one, "after"));
    }

    private static Optional<Item> item(SnapshotKind kind, String name, JsonNode one, String member)
            throws Faulty {
        return one.path(member) instanceof ObjectNode settings
                ? Optional.of(kind.read(name, settings))
                : Optional.empty();
    }
}
