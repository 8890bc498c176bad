package entente.wire.ews;

import entente.problem.Refusal;
import entente.wire.soap.MalformedXml;
import entente.wire.soap.XmlCursor;
import entente.wire.soap.XmlWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// GetStreamingEvents (MS-OXWSNTIF 3.1.4.2): listens to what happens, in an answer of many envelopes that takes minutes.
public final class GetStreamingEvents {
    private static final String MESSAGE = "m:GetStreamingEventsResponseMessage";
    private static final int LONGEST_TIMEOUT = 30;

    /// More in one list are malformed.
    private static final int MOST_SUBSCRIPTIONS = 200;

    private GetStreamingEvents() {}

    /// For so many minutes, 1 to 30. There is at least one subscription.
    public record Request(List<String> subscriptions, int minutes) implements EwsRequest.Operation {
        public Request {
            subscriptions = List.copyOf(subscriptions);
        }
    }

    /// One envelope of the answer.
    public sealed interface Response extends EwsResponse {
        /// What happened, or for a subscription without events that nothing did.
        record Told(List<Notification> notifications) implements Response {
            public Told {
                notifications = List.copyOf(notifications);
            }
        }

        /// That it goes on, or if `closed` that it does not.
        record Connection(boolean closed) implements Response {}

        /// That it does not go on, and because of which subscriptions.
        record Failed(Refusal why, List<String> subscriptions) implements Response {
            public Failed {
                subscriptions = List.copyOf(subscriptions);
            }
        }
    }

    /// Reads `<GetStreamingEvents>`.
    static Request read(XmlCursor xml) throws MalformedXml {
        var subscriptions = new ArrayList<String>();
        var timeout = Optional.<Integer>empty();
        while (xml.nextChild()) {
            switch (xml.name()) {
                case "SubscriptionIds" -> readSubscriptions(xml, subscriptions);
                case "ConnectionTimeout" -> timeout = Optional.of(readTimeout(xml));
                default -> xml.skip();
            }
        }
        if (subscriptions.isEmpty()) {
            throw xml.missing("SubscriptionIds");
        }
        return new Request(
                subscriptions, timeout.orElseThrow(() -> xml.missing("ConnectionTimeout")));
    }

    private static void readSubscriptions(XmlCursor xml, List<String> subscriptions)
            throws MalformedXml {
        while (xml.nextChild()) {
            switch (xml.name()) {
                case "SubscriptionId" -> subscriptions.add(xml.text());
                default -> xml.skip();
            }
            if (subscriptions.size() > MOST_SUBSCRIPTIONS) {
                throw xml.wrongText(
                        "a list of at most %d subscriptions".formatted(MOST_SUBSCRIPTIONS));
            }
        }
    }

    private static int readTimeout(XmlCursor xml) throws MalformedXml {
        var minutes = xml.number();
        if (minutes < 1 || minutes > LONGEST_TIMEOUT) {
            throw xml.wrongText("a number of minutes from 1 to %d".formatted(LONGEST_TIMEOUT));
        }
        return minutes;
    }

    /// The ids of subscriptions that failed, too, are looked for among messages, where the schema has them among types.
    static void write(XmlWriter xml, Response response) {
        xml.start("m:GetStreamingEventsResponse").start("m:ResponseMessages");
        switch (response) {
            case Response.Told(var notifications) -> {
                ResponseMessages.success(xml, MESSAGE).start("m:Notifications");
                notifications.forEach(notification -> notification.write(xml));
                xml.end();
            }
            case Response.Connection(var closed) -> {
                ResponseMessages.success(xml, MESSAGE);
                writeStatus(xml, closed);
            }
            case Response.Failed(var why, var subscriptions) -> {
                ResponseMessages.refused(xml, MESSAGE, why).start("m:ErrorSubscriptionIds");
                subscriptions.forEach(id -> xml.element("m:SubscriptionId", id));
                xml.end();
                writeStatus(xml, true);
            }
        }
        xml.end().end().end();
    }

    private static void writeStatus(XmlWriter xml, boolean closed) {
        xml.element("m:ConnectionStatus", closed ? "Closed" : "OK");
    }
}
