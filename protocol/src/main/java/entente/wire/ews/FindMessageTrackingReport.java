package entente.wire.ews;

import entente.problem.Refusal;
import entente.wire.soap.MalformedXml;
import entente.wire.soap.SoapEnvelope;
import entente.wire.soap.SoapFault;
import entente.wire.soap.XmlCursor;
import entente.wire.soap.XmlWriter;
import java.io.InputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// FindMessageTrackingReport (MS-OXWSMTRK 3.1.4.1): the messages of which it can be told what became of them. The response is itself a response message.
public final class FindMessageTrackingReport {
    /// A search of all servers of one organisation.
    static final String FOREST = "Forest";

    private static final int MOST_RESULTS = 100;
    private static final int LONGEST_REPORT_ID = 2_048;
    private static final String NO_RESULTS = "The partner reports no error and found nothing.";

    private FindMessageTrackingReport() {}

    /// Which messages, all that is given together. Addresses are as sent. Whom it purports to be from, the federated delivery mailbox, diagnostics level, server hint and properties change nothing.
    public record Request(
            String scope,
            String domain,
            Optional<String> sender,
            Optional<String> recipient,
            Optional<String> subject,
            Optional<Instant> from,
            Optional<Instant> until,
            Optional<String> messageId)
            implements EwsRequest.Operation {}

    public sealed interface Response extends EwsResponse {
        /// The messages, and how far was searched.
        record Told(List<Found> found, String executedScope) implements Response {
            public Told {
                found = List.copyOf(found);
            }
        }

        /// A refusal's code has a [entente.problem.Wire.Mailbox] form.
        record Refused(Refusal why) implements Response {}
    }

    /// One message, under the id by which its report can be asked for. Its sender may be unknown, which is written as no address.
    public record Found(
            String subject,
            Optional<String> sender,
            List<String> recipients,
            Instant submitted,
            String reportId,
            Optional<String> previousHop) {
        public Found {
            recipients = List.copyOf(recipients);
        }
    }

    /// The request that we send to a partner.
    public static byte[] request(Request request, ExchangeVersion version) {
        var xml = SoapEnvelope.start(1024);
        xml.attribute("xmlns:m", Ews.MESSAGES).attribute("xmlns:t", Ews.TYPES);
        xml.start("s:Header").start("t:RequestServerVersion");
        xml.attribute("Version", version.wireName()).end().end();
        xml.start("s:Body").start("m:FindMessageTrackingReport");
        xml.element("m:Scope", request.scope()).element("m:Domain", request.domain());
        request.sender()
                .ifPresent(address -> EmailAddressXml.write(xml, "m:Sender", address, address));
        request.recipient()
                .ifPresent(address -> EmailAddressXml.write(xml, "m:Recipient", address, address));
        request.messageId().ifPresent(id -> xml.element("m:MessageId", id));
        return xml.end().end().end().toBytes();
    }

    /// Asks all servers of a partner for the message of that id.
    public static Request ofOne(String domain, String sender, String recipient, String messageId) {
        return new Request(
                FOREST,
                domain,
                Optional.of(sender),
                Optional.of(recipient),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(messageId));
    }

    /// Reads a partner's response of at most `mostBytes`: the ids of the reports that it found, which may be none.
    public static PartnerAnswer<List<String>> readResponse(InputStream body, int mostBytes)
            throws MalformedXml, PartnerFault {
        try (var xml = XmlCursor.open(body, Ews.RESPONSE, mostBytes)) {
            var reader = new Reader();
            SoapEnvelope.read(xml, XmlCursor::skip, reader::readBody);
            return reader.answer;
        }
    }

    /// Reads `<FindMessageTrackingReport>`.
    static Request read(XmlCursor xml) throws MalformedXml {
        var scope = Optional.<String>empty();
        var domain = Optional.<String>empty();
        var sender = Optional.<String>empty();
        var recipient = Optional.<String>empty();
        var subject = Optional.<String>empty();
        var from = Optional.<Instant>empty();
        var until = Optional.<Instant>empty();
        var messageId = Optional.<String>empty();
        while (xml.nextChild()) {
            switch (xml.name()) {
                case "Scope" -> scope = Optional.of(xml.text().strip());
                case "Domain" -> domain = Optional.of(xml.text().strip());
                case "Sender" -> sender = EmailAddressXml.read(xml);
                case "Recipient" -> recipient = EmailAddressXml.read(xml);
                case "Subject" -> subject = Optional.of(xml.text()).filter(it -> !it.isEmpty());
                case "StartDateTime" -> from = Optional.of(TrackingReport.time(xml));
                case "EndDateTime" -> until = Optional.of(TrackingReport.time(xml));
                case "MessageId" -> messageId = Optional.of(xml.text());
                default -> xml.skip();
            }
        }
        return new Request(
                scope.orElseThrow(() -> xml.missing("Scope")),
                domain.orElseThrow(() -> xml.missing("Domain")),
                sender,
                recipient,
                subject,
                from,
                until,
                messageId);
    }

    static void write(XmlWriter xml, Response response) {
        var element = "m:FindMessageTrackingReportResponse";
        switch (response) {
            case Response.Told(var found, var scope) -> {
                ResponseMessages.success(xml, element).start("m:MessageTrackingSearchResults");
                found.forEach(each -> write(xml, each));
                xml.end().element("m:ExecutedSearchScope", scope);
            }
            case Response.Refused(var why) -> ResponseMessages.refused(xml, element, why);
        }
        xml.end();
    }

    private static void write(XmlWriter xml, Found found) {
        xml.start("t:MessageTrackingSearchResult").element("t:Subject", found.subject());
        var sender = found.sender().orElse("");
        EmailAddressXml.write(xml, "t:Sender", sender, sender);
        xml.start("t:Recipients");
        found.recipients()
                .forEach(address -> EmailAddressXml.write(xml, "t:Mailbox", address, address));
        xml.end()
                .element("t:SubmittedTime", TrackingReport.time(found.submitted()))
                .element("t:MessageTrackingReportId", found.reportId());
        found.previousHop().ifPresent(server -> xml.element("t:PreviousHopServer", server));
        xml.end();
    }

    /// What was read so far.
    private static final class Reader {
        private PartnerAnswer<List<String>> answer =
                new PartnerAnswer.Error<>("ErrorInternalServerError", "There was no answer.");

        void readBody(XmlCursor xml) throws MalformedXml, PartnerFault {
            switch (xml.name()) {
                case "Fault" -> {
                    var fault = SoapFault.read(xml);
                    throw new PartnerFault(fault.bestCode(), fault.text());
                }
                case "FindMessageTrackingReportResponse" -> answer = readAnswer(xml);
                default -> throw xml.wrong("is not a response to FindMessageTrackingReport");
            }
        }

        private static PartnerAnswer<List<String>> readAnswer(XmlCursor xml) throws MalformedXml {
            var head = new ResponseHead(xml, NO_RESULTS);
            var ids = new ArrayList<String>();
            while (xml.nextChild()) {
                switch (xml.name()) {
                    case "MessageTrackingSearchResults" -> readResults(xml, ids);
                    default -> head.readChild(xml);
                }
            }
            return head.isError()
                    ? new PartnerAnswer.Error<>(head.code(), head.text())
                    : new PartnerAnswer.Shown<>(List.copyOf(ids));
        }

        private static void readResults(XmlCursor xml, List<String> ids) throws MalformedXml {
            while (xml.nextChild()) {
                if (xml.name().equals("MessageTrackingSearchResult") && ids.size() < MOST_RESULTS) {
                    readId(xml).ifPresent(ids::add);
                } else {
                    xml.skip();
                }
            }
        }

        private static Optional<String> readId(XmlCursor xml) throws MalformedXml {
            var id = Optional.<String>empty();
            while (xml.nextChild()) {
                switch (xml.name()) {
                    case "MessageTrackingReportId" -> id = Optional.of(xml.text());
                    default -> xml.skip();
                }
            }
            return id.filter(text -> !text.isEmpty() && text.length() <= LONGEST_REPORT_ID);
        }
    }
}
