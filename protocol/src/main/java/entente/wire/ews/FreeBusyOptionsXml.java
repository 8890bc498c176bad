package entente.wire.ews;

import entente.problem.Code;
import entente.problem.Refusal;
import entente.question.View;
import entente.wire.ews.GetUserAvailability.FreeBusyOptions;
import entente.wire.soap.MalformedXml;
import entente.wire.soap.XmlCursor;
import entente.wire.soap.XmlWriter;
import java.time.zone.ZoneRules;
import java.util.Arrays;
import java.util.Optional;

/// `FreeBusyViewOptions` in both directions; as read, its times still wait for their zone.
record FreeBusyOptionsXml(TimeWindowXml window, int intervalMinutes, View view) {
    private static final int DEFAULT_INTERVAL_MINUTES = 30;

    /// Reads `<FreeBusyViewOptions>`.
    static FreeBusyOptionsXml read(XmlCursor xml) throws MalformedXml, EwsFault {
        var window = Optional.<TimeWindowXml>empty();
        var interval = DEFAULT_INTERVAL_MINUTES;
        var view = View.FREE_BUSY;
        while (xml.nextChild()) {
            switch (xml.name()) {
                case "TimeWindow" -> window = Optional.of(TimeWindowXml.read(xml));
                case "MergedFreeBusyIntervalInMinutes" -> interval = xml.number();
                case "RequestedView" -> view = readView(xml);
                default -> xml.skip();
            }
        }
        return new FreeBusyOptionsXml(
                window.orElseThrow(() -> xml.missing("TimeWindow")), interval, view);
    }

    FreeBusyOptions in(ZoneRules rules) {
        return new FreeBusyOptions(
                window.start().in(rules), window.end().in(rules), intervalMinutes, view);
    }

    /// Writes the options with times in UTC.
    static void write(XmlWriter xml, FreeBusyOptions options) {
        xml.start("t:FreeBusyViewOptions").start("t:TimeWindow");
        xml.clockTime("t:StartTime", options.start().getEpochSecond());
        xml.clockTime("t:EndTime", options.end().getEpochSecond()).end();
        xml.element("t:MergedFreeBusyIntervalInMinutes", options.intervalMinutes());
        xml.element("t:RequestedView", options.view().wireName()).end();
    }

    static Optional<View> parseView(String name) {
        return Arrays.stream(View.values()).filter(view -> view.wireName().equals(name)).findAny();
    }

    /// None is a view of responses only.
    private static View readView(XmlCursor xml) throws MalformedXml, EwsFault {
        return parseView(xml.text()).orElseThrow(() -> new EwsFault(Refusal.of(Code.VIEW_INVALID)));
    }
}
