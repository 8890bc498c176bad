package entente.question;

/// What a suggested time means for one attendee.
public sealed interface AttendeeConflict {
    /// Nothing is known of the attendee's time.
    record Unknown() implements AttendeeConflict {}

    /// One person or room, and how firmly the time is taken.
    record Individual(Status status) implements AttendeeConflict {}

    /// A group too large to look at.
    record TooBigGroup() implements AttendeeConflict {}

    /// A group, counted.
    record Group(int members, int available, int withConflict, int withNoData)
            implements AttendeeConflict {}
}
