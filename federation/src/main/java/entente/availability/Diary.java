package entente.availability;

import entente.question.AttendeeConflict;
import entente.question.Status;
import java.util.List;

/// One attendee's time, for each time at which a meeting may begin: what part of it is taken while the meeting lasts.
sealed interface Diary {
    AttendeeConflict UNKNOWN = new AttendeeConflict.Unknown();

    static Diary of(Attendee.Time time, Starts starts) {
        return switch (time) {
            case Attendee.Known known -> new Known(starts.slots(known.blocks()));
            case Attendee.Unknown _ -> new Blank(UNKNOWN);
            case Attendee.TooBigGroup _ -> new Blank(new AttendeeConflict.TooBigGroup());
            case Attendee.Group(var members) ->
                    new Group(members.stream().map(member -> of(member, starts)).toList());
        };
    }

    /// How many people this is.
    int people();

    /// How many of them are free, or at work elsewhere, during the whole meeting.
    int available(int start);

    /// How many of them have something else during the meeting.
    int withConflict(int start);

    AttendeeConflict conflict(int start);

    /// A person or a room.
    record Known(Slots slots) implements Diary {
        @Override
        public int people() {
            return 1;
        }

        @Override
        public int available(int start) {
            return switch (slots.at(start)) {
                case FREE, WORKING_ELSEWHERE -> 1;
                case TENTATIVE, BUSY, OUT_OF_OFFICE, NO_DATA -> 0;
            };
        }

        @Override
        public int withConflict(int start) {
            return switch (slots.at(start)) {
                case TENTATIVE, BUSY, OUT_OF_OFFICE -> 1;
                case FREE, WORKING_ELSEWHERE, NO_DATA -> 0;
            };
        }

        @Override
        public AttendeeConflict conflict(int start) {
            var status = slots.at(start);
            return status == Status.NO_DATA ? UNKNOWN : new AttendeeConflict.Individual(status);
        }
    }

    /// Nothing is known, for the reason that `conflict` gives; counts as one person.
    record Blank(AttendeeConflict conflict) implements Diary {
        @Override
        public int people() {
            return 1;
        }

        @Override
        public int available(int start) {
            return 0;
        }

        @Override
        public int withConflict(int start) {
            return 0;
        }

        @Override
        public AttendeeConflict conflict(int start) {
            return conflict;
        }
    }

    /// Several people, each counted.
    record Group(List<Diary> members) implements Diary {
        @Override
        public int people() {
            return members.size();
        }

        @Override
        public int available(int start) {
            var available = 0;
            for (var member : members) {
                available += member.available(start);
            }
            return available;
        }

        @Override
        public int withConflict(int start) {
            var withConflict = 0;
            for (var member : members) {
                withConflict += member.withConflict(start);
            }
            return withConflict;
        }

        @Override
        public AttendeeConflict conflict(int start) {
            var available = available(start);
            var withConflict = withConflict(start);
            return new AttendeeConflict.Group(
                    people(), available, withConflict, people() - available - withConflict);
        }
    }
}
