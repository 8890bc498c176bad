package entente.bench;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// Whether a page of appointments costs more than one of messages. What an appointment says is read from its iCalendar object.
final class CalendarListRow implements Measurement {
    private static final String NAME = "50 appointments of 500 items";
    private static final double AIM = 0.5;
    private static final int ITEMS = 500;
    private static final int A_REQUEST = 100;
    private static final int PAGE = 50;
    private static final int WORKERS = 4;
    private static final Instant FIRST = Instant.parse("2026-03-02T09:00:00Z");

    @Override
    public List<String> names() {
        return List.of(NAME);
    }

    @Override
    public List<Row> measure(Scale scale) throws Exception {
        try (var lab = LabChild.start();
                var client = new HttpsClient(lab.trust(), WORKERS)) {
            var mail = MailFolder.of(lab, client, ITEMS);
            var calendar = filledCalendar(mail);
            var load = new Load(WORKERS);
            var appointments = mail.listing(calendar, PAGE, "<t:CalendarItem>");
            var messages = mail.listing(mail.id(), PAGE, "<t:Message>");
            return List.of(
                    new Row.Ratio(
                            NAME,
                            AIM,
                            "50 messages of as many",
                            scale.inTurns()
                                    .ratios(
                                            length -> load.rate(appointments, length),
                                            length -> load.rate(messages, length))));
        }
    }

    private static String filledCalendar(MailFolder mail) throws IOException {
        var calendar =
                MailFolder.firstId(
                        mail.ask(
                                """
                                <m:CreateFolder><m:ParentFolderId><t:DistinguishedFolderId Id="calendar"/></m:ParentFolderId>
                                <m:Folders><t:CalendarFolder><t:DisplayName>Bench</t:DisplayName></t:CalendarFolder></m:Folders></m:CreateFolder>\
                                """));
        for (var from = 0; from < ITEMS; from += A_REQUEST) {
            var appointments = new ArrayList<String>();
            for (var i = from; i < from + A_REQUEST; i++) {
                appointments.add(appointment(i));
            }
            mail.ask(
                    """
                    <m:CreateItem SendMeetingInvitations="SendToNone"><m:SavedItemFolderId><t:FolderId Id="%s"/></m:SavedItemFolderId>
                    <m:Items>%s</m:Items></m:CreateItem>\
                    """
                            .formatted(calendar, String.join("", appointments)));
        }
        return calendar;
    }

    private static String appointment(int number) {
        var start = FIRST.plusSeconds(3_600L * number);
        return """
        <t:CalendarItem><t:Subject>Meeting %d</t:Subject><t:Body BodyType="Text">Are you free then? Ann asks for all of us.</t:Body>
        <t:Start>%s</t:Start><t:End>%s</t:End><t:Location>Room %d</t:Location></t:CalendarItem>\
        """
                .formatted(number, start, start.plusSeconds(1_800), number % 7);
    }
}
