package entente.mailbox;

import java.time.Instant;
import java.util.Optional;

/// Something that became of a message for one whom it is to, the last time that it did. `detail` says in one line of at most [#LONGEST_DETAIL] characters into which folder, or why.
public record TrackedEvent(Kind kind, Instant at, Optional<String> detail) {
    public static final int LONGEST_DETAIL = 500;

    /// In the order in which they happen where several do at one time. The names are in the file.
    public enum Kind {
        /// It is a group, and the message goes to its members.
        EXPANDED,
        /// The smart host did not take it yet; it is tried again.
        PUT_OFF,
        /// It is in the mailbox.
        DELIVERED,
        /// The smart host has it; what became of it there, another server knows.
        TRANSFERRED,
        /// It never gets there, and its sender was told.
        FAILED
    }

    public TrackedEvent {
        detail = detail.map(text -> TrackedMessage.line(text, LONGEST_DETAIL));
    }
}
