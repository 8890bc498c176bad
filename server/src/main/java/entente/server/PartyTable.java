package entente.server;

import entente.audit.AuditTerms;
import entente.question.Address;
import entente.question.Domain;
import entente.wire.jwt.AppId;
import entente.wire.jwt.Realm;
import java.net.InetAddress;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// The settings that organisations and brokers have in common.
final class PartyTable {
    private static final long MEGABYTE = 1024 * 1024;

    private PartyTable() {}

    static ListenSettings listen(Table table) {
        return new ListenSettings(
                table.maybeText("address").orElse("0.0.0.0"),
                table.number("port", 0, 65_535, 443),
                keyFiles(table));
    }

    /// Who administers it, where somebody does.
    static Optional<AdministratorSettings> administrator(Table table) {
        return table.table("administrator")
                .map(one ->
                        new AdministratorSettings(
                                one.read(
                                        "address",
                                        Address.of("missing@missing.invalid"),
                                        Address::parse,
                                        "an SMTP address"),
                                one.file("password-file")));
    }

    /// Says of tables that this file once held where their like is kept now.
    static void isASetting(Table table, String noun) {
        table.isElsewhere(
                noun,
                "%1$s is kept in the settings, which change while the server runs: start without it, then `entente %1$s add`"
                        .formatted(noun));
    }

    static SigningSettings signing(Table table) {
        return new SigningSettings(
                keyFiles(table),
                table.table("next")
                        .map(next ->
                                new SigningSettings.Next(
                                        keyFiles(next), next.instant("effective"))),
                table.table("previous").map(PartyTable::keyFiles));
    }

    /// How long the record is kept; `audit` may be left out.
    static AuditTerms audit(Table table) {
        return table.table("audit").map(PartyTable::auditTerms).orElse(AuditTerms.USUAL);
    }

    private static AuditTerms auditTerms(Table table) {
        var usual = AuditTerms.USUAL;
        return new AuditTerms(
                Duration.ofDays(table.number("keep-days", 1, 36_500, (int) usual.keep().toDays())),
                MEGABYTE
                        * table.number(
                                "keep-megabytes", 16, 10_000_000, megabytes(usual.keepBytes())),
                MEGABYTE * table.number("file-megabytes", 1, 1_024, megabytes(usual.fileBytes())));
    }

    private static int megabytes(long octets) {
        return (int) (octets / MEGABYTE);
    }

    /// How others are reached; `calling` may be left out.
    static CallingSettings calling(Table table) {
        return table.table("calling").map(PartyTable::readCalling).orElse(CallingSettings.USUAL);
    }

    private static CallingSettings readCalling(Table table) {
        return new CallingSettings(
                table.files("authorities"),
                table.table("names").map(PartyTable::names).orElse(Map.of()),
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
                            PartyTable::literal,
                            "an IP address");
            Domain.parse(key)
                    .ifPresentOrElse(
                            name -> names.put(name, address),
                            () -> table.fault(key, "%s is not a host name".formatted(key)));
        }
        return names;
    }

    static Optional<InetAddress> literal(String text) {
        try {
            return Optional.of(InetAddress.ofLiteral(text));
        } catch (IllegalArgumentException noAddress) {
            return Optional.empty();
        }
    }

    private static KeyFiles keyFiles(Table table) {
        return new KeyFiles(table.file("certificate"), table.file("key"));
    }

    /// An application id: a GUID in lower case (MS-XOAUTH compares it byte for byte).
    static String appId(Table table, String key) {
        return table.read(key, "missing", AppId::parseGuid, "a GUID in lower case");
    }

    /// A realm: a domain or a GUID, in lower case, named in full.
    static String realm(Table table, String key) {
        return table.read(
                key, "missing.invalid", Realm::parseLowerCase, "a realm in lower case, not *");
    }
}
