package entente.mailbox;

import static entente.mailbox.ImportedCalendar.imported;
import static org.assertj.core.api.Assertions.assertThat;

import entente.question.BusyBlock;
import entente.question.Window;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class AgendaTest {
    private static final String DAILY =
            "BEGIN:VEVENT\r\nUID:daily\r\nDTSTART;TZID=Europe/Berlin:20200101T090000\r\nDURATION:PT1H\r\nRRULE:FREQ=DAILY\r\nEND:VEVENT\r\n";
    private static final String OLD =
            "BEGIN:VEVENT\r\nUID:old\r\nDTSTART:20010302T090000Z\r\nDURATION:PT1H\r\nEND:VEVENT\r\n";

    @Test
    void theHorizonMakesNoDifferenceToWhatIsFound() {
        var near = imported(DAILY + OLD).agenda();
        var farAway = near.drawnAnew(Instant.parse("2050-01-01T00:00:00Z"));

        for (var start = Instant.parse("2024-06-01T00:00:00Z");
                start.isBefore(Instant.parse("2029-06-01T00:00:00Z"));
                start = start.plus(Duration.ofDays(13))) {
            var window = new Window(start, start.plus(Duration.ofDays(30)));

            assertThat(near.entries(window)).hasSize(30).isEqualTo(farAway.entries(window));
        }
    }

    @Test
    void anEventThatDoesNotRepeatIsFoundHoweverLongAgoItWas() {
        var agenda = imported(DAILY + OLD).agenda();

        var found =
                agenda.entries(
                        new Window(
                                Instant.parse("2001-01-01T00:00:00Z"),
                                Instant.parse("2002-01-01T00:00:00Z")));

        assertThat(found)
                .extracting(BusyBlock::start)
                .containsExactly(Instant.parse("2001-03-02T09:00:00Z"));
    }

    @Test
    void aHorizonIsStaleAMonthLater() {
        var agenda = Agenda.empty(ImportedCalendar.NOW);

        assertThat(agenda.isStale(ImportedCalendar.NOW.plus(Duration.ofDays(30)))).isFalse();
        assertThat(agenda.isStale(ImportedCalendar.NOW.plus(Duration.ofDays(31)))).isTrue();
    }

    @Test
    void occurrencesThatBeganBeforeTheWindowAreFoundInsideAndOutsideTheHorizon() {
        var threeDays = DAILY.replace("DURATION:PT1H", "DURATION:P3D");

        for (var start : new String[] {"2026-07-01T12:00:00Z", "2040-07-01T12:00:00Z"}) {
            var at = Instant.parse(start);

            var found = imported(threeDays).agenda().entries(new Window(at, at.plusSeconds(60)));

            assertThat(found).as(start).hasSize(3);
        }
    }

    @Test
    void idsAreSeventyBytesAndTheSameAfterAnotherImport() {
        var first = imported(DAILY + OLD);
        var second = imported(OLD);

        var id = second.entries(wholeYear(2001)).getFirst().details().orElseThrow().id();

        assertThat(id).matches("[0-9A-F]{140}");
        assertThat(first.entries(wholeYear(2001)))
                .allMatch(block -> block.details().orElseThrow().id().equals(id));
        assertThat(first.entries(wholeYear(2026)))
                .noneMatch(block -> block.details().orElseThrow().id().equals(id));
    }

    private static Window wholeYear(int year) {
        return new Window(
                Instant.parse(year + "-01-01T00:00:00Z"),
                Instant.parse((year + 1) + "-01-01T00:00:00Z"));
    }
}
