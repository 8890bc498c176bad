package entente.calendar;

import static entente.calendar.Objects.MARY;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import entente.item.Addressee;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.stream.IntStream;
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

    @Test
    @Timeout(120)
    void thousandsAreInvitedToldAndNotWantedAnyMoreInTheTimeThatTheyAreMany() {
        var before = CalendarObjects.first(meeting(20_000), MARY).orElseThrow();
        var people =
                IntStream.range(0, 20_000)
                        .mapToObj(at ->
                                new Addressee(
                                        Addressee.Kind.TO, "", "new%d@contoso.test".formatted(at)))
                        .toList();

        var after = before.with(before.appointment().with(Addressee.Kind.TO, people));
        var off = MeetingNotice.cancellation(before, Instant.EPOCH);

        assertThat(after.appointment().attendees()).hasSize(20_000);
        assertThat(off.object().appointment().attendees()).hasSize(20_000);
    }

    @Test
    @Timeout(120)
    void aSeriesOfManyChangesThatEndsEarlierLosesTheLaterOnes() {
        var events = new StringBuilder(event("20260101", "RRULE:FREQ=DAILY;COUNT=9000\n"));
        for (var day = 0; day < 9_000; day++) {
            events.append(change(day));
        }
        var before = CalendarObjects.first(file("PUBLISH", events.toString()), MARY).orElseThrow();
        var said = before.appointment();
        var shorter =
                new Recurrence(
                        said.recurrence().orElseThrow().pattern(),
                        new Recurrence.Range.Numbered(LocalDate.of(2026, 1, 1), 500));

        var after = before.with(said.with(Optional.of(shorter)));

        assertThat(after.parts()).hasSize(501);
    }

    private static byte[] meeting(int people) {
        var lines = new StringBuilder("ORGANIZER:mailto:mary@contoso.test\n");
        for (var at = 0; at < people; at++) {
            lines.append("ATTENDEE:mailto:old%d@contoso.test\n".formatted(at));
        }
        return file("PUBLISH", event("20260302", lines.toString()));
    }

    private static byte[] file(String method, int events) {
        var text = new StringBuilder();
        for (var day = 0; day < events; day++) {
            text.append(change(day));
        }
        return file(method, text.toString());
    }

    private static String change(int day) {
        var date = LocalDate.of(2026, 1, 1).plusDays(day).format(DateTimeFormatter.BASIC_ISO_DATE);
        return event(date, "RECURRENCE-ID;VALUE=DATE:" + date + "\n");
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
