package entente.acceptance;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import entente.testkit.LabUnderTest;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import microsoft.exchange.webservices.data.core.PropertySet;
import microsoft.exchange.webservices.data.core.enumeration.misc.error.ServiceError;
import microsoft.exchange.webservices.data.core.enumeration.permission.folder.DelegateFolderPermissionLevel;
import microsoft.exchange.webservices.data.core.enumeration.permission.folder.FolderPermissionLevel;
import microsoft.exchange.webservices.data.core.enumeration.property.MeetingResponseType;
import microsoft.exchange.webservices.data.core.enumeration.property.WellKnownFolderName;
import microsoft.exchange.webservices.data.core.enumeration.service.DeleteMode;
import microsoft.exchange.webservices.data.core.enumeration.service.MeetingRequestsDeliveryScope;
import microsoft.exchange.webservices.data.core.enumeration.service.SendCancellationsMode;
import microsoft.exchange.webservices.data.core.enumeration.service.SendInvitationsMode;
import microsoft.exchange.webservices.data.core.exception.service.remote.ServiceResponseException;
import microsoft.exchange.webservices.data.core.response.DelegateUserResponse;
import microsoft.exchange.webservices.data.core.response.ServiceResponse;
import microsoft.exchange.webservices.data.core.service.folder.Folder;
import microsoft.exchange.webservices.data.core.service.item.Appointment;
import microsoft.exchange.webservices.data.core.service.item.EmailMessage;
import microsoft.exchange.webservices.data.core.service.item.Item;
import microsoft.exchange.webservices.data.core.service.item.MeetingCancellation;
import microsoft.exchange.webservices.data.core.service.item.MeetingRequest;
import microsoft.exchange.webservices.data.core.service.schema.FolderSchema;
import microsoft.exchange.webservices.data.property.complex.DelegateUser;
import microsoft.exchange.webservices.data.property.complex.EmailAddress;
import microsoft.exchange.webservices.data.property.complex.FolderId;
import microsoft.exchange.webservices.data.property.complex.FolderPermission;
import microsoft.exchange.webservices.data.property.complex.Mailbox;
import microsoft.exchange.webservices.data.property.complex.UserId;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// The public EWS client for Java, unmodified, says who acts for its owner in the lab, and acts for her. It sends levels and does not read them where delegates are told,
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

    @Test
    void delegateGetsHerOwnersInvitationAndAcceptsItForHer() throws Exception {
        addAlice(MeetingRequestsDeliveryScope.DelegatesOnly);
        var service = service(ALICE);
        var meeting = meeting(service, "Planning", 7);
        meeting.getRequiredAttendees().add(MARY);
        meeting.save(SendInvitationsMode.SendToAllAndSaveCopy);

        var copy = only(service, WellKnownFolderName.Inbox, "Planning");
        assertThat(service(MARY).found(WellKnownFolderName.Inbox, "Planning")).isEmpty();
        assertThat(copy).isInstanceOf(MeetingRequest.class);
        assertThat(copy.getReceivedRepresenting().getAddress()).isEqualTo(MARY);
        assertThat(copy.getReceivedBy().getAddress()).isEqualTo(ALICE);
        assertThat(judged(copy)).isEqualTo("GetItemResponse");

        ((MeetingRequest) copy).accept(true);

        assertThat(response(service(MARY), "Planning")).isEqualTo(MeetingResponseType.Accept);
        var answer = only(service, WellKnownFolderName.Inbox, "Accepted: Planning");
        assertThat(answer.getFrom().getAddress()).isEqualTo(MARY);
        assertThat(answer.getSender().getAddress()).isEqualTo(ALICE);
    }

    @Test
    void delegateArrangesInHerOwnersCalendar() throws Exception {
        addAlice(MeetingRequestsDeliveryScope.NoForward);
        var service = service(ALICE);
        var meeting = meeting(service, "Interview", 14);
        meeting.getRequiredAttendees().add(ALICE);

        meeting.save(
                new FolderId(WellKnownFolderName.Calendar, marys()),
                SendInvitationsMode.SendToAllAndSaveCopy);

        assertThat(response(service(MARY), "Interview")).isEqualTo(MeetingResponseType.Organizer);
        var request = only(service, WellKnownFolderName.Inbox, "Interview");
        assertThat(request.getFrom().getAddress()).isEqualTo(MARY);
        assertThat(request.getSender().getAddress()).isEqualTo(ALICE);

        meeting.delete(DeleteMode.HardDelete, SendCancellationsMode.SendOnlyToAll);

        assertThat(service(MARY).found(WellKnownFolderName.Calendar, "Interview")).isEmpty();
        assertThat(only(service, WellKnownFolderName.Inbox, "Canceled: Interview"))
                .isInstanceOf(MeetingCancellation.class);
    }

    @Test
    void delegateSendsInHerOwnersNameUntilSheIsNoneAnyMore() throws Exception {
        addAlice(MeetingRequestsDeliveryScope.NoForward);

        fromMary("In time").sendAndSaveCopy();
        service(MARY).removeDelegates(marys(), new UserId(ALICE));

        var got = only(service(ALICE), WellKnownFolderName.Inbox, "In time");
        assertThat(got.getFrom().getAddress()).isEqualTo(MARY);
        assertThat(got.getSender().getAddress()).isEqualTo(ALICE);
        assertThatThrownBy(() -> fromMary("Late").sendAndSaveCopy())
                .isInstanceOfSatisfying(
                        ServiceResponseException.class,
                        refused ->
                                assertThat(refused.getErrorCode())
                                        .isEqualTo(ServiceError.ErrorSendAsDenied));
    }

    /// Has Alice be Mary's delegate, who has her calendar as an Editor.
    private static void addAlice(MeetingRequestsDeliveryScope scope) throws Exception {
        var alice = new DelegateUser(ALICE);
        alice.getPermissions()
                .setCalendarFolderPermissionLevel(DelegateFolderPermissionLevel.Editor);
        alice.setReceiveCopiesOfMeetingMessages(true);
        assertThat(service(MARY).addDelegates(marys(), scope, alice))
                .extracting(ServiceResponse::getErrorCode)
                .containsExactly(ServiceError.NoError);
    }

    private static EmailMessage fromMary(String subject) throws Exception {
        var message = new EmailMessage(service(ALICE));
        message.setSubject(subject);
        message.setFrom(new EmailAddress(MARY));
        message.getToRecipients().add(ALICE);
        return message;
    }

    private static Appointment meeting(TrustingExchangeService service, String subject, int days)
            throws Exception {
        var meeting = new Appointment(service);
        meeting.setSubject(subject);
        var start = Instant.parse("2033-03-05T09:00:00Z").plus(Duration.ofDays(days));
        meeting.setStart(Date.from(start));
        meeting.setEnd(Date.from(start.plusSeconds(1800)));
        return meeting;
    }

    private static MeetingResponseType response(TrustingExchangeService service, String subject)
            throws Exception {
        var found = service.found(WellKnownFolderName.Calendar, subject);
        assertThat(found).hasSize(1);
        return Appointment.bind(service, found.getFirst().getId()).getMyResponseType();
    }

    private static EmailMessage only(
            TrustingExchangeService service, WellKnownFolderName folder, String subject)
            throws Exception {
        var found = service.found(folder, subject);
        assertThat(found).hasSize(1);
        return (EmailMessage) Item.bind(service, found.getFirst().getId());
    }

    /// What the answer is that tells all of an item, by the published schemas; the same where these do not lie beside the project.
    private static String judged(Item item) throws Exception {
        var whole =
                Envelopes.operation(
                        "<m:GetItem><m:ItemShape><t:BaseShape>AllProperties</t:BaseShape></m:ItemShape>"
                                + "<m:ItemIds><t:ItemId Id=\"%s\"/></m:ItemIds></m:GetItem>"
                                        .formatted(item.getId().getUniqueId()));
        var answer = lab.ews("contoso.test", lab.basic(ALICE), whole);
        assertThat(new String(answer.body(), UTF_8)).contains("<t:ReceivedRepresenting>");
        var schemas = EwsSchemas.findIfThere();
        return schemas.isPresent() ? schemas.get().judge(answer.body()) : "GetItemResponse";
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
