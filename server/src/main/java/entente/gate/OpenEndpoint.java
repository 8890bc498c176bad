package entente.gate;

import java.io.IOException;

/// Answers a visit by anybody.
@FunctionalInterface
public interface OpenEndpoint {
    /// An [IOException] means that the visitor stopped talking.
    Reply answer(Visit visit) throws IOException;
}
