package entente.availability;

import static org.assertj.core.api.Assertions.assertThat;

import entente.question.BusyBlock;
import entente.question.Status;
import entente.question.Window;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class MergedStringTest {
    private static final Duration HALF_HOUR = Duration.ofMinutes(30);

    @ParameterizedTest
    @MethodSource("entente.availability.MergedStringCase#all")
    void stringIsTheOneWorkedOutByHand(MergedStringCase example) {
        var string = MergedString.of(example.entries(), example.window(), example.interval());

        assertThat(string).isEqualTo(example.digits());
    }

    /// A client does not send the name of its zone but its rule, and times on that rule's clock.
    @ParameterizedTest
    @MethodSource("entente.availability.MergedStringCase#whoseStartTheClockShowsOnce")
    void stringIsTheSameWhenTheWindowComesByTheRuleOfItsZone(MergedStringCase example) {
        var rule = example.rule();
        var start =
                rule.toInstant(example.window().start().atZone(example.zone()).toLocalDateTime());
        var window = new Window(start, example.window().end());

        var string = MergedString.of(example.entries(), window, example.interval());

        assertThat(string).isEqualTo(example.digits());
    }

    @Test
    void theTableHasItsCases() throws IOException {
        assertThat(MergedStringCase.all()).hasSizeGreaterThanOrEqualTo(60);
        assertThat(MergedStringCase.all().stream().map(MergedStringCase::zone).distinct())
                .hasSizeGreaterThanOrEqualTo(6);
    }

    @Test
    void entriesOutOfOrderGiveTheSameString() {
        var window = window("2026-03-02T08:00:00Z", "2026-03-02T12:00:00Z");
        var late = block("2026-03-02T11:00:00Z", "2026-03-02T11:30:00Z", Status.BUSY);
        var early = block("2026-03-02T08:30:00Z", "2026-03-02T09:00:00Z", Status.BUSY);
        var whole = block("2026-03-02T08:00:00Z", "2026-03-02T12:00:00Z", Status.TENTATIVE);

        var string = MergedString.of(List.of(late, whole, early), window, HALF_HOUR);

        assertThat(string).isEqualTo("12111121");
    }

    @Test
    void groupTakesTheStrongestOfEachSlot() {
        assertThat(MergedString.combine(List.of("0401230", "0000005", "4123321")))
                .isEqualTo("4123335");
    }

    @Test
    void workingElsewhereIsWeakerThanTentativeInAGroupToo() {
        assertThat(MergedString.combine(List.of("4", "1"))).isEqualTo("1");
    }

    @Test
    void whereAStringEndsTooSoonOrMakesNoSenseNothingIsKnown() {
        assertThat(MergedString.combine(List.of("0000", "00"))).isEqualTo("0055");
        assertThat(MergedString.combine(List.of("0000", "0x00"))).isEqualTo("0500");
    }

    @Test
    void stringReadBackHasABlockForEachRun() {
        var window = window("2026-03-02T08:00:00Z", "2026-03-02T10:45:00Z");

        var blocks = MergedString.blocks("022103", window, HALF_HOUR);

        assertThat(blocks)
                .containsExactly(
                        block("2026-03-02T08:30:00Z", "2026-03-02T09:30:00Z", Status.BUSY),
                        block("2026-03-02T09:30:00Z", "2026-03-02T10:00:00Z", Status.TENTATIVE),
                        block(
                                "2026-03-02T10:30:00Z",
                                "2026-03-02T10:45:00Z",
                                Status.OUT_OF_OFFICE));
    }

    @Test
    void stringThatIsTooShortIsReadBackAsNoDataNotAsFree() {
        var window = window("2026-03-02T08:00:00Z", "2026-03-02T10:00:00Z");

        var blocks = MergedString.blocks("00", window, HALF_HOUR);

        assertThat(blocks)
                .containsExactly(
                        block("2026-03-02T09:00:00Z", "2026-03-02T10:00:00Z", Status.NO_DATA));
    }

    private static Window window(String start, String end) {
        return new Window(Instant.parse(start), Instant.parse(end));
    }

    private static BusyBlock block(String start, String end, Status status) {
        return new BusyBlock(Instant.parse(start), Instant.parse(end), status, Optional.empty());
    }
}
