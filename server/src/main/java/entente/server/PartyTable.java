package entente.server;

import entente.audit.AuditTerms;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

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

    private static KeyFiles keyFiles(Table table) {
        return new KeyFiles(table.file("certificate"), table.file("key"));
    }

    /// An application id: a GUID in lower case (MS-XOAUTH compares it byte for byte).
    static String appId(Table table, String key) {
        return table.read(key, "missing", PartyTable::guid, "a GUID in lower case");
    }

    static Optional<String> guid(String text) {
        try {
            return UUID.fromString(text).toString().equals(text)
                    ? Optional.of(text)
                    : Optional.empty();
        } catch (IllegalArgumentException noGuid) {
            return Optional.empty();
        }
    }

    /// An application by its id, or by its name `appid@realm`.
    static Optional<String> application(String text) {
        var at = text.indexOf('@');
        return at < 0
                ? guid(text)
                : guid(text.substring(0, at))
                        .flatMap(_ -> realm(text.substring(at + 1)))
                        .map(_ -> text);
    }

    /// A realm: a domain or a GUID, in lower case, named in full.
    static String realm(Table table, String key) {
        return table.read(
                key, "missing.invalid", PartyTable::realm, "a realm in lower case, not *");
    }

    static Optional<String> realm(String text) {
        return text.equals(text.toLowerCase(Locale.ROOT)) && text.matches("[a-z0-9._-]{1,253}")
                ? Optional.of(text)
                : Optional.empty();
    }
}
