package entente.server;

import java.util.ArrayDeque;
import java.util.Deque;

/// What was opened while a server was built; closed the last first, all of it, also when some of it fails to close.
final class Closing implements AutoCloseable {
    private final Deque<AutoCloseable> opened = new ArrayDeque<>();

    <T extends AutoCloseable> T with(T resource) {
        opened.push(resource);
        return resource;
    }

    @Override
    public void close() {
        RuntimeException failure = null;
        while (!opened.isEmpty()) {
            try {
                opened.pop().close();
            } catch (Exception unclosed) {
                failure =
                        failure == null
                                ? new IllegalStateException("not closed", unclosed)
                                : failure;
            }
        }
        if (failure != null) {
            throw failure;
        }
    }
}
