package entente.server;

import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Request.Handler;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/// What is answered to requests that are no HTTP: their status, and no page that repeats what they sent.
final class SilentErrors implements Handler {
    // A token that does not even fit into the headers is refused like any other that is too large.
    private static final int HEADERS_TOO_LARGE = 431;

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        if (response.getStatus() == HEADERS_TOO_LARGE) {
            response.setStatus(400);
        }
        callback.succeeded();
        return true;
    }
}
