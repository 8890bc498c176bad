package entente.server;

import entente.question.Domain;
import entente.registry.Terms;
import entente.server.BrokerFederationSettings.Dns;
import entente.trusts.Action;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Reads `[broker.federation]`.
final class BrokerFederationTable {
    private static final String ISSUER = "[\\x21-\\x7e]{1,200}";
    private static final String SERVER = "[0-9A-Za-z.\\[\\]:-]{1,260}";

    private BrokerFederationTable() {}

    static BrokerFederationSettings read(Table table) {
        return new BrokerFederationSettings(
                table.read(
                        "issuer",
                        "urn:missing",
                        text -> matching(text, ISSUER),
                        "a URI of at most 200 characters"),
                dns(table),
                PartyTable.signing(table.needed("signing")),
                PartyTable.signing(table.needed("encryption")),
                organisations(table));
    }

    private static Optional<String> matching(String text, String pattern) {
        return text.matches(pattern) ? Optional.of(text) : Optional.empty();
    }

    private static Dns dns(Table table) {
        var servers =
                table.set("resolvers", text -> matching(text, SERVER), "addresses of DNS servers");
        if (table.has("resolver-file")) {
            if (table.has("resolvers")) {
                table.fault("resolvers", "resolvers and resolver-file exclude each other");
            }
            return new Dns.File(table.folder("resolver-file"));
        }
        if (servers.size() < 2) {
            table.fault("resolvers", "resolvers must name two DNS servers at least");
        }
        return new Dns.Resolvers(List.copyOf(servers));
    }

    private static Map<Domain, Terms> organisations(Table table) {
        var terms = new HashMap<Domain, Terms>();
        for (var each : table.tables("organisation")) {
            var name = each.domain("account-namespace");
            if (terms.put(name, terms(each)) != null) {
                each.fault("account-namespace", "%s stands here twice".formatted(name));
            }
        }
        return terms;
    }

    private static Terms terms(Table table) {
        var actions = table.set("actions", Action::of, "actions of delegation tokens");
        return new Terms(
                table.flag("enabled", true),
                table.flag("legacy", false),
                table.flag("plain-requests", false),
                table.has("actions") ? actions : EnumSet.allOf(Action.class));
    }
}
