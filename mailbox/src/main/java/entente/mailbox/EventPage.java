package entente.mailbox;

import java.util.List;

/// What happened, the oldest first, of items and of folders each in the order in which it did. `mark` is that of somebody who was told this; `last` says that there is nothing
/// more.
public record EventPage(List<MailboxEvent> events, EventMark mark, boolean last) {
    public EventPage {
        events = List.copyOf(events);
    }
}
