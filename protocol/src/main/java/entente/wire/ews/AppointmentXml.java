package entente.wire.ews;

import entente.calendar.Appointment;
import entente.calendar.Appointment.Role;
import entente.question.WindowsZones;
import entente.wire.soap.XmlWriter;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Optional;

/// Writes what an item says as an appointment, a property at a time (`CalendarItemType`). What it has not is left out, as is a zone that has no Windows name.
record AppointmentXml(XmlWriter xml, ExchangeVersion version) {
    private static final DateTimeFormatter IN_WORDS =
            DateTimeFormatter.ofPattern("EEE d MMM uuuu HH:mm", Locale.ENGLISH);

    /// PidLidAppointmentStateFlags.
    private static final int STATE_MEETING = 1;

    private static final int STATE_RECEIVED = 2;
    private static final int STATE_CANCELLED = 4;

    /// When an occurrence was planned to start; empty for what is none. One of whole days starts at midnight on the clock of its zone.
    static Optional<Instant> plannedStart(Appointment told) {
        return switch (told.kind()) {
            case SINGLE, MASTER -> Optional.empty();
            case OCCURRENCE, EXCEPTION -> Optional.of(planned(told.key(), told.zone()));
        };
    }

    private static Instant planned(String key, ZoneId zone) {
        // A second before 1970 begins with a sign too.
        var isDate = key.indexOf('-', 1) > 0;
        return isDate
                ? LocalDate.parse(key).atStartOfDay(zone).toInstant()
                : Instant.ofEpochSecond(Long.parseLong(key));
    }

    void write(ItemField field, AppointmentElement item) {
        var told = item.appointment();
        var element = "t:" + field.element();
        switch (field) {
            case UID -> writeText(element, told.uid());
            case RECURRENCE_ID, ORIGINAL_START ->
                    plannedStart(told).ifPresent(at -> writeTime(element, at));
            case STAMP -> writeTime(element, told.stamp());
            case START -> writeTime(element, told.start());
            case END -> writeTime(element, told.end());
            case ALL_DAY -> xml.element(element, told.allDay());
            case BUSY -> xml.element(element, BusyTypes.name(told.status(), version));
            case LOCATION -> writeText(element, told.location());
            case WHEN -> xml.element(element, inWords(told));
            // Who is invited was asked, as far as anybody can tell.
            case IS_MEETING, REQUEST_SENT -> xml.element(element, told.meeting());
            case IS_CANCELLED -> xml.element(element, told.cancelled());
            case IS_RECURRING -> xml.element(element, told.recurring());
            case RESPONSE_REQUESTED -> xml.element(element, told.responseRequested());
            case CALENDAR_ITEM_TYPE -> xml.element(element, name(told.kind()));
            case MY_RESPONSE -> xml.element(element, AttendeesXml.name(told.myResponse()));
            case ORGANIZER -> writeOrganizer(element, told);
            case REQUIRED -> writeAttendees(element, told, Role.REQUIRED);
            case OPTIONAL -> writeAttendees(element, told, Role.OPTIONAL);
            case RESOURCES -> writeAttendees(element, told, Role.RESOURCE);
            case DURATION -> xml.element(element, duration(told));
            case TIME_ZONE -> xml.element(element, ZoneDefinitionWriter.displayName(told.zone()));
            case SEQUENCE -> xml.element(element, told.sequence());
            case STATE -> xml.element(element, state(told));
            case NEW_TIME_ALLOWED -> xml.element(element, told.newTimeAllowed());
            // Nobody meets online here.
            case CONFERENCE_TYPE -> xml.element(element, 0);
            case IS_ONLINE -> xml.element(element, false);
            case RECURRENCE,
                    FIRST_OCCURRENCE,
                    LAST_OCCURRENCE,
                    MODIFIED_OCCURRENCES,
                    DELETED_OCCURRENCES ->
                    new SeriesXml(xml, version, item).write(field, element);
            default -> writeClock(field, element, told);
        }
    }

    private void writeClock(ItemField field, String element, Appointment told) {
        switch (field) {
            case START_TIME_ZONE -> writeZone(element, told.zone());
            case END_TIME_ZONE -> writeZone(element, told.endZone());
            case START_TIME_ZONE_ID -> writeZoneId(element, told.zone());
            case END_TIME_ZONE_ID -> writeZoneId(element, told.endZone());
            case START_WALL_CLOCK -> writeWallClock(element, told.start(), told.zone());
            case END_WALL_CLOCK -> writeWallClock(element, told.end(), told.endZone());
            case MEETING_TIME_ZONE -> {
                // It is read only, as a hint.
            }
            default -> throw new IllegalStateException("nobody writes " + field);
        }
    }

    private void writeZone(String element, ZoneId zone) {
        WindowsZones.windowsName(zone)
                .ifPresent(id -> ZoneDefinitionWriter.write(xml, element, id, true));
    }

    private void writeZoneId(String element, ZoneId zone) {
        WindowsZones.windowsName(zone).ifPresent(id -> xml.element(element, id));
    }

    private void writeWallClock(String element, Instant at, ZoneId zone) {
        var clock = at.truncatedTo(ChronoUnit.SECONDS).atZone(zone).toOffsetDateTime();
        xml.element(element, DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(clock));
    }

    private void writeOrganizer(String element, Appointment told) {
        told.organizer()
                .ifPresent(organizer -> {
                    xml.start(element);
                    AttendeesXml.writeMailbox(xml, organizer);
                    xml.end();
                });
    }

    private void writeAttendees(String element, Appointment told, Role role) {
        var invited = told.attendees().stream().filter(one -> one.role() == role).toList();
        AttendeesXml.write(xml, element, invited);
    }

    private void writeText(String element, String text) {
        if (!text.isEmpty()) {
            xml.element(element, text);
        }
    }

    private void writeTime(String element, Instant at) {
        xml.element(element, ValueXml.seconds(at));
    }

    /// Such as `Mon 2 Mar 2026 09:00 to Mon 2 Mar 2026 10:00 (Europe/Berlin)`.
    private static String inWords(Appointment told) {
        return "%s to %s (%s)"
                .formatted(
                        IN_WORDS.format(told.start().atZone(told.zone())),
                        IN_WORDS.format(told.end().atZone(told.zone())),
                        told.zone());
    }

    /// In days where it is of whole days, whatever the clock did meanwhile.
    private static String duration(Appointment told) {
        if (told.allDay()) {
            var first = LocalDate.ofInstant(told.start(), told.zone());
            return "P%dD"
                    .formatted(
                            ChronoUnit.DAYS.between(
                                    first, told.end().atZone(told.endZone()).toLocalDate()));
        }
        return Duration.between(told.start(), told.end()).toString();
    }

    private static int state(Appointment told) {
        var received = told.meeting() && told.myResponse() != Appointment.Response.ORGANIZER;
        return (told.meeting() ? STATE_MEETING : 0)
                | (received ? STATE_RECEIVED : 0)
                | (told.cancelled() ? STATE_CANCELLED : 0);
    }

    private static String name(Appointment.Kind kind) {
        return switch (kind) {
            case SINGLE -> "Single";
            case OCCURRENCE -> "Occurrence";
            case EXCEPTION -> "Exception";
            case MASTER -> "RecurringMaster";
        };
    }
}
