package entente.pages;

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

    /// `done` is said of one item and of several, as `not` is. Empty where there is no item.
    static Optional<Told> of(
            SubjectsByFate done,
            String one,
            String several,
            SubjectsByFate not,
            String notOne,
            String notSeveral) {
        return done.count() + not.count() == 0
                ? Optional.empty()
                : Optional.of(
                        new Told(
                                part(done, true, one, several),
                                part(not, false, notOne, notSeveral)));
    }

    private static Optional<Part> part(
            SubjectsByFate items, boolean good, String one, String several) {
        return switch (items.count()) {
            case 0 -> Optional.empty();
            case 1 -> Optional.of(new Part(one, good, items.groups()));
            default ->
                    Optional.of(new Part(several.formatted(items.count()), good, items.groups()));
        };
    }

    List<Part> parts() {
        return Stream.concat(done.stream(), not.stream()).toList();
    }
}
