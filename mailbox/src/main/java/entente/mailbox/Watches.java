package entente.mailbox;

import entente.question.Address;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/// Who waits for changes to which mailbox. All that is done for them when something is changed is to wake them.
final class Watches {
    private final Map<Address, List<Watch>> watched = new ConcurrentHashMap<>();

    MailboxWatch watch(Address mailbox) {
        var watch = new Watch(mailbox);
        watched.merge(
                mailbox,
                List.of(watch),
                (some, one) -> {
                    var more = new ArrayList<>(some);
                    more.addAll(one);
                    return List.copyOf(more);
                });
        return watch;
    }

    void changed(Address mailbox) {
        watched.getOrDefault(mailbox, List.of()).forEach(Watch::wake);
    }

    private final class Watch implements MailboxWatch {
        private final Address mailbox;
        private final Semaphore woken = new Semaphore(0);

        private Watch(Address mailbox) {
            this.mailbox = mailbox;
        }

        @Override
        public void await(Duration patience) throws InterruptedException {
            if (woken.tryAcquire(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                woken.drainPermits();
            }
        }

        @Override
        public void wake() {
            // Changes that nobody looked at yet are one.
            if (woken.availablePermits() == 0) {
                woken.release();
            }
        }

        @Override
        public void close() {
            watched.computeIfPresent(
                    mailbox,
                    (_, some) -> {
                        var others = some.stream().filter(watch -> watch != this).toList();
                        return others.isEmpty() ? null : others;
                    });
        }
    }
}
