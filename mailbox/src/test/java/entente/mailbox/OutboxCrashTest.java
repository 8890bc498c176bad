package entente.mailbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A process that sends messages to people elsewhere is killed: each of them waits, or was reported on, and none does both or neither.
class OutboxCrashTest {
    @TempDir private Path folder;

    @Test
    void aKilledSenderLosesNoMessage() throws IOException, InterruptedException {
        killOftenAndLook(3);
    }

    @Test
    @Tag("long")
    void theSameOfASenderThatIsKilledFiftyTimes() throws IOException, InterruptedException {
        killOftenAndLook(50);
    }

    private void killOftenAndLook(int times) throws IOException, InterruptedException {
        var random = new Random(42);
        for (var round = 0; round < times; round++) {
            var file = folder.resolve("round" + round + ".db");
            var said =
                    KilledWriter.linesUntilKilled(
                            EndlessOutboxWriter.class, file, 20 + random.nextInt(300));
            check(file, said);
        }
    }

    private static void check(Path file, List<String> said) {
        try (var store =
                SqlMailboxStore.open(
                        file,
                        MailboxStoreContract.acceptedDomains(),
                        InstantSource.fixed(MailboxStoreContract.NOW))) {
            var sent = EndlessOutboxWriter.sent(store);
            var reported = EndlessOutboxWriter.reported(store);

            assertThat(sent).isGreaterThanOrEqualTo(Collections.frequency(said, "posted ."));
            assertThat(reported).isGreaterThanOrEqualTo(Collections.frequency(said, "settled ."));
            assertThat(store.outgoingCount()).isEqualTo(sent - reported);
            assertThat(store.outgoing(1_000))
                    .allSatisfy(each ->
                            assertThat(store.outgoingMessage(each.id()).orElseThrow())
                                    .isEqualTo(OutboxContract.MESSAGE));
        }
    }
}
