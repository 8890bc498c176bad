package entente.endpoints;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import entente.gate.LiveBody;
import entente.gate.Outlet;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/// Somebody who listens to a stream, and takes each envelope as it comes, until he hangs up.
final class Listener implements Outlet {
    private static final long PATIENCE_SECONDS = 60;

    private final LinkedBlockingQueue<String> heard = new LinkedBlockingQueue<>();
    private final Thread thread;
    private volatile boolean hungUp;

    private Listener(LiveBody stream) {
        this.thread = Thread.ofVirtual().unstarted(() -> run(stream));
    }

    static Listener of(LiveBody stream) {
        var listener = new Listener(stream);
        listener.thread.start();
        return listener;
    }

    @Override
    public void send(byte[] part) throws IOException {
        if (hungUp) {
            throw new IOException("hung up");
        }
        heard.add(new String(part, UTF_8));
    }

    /// The next envelope.
    String next() throws InterruptedException {
        var envelope = heard.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
        assertThat(envelope).as("an envelope within a minute").isNotNull();
        return envelope;
    }

    /// The first envelope from here on that has this in it.
    String next(String part) throws InterruptedException {
        var envelope = next();
        while (!envelope.contains(part)) {
            envelope = next();
        }
        return envelope;
    }

    void hangUp() {
        hungUp = true;
    }

    /// Waits until nothing more comes.
    void awaitEnd() throws InterruptedException {
        assertThat(thread.join(Duration.ofSeconds(PATIENCE_SECONDS))).isTrue();
    }

    private void run(LiveBody stream) {
        try {
            stream.write(this);
        } catch (IOException expected) {
            assertThat(hungUp).isTrue();
        }
    }
}
