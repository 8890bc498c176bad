package entente.spool;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import entente.item.Octets;
import entente.problem.Code;
import entente.problem.Problem;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.Random;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Where large contents lie, how much of them, and how long.
class SpoolTest {
    private static final int ENOUGH = 8 << 20;

    @TempDir private Path folder;

    @Test
    void smallContentsNeverTouchTheDisk() throws IOException {
        var spool = Spool.in(folder.resolve("contents"), 0);
        var bytes = drawn(Octets.LARGE);

        try (var contents = spool.contents(ENOUGH)) {
            var kept = contents.keep(stream(bytes));

            assertThat(kept).isEqualTo(Octets.of(bytes));
            assertThat(contents.keep(stream(new byte[0])).length()).isZero();
            assertThat(spool.bytes()).isZero();
        }
    }

    @Test
    void largeContentsLieInAFileAndAreGoneWhenTheyAreDoneWith() throws IOException {
        var spool = Spool.in(folder.resolve("contents"));
        var bytes = drawn(3 * Octets.LARGE + 7);
        Octets kept;

        try (var contents = spool.contents(ENOUGH)) {
            kept = contents.keep(stream(bytes));
            var other = contents.keep(stream(bytes), bytes.length).orElseThrow();

            assertThat(kept.bytes()).isEqualTo(bytes);
            assertThat(kept.isSame(other)).isTrue();
            assertThat(kept.slice(5, Octets.LARGE).bytes())
                    .isEqualTo(Arrays.copyOfRange(bytes, 5, 5 + Octets.LARGE));
            assertThat(spool.bytes()).isEqualTo(2L * bytes.length);
        }

        assertThat(spool.bytes()).isZero();
        assertRefused(kept::bytes, Code.STORE_UNREADABLE);
    }

    @Test
    void ofManySmallContentsNoMoreThanAMebibyteIsInMemory() throws IOException {
        var spool = Spool.in(folder.resolve("contents"));
        var bytes = drawn(200 << 10);

        try (var contents = spool.contents(ENOUGH)) {
            for (var number = 0; number < 5; number++) {
                contents.keep(stream(bytes));
            }
            assertThat(spool.bytes()).isZero();

            var sixth = contents.keep(stream(bytes));

            assertThat(sixth.bytes()).isEqualTo(bytes);
            assertThat(spool.bytes()).isEqualTo(bytes.length);
        }
    }

    @Test
    void nobodyFindsAFileByItsName() throws IOException {
        var place = folder.resolve("contents");
        Files.createDirectory(place);
        Files.setPosixFilePermissions(place, PosixFilePermissions.fromString("rwxr-xr-x"));
        var spool = Spool.in(place);

        try (var contents = spool.contents(ENOUGH);
                var files = Files.list(place)) {
            contents.keep(stream(drawn(Octets.LARGE + 1)));

            assertThat(files).isEmpty();
        }
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(place)))
                .isEqualTo("rwx------");
    }

    @Test
    void whatAProcessThatWasKilledLeftIsGoneAtTheNextStart() throws IOException {
        var place = Files.createDirectory(folder.resolve("contents"));
        Files.writeString(place.resolve("left"), "somebody's letter", UTF_8);

        Spool.in(place);

        assertThat(place).isEmptyDirectory();
    }

    @Test
    void moreThanThereIsRoomForIsRefusedAndLeavesNothing() throws IOException {
        var spool = Spool.in(folder.resolve("contents"), 2L * Octets.LARGE);
        try (var first = spool.contents(ENOUGH);
                var second = spool.contents(ENOUGH)) {
            first.keep(stream(drawn(Octets.LARGE + 1)));

            assertRefused(() -> second.keep(stream(drawn(Octets.LARGE + 1))), Code.SPOOL_FULL);
        }

        assertThat(spool.bytes()).isZero();
        try (var third = spool.contents(ENOUGH)) {
            assertThat(third.keep(stream(drawn(Octets.LARGE + 1))).length())
                    .isEqualTo(Octets.LARGE + 1);
        }
    }

    @Test
    void nobodyBringsMoreThanHeMay() throws IOException {
        var spool = Spool.in(folder.resolve("contents"));
        try (var contents = spool.contents(Octets.LARGE + 10)) {
            contents.keep(stream(drawn(Octets.LARGE)));
            contents.keep(stream(drawn(10)));

            assertRefused(() -> contents.keep(stream(drawn(1))), Code.REQUEST_TOO_LARGE);
        }
        try (var contents = spool.contents(Octets.LARGE + 10)) {
            assertRefused(
                    () -> contents.keep(stream(drawn(Octets.LARGE + 11))), Code.REQUEST_TOO_LARGE);
        }
        assertThat(spool.bytes()).isZero();
    }

    @Test
    void whatEndsEarlyIsNotKept() throws IOException {
        var spool = Spool.in(folder.resolve("contents"));

        try (var contents = spool.contents(ENOUGH)) {
            assertThat(contents.keep(stream(drawn(9)), 10)).isEmpty();
            assertThat(contents.keep(stream(drawn(Octets.LARGE)), Octets.LARGE + 1)).isEmpty();
        }

        assertThat(spool.bytes()).isZero();
    }

    private static void assertRefused(ThrowingCallable act, Code code) {
        assertThatThrownBy(act)
                .isInstanceOfSatisfying(
                        Problem.class,
                        refused -> assertThat(refused.refusal().code()).isEqualTo(code));
    }

    private static byte[] drawn(int length) {
        var bytes = new byte[length];
        new Random(length).nextBytes(bytes);
        return bytes;
    }

    private static InputStream stream(byte[] bytes) {
        return new ByteArrayInputStream(bytes);
    }
}
