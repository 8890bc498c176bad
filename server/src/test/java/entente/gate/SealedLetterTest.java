package entente.gate;

import static org.assertj.core.api.Assertions.assertThat;

import entente.problem.Code;
import entente.question.AccessLevel;
import entente.question.Address;
import entente.question.Caller;
import entente.question.Grant;
import entente.routes.Features.FreeBusyAccess;
import entente.trace.Step;
import entente.trusts.Action;
import entente.wire.seal.Namespaces;
import entente.wire.seal.Suite;
import entente.wire.seal.XmlTree;
import entente.wire.soap.Element;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Letters that are as they must be.
class SealedLetterTest {
    private static final String TYPES = "http://schemas.microsoft.com/exchange/services/2006/types";

    private final SealedWorld fabrikam = new SealedWorld();

    @Test
    void honestLetterMakesTheCallerOfItsRelationship() {
        fabrikam.takes(new Letter());

        assertThat(fabrikam.callers)
                .containsExactly(
                        new Caller.DelegatedPerson(
                                "Contoso",
                                Address.of("ana@contoso.test"),
                                Grant.ofFreeBusy(AccessLevel.LIMITED_DETAILS, Optional.empty()),
                                "D-modern",
                                Set.of("freebusy")));
    }

    @Test
    void endpointIsGivenWhatWasSignedAndNothingElse() {
        fabrikam.takes(
                Letter.of(letter -> letter.afterSigning = SealedLetterTest::addUnsignedHeaders));

        assertThat(fabrikam.bodies.getFirst())
                .contains("GetUserAvailabilityRequest")
                .contains("urn:uuid:1b7c5d0e-91a3-4c66-8c43-9f27b1f3f0aa")
                .contains("Version=\"Exchange2013\"")
                .doesNotContain("SerializedSecurityContext", "EncryptedData", "Signature");
    }

    private static void addUnsignedHeaders(Element document) {
        var header = Letter.find(document, "Header");
        XmlTree.add(header, TYPES, "et:RequestServerVersion").set("Version", "Exchange2013");
        XmlTree.add(header, TYPES, "et:SerializedSecurityContext", "PrimarySmtpAddress");
    }

    @Test
    void traceTellsTheTokenTheRelationshipAndTheChecks() {
        fabrikam.takes(new Letter());

        assertThat(fabrikam.steps())
                .anySatisfy(step ->
                        assertThat(step.detail())
                                .contains("person=ana@contoso.test", "requestor=fed.contoso.test"))
                .anySatisfy(step ->
                        assertThat(step.detail()).isEqualTo("Contoso shows at most LimitedDetails"))
                .anySatisfy(step ->
                        assertThat(step)
                                .isInstanceOfSatisfying(
                                        Step.ChecksPassed.class,
                                        passed -> assertThat(passed.checks()).hasSize(17)));
    }

    @Test
    void tokenMayBeUsedForManyLetters() {
        var encrypted = Optional.of(new TestToken().encrypted());
        fabrikam.takes(Letter.of(letter -> letter.encrypted = encrypted));
        fabrikam.takes(
                Letter.of(letter -> {
                    letter.encrypted = encrypted;
                    letter.messageId = "urn:uuid:2";
                }));

        assertThat(fabrikam.callers).hasSize(2);
        assertThat(fabrikam.steps())
                .anySatisfy(step ->
                        assertThat(step.detail()).contains("the token was opened a moment ago"));
    }

    @Test
    void tokenThatWasOpenedIsNotBelievedWithOtherKeys() {
        var encrypted = new TestToken().encrypted();
        fabrikam.takes(Letter.of(letter -> letter.encrypted = Optional.of(encrypted)));

        fabrikam.trust = Optional.of(TestFederation.trustInAnotherBroker());

        fabrikam.refuses(
                Letter.of(letter -> {
                    letter.encrypted = Optional.of(encrypted);
                    letter.messageId = "urn:uuid:2";
                }),
                Code.DELEGATION_SIGNATURE);
    }

    @Test
    void certificateThatWasReplacedStillDecrypts() {
        var old = Letter.with(token -> token.recipient = TestFederation.OURS_BEFORE.certificate());
        fabrikam.trust =
                Optional.of(
                        TestFederation.trust(
                                Optional.empty(), Optional.of(TestFederation.OURS_BEFORE), true));

        fabrikam.takes(old);
    }

    @Test
    void brokersKeyThatWasReplacedIsBelievedWhileItIsKept() {
        fabrikam.trust =
                Optional.of(
                        TestFederation.trust(
                                Optional.of(TestFederation.OLD_BROKER.certificate()),
                                Optional.empty(),
                                true));

        fabrikam.takes(Letter.with(token -> token.signer = TestFederation.OLD_BROKER));
    }

    @ParameterizedTest
    @MethodSource
    void lettersThatAreUnusualAndRight(Letter letter) {
        fabrikam.takes(letter);
    }

    static Stream<Letter> lettersThatAreUnusualAndRight() {
        var nearlyOver = TestFederation.NOON.minus(Duration.ofSeconds(299));
        return Stream.of(
                Letter.of(letter -> {
                    letter.path = "/ews/exchange.asmx/wssecurity";
                    letter.to = "HTTPS://Mail.Fabrikam.TEST:8443/ews/exchange.asmx/wssecurity";
                }),
                Letter.with(token -> token.audience = "http://Fed.Fabrikam.test/"),
                Letter.with(token -> token.requestor = "http://fed.contoso.test"),
                Letter.with(token -> token.address = "Ana@Contoso.test"),
                Letter.with(token -> {
                    token.from = nearlyOver.minus(Duration.ofMinutes(15));
                    token.end = nearlyOver;
                }),
                Letter.of(letter ->
                        letter.written = TestFederation.NOON.plus(Duration.ofSeconds(299))),
                Letter.of(letter ->
                        letter.written = TestFederation.NOON.minus(Duration.ofSeconds(599))),
                Letter.of(letter -> {
                    letter.path = SealedWorld.AUTODISCOVER;
                    letter.to =
                            "https://mail.fabrikam.test:8443/autodiscover/autodiscover.svc/WSSecurity";
                    letter.action = Letter.AUTODISCOVER + "/Autodiscover/GetUserSettings";
                    letter.body =
                            "<a:GetUserSettingsRequestMessage xmlns:a=\"%s\"/>"
                                    .formatted(Letter.AUTODISCOVER);
                    letter.token.action = Action.AUTODISCOVER.wireName();
                }));
    }

    @Test
    void oldPartnerMayUseTheLegacyProfileAndSignItsTimestampAlone() {
        var whole = Letter.with(SealedLetterTest::ofNorthwind);
        whole.suite = Suite.LEGACY;
        var timestampAlone = Letter.with(SealedLetterTest::ofNorthwind);
        timestampAlone.suite = Suite.LEGACY;
        timestampAlone.signed = List.of("Timestamp");
        timestampAlone.messageId = "urn:uuid:2";

        fabrikam.takes(whole);
        fabrikam.takes(timestampAlone);

        assertThat(fabrikam.callers)
                .allSatisfy(caller ->
                        assertThat(((Caller.DelegatedPerson) caller).profile())
                                .isEqualTo("D-legacy"));
        assertThat(fabrikam.steps())
                .anySatisfy(step -> assertThat(step.detail()).contains("its timestamp alone"));
    }

    static void ofNorthwind(TestToken token) {
        token.address = "raj@northwind.test";
        token.requestor = "fed.northwind.test";
        token.signature = Suite.LEGACY;
        token.encryption = Suite.LEGACY;
    }

    @Test
    void whoMayNotUseTheLegacyProfileIsRefusedThoughAnotherMay() {
        var letter = Letter.of(each -> each.suite = Suite.LEGACY);
        var encryption = Letter.with(token -> token.encryption = Suite.LEGACY);
        var signature = Letter.with(token -> token.signature = Suite.LEGACY);

        new SealedWorld().refuses(letter, Code.DELEGATION_PROFILE);
        new SealedWorld().refuses(encryption, Code.DELEGATION_PROFILE);
        new SealedWorld().refuses(signature, Code.DELEGATION_PROFILE);
    }

    @Test
    void relationshipThatIsDisabledOrSharesNothingLeavesTheCallerWithoutSight() {
        var access = new FreeBusyAccess(true, AccessLevel.LIMITED_DETAILS, Optional.empty());
        fabrikam.relationships = List.of(TestFederation.contoso(false, access));
        fabrikam.takes(new Letter());
        fabrikam.relationships = List.of(TestFederation.contoso(true, FreeBusyAccess.NONE));
        fabrikam.takes(Letter.of(letter -> letter.messageId = "urn:uuid:2"));

        assertThat(fabrikam.callers)
                .allSatisfy(caller ->
                        assertThat(((Caller.DelegatedPerson) caller).grant())
                                .isEqualTo(Grant.NONE));
    }

    @Test
    void withoutAnEnabledTrustNothingIsTaken() {
        fabrikam.trust =
                Optional.of(TestFederation.trust(Optional.empty(), Optional.empty(), false));
        var disabled = fabrikam.post(new Letter());
        fabrikam.trust = Optional.empty();
        var none = fabrikam.post(new Letter());

        assertThat(List.of(disabled, none))
                .allSatisfy(reply -> {
                    assertThat(reply.status()).isEqualTo(401);
                    assertThat(reply.body()).isEmpty();
                });
        assertThat(fabrikam.callers).isEmpty();
    }

    @Test
    void headerThatMustBeUnderstoodAndIsNotEndsIt() {
        fabrikam.refuses(
                Letter.of(letter ->
                        letter.afterSigning =
                                document ->
                                        XmlTree.attribute(
                                                XmlTree.add(
                                                        Letter.find(document, "Header"),
                                                        "urn:other",
                                                        "o:Unheard"),
                                                Namespaces.SOAP_11,
                                                "s:mustUnderstand",
                                                "1")),
                Code.SEAL_NOT_UNDERSTOOD);
    }
}
