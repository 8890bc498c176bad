package entente.wire.ews;

import entente.wire.soap.XmlWriter;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/// What one subscription is told (MS-OXWSNTIF 2.2.4.5 `NotificationType`).
///
/// `turn` is there where the subscriber asks each time, and `watermark` is what to ask with next, after each event. Without events it is told that there is nothing to tell.
public record Notification(
        String subscription, Optional<Turn> turn, Optional<String> watermark, List<Event> events) {
    public Notification {
        events = List.copyOf(events);
    }

    /// What was asked with, and whether there is more to be told at once.
    public record Turn(String previousWatermark, boolean more) {}

    /// `before` is what was moved, or copied; `unread` goes with a folder that is modified alone.
    public record Event(
            EventKind kind,
            Optional<String> watermark,
            Instant at,
            Thing what,
            Optional<Thing> before,
            OptionalInt unread) {}

    /// An item or a folder, and the folder that it lies in, by their ids.
    public record Thing(
            boolean isItem, String id, Optional<String> changeKey, String parentFolder) {}

    /// Writes the element, which all clients look for among messages, in a stream too, where the schema has it among types.
    void write(XmlWriter xml) {
        xml.start("m:Notification").element("t:SubscriptionId", subscription);
        turn.ifPresent(asked -> {
            xml.element("t:PreviousWatermark", asked.previousWatermark());
            xml.element("t:MoreEvents", asked.more());
        });
        events.forEach(event -> write(xml, event));
        if (events.isEmpty()) {
            xml.start("t:StatusEvent");
            watermark.ifPresent(mark -> xml.element("t:Watermark", mark));
            xml.end();
        }
        xml.end();
    }

    private static void write(XmlWriter xml, Event event) {
        xml.start(event.kind().element());
        event.watermark().ifPresent(mark -> xml.element("t:Watermark", mark));
        xml.element("t:TimeStamp", event.at().truncatedTo(ChronoUnit.SECONDS).toString());
        write(xml, event.what(), "");
        event.before().ifPresent(before -> write(xml, before, "Old"));
        event.unread().ifPresent(count -> xml.element("t:UnreadCount", count));
        xml.end();
    }

    private static void write(XmlWriter xml, Thing thing, String when) {
        var name = thing.isItem() ? "ItemId" : "FolderId";
        xml.start("t:" + when + name).attribute("Id", thing.id());
        thing.changeKey().ifPresent(key -> xml.attribute("ChangeKey", key));
        xml.end();
        xml.start("t:" + when + "ParentFolderId").attribute("Id", thing.parentFolder()).end();
    }
}
