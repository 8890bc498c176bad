package entente.wire.mime;

import entente.item.Octets;
import java.util.List;
import java.util.function.UnaryOperator;

/// The start of a message in memory, with all of its header unless that is larger than any that is looked at, and what comes behind it, wherever that lies.
record MessageStart(byte[] bytes, Octets rest) {
    /// What the header of a message has at most that is sent, or taken from elsewhere.
    private static final int LONGEST_HEADER = 1 << 20;

    /// With what is added to it here.
    private static final int LONGEST_START = 4 * LONGEST_HEADER;

    static MessageStart of(Octets source) {
        var start = HeaderBlock.start(source);
        if (!isWhole(start, source)) {
            start = source.start(LONGEST_START);
        }
        return new MessageStart(start, source.slice(start.length, source.length() - start.length));
    }

    private static boolean isWhole(byte[] start, Octets source) {
        return start.length == source.length()
                || !HeaderBlock.isThere(start)
                || HeaderBlock.end(start) < start.length;
    }

    /// Whether its header is no larger than those of messages are: each of its lines is looked at, and there may be millions in as many bytes as a message has.
    boolean isHeaderBounded() {
        return !HeaderBlock.isThere(bytes) || HeaderBlock.end(bytes) <= LONGEST_HEADER;
    }

    /// The message with something else in the place of its start.
    ///
    /// @throws IllegalStateException where not all of its header is in that: what is taken out of it might go on behind
    Octets with(UnaryOperator<byte[]> changed) {
        if (HeaderBlock.isThere(bytes)
                && rest.length() > 0
                && HeaderBlock.end(bytes) == bytes.length) {
            throw new IllegalStateException("the header is longer than is looked at");
        }
        return Octets.joined(List.of(Octets.of(changed.apply(bytes)), rest)).atHand();
    }
}
