package entente.server;

import entente.gate.LiveBody;
import entente.gate.Outlet;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.BufferUtil;
import org.eclipse.jetty.util.Callback;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Sends a body as it is written, each part as one chunk, when the one before it is gone. There are clients that take a chunk for a document.
final class LiveSending implements Outlet {
    private static final Logger LOG = LoggerFactory.getLogger(LiveSending.class);

    /// Whoever takes longer for one part is not listening.
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Response response;

    LiveSending(Response response) {
        this.response = response;
    }

    /// Sends all of it; `callback` is told that it is sent, or that it cannot be.
    void send(LiveBody body, Callback callback) {
        try {
            body.write(this);
            response.write(true, BufferUtil.EMPTY_BUFFER, callback);
        } catch (IOException gone) {
            LOG.debug("whoever listened is gone", gone);
            callback.failed(gone);
        } catch (RuntimeException | Error fault) {
            LOG.error("an answer could not be written to its end", fault);
            callback.failed(fault);
        }
    }

    @Override
    public void send(byte[] part) throws IOException {
        var sent = new Callback.Completable();
        response.write(false, ByteBuffer.wrap(part), sent);
        try {
            sent.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (ExecutionException gone) {
            throw new IOException(gone.getCause());
        } catch (TimeoutException slow) {
            throw new IOException("it takes too long to send", slow);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IOException(stopped);
        }
    }
}
