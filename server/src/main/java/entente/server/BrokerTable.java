package entente.server;

import entente.question.Domain;
import entente.wire.jwt.Realm;
import java.net.URI;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;

/// Reads `[broker]`.
final class BrokerTable {
    private BrokerTable() {}

    static BrokerSettings read(Table table) {
        PartyTable.isASetting(table, "service-principal");
        var domain = table.domain("domain");
        var url = table.url("url");
        return new BrokerSettings(
                domain,
                PartyTable.appId(table, "app-id"),
                table.set("realms", Realm::parseLowerCase, "realms in lower case, not *"),
                url,
                hosts(table, domain, url),
                table.folder("state"),
                PartyTable.listen(table.needed("listen")),
                PartyTable.signing(table.needed("signing")),
                Duration.ofMinutes(table.number("token-minutes", 5, 60, 60)),
                PartyTable.administrator(table),
                table.table("federation").map(BrokerFederationTable::read),
                PartyTable.audit(table),
                PartyTable.calling(table));
    }

    private static Set<Domain> hosts(Table table, Domain domain, URI url) {
        var hosts = new HashSet<>(table.domains("hosts"));
        hosts.add(domain);
        Domain.parse(url.getHost()).ifPresent(hosts::add);
        return hosts;
    }
}
