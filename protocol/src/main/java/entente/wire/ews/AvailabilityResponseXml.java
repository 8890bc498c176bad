package entente.wire.ews;

import entente.problem.Refusal;
import entente.question.Answer;
import entente.question.FreeBusy;
import entente.question.TimeZoneRule;
import entente.wire.ews.GetUserAvailability.Response;
import entente.wire.soap.MalformedXml;
import entente.wire.soap.SoapEnvelope;
import entente.wire.soap.SoapFault;
import entente.wire.soap.XmlCursor;
import entente.wire.soap.XmlWriter;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// `GetUserAvailabilityResponse` in both directions: to any client, and from a partner.
final class AvailabilityResponseXml {
    private static final String NOTHING_SHOWN = "The partner reports no error and shows nothing.";

    private AvailabilityResponseXml() {}

    static void write(XmlWriter xml, Response response, ExchangeVersion version) {
        xml.start("m:GetUserAvailabilityResponse");
        var clock = new ZoneClock(response.zone());
        if (!response.answers().isEmpty()) {
            var freeBusy = new FreeBusyWriter(xml, version, clock);
            xml.start("m:FreeBusyResponseArray");
            response.answers().forEach(answer -> write(xml, answer, freeBusy));
            xml.end();
        }
        response.suggestions()
                .ifPresent(days -> new SuggestionsXml(xml, version, clock).write(days));
        xml.end();
    }

    /// How many entries an answer holds in all.
    static int blocks(Response response) {
        return response.answers().stream()
                .mapToInt(answer ->
                        answer instanceof Answer.Answered(var shown)
                                ? 1 + shown.blocks().size()
                                : 1)
                .sum();
    }

    private static void write(XmlWriter xml, Answer answer, FreeBusyWriter freeBusy) {
        xml.start("m:FreeBusyResponse");
        switch (answer) {
            case Answer.Answered(var shown) -> {
                ResponseMessages.success(xml, "m:ResponseMessage").end();
                freeBusy.write(shown);
            }
            case Answer.Refused(var why) -> write(xml, why);
            case Answer.Unreachable(var why) -> write(xml, why);
        }
        xml.end();
    }

    private static void write(XmlWriter xml, Refusal why) {
        ResponseMessages.error(xml, "m:ResponseMessage", ResponseMessages.code(why), why.sentence())
                .end();
        xml.start("m:FreeBusyView").element("t:FreeBusyViewType", "None").end();
    }

    static List<PartnerAnswer<FreeBusy>> read(InputStream body, TimeZoneRule zone, int mostBytes)
            throws MalformedXml, PartnerFault {
        var answers = new ArrayList<PartnerAnswer<FreeBusy>>();
        var freeBusy = new FreeBusyReader(zone.rules());
        try (var xml = XmlCursor.open(body, Ews.RESPONSE, mostBytes)) {
            SoapEnvelope.read(xml, XmlCursor::skip, child -> readBody(child, freeBusy, answers));
        }
        return List.copyOf(answers);
    }

    private static void readBody(
            XmlCursor xml, FreeBusyReader freeBusy, List<PartnerAnswer<FreeBusy>> answers)
            throws MalformedXml, PartnerFault {
        switch (xml.name()) {
            case "Fault" -> {
                var fault = SoapFault.read(xml);
                throw new PartnerFault(fault.bestCode(), fault.text());
            }
            case "GetUserAvailabilityResponse" -> readResponse(xml, freeBusy, answers);
            default -> throw xml.wrong("is not a response to GetUserAvailability");
        }
    }

    private static void readResponse(
            XmlCursor xml, FreeBusyReader freeBusy, List<PartnerAnswer<FreeBusy>> answers)
            throws MalformedXml {
        while (xml.nextChild()) {
            switch (xml.name()) {
                case "FreeBusyResponseArray" -> readAnswers(xml, freeBusy, answers);
                default -> xml.skip();
            }
        }
    }

    private static void readAnswers(
            XmlCursor xml, FreeBusyReader freeBusy, List<PartnerAnswer<FreeBusy>> answers)
            throws MalformedXml {
        while (xml.nextChild()) {
            switch (xml.name()) {
                case "FreeBusyResponse" -> answers.add(readAnswer(xml, freeBusy));
                default -> xml.skip();
            }
        }
    }

    private static PartnerAnswer<FreeBusy> readAnswer(XmlCursor xml, FreeBusyReader freeBusy)
            throws MalformedXml {
        var message = Optional.<ResponseHead>empty();
        var shown = Optional.<FreeBusy>empty();
        while (xml.nextChild()) {
            switch (xml.name()) {
                case "ResponseMessage" -> message = Optional.of(readMessage(xml));
                case "FreeBusyView" -> shown = freeBusy.read(xml);
                default -> xml.skip();
            }
        }
        return message.map(ResponseHead::isError).orElse(false) || shown.isEmpty()
                ? new PartnerAnswer.Error<>(
                        message.map(ResponseHead::code).orElse("NoError"),
                        message.map(ResponseHead::text).orElse(NOTHING_SHOWN))
                : new PartnerAnswer.Shown<>(shown.get());
    }

    private static ResponseHead readMessage(XmlCursor xml) throws MalformedXml {
        var head = new ResponseHead(xml, NOTHING_SHOWN);
        while (xml.nextChild()) {
            head.readChild(xml);
        }
        return head;
    }
}
