package entente.mailbox;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// A PostgreSQL server with its data in a folder, that is killed with all its processes, and started again on what they left there. Its port stays.
final class CrashingPostgres implements AutoCloseable {
    private final Path data;
    private EmbeddedPostgres server;

    private CrashingPostgres(Path data, EmbeddedPostgres server) {
        this.data = data;
        this.server = server;
    }

    /// The folder is made.
    static CrashingPostgres startedIn(Path folder) throws IOException {
        return new CrashingPostgres(folder, started(folder, 0));
    }

    StorePlace place() {
        return StorePlace.parse(
                "postgresql://localhost:%d/postgres?user=postgres".formatted(server.getPort()));
    }

    /// Kills it at once (SIGKILL); nobody in it can say or write anything any more.
    void kill() throws IOException {
        var id = Long.parseLong(Files.readAllLines(data.resolve("postmaster.pid")).getFirst());
        var main = ProcessHandle.of(id).orElseThrow();
        var all = main.descendants().toList();
        main.destroyForcibly();
        all.forEach(ProcessHandle::destroyForcibly);
        all.forEach(each -> each.onExit().join());
        main.onExit().join();
    }

    /// Starts it on what is there after it was killed.
    void startAgain() throws IOException {
        var port = server.getPort();
        server.close();
        server = started(data, port);
    }

    @Override
    public void close() throws IOException {
        server.close();
    }

    private static EmbeddedPostgres started(Path data, int port) throws IOException {
        var builder =
                EmbeddedPostgres.builder()
                        .setDataDirectory(data)
                        .setCleanDataDirectory(false)
                        .setConnectConfig("user", "postgres");
        return (port == 0 ? builder : builder.setPort(port)).start();
    }
}
