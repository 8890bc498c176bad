package entente.availability;

import entente.question.AttendeeType;
import entente.question.BusyBlock;
import entente.question.WorkingHours;
import java.util.List;
import java.util.Optional;

/// Someone a meeting is looked for with. `excludeConflicts` rules out every time that is taken for this attendee.
public record Attendee(AttendeeType type, boolean excludeConflicts, Time time) {
    /// What is known of an attendee's time in the window of the suggestions.
    public sealed interface Time {}

    /// What is known of one person's or room's time.
    public sealed interface Individual extends Time {}

    /// The entries, ordered by start, and when she works where that is known.
    public record Known(List<BusyBlock> blocks, Optional<WorkingHours> workingHours)
            implements Individual {
        public Known {
            blocks = List.copyOf(blocks);
        }
    }

    /// Nothing is known: no such mailbox, no right, no answer.
    public record Unknown() implements Individual {}

    /// The members of a group.
    public record Group(List<Individual> members) implements Time {
        public Group {
            members = List.copyOf(members);
        }
    }

    /// A group too large to look at.
    public record TooBigGroup() implements Time {}
}
