package entente.calendar;

import static entente.calendar.ReadCalendar.read;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import entente.question.BusyBlock;
import entente.question.Status;
import entente.question.Window;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/// Every case of `cases.txt`, which says what it expects in words.
class CalendarCasesTest {
    private static final Window YEAR =
            new Window(
                    Instant.parse("2026-01-01T00:00:00Z"), Instant.parse("2027-01-01T00:00:00Z"));

    private record Case(String name, List<String> event, Window window, List<String> expected) {
        static Case read(String text) {
            var lines = text.lines().toList();
            var event = new ArrayList<String>();
            var expected = new ArrayList<String>();
            var window = YEAR;
            for (var line : lines.subList(1, lines.size())) {
                if (line.startsWith("> ")) {
                    expected.add(line.substring(2));
                } else if (line.startsWith("? ")) {
                    var ends = line.substring(2).split(" ", -1);
                    window = new Window(Instant.parse(ends[0]), Instant.parse(ends[1]));
                } else if (!line.isBlank()) {
                    event.add(line);
                }
            }
            return new Case(lines.getFirst(), event, window, expected);
        }

        String calendar() {
            var events = String.join("\r\n", event);
            return event.getFirst().equals("BEGIN:VEVENT")
                    ? events
                    : "BEGIN:VEVENT\r\nUID:1\r\n" + events + "\r\nEND:VEVENT";
        }
    }

    @TestFactory
    Stream<DynamicTest> anEventMeansWhatTheCaseSays() throws IOException {
        return cases().map(each -> dynamicTest(each.name(), () -> check(each)));
    }

    private static void check(Case each) {
        var calendar = read(each.calendar());

        assertThat(calendar.faults()).isEmpty();
        assertThat(calendar.entries(each.window()))
                .extracting(CalendarCasesTest::described)
                .containsExactlyElementsOf(each.expected());
    }

    private static Stream<Case> cases() throws IOException {
        try (var file =
                Objects.requireNonNull(CalendarCasesTest.class.getResourceAsStream("cases.txt"))) {
            var text = new String(file.readAllBytes(), UTF_8);
            return Arrays.stream(text.split("(?m)^= ", -1)).skip(1).map(Case::read);
        }
    }

    private static String described(BusyBlock block) {
        var details = block.details().orElseThrow();
        return block.start()
                + "/"
                + block.end()
                + (block.status() == Status.BUSY ? "" : " " + block.status())
                + (details.exception() ? " exception" : "")
                + (details.meeting() ? " meeting" : "")
                + (details.isPrivate() ? " private" : "")
                + (details.reminderSet() ? " reminder" : "");
    }
}
