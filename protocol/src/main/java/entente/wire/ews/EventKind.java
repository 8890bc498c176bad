package entente.wire.ews;

import entente.wire.soap.MalformedXml;
import entente.wire.soap.XmlCursor;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/// What somebody can be told of (MS-OXWSNTIF 2.2.5.2 `NotificationEventTypeType`).
public enum EventKind {
    CREATED("CreatedEvent"),
    DELETED("DeletedEvent"),
    MODIFIED("ModifiedEvent"),
    MOVED("MovedEvent"),
    COPIED("CopiedEvent"),
    NEW_MAIL("NewMailEvent"),
    FREE_BUSY_CHANGED("FreeBusyChangedEvent");

    private final String element;

    EventKind(String element) {
        this.element = element;
    }

    String element() {
        return "t:" + element;
    }

    /// Reads `<EventTypes>`. There are clients that ask for what is no kind of event beside those that are.
    static Set<EventKind> read(XmlCursor xml) throws MalformedXml {
        var kinds = EnumSet.noneOf(EventKind.class);
        while (xml.nextChild()) {
            switch (xml.name()) {
                case "EventType" -> of(xml.text().strip()).ifPresent(kinds::add);
                default -> xml.skip();
            }
        }
        return kinds;
    }

    private static Optional<EventKind> of(String element) {
        return Arrays.stream(values()).filter(kind -> kind.element.equals(element)).findFirst();
    }
}
