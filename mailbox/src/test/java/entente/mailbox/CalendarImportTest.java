package entente.mailbox;

import static entente.mailbox.ImportedCalendar.imported;
import static entente.mailbox.ImportedCalendar.importedFile;
import static org.assertj.core.api.Assertions.assertThat;

import entente.calendar.CalendarFault;
import org.junit.jupiter.api.Test;

/// What is told of a calendar file that was imported.
class CalendarImportTest {
    private static final String LUNCH =
            "BEGIN:VEVENT\r\nUID:1\r\nDTSTART:20260302T090000Z\r\nSUMMARY:Lunch\r\nEND:VEVENT\r\n";

    @Test
    void aCalendarHoldsNoMoreOccurrencesThanItMay() {
        var events = new StringBuilder();
        for (var i = 0; i < 20; i++) {
            events.append(
                    LUNCH.replace("UID:1", "UID:" + i + "\r\nRRULE:FREQ=MINUTELY;INTERVAL=20"));
        }

        var calendar = imported(events.toString());

        assertThat(calendar.report().imported()).isBetween(10, 19);
        assertThat(calendar.faults())
                .hasSize(20 - calendar.report().imported())
                .allSatisfy(fault -> assertThat(fault.why()).contains("1000000 occurrences"));
    }

    @Test
    void manyFaultsAreCountedButNotAllListed() {
        var broken = "BEGIN:VEVENT\r\nUID:b\r\nDTSTART:soon\r\nEND:VEVENT\r\n";

        var calendar = imported(broken.repeat(1500) + LUNCH);

        assertThat(calendar.faults()).hasSize(1001);
        assertThat(calendar.faults().getLast().why()).contains("500 more");
        assertThat(calendar.subjects()).containsExactly("Lunch");
    }

    @Test
    void anEventTwiceInAFileIsImportedOnceAndTheNewerStays() {
        var newer = LUNCH.replace("Lunch", "Late lunch").replace("UID:1", "UID:1\r\nSEQUENCE:1");

        var calendar = imported(newer + LUNCH);

        assertThat(calendar.report().imported()).isEqualTo(1);
        assertThat(calendar.report().replaced()).isZero();
        assertThat(calendar.subjects()).containsExactly("Late lunch");
    }

    @Test
    void faultsAreToldByTheLinesInWhichTheyAre() {
        var calendar =
                importedFile("BEGIN:VCALENDAR\r\n" + LUNCH + "BEGIN:VEVENT\r\nUID:2\r\nDTST");

        assertThat(calendar.faults()).extracting(CalendarFault::line).containsExactly(1, 7);
    }
}
