package entente.sts;

import static entente.sts.StsWorld.CONTOSO_NEXT;
import static entente.sts.StsWorld.ENCRYPTION;
import static entente.sts.StsWorld.ENCRYPTION_NEXT;
import static entente.sts.StsWorld.FABRIKAM;
import static entente.sts.StsWorld.ISSUER;
import static entente.sts.StsWorld.NOON;
import static entente.sts.StsWorld.SIGNING;
import static entente.sts.StsWorld.SIGNING_NEXT;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import entente.problem.Code;
import entente.question.Domain;
import entente.registry.Terms;
import entente.sts.DelegationIssuer.Outcome;
import entente.trusts.Action;
import entente.trusts.FederationKey;
import entente.trusts.FederationTrust.Keys;
import entente.wire.saml.DelegationAssertion;
import entente.wire.seal.Encryption;
import entente.wire.seal.EnvelopedSignature;
import entente.wire.seal.SealBroken;
import entente.wire.seal.Suite;
import entente.wire.seal.XmlTree;
import entente.wire.trust.FederationMetadata;
import entente.wire.trust.IssuedToken;
import entente.wire.trust.TokenResponse;
import entente.wire.trust.TrustVersion;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class DelegationIssuerTest {
    @TempDir private Path folder;
    private StsWorld world;

    @BeforeEach
    void open() {
        world = new StsWorld(folder);
    }

    @AfterEach
    void close() {
        world.close();
    }

    @ParameterizedTest
    @EnumSource(TrustVersion.class)
    void fabrikamCanReadWhatTheBrokerSaysOfMary(TrustVersion version) throws Exception {
        var wish = new Wish();
        wish.version = version;

        var token = issued(wish);
        var said = opened(token, FABRIKAM, SIGNING, Suite.MODERN);

        assertThat(said.issuer()).isEqualTo(ISSUER);
        assertThat(said.audience()).isEqualTo("fed.fabrikam.test");
        assertThat(said.nameIdentifier()).isEqualTo("q83vASNFZ4k@fed.contoso.test");
        assertThat(said.emailAddress()).isEqualTo("mary@contoso.test");
        assertThat(said.requestorDomain()).isEqualTo("fed.contoso.test");
        assertThat(said.action()).isEqualTo("MSExchange.SharingCalendarFreeBusy");
        assertThat(said.assertionId()).isEqualTo(token.assertionId());
        assertThat(said.proofKey()).isEqualTo(token.proofKey()).hasSize(32);
        assertThat(said.notBefore()).isEqualTo(token.created()).isEqualTo(NOON);
        assertThat(said.notOnOrAfter())
                .isEqualTo(token.expires())
                .isEqualTo(NOON.plusSeconds(15 * 60));
    }

    @Test
    void nobodyButFabrikamCanOpenTheToken() throws Exception {
        var token = issued(new Wish());

        assertThatThrownBy(() -> opened(token, StsWorld.CONTOSO, SIGNING, Suite.MODERN))
                .isInstanceOf(SealBroken.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {128, 192, 256})
    void proofKeyIsAsLongAsAsked(int bits) throws Exception {
        var wish = new Wish();
        wish.keyBits = bits;

        assertThat(issued(wish).proofKey()).hasSize(bits / 8);
    }

    @ParameterizedTest
    @EnumSource(Action.class)
    void tokenLastsAsLongAsItsActionMay(Action action) throws Exception {
        var wish = new Wish();
        wish.action = action.wireName();

        assertThat(issued(wish).expires()).isEqualTo(NOON.plus(action.lifetime()));
    }

    @Test
    void issueStandsInTheLogWithoutThePersonTheTokenOrTheKey() throws Exception {
        var token = issued(new Wish());

        var delegation = world.log.delegations(10).getFirst();
        assertThat(delegation.requestor()).isEqualTo(world.contoso.appId());
        assertThat(delegation.target()).isEqualTo("fed.fabrikam.test");
        assertThat(delegation.tokenId()).isEqualTo(token.assertionId());
        world.close();
        var written = Files.readString(folder.resolve("delegations.db"), ISO_8859_1);
        assertThat(written).doesNotContain("mary").doesNotContain("q83vASNFZ4k");
        world = new StsWorld(Files.createDirectory(folder.resolve("other")));
    }

    @Test
    void messageAndAssertionAreGoodForOneTokenAlsoOverARestart() throws Exception {
        var wish = new Wish();
        var message = wish.message();
        assertThat(world.ask(message)).isInstanceOf(Outcome.Issued.class);
        world.restart();

        var sameAssertion = new Wish();
        sameAssertion.assertionId = wish.assertionId;
        var sameMessage = new Wish();
        sameMessage.messageId = wish.messageId;

        for (var again : List.of(message, sameAssertion.message(), sameMessage.message())) {
            assertThat(code(world.ask(again))).isEqualTo(Code.STS_REQUEST_REPLAYED);
        }
        assertThat(world.log.delegations(10)).hasSize(1);
    }

    @Test
    void requestorMayRollItsCertificate() throws Exception {
        var early = new Wish();
        early.signer = CONTOSO_NEXT;
        early.voucher = CONTOSO_NEXT;
        world.assertRefused(Code.STS_REQUESTOR_UNKNOWN, early.message());

        world.stageNextOfContoso();
        assertThat(world.ask(signedBy(CONTOSO_NEXT).message())).isInstanceOf(Outcome.Issued.class);
        world.publishNextOfContoso();
        assertThat(world.ask(signedBy(CONTOSO_NEXT).message())).isInstanceOf(Outcome.Issued.class);
        assertThat(world.ask(new Wish().message()))
                .as("the previous key, for a while")
                .isInstanceOf(Outcome.Issued.class);
        world.clearPreviousOfContoso();
        assertThat(code(world.ask(new Wish().message()))).isEqualTo(Code.STS_REQUESTOR_UNKNOWN);
    }

    @Test
    void brokerMayRollItsKeys() throws Exception {
        world.keys =
                new StsKeys(
                        new Keys(SIGNING_NEXT, Optional.empty(), Optional.of(SIGNING)),
                        new Keys(ENCRYPTION_NEXT, Optional.empty(), Optional.of(ENCRYPTION)));
        var toTheNewKey = new Wish();
        toTheNewKey.broker = Optional.of(ENCRYPTION_NEXT);

        for (var wish : List.of(new Wish(), toTheNewKey)) {
            var said = opened(issued(wish), FABRIKAM, SIGNING_NEXT, Suite.MODERN);
            assertThat(said.emailAddress()).isEqualTo("mary@contoso.test");
        }
    }

    @Test
    void documentToldInTimeLeadsFromOneKeyToTheNext() throws Exception {
        var identity = StsIdentity.at(ISSUER, StsWorld.ENDPOINT, Set.of());
        var publication = new StsPublication(identity, () -> world.keys);
        var pinned = List.of(SIGNING.certificate().getPublicKey());
        world.keys =
                new StsKeys(
                        new Keys(SIGNING, Optional.of(SIGNING_NEXT), Optional.empty()),
                        world.keys.encryption());

        var staged = FederationMetadata.read(publication.document(List.of()), pinned);
        world.keys =
                new StsKeys(
                        new Keys(SIGNING_NEXT, Optional.empty(), Optional.of(SIGNING)),
                        world.keys.encryption());

        assertThat(staged.issuerUri()).isEqualTo(ISSUER);
        assertThat(staged.tokenEndpoint()).isEqualTo(StsWorld.ENDPOINT);
        assertThat(staged.encryption()).contains(ENCRYPTION.certificate());
        assertThatThrownBy(() -> FederationMetadata.read(publication.document(List.of()), pinned))
                .isInstanceOf(SealBroken.class);
        var known = staged.signing().stream().map(it -> it.getPublicKey()).toList();
        assertThat(FederationMetadata.read(publication.document(List.of()), known).signing())
                .containsExactly(SIGNING_NEXT.certificate(), SIGNING.certificate());
    }

    @Test
    void whoKnowsThePreviousKeyAloneGetsADocumentThatItSigned() throws Exception {
        var publication =
                new StsPublication(
                        StsIdentity.at(ISSUER, StsWorld.ENDPOINT, Set.of()), () -> world.keys);
        var pinned = List.of(SIGNING.certificate().getPublicKey());
        world.keys =
                new StsKeys(
                        new Keys(SIGNING_NEXT, Optional.empty(), Optional.of(SIGNING)),
                        world.keys.encryption());

        var learnt = FederationMetadata.read(publication.document(List.of(named(SIGNING))), pinned);

        assertThat(learnt.signing())
                .containsExactly(SIGNING_NEXT.certificate(), SIGNING.certificate());
        world.keys =
                new StsKeys(
                        new Keys(SIGNING_NEXT, Optional.empty(), Optional.empty()),
                        world.keys.encryption());
        assertThatThrownBy(() ->
                        FederationMetadata.read(
                                publication.document(List.of(named(SIGNING))), pinned))
                .isInstanceOf(SealBroken.class);
    }

    private static String named(FederationKey key) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(key.keyId().bytes());
    }

    @Test
    void oldAlgorithmsAreForThoseWhoAreMarkedOnly() throws Exception {
        var legacy = new Terms(true, true, false, EnumSet.allOf(Action.class));
        var wish = new Wish();
        wish.suite = Suite.LEGACY;
        wish.voucherSuite = Suite.LEGACY;
        world.assertRefused(Code.STS_SIGNATURE, wish.message());

        try (var old =
                new StsWorld(
                        Files.createDirectory(folder.resolve("old")),
                        Map.of(Domain.of("fed.contoso.test"), legacy))) {
            var token = token(old.ask(wish.message()), wish);
            var said = opened(token, FABRIKAM, SIGNING, Suite.MODERN);
            assertThat(said.emailAddress())
                    .as("Fabrikam is not marked, so it gets no old token")
                    .isEqualTo("mary@contoso.test");
        }
    }

    @Test
    void requestThatIsNotEncryptedIsForThoseWhoAreMarkedOnly() throws Exception {
        var plain = new Terms(true, false, true, EnumSet.allOf(Action.class));
        var wish = new Wish();
        wish.broker = Optional.empty();
        world.assertRefused(Code.STS_BODY_SECRECY, wish.message());

        try (var other =
                new StsWorld(
                        Files.createDirectory(folder.resolve("plain")),
                        Map.of(Domain.of("fed.contoso.test"), plain))) {
            assertThat(other.ask(wish.message())).isInstanceOf(Outcome.Issued.class);
        }
    }

    @Test
    void neitherTokenNorRequestIsPrinted() {
        var outcome = world.ask(new Wish().message());

        assertThat(outcome.toString())
                .doesNotContain("EncryptedData")
                .doesNotContain("BinarySecret");
        assertThat(new String(((Outcome.Issued) outcome).envelope(), UTF_8))
                .contains("BinarySecret");
    }

    private static Wish signedBy(FederationKey key) {
        var wish = new Wish();
        wish.signer = key;
        return wish;
    }

    private IssuedToken issued(Wish wish) throws Exception {
        return token(world.ask(wish.message()), wish);
    }

    private static IssuedToken token(Outcome outcome, Wish wish) throws Exception {
        if (outcome instanceof Outcome.Issued(var envelope, _, _)
                && TokenResponse.read(envelope, wish.messageId)
                        instanceof TokenResponse.Issued(var token, var appliesTo)) {
            assertThat(appliesTo).isEqualTo("http://fed.fabrikam.test/");
            return token;
        }
        throw new AssertionError("no token: " + outcome);
    }

    private static DelegationAssertion opened(
            IssuedToken token, FederationKey reader, FederationKey broker, Suite suite)
            throws Exception {
        var encrypted = XmlTree.read(token.encryptedData());
        var plain =
                Encryption.decrypt(
                        encrypted,
                        id ->
                                Optional.of(reader.privateKey())
                                        .filter(_ -> id.equals(reader.keyId())),
                        Set.of(suite),
                        64 * 1024);
        var assertion = XmlTree.read(plain);
        EnvelopedSignature.verify(
                assertion,
                DelegationAssertion.ID,
                List.of(broker.certificate().getPublicKey()),
                Set.of(suite));
        return DelegationAssertion.read(assertion);
    }

    private static Code code(Outcome outcome) {
        return ((Outcome.Refused) outcome).why().code();
    }
}
