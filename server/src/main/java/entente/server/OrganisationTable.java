package entente.server;

import entente.availability.Limits;
import entente.mailbox.PostgresAddress;
import entente.mailtips.TipTerms;
import entente.question.Address;
import entente.tokens.OwnIdentity;
import java.time.Duration;
import java.util.List;
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
                store(table),
                PartyTable.listen(table.needed("listen")),
                PartyTable.administrator(table),
                identity(table.needed("identity")),
                SignInTables.read(table),
                ImpersonationTables.read(table),
                table.set("searchers", Address::parse, "addresses of accounts"),
                table.set("recoverers", Address::parse, "addresses of administrators"),
                table.flag("pages", true),
                PartyTable.signing(table.needed("signing")),
                PartyTable.calling(table),
                table.table("limits").map(OrganisationTable::limits).orElse(Limits.DEFAULT),
                table.table("mailtips").map(OrganisationTable::mailTips).orElse(TipTerms.USUAL),
                PartyTable.audit(table),
                MailTables.read(table),
                NtlmSettings.read(table.table("ntlm")));
    }

    private static StoreSettings store(Table table) {
        if (!table.has("store")) {
            if (table.has("store-password-file")) {
                table.fault("store-password-file", "store-password-file needs a store");
            }
            return StoreSettings.FILE;
        }
        var address =
                table.read(
                        "store",
                        Optional.<PostgresAddress>empty(),
                        text ->
                                Optional.of(PostgresAddress.parse(text))
                                        .filter(Optional::isPresent),
                        "a database as postgresql://HOST:PORT/DATABASE?user=NAME, without a password");
        return new StoreSettings(
                address,
                table.has("store-password-file")
                        ? Optional.of(table.file("store-password-file"))
                        : Optional.empty());
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
}
