package entente.wire.ews;

import entente.problem.Code;
import entente.problem.Refusal;
import entente.question.AttendeeType;
import entente.question.TimeZoneRule;
import entente.wire.ews.GetUserAvailability.Mailbox;
import entente.wire.ews.GetUserAvailability.Request;
import entente.wire.soap.MalformedXml;
import entente.wire.soap.SoapEnvelope;
import entente.wire.soap.XmlCursor;
import entente.wire.soap.XmlWriter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// `GetUserAvailabilityRequest` in both directions: from any client, and to a partner.
final class AvailabilityRequestXml {
    private AvailabilityRequestXml() {}

    /// Reads `<GetUserAvailabilityRequest>`.
    static Request read(XmlCursor xml, ZoneContext context) throws MalformedXml, EwsFault {
        var mailboxes = new ArrayList<Mailbox>();
        var zone = Optional.<TimeZoneRule>empty();
        var freeBusy = Optional.<FreeBusyOptionsXml>empty();
        var suggestions = Optional.<SuggestionOptionsXml>empty();
        while (xml.nextChild()) {
            switch (xml.name()) {
                case "TimeZone" -> zone = Optional.of(readZone(xml));
                case "MailboxDataArray" -> readMailboxes(xml, mailboxes);
                case "FreeBusyViewOptions" -> freeBusy = Optional.of(FreeBusyOptionsXml.read(xml));
                case "SuggestionsViewOptions" ->
                        suggestions = Optional.of(SuggestionOptionsXml.read(xml));
                default -> xml.skip();
            }
        }
        if (freeBusy.isEmpty() && suggestions.isEmpty()) {
            throw new EwsFault(Refusal.of(Code.NOTHING_ASKED));
        }
        return request(new AskedZone(zone, context), mailboxes, freeBusy, suggestions);
    }

    private static Request request(
            AskedZone zone,
            List<Mailbox> mailboxes,
            Optional<FreeBusyOptionsXml> freeBusy,
            Optional<SuggestionOptionsXml> suggestions)
            throws EwsFault {
        var times = new ArrayList<WireTime>();
        freeBusy.ifPresent(view -> times.addAll(view.window().times()));
        suggestions.ifPresent(options -> times.addAll(options.times()));
        var rule = zone.ruleFor(times);
        var rules = rule.rules();
        return new Request(
                rule,
                mailboxes,
                freeBusy.map(view -> view.in(rules)),
                suggestions.map(options -> options.in(rules)));
    }

    /// The zone of un-zoned times: that of the request, else that of the header, else UTC if there are none.
    private record AskedZone(Optional<TimeZoneRule> own, ZoneContext context) {
        TimeZoneRule ruleFor(List<WireTime> times) throws EwsFault {
            if (own.isPresent()) {
                return own.get();
            }
            var rule = context.rule(times.getFirst().local());
            var isNeeded = times.stream().anyMatch(time -> time.offset().isEmpty());
            if (rule.isEmpty() && (isNeeded || !context.equals(ZoneContext.NONE))) {
                throw noZone();
            }
            return rule.orElse(TimeZoneRule.UTC);
        }
    }

    private static TimeZoneRule readZone(XmlCursor xml) throws MalformedXml, EwsFault {
        return ZoneXml.read(xml).orElseThrow(AvailabilityRequestXml::noZone);
    }

    private static EwsFault noZone() {
        return new EwsFault(Refusal.of(Code.ZONE_INVALID));
    }

    private static void readMailboxes(XmlCursor xml, List<Mailbox> mailboxes) throws MalformedXml {
        while (xml.nextChild()) {
            switch (xml.name()) {
                case "MailboxData" -> mailboxes.add(readMailbox(xml));
                default -> xml.skip();
            }
        }
    }

    private static Mailbox readMailbox(XmlCursor xml) throws MalformedXml {
        var address = "";
        var type = AttendeeType.REQUIRED;
        var excludeConflicts = false;
        while (xml.nextChild()) {
            switch (xml.name()) {
                case "Email" -> address = readAddress(xml);
                case "AttendeeType" -> type = readType(xml);
                case "ExcludeConflicts" -> excludeConflicts = xml.flag();
                default -> xml.skip();
            }
        }
        return new Mailbox(address, type, excludeConflicts);
    }

    /// The address that stands in the element at hand (EWS type `EmailAddress`), as sent; empty where there is none.
    static String readAddress(XmlCursor xml) throws MalformedXml {
        var address = "";
        while (xml.nextChild()) {
            switch (xml.name()) {
                case "Address" -> address = xml.text();
                default -> xml.skip();
            }
        }
        return address;
    }

    private static AttendeeType readType(XmlCursor xml) throws MalformedXml {
        var name = xml.text();
        return Arrays.stream(AttendeeType.values())
                .filter(type -> type.wireName().equals(name))
                .findFirst()
                .orElseThrow(() -> xml.wrongText("an attendee type"));
    }

    static byte[] write(Request request, ExchangeVersion version, Forwarding forwarding) {
        var options =
                request.freeBusy()
                        .orElseThrow(
                                () -> new IllegalArgumentException("no free/busy is asked for"));
        var xml = SoapEnvelope.start(1024 + 256 * request.mailboxes().size());
        xml.attribute("xmlns:m", Ews.MESSAGES).attribute("xmlns:t", Ews.TYPES);
        xml.start("s:Header").start("t:RequestServerVersion");
        xml.attribute("Version", version.wireName()).end();
        forwarding.write(xml);
        xml.end();
        xml.start("s:Body").start("m:GetUserAvailabilityRequest");
        ZoneXml.write(xml, TimeZoneRule.UTC);
        xml.start("m:MailboxDataArray");
        request.mailboxes().forEach(mailbox -> write(xml, mailbox));
        xml.end();
        FreeBusyOptionsXml.write(xml, options);
        return xml.end().end().end().toBytes();
    }

    private static void write(XmlWriter xml, Mailbox mailbox) {
        xml.start("t:MailboxData").start("t:Email");
        xml.element("t:Address", mailbox.address()).end();
        xml.element("t:AttendeeType", mailbox.type().wireName());
        xml.element("t:ExcludeConflicts", mailbox.excludeConflicts()).end();
    }
}
