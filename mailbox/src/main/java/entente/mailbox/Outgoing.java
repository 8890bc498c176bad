package entente.mailbox;

import entente.question.Address;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// A message in a mailbox's outbox, which is for people elsewhere and waits to be handed on: by whom it was sent, how many bytes it is, and `to` whom it has not been handed on
/// yet, each once and at least one of them.
///
/// It waits since it was `posted`, and is to be handed on when it is `due`; that was tried `tries` times in vain, and `fault` says in one line why the last time. `id` is its own in the whole store.
public record Outgoing(
        String id,
        Address mailbox,
        String messageId,
        int size,
        List<Address> to,
        Instant posted,
        Instant due,
        int tries,
        Optional<String> fault) {
    /// Longer lines say no more.
    public static final int LONGEST_FAULT = 1_000;

    public Outgoing {
        to = List.copyOf(to);
        if (to.isEmpty() || tries < 0) {
            throw new IllegalArgumentException("what nobody waits for does not wait");
        }
        fault = fault.map(Outgoing::bounded);
    }

    /// It goes on waiting for these alone, after one more try.
    public Outgoing waitingOn(List<Address> left, Instant until, String why) {
        return new Outgoing(
                id, mailbox, messageId, size, left, posted, until, tries + 1, Optional.of(why));
    }

    /// It is due now, whatever it waited for.
    public Outgoing dueAt(Instant now) {
        return new Outgoing(id, mailbox, messageId, size, to, posted, now, tries, fault);
    }

    private static String bounded(String text) {
        var line = text.replaceAll("\\p{Cntrl}", " ").strip();
        return line.length() > LONGEST_FAULT ? line.substring(0, LONGEST_FAULT) : line;
    }
}
