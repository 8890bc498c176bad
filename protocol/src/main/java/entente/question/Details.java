package entente.question;

/// What an entry is about. `id`, `subject` and `location` are empty strings where there is none to show.
///
/// `id` is the entry's HexEntryId (upper-case hex), empty for foreign organisations.
public record Details(
        String id,
        String subject,
        String location,
        boolean meeting,
        boolean recurring,
        boolean exception,
        boolean reminderSet,
        boolean isPrivate) {
    /// The flags alone: what anyone but the owner may know of a private entry.
    public Details withheld() {
        return new Details("", "", "", meeting, recurring, exception, reminderSet, isPrivate);
    }

    /// The same without the id, for an organisation that could do nothing with it.
    public Details withoutId() {
        return id.isEmpty()
                ? this
                : new Details(
                        "",
                        subject,
                        location,
                        meeting,
                        recurring,
                        exception,
                        reminderSet,
                        isPrivate);
    }
}
