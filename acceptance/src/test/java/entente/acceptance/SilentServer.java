package entente.acceptance;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;

/// Takes connections, as a machine does whose program hangs, and never says anything.
final class SilentServer implements AutoCloseable {
    private final ServerSocket socket;

    SilentServer() throws IOException {
        socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    }

    int port() {
        return socket.getLocalPort();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
