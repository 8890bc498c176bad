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

/// A process is killed while retention tags take what is old: what they took is in its place with its line in the record, and whoever goes on ends where it would have ended. Nothing is taken twice, and nothing that is to be kept.
class RetentionCrashTest {
    private static final int TAKEN = EndlessRetainer.OLD * EndlessRetainer.FOLDERS;
    private static final String LINES =
            "SELECT count(*) FROM removal_record WHERE reason = 'retention-tag'";
    private static final String IN_DELETIONS =
            "SELECT count(*) FROM item WHERE folder = 'recoverableitemsdeletions'";

    @TempDir private Path folder;

    @ParameterizedTest
    @EnumSource
    void whatAKilledProcessBeganIsDoneByTheNext(StorePlace.Kind kind)
            throws IOException, InterruptedException, SQLException {
        assertThat(killOftenAndGoOn(kind, kind.few())).as("killed midway").isPositive();
    }

    @ParameterizedTest
    @EnumSource
    @Tag("long")
    void theSameOfOneThatIsKilledThirtyTimes(StorePlace.Kind kind)
            throws IOException, InterruptedException, SQLException {
        var midway = killOftenAndGoOn(kind, 30);

        assertThat(midway).as("killed midway").isGreaterThan(15);
    }

    /// How often some had been taken, and others had not.
    private int killOftenAndGoOn(StorePlace.Kind kind, int times)
            throws IOException, InterruptedException, SQLException {
        var random = new Random(11);
        var midway = 0;
        for (var round = 0; round < times; round++) {
            var place = kind.place(folder, "round" + round + ".db");
            KilledWriter.linesUntilKilled(
                    EndlessRetainer.class, place, 1 + random.nextInt(EndlessRetainer.FOLDERS - 2));
            var before = place.count(LINES);
            try (var store = place.opened()) {
                assertThat(place.count(IN_DELETIONS)).as("round %d", round).isEqualTo(before);

                EndlessRetainer.goOn(store);

                assertThat(place.count(LINES)).as("round %d", round).isEqualTo(TAKEN);
                assertThat(Whereabouts.of(store, EndlessRetainer.MAILBOX))
                        .hasEntrySatisfying("Old", places -> allDeleted(places, 6))
                        .hasEntrySatisfying("Week", places -> allDeleted(places, 2))
                        .hasEntrySatisfying("Kept", RetentionCrashTest::noneDeleted)
                        .hasEntrySatisfying("New", RetentionCrashTest::noneDeleted);
                PiecesSound.assertSound(place);
            }
            midway += before > 0 && before < TAKEN ? 1 : 0;
        }
        return midway;
    }

    private static void allDeleted(List<String> places, int ofTen) {
        assertThat(places)
                .hasSize(10 * ofTen * EndlessRetainer.FOLDERS)
                .containsOnly(RecoveryQuery.Source.RECOVERABLE_ITEMS.name());
    }

    private static void noneDeleted(List<String> places) {
        assertThat(places)
                .hasSize(10 * EndlessRetainer.FOLDERS)
                .doesNotContain(RecoveryQuery.Source.RECOVERABLE_ITEMS.name());
    }
}
