package entente.endpoints;

import entente.mailbox.MailboxStore;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.concurrent.atomic.AtomicBoolean;

/// A store in which somebody else does something, once, just before or just after one of its methods.
final class Meanwhile {
    private Meanwhile() {}

    static MailboxStore before(MailboxStore store, String method, Runnable deed) {
        return with(store, method, deed, () -> {});
    }

    static MailboxStore after(MailboxStore store, String method, Runnable deed) {
        return with(store, method, () -> {}, deed);
    }

    private static MailboxStore with(
            MailboxStore store, String method, Runnable before, Runnable after) {
        var isDone = new AtomicBoolean();
        return (MailboxStore)
                Proxy.newProxyInstance(
                        Meanwhile.class.getClassLoader(),
                        new Class<?>[] {MailboxStore.class},
                        (_, called, arguments) -> {
                            var isNow = called.getName().equals(method) && !isDone.getAndSet(true);
                            if (isNow) {
                                before.run();
                            }
                            try {
                                return called.invoke(store, arguments);
                            } catch (InvocationTargetException e) {
                                throw e.getCause();
                            } finally {
                                if (isNow) {
                                    after.run();
                                }
                            }
                        });
    }
}
