package entente.search;

import entente.index.Hit;
import entente.kql.Query;
import entente.question.Address;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// What somebody wants to be found: `text` is the query as it was written, `mailboxes` are those that are searched, or all where it is empty, `recoverable` says whether Recoverable Items are too, and
/// `zone` whose days are meant. At most `most` are told of, those after one where there is such.
public record SearchAsk(
        Query query,
        String text,
        List<Address> mailboxes,
        boolean recoverable,
        ZoneId zone,
        Wanted wanted,
        int most,
        Optional<Hit.Mark> after) {
    public static final int MOST_MAILBOXES = 500;
    public static final int MOST_HITS = 1_000;

    /// What is told of what is found.
    public enum Wanted {
        /// How much it is.
        ESTIMATE,
        /// How much it is, and some of it.
        PREVIEW,
        /// What is not searched whole, be it meant or not, instead.
        UNSEARCHABLE,
        /// Some of it, to be given out.
        EXPORT;

        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public SearchAsk {
        mailboxes = List.copyOf(mailboxes);
        if (mailboxes.size() > MOST_MAILBOXES || most < 0 || most > MOST_HITS) {
            throw new IllegalArgumentException("a search is bounded");
        }
    }
}
