package entente.broker;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class GroupCommitTest {
    private final CountDownLatch begun = new CountDownLatch(1);
    private final CountDownLatch disk = new CountDownLatch(1);

    @Test
    void entryIsThereOnceItIsDurable() {
        disk.countDown();
        try (var commits = GroupCommit.to(new Slow(), "test")) {
            var written = commits.begin("one").await();

            assertThat(written).contains("one is written");
        }
    }

    @Test
    void whoIsInterruptedDoesNotActAsIfItStoodAndStaysInterrupted() throws Exception {
        try (var commits = GroupCommit.to(new Slow(), "test")) {
            var write = commits.begin("one");
            var heard = new CompletableFuture<Optional<String>>();
            var interrupted = new CompletableFuture<Boolean>();
            var waiting =
                    Thread.ofVirtual()
                            .start(() -> {
                                heard.complete(write.await());
                                interrupted.complete(Thread.currentThread().isInterrupted());
                            });
            begun.await();

            waiting.interrupt();

            assertThat(heard.get()).isEmpty();
            assertThat(interrupted.get()).isTrue();
            disk.countDown();
        }
    }

    /// A store whose disk takes its time.
    private final class Slow implements GroupCommit.Store<String, String> {
        @Override
        public List<String> commit(List<String> entries) {
            begun.countDown();
            try {
                disk.await();
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            }
            return entries.stream().map(each -> each + " is written").toList();
        }

        @Override
        public void close() {}
    }
}
