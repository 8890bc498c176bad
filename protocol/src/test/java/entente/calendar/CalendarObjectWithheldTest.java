package entente.calendar;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import entente.item.Known;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What others are told of an appointment.
class CalendarObjectWithheldTest {
    private static final String DOCTOR =
            """
            BEGIN:VEVENT
            UID:doctor@contoso.test
            DTSTAMP:20260302T120000Z
            SEQUENCE:1
            DTSTART;TZID=Europe/Berlin:20260331T110000
            DTEND;TZID=Europe/Berlin:20260331T120000
            RRULE:FREQ=DAILY;COUNT=3
            EXDATE;TZID=Europe/Berlin:20260401T110000
            CLASS:PRIVATE
            SUMMARY:Doctor
            LOCATION:Clinic
            DESCRIPTION:Knee
            CATEGORIES:Health
            X-NOTE:Knee
            ORGANIZER:mailto:mary@contoso.test
            ATTENDEE;PARTSTAT=ACCEPTED:mailto:bob@contoso.test
            BEGIN:VALARM
            ACTION:DISPLAY
            DESCRIPTION:Knee
            TRIGGER:-PT15M
            END:VALARM
            END:VEVENT
            """;

    @Test
    void ofWhatIsPrivateItIsSaidWhenItIsAndNothingMore() {
        var before = Objects.object(DOCTOR);

        var told = before.withheld();

        assertThat(told.holdsPrivate()).isTrue();
        assertThat(text(told))
                .contains("SUMMARY:Private", "CLASS:PRIVATE", "RRULE:FREQ=DAILY;COUNT=3")
                .doesNotContain("Doctor", "Clinic", "Knee", "Health", "mary@", "bob@", "VALARM");
        assertThat(told.appointment().start()).isEqualTo(before.appointment().start());
        assertThat(told.appointment().end()).isEqualTo(before.appointment().end());
        assertThat(told.appointment().zone()).isEqualTo(before.appointment().zone());
        assertThat(told.occurrences()).isEqualTo(before.occurrences());
        assertThat(AppointmentFacts.of(told).properties().number(Known.SENSITIVITY)).contains(2);
    }

    @ParameterizedTest
    @CsvSource({
        "PUBLIC, false",
        "X-PERSONAL, false",
        "X-OTHER, true",
        "CONFIDENTIAL, true",
        "PRIVATE, true"
    })
    void whatIsPrivateIsSoByItsClass(String word, boolean isPrivate) {
        var object = Objects.object(DOCTOR.replace("CLASS:PRIVATE", "CLASS:" + word));

        assertThat(object.holdsPrivate()).isEqualTo(isPrivate);
        assertThat(text(object.withheld()).contains("Clinic")).isNotEqualTo(isPrivate);
    }

    @Test
    void howBusySheIsIsSaidAsHerAnswerMadeIt() {
        var invited =
                DOCTOR.replace("mary@contoso.test", "ann@contoso.test")
                        .replace(
                                "ATTENDEE;PARTSTAT=ACCEPTED:mailto:bob@contoso.test",
                                "ATTENDEE;PARTSTAT=TENTATIVE:mailto:mary@contoso.test");
        var before = Objects.object(invited);

        assertThat(before.withheld().appointment().status())
                .isEqualTo(before.appointment().status());
    }

    @Test
    void anOccurrenceThatIsPrivateIsWithheldAloneInASeriesThatIsNot() {
        var open = DOCTOR.replace("CLASS:PRIVATE\n", "");
        var one =
                DOCTOR.replace("RRULE:FREQ=DAILY;COUNT=3\n", "")
                        .replace("EXDATE;TZID=Europe/Berlin:20260401T110000\n", "")
                        .replace(
                                "SEQUENCE:1",
                                "SEQUENCE:1\nRECURRENCE-ID;TZID=Europe/Berlin:20260402T110000")
                        .replace("20260331T", "20260402T")
                        .replace("SUMMARY:Doctor", "SUMMARY:Surgery");
        var object = Objects.object(open + one);

        var told = object.withheld();

        assertThat(text(told)).contains("Doctor", "Clinic").doesNotContain("Surgery");
        assertThat(told.occurrences()).isEqualTo(object.occurrences());
    }

    @Test
    void whereNothingIsPrivateAllIsTold() {
        var open = Objects.object(DOCTOR.replace("CLASS:PRIVATE\n", ""));

        assertThat(open.withheld()).isSameAs(open);
        assertThat(open.holdsPrivate()).isFalse();
    }

    private static String text(CalendarObject object) {
        return new String(object.bytesForClients(), UTF_8);
    }
}
