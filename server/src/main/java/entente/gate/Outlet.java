package entente.gate;

import java.io.IOException;

/// Where a [LiveBody] is written to.
@FunctionalInterface
public interface Outlet {
    /// Sends a part, in one piece, and returns when it is on its way: whoever listens slowly is waited for, for a bounded time.
    void send(byte[] part) throws IOException;
}
