/// What a calendar says under one name: an appointment or a series, as an iCalendar file says it (RFC 5545) and as Exchange does.
///
/// Start at [CalendarObject]: all components of one UID. Their text is the only truth, and is kept as it came but for what is changed on purpose. [CalendarObjects] reads files of them:
/// [CalendarFile] tells lines and components apart, [EventReader] what an event means for free/busy, [Series] which occurrences it has ([Expansion]).
///
/// An [Appointment] is what people are told of one and what they change, a [Recurrence] how it repeats, both in Exchange's terms; [AppointmentFacts] is the item that it is.
/// [ObjectReader] finds what to tell, of the whole and of each occurrence ([Instances]), and [AppointmentReader] reads it from a component; [ObjectWriter] and [AppointmentWriter] write
/// the difference back. [RuleReader] and [RuleText] are the two ways between a rule and a recurrence, [TimeForm] and [ZoneText] how times and their clocks are written.
@NullMarked
package entente.calendar;

import org.jspecify.annotations.NullMarked;
