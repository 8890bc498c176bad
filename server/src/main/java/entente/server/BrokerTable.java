package entente.server;

import entente.question.Domain;
import entente.server.BrokerSettings.PrincipalSettings;
import java.net.URI;
import java.time.Duration;
import java.util.HashSet;
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
                table.tables("service-principal").stream().map(BrokerTable::principal).toList());
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
                table.set("may-call", PartyTable::guid, "GUIDs in lower case"),
                table.texts("roles"),
                table.flag("delegation", false),
                table.flag("enabled", true));
    }
}
