package entente.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import entente.testkit.LabUnderTest;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Date;
import java.util.List;
import microsoft.exchange.webservices.data.core.ExchangeService;
import microsoft.exchange.webservices.data.core.PropertySet;
import microsoft.exchange.webservices.data.core.enumeration.availability.AvailabilityData;
import microsoft.exchange.webservices.data.core.enumeration.misc.error.ServiceError;
import microsoft.exchange.webservices.data.core.enumeration.property.BasePropertySet;
import microsoft.exchange.webservices.data.core.enumeration.property.LegacyFreeBusyStatus;
import microsoft.exchange.webservices.data.core.enumeration.property.MeetingResponseType;
import microsoft.exchange.webservices.data.core.enumeration.property.WellKnownFolderName;
import microsoft.exchange.webservices.data.core.enumeration.property.time.DayOfTheWeek;
import microsoft.exchange.webservices.data.core.enumeration.service.ConflictResolutionMode;
import microsoft.exchange.webservices.data.core.enumeration.service.DeleteMode;
import microsoft.exchange.webservices.data.core.enumeration.service.SendCancellationsMode;
import microsoft.exchange.webservices.data.core.enumeration.service.SendInvitationsMode;
import microsoft.exchange.webservices.data.core.enumeration.service.SendInvitationsOrCancellationsMode;
import microsoft.exchange.webservices.data.core.exception.service.remote.ServiceResponseException;
import microsoft.exchange.webservices.data.core.service.folder.CalendarFolder;
import microsoft.exchange.webservices.data.core.service.item.Appointment;
import microsoft.exchange.webservices.data.core.service.schema.AppointmentSchema;
import microsoft.exchange.webservices.data.core.service.schema.ItemSchema;
import microsoft.exchange.webservices.data.misc.availability.AttendeeInfo;
import microsoft.exchange.webservices.data.misc.availability.TimeWindow;
import microsoft.exchange.webservices.data.property.complex.recurrence.pattern.Recurrence;
import microsoft.exchange.webservices.data.search.CalendarView;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// The public EWS client for Java, unmodified, keeps a calendar in the lab.
class CalendarItemsTest {
    private static final String MARY = "mary@contoso.test";
    private static final String ALICE = "alice@contoso.test";
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    private static LabUnderTest lab;

    @BeforeAll
    static void startLab() {
        lab = LabUnderTest.start();
    }

    @AfterAll
    static void stopLab() {
        lab.close();
    }

    @Test
    void appointmentIsSavedAndReadAgain() throws Exception {
        var service = service(MARY);
        var appointment = appointment(service, "Lunch – with Ann", "2033-03-07T12:00", 60);
        appointment.setLocation("Room Blue");
        appointment.setLegacyFreeBusyStatus(LegacyFreeBusyStatus.OOF);
        appointment.save(SendInvitationsMode.SendToNone);

        var found = Appointment.bind(service, appointment.getId());

        assertThat(found.getSubject()).isEqualTo("Lunch – with Ann");
        assertThat(found.getStart()).isEqualTo(at("2033-03-07T12:00"));
        assertThat(found.getEnd()).isEqualTo(at("2033-03-07T13:00"));
        assertThat(found.getLocation()).isEqualTo("Room Blue");
        assertThat(found.getLegacyFreeBusyStatus()).isEqualTo(LegacyFreeBusyStatus.OOF);
        assertThat(found.getIsRecurring()).isFalse();
        assertThat(found.getIsAllDayEvent()).isFalse();
        assertThat(found.getICalUid()).isNotEmpty();
    }

    @Test
    void icalendarOfAnAppointmentSaysTheSame() throws Exception {
        var service = service(MARY);
        var appointment = appointment(service, "As a file", "2033-03-08T12:00", 60);
        appointment.save(SendInvitationsMode.SendToNone);

        var found =
                Appointment.bind(
                        service,
                        appointment.getId(),
                        new PropertySet(BasePropertySet.IdOnly, ItemSchema.MimeContent));

        var text = new String(found.getMimeContent().getContent(), StandardCharsets.UTF_8);
        assertThat(text).contains("BEGIN:VEVENT", "SUMMARY:As a file");
    }

    @Test
    void seriesIsSeenDayByDayWithWhatWasChangedAndTakenOut() throws Exception {
        var service = service(MARY);
        var series = appointment(service, "Rehearsal", "2033-04-04T09:00", 30);
        series.setRecurrence(
                new Recurrence.WeeklyPattern(
                        at("2033-04-04T00:00"), 1, DayOfTheWeek.Monday, DayOfTheWeek.Wednesday));
        series.getRecurrence().setNumberOfOccurrences(4);
        series.save(SendInvitationsMode.SendToNone);
        var second = Appointment.bindToOccurrence(service, series.getId(), 2);
        second.setSubject("Rehearsal with Ann");
        second.setStart(at("2033-04-06T14:00"));
        second.setEnd(at("2033-04-06T15:00"));
        second.update(
                ConflictResolutionMode.AlwaysOverwrite,
                SendInvitationsOrCancellationsMode.SendToNone);
        Appointment.bindToOccurrence(service, series.getId(), 3)
                .delete(DeleteMode.HardDelete, SendCancellationsMode.SendToNone);

        var seen = view(service, "Rehearsal", "2033-04-01T00:00", "2033-04-30T00:00");

        assertThat(seen)
                .extracting(Appointment::getSubject)
                .containsExactly("Rehearsal", "Rehearsal with Ann", "Rehearsal");
        assertThat(seen)
                .extracting(Appointment::getStart)
                .containsExactly(
                        at("2033-04-04T09:00"), at("2033-04-06T14:00"), at("2033-04-13T09:00"));
        assertThat(Appointment.bindToRecurringMaster(service, seen.get(1).getId()).getId())
                .isEqualTo(series.getId());
        assertThatThrownBy(() -> Appointment.bindToOccurrence(service, series.getId(), 3))
                .isInstanceOf(ServiceResponseException.class)
                .extracting(e -> ((ServiceResponseException) e).getErrorCode())
                .isEqualTo(ServiceError.ErrorCalendarOccurrenceIsDeletedFromRecurrence);
        assertThatThrownBy(() -> Appointment.bindToOccurrence(service, series.getId(), 5))
                .isInstanceOf(ServiceResponseException.class)
                .extracting(e -> ((ServiceResponseException) e).getErrorCode())
                .isEqualTo(ServiceError.ErrorCalendarOccurrenceIndexIsOutOfRecurrenceRange);
    }

    @Test
    void othersSeeEachChangeInFreeBusyAtOnce() throws Exception {
        var service = service(MARY);
        var appointment = appointment(service, "Planning", "2033-05-07T09:00", 60);
        appointment.save(SendInvitationsMode.SendToNone);
        var before = busyOfMary("2033-05-07T00:00", "2033-05-08T12:00");

        appointment.setStart(at("2033-05-07T15:00"));
        appointment.setEnd(at("2033-05-07T16:00"));
        appointment.update(
                ConflictResolutionMode.AlwaysOverwrite,
                SendInvitationsOrCancellationsMode.SendToNone);

        assertThat(before).containsExactly(at("2033-05-07T09:00").toInstant());
        assertThat(busyOfMary("2033-05-07T00:00", "2033-05-08T12:00"))
                .containsExactly(at("2033-05-07T15:00").toInstant());
        appointment.delete(DeleteMode.MoveToDeletedItems, SendCancellationsMode.SendToNone);
        assertThat(busyOfMary("2033-05-07T00:00", "2033-05-08T12:00")).isEmpty();
    }

    @Test
    void whoIsInvitedAnswersAndTheOrganizerKnows() throws Exception {
        var mary = service(MARY);
        var alice = service(ALICE);
        var meeting = appointment(mary, "Budget 2033", "2033-06-06T10:00", 60);
        meeting.getRequiredAttendees().add(ALICE);
        meeting.save(SendInvitationsMode.SendToAllAndSaveCopy);

        var asked = view(alice, "Budget", "2033-06-06T00:00", "2033-06-07T00:00");
        assertThat(asked).extracting(Appointment::getSubject).containsExactly("Budget 2033");
        Appointment.bind(alice, asked.getFirst().getId()).acceptTentatively(true);

        var known = Appointment.bind(mary, meeting.getId());
        assertThat(known.getRequiredAttendees().getItems().getFirst().getResponseType())
                .isEqualTo(MeetingResponseType.Tentative);
        assertThat(Appointment.bind(alice, asked.getFirst().getId()).getMyResponseType())
                .isEqualTo(MeetingResponseType.Tentative);
    }

    private static Appointment appointment(
            ExchangeService service, String subject, String start, int minutes) throws Exception {
        var appointment = new Appointment(service);
        appointment.setSubject(subject);
        appointment.setStart(at(start));
        appointment.setEnd(Date.from(at(start).toInstant().plusSeconds(60L * minutes)));
        return appointment;
    }

    private static List<Appointment> view(
            ExchangeService service, String subject, String from, String to) throws Exception {
        var found =
                CalendarFolder.bind(service, WellKnownFolderName.Calendar)
                        .findAppointments(new CalendarView(at(from), at(to)));
        service.loadPropertiesForItems(
                List.copyOf(found.getItems()),
                new PropertySet(
                        BasePropertySet.IdOnly,
                        ItemSchema.Subject,
                        AppointmentSchema.Start,
                        AppointmentSchema.End));
        return found.getItems().stream().filter(item -> subject(item).startsWith(subject)).toList();
    }

    /// When the busy times of Mary begin, as Alice is told; the client asks for whole days in UTC.
    private static List<Instant> busyOfMary(String from, String to) throws Exception {
        var answer =
                service(ALICE)
                        .getUserAvailability(
                                List.of(new AttendeeInfo(MARY)),
                                new TimeWindow(at(from), at(to)),
                                AvailabilityData.FreeBusy);
        return answer.getAttendeesAvailability().getResponseAtIndex(0).getCalendarEvents().stream()
                .map(event -> event.getStartTime().toInstant())
                .filter(start -> !start.isBefore(at(from).toInstant()))
                .toList();
    }

    private static String subject(Appointment appointment) {
        try {
            return appointment.getSubject();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    private static Date at(String local) {
        Instant instant = LocalDateTime.parse(local).atZone(BERLIN).toInstant();
        return Date.from(instant);
    }

    private static TrustingExchangeService service(String address) throws Exception {
        return TrustingExchangeService.of(lab, address);
    }
}
