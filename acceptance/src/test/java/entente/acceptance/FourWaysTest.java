package entente.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import entente.testkit.LabUnderTest;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import microsoft.exchange.webservices.data.core.enumeration.availability.AvailabilityData;
import microsoft.exchange.webservices.data.core.enumeration.availability.FreeBusyViewType;
import microsoft.exchange.webservices.data.core.enumeration.misc.error.ServiceError;
import microsoft.exchange.webservices.data.core.enumeration.service.ServiceResult;
import microsoft.exchange.webservices.data.core.response.AttendeeAvailability;
import microsoft.exchange.webservices.data.misc.availability.AttendeeInfo;
import microsoft.exchange.webservices.data.misc.availability.AvailabilityOptions;
import microsoft.exchange.webservices.data.misc.availability.TimeWindow;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/// One request of an unmodified client about people who are reached in four ways: here, over OAuth, over DAuth, and over an address space.
class FourWaysTest {
    private static final String MARY = "mary@contoso.test";
    private static final String[] EVERYBODY = {
        "joe@contoso.test", "ann@fabrikam.test", "nils@northwind.test", "bob@contoso.test"
    };

    private LabUnderTest lab;

    @BeforeEach
    void startLab() {
        lab = LabUnderTest.start();
    }

    @AfterEach
    void stopLab() {
        lab.close();
    }

    @Test
    void everybodyIsAnsweredInTheOrderAsked() throws Exception {
        var answers = ask(EVERYBODY);

        assertThat(answers)
                .extracting(AttendeeAvailability::getResult)
                .containsOnly(ServiceResult.Success)
                .hasSize(4);
        assertThat(answers.get(0).getViewType()).isEqualTo(FreeBusyViewType.DetailedMerged);
        assertThat(answers.get(1).getViewType()).isEqualTo(FreeBusyViewType.DetailedMerged);
        assertThat(answers.get(2).getViewType()).isEqualTo(FreeBusyViewType.FreeBusyMerged);
        assertThat(answers).allMatch(answer -> !answer.getCalendarEvents().isEmpty());
        assertThat(AdminLookup.each("route", AdminLookup.answers(lab, MARY, EVERYBODY)))
                .containsExactly("oauth", "dauth", "address-space", "local");
    }

    @Test
    void oneThatIsDownCostsTheOthersNothing() throws Exception {
        lab.stop("northwind.test");

        var answers = ask(EVERYBODY);

        assertThat(errors(answers)).containsExactly(2);
        assertThat(answers.get(2).getErrorCode())
                .isEqualTo(ServiceError.ErrorProxyRequestProcessingFailed);
    }

    @Test
    void oneThatIsSilentCostsTheOthersNothing() throws Exception {
        try (var silent = new SilentServer()) {
            space(
                    "{\"targetServiceEpr\": \"https://mail.northwind.test:%d/\", \"secret\": \"x\"}"
                            .formatted(silent.port()));

            var answers = ask(EVERYBODY);

            assertThat(errors(answers)).containsExactly(2);
            assertThat(answers.get(2).getErrorCode())
                    .isIn(
                            ServiceError.ErrorTimeoutExpired,
                            ServiceError.ErrorProxyRequestProcessingFailed);
        }
    }

    @Test
    void personIsNamedWhereTheForestTrustsOurServersCertificate() throws Exception {
        var certificate = Files.readString(Path.of(lab.ready().keysDir(), "contoso.test.tls.crt"));
        lab.administer(
                "northwind.test",
                "PATCH",
                "/entente/admin/accepted-forests/contoso.test",
                "{\"certificates\": [%s]}"
                        .formatted(JsonMapper.shared().writeValueAsString(certificate)));
        space("{\"accessMethod\": \"PerUserFB\", \"account\": null, \"useServiceAccount\": true}");
        permit("\"mary@contoso.test\": \"FreeBusyTimeAndSubjectAndLocation\"");

        var mary = AdminLookup.answers(lab, MARY, "nils@northwind.test").getFirst();
        var bob = AdminLookup.answers(lab, "bob@contoso.test", "nils@northwind.test").getFirst();
        permit("\"mary@contoso.test\": \"None\"");
        var noMore = AdminLookup.answers(lab, MARY, "nils@northwind.test").getFirst();

        assertThat(AdminLookup.text("accessLevel", mary))
                .as(mary.toString())
                .isEqualTo("LimitedDetails");
        assertThat(AdminLookup.text("accessLevel", bob)).isEqualTo("AvailabilityOnly");
        assertThat(AdminLookup.text("reasonCode", noMore)).isEqualTo("CALENDAR_NOT_SHARED");
    }

    @Test
    void calendarThatShowsNobodyAnythingIsHiddenFromTheForest() {
        permit("\"default\": \"None\"");

        var nils = AdminLookup.answers(lab, MARY, "nils@northwind.test").getFirst();

        assertThat(AdminLookup.text("reasonCode", nils)).isEqualTo("CALENDAR_NOT_SHARED");
    }

    @Test
    void oauthThatFailsIsNotReplacedByAnAccount() {
        lab.administer(
                "contoso.test",
                "PUT",
                "/entente/admin/address-spaces/contoso.cloud.test",
                """
                {"accessMethod": "OrgWideFB", "account": "contoso@northwind.test", "secret": "never to be sent",
                 "targetServiceEpr": "https://mail.northwind.test:%d/EWS/Exchange.asmx"}
                """
                        .formatted(port("northwind.test")));
        lab.stop("contoso.cloud.test");

        var joe = AdminLookup.answers(lab, MARY, "joe@contoso.test").getFirst();

        assertThat(AdminLookup.text("route", joe)).isEqualTo("oauth");
        assertThat(AdminLookup.text("result", joe)).isEqualTo("unreachable");
        assertThat(AdminLookup.steps(joe))
                .noneMatch(step -> step.contains("address-space"))
                .noneMatch(step -> step.contains("northwind"));
    }

    @Test
    void relationshipGoesBeforeTheAddressSpace() {
        lab.administer(
                "contoso.test",
                "PUT",
                "/entente/admin/relationships/Northwind",
                """
                {"domains": ["northwind.test"], "freeBusyAccessEnabled": true,
                 "targetApplicationUri": "fed.northwind.test",
                 "targetSharingEpr": "https://mail.northwind.test:%d/EWS/Exchange.asmx/WSSecurity"}
                """
                        .formatted(port("northwind.test")));

        var related = AdminLookup.answers(lab, MARY, "nils@northwind.test").getFirst();
        lab.administer(
                "contoso.test",
                "PATCH",
                "/entente/admin/relationships/Northwind",
                "{\"enabled\": false}");
        var disabled = AdminLookup.answers(lab, MARY, "nils@northwind.test").getFirst();

        assertThat(AdminLookup.text("route", related)).isEqualTo("dauth");
        assertThat(AdminLookup.text("result", related)).isNotEqualTo("answered");
        assertThat(AdminLookup.text("route", disabled)).isEqualTo("address-space");
        assertThat(AdminLookup.text("result", disabled)).isEqualTo("answered");
    }

    private void space(String change) {
        var changed =
                lab.administer(
                        "contoso.test",
                        "PATCH",
                        "/entente/admin/address-spaces/northwind.test",
                        change);
        assertThat(changed.path("enabled").asBoolean()).as(changed.toString()).isTrue();
    }

    private void permit(String permission) {
        lab.administer(
                "northwind.test",
                "POST",
                "/entente/admin/mailboxes/nils@northwind.test/permissions",
                "{\"permissions\": {%s}}".formatted(permission));
    }

    private int port(String domain) {
        return URI.create(lab.organisationOf("x@" + domain).baseUrl()).getPort();
    }

    private static List<Integer> errors(List<AttendeeAvailability> answers) {
        return IntStream.range(0, answers.size())
                .filter(at -> answers.get(at).getResult() != ServiceResult.Success)
                .boxed()
                .toList();
    }

    private List<AttendeeAvailability> ask(String... people) throws Exception {
        var service = TrustingExchangeService.of(lab, MARY);
        var options = new AvailabilityOptions();
        options.setRequestedFreeBusyView(FreeBusyViewType.DetailedMerged);
        var start = Instant.parse("2026-03-02T00:00:00Z");
        var answers =
                service.getUserAvailability(
                                Stream.of(people)
                                        .map(AttendeeInfo::getAttendeeInfoFromString)
                                        .toList(),
                                new TimeWindow(
                                        Date.from(start),
                                        Date.from(start.plus(Duration.ofDays(5)))),
                                AvailabilityData.FreeBusy,
                                options)
                        .getAttendeesAvailability();
        return IntStream.range(0, answers.getCount())
                .mapToObj(answers::getResponseAtIndex)
                .toList();
    }
}
