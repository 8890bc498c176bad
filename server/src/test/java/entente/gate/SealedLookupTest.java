package entente.gate;

import static entente.question.PermissionLevel.FREE_BUSY_TIME_AND_SUBJECT_AND_LOCATION;
import static entente.question.PermissionLevel.NONE;
import static entente.question.PermissionLevel.REVIEWER;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import entente.mailbox.Recipient;
import entente.question.AccessLevel;
import entente.question.Address;
import entente.question.MailTipsLevel;
import entente.routes.Features;
import entente.routes.Features.FreeBusyAccess;
import entente.routes.Features.MailTipsAccess;
import entente.routes.Features.MailboxMoves;
import entente.trusts.Action;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What a partner's person learns with a delegation token.
class SealedLookupTest {
    @TempDir Path folder;

    private FabrikamServices fabrikam;

    @BeforeEach
    void open() {
        fabrikam =
                new FabrikamServices(folder)
                        .mailbox("bob", REVIEWER)
                        .mailbox("alice", NONE)
                        .mailbox("sue", FREE_BUSY_TIME_AND_SUBJECT_AND_LOCATION);
    }

    @AfterEach
    void close() {
        fabrikam.close();
    }

    @Test
    void detailsAreShownButNothingOfWhatIsPrivate() {
        var answer = freeBusyOf("bob@fabrikam.test");

        assertThat(answer)
                .contains("<t:FreeBusyViewType>DetailedMerged</t:FreeBusyViewType>")
                .contains("Review of the plan")
                .contains("<t:IsPrivate>true</t:IsPrivate>")
                .doesNotContain("Doctor");
    }

    @Test
    void relationshipMayShowLessThanTheCalendar() {
        relationshipShows(AccessLevel.AVAILABILITY_ONLY, Optional.empty());

        var answer = freeBusyOf("bob@fabrikam.test");

        assertThat(answer)
                .contains("<t:FreeBusyViewType>FreeBusyMerged</t:FreeBusyViewType>")
                .contains("<t:BusyType>Busy</t:BusyType>")
                .doesNotContain("Review of the plan", "CalendarEventDetails");
    }

    @Test
    void eachRecipientIsAnsweredByItself() {
        fabrikam.recipient(
                        new Recipient.MailUser(
                                Address.of("raj@fabrikam.test"),
                                "Raj",
                                Address.of("raj@northwind.test")))
                .recipient(
                        new Recipient.Group(
                                Address.of("sales@fabrikam.test"),
                                "Sales",
                                List.of(
                                        Address.of("bob@fabrikam.test"),
                                        Address.of("alice@fabrikam.test"))));
        relationshipShows(
                AccessLevel.LIMITED_DETAILS, Optional.of(Address.of("sales@fabrikam.test")));

        var answer =
                freeBusyOf(
                        "bob@fabrikam.test",
                        "alice@fabrikam.test",
                        "sue@fabrikam.test",
                        "raj@fabrikam.test",
                        "raj@northwind.test");

        assertThat(codesIn(answer))
                .containsExactly(
                        "NoError",
                        "ErrorNoFreeBusyAccess",
                        "ErrorNoFreeBusyAccess",
                        "ErrorProxyRequestNotAllowed",
                        "ErrorProxyRequestNotAllowed");
        assertThat(fabrikam.asked).as("partners asked in somebody else's name").isEmpty();
    }

    @Test
    void groupIsOneAnswerThatTellsNothingOfWhoIsInIt() {
        group("team", "bob@fabrikam.test", "sue@fabrikam.test");
        group("closed", "alice@fabrikam.test", "bob@fabrikam.test", "raj@northwind.test");
        group("away", "raj@northwind.test");
        group("private", "alice@fabrikam.test");

        var answer =
                freeBusyOf(
                        "team@fabrikam.test",
                        "closed@fabrikam.test",
                        "away@fabrikam.test",
                        "private@fabrikam.test");

        assertThat(codesIn(answer))
                .containsExactly(
                        "NoError",
                        "NoError",
                        "ErrorProxyRequestNotAllowed",
                        "ErrorNoFreeBusyAccess");
        assertThat(answer)
                .contains("<t:FreeBusyViewType>MergedOnly</t:FreeBusyViewType>")
                .contains("<t:MergedFreeBusy>00202000</t:MergedFreeBusy>")
                // No data, as Exchange2010 has it.
                .contains("<t:MergedFreeBusy>44444444</t:MergedFreeBusy>")
                .doesNotContain("CalendarEvent", "WorkingHours", "alice", "bob", "raj");
        assertThat(fabrikam.asked).as("partners asked in somebody else's name").isEmpty();
    }

    private void group(String name, String... members) {
        fabrikam.recipient(
                new Recipient.Group(
                        Address.of(name + "@fabrikam.test"),
                        name,
                        Stream.of(members).map(Address::of).toList()));
    }

    @Test
    void relationshipThatIsDisabledShowsNobody() {
        fabrikam.relationships =
                List.of(
                        TestFederation.contoso(
                                false,
                                new FreeBusyAccess(
                                        true, AccessLevel.LIMITED_DETAILS, Optional.empty())));

        var answer = freeBusyOf("bob@fabrikam.test", "sue@fabrikam.test");

        assertThat(codesIn(answer))
                .containsExactly("ErrorNoFreeBusyAccess", "ErrorNoFreeBusyAccess");
    }

    @Test
    void autodiscoverTellsWhereTheServerIs() {
        var reply = fabrikam.post(autodiscover("GetUserSettings", USERS));

        assertThat(text(reply)).contains("https://mail.fabrikam.test:8443/EWS/Exchange.asmx");
        assertThat(text(reply)).contains("urn:uuid:1b7c5d0e-91a3-4c66-8c43-9f27b1f3f0aa");
    }

    @Test
    void autodiscoverOfADisabledRelationshipTellsNothing() {
        fabrikam.relationships = List.of(TestFederation.contoso(false, FreeBusyAccess.NONE));

        var reply = fabrikam.post(autodiscover("GetUserSettings", USERS));

        assertThat(reply.status()).isEqualTo(403);
        assertThat(reply.body()).isEmpty();
    }

    @Test
    void partnerSeesItsOwnRelationshipAndNoOther() {
        var reply =
                fabrikam.post(
                        autodiscover(
                                "GetOrganizationRelationshipSettings",
                                "<a:Request><a:Domains><a:Domain>northwind.test</a:Domain></a:Domains></a:Request>"));

        assertThat(text(reply))
                .contains("contoso.test", "LimitedDetails")
                .contains("<MailTipsAccessLevel>None</MailTipsAccessLevel>")
                .doesNotContain("northwind.test");
    }

    @Test
    void partnerIsToldWhatIsSharedWithIt() {
        fabrikam.relationships = List.of(TestFederation.contoso(true, TIPS_REPORTS_AND_MOVES));

        var reply =
                fabrikam.post(autodiscover("GetOrganizationRelationshipSettings", "<a:Request/>"));

        assertThat(text(reply))
                .contains("<DeliveryReportEnabled>true</DeliveryReportEnabled>")
                .contains("<FreeBusyAccessEnabled>false</FreeBusyAccessEnabled>")
                .contains("<MailTipsAccessEnabled>true</MailTipsAccessEnabled>")
                .contains("<MailTipsAccessLevel>Limited</MailTipsAccessLevel>")
                .contains("<MailboxMoveEnabled>true</MailboxMoveEnabled>");
    }

    @Test
    void relationshipForOtherThingsShowsNoTimesAndIsStillDiscovered() {
        fabrikam.relationships = List.of(TestFederation.contoso(true, TIPS_REPORTS_AND_MOVES));

        var times = freeBusyOf("bob@fabrikam.test");
        var discovery = autodiscover("GetUserSettings", USERS);
        discovery.messageId = "urn:uuid:2";

        assertThat(codesIn(times)).containsExactly("ErrorNoFreeBusyAccess");
        assertThat(text(fabrikam.post(discovery))).contains("ExternalEwsUrl");
    }

    private static final Features TIPS_REPORTS_AND_MOVES =
            new Features(
                    new FreeBusyAccess(false, AccessLevel.LIMITED_DETAILS, Optional.empty()),
                    new MailTipsAccess(true, MailTipsLevel.LIMITED, Optional.empty()),
                    false,
                    true,
                    new MailboxMoves(true, Set.of(), Set.of(), Optional.empty()),
                    false);

    private static final String USERS =
            "<a:Request><a:Users><a:User><a:Mailbox>bob@fabrikam.test</a:Mailbox></a:User></a:Users>"
                    + "<a:RequestedSettings><a:Setting>ExternalEwsUrl</a:Setting></a:RequestedSettings></a:Request>";

    private void relationshipShows(AccessLevel level, Optional<Address> scope) {
        fabrikam.relationships =
                List.of(TestFederation.contoso(true, new FreeBusyAccess(true, level, scope)));
    }

    private String freeBusyOf(String... addresses) {
        var mailboxes =
                Stream.of(addresses)
                        .map(
                                "<t:MailboxData><t:Email><t:Address>%s</t:Address></t:Email><t:AttendeeType>Required</t:AttendeeType></t:MailboxData>"
                                        ::formatted)
                        .collect(Collectors.joining());
        var reply =
                fabrikam.post(
                        Letter.of(letter -> letter.body = ASKED.replace("MAILBOXES", mailboxes)));
        assertThat(reply.status()).isEqualTo(200);
        return text(reply);
    }

    private static final String ASKED =
            """
            <m:GetUserAvailabilityRequest xmlns:m="http://schemas.microsoft.com/exchange/services/2006/messages"
                xmlns:t="http://schemas.microsoft.com/exchange/services/2006/types">
              <t:TimeZone><t:Bias>0</t:Bias>
                <t:StandardTime><t:Bias>0</t:Bias><t:Time>00:00:00</t:Time><t:DayOrder>1</t:DayOrder><t:Month>1</t:Month><t:DayOfWeek>Sunday</t:DayOfWeek></t:StandardTime>
                <t:DaylightTime><t:Bias>0</t:Bias><t:Time>00:00:00</t:Time><t:DayOrder>1</t:DayOrder><t:Month>1</t:Month><t:DayOfWeek>Sunday</t:DayOfWeek></t:DaylightTime>
              </t:TimeZone>
              <m:MailboxDataArray>MAILBOXES</m:MailboxDataArray>
              <t:FreeBusyViewOptions>
                <t:TimeWindow><t:StartTime>2026-03-02T08:00:00</t:StartTime><t:EndTime>2026-03-02T12:00:00</t:EndTime></t:TimeWindow>
                <t:MergedFreeBusyIntervalInMinutes>30</t:MergedFreeBusyIntervalInMinutes>
                <t:RequestedView>DetailedMerged</t:RequestedView>
              </t:FreeBusyViewOptions>
            </m:GetUserAvailabilityRequest>\
            """;

    private static Letter autodiscover(String operation, String content) {
        return Letter.of(letter -> {
            letter.path = SealedWorld.AUTODISCOVER;
            letter.to = "https://mail.fabrikam.test:8443" + SealedWorld.AUTODISCOVER;
            letter.action = Letter.AUTODISCOVER + "/Autodiscover/" + operation;
            letter.body =
                    "<a:%1$sRequestMessage xmlns:a=\"%2$s\">%3$s</a:%1$sRequestMessage>"
                            .formatted(operation, Letter.AUTODISCOVER, content);
            letter.token.action = Action.AUTODISCOVER.wireName();
        });
    }

    private static List<String> codesIn(String answer) {
        return Stream.of(answer.split("<m:ResponseCode>"))
                .skip(1)
                .map(rest -> rest.substring(0, rest.indexOf('<')))
                .toList();
    }

    private static String text(Reply reply) {
        return new String(reply.body(), UTF_8);
    }
}
