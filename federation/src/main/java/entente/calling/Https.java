package entente.calling;

/// Calls other servers. Connections are kept alive and shared; safe for many threads.
public interface Https extends AutoCloseable {
    /// Sends `call` and reads the whole answer, within the call's patience and bound. Redirects are answers like any other.
    Outcome send(Call call);

    @Override
    void close();
}
