package entente.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import entente.gate.Gate;
import entente.gate.Mount;
import entente.gate.Place;
import entente.gate.Reply;
import entente.gate.TraceBook;
import entente.gate.Visit;
import entente.metrics.ServerMetrics;
import java.io.IOException;
import java.net.ConnectException;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// The end of a server: what is in work is answered, and nobody else is waited for.
class HttpsServerTest {
    private final CountDownLatch arrived = new CountDownLatch(1);
    private final CountDownLatch going = new CountDownLatch(1);

    @TempDir private Path folder;

    @Test
    @Timeout(60)
    void requestInWorkIsAnsweredBeforeTheServerEnds() throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor();
                var server = server();
                var client = new TestClient(folder.resolve("ca.crt"))) {
            var port = server.port();
            var slow = threads.submit(() -> client.get(at(server, "/slow")));
            arrived.await();
            var closing = threads.submit(server::close);
            // The end has begun when nothing new is answered any more.
            while (client.get(at(server, "/quick")).statusCode() == 200) {
                Thread.onSpinWait();
            }

            assertThat(closing.isDone()).isFalse();
            going.countDown();

            assertThat(slow.get().body()).isEqualTo("slow");
            closing.get();
            assertThatThrownBy(() -> new Socket("localhost", port))
                    .isInstanceOf(ConnectException.class);
        }
    }

    private HttpsServer server() throws IOException {
        var keys = new KeyWorkshop(folder);
        keys.tls("tls", List.of("localhost"));
        return HttpsServer.start(
                new ListenSettings(
                        "127.0.0.1",
                        0,
                        new KeyFiles(folder.resolve("tls.crt"), folder.resolve("tls.key"))),
                new Gate(
                        "contoso.test",
                        List.of(
                                new Mount.Open(Place.at("/slow", "GET"), this::slow),
                                new Mount.Open(
                                        Place.at("/quick", "GET"), _ -> Reply.text(200, "quick"))),
                        new TraceBook(),
                        _ -> true,
                        InstantSource.system()),
                new ServerMetrics());
    }

    private Reply slow(Visit visit) {
        arrived.countDown();
        try {
            going.await();
        } catch (InterruptedException brokenOff) {
            Thread.currentThread().interrupt();
            return Reply.empty(500);
        }
        return Reply.text(200, "slow");
    }

    private static URI at(HttpsServer server, String path) {
        return URI.create("https://localhost:" + server.port() + path);
    }
}
