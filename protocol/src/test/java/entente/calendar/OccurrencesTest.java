package entente.calendar;

import static entente.calendar.Objects.at;
import static entente.calendar.Objects.event;
import static entente.calendar.Objects.object;
import static org.assertj.core.api.Assertions.assertThat;

import entente.calendar.Appointment.Kind;
import entente.calendar.Occurrences.Planned;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OccurrencesTest {
    /// Five Mondays at nine: the first is moved, the second was taken out, the third is called off.
    private static final String FIVE =
            """
            BEGIN:VEVENT
            UID:1@contoso.test
            DTSTART;TZID=Europe/Berlin:20260316T090000
            DTEND;TZID=Europe/Berlin:20260316T100000
            RRULE:FREQ=WEEKLY;COUNT=5
            EXDATE;TZID=Europe/Berlin:20260323T090000
            EXDATE;TZID=Europe/Berlin:20260324T090000
            SUMMARY:Series
            END:VEVENT
            BEGIN:VEVENT
            UID:1@contoso.test
            RECURRENCE-ID;TZID=Europe/Berlin:20260316T090000
            DTSTART;TZID=Europe/Berlin:20260317T110000
            DTEND;TZID=Europe/Berlin:20260317T113000
            SUMMARY:Moved
            END:VEVENT
            BEGIN:VEVENT
            UID:1@contoso.test
            RECURRENCE-ID;TZID=Europe/Berlin:20260330T090000
            DTSTART;TZID=Europe/Berlin:20260330T090000
            STATUS:CANCELLED
            END:VEVENT
            """;

    private static String key(String local) {
        return Long.toString(at(local).getEpochSecond());
    }

    @Test
    void anOccurrenceIsAsTheSeriesSaysAtItsOwnTime() {
        var one = object(FIVE).occurrence(key("2026-04-06T09:00")).orElseThrow();

        assertThat(one.kind()).isEqualTo(Kind.OCCURRENCE);
        assertThat(one.key()).isEqualTo(key("2026-04-06T09:00"));
        assertThat(one.subject()).isEqualTo("Series");
        assertThat(one.start()).isEqualTo(at("2026-04-06T09:00"));
        assertThat(one.end()).isEqualTo(at("2026-04-06T10:00"));
        assertThat(one.recurring()).isTrue();
        assertThat(one.recurrence()).isEmpty();
    }

    @Test
    void aChangedOccurrenceIsAsItsChangeSays() {
        var one = object(FIVE).occurrence(key("2026-03-16T09:00")).orElseThrow();

        assertThat(one.kind()).isEqualTo(Kind.EXCEPTION);
        assertThat(one.subject()).isEqualTo("Moved");
        assertThat(one.start()).isEqualTo(at("2026-03-17T11:00"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "-9223372036854775808",
                "9223372036854775807",
                "-999999999-01-01",
                "x",
                "-1",
                "99999999999999999",
                "2026-03-17",
                "2026-04-06",
                "+999999999-12-31",
                "2026-03-23"
            })
    void whatIsNoOccurrenceIsNone(String key) {
        assertThat(object(FIVE).occurrence(key)).isEmpty();
    }

    @Test
    void whatWasTakenOutOrCalledOffIsNone() {
        var five = object(FIVE);

        assertThat(five.occurrence(key("2026-03-23T09:00"))).isEmpty();
        assertThat(five.occurrence(key("2026-03-30T09:00"))).isEmpty();
        assertThat(five.occurrence(key("2026-04-20T09:00"))).isEmpty();
    }

    @Test
    void aSeriesTellsItsFirstAndLastAndWhatWasDoneToTheOthers() {
        var told = object(FIVE).occurrences();

        assertThat(told.first())
                .contains(
                        new Planned(
                                key("2026-03-16T09:00"),
                                at("2026-03-17T11:00"),
                                at("2026-03-17T11:30"),
                                at("2026-03-16T09:00")));
        assertThat(told.last().orElseThrow().start()).isEqualTo(at("2026-04-13T09:00"));
        assertThat(told.changed()).isEqualTo(List.of(told.first().orElseThrow()));
        assertThat(told.deleted()).containsExactly(at("2026-03-23T09:00"), at("2026-03-30T09:00"));
    }

    @Test
    void occurrencesAreNumberedAsTheyWerePlanned() {
        var five = object(FIVE);

        assertThat(five.keyAt(0)).isEmpty();
        assertThat(five.keyAt(1)).contains(key("2026-03-16T09:00"));
        assertThat(five.keyAt(2)).contains(key("2026-03-23T09:00"));
        assertThat(five.keyAt(5)).contains(key("2026-04-13T09:00"));
        assertThat(five.keyAt(6)).isEmpty();
        for (var index = 1; index <= 5; index++) {
            assertThat(five.indexOf(five.keyAt(index).orElseThrow())).hasValue(index);
        }
        assertThat(five.indexOf(key("2026-04-20T09:00"))).isEmpty();
    }

    @Test
    void aSeriesWithoutAnEndHasNoLastOneAndTenThousandNumbers() {
        var daily =
                event(
                        "DTSTART;VALUE=DATE:20260302\nRRULE:FREQ=DAILY\nEXDATE;VALUE=DATE:20260302\n");

        assertThat(daily.occurrences().first().orElseThrow().key()).isEqualTo("2026-03-03");
        assertThat(daily.occurrences().last()).isEmpty();
        assertThat(daily.occurrences().deleted()).containsExactly(at("2026-03-02T00:00"));
        assertThat(daily.keyAt(10_000)).contains("2053-07-17");
        assertThat(daily.indexOf("2053-07-17")).hasValue(10_000);
        assertThat(daily.keyAt(10_001)).isEmpty();
        assertThat(daily.indexOf("2053-07-18")).isEmpty();
    }

    @Test
    void aChangeToAllLaterOnesStandsForEachOfThem() {
        var series =
                object(
                        """
                        BEGIN:VEVENT
                        UID:1
                        DTSTART;TZID=Europe/Berlin:20260316T090000
                        DTEND;TZID=Europe/Berlin:20260316T100000
                        RRULE:FREQ=WEEKLY
                        SUMMARY:Before
                        END:VEVENT
                        BEGIN:VEVENT
                        UID:1
                        RECURRENCE-ID;RANGE=THISANDFUTURE;TZID=Europe/Berlin:20260323T090000
                        DTSTART;TZID=Europe/Berlin:20260323T110000
                        DTEND;TZID=Europe/Berlin:20260323T113000
                        SUMMARY:After
                        END:VEVENT
                        """);

        var later = series.occurrence(key("2026-03-30T09:00")).orElseThrow();

        assertThat(later.kind()).isEqualTo(Kind.EXCEPTION);
        assertThat(later.subject()).isEqualTo("After");
        assertThat(later.start()).isEqualTo(at("2026-03-30T11:00"));
        assertThat(later.end()).isEqualTo(at("2026-03-30T11:30"));
        assertThat(series.occurrence(key("2026-03-16T09:00")).orElseThrow().subject())
                .isEqualTo("Before");
        assertThat(series.occurrence(key("2026-03-23T09:00")).orElseThrow().start())
                .isEqualTo(at("2026-03-23T11:00"));
    }

    @Test
    void anEventThatDoesNotRepeatIsItsOnlyOccurrence() {
        var one = event("DTSTART:20260302T090000Z\n");

        assertThat(one.occurrence("")).contains(one.appointment());
        assertThat(one.occurrences()).isEqualTo(Occurrences.NONE);
        assertThat(one.keyAt(1)).isEmpty();
    }
}
