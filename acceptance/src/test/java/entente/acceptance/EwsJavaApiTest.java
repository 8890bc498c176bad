package entente.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import entente.testkit.LabUnderTest;
import java.net.URI;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.stream.Stream;
import microsoft.exchange.webservices.data.autodiscover.enumeration.AutodiscoverErrorCode;
import microsoft.exchange.webservices.data.autodiscover.enumeration.UserSettingName;
import microsoft.exchange.webservices.data.core.ExchangeService;
import microsoft.exchange.webservices.data.core.PropertySet;
import microsoft.exchange.webservices.data.core.enumeration.availability.AvailabilityData;
import microsoft.exchange.webservices.data.core.enumeration.availability.FreeBusyViewType;
import microsoft.exchange.webservices.data.core.enumeration.misc.error.ServiceError;
import microsoft.exchange.webservices.data.core.enumeration.property.LegacyFreeBusyStatus;
import microsoft.exchange.webservices.data.core.enumeration.property.WellKnownFolderName;
import microsoft.exchange.webservices.data.core.enumeration.service.DeleteMode;
import microsoft.exchange.webservices.data.core.enumeration.service.ServiceResult;
import microsoft.exchange.webservices.data.core.exception.http.HttpErrorException;
import microsoft.exchange.webservices.data.core.exception.service.remote.ServiceResponseException;
import microsoft.exchange.webservices.data.core.service.folder.CalendarFolder;
import microsoft.exchange.webservices.data.core.service.folder.Folder;
import microsoft.exchange.webservices.data.credential.WebCredentials;
import microsoft.exchange.webservices.data.misc.availability.AttendeeInfo;
import microsoft.exchange.webservices.data.misc.availability.AvailabilityOptions;
import microsoft.exchange.webservices.data.misc.availability.GetUserAvailabilityResults;
import microsoft.exchange.webservices.data.misc.availability.TimeWindow;
import microsoft.exchange.webservices.data.search.FolderView;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// The public EWS client for Java, unmodified, against the lab.
class EwsJavaApiTest {
    private static LabUnderTest lab;

    @BeforeAll
    static void startLab() {
        lab = LabUnderTest.start();
    }

    @AfterAll
    static void stopLab() {
        lab.close();
    }

    @Test
    void aColleagueInTheCloudShowsBusyTimesOverOauth() throws Exception {
        var results =
                availability("mary@contoso.test", AvailabilityData.FreeBusy, "joe@contoso.test");

        var joe = results.getAttendeesAvailability().getResponseAtIndex(0);
        assertThat(joe.getResult()).isEqualTo(ServiceResult.Success);
        assertThat(joe.getViewType()).isEqualTo(FreeBusyViewType.DetailedMerged);
        assertThat(joe.getMergedFreeBusyStatus()).contains(LegacyFreeBusyStatus.Busy);
        assertThat(joe.getCalendarEvents()).isNotEmpty();
        assertThat(joe.getWorkingHours().getDaysOfTheWeek()).hasSize(5);
    }

    @Test
    void aPersonOfAPartnerShowsDetailsOverDauth() throws Exception {
        var results =
                availability("mary@contoso.test", AvailabilityData.FreeBusy, "ann@fabrikam.test");

        var ann = results.getAttendeesAvailability().getResponseAtIndex(0);
        assertThat(ann.getResult()).isEqualTo(ServiceResult.Success);
        assertThat(ann.getViewType()).isEqualTo(FreeBusyViewType.DetailedMerged);
        assertThat(ann.getCalendarEvents())
                .extracting(event -> event.getDetails().getSubject())
                .contains("Sales meeting");
    }

    @Test
    void severalPeopleAnswerInTheOrderAskedAndOneFailureCostsTheOthersNothing() throws Exception {
        var results =
                availability(
                        "mary@contoso.test",
                        AvailabilityData.FreeBusy,
                        "bob@contoso.test",
                        "nobody@contoso.test",
                        "sue@contoso.cloud.test",
                        "room.blue@contoso.test");

        var answers = results.getAttendeesAvailability();
        assertThat(answers.getCount()).isEqualTo(4);
        assertThat(answers.getResponseAtIndex(0).getResult()).isEqualTo(ServiceResult.Success);
        assertThat(answers.getResponseAtIndex(1).getErrorCode())
                .isEqualTo(ServiceError.ErrorMailRecipientNotFound);
        assertThat(answers.getResponseAtIndex(2).getResult()).isEqualTo(ServiceResult.Success);
        assertThat(answers.getResponseAtIndex(3).getResult()).isEqualTo(ServiceResult.Success);
    }

    @Test
    void meetingTimesAreSuggestedForBothOrganisations() throws Exception {
        var results =
                availability(
                        "mary@contoso.test",
                        AvailabilityData.FreeBusyAndSuggestions,
                        "bob@contoso.test",
                        "joe@contoso.test");

        assertThat(results.getSuggestions()).isNotEmpty();
        assertThat(results.getSuggestions())
                .anySatisfy(day -> assertThat(day.getTimeSuggestions()).isNotEmpty());
    }

    @Test
    void namesAreResolved() throws Exception {
        var found = service("mary@contoso.test").resolveName("bob");

        assertThat(found.getCount()).isEqualTo(1);
        assertThat(found.nameResolutionCollection(0).getMailbox().getAddress())
                .isEqualTo("bob@contoso.test");
    }

    @Test
    void timeZonesOfTheServerAreRead() throws Exception {
        var zones = service("mary@contoso.test").getServerTimeZones();

        assertThat(zones).hasSizeGreaterThan(100);
    }

    @Test
    void autodiscoverNamesTheServer() throws Exception {
        var settings =
                autodiscover("mary@contoso.test")
                        .getUserSettings(
                                "mary@contoso.test",
                                UserSettingName.ExternalEwsUrl,
                                UserSettingName.UserDisplayName);

        assertThat(settings.getErrorCode()).isEqualTo(AutodiscoverErrorCode.NoError);
        assertThat(settings.getSettings())
                .containsEntry(
                        UserSettingName.ExternalEwsUrl,
                        lab.organisationOf("mary@contoso.test").ewsUrl())
                .containsEntry(UserSettingName.UserDisplayName, "Mary");
    }

    @Test
    void autodiscoverSendsOnToTheTargetAddress() throws Exception {
        var people = List.of("mary@contoso.test", "joe@contoso.test");

        var settings =
                autodiscover("mary@contoso.test")
                        .getUsersSettings(people, UserSettingName.ExternalEwsUrl);

        var joe = settings.getTResponseAtIndex(1);
        assertThat(joe.getErrorCode()).isEqualTo(AutodiscoverErrorCode.RedirectAddress);
        assertThat(joe.getRedirectTarget()).isEqualTo("joe@contoso.cloud.test");
    }

    @Test
    void foldersAreMadeRenamedMovedAndDeleted() throws Exception {
        var service = service("mary@contoso.test");
        var work = new Folder(service);
        work.setDisplayName("Work");
        work.save(WellKnownFolderName.Inbox);
        var below = new CalendarFolder(service);
        below.setDisplayName("Dates");
        below.save(work.getId());
        var seen = service.syncFolderHierarchy(PropertySet.FirstClassProperties, null);

        work = Folder.bind(service, work.getId());
        work.setDisplayName("Play");
        work.update();
        work.move(WellKnownFolderName.Tasks);
        below.delete(DeleteMode.HardDelete);

        var found = Folder.bind(service, WellKnownFolderName.Tasks).findFolders(new FolderView(9));
        assertThat(found.getTotalCount()).isEqualTo(1);
        assertThat(found.getFolders().getFirst().getDisplayName()).isEqualTo("Play");
        assertThat(changedSince(service, seen.getSyncState()))
                .contains("Update " + work.getId(), "Delete " + below.getId());

        work.delete(DeleteMode.MoveToDeletedItems);
        var bin = Folder.bind(service, WellKnownFolderName.DeletedItems);
        assertThat(bin.getChildFolderCount()).isEqualTo(1);
        bin.empty(DeleteMode.HardDelete, true);
        assertThat(Folder.bind(service, bin.getId()).getChildFolderCount()).isZero();
    }

    @Test
    void aNameThatIsTakenIsRefused() throws Exception {
        var folder = new Folder(service("mary@contoso.test"));
        folder.setDisplayName("INBOX");

        assertThatThrownBy(() -> folder.save(WellKnownFolderName.MsgFolderRoot))
                .isInstanceOf(ServiceResponseException.class)
                .extracting(e -> ((ServiceResponseException) e).getErrorCode())
                .isEqualTo(ServiceError.ErrorFolderExists);
    }

    @Test
    void aWrongPasswordIsRefused() throws Exception {
        var service = service("mary@contoso.test");
        service.setCredentials(new WebCredentials("mary@contoso.test", "wrong"));

        assertThatThrownBy(() -> service.resolveName("bob"))
                .hasRootCauseInstanceOf(HttpErrorException.class)
                .rootCause()
                .hasMessageContaining("401");
    }

    private static List<String> changedSince(ExchangeService service, String state)
            throws Exception {
        var told = new ArrayList<String>();
        for (var change : service.syncFolderHierarchy(PropertySet.FirstClassProperties, state)) {
            told.add(change.getChangeType() + " " + change.getFolderId());
        }
        return told;
    }

    private static GetUserAvailabilityResults availability(
            String caller, AvailabilityData asked, String... people) throws Exception {
        var attendees = Stream.of(people).map(AttendeeInfo::getAttendeeInfoFromString).toList();
        var options = new AvailabilityOptions();
        options.setRequestedFreeBusyView(FreeBusyViewType.DetailedMerged);
        return service(caller).getUserAvailability(attendees, nextWorkingWeek(), asked, options);
    }

    private static TimeWindow nextWorkingWeek() {
        var monday = LocalDate.now(ZoneOffset.UTC).with(TemporalAdjusters.next(DayOfWeek.MONDAY));
        return new TimeWindow(midnight(monday), midnight(monday.plusDays(5)));
    }

    private static Date midnight(LocalDate day) {
        return Date.from(day.atStartOfDay(ZoneOffset.UTC).toInstant());
    }

    private static TrustingAutodiscoverService autodiscover(String address) throws Exception {
        var url = URI.create(lab.organisationOf(address).autodiscoverUrl());
        var service = TrustingAutodiscoverService.trusting(lab.trust(), url);
        service.setCredentials(new WebCredentials(address, lab.passwordOf(address)));
        return service;
    }

    private static TrustingExchangeService service(String address) throws Exception {
        return TrustingExchangeService.of(lab, address);
    }
}
