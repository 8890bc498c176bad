package entente.index;

import entente.mailbox.ItemMark;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Pattern;

/// How far the index knows a mailbox. While it is being read for the first time, `after` is the key of the last item that was read; `mark` is then that of the
/// moment at which that began, and what happened since follows.
record Position(ItemMark mark, Optional<String> after) {
    private static final Pattern TEXT =
            Pattern.compile("(\\d{1,15}) (\\d{1,18}) (\\d{1,18})(?: ([0-9A-F]*))?");

    /// Of a mailbox that was read whole.
    static Position at(ItemMark mark) {
        return new Position(mark, Optional.empty());
    }

    /// Of one of which nothing was read.
    static Position beginning(ItemMark mark) {
        return new Position(mark, Optional.of(""));
    }

    boolean isWhole() {
        return after.isEmpty();
    }

    /// Whether whoever stands here knows all up to a mark.
    boolean knows(ItemMark other) {
        return isWhole() && mark.reaches(other);
    }

    String text() {
        return "%d %d %d".formatted(mark.made().toEpochMilli(), mark.number(), mark.folders())
                + after.map(key -> " " + key).orElse("");
    }

    static Optional<Position> parse(String text) {
        var parts = TEXT.matcher(text);
        return parts.matches()
                ? Optional.of(
                        new Position(
                                new ItemMark(
                                        Instant.ofEpochMilli(Long.parseLong(parts.group(1))),
                                        Long.parseLong(parts.group(2)),
                                        Long.parseLong(parts.group(3))),
                                Optional.ofNullable(parts.group(4))))
                : Optional.empty();
    }
}
