package entente.endpoints;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import entente.problem.Code;
import entente.question.AccessLevel;
import entente.question.Address;
import entente.question.Caller;
import entente.question.Domain;
import entente.question.Grant;
import entente.question.PhotoSize;
import entente.question.TimeZoneRule;
import entente.wire.ews.AddDelegate;
import entente.wire.ews.BatchResult;
import entente.wire.ews.BroughtDelegates;
import entente.wire.ews.ConflictResolution;
import entente.wire.ews.ConvertId;
import entente.wire.ews.CopyFolder;
import entente.wire.ews.CopyItem;
import entente.wire.ews.CreateAttachment;
import entente.wire.ews.CreateFolder;
import entente.wire.ews.CreateItem;
import entente.wire.ews.DeleteAttachment;
import entente.wire.ews.DeleteFolder;
import entente.wire.ews.DeleteItem;
import entente.wire.ews.DeleteType;
import entente.wire.ews.EmptyFolder;
import entente.wire.ews.EventKind;
import entente.wire.ews.EwsRequest.Operation;
import entente.wire.ews.EwsRequest.Unknown;
import entente.wire.ews.ExpandDL;
import entente.wire.ews.ExportItems;
import entente.wire.ews.FindFolder;
import entente.wire.ews.FindItem;
import entente.wire.ews.FindMessageTrackingReport;
import entente.wire.ews.FolderRef;
import entente.wire.ews.FolderShape;
import entente.wire.ews.GetAttachment;
import entente.wire.ews.GetDelegate;
import entente.wire.ews.GetEvents;
import entente.wire.ews.GetFolder;
import entente.wire.ews.GetItem;
import entente.wire.ews.GetMailTips;
import entente.wire.ews.GetMessageTrackingReport;
import entente.wire.ews.GetPasswordExpirationDate;
import entente.wire.ews.GetRoomLists;
import entente.wire.ews.GetRooms;
import entente.wire.ews.GetServerTimeZones;
import entente.wire.ews.GetServiceConfiguration;
import entente.wire.ews.GetStreamingEvents;
import entente.wire.ews.GetUserAvailability;
import entente.wire.ews.GetUserConfiguration;
import entente.wire.ews.GetUserOofSettings;
import entente.wire.ews.GetUserPhoto;
import entente.wire.ews.GetUserRetentionPolicyTags;
import entente.wire.ews.ItemRef;
import entente.wire.ews.ItemShape;
import entente.wire.ews.MarkAllItemsAsRead;
import entente.wire.ews.MarkAsJunk;
import entente.wire.ews.MoveFolder;
import entente.wire.ews.MoveItem;
import entente.wire.ews.RemoveDelegate;
import entente.wire.ews.ResolveNames;
import entente.wire.ews.SendItem;
import entente.wire.ews.SetUserOofSettings;
import entente.wire.ews.Subscribe;
import entente.wire.ews.SyncFolderHierarchy;
import entente.wire.ews.SyncFolderItems;
import entente.wire.ews.Unsubscribe;
import entente.wire.ews.UpdateDelegate;
import entente.wire.ews.UpdateFolder;
import entente.wire.ews.UpdateItem;
import entente.wire.ews.UploadItems;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Purposes are kept apart: every kind of caller, with every purpose that it may have, against every operation there is.
class RightsTest {
    private static final FolderRef INBOX = new FolderRef.ByName("inbox", Optional.empty());

    private static final List<Operation> EVERY_OPERATION =
            List.of(
                    new GetUserAvailability.Request(
                            TimeZoneRule.UTC, List.of(), Optional.empty(), Optional.empty()),
                    new GetMailTips.Request("ann@fabrikam.test", List.of(), Set.of()),
                    new GetUserPhoto.Request("bob@contoso.test", PhotoSize.HR96),
                    FindMessageTrackingReport.ofOne(
                            "contoso.test",
                            "ann@fabrikam.test",
                            "bob@contoso.test",
                            "<1@fabrikam.test>"),
                    new GetMessageTrackingReport.Request(
                            GetMessageTrackingReport.Template.SUMMARY,
                            Optional.empty(),
                            "id",
                            false),
                    new GetServerTimeZones.Request(false, List.of()),
                    new ResolveNames.Request(
                            "mary",
                            ResolveNames.Scope.DIRECTORY_THEN_CONTACTS,
                            List.of(),
                            Optional.empty()),
                    new ExpandDL.Request(Optional.of("sales@contoso.test"), Optional.empty()),
                    new ConvertId.Request("EwsId", List.of()),
                    new GetFolder.Request(FolderShape.IDS_ONLY, List.of(INBOX)),
                    new FindFolder.Request(
                            FindFolder.Traversal.DEEP,
                            FolderShape.IDS_ONLY,
                            Optional.empty(),
                            BatchResult.done(Optional.empty()),
                            List.of(INBOX)),
                    new SyncFolderHierarchy.Request(
                            FolderShape.IDS_ONLY, Optional.empty(), Optional.empty()),
                    new SyncFolderItems.Request(ItemShape.IDS_ONLY, INBOX, Optional.empty(), 9),
                    new FindItem.Request(
                            ItemShape.IDS_ONLY,
                            List.of(INBOX),
                            FindItem.Traversal.SHALLOW,
                            Optional.empty(),
                            BatchResult.done(Optional.empty()),
                            BatchResult.done(List.of()),
                            Optional.empty()),
                    new GetItem.Request(ItemShape.IDS_ONLY, List.of()),
                    new CreateItem.Request(Optional.empty(), Optional.empty(), List.of()),
                    new UpdateItem.Request(
                            ConflictResolution.ALWAYS_OVERWRITE,
                            Optional.empty(),
                            Optional.empty(),
                            List.of()),
                    new DeleteItem.Request(DeleteType.HARD_DELETE, List.of()),
                    new MoveItem.Request(INBOX, List.of(), true),
                    new CopyItem.Request(INBOX, List.of(), true),
                    new SendItem.Request(true, Optional.empty(), List.of()),
                    new MarkAllItemsAsRead.Request(true, List.of(INBOX)),
                    new GetAttachment.Request(ItemShape.IDS_ONLY, List.of()),
                    new CreateAttachment.Request(new ItemRef("", Optional.empty()), List.of()),
                    new DeleteAttachment.Request(List.of()),
                    new CreateFolder.Request(INBOX, List.of()),
                    new UpdateFolder.Request(List.of()),
                    new MoveFolder.Request(INBOX, List.of(INBOX)),
                    new CopyFolder.Request(INBOX, List.of(INBOX)),
                    new DeleteFolder.Request(DeleteType.HARD_DELETE, List.of(INBOX)),
                    new EmptyFolder.Request(DeleteType.HARD_DELETE, true, List.of(INBOX)),
                    new GetUserConfiguration.Request(),
                    new GetServiceConfiguration.Request(Optional.empty(), List.of("MailTips")),
                    new GetUserOofSettings.Request("mary@contoso.test"),
                    new SetUserOofSettings.Request(
                            "mary@contoso.test", BatchResult.refused(Code.REPLY_NOT_OWN)),
                    new MarkAsJunk.Request(true, true, List.of()),
                    new GetRoomLists.Request(),
                    new GetRooms.Request("rooms@contoso.test"),
                    new GetPasswordExpirationDate.Request(),
                    new GetUserRetentionPolicyTags.Request(),
                    new GetDelegate.Request("mary@contoso.test", List.of(), true),
                    new AddDelegate.Request(
                            new BroughtDelegates("mary@contoso.test", List.of(), Optional.empty())),
                    new UpdateDelegate.Request(
                            new BroughtDelegates("mary@contoso.test", List.of(), Optional.empty())),
                    new RemoveDelegate.Request("mary@contoso.test", List.of()),
                    new ExportItems.Request(List.of()),
                    new UploadItems.Request(List.of()),
                    new Subscribe.Request(
                            new Subscribe.Way.Streaming(),
                            List.of(INBOX),
                            false,
                            Set.of(EventKind.values())),
                    new Unsubscribe.Request("AAA="),
                    new GetEvents.Request("AAA=", "AAA="),
                    new GetStreamingEvents.Request(List.of("AAA="), 1),
                    new Unknown("FindPeople"));

    private static final Set<Class<?>> NOTHING = Set.of();
    private static final Set<Class<?>> FREE_BUSY = Set.of(GetUserAvailability.Request.class);
    private static final Set<Class<?>> MAIL_TIPS = Set.of(GetMailTips.Request.class);
    private static final Set<Class<?>> PHOTOS = Set.of(GetUserPhoto.Request.class);
    private static final Set<Class<?>> REPORTS =
            Set.of(FindMessageTrackingReport.Request.class, GetMessageTrackingReport.Request.class);

    private static final String NAMED_BY_NOBODY = "mailboxmove";

    @Test
    void everyOperationIsTriedBelow() {
        assertThat(EVERY_OPERATION)
                .extracting(Object::getClass)
                .doesNotHaveDuplicates()
                .containsExactlyInAnyOrderElementsOf(
                        Arrays.asList(Operation.class.getPermittedSubclasses()));
    }

    @ParameterizedTest
    @MethodSource("ofPartners")
    void partnerOpensWhatItWasGivenAndTheWayToIt(
            String given, Set<Class<?>> opened, boolean discovery) {
        for (var caller : List.of(partner(given), application(given))) {
            assertOpens(caller, opened);
            assertThat(Rights.of(caller).allowDiscovery()).as(given).isEqualTo(discovery);
        }
    }

    static Stream<Arguments> ofPartners() {
        return Stream.of(
                arguments("freebusy", FREE_BUSY, true),
                arguments("mailtips", MAIL_TIPS, true),
                arguments("photos", PHOTOS, true),
                arguments("messagetracking", REPORTS, true),
                arguments("autodiscover", NOTHING, true),
                arguments(NAMED_BY_NOBODY, NOTHING, false));
    }

    @ParameterizedTest
    @MethodSource("ofDelegationTokens")
    void tokenOfOneActionOpensNothingElse(String action, Set<Class<?>> opened, boolean discovery) {
        assertOpens(delegated(action), opened);
        assertThat(Rights.of(delegated(action)).allowDiscovery()).isEqualTo(discovery);
    }

    static Stream<Arguments> ofDelegationTokens() {
        return Stream.of(
                arguments("freebusy", FREE_BUSY, false),
                arguments("mailtips", MAIL_TIPS, false),
                arguments("photos", PHOTOS, false),
                arguments("messagetracking", REPORTS, false),
                arguments("autodiscover", NOTHING, true),
                arguments(NAMED_BY_NOBODY, NOTHING, false));
    }

    @Test
    void forestAsksForAvailabilityAndIsShownNoOtherWayToIt() {
        var person = new Caller.ForestPerson("northwind.test", Address.of("nils@northwind.test"));
        var account =
                new Caller.ForestAccount(
                        "northwind.test", Set.of(Domain.of("northwind.test")), false);
        for (var caller : List.of(person, account)) {
            for (var operation : EVERY_OPERATION) {
                assertThat(Rights.of(caller).allow(operation))
                        .as("%s of %s", operation, caller)
                        .isEqualTo(FREE_BUSY.contains(operation.getClass()));
            }
            assertThat(Rights.of(caller).allowFreeBusy()).isFalse();
            assertThat(Rights.of(caller).allowPhotos()).isFalse();
            assertThat(Rights.of(caller).allowDiscovery()).isFalse();
        }
    }

    @Test
    void everythingIsForOurOwnPeople() {
        var mary = Rights.of(new Caller.OwnPerson(Address.of("mary@contoso.test")));

        for (var operation : EVERY_OPERATION) {
            assertThat(mary.allow(operation)).as("%s", operation).isTrue();
        }
        assertThat(mary.allowFreeBusy()).isTrue();
        assertThat(mary.allowPhotos()).isTrue();
        assertThat(mary.allowDiscovery()).isTrue();
    }

    private static void assertOpens(Caller caller, Set<Class<?>> opened) {
        var rights = Rights.of(caller);
        for (var operation : EVERY_OPERATION) {
            assertThat(rights.allow(operation))
                    .as("%s of %s", operation, caller)
                    .isEqualTo(opened.contains(operation.getClass()));
        }
        assertThat(rights.allowFreeBusy()).isEqualTo(opened.equals(FREE_BUSY));
        assertThat(rights.allowPhotos()).isEqualTo(opened.equals(PHOTOS));
    }

    private static Caller delegated(String operation) {
        return new Caller.DelegatedPerson(
                "Fabrikam",
                Address.of("ann@fabrikam.test"),
                Grant.ofFreeBusy(AccessLevel.LIMITED_DETAILS, Optional.empty()),
                "D-modern",
                Set.of(operation));
    }

    private static Caller partner(String operation) {
        return new Caller.PartnerPerson(
                "fabrikam",
                "app",
                "fabrikam.test",
                Address.of("ann@fabrikam.test"),
                "L1",
                Set.of(operation));
    }

    private static Caller application(String operation) {
        return new Caller.PartnerApplication(
                "fabrikam",
                "app",
                "fabrikam.test",
                Set.of(Domain.of("fabrikam.test")),
                "N2",
                Set.of(operation));
    }
}
