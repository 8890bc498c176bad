package entente.wire.ews;

import entente.wire.soap.MalformedXml;
import entente.wire.soap.XmlCursor;
import entente.wire.soap.XmlWriter;
import java.util.List;
import java.util.Optional;

/// Unsubscribe (MS-OXWSNTIF 3.1.4.4): asks to be told nothing more.
public final class Unsubscribe {
    private Unsubscribe() {}

    public record Request(String subscription) implements EwsRequest.Operation {}

    public record Response(BatchResult<ItemGone> result) implements EwsResponse {}

    /// Reads `<Unsubscribe>`.
    static Request read(XmlCursor xml) throws MalformedXml {
        var subscription = Optional.<String>empty();
        while (xml.nextChild()) {
            switch (xml.name()) {
                case "SubscriptionId" -> subscription = Optional.of(xml.text());
                default -> xml.skip();
            }
        }
        return new Request(subscription.orElseThrow(() -> xml.missing("SubscriptionId")));
    }

    static void write(XmlWriter xml, Response response) {
        ItemMessages.writeBare(xml, "Unsubscribe", List.of(response.result()));
    }
}
