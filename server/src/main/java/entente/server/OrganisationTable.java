package entente.server;

import entente.availability.Limits;
import entente.mailtips.TipTerms;
import entente.question.Domain;
import entente.tokens.OwnIdentity;
import java.net.InetAddress;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Reads `[organisation]`.
final class OrganisationTable {
    private static final int MEGABYTE = 1024 * 1024;

    private OrganisationTable() {}

    static OrganisationSettings read(Table table) {
        for (var noun : List.of("auth-server", "partner", "connector")) {
            PartyTable.isASetting(table, noun);
        }
        var domain = table.domain("domain");
        var accepted = table.domains("accepted-domains");
        return new OrganisationSettings(
                table.text("name"),
                domain,
                accepted.isEmpty() ? Set.of(domain) : accepted,
                table.url("url"),
                table.folder("state"),
                PartyTable.listen(table.needed("listen")),
                PartyTable.administrator(table),
                identity(table.needed("identity")),
                PartyTable.signing(table.needed("signing")),
                table.table("calling")
                        .map(OrganisationTable::calling)
                        .orElse(CallingSettings.USUAL),
                table.table("limits").map(OrganisationTable::limits).orElse(Limits.DEFAULT),
                table.table("mailtips").map(OrganisationTable::mailTips).orElse(TipTerms.USUAL),
                PartyTable.audit(table));
    }

    private static Limits limits(Table table) {
        var usual = Limits.DEFAULT;
        return new Limits(
                table.number("mailboxes", 1, 10_000, usual.mostMailboxes()),
                Duration.ofDays(
                        table.number("window-days", 1, 366, (int) usual.longestWindow().toDays())),
                table.number("events", 1, 1_000_000, usual.mostEvents()),
                table.number("group-members", 1, 10_000, usual.mostGroupMembers()));
    }

    private static TipTerms mailTips(Table table) {
        var usual = TipTerms.USUAL;
        return new TipTerms(
                table.flag("enabled", usual.enabled()),
                table.number("recipients", 1, 1_000, usual.mostRecipients()),
                MEGABYTE
                        * table.number(
                                "message-megabytes", 1, 2_000, usual.maxMessageSize() / MEGABYTE),
                table.number("large-audience", 1, 1_000_000, usual.largeAudience()),
                table.number("audience-cap", 1, 50_000, usual.audienceCap()),
                table.flag("external-members", usual.externalMembers()));
    }

    private static OwnIdentity identity(Table table) {
        var hosts = table.domains("hosts");
        if (hosts.isEmpty()) {
            table.fault("hosts", "hosts must name a host under which this server is reached");
        }
        return new OwnIdentity(
                PartyTable.appId(table, "app-id"), PartyTable.realm(table, "realm"), hosts);
    }

    private static CallingSettings calling(Table table) {
        return new CallingSettings(
                table.files("authorities"),
                table.table("names").map(OrganisationTable::names).orElse(Map.of()),
                table.domains("internal"),
                Duration.ofSeconds(
                        table.number(
                                "answer-seconds", 1, 60, CallingSettings.USUAL_ANSWER_SECONDS)),
                Duration.ofSeconds(
                        table.number(
                                "discovery-seconds",
                                1,
                                60,
                                CallingSettings.USUAL_DISCOVERY_SECONDS)));
    }

    private static Map<Domain, InetAddress> names(Table table) {
        var names = new LinkedHashMap<Domain, InetAddress>();
        for (var key : table.keys()) {
            var address =
                    table.read(
                            key,
                            InetAddress.getLoopbackAddress(),
                            OrganisationTable::literal,
                            "an IP address");
            Domain.parse(key)
                    .ifPresentOrElse(
                            name -> names.put(name, address),
                            () -> table.fault(key, "%s is not a host name".formatted(key)));
        }
        return names;
    }

    private static Optional<InetAddress> literal(String text) {
        try {
            return Optional.of(InetAddress.ofLiteral(text));
        } catch (IllegalArgumentException noAddress) {
            return Optional.empty();
        }
    }
}
