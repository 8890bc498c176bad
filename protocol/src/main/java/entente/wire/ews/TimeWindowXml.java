package entente.wire.ews;

import entente.wire.soap.MalformedXml;
import entente.wire.soap.XmlCursor;
import java.util.List;
import java.util.Optional;

/// A start and an end as they came (EWS type `Duration`), before the zone of un-zoned times is known.
record TimeWindowXml(WireTime start, WireTime end) {
    /// Reads `<TimeWindow>` or `<DetailedSuggestionsWindow>`.
    static TimeWindowXml read(XmlCursor xml) throws MalformedXml {
        var start = Optional.<WireTime>empty();
        var end = Optional.<WireTime>empty();
        while (xml.nextChild()) {
            switch (xml.name()) {
                case "StartTime" -> start = Optional.of(readTime(xml));
                case "EndTime" -> end = Optional.of(readTime(xml));
                default -> xml.skip();
            }
        }
        return new TimeWindowXml(
                start.orElseThrow(() -> xml.missing("StartTime")),
                end.orElseThrow(() -> xml.missing("EndTime")));
    }

    List<WireTime> times() {
        return List.of(start, end);
    }

    static WireTime readTime(XmlCursor xml) throws MalformedXml {
        return WireTime.parse(xml.text()).orElseThrow(() -> xml.wrongText("a time"));
    }
}
