package entente.server;

import entente.availability.Limits;
import entente.question.Address;
import entente.question.Domain;
import entente.routes.Connector;
import entente.routes.Host;
import entente.routes.TokenProfile;
import entente.tokens.AuthServer;
import entente.tokens.OwnIdentity;
import entente.tokens.PartnerApplication;
import entente.tokens.PartnerApplication.Profile;
import java.net.InetAddress;
import java.time.Duration;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/// Reads `[organisation]`.
final class OrganisationTable {
    private OrganisationTable() {}

    static OrganisationSettings read(Table table) {
        var servers = named(table.tables("auth-server"), OrganisationTable::authServer);
        var partners = named(table.tables("partner"), OrganisationTable::partner);
        var connectors =
                named(table.tables("connector"), each -> connector(each, servers.keySet()));
        var domain = table.domain("domain");
        var accepted = table.domains("accepted-domains");
        return new OrganisationSettings(
                table.text("name"),
                domain,
                accepted.isEmpty() ? Set.of(domain) : accepted,
                table.url("url"),
                table.folder("state"),
                PartyTable.listen(table.needed("listen")),
                table.table("administrator").map(OrganisationTable::administrator),
                identity(table.needed("identity")),
                PartyTable.signing(table.needed("signing")),
                table.table("calling")
                        .map(OrganisationTable::calling)
                        .orElse(CallingSettings.USUAL),
                List.copyOf(servers.values()),
                List.copyOf(partners.values()),
                List.copyOf(connectors.values()),
                table.table("limits").map(OrganisationTable::limits).orElse(Limits.DEFAULT),
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

    private static AdministratorSettings administrator(Table table) {
        return new AdministratorSettings(
                table.read(
                        "address",
                        Address.of("missing@missing.invalid"),
                        Address::parse,
                        "an SMTP address"),
                table.file("password-file"));
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

    private static AuthServer authServer(Table table) {
        var realm = PartyTable.realm(table, "realm");
        var realms = table.set("realms", PartyTable::realm, "realms in lower case, not *");
        return new AuthServer(
                table.text("name"),
                PartyTable.appId(table, "app-id"),
                realm,
                realms,
                issuerUrls(table, realms),
                table.url("metadata-url"),
                table.url("token-endpoint"),
                table.domains("domains"),
                table.flag("enabled", true));
    }

    private static Map<String, String> issuerUrls(Table table, Set<String> realms) {
        var urls = new LinkedHashMap<String, String>();
        table.table("issuer-urls")
                .ifPresent(entries -> {
                    for (var key : entries.keys()) {
                        var url = entries.url(key).toString();
                        if (realms.contains(key)) {
                            urls.put(key, url);
                        } else {
                            entries.fault(key, "%s is not among realms".formatted(key));
                        }
                    }
                });
        return urls;
    }

    private static PartnerApplication partner(Table table) {
        var profiles =
                table.has("profiles")
                        ? table.set(
                                "profiles",
                                OrganisationTable::accepted,
                                "profiles: L1, L2, N1 or N2")
                        : Set.of(Profile.N1);
        var metadata = table.maybeUrl("metadata-url");
        var signedOuter = table.flag("require-signed-outer", false);
        var signsItself = profiles.contains(Profile.L2) || profiles.contains(Profile.N1);
        if (metadata.isEmpty() && (signsItself || signedOuter)) {
            table.fault(
                    "metadata-url",
                    "metadata-url is missing: what the partner signs itself (L2, N1, signed outer tokens) is checked with the keys there");
        }
        return new PartnerApplication(
                table.text("name"),
                PartyTable.appId(table, "app-id"),
                PartyTable.realm(table, "realm"),
                table.domains("domains"),
                profiles,
                metadata,
                signedOuter,
                table.flag("require-mail-user", false),
                Duration.ofMinutes(table.number("actor-minutes", 5, 24 * 60, 60)),
                table.texts("operations"),
                table.flag("enabled", true));
    }

    private static Optional<Profile> accepted(String text) {
        return List.of(Profile.values()).stream().filter(p -> p.name().equals(text)).findFirst();
    }

    private static Connector connector(Table table, Set<String> authServers) {
        var discovery = table.url("discovery-endpoint");
        var sharing = table.maybeUrl("sharing-endpoint");
        var profile = sent(table);
        var domains = table.domains("domains");
        if (domains.isEmpty()) {
            table.fault("domains", "domains must name the domains whose mailboxes are there");
        }
        var hosts = new HashSet<>(table.set("hosts", Host::parse, "host names, also with a port"));
        Host.of(discovery).ifPresent(hosts::add);
        sharing.flatMap(Host::of).ifPresent(hosts::add);
        return new Connector(
                table.text("name"),
                domains,
                discovery,
                sharing,
                PartyTable.appId(table, "partner-app-id"),
                PartyTable.realm(table, "partner-realm"),
                profile,
                authServer(table, profile, authServers),
                hosts,
                table.flag("enabled", true));
    }

    private static TokenProfile sent(Table table) {
        return table.has("profile")
                ? table.read(
                        "profile",
                        TokenProfile.N1,
                        TokenProfile::parse,
                        "L1, L1-signed, L2, L2-signed, N1 or N2")
                : TokenProfile.N1;
    }

    // Required where a token comes from a broker, and a fault where none does: whoever names a
    // broker means to ask it.
    private static Optional<String> authServer(
            Table table, TokenProfile profile, Set<String> authServers) {
        if (!profile.needsBroker()) {
            if (table.maybeText("auth-server").isPresent()) {
                table.fault(
                        "auth-server",
                        "auth-server is not asked for tokens of profile %s: leave it out, or set profile to L1, L1-signed or N2"
                                .formatted(profile));
            }
            return Optional.empty();
        }
        var name = table.text("auth-server");
        if (table.has("auth-server") && !authServers.contains(name)) {
            table.fault("auth-server", "no [[organisation.auth-server]] is named " + name);
        }
        return Optional.of(name);
    }

    // By name, in the order written; a name that comes twice is a fault of the second.
    private static <T> Map<String, T> named(List<Table> tables, Function<Table, T> reader) {
        var byName = new LinkedHashMap<String, T>();
        for (var table : tables) {
            var value = reader.apply(table);
            var name = table.maybeText("name").orElse("missing");
            if (byName.putIfAbsent(name, value) != null) {
                table.fault("name", "another one is named %s already".formatted(name));
            }
        }
        return byName;
    }
}
