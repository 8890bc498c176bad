package entente.cli;

import entente.snapshot.Item;
import entente.snapshot.Snapshot;
import entente.snapshot.SnapshotKind;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// All partners that a server has a way to, each by its domain, in the order in which lookups prefer the ways.
final class HybridPartners {
    private HybridPartners() {}

    /// A kind of way, the member with the domains that it leads to, and what lookups call it.
    private record Kind(SnapshotKind kind, String member, String route) {}

    private static final List<Kind> KINDS =
            List.of(
                    new Kind(SnapshotKind.CONNECTOR, "targetAddressDomains", "oauth"),
                    new Kind(SnapshotKind.RELATIONSHIP, "domains", "dauth"),
                    new Kind(SnapshotKind.ADDRESS_SPACE, "", "address-space"));

    /// The way that a lookup takes, or else would if it were enabled.
    private record Way(String route, Item item) {}

    static String of(Snapshot now, boolean json) {
        var ways = new TreeMap<String, Way>();
        for (var kind : KINDS) {
            now.items().stream()
                    .filter(item -> item.kind().equals(kind.kind()))
                    .forEach(item ->
                            domains(item, kind)
                                    .forEach(domain ->
                                            ways.merge(
                                                    domain,
                                                    new Way(kind.route(), item),
                                                    HybridPartners::preferred)));
        }
        return json ? document(ways) : text(ways);
    }

    private static List<String> domains(Item item, Kind kind) {
        return kind.member().isEmpty() ? List.of(item.name()) : item.texts(kind.member());
    }

    private static Way preferred(Way first, Way second) {
        return first.item().isEnabled() || !second.item().isEnabled() ? first : second;
    }

    private static String text(SortedMap<String, Way> ways) {
        if (ways.isEmpty()) {
            return "There is no partner yet: `entente hybrid plan DOMAIN` begins.";
        }
        var table = new Table("partner", "route", "over", "");
        ways.forEach((domain, way) ->
                table.row(domain, way.route(), title(way.item()), disabled(way.item()).orElse("")));
        return table.toString();
    }

    private static String document(SortedMap<String, Way> ways) {
        var document = Json.object();
        var list = document.putArray("partners");
        ways.forEach((domain, way) ->
                list.addObject()
                        .put("domain", domain)
                        .put("route", way.route())
                        .put("kind", way.item().kind().word())
                        .put("name", way.item().name())
                        .put("enabled", way.item().isEnabled()));
        return Json.text(document);
    }

    private static String title(Item item) {
        return item.kind().words() + " " + item.name();
    }

    private static Optional<String> disabled(Item item) {
        return item.isEnabled() ? Optional.empty() : Optional.of("disabled");
    }
}
