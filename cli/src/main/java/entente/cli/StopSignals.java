package entente.cli;

import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/// Ctrl-C and SIGTERM, as a wish that the command ends in its own time; who wishes it again later ends it at once.
///
/// The usual way, a shutdown hook, cannot make the exit code 0. The JDK's class for signals can, but it is outside of Java SE and
/// so hidden from the compiler: it is looked up, and without it a signal ends the command as it ends any program.
final class StopSignals {
    private static final int INTERRUPTED = 130;

    /// One wish may come twice: from the terminal, and from a script that passes it on.
    private static final Duration SAME_WISH = Duration.ofSeconds(2);

    private final CountDownLatch wished = new CountDownLatch(1);
    private long firstHeard;

    private StopSignals() {}

    /// Listens from now on.
    static StopSignals listen() {
        var signals = new StopSignals();
        List.of("INT", "TERM").forEach(signals::listenFor);
        return signals;
    }

    /// Returns once somebody wished it.
    void await() throws InterruptedException {
        wished.await();
    }

    /// Whether somebody wished it.
    boolean isWished() {
        return wished.getCount() == 0;
    }

    private synchronized void heard() {
        var now = System.nanoTime();
        if (wished.getCount() > 0) {
            firstHeard = now;
            wished.countDown();
        } else if (now - firstHeard > SAME_WISH.toNanos()) {
            Runtime.getRuntime().halt(INTERRUPTED);
        }
    }

    private void listenFor(String name) {
        try {
            var signal = Class.forName("sun.misc.Signal");
            var handler = Class.forName("sun.misc.SignalHandler");
            var ours =
                    Proxy.newProxyInstance(
                            StopSignals.class.getClassLoader(),
                            new Class<?>[] {handler},
                            (_, method, _) -> {
                                if (method.getName().equals("handle")) {
                                    heard();
                                }
                                return null;
                            });
            var number = signal.getConstructor(String.class).newInstance(name);
            signal.getMethod("handle", signal, handler).invoke(null, number, ours);
        } catch (ReflectiveOperationException notHere) {
            // As the class says: the signal then ends the program the usual way.
        }
    }
}
