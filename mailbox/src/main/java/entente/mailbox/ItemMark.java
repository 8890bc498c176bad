package entente.mailbox;

import java.time.Instant;

/// How far somebody knows a mailbox's [ItemJournal]: all changes to its items up to one number, and which of its folders went up to another.
///
/// `made` is when the mailbox was, to the millisecond, so that another one of the same address is told apart.
public record ItemMark(Instant made, long number, long folders) {
    /// Whether whoever is here knows all that somebody knows who is there.
    public boolean reaches(ItemMark other) {
        return made.equals(other.made) && number >= other.number && folders >= other.folders;
    }
}
