package entente.server;

import java.io.IOException;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpVersion;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.BufferUtil;
import org.eclipse.jetty.util.Callback;

/// Notices that a client hangs up while it is answered, where nothing is read from it otherwise, and does so too: there are clients that wait for that.
///
/// Over HTTP/1.1 alone, where the connection then is for this answer and no other, and whoever says anything more has hung up too. HTTP/2 notices by itself.
final class HangUp implements Callback {
    private final EndPoint connection;

    private HangUp(EndPoint connection) {
        this.connection = connection;
    }

    /// To be called when the request was read to its end, and nothing of the answer is sent yet.
    static void watch(Request request, Response response) {
        var about = request.getConnectionMetaData();
        if (about.getHttpVersion().getVersion() < HttpVersion.HTTP_2.getVersion()) {
            response.getHeaders().put(HttpHeader.CONNECTION, "close");
            new HangUp(about.getConnection().getEndPoint()).listen();
        }
    }

    /// Something came, which need not be anything that was said.
    @Override
    public void succeeded() {
        try {
            if (connection.fill(BufferUtil.allocate(1)) == 0) {
                listen();
            } else {
                connection.close();
            }
        } catch (IOException broken) {
            connection.close(broken);
        }
    }

    @Override
    public void failed(Throwable why) {
        connection.close(why);
    }

    private void listen() {
        connection.tryFillInterested(this);
    }
}
