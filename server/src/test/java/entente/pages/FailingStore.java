package entente.pages;

import entente.mailbox.MailboxStore;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.concurrent.atomic.AtomicInteger;

/// A store that does so many acts, and fails at those that come after.
final class FailingStore {
    private FailingStore() {}

    /// `acts` is how many are left to be done.
    static MailboxStore after(MailboxStore store, AtomicInteger acts) {
        return (MailboxStore)
                Proxy.newProxyInstance(
                        FailingStore.class.getClassLoader(),
                        new Class<?>[] {MailboxStore.class},
                        (_, called, arguments) -> {
                            if (called.getName().equals("act") && acts.getAndDecrement() <= 0) {
                                throw new IllegalStateException("the disk is full");
                            }
                            try {
                                return called.invoke(store, arguments);
                            } catch (InvocationTargetException e) {
                                throw e.getCause();
                            }
                        });
    }
}
