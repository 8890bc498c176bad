package entente.mailbox;

import entente.question.Address;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Who acts for a mailbox's owner: at most [#MOST] people, each once, by their addresses; and who of them is told of meetings.
public record Delegates(MeetingRequests requests, List<Delegate> people) {
    public static final int MOST = 100;

    /// What a new mailbox begins with.
    public static final Delegates NONE = new Delegates(MeetingRequests.NO_FORWARD, List.of());

    public Delegates {
        if (people.size() > MOST) {
            throw new IllegalArgumentException(
                    "at most %d people act for somebody".formatted(MOST));
        }
        people =
                people.stream()
                        .sorted(Comparator.comparing(each -> each.person().toString()))
                        .toList();
        if (people.stream().map(Delegate::person).distinct().count() < people.size()) {
            throw new IllegalArgumentException("a delegate is named once");
        }
    }

    public Optional<Delegate> find(Address person) {
        return people.stream().filter(each -> each.person().equals(person)).findFirst();
    }

    /// These with that one, in the place of the one that she may have been.
    Delegates with(Delegate delegate) {
        return new Delegates(
                requests,
                Stream.concat(without(delegate.person()).people.stream(), Stream.of(delegate))
                        .toList());
    }

    Delegates with(MeetingRequests other) {
        return new Delegates(other, people);
    }

    Delegates without(Address person) {
        return new Delegates(
                requests, people.stream().filter(each -> !each.person().equals(person)).toList());
    }
}
