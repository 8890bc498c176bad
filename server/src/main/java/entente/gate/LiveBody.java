package entente.gate;

import java.io.IOException;
import java.util.OptionalLong;

/// A body that is written as things happen, after the headers are gone, in a thread of its own.
@FunctionalInterface
public interface LiveBody {
    /// Writes all of it, and returns when there is nothing more to say. An [IOException] means that nobody listens any more.
    void write(Outlet outlet) throws IOException;

    /// How many bytes it will be, where that is known: then it is an answer like others, and only too large to be in memory.
    default OptionalLong length() {
        return OptionalLong.empty();
    }
}
