package entente.server;

import entente.lmtp.LmtpTerms;
import entente.question.Domain;
import entente.relay.SmartHost.Tls;
import java.net.InetAddress;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// Reads `[organisation.smart-host]` and `[organisation.lmtp]`.
final class MailTables {
    private static final int MEGABYTE = 1024 * 1024;
    private static final int SUBMISSION = 587;

    private MailTables() {}

    static MailSettings read(Table organisation) {
        return new MailSettings(
                organisation.table("smart-host").map(MailTables::out),
                organisation.table("lmtp").map(MailTables::in));
    }

    private static MailSettings.Out out(Table table) {
        var host =
                table.read(
                        "host",
                        "missing.invalid",
                        MailTables::host,
                        "a host name or an IP address");
        var tls =
                table.has("tls")
                        ? table.read("tls", Tls.STARTTLS, MailTables::tls, "starttls, tls or none")
                        : Tls.STARTTLS;
        if (tls == Tls.NONE && !isThisMachine(host)) {
            table.fault(
                    "tls",
                    "tls may be none only where host is this machine: localhost, 127.0.0.1 or ::1");
        }
        return new MailSettings.Out(
                host,
                table.number("port", 1, 65_535, SUBMISSION),
                tls,
                login(table),
                table.has("ehlo-name")
                        ? Optional.of(table.domain("ehlo-name").name())
                        : Optional.empty());
    }

    private static Optional<MailSettings.Login> login(Table table) {
        if (table.has("user") != table.has("password-file")) {
            table.fault(
                    table.has("user") ? "user" : "password-file",
                    "user and password-file come together, or neither does");
        }
        var user = table.maybeText("user");
        return table.has("password-file")
                ? Optional.of(
                        new MailSettings.Login(user.orElse("missing"), table.file("password-file")))
                : Optional.empty();
    }

    private static MailSettings.In in(Table table) {
        var usual = MailSettings.In.USUAL.terms();
        var port = table.number("port", 0, 65_535, usual.port());
        if (port == 25) {
            // RFC 2033, 5.
            table.fault("port", "port must not be 25, which is for SMTP");
        }
        var terms =
                new LmtpTerms(
                        table.has("address")
                                ? table.read(
                                        "address",
                                        usual.address(),
                                        PartyTable::literal,
                                        "an IP address")
                                : usual.address(),
                        port,
                        table.number("connections", 1, 1_000, usual.connections()),
                        table.number("recipients", 1, 1_000, usual.recipients()),
                        MEGABYTE
                                * table.number(
                                        "message-megabytes",
                                        1,
                                        25,
                                        usual.messageBytes() / MEGABYTE),
                        Duration.ofSeconds(
                                table.number(
                                        "idle-seconds",
                                        10,
                                        3_600,
                                        (int) usual.idle().toSeconds())));
        return new MailSettings.In(terms, table.flag("verified-senders", false));
    }

    private static Optional<String> host(String text) {
        return PartyTable.literal(text)
                .map(_ -> text)
                .or(() -> Domain.parse(text).map(Domain::name));
    }

    private static boolean isThisMachine(String host) {
        return host.equals("localhost")
                || PartyTable.literal(host).filter(InetAddress::isLoopbackAddress).isPresent();
    }

    private static Optional<Tls> tls(String text) {
        return Arrays.stream(Tls.values())
                .filter(each -> each.name().toLowerCase(Locale.ROOT).equals(text))
                .findFirst();
    }
}
