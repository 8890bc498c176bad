package entente.mailbox;

import entente.question.Address;
import java.util.Set;

/// Whose mail a recipient takes. `onlyFrom` and `notFrom` name people and groups, at most [#MOST] each; an empty `onlyFrom` is
/// everybody. Who is in both is refused. `insidersOnly`: nobody outside the organisation.
public record AllowedSenders(Set<Address> onlyFrom, Set<Address> notFrom, boolean insidersOnly) {
    public static final int MOST = 500;

    public static final AllowedSenders EVERYBODY = new AllowedSenders(Set.of(), Set.of(), false);

    public AllowedSenders {
        if (onlyFrom.size() > MOST || notFrom.size() > MOST) {
            throw new IllegalArgumentException(
                    "at most %d senders are named; name a group instead".formatted(MOST));
        }
        onlyFrom = Set.copyOf(onlyFrom);
        notFrom = Set.copyOf(notFrom);
    }
}
