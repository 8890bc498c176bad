package entente.delivery;

/// How messages go to people whose mailboxes are elsewhere: into the outbox of whoever sends, from where a relay takes them, or not at all.
public sealed interface WayOut {
    /// There is none: who writes to them is refused.
    record None() implements WayOut {}

    /// There is one. `whenPosted` is run after each message that waits for it, and returns at once.
    record Open(Runnable whenPosted) implements WayOut {}
}
