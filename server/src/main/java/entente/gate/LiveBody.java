package entente.gate;

import java.io.IOException;

/// A body that is written as things happen, after the headers are gone, in a thread of its own.
@FunctionalInterface
public interface LiveBody {
    /// Writes all of it, and returns when there is nothing more to say. An [IOException] means that nobody listens any more.
    void write(Outlet outlet) throws IOException;
}
