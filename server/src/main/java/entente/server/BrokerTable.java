package entente.server;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import entente.question.Domain;
import entente.server.BrokerSettings.PrincipalSettings;
import java.net.URI;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Reads `[broker]`.
final class BrokerTable {
    private BrokerTable() {}

    static BrokerSettings read(Table table) {
        var domain = table.domain("domain");
        var url = table.url("url");
        return new BrokerSettings(
                domain,
                PartyTable.appId(table, "app-id"),
                table.set("realms", PartyTable::realm, "realms in lower case, not *"),
                url,
                hosts(table, domain, url),
                table.folder("state"),
                PartyTable.listen(table.needed("listen")),
                PartyTable.signing(table.needed("signing")),
                Duration.ofMinutes(table.number("token-minutes", 5, 60, 60)),
                principals(table.tables("service-principal")),
                table.table("federation").map(BrokerFederationTable::read),
                PartyTable.audit(table));
    }

    private static List<PrincipalSettings> principals(List<Table> tables) {
        var principals = tables.stream().map(BrokerTable::principal).toList();
        var realms =
                principals.stream()
                        .collect(
                                groupingBy(
                                        PrincipalSettings::appId,
                                        mapping(PrincipalSettings::realm, toList())));
        for (var i = 0; i < principals.size(); i++) {
            for (var called : principals.get(i).mayCall()) {
                var known = realms.getOrDefault(called, List.of());
                if (known.size() > 1) {
                    tables.get(i)
                            .fault(
                                    "may-call",
                                    "%1$s is registered in several realms: write %1$s@%2$s, or @ another"
                                            .formatted(called, known.getFirst()));
                }
            }
        }
        return principals;
    }

    private static Set<Domain> hosts(Table table, Domain domain, URI url) {
        var hosts = new HashSet<>(table.domains("hosts"));
        hosts.add(domain);
        Domain.parse(url.getHost()).ifPresent(hosts::add);
        return hosts;
    }

    private static PrincipalSettings principal(Table table) {
        return new PrincipalSettings(
                PartyTable.appId(table, "app-id"),
                PartyTable.realm(table, "realm"),
                table.text("name"),
                table.domains("hosts"),
                table.files("certificates"),
                table.set(
                        "may-call",
                        PartyTable::application,
                        "GUIDs in lower case, each alone or with @ and its realm"),
                table.texts("roles"),
                table.flag("delegation", false),
                table.flag("enabled", true));
    }
}
