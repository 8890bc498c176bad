package entente.availability;

import entente.problem.Code;
import entente.question.Answer;
import entente.question.AttendeeType;
import entente.question.BusyBlock;
import entente.question.FreeBusy;
import entente.question.Question;
import entente.question.WorkingHours;
import java.util.List;
import java.util.Optional;

/// Someone a meeting is looked for with. `excludeConflicts` rules out every time that is taken for this attendee.
public record Attendee(AttendeeType type, boolean excludeConflicts, Time time) {
    /// An attendee whose time is what this lookup found, which asked for the window of the suggestions.
    public static Attendee of(
            AttendeeType type, boolean excludeConflicts, Answer answer, Question asked) {
        return new Attendee(type, excludeConflicts, time(answer, asked));
    }

    private static Time time(Answer answer, Question asked) {
        return switch (answer) {
            case Answer.Answered(var freeBusy) ->
                    new Known(blocks(freeBusy, asked), freeBusy.workingHours());
            case Answer.Refused(var why) when why.code() == Code.GROUP_TOO_LARGE ->
                    new TooBigGroup();
            case Answer.Refused _, Answer.Unreachable _ -> new Unknown();
        };
    }

    /// A partner or a group may have given the merged string alone.
    private static List<BusyBlock> blocks(FreeBusy freeBusy, Question asked) {
        return freeBusy.view().events()
                ? freeBusy.blocks()
                : MergedString.blocks(
                        freeBusy.merged().orElse(""), asked.window(), asked.interval());
    }

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
            if (members.isEmpty()) {
                throw new IllegalArgumentException("a group without members is nobody");
            }
        }
    }

    /// A group too large to look at.
    public record TooBigGroup() implements Time {}
}
