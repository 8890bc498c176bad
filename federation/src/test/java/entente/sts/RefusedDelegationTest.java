package entente.sts;

import static entente.sts.StsWorld.FABRIKAM;
import static entente.sts.StsWorld.NOON;
import static entente.sts.StsWorld.STRANGER;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import entente.problem.Code;
import entente.question.Domain;
import entente.registry.Terms;
import entente.sts.DelegationIssuer.Outcome;
import entente.trusts.Action;
import entente.wire.seal.Suite;
import entente.wire.seal.XmlTree;
import entente.wire.soap.Element;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Requests that say what they must not. Each is refused for its own reason, with the same words as every other.
class RefusedDelegationTest {
    @TempDir private Path folder;
    private StsWorld world;
    private final Wish wish = new Wish();

    @BeforeEach
    void open() {
        world = new StsWorld(folder);
    }

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void personOfADomainThatTheOrganisationDoesNotOwn() {
        wish.address = "ann@fabrikam.test";

        world.assertRefused(Code.STS_PERSON_FOREIGN, wish.message());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "mary@sub.contoso.test",
                "mary@contoso.test.evil.test",
                "mary@c\u043entoso.test",
                "mary@fabrikam.test@contoso.test",
                "mary"
            })
    void personOfAnAddressThatOnlyLooksRight(String address) {
        wish.address = address;

        var outcome = (Outcome.Refused) world.ask(wish.message());

        // Where it is no address at all, the assertion itself is refused.
        assertThat(outcome.why().code()).isIn(Code.STS_PERSON_FOREIGN, Code.STS_PERSON_ASSERTION);
        world.assertRefused(outcome.why().code(), outcome);
    }

    @Test
    void personOfADomainThatIsReservedAndNotProved() {
        wish.address = "mary@contoso.cloud.test";

        world.assertRefused(Code.STS_PERSON_FOREIGN, wish.message());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"q83v@fed.fabrikam.test", "q83v", "@fed.contoso.test", "q@contoso.test"})
    void personInAnothersAccountNamespace(String person) {
        wish.person = person;

        var outcome = (Outcome.Refused) world.ask(wish.message());

        assertThat(outcome.why().code()).isIn(Code.STS_PERSON_FOREIGN, Code.STS_PERSON_ASSERTION);
        world.assertRefused(outcome.why().code(), outcome);
    }

    @Test
    void assertionIssuedUnderAnothersName() {
        wish.issuer = "fed.fabrikam.test";

        world.assertRefused(Code.STS_PERSON_FOREIGN, wish.message());
    }

    @Test
    void assertionThatAnotherOrganisationSigned() {
        wish.voucher = FABRIKAM;

        world.assertRefused(Code.STS_PERSON_ASSERTION, wish.message());
    }

    @Test
    void assertionOfAnotherOrganisationWhole() {
        wish.voucher = FABRIKAM;
        wish.issuer = "fed.fabrikam.test";
        wish.person = "q83v@fed.fabrikam.test";
        wish.address = "ann@fabrikam.test";

        world.assertRefused(Code.STS_PERSON_ASSERTION, wish.message());
    }

    @Test
    void assertionThatNobodySigned() {
        wish.tamper = assertion -> XmlTree.children(assertion).getLast().leave();

        world.assertRefused(Code.STS_PERSON_ASSERTION, wish.message());
    }

    @Test
    void assertionChangedAfterItWasSigned() {
        wish.tamper = assertion -> value(assertion, "AttributeValue").setText("bob@contoso.test");

        world.assertRefused(Code.STS_PERSON_ASSERTION, wish.message());
    }

    @Test
    void assertionWithinAnotherElement() {
        wish.tamper =
                assertion -> {
                    var evil = assertion.copy();
                    evil.set("AssertionID", "saml-evil");
                    value(evil, "AttributeValue").setText("bob@contoso.test");
                    assertion.append(evil);
                };

        var outcome = (Outcome.Refused) world.ask(wish.message());

        world.assertRefused(Code.STS_PERSON_ASSERTION, outcome);
    }

    @Test
    void assertionForAnotherBroker() {
        wish.audience = "urn:fedbroker:other.test";

        world.assertRefused(Code.STS_PERSON_ASSERTION, wish.message());
    }

    @Test
    void assertionThatIsOldOrOfTheFutureOrLastsTooLong() {
        wish.issued = NOON.minus(Duration.ofMinutes(11));
        world.assertRefused(Code.STS_PERSON_ASSERTION, wish.message());

        var future = new Wish();
        future.issued = NOON.plus(Duration.ofMinutes(6));
        future.until = NOON.plus(Duration.ofMinutes(8));
        world.assertRefused(Code.STS_PERSON_ASSERTION, future.message());

        var lasting = new Wish();
        lasting.until = NOON.plus(Duration.ofMinutes(11));
        world.assertRefused(Code.STS_PERSON_ASSERTION, lasting.message());
    }

    @Test
    void requestorUnderAnothersName() {
        wish.requestor = "fed.fabrikam.test";

        world.assertRefused(Code.STS_REQUESTOR_FORGED, wish.message());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "fed.northwind.test",
                "contoso.test",
                "fed.fabrikam.test.evil.test",
                "urn:x",
                "http://fed.fabrikam.test/x"
            })
    void targetThatNobodyOwns(String target) {
        wish.appliesTo = target;

        world.assertRefused(Code.STS_TARGET_UNKNOWN, wish.message());
    }

    @Test
    void actionThatIsUnknown() {
        wish.action = "MSExchange.Everything";

        world.assertRefused(Code.STS_ACTION_FORBIDDEN, wish.message());
    }

    @ParameterizedTest
    @ValueSource(strings = {"fed.contoso.test", "fed.fabrikam.test"})
    void actionThatOneOfTheTwoIsNotAllowed(String namespace) throws IOException {
        try (var other =
                new StsWorld(
                        Files.createDirectory(folder.resolve("other")),
                        Map.of(
                                Domain.of(namespace),
                                new Terms(true, false, false, Set.of(Action.AUTODISCOVER))))) {
            other.assertRefused(Code.STS_ACTION_FORBIDDEN, wish.message());
        }
    }

    @Test
    void organisationsThatAreDisabled() throws IOException {
        var disabled = new Terms(false, false, false, EnumSet.allOf(Action.class));
        for (var each :
                Map.of(
                                "fed.contoso.test", Code.STS_REQUESTOR_UNKNOWN,
                                "fed.fabrikam.test", Code.STS_TARGET_UNKNOWN)
                        .entrySet()) {
            var terms = Map.of(Domain.of(each.getKey()), disabled);
            var other = Files.createDirectory(folder.resolve(each.getKey()));
            try (var alone = new StsWorld(other, terms)) {
                alone.assertRefused(each.getValue(), wish.message());
            }
        }
    }

    @Test
    void organisationWhoseDomainWasGivenUp() {
        world.releaseDomainOfContoso();

        world.assertRefused(Code.STS_REQUESTOR_FORGED, wish.message());
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 64, 120, 129, 264, 4096})
    void proofKeyOfAnotherSize(int bits) {
        wish.keyBits = bits;

        world.assertRefused(Code.STS_KEY_REFUSED, wish.message());
    }

    @Test
    void senderThatNobodyKnows() {
        wish.signer = STRANGER;

        world.assertRefused(Code.STS_REQUESTOR_UNKNOWN, wish.message());
    }

    @Test
    void senderWhoNamesAnothersKey() {
        var message = new String(wish.message(), UTF_8);
        var forged = message.replace(StsWorld.CONTOSO.keyId().base64(), FABRIKAM.keyId().base64());

        world.assertRefused(Code.STS_SIGNATURE, forged.getBytes(UTF_8));
    }

    @Test
    void messageOfAnotherTime() {
        for (var late : new Duration[] {Duration.ofMinutes(-11), Duration.ofMinutes(6)}) {
            var stale = new Wish();
            stale.sent = NOON.plus(late);

            world.assertRefused(Code.STS_REQUEST_STALE, stale.message());
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://other.test:8443/extSTS.srf",
                "https://auth.test:8443/other.srf",
                "https://auth.test/extSTS.srf",
                "http://auth.test:8443/extSTS.srf"
            })
    void messageForAnotherServer(String to) {
        wish.to = URI.create(to);

        world.assertRefused(Code.STS_ADDRESSEE, wish.message());
    }

    @Test
    void messageWithAnotherAction() {
        wish.wsaAction = Optional.of("http://schemas.xmlsoap.org/ws/2005/02/trust/RST/Cancel");

        world.assertRefused(Code.STS_ADDRESSEE, wish.message());
    }

    @Test
    void assertionSignedWithOldAlgorithms() {
        wish.voucherSuite = Suite.LEGACY;

        world.assertRefused(Code.STS_PERSON_ASSERTION, wish.message());
    }

    private static Element value(Element assertion, String name) {
        return assertion
                .descendants()
                .filter(each -> each.local().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
