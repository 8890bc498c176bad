package entente.calendar;

import static entente.calendar.Objects.MARY;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class ManyEventsTest {
    @Test
    @Timeout(120)
    void changesToOneSeriesAreReadInTheTimeThatTheyAreLong() {
        var file = file("PUBLISH", 30_000);

        var objects = CalendarObjects.read(file, MARY).objects();

        assertThat(objects).hasSize(1);
        assertThat(objects.getFirst().lines()).hasSize(30_000);
    }

    @Test
    void aNoticeOfMoreThanPeopleTellOfAtOnceIsNone() {
        assertThat(MeetingNotice.read(file("REQUEST", 1_000), MARY)).isPresent();
        assertThat(MeetingNotice.read(file("REQUEST", 1_001), MARY)).isEmpty();
        assertThat(MeetingNotice.read(file("CANCEL", 100), MARY)).isPresent();
        assertThat(MeetingNotice.read(file("CANCEL", 101), MARY)).isEmpty();
        assertThat(MeetingNotice.read(file("REPLY", 101), MARY)).isEmpty();
    }

    @Test
    void aSeriesThatWasArrangedAnewLosesWhatWasSaidOfItBeforeAlsoWithinAFile() {
        var file =
                file(
                        "PUBLISH",
                        event("20260301", "")
                                + event("20260302", "RECURRENCE-ID;VALUE=DATE:20260302\n")
                                + event("20260303", "SEQUENCE:1\n")
                                + event("20260304", "RECURRENCE-ID;VALUE=DATE:20260304\n"));

        var object = CalendarObjects.first(file, MARY).orElseThrow();

        assertThat(object.parts().keySet()).containsExactly("", "2026-03-04");
    }

    private static byte[] file(String method, int events) {
        var text = new StringBuilder();
        for (var day = 0; day < events; day++) {
            var date =
                    LocalDate.of(2026, 1, 1).plusDays(day).format(DateTimeFormatter.BASIC_ISO_DATE);
            text.append(event(date, "RECURRENCE-ID;VALUE=DATE:" + date + "\n"));
        }
        return file(method, text.toString());
    }

    private static byte[] file(String method, String events) {
        return "BEGIN:VCALENDAR\nMETHOD:%s\n%sEND:VCALENDAR\n"
                .formatted(method, events)
                .getBytes(UTF_8);
    }

    private static String event(String date, String more) {
        return "BEGIN:VEVENT\nUID:1@contoso.test\nDTSTART;VALUE=DATE:%s\n%sEND:VEVENT\n"
                .formatted(date, more);
    }
}
