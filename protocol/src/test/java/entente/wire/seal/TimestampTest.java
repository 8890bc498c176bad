package entente.wire.seal;

import static entente.wire.seal.Seals.NOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TimestampTest {
    private static final Duration SKEW = Duration.ofMinutes(5);

    @Test
    void ourOwnLastsFiveMinutesFromAWholeSecond() {
        assertThat(Timestamp.at(NOON.plusMillis(900)))
                .isEqualTo(new Timestamp(NOON, NOON.plusSeconds(300)));
    }

    @Test
    void timestampIsReadAsItWasWritten() throws Exception {
        var security = XmlTree.root(Namespaces.SECURITY, "wsse:Security");
        var written = Timestamp.at(NOON).write(security);

        assertThat(Timestamp.read(written)).isEqualTo(Timestamp.at(NOON));
    }

    @ParameterizedTest
    @CsvSource({
        // created, expires and now, in seconds from noon; the skew is five minutes
        "0, 300, 0, true",
        "0, 300, 599, true",
        "0, 300, 600, false",
        "0, 300, -300, true",
        "0, 300, -301, false",
        "0, 600, 0, true",
        "0, 601, 0, false",
        "0, 3600, 0, false",
    })
    void windowIsCheckedWithTheSkew(long created, long expires, long now, boolean good) {
        var timestamp = new Timestamp(NOON.plusSeconds(created), NOON.plusSeconds(expires));

        if (good) {
            assertThat(flaw(timestamp, NOON.plusSeconds(now))).isEqualTo("none");
        } else {
            assertThat(flaw(timestamp, NOON.plusSeconds(now))).isEqualTo("TIMESTAMP");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "2026-01-05T12:00:00, 2026-01-05T12:05:00Z",
        "2026-01-05T12:00:00+00:00, 2026-01-05T12:05:00Z",
        "2026-01-05T12:00:00Z, 2026-01-05T12:00:00Z",
        "2026-01-05T12:00:00Z, +1000000000-12-31T23:59:59Z",
        "noon, 2026-01-05T12:05:00Z",
    })
    void timesThatAreNotInUtcOrOrderAreRefused(String created, String expires) {
        var element =
                Seals.root(
                        "<u:Timestamp xmlns:u='%s'><u:Created>%s</u:Created><u:Expires>%s</u:Expires></u:Timestamp>"
                                .formatted(Namespaces.UTILITY, created, expires));

        assertThatExceptionOfType(SealBroken.class).isThrownBy(() -> Timestamp.read(element));
    }

    @Test
    void fractionsOfASecondAreRead() throws Exception {
        var element =
                Seals.root(
                        "<u:Timestamp xmlns:u='%s'><u:Created>2026-01-05T12:00:00.123Z</u:Created><u:Expires>2026-01-05T12:05:00.123Z</u:Expires></u:Timestamp>"
                                .formatted(Namespaces.UTILITY));

        assertThat(Timestamp.read(element).created()).isEqualTo(NOON.plusMillis(123));
    }

    private static String flaw(Timestamp timestamp, Instant now) {
        try {
            timestamp.check(now, SKEW);
            return "none";
        } catch (SealBroken e) {
            return e.flaw().toString();
        }
    }
}
