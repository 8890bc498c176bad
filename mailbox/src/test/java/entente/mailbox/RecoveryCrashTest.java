package entente.mailbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A process that deletes, purges and restores is killed: every item is there exactly once afterwards, in one of the places where it can be.
class RecoveryCrashTest {
    @TempDir private Path folder;

    @Test
    void aKilledProcessLeavesEveryItemOnce()
            throws IOException, InterruptedException, SQLException {
        killOftenAndLook(3);
    }

    @Test
    @Tag("long")
    void theSameOfOneThatIsKilledFiftyTimes()
            throws IOException, InterruptedException, SQLException {
        killOftenAndLook(50);
    }

    private void killOftenAndLook(int times)
            throws IOException, InterruptedException, SQLException {
        var random = new Random(7);
        for (var round = 0; round < times; round++) {
            var file = folder.resolve("round" + round + ".db");
            KilledWriter.linesUntilKilled(EndlessRecoverer.class, file, 20 + random.nextInt(500));
            try (var store =
                    SqlMailboxStore.open(
                            file,
                            MailboxStoreContract.acceptedDomains(),
                            InstantSource.fixed(MailboxStoreContract.NOW))) {
                var places = Whereabouts.of(store, EndlessRecoverer.MAILBOX);
                assertThat(places).as("round %d", round).hasSize(EndlessRecoverer.ITEMS);
                assertThat(places.values()).allSatisfy(each -> assertThat(each).hasSize(1));
                PiecesSound.assertSound(file);
            }
        }
    }
}
