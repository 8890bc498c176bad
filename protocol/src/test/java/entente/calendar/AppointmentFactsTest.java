package entente.calendar;

import static entente.calendar.Objects.at;
import static entente.calendar.Objects.event;
import static org.assertj.core.api.Assertions.assertThat;

import entente.item.Addressee;
import entente.item.Body;
import entente.item.Known;
import org.junit.jupiter.api.Test;

class AppointmentFactsTest {
    @Test
    void aMeetingIsItsPropertiesItsAddresseesAndItsText() {
        var meeting =
                event(
                        """
                        DTSTART;TZID=Europe/Berlin:20260302T090000
                        DTEND;TZID=Europe/Berlin:20260302T100000
                        SUMMARY:Budget
                        LOCATION:Blue room
                        DESCRIPTION:Bring numbers.
                        CATEGORIES:Red
                        PRIORITY:9
                        CLASS:PRIVATE
                        STATUS:CANCELLED
                        ORGANIZER;CN=Bob:mailto:bob@contoso.test
                        ATTENDEE;CN=Mary:mailto:mary@contoso.test
                        ATTENDEE;ROLE=OPT-PARTICIPANT:mailto:ann@fabrikam.test
                        BEGIN:VALARM
                        TRIGGER:-PT15M
                        END:VALARM
                        """);

        var facts = AppointmentFacts.of(meeting);

        var said = facts.properties();
        assertThat(said.text(Known.SUBJECT)).contains("Budget");
        assertThat(said.text(Known.LOCATION)).contains("Blue room");
        assertThat(said.texts(Known.CATEGORIES)).containsExactly("Red");
        assertThat(said.number(Known.IMPORTANCE)).contains(0);
        assertThat(said.number(Known.SENSITIVITY)).contains(2);
        assertThat(said.time(Known.APPOINTMENT_START)).contains(at("2026-03-02T09:00"));
        assertThat(said.time(Known.APPOINTMENT_END)).contains(at("2026-03-02T10:00"));
        assertThat(said.flag(Known.REMINDER_SET)).contains(true);
        assertThat(said.time(Known.REMINDER_DUE)).contains(at("2026-03-02T09:00"));
        assertThat(said.number(Known.REMINDER_MINUTES)).contains(15);
        assertThat(said.number(Known.APPOINTMENT_STATE)).contains(7);
        assertThat(said.number(Known.RESPONSE_STATUS)).contains(5);
        assertThat(said.number(Known.BUSY_STATUS)).contains(2);
        assertThat(said.text(Known.FROM_NAME)).contains("Bob");
        assertThat(said.text(Known.FROM_ADDRESS)).contains("bob@contoso.test");
        assertThat(said.all().keySet()).isSubsetOf(AppointmentFacts.SAID);
        assertThat(facts.addressees())
                .containsExactly(
                        new Addressee(Addressee.Kind.TO, "Mary", "mary@contoso.test"),
                        new Addressee(Addressee.Kind.CC, "", "ann@fabrikam.test"));
        assertThat(facts.body()).contains(new Body(Body.Format.TEXT, "Bring numbers."));
    }

    @Test
    void whatIsNormalIsNotSaid() {
        var said = AppointmentFacts.of(event("DTSTART;VALUE=DATE:20260302\n")).properties();

        assertThat(said.all().keySet())
                .containsExactlyInAnyOrder(
                        Known.REMINDER_SET,
                        Known.APPOINTMENT_START,
                        Known.APPOINTMENT_END,
                        Known.BUSY_STATUS,
                        Known.ALL_DAY,
                        Known.APPOINTMENT_STATE,
                        Known.RESPONSE_STATUS,
                        Known.RECURRING,
                        Known.APPOINTMENT_SEQUENCE,
                        Known.NEW_TIME_REFUSED,
                        Known.RESPONSE_REQUESTED,
                        Known.GLOBAL_OBJECT_ID,
                        Known.CLEAN_GLOBAL_OBJECT_ID);
        assertThat(said.flag(Known.ALL_DAY)).contains(true);
        assertThat(said.flag(Known.REMINDER_SET)).contains(false);
    }
}
