package entente.mailbox;

import java.time.Instant;
import java.util.Optional;

/// That an item was taken away, came back, or was changed so that what it said before had to be kept: which (its entry id's part, as 44 hex digits), when, by whom, from where and to where. Without `to` its bytes went for good.
public record RemovalRecord(
        long number,
        String item,
        Instant at,
        Actor by,
        FolderId from,
        Optional<FolderId> to,
        Reason reason) {
    public enum Reason {
        DELETED("deleted"),
        SOFT_DELETED("soft-deleted"),
        PURGED("purged"),
        MOVED("moved"),
        RESTORED("restored"),
        /// Restored to where its kind belongs, because it is not known from where it was deleted, or that is no place for it any more.
        RESTORED_BY_TYPE("restored-by-type"),
        /// Restored to where somebody chose.
        RESTORED_ELSEWHERE("restored-elsewhere"),
        /// The time was over for which it is kept.
        EXPIRED("expired"),
        /// Its retention tag's time was over; who did it names the tag.
        RETENTION_TAG("retention-tag"),
        /// The oldest went because there was too much.
        CROWDED_OUT("crowded-out"),
        /// No hold keeps it any more.
        RELEASED("released"),
        /// Another hold keeps it now, or single item recovery does.
        HELD("held"),
        /// It was changed, and a hold keeps what it said before.
        CHANGED("changed"),
        /// It was changed, and what it said before is in Calendar Logging.
        LOGGED("logged"),
        /// It was changed, and there was no room for what it said before.
        NOT_LOGGED("not-logged");

        private final String text;

        Reason(String text) {
            this.text = text;
        }

        @Override
        public String toString() {
            return text;
        }

        static Reason of(String text) {
            for (var reason : values()) {
                if (reason.text.equals(text)) {
                    return reason;
                }
            }
            throw new IllegalStateException("a reason that nobody gave: " + text);
        }
    }
}
