package entente.item;

import java.io.IOException;
import java.io.InputStream;

/// Where the large parts of what somebody brings go while they are read.
@FunctionalInterface
public interface ContentKeeper {
    /// Reads a part to its end. It refuses by a [entente.problem.Problem] what is more than it takes; an [IOException] is the stream's own.
    Octets keep(InputStream part) throws IOException;
}
