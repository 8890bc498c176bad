package entente.wire.mime;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import entente.item.Octets;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;

/// Reports that a message was not delivered: a text for people, the same for programs (RFC 3464), and the header of the message (RFC 6522).
public final class DeliveryReport {
    /// One who did not get it: the address, a status of three numbers (RFC 3463), and why in one line, as the server said that refused it.
    public record Failure(String address, String status, String why) {}

    /// The message that is reported on: its source, its id with its angle brackets, what it is called for people, and when it was sent.
    public record Original(Octets source, String messageId, String subject, Instant sent) {}

    /// Who reports, which is the name of a host and an address of its own, to whom, under which id, and when.
    public record Letterhead(String host, String from, String to, String id, Instant at) {}

    private static final int LONGEST_LINE = 900;

    private DeliveryReport() {}

    /// The message that says so.
    public static Octets write(Letterhead head, Original original, List<Failure> failures) {
        var header =
                new HeaderLines()
                        .structured("Date", HeaderDate.write(head.at()))
                        .structured("From", AddressLine.write("Mail delivery", head.from()))
                        .structured("To", AddressLine.write("", head.to()))
                        .text("Subject", "Undeliverable: " + original.subject())
                        .structured("Message-ID", head.id())
                        .structured("In-Reply-To", original.messageId())
                        .structured("References", original.messageId())
                        // RFC 3834, 5: so that nothing answers it by itself.
                        .structured("Auto-Submitted", "auto-replied")
                        .structured("MIME-Version", "1.0");
        return new Written.Parts(
                        "report",
                        List.of(
                                MessageParts.text("plain", text(original, failures)),
                                status(head, original, failures),
                                header(original.source())))
                .source(header.toString());
    }

    private static String text(Original original, List<Failure> failures) {
        return failures.stream()
                .map(failure -> "  %s\n    %s\n".formatted(failure.address(), line(failure.why())))
                .collect(
                        Collectors.joining(
                                "\n",
                                "Your message \"%s\" of %s was not delivered to:\n\n"
                                        .formatted(
                                                HeaderText.oneLine(original.subject()),
                                                HeaderDate.write(original.sent())),
                                ""));
    }

    private static Written status(Letterhead head, Original original, List<Failure> failures) {
        var fields = new StringBuilder();
        fields.append(
                new HeaderLines()
                        .structured("Reporting-MTA", "dns; " + head.host())
                        .structured("Arrival-Date", HeaderDate.write(original.sent())));
        for (var failure : failures) {
            fields.append("\r\n")
                    .append(
                            new HeaderLines()
                                    .structured("Final-Recipient", "rfc822; " + failure.address())
                                    .structured("Action", "failed")
                                    .structured("Status", failure.status())
                                    .structured(
                                            "Diagnostic-Code",
                                            "smtp; " + ascii(line(failure.why())))
                                    .structured("Last-Attempt-Date", HeaderDate.write(head.at())));
        }
        var type = new HeaderLines().structured("Content-Type", "message/delivery-status");
        return Written.Bytes.held(type.toString(), fields.toString().getBytes(UTF_8));
    }

    private static Written header(Octets source) {
        var header = MimeMessage.header(source).replaceAll("\r?\n", "\r\n").getBytes(UTF_8);
        var encoding = TransferEncoding.ofText(header);
        return Written.Bytes.held(
                new HeaderLines()
                        .parameterized(
                                "Content-Type", "text/rfc822-headers", List.of("charset=utf-8"))
                        .structured("Content-Transfer-Encoding", encoding.wireName())
                        .toString(),
                encoding.encoded(header));
    }

    private static String line(String text) {
        var line = HeaderText.oneLine(text);
        return line.length() > LONGEST_LINE ? line.substring(0, LONGEST_LINE) : line;
    }

    private static String ascii(String text) {
        return new String(text.getBytes(US_ASCII), US_ASCII);
    }
}
