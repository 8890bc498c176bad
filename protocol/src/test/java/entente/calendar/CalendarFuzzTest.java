package entente.calendar;

import static entente.calendar.Objects.MARY;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import entente.item.Known;
import entente.item.Properties;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// Files that somebody damaged: whatever can be read of them can be told, changed and read again.
class CalendarFuzzTest {
    private static final String FILE =
            """
            BEGIN:VCALENDAR
            VERSION:2.0
            BEGIN:VTIMEZONE
            TZID:Somewhere
            BEGIN:STANDARD
            DTSTART:19700101T000000
            TZOFFSETFROM:+0530
            TZOFFSETTO:+0530
            END:STANDARD
            END:VTIMEZONE
            BEGIN:VEVENT
            UID:1@contoso.test
            DTSTAMP:20260201T120000Z
            DTSTART;TZID=Europe/Berlin:20260316T090000
            DTEND;TZID=Somewhere:20260316T143000
            RRULE:FREQ=MONTHLY;COUNT=5;INTERVAL=2;BYDAY=3MO
            EXDATE;TZID=Europe/Berlin:20260518T090000
            RDATE;VALUE=PERIOD:20260320T090000Z/PT3H
            SUMMARY:Series\\, and\\n more
            X-ALT-DESC;FMTTYPE=text/html:<b>x</b>
            CATEGORIES:a,b
            PRIORITY:3
            CLASS:PRIVATE
            ORGANIZER;CN="Bob; M":mailto:bob@contoso.test
            ATTENDEE;CN=Mary;PARTSTAT=TENTATIVE;CUTYPE=ROOM:mailto:mary@contoso.test
            BEGIN:VALARM
            TRIGGER;VALUE=DATE-TIME:20260316T073000Z
            END:VALARM
            END:VEVENT
            BEGIN:VEVENT
            UID:1@contoso.test
            RECURRENCE-ID;RANGE=THISANDFUTURE:20260518T070000Z
            DTSTART;VALUE=DATE:20260519
            STATUS:CANCELLED
            END:VEVENT
            BEGIN:VEVENT
            UID:1@contoso.test
            RECURRENCE-ID;TZID=Europe/Berlin:20260720T090000
            DTSTART:20260720T090000
            DURATION:PT0S
            END:VEVENT
            END:VCALENDAR
            """;

    @Test
    void whateverCanBeReadCanBeToldAndChanged() {
        var read = 0;
        for (var seed = 0; seed < 500; seed++) {
            var random = new Random(seed);
            var file = mangled(random).getBytes(UTF_8);

            var objects = CalendarObjects.read(file, MARY).objects();

            for (var object : objects) {
                tell(object);
                change(object, random);
                read++;
            }
        }
        assertThat(read).isGreaterThan(300);
    }

    @Test
    void anyBytesAreReadOrNot() {
        for (var seed = 0; seed < 1000; seed++) {
            var random = new Random(seed);
            var bytes = new byte[random.nextInt(400)];
            random.nextBytes(bytes);
            var inside =
                    "BEGIN:VCALENDAR\nBEGIN:VEVENT\nDTSTART:20260302T090000\n"
                            + new String(bytes, UTF_8)
                            + "\nEND:VEVENT\nEND:VCALENDAR\n";

            CalendarObjects.read(bytes, MARY);
            CalendarObjects.read(inside.getBytes(UTF_8), MARY)
                    .objects()
                    .forEach(CalendarFuzzTest::tell);
        }
    }

    private static void tell(CalendarObject object) {
        var facts = AppointmentFacts.of(object);
        var told = object.occurrences();
        assertThat(facts.properties().all().keySet()).isSubsetOf(AppointmentFacts.SAID);
        told.first().ifPresent(one -> assertThat(object.occurrence(one.key())).isPresent());
        told.changed().forEach(one -> assertThat(object.occurrence(one.key())).isPresent());
        object.keyAt(3).ifPresent(object::occurrence);
        assertThat(CalendarObjects.first(object.bytes(), MARY).orElseThrow().appointment())
                .isEqualTo(object.appointment());
    }

    private static void change(CalendarObject object, Random random) {
        var wanted =
                object.appointment()
                        .withZone(
                                random.nextBoolean()
                                        ? object.appointment().zone()
                                        : ZoneId.of("Asia/Tokyo"))
                        .with(
                                Properties.NONE
                                        .with(Known.SUBJECT, "Anew " + random.nextInt(10))
                                        .with(Known.RESPONSE_STATUS, random.nextInt(7))
                                        .with(Known.REMINDER_SET, random.nextBoolean())
                                        .with(Known.ALL_DAY, random.nextInt(4) == 0)
                                        .with(Known.RESPONSE_REQUESTED, random.nextBoolean()))
                        .stamped(Instant.ofEpochSecond(1_790_000_000L));
        try {
            var changed = object.with(wanted);
            assertThat(changed.appointment().subject()).isEqualTo(wanted.subject());
            assertThat(changed.appointment().start()).isEqualTo(wanted.start());
            assertThat(changed.appointment().end()).isEqualTo(wanted.end());
            tell(changed);
            changed.keyAt(2)
                    .flatMap(changed::occurrence)
                    .ifPresent(one -> {
                        tell(changed.withOccurrence(one.withBody(Optional.empty())));
                        tell(changed.without(one.key()));
                    });
        } catch (IllegalArgumentException cannotBeSaid) {
            assertThat(cannotBeSaid).hasMessageStartingWith("a calendar cannot say this");
        }
    }

    private static String mangled(Random random) {
        var file = new StringBuilder(FILE);
        for (var i = random.nextInt(6); i >= 0; i--) {
            var at = random.nextInt(file.length());
            switch (random.nextInt(4)) {
                case 0 -> file.deleteCharAt(at);
                case 1 -> file.setCharAt(at, (char) (' ' + random.nextInt(95)));
                case 2 -> file.insert(at, (char) random.nextInt(256));
                default -> {
                    var line = file.indexOf("\n", at) + 1;
                    var end = file.indexOf("\n", line) + 1;
                    if (line > 0 && end > line) {
                        file.delete(line, end);
                    }
                }
            }
        }
        return file.toString();
    }
}
