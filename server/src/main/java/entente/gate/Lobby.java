package entente.gate;

import java.io.IOException;
import java.util.Optional;

/// Before a door: answers the few questions that anybody may ask without showing who he is.
///
/// Only who sent no Authorization header at all is heard here, over HTTPS, and not too often. Whatever is not answered here is turned away by the door, as
/// though there were no lobby.
@FunctionalInterface
public interface Lobby {
    /// The answer, or empty where the question is none of the lobby's. The body may have been read then. An [IOException] means that the
    /// visitor stopped talking.
    Optional<Reply> answer(Visit visit) throws IOException;
}
