package entente.wire.ews;

import entente.wire.soap.MalformedXml;
import entente.wire.soap.XmlCursor;
import entente.wire.soap.XmlWriter;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// What became of a message (MS-OXWSMTRK 2.2.4, `MessageTrackingReportType`), in both directions: from whom it is, what it is called, when it was submitted, to whom it was addressed, and what happened, in that order.
public record TrackingReport(
        Optional<String> sender,
        String subject,
        Instant submitted,
        List<String> originalRecipients,
        List<Event> events) {
    /// So many events of a partner's report are read.
    static final int MOST_EVENTS = 1_000;

    static final int LONGEST_TEXT = 500;

    /// Where a message is for one recipient after an event (`MessageTrackingDeliveryStatusType`).
    public enum Status {
        UNSUCCESSFUL("Unsuccessful"),
        PENDING("Pending"),
        DELIVERED("Delivered"),
        TRANSFERRED("Transferred"),
        READ("Read");

        private final String wireName;

        Status(String wireName) {
            this.wireName = wireName;
        }

        public String wireName() {
            return wireName;
        }

        static Optional<Status> of(String wireName) {
            return Arrays.stream(values())
                    .filter(each -> each.wireName.equals(wireName))
                    .findFirst();
        }
    }

    /// One thing that happened to it for `recipient`. `description` is a word of `MessageTrackingEventDescriptionType`, `data` are lines that say more, `server` is who says so and not empty, and `root` whom
    /// the sender named in the recipient's stead.
    public record Event(
            Instant at,
            String recipient,
            Status status,
            String description,
            List<String> data,
            String server,
            boolean blind,
            Optional<String> root) {
        public Event {
            data = List.copyOf(data);
        }
    }

    public TrackingReport {
        originalRecipients = List.copyOf(originalRecipients);
        events = List.copyOf(events);
    }

    void write(XmlWriter xml) {
        xml.start("m:MessageTrackingReport");
        sender.ifPresent(address -> EmailAddressXml.write(xml, "t:Sender", address, address));
        xml.element("t:Subject", subject).element("t:SubmitTime", time(submitted));
        xml.start("t:OriginalRecipients");
        originalRecipients.forEach(
                address -> EmailAddressXml.write(xml, "t:Address", address, address));
        xml.end().start("t:RecipientTrackingEvents");
        for (var at = 0; at < events.size(); at++) {
            write(xml, events.get(at), at);
        }
        xml.end().end();
    }

    private static void write(XmlWriter xml, Event event, int number) {
        xml.start("t:RecipientTrackingEvent").element("t:Date", time(event.at()));
        EmailAddressXml.write(xml, "t:Recipient", event.recipient(), event.recipient());
        xml.element("t:DeliveryStatus", event.status().wireName())
                .element("t:EventDescription", event.description());
        if (!event.data().isEmpty()) {
            xml.start("t:EventData");
            event.data().forEach(line -> xml.element("t:String", line));
            xml.end();
        }
        xml.element("t:Server", event.server())
                .element("t:InternalId", number)
                .element("t:BccRecipient", event.blind());
        event.root().ifPresent(root -> xml.element("t:RootAddress", root));
        xml.end();
    }

    /// As XML Schema has it, in UTC and milliseconds.
    static String time(Instant instant) {
        return instant.truncatedTo(ChronoUnit.MILLIS).toString();
    }

    /// Reads `<MessageTrackingReport>`. An event that is none is left out; texts are cut.
    static TrackingReport read(XmlCursor xml) throws MalformedXml {
        var sender = Optional.<String>empty();
        var subject = "";
        var submitted = Instant.EPOCH;
        var events = new ArrayList<Event>();
        while (xml.nextChild()) {
            switch (xml.name()) {
                case "Sender" -> sender = EmailAddressXml.read(xml).map(TrackingReport::cut);
                case "Subject" -> subject = cut(xml.text());
                case "SubmitTime" -> submitted = time(xml);
                case "RecipientTrackingEvents" -> readEvents(xml, events);
                default -> xml.skip();
            }
        }
        return new TrackingReport(sender, subject, submitted, List.of(), events);
    }

    private static void readEvents(XmlCursor xml, List<Event> events) throws MalformedXml {
        while (xml.nextChild()) {
            if (xml.name().equals("RecipientTrackingEvent") && events.size() < MOST_EVENTS) {
                readEvent(xml).ifPresent(events::add);
            } else {
                xml.skip();
            }
        }
    }

    private static Optional<Event> readEvent(XmlCursor xml) throws MalformedXml {
        var at = Instant.EPOCH;
        var recipient = Optional.<String>empty();
        var status = Optional.<Status>empty();
        var description = "";
        var data = List.<String>of();
        var server = "";
        while (xml.nextChild()) {
            switch (xml.name()) {
                case "Date" -> at = time(xml);
                case "Recipient" -> recipient = EmailAddressXml.read(xml).map(TrackingReport::cut);
                case "DeliveryStatus" -> status = Status.of(xml.text().strip());
                case "EventDescription" -> description = cut(xml.text());
                case "EventData" -> data = lines(xml);
                case "Server" -> server = cut(xml.text());
                default -> xml.skip();
            }
        }
        if (recipient.isEmpty() || status.isEmpty() || server.isBlank()) {
            return Optional.empty();
        }
        return Optional.of(
                new Event(
                        at,
                        recipient.get(),
                        status.get(),
                        description,
                        data,
                        server,
                        false,
                        Optional.empty()));
    }

    private static List<String> lines(XmlCursor xml) throws MalformedXml {
        var lines = new ArrayList<String>();
        while (xml.nextChild()) {
            if (xml.name().equals("String") && lines.size() < 10) {
                lines.add(cut(xml.text()));
            } else {
                xml.skip();
            }
        }
        return lines;
    }

    static Instant time(XmlCursor xml) throws MalformedXml {
        return WireTime.parse(xml.text().strip())
                .map(time -> time.in(ZoneOffset.UTC.getRules()))
                .orElseThrow(() -> xml.wrongText("a time like 2026-03-02T12:00:00Z"));
    }

    /// In one line.
    static String cut(String text) {
        var line = text.replaceAll("\\p{Cntrl}", " ");
        return line.length() <= LONGEST_TEXT ? line : line.substring(0, LONGEST_TEXT);
    }
}
