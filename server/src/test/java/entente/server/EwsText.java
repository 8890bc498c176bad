package entente.server;

/// Requests as clients write them.
final class EwsText {
    private EwsText() {}

    /// Times on 2 March 2026 that suit `address`, a whole day of UTC.
    static String timesThatSuit(String address) {
        var view = freeBusyOf(address);
        var start = view.indexOf("<t:FreeBusyViewOptions>");
        var end = view.indexOf("</m:GetUserAvailabilityRequest>");
        return view.substring(0, start)
                + """
                <t:SuggestionsViewOptions>
                  <t:MaximumResultsByDay>48</t:MaximumResultsByDay>
                  <t:MaximumNonWorkHourResultsByDay>48</t:MaximumNonWorkHourResultsByDay>
                  <t:MeetingDurationInMinutes>60</t:MeetingDurationInMinutes>
                  <t:MinimumSuggestionQuality>Excellent</t:MinimumSuggestionQuality>
                  <t:DetailedSuggestionsWindow><t:StartTime>2026-03-02T00:00:00</t:StartTime><t:EndTime>2026-03-03T00:00:00</t:EndTime></t:DetailedSuggestionsWindow>
                </t:SuggestionsViewOptions>
                """
                + view.substring(end);
    }

    static String freeBusyOf(String address) {
        return enveloped(
                """
                <m:GetUserAvailabilityRequest>
                  <t:TimeZone><t:Bias>0</t:Bias>
                    <t:StandardTime><t:Bias>0</t:Bias><t:Time>00:00:00</t:Time><t:DayOrder>1</t:DayOrder><t:Month>1</t:Month><t:DayOfWeek>Sunday</t:DayOfWeek></t:StandardTime>
                    <t:DaylightTime><t:Bias>0</t:Bias><t:Time>00:00:00</t:Time><t:DayOrder>1</t:DayOrder><t:Month>1</t:Month><t:DayOfWeek>Sunday</t:DayOfWeek></t:DaylightTime>
                  </t:TimeZone>
                  <m:MailboxDataArray><t:MailboxData><t:Email><t:Address>%s</t:Address></t:Email>
                    <t:AttendeeType>Required</t:AttendeeType></t:MailboxData></m:MailboxDataArray>
                  <t:FreeBusyViewOptions>
                    <t:TimeWindow><t:StartTime>2026-03-02T08:00:00</t:StartTime><t:EndTime>2026-03-02T12:00:00</t:EndTime></t:TimeWindow>
                    <t:MergedFreeBusyIntervalInMinutes>30</t:MergedFreeBusyIntervalInMinutes>
                    <t:RequestedView>FreeBusyMerged</t:RequestedView>
                  </t:FreeBusyViewOptions>
                </m:GetUserAvailabilityRequest>
                """
                        .formatted(address));
    }

    static String resolveNames(String entry) {
        return enveloped(
                """
                <m:ResolveNames ReturnFullContactData="false"><m:UnresolvedEntry>%s</m:UnresolvedEntry></m:ResolveNames>
                """
                        .formatted(entry));
    }

    static String enveloped(String body) {
        return """
        <?xml version="1.0" encoding="utf-8"?>
        <s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"
            xmlns:m="http://schemas.microsoft.com/exchange/services/2006/messages"
            xmlns:t="http://schemas.microsoft.com/exchange/services/2006/types">
          <s:Header><t:RequestServerVersion Version="Exchange2013_SP1"/></s:Header>
          <s:Body>%s</s:Body>
        </s:Envelope>
        """
                .formatted(body);
    }
}
