package entente.wire.ews;

import entente.wire.soap.MalformedXml;
import entente.wire.soap.XmlCursor;
import entente.wire.soap.XmlWriter;
import java.util.Optional;

/// GetEvents (MS-OXWSNTIF 3.1.4.1): asks what happened since a watermark.
public final class GetEvents {
    private static final String MESSAGE = "m:GetEventsResponseMessage";

    private GetEvents() {}

    /// Both as sent.
    public record Request(String subscription, String watermark) implements EwsRequest.Operation {}

    public record Response(BatchResult<Notification> result) implements EwsResponse {}

    /// Reads `<GetEvents>`.
    static Request read(XmlCursor xml) throws MalformedXml {
        var subscription = Optional.<String>empty();
        var watermark = Optional.<String>empty();
        while (xml.nextChild()) {
            switch (xml.name()) {
                case "SubscriptionId" -> subscription = Optional.of(xml.text());
                case "Watermark" -> watermark = Optional.of(xml.text());
                default -> xml.skip();
            }
        }
        return new Request(
                subscription.orElseThrow(() -> xml.missing("SubscriptionId")),
                watermark.orElseThrow(() -> xml.missing("Watermark")));
    }

    static void write(XmlWriter xml, Response response) {
        xml.start("m:GetEventsResponse").start("m:ResponseMessages");
        switch (response.result()) {
            case BatchResult.Done(var notification) -> {
                ResponseMessages.success(xml, MESSAGE);
                notification.write(xml);
            }
            case BatchResult.Refused(var why) -> ResponseMessages.refused(xml, MESSAGE, why);
        }
        xml.end().end().end();
    }
}
