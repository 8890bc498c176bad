package entente.wire.ews;

import entente.question.AttendeeConflict;
import entente.question.SuggestedDay;
import entente.question.SuggestedDay.Suggestion;
import entente.wire.soap.XmlWriter;
import java.time.ZoneOffset;
import java.util.List;

/// Writes `SuggestionsResponse`, which follows the free/busy array.
final class SuggestionsXml {
    private final XmlWriter xml;
    private final ExchangeVersion version;
    private final ZoneClock clock;

    SuggestionsXml(XmlWriter xml, ExchangeVersion version, ZoneClock clock) {
        this.xml = xml;
        this.version = version;
        this.clock = clock;
    }

    void write(List<SuggestedDay> days) {
        xml.start("m:SuggestionsResponse");
        ResponseMessages.success(xml, "m:ResponseMessage").end();
        xml.start("m:SuggestionDayResultArray");
        days.forEach(this::write);
        xml.end().end();
    }

    private void write(SuggestedDay day) {
        xml.start("t:SuggestionDayResult");
        xml.clockTime("t:Date", day.date().atStartOfDay().toEpochSecond(ZoneOffset.UTC));
        xml.element("t:DayQuality", day.quality().wireName());
        xml.start("t:SuggestionArray");
        day.suggestions().forEach(this::write);
        xml.end().end();
    }

    private void write(Suggestion suggestion) {
        xml.start("t:Suggestion");
        clock.write(xml, "t:MeetingTime", suggestion.start());
        xml.element("t:IsWorkTime", suggestion.workTime());
        xml.element("t:SuggestionQuality", suggestion.quality().wireName());
        xml.start("t:AttendeeConflictDataArray");
        suggestion.conflicts().forEach(this::write);
        xml.end().end();
    }

    private void write(AttendeeConflict conflict) {
        switch (conflict) {
            case AttendeeConflict.Unknown _ -> xml.start("t:UnknownAttendeeConflictData");
            case AttendeeConflict.Individual(var status) -> {
                xml.start("t:IndividualAttendeeConflictData");
                xml.copy(BusyTypes.element(status, version));
            }
            case AttendeeConflict.TooBigGroup _ -> xml.start("t:TooBigGroupAttendeeConflictData");
            case AttendeeConflict.Group group -> {
                xml.start("t:GroupAttendeeConflictData");
                xml.element("t:NumberOfMembers", group.members());
                xml.element("t:NumberOfMembersAvailable", group.available());
                xml.element("t:NumberOfMembersWithConflict", group.withConflict());
                xml.element("t:NumberOfMembersWithNoData", group.withNoData());
            }
        }
        xml.end();
    }
}
