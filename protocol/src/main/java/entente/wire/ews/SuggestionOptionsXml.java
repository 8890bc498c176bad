package entente.wire.ews;

import entente.question.Quality;
import entente.wire.soap.MalformedXml;
import entente.wire.soap.XmlCursor;
import java.time.zone.ZoneRules;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// `SuggestionsViewOptions` as it came; its times still wait for their zone.
record SuggestionOptionsXml(
        int goodThreshold,
        int mostByDay,
        int mostOutsideWorkByDay,
        int durationMinutes,
        Quality minimumQuality,
        TimeWindowXml window,
        Optional<WireTime> currentMeeting) {
    /// Reads `<SuggestionsViewOptions>`.
    static SuggestionOptionsXml read(XmlCursor xml) throws MalformedXml {
        var goodThreshold = 25;
        var mostByDay = 10;
        var mostOutsideWorkByDay = 0;
        var durationMinutes = 60;
        var minimumQuality = Quality.FAIR;
        var window = Optional.<TimeWindowXml>empty();
        var currentMeeting = Optional.<WireTime>empty();
        while (xml.nextChild()) {
            switch (xml.name()) {
                case "GoodThreshold" -> goodThreshold = xml.number();
                case "MaximumResultsByDay" -> mostByDay = xml.number();
                case "MaximumNonWorkHourResultsByDay" -> mostOutsideWorkByDay = xml.number();
                case "MeetingDurationInMinutes" -> durationMinutes = xml.number();
                case "MinimumSuggestionQuality" -> minimumQuality = readQuality(xml);
                case "DetailedSuggestionsWindow" -> window = Optional.of(TimeWindowXml.read(xml));
                case "CurrentMeetingTime" ->
                        currentMeeting = Optional.of(TimeWindowXml.readTime(xml));
                default -> xml.skip();
            }
        }
        return new SuggestionOptionsXml(
                goodThreshold,
                mostByDay,
                mostOutsideWorkByDay,
                durationMinutes,
                minimumQuality,
                window.orElseThrow(() -> xml.missing("DetailedSuggestionsWindow")),
                currentMeeting);
    }

    List<WireTime> times() {
        var times = new ArrayList<>(window.times());
        currentMeeting.ifPresent(times::add);
        return times;
    }

    RawSuggestionOptions in(ZoneRules rules) {
        return new RawSuggestionOptions(
                goodThreshold,
                mostByDay,
                mostOutsideWorkByDay,
                durationMinutes,
                minimumQuality,
                window.start().in(rules),
                window.end().in(rules),
                currentMeeting.map(time -> time.in(rules)));
    }

    private static Quality readQuality(XmlCursor xml) throws MalformedXml {
        var name = xml.text();
        return Arrays.stream(Quality.values())
                .filter(quality -> quality.wireName().equals(name))
                .findAny()
                .orElseThrow(() -> xml.wrongText("a suggestion's quality"));
    }
}
