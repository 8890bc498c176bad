package entente.server;

import java.nio.ByteBuffer;
import java.util.Iterator;
import java.util.List;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.IteratingNestedCallback;

/// Sends a body buffer by buffer, each when the one before it is gone.
final class Sending extends IteratingNestedCallback {
    private final Iterator<ByteBuffer> buffers;
    private final Response response;

    /// `callback` is told once all of it is sent, or that it cannot be. There is at least one buffer.
    Sending(List<ByteBuffer> buffers, Response response, Callback callback) {
        super(callback);
        this.buffers = buffers.iterator();
        this.response = response;
    }

    @Override
    protected Action process() {
        if (!buffers.hasNext()) {
            return Action.SUCCEEDED;
        }
        var next = buffers.next().slice();
        response.write(!buffers.hasNext(), next, this);
        return Action.SCHEDULED;
    }
}
