package entente.pages;

import entente.mailbox.ItemId;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// What became of what somebody asked for, as she is told once: in a sentence each, what was done and what was not, and under these which items. Either may be empty, not both.
record Told(Optional<Part> done, Optional<Part> not) {
    record Part(String sentence, boolean good, List<Group> groups) {
        Part {
            groups = List.copyOf(groups);
        }
    }

    /// The subjects of items of which the same is to be said, and how many more there are.
    record Group(String what, List<String> subjects, int more) {
        Group {
            subjects = List.copyOf(subjects);
        }

        /// Whether it is known which items they are.
        boolean hasSubjects() {
            return subjects.stream().anyMatch(subject -> !subject.isEmpty());
        }
    }

    /// What is said of one item, and of several, whose number is in it.
    record Words(String one, String several) {
        private String of(int count) {
            return count == 1 ? one : several.formatted(count);
        }
    }

    /// What is done with an item, which says of it whether it was, and what became of it.
    @FunctionalInterface
    interface Deed {
        void with(ItemId item, SubjectsByFate done, SubjectsByFate not);
    }

    /// Does something with each of these by itself, and has who asked for it told, also where a fault ends it: what was done is done.
    static void ofEach(Guest guest, List<ItemId> items, Deed deed, Words ofDone, Words ofNot) {
        var done = new SubjectsByFate();
        var not = new SubjectsByFate();
        try {
            for (var item : items) {
                deed.with(item, done, not);
            }
        } finally {
            of(done, ofDone, not, ofNot).ifPresent(guest.session()::tell);
        }
    }

    /// Empty where there is no item.
    static Optional<Told> of(SubjectsByFate done, Words ofDone, SubjectsByFate not, Words ofNot) {
        var told = new Told(part(done, true, ofDone), part(not, false, ofNot));
        return told.parts().isEmpty() ? Optional.empty() : Optional.of(told);
    }

    private static Optional<Part> part(SubjectsByFate items, boolean good, Words words) {
        return items.count() == 0
                ? Optional.empty()
                : Optional.of(new Part(words.of(items.count()), good, items.groups()));
    }

    List<Part> parts() {
        return Stream.concat(done.stream(), not.stream()).toList();
    }
}
