package entente.mailbox;

import java.util.OptionalInt;
import java.util.UUID;

/// Says what becomes of items that are old: which (`reach`), how old in days (1 to [#MOST_DAYS]; without a number they never go), and what is done then. `id` tells it from all others, also for clients.
public record RetentionTag(String name, UUID id, TagReach reach, OptionalInt days, Action action) {
    public static final int MOST_DAYS = 24_855;

    /// What is done with an item whose time is over, by Exchange's words.
    public enum Action {
        /// To Deletions, from where it can be had back.
        DELETE_AND_ALLOW_RECOVERY("DeleteAndAllowRecovery", Removal.SOFT_DELETE),
        /// For good, where nothing keeps it.
        PERMANENTLY_DELETE("PermanentlyDelete", Removal.PURGE);

        private final String word;
        private final Removal how;

        Action(String word, Removal how) {
            this.word = word;
            this.how = how;
        }

        @Override
        public String toString() {
            return word;
        }

        Removal how() {
            return how;
        }
    }

    public RetentionTag {
        if (days.isPresent() && (days.getAsInt() < 1 || days.getAsInt() > MOST_DAYS)) {
            throw new IllegalArgumentException("an age is 1 to %d days".formatted(MOST_DAYS));
        }
    }

    /// Whether people give it to folders and items themselves.
    public boolean isPersonal() {
        return reach instanceof TagReach.Personal;
    }
}
