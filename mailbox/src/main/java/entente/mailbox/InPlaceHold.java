package entente.mailbox;

import entente.item.Texts;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;

/// A [Hold] of those items that a query means, or without one of all.
///
/// A mailbox has several, each by a name of 1 to [#LONGEST_NAME] characters, without regard to case.
public record InPlaceHold(
        String name,
        Optional<HoldQuery> query,
        Instant since,
        OptionalInt days,
        String owner,
        Optional<String> comment)
        implements Hold {
    public static final int LONGEST_NAME = 100;

    public InPlaceHold {
        Hold.requireBounded(days, comment);
        if (!isName(name)) {
            throw new IllegalArgumentException("a hold has a name that can be said");
        }
    }

    /// Whether a hold can be called so.
    public static boolean isName(String text) {
        return !text.isBlank()
                && text.equals(text.strip())
                && text.length() <= LONGEST_NAME
                && text.chars().noneMatch(Character::isISOControl);
    }

    boolean isCalled(String other) {
        return Texts.folded(name).equals(Texts.folded(other));
    }

    /// Whether it holds whatever there is: also where nobody understands any more what it was to hold.
    boolean isOfEverything() {
        return query.flatMap(HoldQuery::understood).isEmpty();
    }

    /// How many conditions its query has.
    int keywords() {
        return query.map(HoldQuery::keywords).orElse(0);
    }
}
