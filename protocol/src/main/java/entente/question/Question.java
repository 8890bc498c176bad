package entente.question;

import java.time.Duration;

/// Whose time is asked for, by whom, which stretch of it, and how much of it.
///
/// `interval` is the width of one slot of the merged string: whole minutes, 5 to 1440 and no longer than the window.
public record Question(
        Caller caller, Address mailbox, Window window, View view, Duration interval) {
    /// The same question about another mailbox.
    public Question about(Address other) {
        return new Question(caller, other, window, view, interval);
    }
}
