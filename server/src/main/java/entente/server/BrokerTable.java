package entente.server;

import entente.server.BrokerSettings.PrincipalSettings;
import java.time.Duration;

/// Reads `[broker]`.
final class BrokerTable {
    private BrokerTable() {}

    static BrokerSettings read(Table table) {
        return new BrokerSettings(
                table.domain("domain"),
                PartyTable.appId(table, "app-id"),
                table.set("realms", PartyTable::realm, "realms in lower case, not *"),
                table.url("url"),
                table.folder("state"),
                PartyTable.listen(table.needed("listen")),
                PartyTable.signing(table.needed("signing")),
                Duration.ofMinutes(table.number("token-minutes", 5, 60, 60)),
                table.tables("service-principal").stream().map(BrokerTable::principal).toList());
    }

    private static PrincipalSettings principal(Table table) {
        return new PrincipalSettings(
                PartyTable.appId(table, "app-id"),
                PartyTable.realm(table, "realm"),
                table.text("name"),
                table.domains("hosts"),
                table.files("certificates"),
                table.set("may-call", PartyTable::guid, "GUIDs in lower case"),
                table.flag("delegation", false),
                table.flag("enabled", true));
    }
}
