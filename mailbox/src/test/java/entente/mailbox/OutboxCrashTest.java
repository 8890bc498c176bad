package entente.mailbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// A process that sends messages to people elsewhere is killed: each of them waits, or was reported on, and none does both or neither.
class OutboxCrashTest {
    @TempDir private Path folder;

    @ParameterizedTest
    @EnumSource
    void aKilledSenderLosesNoMessage(StorePlace.Kind kind)
            throws IOException, InterruptedException {
        killOftenAndLook(kind, kind.few(), KilledWriter.FEW_LINES);
    }

    @ParameterizedTest
    @EnumSource
    @Tag("long")
    void theSameOfASenderThatIsKilledFiftyTimes(StorePlace.Kind kind)
            throws IOException, InterruptedException {
        killOftenAndLook(kind, 50, 300);
    }

    private void killOftenAndLook(StorePlace.Kind kind, int times, int lines)
            throws IOException, InterruptedException {
        var random = new Random(42);
        for (var round = 0; round < times; round++) {
            var place = kind.place(folder, "round" + round + ".db");
            var said =
                    KilledWriter.linesUntilKilled(
                            EndlessOutboxWriter.class, place, 20 + random.nextInt(lines));
            check(place, said);
        }
    }

    private static void check(StorePlace place, List<String> said) {
        try (var store = place.opened()) {
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
