package entente.wire.ews;

import entente.question.BusyBlock;
import entente.question.Details;
import entente.question.FreeBusy;
import entente.question.WorkingHours;
import entente.question.WorkingPeriod;
import entente.wire.soap.XmlWriter;
import java.util.List;

/// Writes `FreeBusyView` elements for a client of one version in one zone.
final class FreeBusyWriter {
    private final XmlWriter xml;
    private final ExchangeVersion version;
    private final ZoneClock clock;

    FreeBusyWriter(XmlWriter xml, ExchangeVersion version, ZoneClock clock) {
        this.xml = xml;
        this.version = version;
        this.clock = clock;
    }

    void write(FreeBusy freeBusy) {
        var view = freeBusy.view();
        xml.start("m:FreeBusyView").element("t:FreeBusyViewType", view.wireName());
        freeBusy.merged()
                .filter(_ -> view.merged())
                .ifPresent(digits -> xml.element("t:MergedFreeBusy", BusyTypes.sent(digits)));
        if (view.events()) {
            writeEvents(freeBusy.blocks(), view.details());
            freeBusy.workingHours().ifPresent(this::write);
        }
        xml.end();
    }

    private void writeEvents(List<BusyBlock> blocks, boolean withDetails) {
        xml.start("t:CalendarEventArray");
        for (var block : blocks) {
            xml.start("t:CalendarEvent");
            clock.write(xml, "t:StartTime", block.start());
            clock.write(xml, "t:EndTime", block.end());
            xml.copy(BusyTypes.element(block.status(), version));
            if (withDetails && block.details().isPresent()) {
                write(block.details().get());
            }
            xml.end();
        }
        xml.end();
    }

    /// Texts that are empty are left out.
    private void write(Details details) {
        xml.start("t:CalendarEventDetails");
        writeText("t:ID", details.id());
        writeText("t:Subject", details.subject());
        writeText("t:Location", details.location());
        xml.copy(DetailFlags.elements(details));
        xml.end();
    }

    private void writeText(String name, String text) {
        if (!text.isEmpty()) {
            xml.element(name, text);
        }
    }

    private void write(WorkingHours hours) {
        xml.start("t:WorkingHours");
        ZoneXml.write(xml, hours.zone());
        xml.start("t:WorkingPeriodArray");
        hours.periods().forEach(this::write);
        xml.end().end();
    }

    private void write(WorkingPeriod period) {
        xml.start("t:WorkingPeriod");
        xml.element("t:DayOfWeek", Days.names(period.days()));
        xml.element("t:StartTimeInMinutes", period.startMinute());
        xml.element("t:EndTimeInMinutes", period.endMinute());
        xml.end();
    }
}
