package entente.mailbox;

/// How many occurrences a calendar may have after a change: of one appointment, and in all. What does not grow by the change is never too much.
record OccurrenceLimit(int ofOne, int inAll) {
    /// For what the owner does herself.
    static final OccurrenceLimit OWN =
            new OccurrenceLimit(Agenda.MOST_OCCURRENCES, Agenda.MOST_OCCURRENCES);

    /// For what others tell of meetings: no more of one than nine a day, and not the last fifth of the calendar, which is left to its owner.
    static final OccurrenceLimit NOTICED =
            new OccurrenceLimit(10_000, Agenda.MOST_OCCURRENCES / 5 * 4);

    /// Whether an appointment may have so many occurrences in the place of so many, beside all others.
    boolean allows(int after, int before, int others) {
        return after <= before || (after <= ofOne && others + after <= inAll);
    }
}
