package entente.calendar;

import static entente.calendar.Objects.BERLIN;
import static entente.calendar.Objects.MARY;
import static org.assertj.core.api.Assertions.assertThat;

import entente.calendar.Appointment.Attendee;
import entente.calendar.Appointment.Response;
import entente.calendar.Appointment.Role;
import entente.item.Body;
import entente.question.Status;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// Random appointments, written and read again.
class AppointmentRoundTripTest {
    private static final List<ZoneId> ZONES =
            List.of(
                    BERLIN,
                    BERLIN,
                    ZoneOffset.UTC,
                    ZoneId.of("America/New_York"),
                    ZoneId.of("Australia/Lord_Howe"),
                    ZoneId.of("Asia/Kolkata"),
                    ZoneId.of("Etc/GMT-3"),
                    ZoneOffset.ofHoursMinutes(5, 45));
    private static final List<String> TEXTS =
            List.of(
                    "",
                    "Budget",
                    "a;b,c\\d:e\"f",
                    "  indented\n\n\tand more \n",
                    "é ü 漢字 😀 " + "long ".repeat(40),
                    "\\n is no line",
                    "bell\u0007 and half \ud800 pair\r\nline\rline");

    @Test
    void whatIsWrittenIsReadAgain() {
        for (var seed = 0; seed < 1000; seed++) {
            var appointment = random(new Random(seed));

            var written = CalendarObject.of(MARY, appointment);

            assertThat(written.appointment()).as("seed %d", seed).isEqualTo(appointment);
            assertThat(reread(written).appointment()).as("seed %d", seed).isEqualTo(appointment);
        }
    }

    @Test
    void anyAppointmentBecomesAnyOther() {
        for (var seed = 0; seed < 1000; seed++) {
            var random = new Random(seed);
            var before = CalendarObject.of(MARY, random(random));
            var wanted = random(random);

            var after = before.with(wanted).appointment();

            assertThat(unnumbered(after)).as("seed %d", seed).isEqualTo(unnumbered(wanted));
            assertThat(after.sequence()).isBetween(wanted.sequence(), 11);
        }
    }

    @Test
    void anyOccurrenceBecomesAnything() {
        for (var seed = 0; seed < 1000; seed++) {
            var random = new Random(seed);
            var edit = new AppointmentEdit(random(random));
            if (edit.recurrence.isEmpty() || edit.cancelled) {
                continue;
            }
            var series = CalendarObject.of(MARY, edit.done());
            var key = series.keyAt(1 + random.nextInt(3));
            if (key.isEmpty()) {
                continue;
            }
            var now = series.occurrence(key.get());
            var wanted = new AppointmentEdit(random(random));
            wanted.kind = Appointment.Kind.EXCEPTION;
            wanted.key = key.get();
            wanted.recurring = true;
            wanted.recurrence = Optional.empty();
            wanted.cancelled = false;
            if (now.isEmpty() || wanted.myResponse == Response.DECLINE) {
                continue;
            }

            var changed = reread(series.withOccurrence(wanted.done()));

            assertThat(changed.occurrence(key.get()).map(AppointmentRoundTripTest::unnumbered))
                    .as("seed %d", seed)
                    .contains(unnumbered(wanted.done()));
            assertThat(changed.appointment()).as("seed %d", seed).isEqualTo(series.appointment());
            assertThat(changed.without(key.get()).occurrence(key.get())).isEmpty();
            assertThat(changed.without(key.get()).occurrences().changed()).isEmpty();
            assertThat(changed.keyAt(1)).isEqualTo(series.keyAt(1));
        }
    }

    private static CalendarObject reread(CalendarObject object) {
        return CalendarObjects.first(object.bytes(), MARY).orElseThrow();
    }

    private static Appointment unnumbered(Appointment appointment) {
        var edit = new AppointmentEdit(appointment);
        edit.sequence = 0;
        return edit.done();
    }

    private static Appointment random(Random random) {
        var zone = pick(random, ZONES);
        var recurrence =
                random.nextInt(3) == 0
                        ? Optional.of(RuleTextTest.random(random))
                        : Optional.<Recurrence>empty();
        var day =
                recurrence
                        .map(each -> each.range().start())
                        .orElseGet(() -> LocalDate.of(2020, 1, 1).plusDays(random.nextInt(3000)));
        // Now and then when clocks change.
        var minute = random.nextInt(3) == 0 ? 60 + random.nextInt(180) : random.nextInt(24 * 60);
        var start = firstOf(day.atStartOfDay().plusMinutes(minute).atZone(zone).toInstant(), zone);
        if (recurrence.isEmpty() && random.nextInt(4) == 0) {
            start = changeOfClock(zone, start).plusSeconds(60L * (random.nextInt(240) - 120));
        }
        var edit = new AppointmentEdit(start, start.plusSeconds(60L * random.nextInt(3000)), zone);
        edit.uid = "1@contoso.test";
        edit.allDay = random.nextInt(4) == 0;
        edit.endZone = random.nextInt(4) == 0 ? pick(random, ZONES) : zone;
        edit.status = pick(random, List.of(Status.values()));
        edit.subject = pick(random, TEXTS);
        edit.location = pick(random, TEXTS);
        edit.body = body(random);
        edit.categories = random.nextBoolean() ? TEXTS : List.of();
        edit.importance = random.nextInt(3);
        edit.sensitivity = random.nextInt(4);
        edit.reminderMinutes =
                random.nextBoolean() ? OptionalInt.of(random.nextInt(9999)) : OptionalInt.empty();
        edit.cancelled = random.nextInt(5) == 0;
        edit.newTimeAllowed = random.nextBoolean();
        edit.sequence = random.nextInt(10);
        edit.stamp = Instant.ofEpochSecond(1_780_000_000L + random.nextInt(1000));
        edit.recurring = recurrence.isPresent();
        edit.recurrence = recurrence;
        edit.kind = edit.recurring ? Appointment.Kind.MASTER : Appointment.Kind.SINGLE;
        addPeople(random, edit);
        return settled(edit.done());
    }

    /// What the object would say of itself: an end on a clock that shows it twice, or a start, is told in another zone.
    private static Appointment settled(Appointment said) {
        var edit = new AppointmentEdit(said);
        if (isSecond(said.start(), said.zone())) {
            edit.start = said.start().minusSeconds(7200);
        }
        if (isSecond(said.end(), said.endZone())) {
            edit.end = said.end().plusSeconds(7200);
        }
        return edit.done();
    }

    private static boolean isSecond(Instant at, ZoneId zone) {
        return !firstOf(at, zone).equals(at);
    }

    /// The first time that the clock shows the same.
    private static Instant firstOf(Instant at, ZoneId zone) {
        return at.atZone(zone).withEarlierOffsetAtOverlap().toInstant();
    }

    private static Instant changeOfClock(ZoneId zone, Instant after) {
        var next = zone.getRules().nextTransition(after);
        return next == null ? after : next.getInstant();
    }

    private static Optional<Body> body(Random random) {
        return switch (random.nextInt(3)) {
            case 0 -> Optional.empty();
            case 1 -> Optional.of(new Body(Body.Format.TEXT, pick(random, TEXTS)));
            default ->
                    Optional.of(
                            new Body(
                                    Body.Format.HTML,
                                    "<html><b>" + pick(random, TEXTS) + "</b></html>\n"));
        };
    }

    private static void addPeople(Random random, AppointmentEdit edit) {
        if (random.nextBoolean()) {
            return;
        }
        var mine = random.nextBoolean();
        edit.organizer =
                Optional.of(
                        new Attendee(
                                Role.REQUIRED,
                                pick(random, TEXTS),
                                mine ? "mary@contoso.test" : "bob@contoso.test",
                                Response.ORGANIZER));
        var attendees = new ArrayList<Attendee>();
        edit.myResponse = mine ? Response.ORGANIZER : Response.NOT_RESPONDED;
        attendees.add(attendee(random, "ann@fabrikam.test"));
        if (!mine) {
            attendees.add(attendee(random, "mary@contoso.test"));
            edit.myResponse = attendees.getLast().response();
        }
        if (random.nextBoolean()) {
            attendees.addFirst(attendee(random, "joe@contoso.cloud.test"));
        }
        edit.attendees = attendees;
        edit.responseRequested = random.nextBoolean();
    }

    private static Attendee attendee(Random random, String address) {
        return new Attendee(
                pick(random, List.of(Role.values())),
                pick(random, TEXTS),
                address,
                pick(
                        random,
                        List.of(
                                Response.ACCEPT,
                                Response.TENTATIVE,
                                Response.DECLINE,
                                Response.NOT_RESPONDED)));
    }

    private static <T> T pick(Random random, List<T> from) {
        return from.get(random.nextInt(from.size()));
    }
}
