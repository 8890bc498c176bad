package entente.wire.ews;

import entente.wire.soap.MalformedXml;
import entente.wire.soap.XmlCursor;
import entente.wire.soap.XmlWriter;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Subscribe (MS-OXWSNTIF 3.1.4.3): asks to be told of what happens in folders.
public final class Subscribe {
    private static final String MESSAGE = "m:SubscribeResponseMessage";
    private static final int LONGEST_TIMEOUT = 1_440;

    private Subscribe() {}

    /// In these folders, or in all of the caller's own, what is of these kinds.
    public record Request(
            Way way, List<FolderRef> folders, boolean inAllFolders, Set<EventKind> kinds)
            implements EwsRequest.Operation {
        public Request {
            folders = List.copyOf(folders);
            kinds = Set.copyOf(kinds);
        }
    }

    /// How somebody wants to be told.
    public sealed interface Way {
        /// He asks, at the latest so many minutes after he asked last, 1 to 1440; what happened since a watermark, as sent, or from now on.
        record Pull(int minutes, Optional<String> watermark) implements Way {}

        /// While he listens.
        record Streaming() implements Way {}

        /// At an address of his.
        record Push() implements Way {}
    }

    public record Response(BatchResult<Subscribed> result) implements EwsResponse {}

    /// What to ask with; a watermark where each question has to bring one.
    public record Subscribed(String subscription, Optional<String> watermark) {}

    /// Reads `<Subscribe>`.
    static Request read(XmlCursor xml) throws MalformedXml {
        var request = Optional.<Request>empty();
        while (xml.nextChild()) {
            switch (xml.name()) {
                case "PullSubscriptionRequest",
                        "StreamingSubscriptionRequest",
                        "PushSubscriptionRequest" ->
                        request = Optional.of(readWish(xml));
                default -> xml.skip();
            }
        }
        return request.orElseThrow(() -> xml.missing("the kind of subscription"));
    }

    private static Request readWish(XmlCursor xml) throws MalformedXml {
        var name = xml.name();
        var inAllFolders = xml.attribute("SubscribeToAllFolders").filter(Subscribe::isTrue);
        var folders = new ArrayList<FolderRef>();
        Set<EventKind> kinds = EnumSet.noneOf(EventKind.class);
        var watermark = Optional.<String>empty();
        var timeout = Optional.<Integer>empty();
        while (xml.nextChild()) {
            switch (xml.name()) {
                case "FolderIds" -> folders.addAll(FolderRef.read(xml));
                case "EventTypes" -> kinds = EventKind.read(xml);
                case "Watermark" -> watermark = Optional.of(xml.text()).filter(t -> !t.isEmpty());
                case "Timeout" -> timeout = Optional.of(readTimeout(xml));
                default -> xml.skip();
            }
        }
        var way =
                switch (name) {
                    case "PullSubscriptionRequest" ->
                            new Way.Pull(
                                    timeout.orElseThrow(() -> xml.missing("Timeout")), watermark);
                    case "StreamingSubscriptionRequest" -> new Way.Streaming();
                    default -> new Way.Push();
                };
        return new Request(way, folders, inAllFolders.isPresent(), kinds);
    }

    private static int readTimeout(XmlCursor xml) throws MalformedXml {
        var minutes = xml.number();
        if (minutes < 1 || minutes > LONGEST_TIMEOUT) {
            throw xml.wrongText("a number of minutes from 1 to %d".formatted(LONGEST_TIMEOUT));
        }
        return minutes;
    }

    private static boolean isTrue(String flag) {
        return flag.equals("true") || flag.equals("1");
    }

    static void write(XmlWriter xml, Response response) {
        xml.start("m:SubscribeResponse").start("m:ResponseMessages");
        switch (response.result()) {
            case BatchResult.Done(var subscribed) -> {
                ResponseMessages.success(xml, MESSAGE);
                xml.element("m:SubscriptionId", subscribed.subscription());
                subscribed.watermark().ifPresent(mark -> xml.element("m:Watermark", mark));
            }
            case BatchResult.Refused(var why) -> ResponseMessages.refused(xml, MESSAGE, why);
        }
        xml.end().end().end();
    }
}
