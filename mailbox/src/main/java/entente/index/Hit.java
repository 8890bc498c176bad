package entente.index;

import entente.mailbox.FolderId;
import entente.matching.Gap;
import entente.question.Address;
import java.time.Instant;
import java.util.Comparator;
import java.util.Set;

/// An item that was found: where it stands among what is found, in which folder it lay then, and what of it is not searched.
public record Hit(Mark mark, FolderId folder, Set<Gap> gaps) {
    /// Where something stands among what is found, the newest first: when it was received, in whose mailbox it is, and by which key ([entente.mailbox.ItemJournal]).
    public record Mark(Instant received, Address mailbox, String key) {
        static final Comparator<Mark> ORDER =
                Comparator.comparing(Mark::received)
                        .reversed()
                        .thenComparing(mark -> mark.mailbox().toString())
                        .thenComparing(Mark::key);
    }

    public Hit {
        gaps = Set.copyOf(gaps);
    }

    public Address mailbox() {
        return mark.mailbox();
    }

    public String key() {
        return mark.key();
    }
}
