package entente.mailbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// A process that deletes, purges and restores is killed: every item is there exactly once afterwards, in one of the places where it can be, and what was acknowledged is on record.
class RecoveryCrashTest {
    private static final String RESTORED_OR_PURGED =
            "SELECT count(*) FROM removal_record WHERE reason = 'purged' OR reason LIKE 'restored%'";

    @TempDir private Path folder;

    @ParameterizedTest
    @EnumSource
    void aKilledProcessLeavesEveryItemOnce(StorePlace.Kind kind)
            throws IOException, InterruptedException, SQLException {
        killOftenAndLook(kind, kind.few(), KilledWriter.FEW_LINES);
    }

    @ParameterizedTest
    @EnumSource
    @Tag("long")
    void theSameOfOneThatIsKilledFiftyTimes(StorePlace.Kind kind)
            throws IOException, InterruptedException, SQLException {
        var recorded = killOftenAndLook(kind, 50, 500);

        assertThat(recorded).as("restored or purged").isGreaterThan(500);
    }

    /// How many items were restored or purged in all.
    private long killOftenAndLook(StorePlace.Kind kind, int times, int lines)
            throws IOException, InterruptedException, SQLException {
        var random = new Random(7);
        var recorded = 0L;
        for (var round = 0; round < times; round++) {
            var place = kind.place(folder, "round" + round + ".db");
            var said =
                    KilledWriter.linesUntilKilled(
                            EndlessRecoverer.class, place, 20 + random.nextInt(lines));
            try (var store = place.opened()) {
                var places = Whereabouts.of(store, EndlessRecoverer.MAILBOX);
                assertThat(places).as("round %d", round).hasSize(EndlessRecoverer.ITEMS);
                assertThat(places.values()).allSatisfy(each -> assertThat(each).hasSize(1));
                assertThat(EndlessRecoverer.newest(store)).isGreaterThanOrEqualTo(newest(said));
                PiecesSound.assertSound(place);
            }
            recorded += place.count(RESTORED_OR_PURGED);
        }
        return recorded;
    }

    /// The number of the last line that is whole.
    private static long newest(List<String> said) {
        return said.reversed().stream()
                .filter(line -> line.endsWith("."))
                .mapToLong(line -> Long.parseLong(line.split(" ", -1)[1]))
                .findFirst()
                .orElseThrow();
    }
}
