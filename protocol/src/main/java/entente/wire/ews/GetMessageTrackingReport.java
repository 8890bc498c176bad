package entente.wire.ews;

import entente.problem.Refusal;
import entente.wire.soap.MalformedXml;
import entente.wire.soap.SoapEnvelope;
import entente.wire.soap.SoapFault;
import entente.wire.soap.XmlCursor;
import entente.wire.soap.XmlWriter;
import java.io.InputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// GetMessageTrackingReport (MS-OXWSMTRK 3.1.4.2): what became of one message that was found before. The response is itself a response message.
public final class GetMessageTrackingReport {
    private static final String NO_REPORT = "The partner reports no error and has no report.";

    private GetMessageTrackingReport() {}

    /// How much is told.
    public enum Template {
        /// The last of each recipient.
        SUMMARY("Summary"),
        /// All of one.
        RECIPIENT_PATH("RecipientPath");

        private final String wireName;

        Template(String wireName) {
            this.wireName = wireName;
        }

        static Optional<Template> of(String wireName) {
            return Arrays.stream(values())
                    .filter(each -> each.wireName.equals(wireName))
                    .findFirst();
        }
    }

    /// Of which message, as FindMessageTrackingReport named it, and of which recipient alone. `queueEvents` asks for what was put off too. Scope, diagnostics level and properties change nothing.
    public record Request(
            Template template, Optional<String> recipient, String reportId, boolean queueEvents)
            implements EwsRequest.Operation {}

    public sealed interface Response extends EwsResponse {
        /// The report, and whom could not be asked what became of it.
        record Told(TrackingReport report, List<TrackingFailure> failures) implements Response {
            public Told {
                failures = List.copyOf(failures);
            }
        }

        /// A refusal's code has a [entente.problem.Wire.Mailbox] form.
        record Refused(Refusal why) implements Response {}
    }

    /// The request that we send to a partner.
    public static byte[] request(Request request, ExchangeVersion version) {
        var xml = SoapEnvelope.start(1024);
        xml.attribute("xmlns:m", Ews.MESSAGES).attribute("xmlns:t", Ews.TYPES);
        xml.start("s:Header").start("t:RequestServerVersion");
        xml.attribute("Version", version.wireName()).end().end();
        xml.start("s:Body").start("m:GetMessageTrackingReport");
        xml.element("m:Scope", FindMessageTrackingReport.FOREST);
        xml.element("m:ReportTemplate", request.template().wireName);
        request.recipient()
                .ifPresent(address ->
                        EmailAddressXml.write(xml, "m:RecipientFilter", address, address));
        xml.element("m:MessageTrackingReportId", request.reportId());
        xml.element("m:ReturnQueueEvents", request.queueEvents());
        return xml.end().end().end().toBytes();
    }

    /// Reads a partner's response of at most `mostBytes`.
    public static PartnerAnswer<TrackingReport> readResponse(InputStream body, int mostBytes)
            throws MalformedXml, PartnerFault {
        try (var xml = XmlCursor.open(body, Ews.RESPONSE, mostBytes)) {
            var reader = new Reader();
            SoapEnvelope.read(xml, XmlCursor::skip, reader::readBody);
            return reader.answer;
        }
    }

    /// Reads `<GetMessageTrackingReport>`.
    static Request read(XmlCursor xml) throws MalformedXml {
        var template = Optional.<Template>empty();
        var recipient = Optional.<String>empty();
        var id = Optional.<String>empty();
        var queueEvents = false;
        while (xml.nextChild()) {
            switch (xml.name()) {
                case "ReportTemplate" -> template = Optional.of(template(xml));
                case "RecipientFilter" -> recipient = EmailAddressXml.read(xml);
                case "MessageTrackingReportId" -> id = Optional.of(xml.text());
                case "ReturnQueueEvents" -> queueEvents = xml.flag();
                default -> xml.skip();
            }
        }
        return new Request(
                template.orElseThrow(() -> xml.missing("ReportTemplate")),
                recipient,
                id.orElseThrow(() -> xml.missing("MessageTrackingReportId")),
                queueEvents);
    }

    private static Template template(XmlCursor xml) throws MalformedXml {
        return Template.of(xml.text().strip())
                .orElseThrow(() -> xml.wrongText("Summary or RecipientPath"));
    }

    static void write(XmlWriter xml, Response response) {
        var element = "m:GetMessageTrackingReportResponse";
        switch (response) {
            case Response.Told(var report, var failures) -> {
                ResponseMessages.success(xml, element);
                report.write(xml);
                TrackingFailure.write(xml, failures);
            }
            case Response.Refused(var why) -> ResponseMessages.refused(xml, element, why);
        }
        xml.end();
    }

    /// What was read so far.
    private static final class Reader {
        private PartnerAnswer<TrackingReport> answer =
                new PartnerAnswer.Error<>("ErrorInternalServerError", "There was no answer.");

        void readBody(XmlCursor xml) throws MalformedXml, PartnerFault {
            switch (xml.name()) {
                case "Fault" -> {
                    var fault = SoapFault.read(xml);
                    throw new PartnerFault(fault.bestCode(), fault.text());
                }
                case "GetMessageTrackingReportResponse" -> answer = readAnswer(xml);
                default -> throw xml.wrong("is not a response to GetMessageTrackingReport");
            }
        }

        private static PartnerAnswer<TrackingReport> readAnswer(XmlCursor xml) throws MalformedXml {
            var head = new ResponseHead(xml, NO_REPORT);
            var report = Optional.<TrackingReport>empty();
            while (xml.nextChild()) {
                switch (xml.name()) {
                    case "MessageTrackingReport" -> report = Optional.of(TrackingReport.read(xml));
                    default -> head.readChild(xml);
                }
            }
            return head.isError() || report.isEmpty()
                    ? new PartnerAnswer.Error<>(head.code(), head.text())
                    : new PartnerAnswer.Shown<>(report.get());
        }
    }
}
