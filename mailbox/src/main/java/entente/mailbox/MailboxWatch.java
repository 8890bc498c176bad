package entente.mailbox;

import java.time.Duration;

/// Waits for changes to a mailbox. For one thread that waits; any may wake it.
public interface MailboxWatch extends AutoCloseable {
    /// Waits until something is changed that was not yet when this last returned, or somebody wakes it, or patience ends. That something changed does not mean that
    /// anything happened that anybody wants to hear of.
    void await(Duration patience) throws InterruptedException;

    /// Ends the wait at hand, or the next.
    void wake();

    @Override
    void close();
}
