package entente.endpoints;

import static org.assertj.core.api.Assertions.assertThat;

import entente.question.AccessLevel;
import entente.question.Address;
import entente.question.Caller;
import entente.question.Grant;
import entente.question.PhotoSize;
import entente.question.TimeZoneRule;
import entente.wire.ews.ConvertId;
import entente.wire.ews.EwsRequest.Operation;
import entente.wire.ews.EwsRequest.Unknown;
import entente.wire.ews.FindFolder;
import entente.wire.ews.FindItem;
import entente.wire.ews.FolderRef;
import entente.wire.ews.FolderShape;
import entente.wire.ews.GetFolder;
import entente.wire.ews.GetMailTips;
import entente.wire.ews.GetServerTimeZones;
import entente.wire.ews.GetServiceConfiguration;
import entente.wire.ews.GetUserAvailability;
import entente.wire.ews.GetUserConfiguration;
import entente.wire.ews.GetUserPhoto;
import entente.wire.ews.ResolveNames;
import entente.wire.ews.SyncFolderHierarchy;
import entente.wire.ews.SyncFolderItems;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RightsTest {
    private static final FolderRef INBOX = new FolderRef.ByName("inbox", Optional.empty());
    private static final Operation FREE_BUSY =
            new GetUserAvailability.Request(
                    TimeZoneRule.UTC, List.of(), Optional.empty(), Optional.empty());

    private static final Operation MAIL_TIPS =
            new GetMailTips.Request("ann@fabrikam.test", List.of(), Set.of());

    @Test
    void partnerMayAskForFreeBusyThatItWasGiven() {
        assertThat(Rights.of(partner("freebusy")).allow(FREE_BUSY)).isTrue();
        assertThat(Rights.of(application("freebusy")).allow(FREE_BUSY)).isTrue();
        assertThat(Rights.of(partner("freebusy")).allowDiscovery()).isTrue();
    }

    @Test
    void partnerMayNotAskForFreeBusyThatItWasNotGiven() {
        assertThat(Rights.of(partner("mailtips")).allow(FREE_BUSY)).isFalse();
        assertThat(Rights.of(application("mailtips")).allow(FREE_BUSY)).isFalse();
        assertThat(Rights.of(partner("nothing")).allowDiscovery()).isFalse();
    }

    @Test
    void partnerMayAskForMailTipsThatItWasGivenAndForThoseAlone() {
        assertThat(Rights.of(partner("mailtips")).allow(MAIL_TIPS)).isTrue();
        assertThat(Rights.of(application("mailtips")).allow(MAIL_TIPS)).isTrue();
        assertThat(Rights.of(delegated("mailtips")).allow(MAIL_TIPS)).isTrue();
        assertThat(Rights.of(partner("mailtips")).allowDiscovery()).isTrue();
        assertThat(Rights.of(delegated("mailtips")).allowDiscovery()).isFalse();

        assertThat(Rights.of(partner("freebusy")).allow(MAIL_TIPS)).isFalse();
        assertThat(Rights.of(delegated("freebusy")).allow(MAIL_TIPS)).isFalse();
        assertThat(Rights.of(delegated("mailtips")).allow(FREE_BUSY)).isFalse();
    }

    @Test
    void forestMayNotAskForMailTips() {
        var nils = new Caller.ForestPerson("northwind.test", Address.of("nils@northwind.test"));

        assertThat(Rights.of(nils).allow(FREE_BUSY)).isTrue();
        assertThat(Rights.of(nils).allow(MAIL_TIPS)).isFalse();
    }

    @Test
    void tokenOfOneActionOpensNothingElse() {
        assertThat(Rights.of(delegated("freebusy")).allow(FREE_BUSY)).isTrue();
        assertThat(Rights.of(delegated("freebusy")).allowDiscovery()).isFalse();
        assertThat(Rights.of(delegated("autodiscover")).allow(FREE_BUSY)).isFalse();
        assertThat(Rights.of(delegated("autodiscover")).allowDiscovery()).isTrue();
    }

    @Test
    void photosAreARightOfTheirOwn() {
        var photo = new GetUserPhoto.Request("bob@contoso.test", PhotoSize.HR96);

        assertThat(Rights.of(partner("photos")).allow(photo)).isTrue();
        assertThat(Rights.of(partner("photos")).allowPhotos()).isTrue();
        assertThat(Rights.of(partner("photos")).allowDiscovery()).isTrue();
        assertThat(Rights.of(partner("photos")).allow(FREE_BUSY)).isFalse();
        assertThat(Rights.of(delegated("photos")).allow(photo)).isTrue();
        assertThat(Rights.of(delegated("photos")).allow(FREE_BUSY)).isFalse();
        for (var operation : List.of("freebusy", "mailtips", "autodiscover", "availability")) {
            assertThat(Rights.of(partner(operation)).allow(photo)).as(operation).isFalse();
            assertThat(Rights.of(delegated(operation)).allow(photo)).as(operation).isFalse();
            assertThat(Rights.of(application(operation)).allowPhotos()).as(operation).isFalse();
        }
    }

    @ParameterizedTest
    @MethodSource("ofOurOwnPeople")
    void everythingElseIsForOurOwnPeople(Operation operation) {
        var mary = new Caller.OwnPerson(Address.of("mary@contoso.test"));

        assertThat(Rights.of(mary).allow(operation)).isTrue();
        assertThat(Rights.of(partner("freebusy")).allow(operation)).isFalse();
        assertThat(Rights.of(application("freebusy")).allow(operation)).isFalse();
    }

    static Stream<Operation> ofOurOwnPeople() {
        return Stream.of(
                new GetServerTimeZones.Request(false, List.of()),
                new ResolveNames.Request("mary", false),
                new ConvertId.Request("EwsId", List.of()),
                new GetFolder.Request(FolderShape.IDS_ONLY, List.of(INBOX)),
                new FindFolder.Request(
                        FindFolder.Traversal.DEEP,
                        FolderShape.IDS_ONLY,
                        Optional.empty(),
                        false,
                        List.of(INBOX)),
                new SyncFolderHierarchy.Request(
                        FolderShape.IDS_ONLY, Optional.empty(), Optional.empty()),
                new SyncFolderItems.Request(INBOX, Optional.empty()),
                new FindItem.Request(List.of(INBOX)),
                new GetUserConfiguration.Request(),
                new GetServiceConfiguration.Request(Optional.empty(), List.of("MailTips")),
                new Unknown("GetItem"));
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
                "fabrikam", "app", "fabrikam.test", "N2", Set.of(operation));
    }
}
