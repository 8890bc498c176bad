package entente.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import entente.testkit.LabUnderTest;
import java.util.Collection;
import java.util.List;
import microsoft.exchange.webservices.data.core.PropertySet;
import microsoft.exchange.webservices.data.core.enumeration.misc.error.ServiceError;
import microsoft.exchange.webservices.data.core.enumeration.permission.folder.DelegateFolderPermissionLevel;
import microsoft.exchange.webservices.data.core.enumeration.permission.folder.FolderPermissionLevel;
import microsoft.exchange.webservices.data.core.enumeration.property.WellKnownFolderName;
import microsoft.exchange.webservices.data.core.enumeration.service.MeetingRequestsDeliveryScope;
import microsoft.exchange.webservices.data.core.response.DelegateUserResponse;
import microsoft.exchange.webservices.data.core.response.ServiceResponse;
import microsoft.exchange.webservices.data.core.service.folder.Folder;
import microsoft.exchange.webservices.data.core.service.schema.FolderSchema;
import microsoft.exchange.webservices.data.property.complex.DelegateUser;
import microsoft.exchange.webservices.data.property.complex.FolderId;
import microsoft.exchange.webservices.data.property.complex.FolderPermission;
import microsoft.exchange.webservices.data.property.complex.Mailbox;
import microsoft.exchange.webservices.data.property.complex.UserId;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// The public EWS client for Java, unmodified, says who acts for its owner in the lab. It sends levels and does not read them where delegates are told,
/// so they are looked for in the folders.
class DelegatesTest {
    private static final String MARY = "mary@contoso.test";
    private static final String BOB = "bob@contoso.test";
    private static final String ALICE = "alice@contoso.test";

    private static LabUnderTest lab;

    @BeforeAll
    static void startLab() {
        lab = LabUnderTest.start();
    }

    @AfterAll
    static void stopLab() {
        lab.close();
    }

    @AfterEach
    void forgetDelegates() throws Exception {
        service(MARY).removeDelegates(marys(), new UserId(BOB), new UserId(ALICE));
    }

    @Test
    void delegatesAreAddedAndToldWithWhatTheyMayDo() throws Exception {
        var service = service(MARY);
        var bob = new DelegateUser(BOB);
        bob.getPermissions().setCalendarFolderPermissionLevel(DelegateFolderPermissionLevel.Editor);
        bob.getPermissions().setInboxFolderPermissionLevel(DelegateFolderPermissionLevel.Reviewer);
        bob.setViewPrivateItems(true);

        var added =
                service.addDelegates(
                        marys(),
                        MeetingRequestsDeliveryScope.DelegatesAndMe,
                        bob,
                        new DelegateUser(ALICE));

        assertThat(added)
                .extracting(ServiceResponse::getErrorCode)
                .containsOnly(ServiceError.NoError);
        var told = service.getDelegates(marys(), true);
        assertThat(told.getMeetingReqestsDeliveryScope())
                .isEqualTo(MeetingRequestsDeliveryScope.DelegatesAndMe);
        assertThat(addresses(told.getDelegateUserResponses()))
                .containsExactlyInAnyOrder(BOB, ALICE);
        var toldOfBob = only(service, BOB);
        assertThat(toldOfBob.getViewPrivateItems()).isTrue();
        assertThat(levels(service, WellKnownFolderName.Calendar, BOB))
                .containsExactly(FolderPermissionLevel.Editor);
        assertThat(levels(service, WellKnownFolderName.Inbox, BOB))
                .containsExactly(FolderPermissionLevel.Reviewer);
        assertThat(levels(service, WellKnownFolderName.Tasks, BOB)).isEmpty();
        assertThat(levels(service, WellKnownFolderName.Inbox, ALICE)).isEmpty();
    }

    @Test
    void delegateOpensTheFoldersThatHerLevelsGive() throws Exception {
        var alice = new DelegateUser(ALICE);
        alice.getPermissions()
                .setInboxFolderPermissionLevel(DelegateFolderPermissionLevel.Reviewer);
        service(MARY).addDelegates(marys(), MeetingRequestsDeliveryScope.NoForward, alice);

        var inbox = Folder.bind(service(ALICE), new FolderId(WellKnownFolderName.Inbox, marys()));

        assertThat(inbox.getDisplayName()).isEqualTo("Inbox");
    }

    @Test
    void delegateIsChangedAsTheOwnerSays() throws Exception {
        var service = service(MARY);
        var bob = new DelegateUser(BOB);
        bob.getPermissions().setCalendarFolderPermissionLevel(DelegateFolderPermissionLevel.Editor);
        service.addDelegates(marys(), MeetingRequestsDeliveryScope.NoForward, bob);

        var change = only(service, BOB);
        change.getPermissions()
                .setCalendarFolderPermissionLevel(DelegateFolderPermissionLevel.Reviewer);
        change.setViewPrivateItems(true);
        var updated =
                service.updateDelegates(marys(), MeetingRequestsDeliveryScope.NoForward, change);

        assertThat(updated)
                .extracting(ServiceResponse::getErrorCode)
                .containsExactly(ServiceError.NoError);
        var found = only(service, BOB);
        assertThat(found.getViewPrivateItems()).isTrue();
        assertThat(levels(service, WellKnownFolderName.Calendar, BOB))
                .containsExactly(FolderPermissionLevel.Reviewer);
    }

    @Test
    void delegateIsRemovedAndWhoIsNoneIsAnErrorOfHerOwn() throws Exception {
        var service = service(MARY);
        service.addDelegates(
                marys(), MeetingRequestsDeliveryScope.NoForward, new DelegateUser(BOB));

        var removed = service.removeDelegates(marys(), new UserId(BOB), new UserId(ALICE));

        assertThat(removed)
                .extracting(ServiceResponse::getErrorCode)
                .containsExactly(ServiceError.NoError, ServiceError.ErrorNotDelegate);
        assertThat(service.getDelegates(marys(), true).getDelegateUserResponses()).isEmpty();
    }

    @Test
    void ownerIsNotHerOwnDelegate() throws Exception {
        var service = service(MARY);

        var added =
                service.addDelegates(
                        marys(), MeetingRequestsDeliveryScope.NoForward, new DelegateUser(MARY));

        assertThat(added)
                .extracting(ServiceResponse::getErrorCode)
                .containsExactly(ServiceError.ErrorDelegateCannotAddOwner);
    }

    private static DelegateUser only(TrustingExchangeService service, String address)
            throws Exception {
        var told = service.getDelegates(marys(), true, new UserId(address));
        assertThat(told.getDelegateUserResponses()).hasSize(1);
        return told.getDelegateUserResponses().iterator().next().getDelegateUser();
    }

    /// What a folder of hers gives somebody by name.
    private static List<FolderPermissionLevel> levels(
            TrustingExchangeService service, WellKnownFolderName folder, String address)
            throws Exception {
        var shared = Folder.bind(service, folder, new PropertySet(FolderSchema.Permissions));
        return shared.getPermissions().getItems().stream()
                .filter(entry -> address.equals(entry.getUserId().getPrimarySmtpAddress()))
                .map(FolderPermission::getPermissionLevel)
                .toList();
    }

    private static List<String> addresses(Collection<DelegateUserResponse> responses) {
        return responses.stream()
                .map(each -> each.getDelegateUser().getUserId().getPrimarySmtpAddress())
                .toList();
    }

    private static Mailbox marys() {
        return new Mailbox(MARY);
    }

    private static TrustingExchangeService service(String address) throws Exception {
        return TrustingExchangeService.of(lab, address);
    }
}
