package entente.wire.ews;

import entente.calendar.Appointment;
import entente.calendar.Occurrences;
import entente.calendar.Occurrences.Planned;
import entente.wire.soap.XmlWriter;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Writes what is told of a series alone: how it repeats, and single occurrences of it (`OccurrenceInfoType`).
///
/// An occurrence without an id is not told of: the schema needs it.
record SeriesXml(XmlWriter xml, ExchangeVersion version, AppointmentElement item) {
    void write(ItemField field, String element) {
        var told = item.appointment();
        if (told.kind() != Appointment.Kind.MASTER) {
            return;
        }
        switch (field) {
            case RECURRENCE ->
                    told.recurrence()
                            .ifPresent(how -> RecurrenceXml.write(xml, element, how, version));
            case FIRST_OCCURRENCE -> writeOne(element, occurrences().first());
            case LAST_OCCURRENCE -> writeOne(element, occurrences().last());
            case MODIFIED_OCCURRENCES -> writeModified(element, occurrences().changed());
            case DELETED_OCCURRENCES -> writeDeleted(element, occurrences().deleted());
            default -> throw new IllegalStateException("not of a series: " + field);
        }
    }

    private Occurrences occurrences() {
        return item.occurrences()
                .orElseGet(() ->
                        new Occurrences(Optional.empty(), Optional.empty(), List.of(), List.of()));
    }

    private boolean isKnown(Planned one) {
        return item.ids().containsKey(one.key());
    }

    private void writeOne(String element, Optional<Planned> one) {
        one.filter(this::isKnown).ifPresent(known -> write(element, known));
    }

    private void writeModified(String element, List<Planned> changed) {
        var known = changed.stream().filter(this::isKnown).toList();
        if (!known.isEmpty()) {
            xml.start(element);
            known.forEach(one -> write("t:Occurrence", one));
            xml.end();
        }
    }

    private void write(String element, Planned one) {
        xml.start(element);
        Optional.ofNullable(item.ids().get(one.key())).orElseThrow().write(xml, "t:ItemId");
        xml.element("t:Start", ValueXml.seconds(one.start()));
        xml.element("t:End", ValueXml.seconds(one.end()));
        xml.element("t:OriginalStart", ValueXml.seconds(one.originalStart()));
        xml.end();
    }

    private void writeDeleted(String element, List<Instant> deleted) {
        if (!deleted.isEmpty()) {
            xml.start(element);
            for (var start : deleted) {
                xml.start("t:DeletedOccurrence");
                xml.element("t:Start", ValueXml.seconds(start)).end();
            }
            xml.end();
        }
    }
}
