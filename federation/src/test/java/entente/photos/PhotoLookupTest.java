package entente.photos;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import entente.asking.PartnerQuestion;
import entente.asking.Partners;
import entente.audit.Audit;
import entente.audit.AuditEvent;
import entente.audit.AuditEvent.LookedUp;
import entente.mailbox.CalendarPermissions;
import entente.problem.Code;
import entente.problem.Refusal;
import entente.question.AccessLevel;
import entente.question.Address;
import entente.question.Caller;
import entente.question.Domain;
import entente.question.Finding;
import entente.question.Grant;
import entente.question.Hop;
import entente.question.PhotoSize;
import entente.question.Picture;
import entente.question.TraceId;
import entente.routes.Connectors;
import entente.routes.Partner;
import entente.routes.People;
import entente.routes.Routes;
import entente.trace.Step;
import entente.trace.TimedStep;
import entente.trace.Trace;
import java.awt.Color;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PhotoLookupTest {
    private static final Instant NINE = Instant.parse("2026-03-02T09:00:00Z");
    private static final Address ANN = Address.of("ann@fabrikam.test");
    private static final Partner FABRIKAM = Connectors.to("fabrikam.test");
    private static final Caller MARY = new Caller.OwnPerson(Address.of("mary@contoso.test"));

    private final People people =
            new People()
                    .mailbox("bob@contoso.test")
                    .mailbox("mary@contoso.test")
                    .mailUser("joe@contoso.test", "joe@contoso.cloud.test")
                    .group("sales@contoso.test", "bob@contoso.test");
    private final Album album =
            new Album().with("bob@contoso.test", Album.jpeg(300, 300, Color.GREEN));
    private final FakePartners partners = new FakePartners();
    private final List<AuditEvent> recorded = new ArrayList<>();
    private final Trace trace = new Trace(TraceId.fresh(), "contoso.test");
    private final ScaledPhotos photos = new ScaledPhotos(album);
    private Audit audit = recorded::add;
    private Duration patience = Duration.ofSeconds(30);

    @Test
    void ownPersonSeesThePhotoOfAnother() {
        var finding = look(MARY, "BOB@contoso.test");

        assertThat(finding).isInstanceOf(Finding.Told.class);
        assertThat(steps()).anyMatch(Step.PhotoShown.class::isInstance);
        assertThat(event().purpose()).isEqualTo("photos");
        assertThat(event().route()).isEqualTo("local");
        assertThat(event().found().result()).isEqualTo("answered");
    }

    @Test
    void whoHasNoPhotoAndWhoIsNobodyAreToldApart() {
        assertThat(code(look(MARY, "mary@contoso.test"))).isEqualTo(Code.PHOTO_MISSING);
        assertThat(code(look(MARY, "sales@contoso.test"))).isEqualTo(Code.PHOTO_MISSING);
        assertThat(code(look(MARY, "nobody@contoso.test"))).isEqualTo(Code.MAILBOX_UNKNOWN);
        assertThat(code(look(MARY, "nils@northwind.test"))).isEqualTo(Code.NO_ROUTE);
        assertThat(code(look(MARY, ""))).isEqualTo(Code.ADDRESS_MISSING);
        assertThat(code(look(MARY, "bob"))).isEqualTo(Code.ADDRESS_MALFORMED);
    }

    static List<Caller> thoseWhoMayNot() {
        return List.of(
                partner("freebusy", "mailtips"),
                partner(),
                new Caller.PartnerApplication(
                        "fabrikam",
                        "app",
                        "fabrikam.test",
                        Set.of(Domain.of("fabrikam.test")),
                        "N2",
                        Set.of("freebusy")),
                delegated(false, "photos"),
                delegated(true, "freebusy"),
                delegated(true, "mailtips"),
                new Caller.ForestPerson("northwind.test", Address.of("nils@northwind.test")),
                new Caller.ForestAccount(
                        "northwind.test", Set.of(Domain.of("northwind.test")), true));
    }

    @ParameterizedTest
    @MethodSource("thoseWhoMayNot")
    void whoWasNotGivenPhotosSeesNone(Caller caller) {
        var finding = look(caller, "bob@contoso.test");

        assertThat(code(finding)).isEqualTo(Code.PHOTO_NOT_SHARED);
        assertThat(album.read).isZero();
        assertThat(event().found().reason()).contains(Code.PHOTO_NOT_SHARED);
        assertThat(event().found().decidedBy()).isPresent();
    }

    @Test
    void partnerWithTheRightAndRelationshipWithPhotosSeeThem() {
        assertThat(look(partner("photos"), "bob@contoso.test")).isInstanceOf(Finding.Told.class);
        assertThat(event().route()).isEqualTo("oauth");
        recorded.clear();
        assertThat(look(delegated(true, "photos"), "bob@contoso.test"))
                .isInstanceOf(Finding.Told.class);
        assertThat(event().route()).isEqualTo("dauth");
    }

    @Test
    void whoOptedOutIsShownToOurOwnPeopleAlone() {
        people.calendar("bob@contoso.test", CalendarPermissions.INITIAL.shownToOthers(false));

        assertThat(look(MARY, "bob@contoso.test")).isInstanceOf(Finding.Told.class);
        for (var caller : List.of(partner("photos"), delegated(true, "photos"))) {
            recorded.clear();
            assertThat(code(look(caller, "bob@contoso.test"))).isEqualTo(Code.PHOTO_NOT_SHARED);
            assertThat(event().found().decidedBy())
                    .hasValueSatisfying(decidedBy -> assertThat(decidedBy).contains("opt-out"));
        }
    }

    @Test
    void partnerIsNotSentOnToAnother() {
        var finding = look(partner("photos"), "joe@contoso.test");

        assertThat(code(finding)).isEqualTo(Code.SECOND_HOP);
        assertThat(partners.asked).isEmpty();
    }

    @Test
    void whatOthersSentOnIsNotSentOnAgainWhoeverSignedIn() {
        var finding =
                look(
                        new PhotoInquiry(
                                MARY,
                                "joe@contoso.test",
                                PhotoSize.HR96,
                                Optional.empty(),
                                Hop.ACROSS_FORESTS));

        assertThat(code(finding)).isEqualTo(Code.SECOND_HOP);
        assertThat(partners.asked).isEmpty();
    }

    @Test
    void whoCannotWaitUntilOthersAreDrawnIsToldSo() {
        var busy = new AtomicReference<Code>();
        patience = Duration.ZERO;
        album.whenRead =
                () -> {
                    album.whenRead = () -> {};
                    busy.set(
                            CompletableFuture.supplyAsync(
                                            () -> code(look(MARY, "bob@contoso.test")))
                                    .join());
                };

        var drawn = look(MARY, "bob@contoso.test");

        assertThat(busy).hasValue(Code.PHOTOS_BUSY);
        assertThat(drawn).isInstanceOf(Finding.Told.class);
    }

    @Test
    void mailUserIsAskedForWhereTheMailboxIsInTheNameOfWhoAsks() {
        partners.says = new Finding.Told<>(new Picture(Album.jpeg(600, 600, Color.RED)));

        var finding = look(MARY, "joe@contoso.test");

        assertThat(finding).isInstanceOf(Finding.Told.class);
        assertThat(partners.asked)
                .containsExactly(
                        new PhotoQuestion(
                                Optional.of(Address.of("mary@contoso.test")),
                                Address.of("joe@contoso.cloud.test"),
                                PhotoSize.HR96));
        assertThat(event().about()).isEqualTo(Address.of("joe@contoso.test"));
        assertThat(event().route()).isEqualTo("oauth");
    }

    @Test
    void whatAPartnerSendsIsBelievedAsFarAsItIsAPicture() {
        partners.says = new Finding.Told<>(new Picture("<script>".getBytes(UTF_8)));

        var finding = look(MARY, "ann@fabrikam.test");

        assertThat(code(finding)).isEqualTo(Code.PARTNER_ANSWER_UNREADABLE);
        assertThat(finding).isInstanceOf(Finding.Unreachable.class);
        assertThat(event().found().result()).isEqualTo("unreachable");
    }

    @Test
    void whatAPartnerRefusesIsRefused() {
        partners.says = new Finding.Refused<>(Refusal.of(Code.PHOTO_MISSING));

        assertThat(code(look(MARY, "ann@fabrikam.test"))).isEqualTo(Code.PHOTO_MISSING);
    }

    @Test
    void nothingIsShownThatIsNotOnRecord() {
        audit = _ -> false;

        assertThat(code(look(MARY, "bob@contoso.test"))).isEqualTo(Code.AUDIT_NOT_KEPT);
    }

    @Test
    void whatAPartnersErrorsMeanHereIsSaid() {
        var question = new PhotoQuestion(Optional.empty(), ANN, PhotoSize.HR96);

        assertThat(question.meaning("ErrorItemNotFound", "", FABRIKAM, ANN.toString()))
                .map(Refusal::code)
                .contains(Code.PHOTO_MISSING);
        assertThat(question.meaning("ErrorAccessDenied", "", FABRIKAM, ANN.toString()))
                .map(Refusal::code)
                .contains(Code.PHOTO_NOT_SHARED);
        assertThat(question.meaning("ErrorMailRecipientNotFound", "", FABRIKAM, ANN.toString()))
                .isEmpty();
    }

    private Finding<Picture> look(Caller caller, String address) {
        return look(new PhotoInquiry(caller, address, PhotoSize.HR96));
    }

    private Finding<Picture> look(PhotoInquiry inquiry) {
        var routes =
                new Routes(
                        people,
                        () ->
                                List.of(
                                        Connectors.to("contoso.cloud.test"),
                                        Connectors.to("fabrikam.test")),
                        List::of,
                        List::of);
        return new PhotoLookup(
                        people,
                        routes,
                        people,
                        photos,
                        partners,
                        event -> audit.record(event),
                        InstantSource.fixed(NINE),
                        patience)
                .look(inquiry, trace);
    }

    private LookedUp event() {
        assertThat(recorded).hasSize(1);
        return (LookedUp) recorded.getFirst();
    }

    private List<Step> steps() {
        return trace.steps().stream().map(TimedStep::step).toList();
    }

    private static Caller partner(String... operations) {
        return new Caller.PartnerPerson(
                "fabrikam", "app", "fabrikam.test", ANN, "L1", Set.of(operations));
    }

    private static Caller delegated(boolean photos, String operation) {
        return new Caller.DelegatedPerson(
                "Fabrikam",
                ANN,
                new Grant(
                        new Grant.FreeBusy(AccessLevel.LIMITED_DETAILS, Optional.empty()),
                        Grant.MailTips.NONE,
                        photos),
                "D-modern",
                Set.of(operation));
    }

    private static Code code(Finding<Picture> finding) {
        return switch (finding) {
            case Finding.Told<Picture> _ -> throw new AssertionError("it was shown");
            case Finding.Refused<Picture>(var why) -> why.code();
            case Finding.Unreachable<Picture>(var why) -> why.code();
        };
    }

    /// Partners that all say the same.
    private static final class FakePartners implements Partners {
        private final List<PartnerQuestion<?>> asked = new ArrayList<>();
        private Finding<Picture> says = new Finding.Refused<>(Refusal.of(Code.PARTNER_SAYS_NO));

        @Override
        @SuppressWarnings("unchecked") // Nothing but photos is asked for here.
        public <T> Map<Address, Finding<T>> ask(
                Partner partner, PartnerQuestion<T> question, Trace trace, Instant deadline) {
            asked.add(question);
            return Map.of(question.mailboxes().getFirst(), (Finding<T>) says);
        }
    }
}
