package entente.mailbox;

import static java.nio.charset.StandardCharsets.UTF_8;

import entente.item.Body;
import entente.item.Octets;
import java.util.Map;
import java.util.Optional;

/// What is kept of an item beside what it says: its text, its MIME source if it came as that, and the bytes of attachments that are not
/// within the source, by their numbers.
public record ItemStreams(
        Optional<Body> body, Optional<Octets> source, Map<Integer, Octets> attachments) {
    /// How many bytes an item may have, these and what it says.
    public static final int LARGEST = 25 << 20;

    public static final ItemStreams NONE =
            new ItemStreams(Optional.empty(), Optional.empty(), Map.of());

    public ItemStreams {
        attachments = Map.copyOf(attachments);
    }

    /// How many bytes it is in all.
    public long length() {
        return body.map(text -> (long) text.text().getBytes(UTF_8).length).orElse(0L)
                + source.map(Octets::length).orElse(0L)
                + attachments.values().stream().mapToLong(Octets::length).sum();
    }
}
