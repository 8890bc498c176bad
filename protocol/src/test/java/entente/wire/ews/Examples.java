package entente.wire.ews;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/// The messages that lie beside the tests as files, and envelopes around a body that a test makes up.
final class Examples {
    static final int MOST_BYTES = 4_000_000;

    private Examples() {}

    static String text(String file) {
        try (var in = Objects.requireNonNull(Examples.class.getResourceAsStream(file), file)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// A file as it is sent: without the white space that makes it easy to read.
    static String onOneLine(String file) {
        return text(file).replaceAll(">\\s+<", "><").strip();
    }

    static String envelope(String header, String body) {
        return """
        <s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"
          xmlns:m="http://schemas.microsoft.com/exchange/services/2006/messages"
          xmlns:t="http://schemas.microsoft.com/exchange/services/2006/types">
        <s:Header>%s</s:Header><s:Body>%s</s:Body></s:Envelope>\
        """
                .formatted(header, body);
    }

    /// A request for one mailbox, with `zone` as its time zone element, or none, and a window.
    static String availability(String header, String zone, String start, String end) {
        return envelope(
                header,
                """
                <m:GetUserAvailabilityRequest>%s<m:MailboxDataArray><t:MailboxData><t:Email>
                <t:Address>joe@contoso.test</t:Address></t:Email></t:MailboxData></m:MailboxDataArray>
                <t:FreeBusyViewOptions><t:TimeWindow><t:StartTime>%s</t:StartTime><t:EndTime>%s</t:EndTime>
                </t:TimeWindow></t:FreeBusyViewOptions></m:GetUserAvailabilityRequest>\
                """
                        .formatted(zone, start, end));
    }

    static InputStream bytes(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }

    static EwsRequest read(String request) throws EwsFault {
        return EwsRequest.read(bytes(request), MOST_BYTES);
    }

    static GetUserAvailability.Request readAvailability(String request) throws EwsFault {
        return (GetUserAvailability.Request) read(request).operation();
    }

    static String written(ExchangeVersion version, EwsResponse response) {
        return new String(EwsEnvelope.bytes(version, response), StandardCharsets.UTF_8);
    }
}
