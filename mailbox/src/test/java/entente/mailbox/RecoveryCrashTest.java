package entente.mailbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// A process that deletes, purges and restores is killed: every item is there exactly once afterwards, in one of the places where it can be.
class RecoveryCrashTest {
    @TempDir private Path folder;

    @ParameterizedTest
    @EnumSource
    void aKilledProcessLeavesEveryItemOnce(StorePlace.Kind kind)
            throws IOException, InterruptedException, SQLException {
        killOftenAndLook(kind, kind.few());
    }

    @ParameterizedTest
    @EnumSource
    @Tag("long")
    void theSameOfOneThatIsKilledFiftyTimes(StorePlace.Kind kind)
            throws IOException, InterruptedException, SQLException {
        killOftenAndLook(kind, 50);
    }

    private void killOftenAndLook(StorePlace.Kind kind, int times)
            throws IOException, InterruptedException, SQLException {
        var random = new Random(7);
        for (var round = 0; round < times; round++) {
            var place = kind.place(folder, "round" + round + ".db");
            KilledWriter.linesUntilKilled(EndlessRecoverer.class, place, 20 + random.nextInt(500));
            try (var store = place.opened()) {
                var places = Whereabouts.of(store, EndlessRecoverer.MAILBOX);
                assertThat(places).as("round %d", round).hasSize(EndlessRecoverer.ITEMS);
                assertThat(places.values()).allSatisfy(each -> assertThat(each).hasSize(1));
                PiecesSound.assertSound(place);
            }
        }
    }
}
